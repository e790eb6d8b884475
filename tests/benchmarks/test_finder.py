"""Finding a methodology follows the typing: 60 methodologies are searched within one frame of the screen."""

from __future__ import annotations

import itertools
from dataclasses import replace

from jcm_pdd.files.definitions import library
from jcm_pdd.files.finder import Wish, find
from tests.benchmarks.baseline import ratio

MANY = 60
# 16 ms is some 2.8 loops.
MOST = 2.8


def test_sixty_methodologies_are_searched_within_a_frame() -> None:
    own = itertools.cycle(library().methodologies.values())
    entries = [replace(next(own), version=f"{at}.0") for at in range(MANY)]
    wish = Wish(text="photovoltaic 電力量", measured="electricity")
    assert find(entries, wish)
    assert ratio(lambda: find(entries, wish)) <= MOST
