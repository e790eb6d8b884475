"""What another form asks and ours does not: labels and boxes that become fields of their own."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from jcm_pdd.files.adoption.places import words
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.marks import boxes
from jcm_pdd.files.word.text import cell_slot, slot_paragraphs
from jcm_pdd.files.word.tree import Element, Section, TablePart, W, cells, normalise

PREFIX = "extra_"
LONGEST = 200


class Asked(Protocol):
    """A question with its id, label and kind of answer."""

    @property
    def id(self) -> str:
        """The id of its field."""

    @property
    def label(self) -> str:
        """What the form asks, in its own words."""

    @property
    def kind(self) -> str:
        """The kind of answer."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A question of the adopted form: where it stands, its label, and the kind of answer it takes."""

    place: kinds.CellPlace | kinds.BoxPlace
    label: str
    kind: str

    @property
    def id(self) -> str:
        """The id of the field and its address in the project."""
        return self.place.id


def extra_places(sections: Sequence[Section], places: Sequence[kinds.SectionPlace]) -> Iterator[Extra]:
    """Yield the label cells with an empty cell beside them and the boxes under headings that no place uses."""
    used: set[str] = set()
    labels = {normalise(text) for place in places for text in _labels(place)}
    rows = {(place.under[-1], place.table) for place in places
            if isinstance(place, kinds.RowsPlace | kinds.LinePlace)}
    placed = {place.under[-1] for place in places}
    for section in sections:
        if not section.path:
            continue
        last = " ".join(section.path[-1].split())
        own = any(normalise(last) == normalise(text) for text in placed)
        for number, part in enumerate(section.tables, 1):
            if (last, number) in rows:
                continue
            every = [cell for row in part.rows for cell in cells(row)]
            if len(every) == 1 and not own and _empty(every[0].element):
                place = kinds.BoxPlace(kind="column_box", id=_id(last, used), under=(last,), table=number)
                yield Extra(place, last, "long_text")
            yield from _label_cells(part, last, number, labels, used)


def _labels(place: kinds.SectionPlace) -> list[str]:
    found = [*getattr(place, "columns", ()), *getattr(place, "lines", ())]
    label = getattr(place, "label", None)
    return [*found, label] if label else found


def _label_cells(part: TablePart, heading: str, number: int, labels: set[str], used: set[str]) -> Iterator[Extra]:
    texts = [words(cell) for row in part.rows for cell in cells(row)]
    for row in part.rows:
        line = cells(row)
        if len(line) != 2 or line[1].continued or line[0].continued:
            continue
        label = words(line[0])
        known = normalise(label) in labels or re.match(r"(?i)\W*(japan|the (republic|kingdom)\b.*)\W*\Z", label)
        plain = _empty(line[1].element) and not boxes(line[1].element)
        if label and not known and plain and len(label) <= LONGEST and texts.count(label) == 1:
            kind = "date" if re.search(r"(?i)\bdate\b", label) else "text"
            place = kinds.CellPlace(kind="cell", id=_id(label, used), under=(heading,), table=number, label=label,
                                    label_column=line[0].start + 1)
            yield Extra(place, label, kind)


def _empty(cell: Element) -> bool:
    return not "".join(slot_paragraphs(cell_slot(cell))).strip() and next(cell.iter(W + "tbl"), None) is None


def _id(label: str, used: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = PREFIX + ("_".join(re.findall(r"[a-z0-9]+", plain))[:48].strip("_") or "field")
    name, count = stem, 1
    while name in used:
        count += 1
        name = f"{stem}_{count}"
    used.add(name)
    return name


def new_columns(sections: Sequence[Section], places: Sequence[kinds.SectionPlace]) -> Iterator[str]:
    """Yield "section / column" for each column head of a matched table that our form does not have."""
    for place in places:
        if not isinstance(place, kinds.RowsPlace):
            continue
        section = next((s for s in sections if s.path and normalise(s.path[-1]) == normalise(place.under[-1])), None)
        if section is None or len(section.tables) < place.table:
            continue
        wanted = {normalise(label) for label in place.columns}
        for row in section.tables[place.table - 1].rows:
            heads = [words(cell) for cell in cells(row)]
            if wanted <= {normalise(text) for text in heads}:
                yield from (f"{place.under[-1]} / {text}" for text in heads if text and normalise(text) not in wanted)
                break


def section_text(extras: Sequence[Asked], title: str) -> str:
    """Return the section that asks the extra fields, as text to stand at the end of a form definition."""
    lines = ["", "  - id: adopted_form", '    number: ""',
             f"    title: {{en: {_quoted('Fields of ' + title)}, ja: {_quoted(title + 'の追加項目')}}}",
             "    chapter: pdd", "    items:"]
    for extra in extras:
        label = _quoted(extra.label)
        lines += ["      - field:", f"          id: {extra.id}", f"          kind: {extra.kind}",
                  f"          label: {{en: {label}, ja: {label}}}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
