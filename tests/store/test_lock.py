"""Two people, one file: the second reads, a stale lock is taken only by consent, a lost lock is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import (
    STALE_AFTER,
    Journal,
    Workplace,
    close,
    create,
    keep_alive,
    open_project,
    save,
    save_as,
)
from jcm_pdd.files.store.lock import Holder, ProjectLock, acquire, holder_of, lock_path
from jcm_pdd.files.store.process import is_running

NewProject = Callable[..., Journal]


@pytest.fixture
def path(folder: Path, new: NewProject) -> Path:
    journal = new(folder / "p.jcmpdd", title="A")
    save(journal)
    close(journal)
    return folder / "p.jcmpdd"


def dead_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_the_lock_says_who_where_and_since_when_and_goes_on_closing(
    path: Path, reopened: NewProject, place: Workplace
) -> None:
    journal = reopened(path)
    note = json.loads(lock_path(path).read_text(encoding="utf-8"))
    assert lock_path(path).name == ".~lock.p.jcmpdd#"
    assert (note["user"], note["host"], note["pid"]) == ("Suda", "desk-1", os.getpid())
    assert set(note) == {"user", "host", "pid", "heartbeat", "token"}
    close(journal)
    assert not lock_path(path).exists()


def test_the_second_opener_reads_and_sees_who_has_it(
    path: Path, reopened: NewProject, other: Workplace, opened: list[Journal]
) -> None:
    first = reopened(path)
    for take_over in (False, True):
        second, info = open_project(path, other, take_over=take_over)
        opened.append(second)
        assert (info.read_only, info.reason) == (True, "locked")
        assert info.holder is not None
        assert (info.holder.user, info.holder.host, info.holder.stale) == ("Suda", "desk-1", False)
        assert second.project().get("title") == "A"
        close(second)
    save(first)
    close(first)
    assert not open_project_read_only(path, other, opened)


def test_the_same_user_in_two_windows_is_two_openers(
    path: Path, reopened: NewProject, place: Workplace, opened: list[Journal]
) -> None:
    reopened(path)
    assert open_project_read_only(path, place, opened)


def test_a_read_only_project_can_be_saved_as_ones_own(
    path: Path, reopened: NewProject, other: Workplace, opened: list[Journal], edit: Callable[..., Edit]
) -> None:
    reopened(path)
    second, _ = open_project(path, other)
    opened.append(second)
    save_as(second, path.with_name("mine.jcmpdd"))
    second.record(edit(title="mine"))
    save(second)
    assert not second.read_only
    assert lock_path(path).exists()


def test_a_silent_lock_is_stale_and_taken_only_by_consent(
    path: Path, reopened: NewProject, other: Workplace, opened: list[Journal], clock: object
) -> None:
    reopened(path)
    clock.ahead = STALE_AFTER + timedelta(minutes=1)  # type: ignore[attr-defined]
    second, info = open_project(path, other)
    opened.append(second)
    assert info.read_only
    assert info.holder is not None
    assert info.holder.stale
    close(second)
    third, info = open_project(path, other, take_over=True)
    opened.append(third)
    assert not info.read_only
    assert holder_user(path, other) == "Niwa"


def test_a_heartbeat_keeps_the_lock_fresh(
    path: Path, reopened: NewProject, other: Workplace, opened: list[Journal], clock: object
) -> None:
    journal = reopened(path)
    clock.ahead = STALE_AFTER - timedelta(minutes=1)  # type: ignore[attr-defined]
    keep_alive(journal)
    clock.ahead = STALE_AFTER + timedelta(minutes=5)  # type: ignore[attr-defined]
    _, info = open_project(path, other, take_over=True)
    opened.append(_)
    assert info.read_only


def test_a_dead_process_of_this_computer_leaves_a_stale_lock(
    path: Path, place: Workplace, opened: list[Journal]
) -> None:
    dead = Workplace(place.folder, place.now, "Suda", place.host, dead_pid())
    assert isinstance(acquire(path, "token of the dead", dead), ProjectLock)
    assert open_project_read_only(path, place, opened)
    journal, info = open_project(path, place, take_over=True)
    opened.append(journal)
    assert not info.read_only


def test_the_same_process_number_on_another_computer_says_nothing(path: Path, place: Workplace) -> None:
    elsewhere = Workplace(place.folder, place.now, "Niwa", "desk-9", dead_pid())
    acquire(path, "theirs", elsewhere)
    holder = acquire(path, "mine", place, take_over=True)
    assert isinstance(holder, Holder)
    assert not holder.stale


def test_losing_the_lock_is_noticed_before_saving_and_at_the_heartbeat(
    path: Path,
    reopened: NewProject,
    other: Workplace,
    opened: list[Journal],
    clock: object,
    edit: Callable[..., Edit],
) -> None:
    first = reopened(path)
    first.record(edit(title="first"))
    clock.ahead = STALE_AFTER * 2  # type: ignore[attr-defined]
    second, _ = open_project(path, other, take_over=True)
    opened.append(second)
    second.record(edit(title="second"))
    save(second)
    theirs = path.read_bytes()
    for call in (save, keep_alive):
        with pytest.raises(Problem) as caught:
            call(first)
        assert caught.value.code == "store.lock_lost"
        assert caught.value.arguments == {"user": "Niwa", "host": "desk-2"}
    assert path.read_bytes() == theirs
    save_as(first, path.with_name("mine.jcmpdd"))
    close(first)
    assert holder_user(path, other) == "Niwa"


def test_a_lock_file_that_was_deleted_is_put_back(
    path: Path, reopened: NewProject, other: Workplace, opened: list[Journal]
) -> None:
    journal = reopened(path)
    lock_path(path).unlink()
    keep_alive(journal)
    assert open_project_read_only(path, other, opened)
    lock_path(path).unlink()
    save(journal)
    assert holder_user(path, other) == "Suda"


def test_a_heartbeat_to_a_vanished_share_says_so(path: Path, reopened: NewProject, tmp_path: Path) -> None:
    journal = reopened(path)
    path.parent.rename(tmp_path / "gone")
    with pytest.raises(Problem) as caught:
        keep_alive(journal)
    assert caught.value.code == "store.lock_unreachable"
    close(journal)


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"user": "x"}', "\x00" * 40])
def test_a_lock_that_cannot_be_read_counts_until_it_is_old(
    path: Path, place: Workplace, opened: list[Journal], content: str
) -> None:
    lock_path(path).write_text(content, encoding="utf-8")
    now = place.time().timestamp()
    os.utime(lock_path(path), (now, now))
    assert open_project_read_only(path, place, opened, take_over=True)
    old = now - STALE_AFTER.total_seconds() - 60
    os.utime(lock_path(path), (old, old))
    assert open_project_read_only(path, place, opened)
    assert not open_project_read_only(path, place, opened, take_over=True)


def test_a_refused_file_leaves_no_lock(folder: Path, place: Workplace) -> None:
    (folder / "x.jcmpdd").write_bytes(b"not a project")
    with pytest.raises(Problem):
        open_project(folder / "x.jcmpdd", place)
    assert [file.name for file in folder.iterdir()] == ["x.jcmpdd"]


RACE = """
import sys, time
from datetime import datetime, UTC
from pathlib import Path
from jcm_pdd.files.store import *
place = Workplace(Path(sys.argv[2]), lambda: datetime.now(UTC), "Suda")
while time.time() < float(sys.argv[3]):
    pass
