"""The walls between the rooms stand, and no room grows a giant."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The aim is 300 lines a module and 25 a function; these are the points where a test stops.
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

PACKAGE = Path(__file__).resolve().parents[2] / "jcm_pdd"
MODULES = sorted(PACKAGE.rglob("*.py"))


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", program, "--no-cache", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_the_rooms_import_each_other_in_one_direction_only(repository: Path) -> None:
    result = lint_imports(repository)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "wall"),
    [
        ("core/bad.py", "import PySide6", "core knows no files"),
        ("core/bad.py", "import sqlite3", "core knows no files"),
        ("core/bad.py", "import jcm_pdd.files", "core <- files"),
        ("files/bad.py", "import jcm_pdd.gui", "core <- files"),
        ("files/bad.py", "import PySide6", "files knows no window"),
        ("files/bad.py", "import pint", "only core.units"),
        ("gui/bad.py", "import docx", "the window reads"),
        ("gui/bad.py", "import jcm_pdd.cli", "core <- files"),
        ("attic.py", "", "core <- files"),
    ],
)
def test_a_hole_in_a_wall_is_found(
    tmp_path: Path, repository: Path, module: str, line: str, wall: str
) -> None:
    """Build a small house of the same plan, break one wall, and see that exactly that wall is reported."""
    (tmp_path / "pyproject.toml").write_bytes((repository / "pyproject.toml").read_bytes())
    for room in ("", "core", "files", "gui"):
        (tmp_path / "jcm_pdd" / room).mkdir()
        (tmp_path / "jcm_pdd" / room / "__init__.py").touch()
    (tmp_path / "jcm_pdd" / "cli.py").touch()
    assert lint_imports(tmp_path).returncode == 0

    (tmp_path / "jcm_pdd" / module).write_text(line + "\n", encoding="utf-8")
    result = lint_imports(tmp_path)
    assert result.returncode == 1
    assert [text for text in result.stdout.splitlines() if "BROKEN" in text and wall in text]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_MODULE
    assert [name for name, lines in functions(text) if lines > LONGEST_FUNCTION] == []


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Yield each function with its number of lines from `def` to the end, its docstring not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            head = node.body[0]
            docstring = isinstance(head, ast.Expr) and isinstance(head.value, ast.Constant)
            skipped = (head.end_lineno or head.lineno) - head.lineno + 1 if docstring else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - skipped
