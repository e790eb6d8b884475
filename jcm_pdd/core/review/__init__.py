"""The review: findings of a project, kept up to date edit by edit, and the state of each section.

The rules are imported with the first reviewer: all their patterns take a tenth of a second, which a window takes in
pieces beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from operator import is_not, itemgetter
from typing import Literal

from jcm_pdd.core import conditions
from jcm_pdd.core.findings import SEVERITIES, Finding
from jcm_pdd.core.project import Json
from jcm_pdd.core.review.context import Context, CountryFacts
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.schema import CriterionBlock, FieldBlock, GridBlock, Place, Schema, TableBlock, section_of
from jcm_pdd.core.stepwise import PACE, Steps, finished
from jcm_pdd.core.years import HORIZON_FIELDS

# Gravity, question, row, address, code: the order of findings.
Key = tuple[int, int, int, str, str]
Ranked = tuple[Key, Finding]
_first = itemgetter(0)
State = Literal["optional", "empty", "in_progress", "complete", "errors"]


@dataclass(frozen=True, slots=True)
class SectionState:
    """How far a section is: answered and asked count required questions; `errors`, `open` its findings.

    An optional one asks for nothing that must be there, and nothing was answered.
    """

    state: State
    errors: int
    open: int
    answered: int
    asked: int


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule of the review, in the order in which they are run."""
    from jcm_pdd.core.review.families import FAMILY_RULES
    from jcm_pdd.core.review.papers import PAPER_RULES
    from jcm_pdd.core.review.rules import RULES

    return (*RULES, *PAPER_RULES, *FAMILY_RULES)


