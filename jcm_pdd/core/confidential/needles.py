"""Secrets as they may be written anywhere: texts whatever their spaces and widths, numbers in every printed style.

A secret that anybody could write by chance (a 5, a year, a common word) cannot be searched for; it is named, so that
the place it was taken out of is checked instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from jcm_pdd.core import units
from jcm_pdd.core.confidential.derive import Secret
from jcm_pdd.core.kinds.numbers import grouped, plain

SHORT, SHORT_WIDE = 4, 3
"""Letters a text must have to be searched for; fewer where one sign is a word (kanji, kana)."""
WHOLE_WORD = 8
"""Below this length a text counts only as a word of its own."""
DIGITS, DECIMALS, ROUNDED = 4, 3, 5
"""Digits a number must be written with to be searched for; significant ones with decimals; and when it is rounded."""
_SENTENCE = 24
_EXACT = 12
_GROUP = 3
_WITH_UNIT = 2
_YEARS = range(1900, 2101)
_GONE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_SPACE = "\u0020\u00a0\u2009\u202f"
_NUMBER = re.compile(rf"\d(?:[\d.,'’٬{_SPACE}]*\d)?(?:[eE][+-]?\d{{1,3}})?")
_WORD = re.compile(r"[^\W_]")
_SPLIT = re.compile(r"(?<=[.!?。])\s+|\n+")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%Y", "%d-%m-%Y")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def even(text: str) -> str:
    """Return a text in one spelling: full-width signs as plain ones, small letters, single spaces."""
    folded = unicodedata.normalize("NFKC", text.translate(_GONE)).casefold()
    return " ".join(folded.split())


def canonical(number: Decimal) -> str:
    """Return a number as it is compared: without sign, twelve significant digits."""
    if not number:
        return "0"
    digits = _EXACT - 1 - number.adjusted()
    return plain(round(abs(number), digits) if digits < _EXACT * 3 else abs(number))


def readings(token: str) -> set[str]:
    """Return what the digits of a text may mean: comma and point as decimal signs or between thousands; groups of
    three behind spaces, wherever they begin.
    """
    head, mark, power = token.casefold().partition("e")
    found: set[str] = set()
    for text in _pieces(re.split(f"[{_SPACE}]+", head)):
        for spelled in _spellings("".join(ch for ch in text if ch in "0123456789.,").strip(".,")):
            try:
                found.add(canonical(Decimal(spelled + (f"E{power}" if mark else ""))))
            except (InvalidOperation, OverflowError):
                continue
    return found


def _pieces(words: list[str]) -> Iterator[str]:
    """Yield each word, and those that may be the groups of one number."""
    for start, word in enumerate(words):
        yield word
        text = word
        for more in words[start + 1:] if 1 <= len(word) <= _GROUP and word.isdecimal() else ():
            if not re.fullmatch(r"\d{3}([.,]\d+)?", more):
                break
            text += more
            yield text


def _spellings(text: str) -> Iterator[str]:
    if not text:
        return
    if "," in text and "." in text:
        last = max(text.rfind(","), text.rfind("."))
        yield re.sub("[.,]", "", text[:last]) + "." + text[last + 1:]
        yield re.sub("[.,]", "", text)
        return
    for sign in (",", "."):
        if text.count(sign) == 1:
            yield text.replace(sign, ".")
            yield text.replace(sign, "")
            return
    yield re.sub("[.,]", "", text)


@dataclass(frozen=True, slots=True)
class Found:
    """A secret found in a text: the address it is answered at, and where in the text (a share from 0 to 1)."""

    address: str
    at: float


class Needles:
    """All secrets of a project, ready to be looked for in any text.

    `common` are words anybody may read: a secret that stands there is not searched for. `unsearched` are the
    addresses with a secret that is too short or too common.
    """

    def __init__(self, secrets: Iterable[Secret], common: str = "") -> None:
        self.texts: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.unsearched: list[str] = []
        known = even(common)
        known_numbers = {one for match in _NUMBER.finditer(known) for one in readings(match.group())}
        for secret in secrets:
            if secret.listed:
                self.unsearched.append(secret.address)
                continue
            made = [self._text(secret.address, text, known) for text in secret.texts]
            numbers = [secret.number] if secret.number is not None else []
            numbers += [one for text in secret.texts if (one := _plain_number(text)) is not None]
            made += [self._number(secret, number, known_numbers) for number in numbers]
            if made and not all(made) and secret.address not in self.unsearched:
                self.unsearched.append(secret.address)

    def _text(self, address: str, text: str, known: str) -> bool:
        """Add a text; False when it cannot be searched for."""
        day = _day(text)
        if day is not None:
            for spelled in _days(day):
                self.texts.setdefault(_joined(spelled), address)
            return True
        if _plain_number(text) is not None:
            return True  # searched for as a number
        whole = even(text)
        good = self._add(address, whole, known)
        if len(whole) > 2 * _SENTENCE:
            for part in _SPLIT.split(unicodedata.normalize("NFKC", text)):
                if len(part) >= _SENTENCE:
                    self._add(address, even(part), known)
        return good

    def _add(self, address: str, text: str, known: str) -> bool:
        joined = _joined(text)
        least = SHORT_WIDE if any(ord(ch) > 0x2E80 for ch in joined) else SHORT
        if len(joined) < least or text in known or not _WORD.search(joined):
            return False
        wide = any(ord(ch) > 0x2E80 for ch in joined)
        (self.texts if wide or len(joined) >= WHOLE_WORD else self.words).setdefault(
            joined if wide or len(joined) >= WHOLE_WORD else text, address)
        return True

    def _number(self, secret: Secret, number: Decimal, known: set[str]) -> bool:
        if not _telling(number) or canonical(number) in known:
            self._with_unit(secret, number)
            return False
        for other in (number, *_converted(number, secret.unit)):
            if _telling(other):
                self.numbers.setdefault(canonical(other), secret.address)
        for places in range(max(0, -int(number.as_tuple().exponent))):
            short = round(number, places)
            if _significant(short) >= ROUNDED:
                self.numbers.setdefault(canonical(short), secret.address)
        return True

    def _with_unit(self, secret: Secret, number: Decimal) -> None:
        """Look for a number that says nothing by itself together with its unit."""
        unit = even(secret.unit)
        if unit and unit != "-" and len(plain(abs(number)).replace(".", "").lstrip("0")) >= _WITH_UNIT:
            for written in {plain(abs(number)), grouped(plain(abs(number)))}:
                for gap in ("", " "):
                    self.words.setdefault(f"{written}{gap}{unit}", secret.address)

    def find(self, text: str, numbers: bool = True) -> Iterator[Found]:
        """Yield each secret that stands in a text, once; without `numbers` texts alone."""
        if not text:
            return
        plain_text = even(text)
        joined = _joined(plain_text)
        seen: set[str] = set()
        for needle, address in self.texts.items():
            at = joined.find(needle)
            if at >= 0 and address not in seen:
                seen.add(address)
                yield Found(address, at / max(len(joined), 1))
        for needle, address in self.words.items():
            at = _word_at(plain_text, needle)
            if at >= 0 and address not in seen:
                seen.add(address)
                yield Found(address, at / max(len(plain_text), 1))
        if numbers and self.numbers:
            yield from self._numbers_in(plain_text, seen)

    def _numbers_in(self, text: str, seen: set[str]) -> Iterator[Found]:
        for match in _NUMBER.finditer(text):
            if sum(ch.isdigit() for ch in match.group()) < DECIMALS:
                continue
            for one in readings(match.group()):
                address = self.numbers.get(one)
                if address is not None and address not in seen:
                    seen.add(address)
                    yield Found(address, match.start() / max(len(text), 1))


def numbers_of(text: str) -> list[Decimal]:
    """Return the numbers of a text as English documents write them."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", unicodedata.normalize("NFKC", text))
    return [Decimal(one.replace(",", "")) for one in found]


