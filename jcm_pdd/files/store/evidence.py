"""Evidence files of a project: small ones inside the database, large ones beside it, all known by their
hash.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic
from jcm_pdd.files.store.contents import Blob
from jcm_pdd.files.store.failures import is_full, reading_failed, reason_of
from jcm_pdd.files.store.stored import cleaned
from jcm_pdd.files.store.writer import Statement, Writer

LIMIT = 50 * 1024 * 1024
ROOM = 1024 * 1024
"""Bytes from which on a file waits for the one before to be written; two hundred photographs are two gigabytes."""
Told = Callable[[int], None]
PUT = (
    "INSERT INTO blobs (sha256, name, media, size, confidential, bytes) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (sha256) DO UPDATE SET name=excluded.name, media=excluded.media,"
    " confidential=excluded.confidential"
)


class Evidence:
    """The evidence of one open project; `folder` keeps large files until the next save puts them beside
    it.
    """

    def __init__(self, writer: Writer, folder: Path, blobs: dict[str, Blob], beside: Callable[[], Path | None]) -> None:
        self._writer = writer
        self._folder = folder
        self.blobs = blobs
        self._beside = beside
        self.limit = LIMIT
        # Not the journal's own: reading a large file must not keep anyone from typing.
        self._change = threading.Lock()

    def put(self, source: bytes | Path, name: str, media: str, confidential: bool, told: Told | None = None) -> str:
        """Add a file and return its SHA-256; a file known already only changes its name and marks.

        A large one is read once, piece by piece; `told` hears how many of its bytes are copied, and what it raises
        ends the copying with nothing left behind.
        """
        data, digest, size = self._taken(source, told)
        known = self.blobs.get(digest)
        outside = known.beside if known else size > self.limit
        blob = Blob(digest, cleaned(name), cleaned(media), size, confidential, outside)
        row = (digest, blob.name, blob.media, size, int(confidential), None if outside else data)
        with self._change:
            self.blobs = {**self.blobs, digest: blob}
            self._writer.put([(PUT, row)])
        if size > ROOM and threading.current_thread() is not threading.main_thread():
            del data, row
            self._writer.make_room()
        return digest

    def mark(self, sha256: str, confidential: bool) -> None:
        """Say whether a file must not leave the house; KeyError when it is not in the project."""
        with self._change:
            self.blobs = {**self.blobs, sha256: replace(self.blobs[sha256], confidential=confidential)}
            self._writer.put([("UPDATE blobs SET confidential = ? WHERE sha256 = ?", (int(confidential), sha256))])

    def path(self, sha256: str) -> Path | None:
        """Return where a large file lies, None for one inside the project; KeyError, Problem when it is missing."""
        blob = self.blobs[sha256]
        return self._outside(blob) if blob.beside else None

    def drop(self, sha256: str) -> None:
        """Take a file out of the project; KeyError when it is not in it."""
        with self._change:
            gone = self.blobs[sha256]
            self.blobs = {key: blob for key, blob in self.blobs.items() if key != gone.sha256}
            self._writer.put([("DELETE FROM blobs WHERE sha256 = ?", (sha256,))])

    def read(self, sha256: str) -> bytes:
        """Return the bytes; KeyError when unknown, Problem when missing or not the bytes that were
        attached.
        """
        blob = self.blobs[sha256]
        data = self._read_outside(blob) if blob.beside else self._inside(sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Problem("store.evidence_damaged", blob.name)
        return data

    def _read_outside(self, blob: Blob) -> bytes:
        path = self._outside(blob)
        try:
            return path.read_bytes()
        except OSError as error:
            raise reading_failed(error, str(path)) from error

    def rows(self) -> Iterator[Statement]:
        """Return the statements that store all evidence; what cannot be read is left without its bytes."""
        for blob in self.blobs.values():
            data = None
            if not blob.beside:
                with contextlib.suppress(Problem, sqlite3.Error, OSError):
                    data = self.read(blob.sha256)
            yield (PUT, (blob.sha256, blob.name, blob.media, blob.size, int(blob.confidential), data))

    def put_beside(self, folder: Path, include_confidential: bool = True,
                   without: frozenset[str] = frozenset()) -> None:
        """Copy every large file that is not there yet into `folder`, but not those named by their sha256.

        Raises Problem when one is missing or unwritable.
        """
        for blob in self.blobs.values():
            hidden = blob.sha256 in without or (blob.confidential and not include_confidential)
            if hidden or not blob.beside:
                continue
            target = folder / blob.sha256
            if target.exists() and target.stat().st_size == blob.size:
                continue
            source = self._outside(blob)
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise Problem("store.cannot_write", str(folder), reason=error.strerror or error) from error
            if atomic.put_in_place(source, target) != blob.sha256:
                raise Problem("store.evidence_damaged", blob.name)

    def _taken(self, source: bytes | Path, told: Told | None) -> tuple[bytes | None, str, int]:
        """Return bytes (None for what lies outside), SHA-256 and size; a large file is in its place then."""
        if isinstance(source, bytes):
            digest = hashlib.sha256(source).hexdigest()
            if len(source) > self.limit and digest not in self.blobs:
                self._keep(source, None)
            return source, digest, len(source)
        try:
            size = source.stat().st_size
            with source.open("rb"):  # said here: from now on a failure is one of writing
                pass
            data = source.read_bytes() if size <= self.limit else None
        except OSError as error:
            raise reading_failed(error, str(source)) from error
        if data is None:
            return None, self._keep(source, told), size
        return data, hashlib.sha256(data).hexdigest(), len(data)

    def _keep(self, source: bytes | Path, told: Told | None) -> str:
        """Put a large file into the working folder and return its SHA-256; one that is there already is left."""
        temporary = atomic.beside(self._folder / "large")
        try:
            self._folder.mkdir(exist_ok=True)
            if isinstance(source, bytes):
                atomic.write_durably(temporary, source)
                digest = hashlib.sha256(source).hexdigest()
            else:
                digest = atomic.copy_durably(source, temporary, told)
            if digest not in self.blobs:
                atomic.replace(temporary, self._folder / digest)
        except OSError as error:
            full = Problem("store.working_full", str(self._folder))
            other = Problem("store.working_folder", str(self._folder), reason=reason_of(error))
            raise (full if is_full(error) else other) from error
        finally:
            temporary.unlink(missing_ok=True)
        return digest

    def _inside(self, sha256: str) -> bytes:
        for sql, values in self._writer.waiting():
            if sql == PUT and values[0] == sha256 and isinstance(values[5], bytes):
                return values[5]

        def job(conn: sqlite3.Connection, _: object) -> object:
            return conn.execute("SELECT bytes FROM blobs WHERE sha256 = ?", (sha256,)).fetchone()[0]

        found = self._writer.ask(job)
        return found if isinstance(found, bytes) else b""

    def _outside(self, blob: Blob) -> Path:
        beside = self._beside()
        for folder in (self._folder, *((beside,) if beside else ())):
            file: Path = folder / blob.sha256
            if file.is_file():
                return file
        raise Problem("store.evidence_missing", str(beside or self._folder), name=blob.name)