journal, info = open_project(Path(sys.argv[1]), place)
print(info.read_only, flush=True)
sys.stdin.read()
close(journal)
"""


def test_of_many_processes_opening_at_once_exactly_one_may_write(
    path: Path, place: Workplace, repository: Path
) -> None:
    import time

    start = str(time.time() + 1.5)
    command = [sys.executable, "-c", RACE, str(path), str(place.folder), start]
    pipe = subprocess.PIPE
    children = [subprocess.Popen(command, cwd=repository, stdin=pipe, stdout=pipe, text=True) for _ in range(4)]
    answers = [child.stdout.readline().strip() for child in children if child.stdout]
    for child in children:
        child.communicate()
    assert sorted(answers) == ["False", "True", "True", "True"]
    assert not lock_path(path).exists()


def test_is_running() -> None:
    assert is_running(os.getpid())
    assert not is_running(dead_pid())
    assert not is_running(0)
    assert not is_running(-5)


def open_project_read_only(path: Path, place: Workplace, opened: list[Journal], take_over: bool = False) -> bool:
    journal, info = open_project(path, place, take_over=take_over)
    opened.append(journal)
    return info.read_only


def holder_user(path: Path, place: Workplace) -> str:
    holder = holder_of(path, place)
    return holder.user if holder else ""


def test_an_unsaved_project_has_no_lock(place: Workplace, folder: Path) -> None:
    journal = create(place)
    keep_alive(journal)
    close(journal)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("handle", "error", "code", "running"),
    [(7, 0, 259, True), (7, 0, 0, False), (None, 5, 0, True), (None, 87, 0, False)],
)
def test_on_windows_the_system_is_asked_for_a_handle_and_nothing_is_ended(
    monkeypatch: pytest.MonkeyPatch, handle: int | None, error: int, code: int, running: bool
) -> None:
    import ctypes

    from jcm_pdd.files.store import process

    closed: list[object] = []

    class Asked:
        """Stands for OpenProcess, whose result type the caller sets."""

        restype: object = None

        def __call__(self, access: int, inherit: bool, pid: int) -> int | None:
            assert (access, inherit, pid) == (0x1000, False, 4711)
            return handle

    class Kernel:
        """The three functions of kernel32 that may be used."""

        OpenProcess = Asked()

        def GetExitCodeProcess(self, _: object, pointer: object) -> int:  # noqa: N802
            pointer._obj.value = code  # type: ignore[attr-defined]
            return 1

        def CloseHandle(self, known: object) -> None:  # noqa: N802
            closed.append(known)

    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: Kernel(), raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    assert process._runs_on_windows(4711) is running
    assert len(closed) == (handle is not None)


def test_a_recovered_session_puts_its_own_process_on_the_lock(path: Path, place: Workplace) -> None:
    dead = Workplace(place.folder, place.now, "Suda", place.host, dead_pid())
    acquire(path, "token", dead)
    assert isinstance(acquire(path, "token", place), ProjectLock)
    holder = holder_of(path, place)
    assert holder is not None
    assert (holder.pid, holder.stale) == (os.getpid(), False)
