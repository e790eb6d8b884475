"""How rows are found: a reference table by its keys, and a row of another table by its name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from jcm_pdd.core.formula.walk import Value, total
from jcm_pdd.core.methodology import LookupDef, LookupRow

LookupFunction = Callable[..., Decimal]
ZERO = Decimal(0)


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


def totals(own: Sequence[Value], named: Sequence[Value], terms: Sequence[Value]) -> list[Value]:
    """Return for each row (by its name in `own`) the sum of the terms whose row names it.

    While one row of the other table names nobody, or two rows at once, its term would be missing or counted twice: no
    total is known then.
    """
    keys = [folded(name) for name in own]
    groups: dict[str, list[Value]] = {key: [] for key in keys if key is not None and keys.count(key) == 1}
    for name, term in zip(named, terms, strict=True):
        key = folded(name)
        if key is None or key not in groups:
            return [None] * len(keys)
        groups[key].append(term)
    return [total(groups[key], needed=False) if key in groups else None for key in keys]
