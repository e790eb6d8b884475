"""A full disk is told once, loses nothing, and writing goes on when there is room again."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import Journal, Workplace, close, create, recover, recoveries, save, save_as, writer

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]


class FullDisk:
    """Makes every write of working copies fail while it is full."""

    def __init__(self) -> None:
        self.full = False
        self.real = writer.commit

    def commit(self, conn: sqlite3.Connection, statements: Sequence[writer.Statement]) -> None:
        if self.full:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        self.real(conn, statements)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    disk = FullDisk()
    monkeypatch.setattr(writer, "commit", disk.commit)
    return disk


def refused(call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    return caught.value


def test_a_failed_write_is_raised_by_the_next_call_and_told_to_the_listener(
    new: NewProject, edit: MakeEdit, disk: FullDisk
) -> None:
    journal = new(title="A")
    journal.flush()
    heard: list[Problem | None] = []
    told = threading.Event()
    journal.on_problem = lambda problem: (heard.append(problem), told.set())  # type: ignore[func-returns-value]
    disk.full = True
    journal.record(edit(title="B"))
    assert told.wait(10)
    assert heard[0] is not None
    assert heard[0].code == "store.journal_full"
    assert refused(lambda: journal.record(edit(n="1"))).code == "store.journal_full"
    assert journal.project().answers == {"title": "B", "n": "1"}
    journal.record(edit(n="2"))
    assert journal.problem is not None
    assert refused(journal.flush).code == "store.journal_full"
    assert journal.undo()
    assert journal.project().get("n") == "1"
    told.clear()
    disk.full = False
    journal.flush()
    assert told.wait(10)
    assert heard == [heard[0], None]
    assert journal.problem is None


def test_what_waited_for_room_is_all_written(
    new: NewProject, edit: MakeEdit, disk: FullDisk, place: Workplace, opened: list[Journal]
) -> None:
    journal = new(title="A")
    journal.flush()
    disk.full = True
    for number in range(5):
        try_to(lambda number=number: journal.record(edit(n=number)))  # type: ignore[misc]
    try_to(lambda: journal.draft("note", "typed while full"))
    try_to(lambda: journal.put_definition("form", "pdd", "1", "x"))
    digest = journal.put_blob(b"photo", "p.jpg", "image/jpeg")
    assert journal.blob(digest) == b"photo"
    disk.full = False
    journal.flush()
    close(journal)
    again = recover(recoveries(place)[0], place)
    opened.append(again)
    assert again.project().answers == {"title": "A", "n": 4}
    assert again.drafts()["note"].text == "typed while full"
    assert again.definitions()[0].text == "x"
    assert again.blob(digest) == b"photo"
    again.undo()
    assert again.project().get("n") == 3


def try_to(call: Callable[[], object]) -> None:
    with contextlib.suppress(Problem):
        call()


def test_a_project_can_be_saved_while_the_local_disk_is_full(
    folder: Path, new: NewProject, edit: MakeEdit, disk: FullDisk, reopened: NewProject
) -> None:
    journal = new(title="A")
    journal.flush()
    disk.full = True
    journal.record(edit(title="B"))
    try_to(lambda: journal.draft("note", "typed"))
    save_as(journal, folder / "rescued.jcmpdd")
    assert not journal.changed()
    close(journal)
    disk.full = False
    again = reopened(folder / "rescued.jcmpdd")
    assert again.project().get("title") == "B"
    assert again.drafts()["note"].text == "typed"
    again.undo()
    assert again.project().get("title") == "A"


def test_closing_refuses_while_unsaved_work_is_only_in_memory(
    new: NewProject, edit: MakeEdit, disk: FullDisk, place: Workplace
) -> None:
    journal = new(title="A")
    journal.flush()
    disk.full = True
    journal.record(edit(title="B"))
    assert refused(lambda: close(journal)).code == "store.journal_full"
    assert journal.project().get("title") == "B"
    disk.full = False
    close(journal)
    assert recoveries(place)[0].differences[0].recovered == "B"


def test_a_listener_that_fails_does_not_stop_the_writing(
    new: NewProject, edit: MakeEdit, disk: FullDisk, caplog: pytest.LogCaptureFixture
) -> None:
    journal = new(title="A")
    journal.flush()

    def broken(problem: Problem | None) -> None:
        raise RuntimeError(str(problem))

    journal.on_problem = broken
    disk.full = True
    journal.record(edit(title="B"))
    assert refused(journal.flush).code == "store.journal_full"
    disk.full = False
    journal.flush()
    assert journal.problem is None


LIMITED = """
import resource, sys
from datetime import datetime, UTC
from pathlib import Path
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import *
place = Workplace(Path(sys.argv[1]) / "local", lambda: datetime.now(UTC), "Suda")
path = Path(sys.argv[1]) / "p.jcmpdd"
journal = create(place, path)
journal.record(Edit("e", (Change("title", None, "A"),)))
save(journal)
before = path.read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
journal.record(Edit("e", (Change("long", None, "x" * 1_000_000),)))
for call in (journal.flush, lambda: save(journal)):
    try:
        call()
        print("written")
    except Problem as problem:
        print(problem.code)
