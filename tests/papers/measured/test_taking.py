"""Taken over: as value or as series, in the right unit, with the file and how it was read, as one undo step."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from measured_files import hours, lines

from jcm_pdd.cli import main
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.measured import TakeOver, is_year
from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport, changed, from_json
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.papers import PAPER_RULES
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_memory import mappings_of, remember, remembered
from jcm_pdd.files.papers.series_reading import look
from jcm_pdd.files.papers.series_taking import take_into
from jcm_pdd.files.session import Session

EC = "ID_AM002/chillers/r1/EC_PJ"
YEAR = 365 * 24


def year_file(folder: Path, missing: range = range(0)) -> Path:
    rows = [(f"{at:%Y/%m/%d %H:%M}", f"{(number % 9) + 0.25:.2f}")
            for number, at in enumerate(hours("2025-01-01", YEAR)) if number not in missing]
    path = folder / "冷凍機1.csv"
    path.write_text(lines(rows, "日時,使用量(kWh)"), encoding="cp932")
    return path


def report_of(path: Path, **given: object) -> SeriesReport:
    return read_series(path, changed(look(path).mapping, given))


def total() -> Decimal:
    return sum((Decimal(number % 9) + Decimal("0.25") for number in range(YEAR)), Decimal(0))


def test_a_year_is_taken_over_as_value_in_the_unit_asked(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    before = session.project
    take_into(session, path, report_of(path), TakeOver(EC))
    assert session.project.get(EC) == plain(total() / 1000)
    row = session.project.rows("measured")[0]
    cells = {name: session.project.get(f"measured/{row}/{name}") for name in
             ("of", "taken", "from", "to", "total", "unit", "covered")}
    assert cells == {"of": EC, "taken": "value", "from": "2025-01-01", "to": "2025-12-31",
                     "total": plain(total()), "unit": "kWh", "covered": "100"}
    (kept,) = session.project.get(f"measured/{row}/file")  # type: ignore[misc]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (kept["sha256"], session.blob(digest)) == (digest, path.read_bytes())  # type: ignore[index,call-overload]
    assert session.undo()
    assert session.project.get(EC) == before.get(EC)
    assert session.project.rows("measured") == before.rows("measured")


def test_the_kept_mapping_gives_the_total_again(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    report = report_of(path, zone="Asia/Jakarta")
    take_into(session, path, report, TakeOver(EC))
    (mapping,) = mappings_of(session.project)
    again = read_series(path, mapping)
    assert (again.total, again.first, again.last) == (report.total, report.first, report.last)


def test_months_are_taken_over_as_series_and_replace_the_former_ones(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    for _ in range(2):
        take_into(session, path, report_of(path), TakeOver(EC, "series"))
    rows = session.project.rows("estimate_series")
    values = [tuple(session.project.get(f"estimate_series/{row}/{name}") for name in ("period", "value"))
              for row in rows]
    assert [period for period, _ in values] == [f"2025-{month:02d}" for month in range(1, 13)]
    assert sum(Decimal(str(value)) for _, value in values) == total() / 1000


def test_gaps_are_taken_over_only_when_accepted(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path, range(100, 200))
    report = report_of(path)
    with pytest.raises(Problem) as problem:
        take_into(session, path, report, TakeOver(EC))
    assert (problem.value.code, problem.value.arguments["covered"]) == ("measured.not_covered", "98.85")
    assert session.project.rows("measured") == ()
    take_into(session, path, report, TakeOver(EC, accepted=True))
    assert "measured.part_covered" in {one.code for one in session.findings}


def test_less_than_a_year_is_no_value_of_a_year(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    with pytest.raises(Problem) as problem:
        take_into(session, path, report_of(path, last="2025-06-30"), TakeOver(EC, accepted=True))
    assert problem.value.code == "measured.not_a_year"


@pytest.mark.parametrize(("of", "unit", "code"), [
    ("title", "kWh", "measured.no_place"), ("nowhere", "kWh", "measured.no_place"),
    (EC, "GJ/t", "measured.unit"), (EC, "m3", "measured.unit"), (EC, "", "measured.unit")])
def test_what_does_not_fit_is_refused(session: Session, tmp_path: Path, of: str, unit: str, code: str) -> None:
    path = year_file(tmp_path)
    with pytest.raises(Problem) as problem:
        take_into(session, path, report_of(path, unit=unit), TakeOver(of))
    assert problem.value.code == code


def test_doubtful_sums_are_refused(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    with path.open("a", encoding="cp932") as stream:
        stream.write("2025/03/03 05:30,1\n")
    with pytest.raises(Problem) as problem:
        take_into(session, path, report_of(path), TakeOver(EC))
    assert problem.value.code == "measured.uncertain"


def test_a_value_changed_afterwards_is_told(session: Session, tmp_path: Path) -> None:
    path = year_file(tmp_path)
    take_into(session, path, report_of(path), TakeOver(EC))
    assert "measured.value_differs" not in {one.code for one in session.findings}
    session.set_text(EC, "1")
    assert "measured.value_differs" in {one.code for one in session.findings}
    session.set_text(f"measured/{session.project.rows('measured')[0]}/note", "The first month was started up.")
    assert "measured.value_differs" not in {one.code for one in session.findings}


def test_the_rules_are_among_those_of_the_papers() -> None:
    assert {"measured.covered", "measured.same_value"} <= {rule.name for rule in PAPER_RULES}


@pytest.mark.parametrize(("first", "last", "year"), [
    ("2025-01-01", "2025-12-31", True), ("2024-04-01", "2025-03-31", True), ("2024-01-01", "2024-12-30", False),
    ("2024-02-29", "2025-02-28", True), ("2025-01-01", "2026-12-31", False), ("x", "y", False)])
def test_twelve_months(first: str, last: str, year: bool) -> None:
    assert is_year(first, last) is year


def test_a_mapping_is_remembered_for_files_of_the_make(session: Session, tmp_path: Path) -> None:
    place, path = session.journal.place, year_file(tmp_path)
    seen = look(path)
    assert not remembered(place, seen).remembered
    remember(place, seen, changed(seen.mapping, {"reading": "power", "zone": "Asia/Jakarta", "first": "2025-01-01"}))
    again = remembered(place, look(path))
    assert (again.remembered, again.mapping.reading, again.mapping.zone, again.mapping.first) == (
        True, "power", "Asia/Jakarta", "")
    assert again.mapping.encoding == "cp932"
    (place.folder / "series_mappings.json").write_text("{broken", encoding="utf-8")
    assert not remembered(place, look(path)).remembered


# ---------------------------------------------------------------------------------------- the command


@pytest.fixture
def run(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    project = tmp_path / "p.jcmpdd"
    session.save_as(project)
    session.close()

    def command(action: str, data: Path, *more: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = main(["measured", action, str(project), str(data), *map(str, more)])
        return (code, *capfd.readouterr())

    return command


def test_the_command_looks_reads_and_takes_over(run: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = year_file(tmp_path)
    code, out, _ = run("look", path, "--json")
    shown = json.loads(out)
    assert (code, shown["labels"], shown["mapping"]["zone"]) == (0, ["日時", "使用量(kWh)"], "Asia/Jakarta")
    code, out, _ = run("read", path, "--json", "--to", EC, "--mapping", '{"outliers": "leave_out"}', "--note", "ok")
    data = json.loads(out)
    assert (code, Decimal(data["total"]), data["covered"], len(data["periods"])) == (0, total(), "100", 12)
    main(["show", str(tmp_path / "p.jcmpdd"), "--json"])
    answers = json.loads(capfd.readouterr().out)["answers"]
    assert Decimal(answers[EC]) == total() / 1000
    assert from_json(answers["measured/r1/mapping"]).outliers == "leave_out"


def test_the_command_says_what_is_wrong_in_japanese(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("read", year_file(tmp_path, range(50, 60)), "--lang", "ja")
    assert code == 0
    assert "欠測区間が1件" in out
    code, _, error = run("read", year_file(tmp_path), "--to", "title", "--lang", "ja")
    assert code == 2
    assert "数値の項目ではありません" in error
    code, _, error = run("read", year_file(tmp_path), "--mapping", '{"value": "x"}')
    assert (code, "value" in error) == (2, True)


def test_the_mapping_of_a_report_is_what_was_used(tmp_path: Path) -> None:
    path = year_file(tmp_path)
    assert report_of(path).mapping.encoding == "cp932"
    assert read_series(path, SeriesMapping(unit="kWh")).mapping.encoding == "cp932"
