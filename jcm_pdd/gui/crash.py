"""When the program itself fails: a local log and reports without anything from the project, and a notice."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from jcm_pdd.files.crash_reports import LOG_FILE, Reports, details, log_folder, program

__all__ = ("LOG", "catch", "collect", "details", "fault_file", "forget", "listen_to_qt", "log_folder", "log_to",
           "reports", "tell", "watch", "worker_ended")

LOG = logging.getLogger("jcm_pdd")
LOG_SIZE = 200_000
_SUBJECT = re.compile(r"Q[A-Za-z0-9]+(?:::~?[A-Za-z0-9_]+)*")
_QT = {QtMsgType.QtWarningMsg: "warning", QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}
_kept: list[Reports] = []
"""Where this process keeps its reports; empty until `watch`, so that tests and previews write none."""


class _Told(logging.Formatter):
    """Writes an error that comes with a record as `details`, never with its words."""

    def formatException(self, ei: Any) -> str:
        return details(ei[1]) if ei[1] is not None else ""

    def formatStack(self, stack_info: str) -> str:
        return ""


def log_to(folder: Path) -> None:
    """Write the log into `folder`; without a folder that takes files the program runs without a log."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / LOG_FILE, maxBytes=LOG_SIZE, backupCount=2, encoding="utf-8",
                                      errors="replace", delay=True)
    except OSError:
        return
    logging.raiseExceptions = False  # a full disk must not fill a console with the failures of the log
    handler.setFormatter(_Told("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.info("%s", program())


def reports() -> Reports:
    """Return the reports of this user."""
    return _kept[0] if _kept else Reports(log_folder() / "reports")


def watch(kept: Reports) -> Callable[[], None]:
    """Keep reports there from now on, also of failures below Python; the returned function ends that."""
    _kept[:] = [kept]
    end = kept.watch()

    def ended() -> None:
        end()
        _kept.clear()

    return ended


def collect() -> bool:
    """Tell whether the program ended below Python the last time; its report is among the others then."""
    return bool(_kept and _kept[0].collect())


def tell(told: str) -> None:
    """Log a failure and keep a report of it."""
    LOG.error("%s", told)
    for kept in _kept:
        kept.keep(told)


def fault_file() -> Path | None:
    """Return where a process that works for this one writes what it dies of; None when nobody watches."""
    return _kept[0].fault_file() if _kept else None


def worker_ended(file: Path | None, code: int | None) -> None:
    """Log that a process that works for this one died, and keep a report when it left a trace."""
    LOG.error("another process ended with %s", code)
    if file is not None and _kept:
        _kept[0].take(file)


def forget(file: Path | None) -> None:
    """Take away what a process that was ended on purpose had open for a trace."""
    if file is not None:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def catch(show: Callable[[BaseException, str], None]) -> None:
    """From now on log every error nobody caught, in every thread, and hand it to `show(error, details)`.

    `show` is called in the thread of the window.
    """
    before, relay = sys.excepthook, _Relay(show)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, error, trace)
            return
        told = details(error)
        tell(told)
        relay.failed.emit(error, told)

    def in_thread(given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            hook(given.exc_type, given.exc_value, given.exc_traceback)

    def ignored(given: Any) -> None:  # an error while something was taken away: nobody can do anything about it
        if given.exc_value is not None:
            LOG.error("%s", details(given.exc_value))

    sys.excepthook, threading.excepthook, sys.unraisablehook = hook, in_thread, ignored


def listen_to_qt() -> None:
    """Log what Qt complains about by the name of its function alone; its words may quote a file or a text."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    text = message or ""
    if kind in _QT:
        subject = _SUBJECT.match(text)
        LOG.warning("Qt %s %s", _QT[kind], subject[0] if subject else "-")
    if sys.stderr is not None:  # a console shows it whole, a program without one has nowhere to write
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{text}\n")


class _Relay(QObject):
    """Brings an error from any thread to the window's."""

    failed = Signal(object, str)

    def __init__(self, show: Callable[[BaseException, str], None]) -> None:
        super().__init__()
        self._show = show
        self.failed.connect(self._pass_on)

    def _pass_on(self, error: BaseException, told: str) -> None:
        try:
            self._show(error, told)
        except Exception as worse:  # noqa: BLE001 - the window itself is broken; the log says where
            LOG.error("%s", details(worse))
