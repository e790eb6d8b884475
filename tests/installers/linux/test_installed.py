"""Both Linux artefacts in a bare system: the whole job, the window, upgrade, removal, a full disk."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.installers.linux.bare import ROOT, USER, Bare, Screen, run, showing

pytestmark = pytest.mark.long

FOLDER = "/opt/置き場 (試 用)"
SCHEMAS = sorted((ROOT / "tests" / "store" / "data").glob("schema-*.jcmpdd"))
SAMPLE = "out/th_rooftop_solar/th_rooftop_solar.jcmpdd"
TONNES = re.compile(r"ER ([\d,]+) tCO2")
NEEDS = """\
import sys
from jcm_pdd.files.licences import libraries
for one in libraries():
    assert one.text or one.name.startswith(("PySide6", "shiboken6")), one.name
print(len(libraries()), "jcm_pdd" in sys.modules)
"""


@pytest.fixture(scope="module")
def source_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return what the demo says when run from the checkout, and its folder."""
    folder = tmp_path_factory.mktemp("source")
    said = run(sys.executable, "-m", "jcm_pdd", "demo", folder).stdout
    return said, folder


@pytest.fixture(scope="module")
def unpacked(bare: Bare, built: tuple[Path, Path]) -> str:
    """Unpack the folder where its path has Japanese and spaces, writable by nobody, move it, return its new name."""
    (bare.root / FOLDER[1:]).mkdir(parents=True)
    run("tar", "--extract", "--file", built[0], "--directory", bare.root / FOLDER[1:])
    (made,) = (bare.root / FOLDER[1:]).iterdir()
    bare.as_user(f"'{bare.inside(made)}/jcm-pdd' --version")
    moved = made.rename(made.with_name("移した 後"))
    run("chmod", "-R", "a-w", moved)
    return bare.inside(moved)


@pytest.fixture(scope="module")
def installed(bare: Bare, built: tuple[Path, Path]) -> str:
    """Install the package and return the folder of its commands."""
    shutil.copy(built[1], bare.root / "tmp" / "studio.deb")
    bare.as_root("dpkg --force-unsafe-io --install /tmp/studio.deb")
    return "/usr/bin"


@pytest.fixture(scope="module", params=["unpacked", "installed"])
def programs(request: pytest.FixtureRequest, bare: Bare) -> str:
    """Return where the commands are, for each artefact; the user's folder is empty before each."""
    for path in bare.home.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return str(request.getfixturevalue(request.param))


def contents(path: Path) -> Counter[bytes]:
    """Return what a document is made of, without what names the moment it was made."""
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            return Counter(archive.read(name) for name in archive.namelist() if not name.startswith("docProps/"))
    return Counter([re.sub(rb"/(CreationDate|ModDate|ID)\b[^\n]*|<[0-9a-f]{32}>", b"", path.read_bytes())])


def test_there_is_no_python_but_ours(bare: Bare, programs: str) -> None:
    assert bare.as_user("command -v python3 python", check=False).stdout == ""
    assert bare.as_user(f"ls {ROOT}", check=False).returncode != 0
    (bare.root / "tmp" / "needs.py").write_text(NEEDS, encoding="utf-8")
    place = "/usr/lib/jcm-pdd-studio" if programs == "/usr/bin" else programs
    said = bare.as_user(f"'{place}/python/bin/python3' -I -B /tmp/needs.py").stdout
    assert int(said.split()[0]) > 20


def test_the_whole_job_gives_what_the_checkout_gives(
    bare: Bare, programs: str, source_run: tuple[str, Path]
) -> None:
    program = f"'{programs}/jcm-pdd'"
    said = bare.as_user(f"{program} demo out").stdout
    assert TONNES.findall(said) == TONNES.findall(source_run[0]) != []
    documents = [path for path in sorted(source_run[1].rglob("*")) if path.suffix in {".docx", ".xlsx", ".pdf"}]
    assert len(documents) > 9
    for path in documents:
        assert contents(bare.home / "out" / path.relative_to(source_run[1])) == contents(path), path.name
    assert "tCO2" in bare.as_user(f"{program} calc {SAMPLE}").stdout
    assert bare.as_user(f"{program} check {SAMPLE}", check=False).returncode in {0, 1}
    bare.as_user(f"{program} export {SAMPLE} --to exported")
    bare.as_user(f"{program} package {SAMPLE} -o out/package.zip")
    assert "as they were written" in bare.as_user(f"{program} verify out/package.zip").stdout


