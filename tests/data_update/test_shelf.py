"""Taking, going back, and what counts: whatever goes wrong, what was in use stays in use."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from data_update_keys import KEY, OTHER

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import data as data_folders
from jcm_pdd.files.data_update import shelf as shelves
from jcm_pdd.files.data_update import state as states
from jcm_pdd.files.data_update.container import Opened, read_update
from jcm_pdd.files.data_update.in_use import STATE
from jcm_pdd.files.data_update.keys import Key, KeyRing, fingerprint, is_fingerprint
from jcm_pdd.files.data_update.manifest import DataVersion
from jcm_pdd.files.data_update.state import judged, own_version
from jcm_pdd.files.store import atomic

KEPT = {"resources/countries.yaml": b"countries: {}\n", "resources/reference/gwp.yaml": b"table: gwp\n"}


def opened(known_on: str = "2027-01-15", issue: int = 1, files=None, key=KEY, minimum: str = "0.1.0") -> Opened:
    """Return a small update; the shelf keeps whatever was checked by others."""
    from example import NOTES, PUBLISHER
    from publish import signed, unsigned

    version = DataVersion(known_on, issue)
    return read_update(signed(unsigned(KEPT if files is None else files, version, PUBLISHER, NOTES, minimum), key), "x")


def taken(shelf, one: Opened):
    with shelf.staged(one) as folder:
        return shelf.take(one, folder)


def code_of(work, *arguments) -> str:
    with pytest.raises(Problem) as caught:
        work(*arguments)
    return caught.value.code


def left_over(shelf) -> list[str]:
    return [path.name for path in shelf.folder.glob(f"{shelves.STAGED}*")]


def test_what_was_taken_counts_from_the_next_start(shelf):
    one = taken(shelf, opened())
    used = judged(shelf.folder)
    assert used.notice is None
    assert used.folder == shelf.folder / one.name
    assert {path: (used.folder / path).read_bytes() for path in KEPT} == KEPT
    assert left_over(shelf) == []


def test_files_of_an_update_come_from_it_and_all_others_from_the_program(shelf, monkeypatch):
    from jcm_pdd.files.data_update.in_use import use

    folder = shelf.folder / taken(shelf, opened()).name
    use(folder)
    assert data_folders.data_path("resources", "reference", "gwp.yaml").is_relative_to(folder)
    # What the update lacks is not there: nothing is mixed from two sets.
    assert not data_folders.data_path("resources", "reference", "fuels.yaml").exists()
    for parts in (("forms", "papers"), ("templates", "papers"), ("resources", "messages"), ("resources", "keys")):
        assert data_folders.data_path(*parts).is_relative_to(data_folders.data_root())


def test_going_back_step_by_step_to_the_programs_own_data(shelf, ring):
    first, second = taken(shelf, opened()), taken(shelf, opened("2027-02-01"))
    assert shelf.back(ring) == first.name
    assert judged(shelf.folder).folder == shelf.folder / first.name
    assert shelf.back(ring) == ""
    assert judged(shelf.folder).folder is None
    assert code_of(shelf.back) == "data.nothing_before"
    shelf.reuse(second.name)
    assert judged(shelf.folder).folder == shelf.folder / second.name
    assert shelf.back() == ""


def test_going_back_passes_over_what_cannot_be_used(shelf, ring):
    first = taken(shelf, opened())
    taken(shelf, opened("2027-02-01"))
    (shelf.folder / first.name / "resources" / "countries.yaml").write_bytes(b"other")
    assert shelf.back(ring) == ""


def test_an_untrusted_key_ends_the_use_of_its_data(shelf, ring):
    first = taken(shelf, opened(key=OTHER))
    ring.trust(OTHER.public_key().public_bytes_raw(), "Other", datetime.now(UTC).date())
    second = taken(shelf, opened("2027-02-01"))
    assert not shelf.withdrawn(ring)
    ring.withdraw(fingerprint(bytes.fromhex(second.key)), datetime.now(UTC).date())
    assert shelf.withdrawn(ring)
    assert shelf.state().active == first.name
    assert ring.trusted(bytes.fromhex(second.key)) is None


@pytest.mark.parametrize(("update", "code"), [
    (("2027-01-15", 1), "data.in_use"), (("2027-01-14", 1), "data.older"), (("2020-01-01", 1), "data.own_newer")])
def test_what_is_not_newer_is_refused(shelf, update, code):
    taken(shelf, opened())
    before = shelf.state()
    assert code_of(taken, shelf, opened(*update)) == code
    assert shelf.state() == before
    assert left_over(shelf) == []


def test_a_second_issue_of_the_same_day_is_newer(shelf):
    taken(shelf, opened())
    assert taken(shelf, opened(issue=2)).version == DataVersion("2027-01-15", 2)


def test_an_update_for_a_newer_program_is_refused_by_name(shelf):
    with pytest.raises(Problem) as caught:
        taken(shelf, opened(minimum="99.2"))
    assert caught.value.code == "data.needs_program"
    assert caught.value.arguments["needed"] == "99.2"


@pytest.mark.parametrize("harm", [
    lambda folder: (folder / "resources" / "countries.yaml").write_bytes(b"countries: {} "),
    lambda folder: (folder / "resources" / "countries.yaml").unlink(),
    lambda folder: (folder / "resources" / "reference" / "more.yaml").write_bytes(b""),
    lambda folder: (folder / "manifest.json").write_bytes(b"{}"),
    lambda folder: folder.rename(folder.with_name("elsewhere")),
], ids=["changed", "gone", "more", "no list", "no folder"])
def test_stored_data_that_are_damaged_are_not_used(shelf, harm):
    one = taken(shelf, opened())
    harm(shelf.folder / one.name)
    used = judged(shelf.folder)
    assert used.folder is None
    assert used.notice.code == "data.damaged"
    again = taken(shelf, opened())  # the same file heals it
    assert judged(shelf.folder).folder == shelf.folder / again.name


WRONG_TYPES = (b'{"format":1,"active":"x","before":[],"taken":{"x":{"known_on":3,"issue":1,"sha256":"","key":"",'
               b'"publisher":"","minimum":"","checked_with":"","on":"","who":""}}}')


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b'{"format": 9}', WRONG_TYPES,
                                    b'{"format":1,"active":"x","before":[],"taken":{}}',
                                    b'{"format":1,"active":"","before":[],"taken":{"../x":{}}}'])
def test_a_record_that_cannot_be_read_counts_as_none(shelf, record):
    taken(shelf, opened())
    (shelf.folder / STATE).write_bytes(record)
    used = judged(shelf.folder)
    assert used.folder is None
    assert used.notice.code == "data.state"
    assert taken(shelf, opened()).version == DataVersion("2027-01-15", 1)


def test_a_newer_program_uses_its_own_data(shelf, monkeypatch):
    taken(shelf, opened())
    monkeypatch.setattr(states, "own_version", lambda: DataVersion("2027-01-15", 1))
    used = judged(shelf.folder)
    assert used.folder is None
    assert used.notice.code == "data.own_newer"


def test_another_version_of_the_program_reads_data_anew_before_it_uses_them(shelf, monkeypatch):
    one = taken(shelf, opened())
    monkeypatch.setattr(states, "__version__", "0.2.0")
    monkeypatch.setattr(shelves, "__version__", "0.2.0")
    assert judged(shelf.folder).notice.code == "data.unchecked"
    assert code_of(shelf.reuse, one.name) == "data.unchecked"
    shelf.reuse(one.name, checked=True)
    assert judged(shelf.folder).folder == shelf.folder / one.name
    assert shelf.back() == ""


def test_an_older_program_does_not_use_what_needs_a_newer_one(shelf, monkeypatch):
    taken(shelf, opened())
    monkeypatch.setattr(states, "__version__", "0.0.9")
    assert judged(shelf.folder).notice.code == "data.needs_program"


def _full(*_arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("where", ["files", "move", "record"])
def test_a_full_disk_changes_nothing(shelf, monkeypatch, where):
    taken(shelf, opened())
    before = shelf.state()
    if where == "files":
        monkeypatch.setattr(Path, "write_bytes", _full)
    elif where == "move":
        monkeypatch.setattr(atomic, "replace", _full)
    else:
        monkeypatch.setattr(atomic, "write_text", _full)
    assert code_of(taken, shelf, opened("2027-02-01")) == "store.disk_full"
    monkeypatch.undo()
    assert shelf.state() == before
    assert left_over(shelf) == []
    assert sorted(path.name for path in shelf.folder.iterdir()) == sorted([STATE, *before.taken])


def test_a_file_another_program_holds_is_waited_for(shelf, monkeypatch):
    real, refusals = Path.replace, [PermissionError(), PermissionError()]

    def held(source: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(source, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(atomic, "WAITS", (0.0, 0.0, 0.0))
    taken(shelf, opened())
    assert not refusals


def test_a_file_that_stays_held_stops_the_taking(shelf, monkeypatch):
    taken(shelf, opened())
    before = shelf.state()

    def held(source: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(atomic, "WAITS", (0.0, 0.0))
    assert code_of(taken, shelf, opened("2027-02-01")) == "store.in_use"
    assert shelf.state() == before


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from jcm_pdd.files.data_update.container import open_update
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.store import Workplace
shelf = DataShelf(Workplace(Path(sys.argv[1]), lambda: datetime.now(UTC), "keiko", "here"))
one = open_update(Path(sys.argv[2]))
if sys.argv[3] == "record":
    shelf._keep = lambda state: os._exit(9)
with shelf.staged(one) as folder:
    shelf.take(one, folder, lambda: sys.argv[3] == "ready" and os._exit(9))
"""


