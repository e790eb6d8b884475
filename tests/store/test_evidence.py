"""Evidence keeps its bytes: small files inside the project file, large ones beside it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import Journal, Workplace, close, recover, recoveries, save, save_as, save_clean_copy
from jcm_pdd.files.store.evidence import LIMIT

NewProject = Callable[..., Journal]
PHOTO = b"\x89PNG small photo"
FILM = b"a long film " * 500


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        call()
    return caught.value.code


def test_the_limit_is_fifty_megabytes() -> None:
    assert LIMIT == 50 * 1024 * 1024


def test_small_evidence_travels_inside_the_file(
    folder: Path, new: NewProject, reopened: NewProject, tmp_path: Path
) -> None:
    source = tmp_path / "領収書.pdf"
    source.write_bytes(PHOTO)
    journal = new(folder / "p.jcmpdd", title="A")
    digest = journal.put_blob(source, source.name, "application/pdf", confidential=True)
    assert digest == hashlib.sha256(PHOTO).hexdigest()
    assert journal.changed()
    source.unlink()
    save(journal)
    close(journal)
    again = reopened(folder / "p.jcmpdd")
    (blob,) = again.blobs()
    assert (blob.name, blob.media, blob.size) == ("領収書.pdf", "application/pdf", len(PHOTO))
    assert (blob.confidential, blob.beside) == (True, False)
    assert again.blob(digest) == PHOTO
    with pytest.raises(KeyError):
        again.blob("0" * 64)


def test_the_same_bytes_are_kept_once_with_the_newest_name_and_mark(new: NewProject) -> None:
    journal = new()
    first = journal.put_blob(PHOTO, "a.png", "image/png")
    assert journal.put_blob(PHOTO, "b.png", "image/png", confidential=True) == first
    journal.flush()
    assert [(blob.name, blob.confidential) for blob in journal.blobs()] == [("b.png", True)]
    assert journal.blob(first) == PHOTO
    journal.drop_blob(first)
    assert journal.blobs() == ()
    with pytest.raises(KeyError):
        journal.drop_blob(first)


def test_large_evidence_lies_beside_the_file_by_its_hash(
    folder: Path, new: NewProject, reopened: NewProject, tmp_path: Path
) -> None:
    source = tmp_path / "film.mp4"
    source.write_bytes(FILM)
    journal = new(folder / "p.jcmpdd", title="A")
    journal.limit_evidence(1000)
    digest = journal.put_blob(source, "film.mp4", "video/mp4")
    assert journal.blob(digest) == FILM
    save(journal)
    close(journal)
    assert (folder / "p.files" / digest).read_bytes() == FILM
    assert FILM not in (folder / "p.jcmpdd").read_bytes()
    again = reopened(folder / "p.jcmpdd")
    assert again.blobs()[0].beside
    assert again.blob(digest) == FILM
    save_as(again, tmp_path / "copy.jcmpdd")
    assert (tmp_path / "copy.files" / digest).read_bytes() == FILM


def test_large_evidence_not_saved_yet_survives_a_crash(
    new: NewProject, place: Workplace, opened: list[Journal]
) -> None:
    journal = new(title="A")
    journal.limit_evidence(1000)
    digest = journal.put_blob(FILM, "film.mp4", "video/mp4")
    close(journal)
    again = recover(recoveries(place)[0], place)
    opened.append(again)
    assert again.blob(digest) == FILM


def test_missing_and_changed_large_evidence_is_told(folder: Path, new: NewProject, reopened: NewProject) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    journal.limit_evidence(1000)
    digest = journal.put_blob(FILM, "film.mp4", "video/mp4")
    save(journal)
    close(journal)
    again = reopened(folder / "p.jcmpdd")
    (folder / "p.files" / digest).write_bytes(b"x" * len(FILM))
    assert code_of(lambda: again.blob(digest)) == "store.evidence_damaged"
    shutil.rmtree(folder / "p.files")
    assert code_of(lambda: again.blob(digest)) == "store.evidence_missing"


def test_a_clean_copy_takes_public_large_evidence_along_only(folder: Path, new: NewProject, tmp_path: Path) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    journal.limit_evidence(1000)
    public = journal.put_blob(FILM, "film.mp4", "video/mp4")
    journal.put_blob(FILM + b"secret", "secret.mp4", "video/mp4", confidential=True)
    save_clean_copy(journal, folder / "clean.jcmpdd")
    assert [file.name for file in (folder / "clean.files").iterdir()] == [public]


def test_evidence_that_cannot_be_read_is_told(new: NewProject, tmp_path: Path) -> None:
    journal = new()
    assert code_of(lambda: journal.put_blob(tmp_path / "none", "none", "text/plain")) == "store.missing"
    assert journal.blobs() == ()
