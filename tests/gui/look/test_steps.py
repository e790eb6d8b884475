"""Rows of the list of steps: a title stands beside its number, and its first line ends before the chip."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.definitions import library
from jcm_pdd.gui.page.row_list import RowList
from jcm_pdd.gui.step_painter import CHIP_FONT, LEAST_FIRST, LEFT, Step, StepPainter

WIDTH, NARROW = 244, 140
"""Pixels of a row in a window of 1280 pixels, and of 960."""


@pytest.fixture(scope="module")
def titles() -> list[tuple[str, str]]:
    return [(section.number, section.title.en) for form in (*library().forms.values(), *library().papers)
            for section in form.sections]


def row(number: str, title: str, width: int) -> tuple[Step, QFont]:
    font = QFont(QApplication.font())
    font.setPixelSize(13)
    return Step("one", title, number, "Optional", "neutral", ""), font


def test_every_title_begins_beside_its_number_and_leaves_the_chip_its_room(qapp, titles: list[tuple[str, str]]) -> None:
    looked_at = 0
    for number, title in titles:
        step, font = row(number, title, WIDTH)
        places, bold = StepPainter._place(step, WIDTH, font), QFontMetrics(StepPainter._bold(font))
        chip = WIDTH - 8 - QFontMetrics(StepPainter._small(font, CHIP_FONT)).horizontalAdvance(step.chip) - 16
        beside = LEFT + (max(bold.horizontalAdvance(number), 24) + 8 if number else 0)
        if chip - beside - 16 < LEAST_FIRST:  # a wide number leaves no room beside it in the font of the tests
            continue
        looked_at += 1
        assert "".join(text for _, text in places.lines).replace(" ", "") == title.replace(" ", "")
        assert places.lines[0][0].top() == places.number.top() == places.chip.top()
        ends = [room.left() + bold.horizontalAdvance(text) for room, text in places.lines]
        assert ends[0] < chip
        assert max(ends) <= WIDTH
        assert places.lines[-1][0].bottom() < places.height - 2
        assert {room.left() for room, _ in places.lines} == {beside}
    assert looked_at > 30


def test_in_a_narrow_list_a_title_has_the_whole_width_below_number_and_chip(qapp) -> None:
    step, font = row("A.2", "General description of project and applied technologies and/or measures", NARROW)
    places = StepPainter._place(step, NARROW, font)
    assert places.lines == ()
    assert places.title.left() == LEFT
    assert places.title.top() > places.chip.center().y()


def test_a_head_beside_a_wide_empty_column_has_two_lines_at_most(qtbot, desks) -> None:
    desk = desks()
    desk.window.commands.open_sample("id_factory_chillers")
    desk.window.resize(1280, 720)
    desk.session.add_rows("periods")
    desk.workspace.show_section("monitoring_periods")
    view = desk.workspace.page.findChild(RowList)
    qtbot.waitUntil(lambda: view.isVisible() and view.viewport().width() > 300)
    head = view.horizontalHeader()
    assert head.height() <= 2 * head.fontMetrics().lineSpacing() + 16
    assert head.length() <= view.viewport().width()
    desk.window.resize(1024, 576)
    qtbot.waitUntil(lambda: view.viewport().width() < 450)
    assert head.sizeHint().height() <= 2 * head.fontMetrics().lineSpacing() + 16
