"""The values of a workbook's cells, read without a library in between.

Common readers drop parts of texts (phonetic guides joined in, `_xHHHH_` half undone); here a text comes back as
the program that wrote it meant it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.patcher import WorkbookParts, open_parts
from jcm_pdd.files.excel.sheet_xml import SheetXml
from jcm_pdd.files.excel.values import text_from_xml
from jcm_pdd.files.opc import parse_xml

if TYPE_CHECKING:
    from lxml import etree

Read = str | float | bool
Cells = dict[tuple[int, int], Read]


def read_cells(data: bytes, where: str = "") -> dict[str, Cells]:
    """Return sheet name -> (row, column) -> value of every cell that has one; formulas give their stored result.

    Error values are left out, dates are their day numbers. Raises Problem for what is no workbook.
    """
    book = open_parts(data, where)
    shared = shared_texts(book)
    found: dict[str, Cells] = {}
    for name in book.sheets:
        root = book.worksheet(name, blanks=False)
        if root is not None:
            sheet = SheetXml(root, f"{where} {name}".strip(), book.from_1904)
            values = {at: cell_value(cell, sheet.namespace, shared, sheet.where) for at, cell in sheet.cells.items()}
            found[name] = {at: value for at, value in values.items() if value is not None}
    return found


def shared_texts(book: WorkbookParts) -> list[str]:
    """Return the texts of the shared table by number."""
    part = next((name for name in book.parts if name.rsplit("/", 1)[-1].lower() == "sharedstrings.xml"), None)
    if part is None:
        return []
    root = parse_xml(book.parts[part], book.where, part)
    namespace = str(root.tag).rpartition("}")[0] + "}"
    return [_rich_text(item, namespace) for item in root.iterchildren(f"{namespace}si")]


def _rich_text(item: etree._Element, namespace: str) -> str:
    """Return the text of a string item: its own and its runs', without phonetic guides."""
    texts = [*item.iterchildren(f"{namespace}t")]
    for run in item.iterchildren(f"{namespace}r"):
        texts.extend(run.iterchildren(f"{namespace}t"))
    return text_from_xml("".join(text.text or "" for text in texts))


def cell_value(cell: etree._Element, namespace: str, shared: list[str], where: str = "") -> Read | None:
    """Return the value or stored result of a cell element; None when it is empty or an error value.

    Raises Problem `excel.damaged` for a value that is none, or a text that is not in the shared table.
    """
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        holder = cell.find(f"{namespace}is")
        return _rich_text(holder, namespace) if holder is not None else None
    value = cell.find(f"{namespace}v")
    if value is None or not value.text:
        return None
    try:
        return _plain(kind, value.text, shared)
    except (ValueError, IndexError):
        what = f"{cell.get('r')}: {value.text[:20]}"
        raise Problem("excel.damaged", where, what=what) from None


def _plain(kind: str, text: str, shared: list[str]) -> Read | None:
    if kind == "s":
        return shared[int(text)]
    if kind in ("str", "d"):
        return text_from_xml(text)
    if kind == "e":
        return None
    if kind == "b":
        return text.strip() in ("1", "true")
    number = float(text)
    if not math.isfinite(number) or "_" in text:
        raise ValueError(text)
    return number
