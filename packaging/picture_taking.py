"""How screenshots.py takes a picture: a window of its own in temporary folders, dressed in a look and a size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from picture_windows import close_dialogs
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app, theme
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.main_window import MainWindow

SETTLE_MS, AGAIN_MS, STILL_AT_MOST = 400, 150, 20


@dataclass
class Taken:
    """A main window with a screen brought up, and the window to take: itself, a dialog or a box."""

    window: MainWindow
    shown: QWidget


@contextmanager
def opened(qt: QApplication, scratch: Path,
           what: tuple[str, str | None, Callable[[MainWindow], QWidget | None]],
           size: tuple[int, int] = (1280, 720)) -> Iterator[Taken]:
    """Bring a screen up in a language, with a sample open or none; everything is closed at the end."""
    language, sample, show = what
    qt.setCursorFlashTime(0)
    kept = PreferenceFile(scratch / "config")
    kept.change(language=language, theme="light")
    window = app.make(qt, kept, Doors("keiko", Workplace(scratch / "data", lambda: datetime.now(UTC), "keiko")))
    window.resize(*size)
    window.show()
    app.begin(window, [])
    if sample is not None:
        window.commands.open_sample(sample)
    other = show(window)
    QTest.qWait(SETTLE_MS)
    try:
        yield Taken(window, other if isinstance(other, QWidget) else window)
    finally:
        close_dialogs(window)
        window.bench.close(discard=True)
        window.close()
        QTest.qWait(0)  # what was closed is taken away before the next window changes the language


def dressed(qt: QApplication, taken: Taken, look: str, size: tuple[int, int]) -> QImage:
    """Return the picture in a look; only the main window takes the size, what lies over it keeps its own."""
    new = theme.tokens().name != look or taken.window.size() != QSize(*size)
    theme.put_on(qt, look)
    taken.window.resize(*size)
    QTest.qWait(AGAIN_MS if new else 0)
    return still(taken.shown)


def still(shown: QWidget) -> QImage:
    """Return the picture of a window once two in a row are the same: what is laid out in turns is then done."""
    before = shown.grab().toImage()
    for _ in range(STILL_AT_MOST):
        QTest.qWait(AGAIN_MS)
        now = shown.grab().toImage()
        if now == before:
            break
        before = now
    return before.convertToFormat(QImage.Format.Format_RGB888)


def save(picture: QImage, target: Path, small: bool = False) -> None:
    """Write a picture, as small as it gets or quickly."""
    picture.save(str(target), "PNG", 0 if small else -1)
