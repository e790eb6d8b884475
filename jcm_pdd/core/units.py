"""Units: which names are known, exact factors between them, and the unit check of formulas.

The only module that knows pint, and it loads pint only inside functions. A text someone typed never reaches
pint's parser: it is looked up in `SPELLINGS`, and only our own expressions are handed on (an expression such
as 9**9**9**2 would hang it).
"""

from __future__ import annotations

import sys
import unicodedata
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef

# Our unit names and what they are in pint. CO2, CH4, N2O and CO2-equivalent are dimensions of their own, joined
# only through a GWP; "p" is the period of one full year, kept as a dimension so that MWh and MWh/p never mix.
# USRt: 3.5163 kW, gec.jp/jcm/jp_old/projects/14pro_ina_04.html.
UNITS: dict[str, str] = {
    "-": "1", "%": "1 / 100",
    "kWh": "kWh", "MWh": "1000 * kWh", "GWh": "1000000 * kWh", "TWh": "1000000000 * kWh", "Wh": "kWh / 1000",
    "kJ": "kWh / 3600", "MJ": "kWh / 3.6", "GJ": "kWh / 0.0036", "TJ": "kWh / 0.0000036",
    "W": "kWh / hour / 1000", "kW": "kWh / hour", "MW": "1000 * kWh / hour", "GW": "1000000 * kWh / hour",
    "kWp": "kwpeak", "MWp": "1000 * kwpeak", "Wp": "kwpeak / 1000",
    "USRt": "3.5163 * kWh / hour", "°C": "degree",
    "h": "hour", "min": "hour / 60", "years": "year", "months": "year / 12", "days": "day",
    "g": "kg / 1000", "kg": "kg", "t": "1000 * kg", "kt": "1000000 * kg",
    "gCO2": "tco / 1000000", "kgCO2": "tco / 1000", "tCO2": "tco", "ktCO2": "1000 * tco",
    "gCH4": "tch / 1000000", "kgCH4": "tch / 1000", "tCH4": "tch",
    "gN2O": "tno / 1000000", "kgN2O": "tno / 1000", "tN2O": "tno", "kgCO2e": "tcoe / 1000", "tCO2e": "tcoe",
    "1/year": "1 / year", "kgCH4/ha/day": "tch / 1000 / (10000 * metre ** 2) / day",
    "kg/t": "1 / 1000", "kgCH4/p": "tch / 1000 / period", "tCH4/p": "tch / period",
    "t/kL": "1000 * kg / cubic", "L/kL": "1 / 1000", "tCO2/ha": "tco / (10000 * metre ** 2)",
    "ha/p": "10000 * metre ** 2 / period", "1/p": "1 / period",
    "L": "cubic / 1000", "kL": "cubic", "m3": "cubic", "Nm3": "normal",
    "m": "metre", "km": "1000 * metre", "m2": "metre ** 2", "ha": "10000 * metre ** 2",
    "km2": "1000000 * metre ** 2",
    "JPY": "yen", "USD": "dollar",
}
for _carbon in ("tCO2", "kgCO2", "gCO2", "tCO2e", "kgCO2e"):
    for _amount in ("kWh", "MWh", "GJ", "TJ", "MJ", "t", "kL", "m3", "Nm3", "kg", "L"):
        UNITS[f"{_carbon}/{_amount}"] = f"({UNITS[_carbon]}) / ({UNITS[_amount]})"
for _gas in ("gCH4", "kgCH4", "tCH4", "gN2O", "kgN2O", "tN2O"):
    for _amount in ("GJ", "TJ", "kt", "t", "kg"):
        UNITS[f"{_gas}/{_amount}"] = f"({UNITS[_gas]}) / ({UNITS[_amount]})"
