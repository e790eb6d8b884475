"""Runs of days against a count day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.spans import ALWAYS, Span, common, day_count, span, union, without

START = date(2027, 12, 1)  # a year end and a leap day lie in reach


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(st.integers(0, 120))
    return Span(START + timedelta(first), START + timedelta(first + draw(st.integers(0, 40))))


def _days(*found: Span) -> set[date]:
    return {one.first + timedelta(at) for one in found for at in range(one.days)}


def _apart(found: tuple[Span, ...]) -> bool:
    return all((later.first - earlier.last).days > 1 for earlier, later in pairwise(found))


@given(st.lists(spans(), max_size=8))
def test_a_union_has_the_days_of_its_parts_and_as_few_spans_as_can_be(some: list[Span]) -> None:
    assert _days(*union(some)) == _days(*some)
    assert _apart(union(some))
    assert day_count(some) == len(_days(*some))


@given(st.lists(spans(), max_size=6), st.lists(spans(), max_size=6))
def test_what_is_common_and_what_is_left_are_counted_day_by_day(some: list[Span], others: list[Span]) -> None:
    assert _days(*common(some, others)) == _days(*some) & _days(*others)
    assert _days(*without(some, others)) == _days(*some) - _days(*others)
    assert _apart(common(some, others))


def test_the_next_day_joins_and_the_day_after_it_does_not() -> None:
    first = Span(date(2028, 1, 1), date(2028, 2, 28))
    assert union([first, Span(date(2028, 2, 29), date(2028, 3, 31))]) == (Span(date(2028, 1, 1), date(2028, 3, 31)),)
    assert len(union([first, Span(date(2028, 3, 1), date(2028, 3, 31))])) == 2, "2028 has a 29 February"


def test_the_ends_of_the_calendar_are_no_limit() -> None:
    assert union([ALWAYS, ALWAYS]) == (ALWAYS,)
    assert without([ALWAYS], [ALWAYS]) == ()
    day = Span(date(2028, 2, 29), date(2028, 2, 29))
    assert day_count(without([ALWAYS], [day])) == ALWAYS.days - 1


def test_days_in_the_wrong_order_are_no_span() -> None:
    assert span(date(2028, 1, 2), date(2028, 1, 1)) is None
    with pytest.raises(ValueError, match="is after"):
        Span(date(2028, 1, 2), date(2028, 1, 1))
