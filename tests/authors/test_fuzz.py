"""Real methodology files, broken at random: a report with file and line comes back, never anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library, parse_methodology
from jcm_pdd.files.linting import lint_text

SHORT = data_path("forms", "methodologies", "TH_AM001_ver01.0.yaml").read_text(encoding="utf-8")
TEXTS = (SHORT, library().text("methodologies", "TH_AM001", "01.0"),
         library().text("methodologies", "ID_AM002", "02.0"))
PIECES = ("power(9, power(9, 9))", "__class__", "{", "]", "- ", ": ", "'", '"', "\t", "\x00", "&a", "*a", "!!x", "#",
          "null", "true", "1e999", "-1", "0.5", "[]", "{}", "sum(i, 1)", "lookup(EF_RE, 1)", "RE", "YEAR",
          "extends: solar_pv", "from: {table: fuels, row: diesel, column: co2}", "remove: true", "min_rows: 9", "電力",
          "𠮷", "\ufeff", "\u2028")


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A methodology's text with a few lines lost, doubled, moved, or with something else in them."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line, piece = lines[at], draw(st.sampled_from(PIECES))
        key, colon, _ = line.partition(":")
        cut = draw(st.integers(0, len(line)))
        lines[at:at + 1] = draw(st.sampled_from([
            [], [line, line], ["  " + line], [line[2:]], [f"{key}{colon} {piece}"], [f"{key}{colon}"],
            [line[:cut] + piece + line[cut:]], [line[:cut]], [piece]]))
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=settings.default.max_examples)
@given(broken())
def test_a_broken_file_gives_a_report(text: str) -> None:
    report = lint_text(text, "broken.yaml")
    count = text.count("\n") + text.count("\u2028") + 1
    for finding in report.findings:
        assert finding.line >= 1
        assert finding.file != "broken.yaml" or finding.line <= count
        for language in ("en", "ja"):
            assert finding.what[language], finding
            assert not finding.what[language].startswith(("flaw.", "lint.")), finding
    try:
        m = parse_methodology(text, "broken.yaml")
    except Problem as problem:
        where = problem.where
    else:
        where = ""
        calculate((m,), Project({"start_date": "2027-01-01", "lifetime": "2"}))
    assert where == (report.refused.where if report.refused is not None else "")
