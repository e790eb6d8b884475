"""Make the pictures of the README anew: resources/help/pictures/*.png, from the samples that come with the program.

    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1440x900x24" .venv/bin/python packaging/screenshots.py

Nothing of the user is read or written: preferences and working copies lie in a temporary folder. Without the words
above the pictures are made too, off screen, with the fonts of this machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.data import data_path
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.main_window import MainWindow

SIZE = (1280, 800)
CHILLERS, SOLAR = "id_factory_chillers", "th_rooftop_solar"
SETTLE_MS = 400


def start(window: MainWindow) -> None:
    """The first page."""
    window.show_start()


def new(window: MainWindow) -> None:
    """The four questions, with a methodology chosen."""
    window.show_new()
    page = window.stack.currentWidget()
    page.country.setCurrentIndex(page.country.findData("ID"))
    page.methodologies.setCurrentRow(0)
    page.title.setText("High efficiency chillers at a factory")


def work(section: str, panel: int) -> Callable[[MainWindow], None]:
    """A section with one of the side panels."""

    def show(window: MainWindow) -> None:
        window.show_workspace()
        window.workspace.show_section(section)
        window.workspace.side.setCurrentIndex(panel)

    return show


def export(window: MainWindow) -> None:
    """The export page."""
    window.show_export()


PICTURES: tuple[tuple[str, str, str, str | None, Callable[[MainWindow], None]], ...] = (
    ("start-en", "en", "light", None, start),
    ("new-project-en", "en", "light", None, new),
    ("inputs-en", "en", "light", CHILLERS, work("c0", 2)),
    ("criteria-ja", "ja", "light", CHILLERS, work("b2", 1)),
    ("numbers-ja-dark", "ja", "dark", CHILLERS, work("c3", 2)),
    ("guide-en-dark", "en", "dark", SOLAR, work("a2", 0)),
    ("export-ja", "ja", "light", SOLAR, export),
)


def main() -> int:
    """Write every picture and say how large it is."""
    qt = QApplication(sys.argv[:1])
    folder = data_path("resources", "help", "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, language, theme, sample, show in PICTURES:
            target = folder / f"{name}.png"
            take(qt, Path(scratch) / name, target, (language, theme, sample, show))
            print(f"{target.name}: {target.stat().st_size // 1024} kB")
    return 0


def take(qt: QApplication, scratch: Path, target: Path,
         what: tuple[str, str, str | None, Callable[[MainWindow], None]]) -> None:
    """Take one picture of a window of its own."""
    language, theme, sample, show = what
    kept = PreferenceFile(scratch / "config")
    kept.change(language=language, theme=theme)
    window = app.make(qt, kept, Doors("keiko", Workplace(scratch / "data", lambda: datetime.now(UTC), "keiko")))
    window.resize(*SIZE)
    window.show()
    app.begin(window, [])
    if sample is not None:
        window.commands.open_sample(sample)
    show(window)
    QTest.qWait(SETTLE_MS)
    window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888).save(str(target), "PNG", 0)
    window.bench.close(discard=True)
    window.close()
    QTest.qWait(0)  # what was closed is taken away before the next window changes the language


if __name__ == "__main__":
    sys.exit(main())
