"""Broken and hostile files are refused in words, without much memory, and without end only for the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_texts import HOSTILE, letter, long_lines, word

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_catalogue, problem_text
from jcm_pdd.files.official.text.reading import read_text

CHILD = Path(__file__).with_name("reading_child.py")
MOST_MEMORY = 200


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_with_little_memory(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    file = tmp_path / "file"
    file.write_bytes(make())
    done = subprocess.run([sys.executable, CHILD, file], check=True, capture_output=True, text=True, timeout=60)
    found, memory, _ = done.stdout.split()
    assert found == (code if code.startswith("package.") else f"official_text.{code}")
    assert int(memory) < MOST_MEMORY


@pytest.mark.parametrize("name", HOSTILE)
def test_the_refusal_says_where_and_what_to_do_in_both_languages(name: str) -> None:
    with pytest.raises(Problem) as caught:
        read_text(HOSTILE[name][0](), "方法論.pdf")
    english, japanese = problem_text(caught.value, "en"), problem_text(caught.value, "ja")
    assert "方法論.pdf" in english
    assert "方法論.pdf" in japanese
    assert "?" not in english.replace("方法論.pdf", "")


def test_every_message_of_the_part_is_there_in_both_languages() -> None:
    own = {code: words for code, words in problem_catalogue().items() if code.startswith("official_text.")}
    assert len(own) > 20
    assert all(set(words) == {"en", "ja"} and all(words.values()) for words in own.values())


def test_bytes_behind_a_good_text_do_no_harm() -> None:
    with pytest.raises(Problem, match="no_methodology"):
        read_text(letter() + b"\n% more \n", "a.pdf")


def test_a_paragraph_without_end_is_read_like_any_other(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(word(long_lines))
    done = subprocess.run([sys.executable, CHILD, file], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("read ")
