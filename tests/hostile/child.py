"""Reads hostile files through every door in one process and says of each what became of it, in how long, how large.

Arguments: a folder with `index.json`, a list of [case, file, doors]. One JSON line a case and door.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text


def peak() -> float:
    """Return the largest memory of this process in MB since `forget`."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def forget() -> None:
    """Begin a new peak, where the system can."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def limit() -> None:
    """Let a runaway fail here and not take the machine with it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))


def doors(folder: Path) -> dict[str, Callable[[Path], object]]:
    """Return how a file comes in: as an import, as a form, as a methodology's workbook, as one to fill."""
    from jcm_pdd.files.adoption.adopt import adopt_all
    from jcm_pdd.files.adoption.identity import Identity
    from jcm_pdd.files.excel.patcher import patch_workbook
    from jcm_pdd.files.excel.values import Put
    from jcm_pdd.files.reading.parsing import parse
    from jcm_pdd.files.reading.source import file_bytes, read_source
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.files.workbooks.engines import TwinBook
    from jcm_pdd.files.workbooks.reading import read_official

    session = Session.create(Workplace(folder / "local", lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester"))

    def adopted(path: Path) -> object:
        result = adopt_all(file_bytes(path), path.name, Identity("PDD", "TH", "02.0"))
        if result.skipped and not result.adopted:
            raise result.skipped[0][1]
        return result

    def official(path: Path) -> object:
        found = read_official(file_bytes(path), path.name)
        results = list(found.results.values())
        return TwinBook(found.book, results).read(results)

    return {
        "import": lambda path: parse(session, read_source(path)),
        "adopt": adopted,
        "official": official,
        "fill": lambda path: patch_workbook(file_bytes(path), {"MPS(input)": {"E5": Put(7)}}, path.name),
    }


def decimal_loop() -> float:
    """Return the seconds of the fixed work that times are held against."""
    from tests.benchmarks.baseline import loop_seconds

    return loop_seconds(3)


def outcome(door: Callable[[Path], object], path: Path) -> dict[str, Any]:
    try:
        door(path)
    except Problem as problem:
        return {"code": problem.code, "en": problem_text(problem, "en"), "ja": problem_text(problem, "ja")}
    except BaseException as error:  # noqa: BLE001 what must not happen is told, and the next case is tried
        return {"code": f"{type(error).__name__}: {error}"[:300], "en": "", "ja": ""}
    return {"code": "ok", "en": "", "ja": ""}


def main() -> None:
    """Try every case."""
    limit()
    folder = Path(sys.argv[1])
    ways = doors(folder)
    for case, file, names in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        for name in names:
            forget()
            before = decimal_loop()
            started = time.perf_counter()
            found = outcome(ways[name], folder / file)
            took = time.perf_counter() - started
            found |= {"case": case, "door": name, "peak": peak(), "seconds": took,
                      "loops": took / max(before, decimal_loop())}
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
