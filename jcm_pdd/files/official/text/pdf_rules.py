"""The tables of a PDF page, by the lines drawn around their cells.

A table is cut along the rules that cross it wholly, first into rows, each row into cells, and so on inside; so
cells keep their words apart however the lines of neighbouring cells were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jcm_pdd.files.official.text.pdf_page import Rule

_SAME = 3.0  # two lines nearer than this are one border
_WHOLE = 0.9
_DEEPEST = 4
MAX_RULES = 1500
_MOST_CROSSINGS = 8000
_LONG = 20.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def around(self, other: Box) -> bool:
        """Tell whether another box lies inside, its edges included."""
        return (self.left - _SAME <= other.left and other.right <= self.right + _SAME
                and self.bottom - _SAME <= other.bottom and other.top <= self.top + _SAME)


@dataclass(slots=True)
class Field:
    """A cell: its box, the tables inside, whether it is the lower part of one that spans rows."""

    box: Box
    tables: list[Table] = field(default_factory=list)
    continued: bool = False


@dataclass(slots=True)
class Table:
    """A table: its box and its rows of cells from left to right."""

    box: Box
    rows: list[list[Field]]


def tables(rules: Sequence[Rule]) -> list[Table]:
    """Return the tables of a page from top to bottom."""
    joined = _joined(rules)
    if len(joined) > MAX_RULES:  # a drawing: only long lines can be borders
        joined = [rule for rule in joined if rule.end - rule.start > _LONG][:MAX_RULES]
    found = [table for group in _groups(joined) if (table := _table(group, joined, 0)) is not None]
    outer = [one for one in found if not any(other is not one and other.box.around(one.box) for other in found)]
    return sorted(outer, key=lambda table: -table.box.top)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules with pieces of one line put together."""
    found: list[Rule] = []
    for upright in (False, True):
        lines: list[list[Rule]] = []
        for rule in sorted((r for r in rules if r.upright == upright), key=lambda r: r.at):
            if lines and rule.at - lines[-1][0].at <= _SAME:
                lines[-1].append(rule)
            else:
                lines.append([rule])
        for line in lines:
            found += _pieces(line, upright)
    return found