def _joined(text: str) -> str:
    return "".join(text.split())


def _word_at(text: str, word: str) -> int:
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1:at], text[at + len(word):at + len(word) + 1]
        inside = before in (".", ",") and word[0].isdigit() and text[at - 2:at - 1].isdigit()
        if not inside and not (before and _WORD.match(before)) and not (after and _WORD.match(after)):
            return at
        at = text.find(word, at + 1)
    return -1


def _telling(number: Decimal) -> bool:
    """Whether a number says by itself whose it is: not a year, not a few digits anybody writes."""
    if number == number.to_integral_value():
        return int(abs(number)) not in _YEARS and len(plain(abs(number))) >= DIGITS
    return _significant(number) >= DECIMALS


def _significant(number: Decimal) -> int:
    return len(plain(abs(number)).replace(".", "").strip("0"))


def _plain_number(text: str) -> Decimal | None:
    """Return the number a text is, with nothing beside it but a known unit."""
    match = re.fullmatch(r"\s*[+-]?([\d][\d.,\s]*)\s*(\D{0,12})\s*", unicodedata.normalize("NFKC", text))
    if match is None or (match[2].strip() and not units.known(match[2])):
        return None
    try:
        return Decimal("".join(match[1].replace(",", "").split()))
    except InvalidOperation:
        return None


