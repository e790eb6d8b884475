"""Scenarios live beside the project's answers; what is shown is exactly what applying gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.analysis import scenarios as s
from jcm_pdd.core.analysis.asking import ROWS, askable, known, name_of, present
from jcm_pdd.core.analysis.scenarios import Outcome, Scenario, compare, planned, scenarios
from jcm_pdd.files.session import Session

CHILLERS = "ID_AM002/chillers"


def scenario(session: Session, name: str = "Case", **values: str) -> Scenario:
    """Keep a scenario in the project; `values` are its changes by address with "_" for "/" in front of the column."""
    session.record(s.started(session.project, name))
    for about, value in values.items():
        session.record(s.changed(session.project, scenarios(session.project)[-1], about, value))
    return scenarios(session.project)[-1]


def outcomes(session: Session) -> list[Outcome]:
    return list(compare(session.schema, session.project, scenarios(session.project)))


def without_scenarios(session: Session) -> dict[str, object]:
    return {a: v for a, v in session.project.answers.items() if not a.startswith("scenario")}


def test_a_scenario_changes_no_answer_of_the_project(chillers: Session) -> None:
    before, results = without_scenarios(chillers), chillers.results
    scenario(chillers, "Eight", **{CHILLERS: "8", "lifetime": "12"})
    assert without_scenarios(chillers) == before
    assert chillers.results.total == results.total
    assert chillers.undo_name("en") == "Change the scenario Eight"


def test_more_units_repeat_the_last_one_and_fewer_leave_the_last_out(chillers: Session) -> None:
    scenario(chillers, "Eight", **{CHILLERS: "8"})
    scenario(chillers, "Two", **{CHILLERS: "2"})
    eight, two = outcomes(chillers)
    own = chillers.results.methodologies["ID_AM002"]
    last = own.state.columns["EC_PJ"][2]
    state = eight.results.methodologies["ID_AM002"].state
    assert len(state.rows["chillers"]) == 8
    assert state.columns["EC_PJ"][3:] == [last] * 5
    assert state.columns["name"][3:] == [f"CH-03 ({at})" for at in range(2, 7)]
    assert len(two.results.methodologies["ID_AM002"].state.rows["chillers"]) == 2
    assert eight.total.emission_reductions > chillers.results.total.emission_reductions > two.total.emission_reductions


def test_a_column_takes_a_value_in_every_row_and_a_single_row_goes_before(chillers: Session) -> None:
    scenario(chillers, **{f"{CHILLERS}/r1/COP_PJ": "6.9", f"{CHILLERS}/COP_PJ": "7", CHILLERS: "4"})
    (found,) = outcomes(chillers)
    assert [str(v) for v in found.results.methodologies["ID_AM002"].state.columns["COP_PJ"]] == ["6.9", "7", "7", "7"]


CHANGES = st.dictionaries(st.sampled_from([
    CHILLERS, f"{CHILLERS}/COP_PJ", f"{CHILLERS}/r1/EC_PJ", f"{CHILLERS}/r3/COP_PJ", "ID_AM002/EF_grid", "lifetime",
    "start_date", f"{CHILLERS}/r9/COP_PJ", "ID_AM002/EF_captive.value", "title"]),
    st.sampled_from(["1", "2", "5", "8", "0.9", "７", "2028-05-01", "1,200", "words", "0"]), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_applying_gives_exactly_what_was_computed(chillers: Session, changes: dict[str, str]) -> None:
    one = scenario(chillers, "Case", **changes)
    (found,) = outcomes(chillers)
    (quick,) = compare(chillers.schema, chillers.project, scenarios(chillers.project), chillers.trial())
    assert quick.total == found.total
    assert [y.by_methodology for y in quick.results.years] == [y.by_methodology for y in found.results.years]
    before = chillers.project
    chillers.record(planned(chillers.schema, chillers.project, one).edit)
    try:
        assert chillers.results.total == found.results.total
        assert [y.by_methodology for y in chillers.results.years] == [y.by_methodology for y in found.results.years]
        assert [c.verdict for c in chillers.results.criteria] == [c.verdict for c in found.results.criteria]
        again = planned(chillers.schema, chillers.project, one)
        assert not again.edit.changes
    finally:
        if chillers.project is not before:
            assert chillers.undo()
    assert dict(chillers.project.answers) == dict(before.answers)
    chillers.record(s.removed(chillers.project, one))
    assert not scenarios(chillers.project)
    assert not chillers.project.rows(s.CHANGES)


@pytest.mark.parametrize(("about", "value", "why"), [
    ("ID_AM002/EF_grid", "a lot", "no_value"), ("ID_AM002/nothing", "1", "no_question"), (CHILLERS, "2.5", "no_count"),
    (CHILLERS, "1001", "no_count"), (f"{CHILLERS}/r77/COP_PJ", "5", "no_question"), ("participants", "3", "no_count"),
    ("methodologies/r1/version", "01.0", "no_question"), ("scenarios/r1/name", "x", "no_question")])
def test_what_cannot_be_used_is_said_and_there_is_no_number(chillers: Session, about: str, value: str,
                                                           why: str) -> None:
    scenario(chillers, **{about: value, "lifetime": "5"})
    (found,) = outcomes(chillers)
    assert [(one.about, reason) for one, reason in found.planned.unusable] == [(about, why)]
    assert found.total.emission_reductions is None
    assert found.years == ()
    assert not found.usable


def test_an_empty_value_is_no_change_yet(chillers: Session) -> None:
    scenario(chillers, lifetime="")
    (found,) = outcomes(chillers)
    assert found.usable
    assert found.total == chillers.results.total


def test_a_copy_a_new_name_and_names_that_are_taken(chillers: Session) -> None:
    first = scenario(chillers, "Case", lifetime="5")
    chillers.record(s.started(chillers.project, "Case", first))
    chillers.record(s.renamed(chillers.project, scenarios(chillers.project)[0], "  Short \n life "))
    assert [(one.name, [(c.about, c.value) for c in one.changes]) for one in scenarios(chillers.project)] == [
        ("Short life", [("lifetime", "5")]), ("Case 2", [("lifetime", "5")])]
    chillers.record(s.renamed(chillers.project, scenarios(chillers.project)[0], "Case 2"))
    assert [one.name for one in scenarios(chillers.project)] == ["Case 2 2", "Case 2"]


def test_taking_a_change_out_again(chillers: Session) -> None:
    one = scenario(chillers, **{"lifetime": "5", CHILLERS: "2"})
    chillers.record(s.without(chillers.project, one, one.changes[0].row))
    assert [c.about for c in scenarios(chillers.project)[0].changes] == [CHILLERS]


def test_everything_that_is_offered_is_a_question_with_a_name_and_a_present_value(chillers: Session,
                                                                                   solar: Session) -> None:
    for session in (chillers, solar):
        offered = known(session.schema, session.project)
        for about, one in offered.items():
            place, addresses = s.target(session.schema, session.project, about)
            assert one.kind == ROWS or (place is not None and addresses), about
            assert name_of(session.schema, session.project, about, offered) == one.name.en
            assert present(session.schema, session.project, about, offered)


def test_of_a_long_table_only_columns_are_offered(chillers: Session) -> None:
    few = [one.address for one in askable(chillers.schema, chillers.project, most_rows=2)]
    assert f"{CHILLERS}/COP_PJ" in few
    assert not [address for address in few if f"{CHILLERS}/r" in address]
    assert name_of(chillers.schema, chillers.project, f"{CHILLERS}/r2/COP_PJ", {}).startswith("CH-02: COP of project")
    assert name_of(chillers.schema, chillers.project, "nothing", {}) == "nothing"


def test_the_present_values_of_a_column_stand_side_by_side(chillers: Session) -> None:
    found = known(chillers.schema, chillers.project)
    assert present(chillers.schema, chillers.project, CHILLERS, found) == "3"
    assert present(chillers.schema, chillers.project, f"{CHILLERS}/COP_PJ", found) == "6.35 / 6.5"
    assert present(chillers.schema, chillers.project, "ID_AM002/EF_captive.value", found) == "0.8"


def test_scenarios_come_back_from_the_file(chillers: Session, place: object, tmp_path) -> None:
    scenario(chillers, "Eight", **{CHILLERS: "8"})
    wanted = scenarios(chillers.project)
    chillers.save_as(tmp_path / "p.jcmpdd")
    again = Session.open(tmp_path / "p.jcmpdd", place, read_only=True)  # type: ignore[arg-type]
    assert scenarios(again.project) == wanted
    again.close()
