"""What Windows answers by numbers of its own: held by another program, kept online, a share that is gone."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.attaching import keep
from jcm_pdd.files.conflict_copies import OFFLINE
from jcm_pdd.files.export import export
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.preferences import PreferenceFile, Recent
from jcm_pdd.files.session import Session
from jcm_pdd.files.store.failures import reading_failed, writing_failed

Open = Callable[..., Session]
WHERE = "D:\\Konten\\恵子\\OneDrive\\mine.jcmpdd"


def windows(number: int, code: int = errno.EACCES) -> OSError:
    """Return an error as Python makes it on Windows."""
    error = OSError(code, "system words", WHERE)
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(("error", "reading", "writing"), [
    (windows(32), "store.held", "store.in_use"), (windows(33), "store.held", "store.in_use"),
    (windows(5), "store.no_permission", "store.read_only"),
    (windows(206, errno.ENOENT), "store.path_too_long", "store.path_too_long"),
    (OSError(errno.ENAMETOOLONG, "x"), "store.path_too_long", "store.path_too_long"),
    (windows(362, errno.EINVAL), "store.in_cloud", "store.in_cloud"),
    (windows(388, errno.EINVAL), "store.in_cloud", "store.in_cloud"),
    (windows(53, errno.ENOENT), "store.missing", "store.folder_missing"),
    (windows(59, errno.EINVAL), "store.cannot_read", "store.cannot_write")])
def test_each_number_has_its_message(error: OSError, reading: str, writing: str) -> None:
    for problem, code in ((reading_failed(error, WHERE), reading), (writing_failed(error, WHERE), writing)):
        assert problem.code == code
        for speak in ("en", "ja"):
            assert "mine.jcmpdd" in problem_text(problem, speak)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, OSError], None]:
    """Return what lets the system answer with an error whatever is asked of one file."""
    whole = Path.stat

    def breaks(path: Path, error: OSError) -> None:
        def answer(self: Path, *, follow_symlinks: bool = True):
            if self == path:
                raise error
            return whole(self, follow_symlinks=follow_symlinks)

        monkeypatch.setattr(Path, "stat", answer)

    return breaks


def test_a_share_that_fails_is_a_message(sessions: Open, tmp_path: Path, broken) -> None:
    path = tmp_path / "p.jcmpdd"
    sessions(path, title="x").close()
    broken(path, windows(59, errno.EINVAL))
    with pytest.raises(Problem) as refused:
        sessions(path)
    assert refused.value.code == "store.cannot_read"
    assert Recent(str(path)).missing


def test_recent_projects_of_a_server_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(_: Path) -> bool:
        raise AssertionError("a server that is gone does not answer for half a minute")

    monkeypatch.setattr(Path, "is_file", asked)
    assert not Recent("\\\\server\\share\\mine.jcmpdd").missing
    assert not Recent("//server/share/mine.jcmpdd").missing


def test_recent_projects_of_one_file_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jcm_pdd.files.preferences.Path", PureWindowsPath)
    kept = PreferenceFile.__new__(PreferenceFile)
    kept.value = PreferenceFile(tmp_path / "config").value.__class__()  # type: ignore[operator]
    monkeypatch.setattr(kept, "change", lambda **given: setattr(kept, "value", kept.value.__class__(**given)))
    for spelled in ("C:\\Work\\Mine.jcmpdd", "c:\\work\\mine.jcmpdd", "c:/WORK/mine.jcmpdd"):
        kept.remember(Recent(spelled))
    assert [one.path for one in kept.value.recent] == ["c:/WORK/mine.jcmpdd"]


def test_evidence_that_another_program_keeps_to_itself(sessions: Open, tmp_path: Path,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    session, bills = sessions(tmp_path / "p.jcmpdd", title="x"), tmp_path / "電気料金.xlsx"
    bills.write_bytes(b"x" * 100)
    whole = Path.open

    def held(self: Path, *arguments, **named):
        if self == bills:
            raise windows(32)
        return whole(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(Problem) as refused:
        keep(session.journal, bills)
    assert refused.value.code == "store.held"
    assert "電気料金.xlsx" in problem_text(refused.value, "en")


def test_an_export_over_documents_one_of_which_is_open(sessions: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
                                                       ) -> None:
    """As it was before, all of them, and the message names the one that is open."""
    session, out = sessions(tmp_path / "p.jcmpdd", title="x"), tmp_path / "書き出し"
    papers = ("evidence_index.docx", "evidence_index.xlsx")
    session.set_answers({"evidence": ["r1"], "evidence/r1/title": "A bill"})
    first = export(session, out, papers)
    before = {file.path.name: file.path.read_bytes() for file in first.files}
    assert len(before) == 2
    last, whole = max(first.files, key=lambda file: file.path.name).path, Path.replace
    session.set_texts({"title": "another title", "evidence/r1/title": "Another bill"})

    def held(self: Path, target: Path) -> Path:
        if self == last:
            raise windows(32)
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Problem) as refused:
        export(session, out, papers)
    assert refused.value.code == "export.target_locked"
    assert last.name in problem_text(refused.value, "ja")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_files_kept_online_are_told_by_their_attributes() -> None:
    for name in ("FILE_ATTRIBUTE_OFFLINE",):
        assert OFFLINE & getattr(stat, name)
