"""What drifted since the Project Idea Note, the submission and the registration: planted, explained, and clean."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from jcm_pdd.core import drift, versions
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.personal import personal_addresses
from jcm_pdd.core.project import Edit, Json
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions import drifting, keeping, results
from tests.review.bare import findings_of
from tests.review.seeds import ID

EC, LAST = "ID_AM002/chillers/r1/EC_PJ", "participants/r2/name"
NAMES = {"pin": ("PIN sent to the ministry", "submitted"), "submitted": ("Sent for validation", "submitted"),
         "registered": ("Registered", "registered")}


@pytest.fixture
def session(opened: dict[str, Session]) -> Iterator[Session]:
    """Give the chiller factory; what a test does to it is taken back."""
    session = opened[ID]
    before = dict(session.project.answers)
    yield session
    while dict(session.project.answers) != before:
        assert session.undo()


def named(session: Session, stage: str) -> versions.Version:
    name, kind = NAMES[stage]
    return keeping.name_version(session, name, kind)  # type: ignore[arg-type]


def drifted(session: Session) -> list[Finding]:
    """Return the findings about drift, the same edit by edit and anew."""
    found = [one for one in session.findings if one.code.startswith("drift.")]
    anew = [one for one in findings_of(session.context) if one.code.startswith("drift.")]
    assert sorted(map(repr, found)) == sorted(map(repr, anew))
    return found


SEEDS: tuple[tuple[str, str, str, dict[str, Json]], ...] = (
    ("drift.unexplained", "note", "submitted", {"title": "Energy Saving at a Chemical Factory"}),
    ("drift.unexplained", "note", "pin", {"lifetime": "7"}),
    ("drift.unexplained", "note", "submitted", {"ID_AM002/chillers/r1/capacity": "450"}),
    ("drift.unexplained", "warning", "registered", {"sites/r1/coordinates": "-6.5300,107.4500"}),
    ("drift.tonnes", "warning", "submitted", {EC: "600"}),
    ("drift.tonnes", "warning", "pin", {EC: "600"}),
    ("drift.title_registered", "warning", "registered", {"title": "Energy Saving at a Chemical Factory"}),
    ("drift.participants_registered", "warning", "registered", {LAST: "Another Chemical Holdings Co., Ltd."}),
    ("drift.start_moved", "warning", "submitted", {"start_date": "2018-09-01"}),
    ("drift.start_moved", "note", "pin", {"start_date": "2018-09-01"}),
)


@pytest.mark.parametrize(("code", "severity", "stage", "answers"), SEEDS)
def test_planted_drift_is_found_and_its_clean_twin_is_not(code: str, severity: str, stage: str,
                                                          answers: dict[str, Json], session: Session) -> None:
    session.set_answers(answers)
    named(session, stage)
    assert drifted(session) == [], "the same change before the version was named"
    session.undo()
    session.undo()
    assert drifted(session) == []
    named(session, stage)
    session.set_answers(answers)
    assert (code, severity) in {(one.code, one.severity) for one in drifted(session)}
    assert "error" not in {one.severity for one in drifted(session)}


def test_a_reason_for_the_change_explains_what_follows_from_it(session: Session) -> None:
    one = named(session, "submitted")
    session.set_answers({EC: "600"})
    (found,) = drifted(session)
    assert (found.severity, found.args["why"], found.where) == ("warning", "no reason is given", "horizon")
    session.record(versions.reason_edit(session.project, one.id, "evidence/r1/title", "A better name"))
    assert drifted(session) == [found], "a reason for something else"
    session.record(versions.reason_edit(session.project, one.id, EC, "Measured load of 2017"))
    (found,) = drifted(session)
    assert (found.code, found.severity, found.args["why"]) == ("drift.tonnes", "note", "Measured load of 2017")


def test_participants_change_after_registration_with_a_request(session: Session) -> None:
    named(session, "registered")
    session.delete_rows("participants", ["r3"])
    (found,) = drifted(session)
    assert (found.code, found.where) == ("drift.participants_registered", "participants")
    assert found.args["old"] == "PT Example Cooling Service (host, monitoring operator)"
    session.record(Edit("edit.set", (session.project.change("prc_req_wanted", True),)))
    assert drifted(session) == []


def test_each_fact_is_told_once_against_the_newest_stage(session: Session) -> None:
    for stage in ("pin", "submitted", "registered"):
        named(session, stage)
    session.set_answers({"lifetime": "7"})
    stages = {one.args["stage"] for one in drifted(session)}
    assert stages == {drift.STAGE_NAMES["registered"].en}
    context = session.context
    now = drift.facts(context.schema, context.project, context.results, context.proposals)
    told = {(one.stage, one.fact): one for one in drift.drifts(context.project, now)}
    assert {stage for stage, fact in told if fact == "lifetime"} == {"pin", "submitted", "registered"}
    one = told["pin", "lifetime"]
    assert (one.old, one.new, one.percent, one.why) == ("8", "7", Decimal("-12.5"), "")
    assert told["submitted", "#total"].old == "3431"


def test_the_facts_of_the_chiller_factory(session: Session) -> None:
    context = session.context
    found = drift.facts(context.schema, context.project, context.results, context.proposals)
    assert (found["#units/ID_AM002/chillers"], found["#capacity/ID_AM002/chillers/capacity"]) == ("3", "1750")
    assert (found["#total"], found["methodologies"]) == ("3431", "ID_AM002 ver02.0")
    assert found["#points"].startswith("1-3")
    assert found["sites/r1"] == "Purwakarta Factory (example); -6.5217,107.4412"
    assert drift.name_of(context.schema, "#capacity/ID_AM002/chillers/capacity").en.endswith("together (USRt)")
    assert sum(int(text) for fact, text in found.items() if fact.startswith("#year/")) == 3431


def test_a_version_is_the_idea_note_by_its_files_or_its_name(session: Session, tmp_path: Path) -> None:
    one = keeping.name_version(session, "Sent 2026-11-22")
    assert not drift.is_pin(one)
    for name, told in (("JCM_ID_F_PIN_ver01.0.docx", True), ("JCM_ID_F_PDD_ver02.0.docx", False)):
        path = tmp_path / name
        path.write_bytes(b"x")
        one = keeping.add_files(session, one, [path])
        assert drift.is_pin(one) is told


def test_facts_go_with_their_version_and_into_no_copy(session: Session) -> None:
    one = named(session, "submitted")
    address = versions.FACTS + one.id
    assert drift.facts_of(session.project, one.id)["title"] == session.text("title")
    assert address in set(personal_addresses(session.schema, session.project))
    session.record(versions.removed(session.project, one))
    assert session.project.get(address) is None


def tables(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in Document(io.BytesIO(data)).tables for row in table.rows]


def test_the_memo_has_a_table_of_the_drift(session: Session, tmp_path: Path) -> None:
    one = named(session, "pin")
    session.set_answers({EC: "600", "lifetime": "7"})
    session.record(versions.reason_edit(session.project, one.id, EC, "Measured load of 2017"))
    wanted = results.Wanted("memo", tmp_path / "m.docx", results.Side("version", one.id))
    rows = tables(results.made(session, wanted)[0])
    assert ["Fact", "Then", "Now", "Drift", "Why"] in rows
    (years,) = (row for row in rows if row[1:4] == ["8", "7", "-12.5 %"])
    assert years[4] == "(not explained)"
    (total,) = (row for row in rows if row[0] == "Emission reductions in total (tCO2)")
    assert (total[1], total[4]) == ("3,431", "Measured load of 2017")
    assert total[3].startswith("-")
    rows = tables(results.made(session, replace(wanted, language="ja"))[0])
    assert ["項目", "当時", "現在", "変化率", "理由"] in rows


def test_a_version_of_before_facts_were_kept_is_read_once(session: Session) -> None:
    one = named(session, "submitted")
    address = versions.FACTS + one.id
    kept = session.project.get(address)
    session.record(Edit("edit.set", (session.project.change(address, None),)))
    session.set_answers({"lifetime": "7"})
    assert drifted(session) == []
    assert {drift.TOTAL, "lifetime"} <= {found.fact for found in drifting.drifts_of(session)}
    keeping.name_version(session, "Draft of today", "draft")
    assert session.project.get(address) == kept
    assert "drift.unexplained" in {found.code for found in drifted(session)}
