"""Columns of a list share the width there is: a text is cut only when no other column can spare the room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from jcm_pdd.gui.lines import Lines

LONG = "A kind of connection that is written out in full"


@pytest.fixture
def lines(qtbot) -> Lines:
    made = Lines((60, 80), None)
    qtbot.addWidget(made)
    made.setHeaderLabels(["Symbol", "Kind", "When"])
    made.resize(700, 200)
    made.show()
    return made


def laid_out(lines: Lines) -> list[bool]:
    """Return for each column whether the longest text has its room."""
    lines._later.stop()
    lines._share()
    QApplication.processEvents()
    texts = [[line.text(at) for line in all_lines(lines) if not line.isFirstColumnSpanned()] for at in range(3)]
    return [max(map(lines.fontMetrics().horizontalAdvance, column)) + 12 <= lines.columnWidth(at)
            for at, column in enumerate(texts)]


def all_lines(lines: Lines) -> list[QTreeWidgetItem]:
    tops = [lines.topLevelItem(at) for at in range(lines.topLevelItemCount())]
    return [*tops, *(top.child(at) for top in tops for at in range(top.childCount()))]


def test_a_column_takes_the_room_the_last_one_does_not_need(lines: Lines) -> None:
    lines.line(["EG", LONG, "every year"])
    assert laid_out(lines) == [True, True, True]


def test_lines_below_others_count_with_what_they_are_set_in(lines: Lines) -> None:
    lines.setRootIsDecorated(True)
    head = lines.line(["Units of the workbook, a heading over all columns that needs no room", "", ""])
    head.setFirstColumnSpanned(True)
    lines.line(["Connection_type", "text", "every year"], head)
    lines.expandAll()
    assert laid_out(lines) == [True, True, True]
    assert lines.columnWidth(0) - 2 * lines.indentation() > lines.fontMetrics().horizontalAdvance("Connection_type")
    assert lines.columnWidth(0) < lines.fontMetrics().horizontalAdvance(head.text(0))


def test_the_last_column_keeps_what_its_own_texts_need(lines: Lines) -> None:
    lines.line(["EG", LONG, "Every year of operation, from the day of the hand-over until the end of the period, " * 3])
    assert lines.columnWidth(1) == 80
    laid_out(lines)
    assert lines.columnWidth(1) == 80
