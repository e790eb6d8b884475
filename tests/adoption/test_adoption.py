"""A form of another make is recognised, filled and read back through the binding made for it."""

from __future__ import annotations

import io
import itertools
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from foreign_forms import MAKES, Maker, extra_and_missing, own, plain

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files import documents
from jcm_pdd.files.adoption.adopt import Adopted, adopt, adopt_all, shipped
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.library import FormLibrary
from jcm_pdd.files.adoption.using import form_in_use, forms_of, hold, take_newest, use
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.messages import problem_catalogue, problem_text
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

NOBODY = Identity("", "", "")
THAI = Identity("PDD", "TH", "03.0")
OFFICE = shutil.which("soffice")


def adopted(data: bytes) -> Adopted:
    return adopt(data, "form.docx", NOBODY)


@pytest.mark.parametrize("make", MAKES)
def test_a_form_of_another_make_is_filled_and_read_back(make: str, solar: Session, empty: Session) -> None:
    found = adopted(MAKES[make]())
    assert len(found.match.matched) >= 22
    hold(solar, found.form)
    document, notes = make_pdd(solar)
    lost = {place.split(" ")[0] for place in found.match.missing}
    # Without an annex there is no place for the calculation either.
    assert {note.where for note in notes} <= lost | ({"print_calculation"} if "annex" in lost else set())
    forms_of(empty.journal.place).add(found.form)
    report = import_document(empty, Source("filled.docx", document, "word"))
    assert [text for text in report.not_understood if text.text != "Hint"] == []
    for address in ("country", "title", "description", "start_date", "lifetime", "contribution", "eia_required",
                    "eia_explanation", "methodologies/r1/methodology", "TH_AM001/criterion1.text"):
        assert empty.project.get(address) == solar.project.get(address), address
    for table, columns in {"sites": ("name", "region", "city", "coordinates"), "participants": ("name", "side"),
                           "revisions": ("version", "date", "contents")}.items():
        for row, column in itertools.product(solar.project.rows(table), columns):
            address = f"{table}/{row}/{column}"
            if table != "participants" or solar.project.get(f"participants/{row}/is_participant"):
                assert empty.project.get(address) == solar.project.get(address), address


@pytest.mark.parametrize("make", MAKES)
def test_a_document_of_a_layout_nobody_adopted_is_read_all_the_same(make: str, solar: Session, empty: Session) -> None:
    hold(solar, adopted(MAKES[make]()).form)
    solar.journal.place = Workplace(solar.journal.place.folder / "other", solar.journal.place.now, "Suda")
    document = make_pdd(solar)[0]
    import_document(empty, Source("filled.docx", document, "word"))
    for address in ("country", "title", "start_date", "lifetime", "contribution", "sites/r2/region"):
        assert empty.project.get(address) == solar.project.get(address), address


def test_our_own_form_gives_our_own_binding() -> None:
    form = adopt(own(), "PDD.docx", Identity("", "TH", "")).form
    assert form.binding == shipped()
    assert form.data == own()


def test_our_own_export_gives_our_own_binding_and_no_answers(solar: Session, empty: Session) -> None:
    form = adopted(make_pdd(solar)[0]).form
    assert form.identity == Identity("PDD", "TH", "02.0")
    assert form.binding == shipped()
    report = import_document(empty, Source("blank.docx", form.data, "word"))
    assert {answer.address for answer in report.read} <= {"country"}
    assert report.not_understood == ()


def test_the_prompt_of_a_control_and_a_hint_are_no_answers(empty: Session) -> None:
    for make in ("content controls", "nested"):
        form = adopted(MAKES[make]()).form
        forms_of(empty.journal.place).add(form)
        report = import_document(empty, Source("blank.docx", form.data, "word"))
        assert {answer.address for answer in report.read} <= {"country"}, make


