"""What a folder of projects is told as: facts of each, damaged files with their problem, kept until they change."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.portfolio import reading
from jcm_pdd.files.portfolio.cache import FILE, FactsCache
from jcm_pdd.files.portfolio.facts import Due, ProjectFacts, as_json, of_json, read_facts
from jcm_pdd.files.portfolio.folder import projects_in
from jcm_pdd.files.portfolio.listing import table_of
from jcm_pdd.files.portfolio.report import Table, csv_bytes, excel_bytes, screen_lines

TODAY = date(2026, 11, 22)


def test_projects_are_found_below_the_folder_and_nothing_else(originals: Path) -> None:
    assert [str(path.relative_to(originals)).replace(os.sep, "/") for path in projects_in(originals)] == [
        "2027/Client B/太陽光.jcmpdd", "damaged.jcmpdd", "id_factory_chillers.jcmpdd", "th_rooftop_solar.jcmpdd"]
    with pytest.raises(Problem, match=r"portfolio\.no_folder"):
        projects_in(originals / "gone")


def test_facts_of_a_project_and_of_a_damaged_file(originals: Path) -> None:
    facts = read_facts(str(originals / "id_factory_chillers.jcmpdd"))
    assert (facts.country, facts.country_ja, facts.methodology) == ("ID", "インドネシア", "ID_AM002 ver02.0")
    assert (facts.total, facts.rounds, facts.carried, facts.problem) == (3431, 1, 1, None)
    due = facts.next_due(TODAY)
    assert due is not None
    assert (due.day, due.en) == ("2026-11-27", "Completeness check of the registration request")
    damaged = read_facts(str(originals / "damaged.jcmpdd"))
    assert damaged.problem is not None
    assert damaged.trouble() is not None
    assert not (originals / "id_factory_chillers.jcmpdd.lock").exists()
    assert of_json(json.loads(json.dumps(as_json(facts)))) == facts
    assert of_json(json.loads(json.dumps(as_json(damaged)))) == damaged


def test_papers_that_expire_far_off_are_not_what_is_due() -> None:
    facts = ProjectFacts("a", due=(Due("2027-12-31", "E-1 expires", "E-1の期限", True), Due("2027-01-15", "x", "y")))
    assert facts.next_due(TODAY) == facts.due[1]
    assert facts.next_due(date(2027, 12, 1)) == facts.due[0]
    assert facts.next_due(date(2028, 12, 1)) == facts.due[1]


def test_what_has_not_changed_is_not_read_again(clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(reading, "FEW", 99)
    monkeypatch.setattr(reading, "read_facts", lambda path: (read.append(Path(path).name), read_facts(path))[1])
    first = reading.read_folder(clients, FactsCache(tmp_path))
    assert len(first) == len(read) == 4
    read.clear()
    assert reading.read_folder(clients, FactsCache(tmp_path)) == first
    assert read == ["damaged.jcmpdd"]
    read.clear()
    os.utime(clients / "th_rooftop_solar.jcmpdd", (1, 1))
    again = reading.read_folder(clients, FactsCache(tmp_path))
    assert sorted(read) == ["damaged.jcmpdd", "th_rooftop_solar.jcmpdd"]
    assert again[3].edited == "1970-01-01T00:00:01+00:00"
    (tmp_path / FILE).write_text("{ broken", encoding="utf-8")
    assert FactsCache(tmp_path).known(clients / "th_rooftop_solar.jcmpdd") is None


def test_a_cancelled_reading_gives_what_it_has(clients: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FEW", 99)
    done: list[int] = []
    found = reading.read_folder(clients, FactsCache(tmp_path), progress=lambda at, *_: done.append(at),
                                cancelled=lambda: len(done) > 2)
    assert len(found) == 2


def test_the_list_in_both_languages(originals: Path) -> None:
    facts = [read_facts(str(originals / name)) for name in ("id_factory_chillers.jcmpdd", "damaged.jcmpdd")]
    english, japanese = (table_of(facts, TODAY, language) for language in ("en", "ja"))
    assert english.rows[0][1:5] == ("Indonesia", "ID_AM002 ver02.0", 428, 3431)
    assert japanese.rows[0][11:13] == ("2026-11-27", "登録申請の完全性確認")
    assert str(english.rows[1][6]).startswith("not readable: ")
    assert len(screen_lines(japanese)) == 3


TABLE = Table("Report", ("名称", "tCO₂", "n"), (("=1+1", "CO₂ 𠮷", -5), ('太陽光,"x"', "", None)))


def test_csv_opens_in_excel_of_either_language() -> None:
    plain = csv_bytes(TABLE)
    assert plain.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(plain.decode("utf-8-sig"))))
    assert rows == [["名称", "tCO₂", "n"], ["'=1+1", "CO₂ 𠮷", "-5"], ['太陽光,"x"', "", ""]]
    rows = list(csv.reader(io.StringIO(csv_bytes(TABLE, "cp932").decode("cp932"))))
    assert rows[0] == ["名称", "tCO2", "n"]
    assert rows[1] == ["'=1+1", "CO2 ?", "-5"]


def test_a_workbook_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(excel_bytes(TABLE))
    sheet = openpyxl.load_workbook(path).active
    assert [[cell.value for cell in row] for row in sheet["A3:C5"]] == [
        ["名称", "tCO₂", "n"], ["=1+1", "CO₂ 𠮷", -5], ['太陽光,"x"', None, None]]
    assert sheet["A4"].data_type == "s" or sheet["A4"].data_type == "inlineStr"
