"""Is a place inside a country? Enough to notice a coordinate that was typed wrongly."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians

Point = tuple[float, float]
Ring = tuple[Point, ...]
Outline = tuple[Ring, ...]


def contains(outline: Outline, lat: float, lon: float, tolerance_deg: float = 0.3) -> bool:
    """Return whether a place lies inside `outline` or within `tolerance_deg` of its border.

    `outline` is a country's closed rings of (longitude, latitude); `lat`, `lon` and `tolerance_deg` are
    decimal degrees (0.3 is about 33 km: drawn coasts are simplified and small islands are left out).
    An empty outline contains nothing.
    """
    crossings = sum(_crossings(ring, lat, lon) for ring in outline)
    return crossings % 2 == 1 or any(_near(ring, lat, lon, tolerance_deg) for ring in outline)


def _crossings(ring: Ring, lat: float, lon: float) -> int:
    """Count the sides that a line from the place eastwards crosses: odd inside a ring, even outside."""
    count = 0
    for (lon_a, lat_a), (lon_b, lat_b) in pairwise(ring):
        # Half-open in latitude, so that a corner on the line counts once and not twice.
        if (lat_a > lat) != (lat_b > lat):
            count += lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
    return count


def _near(ring: Ring, lat: float, lon: float, tolerance: float) -> bool:
    """Tell whether a side passes within `tolerance` degrees of latitude of the place."""
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    shrink = cos(radians(lat))
    flat = [((x - lon) * shrink, y - lat) for x, y in ring]
    return any(_distance_from_origin(a, b) <= tolerance for a, b in pairwise(flat))


def _distance_from_origin(a: Point, b: Point) -> float:
    """Return the distance of (0, 0) from the side a-b, in the unit of the points."""
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / length))
    return hypot(ax + along * dx, ay + along * dy)
