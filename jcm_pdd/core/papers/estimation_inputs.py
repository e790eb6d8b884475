"""The inputs and the series of estimation records as the project holds them, with what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jcm_pdd.core import units
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import Rejected, rejected_text
from jcm_pdd.core.kinds.numbers import Number
from jcm_pdd.core.papers.estimation_formula import RESERVED, SYMBOL
from jcm_pdd.core.papers.estimation_series import Period, Point, Series, period_of
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.text import Text

INPUTS, SERIES = "estimate_inputs", "estimate_series"
_NUMBER = Text(en="Value", ja="値")


@dataclass(frozen=True, slots=True)
class Input:
    """One symbol of a calculation; the value is None while it is empty or cannot be read."""

    row: str
    symbol: str
    label: str
    value: Decimal | None
    typed: str
    unit: str
    evidence: str
    page: str


def text_at(project: Project, address: str) -> str:
    """Return a text as it was typed, refused entries included; empty when nothing stands there."""
    stored: Json = project.get(address)
    return "" if stored is None else (rejected_text(stored) or str(stored))


def rows_of(project: Project, table: str) -> dict[str, list[str]]:
    """Return the rows of one of the three tables by the value they are about, in their order."""
    found: dict[str, list[str]] = {}
    for row in project.rows(table):
        found.setdefault(text_at(project, f"{table}/{row}/of"), []).append(row)
    return found


def read_inputs(project: Project, rows: list[str]) -> tuple[tuple[Input, ...], list[Finding]]:
    """Return the inputs of one calculation and what is wrong with them; a symbol that stands twice has no value."""
    made: list[Input] = []
    findings: list[Finding] = []
    for row in rows:
        at = f"{INPUTS}/{row}"
        symbol, typed, unit, label, evidence, page = (
            text_at(project, f"{at}/{column}") for column in ("symbol", "value", "unit", "label", "evidence", "page"))
        number, refused = read_number(typed, unit)
        if refused is not None:
            findings.append(Finding(refused.code, "error", f"{at}/value", dict(refused.arguments)))
        if unit and not units.known(unit):
            findings.append(Finding("estimate.unknown_unit", "error", f"{at}/unit", {"unit": unit}))
        if symbol and (SYMBOL.fullmatch(symbol) is None or symbol in RESERVED):
            findings.append(Finding("estimate.symbol_form", "error", f"{at}/symbol", {"symbol": symbol}))
        if symbol and symbol in {one.symbol for one in made}:
            findings.append(Finding("estimate.symbol_twice", "error", f"{at}/symbol", {"symbol": symbol}))
            made = [one if one.symbol != symbol else _without_value(one) for one in made]
            continue
        made.append(Input(row, symbol, label, number, typed, unit or "-", evidence, page))
    return tuple(made), findings


def _without_value(one: Input) -> Input:
    return Input(one.row, one.symbol, one.label, None, one.typed, one.unit, one.evidence, one.page)


def read_series(project: Project, rows: list[str], unit: str) -> tuple[Series, list[Finding]]:
    """Return the series of one calculation and what is wrong with it."""
    points: list[Point] = []
    findings: list[Finding] = []
    for row in rows:
        at = f"{SERIES}/{row}"
        period, typed, evidence, page = (
            text_at(project, f"{at}/{column}") for column in ("period", "value", "evidence", "page"))
        number, refused = read_number(typed, unit)
        when = period_of(period)
        if refused is not None:
            findings.append(Finding(refused.code, "error", f"{at}/value", dict(refused.arguments)))
        if period and when is None:
            findings.append(Finding("estimate.period", "error", f"{at}/period", {"typed": period}))
        points.append(Point(row, when, number, period, typed, evidence, page))
    series = Series(tuple(points), unit)
    return series, findings + _shape(series)


def _shape(series: Series) -> list[Finding]:
    """Return what is wrong with the periods of a series as a whole."""
    findings: list[Finding] = []
    first = f"{SERIES}/{series.points[0].row}/period" if series.points else ""
    seen: set[Period] = set()
    for point in series.points:
        if point.period is not None and point.period in seen:
            findings.append(Finding("estimate.period_twice", "error", f"{SERIES}/{point.row}/period",
                                    {"period": str(point.period)}))
        seen |= {point.period} if point.period is not None else set()
    if series.mixed:
        findings.append(Finding("estimate.periods_mixed", "error", first))
    if series.missing:
        told = ", ".join(map(str, series.missing[:6])) + (", …" if len(series.missing) > 6 else "")
        findings.append(Finding("estimate.gap", "warning", first,
                                {"count": str(len(series.missing)), "missing": told}))
    return findings


@lru_cache(maxsize=512)
def _kind(unit: str) -> Number:
    return Number(FieldDef(id="value", kind="number", label=_NUMBER, unit=unit))


def read_number(typed: str, unit: str) -> tuple[Decimal | None, Rejected | None]:
    """Return a typed number in its unit, or why it cannot be read; neither for an empty text."""
    try:
        stored = _kind("" if unit == "-" else unit).parse(typed)
    except Rejected as error:
        return None, error
    return (None if stored is None else Decimal(str(stored))), None
