"""The register: links from every table that names evidence, numbers, what lacks evidence, one undo step each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.papers import evidence as register
from jcm_pdd.core.papers.lacking import lacking
from jcm_pdd.core.project import Project
from jcm_pdd.files.session import Session

CRITERION = "ID_AM002/criterion2"
COP = "ID_AM002/chillers/r1/COP_PJ"
Paper = Callable[..., str]


def link(session: Session, number: str, claim: str, page: str = "") -> None:
    session.record(register.link_edit(session.project, number, claim, page))


def pdf(folder: Path, name: str = "fat.pdf") -> Path:
    path = folder / name
    path.write_bytes(b"%PDF-1.4 " + name.encode())
    return path


def needs(session: Session) -> dict[str, tuple[str, str]]:
    return {need.claim: (need.kind, need.state) for need in lacking(session.context)}


@pytest.mark.parametrize(("address", "claim"), [
    ("start_date", "start_date"), ("sites/r1/coordinates", "sites/r1/coordinates"),
    (f"{COP}.source", COP), (f"{COP}@2027", COP), (COP, COP),
    (f"{CRITERION}.document", CRITERION), (CRITERION, CRITERION),
    ("ID_AM002/EF_grid.page", "ID_AM002/EF_grid"), ("ID_AM002/COP_RE.lt300.document", "ID_AM002/COP_RE.lt300"),
    ("meters/r3/serial", "meters/r3"), ("meters/r3", "meters/r3"), ("evidence/r1/title", "evidence/r1")])
def test_a_claim_is_what_companions_years_and_cells_belong_to(session: Session, address: str, claim: str) -> None:
    lookup = session.schema.methodologies[0].lookups[0]
    address, claim = (text.replace("COP_RE.lt300", f"{lookup.id}.{lookup.rows[0].id}") for text in (address, claim))
    assert register.claim_of(session.schema, address) == claim


@pytest.mark.parametrize(("taken", "following"), [
    ([], "E-01"), (["E-01"], "E-02"), (["E-02", "E-01"], "E-03"), (["E-9"], "E-10"), (["E-099"], "E-100"),
    (["Doc A"], "E-01"), (["E-05", "Annex 3"], "Annex 4"), (["12"], "13")])
def test_the_next_number_is_free_and_written_like_the_last(taken: list[str], following: str) -> None:
    rows = [f"r{at}" for at in range(1, len(taken) + 1)]
    answers = {f"evidence/{row}/number": number for row, number in zip(rows, taken, strict=True)}
    project = Project({"evidence": list(rows), **answers})
    assert register.next_number(project) == following
    assert following not in taken


def test_a_new_paper_with_its_link_is_one_undo_step(session: Session) -> None:
    before = dict(session.project.answers)
    session.record(register.add_edit(session.project, {"title": "Acceptance test"}, COP, "12"))
    (proof,) = register.by_claim(session.schema, session.project)[COP]
    assert (proof.evidence.number, proof.evidence.title, proof.page) == ("E-01", "Acceptance test", "12")
    assert "E-01" in (session.undo_name("en") or "")
    assert session.undo()
    assert dict(session.project.answers) == before
    assert session.redo()
    assert COP in register.by_claim(session.schema, session.project)


def test_the_same_link_is_not_made_twice(session: Session, paper: Paper) -> None:
    paper(number="E-01")
    link(session, "E-01", COP, "3")
    assert register.link_edit(session.project, "E-01", COP, "3").changes == ()
    assert register.link_edit(session.project, "E-01", COP, "4").changes


def test_a_page_of_the_link_goes_before_that_of_the_paper(session: Session, paper: Paper) -> None:
    paper(number="E-01", page="2")
    link(session, "E-01", COP)
    link(session, "E-01", "start_date", "7")
    proofs = register.by_claim(session.schema, session.project)
    assert (proofs[COP][0].page, proofs["start_date"][0].page) == ("2", "7")


def test_a_calibration_names_evidence_for_itself_and_its_meter(session: Session, paper: Paper) -> None:
    paper(number="E-07")
    (meter,) = session.add_rows("meters")
    (calibration,) = session.add_rows("calibrations")
    session.set_texts({f"meters/{meter}/tag": "EM-01", f"calibrations/{calibration}/meter": "EM-01",
                       f"calibrations/{calibration}/evidence": "E-07"})
    found = register.by_claim(session.schema, session.project)
    assert {f"calibrations/{calibration}", f"meters/{meter}"} <= set(found)


def test_an_estimate_names_evidence_for_its_value(session: Session, paper: Paper) -> None:
    paper(number="E-08")
    (row,) = session.add_rows("estimates")
    session.set_texts({f"estimates/{row}/of": COP, f"estimates/{row}/evidence": "E-08", f"estimates/{row}/page": "4"})
    (proof,) = register.by_claim(session.schema, session.project)[COP]
    assert (proof.link.at, proof.page) == (f"estimates/{row}", "4")


def test_what_lacks_evidence(session: Session, paper: Paper, tmp_path: Path) -> None:
    before = needs(session)
    assert before[CRITERION] == ("criterion", "said")
    assert before[COP] == ("fixed", "nothing")
    assert before["ID_AM002/chillers/r1/EC_PJ"] == ("estimated", "nothing")
    assert before["start_date"] == ("field", "nothing")
    assert before["sites/r1/coordinates"] == ("field", "nothing")
    assert any(kind == "default" for kind, _ in before.values())
    row = paper(number="E-01", title="Acceptance test")
    link(session, "E-01", COP)
    assert needs(session)[COP] == ("fixed", "no_file")
    session.attach(f"evidence/{row}/file", pdf(tmp_path))
    assert set(before) - set(needs(session)) == {COP}
    session.set_text("start_date", "")
    assert "start_date" not in needs(session)


def test_a_confirmed_default_counts_as_said(session: Session) -> None:
    name = next(claim for claim, (kind, _) in needs(session).items() if kind == "default")
    assert needs(session)[name] == ("default", "nothing")
    session.set_texts({f"{name}.document": "ID_AM002 ver02.0", f"{name}.page": "5",
                       f"{name}.confirmed_on": "2026-04-01"})
    assert needs(session)[name] == ("default", "said")


def test_what_proves_nothing(session: Session, paper: Paper) -> None:
    paper(number="E-01")
    paper(number="E-02")
    link(session, "E-02", COP)
    assert [one.number for one in register.unused(session.schema, session.project)] == ["E-01"]


def test_renaming_takes_every_link_along(session: Session, paper: Paper) -> None:
    row = paper(number="E-01")
    link(session, "E-01", COP)
    session.set_text(f"evidence/{row}/number", "P-1")
    assert [proof.evidence.number for proof in register.by_claim(session.schema, session.project)[COP]] == ["P-1"]
    session.undo()
    assert [proof.evidence.number for proof in register.by_claim(session.schema, session.project)[COP]] == ["E-01"]


def test_a_new_paper_does_not_prove_what_a_deleted_one_did(session: Session, paper: Paper) -> None:
    row = paper(number="E-01")
    link(session, "E-01", COP)
    session.delete_rows("evidence", [row])
    assert register.next_number(session.project) == "E-02"
    session.record(register.add_edit(session.project, {"title": "Another paper"}))
    assert register.by_claim(session.schema, session.project) == {}


def test_unlinking_leaves_the_paper(session: Session, paper: Paper) -> None:
    paper(number="E-01")
    link(session, "E-01", COP)
    (row,) = session.project.rows("proofs")
    session.record(register.unlink_edit(session.project, [row]))
    assert register.by_claim(session.schema, session.project) == {}
    assert [one.number for one in register.register(session.project)] == ["E-01"]