class Reviewer:
    """Runs the rules of one schema; between calls only what an edit touched is looked at again."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._by_place: dict[str, tuple[Ranked, ...]] = {}
        self._ranked: list[Ranked] = []
        self._by_rule: dict[str, tuple[Ranked, ...]] = {}
        self._read: dict[str, object] = {}
        self._shapes: dict[str, Json] = {}
        self._years: dict[str, set[str]] = {}
        self._order = {address: at for at, address in enumerate(schema.places)}
        self._positions: dict[str, int] = {}
        # Conditions can turn on anything, so these few are looked at after every edit.
        self._conditional = tuple(p for p in schema.places.values() if "*" not in p.address and _conditional(p))
        self._conditional_cells: dict[str, list[Place]] = {}
        for place in schema.places.values():
            if "*" in place.address and _conditional(place):
                self._conditional_cells.setdefault(place.address.split("/*/")[0], []).append(place)

    def review(self, context: Context, changed: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """Return all findings, gravest first, in the order of the form; `changed` since the last call."""
        return finished(self.steps(context, changed))

    def steps(self, context: Context, changed: Iterable[str] | None = None) -> Steps[tuple[Finding, ...]]:
        """Return the work of `review` in steps, a rule or some rows each; it must be carried to its end."""
        moved = None if changed is None else frozenset(changed)
        shapes = {address: context.project.get(address) for address in self.schema.tables}
        if moved is None or shapes != self._shapes or "country" in moved:
            self._by_place, self._ranked, self._years = {}, [], {}
            self._positions = {f"{table}/{row}": at for table in shapes
                               for at, row in enumerate(context.project.rows(table))}
            self._know_years(context.project.answers)
            addresses: Iterable[str] = self._all_addresses(context)
        else:
            self._know_years(moved)
            asked = chain((p.address for p in self._conditional), self._cells(context, moved))
            addresses = {*moved, *(one for address in asked for one in (address, *self._years.get(address, ())))}
        self._shapes = shapes
        yield from self._look(context, addresses)
        yield
        from jcm_pdd.core.review.families.sources import of_texts

        for rule in all_rules():
            if self._due(context, rule, moved):
                if rule.source is of_texts:
                    yield from context.reading()
                self._by_rule[rule.name] = yield from self._check(context, rule)
                yield
        # Two runs in order: sorting them together takes as long as reading them.
        rules = sorted(chain.from_iterable(self._by_rule.values()), key=_first)
        return tuple(finding for _, finding in sorted([*self._ranked, *rules], key=_first))

    def _check(self, context: Context, rule: Rule) -> Steps[tuple[Ranked, ...]]:
        found: list[Ranked] = []
        for one in rule.check(context):
            if one is None:
                yield
            else:
                found.append((self._key(one), one))
        return tuple(found)

    def _due(self, context: Context, rule: Rule, moved: frozenset[str] | None) -> bool:
        """Return whether a rule is to be run again: an answer it reads moved, or what else it is made of."""
        if rule.source is None:
            return moved is None or rule.touched(moved)
        before, now = self._read.get(rule.name), rule.source(context)
        self._read[rule.name] = now
        answers = "*" not in rule.reads and moved is not None and rule.touched(moved)
        return moved is None or answers or (before is not now and not (isinstance(now, tuple) and before == now))

    def _look(self, context: Context, addresses: Iterable[str]) -> Steps[None]:
        """Review the answers at some addresses anew."""
        from jcm_pdd.core.review import places

        changed: set[str] = set()
        for at, address in enumerate(addresses, 1):
            if not at % (4 * PACE):
                yield
            place = self.schema.place(address)
            found = places.check(context, place, address) if place is not None else ()
            if not found and address not in self._by_place:
                continue
            changed.add(address)
            if found:
                self._by_place[address] = tuple((self._key(f), f) for f in found)
            else:
                del self._by_place[address]
        if changed:
            kept = [one for one in self._ranked if one[1].where not in changed]
            fresh = chain.from_iterable(self._by_place.get(address, ()) for address in changed)
            self._ranked = sorted([*kept, *sorted(fresh, key=_first)], key=_first)

    def _key(self, finding: Finding) -> Key:
        """Return what findings are sorted by: gravity, question, row as the table shows them, then year."""
        place = self.schema.place(finding.where)
        question = self._order.get(place.address, len(self._order)) if place else len(self._order)
        row = self._positions.get(finding.where.rpartition("/")[0], 0)
        return SEVERITIES.index(finding.severity), question, row, finding.where, finding.code

    def _know_years(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if "@" in address:
                self._years.setdefault(address.partition("@")[0], set()).add(address)

    def _cells(self, context: Context, moved: frozenset[str]) -> Iterator[str]:
        """Yield cells whose condition may read what moved: same row, or every row for a project field."""
        for table, columns in self._conditional_cells.items():
            start, depth = f"{table}/", table.count("/")
            near = {address[len(start):].split("/")[0] for address in moved if address.startswith(start)}
            far = [address for address in moved if address.count("/") <= depth]
            for place in columns:
                every = any(_reaches(place, address) for address in far)
                rows = context.project.rows(table) if every else [r for r in near if f"{start}{r}" in self._positions]
                yield from map(place.at, rows)

    def _all_addresses(self, context: Context) -> Iterator[str]:
        for place in self.schema.places.values():
            if "*" not in place.address:
                yield place.address
                continue
            yield from map(place.at, context.project.rows(place.address.split("/*/")[0]))
        yield from chain.from_iterable(self._years.values())


def _reaches(place: Place, address: str) -> bool:
    """Return whether the condition of a cell may read what stands at an address outside of all tables."""
    if place.methodology is not None:
        return address.startswith(f"{place.methodology}/") or address in HORIZON_FIELDS
    return address in conditions.read_by(place)


def _conditional(place: Place) -> bool:
    from jcm_pdd.core.review.standing_in import STAND_INS

    plain = ("true", "false")
    definition = place.definition
    return place.address in STAND_INS or definition.required not in plain or definition.shown not in plain


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
        elif not plan.blocks or (not touched and asked):  # without a methodology its sections have nothing to be done
            state = "empty"
        elif state == "complete" and not touched and any(isinstance(b, FieldBlock | TableBlock) for b in plan.blocks):
            state = "optional"
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
        for place in block.columns:
            start, end = place.address.split("*", 1)
            yield place, [f"{start}{row}{end}" for row in rows]


def _counted(context: Context, block: object) -> tuple[int, int]:
    """Return (required, answered of these) of a block."""
    from jcm_pdd.core.review.rules import table_asked
    from jcm_pdd.core.review.standing_in import STAND_INS, stood_in

    asked = answered = 0
    for place, addresses in _questions(context, block):
        fixed = conditions.fixed_requirement(place)
        if fixed is False:
            continue
        wanted = addresses if fixed and place.address not in STAND_INS else [
            address for address in addresses if not stood_in(context, address)
            and conditions.required(context.schema, context.project, context.results, address)]
        asked += len(wanted)
        answered += sum(map(is_not, map(context.project.answers.get, wanted), repeat(None)))
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
