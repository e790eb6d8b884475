"""The list of proposed edits, or of review notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote
from jcm_pdd.gui import review_words, words
from jcm_pdd.gui.panels.three_lines import ThreeLines

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

ROLE = Qt.ItemDataRole.UserRole
SHORT = 90


class ReviewList(ThreeLines):
    """Place, what it is about, and who asked when; the one chosen stays chosen, else the next one is."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def current(self) -> ProposedEdit | ReviewNote | None:
        """Return the entry chosen."""
        item = self.currentItem()
        return item.data(ROLE) if item is not None else None

    def show_entries(self, entries: Sequence[ProposedEdit | ReviewNote], session: Session) -> None:
        """Show other entries."""
        before, at = self.current(), self.currentRow()
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem("\n".join(self._lines(entry, session)), self)
            item.setData(ROLE, entry)
            if before is not None and entry.id == before.id:
                at = self.count() - 1
        self.setCurrentRow(min(max(at, 0), self.count() - 1))
        self.blockSignals(False)
        self.chosen.emit()

    @staticmethod
    def _lines(entry: ProposedEdit | ReviewNote, session: Session) -> tuple[str, str, str]:
        who = review_words.who(entry.author, entry.date)
        if entry.state != "open":
            who = words.listed([who, review_words.state(entry)])
        if isinstance(entry, ProposedEdit):
            return review_words.where(entry.address, session), review_words.what(entry), who
        text = " ".join(entry.text.split())
        return (review_words.where(entry.address, session),
                text if len(text) <= SHORT else text[:SHORT - 1] + "…", who)
