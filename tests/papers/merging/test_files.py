"""Copies of a project file that two people worked in, merged file to file as one undo step."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.merging import RECORDS
from jcm_pdd.core.merging_outcome import Take
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.core.review_notes import proposed_edits
from jcm_pdd.files import merging, store
from jcm_pdd.files.merging import Planned
from jcm_pdd.files.merging_report import report_data, report_lines
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

ROW = "ID_AM002/chillers/r1"
START: dict[str, Json] = {
    "title": "Chillers", "country": "ID", "methodologies": ["r1"], "methodologies/r1/methodology": "ID_AM002",
    "methodologies/r1/version": "02.0", "start_date": "2019-01-01", "lifetime": "2", "ID_AM002/supply": "grid",
    "ID_AM002/EF_grid": "0.8", f"{ROW}/name": "A", f"{ROW}/capacity": "500", f"{ROW}/COP_PJ": "6.5",
    f"{ROW}/T_cooling_out": "37", f"{ROW}/T_chilled_out": "7", f"{ROW}/EC_PJ": "559", f"{ROW}/ODP": "0"}


class People:
    """People with a workplace and a clock each; every look at the clock is a second later."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._seconds = folder, 0
        self._open: list[Session] = []

    def _now(self) -> datetime:
        self._seconds += 1
        return datetime(2026, 7, 1, tzinfo=UTC) + timedelta(seconds=self._seconds)

    def place(self, who: str) -> Workplace:
        return Workplace(self.folder / f"place of {who}", self._now, who)

    def open(self, who: str, name: str) -> Session:
        session = Session.open(self.folder / name, self.place(who))
        self._open.append(session)
        return session

    def new(self, who: str, name: str) -> Session:
        session = Session.create(self.place(who))
        self._open.append(session)
        session.set_answers(START)
        session.save_as(self.folder / name)
        return session

    def end(self, session: Session) -> None:
        self._open.remove(session)
        session.close()

    def close(self) -> None:
        for session in self._open:
            session.abandon()


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    found = People(tmp_path)
    yield found
    found.close()


@pytest.fixture
def two(people: People) -> tuple[Session, Session]:
    """The file of A, and a copy of it that B has."""
    mine = people.new("A", "mine.jcmpdd")
    shutil.copy(people.folder / "mine.jcmpdd", people.folder / "theirs.jcmpdd")
    return mine, people.open("B", "theirs.jcmpdd")


def merged(mine: Session, theirs: Session, choices: dict[str, Take] | None = None, strangers: bool = False) -> Planned:
    """Save theirs and merge it into mine."""
    theirs.save()
    assert theirs.path is not None
    with merging.theirs_of(mine, theirs.path) as file:
        planned = merging.plan(mine, file, choices)
        merging.carry_out(mine, planned, strangers)
    return planned


def answers(session: Session) -> dict[str, Json]:
    return {address: value for address, value in session.project.answers.items() if not address.startswith(RECORDS)}


def add(session: Session, table: str, **cells: str) -> str:
    (row,) = session.add_rows(table)
    session.set_texts({f"{table}/{row}/{name}": value for name, value in cells.items()})
    return row


def test_two_copies_give_the_same_in_either_order_and_one_undo_takes_it_back(
        people: People, two: tuple[Session, Session]) -> None:
    mine, theirs = two
    mine.set_text("title", "Chillers of a hotel")
    mine.set_text(f"{ROW}/EC_PJ", "600")
    add(mine, "evidence", number="E-01", title="Bill")
    theirs.set_text("lifetime", "3")
    add(theirs, "evidence", number="E-01", title="Photo")
    add(theirs, "proofs", evidence="E-01", claim=f"{ROW}/EC_PJ")
    mine.save()
    shutil.copy(people.folder / "mine.jcmpdd", people.folder / "turned.jcmpdd")
    before = mine.project
    planned = merged(mine, theirs)
    assert planned.ancestry.kin == "copies"
    assert not planned.left
    assert mine.text("title") == "Chillers of a hotel"
    assert mine.text("lifetime") == "3"
    assert [mine.text(f"evidence/{row}/title") for row in mine.project.rows("evidence")] == ["Bill", "Photo"]
    assert mine.text("evidence/r2/number") == mine.text("proofs/r1/evidence") == "E-02"
    assert mine.results.total.emission_reductions == planned.total_after != planned.total_before
    assert mine.undo_name("en") == "Merge theirs.jcmpdd"
    merged(theirs, people.open("C", "turned.jcmpdd"))
    assert answers(theirs) == answers(mine)
    mine.undo()
    assert mine.project == before


