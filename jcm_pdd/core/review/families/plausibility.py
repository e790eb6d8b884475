"""Values beyond what such equipment does: each finding names the bound, and where the bound comes from.

Bounds are data (`ReviewData.limits`); nothing here is certain, so every finding is a warning.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.sources import of_states
from jcm_pdd.core.review.limits import Limit
from jcm_pdd.core.review.rule import Rule

_MWH = {"MWh/p": Decimal(1), "kWh/p": Decimal("0.001"), "GWh/p": Decimal(1000), "GJ/p": 1 / Decimal("3.6")}
_MW = {"MW": Decimal(1), "kWp": Decimal("0.001"), "MWp": Decimal(1), "USRt": Decimal("0.0035163")}
# Energy of a year, what it is multiplied by to be the output, and the rated output, of one row of a table or of none.
_LOADS = (("EG", None, "capacity"), ("EG_PV", None, "capacity"), ("EC_PJ", "COP_PJ", "capacity"),
          ("PH", None, "capacity"))
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
_SHOWN = 3
_THOUSAND = Decimal(1000)
_FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of a parameter with the addresses of their rows."""

    method: MethodResult
    parameter: ParameterDef

    @property
    def values(self) -> Sequence[Value]:
        if self.parameter.table is None:
            return (self.method.state.scalars.get(self.parameter.id),)
        return self.method.state.columns.get(self.parameter.id, ())

    def address(self, at: int) -> str:
        name, table = self.method.methodology.methodology, self.parameter.table
        if table is None:
            return f"{name}/{self.parameter.id}"
        return f"{name}/{table}/{self.method.state.rows[table][at]}/{self.parameter.id}"


def _columns(context: Context) -> Iterator[_Column]:
    for method in context.results.methodologies.values():
        for parameter in method.methodology.parameters:
            if parameter.kind == "number":
                yield _Column(method, parameter)


def _shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.0001')).normalize():,f}" if abs(value) < 1_000_000 else f"{value:,.0f}"


def _told(limit: Limit, bound: Decimal, value: Decimal, unit: str) -> dict[str, str]:
    word = "" if unit == "-" else f" {unit}"
    return {"value": f"{_shown(value)}{word}", "limit": f"{_shown(bound)}{word}", **limit.told()}


def _values(context: Context) -> Iterator[Finding]:
    """Each entered value against the bound of its unit or kind; of a long column the first few are told."""
    for column in _columns(context):
        name = _bound_of(column)
        limit = context.known.data.limit(name) if name else None
        if limit is None:
            continue
        code, told = _CODES[name], 0
        for at, value in enumerate(column.values):
            bound = limit.broken(value) if isinstance(value, Decimal) and value else None
            if bound is not None and isinstance(value, Decimal) and told < _SHOWN:
                told += 1
                yield Finding(
                    code, "warning", column.address(at), _told(limit, bound, value, column.parameter.unit or "-")
                )


def _bound_of(column: _Column) -> str:
    parameter, technology = column.parameter, column.method.methodology.technology_id
    unit = parameter.unit or "-"
    if unit in _MWH and parameter.table is not None:
        return "energy.row"
    if unit in _BY_UNIT:
        return _BY_UNIT[unit]
    if unit != "-":
        return ""
    if parameter.id in _COP or (parameter.id in ("eff_PJ", "eff_RE") and technology != "building_equipment"):
        absorbs = technology == "chiller_absorption" and not parameter.id.endswith("_RE")
        return "cop.absorption" if absorbs else "cop.compression"
    return "share" if parameter.id.startswith("eta") or parameter.id in _SHARES else ""


def _loads(context: Context) -> Iterator[Finding]:
    """Full-load hours and capacity factor of each unit that has an output and a rated output."""
    for method in context.results.methodologies.values():
        for energy, times, rated in _LOADS:
            first, second = method.methodology.parameter(energy), method.methodology.parameter(rated)
            third = method.methodology.parameter(times) if times else None
            if first is None or second is None or first.table != second.table or (times and third is None):
                continue
            if (first.unit or "") in _MWH and (second.unit or "") in _MW:
                yield from _loaded(context, method, first, second, third)


