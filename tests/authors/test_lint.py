"""The lint: each rule on a file that breaks it, with line, severity and words in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files.data import data_path
from jcm_pdd.files.linting import LintFinding, lint_file, lint_text
from jcm_pdd.files.messages import flaw_catalogue
from tests.authors.own_methodology import TEXT, written

JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
BAND = """
    by: band
    key_unit: MWh/p
    rows:
      - {id: low, at_least: 0, below: 10, label: {en: low, ja: 低}, value: 1, provenance: {status: draft, source: x}}
      - {id: high, at_least: 10, below: 90, label: {en: high, ja: 高}, value: 2, provenance: {status: draft, source: x}}
"""
BANDS = re.sub(r"\n    by: key\n.*?\n\nformulas", BAND + "\nformulas", TEXT, flags=re.DOTALL).replace(
    "lookup(ratio, kind)", "lookup(ratio, EC)")


def found(text: str, code: str) -> list[LintFinding]:
    return [finding for finding in lint_text(text, "x.yaml").findings if finding.code == code]


@pytest.mark.parametrize(("text", "old", "new", "code", "severity", "at"), [
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, EC)", "flaw.unit.declares", "error", "expr: sum(i, EC)\n"),
    (TEXT, "unit: tCO2/MWh", "unit: bananas", "flaw.unit.unknown", "error", "unit: bananas"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, ECC) * EF", "flaw.unknown_name", "error", "expr: sum(i, ECC)"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, if(kind == 'axal', 1, EC)) * EF", "lint.no_choice", "error", "axal"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, if(EC < 0, 0, EC)) * EF", "lint.never", "warning", "EC < 0"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, if(EC > -1, EC, 0)) * EF", "lint.always", "warning", "EC > -1"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: sum(i, if(kind == 'axial', EC, if(kind != 'radial', 0, EC))) * EF",
     "lint.never", "warning", "kind != 'radial'"),
    (TEXT, "    symbol: EC_i,p", "    shown: kind == 'axial' and kind == 'radial'\n    symbol: EC_i,p",
     "lint.never_shown", "warning", "shown: kind"),
    (TEXT, "key: radial", "key: mixed", "lint.row_unreachable", "warning", "- id: radial"),
    (TEXT, "key: radial", "key: mixed", "lint.choice_rowless", "warning", "expr: sum(i, EC * lookup"),
    (BANDS, "min: 0", "min: 10", "lint.band_unreachable", "warning", "id: low"),
    (BANDS, "at_least: 0", "at_least: 5", "lint.band_low", "warning", "- id: ratio"),
    (BANDS, "min: 0", "min: 0\n    max: 100", "lint.band_high", "warning", "- id: ratio"),
    (BANDS, "at_least: 10", "at_least: 11", "flaw.bands", "error", "    rows:\n      - {id: low"),
    (BANDS, "at_least: 10", "at_least: 9", "flaw.bands", "error", "    rows:\n      - {id: low"),
    (TEXT, "id: EF\n", "id: ef\n", "flaw.unknown_name", "error", "expr: sum(i, EC * lookup"),
    (TEXT, "  - id: EF\n", "  - id: ec\n", "flaw.twice", "error", "id: ec\n"),
    (TEXT, "  - id: kind\n", f"  - id: {'k' * 70}\n", "flaw.unknown_name", "error", "expr: sum(i, EC * lookup"),
    (TEXT, "  - id: criterion1\n", f"  - id: {'c' * 70}\n", "lint.id_long", "error", "id: ccc"),
    (TEXT, "  - id: criterion1\n", "  - id: ER_unrounded\n", "lint.id_taken", "error", "id: ER_un"),
    (TEXT, "  - id: criterion1\n", "  - id: ratio_low\n", "lint.id_ending", "error", "id: ratio_low"),
    (TEXT, "  - id: criterion1\n", "  - id: a__class__\n", "lint.id_underscores", "error", "id: a__class__"),
    (TEXT, "source: example of the tutorial, source_ja: 解説用の例}\n\ntables", "source: ''}\n\ntables",
     "lint.no_source", "error", "provenance: {status: draft, source: ''}"),
    (TEXT, "provenance: {status: draft", "provenance: {status: verified", "lint.no_page", "error",
     "provenance: {status: verified"),
    (TEXT, "en: Efficient fans", "en: 高効率ファン", "lint.english", "error", "title:"),
    (TEXT, "ja: 電力量計による実測。", "ja: measured by an electricity meter", "lint.japanese", "error",
     "source: {en: Mea"),
    (TEXT, ", ja: 高効率ファン}", "}", "flaw.missing", "error", "title:"),
    (TEXT, "    hint: {en: For one full year, ja: 通年1年分}\n", "", "lint.unexplained", "warning", "- id: EC\n"),
    (TEXT, 'evidence: {en: "Purchase contract, photographs", ja: 売買契約書、写真}', "evidence: {en: no, ja: なし}",
     "lint.no_evidence", "warning", "evidence:"),
    (TEXT, "{start_date}", "{begin}", "lint.sentence_name", "error", "sentence:"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: RE", "lint.default_unread", "warning", "- id: EF"),
    (TEXT, "country: TH", "country: XX", "lint.country", "error", "country: XX"),
    (TEXT, "methodology: TH_AM999", "methodology: TH999", "lint.code", "error", "methodology: TH999"),
    (TEXT, "expr: sum(i, EC) * EF", "expr: RE + PE", "flaw.circle", "error", "expr: RE + PE"),
    (TEXT, "min: 0", "min: 5\n    max: 4", "lint.limits", "error", "max: 4"),
])
def test_each_rule_names_the_line(text: str, old: str, new: str, code: str, severity: str, at: str) -> None:
    assert old in text
    changed = text.replace(old, new, 1)
    if code == "lint.default_unread":
        changed = changed.replace("lookup(ratio, kind)) * EF", "lookup(ratio, kind) * 0)").replace(
            "unit: tCO2/p", "unit: MWh/p")
    hits = found(changed, code)
    assert hits, [(f.code, f.line) for f in lint_text(changed, "x.yaml").findings]
    assert hits[0].severity == severity
    assert hits[0].line == changed[:changed.index(at)].count("\n") + 1
    assert not JAPANESE.search(hits[0].told("en").replace("高効率ファン", ""))
    assert JAPANESE.search(hits[0].told("ja"))


def test_rules_of_criteria_may_name_all_choices() -> None:
    rule = "    rule: sum(i, if(kind == 'axial' or kind == 'radial', 0, 1)) == 0\n    evidence"
    assert lint_text(TEXT.replace("    evidence", rule, 1), "x.yaml").ok


def test_an_unused_parameter_is_only_a_note() -> None:
    text = TEXT.replace("lookup(ratio, kind)", "1.3")
    (kind,) = found(text, "lint.parameter_unread")
    assert (kind.severity, kind.key) == ("info", "kind")


def test_every_flaw_has_its_words_and_none_is_an_orphan(repository: Path) -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (repository / "jcm_pdd").rglob("*.py"))
    used = set(re.findall(r'"((?:flaw|lint)\.[a-z_.]+)"', source))
    catalogue = flaw_catalogue()
    assert used <= set(catalogue)
    made = {code for code in catalogue if code not in used}
    assert {code.split(".")[-1] for code in made} <= {
        word for text in re.findall(r'"([a-z_]+)"', source) for word in (text,)}, "nothing in the program says it"
    for code, words in catalogue.items():
        assert set(words) == {"en", "ja"}, code
        for language in ("en", "ja"):
            assert words[language]["what"], code
            assert words[language]["do"], code
            assert bool(JAPANESE.search(words[language]["what"])) == (language == "ja"), code


SHIPPED = [*sorted(data_path("forms", "methodologies").glob("*.yaml")),
           *sorted(data_path("forms", "shapes").glob("*.yaml"))]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_has_no_errors(path: Path) -> None:
    assert [finding.told("en") for finding in lint_file(path).findings if finding.severity == "error"] == []


def test_the_command_takes_several_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = written(tmp_path / "a")
    bad = tmp_path / "b.yaml"
    bad.write_text(TEXT.replace("unit: tCO2/MWh", "unit: bananas"), encoding="utf-8")
    worse = tmp_path / "c.yaml"
    worse.write_text(TEXT.replace("role: monitored", "rol: monitored"), encoding="utf-8")
    assert main(["methodology", "lint", str(good)]) == 0
    assert main(["methodology", "lint", str(good), str(bad), "--json"]) == 1
    data = json.loads(capfd.readouterr().out.split("ok\n", 1)[1])
    assert not data["ok"]
    assert {one["file"] for one in data["findings"] if one["severity"] == "error"} == {"b.yaml"}
    assert main(["methodology", "lint", str(good), str(bad), str(worse), str(good), "--lang", "ja"]) == 2
    out = capfd.readouterr()
    assert "b.yaml:" in out.out
    assert "未知のキー「rol」" in out.out
    assert out.err.count("\n") == 1


@pytest.mark.parametrize(("name", "country"), [("solar_pv", "TH"), ("centrifugal_chiller", "VN")])
def test_a_new_file_lints_with_only_the_gaps_named(tmp_path: Path, name: str, country: str,
                                                   capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new.yaml"
    words = ["methodology", "new", str(path), "--from", name, "--id", f"{country}_AM998", "--country", country]
    assert main(words) == 0
    assert main(words) == 2, "an existing file is not touched"
    capfd.readouterr()
    lines = path.read_text(encoding="utf-8").split("\n")
    errors = [finding for finding in lint_file(path).findings if finding.severity == "error"]
    assert errors
    assert all(finding.file == "new.yaml" and "TODO" in lines[finding.line - 1] for finding in errors), errors
    filled = re.sub(r"value: TODO", "value: 0.5", path.read_text(encoding="utf-8"))
    again = [finding for finding in lint_text(filled, "new.yaml", path).findings if finding.severity == "error"]
    assert {finding.code for finding in again} <= {"lint.unwritten", "lint.no_source"}
    done = filled.replace("{en: TODO, ja: TODO}", "{en: Written, ja: 記入済み}")
    done = done.replace("source: TODO", "source: A p. 1")
    assert lint_text(done, "new.yaml", path).ok


@pytest.mark.parametrize(("given", "word"), [
    (("--from", "nothing", "--id", "TH_AM998", "--country", "TH"), "solar_pv"),
    (("--from", "solar_pv", "--id", "VN_AM998", "--country", "TH"), "TH_AM001"),
    (("--from", "solar_pv", "--id", "TH_AM998", "--country", "XX"), "VN")])
def test_a_new_file_needs_sensible_words(tmp_path: Path, given: tuple[str, ...], word: str,
                                         capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["methodology", "new", str(tmp_path / "n.yaml"), *given]) == 2
    assert word in capfd.readouterr().err
    assert not (tmp_path / "n.yaml").exists()
