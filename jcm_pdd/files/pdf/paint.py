"""Drawing on the pages of a PDF with reportlab; y is measured down from the top of the page, in points."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from jcm_pdd.files.papers.figure_svg import scene_from
from jcm_pdd.files.pdf.fonts import Look, chain
from jcm_pdd.files.pdf.mathbox import MathBox
from jcm_pdd.files.pdf.model import Edge, Picture, RunStyle
from jcm_pdd.files.pdf.words import Frag

DASH = {"dotted": (1.0, 1.5), "dashed": (3.0, 2.0)}
SLANT = 0.2
# Pictures are brought down to this density; more is not seen on paper and makes the file heavy.
DOTS_PER_POINT = 220 / 72
# The line that says a PDF is a review copy: its size, its distance from the upper edge, its grey.
MARK_SIZE, MARK_TOP, MARK_COLOR = 8.0, 16.0, "6E6E6E"
LARGEST_PICTURE = 60_000_000


class Painter:
    """One PDF being drawn: `page` and `pages` are what page number fields show at the moment."""

    def __init__(self, title: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._out = io.BytesIO()
        first = chain("serif", False, False).first().face.name
        self.canvas: Any = Canvas(self._out, invariant=1, pageCompression=1, initialFontName=first, initialFontSize=10)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("JCM PDD Studio")
        self.height = 842.0
        self.page, self.pages = "1", "1"
        self.bad_pictures: list[Picture] = []
        self._bookmarks = 0
        self._level = -1
        self._color = ""
        self._held: tuple[str, float, str] | None = None

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of the given size."""
        self.canvas.setPageSize((width, height))
        self.height = height
        self._color, self._held = "", None

    def mark(self, text: str, width: float) -> None:
        """Print a line in small grey letters in the middle of the upper margin, smaller still when it is long."""
        look = chain("sans", False, False).first()
        size = min(MARK_SIZE, (width - 2 * MARK_TOP) / max(look.face.width(text), 1))
        left = (width - look.face.width(text) * size) / 2
        self._text(text, left, MARK_TOP, look, size, RunStyle(color=MARK_COLOR))

    def end_page(self) -> None:
        """Finish the page."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """Close the PDF and return its bytes."""
        if self._bookmarks:
            self.canvas.showOutline()
        self.canvas.save()
        return self._out.getvalue()

    def bookmark(self, text: str, level: int, top: float) -> None:
        """Add an entry to the outline; a level is at most one deeper than the one before."""
        self._bookmarks += 1
        self._level = min(level, self._level + 1)
        name = f"h{self._bookmarks}"
        self.canvas.bookmarkHorizontal(name, 0, self.height - top)
        self.canvas.addOutlineEntry(text, name, self._level, closed=self._level > 0)

    def fill(self, x: float, top: float, width: float, height: float, color: str) -> None:
        """Fill a rectangle."""
        self._fill_color(color)
        self.canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def line(self, start: tuple[float, float], end: tuple[float, float], edge: Edge) -> None:
        """Draw a horizontal or vertical border line; a double one becomes two thin ones."""
        canvas = self.canvas
        self._pen(edge.color, edge.width, edge.kind)
        shifts = (-edge.width, edge.width) if edge.kind == "double" else (0.0,)
        flat = start[1] == end[1]
        for shift in shifts:
            dx, dy = (0.0, shift) if flat else (shift, 0.0)
            canvas.line(start[0] + dx, self.height - start[1] - dy, end[0] + dx, self.height - end[1] - dy)

    def frag(self, frag: Frag, x: float, baseline: float) -> None:
        """Draw a fragment of a line with its baseline `baseline` points below the top of the page."""
        style = frag.style
        if style.background:
            self.fill(x, baseline - frag.up - frag.size * 0.9, frag.width, frag.size * 1.12, style.background)
        text = {"page": self.page, "pages": self.pages}.get(frag.kind, frag.text)
        if frag.kind == "picture" and isinstance(frag.payload, Picture):
            self.picture(frag.payload, x, baseline - frag.ascent, frag.width, frag.ascent)
        elif frag.kind == "math" and isinstance(frag.payload, MathBox):
            self._math(frag.payload, x, baseline)
        elif frag.kind == "missing":
            self._box(x, baseline - frag.up, frag.size, style.color)
        elif frag.kind == "tab":
            self._leader(frag, x, baseline)
        elif frag.look is not None:
            self._text(text, x, baseline - frag.up, frag.look, frag.size, style)
        if frag.kind not in ("picture", "math") and frag.width > 0:
            self._rules(frag, x, baseline)

    def _text(self, text: str, x: float, baseline: float, look: Look, size: float, style: RunStyle) -> None:
        self._fill_color(style.color)
        item = self.canvas.beginText()
        item.setTextTransform(1, 0, SLANT if look.slant else 0, 1, x, self.height - baseline)
        item.setFont(look.face.name, size)
        if style.spacing:
            item.setCharSpace(style.spacing)
        if look.bold:  # no bold in this font: thicken the outline
            self._pen(style.color, size * 0.03)
            item.setTextRenderMode(2)
        item.textOut(text)
        if look.bold:
            item.setTextRenderMode(0)
        if style.spacing:
            item.setCharSpace(0)
        self.canvas.drawText(item)

    def _rules(self, frag: Frag, x: float, baseline: float) -> None:
        """Draw underline and strike-through."""
        style = frag.style
        base, thick = frag.style.size, max(frag.style.size * 0.05, 0.4)
        if style.underline and frag.kind != "missing":
            edge = Edge(thick, style.color, {"dotted": "dotted", "dash": "dashed"}.get(style.underline, "single"))
            depths = (0.1, 0.18) if style.underline == "double" else (0.12,)
            for depth in depths:
                y = baseline + base * depth
                self.line((x, y), (x + frag.width, y), edge)
        if style.strike:
            y = baseline - frag.up - frag.size * 0.26
            self.line((x, y), (x + frag.width, y), Edge(thick, style.color))

    def _leader(self, frag: Frag, x: float, baseline: float) -> None:
        if not frag.text:
            return
        look = chain(frag.style.role, False, False).first()
        step = look.face.width(frag.text) * frag.size
        count = int(frag.width / step) - 1 if step else 0
        if count > 0:
            start = x + frag.width - count * step
            self._text(frag.text * count, start, baseline, look, frag.size, RunStyle(color=frag.style.color))

    def _box(self, x: float, baseline: float, size: float, color: str) -> None:
        """Draw the box that stands for a character no font has."""
        self._pen(color, max(size * 0.05, 0.4))
        bottom = self.height - baseline
        self.canvas.rect(x + size * 0.06, bottom - size * 0.05, size * 0.5, size * 0.78, stroke=1, fill=0)

    def _math(self, box: MathBox, x: float, baseline: float) -> None:
        for item in box.glyphs:
            if item.look is None:
                self._box(x + item.x, baseline - item.y, item.size, item.style.color)
            else:
                self._text(item.text, x + item.x, baseline - item.y, item.look, item.size, item.style)
        for rx, ry, width, thick in box.rules:
            self.fill(x + rx, baseline - ry - thick / 2, width, thick, "000000")

    def picture(self, picture: Picture, x: float, top: float, width: float, height: float) -> None:
        """Draw a picture into a rectangle; one that cannot be read becomes a crossed frame."""
        bottom = self.height - top - height
        if (scene := scene_from(picture.data)) is not None:
            from jcm_pdd.files.papers.figure_pdf import draw

            draw(self.canvas, scene, (x, bottom), (width, height))
            self._color, self._held = "", None
            return
        image = _image(picture, width, height) if picture.data else None
        if image is not None:
            self.canvas.drawImage(image, x, bottom, width, height, mask="auto")
            return
        if picture.data:
            self.bad_pictures.append(picture)
        self._pen("808080", 0.5)
        self.canvas.rect(x, bottom, width, height, stroke=1, fill=0)
        self.canvas.line(x, bottom, x + width, bottom + height)
        self.canvas.line(x, bottom + height, x + width, bottom)

    def _fill_color(self, color: str) -> None:
        if color != self._color:
            self.canvas.setFillColor(_color(color))
            self._color = color

    def _pen(self, color: str, width: float, kind: str = "single") -> None:
        """Take up a pen for lines; a pen already in the hand costs nothing."""
        if (color, width, kind) == self._held:
            return
        self._held = (color, width, kind)
        self.canvas.setStrokeColor(_color(color))
        self.canvas.setLineWidth(width)
        self.canvas.setLineCap(0 if kind in DASH else 2)
        if kind in DASH:
            self.canvas.setDash(*DASH[kind])
        else:
            self.canvas.setDash()


@lru_cache(maxsize=256)
def _color(color: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor("#" + color)


def _image(picture: Picture, width: float, height: float) -> Any:
    """Return a picture cropped and brought down to print density, None when it cannot be read."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        image: Any = Image.open(io.BytesIO(picture.data))
        if image.width * image.height > LARGEST_PICTURE:
            return None
        if any(picture.crop):
            left, top, right, bottom = picture.crop
            image = image.crop((
                int(left * image.width), int(top * image.height),
                max(int((1 - right) * image.width), int(left * image.width) + 1),
                max(int((1 - bottom) * image.height), int(top * image.height) + 1),
            ))  # fmt: skip
        if image.mode not in ("RGB", "RGBA", "L"):
            image = image.convert("RGBA" if "transparency" in image.info or "A" in image.mode else "RGB")
        most = (max(int(width * DOTS_PER_POINT), 1), max(int(height * DOTS_PER_POINT), 1))
        if image.width > 2 * most[0] or image.height > 2 * most[1]:
            image.thumbnail((most[0] * 2, most[1] * 2))
        image.load()
    except Exception:  # noqa: BLE001 (a damaged picture fails in many ways; the frame and the report say so)
        return None
    return ImageReader(image)