def test_new_labels_become_fields_that_are_printed_and_read(solar: Session, empty: Session) -> None:
    found = adopted(extra_and_missing())
    assert [(f.id, f.kind) for f in found.form.fields] == [
        ("extra_start_date_of_the_crediting_period", "date"), ("extra_length_of_the_crediting_period", "text"),
        ("extra_a_8_authorization_under_article_6", "long_text"), ("extra_approved_by", "text")]
    assert found.match.new_columns == ("Revision history of PDD / Approved by",)
    assert {"consultation (E.1)", "comments (E.2)"} <= set(found.match.missing)
    hold(solar, found.form)
    solar.set_texts({"extra_start_date_of_the_crediting_period": "2027-04-01",
                     "extra_a_8_authorization_under_article_6": "Authorised.\nLetter of 1 May."})
    document, notes = make_pdd(solar)
    assert {"consultation", "comments"} <= {note.where for note in notes}
    hold(empty, found.form)
    import_document(empty, Source("filled.docx", document, "word"))
    assert empty.project.get("extra_start_date_of_the_crediting_period") == "2027-04-01"
    assert empty.project.get("extra_a_8_authorization_under_article_6") == "Authorised.\nLetter of 1 May."


def test_what_is_no_place_stays_as_it_was(solar: Session) -> None:
    form = adopted(plain()).form
    hold(solar, form)
    before, after = read_package(form.data), read_package(make_pdd(solar)[0])
    touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"}
    same = {name for name in before if after.get(name) == before[name]}
    assert set(before) - same <= {*touched, "docProps/custom.xml", *(n for n in before if "header" in n)}


def test_the_project_keeps_its_form_and_moves_with_a_report(solar: Session, place: Workplace) -> None:
    assert form_in_use(solar).binding == shipped()
    shelf = forms_of(place)
    shelf.add(adopted(plain()).form)
    assert form_in_use(solar).binding.code == "JCM_{CC}_F_PDD_ver03.0"
    assert take_newest(solar)
    assert not take_newest(solar)
    shelf.add(adopted(extra_and_missing()).form)
    assert form_in_use(solar).binding.code == "JCM_{CC}_F_PDD_ver03.0"
    form, report = use(solar)
    assert form.identity.version == "05.0"
    assert "consultation" in report["dropped"]
    assert "extra_length_of_the_crediting_period" in report["new"]
    assert use(solar, "03.0")[0].identity.version == "03.0"
    with pytest.raises(Problem) as caught:
        use(solar, "09.0")
    assert caught.value.code == "adoption.none"


def test_a_damaged_form_of_the_library_is_named(tmp_path: Path) -> None:
    shelf = FormLibrary(tmp_path)
    shelf.add(adopted(plain()).form)
    assert [form.identity for form in shelf.forms()] == [THAI]
    (tmp_path / "TH_PDD_ver03.0" / "form.docx").write_bytes(b"other")
    for look in (shelf.forms, lambda: shelf.newest("TH", "PDD")):
        with pytest.raises(Problem) as caught:
            look()
        assert caught.value.code == "adoption.damaged"
    assert shelf.newest("ID", "PDD") is None
    assert shelf.sound() == ()


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_every_form_of_a_zip_is_looked_at() -> None:
    moc = Maker("JCM_TH_F_MoC_ver02.0")
    moc.pairs("Focal point")
    result = adopt_all(zipped({
        "forms/PDD v3.docx": plain(), "forms/PDD v5.docx": extra_and_missing(), "forms/MoC.docx": moc.bytes(),
        "readme.txt": b"hello", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "broken.docx": b"PK",
    }), "TH.zip", NOBODY)
    assert [one.form.identity.version for one in result.adopted] == ["03.0", "05.0"]
    assert {name: problem.code for name, problem in result.skipped} == {
        "forms/MoC.docx": "adoption.not_a_form", "readme.txt": "adoption.not_word",
        "old.doc": "reading.old_word", "broken.docx": "package.unreadable"}


def with_macros() -> bytes:
    return write_package({**read_package(plain()), "word/vbaProject.bin": b"x"})


