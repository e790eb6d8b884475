"""The records as printed: the annex of the PDD, and a workbook whose live results LibreOffice finds too."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from estimation_answers import EC, bills, held, inputs, record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.papers.estimation import records
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review import Context
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import library
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.papers import annex_blocks, has_content, make_paper, paper
from jcm_pdd.files.papers.estimation_annex import estimation_blocks
from jcm_pdd.files.papers.estimation_sheets import lay_out
from jcm_pdd.files.papers.estimation_words import source_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.derived import Grid, Words

sys.path.insert(0, str(Path(__file__).parents[2] / "excel"))
from libreoffice import close, convert, needs_libreoffice, values

New = Callable[..., Session]
FULL = record("SERIES_YEAR * SHARE / COP", series_unit="kWh", basis="bills", year="2027",
              explanation="Bills of 36 months before the project.", conservative="The load will grow.",
              check_value="650 MWh", check_source="Plant of the same size", evidence="E-01", page="p. 4")
GIVEN = inputs(("SHARE", "80", "%"), ("COP", "1.25", "-"))


def full(new: New) -> Session:
    return new(FULL | GIVEN | bills(36, "2023-05") | {EC: "768", f"{EC}.degradation": "1"})


def words(session: Session) -> str:
    return "\n".join(block.text for block in estimation_blocks(session.context) if isinstance(block, Words))


def test_nothing_is_printed_without_records(new: New) -> None:
    session = new({EC: "500"})
    one = paper("estimates")
    assert one is not None
    assert not has_content(one, session.context)
    assert list(estimation_blocks(session.context)) == []


def test_the_annex_says_everything(new: New) -> None:
    session = full(new)
    assert held(session).result == Decimal(768)
    told = words(session)
    for part in ("Basis of ex-ante estimation", "12 to 36 months of bills or records", "Bills of 36 months",
                 "calendar year 2027; it decreases by 1 % a year from 2027 on", "2023-05 to 2026-04: 36 months",
                 "SERIES_YEAR = sum over the months × 12 / number of months = 3,600,000 × 12 / 36 = 1,200,000 kWh/p",
                 "Why it is conservative: The load will grow.", "Cross-check: 650 MWh/p (Plant of the same size)",
                 "+18.2 %", "Document: E-01, p. 4"):
        assert part in told, part
    grids = [block for block in estimation_blocks(session.context) if isinstance(block, Grid)]
    months = next(grid for grid in grids if grid.heads[0] == "Month")
    assert months.heads == ("Month", "2023", "2024", "2025", "2026")
    assert len(months.rows) == 12
    assert months.rows[0] == ("January", "-", "100,000", "100,000", "100,000")
    assert months.rows[4] == ("May", "100,000", "100,000", "100,000", "-")
    assert all(sum(grid.shares) <= 100 for grid in grids)


def test_a_value_that_differs_is_said_in_the_annex(new: New) -> None:
    session = full(new)
    session.set_text(EC, "700")
    assert "The monitoring plan has 700 MWh/p, this calculation gives 768 MWh/p." in words(session)


def test_the_title_of_confidential_evidence_is_not_printed(new: New) -> None:
    session = full(new)
    answers = {"evidence": ["r1"], "evidence/r1/number": "E-01", "evidence/r1/title": "Electricity bills"}
    session.set_answers(answers)
    assert "Document: E-01 Electricity bills, p. 4" in words(session)
    session.set_stored("evidence/r1/confidential", True)
    assert "Document: E-01, p. 4" in words(session)


def test_the_annex_stands_in_the_pdd(new: New) -> None:
    session = full(new)
    assert any(isinstance(block, Words) and block.text == "Basis of ex-ante estimation"
               for block in annex_blocks(session.context))
    data, _ = make_pdd(session)
    from jcm_pdd.files.opc import read_package

    body = next(part for name, part in read_package(data).items() if name.endswith("word/document.xml")).decode()
    assert "Basis of ex-ante estimation" in body
    assert "3,600,000 × 12 / 36" in body


def test_the_workbook_stands_on_live_formulas(new: New) -> None:
    one = paper("estimates")
    assert one is not None
    session = full(new)
    data, findings = make_paper(session, one, "xlsx")
    assert findings == ()
    assert data == make_paper(session, one, "xlsx")[0]
    live = openpyxl.load_workbook(io.BytesIO(data))
    stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert live.sheetnames == ["Estimates", "Series"]
    assert str(live["Estimates"]["D5"].value).startswith("=")
    assert stored["Estimates"]["D5"].value == 768
    assert any("*12/COUNT(" in str(cell.value) for row in live["Estimates"].iter_rows() for cell in row)


NUMBER = st.decimals(min_value="0.01", max_value="5000", places=2).map(str)
LEAF = st.sampled_from(["A", "B", "SERIES_SUM", "SERIES_MEAN", "SERIES_COUNT", "SERIES_MIN", "SERIES_MAX",
                        "SERIES_YEAR", "2.5", "7"])
FORMULA = st.recursive(LEAF, lambda part: st.one_of(
    st.builds("({} {} {})".format, part, st.sampled_from("+-*/"), part), st.builds("-{}".format, part),
    st.builds("max({}, {})".format, part, part), st.builds("min({}, {})".format, part, part),
    st.builds("if({} > {}, {}, {})".format, part, part, part, part)), max_leaves=6)
ONE = st.tuples(FORMULA, NUMBER, NUMBER, st.lists(NUMBER, min_size=1, max_size=14), st.booleans())


def many(drawn: list[tuple[str, str, str, list[str], bool]]) -> dict[str, Json]:
    """Return records of the COP of as many chillers: a number without unit, so that any formula fits."""
    answers: dict[str, Json] = {"ID_AM002/chillers": [f"r{at + 1}" for at in range(len(drawn))]}
    lists: dict[str, list[Json]] = {"estimates": [], "estimate_inputs": [], "estimate_series": []}

    def add(table: str, **cells: str) -> None:
        lists[table].append(f"r{len(lists[table]) + 1}")
        answers.update({f"{table}/{lists[table][-1]}/{column}": text for column, text in cells.items()})

    for at, (formula, a, b, figures, monthly) in enumerate(drawn, 1):
        of = f"ID_AM002/chillers/r{at}/COP_PJ"
        add("estimates", of=of, formula=formula, series_unit="-", check_value="10")
        add("estimate_inputs", of=of, symbol="A", value=a, unit="-")
        add("estimate_inputs", of=of, symbol="B", value=b, unit="-")
        for number, figure in enumerate(figures):
            period = f"{2023 + number // 12}-{number % 12 + 1:02d}" if monthly else str(2001 + number)
            add("estimate_series", of=of, period=period, value=figure)
    return answers | dict(lists.items())


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Project], Context]:
    found = library()
    schema = build(found.form("PDD", "02.0"), (found.methodology("ID_AM002", "02.0"),), (), found.papers)
    return lambda project: Context(schema, project, calculate(schema.methodologies, project))


@needs_libreoffice
@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=st.lists(ONE, min_size=12, max_size=12))
def test_libreoffice_finds_our_results(results: Callable[[Project], Context],
                                       tmp_path_factory: pytest.TempPathFactory, drawn: list) -> None:  # type: ignore[type-arg]
    context = results(Project(many(drawn)))
    book = lay_out(context)
    data = workbook_bytes(book, layout(), "t")
    theirs = values(convert({"e.xlsx": data}, tmp_path_factory.mktemp("office"))["e.xlsx"])
    ours = records(context.schema, context.project)
    for at, one in enumerate(ours.values()):
        shown = theirs["Estimates"][f"D{5 + at}"]
        if one.result is None:
            assert shown == "not calculated", one.answers["formula"]
        else:
            assert close(one.result, shown, 1e-9, 1e-6), one.answers["formula"]
    made = {sheet.name: {f"{'ABCDEF'[column - 1]}{row}": cell.value for (row, column), cell in sheet.cells.items()
                         if cell.formula is not None} for sheet in book.sheets}
    for sheet, cells in made.items():
        for place, value in cells.items():
            assert close(value, theirs[sheet][place], 1e-9, 1e-3), (sheet, place)


@pytest.mark.parametrize(("page", "printed"), [("12", "p. 12"), ("4-31", "p. 4-31"), ("p. 4", "p. 4"),
                                               ("sheet 2", "sheet 2"), ("", "")])
def test_a_bare_page_number_is_printed_as_a_page(session: Session, page: str, printed: str) -> None:
    assert source_of(session.context, "", page) == printed
