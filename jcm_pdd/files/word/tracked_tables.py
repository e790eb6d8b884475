"""Rows of two tables in one, with those that came and went marked; cells of a row both have are compared inside."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from jcm_pdd.core.versions_words import aligned, words_of
from jcm_pdd.files.word.tracked_atoms import MARKERS
from jcm_pdd.files.word.tracked_blocks import merged_blocks, text_of, written_blocks
from jcm_pdd.files.word.tracked_marks import Marking, Status
from jcm_pdd.files.word.tracked_pairs import Item, paired
from jcm_pdd.files.word.tree import Element, W

_ALIKE = 0.25
_ROWS = (W + "tr", W + "sdt")
_CELLS = (W + "tc", W + "sdt")


def merged_table(old: Element, new: Element, marking: Marking) -> Element:
    """Return the new table with the rows of the old one that are gone, and all changes marked."""
    made = _shell(new, _ROWS)
    made.extend(_rows(old, new, marking))
    return made


def written_table(table: Element, status: Status, marking: Marking) -> Element:
    """Return a whole table as inserted, or as deleted: all its rows are."""
    made = _shell(table, _ROWS)
    for row in table:
        if row.tag in _ROWS:
            made.extend(_written_row(row, status, marking))
    return made


def _rows(old: Element, new: Element, marking: Marking) -> Iterator[Element]:
    before, after = ([row for row in table if row.tag in _ROWS] for table in (old, new))
    prints = ([marking.old.print_of(row) for row in before], [marking.new.print_of(row) for row in after])
    for same, a, b, c, d in aligned(*prints):
        if same:
            yield from (_copy(row) for row in after[c:d])
            continue
        items = ([_item(row) for row in before[a:b]], [_item(row) for row in after[c:d]])
        # As many rows of the same build at the same place: the form's own, with other answers in them.
        forms = [[one.kind for one in side] for side in items]
        for x, y in paired(*items, 0.0 if forms[0] == forms[1] else _ALIKE):
            if x is not None and y is not None:
                yield _merged_row(before[a + x], after[c + y], marking)
            elif x is not None:
                yield from _written_row(before[a + x], "del", marking)
            elif y is not None:
                yield from _written_row(after[c + y], "ins", marking)


def _item(row: Element) -> Item:
    """Rows can be compared cell by cell when they are built alike."""
    build = [str(row.tag)]
    for cell in row:
        if cell.tag in _CELLS:
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            build.append(f"{cell.tag} {span.get(W + 'val') if span is not None else 1} "
                         f"{(merge.get(W + 'val') or 'continue') if merge is not None else ''}")
    return Item("|".join(build), Counter(word for word in words_of(text_of(row)) if word.strip()))


def _merged_row(old: Element, new: Element, marking: Marking) -> Element:
    tags = _ROWS if new.tag == W + "sdt" else _CELLS
    one, other = _inside(old), _inside(new)
    made = _copy(new)
    holder = _inside(made)
    for child in [child for child in holder if child.tag in tags]:
        holder.remove(child)
    pairs = zip([c for c in one if c.tag in tags], [c for c in other if c.tag in tags], strict=False)
    holder.extend([_merged_row(a, b, marking) if tags is _ROWS else _cell(a, b, marking) for a, b in pairs])
    return made


def _cell(old: Element, new: Element, marking: Marking) -> Element:
    if new.tag == W + "sdt":
        made = _copy(new)
        holder = _inside(made)
        for child in list(holder):
            holder.remove(child)
        holder.extend([_cell(a, b, marking) for a, b in zip(_inside(old), _inside(new), strict=False)])
        return made
    made = etree.Element(W + "tc")
    look = new.find(W + "tcPr")
    if look is not None:
        made.append(_copy(look))
    made.extend(merged_blocks(old, new, marking))
    return made


def _written_row(row: Element, status: Status, marking: Marking) -> Iterator[Element]:
    if row.tag == W + "sdt":
        for inner in _inside(row):
            if inner.tag in _ROWS:
                yield from _written_row(inner, status, marking)
        return
    made = _copy(row)
    settings = made.find(W + "trPr")
    if settings is None:
        settings = etree.Element(W + "trPr")
        before = made.find(W + "tblPrEx")
        if before is None:
            made.insert(0, settings)
        else:
            before.addnext(settings)
    settings.append(marking.mark(status))
    for mark in made.findall("*") if status == "del" else ():
        if mark.tag in MARKERS:
            made.remove(mark)
    for cell in made.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is made:
            _write_cell(cell, status, marking)
    yield made


def _write_cell(cell: Element, status: Status, marking: Marking) -> None:
    content = written_blocks(cell, status, marking, ends=False)
    for child in [child for child in cell if child.tag != W + "tcPr"]:
        cell.remove(child)
    cell.extend(content)


def _inside(wrapper: Element) -> Element:
    found = wrapper.find(W + "sdtContent") if wrapper.tag == W + "sdt" else wrapper
    return wrapper if found is None else found


def _copy(element: Element) -> Element:
    made = copy.deepcopy(element)
    made.tail = None
    return made


def _shell(table: Element, without: tuple[str, ...]) -> Element:
    made = _copy(table)
    for child in [child for child in made if child.tag in without]:
        made.remove(child)
    return made
