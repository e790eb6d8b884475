"""A file of measured data written anew, line by line, in the one form the columnar library reads: UTF-8, cells parted
by U+001F, no quotes, every line of the original one line.

The file is read in blocks, so that memory does not grow with it; a line that cannot be read in the encoding of the
file is named and read in another one, and a line that cannot be read at all stays as a broken one.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Protocol

from jcm_pdd.core.papers.series import SeriesMapping
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_reading import BLOCK, LONGEST_LINE, WIDEST, is_workbook

PART = "\x1f"
_KEPT_FREE = (PART, "\x1e", "\x1d")
"""Signs the written lines use for themselves; the library is told that U+001E parts columns, so that none is parted."""
NAMED = 5
_OTHERS = ("utf-8", "cp932", "euc_jp", "cp1252")


class Talk(Protocol):
    """What long work tells and asks: the window's jobs and the command line both have it."""

    def progress(self, done: int, total: int, label: str) -> None:
        """Tell that `done` of `total` parts are made."""

    def cancelled(self) -> bool:
        """Tell whether the work is to stop."""
        ...


class Stopped(Exception):
    """The work was cancelled; nothing was left behind."""


class Silent:
    """Nobody listens."""

    def progress(self, done: int, total: int, label: str) -> None:
        """Say nothing."""

    def cancelled(self) -> bool:
        """Never stop."""
        return False


@dataclass(slots=True)
class Staged:
    """What was noticed line by line: counts and the first lines, numbered from 1 as editors do."""

    lines: int = 0
    other_encoding: dict[str, int] = field(default_factory=dict)
    other_lines: list[int] = field(default_factory=list)
    undecodable: list[int] = field(default_factory=list)
    undecodable_count: int = 0
    binary: list[int] = field(default_factory=list)
    binary_count: int = 0


def stage(path: Path, mapping: SeriesMapping, target: Path, talk: Talk) -> Staged:
    """Write the file at `path` to `target` and return what was noticed.

    Raises Problem "measured.*" for a line over a megabyte or a thousand cells, and Stopped when cancelled.
    """
    staged = Staged()
    try:
        with target.open("w", encoding="utf-8", newline="\n") as out:
            if is_workbook(path):
                _stage_rows(path, mapping, out, staged, talk)
            else:
                _stage_text(path, mapping, out, staged, talk)
    except OSError as error:
        raise Problem("measured.unreadable", path.name, reason=error.strerror or error) from error
    return staged