UNITS |= {"tCO2e/tCO2": "tcoe / tco", "tCO2e/tCH4": "tcoe / tch", "tCO2e/tN2O": "tcoe / tno"}
for _amount in ("kWh", "MWh", "GWh", "GJ", "TJ", "MJ", "t", "kg", "kL", "L", "m3", "Nm3", "h", "tCO2",
                "tCO2e"):
    UNITS[f"{_amount}/p"] = f"({UNITS[_amount]}) / period"
for _heat in ("kJ", "MJ", "GJ", "TJ"):
    for _amount in ("kg", "t", "L", "kL", "m3", "Nm3"):
        UNITS[f"{_heat}/{_amount}"] = f"({UNITS[_heat]}) / ({UNITS[_amount]})"
# What one amount is for another: specific consumption, rates, conversion figures that formulas name.
UNITS |= {
    "MWh/Wh": "1000000", "MWh/kWh": "1000", "GJ/MWh": "1 / 3.6", "kWh/t": "kWh / (1000 * kg)", "kWh/m3": "kWh / cubic",
    "kWh/Nm3": "kWh / normal", "Nm3/h": "normal / hour", "Nm3/min": "60 * normal / hour", "days/p": "day / period",
    "h/day": "hour / day", "km/p": "1000 * metre / period", "km/L": "1000000 * metre / cubic",
    "lm": "lumen", "lm/W": "1000 * lumen * hour / kWh", "ohm/km": "ohm / metre / 1000",
}

_BASE = ("kWh", "hour", "year", "day", "period", "kwpeak", "degree", "kg", "tco", "tch", "tno", "tcoe", "cubic",
         "normal", "metre", "lumen", "ohm", "yen", "dollar")

# Other spellings people type, Japanese included; compared without spaces. 冷凍トン alone is left out: it
# may be the Japanese ton of refrigeration, which is another size.
SPELLINGS: dict[str, str] = {
    "ワット時": "Wh", "キロワット時": "kWh", "キロワットアワー": "kWh", "メガワット時": "MWh",
    "メガワットアワー": "MWh", "ギガワット時": "GWh", "テラワット時": "TWh", "ワット": "W",
    "キロワット": "kW", "メガワット": "MW", "ギガワット": "GW",
    "キロワットピーク": "kWp", "メガワットピーク": "MWp",
    "キロジュール": "kJ", "メガジュール": "MJ", "ギガジュール": "GJ", "テラジュール": "TJ",
    "米国冷凍トン": "USRt", "℃": "°C", "度": "°C", "degC": "°C", "C": "°C",
    "時間": "h", "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "分": "min",
    "年": "years", "年間": "years", "year": "years", "yr": "years", "yrs": "years",
    "か月": "months", "ヶ月": "months", "カ月": "months", "month": "months", "日": "days", "day": "days",
    "トン": "t", "ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "キログラム": "kg", "グラム": "g",
    "トンCO2": "tCO2", "t-CO2": "tCO2", "tonCO2": "tCO2", "kg-CO2": "kgCO2", "t-CO2e": "tCO2e",
    "tCO2eq": "tCO2e", "t-CO2eq": "tCO2e", "トンCO2e": "tCO2e", "t-CH4": "tCH4", "トンCH4": "tCH4",
    "t-CO2/MWh": "tCO2/MWh", "kg-CO2/kWh": "kgCO2/kWh", "t-CO2/kWh": "tCO2/kWh",
    "リットル": "L", "キロリットル": "kL", "立方メートル": "m3", "m^3": "m3", "立米": "m3",
    "ノルマル立方メートル": "Nm3", "メートル": "m", "キロメートル": "km", "平方メートル": "m2",
    "ヘクタール": "ha", "パーセント": "%", "percent": "%", "円": "JPY", "ドル": "USD",
    "MWh/年": "MWh/p", "kWh/年": "kWh/p", "GWh/年": "GWh/p", "MWh/year": "MWh/p", "kWh/year": "kWh/p",
    "GWh/year": "GWh/p", "時間/年": "h/p", "h/year": "h/p", "h/年": "h/p", "t/年": "t/p", "t/year": "t/p",
}
# Milli or mega, a factor of a thousand million: not guessed.
_AMBIGUOUS = frozenset({"mW", "mWh", "mJ"})
# An amount typed without its period is taken as the amount of the full year the question asks for.
_PER_PERIOD = "/p"


