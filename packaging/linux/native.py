"""What ELF files need: read with readelf and objdump, found with ldconfig, led to their neighbours with patchelf."""

from __future__ import annotations

import functools
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path


def said(*command: str | Path) -> str:
    """Return what a program prints; CalledProcessError when it fails."""
    return subprocess.run([str(one) for one in command], check=True, capture_output=True, encoding="utf-8").stdout


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries below `folder`, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def needed(file: Path) -> list[str]:
    """Return the libraries a file asks the loader for."""
    return re.findall(r"\(NEEDED\).*\[(.*)\]", said("readelf", "-dW", file))


@functools.cache
def system_libraries() -> dict[str, Path]:
    """Return the libraries of this system by name, those of its own word size."""
    found: dict[str, Path] = {}
    machine = "x86-64" if said("uname", "-m").strip() == "x86_64" else "AArch64"
    for line in said("/sbin/ldconfig", "-p").splitlines():
        read = re.match(r"\s+(\S+) \(([^)]*)\) => (\S+)", line)
        if read and machine in read[2]:
            found.setdefault(read[1], Path(read[3]).resolve())
    return found


def closure(files: Iterable[Path], without: Iterable[str]) -> dict[str, Path]:
    """Return the libraries of the system that `files` need, and those that these need, without the named ones."""
    found: dict[str, Path] = {}
    known, waiting = set(without), list(files)
    while waiting:
        for name in needed(waiting.pop()):
            if name not in known:
                known.add(name)
                found[name] = system_libraries()[name]
                waiting.append(found[name])
    return found


def look_beside(file: Path, folder: str) -> None:
    """Let a file find its libraries in `folder`, given from where it stands ("." for the same folder)."""
    said("patchelf", "--set-rpath", "$ORIGIN" if folder == "." else f"$ORIGIN/{folder}", file)


def oldest_c_library(files: Iterable[Path]) -> str:
    """Return the oldest version of glibc in which all `files` run."""
    versions = {tuple(map(int, one.split("."))) for file in files
                for one in re.findall(r"\(?GLIBC_(\d[\d.]*)\)?", said("objdump", "-T", file))}
    return ".".join(map(str, max(versions)))
