"""What was taken over from measured data: whether its period is covered, and whether the value is still that total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jcm_pdd.core import units
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

_TABLE = "measured"


def _number(stored: Json) -> Decimal | None:
    try:
        return Decimal(stored) if isinstance(stored, str) else None
    except InvalidOperation:
        return None


def _covered(context: Context) -> Iterator[Finding]:
    project = context.project
    for row in project.rows(_TABLE):
        covered = _number(project.get(f"{_TABLE}/{row}/covered"))
        if covered is not None and covered < 100 and not project.get(f"{_TABLE}/{row}/note"):
            yield Finding("measured.part_covered", "note", f"{_TABLE}/{row}/covered", {"covered": plain(covered)})


def _latest(project: Project) -> dict[str, str]:
    """Return the last row that gave a question its value, by the question."""
    return {str(project.get(f"{_TABLE}/{row}/of")): row for row in project.rows(_TABLE)
            if project.get(f"{_TABLE}/{row}/taken") == "value"}


def _same_value(context: Context) -> Iterator[Finding]:
    project = context.project
    for of, row in _latest(project).items():
        place = context.schema.place(of)
        value, total = _number(project.get(of)), _number(project.get(f"{_TABLE}/{row}/total"))
        unit = project.get(f"{_TABLE}/{row}/unit")
        if place is None or value is None or total is None or project.get(f"{_TABLE}/{row}/note"):
            continue
        asked = place.definition.unit or "-"
        given = unit if isinstance(unit, str) else asked
        factor = Decimal(1) if given == asked else units.factor(given, asked)
        # What is kept has 12 significant digits where a unit does not divide evenly.
        if factor is not None and abs(value - total * factor) > abs(value) * Decimal("1e-11"):
            yield Finding("measured.value_differs", "warning", f"{_TABLE}/{row}/of",
                          {"value": f"{plain(value)} {asked}", "total": f"{plain(total)} {given}"})


RULES: tuple[Rule, ...] = (
    Rule("measured.covered", (_TABLE, f"{_TABLE}/"), _covered),
    Rule("measured.same_value", ("*",), _same_value),
)
