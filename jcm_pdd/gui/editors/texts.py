"""Editors of several lines: long text with word count, spelling, draft and library, and the list of references."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from jcm_pdd.core.companions import DRAFT_JA, ORIGIN
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.schema import Place
from jcm_pdd.files.library_use import origins
from jcm_pdd.files.spelling import checked, suggestions
from jcm_pdd.gui.confidential_words import offer
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.drafts import DraftEditor, DraftSwitch, PlainTextEditor, draft_place
from jcm_pdd.gui.editors.inputs import GrowingText
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.editors.spelling_marks import SpellingMarks
from jcm_pdd.gui.editors.text_shelf import TextShelf
from jcm_pdd.gui.theme import SPACE_2, SPACE_3

BESIDE_FROM = 560
"""Pixels of width from which a draft stands beside its text; below that it stands under it."""
LONG_PARAGRAPH = 20_000
"""Letters of one paragraph beyond which a key takes longer than a frame: a paragraph is laid out as a whole."""


class WritingText(GrowingText):
    """An input whose menu its editor makes, at the mouse or at the cursor."""

    def __init__(self, editor: LongTextEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        typed = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.cursorRect().bottomLeft() if typed else event.pos()
        cursor = self.textCursor() if typed else self.cursorForPosition(at)
        menu = self._editor.menu(cursor.position())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))


class LongTextEditor(PlainTextEditor):
    """Text of several paragraphs; English is looked through, a Japanese draft may stand beside it."""

    count: QLabel | None = None
    draft: DraftEditor | None = None
    marks: SpellingMarks | None = None
    shelf: TextShelf | None = None

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, address, parent)
        self._draft_place = draft_place(desk, place)
        if checked(place):
            self.marks = SpellingMarks(self.input, desk.session.speller)
        if place.definition.kind == "long_text":
            self.shelf = TextShelf(self)
        self._make_tools()
        self.switch = DraftSwitch.of(desk)
        self.switch.moved.connect(self._show_draft)
        self._show_draft()
        self.retranslate()

    def make_input(self) -> QWidget:
        text = WritingText(self)
        text.textChanged.connect(self._changed)
        text.left.connect(self.commit)
        text.composition_begins.connect(self.composition_begins)
        return text

    def _make_tools(self) -> None:
        self.count = QLabel(self)
        self.count.setProperty("role", "hint")
        self.draft_button = QToolButton(self)
        self.draft_button.setCheckable(True)
        self.draft_button.setProperty("role", "quiet")
        self.draft_button.clicked.connect(self._turn)
        self.draft_button.setVisible(self._draft_place is not None)
        self.from_where, self.slow = (WrappedLabel(role="hint", parent=self) for _ in range(2))
        self.slow.hide()
        tools = QHBoxLayout()
        tools.setSpacing(SPACE_2)
        tools.addWidget(self.count)
        tools.addStretch(1)
        if self.shelf is not None:
            tools.addWidget(self.shelf.button)
        tools.addWidget(self.draft_button)
        self.column.insertLayout(2, tools)
        self.column.insertWidget(3, self.slow)
        self.column.insertWidget(4, self.from_where)
        self.across.setSpacing(SPACE_3)

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        super().refresh(changed, origin)
        if self.count is None:
            return
        if self.draft is not None:
            self.draft.refresh(changed, origin)
        if self.marks is not None:
            self.marks.later()
        self._show_origin()
        self._name_draft_button()

    def move_to(self, address: str) -> None:
        if self.draft is not None:
            self.draft.move_to(f"{address}.{DRAFT_JA}")
        super().move_to(address)

    def end_composition(self) -> None:
        super().end_composition()
        if self.draft is not None:
            self.draft.end_composition()

    def commit(self) -> None:
        super().commit()
        if self.draft is not None:
            self.draft.commit()

    def retranslate(self) -> None:
        super().retranslate()
        if self.count is None:
            return
        if self.draft is not None:
            self.draft.retranslate()
        if self.shelf is not None:
            self.shelf.retranslate()
        self._name_draft_button()

    def show_choices(self) -> None:
        example = self.desk.say(self.definition.example)
        self.input.setPlaceholderText(self.tr("e.g. {example}").format(example=example) if example else "")
        self.text_moved()

    def _show_origin(self) -> None:
        told = origins(self.desk.session, f"{self.address}.{ORIGIN}") if self.desk.stored(self.address) else ()
        said = "; ".join(part.replace(" | ", ", ") for part in told)
        self.from_where.setText(self.tr("Taken from my library: {origin}").format(origin=said) if told else "")
        self.from_where.setVisible(bool(told))

    # --- the draft -----------------------------------------------------------------------------------

    def goes_to(self, address: str) -> bool:
        """Return whether an address is shown here; that of a draft opens it."""
        if self._draft_place is None or address != f"{self.address}.{DRAFT_JA}":
            return super().goes_to(address)
        self.switch.turn(True)
        return True

    def _turn(self, shown: bool) -> None:
        self.switch.turn(shown)
        if shown and self.draft is not None:
            self.draft.take_focus()

    def _show_draft(self) -> None:
        shown = self.switch.shown and self._draft_place is not None
        if shown and self.draft is None and self._draft_place is not None:
            self.draft = DraftEditor(self.desk, self._draft_place, f"{self.address}.{DRAFT_JA}", self)
            self.draft.focused.connect(lambda _address: self.focused.emit(self.address))
            self.across.addWidget(self.draft, 1)
            self._lay_out()
        if self.draft is not None:
            if not shown:
                self.draft.commit()
            self.draft.setVisible(shown)
        self.draft_button.setChecked(shown)
        self._name_draft_button()

    def _name_draft_button(self) -> None:
        kept = self.desk.stored(f"{self.address}.{DRAFT_JA}")
        name = self.tr("Japanese draft")
        if isinstance(kept, str) and not self.switch.shown:
            name = self.tr("Japanese draft ({letters} characters)").format(letters=f"{len(kept):,}")
        self.draft_button.setText(name)
        self.draft_button.setToolTip(self.tr("Show a Japanese draft beside every English text; it is printed nowhere"))
        self.draft_button.setAccessibleName(f"{self.desk.say(self.definition.label)}: {name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.width() >= BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self.across.direction() != way and self.draft is not None:
            self.across.setDirection(way)

    # --- spelling and library -----------------------------------------------------------------------

    def menu(self, position: int) -> QMenu:
        """Return the menu at a position: words meant by a wrong one, the library, and what every text has."""
        menu = self.input.createStandardContextMenu()
        first = menu.actions()[0] if menu.actions() else None
        mine = QMenu(menu)
        wrong = self.marks.word_at(position) if self.marks is not None else None
        if wrong is not None and not self.desk.read_only:
            self._offer(mine, *wrong)
        if self.shelf is not None:
            self.shelf.fill(mine)
        for action in mine.actions():
            action.setParent(menu)
            menu.insertAction(first, action)  # type: ignore[arg-type]
        if mine.actions():
            menu.insertSeparator(first)  # type: ignore[arg-type]
        offer(menu, self, self.address, self.input.textCursor().selectedText().replace("\u2029", "\n"))
        return menu

    def _offer(self, menu: QMenu, start: int, end: int, word: str) -> None:
        found = suggestions(word, self.desk.session.speller.names | self.desk.session.speller.own.words)
        for meant in found:
            menu.addAction(meant, partial(self._correct, start, end, word, meant))
        if not found:
            menu.addAction(self.tr("No suggestion")).setEnabled(False)
        menu.addAction(self.tr("Add “{word}” to my words").format(word=word), lambda: self._learn(word))
        menu.addSeparator()

    def _correct(self, start: int, end: int, word: str, meant: str) -> None:
        cursor = QTextCursor(self.input.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == word:  # the text may have changed while the menu was open
            ending = word[len(word) - 2:] if word[-2:] in ("'s", "’s") else ""
            cursor.insertText(meant + ending)

    def _learn(self, word: str) -> None:
        try:
            self.desk.session.learn([word.removesuffix("'s").removesuffix("’s")])
        except Problem as problem:
            self.tell(problem)

    def tell(self, told: Problem | str) -> None:
        """Say something under the text until it is typed in."""
        if isinstance(told, Problem):
            from jcm_pdd.files.messages import problem_text

            told = problem_text(told, self.desk.language)
        if self.count is not None:
            self.count.setText(told)
            self.count.show()

    def insert(self, text: str) -> None:
        """Put a text at the cursor, on a line of its own where a line is begun already."""
        cursor = self.input.textCursor()
        begun = cursor.block().text().strip() if not cursor.hasSelection() else ""
        cursor.insertText(f"\n{text}" if begun and len(text) > 60 else text)
        self.input.setTextCursor(cursor)
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- counting ------------------------------------------------------------------------------------

    def text_moved(self) -> None:
        if self.count is None:
            return
        text = self.typed()
        words, letters = len(text.split()), len(text.replace("\n", ""))
        self.count.setText(self.measure(words, letters))
        self.count.setVisible(bool(text.strip()))
        long = letters > LONG_PARAGRAPH and max(map(len, text.split("\n"))) > LONG_PARAGRAPH
        if long:
            self.slow.setText(self.tr(
                "One paragraph is very long: typing in it is slow until it is parted with Return. "
                "Nothing of it is lost."))
        self.slow.setVisible(long)

    def measure(self, words: int, letters: int) -> str:
        """Return how long the text is, in words and characters."""
        pattern = self.tr("{words} words, {letters} characters")
        return pattern.format(words=f"{words:,}", letters=f"{letters:,}")


class ReferencesEditor(LongTextEditor):
    """The list of references, one a line."""

    def show_choices(self) -> None:
        super().show_choices()
        if not self.input.placeholderText():
            self.input.setPlaceholderText(self.tr("One reference a line; they are numbered when printed."))

    def measure(self, words: int, letters: int) -> str:
        lines = sum(1 for line in self.typed().split("\n") if line.strip())
        return self.tr("{count} references").format(count=f"{lines:,}")
