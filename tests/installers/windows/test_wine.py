"""The Windows artefacts do their work where Wine can show it: the whole job, the installation and its end.

Wine 8 cannot show the window (it lacks icuuc.dll); packaging/windows/TEST_PLAN.md says what is left for a real machine.
JCM_WINDOWS_BUILT=1 takes build/windows as it is instead of building it first, and the installer of dist/ where there is
no quickly packed one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from jcm_pdd import __version__

sys.path.insert(0, str(Path(__file__).parent))
from wine import ROOT, WINDOWS, Wine, lacking, outside

pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(lacking()), reason=lacking() or "all tools are there")]
NAME = "JCM PDD Studio"
SUFFIX = "Software\\Classes\\.jcmpdd"
KIND = "Software\\Classes\\JCM-PDD-Studio.Project"
UNINSTALL = f"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{NAME}"
RUNNING, NO_SPACE, UNFIT = 3, 4, 5


@pytest.fixture(scope="module")
def built() -> Path:
    """Build the folder and a quickly packed installer by the documented command."""
    if not os.environ.get("JCM_WINDOWS_BUILT"):
        subprocess.run(["bash", str(WINDOWS / "build.sh"), "--quick"], check=True, env=os.environ | {"JCM_WHEEL": ""})
    folder = ROOT / "build" / "windows"
    if not (folder / "quick-setup.exe").exists():
        shutil.copy(ROOT / "dist" / f"JCM-PDD-Studio-{__version__}-setup.exe", folder / "quick-setup.exe")
    return folder


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    made = Wine(tmp_path_factory.mktemp("wine") / "prefix")
    made.begin()
    yield made
    made.end()


@pytest.fixture(scope="module")
def portable(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the folder somewhere else, below a name with Japanese letters and spaces."""
    target = tmp_path_factory.mktemp("usb") / "持ち運び 用" / NAME
    shutil.copytree(built / NAME, target)
    return target


@pytest.fixture(scope="module")
def place(wine: Wine, built: Path) -> Path:
    """Install silently into a folder with Japanese letters and spaces."""
    target = wine.prefix / "drive_c" / "users" / "社員 一" / NAME
    assert install(wine, built, target) == 0
    return target


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("work") / "作業 フォルダー"
    folder.mkdir()
    return folder


def install(wine: Wine, built: Path, target: Path) -> int:
    """Run the installer silently; /D= takes the rest of the line, so that its words are passed one by one."""
    words = f"/S /D={outside(target)}".split(" ")
    return wine.run(built / "quick-setup.exe", *words).returncode


def jcm(wine: Wine, place: Path, *arguments: str | Path, folder: Path | None = None) -> str:
    """Run the command line, which must succeed; return what it prints."""
    words = [outside(one) if isinstance(one, Path) else one for one in arguments]
    told = wine.run(place / "jcm-pdd.exe", *words, folder=folder)
    assert told.returncode in (0, 1), told.stdout + told.stderr
    return told.stdout


def here(*arguments: str | Path) -> str:
    """Run the same on this machine."""
    return subprocess.run([sys.executable, "-m", "jcm_pdd", *map(str, arguments)], cwd=ROOT, capture_output=True,
                          encoding="utf-8", check=False).stdout


