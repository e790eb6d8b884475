"""Rows printed as table rows: repeating tables, fixed lines such as a total, repeated label rows."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from jcm_pdd.files.word.binding import BlocksPlace, LinePlace, RowsPlace
from jcm_pdd.files.word.content import Row, row
from jcm_pdd.files.word.find import Miss, column_slot, header_columns, label_rows, row_at
from jcm_pdd.files.word.pages import hold_total
from jcm_pdd.files.word.text import put_paragraphs, slot_paragraphs
from jcm_pdd.files.word.tree import Element, TablePart, W, cell_at, cells, same_label


def read_cells(line: Element, columns: Mapping[str, int]) -> dict[str, str]:
    """Return a table row's texts by column id; empty ones are left out."""
    texts = {column: "\n".join(slot_paragraphs(column_slot(line, start))) for column, start in columns.items()}
    return {column: text for column, text in texts.items() if text}


def put_cells(line: Element, columns: Mapping[str, int], texts: Mapping[str, str]) -> None:
    """Print the texts of one row; a column without a text is emptied."""
    for column, start in columns.items():
        put_paragraphs(column_slot(line, start), texts.get(column, "").split("\n"))


def _data(part: TablePart, place: RowsPlace) -> tuple[list[Element], dict[str, int]]:
    """Return the rows between header and fixed last rows, and the grid column of each column id."""
    header, columns = header_columns(part, place.columns, place.occurrence)
    return part.rows[header + 1 + place.first : len(part.rows) - place.last], columns


def read_rows(part: TablePart, place: RowsPlace) -> list[Row]:
    """Return the rows of a repeating table in order, blank ones left out."""
    lines, columns = _data(part, place)
    texts = [read_cells(line, columns) for line in lines]
    filled = [found for found in texts if any(text not in place.blank for text in found.values())]
    return [row(number, found) for number, found in enumerate(filled, 1)]


def put_rows(part: TablePart, place: RowsPlace, rows: Sequence[Row]) -> None:
    """Replace the form's blank rows by one row for each given row, in the look of the first blank one."""
    lines, columns = _data(part, place)
    if not lines:
        raise Miss("word.no_blank_row", " | ".join(place.columns))
    for line in lines:
        for start in columns.values():
            column_slot(line, start)  # a merged cell stops the filling before anything is changed
    made = []
    for item in rows:
        line = fresh_copy(lines[0])
        put_cells(line, columns, item["cells"])
        made.append(line)
    replace_rows(part, lines, made)
    if len(made) > 1:
        hold_total(made[-1])


def fresh_copy(line: Element) -> Element:
    """Return a copy of a table row without the ids and bookmarks a document may hold only once."""
    made = copy.deepcopy(line)
    for node in made.iter():
        for name in [name for name in node.attrib if str(name).endswith(("}paraId", "}textId"))]:
            del node.attrib[name]
    for name in ("bookmarkStart", "bookmarkEnd"):
        for node in list(made.iter(W + name)):
            above = node.getparent()
            if above is not None:
                above.remove(node)
    for node in list(made.iter(W + "sdtPr")):
        for mark in node.findall(W + "id"):
            node.remove(mark)
    return made


def replace_rows(part: TablePart, old: Sequence[Element], new: Sequence[Element]) -> None:
    """Put `new` rows where the first of the `old` ones stands and take the old ones out."""
    first = old[0]
    parent = first.getparent()
    if parent is None:
        raise Miss("word.place_not_found", "row")
    position = parent.index(first)
    for offset, line in enumerate(new):
        parent.insert(position + offset, line)
    for line in old:
        _take_out(line)
    index = part.rows.index(first)
    part.rows[index : index + len(old)] = list(new)


def _take_out(line: Element) -> None:
    """Remove a row, and the content control around it when nothing is left inside."""
    above = line.getparent()
    while above is not None:
        above.remove(line)
        if above.tag not in (W + "sdt", W + "sdtContent") or (above.tag == W + "sdtContent" and len(above)):
            return
        line, above = above, above.getparent()


def _line(part: TablePart, place: LinePlace) -> tuple[Element, dict[str, int]]:
    _, columns = header_columns(part, place.columns, place.occurrence)
    line = row_at(part, place.row)
    first = next(iter(cells(line)), None)
    if first is None or not same_label(first.text, place.label):
        raise Miss("word.place_not_found", place.label)
    return line, columns


def read_line(part: TablePart, place: LinePlace) -> list[Row]:
    """Return the texts of a fixed row as one row."""
    return [row(1, read_cells(*_line(part, place)))]


def put_line(part: TablePart, place: LinePlace, rows: Sequence[Row]) -> None:
    """Print exactly one row into a fixed row of the form."""
    if len(rows) != 1:
        raise Miss("word.wrong_kind", place.label)
    line, columns = _line(part, place)
    put_cells(line, columns, rows[0]["cells"])


def _blocks(part: TablePart, place: BlocksPlace) -> list[list[Element]]:
    if place.across:
        found = [[row] for row in part.rows if _across(row, place) is not None]
    else:
        found = label_rows(part, list(place.lines), place.label_column - 1)
    if not found:
        raise Miss("word.place_not_found", " / ".join(place.lines))
    return found


def _across(row: Element, place: BlocksPlace) -> dict[str, int] | None:
    """Return the grid column of each value of a row that holds the labels side by side, None when it does not."""
    line, columns, at = cells(row), dict[str, int](), 0
    for label, column in place.lines.items():
        while at < len(line) and not same_label(line[at].text, label):
            at += 2
        if at + 1 >= len(line):
            return None
        columns[column] = line[at + 1].start
        at += 2
    return columns


def _values(block: Sequence[Element], place: BlocksPlace) -> list[tuple[Element, dict[str, int]]]:
    """Return the rows of a block with the grid column of each value in them."""
    if place.across:
        return [(block[0], _across(block[0], place) or {})]
    at = place.label_column - 1
    return [(line, {column: _value_column(line, at)})
            for line, column in zip(block, place.lines.values(), strict=True)]


def _value_column(line: Element, column: int) -> int:
    label = (cell_at(line, column) if column else None) or cells(line)[0]
    return label.start + label.span


def read_blocks(part: TablePart, place: BlocksPlace) -> list[Row]:
    """Return one row for each block of label rows that holds a value."""
    texts: list[dict[str, str]] = []
    for block in _blocks(part, place):
        found: dict[str, str] = {}
        for line, columns in _values(block, place):
            found |= read_cells(line, columns)
        texts.append(found)
    return [row(number, found) for number, found in enumerate(filter(None, texts), 1)]


def put_blocks(part: TablePart, place: BlocksPlace, rows: Sequence[Row]) -> None:
    """Repeat the block of label rows once for each given row."""
    found = _blocks(part, place)
    made: list[Element] = []
    for item in rows:
        for model, columns in _values(found[0], place):
            line = fresh_copy(model)
            put_cells(line, columns, item["cells"])
            made.append(line)
    replace_rows(part, [line for block in found for line in block], made)
