"""Source package, wheel and wheelhouse: what is in them, the same bytes each time, and running without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import measure
import packages
import pytest
import wheelhouse
from inventory import VERSION

from jcm_pdd import __version__

ROOT = Path(__file__).resolve().parents[3]
INSIDE = f"jcm_pdd_studio-{VERSION}.dist-info"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("resources/fonts/LICENSE", "forms/a.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: 1\n", encoding="utf-8")
    return tmp_path


def whole() -> dict[str, bytes]:
    return {f"{INSIDE}/METADATA": f"Name: jcm-pdd-studio\nVersion: {VERSION}\n".encode(),
            f"{INSIDE}/licenses/LICENSE": b"Apache", f"{INSIDE}/licenses/resources/fonts/LICENSE": b"OFL",
            f"{INSIDE}/entry_points.txt": b"", "jcm_pdd/__main__.py": b"", "jcm_pdd/_data/forms/a.yaml": b"a: 1\n",
            "jcm_pdd/_data/resources/fonts/LICENSE": b"OFL"}


def test_a_whole_wheel_has_no_flaw(checkout: Path) -> None:
    assert packages.flaws_of_wheel(whole().items(), checkout) == []


@pytest.mark.parametrize(("name", "content", "told"), [
    ("tests/test_a.py", b"", "tests/test_a.py: does not belong into the wheel"),
    ("jcm_pdd/__pycache__/a.pyc", b"", "jcm_pdd/__pycache__/a.pyc: does not belong into a package"),
    ("jcm_pdd/a.py", b"# /ho" + b"me/someone/a", "jcm_pdd/a.py: names a place on a machine: /ho" + "me/s"),
    ("jcm_pdd/a.txt", b"C:\\Us" + b"ers\\someone", "jcm_pdd/a.txt: names a place on a machine: C:\\Us" + "ers\\"),
])
def test_strangers_in_a_wheel_are_found(name: str, content: bytes, told: str, checkout: Path) -> None:
    assert packages.flaws_of_wheel({**whole(), name: content}.items(), checkout) == [told]


def test_what_is_missing_in_a_wheel_is_found(checkout: Path) -> None:
    poor = {name: content for name, content in whole().items() if not name.endswith(("a.yaml", "licenses/LICENSE"))}
    poor[f"{INSIDE}/METADATA"] = b"Name: jcm-pdd-studio\nVersion: 99\n"
    assert packages.flaws_of_wheel(poor.items(), checkout) == [
        f"{INSIDE}/licenses/LICENSE: missing", "jcm_pdd/_data/forms/a.yaml: missing",
        f"METADATA: not version {VERSION}"]


def test_what_is_missing_in_a_source_package_is_found(checkout: Path) -> None:
    told = packages.flaws_of_source({"LICENSE": b""}.items(), checkout)
    assert "forms/a.yaml: missing" in told
    assert "tests/conftest.py: missing" in told
    assert "LICENSE: missing" not in told


def test_the_version_stands_in_one_place() -> None:
    listing = subprocess.run(["git", "grep", "-lF", f'"{__version__}"'], cwd=ROOT, capture_output=True,
                             encoding="utf-8", check=False)
    if listing.returncode > 1:
        pytest.skip("not a checkout")
    places = {name for name in listing.stdout.split() if name.startswith(("packaging/", "jcm_pdd/", "pyproject.toml"))}
    assert places - {"packaging/requirements.lock"} == {"jcm_pdd/__init__.py"}


# --- wheelhouse ----------------------------------------------------------------------------------


def wheel(folder: Path, name: str, *needed: str) -> Path:
    """Write a wheel of version 1.0 with metadata alone."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {one}" for one in needed)]
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n\n")
    return path


def test_what_a_system_needs_and_the_zip_lacks_is_told(tmp_path: Path) -> None:
    wheels = [
        wheel(tmp_path, "a", "b>=1", "colorama; sys_platform == 'win32'", "tomli; python_version < '3.11'",
              "later; python_version >= '3.13'", "rest; extra == 'all'"),
        wheel(tmp_path, "b")]
    assert wheelhouse.unmet(wheels, "linux") == [
        'a-1.0-py3-none-any.whl needs later; python_version >= "3.13" with Python 3.13']
    assert [one.split()[2].rstrip(";") for one in wheelhouse.unmet(wheels, "windows")].count("colorama") == 3
    old = [wheels[1], wheel(tmp_path, "c", "b>=2")]
    assert wheelhouse.unmet(old, "linux")[0] == "c-1.0-py3-none-any.whl needs b>=2 with Python 3.11"


