"""How long it takes to read the text of a methodology, and to refuse one made to harm."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "official_text"))
from baseline import within
from hostile_texts import HOSTILE
from invented_text import ENGLISH
from text_pdf_makes import ruled
from text_word_makes import styled

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.reading import read_text

pytestmark = pytest.mark.benchmark
SECOND = 175


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_within_a_second(name: str) -> None:
    data = HOSTILE[name][0]()
    with within(SECOND), pytest.raises(Problem):
        read_text(data, name)


@pytest.mark.parametrize("make", [styled, ruled])
def test_a_text_is_read_within_a_second(make: object) -> None:
    data = make(ENGLISH)  # type: ignore[operator]
    with within(SECOND):
        read_text(data, "text")
