"""What the figure takes from the answers: sites, meters of the register, monitoring points of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.papers.figure_words import point_name
from jcm_pdd.core.plan import grid_rows, stored_or_proposed
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import GridBlock

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

METERS, SITES = "meters", "sites"


@dataclass(frozen=True, slots=True)
class Meter:
    """One meter of the register; `site` is the row of its site, `parameter` the address it measures."""

    row: str
    tag: str
    parameter: str
    site: str
    notes: tuple[str, ...]
    logger: str
    server: str
    backup: bool


@dataclass(frozen=True, slots=True)
class PlanPoint:
    """One monitoring point of the plan: its address, number, symbol, and the row of a table it belongs to."""

    address: str
    number: str
    symbol: str
    option: str
    parameter: ParameterDef
    methodology: str
    row: str | None


def said(project: Project, address: str) -> str:
    """Return an answered text in one line, "" for none and for one that was refused."""
    stored = project.get(address)
    if stored is None or rejected_text(stored) is not None or not isinstance(stored, str):
        return ""
    return " ".join(stored.split())


def site_names(project: Project) -> dict[str, str]:
    """Return the name of each site by its row."""
    return {row: said(project, f"{SITES}/{row}/name") for row in project.rows(SITES)}


def registered(project: Project) -> tuple[Meter, ...]:
    """Return the meters in use: one that was replaced by another of the register is drawn no more."""
    sites = {name: row for row, name in reversed(site_names(project).items()) if name}
    tags = {said(project, f"{METERS}/{row}/tag") for row in project.rows(METERS)} - {""}
    return tuple(_meter(project, row, at, sites) for at, row in enumerate(project.rows(METERS), 1)
                 if said(project, f"{METERS}/{row}/replaced_by") not in tags)


def _meter(project: Project, row: str, at: int, sites: dict[str, str]) -> Meter:
    def of(column: str) -> str:
        return said(project, f"{METERS}/{row}/{column}")

    backup = of("backup_of")
    told = (("back-up of", backup), ("CT", of("ct")), ("VT", of("vt")))
    notes = tuple(f"{name} {text}" for name, text in told if text)
    return Meter(row, of("tag") or f"Meter {at}", of("parameter"), sites.get(of("site"), ""), notes, of("logger"),
                 of("server"), bool(backup))


def plan_points(context: Context) -> Iterator[PlanPoint]:
    """Yield the monitoring points in the order of the plan, with the numbers they print there."""
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, GridBlock) and block.role == "monitoring":
                yield from _points(context, block)


def _points(context: Context, block: GridBlock) -> Iterator[PlanPoint]:
    for row in grid_rows(block, context.project, context.results):
        if row.parameter is not None:
            def of(suffix: str, address: str = row.address) -> str:
                stored = stored_or_proposed(context.schema, context.project, f"{address}.{suffix}", context.proposals)
                return stored if isinstance(stored, str) else ""

            yield PlanPoint(row.address, point_name(of("point")), row.symbol, of("option"), row.parameter,
                            block.methodology.methodology, row.row)
