"""Reading projects as it runs in another process; knows no Qt of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.gui.jobs import Talk


def read(talk: Talk, paths: Sequence[str]) -> int:
    """Tell the facts of project files one by one; return how many were read."""
    from jcm_pdd.files.portfolio.facts import as_json, read_facts
    from jcm_pdd.gui.jobs import Cancelled

    for path in paths:
        if talk.cancelled():
            raise Cancelled
        talk.tell(as_json(read_facts(path)))
    return len(paths)
