"""No word is cut off on a screen of 1280 x 720 pixels at 125 % (1024 x 576 of the window's own), in either language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTableWidget,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui.wrap import WrapRow
from tests.gui.look.cut_text import cut

AT_125 = QSize(1024, 576)
"""What a screen of 1280 x 720 has left at 125 %; Qt lays out in these pixels whatever the scale."""
AT_150 = QSize(853, 480)
LONG = "A text that is much longer than the room it has"
FIELDS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QAbstractSpinBox)


def settled(root: QWidget, says: Callable[[QWidget], list[str]] = cut, within: int = 40) -> list[str]:
    """Return what is wrong once everything has been laid out; a wrong state may pass while pages are built."""
    for _ in range(within):
        QApplication.processEvents()
        if not (found := says(root)):
            return []
    return found


@pytest.mark.parametrize("make", [
    lambda: QLabel(LONG), lambda: QPushButton(LONG), lambda: box(LONG), lambda: line(LONG), lambda: tabs(LONG),
    lambda: table(LONG),
], ids=["label", "button", "choice", "placeholder", "tab", "column"])
def test_what_is_cut_off_would_be_found(qtbot, make: Callable[[], QWidget]) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    part = make()
    part.setParent(host)
    part.setGeometry(0, 0, 90, 40)
    host.resize(400, 200)
    host.show()
    assert any(LONG[:20] in found for found in cut(host))
    part.setGeometry(0, 0, 390, 60)
    if isinstance(part, QTableWidget):
        part.setColumnWidth(0, 380)
    assert not any("needs" in found for found in cut(host))


def test_what_stands_outside_or_over_another_would_be_found(qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    QVBoxLayout(host).addStretch(1)
    one, other = QLabel("One label", host), QLabel("Another", host)
    one.setGeometry(0, 0, 100, 20)
    other.setGeometry(50, 5, 100, 20)
    host.resize(120, 100)
    host.show()
    found = " ".join(cut(host))
    assert "lies over" in found
    assert "outside" in found


def box(text: str) -> QComboBox:
    made = QComboBox()
    made.addItem(text)
    return made


def line(text: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(text)
    return made


def tabs(text: str) -> QTabWidget:
    made = QTabWidget()
    made.addTab(QWidget(), text)
    return made


def table(text: str) -> QTableWidget:
    made = QTableWidget(1, 1)
    made.setHorizontalHeaderLabels([text])
    return made


def nameless(root: QWidget) -> list[str]:
    """Return every field that a screen reader could not name."""
    return [f"{type(one.parentWidget()).__name__}/{type(one).__name__} has no name"
            for one in root.findChildren(QWidget) if isinstance(one, FIELDS) and not isinstance(one, QHeaderView)
            and one.isVisible() and not isinstance(one.parentWidget(), QComboBox)
            and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)]


@pytest.mark.parametrize(("language", "first", "step"), [
    ("en", 0, 2), ("ja", 1, 2), pytest.param("en", 1, 2, marks=pytest.mark.long),
    pytest.param("ja", 0, 2, marks=pytest.mark.long)])
def test_no_section_cuts_a_word_off_and_every_field_has_a_name(
        desks, language: str, first: int, step: int) -> None:
    desk = desks(language=language)
    desk.window.commands.open_sample("id_factory_chillers")
    desk.window.resize(AT_125)
    wrong = {}
    for section in desk.workspace.steps.sections()[first::step]:
        desk.workspace.show_section(section)
        if found := [*settled(desk.window), *nameless(desk.window)]:
            wrong[section] = found
    assert wrong == {}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_panel_and_no_page_cuts_a_word_off(desks, language: str) -> None:
    desk = desks(language=language)
    window, wrong = desk.window, {}
    window.resize(AT_125)
    for name in ("show_start", "show_new"):
        getattr(window, name)()
        wrong[name] = [*settled(window), *nameless(window)]
    window.commands.open_sample("th_rooftop_solar")
    for name in ("guide", "findings", "numbers", "export", "print", "new_like", "finder", "move", "verification",
                 "review", "methodologies", "forms", "preferences", "about"):
        window.actions_by_id[name].trigger()
        shown = QApplication.activeModalWidget() or window
        wrong[name] = [*settled(shown), *nameless(shown)]
        if shown is not window:
            shown.close()
    assert {name: found for name, found in wrong.items() if found} == {}


def test_on_the_smallest_screen_everything_can_be_reached(desks) -> None:
    desk = desks(language="ja")
    desk.window.commands.open_sample("th_rooftop_solar")
    desk.window.resize(AT_150)
    assert desk.window.size() == AT_150
    settled(desk.window)
    stage = desk.window.stack.parentWidget().parentWidget()
    bars = stage.horizontalScrollBar().maximum(), stage.verticalScrollBar().maximum()
    least = desk.window.stack.minimumSizeHint()
    view = stage.viewport().size()
    assert bars[0] >= least.width() - view.width()
    assert bars[1] >= least.height() - view.height()
    desk.window.resize(1280, 720)
    settled(desk.window)
    assert (stage.horizontalScrollBar().maximum(), stage.verticalScrollBar().maximum()) == (0, 0)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_laptop_at_150_per_cent_shows_the_workspace_whole(desks, language: str) -> None:
    desk = desks(language=language)
    desk.window.commands.open_sample("id_factory_chillers")
    desk.window.resize(960, 600)  # 1440 x 900
    desk.workspace.show_section("mps_monitored")
    assert settled(desk.window) == []
    stage = desk.window.stack.parentWidget().parentWidget()
    assert stage.horizontalScrollBar().maximum() == 0
    steps, painter = desk.workspace.steps, desk.workspace.steps.itemDelegate()
    option = QStyleOptionViewItem()
    steps.initViewItemOption(option)
    heights = {steps.item(at).text(): (steps.visualItemRect(steps.item(at)).height(),
                                       painter.sizeHint(option, steps.indexFromItem(steps.item(at))).height())
               for at in range(steps.count())}
    assert {text: both for text, both in heights.items() if both[0] != both[1]} == {}


def test_a_row_goes_on_in_the_next_line_and_leaves_out_what_is_hidden(qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    row = WrapRow(host)
    buttons = [QPushButton(f"Button {at}", host) for at in range(4)]
    for button in buttons:
        row.addWidget(button)
    wide = buttons[0].sizeHint().width()
    host.resize(2 * wide + 12, 200)
    host.show()
    QApplication.processEvents()
    assert [button.y() for button in buttons] == [0, 0, buttons[2].y(), buttons[2].y()]
    assert buttons[2].y() > 0
    buttons[0].hide()
    QApplication.processEvents()
    assert buttons[2].y() == 0
    assert row.heightForWidth(10 * wide) < row.heightForWidth(wide)
    outer = QHBoxLayout()
    assert outer.count() == 0


ALL_PAGES = """
import json, sys, tempfile
from pathlib import Path
repository = Path(sys.argv[1])
sys.path[:0] = [str(repository / "packaging"), str(repository)]

def main():
    import screenshots
    from picture_documents import documents
    from picture_taking import opened
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from tests.gui.look.cut_text import cut
    qt = QApplication([])
    wrong = {}
    with tempfile.TemporaryDirectory() as scratch:
        documents.folder = Path(scratch)
        for name, sample, show in screenshots.PAGES:
            with opened(qt, Path(scratch) / name, (sys.argv[2], sample, show)) as taken:
                taken.window.resize(1024, 576)
                for _ in range(30):
                    QTest.qWait(100)
                    found = cut(taken.shown)
                    if not found:
                        break
            if found:
                wrong[name] = found
    print(json.dumps(wrong))

if __name__ == "__main__":
    main()
"""


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_screen_at_all_cuts_a_word_off_at_125_per_cent(repository: Path, tmp_path: Path, language: str) -> None:
    script = tmp_path / "all_pages.py"
    script.write_text(ALL_PAGES, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), str(repository), language], capture_output=True,
                          env={**os.environ, "QT_SCALE_FACTOR": "1.25"}, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.strip().splitlines()[-1]) == {}
