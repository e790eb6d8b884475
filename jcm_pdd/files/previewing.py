"""The pages of a document as an export would print them, without exporting: for another process, which may be ended.

The project goes there as a small file of its own: answers, definitions and the few files that are printed, no history.
"""

from __future__ import annotations

import bisect
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import SUFFIX, Workplace

if TYPE_CHECKING:
    from jcm_pdd.core.schema import Schema
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store.writer import Statement

MOST_PIXELS = 6_000_000
"""What one page shown may have: 24 MB."""
SHORT = 3
"""A title of so few letters stands anywhere in a text."""
_NUMBER = re.compile(r"[A-Z](\.\d+)*\Z")
_FORM_NAME = re.compile(r"\A[A-Za-z]{2,} (?=\d)")


@dataclass(frozen=True, slots=True)
class PreviewJob:
    """A document to be made in a format: the copy of the project, a folder to work in, and the user's own folder."""

    project: Path
    work: Path
    user: Path
    document: str
    format: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: width and height in points, and its words."""

    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The files made; of a PDF also its pages, and where sections begin: page (from 1), share of its height."""

    files: tuple[Path, ...]
    pages: tuple[Page, ...] = ()
    marks: Mapping[str, tuple[int, float]] = field(default_factory=dict)


def copier(session: Session) -> Callable[[Path], None]:
    """Take the project as it is now; the result writes it to a new file and may be called in another thread.

    It raises Problem `export.not_written`, or `store.*` when a picture cannot be read.
    """
    from jcm_pdd.files.store import image
    from jcm_pdd.files.store.statements import memory_rows
    from jcm_pdd.files.store.stored import time_text

    journal, schema = session.journal, session.schema
    project, definitions, blobs = journal.project(), journal.definitions(), journal.blobs()

    def write(target: Path) -> None:
        printed = printed_files(schema, project.answers)
        held = "\n".join(one.text for one in definitions)
        try:
            image.write_image_from_memory(_all(printed, held), time_text(datetime.now(UTC)), target, None)
        except (OSError, sqlite3.Error) as error:
            raise Problem("export.not_written", str(target.parent), reason=str(error)) from error

    def _all(printed: frozenset[str], held: str) -> Iterator[Statement]:
        from jcm_pdd.files.store.evidence import PUT

        yield from memory_rows(project, (), {}, definitions)
        for one in blobs:
            wanted = one.sha256 in printed or one.sha256 in held
            data = journal.blob(one.sha256) if wanted else None
            yield PUT, (one.sha256, one.name, one.media, one.size, int(one.confidential), data)

    return write


def printed_files(schema: Schema, answers: Mapping[str, Any]) -> frozenset[str]:
    """Return the hashes of the pictures that documents print."""
    return frozenset(_figures(schema, answers))


def _figures(schema: Schema, answers: Mapping[str, Any]) -> Iterator[str]:
    for address, value in answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "sha256" in value[0]:
            place = schema.place(address)
            if place is not None and place.definition.kind == "figure":
                yield from (str(item["sha256"]) for item in value if isinstance(item, dict) and "sha256" in item)


def make(job: PreviewJob) -> Preview:
    """Make the document in the folder to work in. Raises Problem; `preview.nothing` when there is nothing to print."""
    from jcm_pdd.files.export import make_one

    session = _opened(job)
    try:
        made = [(name, data) for name, (data, _) in make_one(session, job.document, job.format) if data]
        if not made:
            raise Problem("preview.nothing", job.document)
        files = tuple(job.work / name for name, _ in made)
        for file, (_, data) in zip(files, made, strict=True):
            file.write_bytes(data)
        if job.format != "pdf":
            return Preview(files)
        return Preview(files, *read_pages(files[0], headings(session.schema, job.document)))
    finally:
        session.close()


def _opened(job: PreviewJob) -> Session:
    """Open the copy; like an export it takes the user's newest forms when it holds none, which the project does not."""
    from jcm_pdd.files.adoption.using import forms_of, take_newest
    from jcm_pdd.files.session import Session

    place = Workplace(job.work / "copy", lambda: datetime.now(UTC), "preview")
    session = Session.open(job.project, place)
    try:
        taken = take_newest(session, forms_of(Workplace(job.user, place.now, place.who)))
        if taken:
            session.save()
    except BaseException:
        session.close()
        raise
    if not taken:
        return session
    session.close()
    return Session.open(job.project, place)


def copy_in(folder: Path, session: Session) -> Path:
    """Return where the copy of a project is to lie in a folder; what is made of it is named as an export names it."""
    from jcm_pdd.files.export import stem_of

    return folder / f"{stem_of(session)}{SUFFIX}"


# --- pages ---------------------------------------------------------------------------------------------


def headings(schema: Schema, document: str) -> dict[str, tuple[str, ...]]:
    """Return by section of a document how its heading may begin in print, the surest first."""
    found: dict[str, tuple[str, ...]] = {}
    for plan in schema.sections:
        if schema.document_of(plan.definition.id).form.lower() != document:
            continue
        number, title = _FORM_NAME.sub("", plan.definition.number), plan.definition.title.en
        words = [f"Section {number}:"] if number.isdecimal() else []
        words += [f"{number}. {title}", f"{number} {title}"] if number else []
        words += [title] if len(title) > SHORT else []
        words += [f"{number}. "] if _NUMBER.match(number) else []
        found[plan.definition.id] = tuple(words)
    return found


def read_pages(path: Path, wanted: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Page, ...],
                                                                           dict[str, tuple[int, float]]]:
    """Return the pages of a PDF, and where the wanted headings stand: page (from 1) and share of its height.

    A heading is looked for where a line begins; one that is nowhere is left out.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        pages: list[Page] = []
        lines: list[tuple[str, int, float]] = []
        for at in range(len(document)):
            page, found = _read(document, at)
            pages.append(page)
            lines += [(text, at + 1, share) for text, share in found]
    finally:
        document.close()
    return tuple(pages), _marks(lines, wanted)


def _read(document: Any, at: int) -> tuple[Page, list[tuple[str, float]]]:
    """Return a page and its lines with the share of its height at which each stands."""
    one = document[at]
    words = one.get_textpage()
    width, height = one.get_size()
    text = words.get_text_range()
    lines, begin = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            top = words.get_charbox(min(begin + len(line) - len(line.lstrip()), words.count_chars() - 1))[3]
            lines.append((bare, min(max(1 - top / max(height, 1.0), 0.0), 1.0)))
        begin += len(line) + 1
    words.close()
    one.close()
    return Page(width, height, text.replace("\r\n", "\n").strip()), lines


def _marks(lines: list[tuple[str, int, float]],
           wanted: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[int, float]]:
    begins, parts, length = [], [], 0
    for text, _, _ in lines:
        begins.append(length)
        parts.append(_plain(text))
        length += len(parts[-1]) + 1
    whole = " ".join(parts)
    found: dict[str, tuple[int, float]] = {}
    for section, words in wanted.items():
        at = next((at for one in words if (at := _at_a_line(whole, _plain(one), begins)) is not None), None)
        if at is not None:
            found[section] = lines[at][1:]
    return found


def _at_a_line(whole: str, words: str, begins: list[int]) -> int | None:
    """Return the first line that begins with the words, which may go on in the next one."""
    start = whole.find(words)
    while start >= 0:
        at = bisect.bisect_left(begins, start)
        if at < len(begins) and begins[at] == start:
            return at
        start = whole.find(words, start + 1)
    return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
