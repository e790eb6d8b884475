"""What must hold between the parts of a methodology: ids differ, names exist, no circles, rows fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jcm_pdd.core.form import ID
from jcm_pdd.core.formula import FormulaError, Node, parse
from jcm_pdd.core.formula.tree import Lookup, Name, Of, Sum, children, names, walk

# The calendar year a value stands for; every formula may read it.
YEAR = "YEAR"

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.core.official import WorkbookDef


def problems(m: MethodologyDef) -> list[str]:
    """Return what does not fit, one sentence each, the id it is about in quotes first."""
    return _duplicates(m) or _unknown_names(m) or _circles(m) + _rows_outside(m)


def _duplicates(m: MethodologyDef) -> list[str]:
    found = []
    seen: set[str] = set()
    parts = (m.tables, m.parameters, m.defaults, m.lookups, m.formulas, m.criteria)
    for name in [thing.id for part in parts for thing in part]:
        if ID.match(name) is None:
            found.append(f"'{name}' is not an id")
        if name.casefold() in seen:
            found.append(f"id '{name}' is declared twice (ids are unique ignoring case)")
        seen.add(name.casefold())
    if m.calculated_by_workbook and m.workbook is not None:
        found.extend(_workbook_gaps(m, m.workbook))
    elif "re" not in seen or "pe" not in seen:
        found.append("formulas RE and PE are required")
    return found


def _workbook_gaps(m: MethodologyDef, book: WorkbookDef) -> list[str]:
    found = [f"workbook: the cell of {what} is required"
             for what, cell in (("reference", book.reference), ("project", book.project)) if not cell]
    known = {p.id for p in m.parameters} | {d.id for d in m.defaults}
    found += [f"'{name}' of the workbook is no parameter" for name in sorted(book.bound() - known)]
    return found + [f"'{name}' of the workbook is no table" for name in book.tables if m.table(name) is None]


def _unknown_names(m: MethodologyDef) -> list[str]:
    known = {p.id for p in m.parameters} | {d.id for d in m.defaults} | {f.id for f in m.formulas}
    known |= {"RE", "PE"} if m.calculated_by_workbook else set()
    known.add(YEAR)
    tables, indices = {t.id for t in m.tables}, {t.index for t in m.tables}
    homes = [(p.id, p.table) for p in m.parameters] + [(f.id, f.table) for f in m.formulas]
    found = [f"'{owner}' is a column of the unknown table '{table}'"
                for owner, table in homes if table is not None and table not in tables]
    texts = [(f.id, f.expr) for f in m.formulas] + [(f.id, f.when) for f in m.formulas]
    texts += [(c.id, c.rule) for c in m.criteria if c.rule] + [(c.id, c.expr) for c in m.checks]
    texts += [(p.id, text) for p in m.parameters for text in (p.shown, p.required)]
    texts += [(d.id, d.shown) for d in m.defaults]
    for owner, text in texts:
        try:
            tree = parse(text)
        except FormulaError as error:
            found.append(f"'{owner}': {error}")
            continue
        for node in walk(tree):
            found += [f"'{owner}' {what}" for what in _unknown(node, known, m, indices)]
    return found


def _unknown(node: Node, known: set[str], m: MethodologyDef, indices: set[str]) -> list[str]:
    """Return what a part of a formula names that is not there."""
    named = {Name: "id", Of: "column", Sum: "by"}.get(type(node))
    name = getattr(node, named) if named else None
    found = [f"reads the unknown name '{name}'"] if name is not None and name not in known else []
    if isinstance(node, Sum | Of) and node.index not in indices:
        found.append(f"looks into rows of the unknown index '{node.index}'")
    if isinstance(node, Lookup):
        table = m.lookup(node.table)
        if table is None:
            found.append(f"reads the unknown reference table '{node.table}'")
        elif len(node.keys) != table.key_count:
            found.append(f"gives {len(node.keys)} keys to '{node.table}', which has {table.key_count}")
    return found


def _circles(m: MethodologyDef) -> list[str]:
    """Name the formulas that depend on one another in a circle."""
    reads = {f.id: sorted(names(f.tree) & {other.id for other in m.formulas}) for f in m.formulas}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> list[str]:
        if name in path:
            return [f"'{name}' depends on itself: {' -> '.join([*path[path.index(name):], name])}"]
        if name in done:
            return []
        circles = [circle for other in reads[name] for circle in visit(other, (*path, name))]
        done.add(name)
        return circles

    return [circle for name in reads for circle in visit(name, ())]


def _rows_outside(m: MethodologyDef) -> list[str]:
    """Name the formulas and rules that read a column where no row is given."""
    table_of = {p.id: p.table for p in m.parameters if p.table} | {f.id: f.table for f in m.formulas if f.table}
    table_of_index = {t.index: t.id for t in m.tables}
    texts: list[tuple[str, Node, str | None]] = [(f.id, f.tree, f.table) for f in m.formulas]
    texts += [(f.id, parse(f.when), f.table) for f in m.formulas]
    texts += [(c.id, parse(c.rule), None) for c in m.criteria if c.rule]
    texts += [(c.id, parse(c.expr), None) for c in m.checks]
    found: list[str] = []

    def visit(owner: str, node: Node, table: str | None) -> None:
        if isinstance(node, Name) and table_of.get(node.id, table) != table:
            found.append(f"'{owner}' reads the column '{node.id}' outside of its rows")
        found.extend(f"'{owner}' {what}" for what in _relations(m, node, table, table_of, table_of_index))
        inner = table_of_index[node.index] if isinstance(node, Sum) else table
        for part in children(node):
            visit(owner, part, inner)

    for owner, tree, table in texts:
        visit(owner, tree, table)
    return found


def _relations(m: MethodologyDef, node: Node, home: str | None, table_of: Mapping[str, str | None],
               table_of_index: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a look into rows of another table, `home` being the table it is done from."""
    found = []
    if isinstance(node, Of) and table_of.get(node.column) != table_of_index[node.index]:
        found.append(f"looks for '{node.column}' in rows that do not have it")
    if isinstance(node, Of) and m.name_column(table_of_index[node.index]) is None:
        found.append(f"looks by name into '{table_of_index[node.index]}', whose rows have no name")
    if isinstance(node, Sum) and node.by is not None:
        if home is None or home == table_of_index[node.index] or m.name_column(home) is None:
            found.append(f"sums by '{node.by}', which needs a row of another table with a name")
        if table_of.get(node.by) != table_of_index[node.index]:
            found.append(f"sums by '{node.by}', which is no column of the summed rows")
    return found
