"""The cells of an official workbook found again in a document: another version, inserted rows, renamed sheets.

A cell is known by the words beside it (symbol, description, which of several alike), not by its address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.files.official.building import cell_name
from jcm_pdd.files.official.separate import units_of_matrix
from jcm_pdd.files.workbooks.book import At
from jcm_pdd.files.workbooks.heads import folded, sheet_role
from jcm_pdd.files.workbooks.reading import InputCell, OfficialWorkbook

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One input cell of a workbook with the words that tell which it is; `near` are the words without description."""

    key: Key
    near: Key
    at: At
    unit: str = ""
    said: str = ""
    row: InputCell | None = None


@dataclass
class Moved:
    """Where the cells of a workbook stand in a document: `cells` by the name a definition gives them.

    `units` holds (unit of the workbook, unit of the document) of values whose unit differs; `lost` the bound cells
    that the document does not have; `same` says that every cell known by its words stands where it stood.
    """

    cells: dict[str, At] = field(default_factory=dict)
    units: dict[str, tuple[str, str]] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    same: bool = True
    rows: dict[At, InputCell] = field(default_factory=dict)


def anchors(found: OfficialWorkbook) -> tuple[Anchor, ...]:
    """Return the input cells and defaults of a workbook with what they are known by; no two keys are equal."""
    seen: dict[Key, int] = {}
    made = []
    for one in _anchors(found):
        seen[one.key] = seen.get(one.key, 0) + 1
        number = str(seen[one.key])
        made.append(Anchor((*one.key, number), (*one.near, number), one.at, one.unit, one.said, one.row))
    return tuple(made)


def _anchors(found: OfficialWorkbook) -> Iterator[Anchor]:
    roles = {name: "/".join(key) for key, name in found.sheets.items()}
    listed = set()
    for one in found.parameters:
        symbol, words = one.texts.get("symbol", ""), one.texts.get("description", "")
        near: Key = ("list", roles.get(one.value.sheet, ""), one.table, folded(symbol) or folded(words))
        listed.add(one.value)
        yield Anchor((*near, folded(words)), near, one.value, one.texts.get("unit", "").strip(),
                     symbol.strip() or words.strip(), one)
    for name in found.book.sheets:
        role = sheet_role(name)
        units = units_of_matrix(found.book, found.book.sheets[name]) if role and "separate" in role[1] else None
        for column in units.columns if units is not None else ():
            for slot, at in enumerate(column.cells):
                near = ("matrix", roles.get(name, name), folded(column.symbol), str(slot))
                if at not in listed:
                    yield Anchor((*near, folded(column.description)), near, at, column.unit.strip(), column.symbol)
    for default in found.defaults:
        near = ("default", roles.get(default.at.sheet, ""), *(folded(label) for label in default.labels))
        yield Anchor(near, near, default.at, next(iter(default.notes), "").strip(), default.labels[-1])


def find_moved(definition: WorkbookDef, blank: OfficialWorkbook, document: OfficialWorkbook) -> Moved:
    """Return where the bound cells of a workbook stand in a document of the same methodology."""
    old, new = anchors(blank), anchors(document)
    by_key, by_near = {one.key: one for one in new}, _once(new)
    known = _once(old)
    moved = Moved(rows={one.at: one.row for one in new if one.row is not None})
    pairs = [(one, by_key.get(one.key) or (by_near.get(one.near) if one.near in known else None)) for one in old]
    found = [(one, there) for one, there in pairs if there is not None]
    bound = set(bound_cells(definition))
    moved.same = all(there.at == one.at for one, there in found) and all(
        _labels(blank, one.at, bound) == _labels(document, one.at, bound) for one, there in pairs if there is None)
    for one, there in found:
        moved.cells[cell_name(one.at)] = there.at
        if folded(there.unit) != folded(one.unit):
            moved.units[cell_name(one.at)] = one.unit, there.unit
        _words(moved, definition, one, there)
    _unanchored(moved, definition, blank, document)
    return moved


def _labels(book: OfficialWorkbook, at: At, bound: set[str]) -> list[str]:
    """Return the texts before a cell in its row that are no answers."""
    sheet = book.book.sheet(at.sheet)
    cells = sorted(sheet.cells.items()) if sheet is not None else []
    return [folded(cell.value) for (row, column), cell in cells
            if row == at.row and column < at.column and cell.formula is None and folded(cell.value)
            and cell_name(At(at.sheet, row, column)) not in bound]


def _once(found: tuple[Anchor, ...]) -> Mapping[Key, Anchor]:
    """Return the anchors whose symbol alone tells which they are."""
    counts: dict[Key, int] = {}
    for one in found:
        counts[one.near[:-1]] = counts.get(one.near[:-1], 0) + 1
    return {one.near: one for one in found if counts[one.near[:-1]] == 1}


def _words(moved: Moved, definition: WorkbookDef, old: Anchor, new: Anchor) -> None:
    """Say where the plan's words of a value stand now."""
    if old.row is not None and new.row is not None:
        wanted = set(definition.columns.get(cell_name(old.at), {}).values())
        for name, at in old.row.cells.items():
            if cell_name(at) in wanted and name in new.row.cells:
                moved.cells[cell_name(at)] = new.row.cells[name]


def _unanchored(moved: Moved, definition: WorkbookDef, blank: OfficialWorkbook, document: OfficialWorkbook) -> None:
    """A cell nothing names stays where it is as long as nothing moved."""
    bound = set(bound_cells(definition))
    for cell in bound - moved.cells.keys():
        sheet, _, reference = cell.rpartition("!")
        at = blank.book.at(sheet, reference)
        if moved.same and document.book.sheet(sheet) and _labels(blank, at, bound) == _labels(document, at, bound):
            moved.cells[cell] = document.book.at(sheet, reference)
        else:
            moved.lost.append(cell)
    stages = {name: stage for (stage, _), name in blank.sheets.items()}
    stage = stages.get(definition.reduction.rpartition("!")[0], "")
    if stage in document.results:
        moved.cells[definition.reduction] = document.results[stage]


def bound_cells(definition: WorkbookDef) -> Iterator[str]:
    """Yield every cell an answer stands in: values, defaults, words of the plan."""
    yield from definition.inputs.values()
    yield from definition.defaults.values()
    for slots in definition.tables.values():
        for slot in slots:
            yield from slot.values()
    for columns in definition.columns.values():
        yield from columns.values()
