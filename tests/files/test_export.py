"""Documents on disk: whole or not at all, the same bytes each time, names every system accepts."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import export as exporting
from jcm_pdd.files import placing
from jcm_pdd.files.export import ExportCancelled, export, job_of, run, stem_of
from jcm_pdd.files.file_names import safe_name
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


def files(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder, a folder left in it as well."""
    found = sorted(folder.iterdir()) if folder.exists() else []
    return {path.name: path.read_bytes() if path.is_file() else b"a folder" for path in found}


@pytest.mark.parametrize(("title", "stem"), [
    ("Rooftop Solar", "Rooftop Solar"), ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"), ("CON", "_CON"),
    ("con.txt", "_con.txt"),
    ("nul", "_nul"), ("LPT1", "_LPT1"), ("COM²", "_COM²"), ("CONIN$", "_CONIN$"), ("  .. ", ""),
    ("ends with dot.", "ends with dot"),

    ("タイ国 ２工場における太陽光発電", "タイ国 ２工場における太陽光発電"), ("x" * 200, "x" * 60), ("a\nb\tc", "a b c"),
    ("{0} {name} %s", "{0} {name} %s"), ("e\u0301", "é"), ("COMET", "COMET"),
])
def test_names_every_system_accepts(title: str, stem: str) -> None:
    assert safe_name(title) == stem


@pytest.mark.parametrize("title", ["{0} {name} %s", "COM1", "日本語の名称" * 40, "../../etc/passwd", "..", "🌞 sun"])
def test_any_title_gives_files_in_the_folder(new: Callable[..., Session], tmp_path: Path, title: str) -> None:
    session = new("TH_AM001", title=title)
    made = export(session, tmp_path / "out", formats=("docx",))
    (file,) = made.files
    assert file.path.parent == tmp_path / "out"
    assert file.path.is_file()
    assert file.path.name.endswith("_PDD_DRAFT.docx")
    assert len(file.path.name.encode("utf-16-le")) < 2 * 120
    assert len(os.fsencode(file.path.name)) < 255


def test_a_hostile_version_stays_in_the_folder(new: Callable[..., Session], tmp_path: Path) -> None:
    session = new("TH_AM001")
    m = session.schema.methodologies[0]
    object.__setattr__(m, "version", "../../01.0")
    try:
        made = [step[2] for step in exporting._steps(session, {"mps": ("xlsx",)})]
        assert made
        assert all("/" not in safe_name(label) for label in made)
    finally:
        object.__setattr__(m, "version", "01.0")


def test_the_project_file_names_its_documents(new: Callable[..., Session], tmp_path: Path) -> None:
    session = new("TH_AM001", path=tmp_path / "my project.jcmpdd", title="Another title")
    assert stem_of(session) == "my project"
    assert stem_of(new("TH_AM001")) == "project"


def test_the_same_project_gives_the_same_bytes(sample: Callable[[str], Session], tmp_path: Path) -> None:
    first, second = export(sample("th_"), tmp_path / "1"), export(sample("th_"), tmp_path / "2")
    assert first.draft
    assert [f.path.name for f in first.files] == [f.path.name for f in second.files]
    assert {f.format for f in first.files} == {"docx", "pdf", "xlsx"}
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_a_ready_project_is_no_draft(new: Callable[..., Session], tmp_path: Path,
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    session = new("TH_AM001", title="Ready")
    assert not session.ready
    monkeypatch.setattr(Session, "ready", property(lambda _: True))
    made = export(session, tmp_path, formats=("docx", "xlsx"))
    assert [f.path.name for f in made.files] == ["Ready_PDD.docx", "Ready_MPS_TH_AM001_ver01.0.xlsx"]
    assert not made.draft


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sentences(path: Path) -> list[str]:
    """Return every sentence of a Word file, without its spaces."""
    import docx

    paragraphs = ["".join(node.text or "" for node in p.iter(f"{W}t"))
                  for p in docx.Document(str(path)).element.body.iter(f"{W}p")]
    return [bare(s) for p in paragraphs for s in re.split(r"(?<=[.。])\s+", p) if bare(s)]


def bare(text: str) -> str:
    """Return a text without spaces, and without hyphens: PDF readers take one at the end of a line for their own."""
    return re.sub(r"[\s\x02\u00ad\ufffe\u200b-]", "", text)


def pages(path: Path) -> list[str]:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(str(path))
    found = [bare(page.get_textpage().get_text_range()) for page in pdf]
    pdf.close()
    return found


def stands(sentence: str, found: list[str]) -> bool:
    """Return whether a sentence stands on a page, or begins on one and goes on on the next."""
    return any(sentence in page for page in found) or any(
        sentence[:cut] in page and sentence[cut:] in following
        for page, following in pairwise(found) for cut in range(1, len(sentence)))


@pytest.mark.parametrize("name", ["th_", "id_"])
def test_the_pdf_holds_every_sentence_of_the_word_file(sample: Callable[[str], Session], tmp_path: Path,
                                                       name: str) -> None:
    made = {f.format: f.path for f in export(sample(name), tmp_path / "out", ("pdd",)).files}
    wanted, found = sentences(made["docx"]), pages(made["pdf"])
    assert len(wanted) > 100
    assert [sentence for sentence in wanted if not stands(sentence, found)] == []


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_cancelled_export_leaves_nothing(sample: Callable[[str], Session], tmp_path: Path, after: int) -> None:
    looks = iter(range(100))
    with pytest.raises(ExportCancelled):
        export(sample("th_"), tmp_path / "new" / "out", cancelled=lambda: next(looks) >= after)
    assert not (tmp_path / "new").exists()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportCancelled):
        export(sample("th_"), tmp_path / "there", cancelled=lambda: True)
    assert files(tmp_path / "there") == {"mine.txt": b"mine"}


