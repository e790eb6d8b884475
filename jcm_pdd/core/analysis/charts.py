"""The charts as plain shapes in millimetres: the window paints them in its colours, pictures and the annex in print's.

Every chart is made for a width and is as high as its lines need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jcm_pdd.core.papers.figure_scene import Scene, Shape, Stroke, Word
from jcm_pdd.core.papers.figure_text import cut, width, wrapped
from jcm_pdd.core.text import Text

PAD = 2.0
ROW, GAP, BAR = 2.4, 0.35, 1.7
"""Height of a line, distance to the next and thickness of a bar, in sizes of the letters: names have two lines."""
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of a chart and the size of its letters, mm: `soft` for what is compared with, `bad` for what is lost."""

    ink: str = "#1E2523"
    quiet: str = "#5E6A66"
    line: str = "#DDE2DE"
    accent: str = "#0F6B5C"
    soft: str = "#AEBAB4"
    bad: str = "#B3261E"
    size: float = 2.7


PRINT = Look()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length in the unit of the chart, its colour, and the number written at it."""

    value: float
    colour: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: its name and its bars, one behind the other; `note` stands in the place of missing ones."""

    name: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar year in whole tCO2."""

    year: int
    reference: int
    project: int
    reduction: int


REDUCTIONS, PROJECT, REFERENCE = Text(en="Reductions", ja="削減量"), Text(en="Project", ja="プロジェクト"), Text(
    en="Reference", ja="リファレンス")


def bars_scene(lines: Sequence[Line], wide: float, look: Look = PRINT, key: Sequence[tuple[str, str]] = (),
               centred: bool = False) -> Scene:
    """Return lines of level bars from a common zero: `key` names colours above (or says something without
    one), `centred` puts zero in the middle."""
    shapes, top = _key(key, wide, look)
    step = look.size * (ROW + GAP)
    names = min(max((width(line.name, look.size) for line in lines), default=0.0) + 2.0, wide * 0.42)
    numbers = max((width(bar.text, look.size) for line in lines for bar in line.bars), default=0.0) + 2.0
    values = [bar.value for line in lines for bar in line.bars]
    low, high = min([0.0, *values]), max([0.0, *values])
    if centred:
        high = max(high, -low)
        low = -high
    left, right = names + (numbers if low < 0 else 1.0), wide - numbers
    span = (high - low) or 1.0

    def place(value: float) -> float:
        return left + (right - left) * (value - low) / span

    for at, line in enumerate(lines):
        shapes += _line(line, top + at * step, names, place, look)
    bottom = top + len(lines) * step
    shapes.append(Stroke(((place(0), top - 0.6), (place(0), bottom)), look.quiet, 0.25))
    return Scene(wide, bottom + PAD, tuple(shapes))


def _line(line: Line, top: float, names: float, place: Callable[[float], float], look: Look) -> Iterator[Shape]:
    base, thick = top + look.size * (ROW / 2 + 0.36), look.size * BAR
    words = wrapped(line.name, names - 1.5, look.size, 2)
    for number, text in enumerate(words):
        yield Word((0.5, base + (number - (len(words) - 1) / 2) * look.size * 1.16), text, look.size, False, look.ink)
    zero = place(0.0)
    if line.note:
        yield Word((zero + 1.0, base), line.note, look.size, False, look.quiet)
    for bar in line.bars:
        end = place(bar.value)
        yield _box(min(zero, end), top + (look.size * ROW - thick) / 2, abs(end - zero), thick, bar.colour)
    for bar in line.bars:
        negative = bar.value < 0
        at = place(bar.value) + (-1.0 - width(bar.text, look.size) if negative else 1.0)
        yield Word((at, base), bar.text, look.size, False, look.ink)


def _box(x: float, y: float, wide: float, high: float, colour: str) -> Stroke:
    wide = max(wide, 0.1)
    return Stroke(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)), colour, 0.02, (), colour)


def _key(key: Sequence[tuple[str, str]], wide: float, look: Look) -> tuple[list[Shape], float]:
    """Return the names of the colours, on as many lines as they need, and where the chart may begin below them."""
    shapes: list[Shape] = []
    x, y = 0.5, PAD
    for name, colour in key:
        square = look.size + 1.2 if colour else 0.0
        room = width(name, look.size) + square
        if x > 0.5 and x + room > wide:
            x, y = 0.5, y + look.size * 1.6
        if colour:
            shapes.append(_box(x, y, look.size, look.size, colour))
        text = cut(name, wide - square - 1.0, look.size)
        shapes.append(Word((x + square, y + look.size * 0.88), text, look.size, False, look.quiet))
        x += room + 4.0
    return shapes, y + look.size * 2.4 if key else PAD


def years_scene(years: Sequence[Year], wide: float, language: str = "en", look: Look = PRINT) -> Scene:
    """Return the years: project emissions and, on them, what is saved, with a mark at the reference; tCO2."""
    key = [(text.get(language), colour) for text, colour in ((REDUCTIONS, look.accent), (PROJECT, look.soft),
                                                             (REFERENCE, look.ink))]
    shapes, top = _key([*key, ("tCO2", "")], wide, look)
    low, high, step = scale([value for year in years for value in (year.reference, year.project)])
    axis, slot = slots(years, wide, look)
    bottom = top + min(44.0, max(28.0, wide * 0.4))

    def level(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    value = low
    while value <= high + step / 2:
        shapes += _ruled(f"{round(value):,}", level(value), (axis, wide - 1.0), look)
        value += step
    bar = min(slot * 0.68, 8.0)
    every = -(-width("20000", look.size) // max(slot, 0.1))
    for number, year in enumerate(years):
        x = axis + slot * number + (slot - bar) / 2
        shapes += _year(year, (x, bar), level, look)
        if number % every == 0:
            middle = min(x + bar / 2, wide - width(str(year.year), look.size) / 2)  # the last one stays inside
            below = middle, bottom + look.size * 1.5
            shapes.append(Word(below, str(year.year), look.size, False, look.quiet, True))
    return Scene(wide, bottom + look.size * 2.2, tuple(shapes))


def slots(years: Sequence[Year], wide: float, look: Look = PRINT) -> tuple[float, float]:
    """Return where the first year begins from the left and how wide each one is, mm."""
    low, high, _ = scale([value for year in years for value in (year.reference, year.project)])
    axis = max(width(f"{round(end):,}", look.size) for end in (low, high)) + 3.0
    return axis, (wide - axis - 1.0) / max(len(years), 1)


def _ruled(text: str, level: float, across: tuple[float, float], look: Look) -> Iterator[Shape]:
    yield Stroke(((across[0], level), (across[1], level)), look.line, 0.2)
    at = across[0] - 1.5 - width(text, look.size), level + look.size * 0.36
    yield Word(at, text, look.size, False, look.quiet)


def _year(year: Year, across: tuple[float, float], level: Callable[[float], float], look: Look) -> Iterator[Shape]:
    zero, project, reference = (level(v) for v in (0, year.project, year.reference))
    x, wide = across
    yield _box(x, min(zero, project), wide, abs(zero - project), look.soft)
    colour = look.accent if year.reference >= year.project else look.bad
    yield _box(x, min(project, reference), wide, abs(project - reference), colour)
    yield Stroke(((x - 0.6, reference), (x + wide + 0.6, reference)), look.ink, 0.5)


def scale(numbers: Sequence[int]) -> tuple[float, float, float]:
    """Return lowest and highest value of an axis and the distance of its lines: 1, 2 or 5 times a power of ten."""
    values = [0, *numbers]
    span = max(max(values) - min(values), _STEPS)
    power = 10 ** (len(str(span // _STEPS)) - 1)
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power * _STEPS >= span)
    low = min(values) // step * step
    high = -(-max(values) // step) * step
    return float(low), float(max(high, low + step)), float(step)
