"""A number with its unit: typed in any unit of the right dimension, kept in the declared one."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, InvalidOperation

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.project import Json

# A spreadsheet cell keeps 15 significant digits; more would print in Word and be lost in Excel.
SIGNIFICANT_DIGITS = 15
_LIMIT = Decimal(10) ** 15
_QUANTISE = Context(prec=12)
_NUMBER = re.compile(r"([+-]?(?:\d[\d, ]*(?:\.\d*)?|\.\d+))(.*)", re.DOTALL)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d*)?")
_MINUS = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u30fc\uff0d"), "-")


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros: the one stored spelling of a number."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def grouped(text: str) -> str:
    """Return a plain decimal text with thousands separated by commas."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, dot, rest = digits.partition(".")
    return f"{sign}{int(whole or '0'):,}{dot}{rest}"


def split_unit(typed: str) -> tuple[Decimal, str]:
    """Split "3,500.5 MWh" into its number and unit text; raise Rejected when it is not a number."""
    text = unicodedata.normalize("NFKC", typed).translate(_MINUS).strip()
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("、", ",")
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise Rejected("number.not_a_number", typed=typed.strip())
    digits, unit = match.group(1).strip(), match.group(2).strip()
    if ("," in digits or " " in digits) and _GROUPED.fullmatch(digits) is None:
        raise Rejected("number.grouping", typed=typed.strip())
    try:
        number = Decimal(digits.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        raise Rejected("number.not_a_number", typed=typed.strip()) from None
    return number, unit


_NO_UNIT = ("", "-")
_COUNTERS = frozenset({"回", "台", "基", "枚", "本", "個", "箇所", "か所", "ヶ所", "名", "人", "件",
                       "times", "units", "pcs", "sets"})
"""Words that only count things: where no unit is asked for they say nothing more than the number."""
_UNITS_JA = {"years": "年", "days": "日"}


def unit_word(unit: str, language: str) -> str:
    """Return a unit as a reader sees it: signs stay, words are said in the language."""
    return _UNITS_JA.get(unit, unit) if language == "ja" else unit


class Number(Kind):
    """A decimal number in the unit of its declaration."""

    def __init__(self, definition: FieldDef) -> None:
        super().__init__(definition)
        self.unit = definition.unit or ""

    def parse(self, typed: str) -> Json:
        """Return the plain decimal text in the declared unit.

        Raises Rejected for letters, a wrong unit, wrong digit grouping, a value outside min and max, and
        numbers a spreadsheet cell cannot hold exactly (more than 15 significant digits, 1e15 and more).
        """
        if not typed.strip():
            return None
        number, unit = split_unit(typed)
        if unit and unit != self.unit and not (self.unit in _NO_UNIT and unit in _COUNTERS):
            number = self._converted(number, unit, typed)
        if abs(number) >= _LIMIT:
            raise Rejected("number.too_large", typed=typed.strip())
        text = plain(number)
        if len(text.replace("-", "").replace(".", "").lstrip("0")) > SIGNIFICANT_DIGITS:
            raise Rejected("number.too_precise", typed=typed.strip(), digits=str(SIGNIFICANT_DIGITS))
        self._check_range(number, typed)
        return text

    def _converted(self, number: Decimal, unit: str, typed: str) -> Decimal:
        from jcm_pdd.core import units  # pint is loaded only when another unit is typed

        factor = units.factor(unit, self.unit)
        if factor is None:
            code = "number.unknown_unit" if not units.known(unit) else "number.wrong_unit"
            code = "number.no_unit" if self.unit in _NO_UNIT else code
            raise Rejected(code, typed=typed.strip(), unit=unit, expected=self.unit or "-",
                           expected_ja=unit_word(self.unit, "ja") or "-")
        exact = number * factor
        return exact if exact == exact.quantize(Decimal("1e-9")) else _QUANTISE.create_decimal(exact)

    def _check_range(self, number: Decimal, typed: str) -> None:
        low, high = self.definition.min, self.definition.max
        if low is not None and number < low:
            code = "number.negative" if low == 0 else "number.below"
            raise self._beyond(code, typed, low)
        if self.definition.above is not None and number <= self.definition.above:
            raise self._beyond("number.not_above", typed, self.definition.above)
        if high is not None and number > high:
            raise self._beyond("number.above", typed, high)
        if self.definition.whole and number != number.to_integral_value():
            raise Rejected("number.not_whole", typed=typed.strip())

    def _beyond(self, code: str, typed: str, limit: Decimal) -> Rejected:
        return Rejected(code, typed=typed.strip(), limit=plain(limit), unit=self.unit,
                        unit_ja=unit_word(self.unit, "ja"))

    def value(self, stored: Json) -> Decimal:
        """Return the decimal value in the declared unit."""
        return Decimal(str(stored))

    def print(self, stored: Json) -> str:
        """Return the number with thousands separated; digits are never dropped."""
        suffix = f" {self.definition.print_unit}" if self.definition.print_unit else ""
        return grouped(str(stored)) + suffix

    def show(self, stored: Json, language: str = "en") -> str:
        """Return the number with thousands separated, without a unit."""
        return grouped(str(stored))

    def read(self, printed: str) -> Json:
        """Return the stored form of a printed number, its printed unit left out."""
        suffix = self.definition.print_unit
        text = printed.strip()
        return self.parse(text.removesuffix(suffix) if suffix else text)
