"""Every text of the window has a finished Japanese translation, and the compiled files are those of the sources."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest


def tool(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def messages(file: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    """(context, source) -> (translation, finished)."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            text = (translation.text or "") if translation is not None else ""
            finished = translation is not None and translation.get("type") is None
            found[context.findtext("name", ""), message.findtext("source", "")] = text, finished
    return found


@pytest.fixture(scope="module")
def known(repository: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    found: dict[tuple[str, str], tuple[str, bool]] = {}
    for file in sorted((repository / "resources" / "translations").glob("*_ja.ts")):
        found.update(messages(file))
    return found


def test_every_text_of_the_window_is_translated(repository: Path, tmp_path: Path, known) -> None:
    sources = sorted(str(path) for path in (repository / "jcm_pdd" / "gui").rglob("*.py"))
    fresh = tmp_path / "fresh_ja.ts"
    subprocess.run([tool("pyside6-lupdate"), *sources, "-ts", str(fresh)], check=True, capture_output=True)
    asked = set(messages(fresh))
    assert len(asked) > 80
    assert sorted(key for key in asked if not known.get(key, ("", False))[1] or not known[key][0]) == []


def test_no_translation_lost_a_placeholder(known) -> None:
    import re

    pattern = re.compile(r"\{\w+\}")
    wrong = [source for (_, source), (text, _) in known.items()
             if sorted(pattern.findall(source)) != sorted(pattern.findall(text))]
    assert wrong == []


@pytest.mark.parametrize("name", ["editors", "papers"])
def test_the_compiled_file_is_that_of_its_source(repository: Path, tmp_path: Path, name: str) -> None:
    source = repository / "resources" / "translations" / f"{name}_ja.ts"
    made = tmp_path / "made.qm"
    subprocess.run([tool("pyside6-lrelease"), str(source), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()
