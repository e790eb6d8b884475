"""The annex "Basis of ex-ante estimation" of the PDD: every record with its equation, inputs, series and documents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.core.formula import names
from jcm_pdd.core.formula.equation import Equations, Part, Row, Text, number, symbol
from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.papers.estimation import Record
from jcm_pdd.core.papers.estimation_formula import condition
from jcm_pdd.core.papers.estimation_series import NAMES, Series
from jcm_pdd.core.papers.evidence import by_claim
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.estimation_words import (
    TITLE,
    basis_of,
    figure,
    printed_records,
    row_of,
    source_of,
    title_of,
    year_words,
)
from jcm_pdd.files.word.derived import Block, Grid, Shown, Words

_EQUALS = Text("=", "sign")
_HEADS, _SHARES = ("Symbol", "Meaning", "Value", "Unit", "Year", "Rests on"), (14, 32, 15, 11, 9, 19)
_INPUT_HEADS, _INPUT_SHARES = ("Symbol", "Meaning", "Value", "Unit", "Source"), (17, 28, 15, 12, 28)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
# Years beside one another; a longer series goes on in another table.
_YEARS_ACROSS = 6
_PAGES = 4
_MEANINGS = {
    "SERIES_SUM": "Sum of the series", "SERIES_MEAN": "Mean of the series", "SERIES_COUNT": "Number of periods",
    "SERIES_MIN": "Lowest of the series", "SERIES_MAX": "Highest of the series",
    "SERIES_YEAR": "One year of the series"}


def estimation_blocks(context: Context) -> Iterator[Block]:
    """Yield what is printed of the estimation records; nothing where a project has none."""
    held = printed_records(context) if context.project.rows("estimates") else ()
    if not held:
        return
    yield Words(TITLE, heading=True)
    yield Words("Every value below is estimated before operation. Values of the monitoring plan are those of one full "
                "year of operation.", keep=True)
    yield Grid(_HEADS, _SHARES, tuple(
        (symbol(one.of.symbol), title_of(context, one.of), figure(one.plan), one.of.unit, one.answers["year"] or "-",
         basis_of(context, one)) for one in held))
    for one in held:
        yield from _record(context, one)


def _record(context: Context, record: Record) -> Iterator[Block]:
    of, answers = record.of, record.answers
    yield Words(f"{title_of(context, of)} ({of.unit})" if of.unit != "-" else title_of(context, of), heading=True)
    words = [f"Rests on: {basis_of(context, record)}."] if answers["basis"] else []
    yield Words(" ".join([*words, f"The value is that of {year_words(context, record)}."]))
    yield from (Words(line) for line in answers["explanation"].split("\n") if line.strip())
    yield from _calculation(context, record)
    if record.series.known:
        yield from _series(context, record)
    if record.differs:
        yield Words(f"The monitoring plan has {figure(record.plan)} {of.unit}, this calculation gives "
                    f"{figure(record.taken)} {of.unit}.")
    if answers["conservative"]:
        yield Words(f"Why it is conservative: {answers['conservative']}")
    yield from _check(record)
    if source := _documents(context, record):
        yield Words(f"Document: {source}")


def _documents(context: Context, record: Record) -> str:
    """Return the document of a record; where it names none, the papers the register links with its value."""
    if source := source_of(context, record.answers["evidence"], record.answers["page"]):
        return source
    linked = by_claim(context.schema, context.project).get(record.of.address, ())
    named = (source_of(context, proof.evidence.number, proof.page) for proof in linked if proof.evidence.number)
    return "; ".join(dict.fromkeys(named))


def _check(record: Record) -> Iterator[Block]:
    if record.check is None:
        return
    source = f" ({record.answers['check_source']})" if record.answers["check_source"] else ""
    deviation = record.deviation
    told = "" if deviation is None else f"; the value deviates from it by {deviation:+.1f} %".replace("-", "\u2212")
    yield Words(f"Cross-check: {figure(record.check)} {record.of.unit}{source}{told}.")


def _calculation(context: Context, record: Record) -> Iterator[Block]:
    parsed = record.parsed
    if parsed is None or parsed.tree is None:
        return
    left = symbol(record.of.symbol)
    yield Shown(Row((left, _EQUALS, Equations(symbol).part(parsed.tree))))
    given = record.given
    if record.result is not None:
        put = Equations(lambda name: number(given.get(name)), decided=lambda node: condition(node, given))
        parts: list[Part] = [left, _EQUALS, put.part(parsed.tree)] if names(parsed.tree) else [left]
        if parsed.factor != 1:
            parts += [_EQUALS, number(record.own_result), *_step(parsed.unit, parsed.factor)]
        parts += [_EQUALS, number(record.result), Text(f" {record.of.unit}", "words")]
        yield Shown(Row(tuple(parts)), row_of(context, record.of))
        if parsed.factor != 1 and not parsed.unit:
            yield Words(f"The factor {figure(parsed.factor)} brings the units of the inputs to {record.of.unit}.")
    if rows := tuple(_where(context, record)):
        yield Grid(_INPUT_HEADS, _INPUT_SHARES, rows)


def _step(unit: str, factor: Decimal) -> tuple[Part, ...]:
    """Return the unit of a result before it is converted, or the factor where the unit has no name."""
    return (Text(f" {unit}", "words"),) if unit else (Text("×", "sign"), number(factor))


def _where(context: Context, record: Record) -> Iterator[tuple[str | Part, ...]]:
    """Yield a line for each symbol of the calculation: the inputs, then what it reads of the series."""
    tree = record.parsed.tree if record.parsed is not None else None
    read = names(tree) if tree is not None else frozenset()
    for one in record.inputs:
        if one.symbol in read:
            yield (symbol(one.symbol), one.label, figure(one.value), one.unit,
                   source_of(context, one.evidence, one.page) or "-")
    values = record.series.values()
    for name in NAMES:
        if name in read and name in values:
            yield (symbol(name), _MEANINGS[name], figure(values[name]), _unit(record, name), "Series below")


def _unit(record: Record, name: str) -> str:
    if name == "SERIES_COUNT":
        return "-"
    return record.series.unit + ("/p" if name == "SERIES_YEAR" and record.of.unit.endswith("/p") else "")


def _series(context: Context, record: Record) -> Iterator[Block]:
    series = record.series
    span = f"{series.known[0].period} to {series.known[-1].period}"
    yield Words(f"Series in {series.unit}, {span}: {len(series.known)} "
                f"{'months' if series.step == 'month' else 'years'}")
    if series.step == "month":
        years = sorted({point.period.year for point in series.known if point.period is not None})
        for at in range(0, len(years), _YEARS_ACROSS):
            yield _months(series, years[at:at + _YEARS_ACROSS])
    else:
        yield Grid(("Year", series.unit), (30, 70), tuple(
            (str(point.period), figure(point.value)) for point in series.known))
    yield from _annual(record)
    if told := "; ".join(_sources(context, series)):
        yield Words(f"Documents of the series: {told}")


def _sources(context: Context, series: Series) -> Iterator[str]:
    """Yield the documents of a series, the pages of one together: all of a few, else the first and the last."""
    pages: dict[str, dict[str, None]] = {}
    for point in series.known:
        if point.evidence or point.page:
            pages.setdefault(point.evidence, {})[point.page] = None
    for evidence, found in pages.items():
        named = [page for page in found if page]
        told = ", ".join(named) if len(named) <= _PAGES else f"{named[0]} to {named[-1]}"
        yield source_of(context, evidence, told)


def _months(series: Series, years: list[int]) -> Grid:
    """Return a table with a line a month and a column a year."""
    share = 78 // len(years)
    found = {(point.period.year, point.period.month): point.value for point in series.known
             if point.period is not None}
    rows = tuple((month, *(figure(found.get((year, at))) for year in years)) for at, month in enumerate(_MONTHS, 1))
    return Grid(("Month", *map(str, years)), (22, *([share] * len(years))), rows)


def _annual(record: Record) -> Iterator[Block]:
    """Say how a year was made of the series, where the calculation asks for one."""
    values, series = record.series.values(), record.series
    tree = record.parsed.tree if record.parsed is not None else None
    if tree is None or "SERIES_YEAR" not in names(tree) or not values:
        return
    count, total = number_text(values["SERIES_COUNT"]), figure(values["SERIES_SUM"])
    how = (f"sum over the months × 12 / number of months = {total} × 12 / {count}" if series.step == "month"
           else f"sum over the years / number of years = {total} / {count}")
    yield Words(f"SERIES_YEAR = {how} = {figure(values['SERIES_YEAR'])} {_unit(record, 'SERIES_YEAR')}")
