"""One site of the automatic figure: its parts in rows and columns, its lines in the channels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jcm_pdd.core.papers.figure_grid import (
    EDGE,
    HIGH,
    PITCH,
    SLOT,
    SOURCE_WIDE,
    TITLE,
    TRACK,
    WIDE,
    Columns,
    Hub,
    feeder_rows,
    lanes_of,
    rows_of,
)
from jcm_pdd.core.papers.figure_model import Box, Frame, Link, Part, Placed, Point, Wire
from jcm_pdd.core.papers.figure_plant import Chain, Site
from jcm_pdd.core.papers.figure_words import sink_of

_ENDS = ("load", "building")
_BESIDE = 2.0


def sinks_of(site: Site) -> dict[str, Part]:
    """Return where the energy of a site's units goes, by id."""
    found: dict[str, Part] = {}
    for chain in site.chains:
        for flow in _given(chain):
            part = _sink(site, chain, flow)
            found.setdefault(part.id, part)
    return found


def _given(chain: Chain) -> tuple[str, ...]:
    """Return what flows out of a chain: what is measured behind its unit, else what its unit is for."""
    if chain.unit is None or chain.unit.kind in _ENDS:
        return ()
    flows = tuple(dict.fromkeys(flow for flow, _ in chain.outputs if flow != "other"))
    usual = {"pv": "electricity", "generator": "electricity", "chiller": "heat", "boiler": "heat",
             "heat_exchanger": "heat"}
    return flows or (usual.get(chain.unit.kind, "other"),)


def _sink(site: Site, chain: Chain, flow: str) -> Part:
    kind, label = sink_of(chain.unit.kind if chain.unit else "", flow)
    name = re.sub(r"[^a-z]+", "_", label.lower())
    return Part(f"load:{site.id}:{name}", kind, label, site=site.id)


