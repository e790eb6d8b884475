"""The drawn figure as a picture: a PNG of any density, and what Word gets: lines, with the PNG for older programs."""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jcm_pdd.core.papers.figure import figure_of
from jcm_pdd.core.papers.figure_layout import LARGEST, PAGE_WIDE
from jcm_pdd.core.papers.figure_scene import Ring, Scene, Shape, Word, scene_of
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.figure_svg import svg
from jcm_pdd.files.word.content import Picture
from jcm_pdd.files.word.pictures import MADE_BY

DPI = 220
CAPTION = "Emission sources and monitoring points"
_TALLEST = 200.0  # a picture of the form may be 205 mm high
_MM_PER_INCH = 25.4
# Lines are drawn larger and brought down, which smooths them.
_FINER = 2
_MOST_PIXELS = 40_000_000


def picture_of(context: Context) -> Picture:
    """Return the drawn figure as a picture for a Word document, fitted to a page of the form."""
    scene = scene_of(figure_of(context))
    wide = max(1, int(scene.width * print_scale(scene)))
    scale = wide / scene.width
    return Picture(png(scene, DPI, scale, marked=True), "image/png", wide, CAPTION, "monitoring points.png",
                   svg(scene, scale))


def print_scale(scene: Scene) -> float:
    """Return by how much a figure is made smaller or larger so that it fills the page."""
    return min(PAGE_WIDE / scene.width, _TALLEST / scene.height, LARGEST)


@lru_cache(maxsize=8)
def png(scene: Scene, dpi: int = DPI, scale: float = 1.0, marked: bool = False) -> bytes:
    """Return the scene as PNG; `marked` for one that stands in a document beside its lines."""
    from PIL import Image, ImageDraw, PngImagePlugin

    dots = dpi / _MM_PER_INCH * scale * _FINER
    dots = min(dots, (_MOST_PIXELS / (scene.width * scene.height)) ** 0.5)
    image = Image.new("RGB", (round(scene.width * dots), round(scene.height * dots)), "#FFFFFF")
    brush = ImageDraw.Draw(image)
    for shape in scene.shapes:
        _paint(brush, shape, dots)
    size = (max(1, image.width // _FINER), max(1, image.height // _FINER))
    small = image.resize(size, Image.Resampling.BOX)
    info = PngImagePlugin.PngInfo()
    if marked:
        info.add_text(*MADE_BY)
    out = io.BytesIO()
    small.save(out, "PNG", pnginfo=info, dpi=(dpi, dpi), optimize=False)
    return out.getvalue()


def _paint(brush: Any, shape: Shape, dots: float) -> None:
    if isinstance(shape, Word):
        _letters(brush, shape, dots)
    elif isinstance(shape, Ring):
        x, y, r = (value * dots for value in (*shape.centre, shape.radius))
        brush.ellipse((x - r, y - r, x + r, y + r), outline=shape.colour, width=max(1, round(shape.thick * dots)))
    else:
        points = [(x * dots, y * dots) for x, y in shape.points]
        thick = max(1, round(shape.thick * dots))
        if shape.fill:
            brush.polygon(points, fill=shape.fill)
        if shape.dash:
            for start, end in _dashes(points, [length * dots for length in shape.dash]):
                brush.line((start, end), fill=shape.colour, width=thick)
        else:
            brush.line(points, fill=shape.colour, width=thick, joint="curve")


def _dashes(points: list[tuple[float, float]], lengths: list[float]) -> list[tuple[tuple[float, float], ...]]:
    found = []
    at, left = 0, lengths[0]
    for (x, y), (to_x, to_y) in pairwise(points):
        whole = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        gone = 0.0
        while whole - gone > 1e-6:
            step = min(left, whole - gone)
            if at % 2 == 0:
                found.append(tuple((x + (to_x - x) * part / whole, y + (to_y - y) * part / whole)
                                   for part in (gone, gone + step)))
            gone, left = gone + step, left - step
            if left <= 1e-6:
                at += 1
                left = lengths[at % len(lengths)]
    return found


@lru_cache(maxsize=64)
def _font(name: str, pixels: int) -> Any:
    from PIL import ImageFont

    from jcm_pdd.files.data import data_path

    file = data_path("resources", "fonts") / f"{name.removeprefix('jcm-')}.ttf"
    # The other way to set letters needs a library that Windows lacks; a figure is the same everywhere.
    return ImageFont.truetype(str(file), pixels, layout_engine=ImageFont.Layout.BASIC)


def font_runs(word: Word) -> list[tuple[str, str, float]]:
    """Return font, text and width at size 1 of the stretches of a text, one for each font it needs."""
    from jcm_pdd.files.pdf.fonts import glyph_runs

    return [(look.face.name, text, look.face.width(text)) for look, text in
            glyph_runs(word.text, "sans", word.bold, False) if look is not None]


def _letters(brush: Any, word: Word, dots: float) -> None:
    runs = font_runs(word)
    x, y = word.at[0] * dots, word.at[1] * dots
    size = word.size * dots
    if word.middle:
        x -= sum(wide for _, _, wide in runs) * size / 2
    for name, text, wide in runs:
        brush.text((x, y), text, fill=word.colour, font=_font(name, max(1, round(size))), anchor="ls")
        x += wide * size
