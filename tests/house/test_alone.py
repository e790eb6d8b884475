"""Every module of the core can be the first that is imported: none waits for one that waits for it."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def modules(folder: Path) -> dict[str, Path]:
    """Return the modules of a folder by their dotted names, packages by their own."""
    found = {}
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parents[1]).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield what importing a module imports: not what its functions do later, nor what only a type checker reads."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def waits(known: Mapping[str, Path]) -> dict[str, set[str]]:
    """Return which modules each waits for, with the packages these lie in and it does not itself."""
    graph: dict[str, set[str]] = {}
    for name, path in known.items():
        graph[name] = set()
        for target in imported(ast.parse(path.read_text(encoding="utf-8"))):
            outer = target
            while outer in known:
                if outer != name and not name.startswith(f"{outer}."):
                    graph[name].add(outer)
                outer = outer.rpartition(".")[0]
    return graph


def test_no_module_of_the_core_waits_for_itself() -> None:
    TopologicalSorter(waits(modules(ROOT / "jcm_pdd" / "core"))).prepare()


def test_modules_that_wait_for_each_other_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "jcm_pdd" / "core"
    for name, text in (("__init__", ""), ("one", "from jcm_pdd.core.two import b\n"),
                       ("two/__init__", "from jcm_pdd.core.two import inner\n"),
                       ("two/inner", "def later():\n    from jcm_pdd.core import one\n")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    TopologicalSorter(waits(modules(folder))).prepare()
    (folder / "two" / "inner.py").write_text("import jcm_pdd.core.one\n", encoding="utf-8")
    with pytest.raises(CycleError):
        TopologicalSorter(waits(modules(folder))).prepare()


@pytest.mark.long
def test_every_module_of_the_core_is_imported_alone() -> None:
    def loaded() -> dict[str, ModuleType]:
        return {name: module for name, module in sys.modules.items() if name.split(".")[0] == "jcm_pdd"}

    before = loaded()
    try:
        for name in modules(ROOT / "jcm_pdd" / "core"):
            for one in loaded():
                del sys.modules[one]
            importlib.import_module(name)
    finally:
        for one in loaded():
            del sys.modules[one]
        sys.modules.update(before)
