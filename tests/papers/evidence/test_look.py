"""Files of evidence made visible, and files that mean harm or are broken."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.papers.evidence_look import LONGEST_TEXT, kind_of, look


def pdf(pages: int = 3, key: str | None = None) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400), encrypt=key)
    for page in range(pages):
        canvas.drawString(50, 300, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG whose head claims a size; behind it come a few bytes."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def code_of(data: bytes, name: str) -> str:
    with pytest.raises(Problem) as caught:
        look(data, name, "", (1,), 400)
    for language in ("en", "ja"):
        assert name in problem_text(caught.value, language)
    return caught.value.code


@pytest.mark.parametrize(("name", "media", "kind"), [
    ("a.PDF", "", "pdf"), ("a", "application/pdf", "pdf"), ("a.jpeg", "image/jpeg", "picture"), ("a.csv", "", "text"),
    ("a.docx", "", "word"), ("a.exe", "application/octet-stream", ""), ("noname", "", ""),
    ("a.svg", "image/svg+xml", "")])
def test_kinds(name: str, media: str, kind: str) -> None:
    assert kind_of(name, media) == kind


def test_pages_that_are_asked_for(tmp_path: Path) -> None:
    made = look(pdf(), "a.pdf", "application/pdf", (0, 2, 3, 9), 600)
    assert (made.pages, set(made.pictures)) == (3, {2, 3})
    assert made.pictures[2].width == 600
    assert made.pictures[2].pixels != made.pictures[3].pixels
    path = tmp_path / "a.bin"
    path.write_bytes(pdf())
    assert look(path, "a.pdf", "", (2,), 600).pictures[2] == made.pictures[2]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"not a pdf at all", pdf()[:400],
                                  pdf().replace(b"/Pages", b"/Pxges")])
def test_a_broken_pdf_is_told(data: bytes) -> None:
    assert code_of(data, "a.pdf") == "evidence.pdf_damaged"


def test_a_sealed_pdf_is_told() -> None:
    assert code_of(pdf(key="geheim"), "a.pdf") == "evidence.pdf_password"


def test_a_picture_is_measured_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(Image.Image, "convert", never)
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", never)
    with pytest.raises(Problem) as caught:
        look(bomb(60_000, 60_000), "photo.png", "image/png", (1,), 400)
    assert caught.value.code == "evidence.picture_too_large"
    assert "60,000 × 60,000" in problem_text(caught.value, "en")
    assert Image.MAX_IMAGE_PIXELS is not None


@pytest.mark.parametrize(("data", "name"), [(bomb(500, 500), "a.png"), (b"", "a.jpg"), (b"GIF89a", "a.gif"),
                                            (pdf(), "a.png"), (b"<svg/>", "a.png")])
def test_a_broken_picture_is_told(data: bytes, name: str) -> None:
    assert code_of(data, name) == "evidence.picture_damaged"


def test_a_photo_stands_upright_and_fits() -> None:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (1200, 600), (200, 10, 10)).save(stream, "JPEG", exif=exif)
    (made,) = look(stream.getvalue(), "a.jpg", "image/jpeg", (1,), 300).pictures.values()
    assert (made.width, made.height) == (300, 600)
    assert len(made.pixels) == made.stride * made.height
    assert made.pixels[2] > 150 > made.pixels[0], "blue first"


@pytest.mark.parametrize("data", ["電力量,kWh\n1,2".encode("cp932"), "\ufeff電力量,kWh\n1,2".encode(),
                                  "電力量,kWh\n1,2".encode()])
def test_texts_of_either_encoding(data: bytes) -> None:
    assert look(data, "a.csv", "", (), 400).text.replace("\r", "") == "電力量,kWh\n1,2"


def test_a_long_text_is_cut_between_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("あ" * LONGEST_TEXT).encode())
    assert set(look(path, "a.txt", "", (), 400).text) == {"あ"}


def test_other_files_show_nothing() -> None:
    made = look(b"MZ", "a.exe", "", (1,), 400)
    assert (made.pages, made.text) == (0, "")
