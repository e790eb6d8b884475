"""What comes along with a merge besides answers: attached files, pinned definitions, adopted forms of their file."""

from __future__ import annotations

from dataclasses import dataclass

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Blob, Definition, Journal
from jcm_pdd.files.store.atomic import hash_of
from jcm_pdd.files.store.place import files_folder

_FORMS = ("form", "document")
_ADOPTED = "adopted_form"


@dataclass(frozen=True, slots=True)
class Parts:
    """What their file holds that mine lacks, and pinned texts that differ: those stay as they are in mine.

    `missing` are files of theirs that are not where they should be (large ones, beside the project file).
    """

    files: tuple[Blob, ...]
    missing: tuple[Blob, ...]
    definitions: tuple[Definition, ...]
    differing: tuple[Definition, ...]

    @property
    def any(self) -> bool:
        """Whether anything would come along."""
        return bool(self.files or self.definitions)


def parts_of(session: Session, theirs: Journal) -> Parts:
    """Return what would come along from their file."""
    mine = session.journal
    held = {blob.sha256 for blob in mine.blobs()}
    files: list[Blob] = []
    missing: list[Blob] = []
    for blob in theirs.blobs():
        if blob.sha256 not in held:
            (files if _is_there(theirs, blob) else missing).append(blob)
    known = {(d.kind, d.id, d.version): d for d in mine.definitions()}
    adopted = {d.id for d in theirs.definitions() if d.kind == _ADOPTED} - {d.id for d in mine.definitions()
                                                                            if d.kind == _ADOPTED}
    taken, differing = [], []
    for one in theirs.definitions():
        own = known.get((one.kind, one.id, one.version))
        if own is not None and own.sha256 == one.sha256:
            continue
        if _lacking(one, mine, own):
            taken.append(one)
        elif not (one.kind in _FORMS and adopted):  # their form asks what the adopted one asks; that comes with it
            differing.append(one)
    return Parts(tuple(files), tuple(missing), tuple(taken), tuple(differing))


def _lacking(one: Definition, mine: Journal, own: Definition | None) -> bool:
    """Return whether mine lacks a definition: of a form it may hold only one, of a methodology every version."""
    if one.kind in (*_FORMS, _ADOPTED):
        return not any(d.kind == one.kind and (d.id == one.id or one.kind == "form") for d in mine.definitions())
    return own is None


def _is_there(theirs: Journal, blob: Blob) -> bool:
    if not blob.beside or theirs.path is None:
        return True
    return (files_folder(theirs.path) / blob.sha256).is_file()


def take_parts(session: Session, theirs: Journal, parts: Parts) -> None:
    """Put files, definitions and adopted forms of theirs into the open project.

    Raises Problem `store.evidence_damaged` for a file that is not what was attached, before anything is recorded.
    """
    for blob in parts.files:
        _take_file(session.journal, theirs, blob)
    adopted = [one for one in parts.definitions if one.kind == _ADOPTED]
    for one in parts.definitions:
        if one.kind != _ADOPTED:
            session.journal.put_definition(one.kind, one.id, one.version, one.text)
    if adopted:
        from jcm_pdd.files.adoption.using import held_forms, hold

        wanted = {one.id for one in adopted}
        for form in held_forms(theirs):
            if f"{form.identity.country}_{form.identity.document}" in wanted:
                hold(session, form)
    if parts.definitions:
        session.definitions_changed()


def _take_file(mine: Journal, theirs: Journal, blob: Blob) -> None:
    if blob.beside and theirs.path is not None:
        source = files_folder(theirs.path) / blob.sha256
        if hash_of(source) != blob.sha256:
            raise Problem("store.evidence_damaged", blob.name)
        mine.put_blob(source, blob.name, blob.media, blob.confidential)
    else:
        mine.put_blob(theirs.blob(blob.sha256), blob.name, blob.media, blob.confidential)
