"""Exports run in another process: they end with whole files, or with none when cancelled."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.jobs import Cancelled, Job, Talk

WAIT = 60_000


def add_up(talk: Talk, *numbers: int) -> int:
    """Work that ends at once."""
    talk.progress(1, 1, "adding")
    return sum(numbers)


def wait_politely(talk: Talk) -> None:
    """Work that asks whether it was cancelled."""
    while not talk.cancelled():
        time.sleep(0.02)
    raise Cancelled


def never_look_up(talk: Talk, mark: Path) -> None:
    """Work that is deaf for a long time."""
    mark.write_text("begun", encoding="utf-8")
    time.sleep(60)


def run_into_a_problem(talk: Talk) -> None:
    """Work that cannot be done."""
    raise Problem("export.folder", "somewhere", reason="no room")


def die(talk: Talk) -> None:
    """Work whose process disappears."""
    import os

    os._exit(3)


def test_work_returns_its_value_and_tells_its_progress(qtbot):
    job, told = Job(add_up, 2, 3), []
    job.progress.connect(lambda *parts: told.append(parts))

    with qtbot.waitSignal(job.done, timeout=WAIT) as ended:
        job.start()

    assert ended.args == [5]
    assert told == [(1, 1, "adding")]
    assert not job.running


def test_cancelled_work_that_listens_ends_by_itself(qtbot):
    job = Job(wait_politely)
    job.start()

    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        job.cancel()


def test_cancelled_work_that_is_deaf_is_ended(qtbot, tmp_path: Path):
    mark, cleaned = tmp_path / "mark", []
    job = Job(never_look_up, mark, clean=lambda: cleaned.append(True))
    job.start()
    qtbot.waitUntil(mark.exists, timeout=WAIT)

    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        job.cancel()

    assert cleaned == [True]
    assert not job._process.is_alive()


@pytest.mark.parametrize(("work", "code"), [(run_into_a_problem, "export.folder"), (die, "program.unexpected")])
def test_work_that_fails_says_why(work, code: str, qtbot):
    job = Job(work)

    with qtbot.waitSignal(job.failed, timeout=WAIT) as ended:
        job.start()

    assert ended.args[0].code == code


def test_an_export_writes_whole_drafts_and_says_what_keeps_them_drafts(solar, qtbot, tmp_path: Path):
    solar.window.actions_by_id["export"].trigger()
    page = solar.window.stack.currentWidget()
    assert any("not verified" in text for text in page.reasons.texts())
    assert not page.go.isEnabled(), "no folder was chosen yet"
    solar.answers.to = tmp_path / "out"
    page.choose.click()

    page.go.click()
    assert page.running
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)

    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(written) == 3
    assert all("_DRAFT" in name for name in written)
    assert {name.rsplit(".", 1)[1] for name in written} == {"docx", "pdf", "xlsx"}
    qtbot.waitUntil(lambda: set(written) <= set(page.results.texts()))


def test_only_the_ticked_documents_are_written(solar, qtbot, tmp_path: Path):
    solar.window.show_export()
    page = solar.window.stack.currentWidget()
    page.target.setText(str(tmp_path / "out"))
    for choice, box in page.boxes.items():
        box.setChecked(choice == ("mps", "xlsx"))
    page.setFixedHeight(300)

    page.start()
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(page.results.texts()))
    qtbot.waitUntil(lambda: page.results.visibleRegion().boundingRect() == page.results.rect())

    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".xlsx"]
    add = next(button for button in page.results.findChildren(QPushButton)
               if button.text() == "Add to a version…" and button.isVisible())
    asked: list[str] = []
    page.version_asked.connect(asked.append)
    add.click()
    assert asked == [str(tmp_path / "out")]
    assert type(solar.window.stack.currentWidget()).__name__ == "VersionsPage"
    package = next(button for button in page.results.findChildren(QPushButton) if button.text() == "Package…")
    package.click()
    assert type(solar.window.stack.currentWidget()).__name__ == "PackagePage"


def test_a_cancelled_export_leaves_no_file(solar, qtbot, tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("stays", encoding="utf-8")
    solar.window.show_export()
    page = solar.window.stack.currentWidget()
    page.target.setText(str(folder))
    page.setFixedHeight(300)

    page.start()
    qtbot.waitUntil(lambda: page.bar.visibleRegion().boundingRect() == page.bar.rect())  # it came below the button
    page.cancel.click()
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)

    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert "Cancelled" in page.doing.text()
    assert page.go.isEnabled()


def test_leaving_the_project_ends_its_export(solar, qtbot, tmp_path: Path):
    solar.window.show_export()
    page = solar.window.stack.currentWidget()
    page.target.setText(str(tmp_path / "out"))
    page.start()
    job = page._job

    assert solar.window.commands.close_project()

    assert not job.running
    assert not job._process.is_alive()


def test_a_folder_that_cannot_be_written_is_a_problem_in_words(solar, qtbot, tmp_path: Path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    solar.window.show_export()
    page = solar.window.stack.currentWidget()
    page.target.setText(str(tmp_path / "file"))

    page.start()
    qtbot.waitUntil(lambda: not page.running, timeout=WAIT)

    assert any(str(tmp_path / "file") in text for text in solar.window.banner.texts())


def test_the_last_step_of_an_export_has_a_name(solar):
    solar.window.show_export()
    page = solar.window.stack.currentWidget()
    page.cancel.setEnabled(True)
    page._progress(2, 3, "PDD, PDF")
    assert page.doing.text() == "3 of 3: PDD, PDF"
    page._progress(3, 3, "")
    assert page.doing.text() == "Putting the files into the folder…"
    assert page.bar.value() == page.bar.maximum()
