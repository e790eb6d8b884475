"""Cases behind a brace: aligned as the document says, with room between the lines, the brace as tall as they are."""

from __future__ import annotations

import pytest

from jcm_pdd.files.pdf.mathbox import measure
from jcm_pdd.files.pdf.model import MathNode


def text(said: str) -> MathNode:
    return MathNode("text", text=said)


def matrix(*lines: str, side: str = "center") -> MathNode:
    return MathNode("matrix", tuple(MathNode("row", (text(line),)) for line in lines), side=side)


@pytest.mark.parametrize(("side", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_the_columns_of_a_matrix_stand_where_the_document_says(side: str, share: float) -> None:
    box = measure(matrix("a", "a much longer line", side=side))
    short, long = box.glyphs
    room = measure(text("a much longer line")).width - measure(text("a")).width
    assert long.x == 0
    assert short.x == pytest.approx(room * share)


def test_lines_of_a_matrix_do_not_touch() -> None:
    line = measure(text("x"))
    first, second = measure(matrix("x", "x")).glyphs
    assert first.y - second.y > (line.ascent + line.descent) * 1.2


def test_a_brace_grows_with_many_lines() -> None:
    def brace(lines: int) -> float:
        return measure(MathNode("delimited", (matrix(*"x" * lines),), text="{  ")).glyphs[0].size

    assert brace(5) > brace(3) > brace(1)
