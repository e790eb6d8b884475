"""What must hold between the parts of a methodology: ids differ, names exist, no circles, rows fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.form import ID
from jcm_pdd.core.formula import FormulaError, Node, parse
from jcm_pdd.core.formula.tree import Lookup, Name, Of, Sum, children, names, walk

# The calendar year a value stands for; every formula may read it.
YEAR = "YEAR"
# An author corrects some and looks again; a file with more of them is no methodology.
_ENOUGH = 50
_COMPARED = 300
_CONDITIONS = ("shown", "required", "when")

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.core.official import WorkbookDef


def problems(m: MethodologyDef) -> list[Flaw]:
    """Return what does not fit, each with the id of the declaration it is about."""
    return _duplicates(m) or _unknown_names(m) or _circles(m) + _rows_outside(m)


def _duplicates(m: MethodologyDef) -> list[Flaw]:
    found = []
    seen: dict[str, str] = {}
    parts = (m.tables, m.parameters, m.defaults, m.lookups, m.formulas, m.criteria)
    for name in [thing.id for part in parts for thing in part]:
        if ID.match(name) is None:
            found.append(Flaw("flaw.not_an_id", name, "id", name=name))
        if name.casefold() in seen:
            found.append(Flaw("flaw.twice", name, "id", name=name, other=seen[name.casefold()]))
        seen.setdefault(name.casefold(), name)
    if m.calculated_by_workbook and m.workbook is not None:
        found.extend(_workbook_gaps(m, m.workbook))
    elif "re" not in seen or "pe" not in seen:
        found.append(Flaw("flaw.no_result", part="formulas"))
    return found


def _workbook_gaps(m: MethodologyDef, book: WorkbookDef) -> list[Flaw]:
    found = [Flaw("flaw.workbook_cell", part="workbook", what=what)
             for what, cell in (("reference", book.reference), ("project", book.project)) if not cell]
    known = {p.id for p in m.parameters} | {d.id for d in m.defaults}
    found += [Flaw("flaw.workbook_parameter", part="workbook", name=name) for name in sorted(book.bound() - known)]
    return found + [Flaw("flaw.workbook_table", part="workbook", name=name)
                    for name in book.tables if m.table(name) is None]


def texts(m: MethodologyDef) -> Iterator[tuple[str, str, str]]:
    """Yield (id, key, text) of every formula and condition of a methodology."""
    for f in m.formulas:
        yield f.id, "expr", f.expr
        yield f.id, "when", f.when
    for criterion in m.criteria:
        if criterion.rule:
            yield criterion.id, "rule", criterion.rule
    yield from ((check.id, "expr", check.expr) for check in m.checks)
    for p in m.parameters:
        yield p.id, "shown", p.shown
        yield p.id, "required", p.required
    yield from ((d.id, "shown", d.shown) for d in m.defaults)


def _unknown_names(m: MethodologyDef) -> list[Flaw]:
    known = {p.id for p in m.parameters} | {d.id for d in m.defaults} | {f.id for f in m.formulas}
    known |= {"RE", "PE"} if m.calculated_by_workbook else set()
    known.add(YEAR)
    tables, indices = {t.id for t in m.tables}, {t.index for t in m.tables}
    homes = [(p.id, p.table) for p in m.parameters] + [(f.id, f.table) for f in m.formulas]
    found = [Flaw("flaw.unknown_table", owner, "table", table=table)
             for owner, table in homes if table is not None and table not in tables]
    for owner, part, text in texts(m):
        try:
            tree = parse(text)
        except FormulaError as error:
            found.append(error.of(owner, part))
            continue
        if len(found) >= _ENOUGH:
            break
        for node in walk(tree):
            found += [flaw.of(owner, part) for flaw in _unknown(node, known, m, indices)]
        if part in _CONDITIONS and any(isinstance(node, Sum | Of) for node in walk(tree)):
            # A condition stands inside other cells of the workbook, where rows of a table have no place.
            found.append(Flaw("flaw.sum_in_condition", owner, part, key=part))
    return found


def _unknown(node: Node, known: set[str], m: MethodologyDef, indices: set[str]) -> list[Flaw]:
    """Return what a part of a formula names that is not there."""
    named = {Name: "id", Of: "column", Sum: "by"}.get(type(node))
    name = getattr(node, named) if named else None
    found = [Flaw("flaw.unknown_name", name=name, known=_nearest(name, known))
             ] if name is not None and name not in known else []
    if isinstance(node, Sum | Of) and node.index not in indices:
        found.append(Flaw("flaw.unknown_index", name=node.index, known=", ".join(sorted(indices)) or "-"))
    if isinstance(node, Lookup):
        table = m.lookup(node.table)
        if table is None:
            found.append(Flaw("flaw.unknown_lookup", name=node.table,
                              known=_nearest(node.table, {t.id for t in m.lookups})))
        elif len(node.keys) != table.key_count:
            found.append(Flaw("flaw.keys", name=node.table, given=len(node.keys), wanted=table.key_count))
    return found


def _nearest(name: str, known: set[str]) -> str:
    """Return the known names most like this one, or some of them; comparing thousands would take too long."""
    near = get_close_matches(name[:80], sorted(known), 3, 0.5) if len(known) <= _COMPARED else []
    return ", ".join(near or sorted(known)[:8]) or "-"


def in_order(reads: Mapping[str, list[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names so that each comes after what it reads, and the first circle met (empty when there is none).

    Works with a stack of its own: a chain of thousands of formulas is no deeper than one of three.
    """
    done: dict[str, None] = {}
    for start in reads:
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(reads[start])}
        while path:
            name = next(reversed(path))
            other = next((one for one in path[name] if one not in done), None)
            if other is None:
                done[name] = None
                path.popitem()
            elif other in path:
                open_names = list(path)
                return tuple(done), tuple(open_names[open_names.index(other):])
            else:
                path[other] = iter(reads[other])
    return tuple(done), ()


