"""The estimation records: for every value estimated before operation what it rests on and how it was calculated.

The monitoring plan's own answer stays the one value everything calculates with. A record gives a result beside it;
taking it over is one edit, and a difference between the two is a finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Context as DecimalContext
from decimal import Decimal, localcontext
from functools import cached_property

from jcm_pdd.core import conditions, units
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.kinds import Rejected
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, plain
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.papers.estimation_formula import SYMBOL, Parsed, read, unconverted, value
from jcm_pdd.core.papers.estimation_inputs import (
    INPUTS,
    SERIES,
    Input,
    read_inputs,
    read_number,
    read_series,
    rows_of,
    text_at,
)
from jcm_pdd.core.papers.estimation_series import Series
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.schema import Schema

RECORDS = "estimates"
TABLES = (RECORDS, INPUTS, SERIES)
ROLES = ("monitored", "fixed")
# Beyond this the value of the plan and the result of its record are two numbers.
SAME = Decimal("1e-9")
_SHORT = DecimalContext(prec=12)
_YEAR = re.compile(r"(\d{4})\s*年?")


@dataclass(frozen=True, slots=True)
class Estimated:
    """One value that is estimated before operation: a monitored parameter or a project-specific fixed one."""

    address: str
    methodology: MethodologyDef
    parameter: ParameterDef
    row: str | None = None

    @property
    def unit(self) -> str:
        """The unit the value is asked in."""
        return self.parameter.unit or "-"

    @property
    def symbol(self) -> str:
        """The symbol as it is printed."""
        return self.parameter.symbol or self.parameter.id


@dataclass(frozen=True)
class Record:
    """The record of one value with everything calculated from it; `findings` are those of the calculation itself."""

    row: str
    of: Estimated
    answers: Mapping[str, str]
    inputs: tuple[Input, ...]
    series: Series
    plan: Decimal | None
    parsed: Parsed | None
    findings: tuple[Finding, ...] = ()

    def at(self, column: str) -> str:
        """Return the address of one of the record's own answers."""
        return f"{RECORDS}/{self.row}/{column}"

    @cached_property
    def given(self) -> dict[str, Decimal]:
        """The values of everything the calculation may read."""
        return {one.symbol: one.value for one in self.inputs if one.value is not None} | self.series.values()

    @cached_property
    def result(self) -> Decimal | None:
        """What the calculation gives, in the unit of the value, with all its decimals."""
        return None if self.parsed is None else value(self.parsed, self.given)

    @cached_property
    def own_result(self) -> Decimal | None:
        """What the calculation gives in the unit of its own parts."""
        return None if self.parsed is None else unconverted(self.parsed, self.given)

    @cached_property
    def taken(self) -> Decimal | None:
        """The result as a value of the plan holds it: 15 significant digits, 12 where it has more."""
        return None if self.result is None else storable(self.result)

    @property
    def differs(self) -> bool:
        """Whether the plan has a value and the record gives another one."""
        return self.plan is not None and self.result is not None and not same(self.plan, self.result)

    @cached_property
    def check(self) -> Decimal | None:
        """The value of the cross-check in the unit of the value."""
        return read_number(self.answers.get("check_value", ""), self.of.unit)[0]

    @property
    def deviation(self) -> Decimal | None:
        """The deviation of the plan's value (the result while there is none) from the cross-check, %."""
        held = self.plan if self.plan is not None else self.result
        if held is None or not self.check:
            return None
        with localcontext(CONTEXT):
            return (held - self.check) / abs(self.check) * 100

    @property
    def year(self) -> int | None:
        """The calendar year the value stands for, as the record says."""
        return year_of(self.answers.get("year", ""))


def year_of(typed: str) -> int | None:
    """Return the calendar year of a text, None for what is none."""
    match = _YEAR.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    return int(match[1]) if match else None


def same(one: Decimal, other: Decimal) -> bool:
    """Return whether two values are one number: relative 1e-9."""
    with localcontext(CONTEXT):
        return abs(one - other) <= SAME * max(abs(one), abs(other))


def storable(number: Decimal) -> Decimal:
    """Return a number as an answer keeps it: exact up to 15 significant digits, else rounded to 12."""
    exact = number.normalize()
    return exact if len(exact.as_tuple().digits) <= SIGNIFICANT_DIGITS else _SHORT.create_decimal(number)


def _every(_: str) -> bool:
    return True


