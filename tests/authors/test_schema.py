"""The JSON Schema for editors: fresh, true of every methodology and shape that ships, and strict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.files import definition_schema, strict_yaml
from jcm_pdd.files.data import data_path
from tests.authors.schema_check import Checker

SCHEMA = json.loads(data_path(*definition_schema.PATH).read_text(encoding="utf-8"))
FILES = [*sorted(data_path("forms", "methodologies").glob("*.yaml")),
         *sorted(data_path("forms", "shapes").glob("*.yaml"))]
PACK = data_path("forms", "methodologies", "TH_AM001_ver01.0.yaml").read_text(encoding="utf-8")
WHOLE = data_path("forms", "shapes", "solar_pv.yaml").read_text(encoding="utf-8")


def errors(text: str) -> list[str]:
    return list(Checker(SCHEMA).errors(strict_yaml.read(text, "x.yaml").data))


def test_the_schema_is_fresh() -> None:
    assert data_path(*definition_schema.PATH).read_text(encoding="utf-8") == definition_schema.text(), (
        "run: python -m jcm_pdd.files.definition_schema")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_methodology_and_shape_fits(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("text", "old", "new", "place"), [
    (PACK, "approved_on:", "aproved_on:", "/aproved_on"),
    (PACK, "value: 0.319", "valu: 0.319", "/lookups/0/rows/0/valu"),
    (PACK, "status: reported", "status: certain", "/provenance/status"),
    (PACK, "  - id: EF_RE\n    rows", "  - rows", "/lookups/0: id"),
    (PACK, "extends: solar_pv\n", "", "parameters is missing"),
    (WHOLE, "role: monitored", "role: measured", "/parameters/8/role"),
    (WHOLE, "kind: choice", "kind: chioce", "/parameters/7/kind"),
])
def test_a_slip_is_shown_in_the_editor(text: str, old: str, new: str, place: str) -> None:
    assert old in text
    found = errors(text.replace(old, new, 1))
    assert any(place in error for error in found), found


def test_what_is_put_in_from_elsewhere_is_described() -> None:
    source = "defaults:\n  - {id: EF, from: {table: fuels, row: diesel, column: co2, bound: BOUND}}\n"
    assert errors(source.replace("BOUND", "lower")) == []
    assert errors(source.replace("BOUND", "lowest"))
    rows = "lookups:\n  - {id: EF, rows_from: {table: fuels, column: co2, rows: [diesel]}}\n"
    assert errors(rows) == []
    assert errors(rows.replace("column: co2, ", ""))
    assert errors("extends: [solar_pv, electricity]\nparameters:\n  - {id: EG, remove: true}\n") == []
    assert errors("extends: []\n")


def test_the_editor_tells_what_a_key_is_for_in_both_languages() -> None:
    told: list[Any] = [value.get("description") for one in SCHEMA["$defs"].values()
                       for key, value in one.get("properties", {}).items() if key in ("role", "expr", "status")]
    assert len(told) >= 6
    assert all(text and " / " in text for text in told)
