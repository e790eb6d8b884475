"""Looking at and taking data updates as it runs in the other process; knows no Qt of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.data_update.keys import KeyRing
    from jcm_pdd.files.data_update.look import Look
    from jcm_pdd.files.data_update.shelf import DataShelf
    from jcm_pdd.gui.jobs import Talk


@dataclass(frozen=True, slots=True)
class DataJob:
    """Whose data: the folders of the workplace and of the settings, and who works there."""

    data: Path
    settings: Path
    who: str

    def shelf(self) -> DataShelf:
        """Return the data updates of the user."""
        from jcm_pdd.files.data_update.shelf import DataShelf
        from jcm_pdd.files.store import Workplace

        return DataShelf(Workplace(self.data, lambda: datetime.now(UTC), self.who))

    def ring(self) -> KeyRing:
        """Return the keys of the user."""
        from jcm_pdd.files.data_update.keys import KeyRing

        return KeyRing(self.settings)


def look_at(talk: Talk, job: DataJob, path: Path, recent: tuple[str, ...]) -> Look:
    """Return what an update is and changes. Raises Problem `data.*`, `store.*`."""
    from jcm_pdd.files.data_update.container import open_update
    from jcm_pdd.files.data_update.look import look

    return look(open_update(path), job.shelf(), job.ring(), recent, lambda done, total: talk.progress(done, total, ""))


def take_it(talk: Talk, job: DataJob, path: Path, sha256: str) -> str:
    """Take the update that was looked at; Problem `data.tampered` when the file is another one now."""
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.data_update.container import open_update
    from jcm_pdd.files.data_update.look import take
    from jcm_pdd.gui.jobs import Cancelled

    opened = open_update(path)
    if opened.sha256 != sha256:
        raise Problem("data.tampered", path.name)

    def ready() -> None:
        if talk.point_of_no_return():
            raise Cancelled

    return take(opened, job.shelf(), job.ring(), lambda done, total: talk.progress(done, total, ""), ready)


def use_it(talk: Talk, job: DataJob, name: str) -> str:
    """Put data on this computer to use again, "" for those of the program."""
    from jcm_pdd.files.data_update.look import use_again

    use_again(name, job.shelf(), job.ring(), lambda done, total: talk.progress(done, total, ""))
    return name
