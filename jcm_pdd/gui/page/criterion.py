"""One eligibility criterion as a card: what it asks, whether it is met, why, and how well that is proven."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.schema import CriterionBlock
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, SPACE_4, StateChip, set_role

_TONES = {"met": "accent", "not_met": "error", "unknown": "open"}
_PROOF_TONES = {"document": "neutral", "page": "accent", "second_check": "accent"}
_EVIDENCE = ("evidence", "proofs")
"""The tables that say which papers prove what."""


class CriterionCard(QFrame):
    """A criterion with its verdict, how well that is proven, the fields of its claim, and its evidence.

    Files dropped anywhere on it become its evidence.
    """

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, block: CriterionBlock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.block = desk, block
        from jcm_pdd.gui.panels.proof import ProofBlock

        self.setProperty("role", "card")
        self.title = WrappedLabel(role="label", parent=self)
        self.text = WrappedLabel(parent=self)
        self.chip, self.level = StateChip(parent=self), StateChip(parent=self)
        self.reason = WrappedLabel(role="hint", parent=self)
        self.flow = FieldFlow(desk, block.places, self)
        self.flow.focused.connect(self.focused)
        self.flow.where_printed.connect(self.where_printed)
        self.proof = ProofBlock(desk.session, block.address, self._went_wrong, self)
        set_role(self.proof, "")  # no box inside a box
        self.proof.column.setContentsMargins(0, 0, 0, 0)
        self.proof.evidence_asked.connect(self._look)
        self.setAcceptDrops(not desk.read_only)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        head.addWidget(self.title, 1)
        for chip in (self.level, self.chip):
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addLayout(head)
        for widget in (self.text, self.reason):
            column.addWidget(widget)
        column.addSpacing(SPACE_2)
        column.addWidget(self.flow)
        column.addSpacing(SPACE_2)
        column.addWidget(self.proof)
        self.retranslate()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the verdict, the answers and the evidence again."""
        self._show_verdict()
        self.flow.refresh(changed, origin)
        if any(address.split("/")[0] in _EVIDENCE for address in changed):
            self.proof.show_proofs()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.proof.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.proof.dropEvent(event)

    def _show_verdict(self) -> None:
        criteria = self.desk.session.results.criteria
        result = next((c for c in criteria if c.address == self.block.address), None)
        verdict = result.verdict if result is not None else "unknown"
        words = {"met": self.tr("Met"), "not_met": self.tr("Not met"), "unknown": self.tr("Not yet known")}
        self.chip.show_state(words[verdict], _TONES[verdict])
        self.reason.setText(self.desk.say(result.reason) if result is not None else "")
        self.reason.setVisible(bool(self.reason.text()))
        self._show_level(result.proof if result is not None else None)

    def _show_level(self, level: str | None) -> None:
        """Say how well the claim is proven, beside whether it is met."""
        asked = next((one.definition for one in self.block.places if one.definition.id == "proof"), None)
        named = {choice.id: self.desk.say(choice.label) for choice in asked.choices} if asked is not None else {}
        text = named.get(level or "", self.tr("No proof named"))
        self.level.show_state(text, _PROOF_TONES.get(level or "", "open"))

    def _look(self, row: str, page: str) -> None:
        workspace = getattr(self.window(), "workspace", None)
        if workspace is not None:
            workspace.show_evidence(row, page)

    def _went_wrong(self, problem: Problem) -> None:
        show = getattr(self.window(), "show_problem", None)
        if show is not None:
            show(problem)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.desk.say(self.block.criterion.label))
        self.text.setText(self.desk.say(self.block.criterion.text))
        self.flow.retranslate()
        self.proof.show_proofs()
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
