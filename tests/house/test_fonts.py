"""The fonts for PDF: every sign has a glyph, every file can be embedded, every font has its licence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
TABLE: dict[str, Any] = yaml.load((FONTS / "fonts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
FILES = [font["file"] for font in TABLE["fonts"]]
SIGNS = "₂₀ₓ≥≤≠°′″Σ∑×÷η−–—“”‘’•☐☑☒あア漢字㎡㎥²³±µμ→√Δα①〜℃ＭＶ髙﨑𠮷Ộạžşə§©Я"


def glyphs(file: str) -> set[int]:
    with TTFont(FONTS / file, lazy=True) as font:
        return set(font.getBestCmap())


def test_the_table_lists_exactly_the_files() -> None:
    assert sorted(FILES) == sorted(path.name for path in FONTS.glob("*.ttf"))


@pytest.mark.parametrize("kind", ["serif", "sans"])
def test_every_sign_has_a_glyph_in_the_fallback_chain(kind: str) -> None:
    families = TABLE["fallback"][kind]
    regular = [f["file"] for f in TABLE["fonts"] if f["family"] in families and f["style"] == "regular"]
    assert len(regular) == len(families)
    covered = set().union(*(glyphs(file) for file in regular))
    assert [sign for sign in SIGNS if ord(sign) not in covered] == []


@pytest.mark.parametrize("file", FILES)
def test_a_font_can_be_embedded(file: str) -> None:
    with TTFont(FONTS / file, lazy=True) as font:
        assert "glyf" in font, "the PDF writer needs TrueType outlines"
        assert font["OS/2"].fsType == 0, "the font forbids or restricts embedding"


@pytest.mark.parametrize("file", FILES)
def test_the_pdf_writer_loads_a_font(file: str) -> None:
    from reportlab.pdfbase.ttfonts import TTFont as PdfFont

    face = PdfFont(file.removesuffix(".ttf"), str(FONTS / file)).face
    assert len(face.charToGlyph) > 2000


@pytest.mark.parametrize("font", TABLE["fonts"], ids=lambda font: font["file"])
def test_a_font_is_what_the_table_says(font: dict[str, str]) -> None:
    assert (FONTS / font["licence_file"]).stat().st_size > 1000
    with TTFont(FONTS / font["file"], lazy=True) as loaded:
        assert loaded["name"].getDebugName(1) == font["family"]
        style = loaded["name"].getDebugName(2).lower().replace(" ", "-")
    assert style in (font["style"], "book" if font["style"] == "regular" else "")


def test_substitutes_and_chains_name_families_that_are_here() -> None:
    families = {font["family"] for font in TABLE["fonts"]}
    assert set(TABLE["stands_for"].values()) <= families
    assert {name for chain in TABLE["fallback"].values() for name in chain} <= families


def test_the_fonts_stay_below_25_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 25_000_000
