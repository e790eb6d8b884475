"""Columns share what stays, and tell the same as plain lists."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.columns import Column
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.relations import row_by_name, rows_by_name
from jcm_pdd.core.rounding import CONTEXT

VALUES = st.one_of(st.none(), st.decimals(-1000, 1000, places=4))


@given(st.lists(VALUES, max_size=400), st.lists(st.dictionaries(st.integers(0, 399), VALUES, max_size=5), max_size=5))
def test_a_changed_column_is_a_list_that_changed(values: list[Value], edits: list[dict[int, Value]]) -> None:
    column, plain = Column(values), list(values)
    for edit in edits:
        fitting = {row: value for row, value in edit.items() if row < len(plain)}
        before, column = column, column.put(fitting)
        assert list(before) == plain
        for row, value in fitting.items():
            plain[row] = value
    assert list(column) == plain == column[:] == [column[row] for row in range(len(plain))]
    assert len(column) == len(plain)
    assert column.known == (None not in plain)
    known = [value for value in plain if isinstance(value, Decimal)]
    assert column.total() == (sum(known) if plain and len(known) == len(plain) else None)
    assert column.pick(range(0, len(plain), 3)) == plain[::3]


@given(st.lists(st.decimals(1, 1000, places=3), min_size=1, max_size=600), st.data())
def test_a_sum_does_not_depend_on_how_the_column_came_about(values: list[Decimal], data: st.DataObject) -> None:
    """Thirds have no last digit: a sum kept up to date must be rounded as one added up anew."""
    with localcontext(CONTEXT):
        thirds: list[Value] = [value / 3 for value in values]
        column = Column(thirds)
        for _ in range(3):
            row = data.draw(st.integers(0, len(thirds) - 1))
            thirds[row] = data.draw(st.decimals(1, 9, places=1)) / 7
            assert column.total() is not None
            column = column.put({row: thirds[row]})
        assert str(column.total()) == str(Column(thirds).total())


def test_rows_outside_are_refused() -> None:
    column = Column([Decimal(1), Decimal(2)])
    assert column[-1] == 2
    for row in (2, 200):
        with pytest.raises(IndexError):
            column[row]


def test_what_is_made_of_a_column_is_made_once() -> None:
    names = Column(["North", "south ", "SOUTH", None])
    assert names.derived(rows_by_name) == {"north": [0], "south": [1, 2]}
    assert names.derived(rows_by_name) is names.derived(rows_by_name)
    assert names.derived(row_by_name) == {"north": 0}
    assert names.put({1: "East"}).derived(row_by_name) == {"north": 0, "east": 1, "south": 2}
