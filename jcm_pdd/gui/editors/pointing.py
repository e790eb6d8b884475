"""Editors of answers that point somewhere: at a row by its name, at another question of the project."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.questions import Questions, named_row
from jcm_pdd.gui.editors.choosing import Chooser, options_for
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.lines import TextEditor
from jcm_pdd.gui.theme import set_icon


class PointingEditor(TextEditor):
    """A line with the list of what can be chosen, and the way to what is chosen."""

    def make_input(self) -> QWidget:
        line = self.watched(LineInput(parent=self))
        self.chooser = Chooser(line, lambda: options_for(self.desk, self.definition, self.address))
        self.chooser.taken.connect(self.take)
        self.open_target = QAction("", line)
        set_icon(self.open_target, "external-link")
        self.open_target.setShortcut("Ctrl+Down")
        self.open_target.triggered.connect(self.go)
        line.addAction(self.open_target, QLineEdit.ActionPosition.TrailingPosition)
        return line

    def target(self) -> str | None:
        """Return the address of what the stored answer points at, None when there is nothing there."""
        raise NotImplementedError

    def take(self, answer: str) -> None:
        """Make what was chosen in the list the answer."""
        if not self.desk.read_only:
            self.choose(answer)
            self.commit()
            self.take_focus()

    def commit(self) -> None:
        # Return in the list reaches the line first, with the few letters that were typed to find the entry. Who goes
        # on by Tab has chosen nothing: what was typed is the answer.
        if not (self.chooser.choosing() and self.input.hasFocus()):
            super().commit()

    def choose(self, answer: str) -> None:
        """Put a chosen answer into the line."""
        self.input.setText(answer)

    def go(self) -> None:
        """Go to what the answer points at."""
        self.commit()
        target = self.target()
        if target is not None:
            self.desk.go_to(target)

    def show_choices(self) -> None:
        super().show_choices()
        self.chooser.retranslate()
        self.open_target.setText(self.tr("Go there"))
        self.open_target.setToolTip(self.tr("Go there (Ctrl+Down)"))

    def show_state(self) -> None:
        super().show_state()
        self.open_target.setVisible(self.target() is not None)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.chooser.open_list.setVisible(not read_only)


class NameEditor(PointingEditor):
    """The name of a row of another table; a name no row has is kept and told."""

    def show_choices(self) -> None:
        super().show_choices()
        if not self.input.placeholderText():
            self.input.setPlaceholderText(self.tr("Type or choose"))

    def target(self) -> str | None:
        stored = self.desk.stored(self.address)
        session = self.desk.session
        if not isinstance(stored, str):
            return None
        return named_row(session.schema, session.project, self.definition.names or "", stored)


class PlaceEditor(PointingEditor):
    """Another question of the project, shown by what it is called; the answer is its address."""

    def make_input(self) -> QWidget:
        self._answer, self._name = "", ""
        return super().make_input()

    def show_choices(self) -> None:
        super().show_choices()
        self.input.setPlaceholderText(self.tr("Type a part of its name, or open the list"))
        if not self.unsent():
            self.put(self.desk.text(self.address))

    def show_answer(self) -> None:
        self._shown = self.desk.text(self.address)
        if self.input.text() != self.desk.name_of(self._shown) or self._answer != self._shown:
            self.put(self._shown)

    def typed(self) -> str:
        return self._answer if self.input.text() == self._name else self.input.text()

    def put(self, text: str) -> None:
        self._answer, self._name = text, self.desk.name_of(text)
        self.input.setText(self._name)
        self.input.setCursorPosition(0)
        self.input.setToolTip(self._name)

    def choose(self, answer: str) -> None:
        self.put(answer)

    def target(self) -> str | None:
        stored = self.desk.stored(self.address)
        if not isinstance(stored, str) or rejected_text(stored) is not None:
            return None
        return stored if stored in Questions(self.desk.session.schema, self.desk.session.project) else None
