"""A finding is accepted with a reason, apart from the others; it is back when it says something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.accepting import ACCEPTED, acceptance, withdrawal
from jcm_pdd.files.review_data import catalogue
from jcm_pdd.files.session import Session
from tests.review.seeds import ID


def accept(session: Session, finding: Finding, reason: str = "The plant is built so.") -> None:
    session.record(acceptance(session.project, finding, reason, "Hanako", "2026-11-22", catalogue()))


def test_it_is_counted_apart_undone_and_lost_when_the_finding_changes(opened: dict[str, Session]) -> None:
    session, before = opened[ID], list(opened[ID].findings)
    session.set_text("lifetime", "45")
    (found,) = (one for one in session.findings if one.code == "plausible.lifetime")
    accept(session, found)
    assert found not in session.findings
    (kept,) = session.accepted
    assert (kept.finding, kept.reason, kept.who, kept.when) == (found, "The plant is built so.", "Hanako", "2026-11-22")
    assert session.project.get(f"{ACCEPTED}plausible.lifetime@lifetime")
    session.set_text("lifetime", "46")
    assert session.accepted == ()
    assert any(one.code == "plausible.lifetime" for one in session.findings)
    session.undo()
    assert len(session.accepted) == 1
    session.record(withdrawal(session.project, found))
    assert session.accepted == ()
    session.undo()
    assert session.undo_name("en") == "Accept a finding at A.5 Expected operational lifetime of project"
    session.undo()
    assert found in session.findings
    session.undo()
    assert list(session.findings) == before


def test_two_findings_of_one_code_at_one_place_are_accepted_one_by_one(opened: dict[str, Session]) -> None:
    session = opened[ID]
    session.set_text("description", session.text("description") + " The chillers use 4,890 MWh of electricity. "
                                                                  "They use 4,670 MWh of electricity at P90.")
    first, second = (one for one in session.findings if one.code == "consistency.energy_told")
    accept(session, first)
    accept(session, second)
    assert {one.finding for one in session.accepted} == {first, second}
    session.record(withdrawal(session.project, first))
    assert [one.finding for one in session.accepted] == [second]
    for _ in range(4):
        session.undo()


def test_errors_and_open_items_are_not_accepted_nor_is_anything_without_a_reason(opened: dict[str, Session]) -> None:
    session = opened[ID]
    unverified = next(one for one in session.findings if one.code == "default.not_verified")
    with pytest.raises(Problem, match=r"review\.not_acceptable"):
        accept(session, unverified)
    with pytest.raises(Problem, match=r"review\.no_reason"):
        accept(session, session.findings[-1], "  ")


def test_the_command_line_accepts_lists_and_takes_back(tmp_path: Path, opened: dict[str, Session],
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "p.jcmpdd"
    assert main(["new", str(path), "--country", "ID"]) == 0
    code, reason = "version.rules_not_named", "Read by the consultant"
    assert main(["accept", str(path), code, "--reason", reason, "--who", "Hanako"]) == 0
    capsys.readouterr()
    assert main(["accept", str(path), "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["accepted"]
    assert (one["code"], one["reason"], one["who"]) == (code, reason, "Hanako")
    main(["check", str(path), "--lang", "ja"])
    assert "承認済み" in capsys.readouterr().out
    assert main(["accept", str(path), code, "--withdraw"]) == 0
    assert main(["accept", str(path), "plausible.cop", "--reason", "x"]) == 2
    assert "plausible.cop" in capsys.readouterr().err
    assert main(["accept", str(path), "--lang", "en"]) == 0
    assert "No finding is accepted." in capsys.readouterr().out


def test_the_command_line_lists_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["findings", "--family", "plausibility", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["findings"]
    assert {one["family"] for one in told} == {"plausibility"}
    assert all(one["source"] and one["status"] and one["rests_on"] for one in told)
    for language in ("en", "ja"):
        assert main(["findings", "--lang", language]) == 0
        assert "plausible.cop" in capsys.readouterr().out