@pytest.mark.parametrize("locked", ["docx", "pdf", "xlsx"])
def test_a_target_open_elsewhere_leaves_the_earlier_files(sample: Callable[[str], Session], tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch, locked: str) -> None:
    session, out = sample("th_"), tmp_path / "out"
    export(session, out)
    before = files(out)
    session.set_text("title", "Another title")
    session.set_text("contribution", "Other words.")
    monkeypatch.setattr(exporting, "stem_of", lambda _: next(iter(before)).split("_PDD")[0].split("_MPS")[0])
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.parent == out and self.suffix == f".{locked}":
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Problem, match=r"export\.target_locked") as problem:
        export(session, out)
    assert locked in problem.value.where
    assert files(out) == before
    for language in ("en", "ja"):
        assert "in use" in problem_text(problem.value, language)


def test_a_disk_that_fills_up_leaves_the_earlier_files(sample: Callable[[str], Session], tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    session, out = sample("th_"), tmp_path / "out"
    export(session, out)
    before = files(out)
    count = iter(range(100))
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if next(count) == 1:
            write(self, data[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Problem, match=r"export\.not_written"):
        export(session, out)
    monkeypatch.undo()
    assert files(out) == before


def test_a_file_in_place_of_the_folder(new: Callable[..., Session], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(Problem, match=r"export\.folder"):
            export(new("TH_AM001"), folder)
    assert files(tmp_path)["file"] == b"mine"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written(new: Callable[..., Session], tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(Problem, match=r"export\.folder"):
        export(new("TH_AM001"), tmp_path / "closed")


def test_a_folder_that_refuses(new: Callable[..., Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(placing.tempfile, "mkdtemp", refuse)
    with pytest.raises(Problem, match=r"export\.folder") as problem:
        export(new("TH_AM001"), tmp_path / "closed")
    assert "Permission denied" in problem_text(problem.value, "ja")


@pytest.mark.parametrize(("documents", "formats", "code"), [
    (("pdd",), ("xlsx",), "export.nothing"), (("mps",), ("pdf",), "export.nothing"), ((), ("pdf",), "export.nothing"),
    (("val_rep",), ("docx",), "export.unknown"), (("pdd",), ("doc",), "export.unknown"),
])
def test_what_is_not_made_is_said(new: Callable[..., Session], tmp_path: Path, documents: tuple[str, ...],
                                  formats: tuple[str, ...], code: str) -> None:
    with pytest.raises(Problem, match=re.escape(code)):
        export(new("TH_AM001"), tmp_path / "out", documents, formats)
    assert not (tmp_path / "out").exists()


def test_a_job_gives_the_same_files_as_the_session(sample: Callable[[str], Session], tmp_path: Path,
                                                   place: Workplace) -> None:
    session = sample("id_")
    export(session, tmp_path / "here")
    (tmp_path / "work").mkdir()
    job = job_of(session, tmp_path / "there", tmp_path / "work")
    seen: list[tuple[int, int, str]] = []
    report = run(job, place, lambda *step: seen.append(step))
    assert files(tmp_path / "here") == files(tmp_path / "there")
    made = len(files(tmp_path / "here"))
    assert seen[0][:2] == (0, made)
    assert seen[-1] == (made, made, "")
    assert report.findings == ()


def test_glyphs_no_font_has_are_reported_and_the_pdf_is_made(new: Callable[..., Session], tmp_path: Path) -> None:
    session = new("TH_AM001", title="ไทย Solar")
    made = export(session, tmp_path, ("pdd",))
    assert {f.code for f in made.findings} == {"document.missing_glyph"}
    for language in ("en", "ja"):
        message = session.message(made.findings[0], language)
        assert "?" not in message.what.replace("“?”", "")
        assert "ไ" in message.what
