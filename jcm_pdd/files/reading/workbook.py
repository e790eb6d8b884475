"""From a filled monitoring workbook to the addresses of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.cells import Cells
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.lens import parse_key
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.values import CellValue, letters
from jcm_pdd.files.excel.workbook import lay_out, read_workbook
from jcm_pdd.files.reading.found import Found


@dataclass(frozen=True, slots=True)
class Identity:
    """Which methodology a workbook belongs to; the version is empty when it does not say."""

    methodology: str
    version: str

    @property
    def country(self) -> str:
        """The country whose methodology it is, empty for a general shape."""
        return self.methodology[:2] if self.methodology[2:3] == "_" else ""


def is_own(sheets: dict[str, Cells]) -> bool:
    """Whether a workbook carries the keys this program writes; an official one does not."""
    cells = sheets.get(layout().sheets["input"].name)
    return cells is not None and (1, 1) in cells and parse_key(str(cells[1, 1])) is not None


def identity(sheets: dict[str, Cells], where: str) -> Identity:
    """Return the methodology of a workbook; Problem `reading.not_our_workbook` when it does not carry one."""
    name = layout().sheets["input"].name
    cells = sheets.get(name)
    owner = parse_key(str(cells[1, 1])) if cells and (1, 1) in cells else None
    if cells is None or owner is None:
        raise Problem("reading.not_our_workbook", where, sheet=name)
    pattern = re.compile(rf"{re.escape(owner.stem)}_ver(\d+(?:\.\d+)?)")
    versions = [match[1] for value in cells.values() if isinstance(value, str) and (match := pattern.search(value))]
    return Identity(owner.stem, versions[0] if versions else "")


def answers(schema: Schema, project: Project, data: bytes, sheets: dict[str, Cells], who: Identity,
            where: str) -> Found:
    """Return what the workbook answers; a cell that is no value of its kind is kept as it was written."""
    found = Found()
    for address, stored in read_workbook(data, schema, who.methodology, where).items():
        if address in schema.tables:
            rows = [str(row) for row in stored] if isinstance(stored, list) else []
            found.tables[address] = rows
            found.absent[address] = [row for row in project.rows(address) if row not in rows]
            continue
        wrong = rejected_text(stored)
        if wrong is None:
            found.values[address] = stored
        else:
            found.miss(address, wrong)
    _leftovers(schema, project, sheets, who, found)
    return found


def _leftovers(schema: Schema, project: Project, sheets: dict[str, Cells], who: Identity, found: Found) -> None:
    """Keep texts that stand where the program would write nothing, such as a note beside a table."""
    changes = [project.change(address, value) for address, value in {**found.values, **_lists(found)}.items()]
    filled = project.apply(changes)
    book = lay_out(schema, filled, calculate(schema.methodologies, filled), who.methodology)
    own = {str(value).strip() for sheet in book.sheets for value in _values(sheet)}
    own |= {str(value).strip() for value in found.values.values() if isinstance(value, str)}
    own |= {text.text.strip() for text in found.not_understood}
    for name, cells in sheets.items():
        for (row, column), value in sorted(cells.items()):
            if column > 1 and isinstance(value, str) and value.strip() and value.strip() not in own:
                found.miss(f"{name}!{letters(column)}{row}", value.strip())


def _lists(found: Found) -> dict[str, Json]:
    return {table: [*rows] for table, rows in found.tables.items()}


def _values(sheet: Sheet) -> list[CellValue]:
    return [cell.value for cell in sheet.cells.values()]
