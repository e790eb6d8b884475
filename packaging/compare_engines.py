#!/usr/bin/env python3
"""Compare our calculation with spreadsheet engines: same inputs, equal results, medians of fresh processes.

    .venv/bin/python packaging/compare_engines.py
    .venv/bin/python packaging/compare_engines.py --formulas /elsewhere/bin/python --sizes 120,1200,12000

The calculation of `tests/benchmarks/shape.py` stands in a file for each contender: for ours as definition and answers,
for the others as a workbook without results. "First" is from opening that file to the first result, "change" from one
changed quantity to the new result (median of five); imports are not counted, LibreOffice's start is. Every contender
must give the same whole tonnes before and after the changes and the same sum over all units to 1e-9, or its row says
what it gave instead. `formulas` is no dependency: give the interpreter of an environment that has it and openpyxl.
"""

# ruff: noqa: PLC0415 a contender's packages are imported in its own process alone

from __future__ import annotations

import argparse
import json
import math
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHEETS, RESULT, CHECKED = ("MPS(input)", "MPS(calc_process)"), "F1", "F2"
CHANGES = [5000 + 100 * number for number in range(5)]
UNIT = 5
SLOW = ("formulas", "LibreOffice")
Sample = dict[str, Any]
# Open a file -> (result, sum to check); change the quantity -> result.
Open = Callable[[Path], tuple[float, float]]
Change = Callable[[int], float]


def ours() -> tuple[Open, Change]:
    """Our engine: definition and answers from a JSON file."""
    from jcm_pdd.core.calculation import Calculator
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.core.project import Project
    from tests.benchmarks.shape import NAME, address

    held: dict[str, Any] = {}

    def first(path: Path) -> tuple[float, float]:
        data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        held["calculator"] = Calculator((MethodologyDef.model_validate(data["definition"]),))
        held["project"] = Project(data["answers"])
        method = held["calculator"].results(held["project"]).methodologies[NAME]
        return float(method.annual.reference), float(method.state.columns["share"].total())

    def change(value: int) -> float:
        project = held["project"]
        held["project"] = project.apply([project.change(address(UNIT), str(value))])
        method = held["calculator"].results(held["project"], [address(UNIT)]).methodologies[NAME]
        return float(method.annual.reference)

    return first, change


def ironcalc() -> tuple[Open, Change]:
    """IronCalc on the workbook."""
    import ironcalc as engine

    held: dict[str, Any] = {}

    def first(path: Path) -> tuple[float, float]:
        model = held["model"] = engine.load_from_xlsx(str(path), "en", "UTC", "en")
        model.evaluate()
        return model.get_cell_value(1, 1, 6), model.get_cell_value(1, 2, 6)

    def change(value: int) -> float:
        held["model"].update_cell_with_number(0, UNIT, 2, float(value))
        held["model"].evaluate()
        return float(held["model"].get_cell_value(1, 1, 6))

    return first, change


def formualizer() -> tuple[Open, Change]:
    """The engine formualizer on the workbook."""
    import formualizer as engine

    held: dict[str, Any] = {}

    def first(path: Path) -> tuple[float, float]:
        book = held["book"] = engine.load_workbook(str(path))
        book.evaluate_all()  # several times as quick as asking for one cell
        return book.get_value(SHEETS[1], 1, 6), book.get_value(SHEETS[1], 2, 6)

    def change(value: int) -> float:
        held["book"].set_value(SHEETS[0], UNIT, 2, float(value))
        held["book"].evaluate_all()
        return float(held["book"].get_value(SHEETS[1], 1, 6))

    return first, change


def formulas() -> tuple[Open, Change]:
    """The package formulas on the workbook."""
    import formulas as engine

    held: dict[str, Any] = {}

    def name(path: Path, sheet: str, cell: str) -> str:
        return f"'[{path.name}]{sheet.upper()}'!{cell}"

    def first(path: Path) -> tuple[float, float]:
        held["path"] = path
        held["model"] = engine.ExcelModel().loads(str(path)).finish()
        found = held["model"].calculate()
        return tuple(float(found[name(path, SHEETS[1], cell)].value[0, 0]) for cell in (RESULT, CHECKED))

    def change(value: int) -> float:
        path = held["path"]
        found = held["model"].calculate(inputs={name(path, SHEETS[0], f"B{UNIT}"): float(value)})
        return float(found[name(path, SHEETS[1], RESULT)].value[0, 0])

    return first, change


