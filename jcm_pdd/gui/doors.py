"""The doors from the window to the project files and the library; what lies behind is imported when first used."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jcm_pdd.gui.breathing import breathe

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.library import FormLibrary
    from jcm_pdd.files.countries import Country
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.official.shelf import MethodShelf
    from jcm_pdd.files.samples import Sample
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Info, Journal
    from jcm_pdd.files.store.place import Workplace
    from jcm_pdd.files.store.recovery import Recovery
    from jcm_pdd.gui.workbench import Patient


class Doors:
    """Opens, creates and recovers projects of one user and lists the library.

    `workplace` is where working copies lie, the user's own unless a test gives another.
    """

    def __init__(self, who: str = "", workplace: Workplace | None = None) -> None:
        self.who = who or _login()
        self._given = workplace

    @cached_property
    def workplace(self) -> Workplace:
        """Where working copies and backups lie."""
        from jcm_pdd.files.store.place import Workplace

        return self._given or Workplace.of_user(self.who, lambda: datetime.now(UTC))

    def open(self, path: Path, read_only: bool = False, take_over: bool = False,
             patience: Patient | None = None) -> Session:
        """Open a project file; raise Problem for one that is refused. `patience` copies a large one."""
        from jcm_pdd.files.session import Session
        from jcm_pdd.files.store import open_project
        from jcm_pdd.files.store.checks import is_there

        place = self.workplace

        def work() -> tuple[Journal, Info]:
            return open_project(path, place, "read" if read_only else "edit", take_over)

        size = path.stat().st_size if is_there(path) and path.is_file() else 0
        return Session.opened(*(work() if patience is None else patience("open", size, work)))

    def create(self, title: str, country: str, entry: Entry) -> Session:
        """Return a new project that has no file yet, with the first questions answered."""
        from jcm_pdd.files.session import Session

        session = Session.create(self.workplace)
        breathe()
        _ = entry.text  # what is pinned; one that extends a shape is put together here
        breathe()
        session.set_answers({
            "country": country, "title": title, "methodologies": ["r1"],
            "methodologies/r1/methodology": entry.id, "methodologies/r1/version": entry.version,
        }, name="edit.new_project")
        return session

    def blank(self) -> Session:
        """Return a new project without any answer, for a document to be read into."""
        from jcm_pdd.files.session import Session

        return Session.create(self.workplace)

    def shelf(self) -> FormLibrary:
        """Return the user's library of adopted forms."""
        from jcm_pdd.files.adoption.using import forms_of

        return forms_of(self.workplace)

    def place_labels(self, speak: str) -> Mapping[str, str]:
        """Return what the fields and tables of the shipped documents are called, by id."""
        from jcm_pdd.core.schema_building import build
        from jcm_pdd.files.definitions import library
        from jcm_pdd.files.documents import shipped

        found: dict[str, str] = {}
        for form in (*library().papers, *(library().form(*key) for key in reversed(shipped()))):
            schema = build(form, ())
            found |= {address: place.definition.label.get(speak) for address, place in schema.places.items()}
            found |= {address: block.table.label.get(speak) for address, block in schema.tables.items()}
        return found

    def recoveries(self, patience: Patient | None = None) -> tuple[Recovery, ...]:
        """Return the work of crashed sessions, newest first; `patience` looks through large ones."""
        if not (self.workplace.folder / "working").is_dir():
            return ()  # the very first start: nothing needs to be imported to see that
        if not any((self.workplace.folder / "working").iterdir()):
            return ()
        from jcm_pdd.files.store import recoveries, size_of_work

        place = self.workplace
        if patience is None:
            return recoveries(place)
        found: tuple[Recovery, ...] = patience("look", size_of_work(place), lambda: recoveries(place))
        return found

    def recover(self, recovery: Recovery, patience: Patient | None = None) -> Session:
        """Open recovered work as a project with unsaved changes; raise Problem when it is gone.

        What was being typed when the crash came is in its fields, and one undo takes it back.
        """
        from jcm_pdd.files.session import Session
        from jcm_pdd.files.store import recover

        place, path = self.workplace, recovery.path
        size = path.stat().st_size if path is not None and path.is_file() else 0
        session = Session(recover(recovery, place) if patience is None
                          else patience("open", size, lambda: recover(recovery, place)))
        typed = {address: draft.text for address, draft in session.drafts().items()
                 if session.schema.place(address) is not None}
        if typed and not session.read_only:
            session.set_texts(typed, name="edit.recovered")
        return session

    def put_away(self, recovery: Recovery) -> None:
        """Put recovered work among the backups; raise Problem when it is gone."""
        from jcm_pdd.files.store import discard

        discard(recovery, self.workplace)

    def compared(self, recovery: Recovery, speak: str) -> list[tuple[str, str, str]]:
        """Return where, value in the file and recovered value of everything that differs."""
        from jcm_pdd.gui.comparison import rows

        return rows(recovery, speak, self.workplace)

    def keep_alive(self, session: Session) -> None:
        """Tell others that the project is still open here; raise Problem when the lock was lost."""
        from jcm_pdd.files.store import keep_alive

        keep_alive(session.journal)

    def samples(self) -> tuple[Sample, ...]:
        """Return the sample projects that come with the program."""
        from jcm_pdd.files.samples import samples

        return samples()

    def sample(self, name: str) -> Session:
        """Return a new project with everything a sample holds."""
        from jcm_pdd.files.samples import open_sample, samples

        wanted = next(sample for sample in samples() if sample.id == name)
        if wanted.answers:  # read before the project is made, so that the window lives on in between
            breathe()
        return open_sample(wanted, self.workplace)

    def methodologies(self) -> tuple[Entry, ...]:
        """Return the methodologies of the program's library, then those the user adopted."""
        from jcm_pdd.files.official.shelf import known_methodologies

        return tuple(known_methodologies(self.workplace).values())

    def methodology_shelf(self) -> MethodShelf:
        """Return the user's library of adopted methodologies."""
        from jcm_pdd.files.official.shelf import shelf_of

        return shelf_of(self.workplace)

    def unverified(self, entry: Entry) -> int:
        """Return how many default values of a methodology were not verified in the official text; -1 when damaged."""
        from jcm_pdd.core.problems import Problem

        try:
            m = entry.methodology
        except Problem:
            return -1
        sources = [d.provenance for d in m.defaults] + [r.provenance for t in m.lookups for r in t.rows]
        return sum(source.status != "verified" for source in sources)

    def countries(self) -> Mapping[str, Country]:
        """Return the partner countries by ISO code."""
        from jcm_pdd.files.countries import countries

        return countries()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "user"
