"""Our results against our own workbook calculated by two engines from its formulas alone, stored results ignored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.calculation import Emissions, Results
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.workbook import build_workbook, lay_out
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.workbooks.book import At, ErrorValue, Scalar
from jcm_pdd.files.workbooks.engines import RELATIVE, TwinBook

# Columns of the sheet of years: fraction, RE and PE of a whole year, exact reduction, then the three shown numbers.
_FRACTION, _RE, _PE, _EXACT, _SHOWN = 5, 6, 7, 8, (9, 10, 11)
_SYMBOLS = ("RE", "PE", "ER")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the engines say about one methodology, whole tCO2; None while an input is missing.

    `annual` holds RE, PE and ER of one full year, unrounded but for ER.
    """

    methodology: str
    emission_reductions: int | None
    annual: tuple[Scalar, Scalar, Scalar]
    findings: tuple[Finding, ...]

    @property
    def agrees(self) -> bool:
        """Whether every number is ours."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class _Pair:
    """One number as we and as the engines have it; `exact` the unrounded numbers behind a rounded one."""

    name: str
    ours: Decimal | int | None
    theirs: Scalar
    exact: tuple[Decimal | None, Scalar] | None = None


def second_opinions(schema: Schema, project: Project, results: Results) -> tuple[Opinion, ...]:
    """Return the opinion on each methodology of a project that has a workbook of ours.

    One calculated by its official workbook is calculated by both engines already.
    """
    return tuple(_opinion(schema, project, results, name) for name, method in results.methodologies.items()
                 if not method.methodology.calculated_by_workbook)


def _opinion(schema: Schema, project: Project, results: Results, name: str) -> Opinion:
    try:
        twin = TwinBook.open(build_workbook(schema, project, results, name), name)
        numbers = _Numbers(twin, _year_rows(schema, project, results, name))
        pairs = [*numbers.annual(results, name), *numbers.years(results, name)]
    except Problem as problem:
        reasons = {"reason": problem_text(problem, "en"), "reason_ja": problem_text(problem, "ja")}
        refused = Finding("result.no_second_opinion", "warning", name, reasons)
        return Opinion(name, None, (None, None, None), (refused,))
    annual = results.methodologies[name].annual
    scale = max((abs(float(x)) for x in (annual.reference, annual.project) if x is not None), default=0.0)
    findings = tuple(finding for pair in pairs if (finding := _judged(pair, name, scale)) is not None)
    return Opinion(name, numbers.total(), numbers.shown(), findings)


def _year_rows(schema: Schema, project: Project, results: Results, name: str) -> tuple[int, ...]:
    """Return the row of each year on the sheet of years; the row after the last one holds the totals."""
    sheet = next(s for s in lay_out(schema, project, results, name).sheets if s.name == layout().sheets["years"].name)
    rows: dict[object, int] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        shown = sheet.cells.get((row, _SHOWN[-1]))
        if column == 2 and type(cell.value) is int and shown is not None and shown.formula is not None:
            rows.setdefault(cell.value, row)
    return tuple(rows[year.year] for year in results.years if year.year in rows)


class _Numbers:
    """The numbers of an evaluated workbook."""

    def __init__(self, twin: TwinBook, rows: tuple[int, ...]) -> None:
        self.twin, self.rows = twin, rows
        self.sheet = layout().sheets["years"].name

    def _named(self, name: str) -> Scalar:
        at = self.twin.book.named(name)
        return self.twin.read([at])[at]

    def _year(self, row: int, column: int) -> Scalar:
        at = At(self.sheet, row, column)
        return self.twin.read([at])[at]

    def annual(self, results: Results, name: str) -> Iterator[_Pair]:
        """Pair the values of one full year."""
        method = results.methodologies[name]
        exact = method.annual.reduction, self._named("JCM_ER_unrounded")
        yield _Pair("RE_p", method.annual.reference, self._named("JCM_RE"))
        yield _Pair("PE_p", method.annual.project, self._named("JCM_PE"))
        yield _Pair("RE_p - PE_p", *exact)
        yield _Pair("ER_p", method.er_p, self._named("JCM_ER"), exact)

    def years(self, results: Results, name: str) -> Iterator[_Pair]:
        """Pair the unrounded part and the whole numbers of every year, then the totals."""
        from jcm_pdd.core.rounding import whole_down, whole_half_up

        totals: list[int | None] = [0, 0, 0]
        for year, row in zip(results.years, self.rows, strict=bool(self.rows)):
            part = year.by_methodology[name]
            exact = _exact(part)
            ours = tuple(None if x is None else rule(x) for rule, x in
                         zip((whole_half_up, whole_half_up, whole_down), exact, strict=True))
            theirs = (_product(self._year(row, _FRACTION), self._year(row, _RE)),
                      _product(self._year(row, _FRACTION), self._year(row, _PE)), self._year(row, _EXACT))
            for symbol, mine, their in zip(_SYMBOLS, exact, theirs, strict=True):
                yield _Pair(f"{symbol} {year.year} (unrounded)", mine, their)
            for at, symbol in enumerate(_SYMBOLS):
                yield _Pair(f"{symbol} {year.year}", ours[at], self._year(row, _SHOWN[at]), (exact[at], theirs[at]))
                before, now = totals[at], ours[at]
                totals[at] = None if before is None or now is None else before + now
        if self.rows:
            for at, symbol in enumerate(_SYMBOLS):
                yield _Pair(f"total {symbol}", totals[at], self._year(self.rows[-1] + 1, _SHOWN[at]))

    def total(self) -> int | None:
        """Return the total emission reductions of all years, whole tCO2."""
        value = self._year(self.rows[-1] + 1, _SHOWN[-1]) if self.rows else None
        return int(value) if isinstance(value, float) else None

    def shown(self) -> tuple[Scalar, Scalar, Scalar]:
        """Return RE, PE and whole ER of one full year."""
        return self._named("JCM_RE"), self._named("JCM_PE"), self._named("JCM_ER")


def _exact(part: Emissions) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return part.reference, part.project, part.reduction


def _product(first: Scalar, second: Scalar) -> Scalar:
    if isinstance(first, float) and isinstance(second, float):
        return first * second
    return first if isinstance(first, ErrorValue) else second


def _agrees(ours: Decimal | int | None, theirs: Scalar, scale: float) -> bool:
    """Whether two numbers agree relative to their size, or to the size of what they are the difference of."""
    if ours is None or not isinstance(theirs, float):
        return ours is None and isinstance(theirs, ErrorValue)
    if isinstance(ours, int):
        return ours == theirs
    mine = float(ours)
    return abs(mine - theirs) <= RELATIVE * max(abs(mine), abs(theirs), scale)


def _judged(pair: _Pair, methodology: str, scale: float) -> Finding | None:
    """Return the finding of a pair that differs; a rounded one whose exact numbers agree lies on a boundary."""
    if _agrees(pair.ours, pair.theirs, scale):
        return None
    args = {"quantity": pair.name, "ours": "-" if pair.ours is None else str(pair.ours), "theirs": str(pair.theirs)}
    if pair.exact is not None and _agrees(*pair.exact, scale):
        return Finding("result.boundary", "warning", methodology, {**args, "exact": str(pair.exact[0])})
    return Finding("result.differs", "error", methodology, args)
