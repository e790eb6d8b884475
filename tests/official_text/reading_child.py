"""Read one file in a process of its own and print the problem's code and the process's largest size in MB."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.reading import read_text


def largest() -> int:
    """Return the largest size of this process in MB (getrusage would count what started it, too), 0 elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    data = Path(sys.argv[1]).read_bytes()
    start = time.perf_counter()
    try:
        read_text(data, "text")
        code = "read"
    except Problem as problem:
        code = problem.code
    took = time.perf_counter() - start
    print(code, largest(), f"{took:.3f}")
