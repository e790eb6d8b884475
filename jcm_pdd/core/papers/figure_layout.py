"""The automatic figure: sites one below the other inside the boundary, servers under it, sized to fill an A4 page."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.papers.figure_grid import HIGH, PITCH, TRACK, WIDE, Columns, Hub, hubs_of
from jcm_pdd.core.papers.figure_model import BOUNDARY, Box, Figure, Frame, Link, Part, Placed, Wire
from jcm_pdd.core.papers.figure_plant import Plant
from jcm_pdd.core.papers.figure_site import SiteDrawing, sinks_of

# What a page of the form has room for, in millimetres, and how much larger than drawn a small figure may be printed.
PAGE_WIDE, PAGE_HIGH, LARGEST = 150.0, 185.0, 1.15
MOST_LANES = 4
_APART = 2.5


def laid_out(plant: Plant, sources: tuple[str, ...] = ()) -> Figure:
    """Return the figure of a plant with as many lanes as make it most readable on a page; equal plants give equal
    figures.
    """
    if not plant.sites:
        return Figure(sources=sources)
    longest = max(len(site.chains) for site in plant.sites)
    figures = [_with_lanes(plant, lanes, sources) for lanes in range(1, max(1, min(MOST_LANES, longest)) + 1)]
    return max(figures, key=fitting)


def fitting(figure: Figure) -> float:
    """Return by how much a figure is made smaller or larger to fill the page."""
    box = extent(figure)
    return min(PAGE_WIDE / max(box.w, 1.0), PAGE_HIGH / max(box.h, 1.0), LARGEST)


def extent(figure: Figure) -> Box:
    """Return the box around everything that is drawn."""
    boxes = [one.box for one in figure.shown] + [frame.box for frame in figure.frames if not frame.hidden]
    corners = [point for wire in figure.wires if not wire.hidden for point in wire.points]
    boxes += [Box(x, y, 0.0, 0.0) for x, y in corners]
    if not boxes:
        return Box(0.0, 0.0, 0.0, 0.0)
    found = boxes[0]
    for box in boxes[1:]:
        found = found.union(box)
    return found


def _columns(plant: Plant, hubs: dict[str, tuple[Hub, ...]], lanes: int) -> Columns:
    flows = [feeder.flow for site in plant.sites for feeder in site.feeders]
    chains = [chain for site in plant.sites for chain in site.chains]
    return Columns(
        feeders=any(feeder.meters for site in plant.sites for feeder in site.feeders),
        before=any(chain.inputs for chain in chains), behind=any(chain.outputs for chain in chains),
        flows=tuple(dict.fromkeys(flows)), hubs=max(len(found) for found in hubs.values()),
        sinks=max(len(sinks_of(site)) for site in plant.sites), lanes=lanes)


def _with_lanes(plant: Plant, lanes: int, sources: tuple[str, ...]) -> Figure:
    hubs = {site.id: hubs_of(site, plant) for site in plant.sites}
    columns = _columns(plant, hubs, lanes)
    drawings, top = [], 6.0
    for site in plant.sites:
        drawing = SiteDrawing(site, columns, hubs[site.id], top)
        drawing.draw()
        drawings.append(drawing)
        top = drawing.bottom + _APART
    names = list(dict.fromkeys(hub.server for found in hubs.values() for hub in found if hub.server))
    frames = [drawing.frame() for drawing in drawings]
    right = max(frame.box.right for frame in frames) + 2.0 + TRACK * len(names)
    boundary = Box(columns.left, 0.0, right - columns.left, top - _APART + 2.0)
    placed = {name: one for drawing in drawings for name, one in drawing.placed.items()}
    servers = dict(_servers(names, boundary))
    wires = [_to_server(wire, boundary, servers) for drawing in drawings for wire in drawing.wires]
    return Figure((*placed.values(), *servers.values()), tuple(wires),
                  (Frame(BOUNDARY, "Project boundary", boundary), *(frame for frame in frames if frame.label)),
                  sources)


def _servers(names: list[str], boundary: Box) -> Iterator[tuple[str, Placed]]:
    slots = max(1, int((boundary.right + 1.0) // (WIDE + 2.0)))
    top = boundary.bottom + 1.5 + TRACK * len(names)
    for at, name in enumerate(names):
        right = boundary.right - (WIDE + 2.0) * (at % slots)
        part = Part(f"server:{name}", "server", name)
        yield part.id, Placed(part, Box(right - WIDE, top + PITCH * (at // slots), WIDE, HIGH))


def _to_server(wire: Wire, boundary: Box, servers: dict[str, Placed]) -> Wire:
    """Lead a line that leaves a site to its server: down the trunk inside the boundary, then under it."""
    if wire.link.end not in servers or wire.link.flow != "data":
        return wire
    at = list(servers).index(wire.link.end)
    box = servers[wire.link.end].box
    trunk, lane = boundary.right - 1.0 - TRACK * at, boundary.bottom + TRACK * (at + 0.5)
    into = box.right - 2.0 - TRACK * (at % 3)
    return Wire(Link(wire.link.start, wire.link.end, "data"),
                (*wire.points, (trunk, wire.points[-1][1]), (trunk, lane), (into, lane), (into, box.y)))
