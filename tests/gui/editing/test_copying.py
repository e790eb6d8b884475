"""What another process reads is written down beside the window, and every such job can be cancelled while it is."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from jcm_pdd.files import store
from jcm_pdd.files.store import saving, watching
from jcm_pdd.gui.jobs import Job
from tests.gui.conftest import Desk


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch, solar: Desk, tmp_path: Path) -> Desk:
    """A project whose copying goes on until it is stopped; no process is ever started for it."""

    def copying(*_: object, **__: object) -> None:
        while True:
            watching.passed(0)
            threading.Event().wait(0.01)

    monkeypatch.setattr(store, "copy_whole", copying)
    monkeypatch.setattr(Job, "_begin", lambda _: pytest.fail("the process began before the copy was whole"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    solar.scratch = scratch  # type: ignore[attr-defined]
    return solar


def exporting(desk: Desk, folder: Path):
    desk.window.show_export()
    page = desk.window.stack.currentWidget()
    page.target.setText(str(folder / "out"))
    return page, page.start


def packing(desk: Desk, folder: Path):
    desk.window.commands.publishing.show_package()
    page = desk.window.stack.currentWidget()
    page.target.setText(str(folder / "package.zip"))
    return page, page.start


def printing(desk: Desk, _folder: Path):
    desk.window.commands.office.print_pages()
    page = desk.window.stack.currentWidget()
    return page, page.start


def comparing(desk: Desk, folder: Path):
    from jcm_pdd.files.versions.results import Side, Wanted

    desk.window.commands.versions.compare()
    page = desk.window.stack.currentWidget()
    return page, lambda: page.write(Wanted("memo", folder / "memo.docx", Side()))


def reading(desk: Desk, folder: Path):
    (folder / "filled.docx").write_bytes(b"PK")
    desk.window.commands.paperwork.read(folder / "filled.docx", desk.session)
    return desk.window.stack.currentWidget(), lambda: None


def requesting(desk: Desk, _folder: Path):
    from jcm_pdd.gui.papers.request import RequestPart

    desk.window.go_to("data_requests")
    part = desk.workspace.page.findChild(RequestPart)
    part.open_form()
    return part, part.order


JOBS = (exporting, packing, printing, comparing, reading, requesting)


def test_cancel_while_the_project_is_copied(endless: Desk, tmp_path: Path, qtbot) -> None:
    for job in JOBS:
        page, start = job(endless, tmp_path)
        start()
        assert page.running, job
        turns: list[int] = []
        QTimer.singleShot(0, lambda turns=turns: turns.append(1))
        qtbot.waitUntil(lambda turns=turns: bool(turns), timeout=2000)
        assert page.cancel.isEnabled(), job
        page.cancel.click()
        qtbot.waitUntil(lambda: not any(endless.scratch.iterdir()), timeout=5000)  # type: ignore[attr-defined]
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "package.zip").exists()


def test_closing_the_project_ends_the_copying(endless: Desk, tmp_path: Path) -> None:
    page, start = exporting(endless, tmp_path)
    start()
    assert page.running
    endless.answers.keep = "discard"
    assert endless.window.commands.close_project()
    assert endless.window.bench.session is None
    assert not any(one.name == "copying" for one in threading.enumerate())


def test_a_copy_to_give_away_can_be_stopped(solar: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.gui import patience

    monkeypatch.setattr(patience, "AT_ONCE", -1)
    go = threading.Event()
    real = saving.Journal.write_image

    def waiting(self: object, *given: object) -> object:
        assert go.wait(10)
        return real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(saving.Journal, "write_image", waiting)
    solar.answers.save = tmp_path / "copy.jcmpdd"
    solar.window.commands.versions.share()
    page = solar.window.stack.currentWidget()

    def stop() -> None:
        next(one for one in solar.window.banner.findChildren(QPushButton) if one.text() == "Cancel").click()
        go.set()

    QTimer.singleShot(50, stop)
    page.asked.emit()
    assert not (tmp_path / "copy.jcmpdd").exists()
    assert not list(solar.session.journal.folder.glob("image-*"))
    assert page.done.text() == ""
    page.asked.emit()
    assert (tmp_path / "copy.jcmpdd").is_file()
    assert "copy.jcmpdd" in page.done.text()


def test_reading_another_file_can_be_stopped_and_done_again(solar: Desk, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.files.store import checks
    from jcm_pdd.gui import patience

    solar.session.save_as(tmp_path / "other.jcmpdd")
    solar.session.save_as(tmp_path / "mine.jcmpdd")
    solar.session.set_texts({"title": "Mine"})
    monkeypatch.setattr(patience, "AT_ONCE", -1)
    go, told = threading.Event(), watching.passed

    def passed(count: int) -> None:
        assert go.wait(20)
        told(count)

    monkeypatch.setattr(checks, "passed", passed)
    desk, merge = solar.window.commands.versions, solar.window.commands.paperwork.merge
    for act in (lambda: desk._comparison().with_file(tmp_path / "other.jcmpdd"),
                lambda: merge(tmp_path / "other.jcmpdd")):
        go.clear()
        QTimer.singleShot(50, lambda: (solar.window.patience.stop(), go.set()))
        act()
        assert not solar.window.bench.copying
        assert not [one for one in solar.window.banner.texts() if one.startswith("Reading")]
        assert not solar.window.shows("merge")
    page = desk._comparison()
    page.with_file(tmp_path / "other.jcmpdd")
    assert page.comparison is not None
    assert [one.address for one in page.comparison.changes] == ["title"]
    go.clear()  # nothing is read again for another edit here
    solar.session.set_texts({"title": "Mine again"})
    page.compare()
    assert page.comparison is not None
    go.set()
    merge(tmp_path / "other.jcmpdd")
    assert not solar.window.shows("compare")


def test_work_of_a_crash_is_looked_for_beside_the_window(solar: Desk, tmp_path: Path,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.files.store import checks
    from jcm_pdd.gui import patience

    solar.session.save_as(tmp_path / "mine.jcmpdd")
    solar.session.set_texts({"title": "Not saved"})
    solar.window.bench.close()
    monkeypatch.setattr(patience, "AT_ONCE", -1)
    go, told, seen = threading.Event(), watching.passed, []

    def passed(count: int) -> None:
        assert go.wait(20)
        told(count)

    monkeypatch.setattr(checks, "passed", passed)

    def look(stop: bool) -> None:
        seen.extend(solar.window.banner.texts())
        if stop:
            solar.window.patience.stop()
        go.set()

    QTimer.singleShot(50, lambda: look(True))
    assert not solar.window.show_recoveries()
    go.clear()
    QTimer.singleShot(50, lambda: look(False))
    assert solar.window.show_recoveries()
    assert len(seen) == 2
    page = solar.window.stack.currentWidget()
    assert [row.recovered for row in page.shown().differences] == ["Not saved"]
    go.clear()
    QTimer.singleShot(50, lambda: look(True))
    assert not solar.window.bench.recover(page.shown())
    assert solar.window.bench.recover(page.shown())
    assert solar.session.text("title") == "Not saved"
