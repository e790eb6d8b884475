"""Line by line through the sheets of a returned workbook: answers of known lines, and rows that were added."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.request_registers import proven_claim
from jcm_pdd.core.project import Json
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.request_cells import EMPTY, Seen
from jcm_pdd.files.papers.request_places import Located
from jcm_pdd.files.papers.request_returned import ReturnedItem, State
from jcm_pdd.files.papers.request_rows import NewRow, NewRows
from jcm_pdd.files.papers.request_sheets import (
    ABOUT,
    ANSWER,
    LOCAL,
    REMARK,
    TICK,
    Head,
    SheetLine,
    SheetPlan,
    question_head,
)
from jcm_pdd.files.papers.request_values import Value, value_of
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.word.content import Note

_UNTICKED = ("false", "no", "いいえ", "0")
_TICKS = (*_UNTICKED, "x", "✓", "✔", "○", "〇", "レ", "v", "true", "yes", "はい", "1", "1.0", "0.0")


class Reader:
    """Collects what the sheets say: `found` for the project, `items` for people, and the `used` cells."""

    def __init__(self, context: Context, site: str) -> None:
        self.context = context
        self.found, self.items, self.notes = Found(), list[ReturnedItem](), list[Note]()
        self.used: set[tuple[str, int, int]] = set()
        self.added: dict[str, tuple[str, ...]] = {}
        self.new = NewRows(context, site)

    def read(self, plan: SheetPlan, where: Located | None) -> None:
        """Read one sheet; everything asked on a sheet that is gone is missing."""
        for line in plan.lines:
            row = where.lines.get(line.key) if where is not None else None
            if where is None or row is None:
                self._absent(plan, line)
            else:
                self._line(plan, where, line, row)
                self._again(plan, where, line, row)
        if where is not None:
            for row in where.added:
                self._added(plan, where, row)
        self._settle(plan)

    # --- known lines -------------------------------------------------------------------------------

    def _absent(self, plan: SheetPlan, line: SheetLine) -> None:
        for name in sorted(line.open):
            address = self._address(plan, line.key, name)
            self._item(plan, line.key, name, address, "missing", "", Value())

    def _line(self, plan: SheetPlan, where: Located, line: SheetLine, row: int) -> None:
        ticked = self._ticked(where, row)
        self._remark(plan, where, line.key, row)
        self._local(where, row)
        made = NewRow(line.key, dict(self._given(plan, line)))
        for head in self._answers(plan, line):
            seen, note = self._cell(where, row, head)
            address, place = self._address(plan, line.key, head.id), self._place(where, row, head)
            value = value_of(seen, head, address or place, place)
            if note is not None:
                value = Value(value.typed, value.stored, value.refused, value.not_available, (*value.notes, note))
            if ticked and not value.typed and head.id in line.open:
                value = Value(not_available=True)
            self._take(plan, line, head, address, place, value, made)
        if made.said:
            self.new.add(plan, made)

    def _take(self, plan: SheetPlan, line: SheetLine, head: Head, address: str, place: str, value: Value,
              made: NewRow) -> None:
        """Sort one cell: an answer of a place, of a row to be made, unchanged from what was sent, or none."""
        sent = line.cells.get(head.id)
        self.notes += value.notes
        if value.refused is not None:
            self._refuse(plan, line.key, head.id, address, place, value)
        elif value.stored is None:
            if head.id in line.open:
                state: State = "not_available" if value.not_available else "missing"
                self._item(plan, line.key, head.id, address, state, place, value)
        elif not address:
            if value.stored != sent or head.id in line.open:
                made.say(head.id, value.stored, place, self._name(plan, line.key, head.id))
        else:
            self._answer(plan, line, head, address, place, value)

    def _answer(self, plan: SheetPlan, line: SheetLine, head: Head, address: str, place: str, value: Value) -> None:
        now, sent = self.context.project.get(address), line.cells.get(head.id)
        if value.stored in (now, sent):
            # What was sent along and came back untouched is no wish to change what was changed here since.
            if head.id in line.open:
                self._item(plan, line.key, head.id, address, "same", place, value)
            return
        self.found.values[address] = value.stored
        self._item(plan, line.key, head.id, address, "new" if now is None else "changed", place, value)

    def _again(self, plan: SheetPlan, where: Located, line: SheetLine, first: int) -> None:
        """Look at rows that repeat the key of a line: more rows of a table, or two answers to one question."""
        for row in where.twice.get(line.key, ()):
            if plan.table is not None and plan.table.growing:
                self._added(plan, where, row)
                continue
            for head in self._answers(plan, line):
                seen, other = self._seen(where, row, head.id), self._seen(where, first, head.id)
                if seen.text and seen.text != other.text:
                    place = self._place(where, row, head)
                    self.notes.append(Note("request.twice", place, {"first": self._place(where, first, head)}))
                    self.found.miss(place, seen.text)

    # --- added rows --------------------------------------------------------------------------------

    def _added(self, plan: SheetPlan, where: Located, row: int) -> None:
        if plan.table is None or not plan.table.growing:
            return  # what stands there is kept with the texts nobody asked for
        key = self._period(where, row) if plan.table.kind == "series" else ""
        if plan.table.kind == "series" and not key:
            return
        self._remark(plan, where, "", row)
        self._ticked(where, row)
        made = NewRow(key or f"+{plan.table.table}!{where.sheet.name}!{row}", {})
        for head in plan.heads:
            if head.role != "answer" or head.id == ABOUT:
                continue
            place = self._place(where, row, head)
            value = value_of(self._cell(where, row, head)[0], head, place, place)
            self.notes += value.notes
            if value.refused is not None:
                self._refuse(plan, made.key, head.id, "", place, value)
            elif value.stored is not None:
                made.say(head.id, value.stored, place, self._name(plan, made.key, head.id))
        if made.said:
            self.new.add(plan, made)

    def _period(self, where: Located, row: int) -> str:
        from jcm_pdd.files.papers.request_rows import month_of

        month = month_of(where.sheet.at(row, where.columns.get(ABOUT, 0)))
        if month:
            self._seen(where, row, ABOUT)
        return month

    def _settle(self, plan: SheetPlan) -> None:
        """Give new rows their ids, or the rows of the project they are."""
        if plan.table is None:
            return
        for table, rows, values, items in self.new.settled(plan):
            if rows:
                self.added[table] = (*self.added.get(table, ()), *rows)
                now = self.found.tables.get(table, list(self.context.project.rows(table)))
                self.found.tables[table] = [*now, *(one for one in rows if one not in now)]
                self.found.absent.setdefault(table, [])
            self.found.values.update(values)
            self.items += items

    # --- small parts -------------------------------------------------------------------------------

    def _answers(self, plan: SheetPlan, line: SheetLine) -> Iterator[Head]:
        for head in plan.heads:
            if head.role == "answer" and head.id != ABOUT:
                yield question_head(head, plan.fields[line.key]) if head.id == ANSWER else head

    def _given(self, plan: SheetPlan, line: SheetLine) -> Iterator[tuple[str, Json]]:
        for head in plan.heads:
            if head.role == "answer" and head.id not in (ANSWER, ABOUT) and line.cells.get(head.id) is not None:
                yield head.id, line.cells[head.id]

    def _address(self, plan: SheetPlan, key: str, column: str) -> str:
        if plan.table is None:
            return key
        return "" if proven_claim(key) else plan.table.address(key, column)

    def _name(self, plan: SheetPlan, key: str, column: str) -> str:
        address = self._address(plan, key, column)
        return address or f"{plan.id}!{key}!{column}"

    def _cell(self, where: Located, row: int, head: Head) -> tuple[Seen, Note | None]:
        """Return an answer's cell; one inside a merged area says what the area's first cell says."""
        column = where.columns.get(head.id)
        if column is None:
            return EMPTY, None
        self._use(where, row, column)
        seen, first = where.sheet.at(row, column), where.sheet.merged_from(row, column)
        if first is None or seen.text:
            return seen, None
        whole = where.sheet.at(*first)
        if first[1] != column or not whole.text or first[0] <= where.head_row:
            return seen, Note("request.merged_away", where.sheet.place(row, column), {"text": whole.text[:60]}) \
                if whole.text and first[0] > where.head_row else None
        return whole, Note("request.merged", where.sheet.place(row, column), {"first": where.sheet.place(*first)})

    def _seen(self, where: Located, row: int, name: str) -> Seen:
        column = where.columns.get(name)
        if column is None:
            return EMPTY
        self._use(where, row, column)
        return where.sheet.at(row, column)

    def _use(self, where: Located, row: int, column: int) -> None:
        self.used.add((where.sheet.name, row, column))

    def _place(self, where: Located, row: int, head: Head) -> str:
        return where.sheet.place(row, where.columns.get(head.id, 1))

    def _local(self, where: Located, row: int) -> None:
        """What is written in the column of the local language is a translation, not an answer."""
        self._seen(where, row, LOCAL)

    def _ticked(self, where: Located, row: int) -> bool:
        """Whether there is no data for a line; words in place of a tick are kept as a remark."""
        text = self._seen(where, row, TICK).text
        if text and text.casefold() not in _TICKS:
            self.found.miss(where.sheet.place(row, where.columns[TICK]), text)
        return bool(text) and text.casefold() not in _UNTICKED

    def _remark(self, plan: SheetPlan, where: Located, key: str, row: int) -> None:
        text = self._seen(where, row, REMARK).text
        if text:
            self.found.miss(key if plan.table is None else where.sheet.place(row, where.columns[REMARK]), text)

    def _refuse(self, plan: SheetPlan, key: str, column: str, address: str, place: str, value: Value) -> None:
        why: Finding | Note | None = value.refused
        name = self._name(plan, key, column)
        old = self.context.project.get(address) if address else None
        self.items.append(ReturnedItem(name, address, "refused", place, value.typed, old, None,
                                       (why,) if why is not None else (), label=plan.told(key, column)))
        self.found.miss(address or place, value.typed)

    def _item(self, plan: SheetPlan, key: str, column: str, address: str, state: State, place: str,
              value: Value) -> None:
        old = self.context.project.get(address) if address else None
        self.items.append(ReturnedItem(self._name(plan, key, column), address, state, place, value.typed, old,
                                       value.stored, value.notes, label=plan.told(key, column)))
