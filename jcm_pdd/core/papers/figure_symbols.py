"""The symbols of the figure as strokes in a square from 0 to 1; after IEC 60617 and ISO 14617 where these have one.

A stroke is a run of points ("line", filled when "fill"), a circle ("circle": centre and radius), or a text ("text":
middle and size) within the symbol.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a symbol; `radius` for circles, `text` and `size` for letters."""

    shape: str
    points: Points
    radius: float = 0.0
    text: str = ""
    size: float = 0.0


def _line(*points: tuple[float, float]) -> Stroke:
    return Stroke("line", points)


def _fill(*points: tuple[float, float]) -> Stroke:
    return Stroke("fill", points)


def _ring(x: float, y: float, radius: float) -> Stroke:
    return Stroke("circle", ((x, y),), radius)


def _word(text: str, x: float = 0.5, y: float = 0.5, size: float = 0.34) -> Stroke:
    return Stroke("text", ((x, y),), 0.0, text, size)


def _rect(x: float, y: float, w: float, h: float) -> Stroke:
    return _line((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))


def _wave(x: float, y: float, w: float, h: float) -> Stroke:
    return _line(*((x + w * i / 12, y - h * math.sin(2 * math.pi * i / 12)) for i in range(13)))


_ZIGZAG = _line((0.05, 0.5), (0.25, 0.5), (0.35, 0.3), (0.5, 0.7), (0.65, 0.3), (0.75, 0.5), (0.95, 0.5))
_PIN = (_line((0.5, 0.72), (0.5, 0.95)),)

SYMBOLS: dict[str, tuple[Stroke, ...]] = {
    "grid": (_line((0.5, 0.05), (0.22, 0.95)), _line((0.5, 0.05), (0.78, 0.95)), _line((0.12, 0.3), (0.88, 0.3)),
             _line((0.2, 0.5), (0.8, 0.5)), _line((0.36, 0.5), (0.78, 0.95)), _line((0.64, 0.5), (0.22, 0.95))),
    "transformer": (_ring(0.36, 0.5, 0.27), _ring(0.64, 0.5, 0.27)),
    "breaker": (_line((0.02, 0.5), (0.3, 0.5)), _line((0.3, 0.5), (0.72, 0.24)), _line((0.72, 0.5), (0.98, 0.5)),
                _line((0.65, 0.43), (0.79, 0.57)), _line((0.79, 0.43), (0.65, 0.57))),
    "generator": (_ring(0.5, 0.5, 0.42), _word("G", y=0.4), _wave(0.32, 0.72, 0.36, 0.08)),
    "pv": (_rect(0.1, 0.18, 0.8, 0.64), _line((0.37, 0.18), (0.37, 0.82)), _line((0.63, 0.18), (0.63, 0.82)),
           _line((0.1, 0.5), (0.9, 0.5))),
    "inverter": (_rect(0.1, 0.1, 0.8, 0.8), _line((0.1, 0.9), (0.9, 0.1)), _line((0.2, 0.28), (0.45, 0.28)),
                 _line((0.2, 0.38), (0.45, 0.38)), _wave(0.54, 0.74, 0.28, 0.07)),
    "motor": (_ring(0.5, 0.5, 0.42), _word("M")),
    "load": (_line((0.5, 0.05), (0.5, 0.6)), _fill((0.28, 0.55), (0.72, 0.55), (0.5, 0.95))),
    "meter": (_rect(0.08, 0.08, 0.84, 0.84), _line((0.08, 0.34), (0.92, 0.34)), _word("Wh", y=0.64, size=0.34)),
    "ct_vt": (_line((0.02, 0.35), (0.98, 0.35)), _ring(0.5, 0.35, 0.22), _ring(0.38, 0.76, 0.17),
              _ring(0.62, 0.76, 0.17)),
    "boiler": (_rect(0.12, 0.1, 0.76, 0.8), _line((0.3, 0.78), (0.38, 0.5), (0.5, 0.66), (0.6, 0.36), (0.72, 0.78),
                                                 (0.3, 0.78))),
    "chiller": (_rect(0.08, 0.12, 0.84, 0.76), _line((0.5, 0.22), (0.5, 0.78)), _line((0.26, 0.36), (0.74, 0.64)),
                _line((0.26, 0.64), (0.74, 0.36))),
    "heat_exchanger": (_ring(0.5, 0.5, 0.42), _ZIGZAG),
    "pump": (_ring(0.5, 0.5, 0.42), _line((0.35, 0.11), (0.92, 0.5), (0.35, 0.89))),
    "tank": (_line((0.15, 0.22), (0.15, 0.8), (0.3, 0.92), (0.7, 0.92), (0.85, 0.8), (0.85, 0.22), (0.7, 0.1),
                   (0.3, 0.1), (0.15, 0.22)), _line((0.15, 0.45), (0.85, 0.45))),
    "flow_meter": (_ring(0.5, 0.42, 0.34), _word("F", y=0.42), *_PIN),
    "temperature_sensor": (_ring(0.5, 0.42, 0.34), _word("T", y=0.42), *_PIN),
    "building": (_rect(0.14, 0.14, 0.72, 0.8), _rect(0.26, 0.26, 0.16, 0.16), _rect(0.58, 0.26, 0.16, 0.16),
                 _rect(0.26, 0.52, 0.16, 0.16), _rect(0.58, 0.52, 0.16, 0.16), _rect(0.42, 0.76, 0.16, 0.18)),
    "logger": (_rect(0.06, 0.24, 0.88, 0.56), _line((0.16, 0.64), (0.32, 0.46), (0.46, 0.58), (0.62, 0.36)),
               _ring(0.78, 0.42, 0.06), _ring(0.78, 0.62, 0.06)),
    "server": (_rect(0.2, 0.06, 0.6, 0.26), _rect(0.2, 0.37, 0.6, 0.26), _rect(0.2, 0.68, 0.6, 0.26),
               _ring(0.7, 0.19, 0.04), _ring(0.7, 0.5, 0.04), _ring(0.7, 0.81, 0.04)),
    "unit": (_rect(0.1, 0.16, 0.8, 0.68), _line((0.1, 0.36), (0.9, 0.36))),
    "point": (_ring(0.5, 0.5, 0.4), _word("?", size=0.5)),
}
