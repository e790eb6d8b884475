"""A methodology that lives in no folder of the program: one YAML and one case, and everything works with it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files.definitions import library
from jcm_pdd.files.linting import lint_file
from tests.authors.own_methodology import CASE, answers, written
from tests.excel import libreoffice


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the user's data of its own; returns where the user's methodologies lie."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    from jcm_pdd.cli.commands import workplace
    from jcm_pdd.files.official.shelf import shelf_of

    return shelf_of(workplace()).folder


def run(capfd: pytest.CaptureFixture[str], *words: object) -> str:
    capfd.readouterr()
    code = main([str(word) for word in words])
    out = capfd.readouterr()
    assert code in (0, 1), out.err
    return out.out


@pytest.fixture
def project(home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project of the tutorial's methodology with the inputs of its case."""
    written(home / "my fans")
    path = tmp_path / "p.jcmpdd"
    run(capfd, "new", path, "--country", "TH", "--methodology", "TH_AM999")
    run(capfd, "set", path, "title=Fans", "start_date=2027-01-01", "lifetime=2",
        *(f"{address}={value}" for address, value in answers().items()))
    return path


def test_the_tutorial_lints_clean(tmp_path: Path) -> None:
    report = lint_file(written(tmp_path))
    assert [(f.severity, f.code) for f in report.findings] == []
    (tmp_path / "cases" / "two_fans.yaml").unlink()
    assert [f.code for f in lint_file(tmp_path / "methodology.yaml").findings] == ["lint.no_case"]


def test_it_is_listed_and_calculates_its_case(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import json

    assert ("TH_AM999", "01.0") not in library().methodologies
    listed = {row["id"]: row for row in json.loads(run(capfd, "methodology", "list", "--json"))}
    own = listed["TH_AM999"]
    assert (own["status"], own["completeness"]["parts"]["cases"]["score"]) == ("draft", 50)
    shown = json.loads(run(capfd, "calc", project, "--json"))
    year = shown["years"][0]
    assert (year["reference_emissions"], year["project_emissions"], year["emission_reductions"]) == (
        203, 150, CASE["expected"]["ER_p"])
    values = {float(line["value"]) for line in shown["trace"] if line["value"]}
    assert {float(CASE["expected"]["RE"]), float(CASE["expected"]["PE"])} <= values


@libreoffice.needs_libreoffice
def test_it_is_printed_and_libreoffice_agrees(project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import docx
    import openpyxl

    run(capfd, "export", project, "--to", tmp_path / "out", "--format", "docx,xlsx")
    (book,) = (tmp_path / "out").rglob("*.xlsx")
    names = openpyxl.load_workbook(book).defined_names
    wanted: dict[str, Any] = {"JCM_RE": CASE["expected"]["RE"], "JCM_PE": CASE["expected"]["PE"],
                              "JCM_ER": CASE["expected"]["ER_p"]}
    again = libreoffice.convert({"m.xlsx": book.read_bytes()}, tmp_path / "lo")["m.xlsx"]
    values = openpyxl.load_workbook(io.BytesIO(again), data_only=True)
    for name, value in wanted.items():
        sheet, cell = next(iter(names[name].destinations))
        assert libreoffice.close(float(value), values[sheet][cell.replace("$", "")].value), name
    text = "\n".join(cell.text for path in (tmp_path / "out").rglob("*PDD*.docx")
                     for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells)
    for word in ("TH_AM999", "Electricity used by fan i", "Existing fans are replaced."):
        assert word in text, word


def test_no_part_of_the_program_names_it(repository: Path) -> None:
    assert not [path for path in (repository / "jcm_pdd").rglob("*.py") if "TH_AM999" in path.read_text("utf-8")]