def test_a_conflict_waits_in_the_review_and_can_be_chosen_there_or_before(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    mine.set_text(f"{ROW}/EC_PJ", "600")
    theirs.set_text(f"{ROW}/EC_PJ", "700")
    planned = merged(mine, theirs)
    (told,) = planned.told
    assert (told.conflict.base, told.conflict.mine, told.conflict.theirs) == ("559", "600", "700")
    assert (told.mine.who, told.theirs.who) == ("A", "B")
    assert mine.text(f"{ROW}/EC_PJ") == "600"
    (edit,) = proposed_edits(mine.project).values()
    assert (edit.address, edit.old, edit.new, edit.author, edit.state) == (f"{ROW}/EC_PJ", "600", "700", "B", "open")
    assert any(finding.where == f"{ROW}/EC_PJ" and finding.severity == "open" for finding in mine.findings)
    mine.undo()
    with merging.theirs_of(mine, Path(str(theirs.path))) as file:
        merging.carry_out(mine, merging.plan(mine, file, {f"{ROW}/EC_PJ": "theirs"}))
    assert mine.text(f"{ROW}/EC_PJ") == "700"
    assert not proposed_edits(mine.project)


def test_a_deleted_row_that_was_worked_on_there_is_kept_as_a_proposal(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    mine.delete_rows("ID_AM002/chillers", ["r1"])
    theirs.set_text(f"{ROW}/EC_PJ", "700")
    planned = merged(mine, theirs)
    assert [one.address for one in planned.left] == [ROW]
    (edit,) = proposed_edits(mine.project).values()
    assert (edit.kind, edit.address) == ("add_row", "ID_AM002/chillers")
    assert isinstance(edit.new, dict)
    assert edit.new["EC_PJ"] == "700"
    assert merged(theirs, mine).told[0].conflict.theirs is None
    assert [one.kind for one in proposed_edits(theirs.project).values()].count("delete_row") == 1


def test_merging_again_compares_with_the_last_time(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    add(mine, "evidence", number="E-01", title="Bill")
    row = add(theirs, "evidence", number="E-01", title="Photo")
    mine.set_text("title", "Mine")
    theirs.set_text("title", "Theirs")
    merged(mine, theirs, {"title": "mine"})
    theirs.set_text(f"evidence/{row}/title", "Photo of the plate")
    add(theirs, "evidence", number="E-02", title="Certificate")
    mine.set_text("lifetime", "3")
    planned = merged(mine, theirs)
    assert planned.ancestry.kin == "merged_before"
    assert not planned.told
    rows = mine.project.rows("evidence")
    assert [(mine.text(f"evidence/{one}/number"), mine.text(f"evidence/{one}/title")) for one in rows] == [
        ("E-01", "Bill"), ("E-02", "Photo of the plate"), ("E-03", "Certificate")]
    assert mine.text("title") == "Mine"
    third = merged(mine, theirs)
    assert third.changes_nothing


def test_a_step_only_one_side_took_back_is_taken_back(people: People) -> None:
    mine = people.new("A", "mine.jcmpdd")
    mine.set_text("title", "To be taken back")
    mine.save()
    shutil.copy(people.folder / "mine.jcmpdd", people.folder / "theirs.jcmpdd")
    theirs = people.open("B", "theirs.jcmpdd")
    theirs.undo()
    theirs.set_text("lifetime", "3")
    mine.set_text("start_date", "2020-01-01")
    planned = merged(mine, theirs)
    assert not planned.told
    assert (mine.text("title"), mine.text("lifetime"), mine.project.get("start_date")) == (
        "Chillers", "3", "2020-01-01")


def test_a_clean_copy_has_its_state_in_the_other_history(people: People) -> None:
    mine = people.new("A", "mine.jcmpdd")
    store.save_clean_copy(mine.journal, people.folder / "theirs.jcmpdd")
    theirs = people.open("B", "theirs.jcmpdd")
    mine.set_text("title", "Mine")
    theirs.set_text("lifetime", "3")
    theirs.delete_rows("ID_AM002/chillers", ["r1"])
    planned = merged(mine, theirs)
    assert planned.ancestry.kin == "clean_copy"
    assert not planned.told
    assert (mine.text("title"), mine.text("lifetime"), mine.project.rows("ID_AM002/chillers")) == ("Mine", "3", ())
    merged(theirs, mine)
    assert theirs.text("title") == "Mine"


def test_another_project_is_asked_about_before(people: People) -> None:
    mine = people.new("A", "mine.jcmpdd")
    theirs = people.new("B", "theirs.jcmpdd")
    theirs.set_answers({"title": "Refrigerators", "country": "TH", "start_date": "2021-05-01", "lifetime": "9",
                        **{f"{ROW}/{name}": "8" for name in ("capacity", "COP_PJ", "EC_PJ", "T_cooling_out", "name")}})
    before = mine.project
    with pytest.raises(Problem, match=r"merging\.strangers"):
        merged(mine, theirs)
    assert mine.project == before
    planned = merged(mine, theirs, strangers=True)
    assert planned.strangers
    assert planned.ancestry.kin == "none"
    assert "no common history" in report_lines(planned, "en")[0]
    assert "共通の履歴がありません" in report_lines(planned, "ja")[0]


def test_attached_files_come_along_also_those_beside_the_project(
        people: People, two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.journal.limit_evidence(1000)
    small, large = people.folder / "small.txt", people.folder / "large.bin"
    small.write_bytes(b"few")
    large.write_bytes(b"many" * 1000)
    row = add(theirs, "evidence", number="E-01")
    for file in (small, large):
        theirs.attach(f"evidence/{row}/file", file)
    planned = merged(mine, theirs)
    assert {blob.name for blob in planned.parts.files} == {"small.txt", "large.bin"}
    for file in (small, large):
        assert mine.blob(hashlib.sha256(file.read_bytes()).hexdigest()) == file.read_bytes()
    data = report_data(planned, "en")
    assert {one["name"] for one in data["files"]} == {"small.txt", "large.bin"}


def test_a_file_that_is_not_beside_their_project_is_named(people: People, two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.journal.limit_evidence(10)
    large = people.folder / "large.bin"
    large.write_bytes(b"many" * 1000)
    theirs.attach(f"evidence/{add(theirs, 'evidence', number='E-01')}/file", large)
    theirs.save()
    shutil.rmtree(people.folder / "theirs.files")
    with merging.theirs_of(mine, people.folder / "theirs.jcmpdd") as file:
        planned = merging.plan(mine, file)
        merging.carry_out(mine, planned)
    assert [blob.name for blob in planned.parts.missing] == ["large.bin"]
    assert mine.text("evidence/r1/number") == "E-01"
    assert any("large.bin" in line for line in report_lines(planned, "en"))


def test_pinned_definitions_of_theirs_are_taken_only_when_mine_has_none(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    (pinned,) = (d for d in theirs.journal.definitions() if d.kind == "methodology")
    theirs.journal.put_definition("methodology", pinned.id, pinned.version, pinned.text + "\n# other words\n")
    theirs.journal.put_definition("methodology", "TH_AM001", "01.0", pinned.text)
    planned = merged(mine, theirs)
    assert [(d.id, d.version) for d in planned.parts.differing] == [("ID_AM002", "02.0")]
    assert [(d.id, d.version) for d in planned.parts.definitions] == [("TH_AM001", "01.0")]
    held = {(d.kind, d.id): d.text for d in mine.journal.definitions()}
    assert held["methodology", "ID_AM002"] == pinned.text
    assert ("methodology", "TH_AM001") in held
    assert any("ID_AM002" in line for line in report_lines(planned, "ja"))


def test_another_methodology_version_there_is_a_conflict_only_when_both_moved(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.set_text("methodologies/r1/version", "03.0")
    planned = merged(mine, theirs)
    assert not planned.told
    assert planned.total_after is None
    assert mine.text("methodologies/r1/version") == "03.0"


def _damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-3000:-2000] = b"\xff" * 1000
    path.write_bytes(bytes(data))


def _newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(("spoil", "code"), [
    (_damaged, "store.damaged"), (_newer, "store.newer"), (lambda path: path.write_bytes(b""), "store.empty"),
    (lambda path: path.write_text("a letter", encoding="utf-8"), "store.not_project"),
    (lambda path: path.unlink(), "store.missing")])
def test_a_file_that_is_refused_changes_nothing(
        people: People, two: tuple[Session, Session], spoil: Callable[[Path], object], code: str) -> None:
    mine, theirs = two
    before = mine.project
    people.end(theirs)
    path = people.folder / "theirs.jcmpdd"
    spoil(path)
    with pytest.raises(Problem) as caught:
        merging.open_theirs(mine, path)
    assert caught.value.code == code
    assert problem_text(caught.value, "ja") != problem_text(caught.value, "en")
    assert mine.project == before


def test_the_open_file_itself_and_a_read_only_project_are_refused(
        people: People, two: tuple[Session, Session]) -> None:
    mine, _ = two
    with pytest.raises(Problem, match=r"merging\.same_file"):
        merging.open_theirs(mine, people.folder / "." / "mine.jcmpdd")
    looked_at = Session.open(people.folder / "mine.jcmpdd", people.place("C"), read_only=True)
    with pytest.raises(Problem, match=r"merging\.read_only"):
        merging.open_theirs(looked_at, people.folder / "theirs.jcmpdd")
    looked_at.close()


def test_a_file_open_elsewhere_is_read_and_said(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.set_text("lifetime", "3")
    planned = merged(mine, theirs)
    assert planned.theirs.holder is not None
    assert planned.theirs.holder.user == "B"
    assert any("B on" in line for line in report_lines(planned, "en"))
    theirs.set_text("lifetime", "4")
    theirs.save()  # its lock was not touched


def test_a_file_that_may_only_be_read_is_enough(people: People, two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.set_text("lifetime", "3")
    theirs.save()
    copy = people.folder / "read-only.jcmpdd"
    shutil.copy(people.folder / "theirs.jcmpdd", copy)
    copy.chmod(0o444)
    with merging.theirs_of(mine, copy) as file:
        merging.carry_out(mine, merging.plan(mine, file))
    assert mine.text("lifetime") == "3"


def test_a_choice_without_a_conflict_and_a_plan_that_is_old_are_refused(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.set_text("lifetime", "3")
    theirs.save()
    with merging.theirs_of(mine, Path(str(theirs.path))) as file:
        with pytest.raises(Problem, match=r"merging\.no_conflict"):
            merging.plan(mine, file, {"title": "theirs"})
        planned = merging.plan(mine, file)
        mine.set_text("title", "New")
        with pytest.raises(Problem, match=r"merging\.changed"):
            merging.carry_out(mine, planned)


def test_a_text_being_typed_when_they_saved_is_told(two: tuple[Session, Session]) -> None:
    mine, theirs = two
    theirs.draft("title", "half a ti")
    planned = merged(mine, theirs)
    assert planned.drafts == {"title": "half a ti"}
    assert mine.text("title") == "Chillers"