def _stage_rows(path: Path, mapping: SeriesMapping, out: IO[str], staged: Staged, talk: Talk) -> None:
    from jcm_pdd.files.papers.series_sheets import rows_of

    talk.progress(0, 100, "read")
    rows = rows_of(path, mapping.sheet)
    while batch := [PART + PART.join(row) for row in islice(rows, 20_000)]:
        text = "\x1c".join(batch)
        for sign in ("\n", "\r", "\x1e", "\x1d"):
            if sign in text:
                text = text.replace(sign, " ")
        out.write(text.replace("\x1c", "\n") + "\n")
        staged.lines += len(batch)
        _told(talk, min(staged.lines // 26_000, 40))


def _stage_text(path: Path, mapping: SeriesMapping, out: IO[str], staged: Staged, talk: Talk) -> None:
    size, done = max(path.stat().st_size, 1), 0
    for text, count in _texts(path, mapping.encoding, staged):
        done += count
        lines = text.replace("\r\n", "\n").replace("\r", " ").split("\n")
        if lines and not lines[-1]:
            lines.pop()
        _check_lines(lines, mapping.delimiter, staged, path.name)
        out.write(PART + _parted(lines, mapping, staged).replace("\n", f"\n{PART}") + "\n")
        staged.lines += len(lines)
        _told(talk, 40 * done // size)


def _told(talk: Talk, done: int) -> None:
    if talk.cancelled():
        raise Stopped
    talk.progress(done, 100, "read")


def _texts(path: Path, encoding: str, staged: Staged) -> Iterator[tuple[str, int]]:
    """Yield whole lines as text, block by block, and how many bytes they were."""
    if encoding.startswith("utf-16"):
        yield from _wide_texts(path, encoding)
        return
    decode = _decoder(encoding, path.name)
    first = True
    for block in _line_blocks(path):
        data = block.removeprefix(codecs.BOM_UTF8) if first else block
        first = False
        try:
            text = decode(data)
        except UnicodeDecodeError:
            text = "\n".join(_line(line, encoding, staged, at) for at, line in enumerate(data.split(b"\n"), start=1))
        yield text, len(block)


def _decoder(encoding: str, where: str) -> Callable[[bytes], str]:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise Problem("measured.mapping", where, part="encoding") from None
    return lambda data: data.decode(encoding)


def _line_blocks(path: Path) -> Iterator[bytes]:
    """Yield blocks that end with a line; Problem "measured.long_line" for a line beyond the limit."""
    with path.open("rb") as stream:
        rest, number = b"", 1
        end: bytes | None = None
        while block := stream.read(BLOCK):
            if end is None:  # a file of old Macintosh programs has no line feed at all
                end = b"\r" if b"\n" not in block and b"\r" in block[:-1] else b"\n"
            head, found, tail = (rest + block).rpartition(end)
            if found:
                number += head.count(end) + 1
                yield (head + found).replace(b"\r", b"\n") if end == b"\r" else head + found
            rest = tail
            if len(rest) > LONGEST_LINE:
                raise Problem("measured.long_line", path.name, line=number)
        if rest:
            yield rest.replace(b"\r", b"\n") if end == b"\r" else rest


def _wide_texts(path: Path, encoding: str) -> Iterator[tuple[str, int]]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with path.open("rb") as stream:
        rest, number, first = "", 1, True
        while block := stream.read(BLOCK):
            text = decoder.decode(block)
            head, found, rest = (rest + (text.removeprefix("\ufeff") if first else text)).rpartition("\n")
            first = False
            number += head.count("\n") + 1
            if len(rest) > LONGEST_LINE:
                raise Problem("measured.long_line", path.name, line=number)
            if found:
                yield head + found, len(block)
        if rest:
            yield rest, 0


def _line(data: bytes, encoding: str, staged: Staged, at: int) -> str:
    """Decode one line of a block that is not wholly in the encoding of the file, and note the line."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    line = staged.lines + at
    for other in _OTHERS:
        if other == encoding:
            continue
        try:
            text = data.decode(other)
        except UnicodeDecodeError:
            continue
        staged.other_encoding[other] = staged.other_encoding.get(other, 0) + 1
        _note(staged.other_lines, line)
        return text
    staged.undecodable_count += 1
    _note(staged.undecodable, line)
    return data.decode(encoding, "replace")


def _note(lines: list[int], line: int) -> None:
    if len(lines) < NAMED:
        lines.append(line)


def _check_lines(lines: list[str], delimiter: str, staged: Staged, where: str) -> None:
    longest = max(map(len, lines), default=0)
    if longest > WIDEST:
        for at, line in enumerate(lines, start=1):
            if len(line) > LONGEST_LINE:
                raise Problem("measured.long_line", where, line=staged.lines + at)
            if line.count(delimiter) >= WIDEST:
                raise Problem("measured.too_wide", where, limit=WIDEST)


def _parted(lines: list[str], mapping: SeriesMapping, staged: Staged) -> str:
    text = "\n".join(lines)
    if "\x00" in text:
        for at, line in enumerate(lines, start=1):
            if "\x00" in line:
                staged.binary_count += 1
                _note(staged.binary, staged.lines + at)
        text = text.replace("\x00", "\ufffd")
    for sign in _KEPT_FREE:
        if sign in text:
            text = text.replace(sign, " ")
    if '"' not in text:
        return text.replace(mapping.delimiter, PART)
    return "\n".join(_quoted(text.split("\n"), mapping, staged.lines))


def _quoted(lines: list[str], mapping: SeriesMapping, before: int) -> Iterator[str]:
    """Yield lines with quoted cells, quotes taken off. In the header a quoted cell may run over several lines; behind
    it a quote that is not closed makes its own line a broken one and touches no other.
    """
    at = 0
    while at < len(lines):
        line, blank = lines[at], 0
        while line.count('"') % 2 and before + at + blank + 1 < mapping.header and at + blank + 1 < len(lines):
            blank += 1
            line = f"{line} {lines[at + blank]}"
        if '"' not in line or line.count('"') % 2:
            yield line.replace(mapping.delimiter, PART)
        else:
            yield PART.join(next(csv.reader((line,), delimiter=mapping.delimiter), ()))
        yield from ("",) * blank
        at += blank + 1
