"""Reports of failures of the program itself: small local files that hold no word of any project.

A report says what kind of failure it was and where in the program; the words of errors are left out, since they may
quote an answer, a file name or a folder. Nothing is ever sent; the user looks at a report before giving it to anybody.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import os
import platform
import re
import traceback
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem

KEEP = 20
FIRST, LAST = 5, 30
"""Frames of a long stack that are told: where it began and where it failed."""
STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(r"report-(\d{8}T\d{12}Z)-([0-9a-f]{8})\.txt")
RUNNING = re.compile(r"running-(\d{1,10})-[0-9a-f]{12}\.txt")
LOG_FILE = "jcm-pdd-studio.log"
_CODE = re.compile(r"[a-z0-9_.]{1,80}")
_NATIVE = re.compile(r"^(?:Fatal Python error|Windows fatal exception): (?!code )([A-Za-z0-9_ :.-]{1,80})",
                     re.MULTILINE)
_FRAME = re.compile(r'^  File "(.*)", line (\d+) in (\w+|<\w+>)\s*$', re.MULTILINE)
_HEAD = ("Versions, the kind of failure and the place in the program where it happened.\n"
         "Nothing of a project is in it: no answers, no names, no files or folders.\n"
         "版、失敗の種類、プログラム内の発生箇所だけを記しています。\n"
         "プロジェクトの内容（回答、名称、ファイル名、フォルダー名）は含まれていません。")


@dataclass(frozen=True, slots=True)
class Report:
    """One report on the disk and when it was written, UTC."""

    path: Path
    at: datetime

    def text(self) -> str:
        """Return the very text of the file; empty when it has gone."""
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


class Reports:
    """The reports in one folder; a folder that takes no files is no reason to fail again."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder, self._now = folder, now

    def all(self) -> tuple[Report, ...]:
        """Return the reports, newest first."""
        found = []
        for file in _files(self.folder):
            match = NAME.fullmatch(file.name)
            with contextlib.suppress(ValueError):
                if match:
                    found.append(Report(file, datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)))
        return tuple(sorted(found, key=lambda one: one.path.name, reverse=True))

    def keep(self, told: str) -> Path | None:
        """Write a report; the same failure has one report, its last. None when it cannot be written."""
        at = self._now().astimezone(UTC)
        digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:8]
        path = self.folder / f"report-{at.strftime(STAMP)}-{digest}.txt"
        text = f"JCM PDD Studio {__version__}\n{at.isoformat(timespec='seconds')}\n\n{_HEAD}\n\n{told}\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        except OSError:
            return None
        others = [one.path for one in self.all() if one.path != path]
        same = [other for other in others if other.stem.endswith(digest)]
        for old in [*same, *[other for other in others if other not in same][KEEP - 1:]]:
            _remove(old)
        return path

    def remove(self, report: Report) -> None:
        """Delete a report."""
        _remove(report.path)

    # --- failures below Python -----------------------------------------------------------------------

    def fault_file(self) -> Path:
        """Return a new name for what a process writes when it dies below Python; it bears this process's number."""
        return self.folder / f"running-{os.getpid()}-{uuid.uuid4().hex[:12]}.txt"

    def watch(self) -> Callable[[], None]:
        """Write a trace when this process dies below Python; the returned function ends that when all went well."""
        return watch_into(self.fault_file())

    def collect(self) -> tuple[Path, ...]:
        """Make reports of what processes that are gone left behind; return the new ones."""
        from jcm_pdd.files.store.process import is_running

        made = []
        for file in _files(self.folder):
            match = RUNNING.fullmatch(file.name)
            if match and (int(match[1]) == os.getpid() or not is_running(int(match[1]))):
                made.append(self.take(file))
        return tuple(path for path in made if path is not None)

    def take(self, file: Path) -> Path | None:
        """Make a report of one trace and delete the trace; None when there is none to tell of."""
        try:
            text = file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        _remove(file)
        told = native_details(text)
        return self.keep(told) if told else None


def watch_into(file: Path) -> Callable[[], None]:
    """Let a trace be written into `file` when this process dies below Python; return what ends that.

    Where no file can be written, or somebody watches already, nothing is watched.
    """
    if faulthandler.is_enabled():
        return lambda: None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = file.open("wb", buffering=0)
    except OSError:
        return lambda: None
    faulthandler.enable(stream, all_threads=False)

    def end() -> None:
        faulthandler.disable()
        stream.close()
        _remove(file)

    return end


def log_folder() -> Path:
    """Return where the operating system keeps logs of programs of this user."""
    import platformdirs

    return Path(platformdirs.user_log_dir("JCM PDD Studio", appauthor=False))


def program() -> str:
    """Return what runs here: the versions of the program, of Python and of the operating system."""
    return f"JCM PDD Studio {__version__}, Python {platform.python_version()}, {platform.platform()}"


def details(error: BaseException) -> str:
    """Return what failed and where in the program; the words of the error are left out, they may quote the project."""
    lines = [program()]
    for at, one in enumerate(_chain(error)):
        kind = type(one)
        code = f" {one.code}" if isinstance(one, Problem) and _CODE.fullmatch(one.code) else ""
        lines.append(f"{'after ' if at else ''}{kind.__module__}.{kind.__qualname__}{code}")
        lines += _frames(one.__traceback__)
    return "\n".join(lines)


def native_details(trace: str) -> str:
    """Return what a trace of `faulthandler` tells, without folders; empty when nothing fatal is in it."""
    found = _NATIVE.search(trace)
    if found is None:
        return ""
    frames = [f"  {_place(file)}:{line} {name}" for file, line, name in _FRAME.findall(trace[found.end():])]
    return "\n".join((program(), found[1].strip(), *frames[:LAST]))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _frames(trace: TracebackType | None) -> list[str]:
    told = [f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(trace)]
    return told if len(told) <= FIRST + LAST else [*told[:FIRST], "  …", *told[-LAST:]]


def _place(file: str) -> str:
    """Return a source file without the folders it is installed in; code made from text has no name."""
    parts = file.replace("\\", "/").split("/")
    if not parts[-1].endswith(".py"):
        return "-"
    at = len(parts) - 1 - parts[::-1].index("jcm_pdd") if "jcm_pdd" in parts else len(parts) - 1
    return "/".join(parts[at:])


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):  # open in another program, or gone
        path.unlink(missing_ok=True)
