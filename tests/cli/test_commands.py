"""Every command: what it prints, its JSON, its exit code, and its one line when it cannot be done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.files.definitions import library

TOP = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]
THREE = {"reference_emissions", "project_emissions", "emission_reductions"}


def test_new_makes_a_project_with_country_and_methodology(run: Run, tmp_path: Path) -> None:
    made = run("new", tmp_path / "p", "--country", "th", "--methodology", "TH_AM001@ver01.0", "--json")
    assert made.code == 0
    assert set(made.json) == {"findings", "criteria", "ready"}
    shown = run("show", tmp_path / "p.jcmpdd", "--json").json
    assert shown["answers"] == {"country": "TH", "methodologies": ["r1"], "methodologies/r1/methodology": "TH_AM001",
                                "methodologies/r1/version": "01.0"}
    assert shown["printed"] == ["methodologies/r1/methodology", "methodologies/r1/version"]


def test_calc_prints_years_total_and_trace(run: Run, chillers: Path) -> None:
    done = run("calc", chillers, "--json")
    assert done.code == 0
    result = done.json
    assert [set(year) - {"fraction"} for year in result["years"]] == [{"year", *THREE}] * 2
    assert set(result["total"]) == THREE
    # The worked case: RE 520, PE 447.2, ER 72.8 a year.
    assert [year["emission_reductions"] for year in result["years"]] == [72, 72]
    assert result["total"] == {"reference_emissions": 1040, "project_emissions": 894, "emission_reductions": 144}
    trace = {line["id"]: line for line in result["trace"]}
    assert abs(Decimal(trace["RE"]["value"]) - 520) < Decimal("1e-20")
    assert Decimal(trace["PE_i"]["value"]) == Decimal("447.2")
    assert trace["PE_i"]["inputs"] == ["ID_AM002/chillers/r1/EC_PJ", "ID_AM002/EF_elec"]
    text = run("calc", chillers, "--lang", "ja")
    assert "排出削減量" in text.out
    assert "447.2" in text.out


def test_check_says_findings_criteria_and_readiness(run: Run, chillers: Path) -> None:
    done = run("check", chillers, "--json")
    assert done.code == 0
    assert set(done.json) == {"findings", "criteria", "ready"}
    assert all(set(f) == {"code", "severity", "where", "message"} for f in done.json["findings"])
    assert all({"id", "verdict", "reason"} <= set(c) for c in done.json["criteria"])
    assert done.json["ready"] is False
    verdicts = {c["id"]: c["verdict"] for c in done.json["criteria"]}
    assert verdicts["ID_AM002/criterion2"] == "met"
    assert verdicts["ID_AM002/criterion3"] == "unknown"
    assert not any("?" in f["message"].replace("“?”", "") for f in done.json["findings"]
                   if "whether" not in f["message"].lower() and not f["code"].startswith("answer."))
    assert run("set", chillers, "ID_AM002/checks_per_year=3").code == 1
    assert run("check", chillers).code == 1
    assert run("check", chillers, "--lang", "ja").out.count("要件3") >= 1


def test_set_is_one_edit_and_says_what_is_wrong(run: Run, chillers: Path) -> None:
    done = run("set", chillers, "title=Good", "ID_AM002/chillers/r1/EC_PJ=12x", "lifetime=-3")
    assert done.code == 1
    assert "Chiller 1" in done.err
    assert "“x”" in done.err
    assert "-3" in done.err
    shown = run("show", chillers, "--json").json["answers"]
    assert (shown["title"], shown["ID_AM002/chillers/r1/EC_PJ"], shown["lifetime"]) == ("Good", "12x", "-3")
    printed = run("show", chillers).out
    assert "ID_AM002/chillers/r1/EC_PJ = 12x" in printed
    assert run("set", chillers, "ID_AM002/chillers/r1/EC_PJ=559 MWh", "lifetime=2").code == 0
    assert run("calc", chillers, "--json").json["total"]["emission_reductions"] == 144


@pytest.mark.parametrize("pair", ["titel=x", "sites/x/name=1", "sites=1", "TH_AM001/systems/r1/EG=5", "=x"])
def test_set_of_an_unknown_address_changes_nothing(run: Run, chillers: Path, pair: str) -> None:
    before = chillers.read_bytes()
    for language, word in (("en", "Nothing was changed"), ("ja", "何も変更していません")):
        done = run("set", chillers, "title=Good", pair, "--lang", language)
        assert done.code == 2
        assert done.one_line(word)
    assert chillers.read_bytes() == before


def test_set_without_an_equals_sign(run: Run, chillers: Path) -> None:
    done = run("set", chillers, "title", "--lang", "ja")
    assert done.code == 2
    assert done.one_line("title", "ADDRESS=VALUE")


def test_a_value_may_hold_an_equals_sign_and_be_empty(run: Run, chillers: Path) -> None:
    assert run("set", chillers, "title==1+1", "lifetime=").code == 0
    answers = run("show", chillers, "--json").json["answers"]
    assert answers["title"] == "=1+1"
    assert "lifetime" not in answers


ANSWERS = """
title: Rooftop solar
eia_required: no
lifetime: 15
start_date: 2019-04-01
sites:
  - {name: North, coordinates: "13.7, 100.5"}
  - {name: South}
