"""Sums, products, shares and units as texts and tables have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.quantities import NUMBER, UNITS, quantities
from jcm_pdd.core.review.families.sources import of_states, of_texts, of_years
from jcm_pdd.core.review.rule import Rule

Slip = tuple[str, tuple[tuple[str, str], ...]]

_NAME = r"(?:\s?[A-Za-z%°][\w%°/\-]*(?:\s(?:per|of)\s\w+)?)?"
_TERM = rf"({NUMBER}){_NAME}"
_CALCULATION = re.compile(rf"(?<![/=+*×÷–-]\s)(?<![\w.,])"
                          rf"({NUMBER}{_NAME}(?:\s*[x×*+/÷–-]\s*{NUMBER}{_NAME}){{1,5}})\s*=\s*"
                          rf"({NUMBER})(?![\d,.]*\s?[x×*/÷+])")
_STEP = re.compile(rf"\s*([x×*+/÷–-])?\s*({NUMBER})({_NAME})")
_SUM = re.compile(rf"\b(?:sum|total|in total|altogether)\b\s*(?::|of|is|"
                  rf"=)?\s*({NUMBER})\s?([A-Za-z][\w/\-]*)", re.IGNORECASE)
_PER_YEAR = re.compile(rf"({NUMBER})\s?(kW|MW|GW|kWp|MWp)\s?(?:/\s?(?:y|yr|year)\b|per (?:year|annum)\b|a year\b|"
                       rf"annually\b)")
_CAPACITY = re.compile(rf"\b(?:capacit(?:y|ies)|rated (?:power|output))\s+(?:of|is|"
                       rf":)?\s*(?:\w+\s+)?({NUMBER})\s?(kWh|MWh|GWh)\b",
                       re.IGNORECASE)
_STORAGE = re.compile(r"\b(batter|storage|accumulat)", re.IGNORECASE)
_SHARE = re.compile(rf"\b(efficienc\w*|share|proportion|availability|capacity factor|load factor|"
                    rf"collection rate)\b[^.]{{0,40}}?"
                    rf"({NUMBER})\s?%|({NUMBER})\s?% of the\b", re.IGNORECASE)
_BY_DAYS = re.compile(r"\b(by|in|calendar|per)\s+(calendar )?days?\b|\bdaily\b", re.IGNORECASE)
_BY_MONTHS = re.compile(r"\b(by|in|calendar|full|per)\s+(calendar )?months?\b|\bmonthly\b", re.IGNORECASE)
_TOLERANCE = Decimal("0.006")
_HUNDRED = Decimal(100)


def _texts(context: Context) -> Iterator[Finding]:
    for said in context.texts:
        for code, args in _slips(said.text, said.place.definition.kind == "long_text"):
            yield Finding(code, "warning", said.address, dict(args))


@lru_cache(maxsize=8192)
def _slips(text: str, long: bool) -> tuple[Slip, ...]:
    """Return the slips of one text, as code and arguments; `long` for a text made of sentences."""
    found: list[Slip] = []
    if "=" in text:
        found.extend(_calculations(text))
    if long:
        found.extend(_sums(text))
    if (match := _PER_YEAR.search(text)) is not None:
        found.append(("arithmetic.power_per_year", (("text", match[0]),)))
    if (match := _CAPACITY.search(text)) is not None and not _STORAGE.search(text):
        found.append(("arithmetic.energy_as_capacity", (("text", match[0]),)))
    if "%" in text:
        found.extend(_shares(text))
    return tuple(found)


def _calculations(text: str) -> Iterator[Slip]:
    """A written calculation whose result does not follow; a factor of a thousand is a change of unit."""
    for match in _CALCULATION.finditer(text):
        value, told = _worked_out(match[1]), _decimal(match[2])
        if value is None or not value or not told:
            continue
        ratio = abs(value / told)
        while ratio > 500:
            ratio /= 1000
        while ratio < Decimal("0.002"):
            ratio *= 1000
        if not any(abs(ratio * scale - 1) <= _TOLERANCE for scale in (1, Decimal("0.01"), 100)):
            yield "arithmetic.text_calculation", (("text", " ".join(match[0].split())[:80]), ("result", _shown(value)))


def _worked_out(text: str) -> Decimal | None:
    """Return the value of a chain of products and quotients, or of a chain of sums; None for a mixture."""
    steps = [(sign, _decimal(number)) for sign, number, _ in _STEP.findall(text)]
    signs = {sign for sign, _ in steps[1:]}
    value = steps[0][1]
    for sign, number in steps[1:]:
        if signs <= set("x×*/÷"):
            if sign in "/÷" and not number:
                return None
            value = value / number if sign in "/÷" else value * number
        elif signs <= set("+-–"):
            value = value + number if sign == "+" else value - number
        else:
            return None
    return value


def _shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.001')).normalize():,f}" if abs(value) < 10**9 else f"{value:.3E}"


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _sums(text: str) -> Iterator[Slip]:
    """ "Sum: N" behind a list of values with the same unit."""
    for paragraph in text.split("\n\n"):
        for match in _SUM.finditer(paragraph):
            unit = match[2]
            if unit not in UNITS or UNITS[unit][0] in ("percent", "years"):
                continue
            before = [one.value for one in quantities(paragraph[:match.start()]) if one.dimension == UNITS[unit][0]]
            told = _decimal(match[1]) * UNITS[unit][1]
            tails = {sum(before[at:], Decimal(0)) for at in range(len(before) - 1)}
            close = {one for one in tails if told and abs(one / told - 1) < Decimal("0.2")}
            if len(before) >= 2 and close and not any(abs(one - told) <= max(told / 1000, Decimal(1)) for one in tails):
                nearest = min(close, key=lambda one: abs(one - told))
                yield "arithmetic.text_sum", (("text", match[0]), ("result", _shown(nearest / UNITS[unit][1])))


def _shares(text: str) -> Iterator[Slip]:
    for match in _SHARE.finditer(text):
        if _decimal(match[2] or match[3]) > _HUNDRED:
            yield "arithmetic.above_hundred", (("text", " ".join(match[0].split())[-60:]),)
            return


def _rows(context: Context) -> Iterator[Finding]:
    """Printed rows that do not subtract are right: each is rounded by itself. Say so before somebody asks."""
    odd = [year.year for year in context.results.years if None not in (
        year.reference_emissions, year.project_emissions, year.emission_reductions)
        and (year.reference_emissions or 0) - (year.project_emissions or 0) != year.emission_reductions]
    if odd:
        yield Finding(
            "arithmetic.rows_rounded",
            "note",
            "horizon",
            {"years": ", ".join(map(str, odd[:5])), "count": str(len(odd))},
        )


def _proration(context: Context) -> Iterator[Finding]:
    project = context.project
    choice, reason, start = (
        project.get("proration"),
        text_at(project, "proration_reason"),
        day_at(project, "start_date"),
    )
    days, months = bool(_BY_DAYS.search(reason)), bool(_BY_MONTHS.search(reason))
    if (choice == "days" and months and not days) or (choice == "months" and days and not months):
        yield Finding("arithmetic.proration_reason", "warning", "proration_reason")
    if choice == "months" and start is not None and start.day != 1:
        yield Finding("arithmetic.part_of_month", "note", "proration", {"start": start.isoformat()})
    horizon, why = project.get("horizon"), text_at(project, "horizon_reason").casefold()
    if (horizon == "lifetime" and "crediting period" in why and "lifetime" not in why) or (
            horizon == "crediting_period" and "lifetime" in why and "crediting" not in why):
        yield Finding("arithmetic.horizon_reason", "warning", "horizon_reason")


def _workbook(context: Context) -> Iterator[Finding]:
    """Values that the official workbook has a cell for and its result does not read: a number typed over a formula."""
    for name, method in context.results.methodologies.items():
        book = method.methodology.workbook
        if book is None or book.evaluator is None or method.state.official.refusal:
            continue
        reads, ignored = book.evaluator.reads, _ignored(method, book.evaluator.reads)
        if reads and ignored:
            yield Finding("arithmetic.hard_coded", "warning", name,
                          {"parameters": ", ".join(ignored), "count": str(len(ignored)), "file": book.file})


def _ignored(method: MethodResult, reads: frozenset[str]) -> list[str]:
    """Return the monitored parameters our own formulas need and no cell of the workbook's result reads."""
    book = method.methodology.workbook
    cells: dict[str, list[str]] = {}
    if book is None:
        return []
    for slot in (book.inputs, *(one for slots in book.tables.values() for one in slots[:1])):
        for parameter, cell in slot.items():
            cells.setdefault(parameter, []).append(cell)
    monitored = {p.id for p in method.methodology.parameters if p.role == "monitored"}
    needed = method.engine.needed if method.methodology.formulas else monitored
    return sorted(name for name, where in cells.items()
                  if name in monitored and name in needed and not reads & set(where))


RULES: tuple[Rule, ...] = (
    Rule("arithmetic.texts", ("*",), _texts, of_texts),
    Rule("arithmetic.rows", ("*",), _rows, of_years),
    Rule(
        "arithmetic.proration", ("proration", "proration_reason", "start_date", "horizon", "horizon_reason"), _proration
    ),
    Rule("arithmetic.workbook", ("*",), _workbook, of_states),
)
