"""What an import reports and what it leaves alone."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from exported import documents, source

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.found import KEPT
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source, kind_of
from jcm_pdd.files.session import Session

Make = Callable[[str], Session]
Empty = Callable[[], Session]


def changed(document: Source, *pairs: tuple[str, str]) -> Source:
    """Return a Word document with texts replaced, each of which must be there."""
    parts = read_package(document.data)
    text = parts["word/document.xml"].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return source(write_package({**parts, "word/document.xml": text.encode()}), document.name)


def test_a_different_answer_is_reported_and_left_alone(sample: Make) -> None:
    session = sample("th")
    document = changed(documents(session)[0], ("15 years", "12 years"), ("01/04/2019", "some day"))
    before = dict(session.project.answers)
    report = import_document(session, document)
    assert ("lifetime", "12", "15") in [(d.address, d.document, d.project) for d in report.disagree]
    assert ("start_date", "some day") in [(text.place, text.text) for text in report.not_understood]
    assert {address: session.project.get(address) for address in before} == before
    kept = session.project.get(KEPT)
    assert isinstance(kept, list)
    assert {"document": "PDD.docx", "place": "start_date", "text": "some day"} in kept


def test_the_document_counts_when_asked_and_one_undo_takes_it_back(sample: Make) -> None:
    session = sample("th")
    before = dict(session.project.answers)
    document = changed(documents(session)[0], ("15 years", "12 years"))
    report = import_document(session, document, "document")
    assert "lifetime" in [d.address for d in report.disagree]
    assert session.project.get("lifetime") == "12"
    assert session.undo_name("en") == "Answers from PDD.docx"
    assert session.undo()
    assert dict(session.project.answers) == before


def test_a_text_beside_the_form_is_kept_with_its_place(sample: Make, empty: Empty) -> None:
    document = documents(sample("th"))[0]
    note = "<w:p><w:r><w:t>Reviewer: check the roof area.</w:t></w:r></w:p>"
    heading = read_package(document.data)["word/document.xml"].decode()
    at = heading.index("A.5. Duration")
    end = heading.index("</w:p>", at) + len("</w:p>")
    parts = read_package(document.data)
    parts["word/document.xml"] = (heading[:end] + note + heading[end:]).encode()
    report = import_document(empty(), source(write_package(parts)))
    assert [(t.place, t.text) for t in report.not_understood] == [
        ("A. Project description / A.5. Duration", "Reviewer: check the roof area.")]


def test_rows_are_known_by_name_when_they_moved(sample: Make) -> None:
    session = sample("th")
    document = documents(session)[0]
    rows = session.project.rows("sites")
    assert len(rows) == 2
    session.move_rows("sites", [rows[0]], 1)
    session.add_rows("sites")
    report = import_document(session, document)
    assert report.disagree == ()
    assert session.project.rows("sites")[:2] == (rows[1], rows[0])


def test_a_row_the_document_lost_is_a_disagreement(sample: Make) -> None:
    session = sample("th")
    document = documents(session)[0]
    session.set_texts({"sites/r3/name": "A third roof", "sites/r3/region": "Rayong"})
    session.set_stored("sites", [*session.project.rows("sites"), "r3"])
    assert [(d.address, d.project) for d in import_document(session, document).disagree] == [
        ("sites/r3", "A third roof | Rayong")]
    assert "r3" in session.project.rows("sites")
    import_document(session, document, "document")
    assert "r3" not in session.project.rows("sites")
    assert session.project.get("sites/r3/name") is None


def test_other_results_are_a_disagreement(sample: Make) -> None:
    session = sample("th")
    total = session.results.total.emission_reductions
    document = documents(session)[0]
    assert total is not None
    changed_document = changed(document, (f"{total:,}", "9,999,999"))
    report = import_document(session, changed_document)
    assert ("yearly/total/emission_reductions", "9,999,999", f"{total:,}") in [
        (d.address, d.document, d.project) for d in report.disagree]


def test_a_methodology_nobody_knows_loses_nothing(sample: Make, empty: Empty) -> None:
    document = changed(documents(sample("th"))[0], ("TH_AM001", "TH_AM777"))
    new = empty()
    report = import_document(new, document)
    assert new.project.get("methodologies/r1/methodology") == "TH_AM777"
    assert len([text for text in report.not_understood if text.place.startswith("criteria ")]) >= 2


def test_a_workbook_of_another_methodology_is_refused(sample: Make) -> None:
    with pytest.raises(Problem) as caught:
        import_document(sample("id"), documents(sample("th"))[1])
    assert caught.value.code == "excel.other_methodology"


@pytest.mark.parametrize(("name", "data", "code"), [
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "reading.old_word"),
    ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "reading.old_excel"),
    ("secret.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "package.encrypted"),
    ("form.pdf", b"%PDF-1.7", "reading.other_file"),
    ("short.docx", b"PK\x03\x04", "package.unreadable"),
    ("empty.docx", b"", "reading.other_file"),
])
def test_other_files_are_refused_with_what_to_do(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        kind_of(data, name)
    assert caught.value.code == code
    for language in ("en", "ja"):
        assert name in problem_text(caught.value, language)


def test_another_word_document_is_no_form(empty: Empty, tmp_path: Path) -> None:
    import docx

    letter = docx.Document()
    letter.add_heading("Minutes")
    letter.add_paragraph("We met.")
    letter.save(str(tmp_path / "letter.docx"))
    with pytest.raises(Problem) as caught:
        import_document(empty(), source((tmp_path / "letter.docx").read_bytes()))
    assert caught.value.code == "reading.not_a_form"


def test_the_command_makes_a_project_and_says_what_it_read(
    sample: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for document in documents(sample("id")):
        path = tmp_path / document.name
        path.write_bytes(document.data)
        assert main(["import", str(path), "--into", str(tmp_path / "again"), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert set(told) >= {"read", "not_understood", "disagree"}
        assert told["read"]
        assert told["disagree"] == []
    assert main(["calc", str(tmp_path / "again.jcmpdd"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["emission_reductions"] > 0
    assert main(["import", str(tmp_path / "PDD.docx"), "--into", str(tmp_path / "again.jcmpdd"), "--lang", "ja"]) == 0
    assert "回答を読み取りました" in capsys.readouterr().out
    note = changed(documents(sample("id"))[0], ("01/07/2018", "some day"))
    (tmp_path / "note.docx").write_bytes(note.data)
    assert main(["import", str(tmp_path / "note.docx"), "--into", str(tmp_path / "again.jcmpdd")]) == 0
    capsys.readouterr()
    assert main(["show", str(tmp_path / "again.jcmpdd"), "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)["not_understood"]
    assert {"document": "note.docx", "place": "start_date", "text": "some day"} in kept
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert main(["import", str(tmp_path / "old.doc"), "--into", str(tmp_path / "none"), "--lang", "en"]) == 2
    assert ".docx" in capsys.readouterr().err
    assert not (tmp_path / "none.jcmpdd").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_documents_saved_by_libreoffice_come_back_too(sample: Make, empty: Empty, tmp_path: Path) -> None:
    old, new = sample("th"), empty()
    old.move_rows("sites", old.project.rows("sites")[:1], 1)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for document, form in zip(documents(old), ("docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"), strict=True):
        (tmp_path / document.name).write_bytes(document.data)
        subprocess.run(["soffice", "--headless", profile, "--convert-to", form, "--outdir", str(tmp_path / "again"),
                        str(tmp_path / document.name)], check=True, capture_output=True, timeout=120)
        report = import_document(new, source((tmp_path / "again" / document.name).read_bytes(), document.name))
        assert report.disagree == ()
        assert report.not_understood == ()
    wanted = {address: old.project.get(address) for address in printed_addresses(old.context)}
    assert {address: new.project.get(address) for address in wanted} == wanted
    assert new.project.rows("sites") == old.project.rows("sites")
