"""Where things stand in an official workbook beside its values: free cells, options, people, the reference number.

Filling and reading back both look here, so that what is written is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.workbooks.book import At, Book, BookSheet
from jcm_pdd.files.workbooks.heads import folded, sheet_role
from jcm_pdd.files.workbooks.reading import InputCell

STRUCTURE = "structure"
_OPTION = re.compile(r"(?<![a-z])([abc])(?![a-z])")
_PEOPLE = {"personnel": ("responsible personnel", "責任者", "担当者"), "role_description": ("role", "役割")}
_REFERENCE = ("reference number", "リファレンス番号", "参照番号")
# People a sheet without an end has room for.
_MOST_PEOPLE = 60


def owner_of(sheet: BookSheet, at: At) -> At:
    """Return the cell that shows what is written at a place: the first one of a merged area."""
    for top, left, bottom, right in sheet.merged:
        if top <= at.row <= bottom and left <= at.column <= right:
            return At(at.sheet, top, left)
    return at


def is_free(sheet: BookSheet, at: At) -> bool:
    """Whether a text may be written at a place: no formula stands there and no merged area hides it."""
    cell = sheet.cells.get((at.row, at.column))
    return owner_of(sheet, at) == at and (cell is None or (cell.formula is None and not cell.array))


def text_at(book: Book, at: At) -> str:
    """Return the text of a constant, "" for anything else."""
    cell = book.sheets[at.sheet].cells.get((at.row, at.column))
    return cell.value if cell is not None and cell.formula is None and isinstance(cell.value, str) else ""


def option_letter(text: str) -> str | None:
    """Return the monitoring option (A, B or C) a text names, None when it names none or several."""
    found = set(_OPTION.findall(folded(text).replace("オプション", "option ")))
    return found.pop().upper() if len(found) == 1 else None


def option_texts(parameter: InputCell | None) -> Mapping[str, str] | None:
    """Return the text of a list for each monitoring option, None for a cell without a list."""
    if parameter is None or not parameter.options:
        return None
    named = [(option_letter(text), text) for text in parameter.options]
    letters = [letter for letter, _ in named]
    return {letter: text for letter, text in named if letter is not None and letters.count(letter) == 1}


def option_text(option: str, parameter: InputCell | None) -> str | None:
    """Return how a cell shows an option: the text of its list, else as the form itself writes it; None: no text."""
    texts = option_texts(parameter)
    if texts is not None:
        return texts.get(option)
    written = parameter.texts.get("option", "").strip() if parameter is not None else ""
    return option if len(written) == 1 else layout().print_as[".option"].replace("{id}", option)


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One line of the monitoring structure: column id -> cell."""

    cells: Mapping[str, At]


def people_rows(book: Book) -> tuple[PeopleRow, ...]:
    """Return the lines below the heads of the monitoring structure; none when the sheet has no such heads."""
    for name, sheet in book.sheets.items():
        if (sheet_role(name) or ("", ""))[1] == "structure":
            heads = _people_heads(sheet)
            if heads is not None:
                return tuple(_below(sheet, *heads))
    return ()


def _people_heads(sheet: BookSheet) -> tuple[int, dict[str, int]] | None:
    rows: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        text = re.sub(r"^\([a-z]\)\s*", "", folded(cell.value))
        for name, words in _PEOPLE.items():
            if any(text.startswith(word) for word in words) and len(text) < 40:
                rows.setdefault(row, {}).setdefault(name, column)
    return next(((row, found) for row, found in rows.items() if len(found) == len(_PEOPLE)), None)


def _below(sheet: BookSheet, head: int, columns: Mapping[str, int]) -> Iterator[PeopleRow]:
    """Yield the rows down to the first in which something else stands or a merged area hides a cell."""
    last = max([row for row, _ in sheet.cells], default=head)
    taken = {row for (row, column), cell in sheet.cells.items()
             if column not in columns.values() and (cell.value is not None or cell.formula is not None)
             and not isinstance(cell.value, float)}
    for row in range(head + 1, max(last, head + _MOST_PEOPLE) + 1):
        cells = {name: At(sheet.name, row, column) for name, column in columns.items()}
        if row in taken or not all(is_free(sheet, at) for at in cells.values()):
            return
        yield PeopleRow(cells)


@dataclass(frozen=True, slots=True)
class ReferenceCell:
    """A head such as "Reference Number:"; `head` is its text without a number, `number` what stands behind it."""

    at: At
    head: str
    number: str


def reference_cells(book: Book) -> tuple[ReferenceCell, ...]:
    """Return the cells of all sheets that show the reference number as a text of their own."""
    return tuple(_references(book))


def _references(book: Book) -> Iterator[ReferenceCell]:
    for sheet in book.sheets.values():
        for (row, column), cell in sorted(sheet.cells.items()):
            if isinstance(cell.value, str) and cell.formula is None:
                head, mark, number = re.split(r"([:：])", cell.value, maxsplit=1) if re.search(
                    "[:：]", cell.value) else (cell.value, "", "")
                if any(folded(head) == word for word in _REFERENCE) and mark:
                    yield ReferenceCell(At(sheet.name, row, column), f"{head}{mark}", number.strip())


def addresses(m: MethodologyDef, rows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield parameter id, address and cell of every value that has a row in the project."""
    book = m.workbook
    if book is None:
        return
    for name, cell in book.inputs.items():
        yield name, f"{m.methodology}/{name}", cell
    for table, slots in book.tables.items():
        for row, slot in zip(rows.get(table, ()), slots, strict=False):
            for name, cell in slot.items():
                yield name, f"{m.methodology}/{table}/{row}/{name}", cell


def answered(schema: Schema, project: Project, m: MethodologyDef) -> Iterator[str]:
    """Yield the answered addresses that have a cell in the official workbook of a methodology."""
    book = m.workbook
    rows = {table.id: project.rows(f"{m.methodology}/{table.id}") for table in m.tables}
    found = [f"{m.methodology}/{name}.value" for name in book.defaults] if book is not None else []
    for _, stem, cell in addresses(m, rows):
        words = book.columns.get(cell, {}) if book is not None else {}
        found += [stem, *(f"{stem}.{name}" for name in words)]
    found += [f"{STRUCTURE}/{row}/{column}" for row in project.rows(STRUCTURE) for column in _PEOPLE]
    for address in found:
        stored = project.get(address)
        if stored is not None and rejected_text(stored) is None and schema.place(address) is not None:
            yield address
