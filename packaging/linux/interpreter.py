"""Carry Debian's own Python: the files of its packages, without what the recipe leaves out, and their libraries.

Why a Python of its own and not PyInstaller, which was measured beside it (same libraries, nothing left out: 361 MB):
both start equally fast, but here every module lies where `pip` would put it, so imports by name, package data, licences
and worker processes work as in a checkout and no list of hidden imports can go stale; Qt stays the unchanged files that
its licence asks for; and the Windows artefact is built the same way.
"""

from __future__ import annotations

import fnmatch
import shutil
import sys
from pathlib import Path

from native import closure, elf_files, look_beside, said
from recipe import recipe

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
STANDARD = Path(f"/usr/lib/python{VERSION}")


def carry(tree: Path, notices: Path) -> None:
    """Write the interpreter to `tree`/bin and `tree`/lib, and the notices of all its packages to `notices`."""
    library = tree / "lib" / f"python{VERSION}"
    for source in _standard_library():
        target = library / source.relative_to(STANDARD)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    program = tree / "bin" / "python3"
    program.parent.mkdir(parents=True)
    shutil.copyfile(f"/usr/bin/python{VERSION}", program)
    program.chmod(0o755)
    beside = closure([program, *elf_files(library)], recipe()["c_library"])
    for name, source in sorted(beside.items()):
        shutil.copyfile(source, tree / "lib" / name)
    _link(tree, library, program, set(beside))
    _notices(beside.values(), notices)


def _standard_library() -> list[Path]:
    left_out = [path for group in recipe()["python_left_out"] for path in group["paths"]]
    packages = [one.format(version=VERSION) for one in recipe()["python_packages"]]
    listed = {Path(line) for line in said("dpkg", "-L", *packages).splitlines() if line.startswith(f"{STANDARD}/")}
    return [path for path in sorted(listed) if path.is_file() and not _left_out(path.relative_to(STANDARD), left_out)]


def _left_out(inside: Path, patterns: list[str]) -> bool:
    beginnings = ["/".join(inside.parts[:count + 1]) for count in range(len(inside.parts))]
    return any(fnmatch.fnmatch(beginning, pattern) for beginning in beginnings for pattern in patterns)


def _link(tree: Path, library: Path, program: Path, beside: set[str]) -> None:
    look_beside(program, "../lib")
    for name in sorted(beside):
        look_beside(tree / "lib" / name, ".")
    for file in elf_files(library / "lib-dynload"):
        look_beside(file, "../..")


def _notices(libraries: object, notices: Path) -> None:
    """Copy Debian's copyright files: of the interpreter and of each library carried beside it."""
    notices.mkdir(parents=True, exist_ok=True)
    owners = {f"libpython{VERSION}-stdlib"}
    for path in libraries:  # type: ignore[attr-defined]
        owners.add(owner_of(path))
    for owner in sorted(owners):
        shutil.copyfile(f"/usr/share/doc/{owner}/copyright", notices / f"{owner}.txt")


def owner_of(path: Path) -> str:
    """Return the Debian package a file of this system belongs to; its name may be noted below /lib or /usr/lib."""
    for name in (path, Path("/") / path.relative_to("/usr") if path.is_relative_to("/usr") else path):
        try:
            return said("dpkg", "-S", name).splitlines()[0].split(":")[0]
        except Exception:  # noqa: BLE001, S112 - not under this name; the other one follows
            continue
    raise SystemExit(f"{path} belongs to no Debian package, so its licence is not known; nothing was built")