def libreoffice() -> tuple[Open, Change]:
    """LibreOffice without a window, one start a calculation; reading its result is not counted."""
    import openpyxl

    from tests.excel.libreoffice import convert

    held: dict[str, Any] = {}

    def run(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            return convert({"b.xlsx": data}, Path(folder))["b.xlsx"]

    def values(path: Path) -> tuple[float, float]:
        sheet = openpyxl.load_workbook(path, data_only=True)[SHEETS[1]]
        return float(sheet[RESULT].value), float(sheet[CHECKED].value)

    def first(path: Path) -> tuple[float, float]:
        held["path"] = path
        held["made"] = run(path.read_bytes())
        return math.nan, math.nan

    def change(value: int) -> float:
        held["made"] = run(held[value])
        return math.nan

    def prepared(value: int) -> None:
        book = openpyxl.load_workbook(held["path"])
        book[SHEETS[0]].cell(UNIT, 2).value = value
        place = held["path"].with_name(f"changed{value}.xlsx")
        book.save(place)
        held[value] = place.read_bytes()

    def read() -> tuple[float, float]:
        place = held["path"].with_name("made.xlsx")
        place.write_bytes(held["made"])
        return values(place)

    first.read, change.read, change.prepared = read, read, prepared  # type: ignore[attr-defined]
    return first, change


ENGINES = {"ours": ours, "formualizer": formualizer, "IronCalc": ironcalc, "formulas": formulas,
           "LibreOffice": libreoffice}


def one(engine: str, path: Path) -> Sample:
    """Return one sample of one engine: seconds, results and peak memory of this process."""
    first, change = ENGINES[engine]()
    start = time.perf_counter()
    before, checked = first(path)
    opened = time.perf_counter() - start
    if hasattr(first, "read"):
        before, checked = first.read()
    took, after = [], math.nan
    for value in CHANGES if engine not in SLOW else CHANGES[-1:]:
        if hasattr(change, "prepared"):
            change.prepared(value)
        start = time.perf_counter()
        after = change(value)
        took.append(time.perf_counter() - start)
    if hasattr(change, "read"):
        after, _ = change.read()
    return {"first": opened, "change": statistics.median(took), "before": before, "after": after, "checked": checked,
            "memory": _peak(engine == "LibreOffice" and sys.platform == "linux")}


def _peak(children: bool) -> float:
    """Return the peak memory of this process, or of those it started, in MB; nan where the system does not tell."""
    if children:
        import resource

        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    try:  # what resource tells of this process holds what the parent had
        told = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return math.nan
    return next((float(line.split()[1]) / 1024 for line in told if line.startswith("VmHWM:")), math.nan)


def sample(engine: str, path: Path, interpreter: str) -> Sample:
    """Return one sample from a fresh process; a failure is told, not hidden."""
    done = subprocess.run([interpreter, __file__, "--one", engine, str(path)], capture_output=True, text=True,
                          check=False, encoding="utf-8", cwd=ROOT)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        return {"error": (done.stderr.strip().splitlines() or ["nothing printed"])[-1][:120]}
    found: Sample = json.loads(lines[-1])
    return found


def compare(size: int, engines: dict[str, str], samples: int, slow: int) -> dict[str, list[Sample]]:
    """Return the samples of one size by engine, taken in turns after one uncounted round of the quick ones."""
    from tests.benchmarks.shape import answers, definition, workbook

    found: dict[str, list[Sample]] = {engine: [] for engine in engines}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b.xlsx"
        path.write_bytes(workbook(size))
        data = {"definition": definition(), "answers": answers(size)}
        path.with_suffix(".json").write_text(json.dumps(data), encoding="utf-8")
        for turn in range(samples + 1):
            for engine, interpreter in engines.items():
                if engine in SLOW and not 1 <= turn <= slow:
                    continue
                taken = sample(engine, path, interpreter)
                if turn:
                    found[engine].append(taken)
    return found


def show(size: int, found: dict[str, list[Sample]]) -> None:
    """Print one size as a table of medians, with ratios to ours."""
    print(f"\n{size:,} formulas")
    print(f"{'':12} {'n':>2} {'first':>12} {'x ours':>8} {'change':>12} {'x ours':>8} {'peak MB':>8}  values")
    base: Sample = {}
    for engine, samples in found.items():
        told = [one for one in samples if "error" not in one]
        if not told:
            print(f"{engine:12} {samples[0]['error'] if samples else 'not measured'}")
            continue
        middle = {key: statistics.median(one[key] for one in told) for key in told[0]}
        base = base or middle
        equal = all(one[key] == base[key] for one in told for key in ("before", "after")) and math.isclose(
            middle["checked"], base["checked"], rel_tol=1e-9)
        said = "equal" if equal else f"DIFFERENT: {middle['before']}, {middle['after']}, {middle['checked']}"
        print(f"{engine:12} {len(told):>2} {middle['first'] * 1000:>9.2f} ms {middle['first'] / base['first']:>8.1f} "
              f"{middle['change'] * 1000:>9.3f} ms {middle['change'] / base['change']:>8.1f} {middle['memory']:>8.0f}  "
              f"{said}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="120,1200,12000", help="numbers of formulas")
    parser.add_argument("--samples", type=int, default=7, help="processes of each quick engine")
    parser.add_argument("--slow", type=int, default=3, help="processes of formulas and LibreOffice")
    parser.add_argument("--formulas", default="", help="interpreter of an environment that has the package formulas")
    parser.add_argument("--one", nargs=2, metavar=("ENGINE", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if chosen.one:
        print(json.dumps(one(chosen.one[0], Path(chosen.one[1]))))
        return
    engines = {name: sys.executable for name in ENGINES if name != "formulas"}
    if chosen.formulas:
        engines["formulas"] = chosen.formulas
    if shutil.which("soffice") is None:
        del engines["LibreOffice"]
    print(f"{platform.platform()}, Python {platform.python_version()}")
    for size in map(int, chosen.sizes.split(",")):
        show(size, compare(size, engines, chosen.samples, chosen.slow))


if __name__ == "__main__":
    main()