def _loaded(context: Context, method: MethodResult, energy: ParameterDef, rated: ParameterDef,
            times: ParameterDef | None) -> Iterator[Finding]:
    limits, technology = context.known.data, method.methodology.technology_id
    hours_limit, share_limit = limits.limit("hours.full_load"), limits.limit(f"capacity_factor.{technology}")
    scale = _MWH[energy.unit or ""] / _MW[rated.unit or ""]
    column, told = _Column(method, energy), 0
    factors: Sequence[Value] = (
        _Column(method, times).values if times is not None else (Decimal(1),) * len(column.values)
    )
    year = _hours(context)
    for at, (amount, factor, size) in enumerate(
        zip(column.values, factors, _Column(method, rated).values, strict=False)
    ):
        if not (isinstance(amount, Decimal) and isinstance(factor, Decimal) and isinstance(size, Decimal) and size > 0):
            continue
        hours = amount * factor * scale / size
        found = _load_finding(hours, year, hours_limit, share_limit)
        if found is not None and told < _SHOWN:
            told += 1
            yield Finding(found[0], "warning", column.address(at), found[1])


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
    for column in _columns(context):
        if column.parameter.unit != "h/p" or limit is None:
            continue
        for at, value in enumerate(column.values):
            if isinstance(value, Decimal) and 8760 < value <= 8784:
                yield Finding("plausible.leap_hours", "warning", column.address(at),
                              {"value": _shown(value), "year": str(context.results.basis_year), **limit.told()})
                break


def _jumps(context: Context) -> Iterator[Finding]:
    """A row a thousand times its neighbours: another unit, or a comma read as a point."""
    limit = context.known.data.limit("rows.alike")
    for column in _columns(context):
        known = [value for value in column.values if isinstance(value, Decimal) and value > 0]
        if (
            limit is None
            or limit.at_most is None
            or len(known) < _FEWEST_ROWS
            or max(known) < limit.at_most * min(known)
        ):
            continue
        yield from _jumps_in(column, median_low(known), limit, limit.at_most)


def _jumps_in(column: _Column, middle: Decimal, limit: Limit, most: Decimal) -> Iterator[Finding]:
    told = 0
    for at, value in enumerate(column.values):
        if not isinstance(value, Decimal) or value <= 0 or told >= _SHOWN:
            continue
        ratio = max(value / middle, middle / value)
        if ratio < most:
            continue
        told += 1
        slip = value < middle and -3 <= _places(value) <= -1 and middle / 3 < value * _THOUSAND < middle * 3
        code = "plausible.separator" if slip else "plausible.jump"
        meant = {"meant": _shown(value * _THOUSAND)} if slip else {}
        yield Finding(code, "warning", column.address(at), {
            "value": _shown(value), "usual": _shown(middle), "ratio": f"{ratio:,.0f}", "limit": _shown(most),
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
    rated = next((p for p in method.methodology.parameters if p.id == "capacity" and (p.unit or "") in _MW), None)
    if rated is None:
        return
    sizes = [value for value in _Column(method, rated).values if isinstance(value, Decimal)]
    total = sum(sizes, Decimal(0)) * _MW[rated.unit or ""]
    largest, most = data.limit(f"precedent.{technology}"), data.limit(f"tonnes_per_mw.{technology}")
    if largest is not None and (bound := largest.broken(total)) is not None and total:
        yield Finding("plausible.larger_than_precedents", "warning", name, _told(largest, bound, total, "MW"))
    reduction = method.annual.reduction
    if most is not None and total and reduction is not None and (bound := most.broken(reduction / total)) is not None:
        yield Finding("plausible.tonnes_per_unit", "warning", name, _told(most, bound, reduction / total, "tCO2/MW"))


def _better(context: Context) -> Iterator[Finding]:
    """A project machine that is no better than the reference machine of its own row."""
    for method in context.results.methodologies.values():
        for ours, theirs in (("eff_PJ", "eff_RE"), ("eta_PJ", "eta_RE"), ("COP_PJ", "COP_RE")):
            one, two = method.methodology.parameter(ours), method.methodology.parameter(theirs)
            if one is None or two is None or one.table != two.table or one.unit != two.unit:
                continue
            column = _Column(method, one)
            for at, (mine, other) in enumerate(zip(column.values, _Column(method, two).values, strict=False)):
                if isinstance(mine, Decimal) and isinstance(other, Decimal) and 0 < mine <= other:
                    yield Finding("plausible.not_better", "warning", column.address(at),
                                  {"value": _shown(mine), "reference": _shown(other)})
                    break


def _lifetime(context: Context) -> Iterator[Finding]:
    limit, years = context.known.data.limit("lifetime"), number_at(context.project, "lifetime")
    bound = limit.broken(years) if limit is not None and years is not None else None
    if limit is not None and years is not None and bound is not None:
        yield Finding("plausible.lifetime", "warning", "lifetime", _told(limit, bound, years, "years"))


def _of_states(context: Context) -> object:
    return (of_states(context), context.results.basis_year)


RULES: tuple[Rule, ...] = (
    Rule("plausible.values", ("*",), _values, of_states),
    Rule("plausible.loads", ("*",), _loads, _of_states),
    Rule("plausible.hours", ("*",), _hours_of_year, _of_states),
    Rule("plausible.jumps", ("*",), _jumps, of_states),
    Rule("plausible.project", ("*",), _project, of_states),
    Rule("plausible.better", ("*",), _better, of_states),
    Rule("plausible.lifetime", ("lifetime",), _lifetime),
)
