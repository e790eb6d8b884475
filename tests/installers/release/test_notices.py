"""Everything that is carried has a licence text and a licence that fits; the list of parts names it all."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path

import inventory
import notices
import pytest
import sbom

from jcm_pdd.files import licence_parts
from jcm_pdd.files.licences import libraries

ROOT = Path(__file__).resolve().parents[3]
SYSTEMS = ("linux", "windows", "macos")


@pytest.fixture(scope="module")
def found() -> tuple[inventory.Item, ...]:
    return inventory.items(None, "linux", "3.11.2")


@pytest.mark.parametrize("system", SYSTEMS)
def test_everything_that_is_carried_may_be_passed_on_with_its_text(system: str) -> None:
    assert inventory.flaws(inventory.items(None, system, "3.11.2")) == []


def package(folder: Path, name: str, licence: str, text: str, needs: str = "") -> None:
    """Put a library into a folder as a copy without its list of files holds it."""
    information = folder / f"{name}-1.0.dist-info"
    (information / "licenses").mkdir(parents=True)
    lines = ["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", f"License-Expression: {licence}"]
    lines += [f"Requires-Dist: {needs}"] if needs else []
    (information / "METADATA").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    if text:
        (information / "licenses" / "LICENSE.txt").write_text(text, encoding="utf-8")


def test_a_part_without_a_text_or_under_another_licence_stops_the_build(tmp_path: Path) -> None:
    package(tmp_path, "jcm_pdd_studio", "Apache-2.0", "own", "PySide6_Essentials")
    package(tmp_path, "PySide6_Essentials", "LGPL-3.0-only", "", "silent; python_version > '3'")
    package(tmp_path, "silent", "MIT", "", "strict")
    package(tmp_path, "strict", "GPL-3.0-only", "The GNU General Public License. " * 20)
    package(tmp_path, "stranger", "MIT", "Not asked for by the program. " * 20)

    told = inventory.flaws(inventory.items(tmp_path, "linux", "3.11.2"))

    assert told == [
        "silent 1.0: no licence text came with it",
        "strict 1.0: GPL-3.0-only is not among the accepted ones in resources/licences/parts.yaml"]


def test_texts_are_found_without_a_list_of_files_and_without_the_program_among_the_packages(tmp_path: Path) -> None:
    package(tmp_path, "Some.Library", "MIT", "Permission is hereby granted")
    (only,) = libraries(tmp_path)
    assert (only.name, only.licence, only.text) == ("Some.Library", "MIT", "Permission is hereby granted")


@pytest.mark.parametrize(("said", "fits"), [
    ("MIT", True), ("MIT AND ISC", True), ("GPL-3.0-only OR MIT", True), ("MIT AND GPL-2.0-only", False),
    ("GPL-3.0-only", False), ("", False), ("Free for all", False)])
def test_one_side_of_or_and_all_of_and_must_be_accepted(said: str, fits: bool) -> None:
    assert licence_parts.fits(said) is fits


def test_the_notice_about_qt_names_the_very_version_its_sources_and_how_to_replace_it(
        found: tuple[inventory.Item, ...]) -> None:
    import PySide6

    text = notices.notices(found, "python/site-packages")
    version = PySide6.__version__
    series = version.rpartition(".")[0]
    assert f"https://download.qt.io/official_releases/qt/{series}/{version}/single/" in text
    assert f"https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{version}-src/" in text
    assert "You may replace them." in text
    assert "差し替えることができます" in text
    assert "python/site-packages" in text
    assert re.search(r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3", text)
    assert re.search(r"GNU GENERAL PUBLIC LICENSE\s+Version 3", text)


def test_the_notices_hold_every_text(found: tuple[inventory.Item, ...]) -> None:
    text = notices.notices(found, "site-packages")
    names = {item.name for item in found}
    assert {"Python", "Qt", "SCOWL word lists", "Lucide icons", "DejaVu Sans", "lxml", "duckdb"} <= names
    for item in found:
        assert f"  {item.name} {item.version}" in text
        assert item.text.strip() in text


def test_every_font_and_every_folder_of_others_work_is_a_part() -> None:
    files = {path for part in licence_parts.parts() for path in part.files}
    assert set((ROOT / "resources" / "fonts").glob("*.ttf")) <= files
    texts = {path for system in SYSTEMS for part in licence_parts.parts(system) for path in part.texts}
    assert set((ROOT / "resources").glob("*/LICENSE*")) <= texts
    spoken = {*licence_parts.qt_texts(), *(ROOT / "resources" / "licences").glob("qt.*.txt")}
    assert set((ROOT / "resources" / "licences").glob("*.txt")) <= texts | spoken


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings its own ICU on Linux only")
def test_the_icu_that_is_named_is_the_one_qt_brings() -> None:
    import PySide6

    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    (part,) = (part for part in licence_parts.parts("linux") if part.id == "icu")
    assert library.name == f"libicudata.so.{part.version}"


def test_the_list_of_parts_is_valid_complete_and_the_same_each_time(
        found: tuple[inventory.Item, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    text = sbom.text_of(found, "linux")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert text == sbom.text_of(tuple(reversed(found)), "linux")
    data = json.loads(text)
    assert data["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    purls = {one.get("purl") for one in data["components"]}
    assert {f"pkg:pypi/{item.key}@{item.version}" for item in found if item.kind == "library" and item.home} <= purls
    refs = {one["bom-ref"] for one in data["components"]} | {data["metadata"]["component"]["bom-ref"]}
    assert {ref for one in data["dependencies"] for ref in (one["ref"], *one["dependsOn"])} <= refs
    assert all(one["licenses"] for one in data["components"])


def test_the_list_of_parts_seals_the_files_that_are_not_libraries(found: tuple[inventory.Item, ...]) -> None:
    data = json.loads(sbom.text_of(found, "linux"))
    files = [file for one in data["components"] for file in one.get("components", ())]
    assert len(files) > 40
    for file in files:
        content = (ROOT / file["name"]).read_bytes()
        assert file["hashes"][0]["content"] == hashlib.sha256(content).hexdigest()


def test_a_wheel_is_sealed_by_its_hash(tmp_path: Path) -> None:
    version = next(one.version for one in libraries() if one.name == "lxml")
    wheel = tmp_path / f"lxml-{version}-cp311-cp311-any.whl"
    wheel.write_bytes(b"a wheel")
    items = {item.key: item for item in inventory.items(None, "linux", "3.11.2", wheels=tmp_path)}
    assert items["lxml"].sha256 == hashlib.sha256(b"a wheel").hexdigest()
    assert items["duckdb"].sha256 == ""
