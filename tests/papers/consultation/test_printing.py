"""What is proposed for sections D and E.1, what the annex prints, and what leaves the house."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.papers.consultation import meetings
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.papers.consultation_annex import LAWS_TITLE, RECORD_TITLE, laws_blocks, record_blocks
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.sharing import give_away
from jcm_pdd.files.word.derived import Grid, Words
from tests.papers.consultation.conftest import MEETING

NAMES = ("Budi", "Contohnama", "Sari", "Misalnya")


def words(blocks: object) -> str:
    found = []
    for block in blocks:  # type: ignore[attr-defined]
        if isinstance(block, Words):
            found.append(block.text)
        elif isinstance(block, Grid):
            found += [" | ".join(map(str, row)) for row in (block.heads, *block.rows)]
    return "\n".join(found)


def document(session: Session) -> str:
    data, notes = make_pdd(session)
    assert [note for note in notes if note.severity == "error"] == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_persons_are_added_up_by_organisation(session: Session) -> None:
    (one,) = meetings(session.project)
    assert one.persons == (("Village office", 2), ("Neighbours", 13))
    assert one.counted == 15


def test_section_d_is_proposed_from_the_article_that_decides(session: Session) -> None:
    assert "eia_explanation" not in session.proposals
    session.set_texts({"eia_required": "no", "eia_explanation": ""})
    assert session.proposals["eia_explanation"] == (
        "No environmental impact assessment is required for the project.\n"
        "Example Act on Environmental Quality No. 12 of 2015, Article 7 (2), Annex I No. 14: "
        "Cooling plants of 10 MW and more need an assessment; the project has 3.5 MW.\n"
        "Environmental permit of the factory No. 660/123/DLH was issued by Environment Agency of the Regency on "
        "30 June 2018.")
    assert session.project.get("eia_explanation") is None
    assert ("proposal.unread", "eia_explanation") in {(f.code, f.where) for f in session.findings}
    session.accept_proposal("eia_explanation")
    assert "eia_explanation" not in session.proposals
    assert str(session.project.get("eia_explanation")).startswith("No environmental")


@pytest.mark.parametrize("texts", [
    {"eia_required": "yes"}, {"eia_required": ""}, {"laws/r1/applies": ""}, {"laws/r1/topic": "air"},
    {"laws/r1/article": ""}, {"laws/r1/requirement": ""},
])
def test_nothing_is_proposed_that_no_article_shows(session: Session, texts: dict[str, str]) -> None:
    session.set_texts({"eia_required": "no", "eia_explanation": "", **texts})
    assert "eia_explanation" not in session.proposals


def test_a_required_assessment_is_proposed_with_its_permits(session: Session) -> None:
    session.set_texts({"eia_required": "yes", "eia_explanation": "", "laws/r1/applies": "yes",
                       "permits/r1/unlimited": "", "permits/r1/expiry": "2028-06-29"})
    text = session.proposals["eia_explanation"]
    assert text.startswith("An environmental impact assessment is required for the project.")
    assert text.endswith("on 30 June 2018; it is valid until 29 June 2028.")
    session.set_text("permits/r1/status", "applied")
    assert "was issued" not in session.proposals["eia_explanation"]


def test_section_e1_is_proposed_from_the_meetings_without_names(session: Session) -> None:
    session.set_text("consultation", "")
    text = session.proposals["consultation"]
    assert text == (
        f"{MEETING} was held on 12 March 2019 at the following place: Meeting room of the factory, West Java. "
        "The village office and the neighbours within 500 m were identified as affected by noise. "
        "Letters in Indonesian were delivered by the village office. The invitation was given on 25 February 2019. "
        "The project, the chillers and the monitoring were explained. "
        "15 persons took part: Village office (2), Neighbours (13).")
    assert not any(name in text for name in NAMES)
    session.set_text("meetings/r1/date", "")
    assert "consultation" not in session.proposals


def test_letters_are_not_called_a_meeting(session: Session) -> None:
    session.set_texts({"consultation": "", "meetings/r1/way": "letter", "meetings/r1/place": "",
                       "meetings/r1/participants": "1"})
    text = session.proposals["consultation"]
    assert text.startswith(f"Comments were invited by letters ({MEETING}), the last day for them being 12 March 2019.")
    assert "1 answer was received" in text
    assert "held" not in text


def test_the_annex_says_where_everything_stands(session: Session) -> None:
    text = words(laws_blocks(session.context))
    assert text.startswith(LAWS_TITLE)
    assert "No. 12 of 2015 (Undang-Undang Contoh Nomor 12 Tahun 2015), Article 7 (2), Annex I No. 14 | " in text
    assert "E-12 Copy of the act, p. 9" in text
    assert "translated by the project participants" in text
    assert "“Every undertaking named in Annex I must hold an analysis.”" in text
    assert "Setiap usaha" not in text
    assert "660/123/DLH | Environment Agency of the Regency | 30 June 2018 | No end | Granted" in text


def test_the_record_has_organisations_and_numbers_and_no_names(session: Session) -> None:
    text = words(record_blocks(session.context))
    assert text.startswith(RECORD_TITLE)
    assert "Village office | 2\nNeighbours | 13\nTotal | 15" in text
    assert "Noise barrier on the north side; by Plant manager, until 30 September 2019" in text
    assert "20 August 2019; E-22 Acceptance report of the barrier" in text
    assert "Attendance list: E-21\n" in text  # a confidential paper goes by its number
    assert not any(name in text for name in NAMES)


def test_what_is_not_wanted_or_not_there_is_not_printed(session: Session) -> None:
    session.set_texts({"print_laws": "no", "print_consultation": "no"})
    assert not tuple(laws_blocks(session.context))
    assert not tuple(record_blocks(session.context))
    session.set_texts({"print_laws": "", "print_consultation": ""})
    for table in ("laws", "permits", "meetings", "attendance"):
        session.delete_rows(table, session.project.rows(table))
    assert not tuple(laws_blocks(session.context))
    assert "Noise barrier" in words(record_blocks(session.context))
    session.set_text("comments/r1/action", "")
    assert not tuple(record_blocks(session.context))


def test_the_pdd_prints_both_and_reads_back_without_them(session: Session) -> None:
    text = document(session)
    assert RECORD_TITLE in text
    assert LAWS_TITLE in text
    assert not any(name in text for name in NAMES)
    before = dict(session.project.answers)
    report = import_document(session, Source("PDD.docx", make_pdd(session)[0], "word"))
    assert (report.not_understood, report.disagree) == ((), ())
    assert dict(session.project.answers) == before


def test_a_draft_prints_what_is_proposed_and_an_import_says_whose_words_they_are(session: Session) -> None:
    session.set_texts({"consultation": "", "eia_required": "no", "eia_explanation": ""})
    text = document(session)
    assert "No environmental impact assessment is required for the project." in text
    assert "15 persons took part" in text
    report = import_document(session, Source("PDD.docx", make_pdd(session)[0], "word"))
    assert {one.address: one.proposed for one in report.read if one.new} == {
        "consultation": True, "eia_explanation": True}


def test_a_clean_copy_holds_nothing_about_persons(session: Session, tmp_path: Path) -> None:
    photo = tmp_path / "meeting.jpg"
    photo.write_bytes(b"\xff\xd8\xff PICTURE OF PEOPLE" * 50)
    session.attach("meetings/r1/photos", photo)
    copy = give_away(session, tmp_path / "clean.jcmpdd")
    data = copy.read_bytes()
    assert not any(name.encode() in data for name in NAMES)
    assert b"PICTURE OF PEOPLE" not in data
    with closing(sqlite3.connect(copy)) as kept:
        addresses = {row[0] for row in kept.execute("SELECT address FROM answers")}
    assert "attendance/r1/organisation" in addresses
    assert not {"attendance/r1/name", "attendance/r2/name", "meetings/r1/photos"} & addresses
    assert session.project.get("attendance/r1/name") == "Budi Contohnama"
    opened = Session.open(copy, session.journal.place, read_only=True)
    assert meetings(opened.project)[0].counted == 15
    opened.close()


def test_a_large_picture_beside_the_project_stays_there(session: Session, tmp_path: Path) -> None:
    session.journal.limit_evidence(10)
    for name, address in (("people.jpg", "meetings/r1/photos"), ("act.pdf", "evidence/r1/file")):
        (tmp_path / name).write_bytes(name.encode() * 20)
        session.attach(address, tmp_path / name)
    give_away(session, tmp_path / "out.jcmpdd")
    beside = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "out" in path.parent.name]
    assert beside == [b"act.pdf" * 20]


def test_a_copy_is_given_away_from_the_command_line(session: Session, tmp_path: Path,
                                                    capsys: pytest.CaptureFixture[str]) -> None:
    photo = tmp_path / "meeting.jpg"
    photo.write_bytes(b"\xff\xd8\xff PICTURE OF PEOPLE" * 50)
    session.attach("meetings/r1/photos", photo)
    own, copy = tmp_path / "own.jcmpdd", tmp_path / "copy.jcmpdd"
    session.save_as(own)
    before = own.read_bytes()
    assert main(["share", str(own), str(copy)]) == 0
    assert "3 personal answer(s)" in capsys.readouterr().out
    assert b"PICTURE OF PEOPLE" not in copy.read_bytes()
    assert own.read_bytes() == before
    assert main(["share", str(own), str(copy)]) == 2
    assert main(["--json", "share", str(own), str(tmp_path / "other.jcmpdd")]) == 0
    assert "attendance/r1/name" in capsys.readouterr().out
