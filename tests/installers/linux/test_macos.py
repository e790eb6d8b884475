"""The macOS recipe, which only a Mac can run: its data are whole and agree with the other systems'."""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from jcm_pdd.__main__ import SUFFIX

ROOT = Path(__file__).resolve().parents[3]
MACOS = ROOT / "packaging" / "macos"
LINUX = yaml.safe_load((ROOT / "packaging" / "linux" / "recipe.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return plistlib.loads((MACOS / "Info.plist").read_bytes())


def test_script_can_be_read_and_says_that_it_was_not_run() -> None:
    subprocess.run(["bash", "-n", MACOS / "build.sh"], check=True)
    assert "NOT RUN YET" in (MACOS / "build.sh").read_text(encoding="utf-8")
    assert "has not been run" in (MACOS / "README.md").read_text(encoding="utf-8")


def test_script_stops_elsewhere_in_both_languages() -> None:
    if sys.platform == "darwin":
        pytest.skip("this is a Mac")
    said = subprocess.run(["bash", MACOS / "build.sh", "/nowhere"], capture_output=True, encoding="utf-8", check=False)
    assert said.returncode == 2
    assert len(said.stderr.splitlines()) == 2
    assert re.search("[ぁ-ん]", said.stderr)


def test_program_and_document_are_those_of_the_other_systems(told: dict[str, Any]) -> None:
    assert told["CFBundleIdentifier"] == LINUX["id"] == told["CFBundleExecutable"]
    (document,) = told["CFBundleDocumentTypes"]
    (kind,) = told["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    tags = kind["UTTypeTagSpecification"]
    assert tags["public.filename-extension"] == [SUFFIX.removeprefix(".")]
    assert tags["public.mime-type"] == [LINUX["media_type"]]


def test_version_is_put_in_by_the_build(told: dict[str, Any]) -> None:
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == "@VERSION@"
    assert "jcm_pdd/__init__.py" in (MACOS / "build.sh").read_text(encoding="utf-8")


def test_names_are_in_both_languages(told: dict[str, Any]) -> None:
    assert set(told["CFBundleLocalizations"]) == {"en", "ja"}
    spoken = dict(re.findall(r'^"([^"]+)" = "([^"]+)";$', (MACOS / "ja.strings").read_text(encoding="utf-8"),
                             re.MULTILINE))
    assert re.search("[ァ-ヴ]", spoken[told["CFBundleDocumentTypes"][0]["CFBundleTypeName"]])


def test_entitlements_give_up_nothing_but_library_validation() -> None:
    allowed = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert allowed == {"com.apple.security.cs.disable-library-validation": True}


def test_files_the_script_takes_are_there() -> None:
    script = (MACOS / "build.sh").read_text(encoding="utf-8")
    named = set(re.findall(r'\$(?:root|here)/((?:packaging|resources)?[\w./-]*\w)"', script))
    assert {"packaging/release/left_out.py", "packaging/release/notices.py", "Info.plist", "ja.strings"} <= named
    for name in named - {"dist", "python3"}:
        assert (ROOT / name).exists() or (MACOS / name).exists(), name
    for size in re.search(r"for size in ([\d ]+);", script)[1].split():  # type: ignore[index]
        assert (ROOT / "resources" / "icons" / f"app-{size}.png").exists()


def test_what_is_left_out_for_macos_keeps_the_window() -> None:
    groups = yaml.safe_load((ROOT / "packaging" / "release" / "left_out.yaml").read_text(encoding="utf-8"))["groups"]
    ours = [group for group in groups if "macos" in group.get("systems", ["macos"])]
    kept = " ".join(path for group in ours for path in group.get("keep", ()))
    assert "qcocoa" in kept
    assert re.search(r"\{Core,Gui,Widgets,Svg,PrintSupport,DBus\}\.framework", kept)
