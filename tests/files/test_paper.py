"""Official documents to look at: pages as pictures, words to search, and what is refused."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.paper import MOST_PIXELS, Paper


def pdf(*texts: str, size: tuple[float, float] = (595, 842), locked: str | None = None) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=locked)
    for text in texts:
        canvas.drawString(80, size[1] - 100, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_page_is_a_picture_as_fine_as_asked() -> None:
    paper = Paper(pdf("one", "two"), "text.pdf")
    assert (paper.pages, round(paper.width(2))) == (2, 595)
    coarse, fine = paper.picture(1, 72), paper.picture(1, 144)
    assert (coarse.width, coarse.height) == (595, 842)
    assert abs(fine.width - 2 * coarse.width) <= 2
    assert len(fine.pixels) == fine.stride * fine.height
    assert set(coarse.pixels[:3]) == {255}
    assert min(coarse.pixels) < 128  # something is written on it
    paper.close()
    assert paper.pages == 0


def test_a_page_as_large_as_a_field_is_drawn_coarsely() -> None:
    made = Paper(pdf("far away", size=(14_000, 14_000)), "field.pdf").picture(1, 300)
    assert made.width * made.height <= MOST_PIXELS * 1.01


def test_words_are_sought_from_the_page_after_round_and_round() -> None:
    paper = Paper(pdf("EF_RE  0.533", "nothing", "０．５３３ again"), "text.pdf")
    assert [paper.find("ef_re 0.533", after) for after in (0, 1, 2)] == [1, 1, 1]
    assert paper.find("0.9") is None
    assert paper.find(" ") is None


@pytest.mark.parametrize(("data", "code"), [
    (b"", "official_text.not_supported"), (b"MZ\x90", "official_text.not_supported"),
    (b"%PDF-1.7\nnothing", "official_text.damaged"), (b"PK\x03\x04 no zip", "official_text.damaged"),
    (pdf("a", locked="x"), "official_text.password")])
def test_what_cannot_be_shown_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as refused:
        Paper(data, "some file")
    assert (refused.value.code, refused.value.where) == (code, "some file")
