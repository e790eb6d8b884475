"""The drawn figure as picture: a PNG of any density, and lines on a page of a PDF.

Word gets the SVG with the PNG as what older programs show; the PDF draws the same lines, so that nothing is blurred.
"""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jcm_pdd.core.papers.figure import figure_of
from jcm_pdd.core.papers.figure_layout import LARGEST, PAGE_WIDE
from jcm_pdd.core.papers.figure_scene import Ring, Scene, Shape, Stroke, Word, scene_of
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.figure_svg import svg
from jcm_pdd.files.word.content import Picture
from jcm_pdd.files.word.pictures import MADE_BY

DPI = 220
CAPTION = "Emission sources and monitoring points"
_TALLEST = 200.0  # a picture of the form may be 205 mm high
MM_PER_INCH, POINTS_PER_MM = 25.4, 72 / 25.4
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

    dots = dpi / MM_PER_INCH * scale * _FINER
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

    return ImageFont.truetype(str(data_path("resources", "fonts") / f"{name.removeprefix('jcm-')}.ttf"), pixels)


def _runs(word: Word) -> list[tuple[str, str, float]]:
    """Return font, text and width at size 1 of the stretches of a text, one for each font it needs."""
    from jcm_pdd.files.pdf.fonts import glyph_runs

    return [(look.face.name, text, look.face.width(text)) for look, text in
            glyph_runs(word.text, "sans", word.bold, False) if look is not None]


def _letters(brush: Any, word: Word, dots: float) -> None:
    runs = _runs(word)
    x, y = word.at[0] * dots, word.at[1] * dots
    size = word.size * dots
    if word.middle:
        x -= sum(wide for _, _, wide in runs) * size / 2
    for name, text, wide in runs:
        brush.text((x, y), text, fill=word.colour, font=_font(name, max(1, round(size))), anchor="ls")
        x += wide * size


def pdf(scene: Scene, scale: float = 1.0) -> bytes:
    """Return the scene as a PDF of one page of its own size."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    size = scene.width * scale * POINTS_PER_MM, scene.height * scale * POINTS_PER_MM
    canvas: Any = Canvas(out, pagesize=size, invariant=1, pageCompression=1)
    canvas.setTitle("Emission sources and monitoring points")
    canvas.setCreator("JCM PDD Studio")
    draw(canvas, scene, (0.0, 0.0), size)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas: Any, scene: Scene, at: tuple[float, float], size: tuple[float, float]) -> None:
    """Draw the scene on a reportlab canvas with its lower left corner `at`, `size` points wide and high."""
    canvas.saveState()
    canvas.translate(at[0], at[1] + size[1])
    canvas.scale(size[0] / scene.width, -size[1] / scene.height)
    canvas.setLineCap(0)
    canvas.setLineJoin(1)
    for shape in scene.shapes:
        if isinstance(shape, Word):
            _write(canvas, shape)
        elif isinstance(shape, Ring):
            _pen(canvas, shape.colour, shape.thick, ())
            canvas.circle(*shape.centre, shape.radius, stroke=1, fill=0)
        else:
            _stroke(canvas, shape)
    canvas.restoreState()


def _pen(canvas: Any, colour: str, thick: float, dash: tuple[float, ...]) -> None:
    from reportlab.lib.colors import HexColor

    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(thick)
    canvas.setDash(list(dash)) if dash else canvas.setDash()


def _stroke(canvas: Any, shape: Stroke) -> None:
    from reportlab.lib.colors import HexColor

    _pen(canvas, shape.colour, shape.thick, shape.dash)
    path = canvas.beginPath()
    path.moveTo(*shape.points[0])
    for point in shape.points[1:]:
        path.lineTo(*point)
    if shape.fill:
        canvas.setFillColor(HexColor(shape.fill))
    canvas.drawPath(path, stroke=1, fill=1 if shape.fill else 0)


def _write(canvas: Any, word: Word) -> None:
    from reportlab.lib.colors import HexColor

    runs = _runs(word)
    x = word.at[0] - (sum(wide for _, _, wide in runs) * word.size / 2 if word.middle else 0.0)
    canvas.setFillColor(HexColor(word.colour))
    for name, text, wide in runs:
        item = canvas.beginText()
        item.setTextTransform(1, 0, 0, -1, x, word.at[1])  # the page is upside down here: y goes down as in the scene
        item.setFont(name, word.size)
        item.textOut(text)
        canvas.drawText(item)
        x += wide * word.size
