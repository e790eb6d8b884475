"""The figure as plain shapes, in millimetres from the upper left corner: what every printed form of it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jcm_pdd.core.papers.figure_layout import extent
from jcm_pdd.core.papers.figure_model import BOUNDARY, FLOWS, Box, Figure, Frame, Placed, Point, Wire
from jcm_pdd.core.papers.figure_symbols import SYMBOLS
from jcm_pdd.core.papers.figure_text import cut, width, wrapped

INK, QUIET, LINE = "#1E2523", "#5E6A66", "#7D8884"
FLOW_COLOURS = {"electricity": "#1F4E9E", "heat": "#A8321F", "fuel": "#7A5200", "data": "#4B7F52", "other": QUIET}
FLOW_DASHES: dict[str, tuple[float, ...]] = {"data": (1.4, 0.8), "other": (0.5, 0.6)}
_FLOW_WORDS = {"electricity": "Electricity", "heat": "Heat", "fuel": "Fuel", "data": "Data", "other": "Other quantity"}
MARGIN = 1.5
TITLE_SIZE, NOTE_SIZE = 2.5, 2.2
SYMBOL = 6.6


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; closed and filled when `fill` is a colour, with an arrow at its end when `arrow`."""

    points: tuple[Point, ...]
    colour: str = INK
    thick: float = 0.25
    dash: tuple[float, ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle."""

    centre: Point
    radius: float
    colour: str = INK
    thick: float = 0.25


@dataclass(frozen=True, slots=True)
class Word:
    """A text on one line; `at` is where its base line begins, or its middle when `middle`."""

    at: Point
    text: str
    size: float
    bold: bool = False
    colour: str = INK
    middle: bool = False


Shape = Stroke | Ring | Word


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes on a white page of this size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def scene_of(figure: Figure) -> Scene:
    """Return the printed figure: frames first, then lines, then parts, with a key of the lines below."""
    shapes: list[Shape] = []
    for frame in figure.frames:
        if not frame.hidden:
            shapes += frame_shapes(frame)
    shapes += wire_shapes(figure.wires)
    for one in figure.shown:
        shapes += part_shapes(one)
    box = extent(figure)
    low = box.bottom + 3.5
    wide = max(box.w, 60.0)
    for line in _key(figure, box.x, low, wide):
        shapes.append(line)
    low = max([low, *(shape.at[1] for shape in shapes if isinstance(shape, Word))])
    by = MARGIN - box.x, MARGIN - box.y
    return Scene(wide + 2 * MARGIN, low - box.y + 1.2 + 2 * MARGIN, tuple(shifted(shape, by) for shape in shapes))


def shifted(shape: Shape, by: Point) -> Shape:
    """Return a shape moved by a distance."""
    if isinstance(shape, Stroke):
        points = tuple((x + by[0], y + by[1]) for x, y in shape.points)
        return Stroke(points, shape.colour, shape.thick, shape.dash, shape.fill)
    if isinstance(shape, Ring):
        return Ring((shape.centre[0] + by[0], shape.centre[1] + by[1]), shape.radius, shape.colour, shape.thick)
    return Word((shape.at[0] + by[0], shape.at[1] + by[1]), shape.text, shape.size, shape.bold, shape.colour,
                shape.middle)


def _outline(box: Box) -> tuple[Point, ...]:
    return ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom), (box.x, box.y))


def frame_shapes(frame: Frame) -> Iterator[Shape]:
    """Yield the frame of a site, or the dashed boundary, with its name in the upper corner."""
    boundary = frame.id == BOUNDARY
    look = (INK, 0.3, (3.0, 1.0, 0.8, 1.0)) if boundary else (LINE, 0.2, ())
    yield Stroke(_outline(frame.box), look[0], look[1], look[2], "" if boundary else "#F7F8F6")
    text = cut(frame.label, frame.box.w - 4.0, TITLE_SIZE, bold=True)
    yield Word((frame.box.x + 2.0, frame.box.y + 3.6), text, TITLE_SIZE, True, INK if boundary else QUIET)


def part_shapes(one: Placed) -> Iterator[Shape]:
    """Yield a part: its outline, its symbol, and beside it point, label and notes as far as there is room."""
    box, kind = one.box, one.part.kind
    dash = (0.8, 0.6) if kind == "point" else ()
    yield Stroke(_outline(box), INK if kind != "point" else QUIET, 0.25, dash, "#FFFFFF")
    size = min(SYMBOL, box.h - 1.6, box.w - 1.6)
    corner = box.x + 0.9, box.cy - size / 2
    yield from symbol_shapes(kind, corner, size)
    yield from _texts(one, corner[0] + size + 0.9)


def symbol_shapes(kind: str, corner: Point, size: float) -> Iterator[Shape]:
    """Yield the strokes of a symbol in a square of `size` millimetres."""
    for stroke in SYMBOLS.get(kind, SYMBOLS["unit"]):
        points = tuple((corner[0] + x * size, corner[1] + y * size) for x, y in stroke.points)
        if stroke.shape == "circle":
            yield Ring(points[0], stroke.radius * size)
        elif stroke.shape == "text":
            high = stroke.size * size
            yield Word((points[0][0], points[0][1] + high * 0.36), stroke.text, high, True, INK, middle=True)
        else:
            yield Stroke(points, fill=INK if stroke.shape == "fill" else "")


def text_lines(one: Placed, room: float) -> tuple[tuple[str, bool], ...]:
    """Return the lines of a part and whether each is bold; what has no room is cut, notes before the label."""
    most = max(1, int((one.box.h - 0.6) / 2.65))
    head = " ".join(text for text in (one.part.point, one.part.label) if text)
    label = wrapped(head, room, TITLE_SIZE, most, bold=True)
    notes = [(cut(note, room, NOTE_SIZE), False) for note in one.part.notes if note]
    return (*((line, True) for line in label), *notes[:most - len(label)])


def _texts(one: Placed, left: float) -> Iterator[Shape]:
    room = one.box.right - left - 0.6
    if room <= 2.0:
        return
    lines = text_lines(one, room)
    first = one.box.cy - len(lines) * 2.65 / 2 + 2.0
    for at, (text, bold) in enumerate(lines):
        yield Word((left, first + at * 2.65), text, TITLE_SIZE if bold else NOTE_SIZE, bold, INK if bold else QUIET)


def wire_shapes(wires: Iterable[Wire]) -> Iterator[Shape]:
    """Yield the lines, each stretch drawn once however many lines share it, with arrows at their ends."""
    shown = [wire for wire in wires if not wire.hidden]
    for flow in FLOWS:
        runs: dict[tuple[bool, float], list[tuple[float, float]]] = {}
        for wire in shown:
            if wire.link.flow == flow:
                for (x, y), (to_x, to_y) in zip(wire.points, wire.points[1:], strict=False):
                    upright = abs(x - to_x) < 1e-6
                    one, two = (y, to_y) if upright else (x, to_x)
                    runs.setdefault((upright, round(x if upright else y, 4)), []).append((min(one, two), max(one, two)))
        for (upright, at), stretches in sorted(runs.items()):
            for low, high in _merged(stretches):
                ends = ((at, low), (at, high)) if upright else ((low, at), (high, at))
                yield Stroke(ends, FLOW_COLOURS[flow], 0.35 if flow != "data" else 0.25, FLOW_DASHES.get(flow, ()))
    yield from dict.fromkeys(_arrow(wire) for wire in shown)
    for wire in shown:
        if wire.link.label:
            yield _named(wire)


def _merged(stretches: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for low, high in sorted(stretches):
        if high - low < 1e-6:
            continue
        if found and low <= found[-1][1] + 1e-6:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    yield from found


def _arrow(wire: Wire) -> Stroke:
    corners = [wire.points[-1]]
    corners += [point for point in reversed(wire.points) if point != corners[0]][:1]
    (x, y), (from_x, from_y) = corners[0], corners[-1]
    long, half = 1.0, 0.45
    away_x, away_y = from_x - x, from_y - y
    length = max((away_x ** 2 + away_y ** 2) ** 0.5, 1e-6)
    u, v = away_x / length, away_y / length
    base = x + u * long, y + v * long
    colour = FLOW_COLOURS[wire.link.flow]
    points = ((x, y), (base[0] - v * half, base[1] + u * half), (base[0] + v * half, base[1] - u * half), (x, y))
    return Stroke(points, colour, 0.1, (), colour)


def _named(wire: Wire) -> Word:
    """Return the label of a line, above the middle of its longest level stretch."""
    pairs = list(zip(wire.points, wire.points[1:], strict=False))
    (x, y), (to_x, _) = max(pairs, key=lambda pair: abs(pair[1][0] - pair[0][0]))
    return Word(((x + to_x) / 2, y - 0.6), wire.link.label, NOTE_SIZE, False, FLOW_COLOURS[wire.link.flow], middle=True)


def _key(figure: Figure, left: float, top: float, room: float) -> Iterator[Shape]:
    """Yield the key: what lines stand for and what MP means, then the emission sources."""
    x, y = left, top
    flows = [flow for flow in FLOWS if any(w.link.flow == flow and not w.hidden for w in figure.wires)]
    for flow in flows:
        text = _FLOW_WORDS[flow]
        if x + 9.0 + width(text, NOTE_SIZE) > left + room and x > left:
            x, y = left, y + 3.2
        yield Stroke(((x, y - 0.7), (x + 6.0, y - 0.7)), FLOW_COLOURS[flow], 0.35, FLOW_DASHES.get(flow, ()))
        yield Word((x + 7.0, y), text, NOTE_SIZE)
        x += 10.0 + width(text, NOTE_SIZE)
    words = "MP: monitoring point, numbered as in the monitoring plan"
    if x + width(words, NOTE_SIZE) > left + room and x > left:
        x, y = left, y + 3.2
    yield Word((x, y), cut(words, room, NOTE_SIZE), NOTE_SIZE)
    if figure.sources:
        told = "Emission sources of the project: " + "; ".join(figure.sources)
        for line in wrapped(told, room, NOTE_SIZE, 4):
            y += 3.2
            yield Word((left, y), line, NOTE_SIZE)