def _converted(number: Decimal, unit: str) -> Iterator[Decimal]:
    """Yield a number in the other units of its dimension, and a percentage as a share."""
    if unit in ("", "-", "%"):
        yield number * 100
        yield number / 100
    if not unit or unit == "-" or not units.known(unit):
        return
    dimension = units.dimension(unit)
    for other in units.UNITS:
        if other != unit and units.dimension(other) == dimension:
            factor = units.factor(unit, other)
            if factor is not None and factor != 1:
                exact = number * factor
                yield exact
                if exact:
                    yield round(exact, 5 - exact.adjusted())


def _day(text: str) -> date | None:
    for pattern in _DATES[:2]:
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    return None


def _days(day: date) -> Iterator[str]:
    """Yield the ways a day is written."""
    yield from (day.strftime(pattern) for pattern in _DATES)
    month = _MONTHS[day.month - 1]
    for name in (month.casefold(), month[:3].casefold()):
        yield f"{day.day} {name} {day.year}"
        yield f"{day.day:02d} {name} {day.year}"
        yield f"{name} {day.day}, {day.year}"
        yield f"{name} {day.day:02d}, {day.year}"
    yield f"{day.year}年{day.month}月{day.day}日"


def passages(needles: Needles, text: str) -> list[tuple[str, str]]:
    """Return the parts of a text that say a secret, as they stand there, each with the address of the secret.

    Words are searched through the spaces between them; a secret written otherwise than anybody would (letters apart)
    gives the whole line it stands in.
    """
    found: dict[str, str] = {}
    for line in filter(str.strip, text.split("\n")):
        for hit in needles.find(line):
            for part in _narrowed(needles, line, hit.address):
                found.setdefault(part, hit.address)
    return list(found.items())


def _narrowed(needles: Needles, line: str, address: str) -> list[str]:
    """Return the shortest runs of words of a line that still say a secret."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", line)]

    def says(first: int, last: int) -> bool:
        part = line[words[first][0]:words[last][1]]
        return any(one.address == address for one in needles.find(part))

    parts: list[str] = []
    start = 0
    while start < len(words):
        end = next((at for at in range(start, len(words)) if says(start, at)), None)
        if end is None:
            break
        while start < end and says(start + 1, end):
            start += 1
        parts.append(line[words[start][0]:words[end][1]].strip(" ,.;:()[]"))
        start = end + 1
    return parts or [line.strip()]
