"""Marks that say what must not become public: of an answer, of words in it, of a row, of a picture or a file.

A mark is an answer of its own that hangs on what it covers by a dot (`description.confidential`; of a whole row
`sites/r1/.confidential`): its first line is the reason, each further line a part of the text that is meant. Parts are
quoted, not counted, so that a mark survives edits of the text around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core.companions import CONFIDENTIAL, WRITING
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.schema import Place, Schema

END = f".{CONFIDENTIAL}"
EVIDENCE = "evidence"
SHOWN_OF_EVIDENCE = ("number", "title", "confidential")
"""What public documents say of a confidential piece of evidence; everything else of its row is left out."""
TEXTS = ("text", "long_text", "references")
FILES = ("attachment", "figure")
# What decides which forms and methodologies there are at all: without it there is nothing to publish.
_FORMS = frozenset(("country", "track"))
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what it covers (a row ends in "/"), why, and the quoted parts of a text or hashes of files it is about
    (none: all of it). `implied` says that another answer makes it: the evidence register's own column.
    """

    thing: str
    reason: str
    parts: tuple[str, ...] = ()
    implied: bool = False

    @property
    def is_row(self) -> bool:
        """Whether a whole row is meant."""
        return self.thing.endswith("/")

    @property
    def where(self) -> str:
        """The address to go to: the answer, or the row."""
        return self.thing.rstrip("/")


def written(reason: str, parts: Iterable[str] = ()) -> str:
    """Return the stored text of a mark."""
    lines = (reason, *parts)
    return "\n".join(" ".join(line.split()) if at == 0 else line.replace("\n", _BREAK) for at, line in enumerate(lines))


def read(stored: Json) -> tuple[str, tuple[str, ...]]:
    """Return reason and parts of a stored mark."""
    first, *rest = str(stored).split("\n")
    return first, tuple(line.replace(_BREAK, "\n") for line in rest if line.strip())


def marks(schema: Schema, project: Project) -> tuple[Mark, ...]:
    """Return every mark in the order of the form; marks on what is not there any more are left out."""
    found = [*_own(schema, project), *_of_evidence(project)]
    order = {address: at for at, address in enumerate(schema.places)}

    def rank(one: Mark) -> tuple[int, str]:
        place = schema.place(one.thing + END if one.is_row else one.thing)
        stem = place.address.removesuffix(f"/{END}") if place is not None else ""
        first = next((at for address, at in order.items() if address.startswith(stem)), len(order))
        return order.get(place.address, first) if place is not None else len(order), one.thing

    return tuple(sorted(found, key=rank))


def _own(schema: Schema, project: Project) -> Iterator[Mark]:
    for address, stored in project.answers.items():
        if not address.endswith(END):
            continue
        thing = address.removesuffix(END)
        if schema.place(address) is None or (thing.endswith("/") and not _is_row(project, thing)):
            continue
        yield Mark(thing, *read(rejected_text(stored) or stored))


def _is_row(project: Project, thing: str) -> bool:
    table, _, row = thing.rstrip("/").rpartition("/")
    return row in project.rows(table)


def _of_evidence(project: Project) -> Iterator[Mark]:
    """Yield a mark for all that public documents do not say of a confidential piece of evidence."""
    for row in project.rows(EVIDENCE):
        stem = f"{EVIDENCE}/{row}/"
        if project.get(f"{stem}confidential") is not True:
            continue
        for address in project.answers:
            if address.startswith(stem) and address[len(stem):] not in SHOWN_OF_EVIDENCE and "." not in address:
                yield Mark(address, "", implied=True)


def covered(project: Project, mark: Mark) -> tuple[str, ...]:
    """Return the answered addresses a mark covers: the answer with its years and drafts, or all cells of the row."""
    answers = project.answers
    if mark.is_row:
        return tuple(one for one in answers if one.startswith(mark.thing) and not one.endswith(END))
    hanging = {f"{mark.thing}.{name}" for name in WRITING if name != CONFIDENTIAL}
    return tuple(one for one in answers
                 if one == mark.thing or one in hanging or one.startswith(f"{mark.thing}@"))


