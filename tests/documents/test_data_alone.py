"""A document that lives in data alone: a form definition, a blank and a binding give questions, print and read."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from jcm_pdd.files import data, definition_index, definitions, documents
from jcm_pdd.files.export import export, package
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import read_source
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

FORM = """
form: Note
version: "01.0"
title: {en: Note of the meeting, ja: 会議記録}
code: JCM_{CC}_F_Note_ver01.0
provenance: {status: unverified, source: Made for a test}
wanted: note_wanted
needs: {description: "true"}
lists:
  - {id: note_hosts, table: participants, rows: side == 'host', unless: is_participant == false, sets: {side: host}}
chapters:
  - {id: note, title: {en: Note, ja: 会議記録}}
sections:
  - id: note_1
    number: N 1
    title: {en: Meeting, ja: 会議}
    chapter: note
    items:
      - field: {id: note_wanted, kind: yes_no, label: {en: Write the note, ja: 記録を作成}}
      - field: {id: note_day, kind: date, required: true, label: {en: Day, ja: 日付}}
      - table:
          id: note_topics
          label: {en: Topics, ja: 議題}
          row_name: {en: Topic, ja: 議題}
          min_rows: 1
          required: true
          columns:
            - {id: topic, kind: text, required: true, label: {en: Topic, ja: 議題}}
      - columns:
          table: participants
          label: {en: Who came, ja: 出席者}
          row_name: {en: Company, ja: 企業}
          beside: [name]
          columns:
            - {id: note_person, kind: text, required: "side == 'host'", label: {en: Person, ja: 氏名}}
"""
BINDING = """
form: Note_ver01.0
code: JCM_{CC}_F_Note_ver01.0
places:
  - {id: form_code, kind: header}
  - {id: title, kind: cell, under: [Meeting], label: Project}
  - {id: note_day, kind: cell, under: [Meeting], label: Day}
  - {id: note_topics, kind: rows, under: [Topics], columns: {Topic: topic}}
  - {id: note_hosts, kind: rows, under: [Present], columns: {Company: name, Person: note_person}}
"""


def blank() -> bytes:
    form: Any = docx.Document()
    form.sections[0].header.paragraphs[0].text = "JCM_XX_F_Note_ver01.0"
    form.add_heading("Meeting", 1)
    table = form.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "Project", "Day"
    form.add_heading("Topics", 1)
    form.add_table(2, 1).cell(0, 0).text = "Topic"
    form.add_heading("Present", 1)
    people = form.add_table(2, 2)
    people.cell(0, 0).text, people.cell(0, 1).text = "Company", "Person"
    target = io.BytesIO()
    form.save(target)
    return target.getvalue()


@pytest.fixture
def with_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program find its data in a copy that has one document more."""
    root, copy = data.data_root(), tmp_path / "data"
    for folder in ("forms", "templates", "resources"):
        shutil.copytree(root / folder, copy / folder, ignore=shutil.ignore_patterns("fonts", "help", "icons"))
    (copy / "forms" / "documents" / "note_ver01.0.yaml").write_text(FORM, encoding="utf-8")
    (copy / "templates" / "note").mkdir()
    (copy / "templates" / "note" / "binding.yaml").write_text(BINDING, encoding="utf-8")
    (copy / "templates" / "note" / "Note_ver01.0.docx").write_bytes(blank())
    kept = (definitions.library, documents.own_form)
    monkeypatch.setattr(data, "data_root", lambda: copy)
    for function in kept:
        function.cache_clear()
    definition_index.write()
    yield
    monkeypatch.undo()
    for function in kept:
        function.cache_clear()


def test_it_is_asked_printed_and_read_without_a_line_of_program(
    with_note: None, place: Workplace, keep: Callable[[Session], Session], tmp_path: Path
) -> None:
    session = keep(Session.create(place, {
        "country": "TH", "title": "A project", "participants/r1/name": "Host Co.", "participants/r1/side": "host",
        "participants/r2/name": "Japan Co.", "participants/r2/side": "japan"}))
    assert [d.form for d in session.schema.documents] == ["PDD", "MoC", "Note"]
    assert package(session) == ("pdd", "mps")
    assert not session.required("note_day")
    session.set_texts({"note_wanted": "yes"})
    open_places = {f.where for f in session.findings if f.severity == "open"}
    assert {"note_day", "note_topics", "participants/r1/note_person"} <= open_places
    assert "participants/r2/note_person" not in open_places
    session.set_answers({"note_day": "2026-04-01", "note_topics/r1/topic": "Roof", "note_topics/r2/topic": "Meter",
                         "participants/r1/note_person": "Ms Example"})
    made = {f.document: f.path for f in export(session, tmp_path / "out", formats=("docx",)).files}
    assert set(made) == {"pdd", "note"}
    new = keep(Session.create(place))
    report = import_document(new, read_source(made["note"]))
    assert (report.not_understood, report.notes) == ((), ())
    for address in ("country", "title", "note_wanted", "note_day", "note_topics", "note_topics/r2/topic",
                    "participants/r1/name", "participants/r1/side", "participants/r1/note_person"):
        assert new.project.get(address) == session.project.get(address), address
    assert import_document(session, read_source(made["note"])).disagree == ()


def test_the_program_itself_has_no_such_document() -> None:
    assert documents.shipped_id("Note") is None
    everywhere = [key for key in documents.shipped() if not definitions.library().on_request(*key)]
    assert everywhere == [("PDD", "02.0"), ("MoC", "01.0")]
