"""What changed between two states of a project as people speak of it: answers, rows that came or went, tonnes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

from jcm_pdd.core.calculation import Calculator, Results
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Change, Json, Project
from jcm_pdd.core.schema import Place, Schema, TableBlock
from jcm_pdd.core.versions_words import aligned

What = Literal["changed", "filled", "emptied", "row_added", "row_removed", "rows_moved"]
Sort = Literal["number", "text", "choice", "date", "row", "file", "other"]
WHATS: tuple[What, ...] = get_args(What)
SORTS: tuple[Sort, ...] = get_args(Sort)
_SORTS: Mapping[str, Sort] = {
    "number": "number", "text": "text", "long_text": "text", "references": "text", "choice": "choice",
    "yes_no": "choice", "date": "date", "attachment": "file", "figure": "file"}
MOST_TRIED = 400
"""Changes whose effect is worked out one by one; beyond that the whole effect alone is told."""
_MOST_IN_WORKBOOKS = 40


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change: of an answer, or of a row as a whole (`TABLE/r2`), or of the order of rows (the table).

    `parts` are the changes of stored answers it consists of. `effect` is what the total would lack without it, in tCO2;
    None when it has no effect that could be told apart.
    """

    address: str
    what: What
    sort: Sort
    section: str
    parts: tuple[Change, ...]
    effect: int | None = None

    @property
    def old(self) -> Json:
        """What stood there; of rows what they were."""
        return self.parts[0].old

    @property
    def new(self) -> Json:
        """What stands there."""
        return self.parts[0].new


@dataclass(frozen=True, slots=True)
class YearEffect:
    """Emission reductions of a calendar year before and after, whole tCO2; None where a side has no such year."""

    year: int
    old: int | None
    new: int | None

    @property
    def difference(self) -> int | None:
        """After less before; a year only one side has counts in full."""
        return None if self.old is None and self.new is None else (self.new or 0) - (self.old or 0)


def field_changes(changes: Iterable[Change], schemas: tuple[Schema, Schema]) -> tuple[FieldChange, ...]:
    """Return changes of answers as people speak of them, in the order of the form; records of the program are none."""
    listed = [change for change in changes if "#" not in change.address]
    tables = {change.address: change for change in listed if any(change.address in one.tables for one in schemas)}
    rows = {row: what for table, change in tables.items() for row, what in _rows(table, change)}
    cells: dict[str, list[Change]] = {}
    for change in listed:
        row = _row_of(change.address, rows)
        if row:
            cells.setdefault(row, []).append(change)
    found: list[FieldChange] = []
    for change in listed:
        if change.address in tables:
            found += _of_table(change, rows, cells, schemas)
        elif not _row_of(change.address, rows):
            found.append(_of_answer(change, schemas))
    order = {address: at for at, address in enumerate((*schemas[1].places, *schemas[0].places))}
    return tuple(sorted(found, key=lambda one: order.get(_first_place(one.address, schemas), len(order))))


def _first_place(address: str, schemas: tuple[Schema, Schema]) -> str:
    """Return the question an answer belongs to, of a row or a table its first column: where it is told."""
    place = place_of(address, schemas)
    block = _block(address, schemas)
    return place.address if place is not None else block.columns[0].address if block is not None else ""


def _rows(table: str, change: Change) -> Iterator[tuple[str, What]]:
    old, new = _ids(change.old), _ids(change.new)
    yield from ((f"{table}/{row}", "row_removed") for row in old if row not in new)
    yield from ((f"{table}/{row}", "row_added") for row in new if row not in old)


def _ids(stored: Json) -> list[str]:
    return [str(row) for row in stored] if isinstance(stored, list) else []


def _row_of(address: str, rows: Mapping[str, What]) -> str:
    """Return the row that came or went which an address lies in, empty for none."""
    parts = address.split("/")
    return next((row for cut in (2, 3) if len(parts) > cut and (row := "/".join(parts[:cut])) in rows), "")


