"""Official workbooks in open projects: exported in place of our own, and imported into another project."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from building import saved
from exported import source
from official_projects import ALL, CODE, adoption

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.trace import trace
from jcm_pdd.core.unit_check import check_methodology
from jcm_pdd.files.excel.workbook import build_workbook
from jcm_pdd.files.export import export, make_workbook
from jcm_pdd.files.official.evaluator import WorkbookEvaluator
from jcm_pdd.files.official.filling_export import make_plan
from jcm_pdd.files.official.holding import hold_link
from jcm_pdd.files.official.shelf import shelf_of
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.reading.importing import import_document
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.workbooks.second_opinion import second_opinions

M = CODE.methodology
ANSWERS: dict[str, Any] = {
    "country": "TH", "methodologies/r1/methodology": M, "methodologies/r1/version": CODE.version,
    "title": "Power for a mill", "start_date": "2027-01-01", "horizon": "lifetime", "lifetime": "2",
    f"{M}/EG": "1234.5", f"{M}/FC_1": "10", f"{M}/FC_2": "2", f"{M}/GRID": "Grid C", f"{M}/EG.option": "B",
    f"{M}/EG.source": "Invoices", f"{M}/units": ["r1", "r2"], f"{M}/units/r1/unit_name": "Roof",
    f"{M}/units/r1/CAP_i": "3", f"{M}/units/r1/ON_i": "yes", f"{M}/units/r2/CAP_i": "4.5",
    f"{M}/units/r2/ON_i": "no", "structure": ["r1"], "structure/r1/personnel": "Somsak"}


def project(place: Workplace, keep: Callable[[Session], Session], **more: Any) -> Session:
    """Return a project on an adopted methodology that has no formulas of ours."""
    shelf_of(place).add(adoption("whole").adopted)
    session = keep(Session.create(place))
    session.set_answers({**ANSWERS, **more})
    return session


def test_the_official_workbook_is_exported_and_everything_else_works(
    place: Workplace, keep: Callable[[Session], Session], tmp_path: Path
) -> None:
    session = project(place, keep)
    assert [year.emission_reductions for year in session.results.years] == [713, 713]
    report = export(session, tmp_path / "out", formats=("docx", "xlsx"))
    book = next(file.path for file in report.files if file.document == "mps")
    assert book.name.endswith(f"MPS_{M}_ver01.0_DRAFT.xlsx")
    cells = openpyxl.load_workbook(book, data_only=True)["MPS(input)"]
    assert (cells["E5"].value, cells["B15"].value) == (1234.5, 713)
    assert [f.code for f in report.findings if f.code.startswith("official")] == ["official.filled"]
    method = session.results.methodologies[M]
    assert second_opinions(session.schema, session.project, session.results) == ()
    assert check_methodology(method.methodology) == []
    assert isinstance(trace(method), tuple)
    with pytest.raises(Problem, match=r"excel\.no_formulas"):
        build_workbook(session.schema, session.project, session.results, M)
    told = next(f for f in report.findings if f.code == "official.filled")
    assert session.message(told, "en").what == (
        "whole.xlsx is filled: 5 of its parts changed, 12 are byte for byte as they were.")


def test_without_a_place_for_every_row_there_is_no_workbook_and_a_finding_says_why(
    place: Workplace, keep: Callable[[Session], Session], tmp_path: Path
) -> None:
    rows = [f"r{at}" for at in range(1, 7)]
    session = project(place, keep, **{f"{M}/units": rows, **{f"{M}/units/{row}/CAP_i": "1" for row in rows}})
    report = export(session, tmp_path / "out", formats=("docx", "xlsx"))
    assert [file.document for file in report.files] == ["pdd"]
    told = next(f for f in report.findings if f.code == "official.no_plan")
    assert "room for 4 rows, the project has 6" in session.message(told, "en").what
    assert "4行" in session.message(told, "ja").what
    with pytest.raises(Problem, match=r"official\.unfit"):
        make_workbook(session, M)


@pytest.mark.parametrize("held", [True, False])
def test_an_exported_workbook_comes_home(held: bool, place: Workplace, keep: Callable[[Session], Session]) -> None:
    old = project(place, keep)
    new = project(place, keep) if held else keep(Session.create(place))
    report = import_document(new, source(make_workbook(old, M), "plan.xlsx"))
    assert (report.not_understood, report.disagree) == ((), ())
    wanted = {a: old.project.get(a) for a in printed_addresses(old.context) if a.startswith((M, "structure"))}
    assert len(wanted) > 10
    assert {a: new.project.get(a) for a in wanted} == wanted
    assert new.results.methodologies[M].er_p == 713
    assert not held or not any(answer.new for answer in report.read)


def test_another_result_in_the_document_disagrees(place: Workplace, keep: Callable[[Session], Session]) -> None:
    session = project(place, keep)
    data = make_workbook(session, M)
    session.set_text(f"{M}/FC_1", "20")
    report = import_document(session, source(data, "plan.xlsx"))
    assert {(d.address, d.document, d.project) for d in report.disagree} == {
        (f"{M}/FC_1", "10", "20"), (f"{M}/ER_p", "713", "688")}


def test_a_workbook_without_a_code_is_known_by_its_words(
    place: Workplace, keep: Callable[[Session], Session]
) -> None:
    def without_code(symbol: str) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(ALL["whole"]()))
        book["MPS(input)"]["K1"], book["MPS(input)"]["E5"], book["MPS(input)"]["C6"] = None, 77, symbol
        return saved(book)

    shelf_of(place).add(adoption("whole").adopted)
    session = keep(Session.create(place))
    import_document(session, source(without_code("FC_1"), "plan.xlsx"))
    assert session.project.get(f"{M}/EG") == "77"
    with pytest.raises(Problem, match=r"reading\.not_our_workbook"):
        import_document(session, source(without_code("Another symbol"), "plan.xlsx"))


def test_an_unknown_methodology_is_named(place: Workplace, keep: Callable[[Session], Session]) -> None:
    session = keep(Session.create(place))
    with pytest.raises(Problem, match=r"reading\.unknown_methodology"):
        import_document(session, source(ALL["whole"](), "plan.xlsx"))
    assert session.project.answers == {}


def solar() -> tuple[bytes, WorkbookDef]:
    """Return an official workbook of the solar methodology with room for three systems, and its description."""
    book = openpyxl.Workbook()
    sheet, calc = book.worksheets[0], book.create_sheet("MPS(calc_process)")
    sheet.title = "MPS(input)"
    sheet["B1"] = "Monitoring Spreadsheet: JCM_TH_AM001_ver01.0"
    for column, head in enumerate(("No.", "Connection", "EG (kWh/p)"), 2):
        sheet.cell(4, column).value = head
    for row in range(5, 8):
        sheet.cell(row, 2).value = row - 4
    sheet["B10"], sheet["B12"] = "Table 3: Ex-ante estimation of CO2 emission reductions", "='MPS(calc_process)'!D5"
    calc["D5"], calc["D6"], calc["D7"] = "=ROUNDDOWN(D6-D7,0)", "=SUM(F5:F7)", 0
    for row in range(5, 8):
        calc.cell(row, 6).value = (f"='MPS(input)'!D{row}/1000*IF('MPS(input)'!C{row}=\"Captive\",0.533,0.319)")
    data = saved(book)
    slots = tuple({"connection": f"MPS(input)!C{row}", "EG": f"MPS(input)!D{row}"} for row in range(5, 8))
    return data, WorkbookDef(
        file="solar.xlsx", sha256=hashlib.sha256(data).hexdigest(), tables={"systems": slots},
        choices={"connection": {"grid": "Grid", "captive": "Captive"}}, factors={"EG": "1000"},  # type: ignore[dict-item]
        reference="MPS(calc_process)!D6", project="MPS(calc_process)!D7", reduction="MPS(input)!B12")


def linked(session: Session) -> MethodologyDef:
    """Hold the official workbook beside the program's own methodology."""
    data, link = solar()
    (m,) = session.schema.methodologies
    hold_link(session.journal, m, data, link)
    session.definitions_changed()
    return session.schema.methodologies[0]


