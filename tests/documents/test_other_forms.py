"""Forms of a country the program has no definition for, and its Modalities of Communication in another make."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import documents
from jcm_pdd.files.adoption.adopt import Adopted, adopt, adopt_all
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.using import form_in_use, forms_of, hold, take_newest, use
from jcm_pdd.files.export import export, made_in, package
from jcm_pdd.files.making import make_document
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.read import read

NOBODY = Identity("", "", "")
Empty = Callable[[], Session]


class Form:
    """A blank form made with python-docx."""

    def __init__(self, code: str, title: str = "") -> None:
        self.doc: Any = docx.Document()
        self.doc.sections[0].header.paragraphs[0].text = code
        if title:
            self.doc.add_paragraph(title)

    def pairs(self, *labels: str) -> Form:
        table = self.doc.add_table(len(labels), 2)
        for at, label in enumerate(labels):
            table.cell(at, 0).text = label
        return self

    def grid(self, *heads: str, rows: int = 2) -> Form:
        table = self.doc.add_table(1 + rows, len(heads))
        for at, head in enumerate(heads):
            table.cell(0, at).text = head
        return self

    def boxes(self, label: str, *words: str) -> Form:
        table = self.doc.add_table(1, 2)
        table.cell(0, 0).text = label
        table.cell(0, 1).text = "\u2610 " + words[0]
        for word in words[1:]:
            table.cell(0, 1).add_paragraph("\u2610 " + word)
        return self

    def heading(self, text: str, styled: bool = True) -> Form:
        if styled:
            self.doc.add_heading(text, 1)
        else:
            self.doc.add_paragraph().add_run(text).bold = True
        return self

    def bytes(self) -> bytes:
        target = io.BytesIO()
        self.doc.save(target)
        return target.getvalue()


def request(version: str = "01.0", styled: bool = True, more: str = "") -> bytes:
    """Return the blank registration request of an invented country's make."""
    form = Form(f"JCM_TH_F_Fee_Req_ver{version}", "JCM Project Registration Request Form")
    form.heading("1. Project", styled)
    form.pairs("Title of the project", "Reference number", "Host country", "Project participants",
               "Third-party entity (TPE)", *([more] if more else []))
    form.heading("2. Request", styled)
    form.boxes("Attached documents", "Validated PDD", "MoC", "Validation report")
    form.doc.add_paragraph()
    form.pairs("Focal point", "Date of the request", "Summary of the request")
    form.heading("3. Accounts", styled)
    form.grid("Account holder", "Account number", "Date of opening")
    return form.bytes()


def found(data: bytes, name: str = "form.docx") -> Adopted:
    return adopt(data, name, NOBODY)


def test_its_labels_become_questions_and_known_facts_stay_answers() -> None:
    one = found(request())
    assert one.form.identity == Identity("Fee_Req", "TH", "01.0")
    assert set(one.match.matched) == {"title", "reference_number", "host_country_name", "project_participants", "tpes",
                                      "focal_point"}
    assert {(f.label, f.kind) for f in one.form.fields} == {
        ("Validated PDD", "yes_no"), ("MoC", "yes_no"), ("Validation report", "yes_no"),
        ("Date of the request", "date"), ("Summary of the request", "long_text")}
    assert all(f.id.startswith("fee_req_") for f in one.form.fields)
    rows = next(place for place in one.form.binding.places if place.kind == "rows")
    assert list(rows.columns) == ["Account holder", "Account number", "Date of opening"]


@pytest.mark.parametrize("styled", [True, False])
def test_it_is_asked_filled_and_read_like_any_document(stated: Session, empty: Empty, styled: bool) -> None:
    one = found(request(styled=styled))
    forms_of(stated.journal.place).add(one.form)
    use(stated, document="Fee_Req")
    assert package(stated)[-1] == "fee_req"
    assert made_in(stated)["fee_req"] == ("docx", "pdf")
    (table,) = [place.id for place in one.form.binding.places if place.kind == "rows"]
    stated.set_answers({"fee_req_validated_pdd": "yes", "fee_req_moc": "yes",
                        "fee_req_date_of_the_request": "2020-02-03",
                        "fee_req_summary_of_the_request": "None.\nSent by post.", "reference_number": "TH999",
                        f"{table}/r1/account_holder": "Example Co.", f"{table}/r1/date_of_opening": "2020-01-31"})
    document, notes = make_document(stated, "Fee_Req")
    assert notes == ()
    said = read(document, form_in_use(stated, "Fee_Req").binding).content.answers
    assert said["title"] == stated.project.get("title")
    assert said["host_country_name"] == "The Kingdom of Thailand"
    assert said["form_code"] == "JCM_TH_F_Fee_Req_ver01.0"
    assert [row["cells"]["name"] for row in said["project_participants"]] == [  # type: ignore[index,union-attr,call-overload]
        stated.project.get(f"participants/r{number}/name") for number in (1, 2, 3)]
    new = empty()
    report = import_document(new, Source("request.docx", document, "word"))
    assert report.not_understood == ()
    for address in ("title", "reference_number", "tpes/r1/name", "participants/r3/name", "fee_req_validated_pdd",
                    "fee_req_date_of_the_request", "fee_req_summary_of_the_request", f"{table}/r1/account_holder",
                    f"{table}/r1/date_of_opening", "participants/r3/is_focal_point", "fee_req_wanted"):
        assert new.project.get(address) == stated.project.get(address), address
    assert new.section_states()["fee_req_2"].state in ("complete", "in_progress")


