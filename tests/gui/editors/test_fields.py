"""Fields on the page: what is typed reaches the project once, wrong entries stay, nothing disturbs composition."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView

from jcm_pdd.core.kinds.files import being_typed
from jcm_pdd.files.session import Session
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.dates import DateEditor
from jcm_pdd.gui.editors.file_row import FileRow
from jcm_pdd.gui.editors.files import AttachmentEditor
from jcm_pdd.gui.editors.picked import ChoiceEditor, YesNoEditor
from jcm_pdd.gui.editors.table_of_kinds import EDITORS
from jcm_pdd.gui.editors.texts import LongTextEditor
from jcm_pdd.gui.page import SectionPage


def field(page: SectionPage, section: str, address: str) -> FieldEditor:
    if page.section != section:
        page.show_section(section)
    return next(editor for editor in page.findChildren(FieldEditor) if editor.address == address)


def leave(qtbot, editor: FieldEditor) -> None:
    editor.focus_widgets()[0].clearFocus()


def retype(qtbot, editor: FieldEditor, text: str) -> None:
    editor.take_focus()
    editor.input.selectAll()
    if text.isascii():
        qtbot.keyClicks(editor.input, text)
    else:  # as an input method does
        done = QInputMethodEvent("", [])
        done.setCommitString(text)
        QApplication.sendEvent(editor.input, done)


def test_every_kind_has_an_editor() -> None:
    from jcm_pdd.core.kinds import KINDS

    assert set(EDITORS) == set(KINDS)


def test_typing_is_a_draft_and_leaving_the_field_is_one_edit(qtbot, page: SectionPage, session: Session) -> None:
    title = field(page, "a1", "title")
    retype(qtbot, title, "Solar for Rayong")
    assert session.project.get("title") != "Solar for Rayong"
    qtbot.waitUntil(lambda: "title" in session.drafts(), timeout=2000)
    leave(qtbot, title)
    assert session.project.get("title") == "Solar for Rayong"
    assert session.drafts() == {}
    assert session.undo()
    assert title.typed() == "Solar power for two factories in Rayong"


def test_a_wrong_number_stays_with_its_message_and_can_be_put_right(qtbot, page, session) -> None:
    lifetime = field(page, "a5", "lifetime")
    retype(qtbot, lifetime, "about 17")
    leave(qtbot, lifetime)
    assert lifetime.typed() == "about 17"
    assert lifetime.remark.isVisible()
    assert lifetime.remark.text().startswith("Error: ")
    assert lifetime.input.property("wrong") == "error"
    assert lifetime.remark.text() in lifetime.input.accessibleDescription()
    retype(qtbot, lifetime, "１７")
    leave(qtbot, lifetime)
    assert lifetime.typed() == "17"
    assert not lifetime.remark.isVisible()


def test_a_number_is_shown_grouped_also_when_the_answer_did_not_change(qtbot, page, session) -> None:
    session.set_text("lifetime", "12")
    lifetime = field(page, "a5", "lifetime")
    retype(qtbot, lifetime, "12.0")
    leave(qtbot, lifetime)
    assert lifetime.typed() == "12"


@pytest.mark.qt_log_ignore("does not support grabbing", extend=True)
def test_a_date_is_typed_in_japanese_or_picked(qtbot, page, session) -> None:
    date = field(page, "a5", "start_date")
    assert isinstance(date, DateEditor)
    retype(qtbot, date, "令和9年10月1日")
    leave(qtbot, date)
    assert date.typed() == "2027-10-01"
    popup = date.open_calendar()
    assert popup.calendar.selectedDate() == QDate(2027, 10, 1)
    popup.calendar.clicked.emit(QDate(2028, 1, 15))
    assert session.project.get("start_date") == "2028-01-15"


def test_nothing_is_kept_while_an_input_method_composes(qtbot, page, session) -> None:
    title = field(page, "a1", "title")
    title.take_focus()
    title.input.selectAll()
    QApplication.sendEvent(title.input, QInputMethodEvent("にほ", []))
    assert title.composing()
    qtbot.wait(600)
    title.commit()
    assert session.drafts() == {}
    assert session.project.get("title") == "Solar power for two factories in Rayong"
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(title.input, done)
    leave(qtbot, title)
    assert session.project.get("title") == "日本"


def test_another_change_leaves_typing_alone_but_undo_of_the_field_shows(qtbot, page, session) -> None:
    lifetime = field(page, "a5", "lifetime")
    retype(qtbot, lifetime, "2")
    session.set_text("title", "Other")
    assert lifetime.typed() == "2"
    session.set_text("lifetime", "9")
    assert lifetime.typed() == "9"


def test_undo_keys_belong_to_the_project_unless_something_was_typed(qtbot, page) -> None:
    title = field(page, "a1", "title")
    title.take_focus()

    def taken() -> bool:
        keys = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        keys.ignore()
        QApplication.sendEvent(title.input, keys)
        return keys.isAccepted()

    assert not taken()
    qtbot.keyClicks(title.input, "x")
    assert taken()


def test_long_text_grows_and_counts(qtbot, page, session) -> None:
    text = field(page, "a2", "description")
    assert isinstance(text, LongTextEditor)
    before = text.input.height()
    text.take_focus()
    qtbot.keyClicks(text.input, "Four words of text")
    for _ in range(8):
        qtbot.keyClick(text.input, Qt.Key.Key_Return)
    qtbot.keyClicks(text.input, "end")
    assert text.count is not None
    assert text.count.text().startswith("5 words")
    assert text.input.height() > before
    leave(qtbot, text)
    assert str(session.project.get("description")).startswith("Four words of text\n")


def test_a_choice_is_picked_cleared_and_immune_to_the_wheel(qtbot, page, session) -> None:
    country = field(page, "setup", "country")
    assert isinstance(country, ChoiceEditor)
    assert country.input.currentText() == "Thailand"
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(country.input, wheel)
    assert session.project.get("country") == "TH"
    at = country.input.findText("Indonesia")
    country.input.setCurrentIndex(at)
    country.input.activated.emit(at)
    assert session.project.get("country") == "ID"
    country.input.setCurrentIndex(0)
    country.input.activated.emit(0)
    assert session.project.get("country") is None


def test_yes_no_has_three_answers(qtbot, page, session) -> None:
    answer = field(page, "c0", "TH_AM001/IEC_61646")
    assert isinstance(answer, YesNoEditor)
    assert not answer.clear.isVisible()
    qtbot.mouseClick(answer.no, Qt.MouseButton.LeftButton)
    assert session.project.get("TH_AM001/IEC_61646") is False
    assert answer.no.isChecked()
    assert not answer.yes.isChecked()
    qtbot.mouseClick(answer.clear, Qt.MouseButton.LeftButton)
    assert session.project.get("TH_AM001/IEC_61646") is None
    assert not answer.no.isChecked()


def test_figures_are_attached_captioned_and_removed(qtbot, page, session, tmp_path) -> None:
    figures = field(page, "a2", "description_figures")
    assert isinstance(figures, AttachmentEditor)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    assert picture.save(str(tmp_path / "site map.png"))
    figures.attach([tmp_path / "site map.png"])
    row = figures.file_rows[0]
    row.caption.setFocus()
    qtbot.keyClicks(row.caption, "Site map")
    qtbot.keyClick(row.caption, Qt.Key.Key_Return)
    stored = session.project.get("description_figures")
    assert isinstance(stored, list)
    assert [(item["name"], item["caption"]) for item in stored] == [("site map.png", "Site map")]
    QApplication.clipboard().setImage(picture)
    qtbot.mouseClick(figures.paste, Qt.MouseButton.LeftButton)
    assert len(figures.file_rows) == 2
    qtbot.mouseClick(figures.file_rows[0].remove, Qt.MouseButton.LeftButton)
    assert [item["name"] for item in figures.items()] == ["pasted picture.png"]


def test_a_long_caption_shows_how_it_begins(qtbot, page, session, tmp_path) -> None:
    row = FileRow({"name": "layout.png"}, False, page)
    row.show_caption({"caption": "Figure 2. Emission sources and monitoring points " * 4})
    row.resize(300, 80)
    assert row.caption.cursorPosition() == 0


def test_a_caption_being_typed_is_a_draft_and_can_be_recovered(qtbot, page, session, tmp_path) -> None:
    figures = field(page, "a2", "description_figures")
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    assert picture.save(str(tmp_path / "roof.png"))
    figures.attach([tmp_path / "roof.png"])
    caption = figures.file_rows[0].caption
    caption.setFocus()
    qtbot.keyClicks(caption, "Half a cap")
    qtbot.waitUntil(lambda: "description_figures" in session.drafts(), timeout=2000)
    assert figures.items()[0].get("caption", "") == ""
    kept = session.drafts()["description_figures"].text
    assert being_typed(figures.place.kind, kept) == "Half a cap"
    qtbot.keyClick(caption, Qt.Key.Key_Return)
    assert session.drafts() == {}

    session.undo()
    session.set_texts({"description_figures": kept}, name="edit.recovered")  # what opening after a crash does

    assert [(item["name"], item["caption"]) for item in figures.items()] == [("roof.png", "Half a cap")]


def test_a_caption_that_is_what_it_was_leaves_no_draft(qtbot, page, session, tmp_path) -> None:
    figures = field(page, "a2", "description_figures")
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    assert picture.save(str(tmp_path / "roof.png"))
    figures.attach([tmp_path / "roof.png"])
    caption = figures.file_rows[0].caption
    caption.setFocus()
    qtbot.keyClicks(caption, "x")
    qtbot.waitUntil(lambda: "description_figures" in session.drafts(), timeout=2000)
    qtbot.keyClick(caption, Qt.Key.Key_Backspace)
    qtbot.keyClick(caption, Qt.Key.Key_Return)
    assert session.drafts() == {}


def test_a_proposal_is_unread_until_accepted_or_changed(qtbot, page, session) -> None:
    session.set_stored("TH_AM001/criterion1.claim", True)
    address = next(a for a in session.proposals if a.endswith(".text"))
    proposed = session.proposals[address]
    editor = field(page, "b2", address)
    assert editor.proposal.isVisible()
    assert editor.desk.stored(address) is None
    qtbot.mouseClick(editor.proposal._accept, Qt.MouseButton.LeftButton)
    assert session.project.get(address) == proposed
    assert not editor.proposal.isVisible()
    session.undo()
    assert editor.proposal.isVisible()
    qtbot.mouseClick(editor.proposal._edit, Qt.MouseButton.LeftButton)
    assert editor.input.toPlainText() == proposed
    editor.input.appendPlainText("More.")
    editor.commit()
    assert session.project.get(address) == proposed + "\nMore."


def test_a_read_only_project_shows_and_changes_nothing(qtbot, page, session, monkeypatch) -> None:
    monkeypatch.setattr(Session, "read_only", property(lambda _: True))
    title = field(page, "a1", "title")
    assert title.input.isReadOnly()
    answer = field(page, "c0", "TH_AM001/IEC_61215")
    answer.yes.click()
    answer.no.click()
    assert session.project.get("TH_AM001/IEC_61215") is True
    assert answer.yes.isChecked()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_input_of_every_section_has_a_name_for_screen_readers(qtbot, page, session, speak, language) -> None:
    speak(language)
    page.set_language(language)
    nameless = []
    for plan in session.schema.sections:
        page.show_section(plan.definition.id)
        for kind in (QLineEdit, QPlainTextEdit, QComboBox, QTableView, QAbstractButton):
            for widget in page.widget().findChildren(kind):
                inner = widget.objectName().startswith("qt_") or widget.parent().inherits("QLineEdit")
                heard = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                if not inner and not widget.parent().inherits("QTableView") and not heard:
                    nameless.append((plan.definition.id, type(widget).__name__))
    assert nameless == []
