"""How rows are found: a reference table by its keys, and a row of another table by its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from jcm_pdd.core.columns import ZERO, Column
from jcm_pdd.core.formula.walk import Value, total
from jcm_pdd.core.methodology import LookupDef, LookupRow

LookupFunction = Callable[..., Decimal]


def lookup_function(table: LookupDef, values: Mapping[str, Decimal]) -> LookupFunction:
    """Return (keys, quantity of a banded table) -> value; it raises KeyError outside the table. `values` by row id."""
    if table.by == "key":
        if table.key_count == 1:
            return {row.words[0]: values[row.id] for row in table.rows}.__getitem__
        known = {row.words: values[row.id] for row in table.rows}
        return lambda *keys: known[keys]
    groups: dict[tuple[str, ...], list[LookupRow]] = {}
    for row in table.rows:
        groups.setdefault(row.words, []).append(row)
    banded = {words: _banded(rows, values) for words, rows in groups.items()}
    if table.key_count == 1:
        return banded[()]
    return lambda *keys: banded[keys[:-1]](keys[-1])


def _banded(rows: Sequence[LookupRow], values: Mapping[str, Decimal]) -> LookupFunction:
    edges = [row.at_least if row.at_least is not None else ZERO for row in rows]
    numbers = [values[row.id] for row in rows]
    top = rows[-1].below

    def value(quantity: Decimal) -> Decimal:
        at = bisect_right(edges, quantity)
        if at == 0 or (top is not None and quantity >= top):
            raise KeyError(quantity)
        return numbers[at - 1]

    return value


def folded(name: object) -> str | None:
    """Return a name as it is compared, without regard to case and spare spaces as spreadsheets do (their TRIM);
    None for what is no name.
    """
    words = [word for word in name.split(" ") if word] if isinstance(name, str) else []
    return " ".join(words).casefold() or None


def by_name(names: Sequence[Value], column: Sequence[Value]) -> dict[str | None, Value]:
    """Return a column's values by the names of their rows; a name that stands twice has none."""
    found: dict[str | None, Value] = {}
    for name, value in zip(names, column, strict=True):
        key = folded(name)
        found[key] = None if key is None or key in found else value
    return found


def folded_names(names: Iterable[Value]) -> list[str | None]:
    """Return the names as they are compared."""
    return [folded(name) for name in names]


def rows_by_name(names: Column) -> dict[str, list[int]]:
    """Return the numbers of the rows that carry each name, as it is compared."""
    found: dict[str, list[int]] = {}
    for at, key in enumerate(names.derived(folded_names)):
        if key is not None:
            found.setdefault(key, []).append(at)
    return found


def row_by_name(names: Column) -> dict[str | None, int]:
    """Return the number of the row a name stands in, as it is compared; one that stands twice is none's."""
    return {key: rows[0] for key, rows in names.derived(rows_by_name).items() if len(rows) == 1}


def groups(named: Column, own: Column) -> dict[str, list[int]] | None:
    """Return for each name in `own` (as it is compared) the numbers of the rows whose `named` names it.

    While one row of the other table names nobody, or two rows at once, its term would be missing or counted twice:
    there are no groups then.
    """
    known, found = own.derived(row_by_name), named.derived(rows_by_name)
    if None in named.derived(folded_names) or not found.keys() <= known.keys():
        return None
    return {str(key): found.get(str(key), []) for key in known}


def totals(own: Column, named: Column, terms: Column, rows: Iterable[int]) -> dict[int, Value]:
    """Return for some rows of a table (by their names in `own`) the sum of the terms whose row names them."""
    grouped, keys = named.derived(groups, own), own.derived(folded_names)
    if grouped is None:
        return dict.fromkeys(rows)
    members = {at: grouped.get(keys[at] or "") for at in rows}
    return {at: None if some is None else total(terms.pick(some), needed=False) for at, some in members.items()}
