"""Build the source package and the wheel, twice, and look at what is in them.

    .venv/bin/python packaging/release/packages.py --out dist [--once]

The wheel is built from the source package, as a distributor would. Needs no network. Ends with 1 when two builds differ
or when something is in a package that does not belong there, or the other way round.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from inventory import ROOT, VERSION, sha256
from sbom import built_at

DATA = ("forms", "templates", "resources")
NEVER = re.compile(r"(^|/)(__pycache__|\.git|\.venv|\.[a-z_]*cache|node_modules|out|dist|build)(/|$)"
                   r"|\.(pyc|orig|rej|swp)$")
# Put together here so that this file does not contain what it looks for.
_PLACES = re.compile(rb"(?<![\w/.-])/(?:wo" + rb"rk|home|root)/\w|[A-Z]:\\+Us" + rb"ers\\")
TEXTS = (".py", ".yaml", ".json", ".md", ".toml", ".txt", ".sh", ".svg", ".ts", ".xml", "")


def snapshot(target: Path) -> Path:
    """Copy the files of the checkout that git does not ignore, or of an unpacked source package all, to `target`."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(listing, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    known = told.stdout.split("\0") if told.returncode == 0 else [
        path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
    for name in known:
        if name and (ROOT / name).is_file() and not NEVER.search(name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def build(source: Path, out: Path, when: datetime) -> tuple[Path, Path]:
    """Build source package and wheel of `source` into `out`, with `when` as the time of all files.

    Raises RuntimeError with the builder's words when it fails.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(when.timestamp())), "PYTHONHASHSEED": "0"}
    told = subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)],
                          env=environment, capture_output=True, encoding="utf-8", check=False)
    if told.returncode:
        raise RuntimeError(told.stdout + told.stderr)
    return out / f"jcm_pdd_studio-{VERSION}.tar.gz", out / f"jcm_pdd_studio-{VERSION}-py3-none-any.whl"


def in_wheel(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())


def in_source(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name, below the package's own folder, and content of every file in a source package."""
    with tarfile.open(source) as archive:
        for member in archive:
            file = archive.extractfile(member)
            if file is not None:
                yield member.name.partition("/")[2], file.read()


def flaws_of_wheel(files: Iterable[tuple[str, bytes]], checkout: Path) -> list[str]:
    """Return what is wrong with a wheel of `checkout`: strangers, machine places, what is missing, another version."""
    names, told, metadata = set(), [], ""
    for name, content in files:
        names.add(name)
        told += _stranger(name, content)
        if not name.startswith(("jcm_pdd/", f"jcm_pdd_studio-{VERSION}.dist-info/")) or "/tests/" in name:
            told.append(f"{name}: does not belong into the wheel")
        if name.endswith(".dist-info/METADATA"):
            metadata = content.decode()
    inside = f"jcm_pdd_studio-{VERSION}.dist-info"
    wanted = [f"{inside}/licenses/LICENSE", f"{inside}/entry_points.txt", "jcm_pdd/__main__.py"]
    texts = checkout.glob("resources/*/LICENSE*")
    wanted += [f"{inside}/licenses/{path.relative_to(checkout).as_posix()}" for path in texts]
    wanted += [f"jcm_pdd/_data/{name}" for name in data_files(checkout)]
    told += [f"{name}: missing" for name in wanted if name not in names]
    if f"\nVersion: {VERSION}\n" not in metadata:
        told.append(f"METADATA: not version {VERSION}")
    return told


def flaws_of_source(files: Iterable[tuple[str, bytes]], checkout: Path) -> list[str]:
    """Return what is wrong with a source package of `checkout`: strangers, machine places, what is missing."""
    names, told = set(), []
    for name, content in files:
        names.add(name)
        told += _stranger(name, content)
    wanted = ["LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "packaging/requirements.lock",
              "packaging/release.sh", "tests/conftest.py", *data_files(checkout)]
    return told + [f"{name}: missing" for name in wanted if name not in names]


def _stranger(name: str, content: bytes) -> list[str]:
    told = [f"{name}: does not belong into a package"] if NEVER.search(name) else []
    # Tests make up places to see that the program keeps them to itself.
    if Path(name).suffix in TEXTS and not name.startswith("tests/") and (found := _PLACES.search(content)):
        told.append(f"{name}: names a place on a machine: {found[0].decode(errors='replace')}")
    return told


def data_files(checkout: Path) -> list[str]:
    """Return the data files of a checkout, below it."""
    paths = (path for folder in DATA for path in (checkout / folder).rglob("*") if path.is_file())
    return [name for path in paths if not NEVER.search(name := path.relative_to(checkout).as_posix())]


def main() -> int:
    """Build, compare, look, and leave both packages in the folder that was named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--once", action="store_true", help="do not build a second time to compare")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        taken = snapshot(Path(temporary, "taken"))
        when = built_at()
        source, wheel = build(taken, Path(temporary, "first"), when)
        told = flaws_of_source(in_source(source), taken) + flaws_of_wheel(in_wheel(wheel), taken)
        if not asked.once:
            moved = taken.rename(Path(temporary, "another place"))
            again = build(moved, Path(temporary, "second"), when)
            told += [f"{one.name}: two builds differ" for one, other in zip((source, wheel), again, strict=True)
                     if sha256(one) != sha256(other)]
        if told:
            print("\n".join(told), file=sys.stderr)
            return 1
        asked.out.mkdir(parents=True, exist_ok=True)
        for path in (source, wheel):
            shutil.copyfile(path, asked.out / path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
