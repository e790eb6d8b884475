"""Looking at a file of measured data: what encoding, delimiter and header it has, and which column is what.

CSV and its relatives are looked at by their first bytes, workbooks by the first rows of each sheet; nothing here
reads a whole file.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from jcm_pdd.core.papers.series import SeriesMapping, fingerprint
from jcm_pdd.core.papers.series_proposal import labels_of, propose
from jcm_pdd.core.problems import Problem

ENCODINGS = ("utf-8", "cp932", "shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be", "cp1252", "cp874",
             "gb18030", "big5", "euc_kr")
SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
DELIMITERS = (",", "\t", ";", "|")
LARGEST, LONGEST_LINE, WIDEST = 1 << 30, 1 << 20, 1_000
LARGEST_SHEET = 200 << 20
HEAD, BLOCK = 1 << 18, 1 << 20
SAMPLE = 200
_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"")
_ZEROS = re.compile(rb"\x00{4,}")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class SeriesLook:
    """What the first lines of a file show: its cells, how it was read, what is proposed, and its make."""

    name: str
    lines: tuple[tuple[str, ...], ...]
    mapping: SeriesMapping
    labels: tuple[str, ...]
    make: str
    sheets: tuple[str, ...] = ()
    remembered: bool = False


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook: by its name, and by its first bytes, since building systems write text files
    named .xls.
    """
    if path.suffix.lower() not in SHEETS:
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(4) in _PACKAGES
    except OSError:
        return True


def look(path: Path, known: SeriesMapping | None = None) -> SeriesLook:
    """Return what the first lines of a file show; with `known` read in its encoding, delimiter and sheet.

    Raises Problem "measured.*" for a file that is missing, empty, too large, no text, or of too wide or long lines.
    """
    check_size(path)
    if is_workbook(path):
        from jcm_pdd.files.papers.series_sheets import head_of

        lines, sheets, sheet = head_of(path, known.sheet if known else "")
        encoding, delimiter = "", ""
    else:
        encoding = known.encoding if known and known.encoding else sniff_encoding(path)
        text = _head(path, encoding)
        delimiter = known.delimiter if known and known.delimiter else sniff_delimiter(text)
        lines, sheets, sheet = [_cells(line, delimiter) for line in _lines(text)], (), ""
    if not any(any(cell.strip() for cell in line) for line in lines):
        raise Problem("measured.empty", path.name)
    found = replace(propose(lines, delimiter), encoding=encoding, sheet=sheet)
    width = max(len(line) for line in lines[found.header:] or lines)
    return SeriesLook(path.name, tuple(map(tuple, lines)), found, tuple(labels_of(lines[:found.header], width)),
                      fingerprint(lines[:found.header], width), sheets)


def check_size(path: Path) -> None:
    """Raise Problem "file.missing", "measured.empty" or "measured.too_large" for a file that will not be read."""
    try:
        size = path.stat().st_size if path.is_file() else -1
    except OSError as error:
        raise Problem("measured.unreadable", path.name, reason=error.strerror or error) from error
    if size < 0:
        raise Problem("file.missing", str(path))
    if size == 0:
        raise Problem("measured.empty", path.name)
    limit = LARGEST_SHEET if is_workbook(path) else LARGEST
    if size > limit:
        raise Problem("measured.too_large", path.name, size=size >> 20, limit=limit >> 20)


def sniff_encoding(path: Path) -> str:
    """Return the encoding a text file seems to have; Problem "measured.not_text" for one that is no text."""
    blocks = _blocks(path)
    head = next(blocks, b"")
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if b"\x00" in head and (wide := _wide(head)):
        return wide
    _check_text(head, path.name)
    if b"\x1b$" in head:
        return "iso2022_jp"
    block = head
    while block and block.isascii():
        block = next(blocks, b"")
    if not block:
        return "utf-8"
    lines = [line for line in block.split(b"\n") if not line.isascii()]
    # Text of another encoding is hardly ever UTF-8 by accident; the other way round it happens.
    if _readable(lines, "utf-8") * 2 >= len(lines):
        return "utf-8"
    return max(("cp932", "euc_jp"), key=lambda name: _readable(lines, name))


def _wide(head: bytes) -> str:
    """Return the order of bytes of UTF-16 without a mark; "" when it is something else."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and even < odd // 4:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and odd < even // 4 else ""


def _check_text(head: bytes, where: str) -> None:
    """Refuse what has more control characters than any text; a run of zeros, as a failing logger writes, is one."""
    plain = _ZEROS.sub(b"", head)
    controls = sum(plain.count(bytes([sign])) for sign in range(32) if sign not in b"\t\n\v\f\r\x1b")
    if not plain or controls * 50 > len(plain):
        raise Problem("measured.not_text", where)


def _readable(lines: list[bytes], encoding: str) -> int:
    """Return how many lines can be read in an encoding."""
    found = 0
    for line in lines:
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            continue
        found += 1
    return found


def _blocks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            size = HEAD
            while block := stream.read(size):
                yield block
                size = BLOCK
    except OSError as error:
        raise Problem("measured.unreadable", path.name, reason=error.strerror or error) from error


def _head(path: Path, encoding: str) -> str:
    data = next(_blocks(path))
    for mark, _ in _BOMS:
        data = data.removeprefix(mark)
    try:
        text = codecs.getincrementaldecoder(encoding)("replace").decode(data)
    except LookupError:
        raise Problem("measured.mapping", path.name, part="encoding") from None
    if len(data) >= HEAD - 4 and "\n" not in text and "\r" not in text:
        raise Problem("measured.long_line", path.name, line=1)
    return text.removeprefix("\ufeff")


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[str] = []
    open_quote = False
    for line in lines[:SAMPLE + 1] if len(lines) > SAMPLE else lines:
        # A header cell may hold line breaks in quotes; the lines it takes stay counted.
        if open_quote and len(found) < 60:
            last = next(at for at in range(len(found) - 1, -1, -1) if found[at])
            found[last] += f" {line}"
            found.append("")
            open_quote = (found[last].count('"') % 2) == 1
        else:
            found.append(line)
            open_quote = line.count('"') % 2 == 1 and len(found) < 60
    return found[:-1] if found and not found[-1] else found[:SAMPLE]


def _cells(line: str, delimiter: str) -> list[str]:
    if line.count(delimiter) >= WIDEST:
        raise Problem("measured.too_wide", "", limit=WIDEST)
    if '"' not in line:
        return line.split(delimiter)
    return next(csv.reader([line], delimiter=delimiter), [])


def sniff_delimiter(text: str) -> str:
    """Return the delimiter most lines have in the same number."""
    lines = [line for line in _lines(text) if line.strip()][:100]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=lambda count: (counts.count(count), count)) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=evenness)
