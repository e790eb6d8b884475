"""A workbook's own formulas evaluated by two engines that know nothing of each other.

Either engine alone is silently wrong somewhere; a result counts only when both agree. The engines get formulas and
constants through their programming interface, never the file: no part of a foreign package reaches them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.values import serial
from jcm_pdd.files.workbooks.book import At, Book, BookCell, ErrorValue, Progress, Scalar, read_book
from jcm_pdd.files.workbooks.closure import Plan, plan_of

if TYPE_CHECKING:
    import ironcalc

RELATIVE = 1e-9
# What is left of two equal numbers taken from each other is noise of the last binary digit, not a result.
NOISE = 1e-12
_KINDS = {"Div": "#DIV/0!", "Na": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!",
          "Value": "#VALUE!"}
_EXCEL = frozenset(_KINDS.values()) - {"#NAME?"}

Input = float | int | Decimal | str | bool | date | None


class Engine(Protocol):
    """One evaluator of formulas."""

    name: str

    def set(self, at: At, value: float | str | bool | None) -> None:
        """Set a constant; None empties the cell."""

    def evaluate(self) -> None:
        """Calculate everything anew."""

    def value(self, at: At) -> Scalar:
        """Return the result of a formula cell."""


class IronCalcEngine:
    """IronCalc: dual MIT/Apache, one evaluation of the whole model."""

    name = "IronCalc"

    def __init__(self, sheets: Iterable[str], plan: Plan) -> None:
        import ironcalc

        self._error = ironcalc.CellType.ErrorValue
        self._model: ironcalc.Model = ironcalc.create("workbook")
        self._sheets: dict[str, int] = {}
        for number, name in enumerate(sheets):
            if number:
                self._model.add_sheet(f"new sheet {number}")
            self._model.rename_sheet(number, name)
            self._sheets[name] = number
        for at, value in plan.constants.items():
            self.set(at, _plain(value))
        for at, formula in plan.formulas.items():
            self._model.update_cell_with_formula(self._sheets[at.sheet], at.row, at.column, f"={formula}")

    def set(self, at: At, value: float | str | bool | None) -> None:
        """Set a constant; an emptied cell is removed, for a cleared one would count as zero."""
        place = self._sheets[at.sheet], at.row, at.column
        if value is None:
            self._model.range_clear_all(*place, at.row, at.column)
        elif isinstance(value, bool):
            self._model.update_cell_with_bool(*place, value)
        elif isinstance(value, str):
            self._model.update_cell_with_text(*place, value)
        else:
            self._model.update_cell_with_number(*place, value)

    def evaluate(self) -> None:
        """Calculate everything anew."""
        self._model.evaluate()

    def value(self, at: At) -> Scalar:
        """Return the result of a formula cell."""
        place = self._sheets[at.sheet], at.row, at.column
        value = self._model.get_cell_value(*place)
        if isinstance(value, str) and self._model.get_cell_type(*place) == self._error:
            return ErrorValue(value)
        return value


class FormualizerEngine:
    """formualizer: dual MIT/Apache, recalculates what an edit touches."""

    name = "formualizer"

    def __init__(self, sheets: Iterable[str], plan: Plan) -> None:
        import formualizer

        settings = formualizer.EvaluationConfig()
        settings.enable_parallel = False  # the same order of additions every time
        self._book: Any = formualizer.Workbook(config=formualizer.WorkbookConfig(eval_config=settings))
        self._book.set_temporal_egress("serial")
        for name in sheets:
            self._book.add_sheet(name)
        for at, value in plan.constants.items():
            self.set(at, _plain(value))
        for at, formula in plan.formulas.items():
            self._book.set_formula(at.sheet, at.row, at.column, f"={formula}")

    def set(self, at: At, value: float | str | bool | None) -> None:
        """Set a constant; None empties the cell."""
        self._book.set_value(at.sheet, at.row, at.column, value)

    def evaluate(self) -> None:
        """Calculate what changed."""
        self._book.evaluate_all()

    def value(self, at: At) -> Scalar:
        """Return the result of a formula cell."""
        value = self._book.get_value(at.sheet, at.row, at.column)
        if isinstance(value, dict) and value.get("type") == "Error":
            return ErrorValue(_KINDS.get(str(value.get("kind")), f"#{value.get('kind')}"))
        if value is None or isinstance(value, (bool, str)):
            return value
        return float(value) if isinstance(value, (int, float)) else ErrorValue(f"#{type(value).__name__}")


def _plain(value: Scalar | Input) -> float | str | bool | None:
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, date):
        return float(serial(value))
    if isinstance(value, ErrorValue):
        raise TypeError("an error value is put in as a formula")
    return float(value)


def same(first: Scalar, second: Scalar) -> bool:
    """Return whether two results agree: numbers relative to their size, all else exactly."""
    if type(first) is not type(second):
        return False
    if isinstance(first, float) and isinstance(second, float):
        return math.isfinite(first) and math.isclose(first, second, rel_tol=RELATIVE, abs_tol=NOISE)
    if isinstance(first, ErrorValue) and isinstance(second, ErrorValue):
        return first == second and first.code in _EXCEL
    return first == second


def _started(book: Book, plan: Plan) -> Iterator[Engine]:
    import formualizer
    import ironcalc

    from jcm_pdd.files.workbooks.incremental import IncrementalIronCalc

    for engine in (IncrementalIronCalc, FormualizerEngine):
        try:
            yield engine(book.sheets, plan)
        except (ironcalc.WorkbookError, formualizer.ParserError, ValueError, RuntimeError) as error:
            raise Problem("workbook.construction", book.where, what=f"{engine.name}: {error}") from error


def _untold(done: int, total: int) -> None:
    """Tell nobody."""


class TwinBook:
    """A workbook in both engines. Set inputs, then read results; a disagreement is a Problem."""

    def __init__(self, book: Book, results: Iterable[At] | None = None, progress: Progress | None = None) -> None:
        self.book = book
        self._results = None if results is None else tuple(results)
        self._set: dict[At, Input] = {}
        self._prepare(progress or _untold)

    def _prepare(self, tell: Progress) -> None:
        # following the formulas takes about half of the time, either engine a quarter
        self.plan = plan_of(self.book, self._results, lambda done, total: tell(done, 2 * max(total, 1)))
        engines = []
        for engine in _started(self.book, self.plan):
            engines.append(engine)
            tell(2 + len(engines), 4)
        self.engines: tuple[Engine, ...] = tuple(engines)
        self._inputs: dict[At, Scalar] = dict(self.plan.constants)
        self._stale = True

    @classmethod
    def open(cls, data: bytes, where: str = "", results: Iterable[At] | None = None,
             progress: Progress | None = None) -> TwinBook:
        """Return a workbook ready to be evaluated; raises Problem for anything hostile or not proven.

        `results` limits the check to the formulas that these cells read; None checks every formula there is.
        `progress` is told how much of how much is done: the first third is reading, then come the formulas.
        """
        tell = progress or _untold
        book = read_book(data, where, lambda done, total: tell(done, 3 * max(total, 1)))
        return cls(book, results, lambda done, total: tell(total + 2 * done, 3 * total))

    def set(self, inputs: Mapping[At, Input]) -> None:
        """Set input cells; raises Problem `workbook.not_an_input` for a cell with a formula."""
        for at in inputs:
            cell = self.book.sheets[at.sheet].cells.get((at.row, at.column))
            if cell is not None and (cell.formula is not None or cell.array):
                raise Problem("workbook.not_an_input", f"{self.book.where} {at}".strip())
        self._set.update(inputs)
        below = [at for at in inputs if at.row > self.plan.last_row]
        if below:  # areas of whole columns were cut above
            for at in below:
                self.book.sheets[at.sheet].cells[at.row, at.column] = BookCell(0.0)
            self._prepare(_untold)
        for at, value in (self._set if below else inputs).items():
            self._inputs[at] = _plain(value)
            for engine in self.engines:
                engine.set(at, _plain(value))
        self._stale = self._stale or bool(inputs)

    def read(self, results: Iterable[At]) -> dict[At, Scalar]:
        """Return the value of cells after evaluation; raises Problem `workbook.engines_differ` with both values."""
        if self._stale:
            for engine in self.engines:
                engine.evaluate()
            self._check_texted()
            self._stale = False
        return {at: self._read(at) for at in results}

    def _check_texted(self) -> None:
        """Refuse a number with more digits than Excel writes where a formula may join it into a text."""
        for reader, cells in self.plan.texted.items():
            for at in cells:
                value = self._read(at)
                if isinstance(value, float) and float(f"{value:.15g}") != value:
                    raise Problem("workbook.construction", f"{self.book.where} {reader}".strip(), what=f"& {at}")

    def _read(self, at: At) -> Scalar:
        if at in self._inputs or at not in self.plan.formulas:
            return self._inputs.get(at)
        first, second = (engine.value(at) for engine in self.engines)
        if not same(first, second):
            raise Problem("workbook.engines_differ", f"{self.book.where} {at}".strip(),
                          first=f"{self.engines[0].name}: {first}", second=f"{self.engines[1].name}: {second}")
        return first
