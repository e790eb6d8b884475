"""The rules over the worked cases of every methodology: their values are made up, and still raise next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.project import Json
from jcm_pdd.files.review_data import catalogue
from tests.review.bare import context_of, findings_of

FILES = sorted((Path(__file__).parents[1] / "cases").glob("*/*.yaml"))
FAMILIES = ("completeness", "consistency", "arithmetic", "plausibility", "dates", "language", "versions")
# A case that rounds down to nothing has a system that generates nothing; some countries have newer forms.
TOLD = {("PH_AM002/rounding", "plausible.capacity_factor")}


def warned(file: Path) -> set[tuple[str, str]]:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    answers: dict[str, Json] = {f"/{key}": value for key, value in (said.get("project") or {}).items()}
    for key, value in said["inputs"].items():
        rows = value if isinstance(value, list) else []
        answers[key] = [f"r{at}" for at in range(1, len(rows) + 1)] if rows else value
        for at, row in enumerate(rows, 1):
            answers.update({f"{key}/r{at}/{column}": cell for column, cell in row.items()})
    found = findings_of(context_of(said["methodology"], said["version"], answers))
    return {(f"{file.parent.name}/{file.stem}", one.code) for one in found if _counts(one)}


def _counts(one: Finding) -> bool:
    return one.severity in ("error", "warning") and one.code not in ("complete.older_form", "result.zero") \
        and catalogue().findings[one.code].family in FAMILIES and not one.code.startswith(("result.", "official."))


def test_some_cases_raise_nothing() -> None:
    assert set().union(*map(warned, FILES[::16])) <= TOLD


@pytest.mark.long
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_case_raises_anything(file: Path) -> None:
    assert warned(file) <= TOLD
