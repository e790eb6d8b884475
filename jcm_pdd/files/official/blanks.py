"""The cells whose emptiness a workbook's own formulas ask for: inputs it can do without."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.files.workbooks.book import At, Book
from jcm_pdd.files.workbooks.tokens import Token, tokens


def asked_for_blank(book: Book) -> frozenset[str]:
    """Return the cells ("SHEET!A1") that a formula compares with "" or gives to ISBLANK."""
    found: set[str] = set()
    for name, sheet in book.sheets.items():
        for cell in sheet.cells.values():
            if cell.formula and ('""' in cell.formula or "BLANK" in cell.formula.upper()):
                found.update(_asked(book, name, tokens(cell.formula)))
    return frozenset(found)


def _asked(book: Book, sheet: str, parts: tuple[Token, ...]) -> Iterator[str]:
    for at, part in enumerate(parts):
        if part.kind != "cell" or part.corners is None:
            continue
        after = [other.text for other in parts[at + 1:at + 3]]
        before = [other.text for other in parts[max(0, at - 2):at]]
        compared = after in (["=", '""'], ["<>", '""']) or before in (['""', "="], ['""', "<>"])
        if compared or (before[-1:] == ["ISBLANK"]):
            home = book.sheet(part.sheet) if part.sheet else book.sheets[sheet]
            if home is not None:
                yield f"{home.name}!{At(home.name, part.corners[0], part.corners[1]).reference}"
