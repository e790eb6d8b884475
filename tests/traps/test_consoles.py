"""Consoles of any code page or none, and lists for a Japanese Excel: no failure, and no sign that changes a number."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.cli import main
from jcm_pdd.cli.console import take_any_console
from jcm_pdd.files import temporary
from jcm_pdd.files.code_pages import nearest, register
from jcm_pdd.files.portfolio.report import Table, csv_bytes
from jcm_pdd.files.session import Session

SILENT = """
import sys
sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
from jcm_pdd.__main__ import main
code = main(sys.argv[1:])
with open("code.txt", "w") as file:
    file.write(str(code))
"""


@pytest.mark.parametrize(("text", "cp932"), [
    ("≤ 60 %", "<= 60 %"), ("≧ 60 %", "≧ 60 %"), ("CO₂ 1–5 t", "CO2 1-5 t"), ("㈱髙橋 ①〜③", "㈱髙橋 ①～③"),
    ("−12.5", "－12.5"), ("Nguyễn Đức", "Nguyen Duc"), ("¥1,000", "JPY 1,000"), ("m³/h", "m3/h"), ("☀ 🌞", "? ?"),
    ("ｶﾞｽ", "ｶﾞｽ"), ("a\u00a0b", "a b"), ("C:\\山", "C:\\山")])
def test_the_nearest_signs_of_a_japanese_windows(text: str, cp932: str) -> None:
    assert nearest(text, "cp932").encode("cp932").decode("cp932") == cp932


@given(st.text(max_size=30), st.sampled_from(["cp932", "ascii", "cp1252", "cp850", "shift_jis", "cp874", "utf-8"]))
def test_no_text_fails_on_any_console(text: str, encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors=register(), newline="")
    stream.write(text)
    stream.flush()
    raw.getvalue().decode(encoding)
    stream.detach()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_reads_the_same_in_every_code_page(number) -> None:
    for text in (str(number), f"{number:,}"):
        assert nearest(text, "cp932") == nearest(text, "ascii") == text


def test_lists_for_excel_come_back_in_both_encodings() -> None:
    table = Table("一覧", ("名称", "t"), (("髙橋①〜 ≤", 12), ("ソ表能\\予", -3), ("=1+1", 0)))
    plain = csv_bytes(table)
    assert plain.startswith(b"\xef\xbb\xbf")  # Excel knows UTF-8 by this mark
    assert list(csv.reader(io.StringIO(plain.decode("utf-8-sig"))))[1:] == [
        ["髙橋①〜 ≤", "12"], ["ソ表能\\予", "-3"], ["'=1+1", "0"]]
    # Letters whose second byte is a backslash stay letters.
    assert list(csv.reader(io.StringIO(csv_bytes(table, "cp932").decode("cp932"))))[1:] == [
        ["髙橋①～ <=", "12"], ["ソ表能\\予", "-3"], ["'=1+1", "0"]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project in a folder of a Japanese user."""
    from datetime import UTC, datetime

    from jcm_pdd.files.store import Workplace

    folder = tmp_path_factory.mktemp("home") / "山田 太郎" / "ドキュメント"
    folder.mkdir(parents=True)
    session = Session.create(Workplace(folder / "data", lambda: datetime.now(UTC), "山田", "desk"))
    session.set_texts({"title": "CO₂ ≤ 5 t 🌞", "country": "TH"})
    session.save_as(folder / "計画 書.jcmpdd")
    session.close()
    return folder / "計画 書.jcmpdd"


def test_without_any_console_a_command_still_does_its_work(project: Path, tmp_path: Path) -> None:
    """As under pythonw: there is no output at all."""
    done = subprocess.run([sys.executable, "-c", SILENT, "show", str(project)], cwd=tmp_path, capture_output=True,
                          check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "code.txt").read_text(encoding="utf-8") == "0"


def test_a_missing_console_takes_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    take_any_console()
    assert sys.stdout is not None
    print("nowhere ₂")
    sys.stdout.close()


@pytest.mark.long
def test_a_user_with_a_japanese_name_a_windows_console_and_no_temporary_folder(project: Path, tmp_path: Path) -> None:
    home = project.parent.parent
    given = {name: value for name, value in os.environ.items() if name not in ("TMPDIR", "TEMP", "TMP")} | {
        "HOME": str(home), "USERPROFILE": str(home), "XDG_DATA_HOME": str(home / "ローカル データ"),
        "TMPDIR": str(tmp_path / "none"), "TEMP": str(tmp_path / "none"), "PYTHONIOENCODING": "cp932", "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "jcm_pdd", "show", str(project), "--json"], capture_output=True,
                          env=given, check=False, timeout=60, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("cp932"))["answers"]["title"] == "CO₂ ≤ 5 t 🌞"


def test_a_computer_without_a_temporary_folder_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_usable(*_, **__) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setattr(temporary.tempfile, "tempdir", None)
    with monkeypatch.context() as patched:
        patched.setattr(temporary.tempfile, "TemporaryFile", none_usable)
        assert temporary.ensure(tmp_path / "own") == tmp_path / "own"
    with temporary.tempfile.TemporaryDirectory() as made:
        assert Path(made).parent == tmp_path / "own"
    assert os.environ["TEMP"] == str(tmp_path / "own")


def test_nothing_of_the_locale_enters_a_number(project: Path, capsys: pytest.CaptureFixture[str],
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says about points and commas, what is typed and printed is the same."""
    said = []
    for number, name in enumerate(("C", "de_DE.UTF-8", "ar_EG.UTF-8")):
        monkeypatch.setenv("LC_ALL", name)
        monkeypatch.setenv("LC_NUMERIC", name)
        assert main(["set", str(project), "lifetime=1,2.5", "--lang", "en"]) in (0, 1), number
        assert main(["show", str(project), "--json", "--lang", "en"]) == 0
        said.append(capsys.readouterr().out.partition('"answers"')[2])
    assert len(set(said)) == 1


def test_no_module_asks_the_locale_how_numbers_are_written(repository: Path) -> None:
    found = [path.name for path in sorted((repository / "jcm_pdd").rglob("*.py"))
             if any(word in path.read_text(encoding="utf-8") for word in
                    ("setlocale", "localeconv", "locale.str", "locale.atof", "toLocaleString", ".toDouble("))]
    assert found == []
