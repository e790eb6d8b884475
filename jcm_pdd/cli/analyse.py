"""`analyse`: what the result rests on: contribution by unit, sensitivity of every input, and the scenarios kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from jcm_pdd.cli import DONE
from jcm_pdd.cli.commands import opened, print_json
from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.contribution import Split, contributions
from jcm_pdd.core.analysis.scenarios import Outcome, compare, difference, scenarios
from jcm_pdd.core.analysis.sensitivity import Effect, Sensitivity, Side, outcome, vary
from jcm_pdd.core.calculation import Results, Total
from jcm_pdd.files.session import Session

_WORDS = {
    "en": {"units": "Contribution by unit, tCO2", "inputs": "Sensitivity, tCO2 (10 % lower / 10 % higher)",
           "without": "Without effect", "left": "Left out", "scenarios": "Scenarios, tCO2", "none": "no result"},
    "ja": {"units": "設備ごとの寄与（tCO2）", "inputs": "感度（tCO2、10％小さい場合／10％大きい場合）",
           "without": "影響なし", "left": "対象外", "scenarios": "シナリオ（tCO2）", "none": "結果なし"},
}


def analyse(options: argparse.Namespace) -> int:
    """Print the analysis of a project; the file is only read."""
    with opened(options.file) as session:
        splits = contributions(session.results, session.project)
        found = outcome(vary(session.schema.methodologies, session.project))
        outcomes = tuple(compare(session.schema, session.project, scenarios(session.project)))
        if options.json:
            print_json({"total": session.results.total.emission_reductions, "contribution": [_split(s) for s in splits],
                        "sensitivity": _sensitivity(found),
                        "scenarios": [_scenario(one, session.results) for one in outcomes]})
        else:
            print("\n".join(_lines(session, splits, found, outcomes, options.lang)))
    return DONE


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _split(split: Split) -> dict[str, Any]:
    """Return a split with exact decimals as texts."""
    return {"methodology": split.methodology, "total": _plain(split.total), "shared": _plain(split.shared),
            "not_split": _plain(split.mixed), "because": list(split.because),
            "units": [{"address": f"{split.methodology}/{one.table}/{one.row}", "name": one.title,
                       "reference_emissions": _plain(one.reference), "project_emissions": _plain(one.project),
                       "emission_reductions": _plain(one.reduction)} for one in split.units]}


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {"share": _plain(found.share), "inputs": [_effect(one) for one in found.effects],
            "without_effect": [one.address for one in found.without],
            "left_out": [{"address": one.address, "because": why} for one, why in found.left_out]}


def _effect(one: Effect) -> dict[str, Any]:
    return {"address": one.input.address, "symbol": one.input.symbol, "unit": one.input.unit,
            "lower": _side(one.low), "higher": _side(one.high)}


def _side(side: Side) -> dict[str, Any]:
    return {"difference": side.shown, "exact": _plain(side.change), "limited": side.limited,
            "criteria": list(side.verdicts)}


def _scenario(one: Outcome, base: Results) -> dict[str, Any]:
    return {"name": one.scenario.name, "changes": [{"about": c.about, "value": c.value} for c in one.scenario.changes],
            "not_usable": [{"about": c.about, "because": why} for c, why in one.planned.unusable],
            "years": [{"year": y.year, "reference_emissions": y.reference_emissions,
                       "project_emissions": y.project_emissions, "emission_reductions": y.emission_reductions}
                      for y in one.years],
            "total": _total(one.total), "difference": difference(one.total, base.total)}


def _total(total: Total) -> dict[str, int | None]:
    return {"reference_emissions": total.reference_emissions, "project_emissions": total.project_emissions,
            "emission_reductions": total.emission_reductions}


def _lines(session: Session, splits: Sequence[Split], found: Sensitivity, outcomes: Sequence[Outcome],
           language: str) -> Iterator[str]:
    words = _WORDS[language]
    if found.total is None:
        yield words["none"]
    else:
        several = len(session.schema.methodologies) > 1
        yield words["units"]
        for part in pictures.contribution_parts(splits, language):
            yield f"  {part.name}  {pictures.tonnes(part.value)}" + (f"  {part.percent} %" if part.percent else "")
        yield from (f"  {reason}" for reason in pictures.contribution_reasons(splits, language))
        yield words["inputs"]
        for one in found.effects:
            sides = f"{pictures.side_text(one.low, language)} / {pictures.side_text(one.high, language)}"
            yield f"  {pictures.input_name(one, language, several)}  {sides}"
        for key, inputs in (("without", found.without), ("left", [one for one, _ in found.left_out])):
            if inputs:
                yield f"{words[key]}: {', '.join(one.label.get(language) for one in inputs)}"
    if outcomes:
        yield words["scenarios"]
    for scenario in outcomes:
        yield f"  {scenario.scenario.name}  {pictures.outcome_text(scenario, session.results, language)}"
