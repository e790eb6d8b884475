"""Every worked case in its exported workbook: the second engine and LibreOffice give the numbers worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from excel_projects import Case
from libreoffice import convert, needs_libreoffice, values

from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.workbooks.book import read_book
from jcm_pdd.files.workbooks.second_opinion import second_opinions
from tests.effort import thorough

FILES = {f"{path.parent.name}-{path.stem}": path for path in (Path(__file__).parents[1] / "cases").glob("*/*.yaml")}
# The first case of each methodology; the long profile has LibreOffice calculate all of them.
FIRST = sorted({path.parent.name: name for name, path in sorted(FILES.items(), reverse=True)}.values())
NAMED = {"JCM_RE": "RE", "JCM_PE": "PE", "JCM_ER": "ER_p"}


def read(name: str) -> tuple[Case, dict[str, Any]]:
    """Return a worked case as a project, and what was worked out by hand."""
    said = yaml.safe_load(FILES[name].read_text(encoding="utf-8"))
    stem = said["methodology"]
    answers: dict[str, Json] = dict(said.get("project") or {})
    for key, value in said["inputs"].items():
        rows = value if isinstance(value, list) else []
        answers[f"{stem}/{key}"] = [f"r{at}" for at in range(1, len(rows) + 1)] if rows else value
        for at, row in enumerate(rows, 1):
            answers.update({f"{stem}/{key}/r{at}/{column}": cell for column, cell in row.items()})
    return Case(f"{stem}_ver{said['version']}", answers), said["expected"]


@pytest.mark.parametrize("name", FIRST)
def test_the_second_engine_agrees(name: str) -> None:
    case, _ = read(name)
    (opinion,) = second_opinions(case.schema, Project(case.answers), case.results)
    assert [f for f in opinion.findings if f.code != "result.boundary"] == []


@needs_libreoffice
def test_libreoffice_gives_the_numbers_worked_out_by_hand(tmp_path: Path) -> None:
    made = {name: read(name) for name in (sorted(FILES) if thorough() else FIRST)}
    books = {f"{at}.xlsx": case.workbook for at, (case, _) in enumerate(made.values())}
    recalculated = convert(books, tmp_path)
    compared = 0
    for at, (name, (_, expected)) in enumerate(made.items()):
        book, shown = read_book(books[f"{at}.xlsx"]), values(recalculated[f"{at}.xlsx"])
        for named, key in NAMED.items():
            if key in expected:
                cell = book.named(named)
                written = float(Decimal(str(expected[key])))
                theirs = shown[cell.sheet][cell.reference]
                assert theirs == pytest.approx(written, rel=1e-9, abs=1e-9), (name, named)
                compared += 1
    assert compared >= 3 * len(made) - 10
