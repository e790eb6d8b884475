"""The monitoring plan: monitoring points, fixed parameters and defaults as rows, and proposed wording.

A proposal stands in for an unanswered text until the user accepts or rewrites it; it is never stored, so the
user's own wording is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core import conditions
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.form import FieldDef, Provenance
from jcm_pdd.core.inputs import default_value
from jcm_pdd.core.kinds import kind_of, rejected_text
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.methodology import MethodologyDef, OptionDef, ParameterDef
from jcm_pdd.core.papers.consultation import proposed
from jcm_pdd.core.papers.metering import Register, register
from jcm_pdd.core.papers.metering_words import wording
from jcm_pdd.core.papers.references import REFERENCES, register_proposal
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import CriterionBlock, GridBlock, Schema
from jcm_pdd.core.stepwise import PACE, Steps, finished
from jcm_pdd.core.text import Text

_YEAR_COLUMN = re.compile(r"y\d{4}")
_PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid: a parameter (in one row of its table) or a default with its value in use."""

    address: str
    label: Text
    symbol: str
    unit: str
    value_text: str
    parameter: ParameterDef | None = None
    table: str | None = None
    row: str | None = None
    row_name: str = ""
    provenance: Provenance | None = None


def row_title(m: MethodologyDef, table: str, row: str, project: Project) -> str:
    """Return how a row is called: its name column if answered, else its running number."""
    stem = f"{m.methodology}/{table}"
    named = next((p.id for p in m.columns(table) if p.kind == "text"), None)
    name = project.get(f"{stem}/{row}/{named}") if named else None
    if isinstance(name, str) and name:
        return name
    rows = project.rows(stem)
    return str(rows.index(row) + 1) if row in rows else row


def grid_rows(block: GridBlock, project: Project, results: Results | None = None) -> tuple[GridRow, ...]:
    """Return the rows of a grid; parameters that do not apply in this project are left out when results tell."""
    if block.role == "defaults":
        return tuple(_default_rows(block.methodology, project, results))
    found: list[GridRow] = []
    for parameter in _asked(block, results):
        found.extend(_parameter_rows(block.methodology, parameter, project))
    return tuple(found)


def _asked(block: GridBlock, results: Results | None) -> Iterator[ParameterDef]:
    """Yield the parameters of a grid that apply in this project."""
    wanted = "fixed" if block.role == "fixed" else "monitored"
    method = results.methodologies.get(block.methodology.methodology) if results else None
    for parameter in block.methodology.parameters:
        if parameter.role != wanted or (block.role == "years" and not parameter.yearly):
            continue
        if parameter.table is not None or method is None or method.applies(parameter.shown):
            yield parameter


def _addresses(m: MethodologyDef, p: ParameterDef, project: Project) -> Iterator[str]:
    """Yield the address of a parameter, or one a row of its table."""
    if p.table is None:
        yield f"{m.methodology}/{p.id}"
    else:
        yield from (f"{m.methodology}/{p.table}/{row}/{p.id}" for row in project.rows(f"{m.methodology}/{p.table}"))


def grid_columns(block: GridBlock, results: Results) -> tuple[FieldDef, ...]:
    """Return the columns of a grid; for values by year one a calendar year, with ids y2027, y2028, ..."""
    if block.role != "years":
        return block.columns
    years = [year.year for year in results.years]
    return tuple(FieldDef(id=f"y{year}", kind="number", label=Text(en=str(year), ja=f"{year}年"), width="short")
                 for year in years)


def grid_address(row: str, column: str) -> str:
    """Return the address of a grid's cell: a companion of the row's address, or its value in one year."""
    return f"{row}@{column[1:]}" if _YEAR_COLUMN.fullmatch(column) else f"{row}.{column}"


