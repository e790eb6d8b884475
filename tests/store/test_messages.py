"""Every problem this package can raise has its sentence in both languages, with the arguments it is given."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

MESSAGES = Path("resources") / "messages" / "problems" / "store.yaml"
PACKAGE = Path("jcm_pdd") / "files" / "store"


def raised(repository: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The code and argument names of every Problem made in the package."""
    for file in sorted((repository / PACKAGE).glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                code = node.args[0]
                assert isinstance(code, ast.Constant), f"{file.name}:{node.lineno}: a code is a plain text"
                yield str(code.value), frozenset(str(keyword.arg) for keyword in node.keywords)


@pytest.fixture(scope="module")
def messages(repository: Path) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load((repository / MESSAGES).read_text(encoding="utf-8"))
    return loaded


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_raised_has_a_message_and_every_message_is_used(
    repository: Path, messages: dict[str, dict[str, str]]
) -> None:
    codes = {code for code, _ in raised(repository)}
    assert len(codes) > 30
    assert codes == set(messages)


def test_both_languages_use_only_what_each_place_gives(repository: Path, messages: dict[str, dict[str, str]]) -> None:
    for code, given in raised(repository):
        assert set(messages[code]) == {"en", "ja"}, code
        for sentence in messages[code].values():
            assert placeholders(sentence) <= given | {"where"}, code
        assert placeholders(messages[code]["en"]) == placeholders(messages[code]["ja"]), code


def test_japanese_is_japanese_and_english_is_not(messages: dict[str, dict[str, str]]) -> None:
    for code, sentence in messages.items():
        assert re.search(r"[\u3041-\u30ff]", sentence["ja"]), code
        assert sentence["en"].isascii(), code
