"""What is shown is what an export prints, made of a small copy of the project, and every section finds its heading."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import export, previewing
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.doors import Doors


@pytest.fixture
def session(tmp_path: Path):
    doors = Doors("keiko", Workplace(tmp_path / "data", lambda: datetime.now(UTC), "keiko"))
    made = doors.sample("id_factory_chillers")
    yield made
    made.abandon()


@pytest.fixture
def make(session: Session, tmp_path: Path):
    def made(document: str, form: str = "pdf") -> previewing.Preview:
        work = tmp_path / f"{document}-{form}"
        work.mkdir()
        target = previewing.copy_in(work, session)
        previewing.copier(session)(target)
        return previewing.make(previewing.PreviewJob(target, work, tmp_path / "data", document, form))

    return made


def test_the_pages_are_those_an_export_writes(session: Session, make, tmp_path: Path):
    shown = make("pdd")
    written = export.export(session, tmp_path / "out", ("pdd.pdf",))

    assert shown.files[0].read_bytes() == written.files[0].path.read_bytes()
    assert shown.files[0].name == written.files[0].path.name


def test_every_section_of_the_form_is_found_where_it_is_printed(session: Session, make):
    shown = make("pdd")

    places = [shown.marks[name] for name in ("a1", "a2", "a3", "a4", "a5", "b1", "b2", "c1", "c2", "c3", "d", "e1",
                                             "f", "annex", "revisions")]

    assert places == sorted(places)
    for section in ("a3", "c3"):
        page, share = shown.marks[section]
        assert session.schema.section(section).definition.title.en in shown.pages[page - 1].text
        assert 0 < share < 1
    assert "measured_data" not in shown.marks  # an engineer's text that begins alike is no heading


def test_the_modalities_of_communication_have_headings_of_their_own(make):
    shown = make("moc")

    assert sorted(shown.marks, key=shown.marks.__getitem__) == ["moc_1", "moc_2", "moc_3", "moc_5"]


@pytest.mark.parametrize(("document", "form"), [("mps", "xlsx"), ("records", "xlsx"), ("manual", "pdf"),
                                                ("checklist", "pdf"), ("evidence_index", "pdf")])
def test_workbooks_and_working_papers_are_made(make, document: str, form: str):
    shown = make(document, form)

    assert [file.suffix for file in shown.files] == [f".{form}"]
    assert bool(shown.pages) == (form == "pdf")


def test_the_copy_has_the_pictures_that_are_printed_and_no_other_evidence(session: Session, make, tmp_path: Path):
    from PIL import Image

    photo = tmp_path / "plant.png"
    Image.new("RGB", (40, 30), "green").save(photo)
    session.attach("description_figures", photo)
    printed = str(session.project.get("description_figures")[-1]["sha256"])
    log = session.journal.put_blob(b"x" * 100_000, "log.bin", "application/octet-stream")
    target = tmp_path / "copy.jcmpdd"

    previewing.copier(session)(target)

    rows = dict(sqlite3.connect(target).execute("SELECT sha256, length(bytes) FROM blobs").fetchall())
    assert rows[printed] == photo.stat().st_size
    assert rows[log] is None
    assert make("pdd").pages


def test_a_preview_changes_nothing_in_the_project(session: Session, make):
    before = session.journal.definitions(), session.project, session.journal.blobs(), session.journal.history()

    make("pdd")

    now = session.journal.definitions(), session.project, session.journal.blobs(), session.journal.history()
    assert now == before


def test_what_has_nothing_to_print_says_so(session: Session, make, monkeypatch):
    monkeypatch.setattr(export, "make_one", lambda *_: [("nothing.pdf", (b"", ()))])

    with pytest.raises(Problem) as caught:
        make("pdd")

    assert caught.value.code == "preview.nothing"


def test_a_heading_may_go_on_in_the_next_line_and_is_only_found_where_a_line_begins():
    lines = [("as said in A.3. Location below", 1, 0.1), ("A.3. Location of", 2, 0.3), ("project", 2, 0.35)]

    found = previewing._marks(lines, {"a3": ("A.3. Location of project",), "z": ("Nowhere",)})

    assert found == {"a3": (2, 0.3)}


def test_a_full_disk_is_a_problem_in_words(session: Session, tmp_path: Path):
    with pytest.raises(Problem) as caught:
        previewing.copier(session)(tmp_path / "nowhere" / "copy.jcmpdd")

    assert caught.value.code == "export.not_written"
