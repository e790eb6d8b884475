"""The same methodology comes out of every make of document, and Word and PDF agree."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from invented_text import ENGLISH, JAPANESE, Methodology, shown
from reportlab.pdfgen.canvas import Canvas
from text_pdf_makes import ruled, unruled
from text_word_makes import auto_numbered, letters_in_cells, plain_bold, styled, tracked

from jcm_pdd.files.official.text.model import OfficialText
from jcm_pdd.files.official.text.reading import read_text
from jcm_pdd.files.official.text.saying import lines

OWN: dict[str, Callable[[], bytes]] = {
    "headings by style, criteria in a table": lambda: styled(ENGLISH),
    "bold headings, contents list, criteria run in": lambda: plain_bold(ENGLISH),
    "letters alone in cells, numbers alone in cells": lambda: letters_in_cells(ENGLISH),
    "automatic numbers": lambda: auto_numbered(ENGLISH),
    "tracked changes": lambda: tracked(ENGLISH),
    "pdf with rules": lambda: ruled(ENGLISH),
    "pdf without rules": lambda: unruled(ENGLISH),
}
OWN_JAPANESE: dict[str, Callable[[], bytes]] = {
    "headings by style": lambda: styled(JAPANESE, japanese=True),
    "bold headings": lambda: plain_bold(JAPANESE, japanese=True),
    "pdf with rules": lambda: ruled(JAPANESE, japanese=True),
}
OFFICE = [f"{make}.{form}" for make in ("styled", "plain_bold", "letters_in_cells", "auto_numbered")
          for form in ("docx", "pdf")]  # fmt: skip
OFFICE_JAPANESE = [f"{make}-ja.{form}" for make in ("styled", "plain_bold") for form in ("docx", "pdf")]


def holds(text: OfficialText, content: Methodology) -> None:
    """Fail unless the text is the content, word by word, with nothing left over."""
    assert (text.methodology, text.version, text.title) == (content.number, content.code[-4:], content.title)
    assert [(term.term, term.definition) for term in text.terms] == list(content.terms)
    assert text.summary == "\n".join(f"{name}: {words}" for name, words in content.summary)
    assert [(one.number, one.text) for one in text.criteria] == [
        (number, one.shown) for number, one in enumerate(content.criteria, 1)]
    assert [(s.source, s.gas) for s in text.reference_sources] == [(s, shown(gas)) for s, gas in content.reference]
    assert [(s.source, s.gas) for s in text.project_sources] == [(s, shown(gas)) for s, gas in content.project]
    assert [(p.symbol, p.description, p.source) for p in text.parameters] == [
        (shown(p.symbol), shown(p.description), p.source) for p in content.parameters]
    assert [[(v.label, v.number, v.unit) for v in p.values] for p in text.parameters] == [
        list(p.values) for p in content.parameters]
    assert text.report == ()


@pytest.mark.parametrize("make", OWN)
def test_every_make_gives_the_content(make: str) -> None:
    holds(read_text(OWN[make](), "text"), ENGLISH)


@pytest.mark.parametrize("make", OWN_JAPANESE)
def test_japanese_too(make: str) -> None:
    holds(read_text(OWN_JAPANESE[make](), "text"), JAPANESE)


@pytest.mark.parametrize("name", OFFICE)
def test_what_libreoffice_saves_or_prints_gives_the_content(name: str, by_office: dict[str, bytes]) -> None:
    holds(read_text(by_office[name], name), ENGLISH)


@pytest.mark.parametrize("name", OFFICE_JAPANESE)
def test_what_libreoffice_makes_in_japanese(name: str, by_office: dict[str, bytes]) -> None:
    holds(read_text(by_office[name], name), JAPANESE)


@pytest.mark.parametrize("filler", range(0, 420, 20))
def test_a_page_end_anywhere_changes_no_word(filler: int) -> None:
    holds(read_text(ruled(ENGLISH, filler=filler), "text.pdf"), ENGLISH)


@pytest.mark.parametrize("filler", range(0, 400, 50))
def test_a_page_end_anywhere_changes_no_japanese_word(filler: int) -> None:
    holds(read_text(ruled(JAPANESE, japanese=True, filler=filler), "text.pdf"), JAPANESE)


def test_places_are_pages_in_a_pdf_and_tables_in_word() -> None:
    pdf, word = read_text(ruled(ENGLISH), "a.pdf"), read_text(styled(ENGLISH), "a.docx")
    assert pdf.criteria[1].place == "Section D, Criterion 2, page 1"
    assert word.criteria[1].place == "Section D “Eligibility criteria”, Criterion 2, table 1, row 2"
    assert pdf.parameters[-1].values[0].place == "Section I, TD_chilled, page 2"
    assert word.reference_sources[0].place == (
        "Section E “Emission Sources and GHG types”, Reference emissions, table 1, row 3")


def test_values_travel_between_processes() -> None:
    text = read_text(styled(ENGLISH), "a.docx")
    assert pickle.loads(pickle.dumps(text)) == text  # noqa: S301 (our own bytes)


def test_what_was_read_is_listed_in_both_languages() -> None:
    text = read_text(ruled(ENGLISH), "a.pdf")
    english, japanese = lines(text, "en"), lines(text, "ja")
    assert len(english) == len(japanese)
    assert "Methodology: TH_AM901, version 01.0" in english
    assert any("(Section D, Criterion 2, page 1)" in line for line in english)
    assert any("（D節、要件2、1ページ）" in line for line in japanese)
    assert "    x<300 USRt: 4.11" in english


def test_borders_drawn_as_thin_filled_boxes_are_borders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some printers fill a box half a point thin for each border, cell by cell, instead of drawing a line."""

    def line(self: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
        self.rect(min(x1, x2), min(y1, y2), max(0.48, abs(x2 - x1)), max(0.48, abs(y2 - y1)), stroke=0, fill=1)

    monkeypatch.setattr(Canvas, "line", line)
    holds(read_text(ruled(ENGLISH), "text.pdf"), ENGLISH)
