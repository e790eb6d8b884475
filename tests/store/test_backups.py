"""Backups lie outside the user's folder, ten at most, spread over time, and are always good files."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import Journal, Workplace, backups, list_backups, open_project, save, save_as

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]


def test_each_save_makes_a_backup_that_opens(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace, opened: list[Journal]
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    first = save(journal)
    journal.record(edit(title="B"))
    second = save(journal)
    assert first.backup is not None
    assert second.backup is not None
    assert list_backups(path, place) == (second.backup, first.backup)
    assert not first.backup.path.is_relative_to(folder)
    old, _ = open_project(first.backup.path, place, mode="read")
    opened.append(old)
    assert old.project().get("title") == "A"


def test_saving_the_same_again_makes_no_second_backup(folder: Path, new: NewProject, place: Workplace) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    save(journal)
    assert save(journal).backup is None
    assert len(list_backups(folder / "p.jcmpdd", place)) == 1


def test_an_empty_project_is_never_backed_up(folder: Path, new: NewProject, place: Workplace) -> None:
    journal = new(folder / "p.jcmpdd")
    assert save(journal).backup is None
    assert list_backups(folder / "p.jcmpdd", place) == ()


@pytest.mark.parametrize("content", [b"", b"not a project", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_an_empty_or_unreadable_file_is_never_backed_up(
    folder: Path, new: NewProject, place: Workplace, content: bytes
) -> None:
    path = folder / "p.jcmpdd"
    path.write_bytes(content)
    save_as(new(title="A"), path, overwrite=True)
    assert [backup.path.read_bytes() for backup in list_backups(path, place)] == [path.read_bytes()]


def test_a_file_about_to_be_replaced_is_backed_up_first(
    folder: Path, new: NewProject, place: Workplace, edit: MakeEdit
) -> None:
    theirs = new(folder / "theirs.jcmpdd", title="theirs")
    save(theirs)
    content = (folder / "theirs.jcmpdd").read_bytes()
    path = folder / "p.jcmpdd"
    path.write_bytes(content)
    save_as(new(title="mine"), path, overwrite=True)
    assert content in [backup.path.read_bytes() for backup in list_backups(path, place)]


def test_ten_are_kept_spread_over_time(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace, clock: object
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path)
    for number in range(60):
        clock.ahead = timedelta(hours=5 * number)  # type: ignore[attr-defined]
        journal.record(edit(n=number))
        save(journal)
    kept = list_backups(path, place)
    assert len(kept) == backups.KEEP
    ages = [(kept[0].at - backup.at) / timedelta(hours=5) for backup in kept]
    assert [round(age) for age in ages[:3]] == [0, 1, 2]
    assert round(ages[-1]) == 59
    gaps = [older - newer for newer, older in itertools.pairwise(ages)]
    assert max(gaps) <= 35
    assert gaps[1] < gaps[-1]


def test_a_backup_that_cannot_be_made_does_not_keep_from_saving(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    journal.record(edit(title="B"))
    keep = place.backups
    for file in list(keep.rglob("*.jcmpdd")):
        file.unlink()
    for room in list(keep.iterdir()):
        room.rmdir()
    keep.rmdir()
    keep.write_text("a file where the folder should be", encoding="utf-8")
    saved = save(journal)
    assert saved.warning is not None
    assert saved.warning.code == "store.no_backup"
    assert not journal.changed()


def test_projects_of_the_same_name_do_not_share_backups(folder: Path, new: NewProject, place: Workplace) -> None:
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    save(new(folder / "a" / "計画.jcmpdd", title="A"))
    save(new(folder / "b" / "計画.jcmpdd", title="B"))
    assert len(list_backups(folder / "a" / "計画.jcmpdd", place)) == 1
    assert len(list_backups(folder / "b" / "計画.jcmpdd", place)) == 1
