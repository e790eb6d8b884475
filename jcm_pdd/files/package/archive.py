"""A zip written piece by piece beside its place and moved there when it is whole; the same contents, the same bytes."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import FIXED_TIME
from jcm_pdd.files.package.manifest import SMALL, Entry, parts_of
from jcm_pdd.files.store.atomic import beside

PIECE = 1 << 20
_PACKED = (".zip", ".docx", ".xlsx", ".pptx", ".pdf", ".png", ".jpg", ".jpeg", ".heic", ".mp4", ".gz", ".7z")
_ZIP64 = 1 << 31


class Archive:
    """Writes a zip; used as a context, it leaves nothing behind unless `finish` was called.

    Raises Problem `submission.folder` or `submission.not_written` when the place cannot be written.
    """

    def __init__(self, target: Path, replace: bool = False) -> None:
        self.target, self.replace = target, replace
        self.temporary = beside(target)
        self._file: IO[bytes] | None = None
        self._zip: zipfile.ZipFile | None = None

    def __enter__(self) -> Self:
        if self.target.exists() and not self.replace:
            raise Problem("submission.exists", str(self.target))
        try:
            self._file = self.temporary.open("xb")
        except OSError as error:
            raise Problem("submission.folder", str(self.target.parent), reason=error.strerror or error) from error
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._zip is not None:
            with suppress(OSError, ValueError):
                self._zip.close()
        if self._file is not None:
            with suppress(OSError, ValueError):
                self._file.close()
        with suppress(OSError):
            self.temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise self._failed(error) from error

    def add(self, path: str, data: bytes, form: str = "", version: str = "") -> Entry:
        """Write a file that is in memory."""
        with self._open(path, len(data)) as writer:
            writer.write(data)
        return Entry(path, len(data), hashlib.sha256(data).hexdigest(), parts_of(data), form, version)

    def add_file(self, path: str, source: Path, told: Callable[[int], None]) -> Entry:
        """Write a file piece by piece; `told` hears how many of its bytes are done, and what it raises ends that.

        Raises Problem `submission.evidence` when it cannot be read.
        """
        digest, done, whole = hashlib.sha256(), 0, bytearray()
        reader = _opened(source)
        with reader:
            size = os.fstat(reader.fileno()).st_size
            with self._open(path, size) as writer:
                while piece := _read(reader, source):
                    digest.update(piece)
                    writer.write(piece)
                    if size <= SMALL and (whole or (not done and piece[:2] == b"PK")):
                        whole += piece  # parts have hashes of their own
                    done += len(piece)
                    told(done)
        return Entry(path, done, digest.hexdigest(), parts_of(bytes(whole)))

    def _open(self, path: str, size: int) -> IO[bytes]:
        if self._zip is None:
            raise ValueError("the archive is not open")
        entry = zipfile.ZipInfo(path, FIXED_TIME)
        packed = path.lower().endswith(_PACKED) or size > SMALL
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.create_system = 0
        entry.file_size = size
        return self._zip.open(entry, "w", force_zip64=size >= _ZIP64)

    def finish(self) -> None:
        """Close the zip and put it into its place. Problem `submission.exists` when one came there meanwhile."""
        if self._zip is None or self._file is None:
            raise ValueError("the archive is not open")
        try:
            self._zip.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if not self.replace:
                self._link()
            else:
                self.temporary.replace(self.target)
        except FileExistsError:
            raise Problem("submission.exists", str(self.target)) from None
        except OSError as error:
            raise self._failed(error) from error

    def _link(self) -> None:
        """Give the finished file its name unless that is taken, which `replace` would not notice."""
        try:
            os.link(self.temporary, self.target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if self.target.exists():
                raise FileExistsError from None
            self.temporary.replace(self.target)

    def _failed(self, error: OSError) -> Problem:
        return Problem("submission.not_written", str(self.target), reason=error.strerror or error)


def _opened(source: Path) -> IO[bytes]:
    try:
        return source.open("rb")
    except OSError as error:
        raise Problem("submission.evidence", source.name, reason=error.strerror or error) from error


def _read(reader: IO[bytes], source: Path) -> bytes:
    try:
        return reader.read(PIECE)
    except OSError as error:
        raise Problem("submission.evidence", source.name, reason=error.strerror or error) from error
