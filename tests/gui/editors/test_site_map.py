"""The map beside a position: the outline of the host country, a dot for the site, and words for who cannot see it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from jcm_pdd.gui.panels.guide import Guide
from jcm_pdd.gui.panels.site_map import DOT, SiteMap
from jcm_pdd.gui.theme import tokens

SITE = "sites/r1/coordinates"


def shown(qtbot, session) -> tuple[Guide, SiteMap]:
    guide = Guide()
    qtbot.addWidget(guide)
    guide.resize(344, 700)
    guide.show_place(session, "a3", SITE)
    guide.show()
    qtbot.waitExposed(guide)
    found = guide.findChild(SiteMap)
    assert found is not None
    return guide, found


def test_the_dot_stands_where_the_site_is_and_moves_with_the_answer(qtbot, session, speak) -> None:
    speak("en")
    guide, found = shown(qtbot, session)
    assert "Thailand" in found.said.text()
    assert "appears here" in found.said.text()
    session.set_text(SITE, "13.5959, 100.877")
    guide.refresh()
    QApplication.processEvents()
    assert found.said.text() == "The position lies in Thailand."
    drawing = found.drawing
    at = drawing.at((13.5959, 100.877)).toPoint()
    assert drawing.grab().toImage().pixelColor(at).name() == tokens().accent.lower()
    north = drawing.at((19.9, 99.8))
    assert north.y() < at.y() - 4 * DOT
    assert drawing.rect().contains(north.toPoint())


def test_a_place_outside_is_still_in_sight_and_named(qtbot, session, speak) -> None:
    speak("ja")
    session.set_text(SITE, "13.5959, -100.877")
    _guide, found = shown(qtbot, session)
    assert found.drawing.rect().contains(found.drawing.at((13.5959, -100.877)).toPoint())
    assert "タイ" in found.said.text()
    assert found.drawing.accessibleName() == found.said.text()


def test_what_cannot_be_read_and_other_questions_have_no_dot_and_no_map(qtbot, session, speak) -> None:
    speak("en")
    session.set_text(SITE, "100.877, 13.5959")
    guide, found = shown(qtbot, session)
    assert "appears here" in found.said.text()
    guide.show_place(session, "a3", "sites/r1/name")
    assert guide.map is None
