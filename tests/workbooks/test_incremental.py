"""What is evaluated after an edit is what a fresh evaluation of everything gives, and progress is told."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from building import saved
from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.files.workbooks import incremental
from jcm_pdd.files.workbooks.book import At, Book, read_book
from jcm_pdd.files.workbooks.closure import Area, plan_of
from jcm_pdd.files.workbooks.engines import TwinBook, same
from jcm_pdd.files.workbooks.incremental import IncrementalIronCalc, Readers
from tests.effort import tries

ROWS = 8
INPUTS = [At("Data", row, column) for row in range(1, ROWS + 3) for column in (1, 2)]  # two rows are empty at first


def units() -> Book:
    """Return a workbook of rows that feed sums, a table that feeds all rows, an error and texts."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in range(1, ROWS + 1):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = row * 1.5, ("Diesel", "LPG", "Gas")[row % 3]
        sheet.cell(row, 3).value = f"=IFERROR(VLOOKUP(B{row},$H$1:$I$3,2,FALSE),0)"
        sheet.cell(row, 4).value = f"=A{row}*C{row}"
        sheet.cell(row, 5).value = f'=IF(ISBLANK(A{row}),"none",D{row}/A{row})'
    for row, fuel in enumerate(("Diesel", "LPG", "Gas"), 1):
        sheet.cell(row, 8).value, sheet.cell(row, 9).value = fuel, row / 4
    sheet["F1"], sheet["F2"] = f"=SUM(D1:D{ROWS + 2})", "=COUNTA(A1:A10)"
    sheet["F3"], sheet["F4"], sheet["F5"] = '=SUMIF(B1:B10,"LPG",A1:A10)', "=1/F3", "=IFERROR(F4,-1)+F1"
    sheet["F6"], sheet["F7"] = '=IF(A9="",0,A9)', "#N/A"
    sheet["F8"] = "=IF(ISNA(F7),F6,F7)"
    return read_book(saved(book))


VALUES: Any = st.one_of(st.none(), st.sampled_from(["Diesel", "LPG", "none", ""]), st.integers(-5, 5),
                        st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3)))
EDITS = st.lists(st.dictionaries(st.sampled_from([*INPUTS, At("Data", 1, 9), At("Data", 7, 6)]), VALUES, min_size=1,
                                 max_size=3), min_size=1, max_size=8)


def outcome(engine: Any, at: At) -> tuple[str, object]:
    value = engine.value(at)
    return type(value).__name__, value


@pytest.mark.parametrize("small", [0.0, 1 / 3, 2.0])  # never, sometimes and always by a small model
@given(edits=EDITS)
@settings(max_examples=tries(15))
def test_an_edited_workbook_is_as_one_evaluated_afresh(small: float, edits: list[dict[At, Any]]) -> None:
    book = units()
    plan = plan_of(book)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incremental, "_SMALL", small)
        ours = IncrementalIronCalc(book.sheets, plan)
        ours.evaluate()
        known: dict[At, Any] = {}
        for edit in edits:
            fresh = incremental.IronCalcEngine(book.sheets, plan)
            known.update(edit)
            for engine, values in ((ours, edit), (fresh, known)):
                for at, value in values.items():
                    engine.set(at, value)
                engine.evaluate()
            assert {at: outcome(ours, at) for at in plan.formulas} == {at: outcome(fresh, at) for at in plan.formulas}


@given(edits=EDITS)
@settings(max_examples=tries(15))
def test_both_engines_agree_after_every_edit(edits: list[dict[At, Any]]) -> None:
    book = units()
    twin = TwinBook(book)
    results = [book.at("Data", f"F{row}") for row in (1, 2, 3, 5, 6)]
    for edit in edits:
        twin.set({at: value for at, value in edit.items() if at.column != 6})
        assert len(twin.read(results)) == 5


def test_only_what_an_input_touches_is_evaluated() -> None:
    book = units()
    readers = Readers(plan_of(book))
    touched = {at.reference for at in readers.of([book.at("Data", "A2")])}
    assert touched == {"D2", "E2", "F1", "F2", "F3", "F4", "F5"}
    assert {at.reference for at in readers.of([book.at("Data", "A9")])} == {"F2", "F3", "F4", "F5", "F6", "F8"}
    assert readers.of([book.at("Data", "Z9")]) == []
    order = [at.reference for at in readers.of([book.at("Data", "A2")])]
    assert order.index("D2") < order.index("F1") < order.index("F5")


def test_an_area_is_kept_once() -> None:
    plan = plan_of(units())
    assert Area("Data", 1, 8, 3, 9) in plan.areas
    assert len(plan.areas) == 4
    assert plan.reads[At("Data", 3, 3)] == (At("Data", 3, 2), Area("Data", 1, 8, 3, 9))


def test_progress_rises_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    book = openpyxl.Workbook()
    for row in range(1, 1500):
        book.worksheets[0].cell(row, 1).value, book.worksheets[0].cell(row, 2).value = row, f"=A{row}*2"
    TwinBook.open(saved(book), progress=lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert len(shares) >= 6
    assert shares[-1] == 1


def test_the_numbers_of_a_small_model_are_those_of_both_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "_SMALL", 2.0)
    book = units()
    twin = TwinBook(book)
    total = book.at("Data", "F1")
    twin.read([total])
    for value in (3, 4, 5):
        twin.set({book.at("Data", "A2"): value})
        read = twin.read([total])[total]
        assert same(read, twin.engines[1].value(total))
        assert twin.engines[0]._part is not None  # type: ignore[attr-defined]  # the case is about it
