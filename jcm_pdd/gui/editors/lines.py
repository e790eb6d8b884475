"""Editors of one line: text, number, coordinates."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.gui.editors.base import TypedEditor
from jcm_pdd.gui.editors.inputs import LineInput


class TextEditor(TypedEditor):
    """Text of one line."""

    input: LineInput

    def make_input(self) -> QWidget:
        return self.watched(LineInput(parent=self))

    def watched(self, line: LineInput) -> LineInput:
        """Connect a line: every keystroke a draft, leaving it an edit."""
        line.textEdited.connect(self.keystroke)
        line.editingFinished.connect(self.commit)
        line.composition_begins.connect(self.composition_begins)
        return line

    def show_choices(self) -> None:
        example = self.desk.say(self.definition.example)
        self.input.setPlaceholderText(self.tr("e.g. {example}").format(example=example) if example else "")

    def typed(self) -> str:
        return self.input.text()

    def put(self, text: str) -> None:
        self.input.setText(text)
        self.input.setCursorPosition(0)

    def composing(self) -> bool:
        return self.input.composing()

    def end_composition(self) -> None:
        self.input.end_composition()

    def start_from(self, text: str) -> None:
        self.input.setText(text)
        self.keystroke()

    def set_read_only(self, read_only: bool) -> None:
        self.input.setReadOnly(read_only)


class NumberEditor(TextEditor):
    """A number: typed with any digits and any unit of the right dimension, shown in the unit of the field."""

    def make_input(self) -> QWidget:
        return self.watched(LineInput(unit=self.desk.unit(self.definition), right=True, parent=self))

    def show_choices(self) -> None:
        super().show_choices()
        self.input.set_unit(self.desk.unit(self.definition))

    def put(self, text: str) -> None:
        self.input.setText(text)


class CoordinatesEditor(TextEditor):
    """A position: anything pasted, shown as it is printed."""

    def show_choices(self) -> None:
        super().show_choices()
        if not self.input.placeholderText():
            self.input.setPlaceholderText("13°35'45.2\"N 100°52'37.2\"E")

    def show_answer(self) -> None:
        super().show_answer()
        stored = self.desk.stored(self.address)
        good = stored is not None and rejected_text(stored) is None
        self.input.setToolTip(self.place.kind.print(stored) if good else "")
