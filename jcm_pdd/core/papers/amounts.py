"""Numbers of measured data as files write them, and the words that stand where nothing was measured."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NOTHING = frozenset((
    "", "-", "--", "---", "----", ".", "...", "…", "*", "**", "***", "****", "×", "x", "/", "?", "n/a", "na", "#n/a",
    "nan", "null", "none", "nil", "no data", "nodata", "no_data", "missing", "bad", "error", "err", "fault", "offline",
    "invalid", "timeout", "#value!", "#div/0!", "#ref!", "#num!", "#name?", "#null!", "欠測", "欠損", "欠", "欠測値",
    "無効", "異常", "通信異常", "通信断", "通信エラー", "エラー", "停止", "停電", "点検", "点検中", "保守",
    "未計測", "未測定", "計測不能", "データなし", "データ無し", "なし", "無し"))
_MINUS = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\u30fc\uff0d△▲"), "-")
_PLAIN = re.compile(r"[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([, '])\d{3})(?:\1\d{3}){0,8}(?:\.\d{0,30})?")
_WITH_UNIT = re.compile(r"([+\-\d(][\d.,' eE+-]*\)?)\s*([^\d\s].*)")

MOST_DIGITS = 30
"""Digits before and behind the point that sums are exact for; longer numbers count as unreadable."""


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that nothing was measured: empty, "欠測", "-", "#N/A" and the like."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_MINUS).casefold()
    return plain in _NOTHING or (len(plain) > 1 and set(plain) <= {"-", "#"})


def read_amount(text: str, decimal: str = ".", unit: str = "") -> Decimal | None:
    """Return the exact number a cell prints, None when it is none.

    Full-width digits, thousands separators, 1.5E3, (12), △12, and the series' own unit behind it are understood;
    `decimal` is "." or ",".
    """
    plain = unicodedata.normalize("NFKC", text).strip().translate(_MINUS).replace("\u00a0", " ")
    if len(plain) > 80:
        return None
    number, found = plain, _WITH_UNIT.fullmatch(plain)
    if found is not None and unit and _same(found.group(2), unit):
        number = found.group(1).strip()
    if decimal == ",":
        number = number.translate({ord("."): ",", ord(","): "."})
    if number.startswith("(") and number.endswith(")"):
        number = f"-{number[1:-1]}"
    if _GROUPED.fullmatch(number):
        number = re.sub(r"[, ']", "", number)
    return Decimal(number) if _PLAIN.fullmatch(number) and digits_of(Decimal(number))[0] <= MOST_DIGITS \
        and digits_of(Decimal(number))[1] <= MOST_DIGITS else None


def _same(one: str, other: str) -> bool:
    return re.sub(r"\s", "", one).casefold() == unicodedata.normalize("NFKC", re.sub(r"\s", "", other)).casefold()


def digits_of(number: Decimal) -> tuple[int, int]:
    """Return how many digits a number has before and behind its point."""
    exponent = int(number.as_tuple().exponent)
    return max(number.adjusted() + 1, 1), max(-exponent, 0)


def decimal_sign(samples: list[str]) -> tuple[str, bool]:
    """Return the decimal sign cells seem to use, and whether that is only a guess (1,234 alone can be both)."""
    plain = [unicodedata.normalize("NFKC", one).strip() for one in samples]
    with_comma = [one for one in plain if "," in one and re.fullmatch(r"[-+]?[\d.,]+", one)]
    if not with_comma:
        return ".", False
    comma_last = [one for one in with_comma if one.rfind(",") > one.rfind(".") and not _GROUPED.fullmatch(one)]
    if comma_last:
        return ",", False
    return ".", not any("." in one for one in plain) and all(one.count(",") < 2 for one in with_comma)
