"""Methodologies adopted from the test workbooks, and any project on them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from building import saved
from excel_projects import numbers, texts
from hypothesis import strategies as st
from official import HEADS, SHAPES, plan, separate
from openpyxl.drawing.image import Image
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Pixels
from richer import RICHER

from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import load_form
from jcm_pdd.files.official.adopting import Adoption, Given, adopt_methodology
from jcm_pdd.files.official.evaluator import WorkbookEvaluator
from jcm_pdd.files.official.filling import Filled, fill_official
from jcm_pdd.files.official.identity import Code

CODE = Code("TH_AM090", "01.0")
HEAD = f"Monitoring Spreadsheet: JCM_{CODE.methodology}_ver{CODE.version}"


def whole() -> Any:
    """Every kind of place: heads, people, units in a matrix, yes or no, wide choices, a report, a picture, styles."""
    book = plan(fuels=2)
    sheet, calc, people = book["MPS(input)"], book["MPS(calc_process)"], book["MSS"]
    sheet["K1"], sheet["K2"] = HEAD, "Reference Number:"
    calc["K1"], calc["K2"] = "='MPS(input)'!K1", "='MPS(input)'!K2"
    for row in (5, 6, 7):
        sheet.cell(row, 9).value, sheet.cell(row, 10).value = "Read from the meter every month", "Monthly"
        sheet.cell(row, 5).number_format, sheet.cell(row, 5).fill = "#,##0.00", PatternFill("solid", fgColor="FFF2CC")
    sheet["K6"] = "Input on the sheet of the supplier"
    sheet.merge_cells("H6:H7")
    people["B2"], people["C2"], people["B3"], people["C3"] = "Responsible personnel", "Role", "Example", "Reads meters"
    people["B12"], people["A12"] = "Contact the secretariat when this changes.", "Note"
    units = book.create_sheet("MPS(input_separate)")
    for column, head in enumerate(("No.", "Name of unit", "Output of the unit", "In operation"), 1):
        units.cell(4, column).value = head
    for column, (symbol, unit) in enumerate((("", ""), ("N_i", ""), ("CAP_i", "kW"), ("ON_i", "-")), 1):
        units.cell(3, column).value, units.cell(5, column).value = symbol, unit
    units["A3"], units["A5"] = "Parameters", "Units"
    for row in range(6, 10):
        units.cell(row, 1).value = row - 5
        units.cell(row, 3).value, units.cell(row, 4).value = 1, "Yes"
    rule = DataValidation(type="list", formula1='"Yes,No"')
    rule.add("D6:D9")
    units.add_data_validation(rule)
    calc["D7"] = "='MPS(input)'!E5*VLOOKUP('MPS(input)'!D11,$B$22:$D$24,3,FALSE)+SUM('MPS(input_separate)'!C6:C9)/3"
    report = book.create_sheet("MRS(input)")
    for column, head in enumerate(("(a) Monitoring period", *HEADS[1:3], "(d) Monitored Values", "(e) Units"), 2):
        report.cell(4, column).value = head
    for column, text in enumerate(("EG_p", "Electricity generated", None, "MWh/p"), 3):
        report.cell(5, column).value = text
    stream = io.BytesIO()
    Pixels.new("RGB", (8, 8), "red").save(stream, "PNG")
    sheet.add_image(Image(stream), "N1")
    return book


def listed() -> Any:
    """Units as a list on a sheet of their own, each with its own words of the plan."""
    book = separate()
    sheet = book["MPS(input_separate)"]
    for row in range(4, 7):
        for column, text in enumerate(("Option B", "Invoices", "Sum of the months", "Monthly"), 6):
            sheet.cell(row, column).value = text
    for column, head in enumerate(HEADS[5:9], 6):
        sheet.cell(3, column).value = head
    return book


ALL: dict[str, Callable[[], bytes]] = {name: (lambda name=name: SHAPES[name][0]) for name in SHAPES}  # type: ignore[misc]
ALL.update({name: (lambda make=make: make().data) for name, make in RICHER.items()})  # type: ignore[misc]
ALL["units with words"] = lambda: saved(listed())
ALL["whole"] = lambda: saved(whole())


@lru_cache(maxsize=64)
def adoption(name: str) -> Adoption:
    """Return the methodology adopted from a workbook, ready to be calculated."""
    made = adopt_methodology(ALL[name](), f"{name}.xlsx", Given(CODE))
    return ready(made)


def ready(made: Adoption) -> Adoption:
    book = made.definition.workbook
    assert book is not None
    book.attach(WorkbookEvaluator(book, lambda: made.adopted.workbook))
    return made


@lru_cache(maxsize=64)
def schema_of(name: str) -> Schema:
    form = load_form(data_path("forms", "documents", "pdd_ver02.0.yaml"))
    return build(form, (adoption(name).definition,))


@dataclass(frozen=True)
class Case:
    """One project on one workbook."""

    name: str
    answers: dict[str, Json]

    @property
    def m(self) -> MethodologyDef:
        return adoption(self.name).definition

    @property
    def blank(self) -> bytes:
        return adoption(self.name).adopted.workbook

    @property
    def project(self) -> Project:
        return Project(self.answers)

    @cached_property
    def results(self) -> Results:
        return calculate((self.m,), self.project)

    @cached_property
    def filled(self) -> Filled:
        return fill_official(schema_of(self.name), self.project, self.results, self.m, self.blank)


def _value(p: ParameterDef) -> st.SearchStrategy[Json]:
    if p.kind == "number":
        return st.one_of(numbers(Decimal(0), Decimal(5000)), st.just("0"), numbers(Decimal(0), Decimal(10)))
    if p.kind == "choice":
        return st.sampled_from([choice.id for choice in p.choices])
    if p.kind == "yes_no":
        return st.booleans()
    return texts.map(lambda text: " ".join(text.split()) or "x")


@st.composite
def cases(draw: st.DrawFn, name: str, gaps: bool = True) -> Case:
    """Return any project on a workbook; with `gaps` answers may be missing."""
    m = adoption(name).definition
    book = m.workbook
    assert book is not None
    answers: dict[str, Json] = {}
    for table in m.tables:
        count = draw(st.integers(0 if gaps else 1, len(book.tables[table.id])))
        answers[f"{m.methodology}/{table.id}"] = [f"r{at}" for at in range(1, count + 1)]
    for p in m.parameters:
        rows = answers[f"{m.methodology}/{p.table}"] if p.table else [None]
        for row in rows:  # type: ignore[union-attr]
            stem = f"{m.methodology}/{p.table}/{row}/{p.id}" if p.table else f"{m.methodology}/{p.id}"
            if not gaps or draw(st.integers(0, 9)):
                answers[stem] = draw(_value(p))
            answers.update(_words(draw, p, stem))
    for default in m.defaults:
        if draw(st.integers(0, 4)) == 0:
            answers[f"{m.methodology}/{default.id}.value"] = draw(numbers(Decimal("0.1"), Decimal(3)))
    people = draw(st.integers(0, 4))
    for at in range(1, people + 1):
        answers[f"structure/r{at}/personnel"] = draw(texts)
        answers[f"structure/r{at}/role_description"] = draw(texts)
        answers["structure"] = [f"r{n}" for n in range(1, at + 1)]
    return Case(name, answers)


def _words(draw: st.DrawFn, p: ParameterDef, stem: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    if p.role == "monitored":
        for ending in ("point", "source", "method", "frequency", "comment"):
            if draw(st.integers(0, 2)) == 0:
                found[f"{stem}.{ending}"] = draw(texts)
        if draw(st.booleans()):
            found[f"{stem}.option"] = draw(st.sampled_from([option.option for option in p.options]))
    elif p.role == "fixed" and draw(st.booleans()):
        found[f"{stem}.source"], found[f"{stem}.comment"] = draw(texts), draw(texts)
    return found