print(path.read_bytes() == before, len(journal.project().get("long")))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.flush()
save(journal)
close(journal)
journal, info = open_project(path, place)
print(len(journal.project().get("long")))
close(journal)
print(sorted(file.name for file in path.parent.iterdir()))
"""


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no limit of this kind")
def test_a_real_limit_on_file_sizes(folder: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run(LIMITED, folder)
    assert done.stderr == ""
    first, second, *rest = done.stdout.splitlines()
    # The system calls this limit "file too large", which SQLite passes on as a failed write.
    assert first in {"store.journal_full", "store.journal_failed"}
    assert second in {"store.disk_full", "store.cannot_write"}
    assert rest == ["True 1000000", "1000000", "['local', 'p.jcmpdd']"]


# ---------------------------------------------------------------- a real small disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, where the system lets us have one."""
    point = tmp_path / "small"
    point.mkdir()
    try:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(point)], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)


def test_saving_to_a_really_full_disk(
    small_disk: Path, new: NewProject, edit: MakeEdit, tmp_path: Path, reopened: NewProject
) -> None:
    path = small_disk / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    before = path.read_bytes()
    journal.record(edit(long="x" * 2_000_000))
    assert refused(lambda: save(journal)).code == "store.disk_full"
    assert path.read_bytes() == before
    assert sorted(file.name for file in small_disk.iterdir()) == [".~lock.p.jcmpdd#", "p.jcmpdd"]
    save_as(journal, tmp_path / "elsewhere.jcmpdd")
    close(journal)
    assert reopened(tmp_path / "elsewhere.jcmpdd").project().get("long") == "x" * 2_000_000


def test_working_on_a_really_full_disk(
    small_disk: Path,
    place: Workplace,
    edit: MakeEdit,
    tmp_path: Path,
    opened: list[Journal],
    reopened: NewProject,
) -> None:
    cramped = Workplace(small_disk / "local", place.now, "Suda", "desk-1")
    journal = create(cramped)
    opened.append(journal)
    journal.record(edit(title="A"))
    journal.flush()
    journal.record(edit(long="x" * 2_000_000))
    assert refused(journal.flush).code == "store.journal_full"
    assert len(str(journal.project().get("long"))) == 2_000_000
    saved = save_as(journal, tmp_path / "elsewhere.jcmpdd")
    assert saved.warning is not None
    assert saved.warning.code == "store.no_backup"
    close(journal)
    assert reopened(tmp_path / "elsewhere.jcmpdd").project().get("long") == "x" * 2_000_000


def test_opening_with_no_room_for_the_working_copy(
    small_disk: Path, place: Workplace, new: NewProject, folder: Path
) -> None:
    from jcm_pdd.files.store import open_project

    path = folder / "p.jcmpdd"
    journal = new(path, long="x" * 2_000_000)
    save(journal)
    close(journal)
    cramped = Workplace(small_disk / "local", place.now, "Suda", "desk-1")
    assert refused(lambda: open_project(path, cramped)).code == "store.working_full"
    assert list(cramped.working.iterdir()) == []
    assert [file.name for file in folder.iterdir()] == ["p.jcmpdd"]
