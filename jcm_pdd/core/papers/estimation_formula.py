"""The calculation of an estimated value: the project's formula language over the record's own inputs and series.

Units are checked as in methodologies. A result in another unit of the same quantity is converted, except where bare
numbers stand in the formula: there nobody can tell whether the person has converted already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache

from jcm_pdd.core import units
from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.formula import FormulaError, Node, names, parse
from jcm_pdd.core.formula.tree import Lookup, Num, Of, Str, Sum, walk
from jcm_pdd.core.formula.walk import Scope, Value, evaluate
from jcm_pdd.core.papers.estimation_series import NAMES
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.unit_check import BARE, Unit, UnitProblem, expression_unit, unit_of

SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
RESERVED = frozenset({"and", "or", "not", "true", "false", "if", "min", "max", "exp", "power", "round_down", "round_up",
                      "round_half_up", "sum", "of", "lookup", *NAMES})
_PER_YEAR = "1/p"
_NO_UNIT = "-"
_LEAST, _MOST = Decimal("1e-30"), Decimal("1e30")
# What an estimate does not have: rows, reference tables, words.
_ELSEWHERE = (Sum, Of, Lookup, Str)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A formula read and checked: its tree, the unit it gives (empty for one without a name), the factor to the unit of
    the value; or the flaws.
    """

    tree: Node | None
    unit: str = ""
    factor: Decimal = Decimal(1)
    flaws: tuple[Flaw, ...] = ()


class _Given:
    """The values of the names of one calculation; there are no rows and tables."""

    def __init__(self, values: Mapping[str, Decimal]) -> None:
        self.values = values

    def value(self, name: str) -> Value:
        return self.values.get(name)

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        return None

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        return []

    def of(self, index: str, key: Value, column: str) -> Value:
        return None


@lru_cache(maxsize=4096)
def read(formula: str, symbols: tuple[tuple[str, str], ...], series_unit: str | None, asked: str) -> Parsed:
    """Return a formula checked against its symbols (name, unit), the unit of its series (None without one) and the
    unit the value is asked in.
    """
    try:
        tree = parse(formula)
    except FormulaError as flaw:
        return Parsed(None, flaws=(flaw,))
    if flaws := _names(formula, tree, {name for name, _ in symbols}, series_unit is not None):
        return Parsed(None, flaws=flaws)
    known = {name: unit_of(unit or _NO_UNIT) for name, unit in symbols}
    if series_unit is not None:
        known |= _series_units(series_unit, asked)
    if None in known.values():
        return Parsed(None)  # the unknown unit is a finding of its own at its input
    try:
        found = expression_unit(tree, {name: unit for name, unit in known.items() if unit is not None})
    except UnitProblem as flaw:
        return Parsed(None, flaws=(flaw,))
    return _fitted(tree, found, asked)


def _names(formula: str, tree: Node, known: set[str], series: bool) -> tuple[Flaw, ...]:
    """Return what a formula names that this record does not have, each with its position."""
    if any(isinstance(node, _ELSEWHERE) for node in walk(tree)):
        return (Flaw("estimate.not_here"),)
    flaws = []
    for name in sorted(names(tree) - known, key=lambda one: _position(formula, one)):
        if name in NAMES and series:
            continue
        code = "estimate.no_series" if name in NAMES else "estimate.unknown_symbol"
        flaws.append(Flaw(code, symbol=name, position=_position(formula, name)))
    return tuple(flaws)


def _position(formula: str, name: str) -> int:
    match = re.search(rf"(?<![A-Za-z0-9_]){re.escape(name)}(?![A-Za-z0-9_])", formula)
    return match.start() + 1 if match else 1


def _series_units(unit: str, asked: str) -> dict[str, Unit | None]:
    """Return the unit of every name of a series; a year of it is an amount per year of operation."""
    amount = unit_of(unit)
    found: dict[str, Unit | None] = dict.fromkeys(NAMES, amount)
    found["SERIES_COUNT"] = BARE
    if amount is not None and _has_period(unit_of(asked)):
        per_year = unit_of(_PER_YEAR)
        powers = dict(amount.powers)
        for base, power in per_year.powers if per_year is not None else ():
            powers[base] = powers.get(base, 0) + power
        found["SERIES_YEAR"] = Unit(amount.scale, tuple(sorted((b, p) for b, p in powers.items() if p)))
    return found


def _has_period(unit: Unit | None) -> bool:
    return unit is not None and any(base == "[period]" for base, _ in unit.powers)


def _fitted(tree: Node, found: Unit, asked: str) -> Parsed:
    """Return a checked formula with the factor to the unit of the value, or the flaw that its unit is another."""
    wanted = unit_of(asked or _NO_UNIT)
    if wanted is None or found.bare:
        return Parsed(tree, asked)
    named = unit_name(found)
    said = found.said("unit") if found.words else {"unit": named or re.sub(r"[\[\]]", "", str(found))}
    if found.words or found.powers != wanted.powers:
        return Parsed(None, flaws=(Flaw("estimate.unit", **said, asked=asked),))
    with localcontext(prec=50):
        factor = found.scale / wanted.scale
        tidy = factor.quantize(Decimal("1e-18"))
    factor = (tidy if tidy and abs(factor - tidy) < Decimal("1e-30") else +factor).normalize()
    if factor != 1 and any(isinstance(node, Num) for node in walk(tree)):
        return Parsed(None, flaws=(Flaw("estimate.unit_numbers", **said, asked=asked, factor=format(factor, "f")),))
    return Parsed(tree, named, factor)


@lru_cache(maxsize=512)
def unit_name(unit: Unit) -> str:
    """Return the name of a unit among those the program knows, empty for another one."""
    for name in units.UNITS:
        other = unit_of(name)
        if other is not None and other.powers == unit.powers and other.scale == unit.scale:
            return name
    return ""


def value(parsed: Parsed, given: Mapping[str, Decimal]) -> Decimal | None:
    """Return the result of a checked formula in the unit of the value, None when something is missing or impossible."""
    raw = unconverted(parsed, given)
    if raw is None:
        return None
    with localcontext(CONTEXT):
        return _in_reach(raw * parsed.factor)


def unconverted(parsed: Parsed, given: Mapping[str, Decimal]) -> Decimal | None:
    """Return the result of a checked formula in its own unit."""
    if parsed.tree is None:
        return None
    with localcontext(CONTEXT):
        found = evaluate(parsed.tree, _Given(given))
    return _in_reach(found) if isinstance(found, Decimal) else None


def _in_reach(number: Decimal) -> Decimal | None:
    """Return a number no estimate can be as none at all: exp(99999) has 43,000 digits to show."""
    return number if not number or _LEAST <= abs(number) < _MOST else None


def condition(node: Node, given: Mapping[str, Decimal]) -> Value:
    """Return the truth of a condition in a formula, None while it is not known."""
    with localcontext(CONTEXT):
        return evaluate(node, _Given(given))
