"""Where working copies and backups live on this computer, and who works there, injected for tests."""

from __future__ import annotations

import hashlib
import os
import platform
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePath
from urllib.parse import quote

from jcm_pdd.core.problems import Problem

SUFFIX = ".jcmpdd"


@dataclass(frozen=True)
class Workplace:
    """The user's local data folder with the clock, user name, host and process id to work under."""

    folder: Path
    now: Callable[[], datetime]
    who: str
    host: str = field(default_factory=platform.node)
    pid: int = field(default_factory=os.getpid)

    @classmethod
    def of_user(cls, who: str, now: Callable[[], datetime]) -> Workplace:
        """Return the workplace in the operating system's own place for application data."""
        import platformdirs

        return cls(Path(platformdirs.user_data_dir("JCM PDD Studio", appauthor=False)), now, who)

    def time(self) -> datetime:
        """Return the current time in UTC; a clock without a time zone is taken as local time."""
        return self.now().astimezone(UTC)

    def room(self, *parts: str) -> Path:
        """Return a folder of the workplace, made if needed; Problem store.working_folder when it cannot
        be.
        """
        path = self.folder.joinpath(*parts)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("store.working_folder", str(path), reason=error.strerror or error) from error
        return path

    @property
    def working(self) -> Path:
        """The folder with one sub-folder per open (or crashed) project."""
        return self.room("working")

    @property
    def backups(self) -> Path:
        """The folder with the rolling backups and everything ever discarded."""
        return self.room("backups")


def path_key(path: Path) -> str:
    """Return a folder name that stands for the project file at `path`: readable stem and a hash."""
    place = os.path.normcase(_absolute(path))
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()
    stem = re.sub(r"[^0-9A-Za-z_-]+", "_", path.stem)[:32].strip("_")
    return f"{stem or 'project'}-{digest[:16]}"


def real_path(path: Path) -> Path:
    """Return `path` absolute and with a symbolic link followed, so that saving replaces the file, not the
    link.
    """
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() else _absolute(path)
    except OSError:  # a share that does not answer; whoever opens the file says so
        return _absolute(path)


def database_uri(path: PurePath, mode: str) -> str:
    """Return the address SQLite opens a file by: of a path with a drive letter, of a server, or of any other system.

    `as_uri` names a server as the host of the address, which SQLite refuses.
    """
    plain = path.as_posix()
    return f"file://{'' if plain.startswith('/') else '/'}{quote(plain, safe='/:')}?mode={mode}"


def files_folder(path: Path) -> Path:
    """Return the folder beside the project file that keeps evidence too large for it."""
    stem = path.name[: -len(SUFFIX)] if path.name.lower().endswith(SUFFIX) else path.name
    return path.with_name(f"{stem}.files")


def _absolute(path: Path) -> Path:
    # Not resolve(): on Windows that turns the drive letter the user knows into a server name.
    return Path(os.path.normpath(path.absolute()))
