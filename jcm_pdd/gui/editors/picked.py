"""Editors where the answer is picked: one of a list, yes or no."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema import Place
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.inputs import Combo
from jcm_pdd.gui.theme import SPACE_2


class ChoiceEditor(FieldEditor):
    """One of the declared choices."""

    input: Combo

    def make_input(self) -> QWidget:
        combo = Combo(self)
        combo.activated.connect(self._picked)
        return combo

    def longest(self) -> int:
        return self.input.longest()

    def show_choices(self) -> None:
        self.input.clear()
        self.input.addItem(self.tr("Choose…"), None)
        for choice in self.definition.choices:
            self.input.addItem(self.desk.say(choice.label), choice.id)
        self.show_answer()

    def show_answer(self) -> None:
        stored = self.desk.stored(self.address)
        while self.input.count() > len(self.definition.choices) + 1:
            self.input.removeItem(self.input.count() - 1)
        refused = rejected_text(stored)
        known = [choice.id for choice in self.definition.choices]
        if stored is None or stored in known:
            self.input.setCurrentIndex(known.index(str(stored)) + 1 if stored is not None else 0)
            return
        # An answer that is no longer, or never was, one of the choices stays on screen with its finding.
        self.input.addItem(refused if refused is not None else str(stored), stored)
        self.input.setCurrentIndex(self.input.count() - 1)

    def _picked(self, index: int) -> None:
        if index <= len(self.definition.choices):
            self.desk.set_stored(self.address, self.input.itemData(index), self)
        self.refresh(frozenset((self.address,)), None)


class YesNoEditor(FieldEditor):
    """Yes or no as two buttons, and a third one to take the answer back."""

    def __init__(self, desk: Desk, place: Place, address: str, parent: QWidget | None = None) -> None:
        self.yes, self.no, self.clear = QPushButton(), QPushButton(), QPushButton()
        super().__init__(desk, place, address, parent)

    def make_input(self) -> QWidget:
        # No button group: nothing chosen is an answer too, and in a group Tab reaches one button only.
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        for button, value in ((self.yes, True), (self.no, False)):
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.clicked.connect(lambda _checked=False, value=value: self._answer(value))
            row.addWidget(button)
        self.clear.setProperty("role", "quiet")
        self.clear.clicked.connect(lambda: self._answer(None))
        row.addWidget(self.clear)
        row.addStretch(1)
        return box

    def show_choices(self) -> None:
        self.yes.setText(self.tr("Yes"))
        self.no.setText(self.tr("No"))
        self.clear.setText(self.tr("Clear"))

    def focus_widgets(self) -> tuple[QWidget, ...]:
        return (self.yes, self.no, self.clear)

    def show_answer(self) -> None:
        stored = self.desk.stored(self.address)
        self.yes.setChecked(stored is True)
        self.no.setChecked(stored is False)
        self.clear.setVisible(stored is not None and not self.desk.read_only)

    def _answer(self, value: Json) -> None:
        if value is None:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)  # the Clear button is about to hide
        self.desk.set_stored(self.address, value, self)
        self.refresh(frozenset((self.address,)), None)

    def _speak(self, label: str, required: bool) -> None:
        super()._speak(label, required)
        for button in self.focus_widgets():
            word = button.text() if isinstance(button, QPushButton) else ""
            button.setAccessibleName(f"{self.input.accessibleName()}: {word}")
            button.setAccessibleDescription(self.input.accessibleDescription())
