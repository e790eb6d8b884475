"""Looking at a data update: who made it, whether it may be taken, what it changes, and which projects that touches.

For the command line and for a process beside the window: it reads two data sets one after the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_root
from jcm_pdd.files.data_update.changes import Change, compare
from jcm_pdd.files.data_update.check import Told, check, silent
from jcm_pdd.files.data_update.container import Opened
from jcm_pdd.files.data_update.describe import describe, differing
from jcm_pdd.files.data_update.in_use import forget, in_use, use
from jcm_pdd.files.data_update.keys import KeyRing
from jcm_pdd.files.data_update.manifest import Manifest
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.data_update.state import BUILT_IN
from jcm_pdd.files.data_update.touched import Touched, touched
from jcm_pdd.files.definitions import INDEX


@dataclass(frozen=True)
class Look:
    """What there is to say of a data update before it is taken.

    `trusted` is the name under which the key is trusted, "" for an unknown key. `refusal` says why it cannot be taken
    even with a trusted key.
    """

    name: str
    manifest: Manifest
    sha256: str
    key: bytes
    trusted: str
    changes: tuple[Change, ...] = ()
    projects: tuple[Touched, ...] = ()
    refusal: Problem | None = None


def look(opened: Opened, shelf: DataShelf, ring: KeyRing, recent: Iterable[str] = (),
         told: Told = silent) -> Look:
    """Return what an update is and would change; nothing is taken.

    The content of one with a trusted or unknown key is read, since a person decides about the key. Raises Problem
    `store.*`, `data.unfit`.
    """
    with shelf.staged(opened) as folder:
        changes = changes_with(folder, told)
    key = ring.trusted(opened.key)
    try:
        shelf.admit(opened.manifest, opened.sha256)
    except Problem as problem:
        refusal: Problem | None = problem
    else:
        refusal = None
    return Look(opened.name, opened.manifest, opened.sha256, opened.key, key.name if key is not None else "",
                changes, touched(recent, changes), refusal)


def take(opened: Opened, shelf: DataShelf, ring: KeyRing, told: Told = silent,
         ready: Callable[[], object] = lambda: None) -> str:
    """Take an update signed with a trusted key and return its folder; it counts from the next start on.

    Raises Problem `data.unknown_key`, `data.unfit`, those of `DataShelf.take`; then nothing has changed.
    """
    if ring.trusted(opened.key) is None:
        raise unknown_key(opened)
    shelf.admit(opened.manifest, opened.sha256)
    with shelf.staged(opened) as folder:
        with _working_with(folder) as now:
            check(folder, differing(now, folder), told)
        return shelf.take(opened, folder, ready).name


def use_again(name: str, shelf: DataShelf, ring: KeyRing, told: Told = silent) -> None:
    """Put an update on this computer to use again after this program has read it, "" for the program's own data.

    Raises Problem `data.not_here`, `data.unknown_key`, `data.unfit`, those of `DataShelf.reuse`.
    """
    if name != BUILT_IN:
        one = shelf.state().taken.get(name)
        if one is None:
            raise Problem("data.not_here", name)
        if ring.trusted(bytes.fromhex(one.key)) is None:
            from jcm_pdd.files.data_update.keys import fingerprint

            raise Problem("data.unknown_key", str(one.version), publisher=one.publisher,
                          fingerprint=fingerprint(bytes.fromhex(one.key)))
        folder = shelf.folder / name
        with _working_with(folder):
            check(folder, differing(data_root(), folder), told)
    shelf.reuse(name, checked=True)


def unknown_key(opened: Opened) -> Problem:
    """Return the refusal of an update whose key nobody trusted, with what has to be compared."""
    from jcm_pdd.files.data_update.keys import fingerprint

    return Problem("data.unknown_key", opened.name, publisher=opened.manifest.publisher,
                   fingerprint=fingerprint(opened.key))


def changes_with(folder: Path, told: Told = silent) -> tuple[Change, ...]:
    """Return what changes when the data in a folder take the place of those in use; Problem `data.unfit`."""
    now = in_use().folder or data_root()
    paths = differing(now, folder)
    before = describe(now, paths)
    with _working_with(folder):
        check(folder, paths, told)
        after = describe(folder, paths)
    found = compare(before, after)
    return (*found, *_unsaid(paths, found, now, folder))


def _unsaid(paths: Iterable[str], found: tuple[Change, ...], now: Path, then: Path) -> Iterator[Change]:
    """Yield one line for each file that is another one although all its fields are the same, such as a remark in it."""
    from jcm_pdd.files.data_update.describe import subjects

    index = "/".join(INDEX)
    said = {(one.area, one.subject) for one in found}
    for path in paths:
        if path == index:
            continue
        both = {subject for root in (now, then) if (root / path).is_file() for subject in subjects(root, path)}
        if not both & said:
            area = min(both)[0] if both else "index"
            yield Change(area, path, ("", ""), "changed", ("text",))
    if not said and index in paths and _listed(now) != _listed(then):
        yield Change("index", index, ("", ""), "changed", ("text",))


def _listed(root: Path) -> list[dict[str, Any]]:
    """Return the list of definitions without working papers, which the program's own list has and no update."""
    listed = json.loads(root.joinpath(*INDEX).read_text(encoding="utf-8"))
    return [entry for entry in listed if entry["kind"] != "papers"]


@contextmanager
def _working_with(folder: Path) -> Iterator[Path]:
    """Let this process work with another data set for a while; yields the folder of the one in use."""
    held = in_use().folder
    forget()
    use(folder)
    try:
        yield held or data_root()
    finally:
        forget()
        use(held)