def _of_table(change: Change, rows: Mapping[str, What], cells: Mapping[str, list[Change]],
              schemas: tuple[Schema, Schema]) -> Iterator[FieldChange]:
    section = _section(change.address, schemas)
    for row, what in rows.items():
        if row.rpartition("/")[0] == change.address:
            yield FieldChange(row, what, "row", section, (change, *cells.get(row, ())))
    if moved(change):
        yield FieldChange(change.address, "rows_moved", "row", section, (change,))


def moved(change: Change) -> list[str]:
    """Return the rows of a table that stand elsewhere among those that stayed, as few as explain the new order."""
    old, new = _ids(change.old), _ids(change.new)
    before, after = [row for row in old if row in new], [row for row in new if row in old]
    stayed = {after[at] for same, _, _, c, d in aligned(before, after) if same for at in range(c, d)}
    return [row for row in after if row not in stayed]


def _of_answer(change: Change, schemas: tuple[Schema, Schema]) -> FieldChange:
    place = place_of(change.address, schemas)
    what: What = "filled" if change.old is None else "emptied" if change.new is None else "changed"
    sort = _SORTS.get(place.definition.kind, "other") if place is not None else "other"
    return FieldChange(change.address, what, sort, place.section if place is not None else "", (change,))


def place_of(address: str, schemas: tuple[Schema, Schema]) -> Place | None:
    """Return the question at an address, as it is asked now, else as it was."""
    return schemas[1].place(address) or schemas[0].place(address)


def _section(address: str, schemas: tuple[Schema, Schema]) -> str:
    block = _block(address, schemas)
    return block.columns[0].section if block is not None else ""


def _block(address: str, schemas: tuple[Schema, Schema]) -> TableBlock | None:
    """Return the table an address is, or is a row of."""
    for schema in reversed(schemas):
        block = schema.tables.get(address) or schema.tables.get(address.rpartition("/")[0])
        if block is not None and block.columns:
            return block
    return None


# --- numbers ---------------------------------------------------------------------------------------------


def number_change(change: FieldChange, schemas: tuple[Schema, Schema]) -> tuple[Decimal, Decimal, str] | None:
    """Return old number, new number and unit of a changed number; None for anything else."""
    place = place_of(change.address, schemas)
    if change.what != "changed" or place is None or place.definition.kind != "number":
        return None
    if rejected_text(change.old) is not None or rejected_text(change.new) is not None:
        return None
    return Decimal(str(change.old)), Decimal(str(change.new)), place.definition.unit or ""


def yearly(old: Results, new: Results) -> tuple[YearEffect, ...]:
    """Return the emission reductions of every year either side has."""
    before = {one.year: one.emission_reductions for one in old.years}
    after = {one.year: one.emission_reductions for one in new.years}
    return tuple(YearEffect(year, before.get(year), after.get(year)) for year in sorted(before.keys() | after.keys()))


def with_effects(changes: Sequence[FieldChange], schema: Schema, project: Project) -> Iterator[FieldChange]:
    """Yield the changes, as they are worked out, with what each does to the total: that of now less that without it.

    A change of what is calculated at all (methodologies, country) has no effect of its own that could be told.
    """
    calculator = Calculator(schema.methodologies)
    total = calculator.results(project).total.emission_reductions
    most = _MOST_IN_WORKBOOKS if any(m.workbook is not None for m in schema.methodologies) else MOST_TRIED
    for at, change in enumerate(changes):
        effect = None
        if total is not None and at < most and not change.address.startswith("methodologies"):
            without = _taken_back(change)
            trial = calculator.fork().results(project.apply(without), [one.address for one in without])
            before = trial.total.emission_reductions
            effect = total - before if before is not None else None
        yield replace(change, effect=effect)


def _taken_back(change: FieldChange) -> list[Change]:
    """Return the changes that take one back alone; of a list of rows only the row it is about."""
    first, *rest = change.parts
    if change.what not in ("row_added", "row_removed") or not isinstance(first.new, list | None):
        return [one.reversed() for one in change.parts]
    row = change.address.rpartition("/")[2]
    now, old = _ids(first.new), _ids(first.old)
    rows: list[Json] = [one for one in now if one != row]
    if change.what == "row_removed":
        at = sum(one in now for one in old[:old.index(row)])
        rows = [*now[:at], row, *now[at:]]
    return [Change(first.address, first.new, rows), *(one.reversed() for one in rest)]
