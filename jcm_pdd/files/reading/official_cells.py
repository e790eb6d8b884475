"""The cells of one filled official workbook as answers: values, units, words of the plan, people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal

from jcm_pdd.core.kinds import Rejected
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Place, Schema
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.official.filling_places import STRUCTURE, option_letter, owner_of, people_rows, reference_cells
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.moved import Moved
from jcm_pdd.files.reading.rows import Stored, match_rows, new_ids
from jcm_pdd.files.workbooks.book import At, BookCell, ErrorValue, Scalar
from jcm_pdd.files.workbooks.heads import folded
from jcm_pdd.files.workbooks.reading import OfficialWorkbook

_EXACT = Context(prec=SIGNIFICANT_DIGITS)
Value = float | str | bool


@dataclass
class CellReader:
    """One document on its way into one project: `found` is what it answers, `taken` the cells that were read.

    `own` are the addresses where the document says what the empty workbook says by itself.
    """

    schema: Schema
    project: Project
    m: MethodologyDef
    definition: WorkbookDef
    document: OfficialWorkbook
    blank: OfficialWorkbook
    moved: Moved
    found: Found = field(default_factory=Found)
    taken: set[At] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Read values, rows, words, people, reference number and the result."""
        name = self.m.methodology
        for parameter, cell in self.definition.inputs.items():
            self._keep(f"{name}/{parameter}", self._stored(f"{name}/{parameter}", parameter, cell))
            self._plan(f"{name}/{parameter}", cell)
        for table in self.definition.tables:
            self._rows(table)
        self._defaults()
        self._people()
        self._reference()
        at = self.moved.cells.get(self.definition.reduction)
        shown = self._cell(at).value if at is not None else None
        if isinstance(shown, float) and not isinstance(shown, bool):
            self.found.full_year[name] = plain(Decimal(f"{shown:.{SIGNIFICANT_DIGITS}g}"))

    def _keep(self, address: str, stored: Json) -> None:
        if stored is not None:
            self.found.values[address] = stored

    def _cell(self, at: At) -> BookCell:
        return self.document.book.sheets[at.sheet].cells.get((at.row, at.column), BookCell(None))

    def _value(self, cell: str) -> tuple[At, Value] | None:
        """Return place and value of a bound cell; nothing when it is empty or not in the document."""
        at = self.moved.cells.get(cell)
        if at is None:
            return None
        self.taken.add(at)
        value = self._cell(at).value
        if value is None and self._cell(at).formula:
            self.found.miss(str(at), f"={self._cell(at).formula}")
        if isinstance(value, ErrorValue):
            self.found.miss(str(at), value.code)
            return None
        return None if value is None or value == "" else (at, value)

    def _stored(self, address: str, name: str, cell: str) -> Json:
        """Return the answer a value cell gives; what is none is kept with its place."""
        found, place = self._value(cell), self.schema.place(address)
        if found is None or place is None:
            return None
        at, value = found
        try:
            stored = self._parsed(place, name, cell, value)
        except Rejected:
            self.found.miss(str(at), _typed(value))
            return None
        return stored

    def _parsed(self, place: Place, name: str, cell: str, value: Value) -> Json:
        """Return the stored form of a value; Rejected when it is none of its kind."""
        if name in self.definition.choices:
            return _choice(self.definition.choices[name], place, value)
        if isinstance(value, bool):
            return value if place.definition.kind == "yes_no" else place.kind.parse(_typed(value))
        if place.definition.kind == "number" and isinstance(value, float):
            return self._number(place, name, cell, value)
        if place.definition.kind == "number" and name in self.definition.factors:
            raise Rejected("number.not_a_number", typed=_typed(value))  # in which unit nobody can tell
        if place.definition.kind in ("text", "long_text") and isinstance(value, str):
            return value
        return place.kind.parse(_typed(value))

    def _number(self, place: Place, name: str, cell: str, value: float) -> Json:
        """Return a number in our unit; a document that shows it in another unit than the workbook did is converted."""
        _, unit = self.moved.units.get(cell, ("", ""))
        if cell in self.moved.units:
            bare = unit.removesuffix("/p").strip()
            return place.kind.parse(f"{_typed(value)} {bare if bare not in ('', '-') else '?'}")
        factor = self.definition.factors.get(name, Decimal(1))
        return place.kind.parse(plain(_EXACT.divide(Decimal(repr(value)), factor)))

    def _plan(self, stem: str, cell: str) -> None:
        """Read what the monitoring plan says of a value."""
        for column, where in self.definition.columns.get(cell, {}).items():
            address = f"{stem}.{column}"
            place, at = self.schema.place(address), self.moved.cells.get(where)
            if place is None or at is None:
                continue
            self.taken.add(at)
            value = self._cell(at).value
            hidden = owner_of(self.document.book.sheets[at.sheet], at) != at  # shows the text of another row
            if hidden or value is None or value == "" or isinstance(value, ErrorValue):
                continue
            text = _typed(value)
            if text == self._printed_by_the_form(where):
                self.own.add(address)
            self._keep(address, self._word(place, at, column, text))

    def _printed_by_the_form(self, cell: str) -> str | None:
        sheet, _, reference = cell.rpartition("!")
        at = self.blank.book.at(sheet, reference)
        own = self.blank.book.sheets[at.sheet]
        shown = owner_of(own, at)
        written = own.cells.get((shown.row, shown.column))
        value = written.value if written is not None and self.blank is not self.document else None
        return None if value is None or isinstance(value, ErrorValue) else _typed(value)

    def _word(self, place: Place, at: At, column: str, text: str) -> Json:
        letter = option_letter(text) if column == "option" else None
        try:
            if column == "option":
                return place.kind.parse(letter or text)
            return text if place.definition.kind in ("text", "long_text") else place.kind.parse(text)
        except Rejected:
            self.found.miss(str(at), text)
            return None

    def _rows(self, table: str) -> None:
        """Read the units of a table down to the last place that holds something."""
        address, slots = f"{self.m.methodology}/{table}", self.definition.tables[table]
        read = [{name: stored for name, cell in slot.items()
                 if (stored := self._stored(f"{address}/r1/{name}", name, cell)) is not None} for slot in slots]
        used = max((at for at, (row, slot) in enumerate(zip(read, slots, strict=True), 1)
                    if row or self._has_words(slot)), default=0)
        rows = self._matched(address, read[:used], next((p.id for p in self.m.columns(table) if p.kind == "text"), ""))
        for row, values, slot in zip(rows, read, slots, strict=False):
            for name, stored in values.items():
                self._keep(f"{address}/{row}/{name}", stored)
            for name, cell in slot.items():
                self._plan(f"{address}/{row}/{name}", cell)
        for slot in slots[used:]:
            for cell in slot.values():
                self.taken |= {at for where in self.definition.columns.get(cell, {}).values()
                               if (at := self.moved.cells.get(where)) is not None}

    def _has_words(self, slot: Mapping[str, str]) -> bool:
        """Whether the plan says of a unit without values what the empty form does not say by itself."""
        for where in (where for cell in slot.values() for where in self.definition.columns.get(cell, {}).values()):
            at = self.moved.cells.get(where)
            value = self._cell(at).value if at is not None else None
            if value not in (None, "") and _typed(value) != self._printed_by_the_form(where):
                return self.blank is not self.document
        return False

    def _matched(self, address: str, read: Sequence[Stored], name: str) -> list[str]:
        """Return the row of the project each row of the document is, and say which of the project's are missing."""
        before = self.project.rows(address)
        matched = match_rows(self.project, address, before, read, name)
        fresh = iter(new_ids(self.project, address, matched.count(None), (), [row for row in matched if row]))
        rows = [row or next(fresh) for row in matched]
        columns = {column for row in read for column in row}
        shown = [row for row in before if row not in rows
                 and any(self.project.get(f"{address}/{row}/{column}") is not None for column in columns)]
        if rows:
            self.found.tables[address] = rows
            self.found.absent[address] = shown
        return rows

    def _defaults(self) -> None:
        """Read the default values that are not the methodology's own."""
        own = {default.id: default for default in self.m.defaults}
        for name, cell in self.definition.defaults.items():
            address = f"{self.m.methodology}/{name}.value"
            stored = self._stored(address, name, cell)
            if stored is not None and name in own and Decimal(str(stored)) != own[name].value:
                self._keep(address, stored)

    def _people(self) -> None:
        read = []
        for line in people_rows(self.document.book):
            self.taken |= set(line.cells.values())
            texts = {name: _typed(value) for name, at in line.cells.items()
                     if (value := self._cell(at).value) not in (None, "") and not isinstance(value, ErrorValue)}
            read.append({name: text for name, text in texts.items()
                         if self.schema.place(f"{STRUCTURE}/r1/{name}") is not None})
        if self._same_people(read):
            return
        while read and not read[-1]:
            read.pop()
        for row, texts in zip(self._matched(STRUCTURE, read, "personnel"), read, strict=True):
            for name, text in texts.items():
                self._keep(f"{STRUCTURE}/{row}/{name}", text)

    def _same_people(self, read: list[dict[str, str]]) -> bool:
        """Whether the sheet says what the empty one says: examples of the form are nobody's answer."""
        if self.blank is self.document:
            return False
        own = [{name: self.blank.book.sheets[at.sheet].cells.get((at.row, at.column), BookCell(None)).value
                for name, at in line.cells.items()} for line in people_rows(self.blank.book)]
        return [row for row in read if row] == [
            said for row in own if (said := {name: value for name, value in row.items() if value})]

    def _reference(self) -> None:
        address = layout().reference_answer
        for one in reference_cells(self.document.book):
            self.taken.add(one.at)
            if one.number and self.schema.place(address) is not None:
                self._keep(address, one.number)


def _choice(texts: Mapping[str, str], place: Place, value: Value) -> Json:
    """Return the id of the choice a list's text stands for."""
    text = _typed(value)
    exact = [name for name, said in texts.items() if said == text]
    alike = exact or [name for name, said in texts.items() if folded(said) == folded(text)]
    if len(alike) != 1:
        raise Rejected("choice.unknown", typed=text, choices=" / ".join(texts.values()))
    return alike[0] == "true" if place.definition.kind == "yes_no" else alike[0]


def _typed(value: Scalar) -> str:
    """Return a cell's content as somebody would have typed it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return plain(Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}"))
    return str(value)
