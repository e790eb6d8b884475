"""Plain lists: lines stand off the edge, and a long line is wrapped within the margins without losing a word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.airy import AiryRows
from jcm_pdd.gui.theme_tokens import SPACE_1, SPACE_2

LONG = "Installation of Energy-efficient Refrigerators Using Natural Refrigerant at Food Industry Cold Storage"


def test_a_long_line_is_as_high_as_its_text_within_the_margins(qapp, qtbot) -> None:
    theme.apply(qapp, False)
    made = QListWidget()
    qtbot.addWidget(made)
    made.setWordWrap(True)
    made.setItemDelegate(AiryRows(made))
    made.addItems(["Short", LONG])
    metrics = made.fontMetrics()
    for width in range(200, 500, 20):
        made.resize(width, 300)
        made.show()
        qapp.processEvents()
        row = made.visualItemRect(made.item(1))
        room = row.width() - 2 * SPACE_2 - 6  # Qt keeps three pixels free on either side of a text
        need = metrics.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), LONG).height()
        assert row.height() >= need + 2 * SPACE_1, width
    assert made.visualItemRect(made.item(0)).height() >= metrics.height() + 2 * SPACE_1
    picture = made.grab().toImage()
    ground = picture.pixelColor(made.width() - 6, made.height() - 6).name()
    edge = [picture.pixelColor(x, y).name() for x in range(3, SPACE_2) for y in range(3, 200)]
    assert set(edge) == {ground}, "no letter stands within the margin"