def hashes(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*") if path.is_file()}


# --- the folder ----------------------------------------------------------------------------------------------------

def test_the_folder_runs_alone_wherever_it_lies(wine: Wine, portable: Path, work: Path) -> None:
    before = hashes(portable)
    asked = ("import json, sys, jcm_pdd.files.data as data;"
             "print(json.dumps([str(data.data_root()), sys.path, sys.flags.isolated]))")
    told = wine.run(portable / "program" / "python.exe", "-X", "utf8", "-I", "-c", asked, folder=ROOT)
    root, searched, alone = json.loads(told.stdout)
    inside = outside(portable / "program")
    assert root == f"{inside}\\app\\jcm_pdd\\_data"
    assert searched == [f"{inside}\\python313.zip", inside, f"{inside}\\app"]
    assert alone == 1
    jcm(wine, portable, "new", work / "新規.jcmpdd", "--country", "TH", "--methodology", "TH_AM001@01.0")
    assert hashes(portable) == before, "something was written beside the program"


def test_the_whole_job_gives_what_it_gives_here(wine: Wine, portable: Path, work: Path) -> None:
    demo, own = work / "見本", work / "linux"
    assert "3,431" in jcm(wine, portable, "demo", demo)
    here("demo", own)
    sample = demo / "id_factory_chillers" / "id_factory_chillers.jcmpdd"
    for command in ("calc", "check"):
        numbers = jcm(wine, portable, command, sample, "--json")
        assert numbers == here(command, sample, "--json")
        assert len(numbers) > 100
    documents = {path.relative_to(own) for path in own.rglob("*") if path.suffix in (".docx", ".xlsx", ".pdf")}
    assert len(documents) == 13
    for name in documents:
        assert same(demo / name, own / name), name


def same(one: Path, other: Path) -> bool:
    """Tell whether two documents are equal; of pictures the points count, since they are compressed differently."""
    if one.read_bytes() == other.read_bytes():
        return True
    if one.suffix == ".pdf":
        return words(one) == words(other)
    with zipfile.ZipFile(one) as left, zipfile.ZipFile(other) as right:
        kept = [{name for name in archive.namelist() if not drawn(name) and not name.endswith("document.xml.rels")}
                for archive in (left, right)]
        pictures = [sorted((Image.open(BytesIO(archive.read(name))).convert("RGB") for name in archive.namelist()
                            if drawn(name)), key=lambda picture: picture.size) for archive in (left, right)]
        return kept[0] == kept[1] and all(left.read(name) == right.read(name) for name in kept[0]) \
            and all(ImageChops.difference(a, b).getbbox() is None for a, b in zip(*pictures, strict=True))


def drawn(name: str) -> bool:
    return name.startswith("word/media/figure_")


def words(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, encoding="utf-8", check=True).stdout


def test_a_package_is_made_and_holds(wine: Wine, portable: Path, work: Path) -> None:
    jcm(wine, portable, "demo", work / "demo")
    sample = work / "demo" / "th_rooftop_solar" / "th_rooftop_solar.jcmpdd"
    jcm(wine, portable, "export", sample, "--to", work / "書き出し")
    assert {path.suffix for path in (work / "書き出し").iterdir()} >= {".docx", ".xlsx", ".pdf"}
    jcm(wine, portable, "package", sample, "-o", work / "一式.zip")
    jcm(wine, portable, "verify", work / "一式.zip")
    assert "done: 2" in jcm(wine, portable, "batch", "check", work / "demo"), "work in other processes"


def test_messages_come_in_japanese_and_bad_calls_end_with_two(wine: Wine, portable: Path) -> None:
    told = wine.run(portable / "jcm-pdd.exe", "--lang", "ja", "check", "ない ファイル.jcmpdd")
    assert told.returncode == 2
    assert "ない ファイル.jcmpdd" in told.stderr
    assert "ファイルが見つかりません" in told.stderr


def test_a_folder_that_lost_its_program_says_so(wine: Wine, portable: Path, tmp_path: Path) -> None:
    shutil.copy(portable / "jcm-pdd.exe", tmp_path)
    told = wine.run(tmp_path / "jcm-pdd.exe", "--version")
    assert told.returncode == 2
    assert "could not start" in told.stderr
    assert "起動できませんでした" in told.stderr
    assert "python313.dll" in told.stderr


# --- the installer -------------------------------------------------------------------------------------------------

def test_the_installed_program_is_registered_and_runs(wine: Wine, portable: Path, place: Path, work: Path) -> None:
    window = outside(place / f"{NAME}.exe")
    python = portable / "program" / "python.exe"
    kind = wine.registry(python, KIND)
    assert kind[f"{KIND}\\shell\\open\\command"] == {"": f'"{window}" "%1"'}
    assert kind[f"{KIND}\\DefaultIcon"] == {"": f"{window},0"}
    assert wine.registry(python, SUFFIX) == {SUFFIX: {"": "JCM-PDD-Studio.Project"},
                                             f"{SUFFIX}\\OpenWithProgids": {"JCM-PDD-Studio.Project": ""}}
    entry = wine.registry(python, UNINSTALL)[UNINSTALL]
    assert entry["DisplayVersion"] == __version__
    assert entry["QuietUninstallString"] == f'"{outside(place)}\\uninstall.exe" /S'
    assert list(wine.prefix.glob(f"drive_c/users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"))
    assert "15,765" in jcm(wine, place, "demo", work / "installed")
    assert {path.name for path in place.iterdir()} == {f"{NAME}.exe", "jcm-pdd.exe", "program", "uninstall.exe"}


def test_a_running_program_is_not_installed_over(wine: Wine, built: Path, place: Path) -> None:
    before = hashes(place)
    held = wine.start(place / "program" / "python.exe", "-I", "-c", "print('here', flush=True); input()")
    try:
        assert held.stdout is not None
        assert held.stdout.readline().strip() == b"here"
        assert install(wine, built, place) == RUNNING
    finally:
        held.kill()
        held.communicate()
        wine.end()
        time.sleep(1)
    assert hashes(place) == before


def test_a_version_over_another_leaves_nothing_of_it_and_all_of_the_user(
        wine: Wine, built: Path, portable: Path, place: Path) -> None:
    (place / "program" / "app" / "stale.py").write_text("old = 1\n", encoding="utf-8")
    mine = place / "自分の.jcmpdd"
    mine.write_bytes(b"a project somebody saved here")
    for version in ("0.0.1", "99.0.0"):  # an update, and an older one over a newer one, which a silent call allows
        wine.run("reg", "add", f"HKCU\\{UNINSTALL}", "/v", "DisplayVersion", "/d", version, "/f")
        assert install(wine, built, place) == 0
        listed = wine.registry(portable / "program" / "python.exe", UNINSTALL)
        assert listed[UNINSTALL]["DisplayVersion"] == __version__
    assert not (place / "program" / "app" / "stale.py").exists()
    assert not list(place.glob("program.*")) + list(place.glob("*.new"))
    assert mine.read_bytes() == b"a project somebody saved here"


def test_a_folder_of_somebody_else_is_left_alone(wine: Wine, built: Path, tmp_path: Path) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "theirs.txt").write_text("theirs", encoding="utf-8")
    assert install(wine, built, tmp_path) == UNFIT
    assert [path.name for path in tmp_path.rglob("*")] == ["program", "theirs.txt"]


