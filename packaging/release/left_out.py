"""Copy installed libraries without what left_out.yaml names.

    python packaging/release/left_out.py SITE_PACKAGES TARGET --system linux|windows|macos

Prints how many files and bytes were copied and left out, by group.
"""

from __future__ import annotations

import argparse
import functools
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

SYSTEMS = ("linux", "windows", "macos")
RULES = Path(__file__).with_name("left_out.yaml")


@dataclass(frozen=True, slots=True)
class Group:
    """One group of rules: an id, its reason, the systems it holds for, and both patterns, compiled."""

    id: str
    reason: str
    systems: tuple[str, ...]
    leave_out: re.Pattern[str]
    keep: re.Pattern[str] | None

    def takes(self, path: str) -> bool:
        """Tell whether this group leaves out `path` (below site-packages, with /)."""
        return self.leave_out.fullmatch(path) is not None and not (self.keep and self.keep.fullmatch(path))


def pattern(globs: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for globs: * without /, ** with, {a,b} either."""
    return re.compile("|".join(_expression(glob) for glob in globs))


def _expression(glob: str) -> str:
    signs = {"**/": r"(?:.*/)?", "**": r".*", "*": r"[^/]*", "{": "(?:", "}": ")", ",": "|"}
    parts = re.split(r"(\*\*/|\*\*|\*|[{},])", glob)
    return "".join(signs.get(part, re.escape(part)) for part in parts)


@functools.cache
def groups(system: str) -> tuple[Group, ...]:
    """Return the groups that hold for `system`; ValueError when the system is none of SYSTEMS."""
    if system not in SYSTEMS:
        raise ValueError(f"{system}: not one of {', '.join(SYSTEMS)}")
    data = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"]
    made = (Group(one["id"], " ".join(one["reason"].split()), tuple(one.get("systems", SYSTEMS)),
                  pattern(one["leave_out"]), pattern(one["keep"]) if "keep" in one else None) for one in data)
    return tuple(one for one in made if system in one.systems)


def left_out_by(path: str | PurePosixPath, system: str) -> Group | None:
    """Return the group that leaves out a file (path below site-packages), None when it is carried."""
    return next((group for group in groups(system) if group.takes(str(path))), None)


def copy(source: Path, target: Path, system: str) -> dict[str, tuple[int, int]]:
    """Copy the files below `source` that are carried to `target`; return (files, bytes) by group, "" for copied."""
    files, sizes = Counter[str](), Counter[str]()
    for path in sorted(source.rglob("*")):
        if not path.is_file():
            continue
        inside = path.relative_to(source)
        group = left_out_by(inside.as_posix(), system)
        key = group.id if group else ""
        files[key] += 1
        sizes[key] += path.stat().st_size
        if group is None:
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target / inside, follow_symlinks=False)
    return {key: (files[key], sizes[key]) for key in files}


def main() -> None:
    """Copy as the command line says and print the account."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--system", choices=SYSTEMS, required=True)
    asked = parser.parse_args()
    for key, (files, size) in sorted(copy(asked.source, asked.target, asked.system).items()):
        print(f"{key or 'carried':28} {files:6} files {size / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
