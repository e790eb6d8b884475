"""A project without its secrets: what public documents are made of. A pure function of the answers and their marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.companions import WRITING
from jcm_pdd.core.confidential import FILES, TEXTS, Mark, covered, marks
from jcm_pdd.core.kinds import REDACTED, redaction, rejected_text
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Place, Schema

# On which side a participant is printed is the form's own structure; the form has a table for each.
_STRUCTURE = frozenset(("participants/*/side", "participants/*/is_participant"))


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing that must not be found in public: where it is answered, its texts, and its number with the unit.

    `listed` says that it is one of a list everybody has (a choice, the name of another row): only its place is secret.
    """

    address: str
    texts: tuple[str, ...] = ()
    number: Decimal | None = None
    unit: str = ""
    files: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True)
class Public:
    """The derived project, what was taken out, and the pictures that became boxes: new hash by old one."""

    project: Project
    secrets: tuple[Secret, ...]
    redacted: frozenset[str]
    pictures: Mapping[str, str] = field(default_factory=dict)


def pictures_of(schema: Schema, project: Project) -> tuple[Mapping[str, Json], ...]:
    """Return the marked pictures, as lists of files hold them."""
    found: dict[str, Mapping[str, Json]] = {}
    for mark in marks(schema, project):
        for address in covered(project, mark):
            place = schema.place(address)
            if place is not None and place.definition.kind == "figure":
                for item in _meant(project.get(address), mark):
                    found.setdefault(str(item["sha256"]), item)
    return tuple(found.values())


def derive(schema: Schema, project: Project, boxes: Mapping[str, Mapping[str, Json]] | None = None) -> Public:
    """Return a project without what is marked.

    A text becomes "XXX", or "XXX" in place of each marked part; any other answer becomes the redaction of its kind;
    files are left out; a marked picture is replaced by the item of `boxes` under its hash, and left out without one.
    Answers that name a row by a redacted text follow it. Marks, drafts, origins and notes of a review are left out.
    """
    work = _Work(schema, project, boxes or {})
    for mark in marks(schema, project):
        work.take_out(mark)
    work.follow()
    return work.done()


class _Work:
    def __init__(self, schema: Schema, project: Project, boxes: Mapping[str, Mapping[str, Json]]) -> None:
        self.schema, self.project, self.boxes = schema, project, boxes
        self.new: dict[str, Json] = {}
        self.secrets: list[Secret] = []
        self.keys: list[tuple[str, Place, str]] = []

    def take_out(self, mark: Mark) -> None:
        """Take out what one mark covers."""
        for address in covered(self.project, mark):
            stored, place = self.new.get(address, self.project.get(address)), self.schema.place(address)
            if stored is None or place is None or (mark.is_row and place.address in _STRUCTURE):
                continue
            if not mark.implied or place.definition.kind in FILES:
                # what else the register says of confidential evidence is only left out: a day is no secret elsewhere
                self.secrets += secrets_of(place, address, self.project.get(address), mark)
            left = None if mark.implied or address.rpartition(".")[2] in WRITING else self._left(place, stored, mark)
            self.new[address] = left
            if isinstance(self.project.get(address), str) and place.address in self.schema.named_by:
                self.keys.append((str(self.project.get(address)), place, address))

    def _left(self, place: Place, stored: Json, mark: Mark) -> Json:
        kind = place.definition.kind
        if kind in FILES:
            return self._files(stored, mark, kind == "figure")
        if rejected_text(stored) is not None:
            return None  # a wrong entry is printed nowhere
        if kind not in TEXTS:
            return redaction()
        text = str(stored)
        if not mark.parts:
            return REDACTED
        for part in sorted(mark.parts, key=len, reverse=True):
            text = text.replace(part, REDACTED)
        return text

    def _files(self, stored: Json, mark: Mark, figure: bool) -> Json:
        meant = {str(item["sha256"]) for item in _meant(stored, mark)}
        kept: list[Json] = []
        for item in stored if isinstance(stored, list) else ():
            if not isinstance(item, dict) or str(item.get("sha256")) not in meant:
                kept.append(item)
            elif figure and str(item["sha256"]) in self.boxes:
                kept.append(dict(self.boxes[str(item["sha256"])]))
        return kept or None

    def follow(self) -> None:
        """Give the rows whose names were taken out names of their own, and let what names them follow."""
        taken: dict[str, int] = {}
        for old, place, address in self.keys:
            new = str(self.new.get(address) or REDACTED)
            table = place.address.partition("/*/")[0]
            count = taken[f"{table} {new}"] = taken.get(f"{table} {new}", 0) + 1
            shown = new if count == 1 else f"{new} {count}"
            if self.new.get(address) is not None:
                self.new[address] = shown
            for user in self.schema.named_by.get(place.address, ()):
                for at in self._addresses(user):
                    if self.project.get(at) == old:
                        self.new[at] = shown

    def _addresses(self, place: Place) -> Iterable[str]:
        table, star, _ = place.address.partition("/*/")
        return [place.at(row) for row in self.project.rows(table)] if star else [place.address]

    def done(self) -> Public:
        """Return the derived project."""
        answers = {address: value for address, value in {**self.project.answers, **self.new}.items()
                   if value is not None and not _is_private(address)}
        boxes = {old: str(item["sha256"]) for old, item in self.boxes.items()}
        return Public(Project(answers), tuple(dict.fromkeys(self.secrets)), frozenset(self.new), boxes)


def _is_private(address: str) -> bool:
    """Whether an answer says something about others: a review, a merge, a draft, where a text came from, a mark."""
    return ("#" in address and not address.endswith("#count")) or (
        "." in address and address.rpartition(".")[2] in WRITING)


def _meant(stored: Json, mark: Mark) -> list[Mapping[str, Json]]:
    items = [item for item in stored if isinstance(item, dict) and "sha256" in item] if isinstance(stored, list) else []
    return [item for item in items if not mark.parts or mark.is_row or str(item["sha256"]) in mark.parts]


def secrets_of(place: Place, address: str, stored: Json, mark: Mark) -> list[Secret]:
    """Return what a covered answer must not leave in public documents."""
    kind = place.definition.kind
    wrong = rejected_text(stored)
    if wrong is not None:
        return [Secret(address, (wrong,))] if wrong.strip() else []
    if kind in FILES:
        items = _meant(stored, mark)
        names = [str(item.get(key) or "") for item in items for key in ("name", "caption")]
        hashes = tuple(str(item["sha256"]) for item in items)
        return [Secret(address, tuple(name for name in names if name), files=hashes)] if items else []
    if kind == "yes_no":
        return []  # a word without which no form can do; that it is not printed follows from the derived project
    if kind == "number":
        return [Secret(address, (), Decimal(str(stored)), place.definition.unit or "")]
    if kind in TEXTS:
        return [Secret(address, mark.parts or (str(stored),), listed=bool(place.definition.names))]
    shown = tuple(dict.fromkeys((place.kind.print(stored), place.kind.show(stored))))
    return [Secret(address, shown, listed=kind in ("choice", "place"))]


def public_results(full: Results, derived: Results) -> Results:
    """Return the results public documents print: the yearly numbers and totals of the full project beside the states
    of the derived one, in which nothing that reads a secret has a value.
    """
    if full.total == derived.total and full.years == derived.years:
        return derived
    return replace(derived, years=full.years, total=full.total)
