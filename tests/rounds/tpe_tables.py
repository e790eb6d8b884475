"""Tables of findings as third-party entities send them, in Word and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

HEADS = ("No.", "Section", "Description of finding", "Project Participant's response", "Documents provided",
         "TPE assessment", "Status")
ROUND_1 = (("CAR 01", "A.5", "The starting date differs from the certificate.", "", "", "", "Open"),
           ("CL 01", "", "Please explain the load of chiller 2.", "", "", "", "Open"),
           ("FAR 01", "", "Calibration certificates are to be shown at verification.", "", "", "", "Open"))
ROUND_2 = (("CAR-1", "A.5", "The starting date differs from the certificate.", "text of somebody else", "",
            "The date is consistent now.", "Closed"),
           ("CL#001", "", "Please explain the load of chiller 2 in March.", "", "", "Not answered.", "Open"),
           ("CL 02", "", "Which meter is the back-up?", "", "", "", "Open"))


def word(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, above: str = "Findings") -> Path:
    """Write a Word document with a table between other paragraphs."""
    document = docx.Document()
    document.add_paragraph(above)
    table = document.add_table(1 + len(rows), len(heads))
    for at, line in enumerate((heads, *rows)):
        for column, text in enumerate(line):
            table.cell(at, column).text = text
    document.add_paragraph("End of the table")
    document.save(str(path))
    return path


def excel(path: Path, rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS, sheet: str = "Findings") -> Path:
    """Write a workbook with a title, a table below it and a formula elsewhere."""
    book = openpyxl.Workbook()
    target = book.active
    target.title = sheet
    target["A1"] = "Validation of the project"
    for at, line in enumerate((heads, *rows), 3):
        for column, text in enumerate(line, 1):
            target.cell(at, column, text or None)
    book.create_sheet("Team")["A1"] = "=1+1"
    book.save(path)
    return path
