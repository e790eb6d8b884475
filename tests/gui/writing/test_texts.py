"""Writing a long text: spelling that waits, words one adds, the Japanese draft, and texts of the library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from jcm_pdd.files.drafting import FILE, drafts_shown, remember_drafts
from jcm_pdd.files.session import Session
from jcm_pdd.files.text_library import library_of
from jcm_pdd.gui.editors.texts import LongTextEditor

Make = Callable[..., LongTextEditor]


def wrong(editor: LongTextEditor) -> list[str]:
    """Return the underlined words after a moment without typing."""
    assert editor.marks is not None
    editor.marks.look()
    return [word for _, _, word in editor.marks.wrong]


def actions(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


def put_cursor(editor: LongTextEditor, position: int) -> None:
    cursor = editor.input.textCursor()
    cursor.setPosition(position)
    editor.input.setTextCursor(cursor)


def test_wrong_words_are_underlined_once_typing_rests(editor_of: Make, qtbot) -> None:
    editor = editor_of()
    editor.take_focus()
    qtbot.keyClicks(editor.input, "The efficiancy of hihg")
    assert editor.marks is not None
    assert editor.marks.wrong == []  # nothing is looked for while keys come
    qtbot.waitUntil(lambda: [word for _, _, word in editor.marks.wrong] == ["efficiancy"])  # the last is being typed
    qtbot.keyClicks(editor.input, " ")
    qtbot.waitUntil(lambda: len(editor.input.extraSelections()) == 2)


def test_the_places_are_right_beside_letters_that_qt_counts_twice(editor_of: Make) -> None:
    editor = editor_of()
    editor.input.setPlainText("𠮷野家 🏭 mesurement ＡＢ\nsecond 𠮷 hihg")
    assert wrong(editor) == ["mesurement", "hihg"]
    assert editor.marks is not None
    for start, end, word in editor.marks.wrong:
        cursor = QTextCursor(editor.input.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == word
    marked = [one.cursor.selectedText() for one in editor.input.extraSelections()]
    assert marked == ["mesurement", "野家", "ＡＢ", "hihg"]


def test_nothing_is_marked_under_composition(editor_of: Make, qtbot) -> None:
    editor = editor_of()
    editor.input.setPlainText("hihg ")
    put_cursor(editor, 5)
    assert editor.marks is not None
    QApplication.sendEvent(editor.input, QInputMethodEvent("にほん", []))
    editor.marks.look()
    assert editor.input.extraSelections() == []
    done = QInputMethodEvent()
    done.setCommitString("日本")
    QApplication.sendEvent(editor.input, done)
    qtbot.waitUntil(lambda: len(editor.input.extraSelections()) == 2)
    assert editor.typed() == "hihg 日本"


def test_a_very_long_text_is_looked_at_only_where_it_is_seen(editor_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = editor_of()
    editor.input.setPlainText("hihg word " * 10_000)
    seen: list[int] = []
    real = type(editor.marks.speller).unknown  # type: ignore[union-attr]

    def counted(self, text: str, start: int = 0, end: int | None = None):
        seen.append((len(text) if end is None else end) - start)
        return real(self, text, start, end)

    monkeypatch.setattr(type(editor.marks.speller), "unknown", counted)  # type: ignore[union-attr]
    assert wrong(editor)
    assert sum(seen) < 10_000
    editor.input.setPlainText("x" * 100_000)  # no spaces at all
    assert wrong(editor) == []


def test_a_paragraph_that_makes_typing_slow_is_told_until_it_is_parted(editor_of: Make) -> None:
    editor = editor_of()
    words = "The chillers are replaced. " * 800
    editor.input.setPlainText(words)
    assert editor.slow.isVisibleTo(editor)
    assert "Return" in editor.slow.text()
    put_cursor(editor, len(words) // 2)
    editor.input.insertPlainText("\n")
    assert not editor.slow.isVisibleTo(editor)
    assert editor.typed().replace("\n", "") == words


def test_a_meant_word_replaces_the_wrong_one_and_typing_can_be_taken_back(editor_of: Make) -> None:
    editor = editor_of()
    editor.input.setPlainText("The Mesurement's end")
    menu = editor.menu(6)
    assert next(iter(actions(menu))) == "Measurement"
    actions(menu)["Measurement"].trigger()  # type: ignore[attr-defined]
    assert editor.typed() == "The Measurement's end"
    editor.input.undo()
    assert editor.typed() == "The Mesurement's end"
    assert "Measurement" not in actions(editor.menu(0))


def test_a_word_is_added_and_known_at_once(editor_of: Make, session: Session) -> None:
    editor = editor_of()
    editor.input.setPlainText("Zxqwerty runs it.")
    editor.commit()
    assert wrong(editor) == ["Zxqwerty"]
    assert [f.args["count"] for f in session.findings if f.code == "text.spelling"] == ["1"]
    actions(editor.menu(3))["Add “Zxqwerty” to my words"].trigger()  # type: ignore[attr-defined]
    assert wrong(editor) == []
    assert not [f for f in session.findings if f.code == "text.spelling"]
    assert session.speller.own.path.read_text(encoding="utf-8") == "Zxqwerty\n"


def test_the_keyboard_opens_the_menu_at_the_cursor(editor_of: Make) -> None:
    editor = editor_of()
    editor.input.setPlainText("good hihg")
    put_cursor(editor, 7)
    at = QPoint(1, 1)
    QApplication.sendEvent(editor.input.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, at, editor.input.viewport().mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert next(iter(actions(menu))) == "high"
    menu.close()


def test_a_text_that_is_not_printed_in_english_is_not_looked_through(editor_of: Make, session: Session) -> None:
    plain = session.schema.place("description.draft_ja")
    assert plain is not None
    editor = editor_of(plain.address)
    assert editor.marks is None
    assert editor.draft_button.isHidden()


# --- the draft ---------------------------------------------------------------------------------------


def test_a_draft_stands_beside_the_text_is_kept_and_remembered(editor_of: Make, session: Session, qtbot) -> None:
    editor = editor_of()
    assert editor.draft is None
    editor.draft_button.click()
    assert editor.draft is not None
    assert editor.draft.x() > editor.input.x()
    qtbot.keyClicks(editor.draft.input, "shitagaki")
    editor.draft.input.insertPlainText("屋根に𠮷")
    editor.take_focus()
    editor.draft.commit()
    assert session.project.get("description.draft_ja") == "shitagaki屋根に𠮷"
    assert session.project.get("description") is None
    editor.draft_button.click()
    assert editor.draft.isHidden()
    assert "13" in editor.draft_button.text()
    assert not drafts_shown(session.journal.place.folder)
    editor.draft_button.click()
    assert drafts_shown(session.journal.place.folder)
    assert editor_of().draft is not None  # another field shows its own too


def test_typing_in_a_draft_survives_a_crash_and_undo_takes_it_back(editor_of: Make, session: Session, qtbot) -> None:
    editor = editor_of()
    editor.switch.turn(True)
    assert editor.draft is not None
    editor.draft.input.insertPlainText("下書き")
    qtbot.waitUntil(lambda: "description.draft_ja" in session.drafts(), timeout=3000)
    editor.commit()
    assert session.drafts() == {}
    session.undo()
    assert editor.draft.typed() == ""


def test_a_narrow_field_has_its_draft_below_and_a_jump_opens_it(editor_of: Make) -> None:
    editor = editor_of(width=400)
    assert not editor.goes_to("title")
    assert editor.goes_to("description.draft_ja")
    assert editor.draft is not None
    QApplication.processEvents()
    assert editor.draft.y() > editor.input.y()
    editor.resize(900, 500)
    QApplication.processEvents()
    assert editor.draft.x() > editor.input.x()


def test_a_draft_is_read_only_when_the_project_is(editor_of: Make, session: Session, monkeypatch) -> None:
    editor = editor_of()
    editor.switch.turn(True)
    monkeypatch.setattr(type(session), "read_only", property(lambda _self: True))
    editor.refresh(frozenset(), None)
    assert editor.draft is not None
    assert editor.draft.input.isReadOnly()
    assert "high" not in actions(editor.menu(0))


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff", b'{"shown": 1}'])
def test_a_damaged_memory_of_the_switch_costs_nothing(tmp_path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)
    assert not drafts_shown(tmp_path)
    remember_drafts(tmp_path, True)
    assert drafts_shown(tmp_path)


# --- the library ---------------------------------------------------------------------------------------


def test_a_text_or_its_selection_is_kept_and_put_in_with_its_origin(editor_of: Make, session: Session, qtbot) -> None:
    editor = editor_of()
    editor.input.setPlainText("First sentence.\nSecond sentence.")
    put_cursor(editor, 0)
    cursor = editor.input.textCursor()
    cursor.setPosition(15, QTextCursor.MoveMode.KeepAnchor)
    editor.input.setTextCursor(cursor)
    actions(editor.menu(0))["Save the selection to my library"].trigger()  # type: ignore[attr-defined]
    kept, = library_of(session.journal.place).of("")
    assert kept.cells == {"text": "First sentence."}
    assert kept.name in editor.count.text()  # type: ignore[union-attr]
    editor.input.clear()
    editor.commit()
    assert editor.shelf is not None
    editor.shelf.open_picker()
    picker = editor.shelf.picker
    assert picker is not None
    qtbot.keyClicks(picker.search, "zzz")
    assert not picker.take.isEnabled()
    picker.search.setText("first SOLAR")
    qtbot.mouseClick(picker.take, Qt.MouseButton.LeftButton)
    assert session.text("description") == "First sentence."
    assert "Solar power for two factories in Rayong" in editor.from_where.text()
    session.undo()
    assert editor.typed() == ""
    assert editor.from_where.isHidden()
