"""The drawn figure as a file of its own: SVG, PNG or PDF by the ending of its name."""

from __future__ import annotations

import contextlib
from pathlib import Path

from jcm_pdd.core.papers.figure_model import Figure
from jcm_pdd.core.papers.figure_scene import Scene, scene_of
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.figure_drawing import png, print_scale
from jcm_pdd.files.papers.figure_pdf import pdf
from jcm_pdd.files.papers.figure_svg import svg
from jcm_pdd.files.store.atomic import beside, replace, write_durably
from jcm_pdd.files.store.failures import writing_failed

ENDINGS = (".svg", ".png", ".pdf")
_DPI = 300


def made(scene: Scene, ending: str) -> bytes:
    """Return a file of one of ENDINGS in the size the figure is printed in."""
    scale = print_scale(scene)
    if ending == ".svg":
        return svg(scene, scale)
    return png(scene, _DPI, scale) if ending == ".png" else pdf(scene, scale)


def write_figure(figure: Figure, target: Path) -> None:
    """Write the figure; Problem "figure.format" for another ending, "figure.empty" for nothing to draw, or what
    writing fails for.
    """
    if target.suffix.lower() not in ENDINGS:
        raise Problem("figure.format", str(target), file=target.name)
    if not figure.shown:
        raise Problem("figure.empty", str(target))
    write_scene(scene_of(figure), target)


def write_scene(scene: Scene, target: Path) -> None:
    """Write a drawing; Problem "figure.format" for another ending, or what writing fails for."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Problem("figure.format", str(target), file=target.name)
    data, temporary = made(scene, ending), beside(target)
    try:
        write_durably(temporary, data)
        replace(temporary, target)
    except OSError as error:
        raise writing_failed(error, str(target)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
