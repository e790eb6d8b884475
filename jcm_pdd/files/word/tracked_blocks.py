"""Paragraphs, tables and controls of two documents in one, with those that came and went marked.

The end of a paragraph is marked too, so that accepting or rejecting leaves no empty line. What stands at the end of a
cell, or before a table, keeps its end: there the end of the paragraph before it is the one that came or went.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from jcm_pdd.core.versions_words import aligned, words_of
from jcm_pdd.files.word.tracked_marks import Marking, Status
from jcm_pdd.files.word.tracked_pairs import Item, paired
from jcm_pdd.files.word.tracked_runs import merged, written
from jcm_pdd.files.word.tree import Element, W

_ALIKE = 0.35
_BLOCKS = (W + "p", W + "tbl", W + "sdt")
_OWN = (W + "rPr", W + "sectPr", W + "pPrChange")


@dataclass(slots=True)
class _Entry:
    """A block of the result: of the old document, of the new one, or of both (`equal`: the same in both); `loose` stand
    before it.
    """

    old: Element | None
    new: Element | None
    equal: bool = False
    loose: tuple[Element, ...] = ()

    @property
    def status(self) -> Status:
        return "same" if self.old is not None and self.new is not None else "del" if self.new is None else "ins"

    @property
    def paragraph(self) -> bool:
        one = self.new if self.new is not None else self.old
        return one is not None and one.tag == W + "p"


def merged_blocks(old: Element, new: Element, marking: Marking) -> list[Element]:
    """Return the blocks of two holders (bodies, cells, notes) as one list with the changes marked."""
    before, after = [one for one in old if one.tag in _BLOCKS], [one for one in new if one.tag in _BLOCKS]
    loose, rest = _loose(new)
    entries = list(_matched(before, after, marking))
    for entry in entries:
        entry.loose = loose.get(id(entry.new), ()) if entry.new is not None else ()
    found: list[Element] = []
    for run in _grouped(entries):
        found += _paragraphs(run, marking) if run[0].paragraph else _single(run[0], marking)
    return [*found, *(copy.deepcopy(one) for one in rest)]


def _loose(holder: Element) -> tuple[dict[int, tuple[Element, ...]], tuple[Element, ...]]:
    """Return what is no block by the block behind it, and what stands behind the last one."""
    found: dict[int, tuple[Element, ...]] = {}
    waiting: tuple[Element, ...] = ()
    for child in holder:
        if child.tag in _BLOCKS:
            found[id(child)], waiting = waiting, ()
        elif child.tag != W + "tcPr":
            waiting = (*waiting, child)
    return found, waiting


def _matched(old: list[Element], new: list[Element], marking: Marking) -> Iterator[_Entry]:
    one = [_key(block, marking, "old") for block in old]
    other = [_key(block, marking, "new") for block in new]
    for same, a, b, c, d in aligned(one, other):
        if same:
            yield from (_Entry(x, y, equal=True) for x, y in zip(old[a:b], new[c:d], strict=True))
            continue
        items = ([_item(block) for block in old[a:b]], [_item(block) for block in new[c:d]])
        for x, y in paired(*items, _ALIKE):
            yield from _opened(None if x is None else old[a + x], None if y is None else new[c + y])


def _opened(old: Element | None, new: Element | None) -> Iterator[_Entry]:
    """Yield a pair as it is; of a control that only one document has the blocks in it, so that no empty one stays."""
    alone = new if old is None else old if new is None else None
    holder = alone.find(W + "sdtContent") if alone is not None and alone.tag == W + "sdt" else None
    if holder is None:
        yield _Entry(old, new)
        return
    for one in holder:
        if one.tag in _BLOCKS:
            yield from _opened(one if new is None else None, one if old is None else None)


def _key(block: Element, marking: Marking, side: Literal["old", "new"]) -> bytes:
    return getattr(marking, side).print_of(block)  # type: ignore[no-any-return]


def _item(block: Element) -> Item:
    words = Counter(word for word in words_of(text_of(block)) if word.strip())
    if block.tag != W + "tbl":
        return Item(str(block.tag), words)
    # A table of the form with another answer in it is the same table.
    return Item(f"{block.tag} {len(block.findall(f'{W}tblGrid/{W}gridCol'))}", words, _ALIKE)


def text_of(block: Element) -> str:
    """Return all text of a block, for telling how alike two are."""
    return " ".join(one.text or "" for one in block.iter(W + "t", "{*}t"))


def _grouped(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Yield paragraphs that follow each other together, anything else alone."""
    run: list[_Entry] = []
    for entry in entries:
        if entry.paragraph:
            run.append(entry)
            continue
        if run:
            yield run
        run = []
        yield [entry]
    if run:
        yield run


# --- paragraphs ------------------------------------------------------------------------------------------


def _paragraphs(run: list[_Entry], marking: Marking) -> Iterator[Element]:
    run = _ending_in_both(run)
    ends: list[Status] = [entry.status for entry in run]
    shared = [at for at, status in enumerate(ends) if status == "same"]
    looks: Element | None = None
    if shared and ends[-1] != "same":
        first, status = shared[-1], ends[-1]
        ends[first:] = [*([status] * (len(run) - 1 - first)), "same"]
        kept = run[first].old if status == "ins" else run[first].new
        looks = kept.find(W + "pPr") if kept is not None else None
    for at, (entry, end) in enumerate(zip(run, ends, strict=True)):
        yield from (copy.deepcopy(one) for one in entry.loose)
        made = _paragraph(entry, marking)
        if end != "same":
            _mark_end(made, end, marking)
        elif at == len(run) - 1 and entry.status != "same":
            _look_as(made, looks, entry.status, marking)
        yield made


