"""The guided first project: a checklist that ticks itself from the project's state, and goes there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.first_steps import SECTIONS
from jcm_pdd.files.preferences import PreferenceFile, Recent
from jcm_pdd.gui.export_page import ExportPage
from jcm_pdd.gui.first_project import FirstProject
from jcm_pdd.gui.start_page import RecentCard
from jcm_pdd.gui.verification_page import VerificationPage


@pytest.fixture
def guided(desk):
    """Return a window with a guided first project."""
    desk.window.start.guided.click()
    return desk


def first(desk) -> FirstProject:
    """Return the checklist of the open project, brought up to date."""
    desk.workspace._follow_now()
    return desk.workspace.first


def test_it_begins_with_nothing_done(guided):
    assert not first(guided).isHidden()
    assert first(guided).done() == []
    assert "0 of 11" in first(guided).title.text()
    assert "country" in first(guided).hint.text()


def test_nothing_is_called_done_before_there_is_a_methodology(guided):
    states = guided.session.section_states()
    sections = [plan.definition.id for plan in guided.session.schema.sections if not plan.blocks]
    assert "b2" in sections
    assert {states[name].state for name in sections} == {"empty"}


def test_leaving_it_untouched_asks_nothing(guided):
    assert guided.window.commands.close_project()
    assert guided.answers.asked == []


def test_on_a_low_screen_a_step_keeps_its_whole_height(guided):
    guided.window.resize(1024, 560)
    QApplication.processEvents()
    rows = [row for row in first(guided).rows.values() if row.isVisible()]
    assert [row.height() for row in rows] == [row.sizeHint().height() for row in rows]


def test_each_step_ticks_itself(guided):
    session = guided.session
    session.set_answers({"country": "TH", "track": "general", "methodologies": ["r1"],
                         "methodologies/r1/methodology": "TH_AM001", "methodologies/r1/version": "01.0"})
    assert first(guided).done() == ["methodology"]
    session.set_text("title", "Rooftop solar power at a factory")
    assert first(guided).done() == ["methodology", "title"]
    assert "not done yet" in first(guided).rows["sites"].accessibleName()
    assert first(guided).rows["title"].accessibleName().endswith("done")
    session.undo()
    assert first(guided).done() == ["methodology"]


def test_a_complete_sample_lacks_only_what_a_person_must_do(solar):
    solar.window.commands.helps.checklist()

    done = first(solar).done()
    assert set(SECTIONS) - set(done) <= {"defaults", "check", "export"}
    assert "defaults" not in done
    assert "export" not in done


@pytest.mark.parametrize(("step", "section"), [("title", "a1"), ("sites", "a3"), ("period", "a5"), ("plan", "mss")])
def test_a_click_goes_there(guided, step: str, section: str):
    first(guided).rows[step].click()

    assert guided.workspace.section in SECTIONS[step]
    assert section in SECTIONS[step]


def test_defaults_lead_to_the_desk_and_export_to_its_page(solar):
    solar.window.commands.helps.checklist()
    first(solar).rows["defaults"].click()
    assert isinstance(solar.window.stack.currentWidget(), VerificationPage)
    first(solar).rows["export"].click()
    assert isinstance(solar.window.stack.currentWidget(), ExportPage)


def test_written_documents_tick_the_last_step(solar):
    solar.window.commands.helps.checklist()
    solar.window.show_export()
    solar.window.stack.currentWidget().exported.emit()

    assert "export" in first(solar).done()


def test_it_is_closed_and_opened_again_for_any_project_and_remembered(guided):
    first(guided).close_button.click()
    assert first(guided).isHidden()
    assert not PreferenceFile(guided.kept.folder).value.checklist
    guided.window.commands.open_sample("th_rooftop_solar")
    assert first(guided).isHidden()
    guided.window.actions_by_id["first_project"].trigger()
    assert not first(guided).isHidden()
    assert PreferenceFile(guided.kept.folder).value.checklist


def test_it_speaks_the_language_of_the_window(guided):
    guided.window.commands.switch_language()

    assert first(guided).close_button.accessibleName()
    assert all(row.text() for row in first(guided).rows.values())


# --- readiness on the start page ---------------------------------------------------------------------


def test_a_saved_project_says_on_the_start_page_how_far_it_is(solar, tmp_path):
    solar.answers.save = tmp_path / "solar.jcmpdd"
    solar.window.commands.save_as()
    solar.window.commands.close_project()
    recent = solar.kept.value.recent[0]

    assert recent.percent is not None
    assert 90 <= recent.percent <= 100
    card = solar.window.start.findChild(RecentCard)
    assert f"{recent.percent} % answered" in card.accessibleName()


def test_a_project_remembered_before_shows_no_percentage(desk, tmp_path):
    (tmp_path / "old.jcmpdd").write_bytes(b"")
    desk.window.start.show_recent([Recent(path=str(tmp_path / "old.jcmpdd"), title="Old", open=4)])

    assert "%" not in desk.window.start.findChild(RecentCard).accessibleName()
