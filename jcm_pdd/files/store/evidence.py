"""Evidence files of a project: small ones inside the database, large ones beside it, all known by their
hash.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic
from jcm_pdd.files.store.contents import Blob
from jcm_pdd.files.store.failures import is_full, reading_failed, reason_of
from jcm_pdd.files.store.stored import cleaned
from jcm_pdd.files.store.writer import Statement, Writer

LIMIT = 50 * 1024 * 1024
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

    def put(self, source: bytes | Path, name: str, media: str, confidential: bool) -> str:
        """Add a file and return its SHA-256; a file known already only changes its name and marks."""
        data, digest, size = _measured(source, self.limit)
        known = self.blobs.get(digest)
        outside = known.beside if known else size > self.limit
        if outside and known is None:
            self._keep(source, digest, name)
        blob = Blob(digest, cleaned(name), cleaned(media), size, confidential, outside)
        row = (digest, blob.name, blob.media, size, int(confidential), None if outside else data)
        with self._change:
            self.blobs = {**self.blobs, digest: blob}
            self._writer.put([(PUT, row)])
        return digest

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
        data = self._outside(blob).read_bytes() if blob.beside else self._inside(sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Problem("store.evidence_damaged", blob.name)
        return data

    def rows(self) -> Iterator[Statement]:
        """Return the statements that store all evidence; what cannot be read is left without its bytes."""
        for blob in self.blobs.values():
            data = None
            if not blob.beside:
                with contextlib.suppress(Problem, sqlite3.Error, OSError):
                    data = self.read(blob.sha256)
            yield (PUT, (blob.sha256, blob.name, blob.media, blob.size, int(blob.confidential), data))

    def put_beside(self, folder: Path, include_confidential: bool = True) -> None:
        """Copy every large file that is not there yet into `folder`; Problem when one is missing or
        unwritable.
        """
        for blob in self.blobs.values():
            if not blob.beside or (blob.confidential and not include_confidential):
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

    def _keep(self, source: bytes | Path, digest: str, name: str) -> None:
        target = self._folder / digest
        temporary = atomic.beside(target)
        try:
            self._folder.mkdir(exist_ok=True)
            if isinstance(source, bytes):
                atomic.write_durably(temporary, source)
            elif atomic.copy_durably(source, temporary) != digest:
                raise Problem("store.evidence_damaged", name)
            atomic.replace(temporary, target)
        except OSError as error:
            full = Problem("store.working_full", str(self._folder))
            other = Problem("store.working_folder", str(self._folder), reason=reason_of(error))
            raise (full if is_full(error) else other) from error
        finally:
            temporary.unlink(missing_ok=True)

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


def _measured(source: bytes | Path, limit: int) -> tuple[bytes | None, str, int]:
    if isinstance(source, bytes):
        return source, hashlib.sha256(source).hexdigest(), len(source)
    try:
        size = source.stat().st_size
        if size > limit:
            return None, atomic.hash_of(source), size
        data = source.read_bytes()
    except OSError as error:
        raise reading_failed(error, str(source)) from error
    return data, hashlib.sha256(data).hexdigest(), len(data)
