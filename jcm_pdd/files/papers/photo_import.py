"""Photographs and whole folders of them taken into a project: sorted to sites and meters, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.edits import add_rows
from jcm_pdd.core.kinds import Rejected
from jcm_pdd.core.papers.photographs import PHOTOS, Site, meter_named, nearest, sites
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json
from jcm_pdd.core.schema import Schema
from jcm_pdd.files import attaching
from jcm_pdd.files.papers.exif import Shot, read_shot
from jcm_pdd.files.session import Session

PICTURES = frozenset((".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp", ".bmp"))
MOST = 2_000
FORMATS = "JPEG, PNG, HEIC, TIFF, WebP, BMP"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its row, and site and meter as far as they are known; `known` for one that was there."""

    path: Path
    row: str
    site: str = ""
    meter: str = ""
    taken_on: str = ""
    position: str = ""
    known: bool = False
    readable: bool = True


@dataclass(frozen=True, slots=True)
class PhotoReport:
    """All files of one import, and those that are no pictures."""

    taken: tuple[Taken, ...]
    others: tuple[Path, ...] = ()

    @property
    def added(self) -> tuple[Taken, ...]:
        """The photographs that are new in the project."""
        return tuple(one for one in self.taken if not one.known)


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture whose bytes are in the project and which is listed nowhere yet."""

    path: Path
    item: dict[str, Json]
    shot: Shot


def pictures_in(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the pictures among files and in folders (with those inside), and what else was named.

    Raises Problem `visit.no_pictures` when there is none, `visit.too_many` for more than `MOST`.
    """
    pictures: list[Path] = []
    others: list[Path] = []
    named = list(paths)
    for path in named:
        for file in _files(path):
            (pictures if _is_picture(file) else others).append(file)
            if len(pictures) > MOST:
                raise Problem("visit.too_many", str(path), most=MOST)
    if not pictures:
        raise Problem("visit.no_pictures", str(named[0]) if named else "", formats=FORMATS)
    return pictures, others


def _is_picture(file: Path) -> bool:
    """Tell by its name whether a file is a picture; an empty one, as broken copies leave it, shows nothing."""
    try:
        return file.suffix.casefold() in PICTURES and file.stat().st_size > 0
    except OSError:
        return True  # the copy will say why it cannot be read


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted((file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")),
                          key=lambda file: str(file).casefold())
    else:
        yield path


def keep_pictures(session: Session, pictures: Iterable[Path], told: Progress = lambda *_: None) -> list[Kept]:
    """Copy pictures into the project; may run in a thread of its own. Raises Problem when one cannot be read."""
    listed = list(pictures)
    found = []
    for at, path in enumerate(listed):
        told(at, len(listed))
        found.append(Kept(path, attaching.keep(session.journal, path), read_shot(path)))
    return found


def list_pictures(session: Session, kept: Iterable[Kept], site: str = "") -> PhotoReport:
    """List kept pictures as photographs, one undo step; a picture that is listed already is left as it is.

    `site` is where those without a position were taken, unknown when empty.
    """
    project, schema = session.project, session.schema
    present = {sha: row for row in project.rows(PHOTOS) for sha in _hashes(project.get(f"{PHOTOS}/{row}/file"))}
    known = sites(schema, project)
    new: list[Kept] = []
    report: list[Taken] = []
    for one in kept:
        sha = str(one.item["sha256"])
        if sha in present:
            report.append(Taken(one.path, present[sha], known=True, readable=one.shot.readable))
        else:
            present[sha] = ""
            new.append(one)
    if not new:
        return PhotoReport(tuple(report))
    edit, rows = add_rows(project, PHOTOS, len(new))
    changes: list[Change] = [*edit.changes]
    for row, one in zip(rows, new, strict=True):
        taken = _sorted(session, known, one, row, site)
        changes += _changes(schema, taken, one)
        report.append(taken)
    session.record(Edit("edit.photos", tuple(changes), {"address": PHOTOS, "count": str(len(new))}))
    return PhotoReport(tuple(report))


def import_photos(session: Session, paths: Iterable[Path], site: str = "",
                  told: Progress = lambda *_: None) -> PhotoReport:
    """Take pictures and folders in and return what became of each. Raises Problem; then nothing is listed."""
    pictures, others = pictures_in(paths)
    report = list_pictures(session, keep_pictures(session, pictures, told), site)
    return PhotoReport(report.taken, tuple(others))


def _hashes(stored: Json) -> Iterator[str]:
    for item in stored if isinstance(stored, list) else ():
        if isinstance(item, dict):
            yield str(item.get("sha256"))


def _sorted(session: Session, known: tuple[Site, ...], one: Kept, row: str, site: str) -> Taken:
    place = session.schema.place(f"{PHOTOS}/{row}/position")
    position, close = "", None
    if one.shot.position and place is not None:
        try:
            stored = place.kind.parse(one.shot.position)
        except Rejected:
            stored = None
        if isinstance(stored, str):
            position, close = stored, nearest(known, place.kind.value(stored))
    return Taken(one.path, row, close[0].name if close else site, meter_named(session.project, one.path.stem),
                 one.shot.taken_on, position, readable=one.shot.readable)


def _changes(schema: Schema, taken: Taken, one: Kept) -> Iterator[Change]:
    values: dict[str, Json] = {"file": [one.item], "site": taken.site, "meter": taken.meter, "taken_on": taken.taken_on,
                               "position": taken.position}
    for name, value in values.items():
        if value and schema.place(f"{PHOTOS}/{taken.row}/{name}") is not None:
            yield Change(f"{PHOTOS}/{taken.row}/{name}", None, value)
