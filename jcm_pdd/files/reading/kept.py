"""The texts of imported documents that nobody understood: kept with the project until they are used or removed."""

from __future__ import annotations

from dataclasses import dataclass

from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.files.reading.found import KEPT
from jcm_pdd.files.reading.importing import with_text
from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text, the place where it stood, and the document it came from."""

    document: str
    place: str
    text: str

    def stored(self) -> dict[str, Json]:
        """Return it as it is kept in the project."""
        return {"document": self.document, "place": self.place, "text": self.text}


def kept_texts(project: Project) -> tuple[KeptText, ...]:
    """Return the kept texts of a project, oldest first."""
    held = project.get(KEPT)
    return tuple(KeptText(str(e.get("document", "")), str(e.get("place", "")), str(e.get("text", "")))
                 for e in held if isinstance(e, dict)) if isinstance(held, list) else ()


def put_into(session: Session, text: KeptText, address: str) -> None:
    """Move a kept text into a field as one undo step; KeyError for an address of no question."""
    project = session.project
    value = with_text(session.schema, project, address, text.text)
    session.record(Edit("edit.set", (project.change(address, value), _without(project, text)), {"address": address}))


def remove(session: Session, text: KeptText) -> None:
    """Drop a kept text as one undo step."""
    session.record(Edit("edit.remove_kept", (_without(session.project, text),), {"address": ""}))


def _without(project: Project, text: KeptText) -> Change:
    held = project.get(KEPT)
    left: list[Json] = [e for e in held if e != text.stored()] if isinstance(held, list) else []
    return project.change(KEPT, left or None)
