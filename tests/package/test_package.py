"""The package of a project: what is in it, that it is the same every time, and that a check finds what was changed."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from jcm_pdd.core.confidential import mark_edit, unmark_edit
from jcm_pdd.files.package.checking import Difference, verify
from jcm_pdd.files.package.making import Wish, make_package
from jcm_pdd.files.package.naming import LONGEST, Names
from jcm_pdd.files.session import Session

NAME = "participants/r1/address"


@pytest.fixture(scope="module")
def packed(project: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.zip"
    make_package(project, Wish(path, pdf=False))
    return path


def rewritten(source: Path, target: Path, change: dict[str, bytes | None]) -> Path:
    """Copy a zip with files changed, taken out (None) or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change.pop(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in change.items():
            new.writestr(name, data or b"")
    return target


def test_a_package_has_documents_evidence_lists_letters_and_a_manifest_that_holds(packed: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        for one in manifest["files"]:
            data = archive.read(one["path"])
            assert (len(data), hashlib.sha256(data).hexdigest()) == (one["size"], one["sha256"])
            if data[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(data)) as inner:
                    assert {n: hashlib.sha256(inner.read(n)).hexdigest() for n in inner.namelist()} == one["parts"]
        assert {one["path"] for one in manifest["files"]} == set(names) - {"manifest.json"}
    assert [n for n in names if n.startswith("01_Documents/JCM_TH_F_PDD_ver02.0")]
    assert "03_Evidence/E-01 Contract grid roof/_CON.txt" in names
    assert {n.rpartition("/")[2].split("_DRAFT")[0] for n in names} >= {"Cover_sheet", "Transmission_letter"}
    pdd = next(one for one in manifest["files"] if one["path"].endswith(".docx") and "PDD" in one["path"])
    assert (pdd["form"], pdd["version"]) == ("JCM_TH_F_PDD", "02.0")
    assert manifest["program"]["version"]
    assert manifest["methodologies"][0]["id"] == "TH_AM001"
    assert manifest["counts"]["defaults"] >= manifest["counts"]["verified"] >= 0
    assert verify(packed).differences == ()


def test_the_letter_says_who_sends_what_to_whom(packed: Path, project: Session) -> None:
    with zipfile.ZipFile(packed) as archive:
        letter = next(n for n in archive.namelist() if "Transmission_letter" in n and n.endswith(".docx"))
        with zipfile.ZipFile(io.BytesIO(archive.read(letter))) as document:
            text = re.sub(r"<[^>]+>", " ", document.read("word/document.xml").decode())
    for said in (str(project.project.get("title")), "The Kingdom of Thailand", "Example Energy Solutions Co., Ltd.",
                 "JCM_TH_F_PDD", "Date: ____"):
        assert said in text


@pytest.mark.usefixtures("few")
def test_the_same_project_gives_the_same_bytes(project: Session, tmp_path: Path) -> None:
    wishes = [Wish(tmp_path / f"{at}.zip", pdf=False) for at in range(2)]
    first, second = (make_package(project, wish).path.read_bytes() for wish in wishes)
    assert first == second


@pytest.mark.usefixtures("few")
def test_with_a_mark_both_versions_stand_side_by_side_each_with_a_manifest(project: Session, tmp_path: Path) -> None:
    project.record(mark_edit(project.schema, project.project, {NAME: ()}, "Private"))
    try:
        both = make_package(project, Wish(tmp_path / "both.zip", pdf=False))
        public = make_package(project, Wish(tmp_path / "public.zip", public=True, pdf=False))
    finally:
        project.record(unmark_edit(project.project, [NAME]))
    assert (both.versions, public.versions) == (("confidential", "public"), ("public",))
    with zipfile.ZipFile(both.path) as archive:
        names = archive.namelist()
    assert {"manifest.json", "public_version/manifest.json", "confidential_version/manifest.json"} <= set(names)
    assert not any("Accepted_findings" in one.path for one in public.entries)
    assert verify(both.path).differences == ()
    assert verify(public.path).about["version"] == "public"


def test_a_check_names_what_was_changed_taken_out_and_added(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        workbook = next(n for n in archive.namelist() if n.endswith(".xlsx"))
        inner = rewritten(_kept(tmp_path / "a.xlsx", archive.read(workbook)), tmp_path / "b.xlsx",
                          {"xl/styles.xml": b"<x/>", "xl/new.xml": b"<y/>"})
    changed = rewritten(packed, tmp_path / "c.zip", {
        "03_Evidence/E-01 Contract grid roof/_CON.txt": b"something else", "MANIFEST.txt": None,
        workbook: inner.read_bytes(), "extra.exe": b"MZ"})
    assert set(verify(changed).differences) == {
        Difference("changed", "03_Evidence/E-01 Contract grid roof/_CON.txt"), Difference("missing", "MANIFEST.txt"),
        Difference("changed", workbook, "xl/styles.xml"), Difference("added", workbook, "xl/new.xml"),
        Difference("added", "extra.exe")}


def test_a_manifest_made_to_fit_a_changed_file_is_noticed(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    one = next(one for one in manifest["files"] if one["path"].endswith("_CON.txt"))
    one["sha256"] = hashlib.sha256(b"forged").hexdigest()
    forged = rewritten(packed, tmp_path / "c.zip", {
        one["path"]: b"forged", "manifest.json": json.dumps(manifest).encode()})
    assert verify(forged).differences == (Difference("manifest", "manifest.json"),)


def _kept(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(("stem", "ending", "expected"), [
    ("NUL", "txt", "_NUL.txt"), ("com1.report", "pdf", "_com1.report.pdf"), ("a. ", "", "a"),
    ("a/b:c", "XLSX", "a b c.xlsx"),
    ("", "txt", "file.txt"), ("ends ...", "t x t", "ends.txt"), ("契約書", "pdf", "契約書.pdf"),
])
def test_names_are_legal_on_windows(stem: str, ending: str, expected: str) -> None:
    assert Names().file("", stem, ending) == expected


def test_names_differ_in_more_than_case_and_are_not_too_long() -> None:
    names = Names()
    made = [names.file("01", stem, "txt") for stem in ("Plan", "PLAN", "plan", "x" * 300, "X" * 300)]
    assert len({one.casefold() for one in made}) == 5
    assert max(len(one) for one in made) <= LONGEST + len("01/")


def test_a_large_file_of_a_public_version_that_cannot_be_searched_is_named(
        project: Session, few: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.files.package import making

    paper = tmp_path / "large.txt"
    paper.write_text("a large file, kept beside the project" * 40, encoding="utf-8")
    project.journal.limit_evidence(1000)
    row = project.project.rows("evidence")[0]
    project.attach(f"evidence/{row}/file", paper)
    try:
        whole = make_package(project, Wish(tmp_path / "small.zip", public=True, pdf=False))
        assert "public.not_searched" not in {one.code for one in whole.findings}, "small enough to be searched"
        monkeypatch.setattr(making, "SMALL", 1000)
        found = make_package(project, Wish(tmp_path / "public.zip", public=True, pdf=False)).findings
        told = [one.args["file"] for one in found if one.code == "public.not_searched"]
        assert [path.rpartition("/")[2] for path in told] == ["large.txt"]
    finally:
        assert project.undo()
