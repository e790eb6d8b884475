"""What is measured before anything is parsed: kind of file, size, pages and how far streams unpack."""

from __future__ import annotations

import io
import zipfile

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.model import Kind
from jcm_pdd.files.official.text.pdf_weight import MAX_STREAM, OddPackingError, TooHeavyError, weigh

MAX_FILE = 40 * 2**20
MAX_XML = 12 * 2**20  # a methodology of fifty pages has one or two
MAX_WORD = 120 * 2**20
MAX_PAGES = 300
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of file by its content and measure it.

    Raises Problem `official_text.too_large`, `.old_word`, `.password`, `.not_supported`, `.damaged`.
    """
    if len(data) > MAX_FILE:
        raise Problem("official_text.too_large", name, limit=MAX_FILE // 2**20)
    if data.startswith(_OLE):
        sealed = "EncryptedPackage".encode("utf-16-le") in data
        raise Problem("official_text.password" if sealed else "official_text.old_word", name)
    if b"%PDF-" in data[:1024]:
        _measure_pdf(data, name)
        return "pdf"
    if data.startswith(b"PK"):
        _measure_word(data, name)
        return "docx"
    raise Problem("official_text.not_supported", name)


def _measure_word(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Problem("official_text.damaged", name) from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
        raise Problem("official_text.not_supported", name)
    xml = max(entry.file_size for entry in entries if entry.filename.startswith("word/"))
    largest = max((e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels"))), default=xml)
    if largest > MAX_XML or sum(entry.file_size for entry in entries) > MAX_WORD:
        raise Problem("official_text.too_large", name, limit=MAX_XML // 2**20)


def _measure_pdf(data: bytes, name: str) -> None:
    try:
        weigh(data)
    except TooHeavyError as error:
        raise Problem("official_text.too_large", name, limit=MAX_STREAM // 2**20) from error
    except OddPackingError as error:
        raise Problem("official_text.pdf_packing", name) from error
