"""Anything typed or pasted: it breaks nothing, and what is stored is what was typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.core.edits import read_block
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.texts import LONGEST, clean
from jcm_pdd.files.export import export
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import close, open_project
from jcm_pdd.gui.editors.composing import LONGEST_LINE, LONGEST_TEXT
from jcm_pdd.gui.editors.delegate import CellDelegate
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.page import SectionPage
from tests.gui.editing.plain import editor_at
from tests.gui.editors.conftest import open_project as started

STRANGE = {
    "outside the basic plane": "𠮷野家 𩸽 𠀋",
    "compatibility kanji of names": "\ufa19戸 \ufa10 \ufa1e田 \U0002f872",
    "variant selectors": "葛\U000e0100城市 辻\U000e0101",
    "combining": "か\u3099き\u3099 e\u0301 n\u0303o",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1ef\U0001f1f5 1\ufe0f\u20e3",
    "right to left": "שלום 123 عربي ٤٥٦ \u202eabc\u202c \u2066x\u2069",
    "spaces": "a\u00a0b\u3000c\u2009d\u200be",
    "signs": "≥ ± µ Ω Å ½ ㎡ ℃ ﬁ",
}
TYPED_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("address", ["title", "description"])
def test_strange_texts_are_kept_as_they_are(page: SectionPage, what: str, address: str) -> None:
    editor, text = editor_at(page, address), STRANGE[what]
    editor.input.selectAll()
    QGuiApplication.clipboard().setText(text)
    editor.input.paste()
    editor.commit()
    stored = page.desk.session.project.get(address)
    assert unicodedata.normalize("NFC", str(stored)) == unicodedata.normalize("NFC", text)
    assert stored == clean(text)
    assert editor.typed() == stored
    page.desk.session.undo()


def test_kanji_of_their_own_are_not_replaced() -> None:
    assert clean("\ufa19か\u3099\u0301") == "\ufa19が\u0301"
    assert clean("\U0002f872") == "\U0002f872"


@given(text=TYPED_TEXT)
@example("a\r\nb\rc\u2028d\u2029e\x85f\x0bg")
@example("\x00\x01\x1f\ufffe")
@example("\ufdd0")
@settings(max_examples=30)
def test_any_text_that_is_typed_is_what_is_stored(page: SectionPage, text: str) -> None:
    session, editor = page.desk.session, editor_at(page, "description")
    editor.input.selectAll()
    editor.input.insertPlainText(text)
    editor.commit()
    if not set(text) & set("\ufdd0\ufdd1\ufeff"):  # Qt's own ends of frames, and a mark of the byte order
        assert session.project.get("description") == session.schema.place("description").kind.parse(text)
    assert editor.typed() == session.text("description")


@given(texts=st.lists(TYPED_TEXT, min_size=40, max_size=80))
@settings(max_examples=3)
def test_any_text_comes_back_from_the_project_file(file: tuple[Session, Path], texts: list[str]) -> None:
    session, path = file
    rows = session.add_rows("comments", len(texts))
    typed = {f"comments/{row}/comment": text for row, text in zip(rows, texts, strict=True)}
    session.set_texts({**typed, "title": texts[0], "description.draft_ja": "\n".join(texts)})
    session.save_as(path, overwrite=True)
    journal, _ = open_project(path, session.journal.place, "read")
    try:
        assert journal.project().answers == session.project.answers
        for address, text in typed.items():
            assert (journal.project().get(address) or "") == (clean(text).strip("\n") if clean(text).strip() else "")
    finally:
        close(journal)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory):
    """A project and the path it is saved at."""
    folder = tmp_path_factory.mktemp("file")
    session = started(folder / "place")
    yield session, folder / "project.jcmpdd"
    session.abandon()


@pytest.mark.parametrize(("typed", "stored"), [
    ("１，２３４．５", "1234.5"), ("－４０", None), ("１２％", None), ("１.５ ＧＷｈ", "1500"), ("٤٥", None),
    ("1\u202e23", None)])
def test_full_width_numbers_in_a_cell(page: SectionPage, typed: str, stored: str | None) -> None:
    session, address = page.desk.session, "TH_AM001/systems/r1/EG"
    page.desk.set_text(address, typed, None)
    kept = session.project.get(address)
    assert kept == stored if stored is not None else session.text(address) == typed or rejected_text(kept) is None
    session.undo()


def test_characters_no_document_can_carry_are_left_out_and_it_is_said(page: SectionPage) -> None:
    editor = editor_at(page, "title")
    editor.input.selectAll()
    QGuiApplication.clipboard().setText("Chil\x00ler\x01s")
    editor.input.paste()
    editor.commit()
    assert page.desk.session.project.get("title") == "Chillers"
    assert "2" in editor.remark.text()
    assert editor.remark.isVisibleTo(editor)
    QTest.keyClicks(editor.input, "x")
    editor.commit()
    assert not editor.remark.isVisibleTo(editor)
    page.desk.session.undo()
    page.desk.session.undo()


def test_a_very_long_text_is_kept_and_named(page: SectionPage) -> None:
    session, editor = page.desk.session, editor_at(page, "description")
    text = "\n".join(["The chillers serve the weaving halls. " * 26] * 101)
    assert len(text) > 3 * LONGEST
    QGuiApplication.clipboard().setText(text)
    editor.input.selectAll()
    editor.input.paste()
    editor.commit()
    assert session.text("description") == text
    assert editor.typed() == text
    assert session.rejected("description").code == "text.too_long"
    assert f"{LONGEST:,}" in editor.remark.text()
    session.undo()


def test_a_cell_takes_a_long_text_and_shows_its_beginning(page: SectionPage) -> None:
    session = page.desk.session
    page.show_section("c0")
    table = page.findChild(TableEditor)
    text = "x" * 100_000
    table.view.setCurrentIndex(table.model.index(0, 0))
    table.paste(f"{text}\t5\r\n")
    assert session.text("TH_AM001/systems/r1/name") == text
    assert len(table.model.index(0, 0).data()) < 2_000
    table.view.edit(table.model.index(0, 0))
    cell = next(one for one in table.view.viewport().findChildren(LineInput) if one.isVisible())
    assert cell.text() == text
    table.view.itemDelegate().closeEditor.emit(cell, CellDelegate.EndEditHint.RevertModelCache)
    session.undo()
    assert read_block('"' + "a" * 200_000 + '\nb"\tc') == [["a" * 200_000 + "\nb", "c"]]


def test_a_paste_by_mistake_changes_nothing_and_says_why(page: SectionPage) -> None:
    for address, most in (("title", LONGEST_LINE), ("description", LONGEST_TEXT)):
        editor = editor_at(page, address)
        before = editor.typed()
        data = QMimeData()
        data.setText("1" * (most + 1))
        QApplication.clipboard().setMimeData(data)
        QTest.keySequence(editor.input, "Ctrl+V")
        assert editor.typed() == before
        assert f"{most + 1:,}" in editor.input.property("refused")


@pytest.mark.long
def test_strange_texts_reach_word_excel_and_pdf(tmp_path: Path) -> None:
    _exported(tmp_path, None)


def test_strange_texts_reach_the_design_document(tmp_path: Path) -> None:
    _exported(tmp_path, ("pdd.docx",))


def _exported(folder: Path, documents: tuple[str, ...] | None) -> None:
    """Export a project full of strange texts; what no font can print is a finding that names the character."""
    session = started(folder / "place")
    text = "\n".join((*STRANGE.values(), "left\x00 out"))
    session.set_texts({"description": text, "title": " ".join(STRANGE.values()),
                       "TH_AM001/systems/r1/name": "葛\U000e0100𩸽"})
    report = export(session, folder / "out", documents)
    made = {file.path.suffix for file in report.files}
    assert made >= ({".docx"} if documents else {".docx", ".pdf", ".xlsx"})
    found = {str(finding.args["character"]) for finding in report.findings if finding.code == "document.missing_glyph"}
    assert bool(found) == (".pdf" in made)
    from docx import Document

    word = next(file.path for file in report.files if file.path.suffix == ".docx" and "PDD" in file.path.name)
    document = Document(str(word))
    printed = "\n".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    for line in STRANGE.values():
        assert clean(line).replace("\t", " ") in printed.replace("\u200e", ""), line
    session.abandon()


SHORT = {"about", "crash_page", "evidence_sheet", "field_picker", "finder_page", "form_view", "help_window",
         "library_picker", "making_page", "measured_mapping", "methodology_criteria", "methodology_source",
         "new_project", "overlay", "page", "preferences_dialog", "preview_tools", "request_form", "rounds_look",
         "verification_paper"}
"""Modules whose plain lines take words to look for, places, pages and days, nothing that is kept as an answer."""


def test_every_line_that_keeps_what_is_written_takes_long_texts(repository: Path) -> None:
    plain = {path.stem for path in (repository / "jcm_pdd" / "gui").rglob("*.py")
             if "QLineEdit(" in path.read_text(encoding="utf-8").replace("(QLineEdit)", "")}
    assert plain <= SHORT | {"inputs"}, "Qt cuts a paste at 32,767 characters: take editors.inputs.LineInput"


def test_a_reason_of_a_hundred_thousand_letters_is_not_cut(qtbot) -> None:
    from jcm_pdd.gui.panels.finding_details import FindingDetails

    holder = QWidget()
    qtbot.addWidget(holder)
    details = FindingDetails(holder)
    QGuiApplication.clipboard().setText("理由 \U0001f469 " * 20_000)
    details.reason.paste()
    assert len(details.reason.text()) == 100_000


@pytest.mark.parametrize("way", ["shown", "pasted", "typed"])
def test_a_run_without_spaces_is_wrapped_anywhere_and_stays_as_it_is(page: SectionPage, way: str) -> None:
    text = editor_at(page, "description").input
    plain, anywhere = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, QTextOption.WrapMode.WrapAnywhere
    text.setPlainText("Words. " * 2000)
    assert text.wordWrapMode() == plain, "words are not broken, however long the paragraph"
    run = "x" * 5000
    if way == "shown":
        text.setPlainText(run)
    else:
        text.setPlainText("" if way == "pasted" else run[:-1])
        text.moveCursor(QTextCursor.MoveOperation.End)
        assert text.wordWrapMode() == plain
    if way == "pasted":
        data = QMimeData()
        data.setText(run)
        text.insertFromMimeData(data)
    elif way == "typed":
        QTest.keyClicks(text, "xx")
        run += "x"
    assert text.wordWrapMode() == anywhere
    assert text.plain() == run
    assert text.document().blockCount() == 1
    text.setPlainText("冷凍機は" * 2000)
    assert text.wordWrapMode() == plain
    text.setPlainText("One\u2028two\nthree\u2029four\u00a0five")
    assert text.plain() == "One\ntwo\nthree\nfour\u00a0five"
    text.setPlainText("")