def mark_of(schema: Schema, project: Project, address: str) -> Mark | None:
    """Return the mark that covers an address, its own before that of its row."""
    bare = address.partition("@")[0]
    stored = project.get(f"{bare}{END}")
    if stored is not None:
        return Mark(bare, *read(stored))
    head, slash, _ = bare.rpartition("/")
    table = head.rpartition("/")[0]
    if slash and table in schema.tables:
        stored = project.get(f"{head}/{END}")
        if stored is not None:
            return Mark(f"{head}/", *read(stored))
        if table == EVIDENCE and project.get(f"{head}/confidential") is True \
                and bare[len(head) + 1:] not in SHOWN_OF_EVIDENCE:
            return Mark(bare, "", implied=True)
    return None


# ---------------------------------------------------------------------------------------------- edits


def thing_of(schema: Schema, project: Project, address: str) -> str:
    """Return what a mark at an address covers: a row for the address of one. Problem `confidential.*` otherwise."""
    bare = address.strip().removesuffix(END)
    if bare and _is_row(project, bare) and not schema.places.get(bare):
        bare = f"{bare.rstrip('/')}/"
    place = schema.place(f"{bare}{END}")
    if place is None or "@" in bare or _is_companion(bare):
        raise Problem("confidential.no_place", address)
    first = bare.split("/", maxsplit=1)[0]
    if first in _FORMS or first == "methodologies":
        raise Problem("confidential.needed", address)
    return bare


def _is_companion(bare: str) -> bool:
    return bare.rpartition(".")[2] in WRITING


def mark_edit(schema: Schema, project: Project, things: Mapping[str, Iterable[str]], reason: str) -> Edit:
    """Return the edit that marks things by their addresses, each with the quoted parts meant (none: all of it).

    Parts are added to those marked before. Raises Problem `confidential.no_place`, `confidential.needed`,
    `confidential.no_reason`, or `confidential.not_in_text` for a part that the answer does not hold.
    """
    if not reason.strip():
        raise Problem("confidential.no_reason", next(iter(things), ""))
    changes = []
    for given, parts in things.items():
        thing = thing_of(schema, project, given)
        new = [part.strip() for part in parts if part.strip()]
        for part in new:
            _check_part(schema, project, thing, part)
        before = project.get(f"{thing}{END}")
        kept = list(read(before)[1]) if before is not None and new else []
        if before is not None and new and not kept:
            new = []  # all of it is marked already
        listed = dict.fromkeys([*kept, *new])
        changes.append(project.change(f"{thing}{END}", written(reason.strip(), listed)))
    return Edit("edit.mark_confidential", tuple(changes),
                {"address": next(iter(things), ""), "count": str(len(changes))})


def _check_part(schema: Schema, project: Project, thing: str, part: str) -> None:
    place = schema.place(thing)
    stored = project.get(thing)
    kind = place.definition.kind if place is not None and not thing.endswith("/") else ""
    if kind in FILES and isinstance(stored, list):
        if any(isinstance(item, dict) and item.get("sha256") == part for item in stored):
            return
    elif kind in TEXTS and part in (stored if isinstance(stored, str) else ""):
        return
    raise Problem("confidential.not_in_text", thing.rstrip("/"))


def unmark_edit(project: Project, things: Iterable[str]) -> Edit:
    """Return the edit that takes marks away; Problem `confidential.not_marked` where there is none."""
    changes = []
    for given in things:
        bare = given.strip().removesuffix(END)
        known = [one for one in (bare, f"{bare.rstrip('/')}/") if project.get(f"{one}{END}") is not None]
        if not known:
            raise Problem("confidential.not_marked", given)
        changes.append(project.change(f"{known[0]}{END}", None))
    return Edit("edit.unmark_confidential", tuple(changes),
                {"address": changes[0].address if changes else "", "count": str(len(changes))})


def place_of(schema: Schema, mark: Mark) -> Place | None:
    """Return the place a mark hangs on; of a row that of its mark."""
    return schema.place(f"{mark.thing}{END}") if mark.is_row else schema.place(mark.thing)
