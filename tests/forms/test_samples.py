"""The sample projects: every answer fits, nothing asked is left out, and no default is confirmed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core import conditions, edits
from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.plan import proposals, unconfirmed
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema, TableBlock
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import library
from jcm_pdd.files.samples import Sample, open_sample, samples
from jcm_pdd.files.store import Workplace


@pytest.fixture(params=samples(), ids=lambda sample: sample.id)
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.param


def loaded(sample: Sample) -> tuple[Schema, Project, Results]:
    answers = sample.answers
    rows = answers["methodologies"]
    assert isinstance(rows, list)
    methods = tuple(library().methodology(str(answers[f"methodologies/{row}/methodology"]),
                                          str(answers[f"methodologies/{row}/version"])) for row in rows)
    schema = build(library().form("PDD", "02.0"), methods, (), library().papers)
    stored: dict[str, Json] = {}
    for address, typed in answers.items():
        if address in schema.tables:
            stored[address] = typed
            continue
        place = schema.place(address)
        assert place is not None, f"{address} is no question"
        stored[address] = place.kind.parse(str(typed))
    project = Project(stored)
    return schema, project, calculate(methods, project)


def test_there_is_one_for_thailand_and_one_for_indonesia() -> None:
    assert {sample.answers["country"] for sample in samples()} == {"TH", "ID"}


def test_every_answer_reads_and_every_required_one_is_there(sample: Sample) -> None:
    schema, project, results = loaded(sample)
    for pattern, place in schema.places.items():
        block = pattern.split("/*/")[0]
        addresses = [place.at(row) for row in project.rows(block)] if "*" in pattern else [pattern]
        for address in addresses:
            if address not in sample.attachments and conditions.required(schema, project, results, address):
                assert project.get(address) is not None, f"{address} is asked and not answered"
    for address, block in schema.tables.items():
        assert isinstance(block, TableBlock)
        assert len(project.rows(address)) >= block.table.min_rows, address


def test_results_are_there_and_criteria_are_met(sample: Sample) -> None:
    _, _, results = loaded(sample)
    assert results.total.emission_reductions
    assert {criterion.verdict for criterion in results.criteria} == {"met"}
    assert all(method.missing == () for method in results.methodologies.values())


def test_no_confirmation_of_a_default_is_invented(sample: Sample) -> None:
    schema, project, results = loaded(sample)
    assert unconfirmed(schema, project, results)
    assert not any(address.endswith((".confirmed_on", ".value")) for address in sample.answers)


def test_wording_is_the_samples_own(sample: Sample) -> None:
    schema, project, results = loaded(sample)
    assert dict(proposals(schema, project, results)) == {}


def test_texts_agree_with_the_figures(sample: Sample) -> None:
    """The annual figure named in A.2 is the one calculated; A.2 has the usual length."""
    _, project, results = loaded(sample)
    text = str(project.get("description"))
    assert 200 <= len(text.split()) <= 400
    for number in re.findall(r"([\d,]+) tCO2", text):
        assert int(number.replace(",", "")) in {method.er_p for method in results.methodologies.values()}


def test_companies_are_marked_as_examples(sample: Sample) -> None:
    names = [str(value) for address, value in sample.answers.items()
             if re.fullmatch(r"(participants|sites)/r\d+/name", address)]
    assert names
    assert all("example" in name.lower() for name in names)
    assert "(example)" in str(sample.answers["title"])
    assert all("(example document)" in line for line in str(sample.answers["references"]).splitlines())


def test_points_of_the_plan_are_numbered_and_figures_exist(sample: Sample) -> None:
    points = [value for address, value in sample.answers.items() if address.endswith(".point")]
    assert points == [str(number) for number in range(1, len(points) + 1)]
    for files in sample.attachments.values():
        for path, caption in files:
            assert Path(path).read_bytes().startswith(b"\x89PNG")
            assert caption.startswith("Figure")
    assert set(sample.attachments) == {"description_figures", "emission_figures"}


def test_dates_lie_in_the_time_of_the_methodology() -> None:
    thai = next(sample for sample in samples() if sample.answers["country"] == "TH")
    assert "2016-08-23" < str(thai.answers["start_date"]) < "2020-05-21"


def test_an_edit_can_put_the_answers_in(sample: Sample) -> None:
    schema, _, _ = loaded(sample)
    typed = {a: str(v) for a, v in sample.answers.items() if a not in schema.tables}
    edit = edits.set_texts(schema, Project(), typed)
    assert all(not (isinstance(change.new, dict) and "rejected" in change.new) for change in edit.changes)


def test_a_sample_opens_as_a_project_with_its_figures(sample: Sample, tmp_path: Path) -> None:
    session = open_sample(sample, Workplace(tmp_path, lambda: datetime(2026, 6, 1, tzinfo=UTC), "tester"))
    try:
        assert not [finding for finding in session.findings if finding.severity == "error"]
        assert not session.ready, "unconfirmed defaults keep a sample from counting as ready"
        for address, files in sample.attachments.items():
            stored = session.project.get(address)
            assert isinstance(stored, list)
            assert [item["caption"] for item in stored if isinstance(item, dict)] == [caption for _, caption in files]
    finally:
        session.abandon()
