"""Pack a folder, and write what the installer copies.

    archive.py FOLDER ZIP          pack it
    archive.py --list FOLDER NSH   the lines with which NSIS copies it
    archive.py --times FOLDER      give every file the one time

All go through the files in one order with one time for all (SOURCE_DATE_EPOCH), so that the same folder gives the same
bytes.
"""

from __future__ import annotations

import os
import sys
import time
import zipfile
from pathlib import Path

EARLIEST = 315532800  # 1980-01-01, the first day a zip file knows


def moment() -> int:
    """Return the time all files carry, in seconds since 1970 (UTC)."""
    return max(int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)), EARLIEST)


def files(folder: Path) -> list[str]:
    """Return the files below a folder, with /, in an order no file system has a say in."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def pack(folder: Path, target: Path) -> None:
    """Write the zip file; everything in it lies in one folder of the name of `folder`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", time.gmtime(moment())[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0x20
            archive.writestr(entry, (folder / name).read_bytes())


def listing(folder: Path) -> str:
    """Return the lines that make NSIS copy everything below `folder` to what $Staging holds."""
    lines, last = [], None
    for name in files(folder):
        inside, _, _ = name.rpartition("/")
        if inside != last:
            lines.append(f'SetOutPath "$Staging{quoted(chr(92) + inside.replace("/", chr(92)) if inside else "")}"')
            last = inside
        lines.append(f'File "{quoted((folder / name).as_posix())}"')
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return text as it stands inside a string of NSIS."""
    return text.replace("$", "$$").replace('"', '$\\"')


def set_times(folder: Path) -> None:
    """Give every file the one time."""
    for path in folder.rglob("*"):
        os.utime(path, (moment(), moment()))


def longest(folder: Path) -> int:
    """Return the length of the longest path below a folder."""
    return max(len(name) for name in files(folder))


def main(arguments: list[str]) -> None:
    """Do what the first line of this file says."""
    if arguments[0] == "--list":
        folder = Path(arguments[1])
        size = sum((folder / name).stat().st_size for name in files(folder))
        head = f"!define SIZE_KB {size // 1024 + 1}\n!define LONGEST {longest(folder)}\n!macro CopyProgram\n"
        Path(arguments[2]).write_text(f"{head}{listing(folder)}!macroend\n", encoding="utf-8", newline="\n")
    elif arguments[0] == "--times":
        set_times(Path(arguments[1]))
    else:
        pack(Path(arguments[0]), Path(arguments[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
