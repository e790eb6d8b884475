"""What the user does in the figure as edits: each is one undo step, and what is as drawn by itself leaves no row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from jcm_pdd.core.edits import add_rows, emptied
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.figure import LINES, PARTS, changes
from jcm_pdd.core.papers.figure_model import Link, Point
from jcm_pdd.core.papers.figure_register import said
from jcm_pdd.core.project import Change, Edit, Json, Project

GRID = 2.0
"""Millimetres between the places a part snaps to."""

Cells = Mapping[str, Json]


def on_grid(value: float) -> float:
    """Return the nearest place of the grid."""
    return round(value / GRID) * GRID


def moved(project: Project, places: Mapping[str, Point]) -> Edit:
    """Return the edit that puts parts at places in millimetres."""
    return _set(project, {part: {"x": _text(x), "y": _text(y)} for part, (x, y) in places.items()}, "edit.figure_move")


def labelled(project: Project, part: str, label: str) -> Edit:
    """Return the edit that names a part; an empty label brings the automatic one back."""
    return _set(project, {part: {"label": label.strip() or None}}, "edit.figure_label")


def drawn_as(project: Project, parts: Collection[str], kind: str) -> Edit:
    """Return the edit that gives parts another symbol."""
    return _set(project, {part: {"kind": kind} for part in parts}, "edit.figure_symbol")


def shown(project: Project, parts: Collection[str], hidden: bool) -> Edit:
    """Return the edit that hides parts or shows them again."""
    value: Json = True if hidden else None
    return _set(project, {part: {"hidden": value} for part in parts},
                "edit.figure_hide" if hidden else "edit.figure_show")


def grouped(project: Project, parts: Collection[str], site: str) -> Edit:
    """Return the edit that draws parts in a site (its row), or where they belong by themselves (empty)."""
    value: Json = f"site:{site}" if site else None
    return _set(project, {part: {"group": value, "x": None, "y": None} for part in parts}, "edit.figure_group")


def arranged(project: Project) -> Edit:
    """Return the edit that gives every part its automatic place and size again."""
    gone: Cells = {"x": None, "y": None, "width": None, "height": None}
    return _set(project, dict.fromkeys(changes(project), gone), "edit.figure_arrange")


def added(project: Project, kind: str, label: str, at: Point) -> tuple[Edit, str]:
    """Return the edit that adds a part, and its id, which no other part ever has."""
    edit, (row,) = add_rows(project, PARTS)
    part = f"n{row[1:]}"
    cells = {"part": part, "kind": kind, "label": label or None, "x": _text(at[0]), "y": _text(at[1])}
    own = tuple(project.change(f"{PARTS}/{row}/{column}", value) for column, value in cells.items()
                if value is not None)
    return _named("edit.figure_add", (*edit.changes, *own), 1), part


def removed(project: Project, parts: Collection[str]) -> Edit:
    """Return the edit that takes parts added by hand away with their lines, and hides the others."""
    own = {part for part in parts if part[:1] == "n" and part[1:].isdecimal()}
    rows = [change.row for part, change in changes(project).items() if part in own]
    lines = [row for row in project.rows(LINES)
             if {said(project, f"{LINES}/{row}/from"), said(project, f"{LINES}/{row}/to")} & own]
    hidden = _set(project, {part: {"hidden": True} for part in parts if part not in own}, "")
    after = project.apply(hidden.changes)
    gone = [*_without(after, PARTS, rows), *_without(after, LINES, lines)]
    return _named("edit.figure_remove", _joined(project, (*hidden.changes, *gone)), len(parts))


def deleted(project: Project, parts: Collection[str], links: Collection[Link]) -> Edit:
    """Return the edit that removes what was chosen, parts and lines, as `removed` and `disconnected` do."""
    after = project
    for link in links:
        after = after.apply(disconnected(after, link.start, link.end, link.own).changes)
    after = after.apply(removed(after, parts).changes)
    return _named("edit.figure_remove", _between(project, after), len(parts) + len(links))


def connected(project: Project, start: str, end: str, flow: str) -> Edit:
    """Return the edit that draws a line between two parts; one that was hidden comes back."""
    for row in project.rows(LINES):
        if (said(project, f"{LINES}/{row}/from"), said(project, f"{LINES}/{row}/to")) == (start, end):
            back = project.change(f"{LINES}/{row}/hidden", None)
            kind = project.change(f"{LINES}/{row}/kind", flow)
            return _named("edit.figure_connect", (back, kind), 1)
    edit, (row,) = add_rows(project, LINES)
    cells = {"from": start, "to": end, "kind": flow}
    own = tuple(project.change(f"{LINES}/{row}/{column}", value) for column, value in cells.items())
    return _named("edit.figure_connect", (*edit.changes, *own), 1)


def disconnected(project: Project, start: str, end: str, own: bool) -> Edit:
    """Return the edit that takes away a line drawn by hand, or hides an automatic one."""
    rows = [row for row in project.rows(LINES)
            if (said(project, f"{LINES}/{row}/from"), said(project, f"{LINES}/{row}/to")) == (start, end)]
    if own:
        return _named("edit.figure_disconnect", _without(project, LINES, rows), 1)
    known: tuple[Change, ...] = ()
    if not rows:
        edit, rows_made = add_rows(project, LINES)
        rows = list(rows_made)
        known = (*edit.changes, project.change(f"{LINES}/{rows[0]}/from", start),
                 project.change(f"{LINES}/{rows[0]}/to", end))
    return _named("edit.figure_disconnect", (*known, project.change(f"{LINES}/{rows[0]}/hidden", True)), 1)


def line_labelled(project: Project, start: str, end: str, label: str, flow: str) -> Edit:
    """Return the edit that names a line, automatic or drawn by hand."""
    after = project
    rows = [row for row in project.rows(LINES)
            if (said(project, f"{LINES}/{row}/from"), said(project, f"{LINES}/{row}/to")) == (start, end)]
    made: tuple[Change, ...] = ()
    if not rows:
        edit = connected(project, start, end, flow)
        made, after = edit.changes, project.apply(edit.changes)
        rows = [after.rows(LINES)[-1]]
    change = Change(f"{LINES}/{rows[0]}/label", after.get(f"{LINES}/{rows[0]}/label"), label.strip() or None)
    return _named("edit.figure_label", (*made, change), 1)


def _text(value: float) -> str:
    return plain(Decimal(f"{value:.2f}"))


def _named(name: str, found: tuple[Change, ...], count: int) -> Edit:
    return Edit(name, tuple(one for one in found if one.old != one.new), {"address": PARTS, "count": str(count)})


def _set(project: Project, cells: Mapping[str, Cells], name: str) -> Edit:
    """Return the edit that sets columns of parts, with rows made where there are none and left where nothing is."""
    known = {part: change.row for part, change in changes(project).items()}
    after = project
    for part, values in cells.items():
        row = known.get(part)
        if row is None:
            if all(value is None for value in values.values()):
                continue
            edit, (row,) = add_rows(after, PARTS)
            after = after.apply((*edit.changes, after.change(f"{PARTS}/{row}/part", part)))
        after = after.apply([after.change(f"{PARTS}/{row}/{column}", value) for column, value in values.items()])
        left = {address for address in after.answers if address.startswith(f"{PARTS}/{row}/")}
        if left <= {f"{PARTS}/{row}/part"}:
            after = after.apply(_without(after, PARTS, [row]))
    return _named(name, _between(project, after), len(cells))


def _without(project: Project, table: str, rows: Collection[str]) -> tuple[Change, ...]:
    if not rows:
        return ()
    left: list[Json] = [row for row in project.rows(table) if row not in rows]
    return (project.change(table, left or None), *emptied(project, table, list(rows)))


def _joined(project: Project, found: tuple[Change, ...]) -> tuple[Change, ...]:
    return _between(project, project.apply(found))


def _between(before: Project, after: Project) -> tuple[Change, ...]:
    """Return what turns one state of the figure into another."""
    mine = sorted(address for address in {*before.answers, *after.answers} if address.startswith("figure_"))
    return tuple(Change(address, before.get(address), after.get(address)) for address in mine
                 if before.get(address) != after.get(address))
