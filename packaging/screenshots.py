"""Make the pictures of the README anew: resources/help/pictures/*.png, from the samples that come with the program.

    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1440x900x24" .venv/bin/python packaging/screenshots.py

With the name of a folder behind it, every page is taken there in both languages, light and dark, at 1280 x 720, to be
looked over; names of pages after it take only those. `--looks light,dark,contrast`, `--sizes 1280x720,3840x2160` and
`--languages ja` choose others, QT_SCALE_FACTOR the scale. `--full` takes everything: three looks, three sizes, and
100, 150 and 200 %, in a folder for each scale; the three options narrow it.

Nothing of the user is read or written: preferences and working copies lie in a temporary folder. Without the words
above the pictures are made too, off screen, with the fonts of this machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from picture_checks import CHECK_PAGES
from picture_cycle import CYCLE_PAGES
from picture_data import DATA_PAGES
from picture_documents import documents
from picture_forms import FORM_PAGES
from picture_methodologies import METHODOLOGY_PAGES
from picture_papers import PAPER_PAGES
from picture_publishing import PUBLISHING_PAGES
from picture_taking import dressed, opened, save
from picture_versions import VERSION_PAGES, compared
from picture_windows import WINDOW_PAGES
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.files.data import data_path
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.theme_tokens import LOOKS

SIZE = (1280, 800)
SIZES, SCALES = ("1280x720", "1440x900", "3840x2160"), ("1", "1.5", "2")
CHILLERS, SOLAR = "id_factory_chillers", "th_rooftop_solar"


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


def wait(page: QWidget) -> None:
    """Wait for the other process of a page."""
    while page.running:
        QTest.qWait(50)


def from_document(tab: str) -> Callable[[MainWindow], None]:
    """A new project from last year's document, one of its lists."""

    def show(window: MainWindow) -> None:
        window.commands.paperwork.read(documents.filled(SOLAR), None)
        page = window.stack.currentWidget()
        wait(page)
        page.tabs.setCurrentWidget(getattr(page, tab))

    return show


def imported(tab: str) -> Callable[[MainWindow], None]:
    """A reviewer's document for the open project, one of its lists."""

    def show(window: MainWindow) -> None:
        window.commands.paperwork.read(documents.reviewed(SOLAR), window.bench.session)
        page = window.stack.currentWidget()
        wait(page)
        page.tabs.setCurrentWidget(getattr(page, tab))

    return show


def to_change(window: MainWindow) -> None:
    """A project made from a document, with the list of what to change and the texts nobody understood."""
    window.commands.paperwork.read(documents.reviewed(SOLAR), None)
    page = window.stack.currentWidget()
    wait(page)
    page.take()
    window.workspace.show_section("a5")


def picker(window: MainWindow) -> None:
    """The list of fields a text can be put into."""
    imported("texts")(window)
    window.stack.currentWidget().texts.into.click()


def review(tab: int) -> Callable[[MainWindow], None]:
    """Proposed edits, or notes."""

    def show(window: MainWindow) -> None:
        imported("read_list")(window)
        window.stack.currentWidget().take()
        window.commands.paperwork.show_review()
        window.stack.currentWidget().tabs.setCurrentIndex(tab)

    return show


def noted(window: MainWindow) -> None:
    """A section with a note and a proposed edit at their fields."""
    review(0)(window)
    work("a5", 1)(window)


def adopting(window: MainWindow) -> None:
    """What an official form holds."""
    window.commands.paperwork.adopt(documents.official("JCM_TH_F_PDD_ver03.0"))
    wait(window.stack.currentWidget())


def unsaid(window: MainWindow) -> None:
    """A form that does not say itself what it is."""
    window.commands.paperwork.adopt(documents.official(""))
    wait(window.stack.currentWidget())


def moved(window: MainWindow) -> None:
    """What moving the open project to a form changed."""
    adopting(window)
    page = window.stack.currentWidget()
    page.keep()
    page.move_project()


def forms(window: MainWindow) -> None:
    """The forms adopted."""
    adopting(window)
    window.stack.currentWidget().keep()
    window.commands.paperwork.show_forms()


PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], QWidget | None]], ...] = (
    ("start", None, start),
    ("from-document", None, from_document("read_list")),
    ("from-document-change", None, from_document("change")),
    ("import-disagree", SOLAR, imported("disagree")),
    ("import-texts", SOLAR, imported("texts")),
    ("import-picker", SOLAR, picker),
    ("to-change", None, to_change),
    ("review-edits", SOLAR, review(0)),
    ("review-notes", SOLAR, review(1)),
    ("review-at-fields", SOLAR, noted),
    ("adopting", SOLAR, adopting),
    ("adopting-unsaid", SOLAR, unsaid),
    ("adopting-moved", SOLAR, moved),
    ("forms", SOLAR, forms),
    *METHODOLOGY_PAGES,
    *CHECK_PAGES,
    *PAPER_PAGES,
    *FORM_PAGES,
    *CYCLE_PAGES,
    *VERSION_PAGES,
    *PUBLISHING_PAGES,
    *DATA_PAGES,
    *WINDOW_PAGES,
)