def _parameter_rows(m: MethodologyDef, p: ParameterDef, project: Project) -> Iterator[GridRow]:
    kind = kind_of(p)
    rows = project.rows(f"{m.methodology}/{p.table}") if p.table else (None,)
    for row in rows:
        address = f"{m.methodology}/{p.table}/{row}/{p.id}" if p.table else f"{m.methodology}/{p.id}"
        stored = project.get(address)
        shown = "" if stored is None else (rejected_text(stored) or kind.show(stored))
        title = row_title(m, p.table, row, project) if p.table and row else ""
        yield GridRow(address, p.label, p.symbol or p.id, p.unit or "-", shown, p, p.table, row, title, p.provenance)


def _default_rows(m: MethodologyDef, project: Project, results: Results | None) -> Iterator[GridRow]:
    method = results.methodologies.get(m.methodology) if results else None
    for default in m.defaults:
        if method is not None and not method.applies(default.shown):
            continue
        address = f"{m.methodology}/{default.id}"
        value = default_value(project, address, default.value)
        yield GridRow(address, default.label, default.symbol, default.unit, grouped(plain(value)),
                      provenance=default.provenance)
    for table in m.lookups:
        for row in table.rows:
            address = f"{m.methodology}/{table.id}.{row.id}"
            value = default_value(project, address, row.value)
            label = Text(en=f"{table.label.en}: {row.label.en}", ja=f"{table.label.ja}：{row.label.ja}")
            yield GridRow(address, label, table.symbol, table.unit, grouped(plain(value)),
                          row_name=row.label.en, provenance=row.provenance)


def confirmed(project: Project, address: str) -> bool:
    """Return whether the user confirmed a default: document, page and date are all given."""
    return all(project.get(f"{address}.{part}") is not None
               and rejected_text(project.get(f"{address}.{part}")) is None
               for part in ("document", "page", "confirmed_on"))


def status_of(row: GridRow, project: Project) -> str:
    """Return the status of a default as shown: "verified" once confirmed, else as the definition says."""
    if confirmed(project, row.address):
        return "verified"
    return row.provenance.status if row.provenance else "unverified"


def proposals(schema: Schema, project: Project, results: Results | None = None) -> Mapping[str, str]:
    """Return the proposed English wording by address, for companion texts that are not answered."""
    return finished(proposing(schema, project, results))


def proposing(schema: Schema, project: Project, results: Results | None = None) -> Steps[Mapping[str, str]]:
    """Return the work of `proposals` in steps of some rows."""
    found: dict[str, str] = {}
    meters, points = register(project), _Points(project)
    yield
    for section in schema.sections:
        for block in section.blocks:
            if isinstance(block, GridBlock) and block.role == "monitoring":
                yield from _propose_monitoring(block, project, results, found, meters, points)
            elif isinstance(block, GridBlock) and block.role == "fixed":
                yield from _propose_fixed(block, project, results, found)
            elif isinstance(block, CriterionBlock):
                address = f"{block.address}.text"
                sentence = filled_sentence(block.criterion.sentence, schema, block.methodology, project)
                if project.get(address) is None and sentence is not None and _may_claim(block, project, results):
                    found[address] = sentence
    if results is not None:
        found |= {place.address: place.definition.proposal for place in schema.proposed
                  if project.get(place.address) is None
                  and conditions.required(schema, project, results, place.address)}
    found |= {address: text for address, text in proposed(project) if schema.place(address) is not None}
    cited = register_proposal(project) if schema.place(REFERENCES) is not None else ""
    return found | {REFERENCES: cited} if cited else found


def _may_claim(block: CriterionBlock, project: Project, results: Results | None) -> bool:
    """A sentence that says a criterion is met is proposed only while nothing says it is not."""
    if results is None:
        return project.get(f"{block.address}.claim") is True or not block.criterion.claim
    return any(c.address == block.address and c.verdict == "met" for c in results.criteria)


class _Points:
    """Hands out numbers of monitoring points by their order; one that stands at another point is passed over."""

    def __init__(self, project: Project) -> None:
        self._taken = {text.strip() for address, text in project.answers.items()
                       if address.endswith(".point") and isinstance(text, str)}
        self._at = 0

    def next(self, answered: bool) -> str:
        """Return the number of the next point in order; one that is answered only counts."""
        self._at += 1
        at = self._at
        while not answered and str(at) in self._taken:
            at += 1
        if not answered:
            self._taken.add(str(at))
        return str(at)


