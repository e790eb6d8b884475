"""Values beyond what such equipment does: each finding names the bound, and where the bound comes from.

Bounds are data (`ReviewData.limits`); nothing here is certain, so every finding is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families import full_load
from jcm_pdd.core.review.families.full_load import MWH
from jcm_pdd.core.review.families.sources import of_states
from jcm_pdd.core.review.families.table_columns import (
    MW,
    SHOWN,
    TableColumn,
    beyond_words,
    derived,
    number_columns,
    shown,
)
from jcm_pdd.core.review.limits import Limit
from jcm_pdd.core.review.rule import Rule

_COP = frozenset({"COP_PJ", "COP_RE", "COP_hot", "COP_cold"})
_SHARES = frozenset({"purity", "release_share", "leak_share", "before_share", "discount", "deduction", "DRE"})
# The bound a value of a unit is held against.
_BY_UNIT = {"tCO2/MWh": "factor.electricity", "tCO2e/MWh": "factor.electricity", "tCO2/GJ": "factor.fuel",
            "GJ/t": "ncv.mass", "GJ/kL": "ncv.volume", "GJ/Nm3": "ncv.gas", "h/p": "hours.year", "h/day": "hours.day",
            "days/p": "days.year", "°C": "temperature", "lm/W": "efficacy", "t/kL": "density"}
_CODES = {
    "factor.electricity": "plausible.electricity_factor",
    "factor.fuel": "plausible.fuel_factor",
    "ncv.mass": "plausible.calorific",
    "ncv.volume": "plausible.calorific",
    "ncv.gas": "plausible.calorific",
    "hours.year": "plausible.hours_of_year",
    "hours.day": "plausible.hours_of_day",
    "days.year": "plausible.days_of_year",
    "temperature": "plausible.temperature",
    "efficacy": "plausible.efficacy",
    "density": "plausible.density",
    "cop.compression": "plausible.cop",
    "cop.absorption": "plausible.cop",
    "share": "plausible.share",
    "energy.row": "plausible.energy_of_one",
}
_THOUSAND = Decimal(1000)
_FEWEST_ROWS = 3


def _values(context: Context) -> Iterator[Finding]:
    """Each entered value against the bound of its unit or kind; of a long column the first few are told."""
    for column in number_columns(context):
        name = _bound_of(column)
        limit = context.known.data.limit(name) if name else None
        for at, value, bound in derived(column.values, _beyond, limit) if limit is not None else ():
            if limit is not None:
                yield Finding(_CODES[name], "warning", column.address(at),
                              beyond_words(limit, bound, value, column.parameter.unit or "-"))


def _beyond(values: Iterable[Value], limit: Limit) -> tuple[tuple[int, Decimal, Decimal], ...]:
    """Return row number, value and bound of the first values that lie beyond a bound; zero is no value."""
    found = ((at, value, bound) for at, value in enumerate(values) if isinstance(value, Decimal) and value
             and (bound := limit.broken(value)) is not None)
    return tuple(islice(found, SHOWN))


def _bound_of(column: TableColumn) -> str:
    parameter, technology = column.parameter, column.method.methodology.technology_id
    unit = parameter.unit or "-"
    if unit in MWH and parameter.table is not None:
        return "energy.row"
    if unit in _BY_UNIT:
        return _BY_UNIT[unit]
    if unit != "-":
        return ""
    if parameter.id in _COP or (parameter.id in ("eff_PJ", "eff_RE") and technology != "building_equipment"):
        absorbs = technology == "chiller_absorption" and not parameter.id.endswith("_RE")
        return "cop.absorption" if absorbs else "cop.compression"
    return "share" if parameter.id.startswith("eta") or parameter.id in _SHARES else ""


def _jumps(context: Context) -> Iterator[Finding]:
    """A row a thousand times its neighbours: another unit, or a comma read as a point."""
    limit = context.known.data.limit("rows.alike")
    for column in number_columns(context):
        known = derived(column.values, _above_zero)
        if limit is not None and limit.at_most is not None and len(known) >= _FEWEST_ROWS \
                and known[-1] >= limit.at_most * known[0]:
            yield from _jumps_in(column, known[(len(known) - 1) // 2], limit, limit.at_most)


def _above_zero(values: Iterable[Value]) -> tuple[Decimal, ...]:
    """Return the values above zero, the smallest first."""
    return tuple(sorted(value for value in values if isinstance(value, Decimal) and value > 0))


def _jumps_in(column: TableColumn, middle: Decimal, limit: Limit, most: Decimal) -> Iterator[Finding]:
    told = 0
    for at, value in enumerate(column.values):
        if not isinstance(value, Decimal) or value <= 0 or told >= SHOWN:
            continue
        ratio = max(value / middle, middle / value)
        if ratio < most:
            continue
        told += 1
        slip = value < middle and -3 <= _places(value) <= -1 and middle / 3 < value * _THOUSAND < middle * 3
        code = "plausible.separator" if slip else "plausible.jump"
        meant = {"meant": shown(value * _THOUSAND)} if slip else {}
        yield Finding(code, "warning", column.address(at), {
            "value": shown(value), "usual": shown(middle), "ratio": f"{ratio:,.0f}", "limit": shown(most),
            **meant, **limit.told()})


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _project(context: Context) -> Iterator[Finding]:
    """The whole of a methodology: saving against the reference, size and tonnes against what such projects are."""
    data = context.known.data
    for name, method in context.results.methodologies.items():
        technology, annual = method.methodology.technology_id, method.annual
        limit = data.limit(f"saving.{technology}")
        if limit is not None and annual.reference and annual.reduction is not None and annual.reference > 0:
            share = annual.reduction / annual.reference
            bound = limit.broken(share)
            if bound is not None and share > 0:
                yield Finding("plausible.saving", "warning", name,
                              {"share": f"{share * 100:.0f}", "limit": f"{bound * 100:.0f}", **limit.told()})
        yield from _size(context, name, method)


def _size(context: Context, name: str, method: MethodResult) -> Iterator[Finding]:
    data, technology = context.known.data, method.methodology.technology_id
    rated = next((p for p in method.methodology.parameters if p.id == "capacity" and (p.unit or "") in MW), None)
    if rated is None:
        return
    sizes = [value for value in TableColumn(method, rated).values if isinstance(value, Decimal)]
    total = sum(sizes, Decimal(0)) * MW[rated.unit or ""]
    largest, most = data.limit(f"precedent.{technology}"), data.limit(f"tonnes_per_mw.{technology}")
    if largest is not None and (bound := largest.broken(total)) is not None and total:
        yield Finding("plausible.larger_than_precedents", "warning", name, beyond_words(largest, bound, total, "MW"))
    reduction = method.annual.reduction
    if most is not None and total and reduction is not None and (bound := most.broken(reduction / total)) is not None:
        yield Finding(
            "plausible.tonnes_per_unit", "warning", name, beyond_words(most, bound, reduction / total, "tCO2/MW")
        )


def _better(context: Context) -> Iterator[Finding]:
    """A project machine that is no better than the reference machine of its own row."""
    for method in context.results.methodologies.values():
        for ours, theirs in (("eff_PJ", "eff_RE"), ("eta_PJ", "eta_RE"), ("COP_PJ", "COP_RE")):
            one, two = method.methodology.parameter(ours), method.methodology.parameter(theirs)
            if one is None or two is None or one.table != two.table or one.unit != two.unit:
                continue
            column = TableColumn(method, one)
            for at, (mine, other) in enumerate(zip(column.values, TableColumn(method, two).values, strict=False)):
                if isinstance(mine, Decimal) and isinstance(other, Decimal) and 0 < mine <= other:
                    yield Finding("plausible.not_better", "warning", column.address(at),
                                  {"value": shown(mine), "reference": shown(other)})
                    break


def _lifetime(context: Context) -> Iterator[Finding]:
    limit, years = context.known.data.limit("lifetime"), number_at(context.project, "lifetime")
    bound = limit.broken(years) if limit is not None and years is not None else None
    if limit is not None and years is not None and bound is not None:
        yield Finding("plausible.lifetime", "warning", "lifetime", beyond_words(limit, bound, years, "years"))


RULES: tuple[Rule, ...] = (
    *full_load.RULES,
    Rule("plausible.values", ("*",), _values, of_states),
    Rule("plausible.jumps", ("*",), _jumps, of_states),
    Rule("plausible.project", ("*",), _project, of_states),
    Rule("plausible.better", ("*",), _better, of_states),
    Rule("plausible.lifetime", ("lifetime",), _lifetime),
)