def test_pip_is_told_the_hash_of_every_file(tmp_path: Path) -> None:
    path = wheel(tmp_path, "a")
    assert wheelhouse.requirements_text([path]) == f"a==1.0 \\\n    --hash=sha256:{wheelhouse.sha256(path)}\n"


def test_every_library_of_the_program_has_a_locked_version() -> None:
    names = {one.partition("==")[0].lower() for one in wheelhouse.pinned()}
    assert {"pyside6_essentials", "lxml", "shiboken6", "duckdb"} <= names
    assert not names & {"pytest", "hypothesis", "mypy", "dask"}


@pytest.mark.parametrize("system", ["linux", "windows"])
def test_a_zip_is_the_same_each_time_and_speaks_both_languages(
        system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(wheelhouse, "flaws", lambda _: [])
    monkeypatch.setattr(wheelhouse, "items", lambda *_: ())
    monkeypatch.setattr(wheelhouse, "notices", lambda *_: "notices")
    wheels = [wheel(tmp_path, "a")]
    made = [tmp_path / str(number) / "house.zip" for number in range(2)]
    for path in made:
        path.parent.mkdir()
        wheelhouse.write(path, system, wheels)
    assert made[0].read_bytes() == made[1].read_bytes()
    with zipfile.ZipFile(made[0]) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if not name.endswith(".whl")}
    script = "house/install.ps1" if system == "windows" else "house/install.sh"
    assert {"house/README.txt", "house/requirements.txt", "house/LICENSE", script} <= texts.keys()
    for name in (script, "house/README.txt"):
        assert "@VERSION@" not in texts[name]
        assert f"JCM PDD Studio {VERSION}" in texts[name]
        assert any("ぁ" <= sign <= "ん" for sign in texts[name])
        assert texts[name].startswith("\ufeff") is (system == "windows")
    assert "--no-index" in texts[script]
    assert "--require-hashes" in texts[script]


@pytest.mark.long
def test_two_builds_in_two_places_give_the_same_bytes(tmp_path: Path) -> None:
    told = subprocess.run([sys.executable, ROOT / "packaging/release/packages.py", "--out", tmp_path],
                          capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert len(list(tmp_path.glob(f"jcm_pdd_studio-{VERSION}*"))) == 2


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="the wheelhouse that can be tried here is the one for Linux")
def test_the_wheelhouse_installs_without_a_network_into_a_place_with_spaces(tmp_path: Path) -> None:
    """Unpack, install with no index, run the sample job far from the checkout; then a damaged wheel is refused."""
    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        clean = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHON": sys.executable,
                 "PIP_CONFIG_FILE": os.devnull}
        return subprocess.run([str(part) for part in command], cwd="/", env=clean, capture_output=True,
                              encoding="utf-8", check=False)

    taken = packages.snapshot(tmp_path / "taken")
    _, own = packages.build(taken, tmp_path / "built", packages.built_at())
    try:
        libraries = wheelhouse.fetch("linux", wheelhouse.pinned())
    except subprocess.CalledProcessError:
        pytest.skip("the wheels are not in packaging/.cache and there is no network to fetch them: run "
                    "`bash packaging/release.sh wheelhouse` once")
    wheelhouse.write(tmp_path / "house.zip", "linux", sorted([*libraries, own]))
    with zipfile.ZipFile(tmp_path / "house.zip") as archive:
        archive.extractall(tmp_path / "展開 先")
    house, env = tmp_path / "展開 先" / "house", tmp_path / "環境 one"

    told = run("bash", house / "install.sh", env)
    assert told.returncode == 0, told.stdout + told.stderr
    told = run(env / "bin" / "jcm-pdd", "demo", tmp_path / "out")
    assert told.returncode == 0, told.stdout + told.stderr
    assert list((tmp_path / "out").rglob("*.docx"))
    place = run(env / "bin" / "python", "-c", "import jcm_pdd; print(jcm_pdd.__file__)").stdout
    assert Path(place.strip()).is_relative_to(env)

    broken = next((house / "wheels").glob("et_xmlfile-*.whl"))
    broken.write_bytes(broken.read_bytes() + b"damaged")
    told = run("bash", house / "install.sh", tmp_path / "other")
    assert told.returncode == 2
    assert "導入できませんでした" in told.stderr


# --- sizes ---------------------------------------------------------------------------------------


def test_artefacts_are_weighed_packed_and_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(4_000_000))
    (tmp_path / "setup.exe").write_bytes(bytes(200_000))
    assert measure.sizes(tmp_path)[2:] == ["| a.zip | 0.0 | 4.0 |", "| setup.exe | 0.2 |  |", "| goals | 150 | 400 |"]
