"""How the workbook of a data request looks: fonts that every Windows has, colours, protection, A4 across."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jcm_pdd.files.papers.request_sheets import Head

FONT, SIZE, LINE = "Yu Gothic UI", 10, 15.0
INK, HEAD, EXAMPLE, INPUT, KNOWN, RULE = "1F2933", "1F4E5F", "6B7280", "FFF8DC", "F1F3F5", "B8C0C8"
Style = Callable[[Any], None]


class Look:
    """Styles by what a cell is for; the finished style of each kind is made once and shared."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def style(self, head: Head, free: bool) -> Style:
        """Return the style of a cell below a column: to be filled (`free`), or known already."""
        one = head.field.kind if head.field is not None else "text"
        number = {"number": "General", "date": "yyyy-mm-dd"}.get(one, "@") if head.role == "answer" else "@"
        across = "right" if number == "General" and head.role == "answer" else (
            "center" if head.role == "tick" else "left")
        fill = INPUT if free and head.role != "open" else "" if free else KNOWN
        return self._style(f"cell{number}{across}{fill}{free}", fill=fill, border=True, number=number, across=across,
                           locked=not free)

    @property
    def title(self) -> Style:
        """The name of a sheet."""
        return self._style("title", bold=True, size=14, wrap=False)

    @property
    def head(self) -> Style:
        """The head of a column."""
        return self._style("head", bold=True, colour="FFFFFF", fill=HEAD, border=True, across="center")

    @property
    def hidden(self) -> Style:
        """Keys."""
        return self._style("hidden", colour=EXAMPLE, wrap=False)

    @property
    def example(self) -> Style:
        """Examples above the answers."""
        return self._style("example", colour=EXAMPLE, italic=True, border=True, fill=KNOWN)

    @property
    def open(self) -> Style:
        """Room for the local language."""
        return self._style("open", border=True, locked=False)

    @property
    def text(self) -> Style:
        """Plain words of the cover."""
        return self._style("text")

    @property
    def label(self) -> Style:
        """The name of a fact on the cover."""
        return self._style("label", bold=True, border=True, fill=KNOWN)

    @property
    def fact(self) -> Style:
        """A fact on the cover."""
        return self._style("fact", border=True)

    def _style(self, name: str, **wishes: Any) -> Style:
        def apply(cell: Any) -> None:
            from copy import copy

            if name not in self._made:
                _Dress(**wishes).put_on(cell)
                self._made[name] = copy(cell._style)  # noqa: SLF001 openpyxl's own way to share a style
            cell._style = copy(self._made[name])  # noqa: SLF001

        return apply

    def protect(self, target: Any, growing: bool) -> None:
        """Protect a sheet without a password; widths, and in tables rows, stay free."""
        target.protection.sheet = True
        target.protection.formatColumns = False  # False: the user may do it although the sheet is protected
        target.protection.formatRows = False
        target.protection.formatCells = False
        target.protection.insertRows = not growing
        target.protection.sort = not growing
        target.sheet_view.showGridLines = False
        target.sheet_view.zoomScale = 90

    def page(self, target: Any, name: str, across: int = 1, whole: bool = True) -> None:
        """Set a sheet up for A4 across, with its name above and page numbers below.

        `across` pages hold its width, made smaller where needed; a sheet that fits as it is (not `whole`) stays so.
        """
        target.page_setup.orientation = "landscape"
        target.page_setup.paperSize = target.PAPERSIZE_A4
        if whole:
            target.page_setup.fitToWidth = across
            target.page_setup.fitToHeight = 0
            target.sheet_properties.pageSetUpPr.fitToPage = True
        for side in ("left", "right"):
            setattr(target.page_margins, side, 0.4)
        for side in ("top", "bottom"):
            setattr(target.page_margins, side, 0.8)
        target.oddHeader.left.text = name.replace("&", "&&")
        target.oddFooter.center.text = "&P / &N"
        for part in (target.oddHeader.left, target.oddFooter.center):
            part.size, part.font = SIZE - 1, f"{FONT},Regular"


@dataclass(frozen=True, slots=True)
class _Dress:
    bold: bool = False
    italic: bool = False
    size: int = SIZE
    colour: str = INK
    fill: str = ""
    border: bool = False
    across: str = "left"
    wrap: bool = True
    locked: bool = True
    number: str = "@"

    def put_on(self, cell: Any) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        cell.font = Font(name=FONT, size=self.size, bold=self.bold, italic=self.italic, color=self.colour, family=2)
        if self.fill:
            cell.fill = PatternFill("solid", fgColor=self.fill)
        if self.border:
            side = Side(style="thin", color=RULE)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.alignment = Alignment(horizontal=self.across, vertical="center" if self.bold else "top",
                                   wrap_text=self.wrap)
        cell.protection = Protection(locked=self.locked)
        cell.number_format = self.number


def letters_wide(text: str) -> int:
    """Return how many columns of letters a text takes; Japanese letters take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def height_of(texts: Iterable[tuple[str, int]], lines: int = 1) -> float:
    """Return the height in points of a row that holds these texts in columns of these widths."""
    most = lines
    for text, width in texts:
        room = max(width - 2, 3)
        most = max(most, sum(max(1, -(-letters_wide(part) // room)) for part in text.split("\n")) if text else 1)
    return min(most * LINE + 4, 400)
