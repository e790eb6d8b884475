"""The one door to an open project: window, command line and import all change it here.

An edit is one history row group in the project file; after it the calculation and the review bring up to
date what it touched, and listeners hear the addresses that moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from jcm_pdd.core import edits, entering, naming
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers import references
from jcm_pdd.core.project import Edit, Json
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.files import attaching, documents, pinning, store
from jcm_pdd.files.open_project import OpenProject
from jcm_pdd.files.store import Info, Journal, Workplace

LARGE = 4000
"""Answers from which on a window does not wait for what follows from an edit."""


class Session(OpenProject):
    """An open project that can be changed. Not for use by several threads at once."""

    # ------------------------------------------------------------------ opening and closing

    @classmethod
    def create(cls, place: Workplace, answers: Mapping[str, str] | None = None, path: Path | None = None) -> Session:
        """Return a new project with typed answers by address; saved at `path` when one is given."""
        session = cls(store.create(place))
        session.set_answers(answers or {}, name="edit.new_project")
        if path is not None:
            session.save_as(path)
        return session

    @classmethod
    def open(cls, path: Path, place: Workplace, read_only: bool = False, take_over: bool = False) -> Session:
        """Open a project file; raise Problem, with nothing changed, when it is refused."""
        return cls.opened(*store.open_project(path, place, "read" if read_only else "edit", take_over))

    @classmethod
    def opened(cls, journal: Journal, info: Info) -> Session:
        """Return the session of a project file that was opened, perhaps in another thread."""
        try:
            return cls(journal, info)
        except BaseException:
            store.close(journal)  # a definition in the file that cannot be read leaves no lock behind
            raise

    def close(self) -> None:
        """End the session; unsaved work stays as a recovery."""
        store.close(self.journal)

    def abandon(self) -> Path | None:
        """End the session without saving; unsaved work goes to the backups folder."""
        return store.abandon(self.journal)

    # ------------------------------------------------------------------ changing it

    def set_text(self, address: str, typed: str, origin: object = None) -> Finding | None:
        """Put a typed text at an address as one edit; return the finding when it cannot be read."""
        self.set_texts({address: typed}, origin=origin)
        return self.rejected(address)

    def set_texts(self, texts: Mapping[str, str], name: str = "edit.set", origin: object = None) -> None:
        """Put typed texts at addresses as one undo step; KeyError for an address of no question."""
        entered = next(iter(texts.values())) if len(texts) == 1 else ""
        self._record(edits.set_texts(self.schema, self.project, texts, name), entered, origin)

    def set_stored(self, address: str, value: Json, origin: object = None, name: str = "edit.set") -> None:
        """Put a stored value at an address as one edit; None takes the answer away."""
        self._record(edits.set_stored(self.project, {address: value}, name), "", origin)

    def set_answers(self, answers: Mapping[str, Json], name: str = "edit.from_file") -> None:
        """Put many answers (typed texts; row lists for tables) as one undo step.

        Methodologies come first, because they decide which questions exist. KeyError names an address of no
        question; nothing is changed then.
        """
        first = {a: v for a, v in answers.items() if a.split("/")[0] in ("methodologies", "country")}
        rest = {a: v for a, v in answers.items() if a not in first}
        held = {blob.sha256 for blob in self.journal.blobs()}
        trial = self.project.apply(entering.answers_edit(self.schema, self.project, first, held).changes)
        schema, _ = pinning.schema_of(self.journal, trial)
        edit = entering.answers_edit(schema, self.project, {**first, **rest}, held, name)
        if edit.changes:
            self._record(edit, "", None)

    def record(self, edit: Edit, origin: object = None) -> None:
        """Make a prepared edit as one undo step; nothing happens when it changes nothing."""
        if edit.changes:
            self._record(edit, "", origin)

    def add_rows(self, table: str, count: int = 1, after: str | None = None,
                 origin: object = None) -> tuple[str, ...]:
        """Add empty rows and return their ids."""
        edit, ids = edits.add_rows(self.project, table, count, after)
        self._record(edit, None, origin)
        return ids

    def delete_rows(self, table: str, rows: Sequence[str], origin: object = None) -> None:
        """Remove rows with everything answered in them."""
        self._record(edits.delete_rows(self.project, table, rows), None, origin)

    def duplicate_rows(self, table: str, rows: Sequence[str], origin: object = None) -> tuple[str, ...]:
        """Copy rows below the last of them and return the new ids."""
        edit, ids = edits.duplicate_rows(self.project, table, rows)
        self._record(edit, None, origin)
        return ids

    def move_rows(self, table: str, rows: Sequence[str], to: int, origin: object = None) -> None:
        """Put rows at index `to` of the others."""
        self._record(edits.move_rows(self.project, table, rows, to), None, origin)

    def paste_block(self, table: str, row: str | None, column: str, text: str, origin: object = None) -> None:
        """Paste a block copied from a spreadsheet as one undo step, adding rows as needed."""
        block: TableBlock = self.schema.page_table(table, column)
        self._record(edits.paste_block(self.schema, self.project, block, row, column, text), "", origin)

    def accept_proposal(self, address: str, origin: object = None) -> None:
        """Make the proposed wording the answer; nothing happens where there is none."""
        if address in self.proposals:
            text = self.proposals[address]
            edit = edits.set_texts(self.schema, self.project, {address: text}, "edit.accept")
            self._record(references.remembered(self.project, edit), text, origin)

    def attach(self, address: str, path: Path, caption: str = "", confidential: bool = False,
               origin: object = None) -> None:
        """Keep a file in the project and list it at an address; Problem when it cannot be read."""
        item = attaching.keep(self.journal, path, caption, confidential)
        self._record(attaching.listed(self.project, address, [item]), "", origin)

    def learn(self, words: Iterable[str]) -> None:
        """Add words to the user's own, and look at the texts again; Problem `library.not_kept`."""
        try:
            self.speller.own.add(words)
        finally:
            self.known.look_again()
            self._tell(frozenset(), None)

    def draft(self, address: str, text: str) -> None:
        """Keep what is being typed, so that a crash costs at most the last half second."""
        self.journal.draft(address, text)

    def accept_definition(self, change: pinning.DefinitionChange) -> None:
        """Take the program's own definition in place of the pinned one."""
        pinning.accept_definition(self.journal, change)
        self._rebuild()
        self._tell(frozenset(self.project.answers), None)

    def definitions_changed(self) -> None:
        """Bring everything up to date after a definition was put into the project file."""
        self._rebuild()
        self._tell(frozenset(self.project.answers), None)

    # ------------------------------------------------------------------ undo

    def undo(self) -> bool:
        """Take back the last edit; False when there is none."""
        return self._moved(change.address for change in self.journal.undo())

    def redo(self) -> bool:
        """Do the last undone edit again; False when there is none."""
        return self._moved(change.address for change in self.journal.redo())

    # ------------------------------------------------------------------ saving

    def save(self, force: bool = False) -> store.Saved:
        """Save to the user's file; Problem when that fails, with the old file whole and nothing lost."""
        return self.was_saved(self.saving(None, force)())

    def save_as(self, path: Path, overwrite: bool = False) -> store.Saved:
        """Save to another file, the project's own from then on."""
        return self.was_saved(self.saving(path, overwrite)())

    def saving(self, path: Path | None, over: bool = False) -> Callable[[], store.Saved]:
        """Return the work of `save` or `save_as` for any thread; `was_saved` takes its result in this one."""
        journal = self.journal
        if not self.read_only:
            documents.pin(journal)
        return (lambda: store.save(journal, over)) if path is None else lambda: store.save_as(journal, path, over)

    def was_saved(self, saved: store.Saved) -> store.Saved:
        """Take note of the moment and the total of a save."""
        self.saved_at = self.journal.place.time()
        self._total_at_save = self.results.total.emission_reductions
        return saved

    # ------------------------------------------------------------------ inside

    def _record(self, edit: Edit, entered: str | None, origin: object) -> None:
        edit = naming.named_along(self.schema, self.project, edit)
        try:
            self.journal.record(edit, entered)
        finally:
            self._moved((change.address for change in edit.changes), origin)

    def _moved(self, addresses: Iterable[str], origin: object = None) -> bool:
        changed = frozenset(addresses)
        if not changed:
            return False
        attaching.mark_confidential(self.journal, self.project, changed)
        if any(address.split("/")[0] == "methodologies" for address in changed):
            pinning.pin(self.journal)
            self._rebuild()
        else:
            self.known.note(changed)
            self._states = None
            if not self.patient or len(self.project.answers) < LARGE:
                self.known.caught_up()
        self._tell(changed, origin)
        return True
