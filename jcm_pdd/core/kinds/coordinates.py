"""Latitude and longitude, pasted in any usual style and kept in decimal degrees."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.project import Json

# A millionth of a degree is some 0.1 m: finer than any map a PDD shows.
_STEP = Decimal("0.000001")
_LINK = re.compile(r"(?:@|[?&](?:q|ll|query|center|mlat)=)(-?\d+(?:\.\d+)?)(?:,|%2C|&mlon=)\s*(-?\d+(?:\.\d+)?)")
_ANGLE = re.compile(
    r"(?P<h1>[NSEW北南東西])?[緯経]?\s*:?\s*(?P<d>-?\d+(?:\.\d+)?)\s*(?:[°º度]|deg|(?=\s\d))?\s*"
    r"(?:(?P<m>\d+(?:\.\d+)?)\s*(?:['′’分]|min)\s*)?(?:(?P<s>\d+(?:\.\d+)?)\s*(?:[\"″”秒]|''|sec)\s*)?"
    r"(?P<h2>[NSEW北南東西])?", re.IGNORECASE)
_HEMISPHERE = {"N": "N", "S": "S", "E": "E", "W": "W", "北": "N", "南": "S", "東": "E", "西": "W"}


@dataclass(frozen=True, slots=True)
class Position:
    """A place on the earth: degrees north and degrees east."""

    latitude: Decimal
    longitude: Decimal


def _angle(match: re.Match[str], typed: str) -> tuple[Decimal, str]:
    degrees = Decimal(match["d"])
    minutes, seconds = Decimal(match["m"] or 0), Decimal(match["s"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise Rejected("coordinates.not_read", typed=typed)
    size = abs(degrees) + minutes / 60 + seconds / 3600
    mark = (match["h1"] or match["h2"] or "").upper()
    hemisphere = _HEMISPHERE.get(mark, "")
    negative = match["d"].startswith("-") != (hemisphere in ("S", "W"))
    return (-size if negative else size).quantize(_STEP, ROUND_HALF_EVEN), hemisphere


def _two_angles(typed: str) -> Position:
    text = unicodedata.normalize("NFKC", typed).replace("\u2032", "'").replace("\u2033", '"').replace("−", "-")
    text = re.sub(r"(?i)latitude|longitude|\blat\b|\blon\b|\blng\b", " ", text).strip(" ()")
    angles = []
    at = 0
    while at < len(text):
        match = _ANGLE.match(text, at)
        if match is None or match.end() == at:
            if text[at] not in " ,;/\n\t、()":
                raise Rejected("coordinates.not_read", typed=typed)
            at += 1
            continue
        angles.append(_angle(match, typed))
        at = match.end()
    if len(angles) != 2:
        raise Rejected("coordinates.not_read", typed=typed)
    (first, mark_1), (second, mark_2) = angles
    if mark_1 in ("E", "W") or mark_2 in ("N", "S"):
        first, second, mark_1, mark_2 = second, first, mark_2, mark_1
    if mark_1 in ("E", "W") or mark_2 in ("N", "S"):
        raise Rejected("coordinates.not_read", typed=typed)
    return Position(first, second)


class Coordinates(Kind):
    """A position; stored as "latitude,longitude" in decimal degrees with at most six decimals."""

    def parse(self, typed: str) -> Json:
        """Return the position of decimal degrees, degrees-minutes-seconds or a map link."""
        text = typed.strip()
        if not text:
            return None
        link = _LINK.search(text)
        if link:
            position = Position(Decimal(link[1]).quantize(_STEP), Decimal(link[2]).quantize(_STEP))
        else:
            position = _two_angles(text)
        if abs(position.latitude) > 90 or abs(position.longitude) > 180:
            raise Rejected("coordinates.off_the_globe", typed=text)
        return f"{plain(position.latitude)},{plain(position.longitude)}"

    def value(self, stored: Json) -> Position:
        """Return the position."""
        latitude, longitude = str(stored).split(",")
        return Position(Decimal(latitude), Decimal(longitude))

    def print(self, stored: Json) -> str:
        """Return decimal degrees with hemisphere letters, one style for every site."""
        position = self.value(stored)
        north = "N" if position.latitude >= 0 else "S"
        east = "E" if position.longitude >= 0 else "W"
        return f"{plain(abs(position.latitude))}°{north}, {plain(abs(position.longitude))}°{east}"
