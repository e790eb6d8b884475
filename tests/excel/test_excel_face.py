"""Formulas as Excel text: the same value as walking the tree, judged by LibreOffice; and readable text."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from libreoffice import close, convert, needs_libreoffice, values

from jcm_pdd.core.formula import Node, parse
from jcm_pdd.core.formula.excel import ReferenceTable, quoted, sums, to_excel
from jcm_pdd.core.formula.tree import Binary, Call, Compare, Logic, Lookup, Name, Negative, Not, Num, Str, Sum, Truth
from jcm_pdd.core.formula.walk import Scope, Value, evaluate

NUMBERS = {"a": Decimal("2.5"), "b": Decimal(-3), "c": Decimal("0.25"), "d": Decimal(120), "zero": Decimal(0)}
CHOICES = {"grid": "Grid only", "both": 'Grid "and" captive', "none": "=none"}
COLUMN = (Decimal("1.5"), Decimal(2), Decimal("0.75"))
BANDS = ((Decimal(0), Decimal("4.92")), (Decimal(2), Decimal("5.33")), (Decimal(100), Decimal("5.85")))
TOP = Decimal(121)
KEYED = {"grid": Decimal("0.319"), "both": Decimal("0.2"), "none": Decimal("0.533")}


CELLS = {"a": "$A$1", "b": "$A$2", "c": "$A$3", "d": "$A$4", "zero": "$A$5", "case": "$A$6", "gap": "$A$7",
         "q": "$B$1:$B$3"}


# A known operand that decides does so beside an unknown one.
BOTH_KNOWN = (
    'IF(AND(IFERROR($A$6="Grid ""and"" captive",TRUE),IFERROR($A$1<>1,TRUE)),'
    'AND($A$6="Grid ""and"" captive",$A$1<>1),FALSE)')


class Sheet:
    """Where the names of the tests stand in the test sheet."""

    def name(self, name: str) -> str:
        return CELLS[name]

    def word(self, word: str, beside: str | None) -> str:
        return CHOICES[word] if beside == "case" else word

    def total(self, node: Sum) -> str:
        assert isinstance(node.body, Name)
        return f"SUM({CELLS[node.body.id]})"

    def table(self, name: str) -> ReferenceTable:
        if name == "band":
            return ReferenceTable("$D$1:$D$3", "$C$1:$C$3", "$C$1", "$C$4")
        if name == "open":
            return ReferenceTable("$D$1:$D$3", "$C$1:$C$3", "$C$1")
        return ReferenceTable("$F$1:$F$3", "$E$1:$E$3")


class Values:
    """The same names for walking."""

    def __init__(self, row: int | None = None) -> None:
        self.row = row

    def value(self, name: str) -> Value:
        if name == "q":
            return COLUMN[self.row] if self.row is not None else None
        return "both" if name == "case" else NUMBERS.get(name)

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        (key,) = keys
        if table == "keyed":
            return KEYED.get(str(key))
        assert isinstance(key, Decimal)
        if key < BANDS[0][0] or (table == "band" and key >= TOP):
            return None
        return [value for least, value in BANDS if least <= key][-1]

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        assert index == "i"
        return [Values(row) for row in range(len(COLUMN))]

    def of(self, index: str, key: Value, column: str) -> Value:
        raise AssertionError("the tested formulas look into no other table")


def recalculated(trees: list[Node], folder: Path) -> list[object]:
    """Return what LibreOffice makes of the trees, all in one workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, value in enumerate(NUMBERS.values(), 1):
        sheet.cell(row, 1).value = value
    sheet.cell(6, 1).value = CHOICES["both"]
    sheet["A7"] = "=NA()"
    for row, number in enumerate(COLUMN, 1):
        sheet.cell(row, 2).value = number
    for row, (least, value) in enumerate(BANDS, 1):
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = least, value
    sheet.cell(4, 3).value = TOP
    for row, (key, value) in enumerate(KEYED.items(), 1):
        sheet.cell(row, 5).value, sheet.cell(row, 6).value = CHOICES[key], value
        sheet.cell(row, 5).data_type = "s"
    for row, tree in enumerate(trees, 1):
        sheet.cell(row, 8).value = "=" + to_excel(tree, Sheet())
    stream = io.BytesIO()
    book.save(stream)
    shown = values(convert({"faces.xlsx": stream.getvalue()}, folder)["faces.xlsx"])
    return [shown[sheet.title].get(f"H{row}") for row in range(1, len(trees) + 1)]


