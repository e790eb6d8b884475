"""Moved sideways, a wide table still says which row is which."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionHeader

from jcm_pdd.files.session import Session
from jcm_pdd.gui.editors.row_header import NAMED_WIDTH, RowHeader
from jcm_pdd.gui.editors.table_view import AnswerView
from jcm_pdd.gui.page import SectionPage


def said(header: RowHeader, row: int) -> str:
    """Return what is painted at the head of a row."""
    option = QStyleOptionHeader()
    header.initStyleOptionForIndex(option, row)
    return option.text


def test_rows_are_named_while_their_names_are_out_of_sight(session: Session, qtbot) -> None:
    page = SectionPage(session, "en")
    qtbot.addWidget(page)
    page.resize(420, 600)
    page.show_section("c0")
    page.show()
    QApplication.processEvents()
    table = next(one for one in page.findChildren(AnswerView) if one.answers.rowCount() == 3)
    header, bar = table.verticalHeader(), table.horizontalScrollBar()
    assert isinstance(header, RowHeader)
    assert bar.maximum() > table.columnWidth(0)
    assert said(header, 0) == "1"
    bar.setValue(bar.maximum())
    assert said(header, 0) == "1  Roof A"
    assert header.width() == NAMED_WIDTH
    assert table.viewport().x() >= NAMED_WIDTH
    option = QStyleOptionHeader()
    header.initStyleOptionForIndex(option, 2)
    assert option.textAlignment & Qt.AlignmentFlag.AlignLeft
    bar.setValue(0)
    assert (said(header, 0), header.named) == ("1", False)
    assert header.width() < NAMED_WIDTH
