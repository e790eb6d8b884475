"""A filled monitoring report read back: what it prints comes home, what somebody wrote into it is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from answered import measured_solar
from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core.papers.ex_post import MEASURED, PERIODS, current_period, measured_value, periods, quantities, slices
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.excel.cells import read_cells
from jcm_pdd.files.monitoring_report import reading
from jcm_pdd.files.monitoring_report.workbook import report_workbook
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session

R1 = "TH_AM001/systems/r1/EG"
NAME = "report.xlsx"


@pytest.fixture
def filled(solar: Session) -> Session:
    """Give the solar systems with what was measured of them; each test has its own."""
    measured_solar(solar)
    return solar


def report_of(session: Session) -> bytes:
    period = current_period(session.project)
    assert period is not None
    return report_workbook(session.context, period)


def told(session: Session) -> dict[tuple[str, str], Decimal | None]:
    """Return the measured value of each quantity in each slice of the first period."""
    (period,) = periods(session.project)
    return {(q.address, one.first.isoformat()): measured_value(session.project, q, one)
            for one in slices(period) for q in quantities(session.results, one)}


def written(data: bytes, sheet: str, value: object, change: Callable[[float], object]) -> bytes:
    """Return the workbook with another value in the cell of a sheet that holds one."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    (cell,) = [cell for row in book[sheet].iter_rows() for cell in row if cell.value == value]
    cell.value = change(cell.value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def forget(session: Session) -> None:
    """Take the period and everything measured out of a project."""
    for table in (MEASURED, PERIODS):
        session.delete_rows(table, session.project.rows(table))


def test_what_a_report_prints_comes_home_to_a_project_that_lacks_it(filled: Session) -> None:
    before, data = told(filled), report_of(filled)
    assert None not in before.values()
    forget(filled)
    read = import_document(filled, Source(NAME, data, "excel"))
    assert told(filled) == before
    assert len(filled.project.rows(MEASURED)) == len(before) == 6
    assert current_period(filled.project) is not None
    assert read.disagree == ()
    assert read.not_understood == ()
    assert report_of(filled) != data, "the rows behind the values are others"
    assert filled.undo()
    assert filled.project.rows(PERIODS) == ()


def test_a_report_of_the_project_itself_changes_nothing(filled: Session) -> None:
    before = dict(filled.project.answers)
    read = import_document(filled, Source(NAME, report_of(filled), "excel"), "document")
    assert dict(filled.project.answers) == before
    assert read.disagree == ()
    assert read.not_understood == ()


def test_what_was_written_over_is_told_and_taken_when_the_document_counts(filled: Session) -> None:
    data = written(report_of(filled), "MRS(input) 2019", 1000.5, lambda _: 1234.75)
    read = import_document(filled, Source(NAME, data, "excel"))
    (one,) = [d for d in read.disagree if d.address.endswith("/value")]
    assert (one.document, one.project) == ("1234.75", "1000.5")
    assert told(filled)[R1, "2019-04-01"] == Decimal("1000.5"), "the project counts"
    import_document(filled, Source(NAME, data, "excel"), "document")
    assert told(filled)[R1, "2019-04-01"] == Decimal("1234.75")


def test_a_year_measured_in_parts_is_not_overwritten(filled: Session) -> None:
    before = told(filled)
    data = written(report_of(filled), "MRS(input) 2020", 1400.25, lambda _: 1500)
    read = import_document(filled, Source(NAME, data, "excel"), "document")
    assert [(text.place.partition("!")[0], text.text) for text in read.not_understood] == [("MRS(input) 2020", "1500")]
    assert told(filled) == before


def test_a_text_and_a_row_the_project_lacks_are_kept_aside(filled: Session) -> None:
    data = written(report_of(filled), "MRS(input) 2021", 333.125, lambda _: "about 300")
    filled.delete_rows("TH_AM001/systems", ["r2"])
    read = import_document(filled, Source(NAME, data, "excel"))
    assert {text.text for text in read.not_understood} >= {"about 300"}
    assert all(not str(filled.project.get(f"{MEASURED}/{row}/value")).startswith("about")
               for row in filled.project.rows(MEASURED))


def test_a_report_of_another_methodology_is_refused(filled: Session, chillers: Session) -> None:
    data = report_of(filled)
    before = dict(chillers.project.answers)
    with pytest.raises(Problem, match=r"excel\.other_methodology"):
        import_document(chillers, Source(NAME, data, "excel"))
    assert dict(chillers.project.answers) == before


AMOUNTS = st.decimals(min_value=0, max_value=Decimal(10) ** 9, places=6, allow_nan=False)


@given(st.lists(AMOUNTS, min_size=6, max_size=6))
@settings(max_examples=4, deadline=None)
def test_any_amounts_come_home(measured: Session, amounts: list[Decimal]) -> None:
    """The binding that fills reads back: every amount, of each system and year."""
    project, names = measured.project, ("of", "from", "to", "value", "unit")
    (period,) = periods(project)
    wanted = [(q, one) for one in slices(period) for q in quantities(measured.results, one)]
    rows = [f"r{at}" for at in range(1, 7)]
    answers = {address: value for address, value in project.answers.items() if not address.startswith(MEASURED)}
    shown = Project({**answers, MEASURED: rows, **{
        f"{MEASURED}/{row}/{name}": text for row, (q, one), amount in zip(rows, wanted, amounts, strict=True)
        for name, text in zip(names, (q.address, one.first.isoformat(), one.last.isoformat(), f"{amount:f}", "MWh"),
                              strict=True)}})
    data = report_workbook(replace(measured.context, project=shown), period)
    found = reading.answers(measured.schema, Project(answers), read_cells(data))
    home = Project({**answers, MEASURED: found.tables[MEASURED], **found.values})
    assert found.not_understood == []
    for quantity, one in wanted:
        assert measured_value(home, quantity, one) == measured_value(shown, quantity, one)
