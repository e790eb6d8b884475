"""Rules about the drawn figure: it shows every meter and monitoring point, and what was added by hand is known.

They look only at what was changed by hand: the automatic figure is complete and nothing in it overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers import figure
from jcm_pdd.core.papers.figure_model import Placed
from jcm_pdd.core.papers.figure_register import METERS, said
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

_METERS = ("meter", "flow_meter", "temperature_sensor")


def _figure(context: Context) -> Iterator[Finding]:
    if context.project.get(figure.WANTED) is False or not context.project.rows(figure.PARTS):
        return
    drawn = figure.figure_of(context)
    rows = {part: change.row for part, change in figure.changes(context.project).items()}
    for one in drawn.placed:
        if one.hidden and (one.part.meters or one.part.kind == "point") and one.part.id in rows:
            yield Finding("figure.meter_hidden", "warning", f"{figure.PARTS}/{rows[one.part.id]}/hidden",
                          {"name": _name(one)})
    yield from _unknown(context, drawn.shown, rows)
    yield from _overlapping(drawn.shown, rows)


def _unknown(context: Context, shown: tuple[Placed, ...], rows: dict[str, str]) -> Iterator[Finding]:
    """A meter drawn by hand that is in no register has no calibration, no class and no place in the plan."""
    project = context.project
    tags = {said(project, f"{METERS}/{row}/tag").casefold() for row in project.rows(METERS)}
    for one in shown:
        if one.part.own and one.part.kind in _METERS and one.part.label.casefold() not in tags - {""}:
            yield Finding("figure.unknown_meter", "note", f"{figure.PARTS}/{rows[one.part.id]}/label",
                          {"name": one.part.label or "-"})


def _overlapping(shown: tuple[Placed, ...], rows: dict[str, str]) -> Iterator[Finding]:
    told: set[str] = set()
    for one, other in combinations(shown, 2):
        mover = one if one.moved else other
        if mover.moved and mover.part.id in rows and mover.part.id not in told and one.box.over(other.box):
            told.add(mover.part.id)
            yield Finding("figure.overlap", "note", f"{figure.PARTS}/{rows[mover.part.id]}/x",
                          {"one": _name(one), "other": _name(other)})


def _name(one: Placed) -> str:
    return " ".join(text for text in (one.part.point, one.part.label) if text) or one.part.kind


RULES: tuple[Rule, ...] = (
    Rule("drawn figure", ("*",), _figure),
)
