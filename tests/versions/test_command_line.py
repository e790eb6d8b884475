"""The commands on versions, from naming one to the memo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace


def ran(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, str, str]:
    code = main([str(one) for one in call])
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.fixture
def file(place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write a sample project, with a folder for application data of its own."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    session = open_sample(next(s for s in samples() if s.id == "th_rooftop_solar"), place)
    session.save_as(tmp_path / "p.jcmpdd")
    session.close()
    return str(tmp_path / "p.jcmpdd")


def test_a_version_is_named_and_changes_are_tracked(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
                                                    ) -> None:
    code, _, err = ran(capsys, "track", file, "-o", str(tmp_path / "t.docx"))
    assert code == 2
    assert "no version was submitted" in err
    call = ("version", "add", file, "Submitted", "--number", "07.0", "--date", "2026-11-22", "--json")
    code, out, _ = ran(capsys, *call)
    named = json.loads(out)
    assert (code, named["name"], named["number"], named["here"]) == (0, "Submitted", "07.0", True)
    code, out, _ = ran(capsys, "track", file, "-o", str(tmp_path / "t.docx"))
    assert code == 0
    assert (tmp_path / "t.docx").is_file()


@pytest.mark.long
def test_versions_from_naming_one_to_the_memo(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "version", "add", file, "Submitted", "--number", "07.0")[0] == 0
    assert ran(capsys, "set", file, "title=Rooftop solar power")[0] == 0
    _, out, _ = ran(capsys, "version", "list", file, "--lang", "ja")
    assert "提出" in out
    _, out, _ = ran(capsys, "version", "show", file, "07.0", "--json")
    assert [one["address"] for one in json.loads(out)["changes"]] == ["title"]
    code, out, _ = ran(capsys, "track", file, "-o", str(tmp_path / "t.docx"), "--clean", str(tmp_path / "c.docx"))
    assert code == 0
    assert (tmp_path / "t.docx").read_bytes() != (tmp_path / "c.docx").read_bytes()
    call = ("memo", file, "--reason", "title=Asked for by the ministry", "-o", str(tmp_path / "m.docx"))
    code, _, _ = ran(capsys, *call)
    assert code == 0
    _, out, _ = ran(capsys, "version", "history", file, "--json")
    assert json.loads(out) == {"rows": 1}
    _, out, _ = ran(capsys, "version", "files", file, "Submitted", str(tmp_path / "c.docx"), "--json")
    assert [one["name"] for one in json.loads(out)["files"]] == ["c.docx"]
    assert ran(capsys, "version", "files", file, "Submitted", "--check", str(tmp_path))[0] == 0
    (tmp_path / "c.docx").write_bytes(b"another one")
    code, out, _ = ran(capsys, "version", "files", file, "Submitted", "--check", str(tmp_path), "--json")
    assert (code, json.loads(out)) == (1, {"altered": ["c.docx"]})
    assert ran(capsys, "version", "export", file, "Submitted", "-o", str(tmp_path / "then.jcmpdd"))[0] == 0
    code, out, _ = ran(capsys, "diff", str(tmp_path / "then.jcmpdd"), file, "-o", str(tmp_path / "d.json"), "--json")
    told = {one["address"] for one in json.loads(out)["changes"]}
    assert code == 0
    assert "title" in told
    assert not any(address.startswith("versions#") for address in told)
    assert {one["address"] for one in json.loads((tmp_path / "d.json").read_text("utf-8"))["changes"]} >= {"title"}
