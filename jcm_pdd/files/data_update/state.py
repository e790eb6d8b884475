"""Which data updates were taken and which is in use, as kept on this computer, and whether that one can be used now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.data_update import manifest as manifests
from jcm_pdd.files.data_update.in_use import STATE, InUse
from jcm_pdd.files.data_update.manifest import NAME, DataVersion, Manifest, program_order

BUILT_IN = ""
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """One data update on this computer.

    `name` is its folder, `sha256` that of its manifest, `key` the public key in hexadecimal, `checked_with` the program
    that read all of it without a problem.
    """

    name: str
    known_on: str
    issue: int
    sha256: str
    key: str
    publisher: str
    minimum: str
    checked_with: str
    on: str
    who: str

    @property
    def version(self) -> DataVersion:
        """The version of the data."""
        return DataVersion(self.known_on, self.issue)


@dataclass(frozen=True, slots=True)
class State:
    """The updates by folder; `active` is the one in use and `before` those that were, the last one last.

    "" stands for the program's own data.
    """

    active: str = BUILT_IN
    before: tuple[str, ...] = ()
    taken: Mapping[str, Taken] = field(default_factory=dict)


def read_state(folder: Path) -> State:
    """Return what is kept; nothing taken when there is no file. Raises Problem `data.state` for a damaged one."""
    try:
        data = json.loads((folder / STATE).read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ValueError
        taken = {name: _taken(name, one) for name, one in data["taken"].items()}
        active, before = data["active"], tuple(data["before"])
        if not {active, *before} <= {BUILT_IN, *taken} or any("/" in name or "\\" in name for name in taken):
            raise ValueError
    except FileNotFoundError:
        return State()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Problem("data.state", str(folder / STATE)) from None
    return State(active, before, taken)


def _taken(name: str, data: Mapping[str, Any]) -> Taken:
    one = Taken(**{"name": name, **data})
    texts = {key: value for key, value in asdict(one).items() if key != "issue"}
    if type(one.issue) is not int or not all(isinstance(text, str) for text in texts.values()):
        raise ValueError
    bytes.fromhex(one.key)
    return one


def state_text(state: State) -> str:
    """Return the text that is kept."""
    taken: dict[str, Any] = {name: {key: value for key, value in asdict(one).items() if key != "name"}
                             for name, one in state.taken.items()}
    return json.dumps({"format": FORMAT, "active": state.active, "before": list(state.before), "taken": taken},
                      ensure_ascii=True, indent=1) + "\n"


@lru_cache(maxsize=1)
def own_version() -> DataVersion:
    """Return the version of the data that came with the program."""
    data = json.loads(data_path("resources", "data.json").read_text(encoding="utf-8"))
    return DataVersion(data["known_on"], data["issue"])


def judged(folder: Path) -> InUse:
    """Return the update in use when it may be used: whole, newer than the program's own data, read by this program.

    Else the program's own data with the reason; nothing is raised.
    """
    try:
        state = read_state(folder)
        if state.active == BUILT_IN:
            return InUse(None)
        one = state.taken[state.active]
        why = unfit(one) or damaged(folder / one.name, one)
    except Problem as problem:
        why = problem
    return InUse(None, why) if why is not None else InUse(folder / one.name)


def unfit(one: Taken) -> Problem | None:
    """Return why this program does not use an update, None when it does; the files are not looked at."""
    if program_order(one.minimum) > program_order(__version__):
        return Problem("data.needs_program", str(one.version), needed=one.minimum, program=__version__)
    if one.version <= own_version():
        return Problem("data.own_newer", str(one.version), own=str(own_version()))
    if one.checked_with != __version__:
        return Problem("data.unchecked", str(one.version), program=__version__)
    return None


def damaged(folder: Path, one: Taken) -> Problem | None:
    """Return a problem when a stored update is not byte for byte what was taken: some 40 ms for 250 files."""
    problem = Problem("data.damaged", str(one.version), folder=folder)
    try:
        content = (folder / NAME).read_bytes()
        if hashlib.sha256(content).hexdigest() != one.sha256:
            return problem
        return None if _same(folder, manifests.read(content, one.name)) else problem
    except (OSError, Problem):
        return problem


def _same(folder: Path, manifest: Manifest) -> bool:
    there = set(_files(folder, ""))
    if there != {NAME, *manifest.files}:
        return False
    return all(hashlib.sha256((folder / path).read_bytes()).hexdigest() == info.sha256
               for path, info in manifest.files.items())


def _files(folder: Path, stem: str) -> Iterator[str]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _files(path, f"{stem}{path.name}/")
        else:
            yield stem + path.name
