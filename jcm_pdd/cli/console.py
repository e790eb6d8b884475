"""The console: any code page or none at all, and the one line an error is told by."""

from __future__ import annotations

import os
import sys

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.code_pages import register

OURS_TOO = ("definition.", "package.", "reference.")
"""Problems a damaged file of the program has in common with one of the user."""


def take_any_console() -> None:
    """Let a console of another code page show the nearest sign it has, and a program without a console run too."""
    nearest = register()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # pythonw, or a window that was started by a double click
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 as long as we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=nearest)


def told(error: Exception, language: str) -> str:
    """Return one line about an error: a problem's own, or that a file of the program is damaged; "" for a bug."""
    from jcm_pdd.files.data_health import blame

    if not isinstance(error, Problem):
        return blame(error, language)
    try:
        from jcm_pdd.files.messages import problem_text

        own = " ".join(problem_text(error, language).split())
    except Exception as worse:  # noqa: BLE001 the words themselves are damaged
        return blame(worse, language)
    return (blame(error, language) if error.code.startswith(OURS_TOO) else "") or own
