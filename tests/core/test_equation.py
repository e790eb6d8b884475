"""The equation face: what is drawn for each kind of node, and the calculation with its values put in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from jcm_pdd.core.derivation import Derivation
from jcm_pdd.core.formula import Node, parse
from jcm_pdd.core.formula.equation import Cases, Equations, Fenced, Fraction, Part, Row, Script, Text, Total, symbol
from jcm_pdd.core.formula.words import Words
from jcm_pdd.core.trace import trace
from tests.core.test_formula import numbers
from tests.core.test_relations import TRANSFORMERS, UTILITIES, annual, grid, project


def told(part: Part) -> str:
    """Return a part as one line, for comparing."""
    match part:
        case Text(text):
            return text
        case Row(parts):
            return "".join(map(told, parts))
        case Fraction(top, bottom):
            return f"{{{told(top)} / {told(bottom)}}}"
        case Script(base, below, above):
            return told(base) + (f"_{told(below)}" if below else "") + (f"^{told(above)}" if above else "")
        case Total(below, body):
            return f"Σ[{told(below)}]{told(body)}"
        case Fenced(opening, parts, closing):
            return opening + ", ".join(map(told, parts)) + closing
        case Cases(rows):
            return "{" + "; ".join(f"{told(value)} {told(condition)}" for value, condition in rows)


def line(text: str, language: str = "en", home: str = "") -> str:
    return told(Equations(symbol, language=language).part(parse(text), 0, home))


@pytest.mark.parametrize(("text", "drawn"), [
    ("a + b * c", "a+b×c"), ("(a + b) * c", "(a+b)×c"), ("a - (b - c)", "a−(b−c)"), ("a - b - c", "a−b−c"),
    ("a / (b + c) * d", "{a / b+c}×d"), ("a * -b", "a×(−b)"), ("-(a + b)", "−(a+b)"), ("EF_RE * 2", "EF_RE×2"),
    ("power(1 + k, n)", "(1+k)^n"), ("power(EF_RE, 2)", "EF_RE^2"), ("power(a / b, 2)", "({a / b})^2"),
    ("exp(-k * (y - x))", "e^−k×(y−x)"),
    ("a - -k * b", "a−(−k×b)"), ("-a * b * c", "−a×b×c"), ("min(a, b)", "min(a, b)"), ("round_down(a, 0)", "⌊a⌋"),
    ("round_up(a, 1)", "⌈a⌉_1 decimal"), ("round_half_up(a, 2)", "round_2 decimals(a)"),
    ("if(a > 1 and b != 2, a, if(b == 'x', 1, 0))", "{a if a>1 and b≠2; 1 if b=x; 0 otherwise"),
    ("2 * if(a > 1, a, 0)", "2×({a if a>1; 0 otherwise)"), ("sum(i, a + b) * c", "(Σ[i](a+b))×c"),
    ("lookup(T, a, b)", "T(a, b)"), ("of(i, owner, rate) * n", "rate(owner)×n"), ("not (a > b)", "not (a>b)"),
])
def test_what_is_drawn(text: str, drawn: str) -> None:
    assert line(text) == drawn


def test_a_grouped_sum_names_the_rows_it_belongs_to() -> None:
    assert line("sum(j, n, owner)", home="i") == "Σ[j∈i]n"


def test_words_are_japanese_in_japanese() -> None:
    assert line("if(a > 1, a, 0)", "ja") == "{a a>1 の場合; 0 それ以外"
    assert line("round_half_up(a, 2)", "ja") == "四捨五入_小数2桁(a)"


@pytest.mark.parametrize(("text", "drawn"), [
    ("EF_RE,i,p", Script(Text("EF", "symbol"), Text("RE,i,p", "symbol"))), ("x", Text("x", "symbol")),
    ("EF_RE_i", Script(Text("EF", "symbol"), Text("RE,i", "symbol"))), ("_x", Text("_x", "symbol")),
    ("Connection of the unit", Text("Connection of the unit", "words"))])
def test_symbols_have_their_index_below(text: str, drawn: Part) -> None:
    assert symbol(text) == drawn


@given(tree=numbers())
def test_every_tree_is_drawn(tree: Node) -> None:
    assert told(Equations(symbol).part(tree))


@pytest.mark.parametrize(("text", "english", "japanese"), [
    ("of(i, owner, rate) * n", "[rate of owner] × n", "[owner の rate] × n"),
    ("sum(j, n, owner)", "Σj(n where owner is this row)", "Σj(n、owner がこの行のもの)"),
    ("lookup(T, a, b)", "T[a, b]", "T[a, b]"), ("power(power(a, 2), -b)", "(a^2)^(−b)", "(a^2)^(−b)"),
    ("exp(-a)", "exp(−a)", "exp(−a)")])
def test_the_line_of_text_of_a_look_elsewhere(text: str, english: str, japanese: str) -> None:
    assert Words(str).text(parse(text)) == english
    assert Words(str, language="ja").text(parse(text)) == japanese


def test_values_are_put_in_and_results_are_those_of_the_calculation() -> None:
    whole = project(utilities=UTILITIES, transformers=TRANSFORMERS)
    derivation = Derivation(annual(grid(), whole), whole, {})
    formulas = {told(one.equation).split("=")[0]: one for one in derivation.formulas()}
    assert told(formulas["saved"].equation) == "saved=n×loss×(1−rate(owner))"
    assert [(one.title, told(one.equation)) for one in formulas["saved"].put][:2] == [
        ("north ", "saved=4,834×2×(1−0.5)=4,834"), ("South", "saved=10×3×(1−0)=30")]
    assert told(formulas["own"].equation) == "own=Σ[j∈i]saved"
    assert [told(one.equation) for one in formulas["own"].put] == ["own=4,834", "own=30+7=37"]
    assert told(formulas["RE"].put[0].equation) == "RE=4,834+37=4,871"
    assert formulas["PE"].put == (), "nothing to put in"


def test_only_the_case_that_holds_is_put_in() -> None:
    drawn = Equations(symbol, decided=lambda _: True).part(parse("1 + if(a > 1, 2, 1 / 0)"))
    assert told(drawn) == "1+2"


def test_what_symbols_stand_for() -> None:
    whole = project(utilities=UTILITIES, transformers=TRANSFORMERS)
    where = {told(one.symbol): one for one in Derivation(annual(grid(), whole), whole, {}).where()}
    assert where["rate"].value == "North: 0.5; South: 0"
    assert where["n"].value == "north : 4,834; South: 10; SOUTH: 1"
    assert set(where) == {"rate", "owner", "n", "loss"}


def test_the_pieces_of_a_trace_line_are_its_symbols_with_their_addresses() -> None:
    lines = trace(annual(grid(), project(utilities=UTILITIES, transformers=TRANSFORMERS)))
    for line in lines:
        assert "".join(text for text, _ in line.parts) == line.symbols
        assert {address for _, address in line.parts if address} == set(line.inputs)
        assert "\ue000" not in line.symbols


def test_the_trace_looks_into_the_row_that_is_named() -> None:
    lines = [one for one in trace(annual(grid(), project(utilities=UTILITIES, transformers=TRANSFORMERS)))
             if one.id == "saved"]
    assert [one.substituted for one in lines] == ["4,834 × 2 × (1 − 0.5)", "10 × 3 × (1 − 0)", "1 × 7 × (1 − 0)"]
    assert lines[2].value == Decimal(7)
    assert "XX_AM001/utilities" in lines[2].inputs
