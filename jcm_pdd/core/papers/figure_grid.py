"""The columns and rows parts stand in, and the channels between them that belong to lines alone.

From left to right: sources, meters of a whole site, then one or more lanes of meter, unit and meter. A site's loggers
and loads stand below its lanes. Lines turn in channels only, so no line of the automatic figure crosses a part.
"""

from __future__ import annotations

from dataclasses import dataclass

from jcm_pdd.core.papers.figure_plant import Chain, Feeder, Plant, Site

WIDE, HIGH = 27.0, 8.8
PITCH = 11.0
SOURCE_WIDE = 21.0
TRACK = 1.5
EDGE = 3.0
TITLE = 5.0
SLOT = WIDE + 5.0
MOST_HUBS = 4


@dataclass(frozen=True, slots=True)
class Hub:
    """Where readings of a site are gathered: a logger, or at once a server; each has a lane of its own."""

    part: str
    server: str
    meters: frozenset[str]
    label: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Where columns begin; equal in all sites, so that they stand one below the other.

    `flows` are the tracks of the bus before each lane, `hubs` and `sinks` those behind each column.
    """

    feeders: bool
    before: bool
    behind: bool
    flows: tuple[str, ...]
    hubs: int
    sinks: int
    lanes: int

    @property
    def channel(self) -> float:
        """The width of the channel behind a column."""
        return 2.5 + TRACK * (self.hubs + self.sinks)

    @property
    def bus(self) -> float:
        """The width of the channel before a lane."""
        return 2.0 + TRACK * max(len(self.flows), 1)

    @property
    def left(self) -> float:
        """Where the boundary begins."""
        return SOURCE_WIDE + 5.0

    @property
    def feeder(self) -> float:
        """Where meters of a whole site stand."""
        return self.left + 2.0 + EDGE + 2.0

    @property
    def first(self) -> float:
        """Where the bus of the first lane begins."""
        return self.feeder + (WIDE + self.channel if self.feeders else 0.0)

    @property
    def lane(self) -> float:
        """The width of a lane with its bus."""
        wide = self.bus + WIDE + self.channel
        return wide + (WIDE + self.channel) * (self.before + self.behind)

    def bus_at(self, lane: int, flow: str) -> float:
        """Return where the bus of a flow runs before a lane."""
        at = self.flows.index(flow) if flow in self.flows else 0
        return self.first + lane * self.lane + 1.5 + TRACK * at

    def before_at(self, lane: int) -> float:
        """Return where the meters before the units of a lane stand."""
        return self.first + lane * self.lane + self.bus

    def unit_at(self, lane: int) -> float:
        """Return where the units of a lane stand."""
        return self.before_at(lane) + (WIDE + self.channel if self.before else 0.0)

    def behind_at(self, lane: int) -> float:
        """Return where the meters behind the units of a lane stand."""
        return self.unit_at(lane) + WIDE + self.channel

    @property
    def right(self) -> float:
        """Where the last lane ends."""
        return self.first + self.lanes * self.lane

    @property
    def slots(self) -> int:
        """How many loggers and loads stand side by side below the lanes."""
        return max(1, int((self.right - self.feeder) // SLOT))


def rows_of(chain: Chain) -> int:
    """Return how many rows a chain takes."""
    return max(len(chain.inputs), len(chain.outputs), 1)


def feeder_rows(feeder: Feeder) -> int:
    """Return how many rows a feeder takes."""
    return max(len(feeder.meters), 1)


def lanes_of(site: Site, count: int) -> tuple[tuple[Chain, ...], ...]:
    """Return the chains of a site in lanes of about one height, in order."""
    total = sum(rows_of(chain) for chain in site.chains)
    tallest = max([-(-total // count), *(rows_of(chain) for chain in site.chains)], default=1)
    lanes: list[list[Chain]] = [[]]
    used = 0
    for chain in site.chains:
        if used + rows_of(chain) > tallest and lanes[-1] and len(lanes) < count:
            lanes.append([])
            used = 0
        lanes[-1].append(chain)
        used += rows_of(chain)
    return tuple(tuple(lane) for lane in lanes)


def hubs_of(site: Site, plant: Plant) -> tuple[Hub, ...]:
    """Return the hubs of a site in the order its meters name them; beyond a few they are drawn as one."""
    found: dict[tuple[str, str], list[str]] = {}
    for part in measuring(site):
        if part in plant.readings:
            logger, server = plant.readings[part]
            found.setdefault((logger, "" if logger else server), []).append(part)
    hubs = []
    for (logger, server), meters in found.items():
        reached = server or next((plant.readings[part][1] for part in meters if plant.readings[part][1]), "")
        name = f"logger:{site.id}:{logger}" if logger else f"server:{reached}"
        hubs.append(Hub(name, reached, frozenset(meters), logger))
    if len(hubs) <= MOST_HUBS:
        return tuple(hubs)
    kept, rest = hubs[:MOST_HUBS - 1], hubs[MOST_HUBS - 1:]
    server = next((hub.server for hub in rest if hub.server), "")
    together = frozenset(part for hub in rest for part in hub.meters)
    return (*kept, Hub(f"logger:{site.id}:*", server, together, f"{len(rest)} more loggers"))


def measuring(site: Site) -> tuple[str, ...]:
    """Return the ids of everything of a site that measures."""
    found = [part.id for feeder in site.feeders for part in feeder.meters]
    for chain in site.chains:
        found += [part.id for _, part in (*chain.inputs, *chain.outputs)]
    return tuple(found)