def test_a_full_disk_is_seen_before_anything_is_copied(wine: Wine, built: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=60m", "none", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("a small disk can be mounted by root only: run the tests as root")
    try:
        assert install(wine, built, disk / NAME) == NO_SPACE
        assert list(disk.iterdir()) == []
    finally:
        wine.end()
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_damaged_installer_installs_nothing(wine: Wine, built: Path, tmp_path: Path) -> None:
    damaged = bytearray((built / "quick-setup.exe").read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    (tmp_path / "quick-setup.exe").write_bytes(damaged)
    assert install(wine, tmp_path, tmp_path / NAME) != 0
    assert not (tmp_path / NAME).exists()


def test_removing_the_program_keeps_projects_and_settings(wine: Wine, portable: Path, place: Path) -> None:
    """Last of all: it takes away what the tests above installed."""
    project = place / "もう一つ.jcmpdd"
    jcm(wine, place, "new", project, "--country", "TH", "--methodology", "TH_AM001@01.0")
    own = next(wine.prefix.glob(f"drive_c/users/*/AppData/Local/{NAME}"))
    kept = hashes(own)
    assert kept
    wine.run(place / "uninstall.exe", "/S")  # comes back at once: a copy of it does the work
    end = time.monotonic() + 300
    while (place / "uninstall.exe").exists() and time.monotonic() < end:
        time.sleep(0.5)
    assert all(path.suffix == ".jcmpdd" for path in place.iterdir())
    assert project.read_bytes().startswith(b"SQLite format 3\0")
    assert hashes(own) == kept
    python = portable / "program" / "python.exe"
    for key in (KIND, UNINSTALL, SUFFIX, f"Software\\{NAME}"):
        assert wine.registry(python, key) == {}
