"""The monitoring manual: what it prints, in which package it is, and that proposals wait to be read."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from pypdfium2 import PdfDocument

from jcm_pdd.files.export import export, package
from jcm_pdd.files.papers.manual import make_manual
from jcm_pdd.files.papers.paper_document import shortened
from jcm_pdd.files.session import Session

METER = {"tag": "EM-1", "parameter": "ID_AM002/chillers/r1/EC_PJ", "serial": "S100", "accuracy_class": "0.5S",
         "logger": "BMS-1"}


@pytest.fixture
def wanted(session: Session) -> Session:
    session.set_answers({"manual_wanted": "yes", "manual_version": "1.2", "manual_date": "2018-06-15",
                         **{f"meters/r1/{name}": text for name, text in METER.items()},
                         "calibrations/r1/meter": "EM-1", "calibrations/r1/certificate": "C-77",
                         "calibrations/r1/laboratory": "Example Laboratory", "calibrations/r1/valid_from": "2018-06-01",
                         "calibrations/r1/valid_to": "2023-05-31", "structure/r1/telephone": "+62 264 1",
                         "trainings/r1/subject": "Reading the meters"})
    return session


def _texts(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_it_prints_what_the_registers_hold(wanted: Session) -> None:
    data, findings = make_manual(wanted, "docx")
    text = _texts(data)
    assert findings == ()
    for part in ("EM-1 (0.5S) → BMS-1", "C-77", "Example Laboratory", "31 May 2023", "+62 264 1", "Reading the meters",
                 "until two years after the last issuance", "1.2 of 15 June 2018", "ID_AM002 ver02.0"):
        assert part in text, part
    heads = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.style.name.lower() == "heading 1"]
    assert [head.partition(".")[0] for head in heads] == [str(at) for at in range(1, 14)]


def test_the_public_one_holds_no_telephone_numbers(wanted: Session) -> None:
    assert "+62 264 1" not in _texts(make_manual(wanted, "docx", public=True)[0])


def test_it_is_part_of_the_package_only_when_wanted(session: Session, tmp_path: Path) -> None:
    assert not {"manual", "records"} & set(package(session))
    session.set_answers({"manual_wanted": "yes"})
    assert {"manual", "records"} <= set(package(session))
    report = export(session, tmp_path / "out", ("manual", "records"))
    assert [(one.document, one.format) for one in report.files] == [
        ("manual", "docx"), ("manual", "pdf"), ("records", "xlsx")]
    pdf = next(one.path for one in report.files if one.format == "pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf.read_bytes()))
    assert "Document control" in text


def test_proposed_texts_wait_to_be_read(session: Session) -> None:
    assert "archiving" not in session.proposals
    session.set_answers({"manual_wanted": "yes"})
    assert "two years after the last issuance" in session.proposals["archiving"]
    assert any(f.where == "archiving" for f in session.findings)
    session.accept_proposal("archiving")
    assert not any(f.where == "archiving" for f in session.findings)


def test_the_same_project_gives_the_same_bytes(wanted: Session) -> None:
    assert make_manual(wanted, "docx") == make_manual(wanted, "docx")
    assert make_manual(wanted, "pdf") == make_manual(wanted, "pdf")


def test_a_long_title_is_cut_between_words_at_the_top_of_pages() -> None:
    title = "Energy Saving by Introduction of Three High Efficiency Centrifugal Chillers at a Chemical Factory"
    assert shortened(title, 60) == "Energy Saving by Introduction of Three High Efficiency…"
    assert shortened("Chillers at a factory", 60) == "Chillers at a factory"