TH_AM001:
  IEC_61215: true
  systems: [{name: PV 1, EG: "3,500,000 kWh", connection: grid}]
TH_AM001/systems/r1/EG.degradation: 0.5
"""


def test_answers_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    done = run("new", tmp_path / "p", "--country", "TH", "--methodology", "TH_AM001@01.0", "--from",
               tmp_path / "a.yaml")
    assert done.code == 0, done.err
    answers = run("show", tmp_path / "p.jcmpdd", "--json").json["answers"]
    assert answers["sites"] == ["r1", "r2"]
    assert answers["sites/r1/coordinates"] == "13.7,100.5"
    assert answers["TH_AM001/systems/r1/EG"] == "3500"
    assert answers["TH_AM001/systems/r1/EG.degradation"] == "0.5"
    assert answers["eia_required"] is False
    assert answers["lifetime"] == "15"


def test_what_show_prints_can_be_set_again(run: Run, chillers: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(run("show", chillers, "--json").out, encoding="utf-8")
    done = run("new", tmp_path / "copy", "--country", "ID", "--from", tmp_path / "a.json")
    assert done.code == 0, done.err
    copy, first = (run("show", path, "--json").json["answers"] for path in (tmp_path / "copy.jcmpdd", chillers))
    assert copy == first


@pytest.mark.parametrize(("text", "code"), [("- a\n- b\n", 2), ("title: [\n", 2), ("titel: x\n", 2), ("", 2),
                                            ("title: x\ntitle: y\n", 2), ("title: \x00", 2)])
def test_a_file_that_is_no_answers_is_refused(run: Run, chillers: Path, tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    before = chillers.read_bytes()
    for language in ("en", "ja"):
        done = run("set", chillers, "--from", tmp_path / "a.yaml", "--lang", language)
        assert done.code == code
        assert done.one_line()
    assert chillers.read_bytes() == before


@pytest.mark.parametrize(("argv", "word"), [
    (("new", "p", "--country", "XX"), "XX"),
    (("new", "p", "--country", "TH", "--methodology", "TH_AM999"), "TH_AM999"),
    (("new", "p", "--country", "TH", "--methodology", "TH_AM001@99.0"), "99.0"),
    (("new", "p", "--country", "TH", "--from", "nowhere.yaml"), "nowhere.yaml"),
    (("show", "nowhere.jcmpdd"), "nowhere.jcmpdd"),
    (("methodology", "show", "XX_AM001"), "XX_AM001"),
    (("methodology", "show"), "methodology"),
    (("methodology", "lint", "nowhere.yaml"), "nowhere.yaml"),
])
def test_what_cannot_be_done_is_one_line_in_either_language(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                            argv: tuple[str, ...], word: str) -> None:
    monkeypatch.chdir(tmp_path)
    texts = set()
    for language in ("en", "ja"):
        done = run(*argv, "--lang", language)
        assert done.code == 2
        assert done.one_line(word, "jcm-pdd: ")
        assert done.out == ""
        texts.add(done.err)
    assert len(texts) == 2
    assert not (tmp_path / "p.jcmpdd").exists()


def test_new_never_overwrites(run: Run, chillers: Path) -> None:
    before = chillers.read_bytes()
    assert run("new", chillers, "--country", "ID").one_line("p.jcmpdd")
    assert run("new", chillers.with_suffix(""), "--country", "ID").code == 2
    assert chillers.read_bytes() == before


@pytest.mark.parametrize("argv", [(), ("fly",), ("set",), ("export", "x"), ("check", "x", "--lang", "fr")])
def test_a_wrong_call_is_one_line(run: Run, argv: tuple[str, ...]) -> None:
    done = run(*argv)
    assert done.code == 2
    assert done.one_line("--help")


def test_export_writes_and_names_what_it_wrote(run: Run, chillers: Path, tmp_path: Path) -> None:
    done = run("export", chillers, "--to", tmp_path / "out", "--json")
    assert done.code == 0
    names = [Path(name).name for name in done.json["files"]]
    assert names == ["p_PDD_DRAFT.docx", "p_PDD_DRAFT.pdf", "p_MPS_ID_AM002_ver02.0_DRAFT.xlsx"]
    assert done.json["draft"] is True
    assert all(Path(name).is_file() for name in done.json["files"])
    one = run("export", chillers, "--to", tmp_path / "one", "--only", "pdd", "--format", "DOCX")
    assert one.out.splitlines() == [str(tmp_path / "one" / "p_PDD_DRAFT.docx")]
    bad = run("export", chillers, "--to", tmp_path / "no", "--only", "val_rep", "--lang", "ja")
    assert bad.code == 2
    assert bad.one_line("moc")
    (tmp_path / "file").write_bytes(b"")
    assert run("export", chillers, "--to", tmp_path / "file").one_line(str(tmp_path / "file"))


def test_demo_writes_both_samples(run: Run, tmp_path: Path) -> None:
    done = run("demo", tmp_path / "demo", "--json")
    assert done.code == 0
    samples = done.json["samples"]
    assert len(samples) == 2
    for sample in samples:
        assert sample["error"] == 0
        assert sample["defaults_not_verified"] > 0
        assert {Path(f).suffix for f in sample["files"]} == {".docx", ".jcmpdd", ".pdf", ".xlsx"}
        assert all(Path(f).is_file() for f in sample["files"])
        assert run("check", sample["files"][0]).code == 0
        assert run("calc", sample["files"][0], "--json").json["total"] == sample["total"]
    assert run("demo", tmp_path / "demo").code == 0  # and again
    text = run("demo", tmp_path / "demo", "--lang", "ja").out
    assert "未確認" in text
    assert run("demo", samples[0]["files"][0]).code == 2


def test_methodology_list_show_and_lint(run: Run, tmp_path: Path) -> None:
    rows = run("methodology", "list", "--json").json
    assert {row["id"] for row in rows} >= {"TH_AM001", "ID_AM002", "ID_AM003"}
    assert all(set(row) == {"id", "version", "country", "title", "technology", "status", "completeness"}
               for row in rows)
    assert "ID_AM002 ver02.0" in run("methodology", "list").out
    assert run("methodology", "show", "ID_AM002", "--json").json["methodology"] == "ID_AM002"
    text = library().text("methodologies", "ID_AM003", "01.0")
    assert run("methodology", "show", "ID_AM003").out.startswith(text.rstrip())
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    clean = run("methodology", "lint", tmp_path / "m.yaml", "--json").json
    assert clean.items() >= {"ok": True, "problems": []}.items()
    wrong_unit = text.replace("expr: EC_PJ * EF_elec", "expr: EC_PJ + EF_elec")
    assert wrong_unit != text
    (tmp_path / "u.yaml").write_text(wrong_unit, encoding="utf-8")
    done = run("methodology", "lint", tmp_path / "u.yaml", "--json")
    assert done.code == 1
    assert done.json["ok"] is False
    assert any("PE_i" in problem for problem in done.json["problems"])
    (tmp_path / "k.yaml").write_text(text.replace("technology_id:", "technolgy_id:"), encoding="utf-8")
    assert run("methodology", "lint", tmp_path / "k.yaml").one_line("k.yaml", "technolgy_id")


def test_form_list(run: Run) -> None:
    assert run("form", "list", "--json").json[0].items() >= {"id": "PDD", "version": "02.0"}.items()
    assert "PDD ver02.0" in run("form", "list").out


def process(*argv: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a person does: a process of its own."""
    return subprocess.run([sys.executable, "-m", "jcm_pdd", *map(str, argv)], capture_output=True, check=False,
                          timeout=60, cwd=TOP, env={**os.environ, **environment})