def agree(tree: Node, found: object) -> bool:
    expected = evaluate(tree, Values())
    if expected is None:
        return isinstance(found, str) and found.startswith("#")
    if isinstance(expected, str):
        return found in (expected, CHOICES.get(expected))
    if isinstance(expected, bool):
        return found is expected or found == int(expected)
    return close(expected, found, scale=1.0)


class Grower:
    """Random trees. Comparisons compare exact binary fractions only: on those both arithmetics are exact."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def number(self, depth: int, exact: bool = False) -> Node:
        r = self.random
        if depth <= 0:
            return r.choice([Name("a"), Name("b"), Name("c"), Name("d"), Name("zero"), Num(Decimal("1.25")),
                             Num(Decimal(r.randint(0, 9)))])
        makers: list[Callable[[], Node]] = [
            lambda: Binary(r.choice("+-*"), self.number(depth - 1, exact), self.number(depth - 1, exact)),
            lambda: Negative(self.number(depth - 1, exact)),
        ]
        if not exact:
            makers += [
                lambda: Binary("/", self.number(depth - 1), self.number(depth - 1)),
                lambda: Call(r.choice(["min", "max"]), tuple(self.number(depth - 2) for _ in range(r.randint(1, 3)))),
                lambda: Call("if", (self.truth(depth - 1), self.number(depth - 1), self.number(depth - 1))),
                lambda: Call(r.choice(["round_down", "round_up", "round_half_up"]),
                             (self.number(min(depth - 1, 2), True), Num(Decimal(r.randint(0, 3))))),
                lambda: Sum("i", Name("q")),
                lambda: Lookup("keyed", (Name("case"),)),
                lambda: Lookup(r.choice(["band", "open"]), (self.number(min(depth - 1, 2), True),)),
                lambda: Name("gap") if r.random() < 0.2 else Name("a"),
            ]
        return r.choice(makers)()

    def truth(self, depth: int) -> Node:
        r = self.random
        if depth <= 0:
            return Truth(r.random() < 0.5)
        makers: list[Callable[[], Node]] = [
            lambda: Compare(r.choice(["==", "!=", "<", "<=", ">", ">="]), self.number(2, True), self.number(2, True)),
            lambda: Compare(r.choice(["==", "!="]), Name("case"), Str(r.choice(list(CHOICES)))),
            lambda: Compare(r.choice(["==", "!="]), Str(r.choice(list(CHOICES))), Name("case")),
            lambda: Logic(r.choice(["and", "or"]), self.truth(depth - 1), self.truth(depth - 1)),
            lambda: Not(self.truth(depth - 1)),
            lambda: Compare("==", self.truth(depth - 1), self.truth(depth - 1)),
        ]
        return r.choice(makers)()


def check(count: int, seed: int, folder: Path) -> None:
    grower = Grower(seed)
    trees = [grower.number(4) if n % 4 else grower.truth(3) for n in range(count)]
    trees = [tree for tree in trees if len(to_excel(tree, Sheet())) < 4000]
    found = recalculated(trees, folder)
    wrong = [(to_excel(tree, Sheet()), evaluate(tree, Values()), result)
             for tree, result in zip(trees, found, strict=True) if not agree(tree, result)]
    assert wrong == []
    known = sum(evaluate(tree, Values()) is not None for tree in trees)
    assert known > count / 4, "most trees should have a value"


@needs_libreoffice
def test_generated_formulas_have_the_value_of_the_tree(tmp_path: Path) -> None:
    check(600, 1, tmp_path)


@needs_libreoffice
@pytest.mark.long
def test_many_generated_formulas_have_the_value_of_the_tree(tmp_path: Path) -> None:
    for seed in range(2, 8):
        check(5000, seed, tmp_path / str(seed))


@needs_libreoffice
def test_edges_of_bands_keys_and_rounding(tmp_path: Path) -> None:
    edges = ["-1", "0", "1.999999", "2", "2.000001", "99.999", "100", "120.999", "121", "122"]
    texts = [f"lookup({table}, {edge})" for table in ("band", "open") for edge in edges]
    texts += ["lookup(keyed, 'nothing')", "lookup(keyed, case)", "if(case == 'both', 1, 2)", "if('grid' == case, 1, 2)",
              "if(a > 1, 'yes \" no', 'no')", "1 / 3 * 3", "round_down(1 / 3 * 3, 0)", "round_down(0 - 2.5, 0)",
              "round_up(2.1, 0)", "round_up(0 - 2.1, 0)", "round_half_up(2.5, 0)", "round_half_up(0 - 2.5, 0)",
              "round_down(4.35 * 100, 0)", "round_down(1234.5678, 2)", "a - (b - c)", "a / (b * c)", "a - -b",
              "-a * -b", "- (a + b) * c", "not (a < b) and true", "1 / zero", "gap + 1",
              "if(a > b, 1, gap)", "sum(i, q) / 2"]
    trees = [parse(text) for text in texts]
    found = recalculated(trees, tmp_path)
    assert [(t, f) for t, tree, f in zip(texts, trees, found, strict=True) if not agree(tree, f)] == []


@pytest.mark.parametrize(("text", "formula"), [
    ("a + b * c", "$A$1+$A$2*$A$3"),
    ("(a + b) * c", "($A$1+$A$2)*$A$3"),
    ("a - (b - c)", "$A$1-($A$2-$A$3)"),
    ("a - b - c", "$A$1-$A$2-$A$3"),
    ("a / (b * c)", "$A$1/($A$2*$A$3)"),
    ("a * -b", "$A$1*(-$A$2)"),
    ("-(a + b)", "-($A$1+$A$2)"),
    ("case == 'both' and a != 1", BOTH_KNOWN),
    ("not (a < b or true)", "NOT(IF(OR(IFERROR($A$1<$A$2,FALSE),IFERROR(TRUE,FALSE)),TRUE,OR($A$1<$A$2,TRUE)))"),
    ("if(a >= 0.000001, 1, 2)", "IF($A$1>=0.000001,1,2)"),
    ("max(a, b, 3)", "MAX($A$1,$A$2,3)"),
    ("round_down(a, 0)", "ROUNDDOWN(ROUND($A$1,6),0)"),
    ("round_half_up(a, 2)", "ROUND(ROUND($A$1,6),2)"),
    ("sum(i, q)", "SUM($B$1:$B$3)"),
    ("lookup(keyed, case)", "IF(SUMPRODUCT(($E$1:$E$3=$A$6)*1)=1,SUMPRODUCT(($E$1:$E$3=$A$6)*$F$1:$F$3),NA())"),
    ("lookup(open, a)", "IF($A$1<$C$1,NA(),INDEX($D$1:$D$3,MATCH($A$1,$C$1:$C$3,1)))"),
    ("lookup(band, a)", "IF(OR($A$1<$C$1,$A$1>=$C$4),NA(),INDEX($D$1:$D$3,MATCH($A$1,$C$1:$C$3,1)))"),
])
def test_text_of_a_formula(text: str, formula: str) -> None:
    assert to_excel(parse(text), Sheet()) == formula


def test_quotes_are_doubled_and_sums_are_found_once() -> None:
    assert quoted('a"b') == '"a""b"'
    assert sums(parse("sum(i, q) + 2 * sum(i, q) - sum(i, a)")) == (Sum("i", Name("q")), Sum("i", Name("a")))
