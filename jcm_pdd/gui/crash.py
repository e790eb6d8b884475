"""When the program itself fails: a local log without anything from the project, and a notice with the details."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem

LOG = logging.getLogger("jcm_pdd")
LOG_SIZE = 200_000


def log_to(folder: Path) -> None:
    """Write the log into `folder`; without a folder that takes files the program runs without a log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "jcm-pdd-studio.log", maxBytes=LOG_SIZE, backupCount=2,
                                      encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)


def log_folder() -> Path:
    """Return where the operating system keeps logs of programs of this user."""
    import platformdirs

    return Path(platformdirs.user_log_dir("JCM PDD Studio", appauthor=False))


def details(error: BaseException) -> str:
    """Return what failed and where in the program; the words of the error are left out, they may quote the project."""
    kind = type(error)
    where = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
             for frame in traceback.extract_tb(error.__traceback__)]
    code = f" {error.code}" if isinstance(error, Problem) else ""
    return "\n".join((
        f"JCM PDD Studio {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}{code}", *where))


def catch(show: Callable[[BaseException, str], None]) -> None:
    """From now on log every error nobody caught and hand it to `show(error, details)`."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        told = details(error)
        LOG.error("%s", told)
        show(error, told)

    sys.excepthook = hook