def _circles(m: MethodologyDef) -> list[Flaw]:
    """Name the formulas that depend on one another in a circle."""
    own = {f.id for f in m.formulas}
    _, circle = in_order({f.id: sorted(names(f.tree) & own) for f in m.formulas})
    return [Flaw("flaw.circle", circle[0], "expr", circle=" -> ".join([*circle, circle[0]]))] if circle else []


def _rows_outside(m: MethodologyDef) -> list[Flaw]:
    """Name the formulas and rules that read a column where no row is given."""
    table_of = {p.id: p.table for p in m.parameters if p.table} | {f.id: f.table for f in m.formulas if f.table}
    table_of_index = {t.index: t.id for t in m.tables}
    trees: list[tuple[str, str, Node, str | None]] = [(f.id, "expr", f.tree, f.table) for f in m.formulas]
    trees += [(f.id, "when", parse(f.when), f.table) for f in m.formulas]
    trees += [(c.id, "rule", parse(c.rule), None) for c in m.criteria if c.rule]
    trees += [(c.id, "expr", parse(c.expr), None) for c in m.checks]
    found: list[Flaw] = []

    def visit(owner: str, part: str, node: Node, table: str | None) -> None:
        if isinstance(node, Name) and table_of.get(node.id, table) != table:
            found.append(Flaw("flaw.outside", owner, part, name=node.id, table=table_of[node.id]))
        found.extend(flaw.of(owner, part) for flaw in _relations(m, node, table, table_of, table_of_index))
        inner = table_of_index[node.index] if isinstance(node, Sum) else table
        for child in children(node):
            visit(owner, part, child, inner)

    for owner, part, tree, table in trees:
        visit(owner, part, tree, table)
    return found


def _relations(m: MethodologyDef, node: Node, home: str | None, table_of: Mapping[str, str | None],
               table_of_index: Mapping[str, str]) -> list[Flaw]:
    """Return what is wrong with a look into rows of another table, `home` being the table it is done from."""
    found = []
    if isinstance(node, Of) and table_of.get(node.column) != table_of_index[node.index]:
        found.append(Flaw("flaw.of_column", name=node.column, index=node.index))
    if isinstance(node, Of) and m.name_column(table_of_index[node.index]) is None:
        found.append(Flaw("flaw.of_nameless", table=table_of_index[node.index]))
    if isinstance(node, Sum) and node.by is not None:
        if home is None or home == table_of_index[node.index] or m.name_column(home) is None:
            found.append(Flaw("flaw.sum_home", name=node.by))
        if table_of.get(node.by) != table_of_index[node.index]:
            found.append(Flaw("flaw.sum_column", name=node.by, index=node.index))
    return found
