"""The command `evidence`: what it prints, keeps and refuses; and what is behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.evidence_entry import add_evidence, link_evidence, unlink
from jcm_pdd.files.session import Session

COP = "ID_AM002/chillers/r1/COP_PJ"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    session.save_as(tmp_path / "p.jcmpdd")
    session.close()
    return tmp_path / "p.jcmpdd"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], project: Path) -> Run:
    def command(action: str, *more: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main(["evidence", action, str(project), *map(str, more)])
        return (code, *capfd.readouterr())

    return command


def data(told: tuple[int, str, str]) -> Any:
    assert told[0] == 0, told
    return json.loads(told[1])


def test_a_paper_is_entered_linked_and_listed(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "FAT report.pdf"
    paper.write_bytes(b"%PDF-1.4")
    told = data(run("add", paper, "--issuer", "Example Co.", "--date", "2019-03-14", "--claim", f"{COP}.source",
                    "--page", "12", "--json"))
    assert (told["number"], told["wrong"]) == ("E-01", [])
    data(run("link", "E-01", "start_date", "--page", "2", "--json"))
    (one,) = data(run("list", "--json"))["evidence"]
    assert (one["title"], one["status"], one["date"]) == ("FAT report", "received", "2019-03-14")
    assert one["files"][0]["name"] == "FAT report.pdf"
    assert [(link["claim"], link["page"]) for link in one["proves"]] == [(COP, "12"), ("start_date", "2")]
    code, out, _ = run("list", "--lang", "ja")
    assert (code, "受領済み" in out, "12ページ" in out) == (0, True, True)


def test_what_is_missing_shrinks(run: Run, tmp_path: Path) -> None:
    before = {need["claim"] for need in data(run("missing", "--json"))["missing"]}
    paper = tmp_path / "a.pdf"
    paper.write_bytes(b"%PDF-1.4")
    run("add", paper, "--claim", COP)
    after = {need["claim"] for need in data(run("missing", "--json"))["missing"]}
    assert before - after == {COP}
    assert f"{len(after)} claim(s)" in run("missing")[1]


def test_a_wrong_day_is_kept_and_told(run: Run) -> None:
    code, out, _ = run("add", "--title", "Bill", "--date", "next week", "--json")
    assert (code, json.loads(out)["wrong"]) == (1, ["date"])


@pytest.mark.parametrize(("action", "more", "word"), [
    ("link", ("E-09", "start_date"), "E-09"), ("link", ("E-01",), "link FILE"), ("add", (), "add FILE"),
    ("add", ("none.pdf",), "none.pdf"), ("add", ("--title", "x", "--claim", "sites/r99/name"), "sites/r99/name"),
    ("index", ("list.txt",), ".docx"), ("index", (), ".docx")])
def test_what_cannot_be_done_is_said_in_one_line(run: Run, action: str, more: tuple[str, ...], word: str) -> None:
    code, _, err = run(action, *more)
    assert code == 2
    assert word in err
    assert err.count("\n") == 1


def test_section_f_and_the_index(run: Run, tmp_path: Path) -> None:
    run("add", "--title", "Acceptance test", "--status", "accepted", "--confidential")
    told = data(run("references", "--json"))
    assert told["changed"]
    assert told["references"].split("\n")[-1].startswith("E-01: Acceptance test (confidential")
    assert not data(run("references", "--json"))["changed"]
    data(run("index", tmp_path / "index.docx", "--public", "--json"))
    assert (tmp_path / "index.docx").read_bytes().startswith(b"PK")


def test_numbers_and_claims_are_checked_before_anything_changes(session: Session) -> None:
    add_evidence(session, {"title": "Bill", "number": "E-01"})
    before = session.project
    for refused in (lambda: add_evidence(session, {"number": "E-01"}), lambda: link_evidence(session, "E-7", COP),
                    lambda: link_evidence(session, "E-01", "no/such/place"),
                    lambda: add_evidence(session, {"title": "x"}, claim="sites/r99/name")):
        with pytest.raises(Problem, match=r"evidence\."):
            refused()
    assert session.project is before
    assert not unlink(session, "calibrations/r1")
