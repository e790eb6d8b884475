"""The English words documents use for estimation records: titles, basis, sources, where a series stands."""

from __future__ import annotations

from decimal import Decimal

from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, grouped, plain
from jcm_pdd.core.papers.estimation import RECORDS, Estimated, Record, estimated, records
from jcm_pdd.core.plan import row_title
from jcm_pdd.core.review import Context

TITLE = "Basis of ex-ante estimation"


def printed_records(context: Context) -> tuple[Record, ...]:
    """Return the records of a project in the order of its methodologies."""
    held = records(context.schema, context.project)
    asked = [one.address for one in estimated(context.schema, context.project, context.results, held.__contains__)]
    return tuple(held[address] for address in asked)


def has_records(context: Context) -> bool:
    """Tell whether a project has any estimation record to print."""
    return bool(context.project.rows(RECORDS)) and bool(printed_records(context))


def title_of(context: Context, one: Estimated) -> str:
    """Return what a value is called: its label, with the name of its row."""
    label, row = one.parameter.label.en, row_of(context, one)
    return f"{label} [{row}]" if row else label


def row_of(context: Context, one: Estimated) -> str:
    """Return the name of the row a value stands in, empty for one that stands alone."""
    if one.row is None or one.parameter.table is None:
        return ""
    return row_title(one.methodology, one.parameter.table, one.row, context.project)


def basis_of(context: Context, record: Record) -> str:
    """Return what a record rests on, as documents print it."""
    place, chosen = context.schema.place(record.at("basis")), record.answers["basis"]
    if place is None or not chosen:
        return "-"
    return next((choice.label.en for choice in place.definition.choices if choice.id == chosen), chosen)


def figure(number: Decimal | None) -> str:
    """Return a number in full where an answer could hold it, else with ten significant digits."""
    if number is None:
        return "-"
    exact = number.normalize()
    return grouped(plain(exact)) if len(exact.as_tuple().digits) <= SIGNIFICANT_DIGITS else number_text(number)


def source_of(context: Context, evidence: str, page: str) -> str:
    """Return number, title and page of a piece of evidence; the title of a confidential one is not printed."""
    if page[:1].isdigit():
        page = f"p. {page}"
    if not evidence:
        return page
    project = context.project
    row = next((row for row in project.rows("evidence") if project.get(f"evidence/{row}/number") == evidence), None)
    title = project.get(f"evidence/{row}/title") if row is not None else None
    shown = isinstance(title, str) and project.get(f"evidence/{row}/confidential") is not True
    return ", ".join(part for part in (f"{evidence} {title}" if shown else evidence, page) if part)


def year_words(context: Context, record: Record) -> str:
    """Return which year a value stands for, with the yearly decrease counted from the first year of operation."""
    rate = context.project.get(f"{record.of.address}.degradation")
    falls = isinstance(rate, str) and Decimal(rate) != 0
    horizon = context.results.horizon
    first = f" from {horizon.first.year} on" if horizon is not None else " from the first year of operation on"
    decrease = f"; it decreases by {rate} % a year{first}" if falls else ""
    year = record.year
    if year is None:
        return f"a year of operation{decrease}" if falls else "every year of operation"
    return f"the calendar year {year}{decrease}"
