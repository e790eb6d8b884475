"""How strict a class or a frequency is, read from the words of plans, methodologies and name plates.

Only what both sides state as a number or a known interval is compared; everything else is left to people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_CLASS = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,3})?)\s?(S)?(?![A-Za-z0-9.%])", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\bclass(?:es)?(?:\s+of)?|精度階級|確度階級|階級|クラス)\s*(?:index\s*)?[:：は]?\s*"
    r"(\d{1,2}(?:\.\d{1,3})?)\s?(S(?![A-Za-z]))?(?!\.?\d)", re.IGNORECASE)
_TRANSFORMER = re.compile(r"transformers?\b|\b(?:CT|VT|PT)s?\b|変流器|変圧器", re.IGNORECASE)
_METER = re.compile(
    r"\b(?:meters?|analysers?|analyzers?|sensors?|instruments?)\b|計量器|計測器|電力量計|メーター|流量計",
    re.IGNORECASE)
_NEAR = 40


@dataclass(frozen=True, slots=True)
class AccuracyClass:
    """A class with a number: 0.5S is stricter than 0.5, because it holds at low current too."""

    number: Decimal
    special: bool = False

    @property
    def rank(self) -> tuple[Decimal, int]:
        """What classes are compared by; a smaller one is stricter."""
        return self.number, 0 if self.special else 1

    def __str__(self) -> str:
        return f"{self.number}{'S' if self.special else ''}"


@lru_cache(maxsize=512)
def class_of(text: str) -> AccuracyClass | None:
    """Return the class a name plate states ("0.5S", "class 1"); None when there is no number or more than one."""
    found = {_made(match) for match in _CLASS.finditer(unicodedata.normalize("NFKC", text))}
    return found.pop() if len(found) == 1 else None


def _made(match: re.Match[str]) -> AccuracyClass:
    return AccuracyClass(Decimal(match[1]), bool(match[2]))


@lru_cache(maxsize=512)
def promised_classes(text: str) -> tuple[AccuracyClass, ...]:
    """Return the classes a text states for meters; those of current and voltage transformers are left out."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys(_made(match) for match in _NAMED.finditer(plain) if not _of_transformer(plain, match)))


def _of_transformer(text: str, match: re.Match[str]) -> bool:
    """Tell whether a class is said of a transformer: the noun right behind it, else the nearest one before it."""
    behind = text[match.end():match.end() + _NEAR].split(".", maxsplit=1)[0]
    first = re.match(r"\s*(?:[a-z]+\s+){0,2}", behind, re.IGNORECASE)
    start = behind[:first.end() + 14] if first else behind
    after = [(found.start(), is_one) for pattern, is_one in ((_TRANSFORMER, True), (_METER, False))
             if (found := pattern.search(start)) is not None]
    linked = re.match(r"[\s)\]）]*(?:,|;|and\b|with\b|certified\b|、)", behind)
    if after and not linked:
        return min(after)[1]
    before = [(found.end(), is_one) for pattern, is_one in ((_TRANSFORMER, True), (_METER, False))
              for found in pattern.finditer(text, 0, match.start())]
    return max(before)[1] if before else False


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is measured and recorded: continuously or not, and the longest time between records."""

    continuous: bool
    days: Decimal | None


# Days of equal twelfths, so that four times a year is every three months.
_UNITS = {"minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7),
          "month": Decimal(30), "quarter": Decimal(90), "year": Decimal(360)}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15, "thirty": 30}
_COUNT = r"(?P<n>\d+|" + "|".join(_WORDS) + ")"
_UNIT = r"(?P<unit>minute|hour|day|week|month|quarter|year)s?"
_EVERY = re.compile(rf"\bevery\s+(?:{_COUNT}\s+)?{_UNIT}\b", re.IGNORECASE)
_ONCE = re.compile(rf"\b(?P<times>once|twice|{_COUNT.replace('?P<n>', '')}\s+times)"
                   rf"\s+(?:a|an|per|every|each)\s+{_UNIT}\b", re.IGNORECASE)
_ADVERB = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
           "yearly": "year", "annually": "year", "毎分": "minute", "毎時": "hour", "毎日": "day", "毎週": "week",
           "毎月": "month", "毎年": "year"}
_CONTINUOUS = re.compile(r"\bcontinuous(?:ly)?\b|連続", re.IGNORECASE)


@lru_cache(maxsize=512)
def frequency_of(text: str) -> Frequency | None:
    """Return how often a text says that something is done; None when it says nothing this program can read."""
    plain = unicodedata.normalize("NFKC", text)
    found = tuple(_intervals(plain))
    continuous = _CONTINUOUS.search(plain) is not None
    if not found and not continuous:
        return None
    # "Read every ten minutes, summed up every month": the record that is promised is the longest one.
    return Frequency(continuous, max(found) if found else None)


def _intervals(text: str) -> Iterator[Decimal]:
    for match in _EVERY.finditer(text):
        yield _UNITS[match["unit"].lower()] * _number(match["n"] or "1")
    for match in _ONCE.finditer(text):
        times = {"once": "1", "twice": "2"}.get(match["times"].lower(), match["times"].split()[0])
        yield _UNITS[match["unit"].lower()] / _number(times)
    for word, unit in _ADVERB.items():
        if word in text.lower():
            yield _UNITS[unit]


def _number(text: str) -> int:
    return max(1, int(text) if text.isdigit() else _WORDS[text.lower()])


def stricter(ours: Frequency, asked: Frequency) -> bool:
    """Tell whether one frequency promises more than the other asks."""
    if ours.days is not None and asked.days is not None and ours.days < asked.days:
        return True
    # A meter read every month still measures all the time: only a promise without an interval says more.
    return ours.continuous and ours.days is None and not asked.continuous


def weaker(ours: Frequency, asked: Frequency) -> bool:
    """Tell whether one frequency promises less than the other asks."""
    if ours.days is not None and asked.days is not None and ours.days > asked.days:
        return True
    return asked.continuous and not ours.continuous
