"""The drawn figure as lines on a page of a PDF."""

from __future__ import annotations

import io
from typing import Any

from jcm_pdd.core.papers.figure_scene import Ring, Scene, Stroke, Word
from jcm_pdd.files.papers.figure_drawing import font_runs

_POINTS_PER_MM = 72 / 25.4


def pdf(scene: Scene, scale: float = 1.0) -> bytes:
    """Return the scene as a PDF of one page of its own size."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    size = scene.width * scale * _POINTS_PER_MM, scene.height * scale * _POINTS_PER_MM
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

    runs = font_runs(word)
    x = word.at[0] - (sum(wide for _, _, wide in runs) * word.size / 2 if word.middle else 0.0)
    canvas.setFillColor(HexColor(word.colour))
    for name, text, wide in runs:
        item = canvas.beginText()
        item.setTextTransform(1, 0, 0, -1, x, word.at[1])  # the page is upside down here: y goes down as in the scene
        item.setFont(name, word.size)
        item.textOut(text)
        canvas.drawText(item)
        x += wide * word.size
