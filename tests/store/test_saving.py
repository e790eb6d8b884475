"""Saving replaces the file whole or leaves it as it was, on every disk and against every neighbour."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import (
    Journal,
    Workplace,
    abandon,
    atomic,
    close,
    create,
    image,
    open_project,
    save,
    save_as,
    save_clean_copy,
)
from jcm_pdd.files.store.schema import APPLICATION_ID, SCHEMA

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        call()
    return caught.value.code


def test_the_file_is_one_plain_database_that_says_what_it_is(folder: Path, new: NewProject) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    close(journal)
    assert names(folder) == ["p.jcmpdd"]
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        tables = {row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"meta", "answers", "drafts", "history", "definitions", "blobs"}


def test_a_saved_and_closed_project_leaves_no_working_copy(folder: Path, new: NewProject, place: Workplace) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    save(journal)
    close(journal)
    assert names(place.working) == []


def test_the_same_contents_give_the_same_bytes(folder: Path, new: NewProject, place: Workplace) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A", sites=["r1"])
    journal.put_blob(b"x" * 9000, "x.bin", "application/octet-stream")
    first = save(journal).sha256
    assert save(journal).sha256 == first
    journal.draft("title", "x")
    journal.clear_draft("title")
    assert save(journal).sha256 == first
    close(journal)
    for _ in range(2):
        journal, _ = open_project(path, place)
        assert save(journal).sha256 == first
        close(journal)


def test_two_ways_to_the_same_clean_copy_give_the_same_bytes(folder: Path, place: Workplace, edit: MakeEdit) -> None:
    moment = place.time()
    still = Workplace(place.folder, lambda: moment, "Suda", "desk-1")
    journals = [create(still), create(still)]
    journals[0].record(edit(a="1", b="2"))
    journals[1].record(edit(b="3", c="x"))
    journals[1].record(edit(b="2", c=None, a="1"))
    for n, journal in enumerate(journals):
        save_clean_copy(journal, folder / f"{n}.jcmpdd")
        abandon(journal)
    assert (folder / "0.jcmpdd").read_bytes() == (folder / "1.jcmpdd").read_bytes()


def test_other_programs_may_hold_the_file_for_a_moment(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    waited = refuse_replacing(monkeypatch, path, times=4)
    save(journal)
    assert len(waited) == 4
    assert waited == sorted(waited)
    close(journal)
    assert reopened(path).project().get("title") == "A"


def test_a_file_held_for_good_stays_as_it_was(
    folder: Path, new: NewProject, edit: MakeEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    before = path.read_bytes()
    journal.record(edit(title="B"))
    with monkeypatch.context() as patch:
        refuse_replacing(patch, path, times=1000)
        assert code_of(lambda: save(journal)) == "store.in_use"
    assert path.read_bytes() == before
    assert names(folder) == [".~lock.p.jcmpdd#", "p.jcmpdd"]
    assert journal.changed()
    save(journal)
    assert not journal.changed()


def refuse_replacing(patch: pytest.MonkeyPatch, target: Path, times: int) -> list[float]:
    """Behave like Windows while another program reads `target`; return the waits between the tries."""
    waited: list[float] = []
    refused = iter(range(times))
    real = Path.replace

    def replace(self: Path, to: Path) -> Path:
        if Path(to) == target and next(refused, None) is not None:
            raise PermissionError(13, "The process cannot access the file", str(to))
        return real(self, to)

    patch.setattr(Path, "replace", replace)
    patch.setattr(atomic.time, "sleep", waited.append)
    return waited


@pytest.mark.parametrize("step", ["copy_durably", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(
    folder: Path, new: NewProject, edit: MakeEdit, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    before = path.read_bytes()
    journal.record(edit(title="B"))

    def broken(*args: object) -> str:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, step, broken)
        assert code_of(lambda: save(journal)) == "store.cannot_write"
    assert path.read_bytes() == before
    assert names(folder) == [".~lock.p.jcmpdd#", "p.jcmpdd"]
    assert save(journal).warning is None


def test_a_share_that_vanishes_while_working_loses_nothing(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject, tmp_path: Path
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    folder.rename(tmp_path / "unplugged")
    journal.record(edit(title="B"), "B")
    assert code_of(lambda: save(journal)) == "store.folder_missing"
    assert not folder.exists()
    save_as(journal, tmp_path / "here.jcmpdd")
    close(journal)
    assert reopened(tmp_path / "here.jcmpdd").project().get("title") == "B"


def test_a_share_that_comes_back_takes_the_save(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    shutil.rmtree(folder)
    journal.record(edit(title="B"))
    assert code_of(lambda: save(journal)) == "store.folder_missing"
    folder.mkdir()
    save(journal)
    close(journal)
    assert names(folder) == ["p.jcmpdd"]
    assert reopened(path).project().get("title") == "B"


def test_a_file_changed_by_something_else_is_not_replaced_unasked(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    theirs = create(place)
    theirs.record(edit(title="theirs"))
    save_as(theirs, folder / "theirs.jcmpdd")
    close(theirs)
    shutil.copy(folder / "theirs.jcmpdd", path)
    foreign = path.read_bytes()
    journal.record(edit(title="mine"))
    assert code_of(lambda: save(journal)) == "store.changed_outside"
    assert path.read_bytes() == foreign
    save(journal, force=True)
    assert path.read_bytes() != foreign
    kept = [file.read_bytes() for file in place.backups.rglob("*.jcmpdd")]
    assert foreign in kept


def test_a_project_without_a_file_asks_for_one(new: NewProject) -> None:
    assert code_of(lambda: save(new(title="A"))) == "store.no_path"


def test_save_as_moves_on_to_the_new_file(folder: Path, new: NewProject, reopened: NewProject) -> None:
    journal = new(folder / "a.jcmpdd", title="A")
    save(journal)
    save_as(journal, folder / "b.jcmpdd")
    assert journal.path == folder / "b.jcmpdd"
    assert names(folder) == [".~lock.b.jcmpdd#", "a.jcmpdd", "b.jcmpdd"]
    assert code_of(lambda: save_as(journal, folder / "a.jcmpdd")) == "store.exists"
    assert names(folder) == [".~lock.b.jcmpdd#", "a.jcmpdd", "b.jcmpdd"]
    save_as(journal, folder / "a.jcmpdd", overwrite=True)
    assert code_of(lambda: save_as(journal, folder)) == "store.is_folder"
    assert code_of(lambda: save_as(journal, folder / "no" / "c.jcmpdd")) == "store.folder_missing"
    close(journal)
    assert names(folder) == ["a.jcmpdd", "b.jcmpdd"]


def test_create_refuses_to_replace_and_leaves_nothing(folder: Path, place: Workplace, new: NewProject) -> None:
    close_saved(new(folder / "a.jcmpdd", title="A"))
    assert code_of(lambda: create(place, folder / "a.jcmpdd")) == "store.exists"
    assert names(folder) == ["a.jcmpdd"]
    assert names(place.working) == []


def test_saving_over_a_project_someone_has_open_is_refused(folder: Path, new: NewProject, other: Workplace) -> None:
    new(folder / "theirs.jcmpdd", other)
    journal = new(title="A")
    for call in (save_as, save_clean_copy):
        with pytest.raises(Problem) as caught:
            call(journal, folder / "theirs.jcmpdd", overwrite=True)
        assert caught.value.code == "store.locked"
        assert caught.value.arguments == {"user": "Niwa", "host": "desk-2"}


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_permissions_stay(
    folder: Path, new: NewProject, reopened: NewProject, edit: MakeEdit
) -> None:
    path, link = folder / "real.jcmpdd", folder / "link.jcmpdd"
    close_saved(new(path, title="A"))
    path.chmod(0o640)
    link.symlink_to(path)
    journal = reopened(link)
    journal.record(edit(title="B"))
    close_saved(journal)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert reopened(path).project().get("title") == "B"


# ---------------------------------------------------------------- clean copy


def test_a_clean_copy_keeps_the_work_and_no_trace_of_the_rest(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject
) -> None:
    journal = new(folder / "p.jcmpdd", title="SECRETOLD")
    journal.record(edit(title="Public"), "SECRETTYPED", who="SECRETUSER")
    journal.draft("note", "SECRETDRAFT")
    journal.put_definition("form", "pdd", "1", "the form")
    public = journal.put_blob(b"public map", "map.txt", "text/plain")
    journal.put_blob(b"SECRETBYTES" * 2000, "SECRETNAME.txt", "text/plain", confidential=True)
    save(journal)
    assert b"SECRET" in (folder / "p.jcmpdd").read_bytes()
    save_clean_copy(journal, folder / "clean.jcmpdd")
    assert b"SECRET" not in (folder / "clean.jcmpdd").read_bytes()
    assert journal.path == folder / "p.jcmpdd"
    assert len(journal.history()) == 2
    clean = reopened(folder / "clean.jcmpdd")
    assert clean.project().answers == {"title": "Public"}
    assert (clean.history(), clean.drafts()) == ((), {})
    assert [blob.sha256 for blob in clean.blobs()] == [public]
    assert clean.blob(public) == b"public map"
    assert clean.definitions() == journal.definitions()
    clean.record(edit(title="Next"))
    clean.undo()
    assert clean.project().get("title") == "Public"


def test_a_clean_copy_never_replaces_its_own_project(folder: Path, new: NewProject) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    assert code_of(lambda: save_clean_copy(journal, folder / "p.jcmpdd", overwrite=True)) == ("store.clean_same_file")


# ---------------------------------------------------------------- kill -9 while saving

SAVING = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import *
place = Workplace(Path(sys.argv[2]), lambda: datetime.now(UTC), "Suda")
journal = create(place, Path(sys.argv[1]))
journal.record(Edit("e", tuple(Change(f"f{i}", None, "x" * 200) for i in range(500))))
n = 0
while True:
    n += 1
    journal.record(Edit("e", (Change("n", None, n),)))
    save(journal)
    print(n, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.011, 0.023, 0.037, 0.052])
def test_killed_while_saving_again_and_again_the_file_always_opens(
    folder: Path, place: Workplace, repository: Path, after: float
) -> None:
    path = folder / "p.jcmpdd"
    child = subprocess.Popen(
        [sys.executable, "-c", SAVING, str(path), str(place.folder)],
        cwd=repository,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    while int(child.stdout.readline()) < 3:
        pass
    time.sleep(after)
    child.kill() if os.name == "nt" else child.send_signal(signal.SIGKILL)
    last = [int(line) for line in child.stdout.read().splitlines()]
    child.wait()
    child.stdout.close()
    journal, info = open_project(path, place, mode="read")
    try:
        assert info.size == path.stat().st_size
        found = journal.project().get("n")
        assert isinstance(found, int)
        assert found >= max(last, default=3)
        assert journal.project().get("f499") == "x" * 200
    finally:
        close(journal)


def close_saved(journal: Journal) -> None:
    save(journal)
    close(journal)


# ---------------------------------------------------------------- a working copy that is lost


def test_work_is_saved_from_memory_when_the_working_copy_cannot_be_read(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> None:
        raise sqlite3.DatabaseError("database disk image is malformed")

    journal = new(folder / "p.jcmpdd", title="A")
    digest = journal.put_blob(b"evidence", "e.txt", "text/plain")
    journal.put_definition("form", "pdd", "1", "the form")
    journal.record(edit(title="B"))
    journal.undo()
    journal.record(edit("edit.c", title="C"), "c")
    journal.draft("note", "half")
    save(journal)
    monkeypatch.setattr(image, "write_image", unreadable)
    save_as(journal, folder / "rescued.jcmpdd")
    close(journal)
    again = reopened(folder / "rescued.jcmpdd")
    assert again.project().answers == {"title": "C"}
    assert (again.history(), again.drafts()) == (journal.history(), journal.drafts())
    assert (again.definitions(), again.blobs()) == (journal.definitions(), journal.blobs())
    assert again.blob(digest) == b"evidence"
    again.undo()
    assert again.project().answers == {"title": "A"}


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows keeps open files from being deleted")
def test_work_is_saved_after_the_local_folder_was_deleted(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject, place: Workplace
) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    save(journal)
    shutil.rmtree(place.folder)
    with contextlib.suppress(Problem):
        journal.record(edit(title="B"))
    saved = save(journal)
    assert saved.warning is not None
    assert not journal.changed()
    close(journal)
    assert reopened(folder / "p.jcmpdd").project().get("title") == "B"
