"""Rules about the estimation records: values without one, records that do not hold, and values that left their record.

Ten percent of deviation and twelve to thirty-six months are the program's own bounds, and the texts say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.formula import names
from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.papers.estimation import (
    RECORDS,
    Record,
    estimated,
    records,
    take_edit,
)
from jcm_pdd.core.papers.estimation_inputs import INPUTS, SERIES, rows_of
from jcm_pdd.core.papers.estimation_series import NAMES
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

FEWEST_MONTHS, MOST_MONTHS = 12, 36
MOST_DEVIATION = Decimal(10)
# The effect in tonnes calculates the whole project anew: for the first few that differ, and not in the largest.
_EFFECTS, _LARGEST = 3, 20_000


def _check(context: Context) -> Iterator[Finding]:
    """Every finding about estimates; a project without records has at most one."""
    yield from _lacking(context)
    by_address = records(context.schema, context.project)
    yield from _places(context, by_address)
    held = tuple(by_address.values())
    for record in held:
        yield from _calculation(record)
        yield from _grounds(record)
        yield from _year(context, record)
        yield from _value(context, record)
    yield from _different(context, held)


def _lacking(context: Context) -> Iterator[Finding]:
    """One note a parameter; while there is no record at all, one for the project."""
    answered, known = context.project.answers, rows_of(context.project, RECORDS)
    lacking: dict[str, list[str]] = {}
    for one in estimated(context.schema, context.project, context.results,
                         lambda address: address in answered and address not in known):
        if not known:
            yield Finding("estimate.none_yet", "note", RECORDS)
            return
        lacking.setdefault(f"{one.methodology.methodology}/{one.parameter.id}", []).append(one.address)
    for addresses in lacking.values():
        yield Finding("estimate.none", "note", addresses[0], {"count": str(len(addresses))})


def _places(context: Context, held: Mapping[str, Record]) -> Iterator[Finding]:
    """Records of no value, several of one value, and inputs and series that no record reads."""
    project = context.project
    known = rows_of(project, RECORDS)
    for address, rows in known.items():
        where = f"{RECORDS}/{rows[0]}/of"
        if not address:
            if any(project.get(f"{RECORDS}/{row}/{column}") is not None
                   for row in rows for column in ("basis", "formula", "explanation")):
                yield Finding("estimate.no_place", "warning", where)
        elif address not in held:
            yield Finding("estimate.no_value_there", "warning", where, {"address": address})
        elif len(rows) > 1:
            yield Finding("estimate.of_twice", "warning", f"{RECORDS}/{rows[1]}/of")
    for table in (INPUTS, SERIES):
        for address, rows in rows_of(project, table).items():
            if address and address not in known:
                yield Finding("estimate.orphan", "warning", f"{table}/{rows[0]}/of",
                              {"count": str(len(rows)), "address": address})


def _calculation(record: Record) -> Iterator[Finding]:
    yield from record.findings
    yield from _use(record)
    tree = record.parsed.tree if record.parsed is not None else None
    if tree is None or record.result is not None or any(found.severity == "error" for found in record.findings):
        return
    empty = [one.symbol for one in record.inputs if one.value is None and one.symbol in names(tree)]
    if empty:
        yield Finding("estimate.input_open", "note", record.at("formula"), {"symbols": ", ".join(empty)})
    else:
        yield Finding("estimate.impossible", "error", record.at("formula"))


def _use(record: Record) -> Iterator[Finding]:
    """A series nothing reads, and months that stand for more or less than whole years."""
    read = names(record.parsed.tree) if record.parsed is not None and record.parsed.tree is not None else frozenset()
    if record.series.points and record.answers["formula"] and read and not read & set(NAMES):
        yield Finding("estimate.series_unused", "warning", record.at("formula"))
    count = len(record.series.known)
    if "SERIES_YEAR" in read and record.series.step == "month" and count % 12:
        yield Finding("estimate.part_of_year", "warning", record.at("formula"), {"count": str(count)})


def _grounds(record: Record) -> Iterator[Finding]:
    """What another person asks first: months of bills, words of a judgement, the paper."""
    basis, answers = record.answers["basis"], record.answers
    if not basis:
        yield Finding("estimate.no_basis", "note", record.at("basis"))
    if basis == "bills" and record.series.months < FEWEST_MONTHS:
        yield Finding("estimate.few_months", "warning", record.at("basis"), {"months": str(record.series.months)})
    if basis == "bills" and record.series.months > MOST_MONTHS:
        yield Finding("estimate.many_months", "warning", record.at("basis"), {"months": str(record.series.months)})
    if basis == "judgement" and not (answers["explanation"] and answers["conservative"]):
        yield Finding("estimate.judgement", "warning", record.at("explanation"))
    named = [answers["evidence"], *(one.evidence for one in record.inputs),
             *(point.evidence for point in record.series.points)]
    if not any(named):
        yield Finding("estimate.no_evidence", "note", record.at("evidence"))


def _year(context: Context, record: Record) -> Iterator[Finding]:
    """Which year p is: one of operation, and the first where later years are calculated from it."""
    horizon, typed, year = context.results.horizon, record.answers["year"], record.year
    falls = bool(number_at(context.project, f"{record.of.address}.degradation"))
    if typed and year is None:
        yield Finding("estimate.year_unread", "error", record.at("year"), {"typed": typed})
    elif not typed and falls:
        yield Finding("estimate.year_open", "note", record.at("year"))
    if year is None or horizon is None:
        return
    first, last = str(horizon.first.year), str(horizon.last.year)
    if year not in horizon.years():
        yield Finding("estimate.year_outside", "warning", record.at("year"),
                      {"year": str(year), "first": first, "last": last})
    elif falls and year != horizon.first.year:
        yield Finding("estimate.year_not_first", "warning", record.at("year"), {"year": str(year), "first": first})


def _value(context: Context, record: Record) -> Iterator[Finding]:
    """The record beside the value of the plan and beside its cross-check."""
    if record.plan is None and rejected_text(context.project.get(record.of.address)) is None:
        yield Finding("estimate.value_open", "note", record.of.address)
    if record.answers["check_value"] and record.check is None:
        yield Finding("estimate.check_unread", "error", record.at("check_value"),
                      {"typed": record.answers["check_value"], "unit": record.of.unit})
    deviation = record.deviation
    if deviation is not None and abs(deviation) > MOST_DEVIATION:
        yield Finding("estimate.deviates", "warning", record.at("check_value"),
                      {"deviation": number_text(deviation.quantize(Decimal("0.1"))), "most": str(MOST_DEVIATION)})


def _different(context: Context, held: Iterable[Record]) -> Iterator[Finding]:
    different = (record for record in held if record.differs)
    for record in islice(different, _EFFECTS):
        effect = effect_of(context, record)
        yield _differs(record, "" if effect is None else f"{effect:+,d}")
    yield from (_differs(record, "") for record in different)


def _differs(record: Record, effect: str) -> Finding:
    plan, result = record.plan or Decimal(0), record.taken or Decimal(0)
    given = {"plan": grouped(plain(plan)), "result": grouped(plain(result)), "unit": record.of.unit}
    if not effect:
        return Finding("estimate.differs", "warning", record.of.address, given)
    return Finding("estimate.differs_by", "warning", record.of.address, {**given, "effect": effect})


def effect_of(context: Context, record: Record) -> int | None:
    """Return by how many tCO2 the total of all years changes when a record's result becomes the value of the plan.

    None when the result cannot be taken, when either total is not known, and in very large projects.
    """
    before = context.results.total.emission_reductions
    if before is None or len(context.project.answers) > _LARGEST:
        return None
    try:
        edit = take_edit(context.schema, context.project, record)
    except Problem:
        return None
    after = calculate(context.schema.methodologies, context.project.apply(edit.changes)).total.emission_reductions
    return None if after is None else after - before


# Values stand anywhere in the methodologies, so every edit is looked at; without records that is soon done.
RULES: tuple[Rule, ...] = (Rule("estimates", ("*",), _check),)
