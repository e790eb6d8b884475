"""The official workbook of a methodology: which answer stands in which cell, and what its own formulas give.

A methodology adopted from its workbook has no formulas of ours: reference and project emissions come from the
workbook. One that has formulas gets the workbook's numbers beside its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from pydantic import Field, PrivateAttr

from jcm_pdd.core.form import Number, Strict
from jcm_pdd.core.formula.walk import Value

if TYPE_CHECKING:
    from jcm_pdd.core.engine import State
    from jcm_pdd.core.methodology import MethodologyDef

CellInput = Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class OfficialValues:
    """What the workbook's formulas give for one full year, unrounded tCO2 but for `reduction`, the cell as shown.

    `refusal` is the code of the finding that says why there is nothing, with its arguments.
    """

    reference: Decimal | None = None
    project: Decimal | None = None
    reduction: Decimal | None = None
    refusal: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)


class Evaluator(Protocol):
    """Calculates a workbook; cells are written "SHEET!A1"."""

    @property
    def reads(self) -> frozenset[str]:
        """The constants the results are calculated from."""

    def values(self, inputs: Mapping[str, CellInput]) -> OfficialValues:
        """Return the results with these cells set; None empties a cell."""


class OfficialNumber(Strict):
    """A default value as the official files have it: in our unit, with the document and the cell or page."""

    value: Number
    document: str
    place: str


class WorkbookDef(Strict):
    """Where the answers of a methodology stand in its official workbook; a cell is written "SHEET!A1".

    `inputs`: parameter id -> cell of its value. `tables`: table id -> one mapping of parameter id -> cell for each
    unit the workbook has room for. `columns`: cell of a value -> monitoring plan column (point, option, source,
    method, frequency, comment) -> cell. `choices`: parameter id -> choice id ("true", "false" for yes or no) -> the
    text the workbook's list has for it. `factors`: parameter id -> what its value is multiplied by, where the
    workbook takes another unit. `optional`: parameters the workbook itself can do without. `unlinked`: input cells
    that no parameter fills. `values`: default id or "TABLE.row" -> the number the official files have for it.
    """

    file: str
    sha256: str
    inputs: dict[str, str] = Field(default_factory=dict)
    tables: dict[str, tuple[dict[str, str], ...]] = Field(default_factory=dict)
    columns: dict[str, dict[str, str]] = Field(default_factory=dict)
    choices: dict[str, dict[str, str]] = Field(default_factory=dict)
    factors: dict[str, Number] = Field(default_factory=dict)
    defaults: dict[str, str] = Field(default_factory=dict)
    values: dict[str, OfficialNumber] = Field(default_factory=dict)
    optional: tuple[str, ...] = ()
    unlinked: tuple[str, ...] = ()
    reference: str | None = None
    project: str | None = None
    reduction: str
    _evaluator: Evaluator | None = PrivateAttr(default=None)

    def attach(self, evaluator: Evaluator) -> None:
        """Give the workbook what calculates it; without one its numbers are not known."""
        self._evaluator = evaluator

    @property
    def evaluator(self) -> Evaluator | None:
        """What calculates this workbook."""
        return self._evaluator

    def bound(self) -> frozenset[str]:
        """Return the ids of the parameters and defaults that have a cell."""
        columns = {name for slots in self.tables.values() for slot in slots for name in slot}
        return frozenset({*self.inputs, *columns, *self.defaults})

    def needed(self) -> frozenset[str]:
        """Return the ids of the parameters without which the workbook's results are not known."""
        if self._evaluator is None:
            return frozenset()
        pairs = [*self.inputs.items(), *(p for slots in self.tables.values() for slot in slots for p in slot.items())]
        return frozenset(name for name, cell in pairs
                         if cell in self._evaluator.reads and name not in self.optional)


def official_values(m: MethodologyDef, state: State) -> OfficialValues:
    """Return what the official workbook gives for a state; nothing while an input it needs is missing."""
    book = m.workbook
    if book is None or book.evaluator is None:
        return OfficialValues()
    refused = misfit(m, state)
    if refused is not None:
        return refused
    needed = book.needed()
    if any(value is None and name in needed for name, _, value in _bound_values(m, book, state)):
        return OfficialValues()
    if any(table.min_rows and not state.rows.get(table.id) and needed & {p.id for p in m.columns(table.id)}
           for table in m.tables):
        return OfficialValues()  # no units are not zero tonnes
    return book.evaluator.values(official_inputs(m, state))


def misfit(m: MethodologyDef, state: State) -> OfficialValues | None:
    """Return why a project does not fit into the official workbook, None when it does."""
    book = m.workbook
    if book is None:
        return None
    unlinked = sorted(set(book.unlinked) & book.evaluator.reads) if book.evaluator is not None else []
    if unlinked:
        return OfficialValues(refusal="official.unlinked", arguments={"cells": ", ".join(unlinked)})
    for table, slots in book.tables.items():
        count = len(state.rows.get(table, ()))
        if count > len(slots):
            return OfficialValues(refusal="official.too_many_rows", arguments={
                "table": table, "rows": str(count), "places": str(len(slots))})
    for name, _, value in _bound_values(m, book, state):
        try:
            _written(book, name, value)
        except KeyError:
            return OfficialValues(refusal="official.choice", arguments={"parameter": name, "choice": str(value)})
    return None


def official_inputs(m: MethodologyDef, state: State) -> dict[str, CellInput]:
    """Return what each bound cell of the official workbook holds for a state that fits; None for an empty one."""
    inputs: dict[str, CellInput] = {}
    if m.workbook is not None:
        for name, cell, value in _bound_values(m, m.workbook, state):
            inputs[cell] = _written(m.workbook, name, value)
        _emptied(m.workbook, state, inputs)
    return inputs


def _bound_values(m: MethodologyDef, book: WorkbookDef, state: State) -> Iterator[tuple[str, str, Value]]:
    """Yield id, cell and value of everything the project puts into the workbook."""
    for name, cell in book.inputs.items():
        yield name, cell, state.scalars.get(name)
    for table, slots in book.tables.items():
        count = len(state.rows.get(table, ()))
        for at, slot in enumerate(slots[:count]):
            for name, cell in slot.items():
                yield name, cell, state.columns[name][at]
    for default in m.defaults:
        value = state.scalars.get(default.id)
        # The workbook's own value stands unless the user gave another one.
        if default.id in book.defaults and value != default.value:
            yield default.id, book.defaults[default.id], value


def _emptied(book: WorkbookDef, state: State, inputs: dict[str, CellInput]) -> None:
    for table, slots in book.tables.items():
        for slot in slots[len(state.rows.get(table, ())):]:
            for cell in slot.values():
                inputs.setdefault(cell, None)


def _written(book: WorkbookDef, name: str, value: Value) -> CellInput:
    """Return a value as the workbook writes it; KeyError for a choice its list does not have."""
    if value is None:
        return None
    if name in book.choices:
        return book.choices[name][str(value).lower() if isinstance(value, bool) else str(value)]
    if isinstance(value, Decimal):
        return value * book.factors.get(name, Decimal(1))
    return value
