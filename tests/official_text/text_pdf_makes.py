"""The invented methodology as PDF documents drawn by a PDF library, with and without lines around tables."""

from __future__ import annotations

import io
from typing import Any

from invented_text import Methodology, pieces
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from jcm_pdd.files.data import data_path

GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
OPEN = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
BODY = "LiberationSerif-Regular"


def _fonts() -> None:
    for name in (BODY, "BIZUDPGothic-Regular"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(data_path("resources", "fonts", f"{name}.ttf"))))


class _Maker:
    def __init__(self, content: Methodology, ruled: bool, japanese: bool = False, filler: int = 0) -> None:
        _fonts()
        self.content = content
        self.ruled = ruled
        self.filler = filler
        self.style = ParagraphStyle("body", fontName="BIZUDPGothic-Regular" if japanese else BODY, fontSize=11,
                                    leading=14, spaceAfter=6, wordWrap="CJK" if japanese else None)
        self.inner = ParagraphStyle("inner", parent=self.style, spaceAfter=0)
        self.sub = ParagraphStyle("sub", parent=self.inner, leftIndent=20, spaceAfter=3)
        self.story: list[Any] = []

    def words(self, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        marks = {"": "{}", "sub": '<sub rise="3" size="7">{}</sub>', "sup": '<super rise="4" size="7">{}</super>'}
        def escape(part: str) -> str:
            return part.replace("&", "&amp;").replace("<", "&lt;")
        return Paragraph("".join(marks[kind].format(escape(part)) for part, kind in pieces(text)), style or self.inner)

    def table(self, rows: Any, widths: tuple[int, ...], spans: tuple[int, ...] = ()) -> Table:
        style = TableStyle(parent=GRID if self.ruled else OPEN)
        for row in spans:
            style.add("SPAN", (0, row), (-1, row))
        cells = [[self.words(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
        return Table(cells, colWidths=widths, style=style)

    def heading(self, letter: str) -> None:
        self.story.append(self.words(f"{letter}. {self.content.headings[letter]}", self.style))

    def build(self) -> bytes:
        content = self.content
        self.heading("A")
        self.story.append(self.words(f"{content.title}, Version {content.code[-4:]}", self.style))
        self.heading("B")
        self.story.append(self.table([content.term_head, *content.terms], (130, 320)))
        self.heading("C")
        self.story.append(self.table([content.summary_head, *content.summary], (150, 300)))
        self.heading("D")
        self.story.append(self.words(content.intro, self.style))
        self.story.append(Spacer(1, self.filler))
        self.criteria()
        self.heading("E")
        self.sources()
        for letter in "FGH":
            self.heading(letter)
            self.story += [self.words(text, self.style) for text in content.formulas[letter]]
        self.heading("I")
        self.parameters()
        return self.printed()

    def criteria(self) -> None:
        content = self.content
        rows = []
        for number, criterion in enumerate(content.criteria, 1):
            parts = [self.words(f"{chr(97 + n)}) {part}", self.sub) for n, part in enumerate(criterion.parts)]
            if self.ruled:
                rows.append((f"{content.criterion} {number}", [self.words(criterion.text), *parts]))
            else:
                self.story += [self.words(f"{content.criterion} {number}: {criterion.text}", self.style), *parts]
        if rows:
            self.story.append(self.table(rows, (90, 360)))

    def sources(self) -> None:
        content = self.content
        blocks = [(content.sides[0], content.reference), (content.sides[1], content.project)]
        if self.ruled:
            rows = [row for side, found in blocks for row in ((side, ""), content.source_head, *found)]
            self.story.append(self.table(rows, (330, 120), (0, 2 + len(content.reference))))
            return
        for side, found in blocks:
            self.story.append(KeepTogether([self.words(side, self.style),
                                            self.table([content.source_head, *found], (330, 120))]))
            self.story.append(Spacer(1, 30))

    def parameters(self) -> None:
        content = self.content
        rows: list[Any] = [content.parameter_head]
        after: list[Any] = []
        for one in content.parameters:
            cell: Any = [self.words(one.description)]
            if one.table:
                ruled, self.ruled = self.ruled, True
                block = [Spacer(1, 8), self.table(one.table, (90,) * len(one.table[0])), Spacer(1, 4)]
                self.ruled = ruled
                cell += block if ruled else []
                after += [] if ruled else block
            rows.append((one.symbol, cell, one.source))
        self.story += [self.table(rows, (75, 290, 95)), *after]

    def printed(self) -> bytes:
        target = io.BytesIO()
        font, code = self.style.fontName, self.content.code

        def margins(canvas: Any, document: Any) -> None:
            canvas.setFont(font, 9)
            canvas.drawRightString(A4[0] - 60, A4[1] - 40, code)
            canvas.drawCentredString(A4[0] / 2, 30, str(document.page))

        template = SimpleDocTemplate(target, pagesize=A4, invariant=1)
        template.build(self.story, onFirstPage=margins, onLaterPages=margins)
        return target.getvalue()


def ruled(content: Methodology, japanese: bool = False, filler: int = 0) -> bytes:
    """Tables with lines around every cell; `filler` points move the criteria down, over a page end."""
    return _Maker(content, ruled=True, japanese=japanese, filler=filler).build()


def unruled(content: Methodology, japanese: bool = False) -> bytes:
    """Tables without lines, criteria run in."""
    return _Maker(content, ruled=False, japanese=japanese).build()
