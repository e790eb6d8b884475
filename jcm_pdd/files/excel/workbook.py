"""The monitoring workbook of one methodology: built from a project, and read back into answers."""

from __future__ import annotations

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.calc_sheet import build_calc
from jcm_pdd.files.excel.cells import Cells, read_cells
from jcm_pdd.files.excel.input_sheet import build_input
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.lens import Lens, Line, parse_key
from jcm_pdd.files.excel.model import Workbook
from jcm_pdd.files.excel.scene import Scene
from jcm_pdd.files.excel.structure_sheet import build_structure
from jcm_pdd.files.excel.values import split_reference
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.excel.years_sheet import build_years


def lay_out(schema: Schema, project: Project, results: Results, methodology_id: str) -> Workbook:
    """Return the workbook as plain values.

    Raises Problem `excel.other_methodology` when the project does not use the methodology, `excel.no_formulas` for
    one that only its official workbook can calculate.
    """
    method = results.methodologies.get(methodology_id)
    if method is None:
        raise Problem("excel.other_methodology", methodology_id, expected=methodology_id,
                      found=", ".join(results.methodologies) or "-")
    if method.methodology.calculated_by_workbook:
        raise Problem("excel.no_formulas", method.methodology.key)
    scene = Scene(schema, project, results, method.methodology, method, Lens(schema))
    book = Workbook()
    inputs = build_input(scene)
    calculation = build_calc(scene, book.names)
    book.sheets = [inputs, calculation, build_structure(scene), build_years(scene, book.names)]
    return book


def build_workbook(schema: Schema, project: Project, results: Results, methodology_id: str) -> bytes:
    """Return the monitoring workbook (.xlsx) of one methodology of a project.

    Formulas are live and carry their results; the same project gives the same bytes. Raises Problem `excel.*`.
    """
    book = lay_out(schema, project, results, methodology_id)
    title = str(project.get("title") or methodology_id)
    return workbook_bytes(book, layout(), title)


def printed_addresses(schema: Schema, project: Project, results: Results, methodology_id: str) -> tuple[str, ...]:
    """Return the addresses of the answers the workbook prints, in the order of the sheets."""
    found: list[str] = []
    for sheet in lay_out(schema, project, results, methodology_id).sheets:
        for line in sheet.keys.values():
            found.extend(line.address(column) for column in line.columns)
    return tuple(address for address in dict.fromkeys(found) if project.get(address) is not None)


def read_workbook(data: bytes, schema: Schema, methodology_id: str, where: str = "") -> dict[str, Json]:
    """Return the answers a filled monitoring workbook holds, by address, the rows of its tables included.

    Proposed wording that was printed comes back like an answer. A cell that is no value of its kind comes back
    as a rejected entry. Raises Problem when a sheet or the keys are missing, or the workbook belongs to another
    methodology.
    """
    sheets = read_cells(data, where)
    answers: dict[str, Json] = {}
    lens = Lens(schema)
    for name in (look.name for look in layout().sheets.values()):
        if name not in sheets:
            raise Problem("excel.no_sheet", where, sheet=name, sheets=", ".join(sheets))
        _read_sheet(sheets[name], name, lens, methodology_id, answers, where)
    return answers


def _read_sheet(cells: Cells, name: str, lens: Lens, methodology_id: str, answers: dict[str, Json],
                where: str) -> None:
    keys = {row: parse_key(str(value)) for (row, column), value in sorted(cells.items()) if column == 1}
    owner = keys.pop(1, None)
    if owner is None:
        raise Problem("excel.no_keys", where, sheet=name)
    if owner.stem != methodology_id:
        raise Problem("excel.other_methodology", where, found=owner.stem, expected=methodology_id)
    tables: dict[str, list[Json]] = {}
    for row, line in keys.items():
        if line is not None:
            found = _read_line(cells, row, line, lens)
            answers.update(found)
            if line.row and (found or not line.spare):
                table, _, row_id = line.stem.rpartition("/")
                tables.setdefault(table, []).append(row_id)
    answers.update({table: list(dict.fromkeys(map(str, rows))) for table, rows in tables.items()})


def _read_line(cells: Cells, row: int, line: Line, lens: Lens) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for column in line.columns:
        address = line.address(column)
        stored = lens.answer(address, cells.get((row, split_reference(f"{column}1")[1])))
        if stored is not None:
            found[address] = stored
    return found
