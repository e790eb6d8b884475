"""Each form of the package: filled from the chillers, exported, and read back identical."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from answered import ON_REQUEST

from jcm_pdd.core.new_from import sort_answers
from jcm_pdd.files import documents
from jcm_pdd.files.adoption.adopt import adopt
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.using import forms_of, use
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library
from jcm_pdd.files.export import export, made_in, make_word_pdf, package
from jcm_pdd.files.making import make_document
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.packages import take
from jcm_pdd.files.printed_addresses import printed_in
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.read import read

FAST = ("Iss_Req", "SDIR", "PIN")
EVERY = [name if name in FAST else pytest.param(name, marks=pytest.mark.long) for name in ON_REQUEST]


@pytest.mark.parametrize("name", EVERY)
def test_every_answer_comes_back_from_the_form(chillers: Session, empty: Callable[[], Session], name: str) -> None:
    document, notes = make_document(chillers, name)
    assert notes == ()
    new = empty()
    report = import_document(new, Source(f"{name}.docx", document, "word"))
    assert (report.not_understood, report.disagree, report.notes) == ((), (), ())
    wanted = {address: chillers.project.get(address) for address in printed_in(chillers.context, name)}
    assert len(wanted) >= 10
    assert {address: new.project.get(address) for address in wanted} == wanted
    mark = documents.shipped_form(name).wanted
    assert new.project.get(mark) is True
    again = import_document(chillers, Source(f"{name}.docx", document, "word"))
    assert again.disagree == ()
    assert not [answer for answer in again.read if answer.new]


@pytest.mark.parametrize("name", EVERY)
def test_it_becomes_a_pdf_as_it_is(chillers: Session, name: str) -> None:
    pdf, findings = make_word_pdf(make_document(chillers, name)[0])
    assert pdf.startswith(b"%PDF")
    assert findings == ()


@pytest.mark.parametrize("name", ON_REQUEST)
def test_its_page_and_its_definition_say_that_it_is_reconstructed(name: str) -> None:
    form = documents.shipped_form(name)
    assert form.provenance.status == "unverified"
    assert "Adopt the form" in form.provenance.source
    assert "取り込んでください" in form.provenance.source_ja
    parts = read_package(documents.own_form(name).data)
    assert b"Reconstructed layout" in parts["word/document.xml"]
    assert b"_ver" not in parts["word/header1.xml"], "a version names an official layout"


def test_the_blanks_are_those_their_bindings_draw(tmp_path: Path) -> None:
    packaging = data_path("forms").parent / "packaging"
    sys.path.insert(0, str(packaging))
    try:
        import build_package_forms as builder
        from word_parts import package as packed
    finally:
        sys.path.remove(str(packaging))
    for name in ON_REQUEST:
        own, title = documents.own_form(name), documents.shipped_form(name).title.en
        drawn = packed("".join(builder.body(own.binding, title)), own.binding.form_code("XX"), title)
        assert drawn == own.data, f"run packaging/build_package_forms.py: {name}"


def test_a_blank_form_says_nothing() -> None:
    for name in ON_REQUEST:
        form = documents.own_form(name)
        found = read(form.data, form.binding)
        assert found.report.notes == (), name
        assert {key for key in found.content.answers if key != "form_code"} == set(), name


def test_a_project_has_none_of_them_until_one_is_taken(solar: Session, tmp_path: Path) -> None:
    assert [form.form for form in solar.schema.documents] == ["PDD", "MoC"]
    before = {finding.where for finding in solar.findings if finding.severity == "open"}
    assert take(solar, "reg_req")
    assert not take(solar, "Reg_Req")
    assert [form.form for form in solar.schema.documents] == ["PDD", "MoC", "Reg_Req"]
    assert "reg_req" in package(solar)
    assert made_in(solar)["reg_req"] == ("docx", "pdf")
    opened = {finding.where for finding in solar.findings if finding.severity == "open"} - before
    assert {"reg_req_date", "reg_req_pdd", "tpes"} <= opened
    made = export(solar, tmp_path / "out", ("reg_req",), ("docx",))
    assert [re.sub(r".*_(Reg_Req_DRAFT\.docx)", r"\1", file.path.name) for file in made.files] == ["Reg_Req_DRAFT.docx"]
    solar.undo()
    assert "reg_req" not in package(solar)


def test_it_travels_with_the_project_file(solar: Session, tmp_path: Path) -> None:
    take(solar, "PW_Req")
    solar.set_answers({"pw_req_reason": "The plant was closed."})
    solar.save_as(tmp_path / "p.jcmpdd")
    again = Session.open(tmp_path / "p.jcmpdd", solar.journal.place, read_only=True)
    try:
        assert "PW_Req" in [form.form for form in again.schema.documents]
        assert again.project.get("pw_req_reason") == "The plant was closed."
    finally:
        again.close()


def test_facts_are_asked_once_over_all_documents() -> None:
    """What two of these forms ask under one id is the same question, word for word."""
    seen: dict[str, object] = {}
    for name in ON_REQUEST:
        for section in documents.shipped_form(name).sections:
            for item in section.items:
                one = getattr(item, "field", None) or getattr(item, "table", None)
                if one is not None:
                    assert seen.setdefault(one.id, one) == one, (name, one.id)
    main = {place for key in (("PDD", "02.0"), ("MoC", "01.0")) for place in _ids(key)}
    assert main.isdisjoint(seen)


def _ids(key: tuple[str, str]) -> set[str]:
    items = [item for section in library().form(*key).sections for item in section.items]
    return {one.id for item in items if (one := getattr(item, "field", None) or getattr(item, "table", None))}


def test_a_project_made_from_another_one_takes_no_request_along(chillers: Session) -> None:
    found = sort_answers(chillers.schema, chillers.project)
    kept = {address for part in found.parts.values() for address in part}
    own = {section.id for name in ON_REQUEST for section in documents.shipped_form(name).sections}
    own |= {"monitoring_periods", "monitored_values"}
    assert [address for address in kept if chillers.schema.place(address).section in own] == []  # type: ignore[union-attr]
    assert "monitored/r1/value" in found.left["measured"]


def test_the_official_form_takes_the_place_of_ours(solar: Session, tmp_path: Path) -> None:
    """Adopted, the form is printed on and read with its own code, version and labels."""
    own = documents.own_form("PW_Req")
    parts = read_package(own.data)
    header = parts["word/header1.xml"].replace(b"JCM_XX_F_PW_Req", b"JCM_TH_F_PW_Req_ver04.0")
    body = parts["word/document.xml"].replace(b">Title of the project<", b">Title of the JCM project<")
    official = write_package({**parts, "word/header1.xml": header, "word/document.xml": body})
    adopted = adopt(official, "PW.docx", Identity("", "", ""))
    forms_of(solar.journal.place).add(adopted.form)
    form, _ = use(solar, document="PW_Req")
    assert form.identity.version == "04.0"
    assert solar.project.get("pw_req_wanted") is True
    solar.set_answers({"pw_req_reason": "The plant was closed."})
    document, notes = make_document(solar, "PW_Req")
    assert notes == ()
    assert b"JCM_TH_F_PW_Req_ver04.0" in read_package(document)["word/header1.xml"]
    new = Session.create(solar.journal.place)
    try:
        import_document(new, Source("PW.docx", document, "word"))
        assert new.project.get("pw_req_reason") == "The plant was closed."
        assert new.project.get("title") == solar.project.get("title")
    finally:
        new.journal.stop()


def test_adopting_finds_every_place_of_such_a_layout() -> None:
    for name in ON_REQUEST:
        own = documents.own_form(name)
        parts = read_package(own.data)
        code = own.binding.form_code("XX").encode()
        header = parts["word/header1.xml"].replace(code, f"JCM_TH_F_{name}_ver04.0".encode())
        found = adopt(write_package({**parts, "word/header1.xml": header}), f"{name}.docx", Identity("", "", ""))
        assert found.form.identity == Identity(name, "TH", "04.0")
        assert found.match.missing == (), name
        assert found.form.fields == (), name
