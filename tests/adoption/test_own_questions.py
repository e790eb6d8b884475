"""What only another form asks: kinds, columns, boxes, codes of special rules; moving to it; its review copy."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest
from foreign_forms import Maker, extra_and_missing, plain
from more_forms import MORE, Redd, run

from jcm_pdd.cli import main
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.adopt import adopt, adopt_all
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.kinds import guessed, with_kind
from jcm_pdd.files.adoption.library import FormLibrary
from jcm_pdd.files.adoption.using import form_in_use, forms_of, hold, use
from jcm_pdd.files.export import make_word_pdf
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

NOBODY = Identity("", "", "")


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    start = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    return Workplace(tmp_path / "local data", lambda: start + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def solar(place: Workplace) -> Iterator[Session]:
    session = open_sample(next(s for s in samples() if s.id.startswith("th")), place)
    yield session
    session.journal.stop()


@pytest.fixture
def empty(place: Workplace) -> Iterator[Session]:
    session = Session.create(place)
    yield session
    session.journal.stop()


def redd() -> bytes:
    return Redd().whole().bytes()


@pytest.mark.parametrize(("label", "kind"), [
    ("Date of completion", "date"), ("日付", "date"), ("Number of villages", "number"), ("Area (ha)", "number"),
    ("Share of the investment (%)", "number"), ("Please describe the safeguards", "long_text"), ("概要", "long_text"),
    ("Name of the project area", "text"), ("Length of the crediting period", "text"), ("Candidate", "text"),
])
def test_the_kind_of_a_label_is_guessed(label: str, kind: str) -> None:
    assert guessed(label) == kind


def test_the_questions_of_a_redd_form_are_asked_printed_and_read(solar: Session, empty: Session) -> None:
    form = adopt(redd(), "redd.docx", Identity("", "TH", "")).form
    assert (form.identity.track, form.identity.rules) == ("REDD+", "redd_plus")
    assert {f.id.removeprefix("extra_")[:24]: f.kind for f in form.fields} == {
        "name_of_the_project_area": "text", "size_of_the_project_area": "number", "date_of_the_map_of_the_p": "date",
        "drivers_of_deforestation": "long_text", "type_of_forest": "choice", "is_the_land_owned_by_the": "yes_no",
        "number_of_villages": "number", "a_8_safeguards": "long_text", "approved_by": "text"}
    hold(solar, form)
    typed = {"extra_name_of_the_project_area": "Northern range", "extra_size_of_the_project_area_ha": "12,500.5",
             "extra_date_of_the_map_of_the_project_area": "2026-03-01", "extra_type_of_forest": "Deciduous",
             "extra_drivers_of_deforestation_and_measures_against_th": "Fires.\nPatrols.",
             "extra_is_the_land_owned_by_the_state": "no", "extra_number_of_villages": "14",
             "extra_a_8_safeguards": "See the plan.", "revisions/r1/extra_approved_by": "A. Suda"}
    solar.set_texts(typed)
    stored = {address: solar.project.get(address) for address in typed}
    assert None not in stored.values()
    assert set(typed) <= set(printed_addresses(solar.context, form_in_use(solar).binding))
    document, notes = make_pdd(solar)
    assert not [note for note in notes if note.where.startswith("extra")]
    hold(empty, form)
    import_document(empty, Source("filled.docx", document, "word"))
    assert {address: empty.project.get(address) for address in typed} == stored


def test_another_form_takes_the_place_of_the_questions_of_the_first(solar: Session) -> None:
    hold(solar, adopt(redd(), "redd.docx", Identity("", "TH", "")).form)
    assert "revisions/*/extra_approved_by" in solar.schema.places
    hold(solar, adopt(plain(), "plain.docx", NOBODY).form)
    assert not [address for address in solar.schema.places if "extra" in address]
    hold(solar, adopt(extra_and_missing(), "extra.docx", NOBODY).form)
    assert [a for a in solar.schema.places if a.startswith("revisions")].count("revisions/*/extra_approved_by") == 1


def test_the_kind_of_a_field_is_changed_where_its_place_allows() -> None:
    form = adopt(redd(), "redd.docx", Identity("", "TH", "")).form
    changed = with_kind(form, "revisions/extra_approved_by", "date", "承認日")
    assert next(f for f in changed.fields if f.id == "extra_approved_by").kind == "date"
    assert next(f for f in changed.fields if f.id == "extra_approved_by").label_ja == "承認日"
    for field, kind, code in (("extra_nothing", "text", "adoption.no_field"),
                              ("extra_type_of_forest", "text", "adoption.kind"),
                              ("extra_number_of_villages", "yes_no", "adoption.kind")):
        with pytest.raises(Problem) as caught:
            with_kind(form, field, kind)
        assert caught.value.code == code


def test_the_command_changes_a_field_in_the_library(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    (tmp_path / "v5.docx").write_bytes(extra_and_missing())
    assert main(["form", "adopt", str(tmp_path / "v5.docx")]) == 0
    field = "extra_length_of_the_crediting_period"
    capsys.readouterr()
    assert main(["form", "field", "TH_PDD_ver05.0", field, "--kind", "number", "--label-ja", "期間", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "number"
    assert main(["form", "field", "th_pdd_ver05.0", field, "--kind", "long_text", "--lang", "ja"]) == 0
    assert "期間" in capsys.readouterr().out
    assert main(["form", "field", "TH_PDD_ver09.0", field]) != 0
    assert "TH_PDD_ver05.0" in capsys.readouterr().err


@pytest.mark.parametrize(("code", "wanted"), [
    ("JCM_TH_F_PDD_ver03.0", ("TH", "PDD", "03.0", "")),
    ("JCM\u2011TH\u2011F\u2011PDD\u2011ver03.0", ("TH", "PDD", "03.0", "")),
    ("JCM _TH_F_PDD _ver. 03.0", ("TH", "PDD", "03.0", "")),
    ("\uff2a\uff23\uff2d\uff3fTH\uff3fF\uff3fPDD\uff3fver03.0", ("TH", "PDD", "03.0", "")),
    ("Project Design Document Form\tJCM_TH_F_PDD_ver03.0", ("TH", "PDD", "03.0", "")),
    ("JCM_KH_F_PDD_REDD+_ver01.0", ("KH", "PDD", "01.0", "REDD+")),
    ("JCM_LA_F_PDD_REDD-plus_ver01.0", ("LA", "PDD", "01.0", "REDD-plus")),
    ("JCM_ID_F_PDD_CCS_ver01.0", ("ID", "PDD", "01.0", "CCS")),
])
def test_codes_are_read_as_people_write_them(code: str, wanted: tuple[str, ...], solar: Session) -> None:
    one = adopt(Maker(code).whole().bytes(), "x.docx", NOBODY).form.identity
    assert (one.country, one.document, one.version, one.track) == wanted


def test_the_code_is_found_in_the_first_page_header_a_table_of_it_or_the_first_lines() -> None:
    code = "JCM_TH_F_PDD_ver03.0"
    for where in ("first page", "table", "body", "runs"):
        maker = Maker("")
        section = maker.doc.sections[0]
        if where == "first page":
            section.different_first_page_header_footer = True
            section.first_page_header.paragraphs[0].text = code
        elif where == "table":
            section.header.add_table(1, 2, 5_000_000).cell(0, 1).text = code
        elif where == "body":
            maker.doc.add_paragraph("Joint Crediting Mechanism")
            maker.doc.add_paragraph(code)
        else:
            for piece in (code[:7], code[7:11], code[11:]):
                section.header.paragraphs[0].add_run(piece)
        found = adopt(maker.whole().bytes(), "x.docx", NOBODY)
        assert found.form.identity.code == "JCM_{CC}_F_PDD_ver03.0", where
        assert "form_code" in found.match.matched, where


def test_a_project_under_special_rules_has_their_form_and_no_other_project_has_it(solar: Session) -> None:
    shelf = forms_of(solar.journal.place)
    shelf.add(adopt(redd(), "redd.docx", Identity("", "TH", "")).form)
    assert shelf.newest("TH", "PDD") is None
    with pytest.raises(Problem):
        use(solar)
    shelf.add(adopt(plain(), "plain.docx", NOBODY).form)
    solar.set_texts({"track": "redd_plus"})
    assert form_in_use(solar).binding.code == "JCM_{CC}_F_PDD_REDD+_ver01.0"
    assert use(solar)[0].identity.track == "REDD+"
    again = FormLibrary(shelf.folder).forms()
    assert [form.identity.name for form in again] == ["TH_PDD_REDD+_ver01.0", "TH_PDD_ver03.0"]


def test_a_zip_with_japanese_names_as_windows_writes_them() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("PDD.docx", plain())
        archive.writestr("XXX.docx", extra_and_missing())
    names = {b"PDD.docx": "様式表.docx".encode("cp932"), b"XXX.docx": "ソ能.docx".encode("cp932")}
    data = target.getvalue()
    assert b"\\" in b"".join(names.values())  # the second byte of some signs is that of a separator
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    result = adopt_all(_renamed(files, {key.decode(): name for key, name in names.items()}), "TH.zip", NOBODY)
    assert sorted(one.form.name for one in result.adopted) == ["ソ能.docx", "様式表.docx"]


class _Raw(zipfile.ZipInfo):
    """An entry whose name is written as the bytes of another encoding, without the mark of UTF-8."""

    raw = b""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (the name the library calls)
        return self.raw, self.flag_bits & ~0x800


def _renamed(files: dict[str, bytes], names: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = _Raw(name)
            entry.raw = names[name]
            archive.writestr(entry, data)
    return target.getvalue()


def test_moving_says_what_moved_and_lists_the_answers_left_without_a_place(solar: Session) -> None:
    shelf = forms_of(solar.journal.place)
    shelf.add(adopt(plain(), "plain.docx", NOBODY).form)
    use(solar)
    newer = Maker("JCM_TH_F_PDD_ver04.0")
    newer.whole()
    body = newer.doc.element.body
    tables = [table for table in newer.doc.tables if table.cell(0, 0).text.startswith("Starting date")]
    lifetime = tables[0].rows[1]._tr
    tables[0]._tbl.remove(lifetime)
    other = newer.doc.add_table(1, 2)
    other._tbl.remove(other.rows[0]._tr)
    other._tbl.append(lifetime)
    body.remove(other._tbl)
    tables[0]._tbl.addnext(other._tbl)
    tables[0]._tbl.addnext(docx.oxml.parse_xml(
        f'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{run("Lifetime")}</w:p>'))
    consultation = next(p for p in newer.doc.paragraphs if p.text.startswith("E.1."))
    table = consultation._p.getnext()
    body.remove(consultation._p)
    body.remove(table)
    shelf.add(adopt(newer.bytes(), "newer.docx", NOBODY).form)
    form, report = use(solar)
    assert form.identity.version == "04.0"
    assert report["moved"] == ["lifetime"]
    assert report["dropped"] == ["consultation"]
    assert report["kept"] == ["consultation"]
    assert "start_date" in report["same"]
    assert solar.project.get("consultation")


def test_the_pdf_of_an_adopted_form_shown_more_simply_is_a_review_copy(solar: Session) -> None:
    hold(solar, adopt(redd(), "redd.docx", Identity("", "TH", "")).form)
    pdf, findings = make_word_pdf(make_pdd(solar)[0], adopted=True)
    assert "document.review_copy" in [finding.code for finding in findings]
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        assert "Review copy" in page.get_textpage().get_text_range()
    plain_pdf, found = make_word_pdf(make_pdd(solar)[0])
    assert "document.review_copy" not in [finding.code for finding in found]
    assert "Review copy" not in pypdfium2.PdfDocument(plain_pdf)[0].get_textpage().get_text_range()


@pytest.mark.parametrize("make", ["inside", "fours"])
def test_a_form_the_pdf_shows_as_it_is_has_no_mark(make: str, solar: Session) -> None:
    hold(solar, adopt(MORE[make](), f"{make}.docx", NOBODY).form)
    pdf, findings = make_word_pdf(make_pdd(solar)[0], adopted=True)
    marked = "Review copy" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert marked == ("document.review_copy" in [finding.code for finding in findings])
    assert marked == any(finding.code == "document.simplified" for finding in findings)
