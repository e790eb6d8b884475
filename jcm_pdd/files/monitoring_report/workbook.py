"""The monitoring report workbook: a pair of sheets for each methodology and calendar year, and a summary."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jcm_pdd.core.calculation import Emissions
from jcm_pdd.core.papers.ex_post import Period, SliceResult, current_period, ex_post, slices
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.calc_sheet import build_calc
from jcm_pdd.files.excel.input_sheet import build_input
from jcm_pdd.files.excel.layout import Layout, layout
from jcm_pdd.files.excel.lens import Lens
from jcm_pdd.files.excel.model import Sheet, Workbook
from jcm_pdd.files.excel.scene import Scene, outcome
from jcm_pdd.files.excel.values import split_reference
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.monitoring_report.look import look_of
from jcm_pdd.files.monitoring_report.marking import mark_of, put_marks
from jcm_pdd.files.monitoring_report.summary import Summary

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.core.review import Context
    from jcm_pdd.files.session import Session

_NAME = re.compile(r"\bJCM_")


@dataclass
class _SliceScene(Scene):
    """A methodology in one slice, laid out as a report."""

    own_look: Layout = field(default_factory=layout)
    days: str = ""

    @property
    def look(self) -> Layout:
        """The layout of the slice's sheets."""
        return self.own_look

    @property
    def period(self) -> str:
        """The days of the slice."""
        return self.days


def has_report(context: Context) -> bool:
    """Tell whether a period to report on is chosen and a methodology can be laid out."""
    return current_period(context.project) is not None and any(
        not m.calculated_by_workbook for m in context.schema.methodologies)


def make_report(session: Session, _form: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the report of the period documents are made for. Raises Problem `monitoring.no_period`."""
    period = current_period(session.project)
    if period is None:
        raise Problem("monitoring.no_period", "-", known="-")
    return report_workbook(session.context, period), ()


def report_workbook(context: Context, period: Period) -> bytes:
    """Return the monitoring report (.xlsx) of a period: live formulas with their results, the same bytes each time.

    A methodology that only its official workbook can calculate is left out.
    """
    title = f"{context.project.get('title') or 'Project'}: monitoring report"
    return workbook_bytes(lay_out(context, period), layout(), title)


def lay_out(context: Context, period: Period) -> Workbook:
    """Return the workbook as plain values."""
    found = tuple(ex_post(context.schema.methodologies, context.project, context.results, one)
                  for one in slices(period))
    wanted = [m.methodology for m in context.schema.methodologies if not m.calculated_by_workbook]
    book = Workbook()
    summary = Summary(context)
    for at, name in enumerate(wanted, 1):
        marks = []
        for one in found:
            ending = " ".join(part for part in (str(at) if len(wanted) > 1 else "",
                                                str(one.slice.year) if len(found) > 1 else "") if part)
            marks.append(f"JCM{ending.replace(' ', '_')}_")
            _slice_sheets(context, name, one, book, ending, period)
        summary.block(name, found, marks, book.names)
    book.sheets.insert(0, summary.finished(found, len(wanted)))
    return book


def _slice_sheets(context: Context, methodology: str, one: SliceResult, book: Workbook, ending: str,
                  period: Period) -> None:
    days = f"{one.slice.first:%d/%m/%Y} - {one.slice.last:%d/%m/%Y}"
    method = one.results.methodologies[methodology]
    if one.missing:  # what is shown is not what a part of the inputs would give
        method = replace(method, annual=Emissions(None, None))
    look = look_of(days, f" {ending}" if ending else "")
    scene = _SliceScene(context.schema, one.project, one.results, method.methodology, method, Lens(context.schema),
                        own_look=look, days=days)
    names: dict[str, str] = {}
    sheets = [build_input(scene), build_calc(scene, names)]
    if any(address.endswith(".value") for address in one.missing):
        _leave_open(sheets[1], names)
    mark = f"JCM{ending.replace(' ', '_')}_"
    said = mark_of(period, methodology, method.methodology.version, one.slice)
    asked = {*one.measured, *one.missing}
    for sheet in sheets:
        put_marks(sheet, said, asked)  # the other keys name answers of the plan
        for place, cell in sheet.cells.items():
            if cell.formula is not None:
                sheet.cells[place] = replace(cell, formula=_NAME.sub(mark, cell.formula))
    book.sheets += sheets
    book.names |= {_NAME.sub(mark, name): text for name, text in names.items()}


def _leave_open(sheet: Sheet, names: dict[str, str]) -> None:
    """Let no result stand that a default for a full year would give in part of one."""
    for name in ("JCM_RE", "JCM_PE"):
        row, column = split_reference(names[name].rpartition("!")[2].replace("$", ""))
        sheet.calculate(row, column, "NA()", outcome(None))
