"""A clock that is wrong, set back or of another zone takes no lock, no backup and no order away."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace, list_backups
from jcm_pdd.files.store.backups import KEEP
from jcm_pdd.files.store.lock import acquire, holder_of, lock_path
from tests.traps.conftest import START, Clock

Open = Callable[..., Session]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the project lies."""
    return tmp_path / "p.jcmpdd"


def held(path: Path, laptop: Workplace, clock: Clock, ahead: timedelta, written: timedelta) -> None:
    """Let the laptop hold the file by a clock that is ahead; its lock was written at another time of the server."""
    clock.at = START + ahead
    acquire(path, "theirs", laptop)
    at = (START + written).timestamp()
    os.utime(lock_path(path), (at, at))
    clock.at = START


def test_a_heartbeat_of_tomorrow_counts_as_long_as_its_file_is_fresh(path: Path, laptop: Workplace, place: Workplace,
                                                                     clock: Clock) -> None:
    held(path, laptop, clock, timedelta(days=1), timedelta())
    holder = holder_of(path, place)
    assert holder is not None
    assert not holder.stale


@pytest.mark.parametrize("written", [-timedelta(hours=3), timedelta(days=1)])
def test_a_heartbeat_of_tomorrow_does_not_lock_a_file_until_tomorrow(path: Path, laptop: Workplace, place: Workplace,
                                                                     clock: Clock, written: timedelta) -> None:
    held(path, laptop, clock, timedelta(days=1), written)
    holder = holder_of(path, place)
    assert holder is not None
    assert holder.stale


def test_a_clock_set_back_makes_nobody_lose_a_lock_of_this_computer(path: Path, place: Workplace, clock: Clock) -> None:
    clock.at = START + timedelta(hours=5)
    acquire(path, "mine", place)
    os.utime(lock_path(path), (0, 0))
    clock.at = START
    holder = holder_of(path, place)
    assert holder is not None
    assert not holder.stale


def test_steps_keep_their_order_when_the_clock_goes_back(sessions: Open, path: Path, clock: Clock) -> None:
    session = sessions(path, title="first")
    for number in range(3):
        clock.at -= timedelta(days=30)
        session.set_texts({"title": f"later {number}"})
    session.save()
    session.close()
    again = sessions(path)
    values = [change.new for step in again.journal.history() for change in step.changes if change.address == "title"]
    assert values == ["first", "later 0", "later 1", "later 2"]
    again.undo()
    assert again.project.get("title") == "later 1"


@pytest.mark.parametrize("wrong", [
    pytest.param(timedelta(days=900), marks=pytest.mark.long), -timedelta(days=900)])
def test_a_wrong_clock_takes_no_backup_of_now_away(sessions: Open, path: Path, place: Workplace, clock: Clock,
                                                   wrong: timedelta) -> None:
    session = sessions(path, title="x")
    for number in range(KEEP + 2):
        clock.at = START + timedelta(days=number)
        session.set_texts({"title": f"year {number}"})
        session.save()
    before = {one.digest for one in list_backups(path, place)[:3]}
    clock.at = START + wrong
    for number in range(KEEP):
        clock.at += timedelta(minutes=5)
        session.set_texts({"title": f"wrong {number}"})
        saved = session.save()
        assert saved.backup is not None
        assert saved.backup.path.is_file()  # the one just made is there
    kept = list_backups(path, place)
    assert len(kept) == KEEP
    # Those of before the clock was wrong: most of the places are theirs, or the newest three when it went back.
    assert sum(one.digest in before for one in kept) >= (3 if wrong < timedelta() else 1)


def test_a_backup_another_program_holds_costs_no_save_and_goes_later(sessions: Open, path: Path, place: Workplace,
                                                                     clock: Clock, monkeypatch: pytest.MonkeyPatch
                                                                     ) -> None:
    session, unlink = sessions(path, title="x"), Path.unlink

    def held_open(self: Path, missing_ok: bool = False) -> None:
        if self.parent.parent.name == "backups" and self.suffix == ".jcmpdd":
            raise PermissionError(13, "The process cannot access the file", str(self))
        unlink(self, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held_open)
        for number in range(KEEP + 3):
            clock.at += timedelta(days=1)
            session.set_texts({"title": f"day {number}"})
            saved = session.save()
            assert saved.warning is None
            assert saved.backup is not None
    assert len(list_backups(path, place)) > KEEP
    session.set_texts({"title": "last"})
    session.save()
    assert len(list_backups(path, place)) == KEEP


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system takes its zone from elsewhere")
def test_another_time_zone_and_summer_time_change_no_stored_time(sessions: Open, path: Path, clock: Clock,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    session = sessions(path, title="x")
    # The hour that comes twice in Berlin, told by local clocks.
    for zone, at in (("Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
                     ("Asia/Tokyo", datetime(2026, 10, 25, 1, 30, tzinfo=UTC))):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        clock.at = at.astimezone()
        session.set_texts({"title": zone})
    session.save()
    session.close()
    steps = sessions(path).journal.history()
    assert [step.at.astimezone(UTC).hour for step in steps[-2:]] == [0, 1]
    monkeypatch.undo()
    time.tzset()
