"""A Japanese title breaks between its phrases, however narrow the list of steps is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionHeader, QTableWidget

from jcm_pdd.gui.editors.column_header import WrappedHeader
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.phrases import held, phrases, pieces
from jcm_pdd.gui.step_painter import WRAPPED, StepPainter

TITLE = "JCMプロジェクトの名称"


@pytest.mark.parametrize(("text", "parts"), [
    (TITLE, ("JCMプロジェクトの", "名称")),
    ("モニタリング体制・マニュアル", ("モニタリング", "体制・", "マニュアル")),
    ("窓口（フォーカルポイント）", ("窓口", "（フォーカルポイント）")),
    ("パートナー国と規則", ("パートナー国と", "規則")),
    ("事前に確定するプロジェクト固有のパラメータ", ("事前に", "確定する", "プロジェクト", "固有の", "パラメータ")),
])
def test_words_and_their_particles_stay_together(text: str, parts: tuple[str, ...]) -> None:
    assert phrases(text) == parts


def test_what_is_too_wide_breaks_where_the_kind_of_letter_changes_and_then_anywhere() -> None:
    assert pieces(TITLE, lambda part: len(part) <= 7) == ("JCM", "プロジェクト", "の", "名称")
    assert pieces(TITLE, lambda part: len(part) <= 3) == ("JCM", *"プロジェクト", "の", "名称")
    assert held(pieces(TITLE, lambda part: len(part) <= 7)).replace("\u2060", "") == TITLE


@pytest.mark.parametrize("room", [60, 100, 130, 200])
def test_no_line_of_the_list_begins_inside_a_phrase_that_fits(qapp: QApplication, room: int) -> None:
    metrics = QFontMetrics(qapp.font())
    wide, high, text = StepPainter._fitted(metrics, room, TITLE)
    layout = QTextLayout(text, qapp.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        lines.append(text[line.textStart():line.textStart() + line.textLength()].replace("\u2060", ""))
    layout.endLayout()
    kept = pieces(TITLE, lambda part: metrics.horizontalAdvance(part) <= room)
    ends, at = {0}, 0
    for part in kept:
        ends.add(at := at + len(part))
    at = 0
    for said in lines:
        assert at in ends, lines
        at += len(said)
    assert "".join(lines) == TITLE
    assert all(metrics.horizontalAdvance(said) <= room for said in lines)
    assert high == metrics.boundingRect(QRect(0, 0, wide, 1000), int(WRAPPED), text).height()



def test_a_page_title_breaks_between_phrases_and_says_what_it_was_given(qapp: QApplication) -> None:
    title = WrappedLabel(role="title")
    title.setText("承認方法論の適格性要件を満たすことの説明")
    assert title.text() == title.accessibleName() == "承認方法論の適格性要件を満たすことの説明"
    assert "説\u2060明" in QLabel.text(title)
    assert not title.textInteractionFlags(), "what holds the lines is not there to be copied"
    title.setText("Title")
    assert QLabel.text(title) == title.text() == "Title"
    title.clear()
    assert title.text() == ""


def test_a_head_of_a_table_breaks_between_phrases(qapp: QApplication, qtbot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    head = WrappedHeader(table)
    table.setHorizontalHeader(head)
    table.setHorizontalHeaderLabels(["プロジェクト参加者"])
    table.setColumnWidth(0, head.fontMetrics().horizontalAdvance("プロジェクト参") + 20)
    option = QStyleOptionHeader()
    head.initStyleOptionForIndex(option, 0)
    assert option.text == "\u2060".join("プロジェクト") + "\u2060".join("参加者")
    assert table.horizontalHeaderItem(0).text() == "プロジェクト参加者", "only drawn so: what is read aloud stays"
    assert head.sectionSizeFromContents(0).height() >= 2 * head.fontMetrics().lineSpacing()
