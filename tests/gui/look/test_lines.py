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


def test_the_last_column_borrows_what_others_do_not_need(lines: Lines) -> None:
    lines._widths = (280, 300)
    lines.setHeaderLabels(["Field", "In the document", "Why"])
    lines.line(["A.5", "2019-04-01", "A date of the document, to be looked at again for the new project"])
    assert laid_out(lines) == [True, True, True]


@pytest.mark.parametrize("width", [700, 520])
def test_there_is_nothing_to_scroll_to_while_columns_can_be_narrower(lines: Lines, width: int) -> None:
    lines.line(["EG", LONG, "yes"])
    lines._widths = (200, 400)
    lines.setHeaderLabels(["Symbol", "Kind", "When"])
    lines.resize(width, 200)
    laid_out(lines)
    assert lines.header().length() == lines.viewport().width()
    assert lines.horizontalScrollBar().maximum() == 0


def test_the_chosen_line_stays_in_sight_when_the_list_gets_lower(lines: Lines) -> None:
    for at in range(6):
        lines.line([str(at), "text", "yes"])
    lines.choose(5)
    lines.resize(700, 110)
    QApplication.processEvents()
    assert lines.viewport().rect().contains(lines.visualItemRect(lines.currentItem()))
