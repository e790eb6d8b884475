"""Answers that name a row or a question must name one the project has."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.questions import Questions
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.schema import Place


def _addresses(context: Context, place: Place) -> Iterator[tuple[str, str]]:
    """Yield each address of a place with the text answered there; entries that could not be read are left out."""
    table, star, _ = place.address.partition("/*/")
    for address in map(place.at, context.project.rows(table)) if star else (place.address,):
        stored = context.project.get(address)
        if isinstance(stored, str) and rejected_text(stored) is None:
            yield address, stored


def _names(context: Context) -> Iterator[Finding]:
    """A name without a row: the row is not there yet, was deleted, or the name was mistyped."""
    for key, places in context.schema.named_by.items():
        table, _, _ = key.partition("/*/")
        label = context.schema.tables[table].table.label
        named = [one for place in places for one in _addresses(context, place)]
        known = _known(context, key, table) if named else frozenset()
        for address, name in named:
            if name not in known:
                yield Finding("names.unknown", "warning", address,
                              {"name": name, "table": label.en, "table_ja": label.ja})


def _known(context: Context, key: str, table: str) -> frozenset[str]:
    """Return what the rows of a table are called; a name that could not be read counts as it was typed."""
    begin, end = key.split("*")
    answers = map(context.project.get, (f"{begin}{row}{end}" for row in context.project.rows(table)))
    return frozenset(stored if isinstance(stored, str) else rejected_text(stored) or "" for stored in answers)


def _places(context: Context) -> Iterator[Finding]:
    """An address without a question: its row or its methodology is not there any more."""
    known = Questions(context.schema, context.project)
    for place in context.schema.places.values():
        if place.definition.kind == "place":
            for address, target in _addresses(context, place):
                if target not in known:
                    yield Finding("place.unknown", "warning", address, {"place": target})


RULES: tuple[Rule, ...] = (
    Rule("names of rows", ("*",), _names),
    Rule("places", ("*",), _places),
)
