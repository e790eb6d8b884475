"""The figure of emission sources and monitoring points as it is printed: the automatic one with the user's changes.

What was changed by hand stands in the tables `figure_parts` and `figure_lines`. A row about a part that the plant no
longer has is kept and not drawn; it counts again when the part comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.figure_grid import HIGH, WIDE
from jcm_pdd.core.papers.figure_layout import extent, laid_out
from jcm_pdd.core.papers.figure_model import (
    BOUNDARY,
    FLOWS,
    KINDS,
    Box,
    Figure,
    Frame,
    Link,
    Part,
    Placed,
    Point,
    Wire,
)
from jcm_pdd.core.papers.figure_plant import plant_of
from jcm_pdd.core.papers.figure_register import said
from jcm_pdd.core.project import Project

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

PARTS, LINES, WANTED, PLACE = "figure_parts", "figure_lines", "figure_in_pdd", "emission_figures"
_FAR = Decimal(5000)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of `figure_parts`; what is None or empty is as drawn."""

    row: str
    part: str
    kind: str
    label: str
    x: float | None
    y: float | None
    width: float | None
    height: float | None
    group: str
    hidden: bool


def changes(project: Project) -> dict[str, Change]:
    """Return what was changed by hand, by part; of several rows about one part the first counts."""
    found: dict[str, Change] = {}
    for row in project.rows(PARTS):
        stem = f"{PARTS}/{row}"
        part = said(project, f"{stem}/part")
        if part:
            found.setdefault(part, Change(
                row, part, said(project, f"{stem}/kind"), said(project, f"{stem}/label"), _length(project, f"{stem}/x"),
                _length(project, f"{stem}/y"), _length(project, f"{stem}/width"), _length(project, f"{stem}/height"),
                said(project, f"{stem}/group"), project.get(f"{stem}/hidden") is True))
    return found


def _length(project: Project, address: str) -> float | None:
    stored = project.get(address)
    if stored is None or rejected_text(stored) is not None:
        return None
    try:
        value = Decimal(str(stored))
    except InvalidOperation:
        return None
    return float(value) if value.is_finite() and abs(value) <= _FAR else None


def is_printed(context: Context) -> bool:
    """Tell whether the drawn figure stands in C.2: as answered, else once something in it was changed by hand; never
    without anything to draw.
    """
    project, answer = context.project, context.project.get(WANTED)
    wanted = answer if isinstance(answer, bool) else bool(project.rows(PARTS) or project.rows(LINES))
    return wanted and bool(figure_of(context).shown)


def automatic(context: Context) -> Figure:
    """Return the figure as it is without anything changed by hand but the sites of parts."""
    sources = tuple(dict.fromkeys(
        f"{source.source.en} ({source.gas})" for m in context.schema.methodologies for source in m.project_sources))
    return laid_out(plant_of(context), sources)


def figure_of(context: Context) -> Figure:
    """Return the figure as it is printed, hidden parts and lines included and marked so."""
    drawn, by_hand = automatic(context), changes(context.project)
    placed = {one.part.id: _changed(one, by_hand.get(one.part.id)) for one in drawn.placed}
    for one in _own(by_hand, placed, drawn):
        placed[one.part.id] = one
    frames = tuple(_framed(frame, by_hand.get(frame.id), placed.values()) for frame in drawn.frames)
    wires = tuple(_wires(context.project, drawn, placed))
    return Figure(tuple(placed.values()), wires, _boundary(frames), drawn.sources)


def _changed(one: Placed, change: Change | None) -> Placed:
    if change is None:
        return one
    part = replace(one.part, label=change.label or one.part.label,
                   kind=change.kind if change.kind in KINDS else one.part.kind)
    moved = change.x is not None and change.y is not None
    box = Box(one.box.x if change.x is None or not moved else change.x,
              one.box.y if change.y is None or not moved else change.y,
              change.width or one.box.w, change.height or one.box.h)
    sized = bool(change.width or change.height)
    return Placed(part, box, moved or sized, change.hidden, bool(change.label))


