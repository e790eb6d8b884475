"""Everything the window says is there in Japanese, and the translation files are as fresh as the code."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

SHELL = "resources/translations/shell_ja.ts"
ALLOWED = {"JCM PDD Studio", "OK", "日本語 / English"}


def sources(repository: Path) -> list[str]:
    """Return the modules whose words are in the shell's translation."""
    gui = repository / "jcm_pdd" / "gui"
    files = [*gui.glob("*.py"), *(gui / "panels").glob("*.py")]
    return sorted(str(path.relative_to(repository)) for path in files if not path.name.startswith("theme"))


def tool(name: str) -> str:
    """Return a tool that comes with PySide6."""
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    return found or pytest.skip(f"pyside6-{name} is not installed")


def messages(path: Path) -> list[tuple[str, str, str, str]]:
    """Return (context, English, Japanese, state) of a translation file."""
    found = []
    for context in ET.parse(path).getroot().findall("context"):  # noqa: S314 our own file
        name = context.findtext("name") or ""
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append((name, message.findtext("source") or "", translation.text or "",
                          translation.get("type", "")))
    return found


def test_nothing_is_untranslated(repository: Path):
    lacking = [(context, english) for context, english, japanese, state in messages(repository / SHELL)
               if state or not japanese]

    assert lacking == []


def test_what_reads_the_same_in_both_languages_is_meant_to():
    repository = Path(__file__).resolve().parents[2]
    same = {english for _, english, japanese, _ in messages(repository / SHELL) if english == japanese}

    assert same <= ALLOWED


def test_no_word_hides_where_it_is_not_collected(repository: Path):
    """What stands inside an f-string is not found by lupdate, so it would stay English in the Japanese window."""
    hidden = [f"{path.name}:{one.lineno}" for path in (repository / "jcm_pdd" / "gui").rglob("*.py")
              for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.JoinedStr)
              for call in ast.walk(one) if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
              and call.func.attr in ("tr", "translate")]

    assert hidden == []


def test_placeholders_survive_translation(repository: Path):
    for context, english, japanese, _ in messages(repository / SHELL):
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", japanese)), (context, english)


def test_the_translation_file_is_fresh(repository: Path, tmp_path: Path):
    lupdate = tool("lupdate")
    copy = tmp_path / "shell_ja.ts"
    shutil.copy(repository / SHELL, copy)

    subprocess.run([lupdate, "-silent", "-no-obsolete", "-locations", "none", *sources(repository), "-ts", str(copy)],
                   check=True, cwd=repository, capture_output=True)

    assert {m[:2] for m in messages(copy)} == {m[:2] for m in messages(repository / SHELL)}


def test_the_compiled_translation_is_fresh(repository: Path, tmp_path: Path):
    lrelease = tool("lrelease")
    made = tmp_path / "shell_ja.qm"

    subprocess.run([lrelease, "-silent", str(repository / SHELL), "-qm", str(made)], check=True, capture_output=True)

    assert made.read_bytes() == (repository / SHELL).with_suffix(".qm").read_bytes()
