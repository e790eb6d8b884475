"""A further document beside the PDD: asked once it is wanted, printed from the same answers, read back identical."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from statement import STATEMENT, participants

from jcm_pdd.core.schema import TableBlock
from jcm_pdd.files import documents, store
from jcm_pdd.files.export import export, job_of, package, run
from jcm_pdd.files.making import make_document
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.word.content import Content
from jcm_pdd.files.word.read import read

MOC = "MoC"


def gravest(session: Session) -> set[tuple[str, str, str]]:
    return {(f.code, f.severity, f.where) for f in session.findings}


def test_it_asks_nothing_until_it_is_wanted(solar: Session) -> None:
    before = gravest(solar)
    assert not any(solar.required(address) for address in ("moc_date", "participants/r1/telephone", "moc_wanted"))
    assert solar.required("title")
    solar.set_texts({"moc_wanted": "yes"})
    new = gravest(solar) - before
    assert {severity for _, severity, _ in new} == {"open"}
    assert {"moc_date", "moc_same_signatories", "tpes", "participants/r1/is_focal_point",
            "participants/r1/telephone"} <= {where for _, _, where in new}
    assert not any(where.startswith("participants/r4/") for _, _, where in new), "r4 is a consultant"
    solar.set_texts({"moc_wanted": "no"})
    assert gravest(solar) == before


def test_what_it_needs_of_the_pdd_pages_is_required_there(solar: Session) -> None:
    solar.set_texts({"participants/r1/address": ""})
    assert not solar.required("participants/r1/address")
    solar.set_texts({"moc_wanted": "yes"})
    assert ("answer.missing", "open", "participants/r1/address") in gravest(solar)
    assert solar.section_states()["a4"].open == 1


def test_an_answered_statement_leaves_nothing_open(stated: Session) -> None:
    moc = {plan.definition.id for plan in stated.schema.sections if plan.definition.chapter == "moc"}
    assert {stated.section_states()[name].state for name in moc} == {"complete"}


def test_facts_are_asked_once(solar: Session) -> None:
    asked = [block.place.address for plan in solar.schema.sections for block in plan.blocks if hasattr(block, "place")]
    assert len(asked) == len(set(asked))
    whole = solar.schema.tables["participants"]
    names = [place.address for place in whole.columns]
    assert len(names) == len(set(names))
    page = solar.schema.page_table("participants", "telephone")
    assert isinstance(page, TableBlock)
    assert [place.address for place in page.beside] == ["participants/*/name"]
    assert solar.schema.page_table("participants", "name").beside == ()


def test_pasting_contacts_makes_no_rows_and_pasting_names_reaches_no_contact(solar: Session) -> None:
    rows = solar.project.rows("participants")
    solar.paste_block("participants", rows[-1], "telephone", "+81-1\t+81-2\n+81-3\t+81-4\n")
    assert solar.project.rows("participants") == rows
    assert solar.project.get(f"participants/{rows[-1]}/telephone") == "+81-1"
    assert solar.project.get(f"participants/{rows[-1]}/fax") == "+81-2"
    wide = "A Co.\tJapan\tyes\tOwner\tStreet 1\tMail\tyes\t+81-9"
    solar.paste_block("participants", None, "name", wide)
    new = solar.project.rows("participants")[-1]
    assert solar.project.get(f"participants/{new}/contact") == "Mail"
    assert solar.project.get(f"participants/{new}/is_focal_point") is None


def test_the_package_has_it_when_it_is_wanted(stated: Session, tmp_path: Path) -> None:
    made = export(stated, tmp_path / "all")
    assert {(f.document, f.format) for f in made.files} >= {("moc", "docx"), ("moc", "pdf"), ("pdd", "docx")}
    assert not [f for f in made.findings if f.severity == "warning"]
    stated.set_texts({"moc_wanted": "no"})
    assert package(stated) == ("pdd", "mps")
    one = export(stated, tmp_path / "one", ("moc",), ("docx",))
    assert [f.path.name.split("_")[-2] for f in one.files] == ["MoC"]


def test_one_document_in_one_format_beside_another_in_another(stated: Session, place: Workplace, tmp_path: Path
                                                               ) -> None:
    (tmp_path / "work").mkdir()
    job = job_of(stated, tmp_path / "out", tmp_path / "work", ("pdd.docx", "moc.pdf"))
    made = run(job, Workplace(tmp_path / "other", place.now, "export"))
    assert [(f.document, f.format) for f in made.files] == [("pdd", "docx"), ("moc", "pdf")]


def test_it_prints_only_what_is_its_own(stated: Session) -> None:
    form = documents.own_form(MOC)
    document, notes = make_document(stated, MOC)
    assert notes == ()
    found = read(document, form.binding).content.answers
    assert found["form_code"] == "JCM_TH_F_MoC_ver01.0"
    assert found["title"] == stated.project.get("title")
    names = [stated.project.get(f"participants/{row}/name") for row in participants(stated)]
    contacts, focal, others = (found[name] for name in ("contacts", "focal_point", "other_participants"))
    assert isinstance(contacts, list)
    assert isinstance(focal, list)
    assert isinstance(others, list)
    assert [row["cells"]["name"] for row in contacts] == names
    assert focal[0]["cells"] == {"name": names[2], "is_participant": "Yes"}
    assert [row["cells"]["name"] for row in others] == names[:2]
    parts, blank = read_package(document), read_package(form.data)
    touched = {"word/document.xml", "word/header1.xml", "[Content_Types].xml", "_rels/.rels"}
    assert {name for name in blank if parts[name] != blank[name]} <= touched
    assert set(parts) - set(blank) == {"docProps/custom.xml"}


def test_a_blank_statement_answers_nothing() -> None:
    form = documents.own_form(MOC)
    found = read(form.data, form.binding)
    assert found.content == Content({})
    assert found.report.notes == ()


def old_file(session: Session, path: Path) -> None:
    """Save a project as a program that knew no further document did."""
    for definition in session.journal.definitions():
        if definition.kind == documents.KIND:
            session.journal.drop_definition(documents.KIND, definition.id, definition.version)
    store.save_as(session.journal, path)
    session.close()


def test_an_old_file_opens_as_it_was_and_holds_the_form_from_its_next_save(
    solar: Session, place: Workplace, keep: Callable[[Session], Session], tmp_path: Path
) -> None:
    before, ready = gravest(solar), solar.ready
    old_file(solar, tmp_path / "old.jcmpdd")
    session = keep(Session.open(tmp_path / "old.jcmpdd", place))
    assert session.saved
    assert (gravest(session), session.ready) == (before, ready)
    assert session.schema.place("moc_date") is not None
    session.set_texts({"moc_date": "2019-05-20"})
    session.save()
    assert [d.id for d in session.journal.definitions() if d.kind == documents.KIND] == [MOC]
    assert session.saved


def test_the_pinned_form_stays_when_the_program_has_another(
    solar: Session, place: Workplace, keep: Callable[[Session], Session], tmp_path: Path
) -> None:
    held = next(d for d in solar.journal.definitions() if d.kind == documents.KIND)
    changed = held.text.replace("en: Date of submission, ja", "en: Day of submission, ja")
    assert changed != held.text
    solar.journal.put_definition(documents.KIND, held.id, held.version, changed)
    solar.save_as(tmp_path / "p.jcmpdd")
    solar.close()
    session = keep(Session.open(tmp_path / "p.jcmpdd", place))
    field = session.schema.place("moc_date")
    assert field is not None
    assert field.definition.label.en == "Day of submission"


def test_its_status_is_no_better_than_its_source(solar: Session) -> None:
    assert [d.form for d in solar.schema.documents] == ["PDD", MOC]
    assert solar.schema.document_of("moc_1").provenance.status == "unverified"
    assert solar.schema.document_of("a1").form == "PDD"


@pytest.mark.parametrize("address", STATEMENT)
def test_every_answer_of_the_statement_has_a_place(solar: Session, address: str) -> None:
    assert solar.schema.place(address) is not None


def test_the_blank_is_what_its_script_makes() -> None:
    folder = Path(__file__).parent.parent.parent / "packaging"
    sys.path.insert(0, str(folder))
    try:
        made = runpy.run_path(str(folder / "build_moc_form.py"))
    finally:
        sys.path.remove(str(folder))
    assert made["blank"]() == documents.own_form(MOC).data
