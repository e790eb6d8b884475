"""Formulas: one tree, and the compiled value equals the walked one."""

from __future__ import annotations

from decimal import Decimal, DecimalException

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core import rounding
from jcm_pdd.core.formula import FormulaError, names, parse
from jcm_pdd.core.formula.compiled import compile_row
from jcm_pdd.core.formula.tree import Binary, Call, Compare, Logic, Name, Negative, Node, Not, Num
from jcm_pdd.core.formula.walk import Scope, Value, evaluate
from jcm_pdd.core.formula.words import Words

NAMES = ("a", "b", "c")


class Values:
    def __init__(self, **values: Value) -> None:
        self.values = values

    def value(self, name: str) -> Value:
        return self.values.get(name)

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        return None

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        return [Values(a=Decimal(n)) for n in (1, 2, 3)]

    def of(self, index: str, key: Value, column: str) -> Value:
        return Decimal(len(str(key)))


def numbers() -> st.SearchStrategy[Node]:
    leaves = st.one_of(st.sampled_from([Name(n) for n in NAMES]),
                       st.decimals(0, 1000, places=2).map(Num))

    def grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        condition = st.builds(Compare, st.sampled_from(("<", "<=", ">", ">=", "==", "!=")), inner, inner)
        truth = st.one_of(condition, st.builds(Not, condition),
                          st.builds(Logic, st.sampled_from(("and", "or")), condition, condition))
        return st.one_of(
            st.builds(Binary, st.sampled_from(("+", "-", "*", "/")), inner, inner),
            st.builds(Negative, inner),
            st.builds(lambda f, a, b: Call(f, (a, b)), st.sampled_from(("min", "max")), inner, inner),
            st.builds(lambda f, a: Call(f, (a, Num(Decimal(1)))),
                      st.sampled_from(("round_down", "round_up", "round_half_up")), inner),
            st.builds(lambda c, a, b: Call("if", (c, a, b)), truth, inner, inner))

    return st.recursive(leaves, grow, max_leaves=12)


SOME = st.decimals(-1000, 1000, places=3)


@given(tree=numbers(), a=SOME, b=SOME, c=SOME)
def test_compiled_equals_walked(tree: Node, a: Decimal, b: Decimal, c: Decimal) -> None:
    walked = evaluate(tree, Values(a=a, b=b, c=c))
    try:
        fast = compile_row(tree, NAMES, ())(a, b, c)
    except (DecimalException, TypeError):
        fast = None
    assert fast == walked


@given(tree=numbers())
def test_names_are_those_written(tree: Node) -> None:
    assert names(tree) <= set(NAMES)
    assert Words(str).text(tree)


@pytest.mark.parametrize(("text", "value"), [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("-2 * 3", "-6"), ("10 - 4 - 3", "3"), ("100 / 5 / 2", "10"),
    ("sum(i, a * 2)", "12"), ("if(1 < 2, 5, 1/0)", "5"), ("min(3, 1, 2)", "1"), ("max(a, 4)", "4"),
    ("round_down(2.9999996, 0)", "3"), ("round_down(2.999999, 0)", "2"), ("round_half_up(2.5, 0)", "3"),
    ("round_up(2.1, 0)", "3"), ("round_half_up(1.005, 2)", "1.01"), ("power(2, 10)", "1024"), ("exp(0) + 1", "2"),
    ("of(i, 'north', b)", "5"),
])
def test_values_by_hand(text: str, value: str) -> None:
    assert evaluate(parse(text), Values(a=Decimal(2))) == Decimal(value)


@pytest.mark.parametrize(("text", "truth"), [
    ("x and false", False), ("false and x", False), ("x or true", True), ("x and true", None), ("not x", None),
    ("x == 'grid'", None), ("s == 'grid'", True), ("s != 'grid'", False), ("1 < x", None), ("not (1 > 2)", True),
])
def test_what_is_not_known_stays_unknown(text: str, truth: bool | None) -> None:
    assert evaluate(parse(text), Values(s="grid")) is truth


@pytest.mark.parametrize("text", [
    "", "1 +", "a b", "f(1)", "sum(1, a)", "lookup(t)", "a ** 2", "a.b", "__import__('os')", "(1", "min()", "'open",
    "a == b == c", "1 if a else 2", "a[0]", "(" * 100 + "1" + ")" * 100,
])
def test_what_is_no_formula_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(FormulaError, match="position"):
        parse(text)


def test_a_third_times_three_is_a_whole_tonne() -> None:
    third = Decimal(1) / 3
    assert third * 3 != 1
    assert rounding.whole_down(third * 3) == 1
    assert rounding.whole_down(Decimal("25.8")) == 25
    assert rounding.whole_half_up(Decimal("135.5")) == 136
