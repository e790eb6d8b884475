"""Cells that show a percentage: 85 % typed by a person is 0.85 in such a cell."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.files.official.building import Parts


def percent_factors(parts: Parts, data: bytes) -> dict[str, Decimal]:
    """Return 0.01 for every parameter in % whose cells are formatted as percentages."""
    wanted = {p.id for p in parts.parameters if p.kind == "number" and (p.unit or "").strip() in ("%", "％")}
    cells = [(name, cell) for name, cell in _cells(parts) if name in wanted]
    if not cells:
        return {}
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    found = {}
    for name, cell in cells:
        sheet, _, reference = cell.rpartition("!")
        if "%" in str(book[sheet][reference].number_format):
            found[name] = Decimal("0.01")
    return found


def _cells(parts: Parts) -> Iterator[tuple[str, str]]:
    yield from parts.inputs.items()
    for slots in parts.slots.values():
        yield from slots[0].items()
