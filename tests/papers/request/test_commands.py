"""The command line: make, read, status, in both languages and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files.papers.request_making import file_name
from jcm_pdd.files.session import Session
from tests.papers.request.conftest import SITE, Filled


@pytest.fixture
def file(projects: Callable[[], Session], tmp_path: Path) -> Path:
    """Return a saved project with open questions."""
    session = projects()
    session.save_as(tmp_path / "p.jcmpdd")
    session.close()
    return tmp_path / "p.jcmpdd"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = main([*map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out + out.err


def asked(capsys: pytest.CaptureFixture[str], file: Path) -> Path:
    book = file.with_name("r.xlsx")
    code, out = run(capsys, "request", "make", file, "--site", SITE, "--to", book, "--due", "2026-12-11", "--until",
                    "2026-10", "--lang", "en")
    assert code == 0
    assert "round 1" in out
    return book


def returned(book: Path, answers: dict[str, object]) -> None:
    raw = Filled(book.read_bytes(), "")
    raw.id = str(raw.book["_jcm"]["B2"].value)
    for address, value in answers.items():
        raw.answer(address, value)
    book.write_bytes(raw.data())


def test_a_workbook_goes_out_and_its_answers_come_in(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    book = asked(capsys, file)
    returned(book, {"start_date": "2018-07-01"})
    code, out = run(capsys, "request", "read", file, book, "--take", "all", "--lang", "en")
    assert code == 0
    assert "new 1" in out
    assert "Starting date of project operation" in out
    assert "2018-07-01" in run(capsys, "show", file)[1]


def test_reading_without_taking_notes_that_it_came_back(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    book = asked(capsys, file)
    returned(book, {"start_date": "2018-07-01", "ID_AM002/checks_per_year": -3})
    code, out = run(capsys, "request", "read", file, book, "--lang", "ja")
    assert code == 1, "an entry that cannot be read is a finding"
    assert "稼働開始日" in out
    _, status = run(capsys, "request", "status", file, "--json")
    told = json.loads(status)[0]
    assert (told["state"], told["returned"], told["refused"]) == ("returned", 1, 1)
    with_words = run(capsys, "request", "status", file, "--lang", "ja")[1]
    assert "返送済み" in with_words


def test_status_before_the_first_request(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    assert "No data request" in run(capsys, "request", "status", file, "--lang", "en")[1]


@pytest.mark.parametrize(("site", "said"), [("Nowhere", "no site named Nowhere"), ("", "--site")])
def test_a_site_the_project_does_not_have(capsys: pytest.CaptureFixture[str], file: Path, site: str, said: str) -> None:
    code, out = run(capsys, "request", "make", file, "--site", site, "--to", file.with_name("r.xlsx"), "--lang", "en")
    assert code == 2
    assert said in out
    assert not file.with_name("r.xlsx").exists()


def test_another_workbook_is_no_data_request(capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path) -> None:
    run(capsys, "export", file, "--to", tmp_path / "out", "--only", "mps", "--format", "xlsx")
    book = next((tmp_path / "out").glob("*.xlsx"))
    code, out = run(capsys, "request", "read", file, book, "--lang", "en")
    assert code == 2
    assert "no data request" in out


@pytest.mark.parametrize(("site", "name"), [
    ("Rayong Factory", "Request_Rayong_Factory_1.xlsx"), ("工場/A:1", "Request_工場_A_1_1.xlsx"),
    ("///", "Request_site_1.xlsx")])
def test_file_names_every_system_allows(site: str, name: str) -> None:
    assert file_name(site, 1) == name