def test_a_console_of_another_code_page(chillers: Path, run: Run) -> None:
    assert run("set", chillers, "rule_set=冷凍機 Nguyễn ₂").code == 0
    for encoding in ("cp932", "ascii", "cp1252"):
        text = process("check", chillers, "--lang", "ja", PYTHONIOENCODING=encoding)
        assert text.returncode == 0, text.stderr
        shown = process("show", chillers, "--json", PYTHONIOENCODING=encoding)
        assert json.loads(shown.stdout.decode(encoding))["answers"]["rule_set"] == "冷凍機 Nguyễn ₂"
    japanese = process("check", chillers, "--lang", "ja", PYTHONIOENCODING="cp932").stdout.decode("cp932")
    assert "適格性要件" in japanese


def test_the_language_of_the_system(chillers: Path) -> None:
    done = process("show", "nowhere.jcmpdd", LC_ALL="ja_JP.UTF-8", PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert "nowhere.jcmpdd" in done.stderr.decode("utf-8")
    assert "ファイル" in done.stderr.decode("utf-8")
    assert done.stderr.count(b"\n") == 1


def test_output_that_nobody_reads_on_is_no_failure(chillers: Path) -> None:
    command = f"{sys.executable} -m jcm_pdd check {chillers} | head -c 5"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, timeout=60,
                          cwd=TOP, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert done.stderr == b""
    assert len(done.stdout) == 5


@pytest.mark.parametrize(("call", "english", "japanese"), [
    (("chekc",), "invalid choice: 'chekc'", "'chekc' は指定できません"),
    (("show",), "are required: FILE", "次の引数が必要です：FILE"),
    (("export", "p.jcmpdd", "--to"), "--to: expected one argument", "--to：値を一つ指定してください"),
    (("show", "p.jcmpdd", "--colour"), "unrecognized arguments: --colour", "不明な引数です：--colour"),
])
def test_a_wrong_call_is_one_line_in_the_language_of_the_user(run: Callable[..., Any], call: tuple[str, ...],
                                                              english: str, japanese: str) -> None:
    for language, words in (("en", english), ("ja", japanese)):
        done = run("--lang", language, *call)
        assert done.code == 2
        assert words in done.err
        assert done.err.count("\n") == 1
        assert not done.out


def test_options_of_all_commands_stand_before_or_after(run: Callable[..., Any], chillers: Path) -> None:
    before, after = run("--json", "--lang", "ja", "check", chillers), run("check", chillers, "--lang", "ja", "--json")
    assert before.json == after.json
    assert any("入力" in finding["message"] for finding in before.json["findings"])
