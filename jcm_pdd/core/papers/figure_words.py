"""What a monitored quantity and a row of a methodology stand for in the figure, told from their ids, units and labels.

Definitions do not say it; the figure is a draft that the user edits, so a guess that fails costs one change of symbol.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jcm_pdd.core.methodology import ParameterDef

_FUEL = ("fuel", "diesel", "gas consumed", "gas of", "coal", "oil ", "biomass", "burnt", "lpg")
_HEAT = ("heat", "steam", "cooling", "thermal", "temperature", "hot water")
_MADE = ("generat", "supplied by", "delivered", "discharged", "of pv", "sold", "received", "consumed by the recipient")
_OWN_POWER = ("captive", "own power", "self-generat")
_FROM_GRID = ("imported", "from the grid", "drawn from")
# Symbols by what the words of a table say; the first that fits counts.
_UNITS = (
    ("tank", ("fuel", "feedstock")),
    ("pv", ("pv ", "solar", "photovoltaic")),
    ("chiller", ("chiller", "refrigerat", "air condition", "conditioner", "showcase", "cooling")),
    ("heat_exchanger", ("heat pump", "exchanger", "heat recovery", "furnace")),
    ("boiler", ("boiler", "burner")),
    ("pump", ("pump",)),
    ("transformer", ("transformer",)),
    ("generator", ("engine", "generat", "turbine", "plant", "cogeneration", "wind", "hydro", "waste heat")),
    ("motor", ("motor", "fan", "compressor", "loom", "production line", "conveyor")),
    ("building", ("building", "data centre", "recipient", "centre", "lamp", "lighting")),
)
_MAKERS = ("pv", "generator")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a monitored parameter measures: what flows, on which side of the unit, and whether of own power."""

    flow: str
    side: str
    captive: bool = False


def quantity_of(parameter: ParameterDef) -> Quantity:
    """Return what a parameter measures; `side` is "in" or "out", `flow` one of FLOWS but data."""
    text = f"{parameter.label.en} ".lower()
    unit = parameter.unit or ""
    captive = parameter.table is None and _has(text, _OWN_POWER)
    if parameter.id.upper().startswith(("FC", "BC")) or (_has(text, _FUEL) and "Wh" not in unit):
        return Quantity("fuel", "in", captive)
    if "Wh" in unit and not _has(text, ("heating", "cooling energy", "heat supplied")):
        made = (_has(text, _MADE) or parameter.id.upper().startswith("EG")) and not _has(text, _FROM_GRID)
        return Quantity("electricity", "in" if captive or not made else "out", captive)
    if _has(text, _HEAT) or unit.startswith("GJ"):
        return Quantity("heat", "out")
    return Quantity("other", "out", captive)


def unit_kind(words: Iterable[str]) -> str:
    """Return the symbol of the rows of a table by its words, most telling first; "unit" when none says it."""
    for text in words:
        for kind, signs in _UNITS:
            if _has(f"{text} ".lower(), signs):
                return kind
    return "unit"


def makes_power(kind: str) -> bool:
    """Tell whether a unit of this symbol feeds electricity and needs none to be drawn."""
    return kind in _MAKERS


def sink_of(kind: str, flow: str) -> tuple[str, str]:
    """Return symbol and English label of where the energy of units goes."""
    if makes_power(kind) and flow == "electricity":
        return "grid", "Consumers / grid"
    if kind == "chiller":
        return "building", "Cooling load"
    if flow == "heat" or kind in ("boiler", "heat_exchanger"):
        return "building", "Heat load"
    return "load", "Load"


def point_name(number: str) -> str:
    """Return the name of a monitoring point as the figure prints it: MP1 for the plan's number 1."""
    text = number.strip()
    return f"MP{text}" if text[:1].isdecimal() else text


def _has(text: str, signs: Iterable[str]) -> bool:
    return any(sign in text for sign in signs)