def estimated(schema: Schema, project: Project, results: Results,
              wanted: Callable[[str], bool] = _every) -> Iterator[Estimated]:
    """Yield every value of a project that is estimated before operation, in the order of the methodologies.

    `wanted` chooses by address, before it is found out whether a row is asked at all.
    """
    for m in schema.methodologies:
        method = results.methodologies.get(m.methodology)
        for p in m.parameters:
            if p.role not in ROLES or p.kind != "number":
                continue
            if p.table is None:
                if wanted(f"{m.methodology}/{p.id}") and (method is None or method.applies(p.shown)):
                    yield Estimated(f"{m.methodology}/{p.id}", m, p)
                continue
            for row in project.rows(f"{m.methodology}/{p.table}"):
                address = f"{m.methodology}/{p.table}/{row}/{p.id}"
                if wanted(address) and (p.shown == "true" or conditions.visible(schema, project, results, address)):
                    yield Estimated(address, m, p, row)


def estimated_at(schema: Schema, project: Project, address: str) -> Estimated | None:
    """Return the estimated value at an address, None where the project has none."""
    parts = address.split("/")
    m = schema.methodology(parts[0])
    p = m.parameter(parts[-1]) if m is not None and len(parts) in (2, 4) else None
    if m is None or p is None or p.role not in ROLES or p.kind != "number":
        return None
    if p.table is None:
        return Estimated(address, m, p) if len(parts) == 2 else None
    rows = project.get(f"{m.methodology}/{p.table}")  # not made a tuple: records ask for row after row
    fits = len(parts) == 4 and parts[1] == p.table and isinstance(rows, list) and parts[2] in rows
    return Estimated(address, m, p, parts[2]) if fits else None


def records(schema: Schema, project: Project, only: Iterable[str] | None = None) -> dict[str, Record]:
    """Return the record of every value that has one, by its address; `only` these addresses when given.

    Of several records of one value the first counts; the review names the others.
    """
    wanted = None if only is None else frozenset(only)
    tables = {table: rows_of(project, table) for table in TABLES} if project.rows(RECORDS) else {}
    found: dict[str, Record] = {}
    for address, rows in tables.get(RECORDS, {}).items():
        of = estimated_at(schema, project, address) if wanted is None or address in wanted else None
        if of is not None:
            found[address] = _record(project, of, rows[0], tables[INPUTS].get(address, []),
                                     tables[SERIES].get(address, []))
    return found


_COLUMNS = ("basis", "explanation", "formula", "series_unit", "year", "conservative", "check_value", "check_source",
            "evidence", "page")


def _record(project: Project, of: Estimated, row: str, inputs: list[str], series: list[str]) -> Record:
    answers = {column: text_at(project, f"{RECORDS}/{row}/{column}") for column in _COLUMNS}
    given, wrong = read_inputs(project, inputs)
    unit = answers["series_unit"] or of.unit.removesuffix("/p") or "-"
    figures, slips = read_series(project, series, unit)
    findings = [*wrong, *slips]
    if series and not units.known(unit):
        findings.append(Finding("estimate.unknown_unit", "error", f"{RECORDS}/{row}/series_unit", {"unit": unit}))
    made = Record(row, of, answers, given, figures, number_at(project, of.address), None, tuple(findings))
    return with_formula(made, answers["formula"])


def with_formula(record: Record, formula: str) -> Record:
    """Return a record with another calculation and the findings about it: what a formula gives while it is typed."""
    where = record.at("formula")
    kept = tuple(found for found in record.findings if found.where != where)
    answers = {**record.answers, "formula": formula}
    if not formula.strip():
        return replace(record, answers=answers, parsed=None, findings=kept)
    symbols = tuple(dict.fromkeys((one.symbol, one.unit) for one in record.inputs if SYMBOL.fullmatch(one.symbol)))
    series = record.series.unit if record.series.points else None
    parsed = read(formula, symbols, series, record.of.unit)
    flaws = tuple(Finding(flaw.code, "error", where, flaw.arguments) for flaw in parsed.flaws)
    return replace(record, answers=answers, parsed=parsed, findings=(*kept, *flaws))


def take_edit(schema: Schema, project: Project, record: Record) -> Edit:
    """Return the one edit that makes a record's result the value of the plan.

    Raises Problem "estimate.no_result" while there is none, "estimate.not_taken" when the question refuses it (below
    its least value, not whole).
    """
    address = record.of.address
    place = schema.place(address)
    if record.taken is None or place is None:
        raise Problem("estimate.no_result", address)
    try:
        stored = place.kind.parse(plain(record.taken))
    except Rejected:
        raise Problem("estimate.not_taken", address, value=plain(record.taken), unit=record.of.unit) from None
    return Edit("edit.take_estimate", (project.change(address, stored),), {"address": address})