@dataclass
class SiteDrawing:
    """Places the parts of one site from `top` down and runs its lines; `bottom` is where it ends."""

    site: Site
    columns: Columns
    hubs: tuple[Hub, ...]
    top: float
    placed: dict[str, Placed] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    bottom: float = 0.0

    def draw(self) -> None:
        """Place everything, then run the lines."""
        site, columns = self.site, self.columns
        lanes = lanes_of(site, columns.lanes)
        over = TRACK * len(columns.flows) if len(lanes) > 1 else 0.0
        self._over = self.top + TITLE
        self._first = self._over + over + 1.5
        rows = [sum(rows_of(chain) for chain in lane) for lane in lanes]
        rows.append(sum(feeder_rows(feeder) for feeder in site.feeders))
        self._foot = self._first + PITCH * max(rows)
        self._sinks = sinks_of(site)
        self._put_feeders()
        for number, lane in enumerate(lanes):
            self._put_lane(number, lane)
        self._put_foot()
        self._feed(lanes)
        for number, lane in enumerate(lanes):
            for chain in lane:
                self._run_chain(number, chain)
        self._gather()

    def frame(self) -> Frame:
        """Return the frame around the site."""
        x = self.columns.left + 2.0
        label = f"Site: {self.site.label}" if self.site.label else ""
        return Frame(f"site:{self.site.id}", label, Box(x, self.top, self.columns.right + EDGE - x,
                                                       self.bottom - self.top))

    # ------------------------------------------------------------------ places

    def _put(self, part: Part, x: float, y: float, wide: float = WIDE) -> None:
        self.placed[part.id] = Placed(part, Box(x, y, wide, HIGH))

    def _row(self, row: int) -> float:
        return self._first + PITCH * row

    def _put_feeders(self) -> None:
        row = 0
        for feeder in self.site.feeders:
            self._put(feeder.source, 0.0, self._row(row), SOURCE_WIDE)
            for at, part in enumerate(feeder.meters):
                self._put(part, self.columns.feeder, self._row(row + at))
            row += feeder_rows(feeder)

    def _put_lane(self, number: int, lane: tuple[Chain, ...]) -> None:
        row = 0
        for chain in lane:
            for at, (_, part) in enumerate(chain.inputs):
                self._put(part, self.columns.before_at(number), self._row(row + at))
            if chain.unit is not None:
                self._put(chain.unit, self.columns.unit_at(number), self._row(row))
            for at, (_, part) in enumerate(chain.outputs):
                self._put(part, self.columns.behind_at(number), self._row(row + at))
            row += rows_of(chain)

    def _put_foot(self) -> None:
        loggers = [Part(hub.part, "logger", hub.label, site=self.site.id) for hub in self.hubs if hub.label]
        parts = [*loggers, *self._sinks.values()]
        slots = self.columns.slots
        first = self._foot + TRACK * (len(self.hubs) + len(self._sinks)) + 0.5
        pitch = HIGH + 1.0 + TRACK * len(self.hubs)
        for at, part in enumerate(parts):
            self._put(part, self.columns.feeder + SLOT * (at % slots), first + pitch * (at // slots))
        self.bottom = first + pitch * -(-len(parts) // slots) + 1.0

    # ------------------------------------------------------------------ lines of energy

    def _wire(self, start: str, end: str, flow: str, *points: Point) -> None:
        self.wires.append(Wire(Link(start, end, flow), points))

    def _feed(self, lanes: tuple[tuple[Chain, ...], ...]) -> None:
        taken = {flow for chain in self.site.chains for flow in (*(f for f, _ in chain.inputs), chain.needs)}
        for feeder in self.site.feeders:
            source = self.placed[feeder.source.id].box
            leaving, box = feeder.source.id, source
            for part in feeder.meters:
                meter = self.placed[part.id].box
                turn = meter.x - 1.5
                self._wire(feeder.source.id, part.id, feeder.flow, (source.right, source.cy), (turn, source.cy),
                           (turn, meter.cy), (meter.x, meter.cy))
            if feeder.meters:
                leaving, box = feeder.meters[0].id, self.placed[feeder.meters[0].id].box
            for number, lane in enumerate(lanes):
                for chain in lane:
                    self._enter(leaving, box, feeder.flow, number, chain, feeder.flow in taken)

    def _enter(self, leaving: str, box: Box, flow: str, lane: int, chain: Chain, taken: bool) -> None:
        """Lead a feeder to a chain: to its meters of that flow, else to the unit that needs it."""
        columns = self.columns
        bus, own = columns.bus_at(0, flow), columns.bus_at(lane, flow)
        over = self._over + TRACK * (columns.flows.index(flow) + 0.5)
        way: tuple[Point, ...] = ((box.right, box.cy), (bus, box.cy))
        if lane:
            way = (*way, (bus, over), (own, over))
        for entered, part in chain.inputs:
            if entered == flow:
                to = self.placed[part.id].box
                self._wire(leaving, part.id, flow, *way, (own, to.cy), (to.x, to.cy))
        if chain.unit is None:
            return
        unit = self.placed[chain.unit.id].box
        if chain.needs == flow and not chain.inputs:
            self._wire(leaving, chain.unit.id, flow, *way, (own, unit.cy), (unit.x, unit.cy))
        elif not taken:
            above = unit.y - (PITCH - HIGH) / 2
            self._wire(leaving, chain.unit.id, flow, *way, (own, above), (unit.cx, above), (unit.cx, unit.y))

    def _run_chain(self, lane: int, chain: Chain) -> None:
        if chain.unit is None:
            return
        unit = self.placed[chain.unit.id].box
        for at, (flow, part) in enumerate(chain.inputs):
            box, low = self.placed[part.id].box, unit.cy + _BESIDE * min(at, 1)
            self._wire(part.id, chain.unit.id, flow, (box.right, box.cy), (unit.x - 1.0, box.cy),
                       (unit.x - 1.0, low), (unit.x, low))
        for at, (flow, part) in enumerate(chain.outputs):
            box, low = self.placed[part.id].box, unit.cy + _BESIDE * min(at, 1)
            self._wire(chain.unit.id, part.id, flow, (unit.right, low), (box.x - 1.0, low),
                       (box.x - 1.0, box.cy), (box.x, box.cy))
        for flow in _given(chain):
            last = [part.id for found, part in chain.outputs if found == flow] or [chain.unit.id]
            for name in last[:1]:
                self._to_sink(name, _sink(self.site, chain, flow).id, flow)

    def _to_sink(self, start: str, sink: str, flow: str) -> None:
        """Lead what a unit gives down the channel behind it to the load below the lanes."""
        box, at = self.placed[start].box, list(self._sinks).index(sink)
        track = box.right + 1.5 + TRACK * (self.columns.hubs + at)
        lane = self._foot + TRACK * (len(self.hubs) + at + 0.5)
        self._wire(start, sink, flow, (box.right, box.cy), (track, box.cy), (track, lane), *self._into(sink, lane))

    def _into(self, name: str, lane: float) -> tuple[Point, ...]:
        """Return the way from a lane above the foot into a part there: down the gap before it."""
        box = self.placed[name].box
        down = box.x - 1.2 - 0.7 * self._depth(box)
        return (down, lane), (down, box.cy), (box.x, box.cy)

    def _depth(self, box: Box) -> int:
        ys = sorted({one.box.y for one in self.placed.values() if one.box.y >= self._foot})
        return ys.index(box.y)

    # ------------------------------------------------------------------ lines of data

    def _gather(self) -> None:
        """Lead every reading to its logger; what goes to a server at once leaves the site in the same lane."""
        right = self.columns.right + EDGE
        for at, hub in enumerate(self.hubs):
            lane = self._foot + TRACK * (at + 0.5)
            for name in sorted(hub.meters):
                box = self.placed[name].box
                track, low = box.right + 1.5 + TRACK * at, box.y + HIGH * 0.78
                way = ((box.right, low), (track, low), (track, lane))
                end = self._into(hub.part, lane) if hub.label else ((right, lane),)
                self._wire(name, hub.part, "data", *way, *end)
            if hub.label and hub.server:
                box = self.placed[hub.part].box
                below = box.bottom + 0.5 + TRACK * (at + 0.5)
                self._wire(hub.part, f"server:{hub.server}", "data", (box.cx, box.bottom), (box.cx, below),
                           (right, below))
