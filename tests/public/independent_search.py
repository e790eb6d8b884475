"""Looks for words in finished files without any code of the program: unzip, strip, pdftotext, metadata, raw bytes."""

from __future__ import annotations

import html
import io
import re
import subprocess
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import ExifTags, Image


def readable(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield where and what can be read in a file, packed files included."""
    yield name, name
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.namelist():
                for where, text in readable(one, archive.read(one)):
                    yield f"{name}/{where}", text
        return
    for encoding in ("utf-8", "utf-16-le", "latin-1", "cp932"):
        yield name, data.decode(encoding, "ignore")
    if name.endswith((".xml", ".rels")):
        text = data.decode("utf-8", "ignore")
        yield name, html.unescape(re.sub(r"<[^>]+>", "", text))
    if data[:5] == b"%PDF-":
        yield from _pdf(name, data)
    if data[:3] == b"\xff\xd8\xff" or data[:4] == b"\x89PNG":
        yield from _picture(name, data)


def _pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    for tool in (["pdftotext", "-layout", "-", "-"], ["pdfinfo", "-"]):
        done = subprocess.run(tool, input=data, capture_output=True, check=False)
        yield name, done.stdout.decode("utf-8", "ignore")
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            plain = zlib.decompress(stream[1])
        except zlib.error:
            plain = stream[1]
        yield f"{name}/stream", plain.decode("latin-1")
        if plain[:2] == b"PK":
            yield from readable(f"{name}/stream.zip", plain)


def _picture(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    with Image.open(io.BytesIO(data)) as picture:
        yield name, " ".join(str(value) for value in picture.info.values())
        exif = picture.getexif()
        yield name, " ".join(str(value) for value in exif.values())
        yield name, " ".join(str(value) for value in exif.get_ifd(ExifTags.IFD.Exif).values())


def flat(text: str) -> str:
    """Return a text without spaces, in one width and case."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def found(archive: Path, words: Iterable[str], folder: str = "") -> dict[str, str]:
    """Return the words that stand in the files of a zip below a folder, each with the first place."""
    wanted = {flat(word): word for word in words}
    hits: dict[str, str] = {}
    with zipfile.ZipFile(archive) as whole:
        for name in whole.namelist():
            if not name.startswith(folder):
                continue
            for where, text in readable(name, whole.read(name)):
                plain = flat(text)
                for needle in [one for one in wanted if wanted[one] not in hits]:
                    if needle in plain:
                        hits[wanted[needle]] = where
    return hits
