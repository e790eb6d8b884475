"""Finding one place of our form in the tables of another one's section: by labels, columns and kind of table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from jcm_pdd.files.adoption import inline
from jcm_pdd.files.adoption.likeness import best, likeness
from jcm_pdd.files.adoption.neighbours import beside, best_label, empty_under, is_empty, labels, under_label
from jcm_pdd.files.adoption.ticks import Ticks, ticks, ticks_inside, words_of
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.find import Miss, paragraphs_slot
from jcm_pdd.files.word.marks import boxes
from jcm_pdd.files.word.tree import Cell, Section, TablePart, cells, normalise

Fields = dict[str, Any]
words = words_of
# The columns of a list of sites in which a form may ask for a name that ours prints in brackets.
_JAPAN = re.compile(r"(?i)\W*japan\W*|japanese.*")
_SITE_NAMES = ("Site", "Name of site", "Site name", "Name")


class Finder:
    """Finds places in one document whose labels `known` (compared as labels are) are no values."""

    def __init__(self, sections: Sequence[Section], known: Collection[str] = ()) -> None:
        self._sections = sections
        self._known = frozenset(map(normalise, known))

    def find(self, place: kinds.SectionPlace) -> Fields | None:
        """Return what differs in the document for a place whose heading path is in its words; None if missing."""
        tail = [s for s in self._sections if len(s.path) >= len(place.under) and all(
            likeness(a, b, 1.0) == 1.0 for a, b in zip(s.path[-len(place.under):], place.under, strict=True))]
        return self._in_section(tail[0], place) if len(tail) == 1 else None

    def find_by_label(self, place: kinds.SectionPlace, label: str) -> Fields | None:
        """Return a place of a form that has the words of our heading as a label in the section above."""
        if isinstance(place, kinds.BoxPlace):
            under = [s for s in self._sections if s.path and likeness(s.path[-1], place.under[-1], 1.0) == 1.0]
            cell = kinds.CellPlace(kind="cell", id=place.id, under=place.under, label=label)
            return self._with_kind(self.cell_by_label(under[0], cell)) if len(under) == 1 else None
        labelled = isinstance(place, kinds.CellPlace | kinds.CheckPlace) and place.label is not None
        if labelled or isinstance(place, kinds.ListedPlace | kinds.BlocksPlace):
            return self.find(place)
        return None

    def _in_section(self, section: Section, place: kinds.SectionPlace) -> Fields | None:
        if isinstance(place, kinds.CheckPlace):
            return self.check(section, place)
        if isinstance(place, kinds.SidesPlace) or (place.id == "host_country_name" and getattr(place, "row", None)):
            return self.side_row(section, place)
        if isinstance(place, kinds.CellPlace):
            return self._with_kind(self.cell_by_label(section, place)) if place.label else below_question(section)
        if isinstance(place, kinds.BlocksPlace | kinds.ListedPlace):
            return self.label_lines(section, place)
        if isinstance(place, kinds.BoxPlace | kinds.PicturesPlace | kinds.NumberedPlace):
            return self.text_place(section, place)
        if isinstance(place, kinds.RowsPlace):
            return rows_table(section, place)
        if isinstance(place, kinds.LinePlace):
            return total_line(section, place)
        return after_table(section) if isinstance(place, kinds.ParagraphsPlace) else None

    @staticmethod
    def _with_kind(found: Fields | None) -> Fields | None:
        return found if found is None or "kind" in found else {"kind": "cell", **found}

    # ------------------------------------------------------------------------------------- labels

    def value_of(self, part: TablePart, at: int, label: Cell) -> Fields | None:
        """Return how the value of a label in row `at` (from 1) is addressed: right of it, below it, or not at all."""
        row = part.rows[at - 1]
        right, under = beside(row, label), under_label(part, at, label)
        here = {"label": words(label), "label_column": label.start + 1, "column": None}
        if right is not None and is_empty(right):
            return here
        if under is not None and not self._is_label(under) and (
                right is None or self._is_label(right) or (is_empty(under) and empty_under(part, at, right))):
            return {**here, "below": True}
        return here if right is not None and not self._is_label(right) else None

    def _is_label(self, cell: Cell) -> bool:
        return normalise(words(cell)) in self._known

    def cell_by_label(self, section: Section, place: kinds.InCell) -> Fields | None:
        """Find a value beside or below its label, or in the cell of the label itself."""
        for number, part in enumerate(section.tables, 1):
            found = best_label(part, place.label or "")
            fields = self.value_of(part, found[0], found[2]) if found is not None else None
            if fields is not None:
                return {"table": number, **fields}
        return inline.find(section, place.label or "")

    def text_place(self, section: Section, place: kinds.BoxPlace | kinds.PicturesPlace | kinds.NumberedPlace
                   ) -> Fields | None:
        """Find a text of its own: a one-cell box, a value beside the heading's words, or plain paragraphs."""
        heading = place.under[-1]
        own = inline.find(section, heading) or inline.only_label(section)
        if isinstance(place, kinds.BoxPlace) and own is not None:
            return own
        one_cell = [at for at, part in enumerate(section.tables, 1) if sum(len(cells(row)) for row in part.rows) == 1]
        if one_cell:
            return {"table": one_cell[0]}
        if isinstance(place, kinds.PicturesPlace):
            return None
        cell = kinds.CellPlace(kind="cell", id=place.id, under=place.under, label=heading)
        beside = self.cell_by_label(section, cell)
        if beside is not None:
            return {"kind": "cell", **beside}
        try:
            paragraphs_slot(section, 0)
        except Miss:
            return None
        return {"kind": "paragraphs", "table": 0}

    def label_lines(self, section: Section, place: kinds.BlocksPlace | kinds.ListedPlace) -> Fields | None:
        """Find labels with values beside them, in whatever order and however many to a row the document has them."""
        for number, part in enumerate(section.tables, 1):
            there = self._beside_labels(part, place)
            if len(there) >= (len(place.lines) + 1) // 2:
                made = _listed(there) if isinstance(place, kinds.ListedPlace) else _block(there)
                if made is not None:
                    return {"table": number, **made}
        heads = [(number, part, named) for number, part, named in _header_tables(section, place.lines)
                 if columns_in(part, place.lines)[0] + 1 < len(part.rows)]
        if heads:
            columns = dict(heads[0][2])
            if isinstance(place, kinds.ListedPlace) and place.name:
                columns |= _named_column(section.tables[heads[0][0] - 1], columns, place.name)
            return {"kind": "rows", "table": heads[0][0], "columns": columns, "lines": None}
        return inline.find_lines(section, place.lines) if isinstance(place, kinds.ListedPlace) else None

    def _beside_labels(self, part: TablePart, place: kinds.BlocksPlace | kinds.ListedPlace
                       ) -> list[tuple[int, Cell, str]]:
        found = []
        for label, column in place.lines.items():
            hit = best_label(part, label)
            fields = self.value_of(part, hit[0], hit[2]) if hit is not None else None
            if hit is not None and fields is not None and not fields.get("below"):
                found.append((hit[0], hit[2], column))
        return sorted(found, key=lambda entry: (entry[0], entry[1].start))

    # ------------------------------------------------------------------------------------- sides and boxes

    def side_row(self, section: Section, place: kinds.SectionPlace) -> Fields | None:
        """Find one side of the participants; host country and Japan are known by the label of Japan."""
        for number, part in enumerate(section.tables, 1):
            sides = self._sides(part)
            if sides is None:
                continue
            label = sides[1] if place.id == "participants_japan" else sides[0]
            if not isinstance(place, kinds.CellPlace):
                return {"table": number, **_value_at(part, *label)}
            fields: Fields = {"table": number, "row": label[0], "column": label[1].start + 1}
            text = words(label[1])
            # "The Republic of XX" is a prompt; the name of a country printed in its own form is what we print too.
            if text not in place.blank and re.search(r"\bXX\b|[<>]|_{3}", text):
                fields["blank"] = (text, *place.blank)
            return fields
        return None

    def _sides(self, part: TablePart) -> tuple[tuple[int, Cell], tuple[int, Cell]] | None:
        """Return row (from 1) and label cell of host country and Japan in a table of participants."""
        every = [(at, cell) for at, _, cell in labels(part) if _value_at(part, at, cell)]
        japan = next(((at, cell) for at, cell in every
                      if _JAPAN.fullmatch(words(cell))), None)
        if japan is None:
            return None
        others = [(at, cell) for at, cell in every if (at, cell.start) != (japan[0], japan[1].start)
                  and (cell.start == japan[1].start if at != japan[0] else _alternate(part, at, cell, japan[1]))]
        pattern = r"(?i)republic|kingdom|host|partner|\bXX\b|democratic|state"
        named = [entry for entry in others if re.search(pattern, words(entry[1]))]
        nearest = min(others, key=lambda entry: abs(entry[0] - japan[0]), default=None)
        host = named[0] if named else nearest
        return None if host is None else (host, japan)

    def check(self, section: Section, place: kinds.CheckPlace) -> Fields | None:
        """Find a question with boxes to tick; the words of the boxes may be longer than Yes and No."""
        for number, part in enumerate(section.tables, 1):
            hit = best_label(part, place.label or "")
            if hit is not None:
                found = ticks(part, hit[0] - 1, hit[2])
                if found is not None and found.yes:
                    own = {"label": words(hit[2]), "label_column": hit[2].start + 1, "column": None}
                    return {"table": number, **own, **_yes_no(found)}
        for number, part in enumerate(section.tables, 1):
            for at, _, cell in labels(part):
                inside = ticks_inside(cell, at - 1)
                if inside is not None and inside[1].yes:
                    return {"table": number, **_yes_no(inside[1])}
        return None


