"""The workflows for whoever hosts the project run what the project itself documents."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import wheelhouse
import yaml

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".github" / "workflows"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the source package carries no workflows")


def workflow(name: str) -> dict[str, Any]:
    # BaseLoader leaves `on` a word, where YAML 1.1 makes it true.
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes strings


def steps(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(job, step) for job, content in workflow(name)["jobs"].items() for step in content["steps"]]


def commands(name: str, job: str) -> list[str]:
    return [step["run"].strip() for at, step in steps(name) if at == job and "run" in step]


def names() -> list[str]:
    return sorted(path.name for path in FOLDER.glob("*.yml"))


def test_the_linux_job_is_what_ci_runs_and_the_readme_documents() -> None:
    assert ".ci/run" in commands("test.yml", "linux")
    (last,) = re.findall(r"^exec (.+)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"    {last}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_windows_macos_and_linux_are_tested() -> None:
    jobs = workflow("test.yml")["jobs"]
    systems = {jobs["linux"]["runs-on"], *jobs["others"]["strategy"]["matrix"]["os"]}
    assert {system.partition("-")[0] for system in systems} == {"ubuntu", "windows", "macos"}


def test_the_oldest_and_the_newest_python_are_tested() -> None:
    tested = workflow("test.yml")["jobs"]["others"]["strategy"]["matrix"]["python"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={tested[0]}"
    assert {tested[0], tested[-1]} == {wheelhouse.PYTHONS[0], wheelhouse.PYTHONS[-1]}


@pytest.mark.parametrize("name", names())
def test_every_action_is_pinned_and_every_job_may_only_read_and_ends(name: str) -> None:
    content = workflow(name)
    assert content["permissions"] == {"contents": "read"}
    assert all(int(job["timeout-minutes"]) <= 90 for job in content["jobs"].values())
    used = [step["uses"] for _, step in steps(name) if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", one)] == []


@pytest.mark.parametrize("name", names())
def test_what_is_called_is_there(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    places = set(re.findall(r"\b(?:tests|packaging|jcm_pdd)/[\w./-]*\w", text)) | set(re.findall(r"\.ci/\w+", text))
    assert places
    assert sorted(place for place in places if not (ROOT / place).exists()) == []


def test_a_release_is_built_by_the_documented_command_and_tried_where_its_users_are() -> None:
    made = commands("release.yml", "build")
    assert made.index("bash packaging/release.sh --tools") < made.index("bash packaging/release.sh all")
    assert workflow("release.yml")["jobs"]["windows"]["needs"] == "build"
    assert workflow("release.yml")["jobs"]["windows"]["runs-on"].startswith("windows")
    script = (ROOT / "packaging" / "release.sh").read_text(encoding="utf-8")
    (known,) = re.findall(r'^known="(.+)"$', script, re.MULTILINE)
    for word in ("all", "--tools"):
        assert word in known.split()


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Debian")
def test_an_unknown_part_of_a_release_is_refused_before_anything_is_built() -> None:
    told = subprocess.run(["bash", ROOT / "packaging" / "release.sh", "wheel", "nonsense"], capture_output=True,
                          encoding="utf-8", check=False)
    assert told.returncode == 2
    assert "nonsense" in told.stderr
    assert "wheelhouse" in told.stderr


def test_the_tag_must_name_the_version() -> None:
    (command,) = (one for one in commands("release.yml", "build") if "__version__" in one)
    assert command.endswith("jcm_pdd/__init__.py")
    lines = (ROOT / "jcm_pdd" / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert sum(bool(re.fullmatch(r'__version__ = "\d+\.\d+\.\d+"', line)) for line in lines) == 1


def test_readme_and_steps_of_a_release_name_the_files_in_both_languages() -> None:
    english, _, japanese = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 日本語")
    for name in ("setup.exe", "win64.zip", "linux-x86_64.tar.xz"):
        assert f"-VERSION-{name}" in english
        assert f"-バージョン-{name}" in japanese
        assert f"-VERSION-{name}" in (ROOT / "packaging" / "RELEASING.md").read_text(encoding="utf-8")
    assert "jcm-pdd-studio_VERSION_amd64.deb" in english
    assert "jcm-pdd-studio_バージョン_amd64.deb" in japanese


def test_a_fresh_debian_machine_needs_two_commands() -> None:
    english = (ROOT / "README.md").read_text(encoding="utf-8").partition("## 日本語")[0]
    assert re.findall(r"^    (bash .+)$", english, re.MULTILINE) == [
        "bash packaging/run.sh", "bash packaging/test.sh"]
