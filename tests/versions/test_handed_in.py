"""A Project Idea Note or PDD handed in outside the program as a version, and the drift that follows from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core import drift, versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions import drifting, handed_in, keeping
from jcm_pdd.files.versions.keeping import About
from jcm_pdd.files.versions.restoring import state_then

EC = "ID_AM002/chillers/r1/EC_PJ"


def told(session: Session) -> dict[tuple[str, str], drift.Drift]:
    return {(one.stage, one.fact): one for one in drifting.drifts_of(session)}


def test_a_project_idea_note_is_a_version_of_its_own(sample: Callable[[], Session],
                                                     documents: dict[str, Source]) -> None:
    session = sample()
    before = dict(session.project.answers)
    one = handed_in.name_document(session, documents["pin"], About(""))
    assert (one.name, one.document, one.date, one.number) == ("PIN handed in", "PIN", "2026-01-15", "01.0")
    assert [file.name for file in one.files] == ["PIN handed in.docx"]
    assert drift.is_pin(one)
    assert {a: v for a, v in session.project.answers.items() if not a.startswith("versions#")} == before, \
        "nothing of it is taken into the project"
    assert told(session) == {}, "the same project has not drifted"
    assert session.undo()
    assert versions.versions(session.project) == ()


def test_what_drifted_since_the_note_is_told(sample: Callable[[], Session], documents: dict[str, Source]) -> None:
    session = sample()
    note = handed_in.name_document(session, documents["pin"], About("Note"))
    session.set_answers({"title": "Chillers of another name", "start_date": "2018-09-01", EC: "600"})
    session.set_answers({"lifetime": "9"})
    found = told(session)
    assert {fact for _, fact in found} == {"title", "start_date", drift.AVERAGE}, "it says no lifetime and no total"
    assert {stage for stage, _ in found} == {"pin"}
    average = found["pin", drift.AVERAGE]
    assert (average.old, average.new) == ("428", str(session.results.average))
    assert average.percent is not None
    assert average.percent < Decimal(-10)
    assert {"drift.tonnes", "drift.start_moved"} <= {one.code for one in session.findings}
    assert note.total is None, "the note prints no total"


def test_tonnes_nobody_handed_in_are_in_no_version(sample: Callable[[], Session],
                                                   documents: dict[str, Source]) -> None:
    session = sample()
    session.set_answers({EC: "600"})
    one = handed_in.name_document(session, documents["pdd"], About("PDD"))
    assert one.total == 3431, "as printed"
    assert state_then(session, one).results.total.emission_reductions is None, "the inputs of now give other tonnes"
    found = told(session)
    assert (found["submitted", drift.TOTAL].old, found["submitted", f"{drift.YEAR}2019"].old) == ("3431", "429")
    assert ("submitted", drift.AVERAGE) not in found, "the total says it already"


def test_a_pdd_that_prints_the_tonnes_of_now_keeps_their_inputs(sample: Callable[[], Session],
                                                                documents: dict[str, Source]) -> None:
    session = sample()
    one = handed_in.name_document(session, documents["pdd"], About("PDD as registered", "registered"))
    assert (one.kind, one.document) == ("registered", "PDD")
    assert state_then(session, one).results.total.emission_reductions == 3431
    assert told(session) == {}
    session.delete_rows("participants", [session.project.rows("participants")[1]])
    assert {stage for stage, _ in told(session)} == {"registered"}


def test_a_request_says_less_than_a_registered_project(sample: Callable[[], Session],
                                                       documents: dict[str, Source]) -> None:
    session = sample()
    keeping.name_version(session, "Registered", "registered", "2026-02-01")
    whole = versions.versions(session.project)[0]
    request = handed_in.name_document(session, documents["pdd"], About("Request", "registered", "2026-03-01"))
    asked = session.project.change(request.address, {**request.stored(), "document": "REG_REQ"})
    assert drift.baselines(session.project.apply([asked])) == (("registered", whole),)
    assert drift.baselines(session.project)[0][1].id == request.id, "a whole one that came later counts"


def test_what_is_no_form_and_a_name_twice_change_nothing(sample: Callable[[], Session],
                                                         documents: dict[str, Source]) -> None:
    session = sample()
    handed_in.name_document(session, documents["pin"], About("Note"))
    before = dict(session.project.answers)
    with pytest.raises(Problem, match=r"versions\.same_name"):
        handed_in.name_document(session, documents["pin"], About("note"))
    assert dict(session.project.answers) == before


def test_the_command_names_a_document(sample: Callable[[], Session], documents: dict[str, Source], tmp_path: Path,
                                      capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    session = sample()
    session.save_as(tmp_path / "p.jcmpdd")
    session.close()
    note = tmp_path / documents["pin"].name
    note.write_bytes(documents["pin"].data)
    assert main(["version", "add", str(tmp_path / "p.jcmpdd"), "Note of January", "--from", str(note), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["name"], made["document"], made["date"]) == ("Note of January", "PIN", "2026-01-15")
    assert made["files"][0]["name"] == "PIN handed in.docx"
    note.write_bytes(b"no document at all")
    assert main(["version", "add", str(tmp_path / "p.jcmpdd"), "Other", "--from", str(note)]) != 0
    assert "PIN handed in.docx" in capsys.readouterr().err
