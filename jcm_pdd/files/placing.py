"""Files that go into a folder together: made in a folder of their own beside it, moved into place, or none at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jcm_pdd.core.problems import Problem


@contextmanager
def placed_together(folder: Path) -> Iterator[Path]:
    """Give a folder to write files into; behind the block they are moved into `folder`, over files of the same names.

    When the block raises, or a target is open in another program, no target has changed and no new folder is left.
    Raises Problem `export.folder`, `export.not_written` or `export.target_locked`.
    """
    made_folders = _missing_folders(folder)
    work = _work_folder(folder)
    finished = False
    try:
        yield work
        _move_all(work, folder)
        finished = True
    except OSError as error:
        raise Problem("export.not_written", str(folder), reason=error.strerror or error) from error
    finally:
        _tidy(work, made_folders, finished)


def _work_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".jcmpdd-", dir=folder))
    except OSError as error:
        raise Problem("export.folder", str(folder), reason=error.strerror or error) from error


def _missing_folders(folder: Path) -> list[Path]:
    """Return the folders that are to be made, innermost first, to be taken away again when nothing is written."""
    return [part for part in (folder, *folder.parents) if not part.exists()]


def _tidy(work: Path, made_folders: Iterable[Path], finished: bool) -> None:
    """Remove the working folder, unless an earlier document could not be put back from it, and empty new folders."""
    if finished or not any(work.glob("*.old")):
        shutil.rmtree(work, ignore_errors=True)
    for folder in made_folders:
        try:
            folder.rmdir()
        except OSError:
            return  # something is in it


def _move_all(work: Path, folder: Path) -> None:
    """Move the made files into place; when one target is locked, those already moved are put back."""
    done: list[tuple[Path, Path | None]] = []
    for made in sorted(work.iterdir()):
        target = folder / made.name
        try:
            old = made.with_name(f"{made.name}.old") if target.exists() else None
            if old is not None:
                target.replace(old)
            done.append((target, old))
            made.replace(target)
        except OSError as error:
            _put_back(done)
            raise Problem("export.target_locked", str(target), reason=error.strerror or error) from error


def _put_back(done: Iterable[tuple[Path, Path | None]]) -> None:
    for target, old in reversed(tuple(done)):
        with suppress(OSError):
            if old is not None:
                old.replace(target)
            else:
                target.unlink(missing_ok=True)
