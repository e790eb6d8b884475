"""`confidential`, `export --public`, `package` and `verify` as a script calls them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.files.package import making

NAME = "participants/r1/name"


@pytest.fixture
def file(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one company, whose packages have no documents that take long to print."""
    monkeypatch.setattr(making, "steps_of", lambda *_: [])
    path = tmp_path / "a.jcmpdd"
    assert run("new", path, "--country", "VN").code == 0
    answers = tmp_path / "answers.yaml"
    answers.write_text("title: Steam of Alpha Works\nparticipants:\n  - r1\nparticipants/r1/name: Alpha Works\n"
                       "participants/r1/side: host\n", encoding="utf-8")
    run("set", path, "--from", answers)  # which finds that no Japanese company is there
    return path


def test_a_name_is_marked_everywhere_listed_and_taken_back(run: Callable, file: Path) -> None:
    assert run("confidential", "add", file, NAME).one_line("say why")
    assert run("confidential", "add", file, NAME, "--reason", "Not announced").code == 0
    listed = run("confidential", "list", file, "--json")
    assert listed.code == 1
    assert listed.json["also_written"] == [{"address": "title", "secret": NAME, "part": "Alpha Works"}]
    assert run("confidential", "add", file, NAME, "--reason", "x", "--everywhere").code == 0
    assert "Not announced" not in run("confidential", "list", file).out
    assert "指定されたものはありません" not in run("confidential", "list", file, "--lang", "ja").out
    assert run("confidential", "remove", file, NAME, "title").code == 0
    assert run("confidential", "list", file, "--json").json["marks"] == []


def test_a_package_is_written_once_checked_and_replaced_when_asked(run: Callable, file: Path,
                                                                   tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    assert run("confidential", "add", file, NAME, "--reason", "x", "--everywhere").code == 0
    made = run("package", file, "-o", target, "--json")
    assert made.json["versions"] == ["confidential", "public"]
    with zipfile.ZipFile(target) as archive:
        slots = archive.read("public_version/05_Translations/README.txt").decode()
        assert "Alpha" not in archive.read("public_version/manifest.json").decode()
    assert "VIETNAMESE" in slots
    assert run("package", file, "-o", target).one_line("there already")
    assert run("package", file, "-o", target, "--public", "--no-pdf", "--replace").code in (0, 1)
    assert run("verify", target).code == 0
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("more.txt", "x")
    checked = run("verify", target)
    assert (checked.code, checked.out) == (1, "more.txt: not in the manifest\n")
    assert run("verify", file).one_line("cannot be checked")
