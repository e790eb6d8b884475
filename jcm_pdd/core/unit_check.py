"""The unit check of formulas: the unit of every part, from the declared units of what it reads.

A unit here is a scale and exponents of base units, so that a formula in kWh declared as MWh is found as well
as one that adds degrees to hours. A bare number fits everything it is added to or compared with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from jcm_pdd.core import units
from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.tree import (
    Binary,
    Call,
    Compare,
    Lookup,
    Name,
    Negative,
    Node,
    Num,
    Of,
    Sum,
    children,
    walk,
)
from jcm_pdd.core.links import YEAR

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef


_HIGHEST = 20


class UnitProblem(Flaw):
    """Two parts of a formula do not fit; the arguments name both."""


@dataclass(frozen=True)
class Unit:
    """A scale in base units with their exponents; `bare` for a number that fits any unit."""

    scale: Decimal
    powers: tuple[tuple[str, int], ...]
    bare: bool = False
    words: bool = False

    def said(self, name: str) -> dict[str, str]:
        """Return the unit as an argument of a message."""
        return {name: "words", f"{name}_ja": "文字"} if self.words else {name: str(self)}

    def __str__(self) -> str:
        parts = [f"{base}^{power}" if power != 1 else base for base, power in self.powers]
        return f"{self.scale.normalize():f} {' '.join(parts) or '-'}"


BARE = Unit(Decimal(1), (), bare=True)
NUMBER = Unit(Decimal(1), ())
WORDS = Unit(Decimal(1), (), words=True)


def unit_of(name: str) -> Unit | None:
    """Return a known unit by its name, None when the name is not known."""
    powers = units.dimension(name)
    if powers is None:
        return None
    return Unit(units.scale(name), tuple(sorted(powers.items())))


def _combined(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.powers)
    for base, power in right.powers:
        powers[base] = powers.get(base, 0) + sign * power
    kept = tuple(sorted((base, power) for base, power in powers.items() if power))
    with localcontext(prec=50):
        scale = left.scale * right.scale if sign > 0 else left.scale / right.scale
    return Unit(scale, kept, bare=left.bare and right.bare)


def _same(left: Unit, right: Unit, what: str) -> Unit:
    if left.bare:
        return right
    if right.bare:
        return left
    if left.powers != right.powers or left.words != right.words or not _equal(left.scale, right.scale):
        raise UnitProblem(f"flaw.unit.{what}", **left.said("left"), **right.said("right"))
    return left


def _equal(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= abs(right) * Decimal("1e-20")


class _Checker:
    def __init__(self, known: Mapping[str, Unit]) -> None:
        self.known = known

    def unit(self, node: Node) -> Unit:
        match node:
            case Num():
                return BARE
            case Name(name) | Lookup(name, _) | Of(_, _, name):
                return self.known[name]
            case Negative(operand) | Sum(_, operand, _):
                return self.unit(operand)
            case Binary(op, left, right):
                return self._binary(op, self.unit(left), self.unit(right))
            case Call(function, arguments):
                return self._call(function, arguments)
            case _:
                return self._words(node)

    def _words(self, node: Node) -> Unit:
        """Check what is inside a truth and return that it is one."""
        found = [self.unit(part) for part in children(node)]
        if isinstance(node, Compare):
            _same(found[0], found[1], "compares")
        return WORDS

    @staticmethod
    def _binary(op: str, left: Unit, right: Unit) -> Unit:
        if left.words or right.words:
            raise UnitProblem("flaw.unit.words", **left.said("left"), **right.said("right"))
        if op in "+-":
            return _same(left, right, "adds")
        return _combined(left, right, 1 if op == "*" else -1)

    def _call(self, function: str, arguments: tuple[Node, ...]) -> Unit:
        found = [self.unit(argument) for argument in arguments]
        if function in ("exp", "power"):
            return _power(function, found, arguments[-1])
        if function == "if":
            return _same(found[1], found[2], "chooses")
        if function in ("min", "max"):
            result = found[0]
            for other in found[1:]:
                result = _same(result, other, "compares")
            return result
        return found[0]


def expression_unit(node: Node, known: Mapping[str, Unit]) -> Unit:
    """Return the unit of a tree whose names are all known; raise UnitProblem where two parts do not fit."""
    return _Checker(known).unit(node)


def _power(function: str, found: list[Unit], exponent: Node) -> Unit:
    """Return the unit of exp and power: a plain number of a plain number, but for whole powers of a unit."""
    if any(unit.words or (unit.powers and not unit.bare) for unit in found[-1:]):
        raise UnitProblem("flaw.unit.exponent", **found[-1].said("right"))
    base = found[0]
    if function == "exp" or base.bare or not base.powers:
        return NUMBER
    if not isinstance(exponent, Num) or exponent.value % 1 or exponent.value > _HIGHEST:
        raise UnitProblem("flaw.unit.power", **base.said("left"), most=_HIGHEST)
    times = int(exponent.value)
    with localcontext(prec=50):
        return Unit(base.scale ** times, tuple((name, power * times) for name, power in base.powers if times))


def check_methodology(m: MethodologyDef) -> list[Flaw]:
    """Return what is wrong with the units of a methodology, each with the id of its declaration."""
    problems: list[Flaw] = []
    known: dict[str, Unit] = {YEAR: BARE}
    if m.calculated_by_workbook:
        known |= {"RE": BARE, "PE": BARE}
    declared = [(p.id, p.unit if p.kind == "number" else None) for p in m.parameters]
    declared += [(d.id, d.unit) for d in m.defaults] + [(t.id, t.unit) for t in m.lookups]
    declared += [(f.id, f.unit) for f in m.formulas]
    words = {p.id for p in m.parameters if p.kind != "number"}
    for name, unit in declared:
        found = WORDS if name in words else BARE if unit is None else unit_of(unit)
        if found is None:
            problems.append(Flaw("flaw.unit.unknown", name, "unit", unit=unit))
        known[name] = found or BARE
    checker = _Checker(known)
    for formula in m.formulas:
        try:
            _same(checker.unit(formula.tree), known[formula.id], "declares")
        except UnitProblem as problem:
            problems.append(problem.of(formula.id, "expr"))
    problems += _keys(m, checker)
    for owner, part, text in [*((c.id, "rule", c.rule) for c in m.criteria),
                              *((c.id, "expr", c.expr) for c in m.checks)]:
        if text is not None:
            problems += _truth(owner, part, parse(text), checker)
    return problems


def _truth(owner: str, part: str, tree: Node, checker: _Checker) -> list[Flaw]:
    try:
        checker.unit(tree)
    except UnitProblem as problem:
        return [problem.of(owner, part)]
    return []


def _keys(m: MethodologyDef, checker: _Checker) -> list[Flaw]:
    """Check that the key of each banded lookup has the unit the bands are given in."""
    problems: list[Flaw] = []
    for formula in m.formulas:
        for node in walk(formula.tree):
            table = m.lookup(node.table) if isinstance(node, Lookup) else None
            if not isinstance(node, Lookup) or table is None:
                continue
            quantity = [unit_of(table.key_unit or "-") or BARE] if table.by == "band" else []
            expected = [WORDS] * len(table.rows[0].words) + quantity
            for key, unit in zip(node.keys, expected, strict=True):
                try:
                    _same(checker.unit(key), unit, "key")
                except UnitProblem as problem:
                    problems.append(problem.of(formula.id, "expr"))
    return problems
