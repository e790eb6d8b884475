"""One page for each methodology: may it be used, what it asks, what it assumes and how it calculates."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.form import Provenance
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.methodology import LookupDef, LookupRow, MethodologyDef, ParameterDef
from jcm_pdd.core.status import status_text
from jcm_pdd.core.text import Text
from jcm_pdd.files.definitions import Entry as Definition
from jcm_pdd.files.finder import formula_lines, precedents
from jcm_pdd.files.help.page import Entry, Page, facts, heading, items, paragraph, table
from jcm_pdd.files.help.words import say

PREFIX = "methodology/"
PROJECTS = 12


def page_id(name: str, version: str) -> str:
    """Return the address of a methodology's page."""
    return f"{PREFIX}{name}@{version}"


def entry_of(one: Definition) -> Entry:
    """Return the line of a methodology in the contents; its definition is not read."""
    title = Text(en=f"{one.key} {one.title.en}", ja=f"{one.key} {one.title.ja}")
    texts = [one.summary, one.technology, *(m.label for m in one.measured)]
    return Entry(page_id(one.id, one.version), "methodology", title,
                 " ".join(f"{text.en} {text.ja}" for text in texts if text is not None))


def methodology_page(m: MethodologyDef, language: str, one: Definition | None = None) -> Page:
    """Return the page of a methodology; with its entry of the library also the supported projects like it."""
    title = f"{m.key} {m.title.get(language)}"
    parts = [heading(title, 1), *_head(m, language), *_criteria(m, language)]
    for role in ("monitored", "fixed", "input"):
        parts.extend(_parameters(m, role, language))
    parts.extend(_defaults(m, language))
    for lookup in m.lookups:
        parts.extend(_lookup(lookup, language))
    parts.extend(_formulas(m, language))
    parts.extend(_sources(m, language))
    if m.terms:
        parts.append(heading(say("terms", language)))
        parts.append(items(f"{t.term.get(language)}: {t.text.get(language)}" for t in m.terms))
    if one is not None:
        parts.extend(_precedents(one, language))
    return Page(page_id(m.methodology, m.version), title, "".join(parts))


def _told(origin: Provenance, language: str) -> str:
    return f"{origin.told(language)} ({status_text(origin.status, language)})"


def _head(m: MethodologyDef, language: str) -> Iterator[str]:
    yield facts([(say("country", language), m.country), (say("approved", language), m.approved_on or ""),
                 (say("until", language), m.in_force_until or ""),
                 (say("source", language), _told(m.provenance, language))])
    if m.general:
        yield paragraph(say("not_approved", language), "card")
    yield paragraph(m.summary.get(language))


def _criteria(m: MethodologyDef, language: str) -> Iterator[str]:
    yield heading(say("may_use", language))
    for one in m.criteria:
        yield heading(one.label.get(language), 3, one.id)
        yield paragraph(one.text.get(language))
        yield facts([(say("evidence", language), one.evidence.get(language)),
                     (say("source", language), _told(one.provenance, language))])


def _parameters(m: MethodologyDef, role: str, language: str) -> Iterator[str]:
    asked = [p for p in m.parameters if p.role == role]
    if not asked:
        return
    yield heading(say({"monitored": "measured"}.get(role, role), language))
    for one in asked:
        yield from _parameter(one, language)


def _parameter(one: ParameterDef, language: str) -> Iterator[str]:
    label = one.label.get(language)
    yield heading(f"{one.symbol} – {label}" if one.symbol and one.symbol != label else label, 3, one.id)
    for text in (one.guide, one.hint):
        if text is not None:
            yield paragraph(text.get(language))
    unit = unit_word(one.unit, language) if one.unit and one.unit != "1" else ""
    yield facts([(say("unit", language), unit),
                 (say("options", language), ", ".join(option.option for option in one.options)),
                 (say("example", language), one.example.get(language) if one.example else ""),
                 (say("source", language), _told(one.provenance, language))])
    yield items(choice.label.get(language) for choice in one.choices)
    for option in one.options:
        texts = [text.get(language) for text in (option.source, option.method, option.frequency) if text is not None]
        if texts:
            yield paragraph(f"{option.option}: " + "\n".join(texts), "card")


def _defaults(m: MethodologyDef, language: str) -> Iterator[str]:
    if not m.defaults:
        return
    yield heading(say("defaults", language))
    yield table([say("symbol", language), say("name", language), say("value", language), say("source", language)],
                [(d.symbol, d.label.get(language), f"{d.value:f} {unit_word(d.unit, language)}",
                  _told(d.provenance, language)) for d in m.defaults])


def _lookup(one: LookupDef, language: str) -> Iterator[str]:
    yield heading(f"{one.symbol} – {one.label.get(language)}", 2, one.id)
    unit = "" if one.unit == "1" else f" {unit_word(one.unit, language)}"
    yield table([say("name", language), say("value", language), say("source", language)],
                [(_named(row, one, language), f"{row.value:f}{unit}", _told(row.provenance, language))
                 for row in one.rows])


def _named(row: LookupRow, one: LookupDef, language: str) -> str:
    return row.label.get(language) if one.by == "key" or row.label.get(language) else row.id


def _formulas(m: MethodologyDef, language: str) -> Iterator[str]:
    yield heading(say("formulas", language))
    if m.calculated_by_workbook:
        yield paragraph(say("workbook", language))
        return
    for line in formula_lines(m, language):
        yield paragraph(line, "card")
    yield items(f"{f.symbol}: {f.label.get(language)} ({unit_word(f.unit, language)})" for f in m.formulas)


def _sources(m: MethodologyDef, language: str) -> Iterator[str]:
    yield heading(say("sources", language))
    for key, found in (("reference", m.reference_sources), ("project", m.project_sources)):
        yield paragraph(say(key, language), "hint")
        yield items(f"{one.source.get(language)} – {one.gas}" for one in found)


def _precedents(one: Definition, language: str) -> Iterator[str]:
    found = precedents(one)
    yield heading(say("precedents", language))
    lines = [project.title.get(language) for project in found.here[:PROJECTS]] or [say("none_here", language)]
    if len(found.here) > PROJECTS:
        lines.append(say("here_more", language, count=len(found.here) - PROJECTS))
    if found.elsewhere:
        lines.append(say("elsewhere", language, count=len(found.elsewhere)))
    yield items(lines)
