"""Where the columns and lines of a request are in a returned workbook, however it was rearranged.

The keys the program wrote come first. Where they are gone, columns are known by their heads and lines by their number,
by what they are about, or by their name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jcm_pdd.files.papers.request_cells import SheetCells
from jcm_pdd.files.papers.request_sheets import (
    ABOUT,
    EN,
    EXAMPLE,
    KEY,
    LOCAL,
    MARK,
    NUMBER,
    QUESTIONS,
    SheetLine,
    SheetPlan,
    read_key,
    shown,
)

_HEAD_ROWS = 60  # how far down the heads of a sheet are looked for


@dataclass
class Located:
    """One sheet of a request in the workbook: the row of its heads, its columns by id, its lines by key.

    `added` are rows with something in them that are no line of the request; `twice` rows that repeat a key.
    """

    plan: SheetPlan
    sheet: SheetCells
    head_row: int
    columns: Mapping[str, int]
    lines: dict[str, int] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    twice: dict[str, list[int]] = field(default_factory=dict)
    rearranged: bool = False


def find_sheets(sheets: Mapping[str, SheetCells], plans: tuple[SheetPlan, ...], request_id: str
                ) -> tuple[dict[str, Located], list[str]]:
    """Return each sheet of the request that was found, by its id, and the names of sheets of another request."""
    found: dict[str, Located] = {}
    strange: list[str] = []
    left = [sheet for sheet in sheets.values() if sheet.cells]
    for sheet in tuple(left):
        mark = _mark(sheet)
        if mark is None:
            continue
        left.remove(sheet)
        plan = next((one for one in plans if read_key(request_id, mark[2]) == one.id), None)
        if plan is None:
            strange.append(sheet.name)
        elif plan.id not in found:
            found[plan.id] = _located(plan, sheet, mark[0], mark[1], request_id)
        else:
            strange.append(sheet.name)
    for plan in plans:
        by_words = [(one, row) for one in left if (row := _head_row(one, plan)) is not None]
        if plan.id not in found and by_words:
            sheet, row = by_words[0]
            left.remove(sheet)
            found[plan.id] = _located(plan, sheet, row, 0, request_id)
    return found, strange


def _mark(sheet: SheetCells) -> tuple[int, int, str] | None:
    """Return where a sheet says which one it is, and what."""
    for (row, column), seen in sheet.cells.items():
        if isinstance(seen.value, str) and seen.value.startswith(MARK) and row <= _HEAD_ROWS:
            return row, column, seen.value.removeprefix(MARK)
    return None


def _head_row(sheet: SheetCells, plan: SheetPlan) -> int | None:
    """Return the row whose cells are the heads of a plan: at least half of them, and the answers among them."""
    rows: dict[int, int] = {}
    for (row, _), seen in sheet.cells.items():
        if row <= _HEAD_ROWS and any(_names(seen.text, plan, at) for at in range(len(plan.heads))):
            rows[row] = rows.get(row, 0) + 1
    best = max(rows, key=lambda row: rows[row], default=None)
    return best if best is not None and rows[best] * 2 >= len(plan.heads) and rows[best] > 2 else None


def _names(text: str, plan: SheetPlan, at: int) -> bool:
    words = plan.heads[at].words
    first, _, second = text.partition("\n")
    return bool(text) and (first.strip() == words.en or text == words.ja or second.strip() == words.ja)


def _located(plan: SheetPlan, sheet: SheetCells, row: int, key_column: int, request_id: str) -> Located:
    columns, rearranged = _columns(plan, sheet, row)
    head_row = row
    if any(_names(sheet.at(row + 2, column).text, plan, at) for at in range(len(plan.heads))
           for column in columns.values()):
        head_row = row + 2
    key_column = key_column or _key_column(sheet, request_id)
    found = Located(plan, sheet, head_row, columns, rearranged=rearranged or not key_column)
    rows = sorted({at[0] for at in sheet.cells if at[0] > head_row})
    loose: list[int] = []
    for one in rows:
        text = sheet.at(one, key_column).text if key_column else ""
        key = read_key(request_id, text) if text else None
        if text in (EXAMPLE, LOCAL) or (not key_column and _is_above(sheet, one, columns)):
            continue
        if key is None or all(line.key != key for line in plan.lines):
            loose.append(one)
        elif key in found.lines:
            found.twice.setdefault(key, []).append(one)
        else:
            found.lines[key] = one
    _by_words(found, loose)
    return found


def _is_above(sheet: SheetCells, row: int, columns: Mapping[str, int]) -> bool:
    """Whether a row is the line of examples or of the local language."""
    return sheet.at(row, columns.get(NUMBER, 0)).text in ("例\ne.g.", "現地語")


def _columns(plan: SheetPlan, sheet: SheetCells, row: int) -> tuple[dict[str, int], bool]:
    """Return the columns by id: as the ids stand in the row, else by the words of the heads near it."""
    ids = {seen.text: column for (at, column), seen in sorted(sheet.cells.items(), reverse=True) if at == row}
    found = {head.id: ids[head.id] for head in plan.heads if head.id in ids}
    moved = bool(found) and sorted(found.values()) != [found[h.id] for h in plan.heads if h.id in found]
    for at, head in enumerate(plan.heads):
        if head.id not in found:
            hit = [column for (one, column), seen in sorted(sheet.cells.items())
                   if row <= one <= row + 5 and column not in found.values() and _names(seen.text, plan, at)]
            if hit:
                found[head.id] = hit[0]
    return found, moved


def _key_column(sheet: SheetCells, request_id: str) -> int:
    """Return the column that holds keys of this request, 0 for none."""
    counts: dict[int, int] = {}
    for (_, column), seen in sheet.cells.items():
        if isinstance(seen.value, str) and "#" in seen.value and read_key(request_id, seen.value) is not None:
            counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: counts[column], default=0)


def _by_words(found: Located, loose: list[int]) -> None:
    """Find out which lines rows without a key are; what is none is an added row when something is filled in."""
    for row in loose:
        line = next((line for line in found.plan.lines if line.key not in found.lines
                     and any(_same(found, row, line, name) for name in _known_by(found, line))
                     and not _contradicts(found, row, line)), None)
        if line is not None:
            found.lines[line.key] = row
            found.rearranged = True
        elif any(found.sheet.at(row, column).text for column in _answers(found)):
            found.added.append(row)


def _known_by(found: Located, line: SheetLine) -> Iterator[str]:
    """Yield the columns by which a line can be known when its key is gone."""
    if found.plan.id == QUESTIONS:
        yield from (NUMBER, EN)
        return
    yield NUMBER
    if found.plan.table is not None and found.plan.table.kind in ("series", "companions", "papers"):
        yield ABOUT
    name = next((head.id for head in found.plan.heads if head.role == "answer" and head.id != ABOUT), "")
    if name and name not in line.open and line.cells.get(name) is not None:
        yield name


def _contradicts(found: Located, row: int, line: SheetLine) -> bool:
    """Whether a row says something else than the line where nothing was to be filled in: then it is another one."""
    fixed = [head.id for head in found.plan.heads if head.id not in line.open and head.id in found.columns
             and head.id not in (NUMBER, LOCAL) and head.role in ("fixed", "answer")]
    return any(found.sheet.at(row, found.columns[name]).text and line.cells.get(name) is not None
               and not _same(found, row, line, name) for name in fixed)


def _same(found: Located, row: int, line: SheetLine, name: str) -> bool:
    head, column = found.plan.head(name), found.columns.get(name)
    if head is None or column is None:
        return False
    text, wanted = found.sheet.at(row, column).text, shown(head, line.cells.get(name))
    return bool(wanted) and text.removesuffix(".0") == wanted


def _answers(found: Located) -> list[int]:
    return [found.columns[head.id] for head in found.plan.heads
            if head.role in ("answer", "tick", "remark") and head.id in found.columns]


__all__ = ["KEY", "Located", "find_sheets"]