def _pieces(line: list[Rule], upright: bool) -> list[Rule]:
    at = sum(rule.at for rule in line) / len(line)
    spans: list[tuple[float, float]] = []
    for rule in sorted(line, key=lambda r: r.start):
        if spans and rule.start <= spans[-1][1] + _SAME:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rule.end))
        else:
            spans.append((rule.start, rule.end))
    return [Rule(upright, at, start, end) for start, end in spans]


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Return the rules in groups that touch one another."""
    left = list(rules)
    found: list[list[Rule]] = []
    while left:
        group = [left.pop()]
        for one in group:  # grows while it is walked
            group += [other for other in left if _touch(one, other)]
            left = [other for other in left if not _touch(one, other)]
        found.append(group)
    return found


def _touch(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        return False
    return (other.start - _SAME <= one.at <= other.end + _SAME) and (one.start - _SAME <= other.at <= one.end + _SAME)


def _table(group: list[Rule], rules: list[Rule], depth: int) -> Table | None:
    across = [rule for rule in group if not rule.upright]
    upright = [rule for rule in group if rule.upright]
    if (len(upright) < 2 if depth else len(across) < 2 or len(across) + len(upright) < 3):
        return None  # a table inside a cell may be cut by the page end, and then lacks a rule
    if len(across) * len(upright) > _MOST_CROSSINGS:
        return None  # a drawing
    box = Box(min([r.start for r in across] + [r.at for r in upright]),
              min([r.at for r in across] + [r.start for r in upright]),
              max([r.end for r in across] + [r.at for r in upright]),
              max([r.at for r in across] + [r.end for r in upright]))
    inside = [rule for rule in rules if _within(rule, box, 0)]
    return Table(box, _rows(box, inside, depth))


def _within(rule: Rule, box: Box, margin: float) -> bool:
    """Tell whether a rule runs inside a box, `margin` away from its edges (0: the edges count)."""
    low, high = (box.left, box.right) if rule.upright else (box.bottom, box.top)
    along = (box.bottom, box.top) if rule.upright else (box.left, box.right)
    slack = _SAME if not margin else -margin
    return low - slack <= rule.at <= high + slack and rule.start >= along[0] - _SAME and rule.end <= along[1] + _SAME


def _cuts(box: Box, rules: Iterable[Rule], upright: bool) -> list[float]:
    """Return where rules cross the whole box, with both its edges, in ascending order."""
    low, high = (box.left, box.right) if upright else (box.bottom, box.top)
    ends = (box.bottom, box.top) if upright else (box.left, box.right)
    cover: dict[float, float] = {}
    for rule in rules:
        if rule.upright == upright and low + _SAME < rule.at < high - _SAME:
            at = next((known for known in cover if abs(known - rule.at) <= _SAME), rule.at)
            cover[at] = cover.get(at, 0.0) + max(0.0, min(rule.end, ends[1]) - max(rule.start, ends[0]))
    whole = sorted(at for at, length in cover.items() if length >= _WHOLE * (ends[1] - ends[0]))
    return [low, *whole, high]


def _rows(box: Box, rules: list[Rule], depth: int) -> list[list[Field]]:
    found: list[list[Field]] = []
    edges = _cuts(box, rules, upright=False)[::-1]
    for top, bottom in pairwise(edges):
        band = Box(box.left, bottom, box.right, top)
        walls = _cuts(band, rules, upright=True)
        boxes = [Box(left, bottom, right, top) for left, right in pairwise(walls)]
        found += _spanned(boxes, rules, depth)
    return found


def _spanned(boxes: list[Box], rules: list[Rule], depth: int) -> list[list[Field]]:
    """Return the rows of a band whose cells may span several: those with rules across are cut further."""
    cuts = [_cuts(box, rules, upright=False)[1:-1] for box in boxes]
    shared = [at for own in cuts for at in own]
    split = [bool(own) and _is_span(box, own, cuts, rules) for box, own in zip(boxes, cuts, strict=True)]
    if not any(split) or all(split):
        return [[_field(box, rules, depth) for box in boxes]]
    edges = sorted({round(at) for at, part in ((a, s) for o, s in zip(cuts, split, strict=True) for a in o) if part})
    ys = [next(at for at in shared if round(at) == edge) for edge in edges]
    levels = [boxes[0].top, *ys[::-1], boxes[0].bottom]
    found: list[list[Field]] = []
    for number, (top, bottom) in enumerate(pairwise(levels)):
        row: list[Field] = []
        for box, part in zip(boxes, split, strict=True):
            if part:
                inner = Box(box.left, bottom, box.right, top)
                walls = _cuts(inner, rules, upright=True)
                row += [_field(Box(a, bottom, b, top), rules, depth) for a, b in pairwise(walls)]
            else:
                row.append(_field(box, rules, depth) if number == 0 else Field(box, continued=True))
        found.append(row)
    return found


def _is_span(box: Box, own: list[float], cuts: list[list[float]], rules: list[Rule]) -> bool:
    """Tell cells beside a spanning one from a table inside a cell: the latter has walls of its own."""
    alike = sum(len(other) == len(own) and all(abs(a - b) <= _SAME for a, b in zip(own, other, strict=True))
                for other in cuts)
    walls = [rule for rule in rules if rule.upright and _within(rule, box, _SAME + 1)]
    return alike >= 2 or not walls


def _field(box: Box, rules: list[Rule], depth: int) -> Field:
    inner = [rule for rule in rules if _within(rule, box, 0)]
    own = [rule for rule in inner if _within(rule, box, _SAME + 1)]
    if depth >= _DEEPEST or not any(rule.upright for rule in own):
        return Field(box)
    height = (min(r.start for r in own if r.upright), max(r.end for r in own if r.upright))
    near = [rule for rule in inner if rule in own or (rule.upright and _overlaps(rule, height))]
    inside = [_table(_clipped(group, height), near, depth + 1) for group in _groups(near)]
    return Field(box, [table for table in inside if table is not None])


def _overlaps(rule: Rule, height: tuple[float, float]) -> bool:
    return rule.start < height[1] and rule.end > height[0]


def _clipped(group: list[Rule], height: tuple[float, float]) -> list[Rule]:
    """Return the rules with upright ones cut to the height of a table inside a cell."""
    return [Rule(True, r.at, max(r.start, height[0]), min(r.end, height[1])) if r.upright else r for r in group]
