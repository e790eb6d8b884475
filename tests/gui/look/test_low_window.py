"""In the low window of a laptop at 150 per cent what lies over or in a page leaves room to work."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui.banner import Banner
from jcm_pdd.gui.field_picker import FieldPicker
from jcm_pdd.gui.finder_list import HitList
from jcm_pdd.gui.methodology_source import SourceView
from jcm_pdd.gui.verification_entry import EntryCard
from jcm_pdd.gui.verification_paper import PaperView

LOW, HIGH = (960, 600), (1280, 720)


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(*LOW)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def banner(window: QWidget) -> Banner:
    made = Banner(window)
    QVBoxLayout(window).addWidget(made)
    window.show()
    return made


def seen(banner: Banner) -> list[str]:
    """Return the notices that are shown, from above."""
    return [one.label.text() for one in banner._notices.values() if one.isVisible()]


def test_a_low_window_shows_the_newest_notice_and_errors_and_the_others_on_demand(banner: Banner) -> None:
    banner.show_notice("a", "accent", lambda: "A newer version")
    banner.show_notice("b", "error", lambda: "Could not be saved")
    newest = banner.show_notice("c", "accent", lambda: "Taken into the project")
    assert seen(banner) == ["Could not be saved", "Taken into the project"]
    assert newest.more.isVisible()
    assert newest.more.text().startswith("1 ")
    newest.more.click()
    assert seen(banner) == banner.texts()
    assert not newest.more.isVisible()


def test_a_notice_taken_away_or_a_higher_window_uncovers_the_one_before(banner: Banner, window: QWidget) -> None:
    banner.show_notice("a", "accent", lambda: "A newer version")
    banner.show_notice("b", "accent", lambda: "Taken into the project")
    window.resize(*HIGH)
    QApplication.processEvents()
    assert seen(banner) == ["A newer version", "Taken into the project"]
    window.resize(*LOW)
    QApplication.processEvents()
    assert seen(banner) == ["Taken into the project"]
    banner.take_away("b")
    assert seen(banner) == ["A newer version"]


@pytest.mark.parametrize("height", [80, 380, 560])
def test_the_field_picker_stays_in_the_window(window: QWidget, height: int) -> None:
    button = QPushButton(window)
    button.setGeometry(40, height, 120, 30)
    window.show()
    picker = FieldPicker([(f"Field {at}", str(at)) for at in range(40)], "3", window)
    picker.open_at(button)
    assert window.rect().contains(picker.geometry())
    assert not picker.geometry().intersects(button.geometry())
    button.move(QPoint(40, 330))
    window.resize(960, 400)
    QApplication.processEvents()
    assert window.rect().contains(picker.geometry())


def test_the_files_of_a_methodology_scroll_in_their_tab(qtbot) -> None:
    view = SourceView(None)
    qtbot.addWidget(view)
    view.say()
    assert view.minimumSizeHint().height() < 120
    assert view.widget().minimumSizeHint().height() > 250


def test_a_long_name_of_the_official_document_shows_both_ends(qtbot) -> None:
    view = PaperView(None)
    qtbot.addWidget(view)
    view._name = "Methodology_of_the_Joint_Committee_for_chillers_ver02.0.pdf"
    view.resize(240, 300)
    view.show()
    assert "…" in view.name.text()
    assert view.name.text().endswith("2.0.pdf")
    view.resize(900, 300)
    assert view.name.text() == view._name


def test_the_fields_of_a_value_and_the_button_share_a_row(qtbot) -> None:
    card = EntryCard(None)
    qtbot.addWidget(card)
    card.resize(640, 200)
    card.show()
    assert abs(card.go.geometry().center().y() - card.fields["day"].geometry().center().y()) <= 1
    assert card.go.x() > card.fields["day"].geometry().right()


def test_the_chosen_methodology_stays_in_sight_when_its_list_gets_lower(qtbot) -> None:
    hits = HitList(None)
    qtbot.addWidget(hits)
    hits.addItems([f"XX_AM{at:03d} ver01.0\nIntroduction of equipment number {at}" for at in range(30)])
    hits.resize(400, 500)
    hits.show()
    hits.setCurrentRow(12)
    hits.resize(300, 120)
    chosen = hits.item(12)
    qtbot.waitUntil(lambda: hits.viewport().rect().contains(hits.visualItemRect(chosen)))
