"""Over every worked case: a correction never raises the emission reductions, whatever the quantity is called."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.papers.correction import Effect, corrected_total, effect_on_reductions
from jcm_pdd.core.papers.metering import Coverage, Uncovered
from jcm_pdd.core.papers.spans import Span
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*/*.yaml"))
YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))


def _read(path: Path) -> tuple[MethodologyDef, Project]:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    answers: dict[str, Json] = {
        "start_date": "2027-01-01", "lifetime": "2"} | {k: str(v) for k, v in (said.get("project") or {}).items()}
    for key, value in said["inputs"].items():
        stem = f"{said['methodology']}/{key}"
        if not isinstance(value, list):
            answers[stem] = value
            continue
        answers[stem] = [f"r{at}" for at in range(1, len(value) + 1)]
        answers |= {f"{stem}/r{at}/{column}": cell for at, row in enumerate(value, 1) for column, cell in row.items()}
    return library().methodology(said["methodology"], said["version"]), Project(answers)


def _quantities(m: MethodologyDef, project: Project) -> list[str]:
    """Return the first monitored number of each parameter."""
    found = []
    for parameter in m.parameters:
        if parameter.role == "monitored" and parameter.kind == "number":
            table = f"{m.methodology}/{parameter.table}"
            stems = [f"{table}/{row}" for row in project.rows(table)[:1]] if parameter.table else [m.methodology]
            found += [f"{stem}/{parameter.id}" for stem in stems if project.get(f"{stem}/{parameter.id}") is not None]
    return found


def _reduction(m: MethodologyDef, project: Project) -> Decimal | None:
    return calculate((m,), project).methodologies[m.methodology].annual.reduction


@pytest.fixture(scope="module")
def effects() -> Counter[Effect]:
    return Counter()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_correction_is_conservative(path: Path, effects: Counter[Effect]) -> None:
    m, project = _read(path)
    before = _reduction(m, project)
    for address in _quantities(m, project):
        effect = effect_on_reductions((m,), project, address)
        effects[effect] += 1
        late = Uncovered(YEAR, ("M",), Decimal(1))
        found = corrected_total(Decimal(str(project.get(address))), Coverage(YEAR, (), (late,), ()), effect)
        if found.corrected is None or before is None:
            assert effect in ("changing", "unknown"), address
            continue
        after = _reduction(m, project.apply([project.change(address, plain(found.corrected))]))
        assert after is not None
        if effect == "none":
            assert after == before, address
        else:
            assert after < before or found.measured == 0, (address, effect)


def test_quantities_of_both_directions_were_tried(effects: Counter[Effect]) -> None:
    assert effects["raises"] > 20
    assert effects["lowers"] > 20
