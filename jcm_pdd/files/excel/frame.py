"""What every sheet begins with: title, spreadsheet code and reference number in the corner; and short helpers."""

from __future__ import annotations

from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet, Style
from jcm_pdd.files.excel.scene import Scene
from jcm_pdd.files.excel.values import letters


def open_sheet(scene: Scene, which: str, last: int) -> Sheet:
    """Return a sheet with its title and corner; `last` is the column the corner stands in."""
    look = scene.look.sheets[which]
    sheet = Sheet(look.name, look.widths)
    sheet.put(3, 2, look.title, "title")
    sheet.put(1, last, scene.look.header["code"].replace("{spreadsheet}", scene.m.spreadsheet), "corner")
    sheet.put(2, last, reference_line(scene), "corner")
    sheet.keys[1] = Line(scene.m.methodology)
    sheet.freeze = "B4"
    sheet.heights[3] = 26
    sheet.row = 3
    return sheet


def reference_line(scene: Scene) -> str:
    """Return the reference number as every sheet shows it."""
    return f"{scene.look.header['reference']} {scene.printed(scene.look.reference_answer) or ''}".rstrip()


def add_list(sheet: Sheet, reference: str, choices: tuple[str, ...]) -> None:
    """Offer a list of choices in a cell."""
    sheet.lists.append((reference.replace("$", ""), choices))


def block(sheet: Sheet, text: str) -> None:
    """Set the title of a block in the next row but one."""
    sheet.row += 2
    sheet.put(sheet.row, 2, text, "block")


def heads(sheet: Sheet, texts: tuple[str, ...], first: int = 2, style: Style = "head") -> None:
    """Set a row of column heads and make it high enough."""
    sheet.row += 1
    for at, text in enumerate(texts, first):
        sheet.put(sheet.row, at, text, style)
        sheet.fit(sheet.row, at, at, text)


def column_range(sheet: Sheet, column: int, first: int, last: int) -> str:
    """Return the absolute range of rows in a column, with the sheet's name."""
    return f"'{sheet.name}'!${letters(column)}${first}:${letters(column)}${last}"
