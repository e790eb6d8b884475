"""The fonts a PDF is drawn with, chosen character by character along a fallback chain.

The table of shipped fonts is resources/fonts/fonts.yaml. Font files are opened when first needed and kept for
the life of the process; every PDF embeds only the glyphs it uses.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain as joined
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path

# Characters that leave no mark: joiners, direction marks, soft hyphen, byte order mark, variation selectors.
INVISIBLE = frozenset(
    joined(
        (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x061C),
        range(0x200E, 0x2010),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
)

# How the names of serif faces that fonts.yaml does not list are recognised.
SERIF = (
    "times", "serif", "roman", "cambria", "georgia", "garamond", "century", "palatino", "bookman",
    "mincho", "明朝",
    "antiqua", "batang", "song", "minion", "baskerville",
)  # fmt: skip
NOT_SERIF = ("sans", "century gothic")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One shipped font file and the style it draws."""

    path: Path
    family: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """An opened font; widths are thousandths of the size, ascent, descent and gap shares of it."""

    name: str
    glyphs: Mapping[int, int]
    widths: Mapping[int, float]
    default_width: float
    ascent: float
    descent: float
    gap: float

    def width(self, text: str) -> float:
        """Return the width of `text` at size 1."""
        get, default = self.widths.get, self.default_width
        return sum([get(ord(char), default) for char in text]) / 1000.0


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A face as it is used: `bold` and `slant` are set where the font has no such style of its own."""

    face: Face
    bold: bool
    slant: bool


@dataclass(slots=True, eq=False)
class Chain:
    """The looks to try for one role and style, best first, with the answer for each character remembered."""

    files: tuple[FontFile, ...]
    bold: bool
    italic: bool
    known: dict[str, Look | None] = field(default_factory=dict)

    def first(self) -> Look:
        """Return the look of the leading font."""
        return self._look(self.files[0])

    def of(self, char: str) -> Look | None:
        """Return the first look that has a glyph for `char`, or None when no shipped font has one."""
        try:
            return self.known[char]
        except KeyError:
            found = next((look for look in map(self._look, self.files) if ord(char) in look.face.glyphs), None)
            self.known[char] = found
            return found

    def _look(self, file: FontFile) -> Look:
        return Look(open_face(file.path), self.bold and not file.bold, self.italic and not file.italic)


@dataclass(frozen=True, slots=True)
class FontTable:
    """What fonts.yaml says: the files, the families to try for serif and sans, and which family stands for a
    name.
    """

    files: tuple[FontFile, ...]
    fallback: Mapping[str, tuple[str, ...]]
    stands_for: Mapping[str, str]


@lru_cache(maxsize=1)
def font_table() -> FontTable:
    """Read resources/fonts/fonts.yaml."""
    import yaml

    folder = data_path("resources", "fonts")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load((folder / "fonts.yaml").read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both loaders are safe)
    files = tuple(
        FontFile(folder / font["file"], font["family"], "bold" in font["style"], "italic" in font["style"])
        for font in content["fonts"]
    )
    fallback = {role: tuple(families) for role, families in content["fallback"].items()}
    return FontTable(files, fallback, {name.lower(): family for name, family in content["stands_for"].items()})


def role_of(font: str) -> str:
    """Return which chain draws a font that a Word document names: serif or sans."""
    name, table = font.lower(), font_table()
    family = table.stands_for.get(name)
    if family is not None:
        return next((role for role, families in table.fallback.items() if family in families), "sans")
    if any(part in name for part in NOT_SERIF):
        return "sans"
    return "serif" if any(part in name for part in SERIF) else "sans"


@lru_cache(maxsize=16)
def chain(role: str, bold: bool, italic: bool) -> Chain:
    """Return the fallback chain for a role (serif or sans) and style; each family gives its nearest style."""
    table = font_table()
    files = []
    for family in table.fallback[role]:
        styles = [file for file in table.files if file.family == family]
        files.append(min(styles, key=lambda file: 2 * (file.bold != bold) + (file.italic != italic)))
    return Chain(tuple(files), bold, italic)


@lru_cache(maxsize=64)
def open_face(path: Path) -> Face:
    """Open a TrueType font and make it known to reportlab; a broken one is the problem pdf.font."""
    from reportlab.pdfbase import pdfmetrics

    from jcm_pdd.files.pdf.embed import embedded_font

    try:
        font: Any = embedded_font(path)
    except Exception as error:  # reportlab raises many kinds for a damaged file
        raise Problem("pdf.font", path.name) from error
    pdfmetrics.registerFont(font)
    ascent, descent, gap = _line_metrics(font.face)
    face = font.face
    return Face(font.fontName, face.charToGlyph, face.charWidths, face.defaultWidth, ascent, descent, gap)


def _line_metrics(face: Any) -> tuple[float, float, float]:
    """Return ascent, descent and line gap as shares of the size, from the hhea table (what Word uses for a
    line).
    """
    ascent, descent, gap = struct.unpack(">hhh", face.get_table("hhea")[4:10])
    em = float(face.unitsPerEm)
    return ascent / em, -descent / em, gap / em


@lru_cache(maxsize=65536)
def glyph_runs(text: str, role: str, bold: bool, italic: bool) -> tuple[tuple[Look | None, str], ...]:
    """Cut `text` into runs of one look each; a run with None holds characters that no font has."""
    fonts = chain(role, bold, italic)
    runs: list[tuple[Look | None, str]] = []
    for char in text:
        if ord(char) in INVISIBLE:
            continue
        look = fonts.of(char)
        if runs and _same(runs[-1][0], look):
            runs[-1] = (runs[-1][0], runs[-1][1] + char)
        else:
            runs.append((look, char))
    return tuple(runs)


def _same(one: Look | None, other: Look | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.face is other.face
