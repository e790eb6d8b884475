"""The chart of the monitoring organisation as plain shapes: boxes from the head downwards, indented when it is wide."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.papers.figure_model import Box
from jcm_pdd.core.papers.figure_scene import INK, LINE, NOTE_SIZE, QUIET, TITLE_SIZE, Scene, Shape, Stroke, Word
from jcm_pdd.core.papers.figure_text import cut, wrapped
from jcm_pdd.core.papers.organisation import MOST, Node, Person

# Millimetres: a box, what lies between boxes, and the width an upright A4 page has for a picture.
WIDE, HIGH, ACROSS, DOWN = 44.0, 19.0, 4.0, 9.0
PAGE = 158.0
INDENT, STEP, LOW = 8.0, 3.0, 15.0
LINES, TITLE_LINE, NOTE_LINE, DESCENT = 2, 3.4, 3.0, 0.8


def scene(nodes: tuple[Node, ...]) -> Scene:
    """Return the chart; one too wide for a page stands as an indented list with lines. Draws at most `MOST` persons."""
    whole = sum(_width(node) for node in nodes) + ACROSS * max(len(nodes) - 1, 0)
    shapes = list(_downwards(nodes) if whole <= PAGE else _indented(nodes))
    corners = [corner for shape in shapes if isinstance(shape, Stroke) for corner in shape.points]
    if not corners:
        return Scene(1.0, 1.0, ())
    return Scene(max(x for x, _ in corners) + 1.0, max(y for _, y in corners) + 1.0, tuple(shapes))


def _width(node: Node) -> float:
    below = sum(_width(one) for one in node.below) + ACROSS * max(len(node.below) - 1, 0)
    return max(WIDE, below)


def _downwards(nodes: tuple[Node, ...], left: float = 1.0, top: float = 1.0) -> Iterator[Shape]:
    for node in nodes:
        wide = _width(node)
        yield from _below(node, Box(left + (wide - WIDE) / 2, top, WIDE, HIGH), left)
        left += wide + ACROSS


def _below(node: Node, box: Box, left: float) -> Iterator[Shape]:
    """Yield a person with the lines to those below and all of them."""
    yield from _box(node.person, box)
    if not node.below:
        return
    middle, top = box.bottom + DOWN / 2, box.bottom + DOWN
    wide = sum(_width(one) for one in node.below) + ACROSS * (len(node.below) - 1)
    at = left + (_width(node) - wide) / 2
    for one in node.below:
        under = Box(at + (_width(one) - WIDE) / 2, top, WIDE, HIGH)
        yield Stroke(((box.cx, box.bottom), (box.cx, middle), (under.cx, middle), (under.cx, top)), QUIET)
        yield from _below(one, under, at)
        at += _width(one) + ACROSS


def _indented(nodes: tuple[Node, ...]) -> Iterator[Shape]:
    top, drawn = 1.0, 0
    stack: list[tuple[Node, int, Box | None]] = [(node, 0, None) for node in reversed(nodes)]
    while stack and drawn < MOST:
        node, depth, above = stack.pop()
        left = 1.0 + min(depth * INDENT, PAGE - WIDE * 2)
        box = Box(left, top, PAGE - left, LOW)
        if above is not None:
            at = above.x + INDENT / 2
            yield Stroke(((at, above.bottom), (at, box.cy), (box.x, box.cy)), QUIET)
        yield from _box(node.person, box)
        stack += [(one, depth + 1, box) for one in reversed(node.below)]
        top, drawn = top + LOW + STEP, drawn + 1


def _box(person: Person, box: Box) -> Iterator[Shape]:
    """Yield the box of a person: job title on two lines at most, then company and deputy, in the middle."""
    outline = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom), (box.x, box.y))
    yield Stroke(outline, LINE, 0.25, (), "#FFFFFF")
    room = box.w - 4.0
    titles = wrapped(person.title, room, TITLE_SIZE, LINES, bold=True)
    notes = [cut(person.body, room, NOTE_SIZE)] if person.body else []
    if person.deputy:
        left = int((box.h - 1.0 - TITLE_LINE * len(titles)) // NOTE_LINE) - len(notes)
        notes += wrapped(f"Deputy: {person.deputy}", room, NOTE_SIZE, min(left, LINES))
    low = box.cy - (TITLE_LINE * len(titles) + NOTE_LINE * len(notes)) / 2
    for line in titles:
        low += TITLE_LINE
        yield Word((box.cx, low - DESCENT), line, TITLE_SIZE, True, INK, True)
    for note in notes:
        low += NOTE_LINE
        yield Word((box.cx, low - DESCENT), note, NOTE_SIZE, False, QUIET, True)
