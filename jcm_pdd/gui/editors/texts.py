"""Editors of several lines: long text with its word count, and the list of references."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from jcm_pdd.core.schema import Place
from jcm_pdd.gui.editors.base import TypedEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.inputs import GrowingText


class LongTextEditor(TypedEditor):
    """Text of several paragraphs; the field grows with it and counts its words."""

    input: GrowingText

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        self.count: QLabel | None = None
        super().__init__(desk, place, address, parent)
        self.count = QLabel(self)
        self.count.setProperty("role", "hint")
        self.column.insertWidget(2, self.count)
        self._count()

    def make_input(self) -> QWidget:
        text = GrowingText(self)
        text.textChanged.connect(self._changed)
        text.left.connect(self.commit)
        return text

    def show_choices(self) -> None:
        example = self.desk.say(self.definition.example)
        self.input.setPlaceholderText(self.tr("e.g. {example}").format(example=example) if example else "")
        self._count()

    def typed(self) -> str:
        return self.input.toPlainText()

    def put(self, text: str) -> None:
        # Set, not inserted: the undo of the project takes answers back, the input's own only typing.
        self.input.blockSignals(True)
        self.input.setPlainText(text)
        self.input.document().setModified(False)
        self.input.blockSignals(False)
        self._count()

    def composing(self) -> bool:
        return self.input.composing()

    def start_from(self, text: str) -> None:
        self.input.setPlainText(text)

    def set_read_only(self, read_only: bool) -> None:
        self.input.setReadOnly(read_only)

    def _changed(self) -> None:
        self._count()
        if self.unsent():
            self.keystroke()

    def _count(self) -> None:
        if self.count is None:
            return
        text = self.typed()
        words, letters = len(text.split()), len(text.replace("\n", ""))
        self.count.setText(self.measure(words, letters))
        self.count.setVisible(bool(text.strip()))

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
