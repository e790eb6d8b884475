"""The eligibility criteria of an adopted methodology, each with a field for a rule that decides it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jcm_pdd.gui import language, methodology_words, theme
from jcm_pdd.gui.column import put_in

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import CriterionDef, MethodologyDef

Check = Callable[[str, str], str]
"""Takes a criterion's id and its rule over; returns what is wrong with it, "" when it is taken."""


class CriteriaView(QScrollArea):
    """The criteria as cards; a rule is checked when its field is left, and taken over when it is one."""

    text_asked = Signal()

    def __init__(self, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self.cards: list[CriterionRule] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_methodology(self, m: MethodologyDef) -> None:
        """Show the criteria of a methodology; a rule that was refused stays as it was typed."""
        refused = {card.id: card.rule.text() for card in self.cards if not card.finish()}
        self.setAccessibleName(self.tr("Eligibility criteria"))
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE_2, theme.SPACE_2, theme.SPACE_4)
        column.setSpacing(theme.SPACE_3)
        column.addWidget(_label(self.tr(
            "The criteria stand as in the text. You answer each of them in the project with its evidence; a rule lets "
            "the program judge too. A rule is a formula that is true when the criterion is met."), "hint"))
        if m.criteria:
            column.addWidget(_label(self.tr("Names a rule can use: {names}").format(
                names=", ".join(methodology_words.rule_names(m))), "hint"))
        else:
            column.addWidget(_label(self.tr(
                "No criteria are known: the workbook does not hold them. Add the methodology's text (Word or PDF) "
                "under Files and cells."), ""))
        self.cards = [CriterionRule(one, self._check, page) for one in m.criteria]
        for card in self.cards:
            column.addWidget(card)
            if card.id in refused:
                card.rule.setText(refused[card.id])
                card.finish()
        column.addStretch(1)
        put_in(self, page)

    def finish(self) -> bool:
        """Take over what is typed; tell whether every rule is one."""
        done = [card.finish() for card in self.cards]  # each of them, also after one that is none
        return all(done)


class CriterionRule(QFrame):
    """One criterion: number, text, place, and the field for its rule."""

    def __init__(self, criterion: CriterionDef, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.id, self._check, self._taken = criterion.id, check, criterion.rule or ""
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        column.setSpacing(theme.SPACE_1)
        speak = language.current()
        column.addWidget(_label(criterion.label.get(speak), "label"))
        column.addWidget(_label(criterion.text.get(speak), ""))
        column.addWidget(_label(methodology_words.place(criterion.provenance.page), "hint"))
        self.rule = QLineEdit(self._taken, self)
        self.rule.setAccessibleName(self.tr("Rule for {criterion}").format(criterion=criterion.label.get(speak)))
        self.rule.setPlaceholderText(self.tr("No rule: you decide it in the project"))
        self.wrong = _label("", "error")
        self.wrong.hide()
        row = QHBoxLayout()
        name = _label(self.tr("Rule"), "hint")
        name.setWordWrap(False)
        row.addWidget(name)
        row.addWidget(self.rule, 1)
        column.addSpacing(theme.SPACE_1)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.rule.editingFinished.connect(self.finish)

    def finish(self) -> bool:
        """Take over what is typed; tell whether it is a rule (or none)."""
        typed = self.rule.text().strip()
        if typed != self._taken:
            wrong = self._check(self.id, typed)
            self.wrong.setText(wrong)
            self.rule.setAccessibleDescription(wrong)
            if not wrong:
                self._taken = typed
        else:
            self.wrong.setText("")
        self.wrong.setVisible(bool(self.wrong.text()))
        return not self.wrong.text()


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    return label
