"""A reviewer's file: edits beside the present text, notes at their fields; nothing is taken over by itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.reading import reviewing
from jcm_pdd.gui.differences import LONGEST, as_html, differences
from jcm_pdd.gui.import_page import ImportPage
from jcm_pdd.gui.review_page import ReviewPage
from jcm_pdd.gui.theme_tokens import LIGHT

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))
from tracked import Reviewed

WAIT = 60_000


@pytest.mark.parametrize(("old", "new", "parts"), [
    ("15 years of use", "12 years of use", [("gone", "15"), ("new", "12"), ("same", " years of use")]),
    ("屋根は広い", "屋根は狭い", [("same", "屋根は"), ("gone", "広"), ("new", "狭"), ("same", "い")]),
    ("", "new", [("new", "new")]),
    ("same", "same", [("same", "same")]),
])
def test_differences_are_found_word_by_word(old: str, new: str, parts: list[tuple[str, str]]):
    assert differences(old, new) == parts


def test_differences_hold_both_texts_whatever_they_are():
    for old, new in (("a  b\nc", "a b\n\nc d"), ("x " * LONGEST, "y"), ("<b>&", "<i>")):
        found = differences(old, new)
        assert "".join(text for what, text in found if what != "new") == old
        assert "".join(text for what, text in found if what != "gone") == new
    assert "<b>" not in as_html(differences("<b>&", "<i>"), LIGHT)


@pytest.fixture
def reviewed(solar, qtbot, tmp_path: Path):
    """Return a window whose project has taken in a reviewer's file through the menu."""
    review = Reviewed(make_pdd(solar.session)[0])
    title = solar.session.text("title")
    review.retype(review.paragraph(title), f"{title} (second phase)")
    lifetime = review.paragraph("15 years")
    review.retype(lifetime, "12 years")
    review.comment(lifetime, "Why not longer?")
    solar.answers.document = tmp_path / "reviewed.docx"
    solar.answers.document.write_bytes(review.bytes())
    solar.window.actions_by_id["import"].trigger()
    page = solar.window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.prospect is not None and not page.running, timeout=WAIT)
    assert "proposed edits 2, notes 1" in page.summary.text()
    page.go.click()
    return solar


def opened(desk) -> ReviewPage:
    desk.window.actions_by_id["review"].trigger()
    page = desk.window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    return page


def names(page: ReviewPage) -> list[str]:
    return [page.edits.list.item(at).text().split("\n")[0] for at in range(page.edits.list.count())]


def test_edits_stand_beside_the_present_text_and_are_accepted_or_rejected(reviewed):
    title = reviewed.session.text("title")
    page = opened(reviewed)
    assert page.tabs.tabText(0) == "Proposed edits 2"
    page.edits.list.setCurrentRow(names(page).index("A.1 Title of the JCM project"))
    assert page.edits.text.toPlainText() == f"{title} (second phase)"
    assert "underline" in page.edits.text.toHtml()
    assert reviewed.session.text("title") == title, "nothing is taken over by itself"

    QTest.keyClick(page.accept, Qt.Key.Key_Space)
    assert reviewed.session.text("title") == f"{title} (second phase)"
    assert names(page) == ["A.5 Expected operational lifetime of project"]
    page.reject.click()
    assert names(page) == []
    assert reviewed.session.project.get("lifetime") == "15"
    page.handled.setChecked(True)
    assert sorted(page.edits.list.item(at).text().split("\n")[2].split(" · ")[-1] for at in range(2)) == [
        "accepted", "rejected"]
    reviewed.window.actions_by_id["undo"].trigger()
    assert page.tabs.tabText(0) == "Proposed edits 1"


def test_all_edits_are_accepted_as_one_step(reviewed):
    title = reviewed.session.text("title")
    page = opened(reviewed)
    page.accept_all.click()
    assert reviewed.session.project.get("lifetime") == "12"
    assert not page.accept_all.isEnabled()
    reviewed.window.actions_by_id["undo"].trigger()
    assert (reviewed.session.text("title"), reviewed.session.project.get("lifetime")) == (title, "15")


def test_an_answer_changed_meanwhile_is_not_overwritten_without_a_word(reviewed):
    page = opened(reviewed)
    reviewed.session.set_text("lifetime", "20")
    page.edits.list.setCurrentRow(names(page).index("A.5 Expected operational lifetime of project"))
    assert not page.anyway.isVisible()
    page.accept.click()
    assert reviewed.session.project.get("lifetime") == "20"
    assert any("20" in text for text in reviewed.window.banner.texts())
    page.anyway.click()
    assert reviewed.session.project.get("lifetime") == "12"


def test_a_note_stands_at_its_field_and_is_closed_with_an_answer(reviewed, qtbot):
    page = opened(reviewed)
    page.tabs.setCurrentIndex(1)
    assert "Why not longer?" in page.notes.text.toPlainText()
    page.notes.go.click()
    assert reviewed.workspace.section == "a5"
    field = next(e for block in reviewed.workspace.page.blocks for e in getattr(block, "editors", ())
                 if e.address == "lifetime")
    assert "Why not longer?" in field.asked.text()
    assert "Why not longer?" in field.input.accessibleDescription()
    assert field.asked.isVisible()

    page = opened(reviewed)
    page.tabs.setCurrentIndex(1)
    page.answer.setText("The maker says so.")
    QTest.keyClick(page.answer, Qt.Key.Key_Return)
    note = next(iter(reviewing.review_notes(reviewed.session).values()))
    assert (note.state, note.answer) == ("done", "The maker says so.")
    page.back.click()
    assert "Why not longer?" not in field.asked.text()


def test_without_a_review_the_page_says_how_to_get_one(solar):
    page = opened(solar)
    assert "tracked changes" in page.nothing.text()
    assert page.nothing.isVisible()
    assert not page.accept_all.isVisible()
