"""Two engines as one: inputs, disagreement, circles, links, settings, and sizes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from building import FORMULA, battery_book, saved
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.workbooks.book import At, ErrorValue, read_book
from jcm_pdd.files.workbooks.engines import FormualizerEngine, TwinBook, same
from tests.benchmarks.baseline import within

A1 = At("Data", 1, 1)


def book_of(cells: dict[str, Any], names: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Data"
    for reference, value in cells.items():
        book.worksheets[0][reference] = value
    for name, text in (names or {}).items():
        book.defined_names[name] = DefinedName(name, attr_text=text)
    return saved(book)


def result(twin: TwinBook, reference: str) -> object:
    at = twin.book.at("Data", reference)
    return twin.read([at])[at]


def test_an_input_changes_the_result_and_an_emptied_one_is_blank() -> None:
    twin = TwinBook.open(book_of({"A1": 2, "B1": '=IF(ISBLANK(A1),"none",A1*3)', "C1": "=COUNTA(A1:A1)"}))
    assert result(twin, "B1") == 6
    twin.set({A1: Decimal("2.5")})
    assert (result(twin, "B1"), result(twin, "C1")) == (7.5, 1)
    twin.set({A1: None})
    assert (result(twin, "B1"), result(twin, "C1"), result(twin, "A1")) == ("none", 0, None)
    twin.set({A1: True})
    assert result(twin, "B1") == 3
    twin.set({A1: date(2027, 4, 1)})
    assert result(twin, "B1") == 46478 * 3
    twin.set({A1: "=1+1"})
    assert (result(twin, "A1"), result(twin, "B1")) == ("=1+1", ErrorValue("#VALUE!"))
    with pytest.raises(Problem, match=r"workbook\.not_an_input at plan.xlsx Data!B1"):
        TwinBook.open(book_of({"A1": 2, "B1": "=A1"}), "plan.xlsx").set({At("Data", 1, 2): 1})


def test_a_styled_empty_cell_is_blank() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    sheet["A1"].font = openpyxl.styles.Font(bold=True)
    sheet["B1"] = '=IF(ISBLANK(A1),"blank",A1)'
    assert result(TwinBook.open(saved(book)), "B1") == "blank"


def test_results_that_differ_are_refused_with_cell_and_both_values(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = FormualizerEngine.value
    monkeypatch.setattr(FormualizerEngine, "value", lambda self, at: float(honest(self, at)) * (1 + 3e-9))  # type: ignore[arg-type]
    with pytest.raises(Problem) as caught:
        result(TwinBook.open(book_of({"A1": 2, "B1": "=A1*3"}), "plan.xlsx"), "B1")
    assert caught.value.code == "workbook.engines_differ"
    assert caught.value.where == "plan.xlsx Data!B1"
    assert caught.value.arguments == {"first": "IronCalc: 6.0", "second": "formualizer: 6.000000018"}


@pytest.mark.parametrize(("first", "second", "agree"), [
    (1.0, 1.0 + 9e-10, True), (1.0, 1.0 + 2e-9, False), (0.0, 5.6e-17, True), (float("inf"), float("inf"), False),
    ("a", "a", True), ("a", "A", False), (True, True, True), (True, 1.0, False), (None, 0.0, False),
    (ErrorValue("#N/A"), ErrorValue("#N/A"), True), (ErrorValue("#N/A"), ErrorValue("#REF!"), False),
    (ErrorValue("#NAME?"), ErrorValue("#NAME?"), False), ("#N/A", ErrorValue("#N/A"), False),
])
def test_agreement(first: Any, second: Any, agree: bool) -> None:
    assert same(first, second) is agree


@pytest.mark.parametrize("cells", [
    {"A1": "=A1+1"},
    {"A1": "=B1", "B1": "=C1", "C1": "=SUM(A1:A3)"},
    {"A1": "=IF(TRUE,1,B1)", "B1": "=A1"},
    {f"A{n}": f"=A{n % 5000 + 1}+1" for n in range(1, 5001)},
])
def test_a_circle_is_refused_within_a_second(cells: dict[str, str]) -> None:
    data = book_of(cells)
    read_book(data)  # what every reading costs does not count
    with within(250), pytest.raises(Problem, match=r"workbook\.circular"):
        TwinBook.open(data)


def test_only_what_the_result_reads_is_checked() -> None:
    data = book_of({"A1": 2, "B1": "=A1*3", "C1": "=TODAY()", "D1": "=C1+B1"})
    assert result(TwinBook.open(data, results=[At("Data", 1, 2)]), "B1") == 6
    for results in (None, [At("Data", 1, 4)]):
        with pytest.raises(Problem, match=r"workbook\.volatile at Data!C1"):
            TwinBook.open(data, results=results)


def test_names_of_values_and_of_formulas() -> None:
    names = {"GWP": "28", "CELLS": "Data!$A$1:$A$3", "TOTAL": "SUM(CELLS)*GWP", "LOOP": "LOOP+1", "GONE": "#REF!"}
    cells = {"A1": 1, "A2": 2, "A3": 3, "B1": "=TOTAL+1", "B2": "=SUM(CELLS)", "B3": "=2^GWP"}
    twin = TwinBook.open(book_of(cells, names))
    assert (result(twin, "B1"), result(twin, "B2"), result(twin, "B3")) == (169, 6, 2**28)
    with pytest.raises(Problem, match=r"workbook\.unknown_name"):
        TwinBook.open(book_of({"A1": "=LOOP"}, names))
    assert result(TwinBook.open(book_of({"A1": "=IFERROR(#N/A,5)"}, names)), "A1") == 5


def test_shared_formulas_are_written_out() -> None:
    parts = read_package(book_of({"A1": 1, "A2": 2, "A3": 3, "B1": 9, "B2": 9, "B3": 9, "C1": 10}))
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    first = '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$C$1+LEN("A1")</f></c>'
    sheet = sheet.replace('<c r="B1" t="n"><v>9</v></c>', first)
    for row in (2, 3):
        sheet = sheet.replace(f'<c r="B{row}" t="n"><v>9</v></c>', f'<c r="B{row}"><f t="shared" si="0"/></c>')
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    twin = TwinBook.open(write_package(parts))
    assert [result(twin, f"B{row}") for row in (1, 2, 3)] == [12, 22, 32]


def test_array_formulas_and_what_they_spill_are_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    sheet["A1"], sheet["A2"] = 1, 2
    sheet["B1"] = ArrayFormula("B1:B2", "=A1:A2*2")
    sheet["B2"] = 4
    sheet["C1"] = "=B2+1"
    sheet["D1"] = ArrayFormula("D1", "=SUM(A1:A2*A1:A2)")
    sheet["E1"] = ArrayFormula("E1", "=SUM(A1:A2)")
    data = saved(book)
    for reference in ("B1", "C1", "D1"):
        with pytest.raises(Problem, match=r"workbook\.array"):
            TwinBook.open(data, results=[read_book(data).at("Data", reference)])
    assert result(TwinBook.open(data, results=[At("Data", 1, 5)]), "E1") == 3


def with_settings(text: str) -> bytes:
    parts = read_package(battery_book("1"))
    main = parts["xl/workbook.xml"].decode()
    assert "<calcPr" in main
    parts["xl/workbook.xml"] = main.replace("<calcPr", f"<calcPr {text}").encode()
    return write_package(parts)


def with_part(name: str, content: bytes) -> bytes:
    return write_package({**read_package(battery_book("1")), name: content})


@pytest.mark.parametrize(("data", "code"), [
    (lambda: with_settings('fullPrecision="0"'), "workbook.settings"),
    (lambda: with_settings('iterate="1"'), "workbook.settings"),
    (lambda: with_part("xl/vbaProject.bin", b"x"), "package.macros"),
    (lambda: with_part("xl/externalLinks/externalLink1.xml", b'<link><ddeLink ddeService="cmd"/></link>'),
     "workbook.link"),
    (lambda: battery_book("1")[:-200], "package.unreadable"),
    (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 4000, "package.unreadable"),
    (lambda: with_part("xl/evil.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "package.declaration"),
])
def test_hostile_files_are_refused_within_a_second(data: Callable[[], bytes], code: str) -> None:
    content = data()
    with within(175), pytest.raises(Problem) as caught:
        TwinBook.open(content, "plan.xlsx")
    assert caught.value.code == code


def test_the_1904_calendar_is_refused() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    with pytest.raises(Problem, match=r"workbook\.settings"):
        TwinBook.open(saved(book))


@pytest.mark.parametrize("formula", ["(" * 4000 + "1" + ")" * 4000, "ABS(" * 1500 + "1" + ")" * 1500,
                                     "+".join(["1"] * 5000), "-" * 8000 + "1", "1" + "%" * 8000])
def test_deep_and_long_formulas_harm_nobody(formula: str) -> None:
    data = battery_book(formula)
    with within(175):
        try:
            TwinBook.open(data, results=[FORMULA]).read([FORMULA])
        except Problem as problem:
            assert problem.code == "workbook.construction"  # noqa: PT017 being calculated is as good as refused


def test_areas_of_whole_columns_are_cut_where_blanks_do_not_count() -> None:
    twin = TwinBook.open(book_of({"A1": 1, "A2": 2, "B1": "=SUM(A:A)+COUNTA(A1:A1048576)", "B2": "=ROWS(A:A)"}),
                         results=[At("Data", 1, 2)])
    assert twin.plan.formulas[At("Data", 1, 2)] == "SUM($A$1:$A$2)+COUNTA($A$1:$A$2)"
    assert result(twin, "B1") == 5
    twin.set({At("Data", 40, 1): 7})  # below all that was in use
    twin.set({At("Data", 2, 1): 3})
    assert (result(twin, "B1"), result(twin, "A40")) == (14, 7)
    twin.set({At("Data", 40, 1): None})
    assert result(twin, "B1") == 6


def test_a_long_chain_is_calculated() -> None:
    twin = TwinBook.open(book_of({"A1": 1, **{f"A{n}": f"=A{n - 1}+1" for n in range(2, 3001)}}))
    assert result(twin, "A3000") == 3000


def test_nothing_heavy_comes_in_with_the_module() -> None:
    import subprocess
    import sys

    program = ("import sys, jcm_pdd.files.workbooks.engines; "
               "print([m for m in ('ironcalc', 'formualizer', 'lxml', 'openpyxl') if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
