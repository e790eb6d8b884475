"""The page of crash reports shows the very text and gives it away only by the user's hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from jcm_pdd.files.crash_reports import LOG_FILE, Reports
from jcm_pdd.gui import app, crash
from jcm_pdd.gui.crash_page import CrashPage
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reports:
    """Return the reports of this test, two of them."""
    made = Reports(tmp_path / "log" / "reports")
    made.keep("first failure")
    made.keep("second failure")
    monkeypatch.setattr(crash, "reports", lambda: made)
    return made


def shown(desk: Desk) -> CrashPage:  # noqa: F811
    """Return the page as the menu brings it up."""
    desk.window.actions_by_id["crash_reports"].trigger()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, CrashPage)
    return page


def test_the_very_text_is_shown_copied_and_saved(desk: Desk, kept: Reports, tmp_path: Path, qtbot) -> None:  # noqa: F811
    page = shown(desk)
    report = kept.all()[0]
    assert page.text.toPlainText() == report.text()
    assert page.text.isReadOnly()
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report.text()
    target = tmp_path / "障害 report.txt"
    desk.answers.save_report = lambda _: target  # type: ignore[attr-defined]
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert target.read_text(encoding="utf-8").startswith(report.text())


def test_a_report_is_deleted_and_the_log_stands_behind(desk: Desk, kept: Reports, qtbot) -> None:  # noqa: F811
    (kept.folder.parent / LOG_FILE).write_text("a line of the log\n", encoding="utf-8")
    page = shown(desk)
    assert page.which.count() == 3
    for _ in range(2):
        qtbot.mouseClick(page.remove, Qt.MouseButton.LeftButton)
    assert kept.all() == ()
    assert page.text.toPlainText() == "a line of the log\n"
    assert not page.remove.isEnabled()
    assert page.told.text()


def test_nothing_to_show_is_said_and_left_by_keys(desk: Desk, kept: Reports, qtbot) -> None:  # noqa: F811
    for one in kept.all():
        kept.remove(one)
    page = shown(desk)
    assert "nothing has failed" in page.told.text()
    assert page.text.isHidden()
    assert not page.save.isEnabled()
    desk.window.activateWindow()
    page.setFocus()
    qtbot.keyClick(page.back, Qt.Key.Key_Space)
    assert desk.window.stack.currentWidget() is desk.window.start


def test_every_part_has_a_name_and_both_languages(desk: Desk, kept: Reports) -> None:  # noqa: F811
    page = shown(desk)
    assert len(kept.all()) == 2
    for part in (page.which, page.text):
        assert part.accessibleName()
    assert all(button.text() for button in (page.back, page.remove, page.folder, page.copy, page.save))


def test_the_next_start_says_that_the_program_ended_and_leads_to_the_report(desk: Desk, kept: Reports,  # noqa: F811
                                                                            qtbot) -> None:
    (kept.folder / f"running-{2**31 - 5}-{'0' * 12}.txt").write_text(
        'Fatal Python error: Aborted\n\n  File "/x/jcm_pdd/gui/app.py", line 3 in run\n', encoding="utf-8")
    end = crash.watch(kept)
    try:
        app.begin(desk.window, [])
    finally:
        end()
    assert any("ended unexpectedly" in text for text in desk.window.banner.texts())
    notice = desk.window.banner._notices["ended"]
    qtbot.mouseClick(notice._named[0][0], Qt.MouseButton.LeftButton)
    page = desk.window.stack.currentWidget()
    assert isinstance(page, CrashPage)
    assert "Aborted" in page.text.toPlainText()
