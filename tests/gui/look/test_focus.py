"""Whoever works by the keyboard sees where it is: every kind of control that takes it looks different with it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTableWidget,
    QTextBrowser,
    QToolButton,
    QTreeWidget,
    QWidget,
)

from jcm_pdd.files.preferences import Preferences
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.inputs import Combo, GrowingText, LineInput
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.panels.guide import Guide
from jcm_pdd.gui.panels.preview_pages import PreviewPages
from jcm_pdd.gui.papers.figure_canvas import FigureCanvas


def with_role(make: Callable[[], QWidget], role: str) -> Callable[[], QWidget]:
    def made() -> QWidget:
        widget = make()
        theme.set_role(widget, role)
        return widget

    return made


def list_of_two() -> QListWidget:
    made = QListWidget()
    made.addItems(["One", "Two"])
    return made


def bar() -> QTabBar:
    made = QTabBar()
    for name in ("One", "Two"):
        made.addTab(name)
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "QPushButton": lambda: QPushButton("Add row"),
    **{f"QPushButton {role}": with_role(lambda: QPushButton("Add row"), role)
       for role in ("primary", "quiet", "segment")},
    "QToolButton": QToolButton, "QCheckBox": lambda: QCheckBox("Yes"), "QRadioButton": lambda: QRadioButton("Yes"),
    "QLineEdit": QLineEdit, "LineInput": LineInput, "QPlainTextEdit": QPlainTextEdit, "GrowingText": GrowingText,
    "QTextBrowser": QTextBrowser, "QComboBox": QComboBox, "Combo": Combo, "QListView": QListView,
    "QListWidget": list_of_two, "QTreeWidget": QTreeWidget, "QTableView": QTableView,
    "QTableWidget": lambda: QTableWidget(2, 2), "QTabBar": bar, "QScrollArea": QScrollArea, "Guide": Guide,
    "PreviewPages": PreviewPages, "QGraphicsView": FigureCanvas}
# Shown by what they hold: the pages of tabs by their bar, the bodies of spin boxes and calendars nowhere in use.
BY_THEIR_PARTS = {"QTabWidget", "QCalendarWidget", "QAbstractScrollArea"}
LEAST = 40
"""Pixels that must differ: more than a writing mark is made of."""


@pytest.fixture(params=["light", "dark", "contrast"])
def grounds(request: pytest.FixtureRequest, qapp: QApplication, qtbot) -> Iterator[tuple[QWidget, dict[str, QWidget]]]:
    """Return a window with one control of each kind, in one look."""
    look, flash = Look(qapp), qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    look.use(Preferences(language="en", theme=request.param))
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    made = {name: make() for name, make in KINDS.items()}
    for at, widget in enumerate(made.values()):
        widget.setMinimumSize(160, 60)
        grid.addWidget(widget, at // 5, at % 5)
    window.resize(1200, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window, made
    qapp.setCursorFlashTime(flash)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differing(one: QImage, other: QImage) -> int:
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return sum(first[at:at + 4] != second[at:at + 4] for at in range(0, min(len(first), len(second)), 4))


def test_every_kind_of_control_shows_that_it_has_the_keyboard(grounds: tuple[QWidget, dict[str, QWidget]]) -> None:
    window, made = grounds
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    unseen = {}
    for name, widget in made.items():
        window.setFocus()
        before = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus(), name
        count = differing(before, picture(widget))
        if count < LEAST:
            unseen[name] = count
    assert unseen == {}


def used() -> Iterator[str]:
    """Yield the classes of Qt the window makes or extends."""
    for path in (Path(__file__).parents[3] / "jcm_pdd" / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node, ast.ClassDef):
                yield from (base.id for base in node.bases if isinstance(base, ast.Name))


def test_no_kind_of_control_is_left_out(qapp: QApplication) -> None:
    found = set()
    for name in set(used()):
        kind = getattr(QtWidgets, name, None)
        if isinstance(kind, type) and issubclass(kind, QWidget) and name != "QHeaderView":
            widget = kind()
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.add(name)
            widget.deleteLater()
    assert len(found) > 10
    assert found - BY_THEIR_PARTS <= set(KINDS)


def edges(picture: QImage) -> list[str]:
    """The colours in the middle of the four edges."""
    across, down = picture.width() // 2, picture.height() // 2
    return [picture.pixelColor(x, y).name() for x, y in
            ((0, down), (picture.width() - 1, down), (across, 0), (across, picture.height() - 1))]


@pytest.mark.parametrize("name", ["QScrollArea", "QTableView", "QTreeWidget"])
def test_the_ring_stands_on_all_four_sides(grounds: tuple[QWidget, dict[str, QWidget]], name: str) -> None:
    widget = grounds[1][name]
    if isinstance(widget, QScrollArea):
        widget.setWidgetResizable(True)
        inside = QWidget()
        inside.setAutoFillBackground(True)
        inside.setMinimumHeight(2000)
        widget.setWidget(inside)
        QTest.qWait(20)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert edges(picture(widget)) == [theme.tokens().focus.lower()] * 4


@pytest.mark.parametrize("role", ["", "side"])
def test_the_ring_of_a_tab_leaves_its_words_alone(grounds: tuple[QWidget, dict[str, QWidget]], role: str) -> None:
    window, made = grounds
    tabs = made["QTabBar"]
    theme.set_role(tabs, role)
    tabs.setExpanding(False)
    tabs.setTabText(0, "Guide")
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setFocus()

    def inked() -> set[int]:
        """The columns the words of the first tab have ink in, within the ring."""
        first, shown, ring = tabs.tabRect(0), picture(tabs), theme.tokens().ring
        box = first.adjusted(ring, 6, -ring, -6)
        ground = shown.pixelColor(box.center().x(), box.top())
        return {x for x in range(box.left(), box.right() + 1)
                if any(abs(shown.pixelColor(x, y).lightness() - ground.lightness()) > 60
                       for y in range(box.top(), box.bottom() + 1))}

    before = inked()
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert before
    assert inked() == before
