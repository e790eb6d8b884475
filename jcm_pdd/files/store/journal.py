"""The open project: its answers in memory and every change of them on its way to the working copy.

Memory is the truth. Each change is queued for the one writer thread at once; a disk that refuses is reported
and tried again while work goes on.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Project
from jcm_pdd.files.store import image
from jcm_pdd.files.store.contents import Blob, Contents, Definition, DefinitionKey, Draft
from jcm_pdd.files.store.evidence import Evidence
from jcm_pdd.files.store.history import History, Step
from jcm_pdd.files.store.lock import ProjectLock
from jcm_pdd.files.store.place import Workplace, files_folder
from jcm_pdd.files.store.session import DATABASE, EVIDENCE, Session
from jcm_pdd.files.store.statements import (
    answer_statements,
    checked,
    cursor_row,
    definition_gone,
    definition_row,
    draft_gone,
    draft_row,
    effective,
    history_rows,
    memory_rows,
    tail_abandoned,
)
from jcm_pdd.files.store.stored import cleaned, time_text
from jcm_pdd.files.store.watching import watcher
from jcm_pdd.files.store.writer import Statement, Writer

Label = tuple[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was in memory at one moment, to tell later whether anything changed since."""

    project: Project
    drafts: Mapping[str, Draft]
    definitions: Mapping[DefinitionKey, Definition]
    blobs: Mapping[str, Blob]
    history: tuple[int, int]


