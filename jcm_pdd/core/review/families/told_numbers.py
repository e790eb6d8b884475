"""Numbers with units in free texts against the tables and the results they speak of.

A number is compared only where it can be meant: tonnes in a sentence about reductions, power near a capacity of the
project, energy near a monitored value, a factor near one in use. Bounds ("below 1,250 USRt") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from jcm_pdd.core.calculation import MethodResult, Total, YearResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.quantities import UNITS, Quantity, quantities, sentences
from jcm_pdd.core.review.families.sources import of_all
from jcm_pdd.core.review.rule import Rule

_FIELDS = ("title", "description", "contribution", "annex", "eia_explanation", "consultation", "horizon_reason")
_NEAR = Decimal("1.25")
_MOST_SUMMED = 8
_TOPIC = {
    "power": re.compile(r"\b(capacit|rated|output|install|power|system|kwp|mwp|unit|plant|generator)", re.IGNORECASE),
    "cooling": re.compile(r"\b(capacit|chiller|refrigerat|cooling|unit)", re.IGNORECASE),
    "energy": re.compile(r"\b(generat|consum|electricity|use|supply|supplie|produc)", re.IGNORECASE),
    "factor": re.compile(r"\b(emission factor|grid)", re.IGNORECASE),
}
_CODES = {"power": "consistency.power_told", "cooling": "consistency.cooling_told", "energy": "consistency.energy_told",
          "factor": "consistency.factor_told"}
_OTHERS = re.compile(r"\b(transformer|substation|contract|peak|other|existing|old|before|previous|former|neighbour|"
                     r"national|"
                     r"country|phase 2|second phase|future|demand|study|similar|limit|below|above)", re.IGNORECASE)
_REDUCTION = re.compile(r"\b(emission reductions?|reduc\w+|reference emissions?|project emissions?)\b", re.IGNORECASE)
_NOT_OURS = re.compile(r"\b(each|per|study|existing|country|national|other|similar|already|previous|"
                       r"world)\b", re.IGNORECASE)


@dataclass
class _Known:
    """Values of a project by dimension, in the base of each."""

    values: dict[str, set[Decimal]] = field(default_factory=dict)

    def add(self, unit: str, numbers: Iterable[Decimal]) -> None:
        """Take in the rows of one quantity with their sum, and the sums of a few of them."""
        base = UNITS.get(unit.removesuffix("/p"))
        found = [number * base[1] for number in numbers] if base is not None else []
        if base is None or not found:
            return
        into = self.values.setdefault(base[0], set())
        into.update(found)
        into.add(sum(found, Decimal(0)))
        if len(found) <= _MOST_SUMMED:
            into.update(sum(some, Decimal(0)) for count in range(2, len(found)) for some in combinations(found, count))


def _known(context: Context) -> dict[str, set[Decimal]]:
    known = _Known()
    for method in context.results.methodologies.values():
        for parameter in method.methodology.parameters:
            if parameter.kind == "number" and parameter.unit is not None:
                known.add(parameter.unit, _numbers(method, parameter.id, parameter.table))
        for default in method.methodology.defaults:
            known.add(default.unit, [default.value])
        for table in method.methodology.lookups:
            for row in table.rows:
                known.add(table.unit, [row.value])
    return known.values


def _numbers(method: MethodResult, name: str, table: str | None) -> list[Decimal]:
    values = [method.state.scalars.get(name)] if table is None else method.state.columns.get(name, ())
    return [value for value in values if isinstance(value, Decimal)]


def _tonnes(context: Context) -> set[Decimal]:
    """Every figure of the result that a text may tell: years, totals, averages, one full year of each methodology."""
    results = context.results
    rows: tuple[YearResult | Total, ...] = (*results.years, results.total)
    found = {Decimal(value) for row in rows for value in (
        row.reference_emissions, row.project_emissions, row.emission_reductions) if value is not None}
    found |= {Decimal(results.average)} if results.average is not None else set()
    full: list[tuple[Decimal, ...]] = []
    for method in results.methodologies.values():
        annual = method.annual
        if annual.reduction is not None and annual.reference is not None and annual.project is not None:
            full.append((annual.reference, annual.project, annual.reduction))
    found |= {value for one in full for value in one}
    return found | {sum(column, Decimal(0)) for column in zip(*full, strict=True)}


def _told(context: Context) -> Iterator[Finding]:
    """Values are gathered only where a text tells one that may be meant."""
    fields = (*_FIELDS, *(f"{one.address}.text" for one in context.results.criteria))
    told = [(address, one) for address in fields for one in quantities(text_at(context.project, address))
            if one.value and not one.limited]
    known = _known(context) if any(one.dimension in _TOPIC for _, one in told) else {}
    tonnes = _tonnes(context) if any(one.dimension == "tonnes" for _, one in told) else set()
    for address, one in told:
        if one.dimension == "tonnes":
            yield from _tonnes_told(address, one, tonnes)
        elif one.dimension in _TOPIC:
            yield from _value_told(address, one, known.get(one.dimension, set()))


def _tonnes_told(address: str, one: Quantity, known: set[Decimal]) -> Iterator[Finding]:
    if not known or not _REDUCTION.search(one.sentence) or _NOT_OURS.search(one.sentence.replace("per year", "")):
        return
    if not any(abs(one.value - value) <= one.slack + 1 for value in known):
        nearest = one.nearest(known)
        if nearest is not None:
            yield Finding("consistency.tonnes_told", "warning", address,
                          {"told": one.words, "known": f"{nearest:,.0f} tCO2"})


def _value_told(address: str, one: Quantity, known: set[Decimal]) -> Iterator[Finding]:
    nearest = one.nearest(known)
    if nearest is None or any(one.agrees(value) for value in known) or not _TOPIC[one.dimension].search(one.sentence) \
            or _OTHERS.search(one.sentence):
        return
    ratio = max(nearest / one.value, one.value / nearest)
    base = {"power": "kW", "cooling": "USRt", "energy": "MWh", "factor": "tCO2/MWh"}[one.dimension]
    args = {"told": one.words, "known": f"{nearest.normalize():,f} {base}"}
    if ratio <= _NEAR:
        yield Finding(_CODES[one.dimension], "warning", address, args)
    elif any(abs(ratio / power - 1) < Decimal("0.001") for power in (10, 100, 1000)):
        yield Finding("consistency.factor_of_ten", "warning", address, args)


def _lifetime(context: Context) -> Iterator[Finding]:
    lifetime = number_at(context.project, "lifetime")
    if lifetime is None:
        return
    stated = [one for one in quantities(text_at(context.project, "lifetime_basis")) if one.dimension == "years"]
    if stated and not any(one.value == lifetime for one in stated):
        yield Finding("consistency.lifetime_basis", "warning", "lifetime_basis",
                      {"told": stated[0].words, "lifetime": f"{lifetime.normalize():f}"})
    for address in ("description", "horizon_reason", "contribution", "annex"):
        for sentence in sentences(text_at(context.project, address)):
            for one in quantities(sentence):
                if one.dimension == "years" and one.value != lifetime and not one.limited and re.search(
                        r"\b(operational )?lifetime\b", sentence, re.IGNORECASE):
                    yield Finding("consistency.lifetime_told", "warning", address,
                                  {"told": one.words, "lifetime": f"{lifetime.normalize():f}"})


RULES: tuple[Rule, ...] = (
    Rule("consistency.told", ("*",), _told, of_all),
    Rule(
        "consistency.lifetime",
        ("lifetime", "lifetime_basis", "description", "horizon_reason", "contribution", "annex"),
        _lifetime,
    ),
)
