"""What the figure of emission sources and monitoring points is made of: parts, lines between them, frames around them.

Lengths are millimetres of the drawing; where it is printed smaller, everything is scaled alike.
"""

from __future__ import annotations

from dataclasses import dataclass

# The symbols a part can have, in the order of the palette: electrical, heat, other.
ELECTRICAL = ("grid", "transformer", "breaker", "generator", "pv", "inverter", "motor", "load", "meter", "ct_vt")
HEAT = ("boiler", "chiller", "heat_exchanger", "pump", "tank", "flow_meter", "temperature_sensor")
OTHER = ("building", "logger", "server", "unit", "point")
KINDS = (*ELECTRICAL, *HEAT, *OTHER)
# What runs along a line.
FLOWS = ("electricity", "heat", "fuel", "data", "other")
BOUNDARY = "boundary"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def cx(self) -> float:
        """The middle from left to right."""
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        """The middle from top to bottom."""
        return self.y + self.h / 2

    def grown(self, by: float) -> Box:
        """Return the box with a margin around it."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def over(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        near = 1e-6
        return (self.x < other.right - near and other.x < self.right - near
                and self.y < other.bottom - near and other.y < self.bottom - near)

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `point` is the number of its monitoring point, `notes` the small lines under its label.

    `about` are the addresses it stands for: of monitored parameters, of a row of a table; `meters` the rows of the
    meter register.
    """

    id: str
    kind: str
    label: str
    point: str = ""
    notes: tuple[str, ...] = ()
    site: str = ""
    about: tuple[str, ...] = ()
    meters: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one part to another; `flow` is one of FLOWS."""

    start: str
    end: str
    flow: str
    label: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A part at its place; `moved` was put there by hand, `hidden` is not drawn."""

    part: Part
    box: Box
    moved: bool = False
    hidden: bool = False
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Wire:
    """A line as it is drawn, from corner to corner."""

    link: Link
    points: tuple[Point, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around the parts of a site, or the boundary of the project."""

    id: str
    label: str
    box: Box
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole figure; `sources` are the emission sources as chapter C.1 lists them."""

    placed: tuple[Placed, ...] = ()
    wires: tuple[Wire, ...] = ()
    frames: tuple[Frame, ...] = ()
    sources: tuple[str, ...] = ()

    def of(self, part: str) -> Placed | None:
        """Return the placed part with this id."""
        return next((one for one in self.placed if one.part.id == part), None)

    @property
    def shown(self) -> tuple[Placed, ...]:
        """The parts that are drawn."""
        return tuple(one for one in self.placed if not one.hidden)
