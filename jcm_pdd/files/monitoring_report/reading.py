"""A filled monitoring report read back: the value of each quantity in each calendar year.

A value that the rows of the project already give changes nothing. One that nobody measured yet becomes a row for the
days of its year. Where one row has just these days, the report and the project disagree about it; where several rows
add up to something else the report does not say which of them is wrong, so its value is kept aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.ex_post import MEASURED, PERIODS, Quantity, Slice, measured_value, periods
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.cells import Cells
from jcm_pdd.files.excel.lens import Lens, parse_key
from jcm_pdd.files.excel.values import split_reference
from jcm_pdd.files.monitoring_report.marking import SheetMark, read_mark
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.rows import new_ids

if TYPE_CHECKING:
    from jcm_pdd.core.schema import Place

_PER_PERIOD = "/p"


@dataclass(frozen=True, slots=True)
class _Value:
    """What a cell of the report says: where it stands, of which slice and quantity, its number."""

    where: str
    slice: Slice
    quantity: Quantity
    number: Decimal


def marks_in(sheets: Mapping[str, Cells]) -> dict[str, SheetMark]:
    """Return the sheets of a monitoring report by name with what they are of; none for any other workbook."""
    found = {name: read_mark(cells.get((1, 1))) for name, cells in sheets.items()}
    return {name: mark for name, mark in found.items() if mark is not None}


def answers(schema: Schema, project: Project, sheets: Mapping[str, Cells]) -> Found:
    """Return what a report answers in a project: its period, and measured values that the project does not have."""
    found = Found()
    marks = marks_in(sheets)
    values = [one for name, mark in marks.items() for one in _values(schema, name, sheets[name], mark, found)]
    fresh = [one for one in values if not _settled(project, one, found)]
    _add_rows(project, fresh, found)
    _add_period(project, next(iter(marks.values())), found)
    return found


def _values(schema: Schema, name: str, cells: Cells, mark: SheetMark, found: Found) -> Iterator[_Value]:
    lens = Lens(schema)
    for (row, column), text in sorted(cells.items()):
        line = parse_key(str(text)) if column == 1 and row > 1 else None
        for letter in line.columns if line is not None else ():
            address, value = line.address(letter) if line is not None else "", cells.get(_cell(letter, row))
            where = f"{name}!{letter}{row}"
            stored = lens.answer(address, value)
            if value is None or value == "":
                continue
            if not isinstance(stored, str) or rejected_text(stored) is not None:
                found.miss(where, str(value))  # no number, or a row of equipment this project does not have
                continue
            place = schema.place(address)
            yield _Value(where, mark.slice, Quantity(address, _unit(place)), Decimal(stored))


def _cell(letter: str, row: int) -> tuple[int, int]:
    return split_reference(f"{letter}{row}")


def _unit(place: Place | None) -> str:
    return (place.definition.unit or "") if place is not None else ""


def _settled(project: Project, one: _Value, found: Found) -> bool:
    """Take a value that the project has something for; False for one that nobody measured yet."""
    held = measured_value(project, one.quantity, one.slice)
    if held is not None and float(held) == float(one.number):  # a cell holds no more digits than that
        return True
    rows = [row for row in project.rows(MEASURED) if project.get(f"{MEASURED}/{row}/of") == one.quantity.address
            and str(project.get(f"{MEASURED}/{row}/from") or "") <= one.slice.last.isoformat()
            and str(project.get(f"{MEASURED}/{row}/to") or "9") >= one.slice.first.isoformat()]
    if not rows:
        return False
    days = tuple(project.get(f"{MEASURED}/{rows[0]}/{name}") for name in ("from", "to"))
    if len(rows) > 1 or days != (one.slice.first.isoformat(), one.slice.last.isoformat()):
        found.miss(one.where, plain(one.number))
        return True
    found.values[f"{MEASURED}/{rows[0]}/value"] = plain(one.number)
    found.values[f"{MEASURED}/{rows[0]}/unit"] = one.quantity.unit.removesuffix(_PER_PERIOD)
    return True


def _add_rows(project: Project, fresh: list[_Value], found: Found) -> None:
    ids = new_ids(project, MEASURED, len(fresh), ())
    if fresh:
        found.tables[MEASURED] = [*project.rows(MEASURED), *ids]
    for row, one in zip(ids, fresh, strict=True):
        cells: dict[str, Json] = {
            "of": one.quantity.address, "from": one.slice.first.isoformat(), "to": one.slice.last.isoformat(),
            "value": plain(one.number), "unit": one.quantity.unit.removesuffix(_PER_PERIOD)}
        found.values.update({f"{MEASURED}/{row}/{name}": value for name, value in cells.items() if value != ""})


def _add_period(project: Project, mark: SheetMark, found: Found) -> None:
    """Take the period of a report that the project does not have; documents are made for it when for no other one."""
    known = periods(project)
    if any((one.first, one.last) == (mark.period.first, mark.period.last) for one in known):
        return
    (row,) = new_ids(project, PERIODS, 1, ())
    found.tables[PERIODS] = [*project.rows(PERIODS), row]
    cells: dict[str, Json] = {"number": mark.number or None, "from": mark.period.first.isoformat(),
                              "to": mark.period.last.isoformat(), "is_current": not known}
    found.values.update({f"{PERIODS}/{row}/{name}": value for name, value in cells.items() if value is not None})
