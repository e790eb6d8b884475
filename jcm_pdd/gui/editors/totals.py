"""Totals under a table, for the columns where adding up means something."""

from __future__ import annotations

import re
from decimal import Decimal

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.gui.editors.table_model import AnswerModel, Column

_PER_TIME = re.compile(r"\s*(/|per )\s*(year|yr|y|a|p|period|month|day|d|hour|h)\Z", re.IGNORECASE)
_NEVER = frozenset(
    {"-", "%", "°C", "degC", "K", "h", "year", "years", "day", "days", "yr", "y", "bar", "MPa", "Pa"}
)


def additive(unit: str | None) -> bool:
    """Return whether amounts in a unit may be added: MWh/year yes; %, °C, tCO2/MWh and ratios no."""
    bare = _PER_TIME.sub("", unit or "").strip()
    return bool(bare) and bare not in _NEVER and "/" not in bare and "·" not in bare


def total(model: AnswerModel, column: Column) -> Decimal | None:
    """Return the sum of a column in its unit; None when no cell has a number."""
    at = model.lead + model.columns.index(column)
    numbers = []
    for row in range(model.rowCount()):
        stored = model.desk.stored(model.address(row, at) or "")
        if stored is not None and rejected_text(stored) is None:
            numbers.append(column.kind.value(stored))
    return sum(numbers, Decimal(0)) if numbers else None


def totals_text(model: AnswerModel) -> str:
    """Return the totals of a table on one line: "Rated capacity 1,450 USRt   Electricity used 3,377 MWh/year"."""
    parts = []
    for column in model.columns:
        definition = column.definition
        if definition.kind != "number" or not additive(definition.unit):
            continue
        amount = total(model, column)
        if amount is not None and model.rowCount() > 1:
            name = model.desk.say(definition.label)
            parts.append(f"{name} {grouped(plain(amount))}\u00a0{definition.unit}")
    return "   ".join(parts)
