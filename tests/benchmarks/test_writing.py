"""Looking through English texts: the words on screen, the longest answer there may be, and one suggestion."""

from __future__ import annotations

import pytest

from jcm_pdd.core import spelling
from jcm_pdd.files.spelling import dictionary, suggestions
from tests.benchmarks.baseline import ratio

TEXT = ("The chillers of the plant use hihg efficiancy compressors, TH_AM001 and 3.5 MWh; the organisation's "
        "meters are read monthly. ") * 260


@pytest.mark.parametrize(("letters", "most"), [(3_000, 1.5), (32_000, 12)])
def test_a_text_is_looked_through(letters: int, most: float) -> None:
    known, text = dictionary(), TEXT[:letters]
    assert ratio(lambda: list(spelling.unknown(text, known))) < most


def test_a_suggestion_opens_with_its_menu() -> None:
    suggestions("teh")
    assert ratio(lambda: suggestions("photovoltiac")) < 10
