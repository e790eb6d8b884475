"""Every kind of file that cannot be opened is refused with its reason, and nothing on the disk changes."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change
from jcm_pdd.files.store import Journal, Workplace, close, open_project, save, schema

NewProject = Callable[..., Journal]
FIRST = Path(__file__).parent / "data" / "schema-1.jcmpdd"


@pytest.fixture
def good(folder: Path, new: NewProject) -> Path:
    path = folder / "p.jcmpdd"
    journal = new(path, **{f"field{n}": "text " * 40 for n in range(200)})
    save(journal)
    close(journal)
    return path


def refusal(path: Path, place: Workplace) -> Problem:
    """Open, expect a refusal, and check that the folder is as before."""
    before = tree(path.parent)
    with pytest.raises(Problem) as caught:
        open_project(path, place)
    assert tree(path.parent) == before
    assert list(place.working.iterdir()) == []
    assert caught.value.where == str(path)
    return caught.value


def tree(folder: Path) -> dict[str, str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_missing(folder: Path, place: Workplace) -> None:
    assert refusal(folder / "none.jcmpdd", place).code == "store.missing"


def test_a_folder(folder: Path, place: Workplace) -> None:
    (folder / "d.jcmpdd").mkdir()
    assert refusal(folder / "d.jcmpdd", place).code == "store.is_folder"


def test_empty(folder: Path, place: Workplace) -> None:
    (folder / "e.jcmpdd").touch()
    assert refusal(folder / "e.jcmpdd", place).code == "store.empty"


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip", b"x", "日本語".encode("cp932") * 200])
def test_not_a_database(folder: Path, place: Workplace, content: bytes) -> None:
    (folder / "n.jcmpdd").write_bytes(content)
    assert refusal(folder / "n.jcmpdd", place).code == "store.not_project"


def test_a_huge_foreign_file_is_not_copied_first(folder: Path, place: Workplace) -> None:
    path = folder / "film.mp4"
    with path.open("wb") as file:
        file.write(b"ftypisom")
        file.truncate(1 << 40)  # a terabyte that takes no room
    with pytest.raises(Problem) as caught:
        open_project(path, place)
    assert caught.value.code == "store.not_project"


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no such files")
def test_a_pipe_does_not_keep_us_waiting(folder: Path, place: Workplace) -> None:
    os.mkfifo(folder / "pipe.jcmpdd")
    assert refusal(folder / "pipe.jcmpdd", place).code == "store.not_project"


def test_a_database_of_another_program(folder: Path, place: Workplace) -> None:
    path = folder / "o.jcmpdd"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE answers (address, value)")
    assert refusal(path, place).code == "store.other_application"


@pytest.mark.parametrize("length", [1, 15, 16, 50, 99, 100, 4096, 20_000, -4096, -1])
def test_truncated_at_any_length(good: Path, place: Workplace, length: int) -> None:
    good.write_bytes(good.read_bytes()[:length])
    assert refusal(good, place).code == "store.truncated"


def test_a_newer_schema_says_which_and_changes_nothing(good: Path, place: Workplace) -> None:
    with good.open("r+b") as file:
        file.seek(60)
        file.write(struct.pack(">I", schema.SCHEMA + 6))
    problem = refusal(good, place)
    assert problem.code == "store.newer"
    assert problem.arguments == {"version": str(schema.SCHEMA + 6), "known": str(schema.SCHEMA)}


def test_pages_overwritten(good: Path, place: Workplace) -> None:
    size = good.stat().st_size
    with good.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    assert refusal(good, place).code == "store.damaged"


def test_every_changed_byte_of_a_value_is_noticed(good: Path, place: Workplace) -> None:
    data = good.read_bytes()
    at = data.index(b"text text")
    good.write_bytes(data[:at] + b"tex1" + data[at + 4 :])
    assert refusal(good, place).code == "store.damaged"


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE answers",
        "DELETE FROM meta WHERE key = 'cursor'",
        "UPDATE answers SET value = 'not json'",
        "INSERT INTO definitions VALUES ('form', 'pdd', '1', 'wrong hash', 'text')",
        "UPDATE history SET at = 'yesterday'",
        "PRAGMA user_version = 0",
    ],
)
def test_tables_that_do_not_hold_a_project(good: Path, place: Workplace, sql: str) -> None:
    with closing(sqlite3.connect(good, isolation_level=None)) as conn:
        conn.execute("DELETE FROM meta WHERE key = 'seal'")
        conn.execute(sql)
    assert refusal(good, place).code == "store.damaged"


def test_permission_denied(good: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def denied(self: Path, *args: str, **options: str) -> object:
        if self == good:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **options)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", denied)
        with pytest.raises(Problem) as caught:
            open_project(good, place)
    assert caught.value.code == "store.no_permission"
    assert [file.name for file in good.parent.iterdir()] == [good.name]


UNPRIVILEGED = """
import os, sys, tempfile
from datetime import datetime, UTC
from pathlib import Path
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import *
datetime.strptime("2026", "%Y")  # what Python imports late may be unreadable for the other user
with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    if os.geteuid() == 0:
        os.chown(top, 65534, 65534)
        os.seteuid(65534)
    place = Workplace(top / "local", lambda: datetime.now(UTC), "Suda")
    (top / "user").mkdir()
    path = top / "user" / "p.jcmpdd"
    journal = create(place, path)
    journal.record(Edit("e", (Change("title", None, "A"),)))
    save(journal)
    close(journal)
    path.chmod(0)
    try:
        open_project(path, place)
    except Problem as problem:
        print(problem.code)
    path.chmod(0o600)
    path.parent.chmod(0o500)
    journal, info = open_project(path, place)
    print(info.read_only, info.reason, journal.project().get("title"))
    try:
        save_as(journal, top / "user" / "q.jcmpdd")
    except Problem as problem:
        print(problem.code)
    print(sorted(file.name for file in path.parent.iterdir()))
    print(save_as(journal, top / "mine.jcmpdd").path.name, journal.read_only)
    close(journal)
    path.parent.chmod(0o700)
    if os.getuid() == 0:
        os.seteuid(0)
