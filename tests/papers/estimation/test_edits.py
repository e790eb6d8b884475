"""One undo step each: a record started and removed, and months pasted as a spreadsheet hands them on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from estimation_answers import EC, bills, held, inputs, record

from jcm_pdd.core.papers.estimation_edits import added, pasted, removed, started
from jcm_pdd.core.papers.estimation_inputs import SERIES
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.files.session import Session

New = Callable[..., Session]
OTHER = "ID_AM002/EF_grid"


def shown(session: Session) -> TableBlock:
    block = session.schema.tables[SERIES]
    return replace(block, columns=block.columns[1:])


def test_a_record_is_started_and_undone_in_one_step(new: New) -> None:
    session = new()
    edit, row = started(session.project, EC)
    session.record(edit)
    assert held(session).row == row
    assert session.undo()
    assert session.project.rows("estimates") == ()


def test_thirty_six_months_of_full_width_digits_pasted_with_their_heading(new: New) -> None:
    session = new(record("SERIES_YEAR", series_unit="kWh"))
    months = [(2023 + at // 12, at % 12 + 1) for at in range(36)]
    text = "年月\t使用量\n" + "\n".join(f"{year}年{month}月\t１００，０００" for year, month in months)
    session.record(pasted(session.project, shown(session), EC, None, "period", text))
    found = held(session)
    assert len(found.series.known) == 36
    assert found.result == 1200
    assert found.series.missing == ()
    assert session.undo()
    assert session.project.rows(SERIES) == ()


def test_pasting_stays_within_the_rows_of_one_value(new: New) -> None:
    session = new(record("SERIES_YEAR") | bills(2) | {
        "estimate_series/r3/of": OTHER, "estimate_series/r3/period": "2024-01", "estimate_series/r3/value": "7"})
    session.record(pasted(session.project, shown(session), EC, "r2", "period", "2024-02\t5\n2024-03\t6\n2024-04\t7"))
    assert [str(point.value) for point in held(session).series.known] == ["100000", "5", "6", "7"]
    assert session.project.get("estimate_series/r3/value") == "7"
    assert session.project.get("estimate_series/r3/of") == OTHER


def test_a_record_goes_with_its_rows_and_comes_back(new: New) -> None:
    session = new(record("SERIES_YEAR * A") | bills(3) | inputs(("A", "1", "-")) | {
        "estimate_inputs/r2/of": OTHER, "estimate_inputs/r2/symbol": "B"})
    before = session.project
    session.record(removed(session.project, EC))
    assert session.project.rows(SERIES) == ()
    assert session.project.rows("estimate_inputs") == ("r2",)
    assert session.undo()
    assert session.project == before


def test_an_added_row_belongs_to_its_value(new: New) -> None:
    session = new(record("A"))
    edit, row = added(session.project, "estimate_inputs", EC)
    session.record(edit)
    assert held(session).inputs[0].row == row
