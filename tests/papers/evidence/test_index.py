"""The evidence index: order, what is told of confidential papers, and its three formats read back."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pypdfium2
import pytest
from docx import Document

from jcm_pdd.core.papers.evidence import link_edit
from jcm_pdd.core.papers.evidence_index import natural
from jcm_pdd.files.export import made_in, package
from jcm_pdd.files.papers.evidence_index import HEADS, index_rows, make_index
from jcm_pdd.files.session import Session

Paper = Callable[..., str]


@pytest.fixture
def filled(session: Session, paper: Paper) -> Session:
    paper(number="E-10", title="Supply contract", issuer="Hidden Power Co.", original_title="電力供給契約書",
          date="2018-01-02", page="77", confidential="yes", status="received")
    paper(number="E-2", title="Acceptance test", issuer="Example Refrigeration Co., Ltd.", date="2019-03-14",
          language="local", translated_by="PT Example Translation", page="12", status="accepted", expiry="2030-01-31")
    for number, claim, page in (("E-2", "ID_AM002/chillers/r1/COP_PJ", "12"), ("E-2", "start_date", ""),
                                ("E-10", "ID_AM002/EF_grid", "3")):
        session.record(link_edit(session.project, number, claim, page))
    return session


def test_numbers_count_as_numbers() -> None:
    assert sorted(["E-10", "E-2", "F-1", "E-2b", "7"], key=natural) == ["7", "E-2", "E-2b", "E-10", "F-1"]


def test_it_says_what_each_paper_proves(filled: Session) -> None:
    first, second = index_rows(filled.context)
    assert first[:6] == ("E-2", "Acceptance test", "Example Refrigeration Co., Ltd.", "14 March 2019",
                         "Language of the country, translated by PT Example Translation", "12")
    assert "CH-01 (p. 12)\n" in first[6]
    assert "Starting date" in first[6]
    assert first[7] == "Accepted; valid until 31 January 2030"
    assert second[0] == "E-10"
    assert "confidential" in second[7]


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_a_public_one_tells_nothing_but_the_title(filled: Session, form: str) -> None:
    told = _text(make_index(filled, form, public=True)[0], form)
    assert "Supply contract" in told
    assert "confidential" in told
    for secret in ("Hidden Power", "電力供給契約書", "2 January 2018", "77", "emission factor"):
        assert secret not in told
    assert "Hidden Power" in _text(make_index(filled, form)[0], form).replace("\n", " ")


def _text(data: bytes, form: str) -> str:
    if form == "docx":
        (table,) = Document(io.BytesIO(data)).tables
        assert tuple(cell.text for cell in table.rows[0].cells) == HEADS
        return "\n".join(cell.text for row in table.rows for cell in row.cells)
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return "\n".join(str(value) for row in sheet.values for value in row if value is not None)
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r", "")


def test_it_belongs_to_the_package_once_there_is_evidence(session: Session, paper: Paper) -> None:
    assert made_in(session)["evidence_index"] == ("docx", "pdf", "xlsx")
    assert "evidence_index" not in package(session)
    paper(number="E-01")
    assert "evidence_index" in package(session)


def test_a_paper_that_proves_a_thousand_values_names_the_first(session: Session, paper: Paper) -> None:
    paper(number="E-01", title="Data sheet")
    rows = session.add_rows("proofs", 40)
    session.set_texts({f"proofs/{row}/{name}": text for at, row in enumerate(rows)
                       for name, text in (("evidence", "E-01"), ("claim", f"sites/r{at}/name"))})
    assert index_rows(session.context)[0][6].endswith("and 28 more")
