"""Compile the modules of the program; run by its own Python (Windows, or Wine): compiling.py FOLDER.

The compiled files name their module by its place below the folder and are taken without a look at times, so that they
are the same on every machine and hold wherever the folder is put.
"""

from __future__ import annotations

import py_compile
import sys
from pathlib import Path


def compile_all(folder: Path) -> int:
    """Write __pycache__ for every module below `folder`, in one order; return how many."""
    count = 0
    for path in sorted(folder.rglob("*.py"), key=lambda one: one.as_posix()):
        inside = path.relative_to(folder).as_posix()
        py_compile.compile(str(path), dfile=inside, doraise=True, quiet=1,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
        count += 1
    return count


if __name__ == "__main__":
    print(compile_all(Path(sys.argv[1])))
