"""The page that merges a copy: conflicts chosen by mouse and keyboard, nothing changes before the button."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.review_notes import proposed_edits
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.merge_page import MergeCopyPage
from jcm_pdd.gui.review_page import ReviewPage
from tests.gui.conftest import Desk

HERE, THERE = "Chillers in a hotel", "Chillers in two hotels"


@pytest.fixture
def copies(desk: Desk, tmp_path: Path) -> Path:
    """The open project and a copy of it in which somebody else worked: two conflicts, one new answer."""
    desk.window.commands.open_sample("id_factory_chillers")
    mine, theirs = tmp_path / "mine.jcmpdd", tmp_path / "theirs.jcmpdd"
    desk.window.bench.save(mine)
    shutil.copy(mine, theirs)
    other = Session.open(theirs, Workplace(tmp_path / "hana", lambda: datetime.now(UTC), "hana"))
    other.set_texts({"title": THERE, "lifetime": "13"})
    other.set_text("start_date", "2021-02-03")
    other.save()
    other.close()
    desk.session.set_texts({"title": HERE, "lifetime": "14"})
    desk.answers.copy = theirs
    return theirs


def page_of(desk: Desk) -> MergeCopyPage:
    desk.window.actions_by_id["merge"].trigger()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, MergeCopyPage)
    return page


def test_conflicts_are_chosen_by_keys_and_mouse_and_nothing_changes_before_the_button(
        desk: Desk, copies: Path, qtbot) -> None:
    before = desk.session.project
    page = page_of(desk)
    assert desk.answers.asked == ["copy"]
    lines = page.conflicts.list
    assert lines.hasFocus()
    assert lines.topLevelItemCount() == 2
    assert [lines.headerItem().text(at) for at in range(4)] == ["Place", "Before", "Mine", "Theirs"]
    titles = next(lines.topLevelItem(at) for at in range(2) if lines.topLevelItem(at).data(0, 256) == "title")
    assert (titles.text(2), titles.text(3)) == (HERE, THERE)
    lines.setCurrentItem(titles)
    assert "hana" in page.conflicts.whole.toPlainText()
    qtbot.keyClick(lines, Qt.Key.Key_Right)
    assert page.choices == {"title": "theirs"}
    qtbot.keyClick(lines, Qt.Key.Key_Left)
    assert page.choices == {"title": "mine"}
    other = next(lines.topLevelItem(at) for at in range(2) if lines.topLevelItem(at).data(0, 256) == "lifetime")
    spot = QPoint(lines.columnViewportPosition(3) + 15, lines.visualItemRect(other).center().y())
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.choices == {"title": "mine", "lifetime": "theirs"}
    assert desk.session.project == before
    page.go.click()
    assert (desk.session.text("title"), desk.session.text("lifetime")) == (HERE, "13")
    assert not proposed_edits(desk.session.project)
    assert desk.window.stack.currentWidget() is desk.window.workspace
    desk.window.commands.undo()
    assert desk.session.project == before


def test_what_was_not_chosen_waits_in_the_review(desk: Desk, copies: Path) -> None:
    page = page_of(desk)
    page.go.click()
    assert desk.session.text("title") == HERE
    assert {edit.address for edit in proposed_edits(desk.session.project).values()} == {"title", "lifetime"}
    desk.window.commands.paperwork.show_review()
    assert isinstance(desk.window.stack.currentWidget(), ReviewPage)


def test_all_mine_and_all_theirs(desk: Desk, copies: Path) -> None:
    page = page_of(desk)
    page.conflicts.all_mine.click()
    assert set(page.choices.values()) == {"mine"}
    page.conflicts.all_theirs.click()
    assert page.choices == {"title": "theirs", "lifetime": "theirs"}
    assert "not chosen yet: 0" in page.summary.text()
    page.go.click()
    assert (desk.session.text("title"), desk.session.text("lifetime")) == (THERE, "13")


def test_the_report_follows_the_language_and_can_be_copied(desk: Desk, copies: Path, qtbot) -> None:
    page = page_of(desk)
    assert "In conflict (2)" in page.report.toPlainText()
    desk.window.commands.switch_language()
    qtbot.waitUntil(lambda: "競合（2件）" in page.report.toPlainText())
    assert "競合（2件）" in page.report.toPlainText()
    page.report.selectAll()
    page.report.copy()
    assert "競合（2件）" in QApplication.clipboard().text()


def test_an_undo_meanwhile_is_seen(desk: Desk, copies: Path) -> None:
    page = page_of(desk)
    desk.window.commands.undo()
    assert not page.planned.told
    page.go.click()
    assert desk.session.text("title") == THERE


def test_another_project_needs_a_word(desk: Desk, tmp_path: Path) -> None:
    desk.window.commands.open_sample("id_factory_chillers")
    other = Session.create(Workplace(tmp_path / "hana", lambda: datetime.now(UTC), "hana"))
    other.set_answers({"title": "Something else", "country": "TH"})
    path = tmp_path / "other.jcmpdd"
    other.save_as(path)
    other.close()
    desk.answers.copy = path
    page = page_of(desk)
    assert page.same_project.isVisible()
    assert page.warning.isVisible()
    assert not page.go.isEnabled()
    page.same_project.setChecked(True)
    assert page.go.isEnabled()


def test_a_damaged_copy_is_told_and_the_project_stays(desk: Desk, copies: Path) -> None:
    copies.write_bytes(copies.read_bytes()[:4000])
    before = desk.session.project
    desk.window.actions_by_id["merge"].trigger()
    assert desk.window.stack.currentWidget() is desk.window.workspace
    assert desk.window.banner.isVisible()
    assert desk.session.project == before


def test_leaving_lets_their_file_go(desk: Desk, copies: Path, tmp_path: Path) -> None:
    page = page_of(desk)
    working = Path(desk.session.journal.place.working)
    assert len(list(working.iterdir())) == 2
    page.back.click()
    assert len(list(working.iterdir())) == 1
    copies.unlink()
