"""The calculation in the annex of the PDD: printed whole, read by Word and LibreOffice, never taken for an answer."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from jcm_pdd.files.adoption import using
from jcm_pdd.files.calculation_annex import calculation_blocks
from jcm_pdd.files.making import make_document, make_pdd
from jcm_pdd.files.opc import parse_xml, read_package, write_package
from jcm_pdd.files.pdf import make_pdf
from jcm_pdd.files.printed_addresses import printed_in
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.word.equations import M

_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@pytest.fixture(params=[sample.id for sample in samples()])
def session(request: pytest.FixtureRequest, place: Workplace, keep: Callable[[Session], Session]) -> Session:
    return keep(open_sample(next(s for s in samples() if s.id == request.param), place))


def body(document: bytes) -> str:
    return read_package(document)["word/document.xml"].decode()


def texts(document: bytes, tag: str) -> str:
    return "".join(t.text or "" for t in parse_xml(read_package(document)["word/document.xml"]).iter(tag))


def test_every_formula_is_printed_with_its_result(session: Session) -> None:
    document, notes = make_pdd(session)
    assert notes == ()
    math, words = texts(document, M + "t"), texts(document, _T)
    for method in session.results.methodologies.values():
        applied = [f for f in method.methodology.formulas if f.table is not None or method.applies(f.when)]
        assert len(applied) > 2
        assert all(formula.label.en in words for formula in applied)
        assert f"={method.er_p:,}" in math
        assert body(document).count("<m:oMathPara ") > len(applied)


def test_the_calculation_is_no_answer_and_nothing_unknown(session: Session) -> None:
    document, _ = make_pdd(session)
    wanted = {address: session.project.get(address) for address in printed_in(session.context, "PDD")}
    report = import_document(session, Source("PDD.docx", document, "word"))
    assert (report.not_understood, report.disagree) == ((), ())
    assert {address: session.project.get(address) for address in wanted} == wanted


def test_what_somebody_writes_into_the_calculation_is_found(session: Session) -> None:
    parts = read_package(make_pdd(session)[0])
    mark = b"What the symbols stand for"
    assert parts["word/document.xml"].count(mark) == 1
    parts["word/document.xml"] = parts["word/document.xml"].replace(mark, b"The factor was agreed with the ministry")
    report = import_document(session, Source("PDD.docx", write_package(parts), "word"))
    assert [item.text for item in report.not_understood] == ["The factor was agreed with the ministry"]


def test_a_project_may_do_without(session: Session) -> None:
    session.set_answers({"print_calculation": "no"})
    document, _ = make_pdd(session)
    assert "What the symbols stand for" not in body(document)
    assert calculation_blocks(session.context) == ()


def test_before_there_is_a_result_nothing_is_printed(session: Session) -> None:
    (m,) = session.schema.methodologies
    stem = f"{m.methodology}/{m.tables[0].id}"
    session.set_answers({f"{stem}/{row}/{p.id}": "" for row in session.project.rows(stem)
                         for p in m.columns(m.tables[0].id) if p.kind == "number"})
    assert calculation_blocks(session.context) == ()


def test_the_pdf_draws_it_and_simplifies_nothing(session: Session) -> None:
    result = make_pdf(make_pdd(session)[0])
    assert (result.simplified, result.missing) == ((), ())
    assert "What the symbols stand for" in read_pdf(result.bytes)


def read_pdf(data: bytes) -> str:
    import pypdfium2

    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_saves_it_and_it_still_comes_home(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "PDD.docx"
    path.write_bytes(make_pdd(session)[0])
    subprocess.run(["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
                    "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(path)],
                   check=True, capture_output=True, timeout=240)
    report = import_document(session, Source("PDD.docx", (tmp_path / "out" / "PDD.docx").read_bytes(), "word"))
    assert (report.not_understood, report.disagree) == ((), ())


def test_a_form_that_lost_a_place_is_filled_without_it_and_says_which(session: Session,
                                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    whole = using.form_in_use(session)
    assert "document.place_not_found" not in {one.code for one in make_document(session, "PDD")[1]}
    document = Document(io.BytesIO(whole.data))
    (heading,) = [one for one in document.paragraphs if one.text.strip().startswith("C.3")]
    heading.clear()
    out = io.BytesIO()
    document.save(out)
    monkeypatch.setattr(using, "form_in_use", lambda *_: replace(whole, data=out.getvalue()))
    made, findings = make_document(session, "PDD")
    missing = {one.where for one in findings if one.code == "document.place_not_found"}
    assert {"yearly", "yearly_total"} <= missing
    assert "title" not in missing
    assert str(session.project.get("title")) in body(made), "the rest is filled"