def _own(by_hand: Mapping[str, Change], placed: Mapping[str, Placed], drawn: Figure) -> Iterator[Placed]:
    """Yield the parts added by hand; one without a place stands below the automatic figure."""
    below = extent(drawn).bottom + 4.0
    at = 0.0
    for part, change in by_hand.items():
        if part in placed or not _is_own(part):
            continue
        box = Box(0.0, 0.0, change.width or WIDE, change.height or HIGH)
        if change.x is not None and change.y is not None:
            box = replace(box, x=change.x, y=change.y)
        else:
            box = replace(box, x=at, y=below)
            at += box.w + 4.0
        kind = change.kind if change.kind in KINDS else "unit"
        yield Placed(Part(part, kind, change.label, site=change.group.removeprefix("site:"), own=True), box, True,
                     change.hidden, bool(change.label))


def _is_own(part: str) -> bool:
    return part[:1] == "n" and part[1:].isdecimal()


def _framed(frame: Frame, change: Change | None, placed: Iterable[Placed]) -> Frame:
    """Return a frame that still holds the parts of its site after they were moved."""
    box = frame.box
    for one in placed:
        inside = frame.id == f"site:{one.part.site}" and one.part.kind not in ("grid", "server")
        source = one.part.id.startswith(("grid:", "fuel:", "captive:"))
        if inside and one.moved and not one.hidden and not source:
            box = box.union(one.box.grown(2.0))
    if change is None:
        return replace(frame, box=box)
    return replace(frame, box=box, label=change.label or frame.label, hidden=change.hidden)


def _boundary(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the frames with the boundary around those of the sites."""
    inner = [frame.box for frame in frames if frame.id != BOUNDARY and not frame.hidden]
    return tuple(replace(frame, box=_around(frame.box, inner)) if frame.id == BOUNDARY else frame for frame in frames)


def _around(box: Box, inner: Iterable[Box]) -> Box:
    for other in inner:
        if not _within(other, box):
            box = box.union(other.grown(2.0))
    return box


def _within(inner: Box, outer: Box) -> bool:
    return (inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom)


def _wires(project: Project, drawn: Figure, placed: Mapping[str, Placed]) -> Iterator[Wire]:
    own = list(_lines(project))
    hidden = {(link.start, link.end) for link, out in own if out}
    labels = {(link.start, link.end): link.label for link, _ in own}
    automatic_ones = set()
    for wire in drawn.wires:
        ends = wire.link.start, wire.link.end
        automatic_ones.add(ends)
        start, end = placed[ends[0]], placed[ends[1]]
        link = replace(wire.link, label=labels.get(ends, ""))
        points = elbow(start.box, end.box) if start.moved or end.moved else wire.points
        yield Wire(link, points, ends in hidden or start.hidden or end.hidden)
    for link, out in own:
        ends = link.start, link.end
        if ends not in automatic_ones and link.start in placed and link.end in placed:
            start, end = placed[link.start], placed[link.end]
            yield Wire(link, elbow(start.box, end.box), out or start.hidden or end.hidden)


def _lines(project: Project) -> Iterator[tuple[Link, bool]]:
    for row in project.rows(LINES):
        stem = f"{LINES}/{row}"
        kind = said(project, f"{stem}/kind")
        link = Link(said(project, f"{stem}/from"), said(project, f"{stem}/to"),
                    kind if kind in FLOWS else "electricity", said(project, f"{stem}/label"), own=True)
        if link.start and link.end and link.start != link.end:
            yield link, project.get(f"{stem}/hidden") is True


def elbow(one: Box, other: Box) -> tuple[Point, ...]:
    """Return a line of right angles from one box to another, leaving and entering at the sides that face."""
    if other.x >= one.right:
        return _across(one.right, one.cy, other.x, other.cy)
    if other.right <= one.x:
        return _across(one.x, one.cy, other.right, other.cy)
    start, end = (one.bottom, other.y) if other.cy >= one.cy else (one.y, other.bottom)
    middle = (start + end) / 2
    return (one.cx, start), (one.cx, middle), (other.cx, middle), (other.cx, end)


def _across(x: float, y: float, to_x: float, to_y: float) -> tuple[Point, ...]:
    middle = (x + to_x) / 2
    return (x, y), (middle, y), (middle, to_y), (to_x, to_y)
