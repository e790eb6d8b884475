"""What artefacts leave out is nothing the program loads, and what they carry needs nothing that is left out."""

from __future__ import annotations

import ast
import functools
import importlib.util
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import left_out
import pytest

from jcm_pdd.files.licence_parts import SYSTEMS

ROOT = Path(__file__).resolve().parents[3]
SYSTEM = SYSTEMS.get(sys.platform, "linux")
LIBRARIES = Path(sysconfig.get_path("purelib"))
OPTIONAL = {"dask", "distributed"}  # the extra for clusters, which an installation by pip has and an artefact has not
LOADER = """
import importlib, json, sys
from pathlib import Path
asked = json.loads(sys.stdin.read())
sys.modules.update(dict.fromkeys(asked["absent"]))
for name in asked["modules"]:
    importlib.import_module(name)
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
app.processEvents()
assert not QIcon(asked["icon"]).pixmap(16, 16).isNull()
files = {str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
maps = Path("/proc/self/maps")
if maps.exists():
    files |= {line.split(None, 5)[5].strip() for line in maps.read_text().splitlines() if "/" in line}
print(json.dumps(sorted(files)))
"""


@functools.cache
def wanted() -> list[str]:
    """Return every module of others that the program imports anywhere, also late, as dotted names."""
    names = set()
    for path in (ROOT / "jcm_pdd").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    own = {"jcm_pdd", "winreg", "msvcrt", "fcntl", *sys.stdlib_module_names, *OPTIONAL}
    others = {name for name in names if name.partition(".")[0] not in own}
    return sorted(name for name in others if _is_module(name))


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # the last part is a name inside a module
        return "." not in name


def carried(path: str | Path) -> bool:
    return left_out.left_out_by(Path(path).as_posix(), SYSTEM) is None


@pytest.fixture(scope="module")
def loaded() -> list[Path]:
    """Return the files below site-packages that a process loads which imports all the program ever imports."""
    icon = next((ROOT / "resources" / "icons").glob("*.svg"))
    asked = {"modules": wanted(), "absent": sorted(OPTIONAL), "icon": str(icon)}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([sys.executable, "-c", LOADER], input=json.dumps(asked), env=environment,
                          capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stderr
    files = [Path(name) for name in json.loads(told.stdout)]
    inside = [path.relative_to(LIBRARIES) for path in files if path.is_relative_to(LIBRARIES)]
    return [path for path in inside if path.parts[0] != "_distutils_hack"]  # a .pth file of the environment loads it


def test_all_the_program_loads_is_carried(loaded: list[Path]) -> None:
    missing = [path.as_posix() for path in loaded if not carried(path)]
    assert not missing, "\n".join(missing)
    parts = {path.parts[0] for path in loaded}
    assert {"PySide6", "shiboken6", "duckdb", "reportlab", "lxml", "openpyxl", "PIL", "yaml", "pint"} <= parts


@pytest.mark.skipif(sys.platform != "linux", reason="reads the needs of shared objects with ldd")
def test_no_library_that_is_carried_needs_one_that_is_not() -> None:
    folder = LIBRARIES / "PySide6"
    carried_files = [path for path in folder.rglob("*.so*") if carried(path.relative_to(LIBRARIES))]
    assert len(carried_files) > 20
    told = subprocess.run(["ldd", *map(str, carried_files)], capture_output=True, encoding="utf-8", check=False)
    needed = {Path(os.path.normpath(path)) for path in re.findall(r"=> (\S+PySide6\S+)", told.stdout)}
    assert needed, told.stderr
    assert [str(path) for path in needed if not carried(path.relative_to(LIBRARIES))] == []


def test_an_installation_brings_what_the_program_imports_and_nothing_else() -> None:
    """A library only tests use would make every artefact larger; one that is not declared would be missing there."""
    from importlib.metadata import packages_distributions

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_plain(re.match(r"[\w.-]+", text)[0]) for text in project["dependencies"]}  # type: ignore[index]
    brings = packages_distributions()
    imported = {_plain(brings[name.partition(".")[0]][0]) for name in wanted()}
    assert imported - {"shiboken6"} == declared - {"tzdata"}  # Qt brings the one, zoneinfo reads the other


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def test_nothing_of_the_program_itself_is_left_out() -> None:
    inside = [("jcm_pdd", "")] + [(folder, "jcm_pdd/_data/") for folder in ("forms", "templates", "resources")]
    for folder, above in inside:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                name = above + path.relative_to(ROOT).as_posix()
                for system in left_out.SYSTEMS:
                    assert left_out.left_out_by(name, system) is None, name


@pytest.mark.parametrize(("path", "system", "group"), [
    ("PySide6/Qt6Quick.dll", "windows", "qt_libraries_windows"),
    ("PySide6/Qt6Network.dll", "windows", "qt_libraries_windows"),
    ("PySide6/Qt6Core.dll", "windows", None),
    ("PySide6/msvcp140.dll", "windows", None),
    ("PySide6/designer.exe", "windows", "qt_developer_tools"),
    ("PySide6/plugins/platforms/qwindows.dll", "windows", None),
    ("PySide6/plugins/styles/qmodernwindowsstyle.dll", "windows", None),
    ("PySide6/plugins/tls/qopensslbackend.dll", "windows", "qt_plugins"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "linux", None),
    ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", "linux", None),
    ("PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so", "linux", "qt_plugins"),
    ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "macos", None),
    ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", "macos", "qt_libraries_macos"),
    ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "macos", None),
    ("PySide6/Qt/translations/qtbase_ja.qm", "linux", None),
    ("PySide6/Qt/translations/qtbase_de.qm", "linux", "qt_translations"),
    ("reportlab/fonts/DarkGardenMK.pfb", "linux", "fonts_of_reportlab"),
    ("lxml-6.1.3.dist-info/METADATA", "linux", None),
    ("lxml-6.1.3.dist-info/licenses/LICENSE.txt", "windows", None),
])
def test_rules_take_what_they_are_for(path: str, system: str, group: str | None) -> None:
    taken = left_out.left_out_by(path, system)
    assert (taken.id if taken else None) == group


def test_every_group_has_a_reason_and_a_name_of_its_own() -> None:
    for system in left_out.SYSTEMS:
        names = [group.id for group in left_out.groups(system)]
        assert len(names) == len(set(names))
        assert all(len(group.reason) > 30 for group in left_out.groups(system))


def test_a_copy_is_told_group_by_group(tmp_path: Path) -> None:
    for name in ("PySide6/QtCore.abi3.so", "PySide6/QtQml.abi3.so", "pint/default_en.txt", "pint/testsuite/a.py"):
        (tmp_path / "from" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "from" / name).write_bytes(b"1234")
    account = left_out.copy(tmp_path / "from", tmp_path / "to", "linux")
    assert account == {"": (2, 8), "qt_modules": (1, 4), "tests_of_libraries": (1, 4)}
    made = sorted(path.relative_to(tmp_path / "to").as_posix() for path in (tmp_path / "to").rglob("*.*"))
    assert made == ["PySide6/QtCore.abi3.so", "pint/default_en.txt"]
