"""Bindings are read strictly: a slip is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.word.binding import Binding, load_binding, parse_binding

START = "form: T\ncode: JCM_{CC}_F_T_ver01.0\nplaces:\n"


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("  - id: a\n    kind: cell\n    under: [A]\n    labell: x\n", 7, "labell"),
        ("  - {id: a, kind: cell, under: [A]}\n", 4, "label or row"),
        ("  - {id: a, kind: cell, under: [A], row: 1}\n", 4, "column"),
        ("  - {id: a, kind: cell, under: [], label: x}\n", 4, "under"),
        ("  - id: a\n    kind: sell\n", 4, "sell"),
        ("  - id: a\n    id: b\n    kind: header\n", 5, "id"),
        ("  - id: a\n    kind: rows\n    under: [A]\n    columns: {}\n", 7, "columns"),
        ("  - id: [\n", 5, ""),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, line: int, named: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_binding(START + text, "binding.yaml")
    assert (caught.value.code, caught.value.where) == ("definition.invalid", f"binding.yaml:{line}")
    assert named in str(caught.value)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        load_binding(tmp_path / "none.yaml")
    assert caught.value.code == "definition.unreadable"


def test_the_form_code_takes_the_country(binding: Binding) -> None:
    assert binding.form_code("ID") == "JCM_ID_F_PDD_ver02.0"


def test_every_code_the_word_files_use_has_both_languages(repository: Path) -> None:
    import re

    import yaml

    messages = yaml.safe_load((repository / "resources/messages/problems/word.yaml").read_text(encoding="utf-8"))
    sources = [*(repository / "jcm_pdd/files/word").glob("*.py"), *(repository / "jcm_pdd/files").glob("opc*.py")]
    found = {code for path in sources for code in re.findall(r'"((?:word|package)\.[a-z_]+)"', path.read_text("utf-8"))}
    assert found == set(messages)
    for code, texts in messages.items():
        fields = [set(re.findall(r"{(\w+)}", texts[language])) for language in ("en", "ja")]
        assert fields[0] == fields[1], code
        assert "where" in fields[0]


def test_the_blank_form_is_what_its_script_makes(repository: Path, template: bytes) -> None:
    import runpy
    import sys

    sys.path.insert(0, str(repository / "packaging"))
    try:
        made = runpy.run_path(str(repository / "packaging" / "build_templates.py"))
    finally:
        sys.path.remove(str(repository / "packaging"))
    title = "JCM Project Design Document Form"
    assert made["package"](made["pdd_body"](), "JCM_XX_F_PDD_ver02.0", title) == template
