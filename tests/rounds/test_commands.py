"""Rounds, signatures and the timeline on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from tpe_tables import ROUND_1, excel, word

from jcm_pdd.cli import main
from jcm_pdd.files.export import make_one
from jcm_pdd.files.session import Session


@pytest.fixture
def file(session: Session, tmp_path: Path) -> Path:
    """Return a project file; it is written as an image, so that the open project stays without one."""
    path = tmp_path / "chillers.jcmpdd"
    session.journal.write_image(path)
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_a_round_from_its_table_and_back(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = word(tmp_path / "r1.docx", ROUND_1)
    assert main(["rounds", "import", str(file), str(table), "--dry-run", "--json"]) == 0
    assert [one["state"] for one in _json(capsys)["findings"]] == ["new", "new", "new"]
    assert main(["rounds", "list", str(file), "--lang", "en"]) == 0
    assert "No finding" in capsys.readouterr().out
    assert main(["rounds", "import", str(file), str(table), "--due", "2026-08-31"]) == 0
    assert main(["set", str(file), "tpe_findings/r1/reply=Corrected.", "start_date=2019-06-01"]) in (0, 1)
    capsys.readouterr()
    assert main(["rounds", "passages", str(file), "--json"]) == 0
    assert "tpe_findings/r1/before" in _json(capsys)["filled"]
    assert main(["rounds", "export", str(file), str(tmp_path / "back.docx"), "--into"]) == 0
    assert docx.Document(str(tmp_path / "back.docx")).tables[0].cell(1, 3).text == "Corrected."
    assert main(["rounds", "export", str(file), str(tmp_path / "own.xlsx")]) == 0
    assert main(["rounds", "export", str(file), str(tmp_path / "back.xlsx"), "--into"]) == 2
    capsys.readouterr()
    assert main(["rounds", "list", str(file), "--json"]) == 1
    listed = _json(capsys)["findings"]
    assert [one["number"] for one in listed] == ["CAR 01", "CL 01", "FAR 01"]
    assert main(["rounds", "list", str(file), "--verification", "--json"]) == 0
    assert [one["number"] for one in _json(capsys)["findings"]] == ["FAR 01"]
    assert main(["timeline", str(file), "--today", "2026-08-01", "--json"]) == 0
    assert [one["day"] for one in _json(capsys)["deadlines"]] == ["2026-08-31"]


def test_columns_named_on_the_command_line(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = excel(tmp_path / "odd.xlsx", [("x", "The title differs.", "CAR 5")], ("a", "b", "c"))
    assert main(["rounds", "import", str(file), str(table)]) == 2
    assert "--column" in capsys.readouterr().err
    assert main(["rounds", "import", str(file), str(table), "--column", "number=9x"]) == 2
    capsys.readouterr()
    assert main(["rounds", "import", str(file), str(table), "--column", "number=3", "--column", "text=2", "--head", "3",
                 "--dry-run", "--json"]) == 0
    assert [one["number"] for one in _json(capsys)["findings"]] == ["CAR 5"]


@pytest.mark.long
def test_a_signature_is_recorded_and_told_as_old(session: Session, file: Path, tmp_path: Path,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    ((name, (data, _)),) = make_one(session, "moc", "docx")
    (tmp_path / name).write_bytes(data)
    assert main(["sign", "record", str(file), str(tmp_path / name), "--date", "2026-10-05"]) == 0
    assert main(["sign", "list", str(file)]) == 0
    assert main(["set", str(file), "title=Another"]) in (0, 1)
    capsys.readouterr()
    assert main(["sign", "list", str(file), "--json"]) == 1
    assert len(_json(capsys)["signatures"][0]["changed"]) == 1  # type: ignore[arg-type]


def test_a_day_that_is_none_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", str(file), "--today", "tomorrow"]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err
