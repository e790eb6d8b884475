"""What tells the Linux desktop of the program is complete, in both languages, and agrees with the program."""

from __future__ import annotations

import configparser
import importlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree
from PySide6.QtGui import QImage

from jcm_pdd import __version__
from jcm_pdd.__main__ import SUFFIX
from jcm_pdd.files.store import schema

ROOT = Path(__file__).resolve().parents[3]
LINUX = ROOT / "packaging" / "linux"
DATA = LINUX / "data"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def recipe() -> Iterator[ModuleType]:
    """Return the recipe as the build reads it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(LINUX))
        patch.syspath_prepend(str(ROOT / "packaging" / "release"))
        yield importlib.import_module("recipe")
    for name in ("recipe", "native", "interpreter", "left_out", "folder", "debian"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def debian(recipe: ModuleType) -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(LINUX))
        patch.syspath_prepend(str(ROOT / "packaging" / "release"))
        return importlib.import_module("debian")


def desktop_entry() -> dict[str, str]:
    read = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(DATA / "jcm-pdd-studio.desktop", encoding="utf-8")
    return dict(read["Desktop Entry"])


def japanese(text: str) -> bool:
    return re.search(r"[\u3041-\u30ff\u4e00-\u9fff]", text) is not None


def test_version_comes_from_the_program(recipe: ModuleType) -> None:
    assert recipe.version() == __version__
    assert "@VERSION@" in (DATA / "jcm-pdd-studio.metainfo.xml").read_text(encoding="utf-8")


def test_desktop_entry_starts_the_window_with_a_project(recipe: ModuleType) -> None:
    entry = desktop_entry()
    assert entry["Exec"] == "jcm-pdd-studio %f"
    assert entry["MimeType"] == recipe.recipe()["media_type"] + ";"
    assert entry["Icon"] == recipe.recipe()["id"] == "jcm-pdd-studio"
    app = (ROOT / "jcm_pdd" / "gui" / "app.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{entry["Icon"]}")' in app  # else the task bar shows a window without its icon


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_desktop_entry_speaks_both_languages(key: str) -> None:
    entry = desktop_entry()
    assert japanese(entry[f"{key}[ja]"])
    assert not japanese(entry[key])


def test_media_type_is_that_of_project_files(recipe: ModuleType) -> None:
    kind = etree.parse(DATA / "jcm-pdd-studio.xml").find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == recipe.recipe()["media_type"]
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == ["*" + SUFFIX]
    outer, inner = kind.iter(f"{MIME}match")
    assert (outer.get("value"), outer.get("offset")) == ("SQLite format 3\\0", "0")
    assert (int(inner.get("value", ""), 16), inner.get("offset")) == (schema.APPLICATION_ID, "68")
    comments = {one.get(LANGUAGE): one.text for one in kind.iter(f"{MIME}comment")}
    assert japanese(comments["ja"] or "")
    assert comments[None]


def test_project_files_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    """A project renamed by mail is still one; another data base is not."""
    tool = Path("/usr/bin/update-mime-database")
    if not tool.exists():
        pytest.skip("update-mime-database is missing: bash packaging/linux/build.sh --tools")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    (packages / "jcm.xml").write_bytes((DATA / "jcm-pdd-studio.xml").read_bytes())
    subprocess.run([tool, tmp_path / "mime"], check=True, capture_output=True)
    for name, mark in (("sent.bin", schema.APPLICATION_ID), ("other.bin", 7)):
        with sqlite3.connect(tmp_path / name) as conn:
            conn.execute(f"PRAGMA application_id={mark}")
            conn.execute("CREATE TABLE meta (key TEXT)")
        conn.close()
    ask = ("import sys; from PySide6.QtCore import QMimeDatabase as D, QFile;"
           "print(*(D().mimeTypeForFile(one, D.MatchMode.MatchContent).name() for one in sys.argv[1:]))")
    said = subprocess.run([sys.executable, "-c", ask, str(tmp_path / "sent.bin"), str(tmp_path / "other.bin")],
                          check=True, capture_output=True, encoding="utf-8",
                          env={"XDG_DATA_HOME": str(tmp_path), "XDG_DATA_DIRS": "/usr/share", "PATH": "/usr/bin"})
    first, second = said.stdout.split()
    assert first == "application/x-jcm-pdd-studio"
    assert second != first


def test_metainfo_says_the_same_in_both_languages(recipe: ModuleType) -> None:
    told = etree.parse(DATA / "jcm-pdd-studio.metainfo.xml").getroot()
    assert told.findtext("id") == recipe.recipe()["id"]
    assert told.findtext("launchable") == "jcm-pdd-studio.desktop"
    assert told.findtext("provides/mediatype") == recipe.recipe()["media_type"]
    assert told.findtext("project_license") == "Apache-2.0"
    for tag in ("summary", "description/p"):
        texts = told.findall(tag)
        spoken = [one for one in texts if one.get(LANGUAGE) == "ja"]
        assert len(texts) == 2 * len(spoken) > 0
        assert all(japanese(one.text or "") for one in spoken)


def test_package_depends_on_what_set_up_installs(recipe: ModuleType) -> None:
    wanted = {"libegl1", "libxcb-cursor0", "libglib2.0-0", "libfontconfig1"}
    assert wanted <= set(recipe.set_up_libraries().values()) <= set(recipe.dependencies("2.35"))
    assert recipe.dependencies("2.35")[0] == "libc6 (>= 2.35)"
    assert "fonts-noto-cjk" in recipe.recommended()
    assert not {"python3", "libgtk-3-0"} & {*recipe.dependencies("2.35"), *recipe.recommended()}


def test_a_library_nobody_brings_is_noticed(recipe: ModuleType) -> None:
    assert recipe.satisfied("libQt6Core.so.6", {"libQt6Core.so.6"})
    assert recipe.satisfied("libEGL.so.1", ())
    assert not recipe.satisfied("libQt6Core.so.6", ())


def test_control_file_has_each_field_once(debian: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "said", lambda *_: "amd64\n")
    lines = debian.control("2.35", 350_000).splitlines()
    fields = [line.partition(":")[0] for line in lines if not line.startswith(" ")]
    assert len(fields) == len(set(fields))
    assert {"Package: jcm-pdd-studio", f"Version: {__version__}", "Installed-Size: 350000"} <= set(lines)
    assert all(len(line) <= 80 for line in lines if line.startswith(" "))


def test_icons_have_the_sizes_of_their_folders(debian: ModuleType) -> None:
    files = debian.desktop_files()
    pictures = {path: content for path, content in files.items() if path.endswith(".png")}
    assert len(pictures) == 2 * len(debian.SIZES)
    for path, content in pictures.items():
        size = int(path.split("/")[4].partition("x")[0])
        assert QImage.fromData(content).width() == size, path
    kind = "application-x-jcm-pdd-studio"
    assert f"usr/share/icons/hicolor/scalable/mimetypes/{kind}.svg" in files
    assert kind == (etree.parse(DATA / "jcm-pdd-studio.xml").find(f".//{MIME}icon")).get("name")  # type: ignore[union-attr]


def test_start_tells_in_both_languages_what_the_desktop_lacks(recipe: ModuleType, tmp_path: Path) -> None:
    """The launcher names a library that is nowhere, and hands arguments with spaces over unchanged."""
    folder = tmp_path / "日本 語"
    python = folder / "python" / "bin"
    python.mkdir(parents=True)
    (python / "python3").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    (python / "python3").chmod(0o755)
    text = (DATA / "start.sh").read_text(encoding="utf-8").replace("@LIBRARIES@", "libc.so.6 libnowhere.so.9")
    (folder / "jcm-pdd-studio").write_text(text, encoding="utf-8")
    (folder / "jcm-pdd-studio").chmod(0o755)
    link = tmp_path / "link"
    link.symlink_to(folder / "jcm-pdd-studio")
    said = subprocess.run([link, "a b.jcmpdd"], check=True, capture_output=True, encoding="utf-8")
    assert said.stdout.splitlines() == ["-I", "-B", str(python / "jcm-pdd-studio"), "a b.jcmpdd"]
    english, other = said.stderr.splitlines()
    assert "libnowhere.so.9" in english
    assert "libc.so.6" not in said.stderr
    assert japanese(other)


def test_read_me_of_the_folder_speaks_both_languages() -> None:
    text = (DATA / "README.txt").read_text(encoding="utf-8")
    first, second = text.split("日本語\n")
    assert not japanese(first)
    assert japanese(second)
    assert text.count("./jcm-pdd-studio") == 2


def judged(debian: ModuleType, folder: Path, path: str, *command: str) -> subprocess.CompletedProcess[str]:
    if not Path("/usr/bin", command[0]).exists():
        pytest.skip(f"{command[0]} is missing: bash packaging/linux/build.sh --tools")
    file = folder / Path(path).name
    file.write_bytes(debian.desktop_files()[path])
    return subprocess.run([*command, file], capture_output=True, encoding="utf-8", check=False)


def test_desktop_entry_is_valid(debian: ModuleType, tmp_path: Path) -> None:
    said = judged(debian, tmp_path, "usr/share/applications/jcm-pdd-studio.desktop", "desktop-file-validate")
    assert (said.returncode, said.stdout) == (0, "")


def test_metainfo_is_valid_but_claims_no_domain(debian: ModuleType, tmp_path: Path) -> None:
    said = judged(debian, tmp_path, "usr/share/metainfo/jcm-pdd-studio.metainfo.xml", "appstreamcli", "validate",
                  "--no-net", "--explain")
    assert set(re.findall(r"^[EWI]: \S+ (\S+)", said.stdout, re.MULTILINE)) <= {
        "cid-desktopapp-is-not-rdns",  # a name in the order of domains would claim one that is not ours
        "cid-contains-hyphen"}, said.stdout
