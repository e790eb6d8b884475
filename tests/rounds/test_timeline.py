"""The project cycle: what follows from what by which rule, what is due next, dates in a wrong order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jcm_pdd.core.papers.timeline import Duration, deadlines, next_deadline, stages
from jcm_pdd.core.project import Project
from jcm_pdd.core.text import Text
from jcm_pdd.files.session import Session
from jcm_pdd.files.timeline_rules import CycleTable, cycle_table, rules_for

TODAY = date(2026, 11, 22)


def _project(**steps: str) -> Project:
    """Return a project with the steps done on days, those ending in _planned planned."""
    answers: dict[str, object] = {"country": "UZ", "cycle_steps": [f"r{at}" for at in range(1, len(steps) + 1)]}
    for at, (name, day) in enumerate(steps.items(), 1):
        answers[f"cycle_steps/r{at}/step"] = name.removesuffix("_planned")
        answers[f"cycle_steps/r{at}/{'planned' if name.endswith('_planned') else 'actual'}"] = day
    return Project(answers)  # type: ignore[arg-type]


def test_public_inputs_close_thirty_days_after_they_opened_and_say_by_which_rule() -> None:
    (due,) = deadlines(rules_for("UZ"), _project(inputs_opened="2026-11-01"), TODAY)
    assert (due.day, due.days_left(TODAY)) == (date(2026, 12, 1), 9)
    assert "30 days" in due.why.en
    assert "not verified" in due.why.en
    assert "as known on 2026-06" in due.why.en
    assert "30日" in due.why.ja


def test_what_is_done_is_not_due() -> None:
    project = _project(inputs_opened="2026-11-01", inputs_closed="2026-12-01")
    assert not deadlines(rules_for("UZ"), project, TODAY)
    states = {one.step: one.state for one in stages(rules_for("UZ"), project)}
    assert (states["inputs_closed"], states["registration_decided"]) == ("done", "open")


def test_a_plan_gives_a_plan() -> None:
    project = _project(registration_requested_planned="2027-01-10")
    by_step = {one.step: one for one in stages(rules_for("UZ"), project)}
    assert by_step["registration_checked"].day == date(2027, 1, 17)
    assert by_step["registration_checked"].state == "planned"
    assert not any(one.binding for one in deadlines(rules_for("UZ"), project, TODAY))


def test_an_idea_note_is_a_step_of_newer_rules_alone() -> None:
    assert "pin_submitted" in rules_for("UZ").steps
    assert "pin_submitted" not in rules_for("BD").steps


def test_the_next_deadline_is_the_nearest_that_is_not_over() -> None:
    project = _project(inputs_opened="2026-09-01", registration_requested="2026-11-20")
    found = next_deadline(rules_for("UZ"), project, TODAY)
    assert found is not None
    assert found.day == date(2026, 11, 27)
    over = next_deadline(rules_for("UZ"), _project(inputs_opened="2026-09-01"), TODAY)
    assert over is not None
    assert over.days_left(TODAY) < 0


def test_replies_expiries_and_the_archive_are_deadlines_too() -> None:
    project = Project({
        "tpe_tables": ["r1"], "tpe_tables/r1/due": "2026-12-05", "tpe_tables/r1/round": "2",
        "tpe_findings": ["r1"], "tpe_findings/r1/number": "CL 1",
        "tpe_findings/r1/kind": "cl", "tpe_findings/r1/round": "2",
        "evidence": ["r1", "r2"], "evidence/r1/number": "E-1", "evidence/r1/expiry": "2026-12-31",
        "evidence/r2/number": "E-2", "evidence/r2/expiry": "2030-12-31",
        "periods": ["r1"], "periods/r1/decided": "2024-02-29"})
    found = deadlines(rules_for("ID"), project, TODAY)
    assert [one.day for one in found] == [date(2026, 2, 28), date(2026, 12, 5), date(2026, 12, 31)]
    replied = project.apply([project.change("tpe_findings/r1/reply", "Here it is.")])
    assert len(deadlines(rules_for("ID"), replied, TODAY)) == 2


@given(st.dates(date(2013, 1, 1), date(2090, 12, 31)), st.integers(0, 400), st.integers(0, 20))
def test_a_duration_never_ends_before_it_began(begun: date, days: int, years: int) -> None:
    end = Duration("a", "b", days, "exact", "unverified", Text(en="-", ja="-"), "", years).end(begun)
    assert (end - begun).days >= days - (1 if years else 0)


def test_every_rule_says_how_well_it_is_known() -> None:
    table = cycle_table()
    assert all(one.status and table.sources[one.source].title_ja for one in table.durations)
    broken = table.model_dump() | {"sources": {}}
    with pytest.raises(ValidationError):
        CycleTable.model_validate(broken)


def test_dates_in_a_wrong_order_are_found(session: Session) -> None:
    steps, many = session.add_rows("cycle_steps", 2), session.add_rows("periods", 2)
    requested, reported = (f"cycle_steps/{row}" for row in steps)
    session.set_texts({f"{requested}/step": "Registration requested", f"{requested}/actual": "2026-05-02",
                       f"{reported}/step": "Validation report issued", f"{reported}/actual": "2026-06-01",
                       f"periods/{many[0]}/from": "2019-04-01", f"periods/{many[0]}/to": "2020-12-31",
                       f"periods/{many[1]}/from": "2020-12-31", f"periods/{many[1]}/to": "2020-01-31"})
    found = [f.code for f in session.findings if f.code.startswith("timeline.")]
    assert sorted(found) == ["timeline.backwards", "timeline.order"]
