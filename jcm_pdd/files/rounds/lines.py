"""The findings a table lists, each with the cells it came from, so that a reply finds its way back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jcm_pdd.core.papers.rounds import key_of, kind_of
from jcm_pdd.files.rounds.grids import At, Grid
from jcm_pdd.files.rounds.heads import Layout, role_of

_NUMBERED = re.compile(r"(?i)\b(CAR|CL|FAR|CR)\s*[-#.:]?\s*(?:no\.?|id)?\s*\d+")
_LONGEST_LABEL = 80
_OF_ROUNDS = ("reply", "assessment", "closed", "closed_on", "evidence")


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a table: texts by role, and the cell of each role, empty cells of replies included."""

    table: int
    texts: Mapping[str, str]
    cells: Mapping[str, At]

    @property
    def number(self) -> str:
        """Its number as written, with the kind before it where only another column or the caption says so."""
        return self.texts.get("number", "")

    @property
    def key(self) -> str:
        """What the finding is known by."""
        return key_of(self.number, kind_of(self.texts.get("kind", "")))


def lines_of(grids: Sequence[Grid], layouts: Sequence[Layout]) -> tuple[Line, ...]:
    """Return the findings of all tables in order."""
    by_number = {grid.number: grid for grid in grids}
    found: list[Line] = []
    for layout in layouts:
        grid = by_number.get(layout.table)
        if grid is not None:
            found += _form_lines(grid) if layout.is_form else _row_lines(grid, layout)
    return tuple(found)


def _row_lines(grid: Grid, layout: Layout) -> Iterator[Line]:
    """Yield the rows below the heads; a number joined over several rows is that of each of them, the last one counts.

    A row that repeats the heads, or that says nothing but a title ("Clarification requests"), is none; such a title
    tells the kind of what follows.
    """
    kind = kind_of(grid.caption)
    heads = grid.row(layout.head)
    several = _several(heads, layout)
    above: dict[str, str] = {}
    held: dict[str, Line] = {}
    for row in grid.rows:
        if row <= layout.head:
            continue
        said = grid.row(row)
        if said and said == heads:
            continue
        columns = {role: _column(role, said, several.get(role, (column,))) for role, column in layout.columns.items()}
        texts = {role: _newest(said, several.get(role, (column,))) for role, column in layout.columns.items()}
        for role in ("number", "kind", "text"):
            if (row, layout.columns.get(role, 0)) in grid.joined:
                texts[role] = above.get(role, "")
        alone = next(iter(said.values())) if len(said) == 1 else ""
        if kind_of(alone) and not re.search(r"\d", alone):
            kind = kind_of(alone)
            continue
        if not any(texts.values()) or not (texts.get("number") or texts.get("text")):
            continue
        above = texts
        line = _line(grid, texts, {role: (row, column) for role, column in columns.items()}, kind, len(held))
        held[line.key or f"row {row}"] = _merged(held.get(line.key), line)
    yield from held.values()


def _several(heads: Mapping[int, str], layout: Layout) -> dict[str, tuple[int, ...]]:
    """Return the columns of what a table has once a round ("Response (round 2)"), in order, where there are several."""
    found: dict[str, list[int]] = {}
    for column, head in sorted(heads.items()):
        role, _ = role_of(head)
        if role in _OF_ROUNDS and role in layout.columns:
            found.setdefault(role, []).append(column)
    return {role: tuple(columns) for role, columns in found.items() if layout.columns[role] in columns[1:]}


def _newest(said: Mapping[int, str], columns: tuple[int, ...]) -> str:
    """Return the text of the last round that says something."""
    return next((said[column] for column in reversed(columns) if said.get(column)), "")


def _column(role: str, said: Mapping[int, str], columns: tuple[int, ...]) -> int:
    """Return the column of the newest text; a reply belongs into the first round without one behind those with one."""
    filled = [at for at, column in enumerate(columns) if said.get(column)]
    last = filled[-1] if filled else -1
    return columns[min(last + 1, len(columns) - 1)] if role == "reply" else columns[max(last, 0)]


def _merged(earlier: Line | None, later: Line) -> Line:
    """A finding with a row for each round: the newest row counts, with its own cells."""
    if earlier is None:
        return later
    texts = {role: later.texts.get(role) or ("" if role in ("reply", "assessment", "closed") else text)
             for role, text in earlier.texts.items()}
    return Line(later.table, texts | {r: t for r, t in later.texts.items() if t}, later.cells)


def _line(grid: Grid, texts: Mapping[str, str], cells: Mapping[str, At], kind: str, before: int) -> Line:
    said = dict(texts)
    number = said.get("number", "").strip()
    named = _NUMBERED.match(said.get("text", "").strip())
    if not number and named:
        number = named[0]
    own = kind_of(said.get("kind", "")) or kind_of(number) or kind
    if number and not kind_of(number) and own:
        number = f"{own.upper()} {number}"
    if not number:
        number = f"{own.upper() or grid.caption or grid.number} {before + 1}".strip()
    return Line(grid.number, said | {"number": number, "kind": own}, cells)


# ---------------------------------------------------------------------------------------------- forms


def _form_lines(grid: Grid) -> Iterator[Line]:
    """Yield blocks of labels and values: the value stands beside its label, else below it."""
    texts: dict[str, str] = {}
    places: dict[str, At] = {}
    count = 0
    for role, text, at in _labelled(grid):
        if role == "number" and (texts.get("text") or "number" in texts):
            yield _line(grid, texts, places, kind_of(grid.caption), count)
            texts, places, count = {}, {}, count + 1
        if role not in places or text:
            texts[role], places[role] = text, at
    if texts.get("text") or texts.get("number"):
        yield _line(grid, texts, places, kind_of(grid.caption), count)


def _labelled(grid: Grid) -> Iterator[tuple[str, str, At]]:
    """Yield role, value and place of the value for every label of a form, in reading order."""
    taken: set[At] = set()
    for row, column in sorted(grid.texts):
        text = grid.texts[row, column]
        if (row, column) in taken or len(text) > _LONGEST_LABEL:
            continue
        named = _NUMBERED.match(text)
        role, sure = role_of(text)
        if named and (not role or role == "number" or len(text) <= len(named[0]) + 2):
            yield "number", named[0], (row, column)
            continue
        if not sure:
            continue
        at = _value_place(grid, row, column)
        taken.add(at)
        value = grid.texts.get(at, "")
        if role == "number" and kind_of(text) and not kind_of(value):
            value = f"{kind_of(text).upper()} {value}".strip()
        yield role, value, at


def _value_place(grid: Grid, row: int, column: int) -> At:
    """Return the cell beside a label; the one below it when the label is as wide as the form, or has a text there."""
    beside = grid.spans.get((row, column), column) + 1
    below = grid.texts.get((row + 1, column), "")
    if beside > grid.width or ((row, beside) not in grid.texts and below and not role_of(below)[0]):
        return row + 1, column
    return row, beside
