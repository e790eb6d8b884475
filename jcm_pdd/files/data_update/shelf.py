"""The data updates on this computer: taking one, going back, and putting one to use again.

Each lies in a folder of its own that never changes; which one is used is a small file that is replaced as a whole. So a
window that works with one is not disturbed by another program that takes the next, and whatever ends a taking in the
middle leaves what was in use in use.
"""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update.container import Opened
from jcm_pdd.files.data_update.in_use import FOLDER, STATE
from jcm_pdd.files.data_update.keys import KeyRing
from jcm_pdd.files.data_update.manifest import NAME, DataVersion, Manifest, program_order
from jcm_pdd.files.data_update.state import (
    BUILT_IN,
    State,
    Taken,
    damaged,
    own_version,
    read_state,
    state_text,
    unfit,
)
from jcm_pdd.files.store import Workplace, atomic
from jcm_pdd.files.store.failures import writing_failed
from jcm_pdd.files.store.lock import Holder, ProjectLock, acquire

STAGED = ".staged-"
_OLD = 24 * 3600  # seconds after which nobody still writes an unfinished folder
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)


class DataShelf:
    """The data updates of one user, below the folder of the workplace."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self.folder = place.folder / FOLDER

    def state(self) -> State:
        """Return what was taken; a damaged record counts as nothing taken, and the next taking writes it anew."""
        try:
            return read_state(self.folder)
        except Problem:
            return State()

    def version(self) -> DataVersion:
        """Return the version of the data that count from the next start on."""
        state = self.state()
        one = state.taken.get(state.active)
        return own_version() if one is None or unfit(one) is not None else one.version

    def admit(self, manifest: Manifest, sha256: str) -> None:
        """Raise Problem when an update may not follow what is in use.

        `data.needs_program`, `data.own_newer`, `data.in_use`, `data.older`.
        """
        if program_order(manifest.minimum) > program_order(__version__):
            raise Problem("data.needs_program", str(manifest.version), needed=manifest.minimum, program=__version__)
        if manifest.version <= own_version():
            raise Problem("data.own_newer", str(manifest.version), own=str(own_version()))
        state = self.state()
        one = state.taken.get(state.active)
        if one is None or unfit(one) is not None or damaged(self.folder / one.name, one) is not None:
            return
        if one.sha256 == sha256:
            raise Problem("data.in_use", str(manifest.version))
        if manifest.version <= one.version:
            raise Problem("data.older", str(manifest.version), now=str(one.version))

    @contextmanager
    def staged(self, opened: Opened) -> Iterator[Path]:
        """Write the files of an update into a folder that goes away again unless it was taken meanwhile."""
        self._sweep()
        folder = self.folder / f"{STAGED}{uuid.uuid4().hex[:12]}"
        try:
            self._write(opened, folder)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def take(self, opened: Opened, staged: Path, ready: Callable[[], object] = lambda: None) -> Taken:
        """Put an update that was staged and checked to use from the next start on.

        `ready` is asked at the last moment and says no by raising. Raises Problem of `admit`, `store.*`.
        """
        manifest = opened.manifest
        one = Taken(self._free_name(opened), *manifest.version, opened.sha256, opened.key.hex(), manifest.publisher,
                    manifest.minimum, __version__, self._place.time().isoformat(timespec="seconds"), self._place.who)
        with self._alone():
            self.admit(manifest, opened.sha256)
            if damaged(staged, replace(one, name=staged.name)) is not None:
                raise Problem("store.cannot_write", str(staged), reason="SHA-256")
            ready()
            self._put_to_use(one, staged)
        return one

    def back(self, ring: KeyRing | None = None) -> str:
        """Go back to what was in use before, at last to the program's own data; return its folder, "" for these.

        What cannot be used, and with a `ring` what was signed with a key no longer trusted, is passed over. Raises
        Problem `data.nothing_before` when the program's own data are in use, `store.*`.
        """
        with self._alone():
            state = self.state()
            if state.active == BUILT_IN:
                raise Problem("data.nothing_before", str(self.folder))
            before = list(state.before)
            name = BUILT_IN
            while before and (name := before.pop()) != BUILT_IN and not self._usable(state.taken[name], ring):
                name = BUILT_IN
            self._keep(replace(state, active=name, before=tuple(before)))
        return name

    def withdrawn(self, ring: KeyRing) -> bool:
        """Go back from data whose key is no longer trusted; tell whether that was so."""
        state = self.state()
        one = state.taken.get(state.active)
        if one is None or ring.trusted(bytes.fromhex(one.key)) is not None:
            return False
        self.back(ring)
        return True

    def reuse(self, name: str, checked: bool = False) -> None:
        """Put an update on this computer to use again, "" for the program's own data.

        `checked` says that this program has just read all of it. Raises Problem `data.not_here`, `data.damaged`, or why
        this program does not use it.
        """
        with self._alone():
            state = self.state()
            if name != BUILT_IN:
                if name not in state.taken:
                    raise Problem("data.not_here", name)
                one = state.taken[name]
                one = replace(one, checked_with=__version__) if checked else one
                why = unfit(one) or damaged(self.folder / name, one)
                if why is not None:
                    raise why
                state = replace(state, taken={**state.taken, name: one})
            self._keep(replace(state, active=name, before=_gone_on(state) if name != state.active else state.before))

    # --- inside ----------------------------------------------------------------------------------------

    def _usable(self, one: Taken, ring: KeyRing | None) -> bool:
        trusted = ring is None or ring.trusted(bytes.fromhex(one.key)) is not None
        return trusted and unfit(one) is None and damaged(self.folder / one.name, one) is None

    def _put_to_use(self, one: Taken, staged: Path) -> None:
        folder, state = self.folder / one.name, self.state()
        try:
            atomic.replace(staged, folder)
        except OSError as error:
            raise writing_failed(error, str(self.folder)) from error
        try:
            self._keep(State(one.name, _gone_on(state), {**state.taken, one.name: one}))
        except Problem:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _write(self, opened: Opened, folder: Path) -> None:
        # Not flushed to the disk one by one: what a power cut leaves is found by its hash at the next start.
        try:
            for path, content in {NAME: opened.signed, **opened.files}.items():
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        except OSError as error:
            raise writing_failed(error, str(self.folder)) from error

    def _free_name(self, opened: Opened) -> str:
        stem = f"{opened.manifest.version.known_on}-{opened.manifest.version.issue}-{opened.sha256[:8]}"
        names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
        return next(name for name in names if not (self.folder / name).exists())

    def _keep(self, state: State) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.folder / STATE, state_text(state))
        except OSError as error:
            raise writing_failed(error, str(self.folder / STATE)) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs of the user from changing the record at the same time."""
        lock = self._locked()
        try:
            yield
        finally:
            lock.release()

    def _locked(self) -> ProjectLock:
        token, holder = uuid.uuid4().hex, ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for wait in (*_WAITS, None):
                held = acquire(self.folder / STATE, token, self._place, take_over=True)
                if not isinstance(held, Holder):
                    return held
                holder = f"{held.user}@{held.host}"
                if wait is not None:
                    time.sleep(wait)
        except OSError as error:
            raise writing_failed(error, str(self.folder)) from error
        raise Problem("data.busy", str(self.folder), holder=holder)

    def _sweep(self) -> None:
        """Remove what a taking that was killed left behind."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            old = [path for path in self.folder.glob(f"{STAGED}*") if time.time() - path.stat().st_mtime > _OLD]
        except OSError as error:
            raise writing_failed(error, str(self.folder)) from error
        for path in old:
            shutil.rmtree(path, ignore_errors=True)


def _gone_on(state: State) -> tuple[str, ...]:
    """Return what can be gone back to after something else is put to use: each once, the last one last."""
    return (*(name for name in state.before if name != state.active), state.active)
