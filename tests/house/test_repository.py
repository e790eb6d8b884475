"""The folder itself: data files can be read, resources have licences, nothing names a machine."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = [folder for name in ("forms", "templates", "resources") if (folder := ROOT / name).is_dir()]
# Folders of resources whose content others made carry a licence; what is our own falls under the LICENSE of
# the whole.
OTHERS_WORK = ("dictionaries", "fonts", "icons", "map")
OUR_DRAWINGS = ("theme",)


def tracked() -> list[Path]:
    """Return the files of the checkout, or of the unpacked source package when git does not know it."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if listing.returncode == 0:
        return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made = re.compile(r"(^|/)(\.(?!ci/|git(ignore|attributes)$)|__pycache__/)|^(out|dist|build)/")
    return [path for path in ROOT.rglob("*") if path.is_file() and not made.search(named(path))]


def data_files(*endings: str) -> list[Path]:
    return sorted(path for folder in DATA for path in folder.rglob("*") if path.suffix in endings)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class StrictLoader(yaml.CSafeLoader):
    """YAML that refuses a key given twice, where the ordinary loader silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            raise yaml.YAMLError(f"line {node.start_mark.line + 1}: given twice: {', '.join(twice)}")
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", data_files(".yaml", ".yml"), ids=named)
def test_a_yaml_file_can_be_read_and_gives_no_key_twice(path: Path) -> None:
    assert path.suffix == ".yaml", "one ending for all: .yaml"
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, Loader=StrictLoader) is not None  # noqa: S506 - a subclass of the safe loader


def test_the_strict_loader_sees_a_key_given_twice() -> None:
    with pytest.raises(yaml.YAMLError, match="given twice: b"):
        yaml.load("a: {b: 1, c: 2, b: 3}", Loader=StrictLoader)  # noqa: S506 - a subclass of the safe loader


@pytest.mark.parametrize("path", data_files(".json"), ids=named)
def test_a_json_file_can_be_read(path: Path) -> None:
    assert json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", data_files(".svg"), ids=named)
def test_an_icon_is_a_picture_of_its_own(path: Path) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of this repository
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root) > 0
    assert "href" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OTHERS_WORK)
def test_the_work_of_others_carries_its_licence(name: str) -> None:
    licences = list((ROOT / "resources" / name).glob("LICENSE*"))
    assert licences
    assert all(len(licence.read_text(encoding="utf-8")) > 500 for licence in licences)


def test_somebody_has_decided_whose_work_each_folder_of_pictures_and_fonts_is() -> None:
    endings = {".ttf", ".otf", ".svg"}
    folders = {path.relative_to(ROOT / "resources").parts[0] for path in data_files(*endings)}
    assert folders <= {*OTHERS_WORK, *OUR_DRAWINGS}


def test_names_differ_by_more_than_upper_and_lower_case() -> None:
    names = [named(path).lower() for path in tracked()]
    assert len(names) == len(set(names))


# Put together here so that this file does not contain what it looks for.
_PLACES = (r"(?<![\w/.-])/(?:wo" + r"rk|home|root)/\w", r"\b[A-Z]:\\+Us" + "ers")
_HOSTS = (
    r"pypi\.o" + "rg",
    "pythonhos" + "ted",
    r"registry\.npm" + "js",
    r"deb\.deb" + "ian",
    "index-" + "url",
)
FORBIDDEN = re.compile("|".join((*_PLACES, *_HOSTS)))


def test_no_text_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{named(path)}: {match.group()}" for match in FORBIDDEN.finditer(text)]
    assert found == []


def test_the_lock_holds_what_the_program_asks_for() -> None:
    from importlib.metadata import version

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = dict(line.lower().replace("_", "-").split("==") for line in lines if not line.startswith("#"))
    wanted = [Requirement(text) for text in project["dependencies"] + project["optional-dependencies"]["dev"]]
    for requirement in wanted:
        name = requirement.name.lower().replace("_", "-")
        assert locked[name] in requirement.specifier, name
        assert version(requirement.name) in requirement.specifier, name
