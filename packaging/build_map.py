#!/usr/bin/env python3
"""Write resources/map/partner_countries.json from Natural Earth's outlines.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python packaging/build_map.py package/countries-50m.json

The source is TopoJSON: borders are arcs of whole-number steps, shared between neighbours; a country is a list
of arc numbers, and a negative number means the arc walked backwards (TopoJSON specification 2.1.4).
"""

from __future__ import annotations

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "map" / "partner_countries.json"

# ISO 3166-1: the source knows countries by number, the program by two letters.
NUMBERS = {
    "AE": "784", "AZ": "031", "BD": "050", "CL": "152", "CR": "188", "ET": "231", "GE": "268", "ID": "360",
    "IN": "356", "KE": "404", "KG": "417", "KH": "116", "KZ": "398", "LA": "418", "LK": "144", "MD": "498",
    "MM": "104", "MN": "496", "MV": "462", "MX": "484", "PG": "598", "PH": "608", "PW": "585", "SA": "682",
    "SN": "686", "TH": "764", "TN": "788", "TZ": "834", "UA": "804", "UZ": "860", "VN": "704",
}  # fmt: skip

Point = tuple[float, float]
Ring = list[Point]


def decoded_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Return every arc as (longitude, latitude) points in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = (topology["transform"][key] for key in ("scale", "translate"))

    def decode(arc: list[list[int]]) -> Ring:
        xs = accumulate(step[0] for step in arc)
        ys = accumulate(step[1] for step in arc)
        return [(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)]

    return [decode(arc) for arc in topology["arcs"]]


def ring(numbers: list[int], arcs: list[Ring]) -> list[list[float]]:
    """Join arcs to one closed ring, rounded to 3 decimals (about 100 m), without repeated points."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    rounded = [[round(lon, 3), round(lat, 3)] for lon, lat in points]
    return [point for index, point in enumerate(rounded) if index == 0 or point != rounded[index - 1]]


def outlines(topology: dict[str, Any]) -> dict[str, list[list[list[float]]]]:
    """Return for each partner country all its rings, islands and holes alike."""
    arcs = decoded_arcs(topology)
    shapes = {shape.get("id"): shape for shape in topology["objects"]["countries"]["geometries"]}
    found = {}
    for code, number in sorted(NUMBERS.items()):
        shape = shapes[number]
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        found[code] = [ring(numbers, arcs) for polygon in polygons for numbers in polygon]
    return found


def main() -> None:
    """Read the source named on the command line and write the outlines, one country a line."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    compact = {code: json.dumps(rings, separators=(",", ":")) for code, rings in outlines(topology).items()}
    lines = [f'"{code}":{rings}' for code, rings in compact.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(lines)} countries, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
