"""Marking what is confidential, the list of marks, and making and checking a package in the window."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton

from jcm_pdd.core.confidential import Mark, marks
from jcm_pdd.gui import package_work
from jcm_pdd.gui.confidential_page import ConfidentialPage
from jcm_pdd.gui.confidential_words import SIGN
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.package_page import PackagePage

TIMEOUT_MS = 120_000
NAME = "participants/r1/name"


def the_page(desk) -> ConfidentialPage:
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ConfidentialPage)
    return page


def test_selected_words_are_marked_by_a_key_with_a_reason(solar, qtbot):
    desk = solar
    desk.workspace.go_to("description")
    editor = next(e for e in desk.workspace.page.findChildren(FieldEditor) if e.address == "description")
    cursor = editor.input.textCursor()
    cursor.setPosition(4)
    cursor.movePosition(cursor.MoveOperation.NextWord, cursor.MoveMode.KeepAnchor, 2)
    editor.input.setTextCursor(cursor)
    editor.input.setFocus()
    words = cursor.selectedText().strip()
    desk.window.actions_by_id["mark"].trigger()
    page = the_page(desk)
    if not page.box.part:  # offscreen windows may have no focus
        page.ask("description", words)
    assert words in page.box.words.text()
    assert not page.box.go.isEnabled()
    page.box.reason.setText("Under an agreement")
    page.box.go.click()
    assert marks(desk.session.schema, desk.session.project) == (Mark("description", "Under an agreement", (words,)),)
    qtbot.waitUntil(lambda: any(SIGN in text and words in text for text in page.lists["marks"].texts()))


def test_a_marked_field_says_so_by_shape_and_word_and_a_cell_by_its_picture(solar):
    desk = solar
    desk.window.commands.publishing.ask("description")
    page = the_page(desk)
    page.box.reason.setText("x")
    page.box.go.click()
    desk.window.commands.publishing.ask(NAME)
    page = the_page(desk)
    assert not page.box.row.isHidden()
    page.box.row.setChecked(True)
    page.box.reason.setText("x")
    page.box.go.click()
    assert [one.where for one in marks(desk.session.schema, desk.session.project)] == ["description",
                                                                                      "participants/r1"]
    desk.window.show_home()
    desk.workspace.go_to("description")
    editor = next(e for e in desk.workspace.page.findChildren(FieldEditor) if e.address == "description")
    assert SIGN in editor.head.text()
    assert "confidential" in editor.head.text()
    menu = QMenu(editor)
    from jcm_pdd.gui.confidential_words import offer

    offer(menu, editor, "description", "words")
    assert [a.text() for a in menu.actions() if a.text()] == ["Mark these words as confidential…"]


def test_the_list_goes_to_a_mark_finds_it_elsewhere_and_takes_it_back(solar, qtbot):
    desk = solar
    desk.window.commands.publishing.ask(NAME)
    page = the_page(desk)
    page.box.reason.setText("Not announced")
    page.box.go.click()
    qtbot.waitUntil(lambda: len(page.lists["echoes"].texts()) == 3)  # lines appear in a later turn
    page.everywhere.click()
    qtbot.waitUntil(lambda: not page.lists["echoes"].texts())
    assert len(marks(desk.session.schema, desk.session.project)) == 4
    button = next(b for b in page.lists["marks"].findChildren(QPushButton) if b.text() == "Take back")
    button.click()
    assert len(marks(desk.session.schema, desk.session.project)) == 3
    show = next(b for b in page.lists["marks"].findChildren(QPushButton) if b.text() == "Show")
    show.click()
    assert desk.window.stack.currentWidget() is desk.workspace


def test_a_package_is_made_beside_the_window_and_checked(solar, qtbot, tmp_path: Path):
    desk = solar
    desk.window.actions_by_id["package"].trigger()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, PackagePage)
    qtbot.waitUntil(lambda: any("manifest" in text for text in page.contents.texts()))
    assert page.reasons.texts()
    target = tmp_path / "a.zip"
    page.target.setText(str(target))
    page.pdf.setChecked(False)
    page.public.setChecked(True)
    page.start()
    assert page.running
    assert page.cancel.isEnabled()
    qtbot.waitUntil(lambda: not page.running, timeout=TIMEOUT_MS)
    assert "Package written" in page.doing.text()
    with zipfile.ZipFile(target) as archive:
        assert all("_public" in name for name in archive.namelist() if name.endswith(".docx"))
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.zip"]
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("extra.txt", "x")
    page.start_check(target)
    qtbot.waitUntil(lambda: not page.running, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: page.results.texts() == ["extra.txt: not in the manifest"])


def test_an_ended_package_leaves_nothing_beside_its_place(tmp_path: Path):
    target, scratch = tmp_path / "a.zip", tmp_path / "scratch"
    scratch.mkdir()
    (tmp_path / ".~a.zip.0123456789ab.tmp").write_bytes(b"half")
    (tmp_path / "mine.tmp").write_bytes(b"mine")
    package_work.tidy(target, scratch)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.tmp"]
