"""Sentences for people, put together from the catalogues under resources/messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jcm_pdd.core.findings import Finding, Message
from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema, TableBlock
from jcm_pdd.core.text import Text, beside, numbered
from jcm_pdd.files.data import data_path

_COUNTED = re.compile(r"(\{(\w+)\} [a-z ]+)\(s\)")
_WHOLE = {"en": "The whole document", "ja": "文書全体"}


class _Blank(dict[str, str]):
    """Leaves a placeholder without a value visible instead of failing while a message is made."""

    def __missing__(self, key: str) -> str:
        return "?"


def _load(*parts: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with data_path("resources", "messages", *parts).open(encoding="utf-8") as stream:
        return dict(yaml.load(stream, Loader=loader) or {})  # noqa: S506 both loaders are safe ones


def _all_of(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(data_path("resources", "messages", folder).glob("*.yaml")):
        found.update(_load(folder, path.name))
    return found


@lru_cache(maxsize=1)
def finding_catalogue() -> Mapping[str, Any]:
    """Return the words of every finding code: of findings.yaml and of all files under findings/."""
    return _load("findings.yaml") | _all_of("findings")


@lru_cache(maxsize=1)
def problem_catalogue() -> Mapping[str, Any]:
    """Return the words of every problem code, of all files under problems/."""
    return _all_of("problems")


@lru_cache(maxsize=1)
def flaw_catalogue() -> Mapping[str, Any]:
    """Return the words of every flaw a methodology file can have."""
    return _load("flaws.yaml")


def flaw_words(flaw: Flaw, language: str) -> tuple[str, str]:
    """Return what is wrong and what to do about it."""
    words = flaw_catalogue().get(flaw.code)
    if words is None:
        return str(flaw), ""
    part, given = words["ja" if language == "ja" else "en"], {"owner": flaw.owner, **flaw.arguments}
    return _fill(part["what"], given, language), _fill(part["do"], given, language)


@lru_cache(maxsize=1)
def edit_names() -> Mapping[str, Any]:
    """Return the words of every kind of edit, for the undo menu and the history."""
    return _load("edits.yaml")


def _fill(template: str, args: Mapping[str, str], language: str) -> str:
    values = _Blank(args)
    if language == "ja":
        values.update({key.removesuffix("_ja"): value for key, value in args.items() if key.endswith("_ja")})
    return _COUNTED.sub(lambda found: _plural(found, values), template).format_map(values)


def _plural(found: re.Match[str], values: Mapping[str, str]) -> str:
    """Return "{count} row" or "{count} rows" for "{count} row(s)", by the count that will stand there."""
    return found[1] + ("" if str(values[found[2]]) == "1" else "s")


def problem_text(problem: Problem, language: str) -> str:
    """Return one sentence or two about a problem: where, what, what to do."""
    words = problem_catalogue().get(problem.code)
    if words is None:
        return str(problem)
    text = words["ja" if language == "ja" else "en"]
    return _fill(text, {**problem.arguments, "where": problem.where}, language).strip()


def finding_message(finding: Finding, schema: Schema, project: Project, language: str) -> Message:
    """Return the words of a finding in a language; a flaw of a formula the user wrote has those of a definition's."""
    words = finding_catalogue().get(finding.code) or flaw_catalogue().get(finding.code)
    where = place_name(finding.where, schema, project, language) or _WHOLE["ja" if language == "ja" else "en"]
    if words is None:
        return Message(where, finding.code, "")
    part = words["ja" if language == "ja" else "en"]
    args = {**finding.args, "where": where}
    return Message(where, _fill(part["what"], args, language), _fill(part["do"], args, language))


def place_name(address: str, schema: Schema, project: Project, language: str) -> str:
    """Return how people call an address: section, label, and the row by name or number."""
    place = schema.place(address)
    if place is None:
        section = schema.section(address)
        if section is not None:
            return section.definition.named(language)
        block = schema.tables.get(address)
        if block is not None:
            return _of_table(block, language)
        row = _row_text(address, schema, project, language)
        if row:
            return _joined([_of_table(schema.tables[address.rpartition("/")[0]], language)], row, language)
        m = schema.methodology(address.split("/", maxsplit=1)[0])
        return _inside(address, schema, project, language) if m is not None else address
    label = place.definition.label.get(language)
    section = schema.section(place.section)
    number = section.definition.number if section and section.definition.number != label else ""
    row = _row_text(address, schema, project, language)
    owner = _owner(address, schema, language) if "." in address.rsplit("/", 1)[-1] else ""
    return _joined([part for part in (number, owner, label) if part], row, language)


def _joined(parts: list[str], row: str, language: str) -> str:
    """Return the parts of a name on one line and the row in brackets behind them; Japanese brackets stand close."""
    return "　".join(parts) + row if language == "ja" else " ".join([*parts, *([row] if row else [])])


def _of_table(block: TableBlock, language: str) -> str:
    return block.table.label.get(language)


def _owner(address: str, schema: Schema, language: str) -> str:
    """Return the name of what a companion question belongs to: parameter, default or criterion."""
    m = schema.methodology(address.split("/", maxsplit=1)[0])
    if m is None:
        return ""
    name = address.rsplit("/", 1)[-1].split(".", maxsplit=1)[0].split("@", maxsplit=1)[0]
    parameter = m.parameter(name)
    if parameter is not None:
        return parameter.symbol or parameter.id
    for criterion in m.criteria:
        if criterion.id == name:
            return criterion.label.get(language)
    table = m.lookup(name)
    if table is not None:
        key = address.rsplit("/", 1)[-1].partition(".")[2].split(".")[0]
        row = next((row for row in table.rows if row.id == key), None)
        return beside(table.symbol, row.label.get(language), language) if row else table.symbol
    return next((default.symbol for default in m.defaults if default.id == name), name)


def _inside(address: str, schema: Schema, project: Project, language: str) -> str:
    if "/" not in address:
        return address
    owner, row = _owner(address, schema, language), _row_text(address, schema, project, language)
    return _joined([owner] if owner else [], row, language) or address


def _row_text(address: str, schema: Schema, project: Project, language: str) -> str:
    parts = address.split("/")
    for cut in (1, 2):
        table = "/".join(parts[:cut])
        if len(parts) > cut and table in schema.tables and parts[cut] in project.rows(table):
            number = project.rows(table).index(parts[cut]) + 1
            return beside("", numbered(schema.tables[table].table.row_name.get(language), number, language), language)
    return ""


def edit_name(name: str, args: Mapping[str, str], schema: Schema, project: Project, language: str) -> str:
    """Return the name of an edit for the undo menu, e.g. "Capacity of chiller 2"."""
    words = edit_names().get(name, {"en": "{where}", "ja": "{where}"})
    where = place_name(args.get("address", ""), schema, project, language)
    return _fill(words["ja" if language == "ja" else "en"], {**args, "where": where}, language)


def text_of(words: Mapping[str, str]) -> Text:
    """Return the Text of a {en, ja} mapping of a catalogue."""
    return Text(en=words["en"], ja=words["ja"])
