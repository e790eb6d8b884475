"""What people get wrong and what disks do: each a finding or one line in the user's language, and nothing lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.cli import commands
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace, atomic, lock
from tests.benchmarks.baseline import within

Run = Callable[..., Any]
EC = "ID_AM002/chillers/r1/EC_PJ"


def found(run: Run, file: Path, where: str, language: str = "en") -> dict[str, str]:
    """Return severity and message of the findings at an address, by code."""
    report = run("check", file, "--json", "--lang", language).json
    return {f["code"]: f"{f['severity']}|{f['message']}" for f in report["findings"] if f["where"] == where}


@pytest.mark.parametrize(("pair", "code", "severity", "words"), [
    (f"{EC}=12a4", "number.unknown_unit", "error", ("a4", "a4")),
    (f"{EC}=twelve", "number.not_a_number", "error", ("twelve", "twelve")),
    (f"{EC}=1450 kW", "number.wrong_unit", "error", ("kWh", "電力量")),
    (f"{EC}=9**9**9**2 kWh", "number.unknown_unit", "error", ("**9**9**2 kWh", "**9**9**2 kWh")),
    (f"{EC}=-5", "number.negative", "error", ("-5", "負")),
    (f"{EC}=1,45", "number.grouping", "error", ("1,45", "1,45")),
    (f"{EC}=1e400", "number.unknown_unit", "error", ("e400", "e400")),
    (f"{EC}=12345678901234567890", "number.too_large", "error", ("large", "大き")),
    ("lifetime=0", "number.not_above", "error", ("0", "0")),
    ("lifetime=-8", "number.not_above", "error", ("-8", "-8")),
    ("lifetime=99", "horizon.impossible", "error", ("60", "60")),
    ("start_date=2009-01-01", "start_date.before_rules", "error", ("Indonesia", "インドネシア")),
    ("start_date=2019-02-30", "date.no_such_day", "error", ("2019-02-30", "2019-02-30")),
    ("start_date=soon", "date.not_a_date", "error", ("soon", "soon")),
    ("sites/r1/coordinates=35.68, 139.76", "coordinates.outside_country", "warning", ("Indonesia", "インドネシア")),
    ("sites/r1/coordinates=13.7", "coordinates.not_read", "error", ("13.7", "13.7")),
    ("sites/r1/coordinates=200, 300", "coordinates.off_the_globe", "error", ("200", "200")),
    ("methodologies/r1/version=99.0", "methodology.unknown", "error", ("99.0", "99.0")),
    ("ID_AM002/supply=solar", "choice.unknown", "error", ("solar", "solar")),
    ("title=冷凍機の更新", "text.japanese", "warning", ("冷凍機の更新", "冷凍機の更新")),
])
def test_a_wrong_answer_is_a_finding_and_stays(run: Run, chillers: Path, pair: str, code: str, severity: str,
                                               words: tuple[str, str]) -> None:
    address, _, typed = pair.partition("=")
    with within(875):
        done = run("set", chillers, pair)
    assert done.code == (1 if severity == "error" else 0)
    assert (words[0] in done.err) == (severity == "error")
    for language, word in zip(("en", "ja"), words, strict=True):
        said = found(run, chillers, address, language)
        assert code in said
        assert said[code].startswith(f"{severity}|")
        assert word in said[code]
    assert run("check", chillers).code == done.code
    kept = run("show", chillers).out
    assert f"{address} = {typed}" in kept or code in (
        "horizon.impossible", "start_date.before_rules", "coordinates.outside_country", "methodology.unknown",
        "text.japanese")
    assert run("calc", chillers, "--json").code in (0, 1)


def test_division_by_zero_is_a_finding(run: Run, chillers: Path) -> None:
    done = run("set", chillers, "ID_AM002/supply=mixed", "ID_AM002/EI_grid=0", "ID_AM002/h_gen=0", "ID_AM002/RC_CAP=2",
               "ID_AM002/captive_fossil=yes")
    assert done.code == 1
    for language, word in (("en", "division by zero"), ("ja", "割り算")):
        assert word in found(run, chillers, "ID_AM002", language)["result.not_computed"]
    assert run("calc", chillers, "--json").json["total"]["emission_reductions"] is None


def test_a_unit_beyond_the_bands_is_a_finding(run: Run, chillers: Path) -> None:
    assert run("set", chillers, "ID_AM002/chillers/r1/capacity=1250").code == 1
    codes = {f["code"] for f in run("check", chillers, "--json").json["findings"]}
    assert {"result.not_computed", "criterion.not_met"} <= codes


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3000])


def _not_sqlite(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 this is something else" * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _other_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize("damage", [_truncated, _not_sqlite, _empty, _newer, _other_database])
@pytest.mark.parametrize("command", ["show", "calc", "check", "set", "export"])
def test_a_file_that_is_none_is_refused_and_left_alone(run: Run, chillers: Path, damage: Callable[[Path], None],
                                                       command: str, working_folder: Path) -> None:
    damage(chillers)
    before = chillers.read_bytes()
    more = {"set": ("title=x",), "export": ("--to", str(chillers.parent / "out"))}.get(command, ())
    texts = set()
    for language in ("en", "ja"):
        done = run(command, chillers, *more, "--lang", language)
        assert done.code == 2
        assert done.one_line("p.jcmpdd")
        assert "Traceback" not in done.err
        texts.add(done.err)
    assert len(texts) == 2
    assert chillers.read_bytes() == before
    assert not (chillers.parent / "out").exists()
    assert [p.name for p in chillers.parent.glob(".~lock*")] == []
    assert list((working_folder / "JCM PDD Studio" / "working").iterdir()) == []


@contextmanager
def held(path: Path, place: Workplace) -> Iterator[Session]:
    session = Session.open(path, place)
    assert not session.read_only
    try:
        yield session
    finally:
        session.abandon()


def test_a_second_opener_may_look_and_not_change(run: Run, chillers: Path, tmp_path: Path) -> None:
    other = Workplace(tmp_path / "other", lambda: datetime.now(UTC), "Niwa", "desk-2", 4_000_000)
    with held(chillers, other) as session:
        session.set_text("title", "Typed elsewhere")
        for language, word in (("en", "open elsewhere"), ("ja", "開かれている")):
            done = run("set", chillers, "title=Mine", "--lang", language)
            assert done.code == 2
            assert done.one_line("Niwa@desk-2", word)
        assert run("show", chillers).code == 0
        assert run("calc", chillers).code == 0
        session.save()
    assert run("show", chillers, "--json").json["answers"]["title"] == "Typed elsewhere"
    assert run("set", chillers, "title=Mine").code == 0


def leave_lock(path: Path, host: str, pid: int, heartbeat: str) -> None:
    note = {"user": "Suda", "host": host, "pid": pid, "heartbeat": heartbeat, "token": "gone"}
    lock.lock_path(path).write_text(json.dumps(note), encoding="utf-8")


def test_a_lock_that_a_crash_left_on_this_computer_is_taken_over(run: Run, chillers: Path) -> None:
    host = commands.workplace().host
    leave_lock(chillers, host, 2_147_000_000, datetime.now(UTC).isoformat())
    done = run("set", chillers, "title=After the crash")
    assert done.code == 0, done.err
    assert run("show", chillers, "--json").json["answers"]["title"] == "After the crash"
    assert not lock.lock_path(chillers).exists()


def test_a_silent_lock_of_another_computer_is_not(run: Run, chillers: Path) -> None:
    leave_lock(chillers, "desk-9", 77, "2020-01-01T00:00:00+00:00")
    done = run("set", chillers, "title=Mine")
    assert done.code == 2
    assert done.one_line("Suda@desk-9")
    assert lock.lock_path(chillers).exists()


def test_a_lock_of_a_running_program_is_not(run: Run, chillers: Path) -> None:
    leave_lock(chillers, commands.workplace().host, os.getpid(), datetime.now(UTC).isoformat())
    assert run("set", chillers, "title=Mine").code == 2


def test_a_full_disk_during_save_loses_nothing(run: Run, chillers: Path, monkeypatch: pytest.MonkeyPatch,
                                               working_folder: Path) -> None:
    before = chillers.read_bytes()

    replace = atomic.replace

    def full(source: Path, target: Path) -> None:
        if target == chillers:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(atomic, "replace", full)
    texts = set()
    for language in ("en", "ja"):
        done = run("set", chillers, "title=Typed on a full disk", "--lang", language)
        assert done.code == 2
        assert done.one_line("p.jcmpdd")
        texts.add(done.err)
    assert len(texts) == 2
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(working_folder))
    assert chillers.read_bytes() == before
    assert [p.name for p in chillers.parent.iterdir() if p.name not in ("p.jcmpdd", working_folder.name)] == []
    assert run("set", chillers, "title=Again").code == 0


def test_a_folder_that_takes_no_file(run: Run, chillers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may only be read: looking works, changing says why in one line."""
    create = lock._create

    def refuse(path: Path, token: str, place: Workplace) -> bool:
        if path.parent == chillers.parent:
            raise PermissionError(errno.EACCES, "Permission denied")
        return create(path, token, place)

    monkeypatch.setattr(lock, "_create", refuse)
    assert run("check", chillers).code == 0
    for language, word in (("en", "may not be written"), ("ja", "書き込めない")):
        done = run("set", chillers, "title=Mine", "--lang", language)
        assert done.code == 2
        assert done.one_line("p.jcmpdd", word)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_really_not_be_written(run: Run, chillers: Path) -> None:
    chillers.parent.chmod(0o500)
    try:
        assert run("set", chillers, "title=Mine").code == 2
        assert run("new", chillers.parent / "q", "--country", "ID").code == 2
    finally:
        chillers.parent.chmod(0o700)


def test_a_folder_in_place_of_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.jcmpdd").mkdir()
    for command in ("show", "check"):
        assert run(command, tmp_path / "d.jcmpdd").one_line("d.jcmpdd")
    assert run("new", tmp_path / "no" / "such" / "p", "--country", "ID").code == 2


def test_a_copy_on_an_empty_machine_gives_the_same(run: Run, chillers: Path, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("calc", chillers, "--json").out
    (tmp_path / "elsewhere").mkdir()
    copy = shutil.copy(chillers, tmp_path / "elsewhere" / "p.jcmpdd")
    run("export", chillers, "--to", tmp_path / "1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "empty"))
    assert run("calc", copy, "--json").out == first
    run("export", copy, "--to", tmp_path / "2")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("1", "2"))
    assert len(one) == 3
    assert one == two
