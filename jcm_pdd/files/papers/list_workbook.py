"""A list as a workbook of one sheet: a title, lines about it, column heads that stay in sight, rows of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LONGEST_NAME = 31
"""Characters Excel allows in the name of a sheet."""


def list_workbook(title: str, about: Iterable[str], heads: Sequence[str], widths: Sequence[int],
                  rows: Iterable[Sequence[str]]) -> bytes:
    """Return the list as .xlsx, the same bytes each time; `widths` are those of the columns, in characters."""
    from jcm_pdd.files.excel.layout import layout
    from jcm_pdd.files.excel.model import Sheet, Workbook
    from jcm_pdd.files.excel.values import letters
    from jcm_pdd.files.excel.writer import workbook_bytes

    sheet = Sheet(title[:LONGEST_NAME], {letters(at): width for at, width in enumerate(widths, 1)}, keyed=False)
    sheet.put(1, 1, title, "title")
    for line in filter(None, about):
        sheet.row += 1
        sheet.put(sheet.row, 1, line, "note")
    sheet.row += 2
    for at, head in enumerate(heads, 1):
        sheet.put(sheet.row, at, head, "head")
    sheet.title_row = sheet.row
    sheet.freeze = f"A{sheet.row + 1}"
    for row in rows:
        sheet.row += 1
        for at, text in enumerate(row, 1):
            sheet.put(sheet.row, at, text or None, "text")
            sheet.fit(sheet.row, at, at, text)
    return workbook_bytes(Workbook([sheet]), layout(), title)
