"""Files of evidence: large ones as a stream, a full disk, confidential ones and clean copies."""

from __future__ import annotations

import errno
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import attaching
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace, atomic, save_clean_copy

Paper = Callable[..., str]
MEGA = 2**20


def sparse(path: Path, size: int, last: bytes = b"end") -> Path:
    with path.open("wb") as file:
        file.truncate(size - len(last))
        file.seek(0, os.SEEK_END)
        file.write(last)
    return path


@pytest.mark.parametrize("size", [80, pytest.param(500, marks=pytest.mark.long)])
def test_large_files_go_through_in_pieces(session: Session, paper: Paper, tmp_path: Path, size: int) -> None:
    row, large = paper(number="E-01"), sparse(tmp_path / "scan.pdf", size * MEGA)
    tracemalloc.start()
    try:
        session.attach(f"evidence/{row}/file", large)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < min(50, size // 4) * MEGA
    (item,) = session.project.get(f"evidence/{row}/file")
    assert item["size"] == size * MEGA
    assert session.journal.blob_path(item["sha256"]).stat().st_size == size * MEGA
    session.save_as(tmp_path / "p.jcmpdd")
    assert (tmp_path / "p.jcmpdd").stat().st_size < 5 * MEGA
    assert (tmp_path / "p.files" / item["sha256"]).stat().st_size == size * MEGA


def test_copying_tells_how_far_it_is_and_can_be_stopped(session: Session, tmp_path: Path) -> None:
    session.journal.limit_evidence(MEGA)
    large = sparse(tmp_path / "film.mp4", 5 * MEGA)
    told: list[int] = []
    attaching.keep(session.journal, large, told=told.append)
    assert told == [at * MEGA for at in range(1, 6)]

    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        raise Enough

    other = sparse(tmp_path / "other.mp4", 5 * MEGA, b"another end")
    before = session.journal.blobs()
    with pytest.raises(Enough):
        attaching.keep(session.journal, other, told=stop)
    assert session.journal.blobs() == before
    assert [file for file in session.journal.folder.rglob("*.tmp") if file.is_file()] == []


def test_a_full_disk_is_told_and_changes_nothing(session: Session, paper: Paper, tmp_path: Path,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    row = paper(number="E-01")
    session.journal.limit_evidence(MEGA)

    def full(*_: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic, "copy_durably", full)
    with pytest.raises(Problem, match="working_full"):
        session.attach(f"evidence/{row}/file", sparse(tmp_path / "film.mp4", 5 * MEGA))
    assert session.project.get(f"evidence/{row}/file") is None


def test_the_same_large_file_is_kept_once(session: Session, paper: Paper, tmp_path: Path) -> None:
    session.journal.limit_evidence(MEGA)
    large = sparse(tmp_path / "film.mp4", 5 * MEGA)
    for number in ("E-01", "E-02"):
        session.attach(f"evidence/{paper(number=number)}/file", large)
    assert len([blob for blob in session.journal.blobs() if blob.beside]) == 1


def test_confidential_evidence_stays_at_home_and_undo_brings_it_back(session: Session, paper: Paper, place: Workplace,
                                                                    tmp_path: Path) -> None:
    secret, public = tmp_path / "contract.pdf", tmp_path / "data sheet.pdf"
    secret.write_bytes(b"%PDF secret")
    public.write_bytes(b"%PDF public")
    hidden, shown = paper(number="E-01", confidential="yes"), paper(number="E-02")
    session.attach(f"evidence/{hidden}/file", secret)
    session.attach(f"evidence/{shown}/file", public)
    assert {blob.name: blob.confidential for blob in session.journal.blobs() if blob.name in (secret.name, public.name)
            } == {secret.name: True, public.name: False}
    clean = save_clean_copy(session.journal, tmp_path / "clean.jcmpdd")
    assert b"%PDF secret" not in clean.read_bytes()
    copy = Session.open(clean, place)
    try:
        assert [blob.name for blob in copy.journal.blobs() if blob.name in (secret.name, public.name)] == [public.name]
        assert copy.findings
        copy.set_text(f"evidence/{hidden}/title", "Supply contract")
        copy.save()
    finally:
        copy.close()
    session.set_text(f"evidence/{hidden}/confidential", "no")
    assert not any(blob.confidential for blob in session.journal.blobs())
    session.undo()
    assert [blob.name for blob in session.journal.blobs() if blob.confidential] == [secret.name]


def test_a_file_listed_elsewhere_too_is_confidential_all_the_same(session: Session, paper: Paper,
                                                                  tmp_path: Path) -> None:
    secret = tmp_path / "contract.pdf"
    secret.write_bytes(b"%PDF secret")
    session.attach(f"evidence/{paper(number='E-01', confidential='yes')}/file", secret)
    session.attach(f"evidence/{paper(number='E-02')}/file", secret)
    assert [blob.confidential for blob in session.journal.blobs() if blob.name == secret.name] == [True]
