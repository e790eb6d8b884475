"""Whoever works by the keyboard sees where it is: every kind of control that takes it looks different with it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
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
