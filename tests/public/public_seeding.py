"""A complete project with a secret of its own in every place that can hold one."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from jcm_pdd.core.confidential import mark_edit
from jcm_pdd.files.package.making import PackageReport
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

# Answers that decide which form is printed or that name other rows by a word of ours.
_LEFT = ("country", "track", "methodologies", "horizon", "proration", "estimate_inputs", "estimate_series")
_COUNTED = ("formula", "series_unit", "year", "check_value")
"""Texts of estimation records that are read as numbers, units and formulas."""


def token(number: int) -> str:
    """Return a word nobody writes by chance."""
    return f"Vexatrol{number:03d}"


@dataclass
class Seeded:
    """The project and what was hidden in it: words, and numbers as they are printed."""

    session: Session
    words: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)


@dataclass
class Packed:
    """A seeded project with the package made of it."""

    seeded: Seeded
    report: PackageReport
    path: Path


def seeded(place: Workplace, folder: Path) -> Seeded:
    """Return the chiller sample with secrets in its texts, cells, rows, numbers, pictures and papers."""
    made = Seeded(open_sample(next(one for one in samples() if one.id.startswith("id_factory")), place))
    _texts(made)
    _numbers(made)
    _pictures(made, folder)
    _papers(made, folder)
    return made


def _texts(made: Seeded) -> None:
    """Put a word into every text; every third text is marked whole, the others by the word alone."""
    session = made.session
    texts: dict[str, str] = {}
    whole, parts = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for address, stored in session.project.answers.items():
        where = session.schema.place(address)
        if where is None or where.definition.kind not in ("text", "long_text", "references"):
            continue
        named = where.address in session.schema.named_by or where.definition.names
        if named or address.split("/")[0] in _LEFT or address.rpartition("/")[2] in _COUNTED:
            continue
        word = token(len(made.words) + 1)
        made.words.append(word)
        texts[address] = f"{stored} {word}" if len(made.words) % 2 else f"{word} {stored}"
        (whole if len(made.words) % 3 == 0 and where.definition.kind == "text" else parts)[address] = (
            () if len(made.words) % 3 == 0 and where.definition.kind == "text" else (word,))
    session.set_texts(texts)
    session.record(mark_edit(session.schema, session.project, {**whole, **parts}, "A secret of the test"))


def _numbers(made: Seeded) -> None:
    session = made.session
    values: dict[str, str] = {}
    for at, address in enumerate(one for one in session.project.answers if one.startswith("ID_AM002/chillers/")
                                 and one.endswith("/EC_PJ")):
        number = f"{1417 + 31 * at}.{53 + at}"
        values[address] = number
        made.numbers.append(f"{float(number):,.2f}")
    values["ID_AM002/EF_grid"] = "0.74127"
    made.numbers.append("0.74127")
    session.set_texts(values)
    session.record(mark_edit(session.schema, session.project, dict.fromkeys(values, ()), "Data of the plant"))


def picture(word: str, media: str = "png") -> bytes:
    """Return a picture with a word in its metadata."""
    stream, drawn = io.BytesIO(), Image.new("RGB", (320, 200), (200, 30, 30))
    if media == "png":
        about = PngInfo()
        about.add_text("Comment", f"taken at {word}")
        about.add_itxt("Description", f"{word} in the yard", zip=True)
        drawn.save(stream, "PNG", pnginfo=about)
    else:
        exif = drawn.getexif()
        exif[0x010E], exif[0x013B] = f"{word} gate", word
        drawn.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def _pictures(made: Seeded, folder: Path) -> None:
    session = made.session
    for media in ("png", "jpeg"):
        words = [token(800 + len(made.words) + at) for at in range(3)]
        path = folder / f"{words[0]}.{media}"
        path.write_bytes(picture(words[1], media))
        session.attach("description_figures", path, f"Plan by {words[2]}")
        made.words += words
    listed = session.project.get("description_figures")
    assert isinstance(listed, list)
    meant = [str(item["sha256"]) for item in listed[-2:] if isinstance(item, dict)]
    session.record(mark_edit(session.schema, session.project, {"description_figures": meant}, "Layout of the plant"))


def _papers(made: Seeded, folder: Path) -> None:
    """Add evidence: a marked file, a whole marked row, and one that everybody may read."""
    session = made.session
    rows = session.add_rows("evidence", 3)
    for at, row in enumerate(rows):
        word = token(900 + at)
        path = folder / (f"invoice {word}.txt" if at < 2 else "open certificate.txt")
        path.write_text(f"paid by {word}" if at < 2 else "anybody may read this", encoding="utf-8")
        texts: dict[str, str] = {f"evidence/{row}/number": f"X-{at + 1}", f"evidence/{row}/title": f"Paper {at + 1}",
                                 f"evidence/{row}/status": "received"}
        if at == 1:
            texts[f"evidence/{row}/title"] = f"Contract with {word}"
        session.set_texts(texts)
        session.attach(f"evidence/{row}/file", path)
        made.words += [word] if at < 2 else []
    things: dict[str, tuple[str, ...]] = {f"evidence/{rows[0]}/file": (), f"evidence/{rows[1]}": ()}
    session.record(mark_edit(session.schema, session.project, things, "Invoices"))
