"""One eligibility criterion as a card: what it asks, whether it is met, why, and how well that is proven."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jcm_pdd.core.schema import CriterionBlock
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, SPACE_4, StateChip

_TONES = {"met": "accent", "not_met": "error", "unknown": "open"}


class CriterionCard(QFrame):
    """A criterion with its verdict and the fields of its claim."""

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, block: CriterionBlock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.block = desk, block
        self.setProperty("role", "card")
        self.title = WrappedLabel(role="label", parent=self)
        self.text = WrappedLabel(parent=self)
        self.chip = StateChip(parent=self)
        self.reason = WrappedLabel(role="hint", parent=self)
        self.flow = FieldFlow(desk, block.places, self)
        self.flow.focused.connect(self.focused)
        self.flow.where_printed.connect(self.where_printed)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addLayout(head)
        for widget in (self.text, self.reason):
            column.addWidget(widget)
        column.addSpacing(SPACE_2)
        column.addWidget(self.flow)
        self.retranslate()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the verdict and the answers again."""
        self._show_verdict()
        self.flow.refresh(changed, origin)

    def _show_verdict(self) -> None:
        criteria = self.desk.session.results.criteria
        result = next((c for c in criteria if c.address == self.block.address), None)
        verdict = result.verdict if result is not None else "unknown"
        words = {"met": self.tr("Met"), "not_met": self.tr("Not met"), "unknown": self.tr("Not yet known")}
        self.chip.show_state(words[verdict], _TONES[verdict])
        self.reason.setText(self.desk.say(result.reason) if result is not None else "")
        self.reason.setVisible(bool(self.reason.text()))

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.desk.say(self.block.criterion.label))
        self.text.setText(self.desk.say(self.block.criterion.text))
        self.flow.retranslate()
        self._show_verdict()

    def unsent(self) -> bool:
        """Return whether a field has text that was not sent."""
        return self.flow.unsent()

    def commit(self) -> None:
        """Send what is typed in any field."""
        self.flow.commit()

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor into a field of the criterion; the criterion's own address is its first field."""
        if address == self.block.address and self.flow.editors:
            self.flow.editors[0].take_focus()
            return self
        return self.flow.go_to(address)
