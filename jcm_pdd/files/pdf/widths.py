"""How wide the columns of a Word table are, from its grid and from what its cells ask for."""

from __future__ import annotations

from jcm_pdd.files.pdf.ooxml import Element, attribute, descend, points

Placed = list[tuple[Element, int, int]]
NARROWEST = 6.0


def column_widths(grid: list[float], rows: list[Placed], columns: int, wanted: Element | None) -> list[float]:
    """Return a width in points for each column; a negative first entry never occurs, 0 means: share what is
    left.

    Cells' own widths (w:tcW) win where every column is known from them, as they do in Word; else the grid.
    A table width in percent is returned as negative shares (-1.0 is the full width).
    """
    widths = _from_cells(rows, columns) or _from_grid(grid, columns)
    share = _percent(wanted)
    total = sum(widths)
    if share and total:
        return [-share * width / total for width in widths]
    asked = points(attribute(wanted, "w:w")) if attribute(wanted, "w:type") == "dxa" else None
    if asked and total <= 0:
        return [asked / columns] * columns
    if total <= 0:
        return [-1.0 / columns] * columns
    return [max(width, NARROWEST) for width in widths]


def _percent(wanted: Element | None) -> float:
    if attribute(wanted, "w:type") != "pct":
        return 0.0
    text = attribute(wanted, "w:w") or "0"
    try:
        share = float(text[:-1]) / 100 if text.endswith("%") else float(text) / 5000
    except ValueError:
        return 0.0
    return min(max(share, 0.0), 1.0)


def _from_grid(grid: list[float], columns: int) -> list[float]:
    known = [width for width in grid if width > 0]
    usual = sum(known) / len(known) if known else 0.0
    return [grid[place] if place < len(grid) and grid[place] > 0 else usual for place in range(columns)]


def _from_cells(rows: list[Placed], columns: int) -> list[float]:
    """Return the widths that the cells of one column each ask for, [] when a column has none."""
    widths = [0.0] * columns
    for row in rows:
        for cell, start, end in row:
            width = descend(cell, "w:tcPr", "w:tcW")
            if end - start == 1 and attribute(width, "w:type") in ("dxa", None):
                widths[start] = max(widths[start], points(attribute(width, "w:w")) or 0.0)
    return widths if columns and all(width > 0 for width in widths) else []
