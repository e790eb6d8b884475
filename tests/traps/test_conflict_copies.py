"""What cloud folders leave beside a project is found by what is in it, and only when it holds other work."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files import merging
from jcm_pdd.files.conflict_copies import conflict_copies
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace, save_clean_copy
from jcm_pdd.files.store.lock import lock_path
from jcm_pdd.files.store.place import database_uri
from jcm_pdd.gui import notices
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures

Open = Callable[..., Session]
NAMES = ("mine-LAPTOP.jcmpdd", "mine (Keiko's conflicted copy 2026-11-22).jcmpdd", "mine - コピー.jcmpdd",
         "mine (1).jcmpdd", "mine.sync-conflict-20261122-101010-ABCDEFG.jcmpdd", "Copy of mine.jcmpdd",
         "MINE #50%.JCMPDD")


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    """Return a folder that is synchronised."""
    folder = tmp_path / "OneDrive - 会社"
    folder.mkdir()
    return folder


def diverged(sessions: Open, laptop: Workplace, cloud: Path, name: str) -> Session:
    """Return my open project, beside which lies a copy of another name somebody else went on in."""
    mine, theirs = cloud / "mine.jcmpdd", cloud / name
    session = sessions(mine, title="Rooftop solar power")
    shutil.copy(mine, theirs)
    other = sessions(theirs, laptop)
    other.set_texts({"lifetime": "17"})
    other.save()
    session.set_texts({"title": "Rooftop solar power in Rayong"})
    session.save()
    return session


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_with_other_work_is_found_whatever_it_is_called(sessions: Open, laptop: Workplace, cloud: Path,
                                                               name: str) -> None:
    session = diverged(sessions, laptop, cloud, name)
    found = conflict_copies(session)
    assert [(one.path.name, one.who) for one in found] == [(name, "Niwa")]
    assert sorted(path.name for path in cloud.iterdir() if not path.name.startswith(".~lock")) == sorted(
        ["mine.jcmpdd", name])


def test_the_command_line_says_so_beside_its_answer(sessions: Open, laptop: Workplace, cloud: Path,
                                                     capsys: pytest.CaptureFixture[str]) -> None:
    diverged(sessions, laptop, cloud, "mine - コピー.jcmpdd").close()
    assert main(["check", str(cloud / "mine.jcmpdd"), "--json", "--lang", "ja"]) in (0, 1)
    said = capsys.readouterr()
    assert "mine - コピー.jcmpdd" in said.err
    assert "ready" in json.loads(said.out)


def test_from_the_copy_the_other_file_is_found(sessions: Open, laptop: Workplace, cloud: Path) -> None:
    diverged(sessions, laptop, cloud, "mine-LAPTOP.jcmpdd")
    copy = sessions(cloud / "mine-LAPTOP.jcmpdd", laptop)
    assert [one.path.name for one in conflict_copies(copy)] == ["mine.jcmpdd"]


def test_copies_that_only_lag_behind_and_other_projects_are_no_news(sessions: Open, laptop: Workplace, cloud: Path
                                                                    ) -> None:
    mine = cloud / "mine.jcmpdd"
    session = sessions(mine, title="Rooftop solar power")
    shutil.copy(mine, cloud / "mine - old.jcmpdd")
    sessions(cloud / "mine (another).jcmpdd", laptop, title="Rooftop solar power")
    session.set_texts({"lifetime": "17"})
    session.save()
    save_clean_copy(session.journal, cloud / "mine_clean.jcmpdd")
    for name, content in (("mine (2).jcmpdd", b""), ("mine (3).jcmpdd", b"SQLite format 3\x00" + bytes(200))):
        (cloud / name).write_bytes(content)
    assert conflict_copies(session) == ()


def test_what_was_merged_is_no_news(sessions: Open, laptop: Workplace, cloud: Path) -> None:
    session = diverged(sessions, laptop, cloud, "mine-LAPTOP.jcmpdd")
    with merging.theirs_of(session, conflict_copies(session)[0].path) as theirs:
        merging.carry_out(session, merging.plan(session, theirs))
    assert session.project.get("lifetime") == "17"
    assert conflict_copies(session) == ()


def test_a_project_without_a_file_has_none(place: Workplace) -> None:
    session = Session.create(place)
    assert conflict_copies(session) == ()
    session.abandon()


def test_a_lock_that_was_synchronised_from_another_computer_says_who_has_it(sessions: Open, laptop: Workplace,
                                                                            place: Workplace, cloud: Path) -> None:
    sessions(cloud / "mine.jcmpdd", laptop, title="Rooftop solar power")
    arrived = cloud / "arrived"
    arrived.mkdir()
    shutil.copy(cloud / "mine.jcmpdd", arrived / "mine.jcmpdd")
    shutil.copy(lock_path(cloud / "mine.jcmpdd"), lock_path(arrived / "mine.jcmpdd"))
    session = sessions(arrived / "mine.jcmpdd", place)
    assert session.read_only
    assert session.lock_holder is not None
    assert (session.lock_holder.user, session.lock_holder.host) == ("Niwa", "laptop")


@pytest.mark.parametrize(("path", "uri"), [
    (PureWindowsPath("D:\\Konten\\恵子\\a b#1.jcmpdd"), "file:///D:/Konten/%E6%81%B5%E5%AD%90/a%20b%231.jcmpdd?mode=ro"),
    (PureWindowsPath("\\\\server\\share\\x.jcmpdd"), "file:////server/share/x.jcmpdd?mode=ro"),
    (Path("/srv/a?b/x.jcmpdd"), "file:///srv/a%3Fb/x.jcmpdd?mode=ro")])
def test_a_database_on_a_drive_on_a_server_and_elsewhere(path: Path, uri: str) -> None:
    assert database_uri(path, "ro") == uri


def test_the_window_says_so_and_leads_to_merging(desk: Desk, sessions: Open, laptop: Workplace,  # noqa: F811
                                                 cloud: Path, qtbot) -> None:
    diverged(sessions, laptop, cloud, "mine-LAPTOP.jcmpdd").close()
    desk.window.commands.open_path(cloud / "mine.jcmpdd")
    qtbot.waitUntil(lambda: notices.COPIES in desk.window.banner._notices)
    said = desk.window.banner._notices[notices.COPIES]
    assert "mine-LAPTOP.jcmpdd" in said.label.text()
    said._named[0][0].click()
    assert type(desk.window.stack.currentWidget()).__name__ == "MergeCopyPage"
