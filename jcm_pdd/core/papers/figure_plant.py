"""The plant as the answers tell it, before anything has a place: sites, what feeds them, chains of meter and unit.

Every part has an id that outlives other answers: a meter goes by its row of the register, not by its tag, so that a
meter with another tag stays where somebody has put it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jcm_pdd.core.methodology import MethodologyDef, RowTableDef
from jcm_pdd.core.papers.figure_model import Part
from jcm_pdd.core.papers.figure_register import Meter, PlanPoint, plan_points, registered, site_names
from jcm_pdd.core.papers.figure_words import Quantity, makes_power, quantity_of, sink_of, unit_kind
from jcm_pdd.core.plan import row_title

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

# A table with more rows than this is drawn as one unit: nobody reads a hundred symbols on a page.
MOST_ROWS = 40


@dataclass(slots=True)
class Feeder:
    """Where energy comes from: its source, and the meters that stand before the units."""

    source: Part
    flow: str
    meters: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Chain:
    """A unit with what is measured before and behind it; each measuring part with what flows through it."""

    unit: Part | None
    inputs: list[tuple[str, Part]] = field(default_factory=list)
    outputs: list[tuple[str, Part]] = field(default_factory=list)
    needs: str = "electricity"


@dataclass(slots=True)
class Site:
    """One site: `id` is the row of the table of sites, "" for what belongs to none."""

    id: str
    label: str
    feeders: list[Feeder] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)


@dataclass(slots=True)
class Plant:
    """All sites, and by measuring part where its readings go: names of logger and server."""

    sites: list[Site]
    readings: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Builder:
    """Puts meters and points to the units they measure."""

    def __init__(self, context: Context) -> None:
        self.context = context
        project = context.project
        names = site_names(project)
        self.sites = {row: Site(row, name or f"Site {at}") for at, (row, name) in enumerate(names.items(), 1)}
        self.only = next(iter(names)) if len(names) == 1 else ""
        self.meters = registered(project)
        self.points = {point.address: point for point in plan_points(context)}
        self.by_row: dict[str, list[PlanPoint]] = {}
        for point in self.points.values():
            self.by_row.setdefault(point.address.rpartition("/")[0], []).append(point)
        self.readings: dict[str, tuple[str, str]] = {}
        self.used: set[str] = set()
        self.regroup = {part: group.removeprefix("site:") for part, group in _groups(context)}

    def plant(self) -> Plant:
        for m in self.context.schema.methodologies:
            tables = list(_unit_tables(m, self.points))
            for table in tables:
                self._table(m, table)
            self._scalars(m)
        for meter in self.meters:
            if meter.row not in self.used:
                part = self._meter(meter, None)
                self._site(meter.site or part.site).chains.append(Chain(None, [("electricity", part)]))
        for site in self.sites.values():
            _feed(site)
        return Plant([site for site in self.sites.values() if site.chains or site.feeders], self.readings)

    # ------------------------------------------------------------------ rows of tables

    def _table(self, m: MethodologyDef, table: RowTableDef) -> None:
        address = f"{m.methodology}/{table.id}"
        rows = self.context.project.rows(address)
        kind = unit_kind((f"{table.label.en} {table.row_name.en}", table.id, f"{m.technology.en} {m.title.en}"))
        if len(rows) > MOST_ROWS:
            self._crowd(m, table, kind, len(rows))
            return
        for row in rows:
            points = self.by_row.get(f"{address}/{row}", [])
            name = row_title(m, table.id, row, self.context.project)
            label = name if name and not name.isdecimal() else f"{table.row_name.en} {name}".strip()
            unit = Part(f"unit:{address}/{row}", kind, label, about=(f"{address}/{row}",))
            measured = [(quantity_of(p.parameter), one) for p in points for one in self._measuring(p)]
            self._chain(unit, measured, kind)

    def _chain(self, unit: Part, measured: list[tuple[Quantity, Part]], kind: str) -> None:
        home = self.regroup.get(unit.id) or next((part.site for _, part in measured if part.site), self.only)
        unit = replace(unit, site=home)
        inputs = [(q.flow, replace(part, site=home)) for q, part in measured if q.side == "in"]
        outputs = [(q.flow, replace(part, site=home)) for q, part in measured if q.side == "out"]
        if kind == "tank":
            parts = [part for _, part in (*inputs, *outputs)]
            self._site(home).feeders.append(Feeder(unit, "fuel", parts))
            return
        needs = "" if makes_power(kind) or inputs else "electricity"
        self._site(home).chains.append(Chain(unit, inputs, outputs, needs))

    def _crowd(self, m: MethodologyDef, table: RowTableDef, kind: str, count: int) -> None:
        """Draw a table of many rows as one unit with one part for each of its monitored quantities."""
        address = f"{m.methodology}/{table.id}"
        unit = Part(f"unit:{address}", kind, f"{table.label.en} ({count})", about=(address,))
        by_column: dict[str, list[PlanPoint]] = {}
        for point in self.points.values():
            if point.address.startswith(f"{address}/"):
                by_column.setdefault(point.parameter.id, []).append(point)
        measured = [(quantity_of(points[0].parameter), self._many(f"{address}/{column}", points))
                    for column, points in by_column.items()]
        self._chain(unit, measured, kind)

    def _many(self, address: str, points: list[PlanPoint]) -> Part:
        wanted = {point.address for point in points}
        meters = [meter for meter in self.meters if meter.parameter in wanted]
        self.used |= {meter.row for meter in meters}
        label = f"{len(meters)} meters" if meters else "no meter yet"
        numbers = f"{points[0].number}-{points[-1].number}" if points[0].number else ""
        return Part(f"group:{address}", "meter" if meters else "point", label, numbers, (points[0].symbol,),
                    about=tuple(wanted), meters=tuple(meter.row for meter in meters))

    # ------------------------------------------------------------------ quantities of a whole site

    def _scalars(self, m: MethodologyDef) -> None:
        for point in self.points.values():
            if point.methodology != m.methodology or point.row is not None:
                continue
            quantity = quantity_of(point.parameter)
            for found in self._measuring(point):
                site = self._site(found.site or self.only or next(iter(self.sites), ""))
                part = replace(found, site=site.id)
                if quantity.side == "in" or quantity.captive:
                    _feeder(site, quantity).meters.append(part)
                else:
                    _outlet(site).outputs.append((quantity.flow, part))

    # ------------------------------------------------------------------ measuring parts

    def _measuring(self, point: PlanPoint) -> list[Part]:
        """Return the meters of a point, back-up meters last; without one, the point itself."""
        meters = sorted((m for m in self.meters if m.parameter == point.address), key=lambda m: m.backup)
        if meters:
            return [self._meter(meter, point) for meter in meters]
        how = {"A": "public data", "B": "invoices"}.get(point.option, "no meter yet")
        return [Part(f"point:{point.address}", "point", how, point.number, (point.symbol,), about=(point.address,),
                     site=self.regroup.get(f"point:{point.address}", ""))]

    def _meter(self, meter: Meter, point: PlanPoint | None) -> Part:
        self.used.add(meter.row)
        part = f"meter:{meter.row}"
        kind = "meter"
        if point is not None:
            kind = {"heat": "flow_meter", "fuel": "flow_meter"}.get(quantity_of(point.parameter).flow, "meter")
        if meter.logger or meter.server:
            self.readings[part] = (meter.logger, meter.server)
        notes = ((point.symbol,) if point is not None else ()) + meter.notes
        about = (point.address,) if point is not None else ()
        return Part(part, kind, meter.tag, point.number if point else "", notes, self.regroup.get(part) or meter.site,
                    about, (meter.row,))

    def _site(self, row: str) -> Site:
        row = row if row in self.sites else self.only
        return self.sites.setdefault(row, Site(row, ""))


def _unit_tables(m: MethodologyDef, points: dict[str, PlanPoint]) -> Iterator[RowTableDef]:
    """Yield the tables whose rows are measured; all of them when no table is."""
    measured = {p.parameter.table for p in points.values() if p.methodology == m.methodology and p.parameter.table}
    declared = {p.table for p in m.parameters if p.role == "monitored" and p.table}
    wanted = measured or declared
    yield from (table for table in m.tables if not wanted or table.id in wanted)


def _feeder(site: Site, quantity: Quantity) -> Feeder:
    """Return the feeder a quantity of the whole site is measured at, made when the site has none."""
    flow = quantity.flow if quantity.flow != "other" else "electricity"
    if quantity.captive:
        source = Part(f"captive:{site.id}", "generator", "Captive power", site=site.id)
    elif flow == "fuel":
        source = Part(f"fuel:{site.id}", "tank", "Fuel", site=site.id)
    else:
        source = Part(f"grid:{site.id}", "grid", "Grid", site=site.id)
    known = next((one for one in site.feeders if one.source.id == source.id), None)
    if known is None:
        known = Feeder(source, "electricity" if quantity.captive else flow)
        site.feeders.append(known)
    return known


def _outlet(site: Site) -> Chain:
    """Return the chain that carries what a whole site gives; without units it stands for the project itself."""
    if not site.chains:
        site.chains.append(Chain(Part(f"project:{site.id}", "unit", "Project", site=site.id), needs=""))
    return site.chains[0]


def _feed(site: Site) -> None:
    """Add the sources the chains of a site need and no meter of the whole site has."""
    flows = [flow for chain in site.chains for flow in (*(f for f, _ in chain.inputs), chain.needs) if flow]
    for flow in dict.fromkeys(flow if flow in ("electricity", "fuel") else "electricity" for flow in flows):
        if all(one.flow != flow or one.source.kind == "generator" for one in site.feeders):
            _feeder(site, Quantity(flow, "in"))
    order = {"grid": 0, "generator": 1, "tank": 2}
    site.feeders.sort(key=lambda one: order.get(one.source.kind, 3))
    if site.feeders and not site.chains:
        kind, label = sink_of("unit", "other")
        site.chains.append(Chain(Part(f"project:{site.id}", kind, label, site=site.id),
                                 needs=site.feeders[0].flow))


def _groups(context: Context) -> Iterator[tuple[str, str]]:
    """Yield what the user said about which site a part belongs to."""
    project = context.project
    for row in project.rows("figure_parts"):
        part, group = (project.get(f"figure_parts/{row}/{column}") for column in ("part", "group"))
        if isinstance(part, str) and isinstance(group, str) and group.startswith("site:"):
            yield part, group


def plant_of(context: Context) -> Plant:
    """Return the plant of a project as its methodologies, sites and meters tell it."""
    return _Builder(context).plant()
