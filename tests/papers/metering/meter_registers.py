"""Registers for the tests: rows as people would write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jcm_pdd.core.papers.metering import Register, register
from jcm_pdd.core.project import Json, Project

CHILLER = "ID_AM002/chillers/r1/EC_PJ"


def answers(table: str, *rows: Mapping[str, str]) -> dict[str, Json]:
    """Return the answers of a table with these rows."""
    found: dict[str, Json] = {table: [f"r{at}" for at in range(1, len(rows) + 1)]}
    for at, row in enumerate(rows, 1):
        found |= {f"{table}/r{at}/{column}": value for column, value in row.items()}
    return found


def project(meters: list[dict[str, str]], calibrations: list[dict[str, str]], **more: Any) -> Project:
    """Return a project with these meters and certificates."""
    return Project(answers("meters", *meters) | answers("calibrations", *calibrations) | more)


def certificate(meter: str, first: str, last: str, **more: str) -> dict[str, str]:
    """Return a certificate of a meter."""
    return {"meter": meter, "certificate": f"{meter}-{first}", "valid_from": first, "valid_to": last, **more}


def registered(meters: list[dict[str, str]], *calibrations: dict[str, str]) -> Register:
    """Return the register of these meters and certificates."""
    return register(project(meters, list(calibrations)))
