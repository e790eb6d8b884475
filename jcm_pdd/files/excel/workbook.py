"""The monitoring workbook of one methodology: built from a project, and read back into answers."""

from __future__ import annotations

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.calc_sheet import build_calc
from jcm_pdd.files.excel.input_sheet import build_input
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.lens import Lens
from jcm_pdd.files.excel.model import Workbook
from jcm_pdd.files.excel.scene import Scene
from jcm_pdd.files.excel.structure_sheet import build_structure
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.excel.years_sheet import build_years


def lay_out(schema: Schema, project: Project, results: Results, methodology_id: str) -> Workbook:
    """Return the workbook as plain values; raises Problem when the project does not use the methodology."""
    method = results.methodologies.get(methodology_id)
    if method is None:
        raise Problem("excel.other_methodology", methodology_id, expected=methodology_id,
                      found=", ".join(results.methodologies) or "-")
    scene = Scene(schema, project, results, method.methodology, method, Lens(schema))
    book = Workbook()
    inputs = build_input(scene)
    calculation = build_calc(scene, book.names)
    book.sheets = [inputs, calculation, build_structure(scene), build_years(scene)]
    return book


def build_workbook(schema: Schema, project: Project, results: Results, methodology_id: str) -> bytes:
    """Return the monitoring workbook (.xlsx) of one methodology of a project.

    Formulas are live and carry their results; the same project gives the same bytes. Raises Problem `excel.*`.
    """
    book = lay_out(schema, project, results, methodology_id)
    title = str(project.get("title") or methodology_id)
    return workbook_bytes(book, layout(), title)
