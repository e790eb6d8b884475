"""The page: every section opens, jumps land, rules show and hide, the language switches without losing anything."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from jcm_pdd.core.papers.evidence import by_claim
from jcm_pdd.core.schema import section_of
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.page import SectionPage
from jcm_pdd.gui.page.criterion import CriterionCard
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.page.readonly import SourcesView, YearlyView


def field(page: SectionPage, address: str) -> FieldEditor:
    return next(editor for editor in page.findChildren(FieldEditor) if editor.address == address)


@pytest.mark.parametrize("dark", [False, True])
def test_every_section_opens_in_both_languages_and_themes(qtbot, page, session, qapp, speak, dark: bool) -> None:
    theme.apply(qapp, dark)
    for language in ("ja", "en"):
        speak(language)
        page.set_language(language)
        for plan in session.schema.sections:
            page.show_section(plan.definition.id)
            QApplication.processEvents()
            assert page.title.text() == plan.definition.title.get(language)
            assert not page.grab().isNull()


@pytest.mark.parametrize("width", [560, 700, 1400])
def test_no_section_is_wider_than_the_page(qtbot, page, session, width: int) -> None:
    page.resize(width, 600)
    for plan in session.schema.sections:
        page.show_section(plan.definition.id)
        QApplication.processEvents()
        assert page.widget().minimumSizeHint().width() <= width, plan.definition.id


def test_the_foot_of_a_page_leads_to_the_next_step(qtbot, page, session) -> None:
    sections = [plan.definition for plan in session.schema.sections]
    for at in (0, 1, len(sections) - 1):
        page.show_section(sections[at].id)
        following = sections[at + 1].title.en if at + 1 < len(sections) else "Review of the answers"
        assert page.onward.name.text().endswith(following)
        assert following in page.onward.button.accessibleName()
        with qtbot.waitSignal(page.onward_asked):
            page.onward.button.click()


def test_a_jump_opens_the_section_and_puts_the_cursor_in_the_field(qtbot, page, session) -> None:
    page.show_section("a1")
    with qtbot.waitSignal(page.address_focused) as heard:
        assert page.focus_address("lifetime")
    assert heard.args == ["lifetime"]
    assert page.section == "a5"
    assert field(page, "lifetime").input.hasFocus()


def test_a_jump_reaches_cells_tables_criteria_and_companions(qtbot, page, session) -> None:
    reached = {
        "TH_AM001/systems/r2/EG": "c0", "sites": "a3", "TH_AM001/criterion1": "b2", "TH_AM001/criterion1.text": "b2",
        "TH_AM001/systems/r1/EG.source": "mps_monitored", "TH_AM001/systems/r1/EG@2028": "c0",
    }
    for address, section in reached.items():
        assert page.focus_address(address), address
        assert page.section == section
    assert not page.focus_address("nothing/at/all")
    assert section_of(session.schema, "title") == "a1"


def test_the_guide_hears_where_the_cursor_is(qtbot, page, session) -> None:
    page.show_section("a5")
    with qtbot.waitSignal(page.address_focused) as heard:
        field(page, "lifetime").take_focus()
    assert heard.args == ["lifetime"]
    page.show_section("c0")
    editor = page.findChild(TableEditor)
    editor.view.setFocus()
    with qtbot.waitSignal(page.address_focused) as heard:
        editor.view.setCurrentIndex(editor.model.index(1, 3))
    assert heard.args == ["TH_AM001/systems/r2/EG"]


def test_fields_appear_and_go_as_the_answers_ask_for_them(qtbot, page, session) -> None:
    page.show_section("c3")
    assert not field(page, "horizon_end").isVisible()
    session.set_stored("horizon", "framework_end")
    assert field(page, "horizon_end").isVisible()
    session.set_text("horizon_end", "2030-12-31")
    session.set_stored("horizon", "lifetime")
    assert not field(page, "horizon_end").isVisible()
    assert session.project.get("horizon_end") == "2030-12-31"


def test_two_columns_where_there_is_room(qtbot, page) -> None:
    page.show_section("a5")
    start, lifetime = field(page, "start_date"), field(page, "lifetime")
    qtbot.waitUntil(lambda: start.y() == lifetime.y())
    page.resize(500, 600)
    qtbot.waitUntil(lambda: start.y() < lifetime.y())
    assert isinstance(start.parent(), FieldFlow)


def test_the_language_switches_without_losing_focus_or_typing(qtbot, page, session, speak) -> None:
    page.show_section("a5")
    lifetime = field(page, "lifetime")
    lifetime.take_focus()
    lifetime.input.selectAll()
    qtbot.keyClicks(lifetime.input, "2")
    speak("ja")
    page.set_language("ja")
    assert lifetime.input.hasFocus()
    assert lifetime.typed() == "2"
    assert "想定稼働期間" in lifetime.head.text()
    assert "必須" in lifetime.head.text()
    assert page.title.text() == "期間"
    qtbot.keyClicks(lifetime.input, "0")
    lifetime.commit()
    assert session.project.get("lifetime") == "20"


def test_a_criterion_shows_its_verdict_as_a_word_with_the_reason(qtbot, page, session) -> None:
    page.show_section("b2")
    card = page.findChildren(CriterionCard)[0]
    assert card.chip.text() == "Not yet known"
    assert card.reason.text()
    session.set_stored(f"{card.block.address}.claim", True)
    assert card.chip.text() == "Met"
    session.set_stored(f"{card.block.address}.claim", False)
    assert card.chip.text() == "Not met"


def test_a_criterion_says_how_well_it_is_proven_and_takes_dropped_evidence(qtbot, page, session, tmp_path) -> None:
    page.show_section("b2")
    card = page.findChildren(CriterionCard)[0]
    where = card.block.address
    assert card.level.text() == "No proof named"
    session.set_answers({f"{where}.proof": "page", f"{where}.document": "Specification"})
    assert card.level.text() == "Document attached"  # never more than the answers show
    session.set_text(f"{where}.page", "3")
    assert card.level.text() == "Page cited"
    paper = tmp_path / "Specification.pdf"
    paper.write_bytes(b"%PDF-1.4")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    given = card.rect().center(), action, dropped, button, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(*given)
    QApplication.sendEvent(card, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(card, QDropEvent(QPointF(given[0]), *given[1:]))
    (proof,) = by_claim(session.schema, session.project)[where]
    assert proof.evidence.title == "Specification"
    assert [one.evidence.title for one in card.proof.proofs()] == ["Specification"]
    assert any("Specification" in label.text() for label in card.proof.findChildren(QLabel))
    assert session.undo()


def test_years_are_listed_with_their_total(qtbot, page, session) -> None:
    for row in session.project.rows("TH_AM001/systems"):
        session.set_text(f"TH_AM001/systems/{row}/EG", "1000")
        session.set_stored(f"TH_AM001/systems/{row}/connection", "grid")
    page.show_section("c3")
    texts = page.findChild(YearlyView).table.texts
    years = session.results.years
    assert texts.rowCount() == len(years) + 1
    assert texts.data(texts.index(0, 0)) == "2027"
    last = texts.data(texts.index(len(years), 4))
    total = session.results.total.emission_reductions
    assert last == ("–" if total is None else f"{total:,}")


def test_sources_are_listed(qtbot, page, session) -> None:
    page.show_section("c1")
    texts = page.findChild(SourcesView).table.texts
    method = session.schema.methodologies[0]
    assert texts.rowCount() == len(method.reference_sources) + len(method.project_sources)


def test_another_methodology_brings_its_questions_at_once(qtbot, page, session) -> None:
    page.show_section("c0")
    assert page.findChild(TableEditor) is not None
    session.delete_rows("methodologies", ["r1"])
    QApplication.sendPostedEvents()
    assert page.nothing.isVisible()
    assert session.undo()
    assert not page.nothing.isVisible()


def test_a_closed_page_no_longer_listens(qtbot, session) -> None:
    page = SectionPage(session, "en")
    page.show_section("a1")
    before = len(session._listeners)
    page.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    assert len(session._listeners) == before - 1
    session.set_text("title", "After the page")


def test_control_click_on_a_label_asks_where_it_is_printed(qtbot, page) -> None:
    page.show_section("a1")
    with qtbot.waitSignal(page.print_places_asked) as heard:
        qtbot.mouseClick(field(page, "title").head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["title"]


def test_the_page_imports_nothing_heavy() -> None:
    code = ("import sys, jcm_pdd.gui.page, jcm_pdd.gui.theme\n"
            "heavy = {'docx', 'openpyxl', 'reportlab', 'pint', 'lxml', 'PIL', 'numpy', 'yaml'} & set(sys.modules)\n"
            "print(sorted(heavy))")
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
