"""Lint of what can never happen: words no choice has, branches no answer reaches, rows and bands nothing finds.

Conditions over choices, yes-or-no answers and comparisons of a number with a constant are tried out with every value
that matters; whatever else a condition holds counts as free, so that nothing reachable is ever called unreachable.
Rules of criteria and checks may name all choices on purpose (met once all are answered): only words are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.formula import Node, parse
from jcm_pdd.core.formula.tree import Call, Compare, Lookup, Name, Not, Str, Truth, children, walk
from jcm_pdd.core.formula.words import Words
from jcm_pdd.core.links import texts
from jcm_pdd.core.linting_parts import Found, Path
from jcm_pdd.core.linting_truth import Domains
from jcm_pdd.core.methodology import LookupDef, LookupRow, MethodologyDef, ParameterDef

Readers = Mapping[str, Sequence[tuple[Node, ...]]]
_WORDS = Words(str, lambda word: f"'{word}'")
_PLACES = {"expr": ("formulas", "checks"), "when": ("formulas",), "rule": ("criteria",),
           "shown": ("parameters", "defaults"), "required": ("parameters",)}


def rules(m: MethodologyDef) -> Iterator[Found]:
    """Yield what in a methodology can never happen."""
    domains = Domains(m)
    yield from _words(m)
    yield from _shown(m, domains)
    for at, formula in enumerate(m.formulas):
        when = parse(formula.when)
        path: Path = ("formulas", at, "expr")
        if not domains.possible([when]):
            yield "warning", Flaw("lint.never", formula.id, condition=_WORDS.text(when)), ("formulas", at, "when")
            continue
        yield from _branches(m, domains, formula.id, formula.tree, [when], path)
    reads = _readers(m)
    yield from _bands(m, reads)
    yield from _uncovered(m, reads)


def _path(m: MethodologyDef, owner: str, key: str) -> Path:
    return next(((part, at, key) for part in _PLACES[key] for at, item in enumerate(getattr(m, part))
                 if item.id == owner), ())


def _choices(m: MethodologyDef, node: Node) -> ParameterDef | None:
    p = m.parameter(node.id) if isinstance(node, Name) else None
    return p if p is not None and p.kind == "choice" else None


def _words(m: MethodologyDef) -> Iterator[Found]:
    """Words in quotes that are compared with an answer and are none of its choices."""
    for owner, key, text in texts(m):
        for node in walk(parse(text)):
            if not isinstance(node, Compare):
                continue
            for one, other in ((node.left, node.right), (node.right, node.left)):
                p = _choices(m, one)
                if p is not None and isinstance(other, Str) and other.value not in {c.id for c in p.choices}:
                    yield "error", Flaw("lint.no_choice", owner, key, name=p.id, word=other.value,
                                        known=", ".join(c.id for c in p.choices)), _path(m, owner, key)


def _shown(m: MethodologyDef, domains: Domains) -> Iterator[Found]:
    for part in ("parameters", "defaults"):
        for at, item in enumerate(getattr(m, part)):
            tree = parse(item.shown)
            if not domains.possible([tree]):
                yield "warning", Flaw("lint.never_shown", item.id, condition=_WORDS.text(tree)), (part, at, "shown")


def _branches(m: MethodologyDef, domains: Domains, owner: str, node: Node, held: list[Node], path: Path
              ) -> Iterator[Found]:
    """Look at every `if` of a formula, `held` being the conditions under which it is reached."""
    if isinstance(node, Call) and node.function == "if":
        condition, yes, no = node.arguments
        ways = [(yes, [*held, condition]), (no, [*held, Not(condition)])]
        yield from _branches(m, domains, owner, condition, held, path)
        for code, (branch, conditions) in zip(("lint.never", "lint.always"), ways, strict=True):
            if domains.possible(conditions):
                yield from _branches(m, domains, owner, branch, conditions, path)
            elif not isinstance(condition, Truth):
                yield "warning", Flaw(code, owner, condition=_WORDS.text(condition)), path
        return
    if isinstance(node, Lookup):
        yield from _missing_rows(m, domains, owner, node, held, path)
    for part in children(node):
        yield from _branches(m, domains, owner, part, held, path)


def _missing_rows(m: MethodologyDef, domains: Domains, owner: str, node: Lookup, held: list[Node], path: Path
                  ) -> Iterator[Found]:
    """Choices that reach a reference table and have no row there."""
    table = m.lookup(node.table)
    for at, key in enumerate(node.keys):
        p = _choices(m, key)
        if p is None or table is None or at >= len(table.rows[0].words):
            continue
        known = {row.words[at] for row in table.rows}
        missing = [c.id for c in p.choices if c.id not in known
                   and domains.possible([*held, Compare("==", key, Str(c.id))])]
        if missing:
            yield "warning", Flaw("lint.choice_rowless", owner, name=p.id, words=", ".join(missing),
                                  table=table.id), path


def _readers(m: MethodologyDef) -> Readers:
    """Return the keys every reference table is looked up with, by its id."""
    found: dict[str, list[tuple[Node, ...]]] = {}
    for _, _, text in texts(m):
        for node in walk(parse(text)):
            if isinstance(node, Lookup):
                found.setdefault(node.table, []).append(node.keys)
    return found


def _uncovered(m: MethodologyDef, reads: Readers) -> Iterator[Found]:
    """Rows of a keyed table that no choice finds."""
    for at, table in enumerate(m.lookups):
        for position in range(len(table.rows[0].words)):
            readers = [_choices(m, keys[position]) for keys in reads.get(table.id, ())]
            if not readers or None in readers:
                continue
            known = {c.id for p in readers if p is not None for c in p.choices}
            for number, row in enumerate(table.rows):
                if row.words[position] not in known:
                    yield "warning", Flaw("lint.row_unreachable", table.id, word=row.words[position],
                                          known=", ".join(sorted(known))), ("lookups", at, "rows", number)


def _bands(m: MethodologyDef, reads: Readers) -> Iterator[Found]:
    """Bands outside of what the quantity can be, and quantities without a band."""
    for at, table in enumerate(m.lookups):
        readers = [m.parameter(keys[-1].id) if isinstance(keys[-1], Name) else None for keys in reads.get(table.id, ())]
        if table.by != "band" or not readers or None in readers:
            continue
        for p in {p.id: p for p in readers if p is not None}.values():
            yield from _band_limits(table, p, ("lookups", at))


def _band_limits(table: LookupDef, p: ParameterDef, path: Path) -> Iterator[Found]:
    low = p.min if p.min is not None else p.above
    for number, row in enumerate(table.rows):
        below = low is not None and row.below is not None and row.below <= low
        if below or (p.max is not None and row.at_least is not None and row.at_least > p.max):
            yield "warning", Flaw("lint.band_unreachable", table.id, row=row.id, name=p.id,
                                  low="-" if low is None else low, high="-" if p.max is None else p.max), (
                *path, "rows", number)
    groups: dict[tuple[str, ...], list[LookupRow]] = {}
    for row in table.rows:
        groups.setdefault(row.words, []).append(row)
    for rows in groups.values():
        first, last = rows[0].at_least or Decimal(0), rows[-1].below
        if low is not None and first > low:
            yield "warning", Flaw("lint.band_low", table.id, name=p.id, edge=first, low=low), path
        if last is not None and (p.max is None or p.max >= last):
            severity = "info" if p.max is None else "warning"
            yield severity, Flaw("lint.band_high", table.id, name=p.id, edge=last,  # type: ignore[misc]
                                 high="-" if p.max is None else p.max), path
