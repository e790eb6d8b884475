"""The file that is to be read: its bytes, and whether it is a Word document or a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import CONTENT_TYPES, read_package, refuse_macros
from jcm_pdd.files.opc_entries import MAX_TOTAL

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_OLD_EXCEL = (".xls", ".xlt", ".xlsm", ".xlsb", ".xla")


@dataclass(frozen=True, slots=True)
class Source:
    """A file from outside: name, bytes, kind."""

    name: str
    data: bytes
    kind: Literal["word", "excel"]


def read_source(path: Path) -> Source:
    """Return the file at `path`; Problem when it is missing, of another kind, protected or hostile."""
    data = file_bytes(path)
    return Source(path.name, data, kind_of(data, path.name))


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file that is not absurdly large; Problem `file.*` or `package.too_large`."""
    if not path.is_file():
        raise Problem("file.missing", str(path))
    try:
        if path.stat().st_size > MAX_TOTAL:
            raise Problem("package.too_large", path.name, limit=MAX_TOTAL // 2**20)
        return path.read_bytes()
    except OSError as error:
        raise Problem("file.unreadable", str(path), reason=error.strerror or error) from error


def kind_of(data: bytes, name: str) -> Literal["word", "excel"]:
    """Return what a file is by its contents, whatever its name says; Problem for anything else."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Problem("package.encrypted", name)
        old = "reading.old_excel" if name.lower().endswith(_OLD_EXCEL) else "reading.old_word"
        raise Problem(old, name)
    if _OPEN_DOCUMENT in data[:120]:
        raise Problem("reading.open_document", name)
    if not data.startswith(b"PK"):
        raise Problem("reading.other_file", name)
    parts = read_package(data, name)
    refuse_macros(parts, name)
    types = parts[CONTENT_TYPES]
    if b"wordprocessingml.document.main+xml" in types:
        return "word"
    if b"spreadsheetml.sheet.main+xml" in types:
        return "excel"
    raise Problem("reading.other_file", name)