def _name(text: str) -> str | None:
    """Return our name of a typed unit, None when it is not known."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("\u2082", "2")
    if plain in _AMBIGUOUS:
        return None
    for candidate in (text.strip(), plain):
        if candidate in UNITS:
            return candidate
        if candidate in SPELLINGS:
            return SPELLINGS[candidate]
    return _without_case().get(plain.casefold())


@lru_cache(maxsize=1)
def _without_case() -> dict[str, str | None]:
    """Return names by their small letters; a spelling that could be two units has none."""
    found: dict[str, str | None] = {}
    pairs = [*((name, name) for name in UNITS), *SPELLINGS.items()]
    for spelling, name in pairs:
        key = spelling.casefold()
        found[key] = name if found.get(key, name) == name else None
    return found


def known(name: str) -> bool:
    """Return whether a unit name, in any of its spellings, is known."""
    return _name(name) is not None


def load() -> Any:
    """Import pint and return it.

    Where dask is installed (`batch --dask`), pint would import it for arrays that are not used here: 150 ms of the
    window's own thread. It is hidden meanwhile, as Python documents for modules that must not be imported.
    """
    hidden = sys.modules.setdefault("dask", None) is None  # type: ignore[arg-type]
    try:
        import pint
    finally:
        if hidden:
            del sys.modules["dask"]
    return pint


@lru_cache(maxsize=1)
def _registry() -> Any:
    registry: Any = load().UnitRegistry(None, non_int_type=Decimal)
    for base in _BASE:
        registry.define(f"{base} = [{base}]")
    return registry


@lru_cache(maxsize=512)
def _quantity(name: str) -> Any:
    """Return one of a known unit as a pint quantity in base units; `name` is a key of UNITS."""
    with localcontext(prec=50):
        return _registry().Quantity(Decimal(1), "") * _registry().parse_expression(UNITS[name])


@lru_cache(maxsize=512)
def factor(from_unit: str, to_unit: str) -> Decimal | None:
    """Return the exact factor that turns a number in one unit into another; None when they do not fit.

    A plain amount fits an amount of the period (kWh typed where MWh/p is asked): the question says the year.
    """
    source, target = _name(from_unit), _name(to_unit)
    if source is None or target is None:
        return None
    if target.endswith(_PER_PERIOD) and not source.endswith(_PER_PERIOD):
        target = target.removesuffix(_PER_PERIOD)
    with localcontext(prec=50):
        one, other = _quantity(source), _quantity(target)
        if one.dimensionality != other.dimensionality:
            return None
        ratio = Decimal(one.magnitude) / Decimal(other.magnitude)
        tidy = ratio.quantize(Decimal("1e-18"))
        return (tidy if abs(ratio - tidy) < Decimal("1e-30") else +ratio).normalize()


def dimension(name: str) -> dict[str, int] | None:
    """Return the exponents of the base units of a known unit, None for an unknown name."""
    found = _name(name)
    if found is None:
        return None
    return {str(key): int(power) for key, power in _quantity(found).dimensionality.items()}


def scale(name: str) -> Decimal:
    """Return the size of a known unit in base units; KeyError for an unknown name."""
    found = _name(name)
    if found is None:
        raise KeyError(name)
    return Decimal(_quantity(found).magnitude)


def check(methodology: MethodologyDef) -> list[str]:
    """Return what is wrong with the units of a methodology, one sentence each; an empty list when nothing is.

    Every declared unit must be known, and every formula must have the declared unit.
    """
    from jcm_pdd.core.unit_check import check_methodology

    return [str(flaw) for flaw in check_methodology(methodology)]
