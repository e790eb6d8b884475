"""What another form asks and ours does not: labels, boxes, questions to tick, columns and tables become fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jcm_pdd.files.adoption import inline
from jcm_pdd.files.adoption.kinds import guessed
from jcm_pdd.files.adoption.places import Finder, words
from jcm_pdd.files.adoption.ticks import Ticks, ticks, ticks_inside
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.marks import boxes
from jcm_pdd.files.word.text import cell_slot, slot_paragraphs
from jcm_pdd.files.word.tree import Cell, Element, Section, TablePart, W, cells, normalise

PREFIX = "extra_"
LONGEST = 200
# The tables of the project whose rows a form prints as rows of a table; what others print is put together.
ASKED_TABLES = ("sites", "methodologies", "comments", "revisions")
_NOT_ASKED = re.compile(r"(?i)\W*(japan|the (republic|kingdom)\b.*|yes|no|はい|いいえ)\W*\Z")
ExtraPlace = kinds.CellPlace | kinds.BoxPlace | kinds.InlinePlace | kinds.CheckPlace | kinds.OptionsPlace


@dataclass(frozen=True, slots=True)
class Extra:
    """A question of the adopted form: where it stands, its label, the kind of answer, and the choices of one."""

    place: ExtraPlace
    label: str
    kind: str
    choices: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the field and its address in the project."""
        return self.place.id


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column of a matched table that ours does not have; asked when the rows of the table are the project's own."""

    under: tuple[str, ...]
    table: str
    id: str
    label: str
    kind: str

    @property
    def asked(self) -> bool:
        """Tell whether it becomes a field of the rows."""
        return self.table in ASKED_TABLES

    def __str__(self) -> str:
        return f"{self.under[-1]} / {self.label}"


def extra_places(sections: Sequence[Section], places: Sequence[kinds.SectionPlace]) -> Iterator[Extra]:
    """Yield the labels with an empty value and the boxes under headings that no place uses, in the form's order."""
    seen = _Seen(sections, places)
    for section in sections:
        if not section.path:
            continue
        last = " ".join(section.path[-1].split())
        for number, part in enumerate(section.tables, 1):
            if (normalise(last), number) not in seen.taken:
                yield from seen.in_table(part, last, number)
        for line in inline.new_lines(section):
            yield from seen.on_line(line, last)


class _Seen:
    """What is known of a document while its extra questions are gathered: labels and tables in use, ids given."""

    def __init__(self, sections: Sequence[Section], places: Sequence[kinds.SectionPlace]) -> None:
        self.used: set[str] = set()
        known = [text for place in places for text in _labels(place)]
        self._labels = {normalise(text) for text in known}
        self._placed = {normalise(place.under[-1]) for place in places}
        self._finder = Finder(sections, known)
        whole = kinds.RowsPlace | kinds.LinePlace | kinds.BoxPlace | kinds.NumberedPlace | kinds.SidesPlace
        self.taken = {(normalise(" ".join(place.under[-1].split())), place.table)
                      for place in places if isinstance(place, whole)}
        self._boxes = {(normalise(place.under[-1]), place.table, place.row) for place in places
                       if isinstance(place, kinds.InCell) and place.row is not None}

    def in_table(self, part: TablePart, heading: str, number: int) -> Iterator[Extra]:
        """Yield the questions of one table."""
        every = [cell for row in part.rows for cell in cells(row)]
        own = normalise(heading) in self._placed
        if len(every) == 1 and not own and _empty(every[0].element) and not boxes(every[0].element):
            place = kinds.BoxPlace(kind="column_box", id=self._id(heading), under=(heading,), table=number)
            yield Extra(place, heading, "long_text")
        texts = [words(cell) for cell in every]
        for at, row in enumerate(part.rows):
            if (normalise(heading), number, at + 1) not in self._boxes:
                yield from self._in_row(part, at, cells(row), heading, number, texts)

    def _in_row(self, part: TablePart, at: int, line: list[Cell], heading: str, number: int, texts: list[str]
                ) -> Iterator[Extra]:
        for cell in line:
            label = words(cell)
            if cell.continued or len(label) > LONGEST:
                continue
            inside = ticks_inside(cell, at)
            if inside is not None:
                if inside[0] and self._is_new(inside[0]):
                    yield from self._ticked(inside[1], inside[0], {}, heading, number)
                continue
            if not self._is_new(label) or texts.count(label) != 1 or boxes(cell.element):
                continue
            own: dict[str, Any] = {"label": label, "label_column": cell.start + 1}
            found = ticks(part, at, cell)
            if found is not None:
                yield from self._ticked(found, label, own, heading, number)
                return
            fields = self._finder.value_of(part, at + 1, cell)
            if fields is not None and _blank_value(part, at, cell, below=bool(fields.get("below"))):
                place = kinds.CellPlace(kind="cell", id=self._id(label), under=(heading,), table=number, **own,
                                        below=bool(fields.get("below")))
                yield Extra(place, label, guessed(label))

    def _ticked(self, found: Ticks, label: str, own: dict[str, Any], heading: str, number: int) -> Iterator[Extra]:
        """Yield a yes or no, or a choice of one; a single box says nothing while it is open."""
        fields = {**found.fields, **own, "under": (heading,), "table": number}
        fields = {key: value for key, value in fields.items() if value is not None}
        if len(found.options) == 2 and found.yes and found.no:
            check = kinds.CheckPlace(kind="check", id=self._id(label), yes=found.yes, no=found.no, **fields)
            yield Extra(check, label, "yes_no")
        elif len(found.options) > 1:
            options = kinds.OptionsPlace(kind="options", id=self._id(label), options=found.options, **fields)
            yield Extra(options, label, "choice", found.options)

    def on_line(self, line: inline.Line, heading: str) -> Iterator[Extra]:
        """Yield the question of a label that shares its cell or line with its value."""
        if (normalise(heading), line.table) in self.taken or not self._is_new(line.label):
            return
        label = line.label.rstrip(" :：")
        place = kinds.InlinePlace(id=self._id(label), under=(heading,),
                                  **{key: value for key, value in line.fields().items() if value is not None})
        self._labels.add(normalise(line.label))
        yield Extra(place, label, guessed(label))

    def _is_new(self, label: str) -> bool:
        return bool(label) and normalise(label) not in self._labels and _NOT_ASKED.match(label) is None

    def _id(self, label: str) -> str:
        return field_id(label, self.used)


