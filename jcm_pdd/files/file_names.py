"""File names made from what people typed: legal on Windows, macOS and Linux, and short enough for their folder.

Every name of a file that comes from a title, a site, a person or a document goes through here.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PurePath

from jcm_pdd.core.problems import Problem

LETTERS = 60
BYTES = 180
"""UTF-8 bytes of a name: Linux and macOS stop at 255, and endings such as _MPS_TH_AM001_ver01.0_public_DRAFT follow."""
LONGEST = 218
"""Letters of a whole path on Windows: Excel opens no longer one, and temporary names beside it stay below 260."""
SHORTEST = 12
"""Letters that are left of the first part of a name, so that a file is still known by it."""
# Superscript digits make device names on Windows too, and so does a space before the ending.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?\Z")
_JOINERS = "\u200c\u200d"
"""Signs without a width that belong to words of Indic and Persian script."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def safe_name(text: str) -> str:
    """Return a text as a file name that Windows accepts, "" when nothing is left: no reserved signs or names, at most
    60 letters and 180 bytes; nothing unseen that could turn the direction of writing.
    """
    spaced = re.sub(r'[<>:"/\\|?*\x00-\x1f\u2028\u2029]+', " ", text)
    seen = "".join(sign for sign in spaced if sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN)
    clean = re.sub(r"\s+", " ", unicodedata.normalize("NFC", seen)).strip(" .")[:LETTERS]
    clean = clean.encode("utf-8")[:BYTES].decode("utf-8", "ignore").strip(" .")
    return f"_{clean}"[:LETTERS] if _RESERVED.match(clean) else clean


def safe_ending(name: str) -> str:
    """Return the ending of a file name with its point, in small letters: letters and digits alone, "" without one."""
    plain = unicodedata.normalize("NFKC", name.rpartition(".")[2] if "." in name else "").lower()
    clean = "".join(sign for sign in plain if sign.isascii() and sign.isalnum())[:8]
    return f".{clean}" if clean else ""


def safe_file_name(name: str, otherwise: str) -> str:
    """Return the name of a file somebody else may have made, as any system takes it; `otherwise` stands for no name."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, point, _ = last.rpartition(".")
    return (safe_name(stem if point else last) or otherwise) + safe_ending(last)


def fitting(folder: PurePath, first: str, rests: list[str], longest: int | None = None) -> str:
    """Return the first part of the names `first + rest` cut so that every path in `folder` fits.

    `longest` is that of this system unless given: 218 letters on Windows, elsewhere whatever the system takes. Raises
    Problem `export.path_too_long` when not even 12 letters of `first` fit; nothing should be written then.
    """
    limit = (LONGEST if os.name == "nt" else 0) if longest is None else longest
    room = limit - len(str(_absolute(folder))) - 1 - max(map(len, rests), default=0)
    if not limit or len(first) <= room:
        return first
    if room < min(SHORTEST, len(first)):
        raise Problem("export.path_too_long", str(folder), letters=str(min(SHORTEST, len(first)) - room))
    return first[:room].rstrip(" .") or first[:1]


def _absolute(folder: PurePath) -> PurePath:
    return folder.absolute() if isinstance(folder, Path) else folder
