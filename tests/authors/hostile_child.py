"""Runs in a process of its own: reads every file of a folder as a methodology and says what came of it, as JSON.

Anything that would start a program, open a connection or write a file ends the process.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import load_methodology
from jcm_pdd.files.linting import lint_file

_FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen", "socket.", "shutil.",
              "os.remove", "os.rename", "os.mkdir")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and set("wax+") & set(arguments[1])
    if event.startswith(_FORBIDDEN) or (writes and "__pycache__" not in str(arguments[0])):
        os._exit(77)


def _answer(p: ParameterDef) -> Json:
    if p.kind == "number":
        return str(max(1, (p.min or 0), (p.above or 0) + 1))
    return p.choices[0].id if p.kind == "choice" else True if p.kind == "yes_no" else "x"


def _project(m: MethodologyDef) -> Project:
    answers: dict[str, Json] = {"start_date": "2027-01-01", "lifetime": "2", "horizon": "lifetime"}
    answers |= {f"{m.methodology}/{table.id}": ["r1"] for table in m.tables}
    for p in m.parameters:
        stem = f"{m.methodology}/{p.table}/r1" if p.table else m.methodology
        answers[f"{stem}/{p.id}"] = _answer(p)
    return Project(answers)


def tried(path: Path) -> dict[str, Any]:
    """Return what became of a file: refused by loading, findings of the lint, and the result of a calculation."""
    report = lint_file(path)
    found: dict[str, Any] = {"refused": None, "findings": [[f.severity, f.code, f.file, f.line, f.told("en"),
                                                             f.told("ja")] for f in report.findings]}
    try:
        m = load_methodology(path)
    except Problem as problem:
        return found | {"refused": problem.where, "code": problem.code}
    results = calculate((m,), _project(m))
    return found | {"result": str(results.methodologies[m.methodology].annual.reduction)}


def main() -> None:
    sys.addaudithook(_watch)
    for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
        print(json.dumps({path.stem: tried(path)}), flush=True)


if __name__ == "__main__":
    main()