@pytest.mark.parametrize("old", SCHEMAS, ids=lambda path: path.stem)
def test_projects_of_every_schema_open(bare: Bare, programs: str, old: Path) -> None:
    bare.take(old, f"/home/{USER}/{old.name}")
    with sqlite3.connect(old) as conn:
        title = conn.execute("SELECT value FROM answers WHERE address = 'title'").fetchone()[0].strip('"')
    conn.close()
    assert title in bare.as_user(f"'{programs}/jcm-pdd' show {old.name}").stdout


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_window_opens_a_project(
    bare: Bare, programs: str, screen: Screen, language: str, tmp_path: Path
) -> None:
    """The title of the project stands in the window, and the picture has the colours of a drawn page."""
    if not (bare.home / SAMPLE).exists():
        bare.as_user(f"'{programs}/jcm-pdd' demo out")
    bare.as_user(f"cp {SAMPLE} {language}.jcmpdd")
    with showing(bare, screen, f"'{programs}/jcm-pdd-studio' {language}.jcmpdd", f"LANGUAGE={language}") as title:
        assert title.startswith("Introduction of 2.45 MW Rooftop Solar")
        for _ in range(100):
            _, _, pixels = screen.picture()
            colours = {pixels[at:at + 4] for at in range(0, len(pixels), 64)}
            if len(colours) > 60:
                break
            time.sleep(0.2)
        assert len(colours) > 60
        keep(screen, tmp_path / f"{language}.png")


def keep(screen: Screen, target: Path) -> None:
    """Write the picture as PNG, for whoever wants to look at it."""
    from PIL import Image

    width, height, pixels = screen.picture()
    Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1).save(target)


def test_the_program_is_known_to_the_desktop(bare: Bare, installed: str) -> None:
    listed = bare.as_root("dpkg --listfiles jcm-pdd-studio").stdout
    for path in ("applications/jcm-pdd-studio.desktop", "mime/packages/jcm-pdd-studio.xml",
                 "metainfo/jcm-pdd-studio.metainfo.xml", "icons/hicolor/48x48/apps/jcm-pdd-studio.png",
                 "doc/jcm-pdd-studio/copyright", "man/man1/jcm-pdd-studio.1.gz"):
        assert f"/usr/share/{path}\n" in listed


def test_an_older_one_is_upgraded_and_removal_keeps_what_is_the_users(
    bare: Bare, built: tuple[Path, Path], installed: str, tmp_path: Path
) -> None:
    """Files the newer one no longer has go away; projects, preferences and backups stay through all of it."""
    older = tmp_path / "older"
    run("dpkg-deb", "--raw-extract", built[1], older)
    control = older / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*", "Version: 0.0.1", control.read_text(encoding="utf-8")),
                       encoding="utf-8")
    (older / "usr/lib/jcm-pdd-studio/python/lib/gone.txt").write_text("of the older one", encoding="utf-8")
    run("dpkg-deb", "--root-owner-group", "-Znone", "--build", older, bare.root / "tmp" / "older.deb")
    shutil.rmtree(older)
    bare.as_root("dpkg --remove jcm-pdd-studio && dpkg --force-unsafe-io --install /tmp/older.deb")
    bare.as_user("jcm-pdd new mine.jcmpdd --country TH --methodology TH_AM001@01.0 && mkdir -p .config/kept")
    before = sorted(path.relative_to(bare.home) for path in bare.home.rglob("*"))
    bare.as_root("dpkg --force-unsafe-io --install /tmp/studio.deb")
    assert not (bare.root / "usr/lib/jcm-pdd-studio/python/lib/gone.txt").exists()
    assert "TH_AM001" in bare.as_user("jcm-pdd show mine.jcmpdd").stdout
    bare.as_root("dpkg --purge jcm-pdd-studio")
    assert not (bare.root / "usr/lib/jcm-pdd-studio").exists()
    assert set(before) <= {path.relative_to(bare.home) for path in bare.home.rglob("*")}
    bare.as_root("dpkg --force-unsafe-io --install /tmp/studio.deb")


def test_a_full_disk_is_told_and_nothing_half_installed_starts(
    bare: Bare, built: tuple[Path, Path], tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", small)
    try:
        told = run("tar", "--extract", "--file", built[0], "--directory", small, check=False)
        assert told.returncode != 0
        assert "No space left on device" in told.stderr
    finally:
        run("umount", small)
    place = bare.root / "usr/lib/jcm-pdd-studio"
    bare.as_root("dpkg --purge jcm-pdd-studio", check=False)
    place.mkdir(exist_ok=True)
    run("mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", place)
    try:
        told = bare.as_root("dpkg --force-unsafe-io --install /tmp/studio.deb", check=False)
        assert told.returncode != 0
        assert "No space left on device" in told.stderr + told.stdout
        assert bare.as_user("jcm-pdd --version", check=False).returncode != 0
    finally:
        run("umount", place)
    bare.as_root("dpkg --force-unsafe-io --install /tmp/studio.deb")
    assert bare.as_user("jcm-pdd --version").returncode == 0


def test_the_policy_checker_finds_nothing_new(built: tuple[Path, Path]) -> None:
    if not shutil.which("lintian"):
        pytest.skip("lintian is missing: bash packaging/linux/build.sh --tools")
    said = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", built[1]], capture_output=True,
                          encoding="utf-8", check=False)
    assert said.returncode == 0, said.stdout[-3000:]
