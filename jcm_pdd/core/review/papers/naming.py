"""Answers that name a row or a question must name one the project has."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.questions import Questions, row_key
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
    known: dict[str, frozenset[str]] = {}
    for place in context.schema.places.values():
        table = place.definition.names
        block = context.schema.tables.get(table) if table else None
        if block is None:
            continue
        for address, name in _addresses(context, place):
            if block.address not in known:
                known[block.address] = frozenset(row_key(context.schema, context.project, block.address, row)
                                                 for row in context.project.rows(block.address))
            if name not in known[block.address]:
                label = block.table.label
                yield Finding("names.unknown", "warning", address,
                              {"name": name, "table": label.en, "table_ja": label.ja})


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