def _ending_in_both(run: list[_Entry]) -> list[_Entry]:
    """Behind the last paragraph both have, what went and what came last become one paragraph."""
    behind = len(run) - next((at for at, entry in enumerate(reversed(run)) if entry.status == "same"), len(run))
    tail = run[behind:]
    gone, came = [e for e in tail if e.status == "del"], [e for e in tail if e.status == "ins"]
    if not gone or not came:
        return run
    last = _Entry(gone[-1].old, came[-1].new, loose=came[-1].loose)
    return [*run[:behind], *(e for e in tail if e is not gone[-1] and e is not came[-1]), last]


def _paragraph(entry: _Entry, marking: Marking) -> Element:
    source = entry.new if entry.new is not None else entry.old
    made = etree.Element(W + "p")
    if source is None or entry.equal:
        return made if source is None else _copy(source)
    look = source.find(W + "pPr")
    if look is not None:
        made.append(_bare(look, entry.status == "del"))
    if entry.old is None or entry.new is None:
        made.extend(written(source, entry.status, marking))
        return made
    made.extend(merged(entry.old, entry.new, marking))
    _note_look(made, entry.old.find(W + "pPr"), marking)
    return made


def _copy(element: Element) -> Element:
    made = copy.deepcopy(element)
    made.tail = None
    return made


def _bare(look: Element, gone: bool) -> Element:
    """Return a copy of paragraph properties; a paragraph that is gone ends no section of pages."""
    made = _copy(look)
    for one in made.findall(W + "sectPr") if gone else ():
        made.remove(one)
    return made


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = etree.Element(W + "pPr")
        paragraph.insert(0, found)
    return found


def _plain(look: Element | None) -> Element:
    """Return paragraph properties without what a change of them does not speak of."""
    made = etree.Element(W + "pPr")
    made.extend([copy.deepcopy(one) for one in look if one.tag not in _OWN] if look is not None else [])
    return made


def _note_look(paragraph: Element, before: Element | None, marking: Marking) -> None:
    """Say how a paragraph looked before, when it looked otherwise."""
    now, old = _plain(paragraph.find(W + "pPr")), _plain(before)
    if marking.new.print_of(now) != marking.old.print_of(old):
        change = marking.mark("pPrChange")
        change.append(old)
        _properties(paragraph).append(change)


def _look_as(paragraph: Element, kept: Element | None, status: Status, marking: Marking) -> None:
    """The paragraph whose end stays although its text came or went looks, without that text, as the one before."""
    own = paragraph.find(W + "pPr")
    if status == "ins":
        _note_look(paragraph, kept, marking)
        return
    before = _plain(own)
    properties = _properties(paragraph)
    for one in [one for one in properties if one.tag not in _OWN]:
        properties.remove(one)
    for at, one in enumerate(_plain(kept)):
        properties.insert(at, one)
    _note_look(paragraph, before, marking)


def _mark_end(paragraph: Element, status: Status, marking: Marking) -> None:
    properties = _properties(paragraph)
    look = properties.find(W + "rPr")
    if look is None:
        look = etree.Element(W + "rPr")
        after = next((one for one in properties if one.tag in _OWN), None)
        if after is None:
            properties.append(look)
        else:
            after.addprevious(look)
    look.insert(0, marking.mark(status))


# --- controls and tables -----------------------------------------------------------------------------------


def _single(entry: _Entry, marking: Marking) -> Iterator[Element]:
    from jcm_pdd.files.word.tracked_tables import merged_table, written_table

    yield from (copy.deepcopy(one) for one in entry.loose)
    source = entry.new if entry.new is not None else entry.old
    if source is None or entry.equal:
        yield from (() if source is None else (_copy(source),))
    elif source.tag == W + "sdt":
        yield _control(entry, source, marking)
    elif entry.old is not None and entry.new is not None:
        yield merged_table(entry.old, entry.new, marking)
    else:
        yield written_table(source, entry.status, marking)


def _control(entry: _Entry, new: Element, marking: Marking) -> Element:
    """A control both documents have, with what changed in it."""
    made = _copy(new)
    contents = [None if one is None else one.find(W + "sdtContent") for one in (entry.old, new, made)]
    old, now, holder = contents
    if old is not None and now is not None and holder is not None:
        for child in list(holder):
            holder.remove(child)
        holder.extend(merged_blocks(old, now, marking))
    return made


def written_blocks(holder: Element, status: Status, marking: Marking, ends: bool = True) -> list[Element]:
    """Return the blocks of a holder as inserted, or as deleted; without `ends` its last paragraph keeps its end."""
    found: list[Element] = []
    blocks = [one for one in holder if one.tag in _BLOCKS]
    entries = [entry for one in blocks for entry in _opened(*((one, None) if status == "del" else (None, one)))]
    for entry in entries:
        source = entry.new if entry.new is not None else entry.old
        if not entry.paragraph or source is None:
            found += _single(entry, marking)
            continue
        made = _paragraph(entry, marking)
        if ends or entry is not entries[-1]:
            _mark_end(made, status, marking)
        found.append(made)
    return found
