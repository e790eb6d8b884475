"""What a scenario can change, how that is called, and what the project has there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.analysis.scenarios import target
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.inputs import default_value
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.plan import row_title
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Place, Schema
from jcm_pdd.core.text import Text
from jcm_pdd.core.years import HORIZON_FIELDS

MOST_ROWS = 50
"""Of a longer table only whole columns are offered: its rows are changed all together."""
ROWS = "rows"
_ROWS = Text(en="Number of rows: {table}", ja="行数：{table}")
_EVERY = Text(en="{label}, all rows", ja="{label}（全行）")
_ONE = Text(en="{row}: {label}", ja="{row}：{label}")


@dataclass(frozen=True, slots=True)
class Askable:
    """Something a scenario can change: its address, its name, its unit; `kind` is ROWS for a number of rows."""

    address: str
    name: Text
    unit: str
    kind: str
    default: Decimal | None = None


def askable(schema: Schema, project: Project, most_rows: int = MOST_ROWS) -> Iterator[Askable]:
    """Yield what a scenario can change: numbers of rows, inputs, defaults and reference values, then the period."""
    several = len(schema.methodologies) > 1
    for m in schema.methodologies:
        before = f"{m.methodology} " if several else ""
        for table in m.tables:
            yield Askable(f"{m.methodology}/{table.id}", _words(before, _ROWS, table=table.label), "", ROWS)
        for parameter in m.parameters:
            if parameter.kind in ("number", "choice", "yes_no"):
                yield from _parameter(m, parameter, project, before, most_rows)
        yield from _defaults(m, before)
    for address in HORIZON_FIELDS:
        place = schema.place(address)
        if place is not None:
            yield Askable(address, place.definition.label, place.definition.unit or "", place.definition.kind)


def _words(before: str, words: Text, **values: Text | str) -> Text:
    said = {language: {key: value.get(language) if isinstance(value, Text) else value for key, value in values.items()}
            for language in ("en", "ja")}
    return Text(en=before + words.en.format(**said["en"]), ja=before + words.ja.format(**said["ja"]))


def _called(parameter: ParameterDef) -> Text:
    label, symbol = parameter.label, parameter.symbol
    return label if not symbol else Text(en=f"{symbol} {label.en}", ja=f"{symbol} {label.ja}")


def _parameter(m: MethodologyDef, parameter: ParameterDef, project: Project, before: str,
               most_rows: int) -> Iterator[Askable]:
    unit, label = parameter.unit or "", _called(parameter)
    if parameter.table is None:
        name = Text(en=before + label.en, ja=before + label.ja)
        yield Askable(f"{m.methodology}/{parameter.id}", name, unit, parameter.kind)
        return
    stem = f"{m.methodology}/{parameter.table}"
    yield Askable(f"{stem}/{parameter.id}", _words(before, _EVERY, label=label), unit, parameter.kind)
    rows = project.rows(stem)
    for row in rows if len(rows) <= most_rows else ():
        name = _words(before, _ONE, row=row_title(m, parameter.table, row, project), label=label)
        yield Askable(f"{stem}/{row}/{parameter.id}", name, unit, parameter.kind)


def _defaults(m: MethodologyDef, before: str) -> Iterator[Askable]:
    for one in m.defaults:
        name = Text(en=f"{before}{one.symbol} {one.label.en}", ja=f"{before}{one.symbol} {one.label.ja}")
        yield Askable(f"{m.methodology}/{one.id}.value", name, one.unit, "number", one.value)
    for table in m.lookups:
        for row in table.rows:
            name = _words(f"{before}{table.symbol} ", _ONE, row=row.label, label=table.label)
            yield Askable(f"{m.methodology}/{table.id}.{row.id}.value", name, table.unit, "number", row.value)


def known(schema: Schema, project: Project) -> dict[str, Askable]:
    """Return what can be changed by its address."""
    return {one.address: one for one in askable(schema, project)}


def name_of(schema: Schema, project: Project, about: str, found: dict[str, Askable], language: str = "en") -> str:
    """Return what an address of a scenario is called; the address itself for what is asked nowhere now."""
    if about in found:
        return found[about].name.get(language)
    place, _ = target(schema, project, about)
    if place is None:
        block = schema.tables.get(about)
        return about if block is None else _ROWS.get(language).format(table=block.table.label.get(language))
    label = place.definition.label.get(language)
    parts = about.split("/")
    method = schema.methodology(parts[0])
    if method is not None and len(parts) == 4:
        return _ONE.get(language).format(row=row_title(method, parts[1], parts[2], project), label=label)
    table = schema.tables.get("/".join(parts[:-2])) if len(parts) > 2 else None
    return f"{label} ({parts[-2]})" if table is not None and isinstance(table.table, TableDef) else label


def present(schema: Schema, project: Project, about: str, found: dict[str, Askable], language: str = "en") -> str:
    """Return what the project has at an address now, as the window shows it: of a column the values in its rows."""
    if about in schema.tables:
        return str(len(project.rows(about)))
    place, addresses = target(schema, project, about)
    if place is None:
        return ""
    one = found.get(about)
    if one is not None and one.default is not None:
        return format(default_value(project, about.removesuffix(".value"), one.default), "f")
    texts = dict.fromkeys(_shown(place, project, address, language) for address in addresses)
    return next(iter(texts)) if len(texts) == 1 else " / ".join([*list(texts)[:3], *(["…"] if len(texts) > 3 else [])])


def _shown(place: Place, project: Project, address: str, language: str) -> str:
    stored = project.get(address)
    if stored is None:
        return "–"
    return rejected_text(stored) or place.kind.show(stored, language)
