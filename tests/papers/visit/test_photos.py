"""Photographs: what the camera wrote, to which site and meter they go, what is doubtful about them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.kinds.coordinates import Position
from jcm_pdd.core.papers.photographs import kilometres, meter_named
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.papers.exif import Shot, read_shot
from jcm_pdd.files.papers.photo_import import import_photos
from jcm_pdd.files.session import Session

Make = Callable[..., Path]
AT_SITE = ((6, 31, 18.1), (107, 26, 28.3))
SITE = "Purwakarta Factory (example)"


def test_time_and_position_are_read(photo: Make) -> None:
    shot = read_shot(photo("a.jpg", AT_SITE, taken="2026:05:14 10:32:05"))
    assert shot == Shot("2026-05-14 10:32", "-6.521694,107.441194")
    assert read_shot(photo("b.jpg", ((13, 0, 0), (101, 30, 0)), ("N", "E"))).position == "13,101.5"
    assert read_shot(photo("c.jpg", ((13, 0, 0), (70, 30, 0)), ("S", "W"))).position == "-13,-70.5"


@pytest.mark.parametrize("at", [None, ((0, 0, 0), (0, 0, 0)), ((95, 0, 0), (10, 0, 0))])
def test_a_position_that_is_none_is_not_invented(photo: Make, at: object) -> None:
    assert read_shot(photo("a.jpg", at)) == Shot()


def _claiming(path: Path, width: int, height: int) -> Path:
    """Write a PNG whose head claims a size and which holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                    for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 64)), (b"IEND", b"")))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


@pytest.mark.parametrize("broken", ["claims 60,000 x 60,000", "text", "cut off"])
def test_files_that_are_no_pictures_are_kept_and_said(session: Session, photo: Make, tmp_path: Path,
                                                      broken: str) -> None:
    path = tmp_path / "x.jpg"
    if broken.startswith("claims"):
        _claiming(path, 60_000, 60_000)
    else:
        whole = photo("whole.jpg", AT_SITE).read_bytes()
        path.write_bytes({"text": b"no picture", "cut off": whole[:40]}[broken])
    (taken,) = import_photos(session, [path], SITE).taken
    assert (taken.site, taken.position, taken.readable) == (SITE, "", False)
    assert session.text(f"photos/{taken.row}/file") == "x.jpg"


def test_empty_files_are_left_out_and_named(session: Session, photo: Make, tmp_path: Path) -> None:
    empty = tmp_path / "IMG_0002.jpg"
    empty.write_bytes(b"")
    with pytest.raises(Problem) as told:
        import_photos(session, [empty], SITE)
    assert told.value.code == "visit.no_pictures"
    report = import_photos(session, [photo("a.jpg", AT_SITE), empty], SITE)
    assert [one.path.name for one in report.taken] == ["a.jpg"]
    assert report.others == (empty,)


def test_a_folder_is_sorted_to_sites_and_meters_in_one_step(session: Session, photo: Make, tmp_path: Path) -> None:
    session.set_answers({"sites/r2/name": "Bekasi", "sites/r2/coordinates": "-6.24, 106.99", "meters/r1/tag": "EM-1",
                         "meters/r2/tag": "EM-10"})
    photo("visit/EM-1 plate.jpg", AT_SITE, taken="2026:05:14 10:32:05")
    photo("visit/day 2/IMG_0001.jpg", ((6, 14, 24), (106, 59, 24)), colour="red")
    photo("visit/em 10.jpg", colour="blue")
    (tmp_path / "visit" / "notes.txt").write_text("x", encoding="utf-8")
    report = import_photos(session, [tmp_path / "visit"], "Bekasi")
    assert [(one.path.name, one.site, one.meter) for one in report.taken] == [
        ("IMG_0001.jpg", "Bekasi", ""), ("em 10.jpg", "Bekasi", "EM-10"), ("EM-1 plate.jpg", SITE, "EM-1")]
    assert [path.name for path in report.others] == ["notes.txt"]
    assert session.project.get(f"photos/{report.taken[2].row}/taken_on") == "2026-05-14 10:32"
    again = import_photos(session, [tmp_path / "visit"])
    assert again.added == ()
    assert session.undo()
    assert session.project.rows("photos") == ()


def test_a_photograph_far_from_its_site_is_told(session: Session, photo: Make) -> None:
    session.set_answers({"sites/r2/name": "Bekasi", "sites/r2/coordinates": "-6.24, 106.99"})
    (taken,) = import_photos(session, [photo("a.jpg", AT_SITE)]).taken
    assert not [f for f in session.findings if f.code.startswith("visit.")]
    session.set_texts({f"photos/{taken.row}/site": "Bekasi"})
    (found,) = [f for f in session.findings if f.code.startswith("visit.")]
    assert (found.code, found.args["nearest"], found.args["km"]) == ("visit.other_site", SITE, "59")
    session.set_texts({f"photos/{taken.row}/site": SITE, f"photos/{taken.row}/position": "-6.6, 107.5"})
    (found,) = [f for f in session.findings if f.code.startswith("visit.")]
    assert found.code == "visit.far_away"


def test_a_site_without_coordinates_is_told_when_a_photograph_has_some(session: Session, photo: Make) -> None:
    session.set_texts({"sites/r1/coordinates": ""})
    (taken,) = import_photos(session, [photo("a.jpg", AT_SITE)], SITE).taken
    assert taken.site == SITE
    assert [f.where for f in session.findings if f.code == "visit.position_known"] == ["sites/r1/coordinates"]


def test_nothing_to_take_is_a_problem(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match=r"visit\.no_pictures"):
        import_photos(session, [tmp_path])


@pytest.mark.parametrize(("name", "expected"), [
    ("EM-1", "EM-1"), ("em1 plate", "EM-1"), ("IMG EM 1", "EM-1"), ("EM-12", ""), ("EM-1 and GM-2", ""), ("IMG_1", "")])
def test_the_meter_a_file_name_speaks_of(name: str, expected: str) -> None:
    tags = {"r1": "EM-1", "r2": "GM-2", "r3": ""}
    project = Project({"meters": list(tags), **{f"meters/{row}/tag": tag for row, tag in tags.items() if tag}})
    assert meter_named(project, name) == expected


positions = st.builds(Position, st.decimals(-89, 89, places=4), st.decimals(-179, 179, places=4))


@given(positions, positions)
def test_distances_are_the_same_both_ways(one: Position, other: Position) -> None:
    there = kilometres(one, other)
    assert there == pytest.approx(kilometres(other, one))
    assert 0 <= there <= 20_016
    assert kilometres(one, one) == pytest.approx(0, abs=1e-6)


def test_a_distance_known_from_an_atlas() -> None:
    tokyo = Position(Decimal("35.6762"), Decimal("139.6503"))
    jakarta = Position(Decimal("-6.2088"), Decimal("106.8456"))
    assert kilometres(tokyo, jakarta) == pytest.approx(5_790, rel=0.01)