def test_filling_it_harms_nothing_else(stated: Session) -> None:
    form = found(request()).form
    hold(stated, form)
    before, after = read_package(form.data), read_package(make_document(stated, "Fee_Req")[0])
    touched = {"word/document.xml", "[Content_Types].xml", "_rels/.rels", *(n for n in before if "header" in n)}
    assert {name for name in before if after.get(name) != before[name]} <= touched
    assert set(after) - set(before) <= {"docProps/custom.xml"}


def test_it_changes_no_finding_and_travels_with_the_file(solar: Session, tmp_path: Path) -> None:
    before = solar.findings
    hold(solar, found(request()).form)
    assert solar.findings == before
    assert package(solar) == ("pdd", "mps")
    made = export(solar, tmp_path, ("fee_req",), ("docx", "pdf"))
    assert [f.format for f in made.files] == ["docx", "pdf"]


def test_a_newer_version_takes_its_place_and_keeps_the_answers(solar: Session) -> None:
    shelf = forms_of(solar.journal.place)
    shelf.add(found(request()).form)
    use(solar, document="fee_req")
    solar.set_texts({"fee_req_moc": "yes"})
    shelf.add(found(request("02.0", more="Sectoral scope")).form)
    assert not take_newest(solar)
    form, report = use(solar, document="Fee_Req")
    assert form.identity.version == "02.0"
    assert report["new"] == ["fee_req_sectoral_scope"]
    assert solar.project.get("fee_req_moc") is True
    assert [d.version for d in solar.journal.definitions() if (d.kind, d.id) == (documents.KIND, "Fee_Req")] == ["02.0"]
    with pytest.raises(Problem) as caught:
        use(solar, document="Val_Rep")
    assert caught.value.code == "adoption.none"


def statement() -> bytes:
    """Return a Modalities of Communication form of another make: more questions, labels worded a little otherwise."""
    form = Form("JCM_TH_F_MoC_ver02.0", "JCM Modalities of Communication Statement Form")
    form.heading("Section 1. Project")
    form.pairs("Title of the project :", "Country", "Reference number", "Date of submission (DD/MM/YYYY)", "Sector")
    form.heading("Section 2. Focal Point")
    form.pairs("Name of entity", "Is the focal point also a project participant?")
    form.heading("Section 3. Third-party entities")
    form.grid("Names of the third-party entities", "Scope")
    form.heading("Section 4. Other project participants")
    form.grid("Names of the other project participants", "Side")
    return form.bytes()


def test_a_statement_of_another_make_is_matched_with_ours(stated: Session, empty: Empty) -> None:
    one = found(statement())
    assert one.form.identity == Identity("MoC", "TH", "02.0")
    names = {name.split(" ")[0] for name in one.match.matched}
    assert {"title", "host_country_name", "reference_number", "moc_date", "focal_point", "tpes",
            "other_participants"} <= names
    assert "moc_extra_sector" in [field.id for field in one.form.fields]
    forms_of(stated.journal.place).add(one.form)
    assert take_newest(stated)
    stated.set_texts({"moc_extra_sector": "Energy"})
    document, _ = make_document(stated, "MoC")
    assert b"ver02.0" in b"".join(data for name, data in read_package(document).items() if "header" in name)
    new = empty()
    hold(new, one.form)
    import_document(new, Source("MoC.docx", document, "word"))
    for address in ("title", "moc_date", "moc_extra_sector", "tpes/r1/name", "participants/r1/name",
                    "participants/r3/is_focal_point"):
        assert new.project.get(address) == stated.project.get(address), address


def test_our_own_statement_gives_our_own_binding(stated: Session) -> None:
    one = found(make_document(stated, "MoC")[0])
    assert one.form.binding == documents.own_binding("MoC")
    blank = read(one.form.data, one.form.binding).content.answers
    assert blank in ({}, {"form_code": "JCM_TH_F_MoC_ver01.0"})


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_the_zip_of_a_country_is_adopted_form_by_form() -> None:
    letter = Form("JCM_TH_F_PW_Req_ver01.0", "A letter without anything to fill in")
    result = adopt_all(zipped({
        "Fee_Req.docx": request(), "MoC.docx": statement(), "letter.docx": letter.bytes(),
        "no code.docx": Form("").pairs("Title of the project", "Country", "Date").bytes(),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    }), "TH.zip", NOBODY)
    assert [one.form.identity.document for one in result.adopted] == ["Fee_Req", "MoC"]
    assert {name: problem.code for name, problem in result.skipped} == {
        "letter.docx": "adoption.not_a_form", "no code.docx": "adoption.no_code", "old.doc": "reading.old_word"}


def test_the_commands_adopt_use_and_print_it(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    project = tmp_path / "p.jcmpdd"
    (tmp_path / "forms.zip").write_bytes(zipped({"Fee_Req.docx": request()}))
    assert main(["new", str(project), "--country", "TH", "--methodology", "TH_AM001@01.0"]) == 0
    assert main(["form", "adopt", str(tmp_path / "forms.zip"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["adopted"][0]
    assert told["document"] == "Fee_Req"
    assert any("Validated PDD" in text for text in told["new"])
    assert main(["form", "use", str(project), "--document", "Fee_Req"]) == 0
    assert "JCM_TH_F_Fee_Req_ver01.0" in capsys.readouterr().out
    assert main(["set", str(project), "fee_req_moc=yes", "title=A project"]) == 0
    assert main(["export", str(project), "--to", str(tmp_path / "out"), "--only", "fee_req", "--format", "docx"]) == 0
    (made,) = (tmp_path / "out").iterdir()
    assert b"A project" in read_package(made.read_bytes())["word/document.xml"]