"""


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has other permissions")
def test_real_permissions(run: Callable[..., object]) -> None:
    done = run(UNPRIVILEGED)
    assert done.stderr == ""  # type: ignore[attr-defined]
    assert done.stdout.splitlines() == [  # type: ignore[attr-defined]
        "store.no_permission",
        "True folder A",
        "store.read_only",
        "['p.jcmpdd']",
        "mine.jcmpdd False",
    ]


def test_the_users_file_is_not_held_open(good: Path, reopened: NewProject) -> None:
    journal = reopened(good)
    links = [Path(link).resolve() for link in Path("/proc/self/fd").glob("*")] if Path("/proc").exists() else []
    assert good.resolve() not in links
    good.rename(good.with_name("moved.jcmpdd"))
    assert journal.project().get("field1") == "text " * 40


@pytest.mark.parametrize("name", ["ボイラー更新 計画書.jcmpdd", "表示能力ソ十.jcmpdd", "a#b?c%20 d.jcmpdd"])
def test_names_of_all_kinds(folder: Path, new: NewProject, reopened: NewProject, name: str) -> None:
    (folder / "共有 フォルダー").mkdir()
    path = folder / "共有 フォルダー" / name
    journal = new(path, title="蒸気")
    save(journal)
    close(journal)
    assert [file.name for file in path.parent.iterdir()] == [name]
    assert reopened(path).project().get("title") == "蒸気"


# ---------------------------------------------------------------- older schemas


def test_the_kept_file_of_the_first_schema_opens_with_everything(
    folder: Path, place: Workplace, reopened: NewProject
) -> None:
    path = Path(shutil.copy(FIRST, folder / "old.jcmpdd"))
    journal = reopened(path)
    assert journal.project().answers == {"title": "Chillers", "sites": ["r1"], "sites/r1/name": "工場"}
    assert journal.redo() == (Change("title", "Chillers", "Boilers"),)
    assert journal.drafts()["sites/r1/address"].text == "Moo 4, Bang"
    assert [d.id for d in journal.definitions()] == ["TH_AM001"]
    assert journal.blob(journal.blobs()[0].sha256) == b"invoice"
    assert path.read_bytes() == FIRST.read_bytes()


def test_an_older_schema_is_migrated_in_a_copy_and_stored_only_on_save(
    folder: Path, place: Workplace, opened: list[Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename_title(conn: sqlite3.Connection) -> None:
        conn.execute("UPDATE answers SET address = 'name' WHERE address = 'title'")

    def add_column(conn: sqlite3.Connection) -> None:
        conn.execute("ALTER TABLE meta ADD COLUMN note TEXT NOT NULL DEFAULT 'n'")
        conn.execute("INSERT INTO meta (key, value) VALUES ('new', 'x')")

    monkeypatch.setattr(schema, "SCHEMA", 3)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: rename_title, 2: add_column})
    path = Path(shutil.copy(FIRST, folder / "old.jcmpdd"))
    journal, info = open_project(path, place)
    opened.append(journal)
    assert (info.schema, info.migrated) == (1, True)
    assert journal.project().get("name") == "Chillers"
    assert path.read_bytes() == FIRST.read_bytes()
    close(journal)
    assert path.read_bytes() == FIRST.read_bytes()


def test_a_failing_migration_is_a_refusal(folder: Path, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(conn: sqlite3.Connection) -> None:
        conn.execute("DELETE FROM answers")
        conn.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(schema, "SCHEMA", 2)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: broken})
    path = Path(shutil.copy(FIRST, folder / "old.jcmpdd"))
    assert refusal(path, place).code == "store.damaged"


def test_each_schema_from_the_first_has_its_step() -> None:
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.SCHEMA))
