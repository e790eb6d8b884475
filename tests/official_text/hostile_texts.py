"""Files that are broken, or made to harm a program that reads them."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Callable

from invented_text import ENGLISH
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from text_pdf_makes import ruled
from text_word_makes import styled

from jcm_pdd.files.opc import read_package, write_package


def pdf(*objects: bytes) -> bytes:
    """Return a PDF of numbered objects, the first being the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a packed stream object."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


_ROOT = b"<</Type/Catalog/Pages 2 0 R>>"


def many_pages() -> bytes:
    count = 20_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    return pdf(_ROOT, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *[page] * count)


def boasting_pages() -> bytes:
    """Say two thousand million pages, and have one."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    return pdf(_ROOT, b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", page)


def deep_page_tree() -> bytes:
    depth = 10_000
    steps = [b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(depth)]
    return pdf(_ROOT, *steps, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 200 200]>>" % (depth + 1))


def circular_page_tree() -> bytes:
    return pdf(_ROOT, b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]/Parent 2 0 R>>")


def deep_arrays() -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 200_000 + b">>", b"<</Type/Pages/Count 0/Kids[]>>")


def _one_page(*more: bytes, contents: bytes = b"4 0 R", resources: bytes = b"") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents %s/Resources<<%s>>>>" % (contents, resources)
    return pdf(_ROOT, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, *more)


def packed_bomb() -> bytes:
    return _one_page(stream(b"q Q " * 40_000_000))


def repeated_stream() -> bytes:
    """Unpack one stream of 30 MB two hundred times."""
    return _one_page(stream(b"q Q " * 7_500_000), contents=b"[" + b"4 0 R " * 200 + b"]")


def disguised_bomb() -> bytes:
    """A page's content that says it is a picture."""
    return _one_page(stream(b"q Q " * 40_000_000, b"/Subtype/Image"))


def packed_twice() -> bytes:
    packed = zlib.compress(zlib.compress(b"q Q " * 40_000_000, 9), 9)
    return _one_page(b"<</Length %d/Filter[/FlateDecode /FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed))


def form_bomb() -> bytes:
    """Forms that draw the next form ten times, nine deep."""
    forms = []
    for number in range(9):
        inner = b"/XObject<</A %d 0 R>>" % (number + 6)
        forms.append(stream(b"/A Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % inner))
    forms.append(stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))
    return _one_page(stream(b"/A Do"), *forms, resources=b"/XObject<</A 5 0 R>>")


def scanned() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    for number in range(3):
        picture = Image.frombytes("L", (300, 400), random.Random(number).randbytes(120_000))
        canvas.drawImage(ImageReader(picture), 20, 20, 550, 800)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def sealed() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt="secret")
    canvas.drawString(100, 100, "words")
    canvas.save()
    return target.getvalue()


def letter() -> bytes:
    """A PDF with text that is no methodology."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for number in range(20):
        canvas.drawString(60, 700 - 20 * number, f"Line {number} of a letter about the weather in the hills.")
    canvas.save()
    return target.getvalue()


def word(change: Callable[[bytes], bytes]) -> bytes:
    """Return the Word document with its main part changed."""
    parts = read_package(styled(ENGLISH))
    parts["word/document.xml"] = change(parts["word/document.xml"])
    return write_package(parts)


def with_entity(content: bytes) -> bytes:
    declared = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return content.replace(b"<w:document", declared + b"<w:document", 1).replace(b"Terms", b"&x;", 1)


def with_laughs(content: bytes) -> bytes:
    names = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return content.replace(b"<w:document", b'<!DOCTYPE w [<!ENTITY a0 "ha">' + names.encode() + b"]><w:document", 1)


def nested(content: bytes) -> bytes:
    deep = b"<w:tbl><w:tr><w:tc>" * 10_000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 10_000
    return content.replace(b"<w:body>", b"<w:body>" + deep, 1)


def zip_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in read_package(styled(ENGLISH)).items():
            archive.writestr(name, content)
        with archive.open("word/media/image1.bin", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(2**20))
    return target.getvalue()


def wide_xml(content: bytes) -> bytes:
    return content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 5_000_000, 1)


def macros() -> bytes:
    parts = read_package(styled(ENGLISH))
    parts["word/vbaProject.bin"] = b"x"
    return write_package(parts)


def workbook() -> bytes:
    import openpyxl

    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def long_lines(content: bytes) -> bytes:
    """One paragraph of two million signs that begins like many things."""
    words = b"Criterion 1: default [[[[ 1 = 2 : " * 60_000
    return content.replace(b"The coolant", words, 1)


def crossed() -> bytes:
    """A page of ten thousand signs and a net of two thousand lines."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for number in range(1000):
        canvas.line(0, number * 0.8, 590, number * 0.8)
        canvas.line(number * 0.59, 0, number * 0.59, 800)
    for number in range(100):
        canvas.drawString(10, 8 * number, "x1 y2 " * 17)
    canvas.save()
    return target.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "not_supported"),
    "noise": (lambda: random.Random(1).randbytes(100_000), "not_supported"),
    "workbook": (workbook, "not_supported"),
    "old word": (lambda: _OLE + bytes(5000), "old_word"),
    "sealed word": (lambda: _OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "sealed pdf": (sealed, "password"),
    "pdf cut off": (lambda: ruled(ENGLISH)[:3000], "damaged"),
    "pdf head only": (lambda: b"%PDF-1.7\n" + b"x" * 1000, "damaged"),
    "word cut off": (lambda: styled(ENGLISH)[:9000], "damaged"),
    "letter": (letter, "no_methodology"),
    "scan": (scanned, "no_text_layer"),
    "20,000 pages": (many_pages, "too_many_pages"),
    "boasting pages": (boasting_pages, "no_text_layer"),
    "deep page tree": (deep_page_tree, "damaged"),
    "circular page tree": (circular_page_tree, "damaged"),
    "deep arrays": (deep_arrays, "damaged"),
    "packed bomb": (packed_bomb, "too_large"),
    "repeated stream": (repeated_stream, "too_large"),
    "disguised bomb": (disguised_bomb, "too_large"),
    "packed twice": (packed_twice, "pdf_packing"),
    "form bomb": (form_bomb, "pdf_packing"),
    "zip bomb": (zip_bomb, "too_large"),
    "wide xml": (lambda: word(wide_xml), "too_large"),
    "outside entity": (lambda: word(with_entity), "package.declaration"),
    "entity bomb": (lambda: word(with_laughs), "package.declaration"),
    "nested": (lambda: word(nested), "damaged"),
    "crossed": (crossed, "no_methodology"),
    "macros": (macros, "package.macros"),
}
