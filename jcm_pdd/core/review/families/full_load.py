"""Full-load hours and capacity factor of each unit that has an output and a rated output."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, repeat

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.sources import of_states
from jcm_pdd.core.review.families.table_columns import MW, SHOWN, TableColumn, derived, number_columns, shown
from jcm_pdd.core.review.limits import Limit
from jcm_pdd.core.review.rule import Rule

MWH = {"MWh/p": Decimal(1), "kWh/p": Decimal("0.001"), "GWh/p": Decimal(1000), "GJ/p": 1 / Decimal("3.6")}
# Energy of a year, what it is multiplied by to be the output, and the rated output, of one row of a table or of none.
_LOADS = (("EG", None, "capacity"), ("EG_PV", None, "capacity"), ("EC_PJ", "COP_PJ", "capacity"),
          ("PH", None, "capacity"))


def _loads(context: Context) -> Iterator[Finding]:
    """Full-load hours and capacity factor of each unit that has an output and a rated output."""
    for method in context.results.methodologies.values():
        for energy, times, rated in _LOADS:
            first, second = method.methodology.parameter(energy), method.methodology.parameter(rated)
            third = method.methodology.parameter(times) if times else None
            if first is None or second is None or first.table != second.table or (times and third is None):
                continue
            if (first.unit or "") in MWH and (second.unit or "") in MW:
                yield from _loaded(context, method, first, second, third)


def _loaded(context: Context, method: MethodResult, energy: ParameterDef, rated: ParameterDef,
            times: ParameterDef | None) -> Iterator[Finding]:
    limits, technology = context.known.data, method.methodology.technology_id
    most, share = limits.limit("hours.full_load"), limits.limit(f"capacity_factor.{technology}")
    year = _hours(context)
    column, sizes = TableColumn(method, energy), TableColumn(method, rated).values
    factors: Sequence[Value] = TableColumn(method, times).values if times is not None else ()
    by_row = derived(column.values, _full_load, factors, sizes, energy.unit, rated.unit)
    edges = [edge(filter(None, by_row), default=Decimal(0)) for edge in (min, max)]
    if all(_load_finding(hours, year, most, share) is None for hours in edges):
        return
    found = ((at, said) for at, hours in enumerate(by_row)
             if hours is not None and (said := _load_finding(hours, year, most, share)) is not None)
    for at, (code, args) in islice(found, SHOWN):
        yield Finding(code, "warning", column.address(at), args)


def _full_load(energy: Iterable[Value], factors: Sequence[Value], sizes: Sequence[Value], unit: str,
               rated: str) -> tuple[Decimal | None, ...]:
    """Return the full-load hours of each row, of energy in `unit` and rated outputs in `rated`."""
    scale = MWH[unit] / MW[rated]
    known = zip(energy, factors or repeat(Decimal(1)), sizes, strict=False)
    return tuple(amount * factor * scale / size if isinstance(amount, Decimal) and isinstance(factor, Decimal)
                 and isinstance(size, Decimal) and size > 0 else None for amount, factor, size in known)


def _load_finding(hours: Decimal, year: int, most: Limit | None,
                  share: Limit | None) -> tuple[str, dict[str, str]] | None:
    if most is not None and most.at_most is not None and hours > min(most.at_most, Decimal(year)):
        return "plausible.full_load_hours", {"hours": f"{hours:,.0f}", "limit": f"{year:,}", **most.told()}
    part = hours / year
    bound = share.broken(part) if share is not None else None
    if share is None or bound is None or not hours:
        return None
    return "plausible.capacity_factor", {"share": f"{part * 100:.1f}", "limit": f"{bound * 100:.0f}", **share.told()}


def _hours(context: Context) -> int:
    """Return the hours of the year the values of the plan stand for: the first of operation."""
    year = context.results.basis_year
    return 8784 if year is None or isleap(year) else 8760


def _hours_of_year(context: Context) -> Iterator[Finding]:
    """Hours of a leap year in a year that is none."""
    if _hours(context) == 8784:
        return
    limit = context.known.data.limit("hours.full_load")
    for column in number_columns(context):
        if column.parameter.unit != "h/p" or limit is None:
            continue
        for at, value in enumerate(column.values):
            if isinstance(value, Decimal) and 8760 < value <= 8784:
                yield Finding("plausible.leap_hours", "warning", column.address(at),
                              {"value": shown(value), "year": str(context.results.basis_year), **limit.told()})
                break


def _of_states(context: Context) -> object:
    return (of_states(context), context.results.basis_year)


RULES: tuple[Rule, ...] = (
    Rule("plausible.loads", ("*",), _loads, _of_states),
    Rule("plausible.hours", ("*",), _hours_of_year, _of_states),
)
