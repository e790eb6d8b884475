"""What was signed: recorded from the exported file, compared by its answers, by whom and by which authority."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from jcm_pdd.core.merging_links import Pointers
from jcm_pdd.core.papers.signing import changed_since, digest, printed_state, signatures
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.export import make_one
from jcm_pdd.files.papers.signing import document_of, record
from jcm_pdd.files.session import Session


def _codes(session: Session) -> set[str]:
    return {f.code for f in session.findings if f.code.startswith("signing.")}


def _exported(session: Session, tmp_path: Path, document: str, form: str) -> Path:
    (name, (data, _)), = make_one(session, document, form)
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_signed_document_is_older_once_a_printed_answer_changes(session: Session, tmp_path: Path) -> None:
    path = _exported(session, tmp_path, "moc", "docx")
    record(session, path, cells={"company": session.text("participants/r1/name"), "signed_on": "2026-04-10"})
    (one,) = signatures(session.project)
    assert (one.document, one.sha256) == ("moc", hashlib.sha256(path.read_bytes()).hexdigest())
    assert changed_since(session.project, session.results, one.row) == ()
    session.set_text("lifetime", "7")  # printed in the PDD alone
    assert "signing.older" not in _codes(session)
    session.set_text("title", "Another title")
    assert changed_since(session.project, session.results, one.row) == ("title",)
    assert "signing.older" in _codes(session)
    session.undo()
    session.add_rows("participants")
    assert "participants" in {at.split("/")[0] for at in changed_since(session.project, session.results, one.row)}


def test_a_merge_that_renames_rows_takes_the_printed_state_along(session: Session) -> None:
    project = Project({"participants": ["r1"], "participants/r1/name": "A", "participants#count": 1, "signed": ["r1"],
                       "signed#count": 1, "signed/r1/document": "moc",
                       "signed/r1#printed": [["participants/r1/name", digest("A")]]})
    pointers = Pointers(session.schema, ("participants", "signed"))
    moved = pointers.moved(project, {"participants": {"r1": "r5"}, "signed": {"r1": "r2"}})
    assert printed_state(moved, "r2") == {"participants/r5/name": digest("A")}


def test_an_answer_given_later_is_a_change_too(session: Session, tmp_path: Path) -> None:
    assert session.project.get("reference_number") is None
    record(session, _exported(session, tmp_path, "moc", "docx"))
    session.set_text("reference_number", "ID999")
    assert "signing.older" in _codes(session)


def test_of_a_word_file_its_own_answers_count(session: Session, tmp_path: Path) -> None:
    path = _exported(session, tmp_path, "moc", "docx")
    session.set_text("title", "Changed before it came back signed")
    record(session, path)
    assert changed_since(session.project, session.results, "r1") == ("title",)


@pytest.mark.long
def test_a_pdf_that_is_not_what_is_printed_now_is_refused(session: Session, tmp_path: Path) -> None:
    path = _exported(session, tmp_path, "moc", "pdf")
    record(session, path)
    session.set_text("title", "Another title")
    with pytest.raises(Problem, match=r"signing\.not_current"):
        record(session, path)
    assert len(signatures(session.project)) == 1


def test_the_results_belong_to_what_the_pdd_says(session: Session, tmp_path: Path) -> None:
    record(session, _exported(session, tmp_path, "pdd", "docx"), "pdd")
    assert changed_since(session.project, session.results, "r1") == ()
    session.set_text("ID_AM002/chillers/r1/EC_PJ", "1 MWh")
    assert "#years" in changed_since(session.project, session.results, "r1")


def test_who_signed_and_by_which_authority(session: Session, tmp_path: Path) -> None:
    for number, expiry in (("E-90", "2026-04-01"), ("E-91", "2026-12-31")):
        (row,) = session.add_rows("evidence")
        session.set_texts({f"evidence/{row}/number": number, f"evidence/{row}/expiry": expiry})
    session.set_texts({"participants/r1/is_focal_point": "yes", "participants/r2/is_focal_point": "no"})
    focal, other = (session.text(f"participants/{row}/name") for row in ("r1", "r2"))
    path = _exported(session, tmp_path, "moc", "docx")
    record(session, path, "moc", {"company": focal, "signed_on": "2026-04-10", "authority": "E-90"})
    assert {"signing.authority_expired", "signing.missing", "signing.no_scan"} <= _codes(session)
    session.set_text("signed/r1/authority", "E-91")
    assert "signing.authority_expired" not in _codes(session)
    session.set_text("signed/r1/document", "reg_req")
    assert "signing.not_focal_point" not in _codes(session)
    session.set_text("signed/r1/company", other)
    assert "signing.not_focal_point" in _codes(session)


def test_a_workbook_that_is_not_what_is_printed_now_is_refused(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "Chillers_MPS_ID_AM002_ver02.0.xlsx"
    path.write_bytes(b"PK of another day")
    with pytest.raises(Problem, match=r"signing\.not_current"):
        record(session, path)
    assert not signatures(session.project)


def test_a_signature_entered_by_hand_lacks_what_the_button_notes(session: Session) -> None:
    session.add_rows("signed")
    session.set_text("signed/r1/document", "moc")
    assert {"signing.no_scan", "signing.no_state", "signing.no_authority"} <= _codes(session)


def test_the_name_of_an_export_says_which_document_it_is(session: Session) -> None:
    assert document_of(session, "Chillers_MoC_DRAFT.pdf") == "moc"
    assert document_of(session, "Chillers_MPS_ID_AM002_ver01.0.xlsx") == "mps"
    assert document_of(session, "scan.pdf") == ""