def _labels(place: kinds.SectionPlace) -> list[str]:
    found = [*getattr(place, "columns", ()), *getattr(place, "lines", ())]
    label = getattr(place, "label", None)
    return [*found, label] if label else found


def _blank_value(part: TablePart, at: int, label: Cell, below: bool) -> bool:
    """Tell whether nothing stands where a new label has its value; heads over several blank rows are a table."""
    rows = part.rows[at + 1:] if below else part.rows[at: at + 1]
    wanted = label.start if below else label.start + label.span
    values = [next((c for c in cells(row) if c.start == wanted), None) for row in rows]
    value = values[0] if values else None
    if value is None or value.continued or not _empty(value.element) or boxes(value.element):
        return False
    return not below or len(cells(part.rows[at])) == 1 or len(rows) == 1 or any(words(c) for c in cells(rows[1]))


def _empty(cell: Element) -> bool:
    return not "".join(slot_paragraphs(cell_slot(cell))).strip() and next(cell.iter(W + "tbl"), None) is None


def field_id(label: str, used: Collection[str]) -> str:
    """Return the id of a new field: the words of its label; `used` are ids given before and gets this one too."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = PREFIX + ("_".join(re.findall(r"[a-z0-9]+", plain))[:48].strip("_") or "field")
    name, count = stem, 1
    while name in used:
        count += 1
        name = f"{stem}_{count}"
    if isinstance(used, set):
        used.add(name)
    return name


def new_columns(sections: Sequence[Section], places: Sequence[kinds.SectionPlace]) -> Iterator[NewColumn]:
    """Yield the column heads of matched tables that our form does not have."""
    labels = {(place.under[-1], normalise(text)) for place in places for text in _labels(place)}
    for place in places:
        if not isinstance(place, kinds.RowsPlace):
            continue
        section = next((s for s in sections if s.path and normalise(s.path[-1]) == normalise(place.under[-1])), None)
        if section is None or len(section.tables) < place.table:
            continue
        wanted = {normalise(label) for label in place.columns}
        known = {text for under, text in labels if under == place.under[-1]}
        used = set(place.columns.values())
        for row in section.tables[place.table - 1].rows:
            heads = [words(cell) for cell in cells(row)]
            if wanted <= {normalise(text) for text in heads}:
                yield from (NewColumn(place.under, place.id, field_id(text, used), text, guessed(text))
                            for text in heads if text and normalise(text) not in known and heads.count(text) == 1)
                break
