"""An official workbook that calculates: answers go into its cells, its own formulas give the emissions.

Both engines must agree on every number; otherwise there is no number and a finding says why.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.official import CellInput, OfficialValues, WorkbookDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.workbooks.book import At, Book, BookCell, Scalar

if TYPE_CHECKING:
    from jcm_pdd.files.workbooks.engines import TwinBook

# A project with values by year asks for each of its years; more sets of inputs than this are asked anew.
KEPT = 128
# What Excel shows of a number; the seventeenth digit is noise of the binary fraction.
DIGITS = 15


def place(book: Book, cell: str) -> At:
    """Return the cell written as "SHEET!A1"; raises Problem `workbook.no_cell`."""
    sheet, _, reference = cell.rpartition("!")
    return book.at(sheet, reference)


def number(value: Scalar) -> Decimal | None:
    """Return a number of a cell to 15 significant digits, None for a text, an error or nothing."""
    if isinstance(value, float) and not isinstance(value, bool):
        return Decimal(f"{value:.{DIGITS}g}")
    return None


class WorkbookEvaluator:
    """Calculates the workbook of one methodology; it is read when a number is first asked for."""

    def __init__(self, definition: WorkbookDef, load: Callable[[], bytes]) -> None:
        self.definition = definition
        self._load = load
        self._twin: TwinBook | None = None
        self._places: dict[str, At] = {}
        self._original: dict[str, CellInput] = {}
        self._results: dict[str, At] = {}
        self._reads: frozenset[str] | None = None
        self._refusal: Problem | None = None
        self._known: OrderedDict[tuple[tuple[str, CellInput], ...], OfficialValues] = OrderedDict()

    def load_by(self, load: Callable[[], bytes]) -> None:
        """Take the workbook's bytes from elsewhere when it was not read yet; a closed project has none to give."""
        self._load = load

    @property
    def reads(self) -> frozenset[str]:
        """The input cells that the results are calculated from; none while the workbook cannot be read."""
        self._open()
        return self._reads or frozenset()

    @property
    def refusal(self) -> Problem | None:
        """Why the workbook cannot be calculated, None when it can."""
        self._open()
        return self._refusal

    def values(self, inputs: Mapping[str, CellInput]) -> OfficialValues:
        """Return the results with these cells set; a workbook that cannot be calculated says why in `refusal`."""
        twin = self._open()
        if twin is None:
            return _refused(self._refusal)
        # A cell nobody sets has the workbook's own value, also after another set of inputs had changed it.
        given = {**self._original, **{cell: value for cell, value in inputs.items() if cell in self.reads}}
        key = tuple(sorted(given.items()))
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        try:
            twin.set({self._places[cell]: value for cell, value in key})
            read = twin.read(self._results.values())
        except Problem as problem:
            return _refused(problem)
        found = {name: number(read[at]) for name, at in self._results.items()}
        values = OfficialValues(found.get("reference"), found.get("project"), found.get("reduction"))
        if values.reduction is None:
            at = self._results["reduction"]
            values = OfficialValues(refusal="official.no_number", arguments={"cell": str(at), "value": str(read[at])})
        self._known[key] = values
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return values

    def _open(self) -> TwinBook | None:
        if self._reads is None:
            self._reads = frozenset()
            try:
                self._read()
            except Problem as problem:
                self._refusal = problem
        return self._twin

    def _read(self) -> None:
        from jcm_pdd.files.workbooks.book import read_book
        from jcm_pdd.files.workbooks.engines import TwinBook

        one = self.definition
        book = read_book(self._load(), one.file)
        cells = {*one.inputs.values(), *one.defaults.values(), *one.unlinked,
                 *(cell for slots in one.tables.values() for slot in slots for cell in slot.values())}
        self._places = {cell: place(book, cell) for cell in cells}
        found: dict[str, CellInput] = {}
        for cell, at in self._places.items():
            found[cell] = _constant(book, at)
            # An empty input stands in no plan; a number in its place is taken out again when it is set.
            book.sheets[at.sheet].cells.setdefault((at.row, at.column), BookCell(0.0))
        named = {"reference": one.reference, "project": one.project, "reduction": one.reduction}
        self._results = {name: place(book, cell) for name, cell in named.items() if cell}
        self._twin = TwinBook(book, self._results.values())
        constants = self._twin.plan.constants
        self._reads = frozenset(cell for cell, at in self._places.items() if at in constants)
        self._original = {cell: value for cell, value in found.items() if cell in self._reads}


def _constant(book: Book, at: At) -> CellInput:
    cell = book.sheets[at.sheet].cells.get((at.row, at.column))
    value = cell.value if cell is not None else None
    return value if isinstance(value, str | bool) else number(value)


def _refused(problem: Problem | None) -> OfficialValues:
    if problem is None:
        return OfficialValues()
    return OfficialValues(refusal="official.refused", arguments={
        "reason": problem_text(problem, "en"), "reason_ja": problem_text(problem, "ja")})


_EVALUATORS: OrderedDict[tuple[str, str], WorkbookEvaluator] = OrderedDict()


def evaluator_of(definition: WorkbookDef, load: Callable[[], bytes]) -> WorkbookEvaluator:
    """Return what calculates a workbook; one workbook with one set of places is read once."""
    key = definition.sha256, definition.model_dump_json()
    if key not in _EVALUATORS:
        _EVALUATORS[key] = WorkbookEvaluator(definition, load)
        if len(_EVALUATORS) > 16:
            _EVALUATORS.popitem(last=False)
    _EVALUATORS.move_to_end(key)
    _EVALUATORS[key].load_by(load)
    return _EVALUATORS[key]