class Journal:
    """One open project; safe to call from several threads.

    When the working copy cannot be written, the next call that changes something raises the Problem once:
    `record`, `draft`, `put_definition` and `put_blob` have then taken the change, `undo` and `redo` have not.
    `on_problem` hears the Problem from the writer thread, and None when everything is written after all.
    """

    def __init__(self, folder: Path, contents: Contents, place: Workplace, session: Session) -> None:
        """Open the working copy in `folder`, whose database holds `contents`; sqlite3.Error when it is in
        use.
        """
        self.folder = folder
        self.place = place
        self.session = session
        self.lock: ProjectLock | None = None
        self.on_problem: Callable[[Problem | None], None] | None = None
        self._memory = threading.RLock()
        self._project = Project(contents.answers)
        self._drafts: dict[str, Draft] = dict(contents.drafts)
        self._definitions = dict(contents.definitions)
        self._history = History.of(contents.steps, contents.cursor)
        self._writer = Writer(folder / DATABASE, self._report)
        self._evidence = Evidence(self._writer, folder / EVIDENCE, dict(contents.blobs), self._beside)
        self._saved = self.snapshot()

    # ---------------------------------------------------------------- what there is

    @property
    def path(self) -> Path | None:
        """The user's file, or None for a project never saved."""
        return Path(self.session.path) if self.session.path else None

    @property
    def read_only(self) -> bool:
        """Whether changes are refused because the project is only looked at."""
        return self.session.read_only

    def project(self) -> Project:
        """Return the answers as they are now."""
        return self._project

    def saved_project(self) -> Project:
        """Return the answers as the user's file holds them."""
        return self._saved.project

    def drafts(self) -> dict[str, Draft]:
        """Return the text typed into fields not left yet, by address."""
        with self._memory:
            return dict(self._drafts)

    def definitions(self) -> tuple[Definition, ...]:
        """Return the pinned definitions, sorted by kind, id and version."""
        with self._memory:
            return tuple(self._definitions[key] for key in sorted(self._definitions))

    def blobs(self) -> tuple[Blob, ...]:
        """Return the evidence files, sorted by hash, without their bytes."""
        blobs = self._evidence.blobs
        return tuple(blobs[key] for key in sorted(blobs))

    def blob(self, sha256: str) -> bytes:
        """Return the bytes of an evidence file; KeyError when unknown, Problem when missing or damaged."""
        return self._evidence.read(sha256)

    def blob_path(self, sha256: str) -> Path | None:
        """Return where a large evidence file lies, None for one inside the project; KeyError, Problem when missing."""
        return self._evidence.path(sha256)

    def history(self) -> tuple[Step, ...]:
        """Return all steps in the order they were made, abandoned ones included."""
        with self._memory:
            return tuple(self._history.steps)

    def undo_label(self) -> Label | None:
        """Return the name key and arguments of the edit that undo takes back, or None."""
        return _label(self._history.undoable())

    def redo_label(self) -> Label | None:
        """Return the name key and arguments of the edit that redo does again, or None."""
        return _label(self._history.redoable())

    # ---------------------------------------------------------------- changing it

    def record(
        self, edit: Edit, entered: str | None = None, at: datetime | None = None, who: str | None = None
    ) -> None:
        """Make one edit: one undo step, one transaction; without `at` and `who` those of the workplace.

        Changes that change nothing are left out, and `old` is what is really stored. With `entered` (the text
        typed) the drafts of the changed addresses are settled too. Raises Problem (see the class).
        """
        self._refuse_when_read_only()
        with self._memory:
            changes = tuple(effective(self._project, edit.changes))
            settled = {c.address for c in edit.changes if entered is not None and c.address in self._drafts}
            statements: list[Statement] = []
            if changes:
                time, name = at or self.place.time(), cleaned(who or self.place.who)
                statements = self._add_step(edit, changes, entered, time, name)
            for address in settled:
                del self._drafts[address]
            # One call, so that a draft never leaves the disk before the edit that replaces it is there.
            self._writer.put(statements, {address: draft_gone(address) for address in settled})
        self._writer.tell()

    def draft(self, address: str, text: str) -> None:
        """Keep what is being typed at `address`; on the disk within half a second. Raises Problem (see the
        class).
        """
        self._refuse_when_read_only()
        with self._memory:
            draft = Draft(cleaned(text), self.place.time())
            self._drafts[checked(address)] = draft
            self._writer.put_draft(address, draft_row(address, draft))
        self._writer.tell()

    def clear_draft(self, address: str) -> None:
        """Forget the draft of `address`; nothing happens when there is none. Raises Problem (see the
        class).
        """
        self._refuse_when_read_only()
        with self._memory:
            if address in self._drafts:
                del self._drafts[address]
                self._writer.put_draft(address, draft_gone(address))
        self._writer.tell()

    def undo(self) -> tuple[Change, ...]:
        """Take back the last step and return the changes applied; empty when there is none. Raises
        Problem.
        """
        self._refuse_when_read_only()
        self._writer.tell()
        with self._memory:
            step = self._history.back()
            return self._apply(tuple(c.reversed() for c in reversed(step.changes))) if step else ()

    def redo(self) -> tuple[Change, ...]:
        """Do the next undone step again and return the changes applied; empty when there is none. Raises
        Problem.
        """
        self._refuse_when_read_only()
        self._writer.tell()
        with self._memory:
            step = self._history.forward()
            return self._apply(step.changes) if step else ()

    def put_definition(self, kind: str, ident: str, version: str, text: str) -> Definition:
        """Pin the text of a methodology or form definition; the same kind, id and version replaces the old
        text.
        """
        self._refuse_when_read_only()
        definition = Definition.of(kind, ident, version, text)
        with self._memory:
            self._definitions[kind, ident, version] = definition
            self._writer.put([definition_row(definition)])
        self._writer.tell()
        return definition

    def drop_definition(self, kind: str, ident: str, version: str) -> None:
        """Take a pinned definition out, after its successor was accepted; KeyError when it is not there."""
        self._refuse_when_read_only()
        with self._memory:
            del self._definitions[kind, ident, version]
            self._writer.put([definition_gone(kind, ident, version)])
        self._writer.tell()

    def put_blob(self, source: bytes | Path, name: str, media: str, confidential: bool = False,
                 told: Callable[[int], None] | None = None) -> str:
        """Attach an evidence file (bytes or a path) and return its SHA-256; a known one gets the new name
        and mark. `told` hears how many bytes of a large file are copied and may end that by raising.
        """
        self._refuse_when_read_only()
        digest = self._evidence.put(source, name, media, confidential, told)
        self._writer.tell()
        return digest

    def mark_blob(self, sha256: str, confidential: bool) -> None:
        """Say whether an evidence file must not leave the house; KeyError when it is not in the project."""
        self._refuse_when_read_only()
        self._evidence.mark(sha256, confidential)
        self._writer.tell()

    def drop_blob(self, sha256: str) -> None:
        """Take an evidence file out of the project; KeyError when it is not in it."""
        self._refuse_when_read_only()
        self._evidence.drop(sha256)
        self._writer.tell()

    # ---------------------------------------------------------------- keeping it

    @property
    def problem(self) -> Problem | None:
        """The failure to write the working copy that stands now, or None."""
        return self._writer.problem

    def flush(self) -> None:
        """Wait until every change is on the disk, trying again if needed; raises the Problem when it is
        refused.
        """
        self._writer.flush()

    def changed(self) -> bool:
        """Return whether answers, drafts, definitions or evidence differ from the user's file."""
        now, saved = self.snapshot(), self._saved
        return (now.project.answers, now.drafts, now.definitions, now.blobs) != (
            saved.project.answers,
            saved.drafts,
            saved.definitions,
            saved.blobs,
        )

    def changed_history(self) -> bool:
        """Return whether steps were made or undone since the last save, even if the answers are the same
        again.
        """
        return self.snapshot().history != self._saved.history

    def snapshot(self) -> Snapshot:
        """Return what is in memory now."""
        with self._memory:
            history = (len(self._history.steps), self._history.cursor)
            return Snapshot(self._project, dict(self._drafts), dict(self._definitions), self._evidence.blobs, history)

    def mark_saved(self, snapshot: Snapshot, session: Session) -> None:
        """Note that `snapshot` is now in the file that `session` names."""
        self._saved, self.session = snapshot, session

    def write_image(self, target: Path, clean: image.LeftOut | None = None) -> Snapshot:
        """Write a project file to the new path `target` and return what is in it. Raises sqlite3.Error, and what
        the watcher of this thread raises.
        """
        snapshot, told = self.snapshot(), watcher()

        def job(conn: sqlite3.Connection, waiting: Iterable[Statement]) -> None:
            image.write_image(conn, list(waiting), target, clean, told)

        self._writer.ask(job)
        return snapshot

    def write_image_from_memory(self, target: Path, clean: image.LeftOut | None = None) -> Snapshot:
        """Write a project file from memory, when the working copy cannot be read. Raises sqlite3.Error."""
        with self._memory:
            snapshot, steps = self.snapshot(), list(self._history.steps)
        rows = memory_rows(snapshot.project, steps, snapshot.drafts, snapshot.definitions.values())
        cursor = cursor_row(snapshot.history[1])
        created = time_text(steps[0].at if steps else self.place.time())
        image.write_image_from_memory([*rows, cursor, *self._evidence.rows()], created, target, clean)
        return snapshot

    def put_evidence_beside(self, path: Path, clean: image.LeftOut | None = None) -> None:
        """Copy the large evidence files to the folder beside the project file at `path`. Raises Problem."""
        self._evidence.put_beside(files_folder(path), clean is None, clean.files if clean is not None else frozenset())

    def limit_evidence(self, size: int) -> None:
        """Set from how many bytes on evidence is kept beside the project file."""
        self._evidence.limit = size

    def stop(self) -> None:
        """Write what waits and close the working copy; use `project_file.close`, which also tidies up."""
        self._writer.close()

    # ---------------------------------------------------------------- inside

    def _beside(self) -> Path | None:
        return files_folder(self.path) if self.path else None

    def _report(self, problem: Problem | None) -> None:
        if self.on_problem is not None:
            self.on_problem(problem)

    def _refuse_when_read_only(self) -> None:
        if self.read_only:
            raise Problem("store.opened_read_only", str(self.path or ""))

    def _add_step(
        self, edit: Edit, changes: tuple[Change, ...], entered: str | None, at: datetime, who: str
    ) -> list[Statement]:
        group, before = self._history.next_group, self._history.cursor
        args = {cleaned(key): cleaned(value) for key, value in edit.args.items()}
        typed = None if entered is None else cleaned(entered)
        step = Step(group, edit.name, args, changes, typed, who, at)
        rows = history_rows(step)
        stored = answer_statements(changes)
        if self._history.add(step):
            rows.insert(0, tail_abandoned(before, group))
        self._project = self._project.apply(changes)
        return [*rows, *stored, cursor_row(self._history.cursor)]

    def _apply(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        self._project = self._project.apply(changes)
        self._writer.put([*answer_statements(changes), cursor_row(self._history.cursor)])
        return changes


def _label(step: Step | None) -> Label | None:
    return (step.name, dict(step.args)) if step else None
