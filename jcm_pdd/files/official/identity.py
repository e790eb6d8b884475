"""Which methodology an official workbook belongs to, by the code its sheets carry in their head."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.workbooks.book import Book
from jcm_pdd.files.workbooks.heads import folded

_CODE = re.compile(r"\bjcm_([a-z]{2})_((?:am|pm)\d{3})_ver\.?\s*(\d+(?:\.\d+)?)")
_ID = re.compile(r"[A-Z]{2}_(AM|PM)\d{3}")
_VERSION = re.compile(r"\d{1,3}(\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Code:
    """Methodology id and version, e.g. ("TH_AM001", "01.0"); either may be empty."""

    methodology: str = ""
    version: str = ""


def code_in(text: object) -> Code:
    """Return the code a text carries, such as "Monitoring Spreadsheet: JCM_TH_AM001_ver01.0"."""
    match = _CODE.search(folded(text).replace(" ", "") if isinstance(text, str) else "")
    return Code(f"{match[1]}_{match[2]}".upper(), match[3]) if match else Code()


def code_of(book: Book) -> Code:
    """Return the code of a workbook, that most of its cells name."""
    found: dict[Code, int] = {}
    for sheet in book.sheets.values():
        for cell in sheet.cells.values():
            if isinstance(cell.value, str) and (code := code_in(cell.value)).methodology:
                found[code] = found.get(code, 0) + 1
    return max(found, key=lambda code: found[code]) if found else Code()


def settled(given: Code, *found: Code, where: str) -> Code:
    """Return the code: what is given counts more than what the files say. Problem `official.no_code`."""
    codes = [given, *found]
    name = next((code.methodology for code in codes if code.methodology), "").upper()
    version = next((code.version for code in codes if code.version), "").removeprefix("ver")
    if not _ID.fullmatch(name) or not _VERSION.fullmatch(version):
        raise Problem("official.no_code", where)
    return Code(name, version)
