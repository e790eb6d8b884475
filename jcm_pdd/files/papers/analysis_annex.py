"""The annex on what the result rests on: years, contribution by unit, sensitivity, scenarios; only when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.asking import known, name_of, present
from jcm_pdd.core.analysis.contribution import contributions
from jcm_pdd.core.analysis.scenarios import Outcome, Scenario, compare, scenarios
from jcm_pdd.core.analysis.sensitivity import Sensitivity, outcome, vary
from jcm_pdd.core.calculation import Total
from jcm_pdd.core.papers.figure_scene import Scene
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.figure_drawing import DPI, png
from jcm_pdd.files.papers.figure_svg import svg
from jcm_pdd.files.word.content import Picture
from jcm_pdd.files.word.derived import Block, Drawn, Grid, Words

PRINT = "print_analysis"
TITLE = "Analysis of the result"
WIDE = 150
_UNIT_HEADS, _UNIT_SHARES = ("Unit", "Emission reductions (tCO2)", "Share (%)"), (60, 24, 16)
_INPUT_HEADS, _INPUT_SHARES = ("Input", "10 % lower (tCO2)", "10 % higher (tCO2)"), (60, 20, 20)
_TOTAL_HEADS = ("Scenario", "Reference (tCO2)", "Project (tCO2)", "Reductions (tCO2)", "Difference (tCO2)")
_TOTAL_SHARES = (36, 16, 16, 16, 16)


def analysis_blocks(context: Context) -> Iterator[Block]:
    """Yield the analysis; nothing where the project does not ask for it, or has no result."""
    results = context.results
    if context.project.get(PRINT) is not True or results.total.emission_reductions is None:
        return
    yield Words(TITLE, heading=True)
    yield _drawn(pictures.years_picture(results, WIDE), "Yearly reference and project emissions and reductions, tCO2")
    yield from _units(context)
    yield from _inputs(context)
    yield from _scenarios(context)


def _drawn(scene: Scene, caption: str) -> Drawn:
    data = png(scene, DPI, 1.0, marked=True)
    return Drawn(Picture(data, "image/png", round(scene.width), caption, "analysis.png", svg(scene)))


def _units(context: Context) -> Iterator[Block]:
    splits = contributions(context.results, context.project)
    parts = pictures.contribution_parts(splits)
    if not parts:
        return
    yield Words("Contribution by unit", heading=True)
    yield _drawn(pictures.contribution_picture(splits, WIDE), "Contribution of the units to the total reductions, tCO2")
    yield Grid(_UNIT_HEADS, _UNIT_SHARES, tuple(
        (part.name, pictures.tonnes(part.value), "-" if part.percent is None else str(part.percent)) for part in parts))
    yield Words(pictures.said("exact", "en"))
    for reason in pictures.contribution_reasons(splits):
        yield Words(reason)


def _inputs(context: Context) -> Iterator[Block]:
    found = outcome(vary(context.schema.methodologies, context.project))
    if not found.effects:
        return
    several = len(context.schema.methodologies) > 1
    yield Words("Sensitivity", heading=True)
    yield _drawn(pictures.tornado_picture(found, WIDE), "Effect of each input on the total reductions, tCO2")
    yield Grid(_INPUT_HEADS, _INPUT_SHARES, tuple(
        (pictures.input_name(one, "en", several), pictures.side_text(one.low), pictures.side_text(one.high))
        for one in found.effects))
    yield from (Words(text) for text in _told(found))


def _told(found: Sensitivity) -> Iterator[str]:
    yield ("Each input is varied alone, in all its rows and years, with the same calculation as the result; the period "
           "of operation and yearly decreases are not varied.")
    if any(side.limited for one in found.effects for side in (one.low, one.high)):
        yield "* The value stopped at the limit of its question."
    if found.without:
        yield f"Without effect: {', '.join(one.label.en for one in found.without)}."


def _scenarios(context: Context) -> Iterator[Block]:
    base = context.results
    outcomes = tuple(compare(context.schema, context.project, scenarios(context.project)))
    if not outcomes:
        return
    yield Words("Scenarios", heading=True)
    yield _drawn(pictures.scenarios_picture(base, outcomes, WIDE), "Total reductions of the scenarios, tCO2")
    first = (pictures.said("now", "en"), *_totals(base.total), "-")
    yield Grid(_TOTAL_HEADS, _TOTAL_SHARES, (first, *(_row(one, context) for one in outcomes)))
    for one in outcomes:
        yield Words(f"{one.scenario.name or '-'}: {_different(one.scenario, context)}.")


def _totals(total: Total) -> tuple[str, ...]:
    values = (total.reference_emissions, total.project_emissions, total.emission_reductions)
    return tuple("-" if value is None else pictures.tonnes(value) for value in values)


def _row(one: Outcome, context: Context) -> tuple[str, ...]:
    moved = pictures.moved_text(one, context.results)
    return one.scenario.name or "-", *_totals(one.total), moved or "-"


def _different(scenario: Scenario, context: Context) -> str:
    schema, project = context.schema, context.project
    offered = known(schema, project)
    told = [f"{name_of(schema, project, one.about, offered)}: {one.value} instead of "
            f"{present(schema, project, one.about, offered)}" for one in scenario.changes if one.value]
    return "; ".join(told) or "nothing is different"
