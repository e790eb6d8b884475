"""MSS: who does what in the monitoring."""

from __future__ import annotations

from jcm_pdd.files.excel.frame import heads, open_sheet
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.scene import Scene
from jcm_pdd.files.excel.values import letters

TABLE = "structure"
_BLANK_ROWS = 5


def build_structure(scene: Scene) -> Sheet:
    """Return the sheet with one line a person, or blank lines to fill while there is none."""
    sheet = open_sheet(scene, "structure", last=3)
    columns = scene.look.structure.head
    sheet.row += 1
    heads(sheet, tuple(columns.values()))
    sheet.title_row = sheet.row
    sheet.freeze = f"B{sheet.row + 1}"
    rows = scene.project.rows(TABLE)
    blank = () if rows else tuple(f"r{number}" for number in range(1, _BLANK_ROWS + 1))
    for row in (*rows, *blank):
        sheet.row += 1
        stem = f"{TABLE}/{row}"
        for at, column in enumerate(columns, 2):
            value = scene.answered(f"{stem}/{column}")
            sheet.put(sheet.row, at, value, "input_text")
            sheet.fit(sheet.row, at, at, str(value or ""))
        pairs = {letters(at): f"/{column}" for at, column in enumerate(columns, 2)}
        sheet.keys[sheet.row] = Line(stem, pairs, row=True, spare=not rows)
    return sheet
