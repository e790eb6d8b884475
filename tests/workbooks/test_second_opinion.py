"""The second opinion on our own workbook: the same numbers for every methodology, and differences told."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from excel_projects import NAMES, Case, cases, solar
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.project import Project
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.workbooks import second_opinion
from jcm_pdd.files.workbooks.book import ErrorValue
from jcm_pdd.files.workbooks.engines import FormualizerEngine, IronCalcEngine
from jcm_pdd.files.workbooks.second_opinion import Opinion, second_opinions
from tests.effort import tries


def opinion(case: Case) -> Opinion:
    (one,) = second_opinions(case.schema, Project(case.answers), case.results)
    return one


def check(case: Case) -> None:
    one = opinion(case)
    codes = {f.code for f in one.findings} - {"result.boundary"}
    if case.results.total.emission_reductions is None:
        # formualizer leaves an error in a matching row out of SUMIFS, where Excel fails: no opinion, and it says so
        codes -= {"result.no_second_opinion"}
    assert codes == set()
    if one.agrees:
        assert one.emission_reductions == case.results.total.emission_reductions


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=tries(10), deadline=None, suppress_health_check=list(HealthCheck),
          phases=[Phase.generate])
@given(st.data())
def test_both_engines_give_our_numbers(name: str, data: st.DataObject) -> None:
    check(data.draw(cases(name)))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=tries(4), deadline=None, suppress_health_check=list(HealthCheck),
          phases=[Phase.generate])
@given(st.data())
def test_a_missing_input_is_missing_there_too(name: str, data: st.DataObject) -> None:
    check(data.draw(cases(name, gaps=True)))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_the_samples_stand_up_to_it(sample: object, tmp_path: Path) -> None:
    session = open_sample(sample, Workplace(tmp_path, lambda: datetime(2026, 11, 2, tzinfo=UTC), "tester"))  # type: ignore[arg-type]
    try:
        opinions = second_opinions(session.schema, session.project, session.results)
        assert opinions
        assert all(one.agrees for one in opinions)
        assert sum(one.emission_reductions or 0 for one in opinions) == session.results.total.emission_reductions
    finally:
        session.abandon()


def test_a_result_that_differs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (IronCalcEngine, FormualizerEngine):
        honest = engine.value

        def wrong(self: object, at: object, honest: object = honest) -> object:
            value = honest(self, at)  # type: ignore[operator]
            return value * 1.01 if isinstance(value, float) and value > 1000 else value

        monkeypatch.setattr(engine, "value", wrong)
    one = opinion(solar(("grid", "3500.5")))
    assert not one.agrees
    assert {f.code for f in one.findings} == {"result.differs"}
    assert "RE_p" in {f.args["quantity"] for f in one.findings}


def test_engines_that_differ_give_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(IronCalcEngine, "value", lambda *_: ErrorValue("#VALUE!"))
    one = opinion(solar(("grid", "3500.5")))
    assert [f.code for f in one.findings] == ["result.no_second_opinion"]
    assert (one.agrees, one.emission_reductions) == (False, None)
    assert "differ" in one.findings[0].args["reason"]
    assert "一致しない" in one.findings[0].args["reason_ja"]


@pytest.mark.parametrize(("theirs", "exact", "code"), [
    (99.0, 99.9999999999, "result.boundary"), (99.0, 99.2, "result.differs"), (100.0, 100.0, None),
])
def test_a_whole_tonne_boundary_is_named_as_such(theirs: float, exact: float, code: str | None) -> None:
    pair = second_opinion._Pair("ER 2027", 100, theirs, (Decimal(100), exact))
    found = second_opinion._judged(pair, "TH_AM001", 0.0)
    assert (found.code if isinstance(found, Finding) else None) == code


def test_the_command_line_asks_for_it_only_with_the_flag(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from jcm_pdd.cli import commands, main

    place = Workplace(tmp_path, lambda: datetime(2026, 11, 2, tzinfo=UTC), "tester")
    monkeypatch.setattr(commands, "workplace", lambda: place)
    session = open_sample(samples()[0], place)
    path = tmp_path / "sample.jcmpdd"
    session.save_as(path)
    total, methodologies = session.results.total.emission_reductions, set(session.results.methodologies)
    session.close()
    assert main(["calc", str(path), "--json"]) == 0
    assert "second_opinion" not in json.loads(capsys.readouterr().out)
    assert main(["calc", str(path), "--json", "--second-opinion"]) == 0
    told = json.loads(capsys.readouterr().out)["second_opinion"]
    assert set(told) == methodologies
    assert sum(one["emission_reductions"] for one in told.values()) == total
    assert all(one["agrees"] is True and one["findings"] == [] for one in told.values())
    for language, word in (("en", "agrees"), ("ja", "一致")):
        assert main(["calc", str(path), "--second-opinion", "--lang", language]) == 0
        assert word in capsys.readouterr().out
