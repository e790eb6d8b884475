"""Make the Linux artefacts; started by build.sh, which prepares the environment it runs in.

    python packaging/linux/make.py --cache FOLDER --out FOLDER [--level 0..9]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "release")]

import debian  # noqa: E402 - found by the line above
import folder  # noqa: E402
from recipe import recipe, version  # noqa: E402


def main() -> None:
    """Build both artefacts and print what they weigh against the goals."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--level", type=int, default=6, help="how hard xz packs: 6 takes minutes, 0 seconds")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="jcm-pdd-linux-") as work:
        tree = folder.assemble(Path(work), asked.cache)
        packed = folder.pack(tree, asked.out, asked.level)
        _weigh(packed, _size(tree))
        package = debian.package(tree, Path(work) / "debian", asked.out, asked.level)
        _weigh(package, _size(Path(work) / "debian"))
        shutil.rmtree(tree)
    print(f"made in {time.monotonic() - began:.0f} s, version {version()}")


def _size(tree: Path) -> int:
    return sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _weigh(packed: Path, installed: int) -> None:
    goals = recipe()["goals"]
    weight, spread = packed.stat().st_size / 1e6, installed / 1e6
    print(f"{packed.name}: {weight:.1f} MB packed, {spread:.1f} MB installed")
    if weight > goals["packed_mb"] or spread > goals["installed_mb"]:
        raise SystemExit(f"{packed.name} is larger than {goals['packed_mb']} / {goals['installed_mb']} MB")


if __name__ == "__main__":
    main()