def monitored(schema: Schema, project: Project,
              results: Results | None = None) -> Iterator[tuple[str, ParameterDef, OptionDef]]:
    """Yield each monitored quantity of the project: address, parameter, and its option as answered or proposed."""
    for section in schema.sections:
        for block in section.blocks:
            if isinstance(block, GridBlock) and block.role == "monitoring":
                for parameter in _asked(block, results):
                    for address in _addresses(block.methodology, parameter, project):
                        yield address, parameter, option_of(parameter, project, address)


def option_of(parameter: ParameterDef, project: Project, address: str) -> OptionDef:
    """Return the monitoring option answered for a quantity, else the one proposed: the first."""
    chosen = project.get(f"{address}.option")
    return next((option for option in parameter.options if option.option == chosen), parameter.options[0])


def _propose_monitoring(block: GridBlock, project: Project, results: Results | None, found: dict[str, str],
                        meters: Register, points: _Points) -> Steps[None]:
    answered = project.answers
    for parameter in _asked(block, results):
        first = parameter.options[0]
        words = {option.option: _option_words(option, first) for option in parameter.options}
        for at, address in enumerate(_addresses(block.methodology, parameter, project), 1):
            if not at % PACE:
                yield
            option = option_of(parameter, project, address)
            number = points.next(f"{address}.point" in answered)
            texts = {"point": number, **words[option.option]}
            if option.option == "C" and meters.meters:
                texts |= wording(meters, address, option)
            found.update((f"{address}.{suffix}", text) for suffix, text in texts.items()
                         if answered.get(f"{address}.{suffix}") is None)


def _option_words(option: OptionDef, first: OptionDef) -> dict[str, str]:
    """Return the proposed wording of a monitoring option by suffix; the option proposed is the first."""
    words = {"source": option.source, "method": option.method, "frequency": option.frequency}
    return {"option": first.option, **{name: text.en for name, text in words.items() if text is not None}}


def _propose_fixed(block: GridBlock, project: Project, results: Results | None, found: dict[str, str]) -> Steps[None]:
    for parameter in _asked(block, results):
        source = parameter.source
        yield
        for address in _addresses(block.methodology, parameter, project) if source is not None else ():
            if source is not None and project.get(f"{address}.source") is None:
                found[f"{address}.source"] = source.en


def filled_sentence(sentence: str, schema: Schema, m: MethodologyDef, project: Project) -> str | None:
    """Return the sentence with `{id}` replaced by printed answers, None without one or while one is not answered."""
    if not sentence:
        return None

    def put(match: re.Match[str]) -> str:
        for address in (f"{m.methodology}/{match[1]}", match[1]):
            place, stored = schema.place(address), project.get(address)
            if place is not None and stored is not None and rejected_text(stored) is None:
                unit = place.definition.unit
                return place.kind.print(stored) + (f" {unit}" if unit and unit != "-" else "")
        raise LookupError(match[1])

    try:
        return _PLACEHOLDER.sub(put, sentence)
    except LookupError:
        return None


def stored_or_proposed(schema: Schema, project: Project, address: str, proposed: Mapping[str, str]) -> Json:
    """Return the answer at an address, or the proposal that stands in for it, in stored form."""
    stored = project.get(address)
    if stored is not None or address not in proposed:
        return stored
    place = schema.place(address)
    return place.kind.parse(proposed[address]) if place else proposed[address]


def unconfirmed(schema: Schema, project: Project, results: Results | None = None) -> tuple[GridRow, ...]:
    """Return the defaults in use whose value nobody has checked against the official text."""
    return tuple(row for section in schema.sections for block in section.blocks
                 if isinstance(block, GridBlock) and block.role == "defaults"
                 for row in grid_rows(block, project, results) if status_of(row, project) != "verified")

