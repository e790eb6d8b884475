"""Finding a methodology by what one knows, and moving a project to another version of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from jcm_pdd.files.definitions import library
from jcm_pdd.gui.finder_page import FinderPage
from jcm_pdd.gui.move_page import MovePage
from jcm_pdd.gui.new_project import NewProject

ROLE = Qt.ItemDataRole.UserRole


def shown(desk):
    return desk.window.stack.currentWidget()


def listed(box) -> list[str]:
    """Return the keys in a list of methodologies, headings left out."""
    entries = [box.item(at).data(ROLE) for at in range(box.count())]
    return [entry.key for entry in entries if entry is not None]


def headings(box) -> list[str]:
    return [box.item(at).text() for at in range(box.count()) if box.item(at).data(ROLE) is None]


@pytest.fixture
def page(desk) -> FinderPage:
    desk.window.commands.checks.show_finder()
    return shown(desk)


def test_words_country_technology_and_measure_narrow_the_list(page) -> None:
    everything = listed(page.list)
    page.search.setText("太陽光")
    solar = listed(page.list)
    assert 0 < len(solar) < len(everything)
    page.country.setCurrentIndex(page.country.findData("TH"))
    assert {key for key in listed(page.list) if not key.startswith("GEN_")} == \
        {key for key in solar if key.startswith("TH_")}
    page.search.setText("no such thing at all")
    assert listed(page.list) == []
    assert not page.begin.isEnabled()
    page.search.clear()
    page.measured.setCurrentIndex(page.measured.findData("electricity"))
    assert set(listed(page.list)) <= set(everything)
    page.country.setCurrentIndex(0)
    page.measured.setCurrentIndex(0)
    page.technology.setCurrentIndex(page.technology.findData("solar_pv"))
    assert "TH_AM001 ver03.0" in listed(page.list)
    assert "ID_AM002 ver02.0" not in listed(page.list)


def test_general_shapes_stand_apart_and_say_that_they_are_not_approved(page) -> None:
    keys = listed(page.list)
    shapes = [key for key in keys if key.startswith("GEN_")]
    assert keys[-len(shapes):] == shapes
    assert headings(page.list)[-1] == "General shapes – not approved anywhere"
    assert all("not approved" in page.list.item(at).text() for at in range(page.list.count())
               if page.list.item(at).data(ROLE) is not None and page.list.item(at).data(ROLE).general)
    page.list.setCurrentRow(page.list.count() - 1)
    assert page.about.chip.text() == "Not approved"
    assert not page.list.item(keys.index(shapes[0])).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_hit_says_criteria_first_then_inputs_formula_completeness_and_precedents(page) -> None:
    page.search.setText("ID_AM002")
    heads, bodies = page.about.texts()[::2], page.about.texts()[1::2]
    assert [head.split(":")[0] for head in heads] == [
        "May it be used?", "What is measured in operation", "What must be known before", "How it calculates",
        "How complete", "Supported projects of this technology (2013 to 2021)"]
    entry = page.list.chosen()
    assert entry.methodology.criteria[0].text.en in bodies[0]
    assert "EC_PJ,i,p" in bodies[1]
    assert "RE_p = Σi(RE_i,p)" in bodies[3]
    assert "Default values: " in bodies[4]
    assert "In other countries:" in bodies[5]


def test_a_search_reads_no_definition(page) -> None:
    read = {entry.key for entry in library().methodologies.values() if "methodology" in vars(entry)}
    page.search.setText("solar")
    page.measured.setCurrentIndex(page.measured.findData("electricity"))
    entries = [page.list.item(at).data(ROLE) for at in range(page.list.count())]
    assert len([entry for entry in entries if entry is not None]) > 1
    # The first hit is selected, and its details are read.
    now = {entry.key for entry in entries if entry is not None and "methodology" in vars(entry)}
    assert len(now - read) <= 1


def test_a_project_begins_with_what_was_found(desk, page) -> None:
    page.country.setCurrentIndex(page.country.findData("TH"))
    page.search.setText("TH_AM001 ver02.0")
    page.begin.click()
    new = shown(desk)
    assert isinstance(new, NewProject)
    assert (new.country.currentData(), new.chosen().key) == ("TH", "TH_AM001 ver02.0")
    assert "rules: First generation revised for Article 6" in new._labels["facts"].text(), "by its name, not a code"
    new.title.setText("Rooftop solar")
    new.begin.click()
    assert [m.key for m in desk.session.schema.methodologies] == ["TH_AM001 ver02.0"]


def test_a_general_shape_begins_a_project_in_the_country_chosen(desk, page) -> None:
    page.country.setCurrentIndex(page.country.findData("VN"))
    page.search.setText("GEN_SOLAR_PV ver1.0")
    page.begin.click()
    shown(desk).title.setText("Solar")
    shown(desk).begin.click()
    assert desk.session.project.get("country") == "VN"


def test_the_finder_speaks_the_other_language_at_once(desk, page, qtbot) -> None:
    page.search.setText("TH_AM001 ver03.0")
    desk.window.commands.switch_language()
    qtbot.waitUntil(lambda: page.title.text() == "方法論を探す")
    assert page.about.texts()[0] == "適用できるか"
    assert page.list.chosen().title.ja in page.list.item(0).text()


# ------------------------------------------------------------------ moving


def test_a_later_version_is_told_and_its_report_comes_before_the_move(solar) -> None:
    hint = solar.window.banner.texts()
    assert any("TH_AM001 ver01.0" in text and "TH_AM001 ver03.0" in text for text in hint)
    before = solar.session.project
    solar.window.commands.checks.show_move()
    page = shown(solar)
    assert isinstance(page, MovePage)
    assert [page.to.itemText(at) for at in range(page.to.count())] == ["TH_AM001 ver03.0", "TH_AM001 ver02.0"]
    items = [page.list.topLevelItem(at) for at in range(page.list.topLevelItemCount())]
    lines = [(item.text(0), item.text(1), item.text(2)) for item in items]
    assert ("Default that changes", "EF_RE,i · Grid", "0.319 → –") in lines
    assert any(what == "New: to be answered" for what, _, _ in lines)
    assert any(what == "Goes along" for what, _, _ in lines)
    assert f"{solar.session.results.total.emission_reductions:,}" in page.total.text()
    assert solar.session.project == before


def test_the_move_is_one_step_and_undone_as_one(solar) -> None:
    answers = dict(solar.session.project.answers)
    solar.window.commands.checks.show_move()
    shown(solar).go.click()
    assert [m.key for m in solar.session.schema.methodologies] == ["TH_AM001 ver03.0"]
    assert shown(solar) is solar.workspace
    assert any("TH_AM001 ver03.0" in text for text in solar.window.banner.texts())
    solar.window.commands.undo()
    assert dict(solar.session.project.answers) == answers
    assert [m.key for m in solar.session.schema.methodologies] == ["TH_AM001 ver01.0"]


def test_without_a_later_version_the_page_says_what_to_do(desk) -> None:
    desk.window.commands.open_sample("id_factory_chillers")
    desk.window.commands.checks.show_move()
    page = shown(desk)
    if page.to.count() == 0:
        assert page.nothing.isVisibleTo(page)
        assert not page.go.isVisibleTo(page)
    else:
        assert page.go.isVisibleTo(page)


def test_a_general_shape_can_move_to_what_is_approved_in_the_country(desk) -> None:
    doors = desk.window.bench.doors
    shape = next(entry for entry in doors.methodologies() if entry.id == "GEN_SOLAR_PV")
    desk.window.commands.create("Solar", "TH", shape)
    desk.window.commands.checks.show_move()
    targets = [shown(desk).to.itemText(at) for at in range(shown(desk).to.count())]
    assert "TH_AM001 ver03.0" in targets
    assert not any(text.startswith("KE_") for text in targets)
