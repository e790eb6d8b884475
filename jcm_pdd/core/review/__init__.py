"""The review: findings of a project, kept up to date edit by edit, and the state of each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core import conditions
from jcm_pdd.core.findings import SEVERITIES, Finding
from jcm_pdd.core.review import places
from jcm_pdd.core.review.context import Context, CountryFacts
from jcm_pdd.core.review.rules import RULES, table_asked
from jcm_pdd.core.schema import CriterionBlock, FieldBlock, GridBlock, Place, Schema, TableBlock, section_of

State = Literal["empty", "in_progress", "complete", "errors"]


@dataclass(frozen=True, slots=True)
class SectionState:
    """How far a section is: answered and asked count required questions; `errors`, `open` its findings."""

    state: State
    errors: int
    open: int
    answered: int
    asked: int


class Reviewer:
    """Runs the rules of one schema; between calls only what an edit touched is looked at again."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._by_place: dict[str, tuple[Finding, ...]] = {}
        self._by_rule: dict[str, tuple[Finding, ...]] = {}
        self._shapes: dict[str, tuple[str, ...]] = {}
        self._yearly: set[str] = set()
        self._order = {address: at for at, address in enumerate(schema.places)}
        self._positions: dict[str, int] = {}
        # Conditions can turn on anything, so these few are looked at after every edit.
        self._conditional = tuple(p for p in schema.places.values() if "*" not in p.address and _conditional(p))
        self._conditional_cells = tuple(p for p in schema.places.values() if "*" in p.address and _conditional(p))

    def review(self, context: Context, changed: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """Return all findings, gravest first, in the order of the form; `changed` since the last call."""
        moved = None if changed is None else frozenset(changed)
        shapes = {address: context.project.rows(address) for address in self.schema.tables}
        if moved is None or shapes != self._shapes or "country" in moved:
            self._by_place = {}
            self._positions = {f"{table}/{row}": at for table, rows in shapes.items() for at, row in enumerate(rows)}
            self._yearly = {address for address in context.project.answers if "@" in address}
            addresses: Iterable[str] = self._all_addresses(context)
        else:
            self._yearly.update(address for address in moved if "@" in address)
            addresses = [*moved, *(p.address for p in self._conditional), *self._yearly,
                         *self._cells(context, moved)]
        self._shapes = shapes
        for address in addresses:
            place = self.schema.place(address)
            if place is not None:
                self._keep(address, places.check(context, place, address))
        for rule in RULES:
            if moved is None or rule.touched(moved):
                self._by_rule[rule.name] = tuple(rule.check(context))
        found = [f for some in (*self._by_place.values(), *self._by_rule.values()) for f in some]
        return tuple(sorted(found, key=lambda f: (SEVERITIES.index(f.severity), *self._rank(f.where), f.code)))

    def _rank(self, where: str) -> tuple[int, int, str]:
        """Return where a finding stands: by question, then by row as the table shows them, then by year."""
        place = self.schema.place(where)
        question = self._order.get(place.address, len(self._order)) if place else len(self._order)
        return question, self._positions.get(where.rpartition("/")[0], 0), where

    def _keep(self, address: str, found: tuple[Finding, ...]) -> None:
        if found:
            self._by_place[address] = found
        else:
            self._by_place.pop(address, None)

    def _cells(self, context: Context, moved: frozenset[str]) -> Iterator[str]:
        """Yield cells whose condition may read what moved: same row, or every row for a project field."""
        for place in self._conditional_cells:
            table, column = place.address.split("/*/")
            for row in context.project.rows(table):
                if any(a.startswith(f"{table}/{row}/") or a.count("/") <= place.address.count("/") - 2
                       for a in moved):
                    yield f"{table}/{row}/{column}"

    def _all_addresses(self, context: Context) -> Iterator[str]:
        for place in self.schema.places.values():
            if "*" not in place.address:
                yield place.address
                continue
            for row in context.project.rows(place.address.split("/*/")[0]):
                yield place.at(row)
        yield from self._yearly


def _conditional(place: Place) -> bool:
    return place.definition.required not in ("true", "false") or place.definition.shown not in ("true", "false")


def section_states(context: Context, findings: Iterable[Finding]) -> dict[str, SectionState]:
    """Return the state of every section, by section id."""
    found: dict[str, Counter[str]] = {}
    for finding in findings:
        section = section_of(context.schema, finding.where)
        if section is not None:
            found.setdefault(section, Counter())[finding.severity] += 1
    states = {}
    for plan in context.schema.sections:
        counts = found.get(plan.definition.id, Counter())
        asked = answered = 0
        for block in plan.blocks:
            a, b = _counted(context, block)
            asked, answered = asked + a, answered + b
        touched = any(_touched(context, block) for block in plan.blocks)
        state: State = "complete" if not counts["open"] and (touched or asked == 0) else "in_progress"
        if counts["error"]:
            state = "errors"
        elif not touched and asked:
            state = "empty"
        states[plan.definition.id] = SectionState(state, counts["error"], counts["open"], answered, asked)
    return states


def _questions(context: Context, block: object) -> Iterator[tuple[Place, list[str]]]:
    """Yield each place of a block with its addresses, one a row for a column of a table."""
    if isinstance(block, FieldBlock):
        yield block.place, [block.place.address]
    elif isinstance(block, CriterionBlock):
        yield from ((place, [place.address]) for place in block.places)
    elif isinstance(block, TableBlock):
        rows = context.project.rows(block.address)
        yield from ((place, [place.at(row) for row in rows]) for place in block.columns)


def _counted(context: Context, block: object) -> tuple[int, int]:
    """Return (required, answered of these) of a block."""
    asked = answered = 0
    for place, addresses in _questions(context, block):
        fixed = conditions.fixed_requirement(place)
        if fixed is False:
            continue
        wanted = addresses if fixed else [
            address for address in addresses
            if conditions.required(context.schema, context.project, context.results, address)]
        asked += len(wanted)
        answered += sum(context.project.get(address) is not None for address in wanted)
    if isinstance(block, TableBlock) and block.table.min_rows and not context.project.rows(block.address) \
            and table_asked(context, block):
        asked += 1
    return asked, answered


def _touched(context: Context, block: object) -> bool:
    if isinstance(block, GridBlock):
        return False
    return any(context.project.get(address) is not None
               for _, addresses in _questions(context, block) for address in addresses)


__all__ = ["Context", "CountryFacts", "Reviewer", "SectionState", "section_states"]