@pytest.mark.parametrize("when", ["ready", "record"])
def test_a_program_killed_while_taking_leaves_what_was_in_use(shelf, place, tmp_path, when):
    from example import NOTES, PUBLISHER
    from publish import signed, unsigned

    first = taken(shelf, opened())
    path = tmp_path / "next.jcmdata"
    path.write_bytes(signed(unsigned(KEPT, DataVersion("2027-02-01", 1), PUBLISHER, NOTES), KEY))
    ended = subprocess.run([sys.executable, "-c", KILLED, str(place.folder), str(path), when], check=False)
    assert ended.returncode == 9
    assert judged(shelf.folder).folder == shelf.folder / first.name
    assert taken(shelf, opened("2027-02-01")).version.known_on == "2027-02-01"  # the dead one's lock holds nobody up


def test_two_programs_that_take_at_once_leave_one_whole_state(place, tmp_path):
    updates = [opened(f"2027-03-{day:02d}") for day in range(1, 7)]

    def work(one: Opened) -> str:
        shelf = shelves.DataShelf(replace(place, host="here"))
        try:
            return taken(shelf, one).name
        except Problem as problem:
            return problem.code

    with ThreadPoolExecutor(3) as pool:
        names = set(pool.map(work, updates)) - {"data.older", "data.busy"}
    shelf = shelves.DataShelf(place)
    state = shelf.state()
    assert set(state.taken) == names
    assert judged(shelf.folder).folder == shelf.folder / state.active
    assert state.taken[state.active].version == max(one.version for one in state.taken.values())


