"""The built package works where there is no checkout: it finds its data and runs the demo."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ("forms", "templates", "resources")


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must not see the checkout and must succeed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONUTF8"] = "1"
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source package and, from it, the wheel, as a release does."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("jcm_pdd_studio-*-py3-none-any.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment outside the checkout; return the folder of its programs.

    The libraries come from the environment of the tests, so that no network is needed. Its .pth files are not
    read there, so the checkout, which it names in one, stays out of sight.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    asked = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
    (Path(asked.stdout.strip()) / "libraries.pth").write_text(
        sysconfig.get_path("purelib") + "\n", encoding="utf-8"
    )
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run([*pip, "install", "--no-index", "--no-deps", "--ignore-installed", wheel], folder)
    return programs


def test_the_wheel_carries_every_data_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in DATA:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"jcm_pdd/_data/{path.relative_to(ROOT).as_posix()}" in names


def test_the_source_package_carries_every_data_file_and_the_tests(dist: Path) -> None:
    (source,) = dist.glob("jcm_pdd_studio-*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in (*DATA, "tests/house"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert path.relative_to(ROOT).as_posix() in names


def test_the_installed_package_reads_its_own_data(installed: Path, tmp_path: Path) -> None:
    program = (
        "import jcm_pdd.files.data as d, jcm_pdd.files.countries as c;"
        "print(d.data_root().name, len(c.countries()), len(c.outline('TH')) > 0); print(d.__file__)"
    )
    first, place = run([installed / "python", "-c", program], tmp_path).stdout.splitlines()
    assert first == "_data 31 True"
    assert ROOT not in Path(place).parents


@pytest.mark.skipif(
    not (ROOT / "jcm_pdd" / "__main__.py").exists(), reason="the command line is not in the package yet"
)
def test_the_installed_program_writes_its_samples(installed: Path, tmp_path: Path) -> None:
    """Run `jcm-pdd demo` and look for samples whose project files, Word, Excel and PDF files are real."""
    run([installed / "jcm-pdd", "demo", tmp_path / "out"], tmp_path)
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    starts = {".jcmpdd": b"SQLite format 3\0", ".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF"}
    for ending, start in starts.items():
        files = [path for path in written if path.suffix == ending]
        assert files, f"no {ending} was written"
        assert all(path.read_bytes().startswith(start) for path in files)
