"""Solar power with any number of systems, and how much memory a process needs for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.calculation import Calculator
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library

TABLE = "TH_AM001/systems"


def systems(rows: int) -> tuple[MethodologyDef, Project]:
    """Return solar power over 20 years with a number of systems."""
    answers: dict[str, Json] = {"country": "TH", "start_date": "2026-04-01", "lifetime": "20",
                                TABLE: [f"r{row}" for row in range(1, rows + 1)]}
    for row in range(1, rows + 1):
        stem = f"{TABLE}/r{row}/"
        answers[f"{stem}name"], answers[f"{stem}capacity"] = f"PV-{row}", str(100 + row % 900)
        answers[f"{stem}connection"], answers[f"{stem}EG"] = "grid", str(1000 + row)
    return library().methodology("TH_AM001", "01.0"), Project(answers)


def edits(calculator: Calculator, here: Project, address: str) -> Callable[[], None]:
    """Return work that makes one edit, another value each time, and asks for the results."""
    at = [here]
    values = iter(range(1000, 1_000_000))

    def edit() -> None:
        at[0] = at[0].apply([at[0].change(address, str(next(values)))])
        calculator.results(at[0], [address])

    calculator.results(here)
    edit()
    return edit


def peak() -> float:
    """Return the peak memory of this process in MB; Linux alone tells it without what the parent process held."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return float(line.split()[1]) / 1024
    raise OSError("no peak memory in /proc/self/status")


def main(rows: int) -> None:
    """Calculate a project in full, edit it twice and print the peak memory in MB."""
    methodology, here = systems(rows)
    edits(Calculator((methodology,)), here, f"{TABLE}/r{rows // 2}/EG")()
    print(peak())


if __name__ == "__main__":
    main(int(sys.argv[1]))
