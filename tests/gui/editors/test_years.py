"""Values that differ in a year: one column a calendar year of the horizon, and the tonnes follow."""

from __future__ import annotations

from jcm_pdd.gui.editors.grid import GridEditor


def test_a_value_of_one_year_changes_that_year_alone(qtbot, page, session) -> None:
    session.set_texts({"TH_AM001/systems/r2/EG": "1000", "TH_AM001/systems/r3/EG": "500",
                       "TH_AM001/systems/r3/capacity": "400"})
    for row in ("r1", "r2", "r3"):
        session.set_stored(f"TH_AM001/systems/{row}/connection", "grid")
    page.show_section("c3")
    editor = page.findChild(GridEditor)
    years = [year.year for year in session.results.years]
    columns = range(editor.model.lead, editor.model.columnCount())
    headers = [editor.model.column_of(column).definition.label.en for column in columns]
    assert headers == [str(year) for year in years]
    before = {y.year: y.emission_reductions for y in session.results.years}
    column = editor.model.lead + years.index(2030)
    editor.view.setCurrentIndex(editor.model.index(0, column))
    editor.paste("0")
    assert session.project.get("TH_AM001/systems/r1/EG@2030") == "0"
    after = {y.year: y.emission_reductions for y in session.results.years}
    assert {year for year in years if before[year] != after[year]} == {2030}
    assert session.undo()
    assert {y.year: y.emission_reductions for y in session.results.years} == before


def test_the_years_follow_the_period(qtbot, page, session) -> None:
    page.show_section("c3")
    editor = page.findChild(GridEditor)
    session.set_text("lifetime", "3")
    assert editor.model.columnCount() - editor.model.lead == len(session.results.years) == 4
    session.set_text("lifetime", "")
    assert editor.model.columnCount() == editor.model.lead
    assert editor.empty.isVisibleTo(editor)
