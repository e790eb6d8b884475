"""After a crash all but the last half second is there, compared with the file, not offered for nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import (
    Difference,
    Journal,
    Workplace,
    abandon,
    close,
    discard,
    open_project,
    recover,
    recoveries,
    save,
    schema,
    sweep,
)
from jcm_pdd.files.store.session import DATABASE, NOTE

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]


@pytest.fixture
def crash(place: Workplace) -> Callable[[Journal], Path]:
    """Leave behind what a crash of this moment would: the working copy as it is on the disk, and the lock."""

    def crashed(journal: Journal) -> Path:
        journal.flush()
        kept = journal.folder.with_name("crashed-" + journal.folder.name)
        shutil.copytree(journal.folder, kept)
        journal.stop()
        shutil.rmtree(journal.folder)
        return kept

    return crashed


def test_edits_and_drafts_since_the_last_save_are_listed_with_both_values(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace, crash: Callable[[Journal], Path]
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A", gone="x", same="s")
    save(journal)
    journal.record(edit(title="B"), "B")
    journal.record(edit(gone=None, new="n"))
    journal.draft("note", "half a sen")
    last = journal.drafts()["note"].at
    crash(journal)
    (found,) = recoveries(place)
    assert (found.path, found.when, found.edits) == (path, last, 2)
    assert found.differences == (
        Difference("gone", "x", None),
        Difference("new", None, "n"),
        Difference("title", "A", "B"),
    )
    assert found.drafts["note"].text == "half a sen"
    assert (found.file_problem, found.changed_outside) == (None, False)


def test_recovered_work_is_unsaved_with_history_drafts_and_its_own_lock(
    folder: Path,
    new: NewProject,
    edit: MakeEdit,
    place: Workplace,
    opened: list[Journal],
    crash: Callable[[Journal], Path],
    reopened: NewProject,
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    journal.record(edit("edit.title", title="B"))
    journal.draft("note", "half")
    crash(journal)
    again = recover(recoveries(place)[0], place)
    opened.append(again)
    assert again.changed()
    assert not again.read_only
    assert again.undo_label() == ("edit.title", {})
    assert again.drafts()["note"].text == "half"
    assert recoveries(place) == ()
    save(again)
    assert not again.changed()
    close(again)
    assert recoveries(place) == ()
    assert list(place.working.iterdir()) == []
    assert reopened(path).project().get("title") == "B"


def test_a_project_never_saved_is_recovered_too(
    new: NewProject, place: Workplace, opened: list[Journal], crash: Callable[[Journal], Path]
) -> None:
    crash(new(title="A"))
    (found,) = recoveries(place)
    assert (found.path, found.edits, found.differences) == (None, 1, (Difference("title", None, "A"),))
    again = recover(found, place)
    opened.append(again)
    assert again.project().get("title") == "A"


def test_nothing_is_offered_without_reason(
    folder: Path,
    new: NewProject,
    edit: MakeEdit,
    place: Workplace,
    clock: object,
    crash: Callable[[Journal], Path],
) -> None:
    saved = new(folder / "saved.jcmpdd", title="A")
    save(saved)
    crash(saved)
    undone = new(folder / "undone.jcmpdd", title="A")
    save(undone)
    undone.record(edit(title="B"))
    undone.undo()
    crash(undone)
    crash(new())
    unreadable = crash(new(title="A"))
    (unreadable / DATABASE).write_bytes(b"\xa5" * 9000)
    wal = unreadable / f"{DATABASE}-wal"
    wal.unlink(missing_ok=True)
    gone = crash(new(title="A"))
    for file in gone.glob(f"{DATABASE}*"):
        file.unlink()
    assert recoveries(place) == ()
    assert sweep(place) == ()
    clock.ahead = timedelta(days=40_000)  # type: ignore[attr-defined]
    assert len(sweep(place)) == 5
    assert list(place.working.iterdir()) == []
    assert len(list((place.backups / "put-away").iterdir())) == 5


def test_a_running_session_is_not_offered(new: NewProject, place: Workplace, run: Callable[..., object]) -> None:
    journal = new(title="A")
    journal.flush()
    assert recoveries(place) == ()
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from jcm_pdd.files.store import *\n"
        "print(len(recoveries(Workplace(Path(sys.argv[1]), lambda: datetime.now(UTC), 'x'))))"
    )
    done = run(code, place.folder)
    assert done.stdout == "0\n", done.stderr  # type: ignore[attr-defined]
    journal.flush()


def test_a_session_that_only_looked_is_not_offered(
    folder: Path, new: NewProject, place: Workplace, crash: Callable[[Journal], Path], edit: MakeEdit
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    reader, _ = open_project(path, place, mode="read")
    kept = crash(reader)
    journal.record(edit(title="B"))
    save(journal)
    assert recoveries(place) == ()
    assert kept.exists()


def test_a_session_note_that_cannot_be_read_hides_no_work(
    new: NewProject, place: Workplace, crash: Callable[[Journal], Path]
) -> None:
    kept = crash(new(title="A"))
    (kept / NOTE).write_text("{", encoding="utf-8")
    (found,) = recoveries(place)
    assert found.path is None


def test_a_file_that_is_gone_or_changed_is_told_and_not_replaced_unasked(
    folder: Path,
    new: NewProject,
    edit: MakeEdit,
    place: Workplace,
    opened: list[Journal],
    crash: Callable[[Journal], Path],
    reopened: NewProject,
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    journal.record(edit(title="mine"))
    crash(journal)
    aside = path.rename(folder / "aside")
    (found,) = recoveries(place)
    assert found.file_problem is not None
    assert found.file_problem.code == "store.missing"
    aside.rename(path)
    theirs, _ = open_project(path, place, take_over=True)
    opened.append(theirs)
    theirs.place = Workplace(place.folder, place.now, "Suda", place.host)
    assert theirs.read_only  # the crashed session's lock names this very process
    theirs.stop()
    shutil.rmtree(theirs.folder)
    (path.parent / ".~lock.p.jcmpdd#").unlink()
    theirs = reopened(path)
    theirs.record(edit(title="theirs"))
    save(theirs)
    close(theirs)
    (found,) = recoveries(place)
    assert found.changed_outside
    assert found.differences == (Difference("title", "theirs", "mine"),)
    again = recover(found, place)
    opened.append(again)
    with pytest.raises(Problem) as caught:
        save(again)
    assert caught.value.code == "store.changed_outside"


def test_a_file_someone_else_opened_meanwhile_is_recovered_read_only(
    folder: Path,
    new: NewProject,
    edit: MakeEdit,
    place: Workplace,
    other: Workplace,
    opened: list[Journal],
    crash: Callable[[Journal], Path],
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    journal.record(edit(title="B"))
    crash(journal)
    (path.parent / ".~lock.p.jcmpdd#").unlink()
    theirs, _ = open_project(path, other)
    opened.append(theirs)
    again = recover(recoveries(place)[0], place)
    opened.append(again)
    assert again.read_only
    assert again.project().get("title") == "B"
    close(again)
    (found,) = recoveries(place)
    assert found.differences == (Difference("title", "A", "B"),)


def test_discarded_work_is_moved_and_never_deleted(
    new: NewProject, place: Workplace, crash: Callable[[Journal], Path]
) -> None:
    crash(new(title="A"))
    (found,) = recoveries(place)
    kept = discard(found, place)
    assert kept.is_relative_to(place.backups)
    with closing(sqlite3.connect(kept / DATABASE)) as conn:
        assert conn.execute("SELECT address, value FROM answers").fetchall() == [("title", '"A"')]
    assert recoveries(place) == ()
    for call in (discard, recover):
        with pytest.raises(Problem) as caught:
            call(found, place)
        assert caught.value.code == "store.recovery_gone"


def test_closing_without_saving_keeps_the_work_for_recovery_and_abandoning_puts_it_away(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace, opened: list[Journal]
) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    close(journal)
    (found,) = recoveries(place)
    again = recover(found, place)
    opened.append(again)
    kept = abandon(again)
    assert kept is not None
    assert (kept / DATABASE).exists()
    assert recoveries(place) == ()
    assert [file.name for file in folder.iterdir()] == ["p.jcmpdd"]


def test_steps_made_and_undone_again_are_put_away_on_closing(
    folder: Path, new: NewProject, edit: MakeEdit, place: Workplace
) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    save(journal)
    journal.record(edit(title="an hour of writing"))
    journal.undo()
    close(journal)
    assert len(list((place.backups / "put-away").iterdir())) == 1


def test_a_working_copy_of_the_first_schema_is_kept_and_migrated(
    new: NewProject,
    place: Workplace,
    opened: list[Journal],
    crash: Callable[[Journal], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crash(new(title="A"))
    rename = "UPDATE answers SET address = 'name' WHERE address = 'title'"
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.SCHEMA - 1: lambda conn: conn.execute(rename)})
    (found,) = recoveries(place)
    assert found.differences == (Difference("name", None, "A"),)
    again = recover(found, place)
    opened.append(again)
    assert again.project().get("name") == "A"
    assert len(list((place.backups / "before-migration").iterdir())) == 1


def test_a_working_copy_of_a_newer_program_is_left_alone(
    new: NewProject, place: Workplace, crash: Callable[[Journal], Path]
) -> None:
    kept = crash(new(title="A"))
    with closing(sqlite3.connect(kept / DATABASE)) as conn:
        conn.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    assert recoveries(place) == ()
    assert kept.exists()


# ---------------------------------------------------------------- kill -9

TYPING = """
import json, sys, time
from datetime import datetime, UTC
from pathlib import Path
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import *
place = Workplace(Path(sys.argv[2]), lambda: datetime.now(UTC), "Suda")
journal, _ = open_project(Path(sys.argv[1]), place, take_over=True)
text, n = "", 0
while True:
    text += "あ"
    if len(text) == 12:
        journal.record(Edit("e", (Change("title", None, f"title {n}"), Change("n", None, n))), text)
        text, n = "", n + 1
    else:
        journal.draft("title", text)
    print(json.dumps([time.monotonic(), n, text]), flush=True)
    time.sleep(0.015)
"""


@pytest.mark.parametrize("after", [0.7, 0.83, 0.97])
def test_killed_while_typing_costs_at_most_the_last_half_second(
    folder: Path, new: NewProject, place: Workplace, repository: Path, opened: list[Journal], after: float
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    save(journal)
    close(journal)
    child = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(path), str(place.folder)],
        cwd=repository,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(after)
    killed = time.monotonic()
    child.kill()
    typed = [json.loads(line) for line in [first, *child.stdout.read().splitlines()]]
    child.wait()
    child.stdout.close()
    (found,) = recoveries(place)
    recovered = recover(found, place)
    opened.append(recovered)
    draft = recovered.drafts().get("title")
    count = recovered.project().get("n")
    state = [count + 1 if isinstance(count, int) else 0, draft.text if draft else ""]
    states = [line[1:] for line in typed]
    # The last key may be on the disk before the child could say so.
    safe = [index for index, line in enumerate(typed) if line[0] <= killed - 0.5]
    assert safe
    assert state not in states[: safe[-1]]
    assert states.index(state) >= safe[-1] if state in states else state > states[-1]
    if recovered.project().get("title") != "A":
        assert recovered.project().get("title") == f"title {count}"
    assert not recovered.read_only
