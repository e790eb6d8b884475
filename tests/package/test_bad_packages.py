"""What goes wrong while a package is made or checked: a clear problem, and nothing half-written is left behind."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.export import ExportCancelled
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.package import archive as packing
from jcm_pdd.files.package.checking import verify
from jcm_pdd.files.package.making import Wish, make_package
from jcm_pdd.files.session import Session

FILE = "evidence/r9/file"
MEGABYTE = 1 << 20


@pytest.fixture
def large(project: Session, tmp_path: Path, few: None) -> Iterator[Path]:
    """A piece of evidence that is kept beside the project, and the folder for packages."""
    before = project.project
    project.save_as(tmp_path / "held.jcmpdd", overwrite=True)
    project.journal.limit_evidence(1000)
    source = tmp_path / "measured.bin"
    source.write_bytes(bytes(range(256)) * 4096 * 12)
    project.attach(_first_file(project), source)
    folder = tmp_path / "out"
    folder.mkdir()
    yield folder
    while project.project != before and project.undo():
        pass


def _first_file(project: Session) -> str:
    return f"evidence/{project.project.rows('evidence')[0]}/file"


def _beside(project: Session) -> Path:
    listed = project.project.get(_first_file(project))
    assert isinstance(listed, list)
    assert isinstance(listed[-1], dict)
    found = project.journal.blob_path(str(listed[-1]["sha256"]))
    assert found is not None
    return found


def refused(project: Session, wish: Wish) -> Problem:
    """Return the problem a package ends with; it has words in both languages."""
    with pytest.raises(Problem) as caught:
        make_package(project, wish)
    for language in ("en", "ja"):
        assert problem_text(caught.value, language)
    return caught.value


def test_large_evidence_goes_piece_by_piece(project: Session, large: Path) -> None:
    make_package(project, Wish(large / "warm.zip", pdf=False))
    tracemalloc.start()
    made = make_package(project, Wish(large / "a.zip", pdf=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any(one.size == 12 * MEGABYTE for one in made.entries)
    assert peak < 12 * MEGABYTE
    assert verify(made.path).differences == ()


@pytest.mark.long
def test_half_a_gigabyte_of_evidence_needs_no_more_memory_than_a_little(project: Session, large: Path) -> None:
    source = large.parent / "video.mp4"
    with source.open("wb") as writer:
        for _ in range(500):
            writer.write(bytes(MEGABYTE))
    project.attach(_first_file(project), source)
    tracemalloc.start()
    made = make_package(project, Wish(large / "a.zip", pdf=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MEGABYTE
    assert verify(made.path).differences == ()


def test_evidence_that_is_missing_is_named(project: Session, large: Path) -> None:
    kept: dict[Path, bytes] = {}
    try:
        for _ in range(3):  # the open project and its file have one each
            with suppress(Problem):
                beside = _beside(project)
                kept[beside] = beside.read_bytes()
                beside.unlink()
        problem = refused(project, Wish(large / "a.zip", pdf=False))
    finally:
        for path, data in kept.items():
            path.write_bytes(data)
    assert problem.code == "store.evidence_missing"
    assert list(large.iterdir()) == []


def test_evidence_that_changed_is_named(project: Session, large: Path) -> None:
    beside = _beside(project)
    kept = beside.read_bytes()
    beside.write_bytes(kept[:-1] + b"!")
    try:
        problem = refused(project, Wish(large / "a.zip", pdf=False))
    finally:
        beside.write_bytes(kept)
    assert (problem.code, problem.where) == ("submission.changed", "measured.bin")
    assert list(large.iterdir()) == []


def test_evidence_that_another_program_holds_is_named(project: Session, large: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_reader: object, source: Path) -> bytes:
        raise Problem("submission.evidence", source.name, reason="Permission denied")

    monkeypatch.setattr(packing, "_read", locked)
    assert refused(project, Wish(large / "a.zip", pdf=False)).code == "submission.evidence"
    assert list(large.iterdir()) == []


def test_a_disk_that_fills_up_leaves_nothing_and_keeps_the_old_package(
        project: Session, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = large / "a.zip"
    old.write_bytes(b"the old one")
    opened = packing.Archive._open  # where bytes go to the disk

    def full(self: packing.Archive, path: str, size: int) -> object:
        if size > MEGABYTE:
            raise OSError(28, "No space left on device")
        return opened(self, path, size)

    monkeypatch.setattr(packing.Archive, "_open", full)
    assert refused(project, Wish(old, pdf=False, replace=True)).code == "submission.not_written"
    assert [(one.name, one.read_bytes()) for one in large.iterdir()] == [("a.zip", b"the old one")]


def test_a_package_that_is_there_is_not_written_over(project: Session, large: Path) -> None:
    target = large / "a.zip"
    target.write_bytes(b"mine")
    assert refused(project, Wish(target, pdf=False)).code == "submission.exists"
    assert target.read_bytes() == b"mine"


def test_of_two_packages_with_one_name_the_first_stays(project: Session, large: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    target = large / "a.zip"
    finish = packing.Archive.finish

    def late(self: packing.Archive) -> None:
        target.write_bytes(b"the other one")
        finish(self)

    monkeypatch.setattr(packing.Archive, "finish", late)
    assert refused(project, Wish(target, pdf=False)).code == "submission.exists"
    assert [(one.name, one.read_bytes()) for one in large.iterdir()] == [("a.zip", b"the other one")]


def test_a_cancelled_package_leaves_nothing(project: Session, large: Path) -> None:
    asked = iter([False, False, True])
    with pytest.raises(ExportCancelled):
        make_package(project, Wish(large / "a.zip", pdf=False), cancelled=lambda: next(asked, True))
    assert list(large.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(project: Session, large: Path) -> None:
    assert refused(project, Wish(large / "nowhere" / "a.zip", pdf=False)).code == "submission.folder"


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18), b"PK\x03\x04broken"])
def test_what_is_no_package_is_refused_by_the_check(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        verify(path)
    assert caught.value.code in ("submission.unreadable", "submission.no_manifest")


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"format": "jcm-pdd package 1"}', b"\xff\xfe",
                                      b'{"format": "jcm-pdd package 1", "files": [{"path": 1}]}', b"[" * 100_000])
def test_a_manifest_that_is_none_is_refused(manifest: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest)
    with pytest.raises(Problem, match=r"submission\.no_manifest"):
        verify(path)


def test_a_damaged_file_is_told_and_the_others_are_checked(project: Session, large: Path) -> None:
    made = make_package(project, Wish(large / "a.zip", pdf=False)).path
    data = bytearray(made.read_bytes())
    with zipfile.ZipFile(made) as archive:
        entry = max(archive.infolist(), key=lambda one: one.compress_size)
    data[entry.header_offset + 200] ^= 0xFF
    made.write_bytes(bytes(data))
    assert {(one.how, one.file) for one in verify(made).differences} == {("damaged", entry.filename)}
