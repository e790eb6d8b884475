"""No network: nothing in the program could use one, and nothing tries to while the whole job is done."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from privacy_runs import Ran

FORBIDDEN = frozenset({
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib3", "webbrowser", "websockets", "wsgiref", "xmlrpc"})
FORBIDDEN_PARTS = ("urllib.request", "urllib.error", "logging.handlers.HTTPHandler", "PySide6.QtNetwork",
                   "PySide6.QtWebSockets", "PySide6.QtWebEngine", "PySide6.QtWebChannel", "PySide6.QtRemoteObjects",
                   "PySide6.QtHttpServer")
IMPORT = r"^\s*(?:from|import)\s.*"
ASKED_FOR = [("jcm_pdd/files/portfolio/spreading.py", "distributed")]
"""A firm's own Dask cluster, whose address a person types; it is an extra most installations have not."""


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of every module and name that is imported, wherever in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{one.name}" for one in node.names)


def by_name(tree: ast.AST) -> Iterator[str]:
    """Yield what is imported by its name while the program runs."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            named = node.args[0]
            yield named.value if isinstance(named, ast.Constant) else ast.unparse(named)


def modules(repository: Path, words: Iterable[str], before: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield path and content of every module of the program in which one of some words stands, `before` on its line."""
    wanted = re.compile("|".join(rf"{before}\b{re.escape(word)}\b" for word in words), re.MULTILINE)
    for path in sorted((repository / "jcm_pdd").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if wanted.search(text):
            yield path.relative_to(repository).as_posix(), ast.parse(text)


def test_no_module_of_the_program_imports_what_speaks_to_a_network(repository: Path) -> None:
    words = (*FORBIDDEN, *(part.rpartition(".")[2] for part in FORBIDDEN_PARTS), "QtWebEngineCore")
    found = [(path, name) for path, tree in modules(repository, words, IMPORT) for name in imported(tree)
             if name.split(".")[0] in FORBIDDEN or name.startswith(FORBIDDEN_PARTS)]
    assert found == []


def test_what_is_imported_by_name_is_known(repository: Path) -> None:
    found = [(path, name) for path, tree in modules(repository, ("import_module", "__import__"))
             for name in by_name(tree)]
    # The others take their names from tables of our own modules.
    assert [one for one in found if not one[1].startswith(("f'jcm_pdd.", "module", "name"))] == ASKED_FOR


def test_the_desktop_is_only_asked_to_open_files(repository: Path) -> None:
    """Whatever is opened by the desktop is a file of this computer, no address of a page."""
    opened = []
    for path, tree in modules(repository, ("openUrl", "setOpenExternalLinks")):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr == "openUrl":
                    opened.append((path, ast.unparse(node.args[0])))
                assert node.func.attr != "setOpenExternalLinks" or ast.unparse(node.args[0]) == "False", path
    assert opened
    assert [one for one in opened if not one[1].startswith("QUrl.fromLocalFile(")] == []


def test_the_guard_notices_what_it_is_for(run_alone: Callable[..., Ran]) -> None:
    ran = run_alone("tries.py")
    assert "tried" in ran.out, ran.err
    for event in ("urllib.Request", "socket.connect", "socket.getaddrinfo"):
        assert f" {event} " in ran.tried
    assert len({line.split()[0] for line in ran.tried.splitlines()}) == 2  # in both processes


def test_the_command_line_does_its_whole_job_without_one(run_alone: Callable[..., Ran]) -> None:
    ran = run_alone("commands.py")
    assert (ran.code, ran.tried) == (0, ""), ran.err
    assert list((ran.folder / "out").glob("*.docx"))


@pytest.mark.long
def test_so_do_samples_packages_and_whole_folders(run_alone: Callable[..., Ran]) -> None:
    ran = run_alone("commands.py", "whole")
    assert (ran.code, ran.tried) == (0, ""), ran.err
    assert (ran.folder / "package.zip").is_file()


def test_the_window_does_its_whole_job_without_one(window_run: Ran) -> None:
    assert (window_run.code, window_run.tried) == (0, ""), window_run.err


@pytest.mark.long
def test_so_does_the_preview(run_alone: Callable[..., Ran]) -> None:
    ran = run_alone("window.py", "whole")
    assert (ran.code, ran.tried) == (0, ""), ran.err


def test_no_part_of_qt_for_networks_is_loaded(window_run: Ran) -> None:
    told = dict(line.split(" ", 1) for line in window_run.out.splitlines() if line.startswith(("MODULES", "LIBRARIES")))
    assert "PySide6.QtWidgets" in told["MODULES"]
    for name in ("QtNetwork", "QtWebSockets", "QtWebEngineCore", "QtQml"):
        assert f"PySide6.{name}" not in told["MODULES"]
        assert name.replace("Qt", "Qt6") not in told["LIBRARIES"]
