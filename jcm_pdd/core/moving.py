"""Move a project to another methodology definition: a newer version, or the official one after a general shape.

What has the same id or says the same goes along; what has no partner stays where it was answered and is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef, ParameterDef
from jcm_pdd.core.project import Change, Json, Project

Alike = Callable[[ParameterDef, ParameterDef], bool]
Factor = Callable[[str, str], Decimal | None]


@dataclass(frozen=True, slots=True)
class Move:
    """How two definitions fit: ids in the words of the old (`dropped`, first of a pair) and the new one.

    `same` and `renamed` are pairs of parameters (renamed: under another id, table or unit); `new` is asked only now;
    `defaults` are keys with their old and new value; `criteria` are to be answered again, for they say something else.
    """

    same: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    dropped: tuple[str, ...]
    defaults: tuple[tuple[str, Decimal | None, Decimal | None], ...]
    criteria: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All parameters that go along."""
        return self.same + self.renamed


def compare(old: MethodologyDef, new: MethodologyDef, alike: Alike, factor: Factor) -> Move:
    """Return how a definition fits another; `alike` tells whether two parameters of different id are the same."""
    pairs = dict(_pairs(old, new, alike, factor))
    same = {a: b for a, b in pairs.items() if a == b and _unchanged(old.parameter(a), new.parameter(b))}
    before, after = _defaults(old), _defaults(new)
    keys = [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
    texts = {criterion.id: criterion for criterion in old.criteria}
    again = tuple(c.id for c in new.criteria if not _says_the_same(texts.get(c.id), c))
    return Move(tuple(same.items()), tuple((a, b) for a, b in pairs.items() if a not in same),
                tuple(p.id for p in new.parameters if p.id not in pairs.values()),
                tuple(p.id for p in old.parameters if p.id not in pairs),
                tuple((key, before.get(key), after.get(key)) for key in keys), again)


def _pairs(old: MethodologyDef, new: MethodologyDef, alike: Alike, factor: Factor) -> Iterator[tuple[str, str]]:
    free = {p.id: p for p in new.parameters}
    waiting = []
    for one in old.parameters:
        other = free.get(one.id)
        if other is not None and _fits(one, other, factor):
            del free[one.id]
            yield one.id, one.id
        else:
            waiting.append(one)
    for one in waiting:
        found = [p for p in free.values() if _fits(one, p, factor) and alike(one, p)]
        if len(found) == 1:
            del free[found[0].id]
            yield one.id, found[0].id


def _fits(one: ParameterDef, other: ParameterDef, factor: Factor) -> bool:
    if one.kind != other.kind:
        return False
    return one.kind != "number" or factor(one.unit or "-", other.unit or "-") is not None


def _unchanged(one: ParameterDef | None, other: ParameterDef | None) -> bool:
    return one is not None and other is not None and (one.table, one.unit) == (other.table, other.unit)


def _defaults(m: MethodologyDef) -> dict[str, Decimal]:
    found = {d.id: d.value for d in m.defaults}
    return found | {f"{t.id}.{row.id}": row.value for t in m.lookups for row in t.rows}


def _says_the_same(one: CriterionDef | None, other: CriterionDef) -> bool:
    return one is not None and (one.text, one.rule) == (other.text, other.rule)


def changes(project: Project, old: MethodologyDef, new: MethodologyDef, move: Move, factor: Factor) -> list[Change]:
    """Return what takes the answers along. Answers without a partner stay at their old address."""
    found: dict[str, Json] = {}
    gone: set[str] = set()
    tables = _tables(old, new, move)
    for before, after in move.pairs:
        one, other = old.parameter(before), new.parameter(after)
        if one is None or other is None:
            continue
        for stem, target in _stems(project, old, new, one, other, tables):
            moved = _carried(project, stem, target, one, other, factor)
            found |= moved
            if stem != target:
                gone |= {address for address in project.answers if _belongs(address, stem)}
    for table, target in tables.items():
        rows = project.rows(f"{old.methodology}/{table}")
        if rows:
            found[f"{new.methodology}/{target}"] = list(rows)
            found[f"{new.methodology}/{target}#count"] = project.get(f"{old.methodology}/{table}#count")
    found |= _made_rows(found, new, project)
    found |= _confirmations(project, old, new, move)
    found |= _criteria(project, old, new, move, gone)
    edits = {address: project.change(address, value) for address, value in found.items()
             if value is not None and project.get(address) != value}
    edits |= {address: project.change(address, None) for address in sorted(gone) if address not in found}
    return list(edits.values())


def _tables(old: MethodologyDef, new: MethodologyDef, move: Move) -> dict[str, str]:
    """Return which table goes into which: the one most of its columns go to."""
    found: dict[str, dict[str, int]] = {}
    for before, after in move.pairs:
        one, other = old.parameter(before), new.parameter(after)
        if one is not None and other is not None and one.table is not None and other.table is not None:
            counts = found.setdefault(one.table, {})
            counts[other.table] = counts.get(other.table, 0) + 1
    return {table: max(counts, key=lambda name: counts[name]) for table, counts in found.items()}


def _stems(project: Project, old: MethodologyDef, new: MethodologyDef, one: ParameterDef, other: ParameterDef,
           tables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield old and new address of every value of a parameter; a table of several rows fits no single value."""
    rows = project.rows(f"{old.methodology}/{one.table}") if one.table else ("",)
    apart = bool(one.table and other.table) and tables.get(one.table or "") != other.table
    if apart or (other.table is None and len(rows) > 1):
        return
    for row in rows:
        stem = f"{one.table}/{row}/{one.id}" if one.table else one.id
        target = f"{other.table}/{row or 'r1'}/{other.id}" if other.table else other.id
        yield f"{old.methodology}/{stem}", f"{new.methodology}/{target}"


def _belongs(address: str, stem: str) -> bool:
    return address == stem or address.startswith((f"{stem}.", f"{stem}@"))


def _carried(project: Project, stem: str, target: str, one: ParameterDef, other: ParameterDef, factor: Factor
             ) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for address, value in project.answers.items():
        if _belongs(address, stem):
            rest = address[len(stem):]
            found[target + rest] = _converted(value, one, other, factor) if rest == "" or rest[0] == "@" else value
    return found


def _converted(value: Json, one: ParameterDef, other: ParameterDef, factor: Factor) -> Json:
    if rejected_text(value) is not None:
        return value
    if one.kind == "number" and one.unit != other.unit:
        ratio = factor(one.unit or "-", other.unit or "-")
        return None if ratio is None else plain(Decimal(str(value)) * ratio)
    if one.kind == "choice" and value not in {choice.id for choice in other.choices}:
        label = next((choice.label.en for choice in one.choices if choice.id == value), None)
        return next((c.id for c in other.choices if label and c.label.en.casefold() == label.casefold()), None)
    return value


def _made_rows(found: Mapping[str, Json], new: MethodologyDef, project: Project) -> dict[str, Json]:
    """Return the row list of a table that single values went into."""
    made: dict[str, Json] = {}
    for table in new.tables:
        address = f"{new.methodology}/{table.id}"
        into = any(cell.startswith(f"{address}/r1/") for cell in found)
        if into and address not in found and not project.rows(address):
            made |= {address: ["r1"], f"{address}#count": 1}
    return made


def _confirmations(project: Project, old: MethodologyDef, new: MethodologyDef, move: Move) -> dict[str, Json]:
    """Return confirmations of defaults that have the same value; others were made for another number."""
    changed = {key for key, _, _ in move.defaults}
    keys = [key for key in _defaults(new) if key not in changed]
    return {f"{new.methodology}/{key}.{part}": project.get(f"{old.methodology}/{key}.{part}")
            for key in keys for part in ("value", "document", "page", "confirmed_on", "confirmed_by")}


def _criteria(project: Project, old: MethodologyDef, new: MethodologyDef, move: Move, gone: set[str]
              ) -> dict[str, Json]:
    """Return what was answered on criteria; the claim of one that says something else now is asked again."""
    found: dict[str, Json] = {}
    for criterion in new.criteria:
        stem, target = f"{old.methodology}/{criterion.id}", f"{new.methodology}/{criterion.id}"
        for part in ("claim", "text", "proof", "document", "page"):
            if part == "claim" and criterion.id in move.criteria:
                gone.add(f"{stem}.{part}")
            else:
                found[f"{target}.{part}"] = project.get(f"{stem}.{part}")
    return found
