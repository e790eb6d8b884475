"""Named versions: kept with the project, restored, left out of what is given away, told in the revision history."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core import versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.files import merging
from jcm_pdd.files.session import Session
from jcm_pdd.files.sharing import give_away
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.versions import keeping, restoring, tracking

Keep = Callable[[Session], Session]
Sample = Callable[[], Session]
NAME = "Submitted for validation 2026-11-22"


def plain(session: Session) -> dict[str, object]:
    """Return the answers without what is kept about versions."""
    return {address: value for address, value in session.project.answers.items() if not address.startswith("versions#")}


def test_a_version_is_read_again_as_it_was_whatever_came_after(sample: Sample, place: Workplace, keep: Keep,
                                                               tmp_path: Path) -> None:
    session = sample()
    before, total = plain(session), session.results.total
    made = keeping.name_version(session, f"  {NAME} ", number="01.0", note="First submission")
    assert (made.name, made.date, made.who, made.total) == (NAME, "2026-11-22", "Suda", total.emission_reductions)
    session.set_texts({"title": "Other title", "ID_AM002/chillers/r1/EC_PJ": "1,300"})
    session.delete_rows("ID_AM002/chillers", ["r2"])
    session.save_as(tmp_path / "project.jcmpdd")
    session.close()
    again = keep(Session.open(tmp_path / "project.jcmpdd", place))
    (one,) = versions.versions(again.project)
    assert one == made
    with restoring.restored(again, one) as then:
        assert plain(then) == before
        assert then.results.total == total
        assert then.read_only
    state = restoring.state_then(again, one)
    assert (dict(state.project.answers), state.results.total) == (before, total)


def test_naming_a_version_is_one_step_that_undo_takes_back(small: Session) -> None:
    session = small
    made = keeping.name_version(session, NAME)
    assert session.undo_name("en") == f"Name the version “{NAME}”"
    session.undo()
    assert versions.versions(session.project) == ()
    session.redo()
    assert versions.find(session.project, NAME) == made
    assert keeping.is_here(session, made)


def test_equal_definitions_are_kept_once(small: Session) -> None:
    session = small
    one = keeping.name_version(session, "One")
    session.set_text("title", "Other")
    other = keeping.name_version(session, "Other")
    assert one.definitions == other.definitions
    assert one.answers != other.answers
    assert versions.PREFIX not in str(keeping.held_in(session, other)[0].answers)


def test_what_is_no_version_is_refused(small: Session) -> None:
    keeping.name_version(small, NAME)
    for name, day, code in (("  ", "", "versions.no_name"), (NAME.upper(), "", "versions.same_name"),
                            ("Other", "22/11", "versions.no_day")):
        with pytest.raises(Problem) as told:
            keeping.name_version(small, name, day=day)
        assert told.value.code == code
    assert len(versions.versions(small.project)) == 1


def test_a_copy_given_away_keeps_the_list_and_not_what_was_said_or_by_whom(small: Session, place: Workplace, keep: Keep,
                                                                           tmp_path: Path) -> None:
    session = small
    session.set_text("title", "Secret early title")
    made = keeping.name_version(session, NAME)
    session.set_text("title", "Public title")
    session.save_as(tmp_path / "project.jcmpdd")
    copy = give_away(session, tmp_path / "copy.jcmpdd")
    other = keep(Session.open(copy, place, read_only=True))
    (one,) = versions.versions(other.project)
    assert (one.name, one.who) == (NAME, "")
    assert not keeping.is_here(other, one)
    with pytest.raises(Problem, match=r"versions\.not_here"):
        restoring.state_then(other, one)
    held = [zlib.decompress(other.blob(blob.sha256)) for blob in other.journal.blobs() if blob.media == keeping.MEDIA]
    assert held == []
    assert made.answers.encode() in copy.read_bytes()  # its hash stays in the list
    assert b"Secret early title" not in copy.read_bytes()


def test_versions_named_in_two_copies_are_all_there_after_a_merge(small: Session, place: Workplace, keep: Keep,
                                                                  tmp_path: Path) -> None:
    session = small
    session.save_as(tmp_path / "mine.jcmpdd")
    theirs = keep(Session.open(tmp_path / "mine.jcmpdd", place, read_only=True))
    theirs.save_as(tmp_path / "theirs.jcmpdd")
    named = keeping.name_version(theirs, "Theirs")
    theirs.save()
    keeping.name_version(session, "Mine")
    with merging.theirs_of(session, tmp_path / "theirs.jcmpdd") as other:
        merging.carry_out(session, merging.plan(session, other))
    assert sorted(one.name for one in versions.versions(session.project)) == ["Mine", "Theirs"]
    assert dict(restoring.state_then(session, named).project.answers) == plain(theirs)


def test_a_version_is_written_as_a_project_of_its_own(sample: Sample, place: Workplace, keep: Keep, tmp_path: Path
                                                      ) -> None:
    session = sample()
    before = plain(session)
    made = keeping.name_version(session, NAME)
    session.set_text("title", "Later")
    path = restoring.write_version(session, made, tmp_path / "then.jcmpdd")
    then = keep(Session.open(path, place))
    assert plain(then) == before
    assert len(then.journal.history()) == 0
    figures = [item["sha256"] for item in then.project.get("description_figures") or []]
    assert figures
    assert [then.blob(one) for one in figures] == [session.blob(one) for one in figures]
    with pytest.raises(Problem, match=r"store\.exists"):
        restoring.write_version(session, made, path)


def test_files_belong_to_a_version_by_their_hash(small: Session, tmp_path: Path) -> None:
    session = small
    made = keeping.name_version(session, NAME)
    exported = tmp_path / "PDD.docx"
    exported.write_bytes(b"as submitted")
    made = keeping.add_files(session, made, [exported])
    assert made.files[0].sha256 == hashlib.sha256(b"as submitted").hexdigest()
    assert keeping.altered(made, tmp_path) == ()
    exported.write_bytes(b"changed since")
    assert keeping.altered(made, tmp_path) == ("PDD.docx",)
    with pytest.raises(Problem, match=r"file\.missing"):
        keeping.add_files(session, made, [tmp_path / "none.docx"])


def test_a_state_that_was_tampered_with_is_refused(small: Session) -> None:
    made = keeping.name_version(small, NAME)
    for data in (b"no zlib", zlib.compress(b"[1]"), zlib.compress(b'{"answers": 1}'),
                 zlib.compress(b'{"answers": {}, "definitions": [["form"]]}')):
        sha256 = small.journal.put_blob(data, "x", keeping.MEDIA)
        wrong = versions.Version(made.id, made.name, "submitted", made.date, answers=sha256, definitions=sha256)
        with pytest.raises(Problem, match=r"versions\.damaged"):
            restoring.state_then(small, wrong)


def version(at: int, kind: versions.VersionKind = "submitted", number: str = "", note: str = "") -> Edit:
    one = versions.Version(f"{at:012d}", f"Version {at}", kind, f"2026-0{at}-01", number, note)
    return versions.kept(Project(), one)


def test_the_revision_history_gets_a_row_for_each_version_that_left_the_house() -> None:
    project = Project({"revisions": ["r1"], "revisions#count": 1})
    for edit in (version(1), version(2, "draft"), version(3, number="02.0", note="Chiller 2 is larger"), version(4)):
        project = project.apply(edit.changes)
    edit = versions.revision_edit(project)
    done = project.apply(edit.changes)
    told = [[done.get(f"revisions/{row}/{column}") for column in ("version", "date", "contents")]
            for row in done.rows("revisions")]
    assert told == [["01.0", "2026-01-01", "First edition"], ["02.0", "2026-03-01", "Chiller 2 is larger"],
                    ["03.0", "2026-04-01", "Version 4"]]
    assert edit.args["count"] == "3"
    assert done.get("revisions#count") == 3
    assert versions.revision_edit(done).changes == ()


def test_what_changes_are_tracked_against() -> None:
    project = Project({"title": "T"})
    with pytest.raises(Problem, match=r"versions\.none"):
        tracking.baseline(project)
    for edit in (version(1), version(2, "registered"), version(3, "draft")):
        project = project.apply(edit.changes)
    assert tracking.baseline(project).name == "Version 2"
    assert tracking.baseline(project, "draft").name == tracking.baseline(project, "version 3").name == "Version 3"
    with pytest.raises(Problem, match=r"versions\.unknown"):
        tracking.baseline(project, "Version 9")


def test_reasons_go_with_the_version_they_were_given_for() -> None:
    project = Project().apply(version(1).changes)
    (one,) = versions.versions(project)
    project = project.apply(versions.reason_edit(project, one.id, "sites/r1/name", " Typing error ").changes)
    assert versions.reason(project, one.id, "sites/r1/name") == "Typing error"
    assert versions.reason(project, "other", "sites/r1/name") == ""
    assert not project.apply(versions.removed(project, one).changes).answers
