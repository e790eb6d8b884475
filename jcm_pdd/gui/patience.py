"""Long copying beside the window: a thread does it, a notice shows how far it is and has a Cancel, the window lives on.

Who asks gets the result as from any call; meanwhile the events of the window go on. Only one such piece of work goes
on in a window at a time, and the window closes when it has ended.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QProgressBar

from jcm_pdd.gui.theme import set_role

if TYPE_CHECKING:
    from jcm_pdd.gui.banner import Banner, Notice

T = TypeVar("T")
AT_ONCE = 24 * 2**20
"""Bytes up to which copying a project is over before anybody notices."""
KEY = "patience"
LOOK_MS = 60


class Stopped(Exception):
    """The user wants no more of it; everything is as it was before."""


class Bar(QProgressBar):
    """How far a piece of work is, beside the words of its notice."""

    def __init__(self, notice: Notice, name: str) -> None:
        super().__init__(notice)
        self.setRange(0, 100)
        self.setFixedWidth(160)
        self.setTextVisible(True)
        self.setAccessibleName(name)
        set_role(self, "progress")
        notice.layout().insertWidget(1, self)  # type: ignore[union-attr]
        self.show()


class Patience(QObject):
    """What a window waits for without standing still."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._stop = threading.Event()
        self._done = 0
        self.running = False
        self.after: list[Callable[[], object]] = []
        """What waits for the end, such as closing the window."""

    def run(self, words: Callable[[], str], size: int, work: Callable[[], T]) -> T:
        """Return what `work` returns or raise what it raises; `size` is the bytes it will copy in all.

        Raises Stopped after Cancel. Small work is done at once, in this thread.
        """
        if size <= AT_ONCE:
            return work()
        outcome: dict[str, Any] = {}
        self._stop.clear()
        self._done, self.running = 0, True
        thread = threading.Thread(target=self._work, args=(work, outcome), name="patience", daemon=True)
        try:
            self._wait(thread, words, size)
        finally:
            self.running = False
            self._banner.take_away(KEY)
            waiting, self.after = self.after, []
            for act in waiting:
                QTimer.singleShot(0, self, act)
        if "error" in outcome:
            raise outcome["error"]
        result: T = outcome["result"]
        return result

    def stop(self) -> None:
        """Ask for the end; past the point of no return the work is left to finish."""
        self._stop.set()

    def _wait(self, thread: threading.Thread, words: Callable[[], str], size: int) -> None:
        notice = self._banner.show_notice(KEY, "accent", words, (lambda: self.tr("Cancel"), self.stop))
        bar, loop, look = Bar(notice, words()), QEventLoop(), QTimer()
        look.setInterval(LOOK_MS)

        def show() -> None:
            if not thread.is_alive():
                loop.quit()
            else:
                bar.setValue(min(99, self._done * 100 // size))

        look.timeout.connect(show)
        thread.start()
        look.start()
        loop.exec()
        look.stop()
        thread.join()

    def _work(self, work: Callable[[], object], outcome: dict[str, Any]) -> None:
        from jcm_pdd.files.store.watching import watched

        try:
            with watched(self._passed):
                outcome["result"] = work()
        except BaseException as error:  # noqa: BLE001 - raised again in the window's own thread
            outcome["error"] = error

    def _passed(self, count: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self._done += count