@pytest.mark.parametrize(("data", "given", "code"), [
    (Maker("").whole().bytes(), NOBODY, "adoption.no_code"),
    (Maker("").whole().bytes(), Identity("PDD", "TH", "three"), "adoption.version"),
    (Maker("JCM_TH_F_PDD_ver03.0").bytes(), NOBODY, "adoption.not_a_form"),
    (with_macros(), NOBODY, "package.macros"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NOBODY, "reading.old_word"),
    (b"%PDF", NOBODY, "reading.other_file"),
    (zipped({"../../escape.docx": b""}), NOBODY, "package.unsafe_name"),
    (zipped({f"{n}.docx": b"" for n in range(300)}), NOBODY, "package.too_many_parts"),
    (zipped({"bomb.docx": b"\0" * (40 * 2**20)}), NOBODY, "package.too_large"),
], ids=["no code", "bad version", "no form", "macros", "old", "pdf", "escape", "many", "bomb"])
def test_what_cannot_be_adopted_is_refused_with_what_to_do(data: bytes, given: Identity, code: str) -> None:
    with pytest.raises(Problem) as caught:
        adopt_all(data, "form.docx", given)
    assert caught.value.code == code
    for language in ("en", "ja"):
        assert "form.docx" in problem_text(caught.value, language)


def test_a_form_without_a_code_takes_what_is_given() -> None:
    assert adopt(Maker("").whole().bytes(), "x.docx", Identity("PDD", "th", "ver03.0")).form.identity == THAI


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_form_saved_by_libreoffice_has_the_same_places(tmp_path: Path) -> None:
    for name in ("plain", "content controls", "headings in tables"):
        (tmp_path / f"{name}.docx").write_bytes(MAKES[name]())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in tmp_path.glob("*.docx")]
    subprocess.run([OFFICE or "", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir",
                    str(tmp_path / "again"), *files], check=True, capture_output=True, timeout=120)
    for name in ("plain", "content controls", "headings in tables"):
        again = adopted((tmp_path / "again" / f"{name}.docx").read_bytes())
        assert again.match.matched == adopted(MAKES[name]()).match.matched


def test_the_commands_adopt_list_use_and_print(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    zip_file, project = tmp_path / "forms.zip", tmp_path / "p.jcmpdd"
    zip_file.write_bytes(zipped({"PDD.docx": plain(), "readme.txt": b"x"}))
    assert main(["new", str(project), "--country", "TH", "--methodology", "TH_AM001@01.0"]) == 0
    assert main(["form", "adopt", str(zip_file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["adopted"][0]["version"] == "03.0"
    assert "annex (Annex)" in told["adopted"][0]["missing"]
    assert told["skipped"][0]["file"] == "readme.txt"
    assert main(["form", "list", "--json"]) == 0
    assert [row["country"] for row in json.loads(capsys.readouterr().out)] == [""] * len(documents.shipped()) + ["TH"]
    assert main(["export", str(project), "--to", str(tmp_path / "out"), "--only", "pdd", "--format", "docx"]) == 0
    printed = next((tmp_path / "out").glob("*.docx")).read_bytes()
    assert b"ver03.0" in b"".join(d for n, d in read_package(printed).items() if "header" in n)
    (tmp_path / "v5.docx").write_bytes(extra_and_missing())
    assert main(["form", "adopt", str(tmp_path / "v5.docx"), "--lang", "ja"]) == 0
    assert "この様式だけにある項目" in capsys.readouterr().out
    assert main(["form", "use", str(project), "--json"]) == 0
    assert "extra_length_of_the_crediting_period" in json.loads(capsys.readouterr().out)["new"]
    assert main(["set", str(project), "extra_length_of_the_crediting_period=10 years"]) == 0
    assert main(["export", str(project), "--to", str(tmp_path / "out"), "--only", "pdd", "--format", "docx"]) == 0
    printed = next((tmp_path / "out").glob("*.docx")).read_bytes()
    assert b"10 years" in read_package(printed)["word/document.xml"]


def test_every_code_has_both_languages(repository: Path) -> None:
    import re

    folders = ("adoption", "reading")
    sources = [path for folder in folders for path in (repository / "jcm_pdd" / "files" / folder).glob("*.py")]
    sources += [repository / "jcm_pdd" / "cli" / "adopting.py"]
    used = {code for path in sources
            for code in re.findall(r'"((?:adoption|reading)\.[a-z_]+)"', path.read_text("utf-8"))}
    catalogue = problem_catalogue()
    assert used == {code for code in catalogue if code.startswith(("adoption.", "reading."))}
    for code in used:
        fields: list[set[str]] = [set(re.findall(r"{(\w+)}", catalogue[code][language])) for language in ("en", "ja")]
        assert fields[0] == fields[1], code