def test_what_a_killed_program_left_behind_is_removed_when_it_is_old(shelf):
    old, young = (shelf.folder / f"{shelves.STAGED}{name}" for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir(parents=True)
    past = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(old, (past, past))
    taken(shelf, opened())
    assert not old.exists()
    assert young.exists()


def test_a_list_of_keys_that_cannot_be_read_trusts_nobody(tmp_path):
    own = Key(KEY.public_key().public_bytes_raw(), "Built in")
    ring = KeyRing(tmp_path, (own,))
    ring.withdraw("Built in", date(2026, 11, 22))
    ring.path.write_bytes(b"\0 damaged")
    assert ring.trusted(own.public) is None

    other = OTHER.public_key().public_bytes_raw()
    ring.trust(other, "Other", date(2026, 11, 23))
    assert ring.trusted(other)
    assert ring.trusted(own.public) is None


def test_a_fingerprint_is_compared_as_a_whole():
    public = KEY.public_key().public_bytes_raw()
    whole = fingerprint(public)
    assert len(whole.split()) == 10
    assert is_fingerprint(public, whole)
    assert is_fingerprint(public, whole.lower().replace(" ", "-"))
    assert not is_fingerprint(public, whole[:-5])
    assert not is_fingerprint(public, "")
    assert not is_fingerprint(OTHER.public_key().public_bytes_raw(), whole)


def test_the_programs_data_are_not_older_than_anything_they_say(repository):
    import re

    known = own_version().known_on
    for path in [*repository.glob("resources/packages/*.yaml"), repository / "resources" / "countries.yaml"]:
        days = re.findall(r"as_known_on: \"?(\d{4}(?:-\d{2}){0,2})", path.read_text(encoding="utf-8"))
        assert days
        assert all(day <= known for day in days), path.name


def test_without_an_update_the_start_only_looks_for_a_file():
    code = ("import sys; from jcm_pdd.files.definitions import library; library();"
            "loaded = [name for name in sys.modules if name.startswith(('cryptography', 'jcm_pdd.files.data_update'))];"
            "print(*sorted(loaded))")
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                           env={key: value for key, value in os.environ.items() if key != "JCM_PDD_DATA"})
    assert found.stdout.split() == ["jcm_pdd.files.data_update", "jcm_pdd.files.data_update.in_use"]
