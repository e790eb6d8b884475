"""Puts a finished file in the place of another so that either the old or the new one is there, never a
part.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store.failures import writing_failed
from jcm_pdd.files.store.watching import passed

PIECE = 1 << 20
# Virus scanners, sync clients and previews hold a file for moments: 20 ms doubling, about 5 s in all.
WAITS = tuple(0.02 * 2**attempt for attempt in range(8))


def beside(target: Path) -> Path:
    """Return a new name in the folder of `target` for the file being written."""
    return target.with_name(f".~{target.name[:40]}.{uuid.uuid4().hex[:12]}.tmp")


def put_in_place(source: Path, target: Path) -> str:
    """Copy `source` over `target` atomically and durably; return the SHA-256 of the bytes.

    Raises a Problem; then `target` is as it was and nothing is left beside it.
    """
    temporary = beside(target)
    try:
        digest = copy_durably(source, temporary)
        if target.exists():
            shutil.copymode(target, temporary)
        replace(temporary, target)
    except OSError as error:
        raise writing_failed(error, str(target)) from error
    finally:
        _forget(temporary)
    sync_folder(target.parent)
    return digest


def copy_durably(source: Path, target: Path, told: Callable[[int], None] | None = None) -> str:
    """Copy the bytes and flush them to the disk; return their SHA-256. `told` hears how many bytes are copied; what it
    raises ends the copying. Raises OSError.
    """
    digest, done = hashlib.sha256(), 0
    with source.open("rb") as reader, target.open("xb") as writer:
        while piece := reader.read(PIECE):
            digest.update(piece)
            writer.write(piece)
            done += len(piece)
            passed(len(piece))
            if told is not None:
                told(done)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()


def write_durably(target: Path, data: bytes) -> None:
    """Write a new file and flush it to the disk. Raises OSError."""
    with target.open("xb") as writer:
        writer.write(data)
        writer.flush()
        os.fsync(writer.fileno())


def write_text(target: Path, text: str) -> None:
    """Write a small text file atomically and durably. Raises OSError."""
    write_bytes(target, text.encode("utf-8"))


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file atomically and durably: whole or not at all. Raises OSError, Problem store.in_use."""
    temporary = beside(target)
    try:
        write_durably(temporary, data)
        replace(temporary, target)
    finally:
        _forget(temporary)


def replace(source: Path, target: Path) -> None:
    """Rename over `target`, trying again while another program holds it; Problem store.in_use when it
    stays held.
    """
    for wait in (*WAITS, None):
        try:
            source.replace(target)
            return
        except PermissionError as error:
            if wait is None:
                raise Problem("store.in_use", str(target)) from error
            time.sleep(wait)


def sync_folder(folder: Path) -> None:
    """Flush the folder entry to the disk where the system can do that (not on Windows or some network
    shares).
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # the file itself is flushed; some shares refuse to flush folders
    finally:
        os.close(handle)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
            passed(len(piece))
    return digest.hexdigest()


def _forget(temporary: Path) -> None:
    with contextlib.suppress(OSError):  # the share is gone, and the temporary file with it
        temporary.unlink(missing_ok=True)
