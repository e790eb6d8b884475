"""When and where a photograph was taken, as the camera wrote it into the file; the picture itself is not decoded."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

_TAKEN, _DIGITISED, _CHANGED = 36867, 36868, 306
_EXIF, _GPS = 0x8769, 0x8825
_STAMP = re.compile(r"(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T](\d\d):(\d\d)(?::\d\d)?")
_STEP = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Shot:
    """What a photograph says of itself: local time as "2026-05-14 10:32", position as "lat,lon"; "" where it says not.

    `readable` is False for a file that is no picture this program can look into.
    """

    taken_on: str = ""
    position: str = ""
    readable: bool = True


def read_shot(path: Path) -> Shot:
    """Return what a file says; nothing a file holds raises, a broken one is simply not readable."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # no pixel of it is decoded here
            with Image.open(path) as picture:
                tags = picture.getexif()
                return Shot(_taken(tags), _position(tags))
    except Exception:  # noqa: BLE001 the library raises errors of many kinds for broken files
        return Shot(readable=False)


def _taken(tags: Any) -> str:
    inner = tags.get_ifd(_EXIF)
    for value in (inner.get(_TAKEN), inner.get(_DIGITISED), tags.get(_CHANGED)):
        match = _STAMP.match(str(value)) if value else None
        if match and match[1] != "0000":
            return f"{match[1]}-{match[2]}-{match[3]} {match[4]}:{match[5]}"
    return ""


def _position(tags: Any) -> str:
    from jcm_pdd.core.kinds.numbers import plain

    gps = tags.get_ifd(_GPS)
    latitude, longitude = _degrees(gps.get(2), gps.get(1), "S"), _degrees(gps.get(4), gps.get(3), "W")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return ""
    if latitude == 0 and longitude == 0:
        return ""  # what cameras write that do not know where they are
    return f"{plain(latitude)},{plain(longitude)}"


def _degrees(parts: Any, side: Any, negative: str) -> Decimal | None:
    try:
        degrees, minutes, seconds = (Decimal(str(float(part))) for part in parts)
    except (TypeError, ValueError, InvalidOperation, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not value.is_finite():
        return None
    return (-value if str(side).strip("\0 ").upper() == negative else value).quantize(_STEP)