def _yes_no(found: Ticks) -> Fields:
    return {**found.fields, "yes": found.yes, "no": found.no}


def _value_at(part: TablePart, at: int, label: Cell) -> Fields:
    """Return row and column of the value beside a label, or below it when nothing stands beside; {} without one."""
    right = beside(part.rows[at - 1], label)
    if right is not None and _JAPAN.fullmatch(words(right)):
        right = None
    if right is not None and not empty_under(part, at, label):
        return {"row": at, "column": right.start + 1}
    under = under_label(part, at, label)
    if right is not None and (is_empty(right) or under is None):
        return {"row": at, "column": right.start + 1}
    return {"row": at + 1, "column": label.start + 1} if under is not None else {}


def _alternate(part: TablePart, at: int, cell: Cell, other: Cell) -> bool:
    """Tell whether two cells of a row are both labels: "host | value | Japan | value", or two heads over values."""
    starts = [found.start for found in cells(part.rows[at - 1])]
    apart = starts.index(cell.start) - starts.index(other.start)
    unders = [under_label(part, at, found) for found in (cell, other)]
    heads = all(under is not None and (len(starts) == 2 or is_empty(under)) for under in unders)
    return apart != 0 and (apart % 2 == 0 or heads)


def columns_in(part: TablePart, wanted: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Return the header row (from 0) with the most wanted columns, and column ids by the document's own labels."""
    found: tuple[int, dict[str, str]] = (0, {})
    for at, row in enumerate(part.rows[:4]):
        left = [cell for cell in cells(row) if words(cell)]
        named: dict[str, str] = {}
        for label, column in wanted.items():
            cell = best(left, words, label)
            if cell is not None:
                named[words(cell)] = column
                left.remove(cell)
        if len(named) > len(found[1]):
            found = (at, named)
    return found


def _header_tables(section: Section, wanted: dict[str, str]) -> list[tuple[int, TablePart, dict[str, str]]]:
    """Return the tables that have at least half of the wanted columns and one more than a label would give."""
    enough = max(2 if len(wanted) > 1 else 1, (len(wanted) + 1) // 2)
    found = []
    for number, part in enumerate(section.tables, 1):
        named = columns_in(part, wanted)[1]
        if len(named) >= enough:
            found.append((number, part, named))
    return found


def _named_column(part: TablePart, columns: dict[str, str], name: str) -> dict[str, str]:
    """Return the column of a table of sites that asks for their names."""
    for row in part.rows[:4]:
        texts = [words(cell) for cell in cells(row)]
        if set(columns) <= set(texts):
            return {text: name for text in texts if text not in columns and normalise(text) in map(
                normalise, _SITE_NAMES)}
    return {}


def _listed(there: Sequence[tuple[int, Cell, str]]) -> Fields:
    lines = {words(cell): column for _, cell, column in there}
    return {"lines": lines, "label_columns": {words(c): c.start + 1 for _, c, _ in there if c.start}}


def _block(there: Sequence[tuple[int, Cell, str]]) -> Fields | None:
    """Return the labels of one item: in rows that follow each other, or side by side."""
    lines = {words(cell): column for _, cell, column in there}
    rows = [at for at, _, _ in there]
    if len(there) > 1 and len(set(rows)) == 1:
        return {"lines": lines, "across": True}
    starts = {cell.start for _, cell, _ in there}
    if len(starts) > 1 or rows[-1] - rows[0] + 1 != len(there) or len(set(rows)) != len(there):
        return None
    return {"lines": lines, "label_column": starts.pop() + 1}


def rows_table(section: Section, place: kinds.RowsPlace) -> Fields | None:
    """Find a repeating table by its column heads; of several, the one of the same order."""
    found = _header_tables(section, place.columns)
    if len(found) < place.table:
        return None
    number, part, named = found[place.table - 1]
    last = cells(part.rows[-1])
    total = bool(last) and re.match(r"(?i)\s*total\b", words(last[0])) is not None
    return {"table": number, "columns": named, "last": 1 if total and place.last else 0}


def total_line(section: Section, place: kinds.LinePlace) -> Fields | None:
    """Find the total as the last row of its table."""
    found = _header_tables(section, place.columns)
    if not found:
        return None
    number, part, named = found[0]
    first = cells(part.rows[-1])
    if not first or likeness(words(first[0]), place.label) < 0.4:
        return None
    return {"table": number, "columns": named, "row": -1, "label": words(first[0])}


def below_question(section: Section) -> Fields | None:
    """Find the explanation in the row under a question that is ticked, else in a box or paragraphs of its own."""
    for number, part in enumerate(section.tables, 1):
        ticked = [at for at, row in enumerate(part.rows, 1) if any(boxes(cell.element) for cell in cells(row))
                  or any(ticks(part, at - 1, cell) for cell in cells(row)[:1])]
        if ticked and ticked[-1] < len(part.rows):
            row = cells(part.rows[ticked[-1]])
            if row:
                return {"table": number, "row": ticked[-1] + 1, "column": row[-1].start + 1}
    alone = [at for at, part in enumerate(section.tables, 1) if sum(len(cells(row)) for row in part.rows) == 1
             and not boxes(part.rows[0])]
    return {"kind": "column_box", "table": alone[0]} if alone else None


def after_table(section: Section) -> Fields | None:
    """Find the paragraphs behind the last table of a section."""
    count = len(section.tables)
    try:
        paragraphs_slot(section, count)
    except Miss:
        return None
    return {"table": count} if count else None
