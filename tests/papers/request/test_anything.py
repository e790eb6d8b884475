"""Whatever happens to a workbook on its way: reading it ends in a report or a problem, and no typed word is lost."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.request_sheets import LOCAL
from jcm_pdd.files.papers.request_workbook import KEYS, TECHNICAL
from jcm_pdd.files.reading.importing import Wishes, prepare
from tests.effort import tries
from tests.papers.request.conftest import DAY, Filled, Site

VALUES = st.sampled_from([
    None, 0, -1, 1e300, 1e-300, 12.5, True, False, "", "  ", "ｘ", "１２", "=1+1", "#REF!", "N/A", "a" * 3000, "\n\n",
    "2026-13-45", date(2020, 2, 29), datetime(1900, 1, 1), time(3, 4), "1,450 MWh", "５０％",  # noqa: DTZ001 no zone
    "E-01#0000000000", "jcm:questions#1", "+meters/1", "令和8年4月", "#key", "answer"])
STYLES = st.sampled_from(["General", "@", "0%", "yyyy-mm-dd", "[$-411]ge.m.d"])
PLACES = st.tuples(st.integers(1, 25), st.integers(1, 18))
CHANGES = st.sampled_from(["none", "none", "insert_cols", "insert_rows", "delete_cols", "delete_rows", "merge",
                           "remove"])
# A typed word lands in one cell and is the only one there.
WORDS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(2, 24), st.integers(2, 17)),
                        st.integers(10**6, 10**7).map(lambda number: f"word{number}"), min_size=3, max_size=25)


def change(filled: Filled, sheet: Any, how: str, at: int) -> None:
    if how == "merge":
        sheet.merge_cells(start_row=at, end_row=at + 2, start_column=2, end_column=6)
    elif how == "remove":
        filled.book.remove(sheet)
    elif how != "none":
        getattr(sheet, how)(at)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=tries(5))
@given(data=st.data())
def test_reading_ends_in_a_report_or_a_problem(site: Site, data: st.DataObject) -> None:
    filled = site.filled()
    for sheet in filled.book.worksheets[1:]:
        for row, column in data.draw(st.lists(PLACES, max_size=8)):
            cell = sheet.cell(row, column)
            cell.value, cell.number_format = data.draw(VALUES), data.draw(STYLES)
        change(filled, sheet, data.draw(CHANGES), data.draw(st.integers(1, 7)))
    before = site.session.project
    code = ""
    try:
        prepare(site.session, site.read(filled), Wishes("document", day=DAY))
    except Problem as problem:
        code = problem.code
    assert code in ("", "request.no_identity")
    assert site.session.project is before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=tries(5))
@given(words=WORDS)
def test_no_typed_word_is_lost(site: Site, words: dict[tuple[int, int, int], str]) -> None:
    filled = site.filled()
    sheets = [sheet for sheet in filled.book.worksheets[1:] if sheet.title != TECHNICAL]
    typed = set()
    for (at, row, column), word in words.items():
        sheet = sheets[at % len(sheets)]
        translation = LOCAL in (sheet.cell(KEYS, column).value, sheet.cell(row, 1).value)
        if not translation and sheet.cell(row, column).value is None:
            sheet.cell(row, column).value = word
            typed.add(word)
    parsed = site.read(filled)
    assert parsed.returned is not None
    kept = {text.text for text in parsed.found.not_understood} | set(map(str, parsed.found.values.values()))
    kept |= {item.typed for item in parsed.returned.items if item.state == "refused"}
    assert typed <= kept