PAPERS = {name: show for name, _, show in PAPER_PAGES}

PICTURES: tuple[tuple[str, str, str, str | None, Callable[[MainWindow], None]], ...] = (
    ("start-en", "en", "light", None, start),
    ("new-project-en", "en", "light", None, new),
    ("inputs-en", "en", "light", CHILLERS, work("c0", 2)),
    ("start-ja", "ja", "light", None, start),
    ("inputs-ja", "ja", "light", CHILLERS, work("c0", 2)),
    ("criteria-en", "en", "light", CHILLERS, work("b2", 1)),
    ("export-en", "en", "light", SOLAR, export),
    ("criteria-ja", "ja", "light", CHILLERS, work("b2", 1)),
    ("numbers-ja-dark", "ja", "dark", CHILLERS, work("c3", 2)),
    ("guide-en-dark", "en", "dark", SOLAR, work("a2", 0)),
    ("export-ja", "ja", "light", SOLAR, export),
    ("from-document-en", "en", "light", None, from_document("read_list")),
    ("to-change-ja", "ja", "light", None, to_change),
    ("review-en", "en", "light", SOLAR, review(0)),
    ("adopting-ja", "ja", "light", SOLAR, adopting),
    ("evidence-en", "en", "light", CHILLERS, PAPERS["paper-evidence-card"]),
    ("figure-ja", "ja", "light", CHILLERS, PAPERS["paper-figure"]),
    ("compare-en", "en", "light", CHILLERS, compared),
    ("compare-ja", "ja", "light", CHILLERS, compared),
)


def main() -> int:
    """Write every picture and say how large it is."""
    asked = arguments()
    if asked.folder is not None:
        if asked.full:
            return every_scale(asked)
        qt = QApplication(sys.argv[:1])
        return look_over(qt, asked, Path(asked.folder))
    qt = QApplication(sys.argv[:1])
    folder = data_path("resources", "help", "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        documents.folder = Path(scratch)
        for name, language, look, sample, show in PICTURES:
            target = folder / f"{name}.png"
            with opened(qt, Path(scratch) / name, (language, sample, show)) as window:
                save(dressed(qt, window, look, SIZE), target, small=True)
            print(f"{target.name}: {target.stat().st_size // 1024} kB")
    return 0


def arguments() -> argparse.Namespace:
    """Return what was asked for on the command line."""
    read = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    read.add_argument("folder", nargs="?", help="take every page into this folder")
    read.add_argument("pages", nargs="*", help="only these pages")
    read.add_argument("--full", action="store_true", help="every look, size and scale")
    read.add_argument("--languages", default="en,ja")
    read.add_argument("--looks", help="light,dark; every look with --full")
    read.add_argument("--sizes", help="pixels of the screen: 1280x720; every size with --full")
    asked = read.parse_args()
    asked.looks = asked.looks or (",".join(LOOKS) if asked.full else "light,dark")
    asked.sizes = asked.sizes or (",".join(SIZES) if asked.full else "1280x720")
    return asked


def every_scale(asked: argparse.Namespace) -> int:
    """Take the pages asked for at 100, 150 and 200 %, a folder for each: each scale needs a program of its own."""
    for scale in SCALES:
        command = [sys.executable, __file__, str(Path(asked.folder) / f"{round(float(scale) * 100)}"), *asked.pages,
                   "--languages", asked.languages, "--looks", asked.looks, "--sizes", asked.sizes]
        done = subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=False)
        if done.returncode:
            return done.returncode
    return 0


def look_over(qt: QApplication, asked: argparse.Namespace, folder: Path) -> int:
    """Take the pages asked for in languages, looks and sizes into a folder; sizes are pixels of the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    sizes = [tuple(round(int(part) / scale) for part in size.split("x")) for size in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory() as scratch:
        documents.folder = Path(scratch)
        for (name, sample, show), language in product(PAGES, asked.languages.split(",")):
            if asked.pages and name not in asked.pages:
                continue
            with opened(qt, Path(scratch) / f"{name}-{language}", (language, sample, show)) as window:
                for look, (at, size) in product(asked.looks.split(","), enumerate(sizes)):
                    ending = f"-{asked.sizes.split(',')[at]}" if len(sizes) > 1 else ""
                    save(dressed(qt, window, look, size), folder / f"{name}-{language}-{look}{ending}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