@pytest.fixture
def library(place: Workplace, keep: Callable[[Session], Session]) -> Session:
    session = keep(Session.create(place, {"country": "TH", "methodologies/r1/methodology": "TH_AM001",
                                          "methodologies/r1/version": "01.0"}))
    session.set_answers({"TH_AM001/systems": ["r1", "r2"], "TH_AM001/systems/r1/connection": "grid",
                         "TH_AM001/systems/r1/EG": "1234.5678", "TH_AM001/systems/r2/connection": "captive",
                         "TH_AM001/systems/r2/EG": "500"})
    linked(session)
    return session


def test_a_linked_workbook_is_filled_in_its_own_units(library: Session, empty: Callable[[], Session]) -> None:
    method = library.results.methodologies["TH_AM001"]
    assert method.er_p == method.state.official.reduction == 660
    data, findings = make_plan(library, "TH_AM001")
    cells = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["MPS(input)"]
    assert [(cells[f"C{row}"].value, cells[f"D{row}"].value) for row in (5, 6, 7)] == [
        ("Grid", 1234567.8), ("Captive", 500000), (None, None)]
    assert [f.code for f in findings] == ["official.filled"]
    new = empty()
    new.set_answers({"country": "TH", "methodologies/r1/methodology": "TH_AM001", "methodologies/r1/version": "01.0"})
    linked(new)
    report = import_document(new, source(data, "plan.xlsx"))
    assert (report.not_understood, report.disagree) == ((), ())
    assert {a: new.project.get(a) for a in library.project.answers if a.startswith("TH_AM001/")} == {
        a: value for a, value in library.project.answers.items() if a.startswith("TH_AM001/")}


