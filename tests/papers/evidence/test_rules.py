"""Each rule of the register: what it finds, where, how grave; and that it is silent when all is well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.papers.evidence import link_edit
from jcm_pdd.core.papers.references import references_edit
from jcm_pdd.files.session import Session

Codes = Callable[[], set[tuple[str, str, str]]]
Paper = Callable[..., str]
CRITERION = "ID_AM002/criterion2"


def test_an_empty_register_says_nothing(codes: Codes) -> None:
    assert codes() == set()


def test_two_papers_with_one_number(session: Session, paper: Paper, codes: Codes) -> None:
    first, second = paper(number="E-01"), paper(number="e-01")
    assert codes() == {("evidence.number_twice", "error", f"evidence/{row}/number") for row in (first, second)}
    session.set_text(f"evidence/{second}/number", "E-02")
    assert codes() == set()


def test_a_paper_without_a_number(paper: Paper, codes: Codes) -> None:
    row = paper(title="Bill")
    assert codes() == {("evidence.no_number", "warning", f"evidence/{row}/number")}


@pytest.mark.parametrize(("status", "found"), [("requested", None), ("received", "note"), ("accepted", "warning")])
def test_a_status_without_a_file(session: Session, paper: Paper, codes: Codes, tmp_path: Path, status: str,
                                 found: str | None) -> None:
    row = paper(number="E-01", status=status)
    place = f"evidence/{row}/file"
    assert codes() == ({(f"evidence.{status}_no_file", found, place)} if found else set())
    file = tmp_path / "a.txt"
    file.write_text("bill", encoding="utf-8")
    session.attach(place, file)
    assert codes() == set()


@pytest.mark.parametrize(("expiry", "found"), [
    ("2018-05-31", ("evidence.expiry_before_date", "error")), ("2018-06-30", ("evidence.expired_at_start", "warning")),
    ("2018-07-01", ("evidence.expires", "note")), ("2026-06-29", ("evidence.expires", "note")), ("2026-06-30", None),
    ("2030-01-01", None)])
def test_days_are_compared_with_those_of_the_project(paper: Paper, codes: Codes, expiry: str,
                                                     found: tuple[str, str] | None) -> None:
    row = paper(number="E-01", date="2018-06-01", expiry=expiry)
    assert codes() == ({(*found, f"evidence/{row}/expiry")} if found else set())


def test_another_language_needs_a_translation_once_it_proves_something(session: Session, paper: Paper,
                                                                       codes: Codes) -> None:
    row = paper(number="E-01", language="local")
    assert codes() == set()
    session.record(link_edit(session.project, "E-01", CRITERION))
    assert codes() == {("evidence.not_translated", "note", f"evidence/{row}/translated_by")}
    session.set_text(f"evidence/{row}/translated_by", "Example Translations")
    assert codes() == set()


def test_one_file_in_two_rows(session: Session, paper: Paper, codes: Codes, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("bill", encoding="utf-8")
    rows = [paper(number="E-01"), paper(number="E-02")]
    for row in rows:
        session.attach(f"evidence/{row}/file", file)
    assert codes() == {("evidence.same_file", "note", f"evidence/{rows[1]}/file")}


def test_one_link_entered_twice(session: Session, paper: Paper, codes: Codes) -> None:
    paper(number="E-01")
    rows = session.add_rows("proofs", 2)
    session.set_texts({f"proofs/{row}/{name}": text for row in rows
                       for name, text in (("evidence", "E-01"), ("claim", CRITERION), ("page", "3"))})
    assert codes() == {("evidence.linked_twice", "note", f"proofs/{rows[1]}/evidence")}
    session.set_text(f"proofs/{rows[1]}/page", "4")
    assert codes() == set()


def test_a_proven_criterion_wants_its_paper_linked(session: Session, paper: Paper) -> None:
    def unlinked() -> set[str]:
        return {f.where for f in session.findings if f.code == "evidence.proof_unlinked"}

    assert f"{CRITERION}.document" in unlinked()
    paper(number="E-01")
    session.record(link_edit(session.project, "E-01", CRITERION))
    assert f"{CRITERION}.document" not in unlinked()


def test_section_f_keeps_secrets(session: Session, paper: Paper, codes: Codes) -> None:
    row = paper(number="E-01", title="Supply contract", issuer="Example Power Co.", confidential="yes")
    session.set_text("references", "Example Power Co., Supply contract, 2018")
    assert ("evidence.confidential_cited", "note", "references") in codes()
    session.set_text("references", "E-01: Supply contract (confidential, shown to the third-party entity on request)")
    assert codes() == set()
    session.set_text("references", "Example Power Co., Supply contract, 2018")
    session.set_text(f"evidence/{row}/confidential", "no")
    assert codes() == set()


def test_section_f_that_lags_behind_is_told(session: Session, paper: Paper) -> None:
    def behind() -> bool:
        return any(f.code == "evidence.references_behind" for f in session.findings)

    assert not behind()
    row = paper(number="E-01", title="Bill", status="requested")
    assert not behind(), "what is only requested is not cited"
    session.set_text(f"evidence/{row}/status", "received")
    assert behind()
    session.record(references_edit(session.project))
    assert not behind()
    session.set_text(f"evidence/{row}/title", "Second bill")
    assert behind()