@pytest.mark.parametrize(("change", "words"), [
    ({"TH_AM001/systems/r1/connection": "both"}, "has no entry for"),
    ({"TH_AM001/systems": ["r1", "r2", "r3", "r4"]}, "room for 3 rows"),
])
def test_our_own_workbook_takes_the_place_of_one_that_cannot_be_filled(
    change: dict[str, Any], words: str, library: Session
) -> None:
    library.set_answers(change)
    data, (finding,) = make_plan(library, "TH_AM001")
    assert finding.code == "official.own_instead"
    assert words in library.message(finding, "en").what
    sheets = openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert "Years" in sheets


def test_a_lost_workbook_is_told(library: Session) -> None:
    (m,) = library.schema.methodologies
    assert m.workbook is not None
    gone = m.workbook.model_copy(update={"sha256": "0" * 64})
    library.schema.methodologies[0].__dict__["workbook"] = gone
    _, (finding,) = make_plan(library, "TH_AM001")
    assert finding.code == "official.own_instead"
    assert "does not hold the official workbook" in library.message(finding, "en").what


def test_a_workbook_whose_result_is_a_text_gives_no_tonnes_and_says_which_cell() -> None:
    data, link = solar()
    book = openpyxl.load_workbook(io.BytesIO(data))
    book["MPS(input)"]["B12"] = "=IF('MPS(calc_process)'!D5>0,'MPS(calc_process)'!D5,\"see note\")"
    odd = saved(book)
    evaluator = WorkbookEvaluator(link, lambda: odd)
    amount = {"MPS(input)!C5": "Grid", "MPS(input)!D5": Decimal(100_000)}
    assert evaluator.values(amount).reduction == 31
    none = evaluator.values({})
    assert (none.reduction, none.refusal) == (None, "official.no_number")
    assert none.arguments["value"] == "see note"
