"""Fills the monitoring plan from the register with one button, and offers what would overwrite the user's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme, words
from jcm_pdd.gui.editors.label import WrappedLabel

if TYPE_CHECKING:
    from jcm_pdd.core.papers.plan_filling import Filling, Offer
    from jcm_pdd.gui.editors.desk import Desk

MOST = 12
"""More offers at once are not read; the next ones come as these are settled."""


class MeterFilling(QWidget):
    """The button with what it did, and the texts of the register beside the user's own."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._offers: tuple[Offer, ...] | None = None
        self.button = QPushButton(self)
        self.button.clicked.connect(self.fill)
        self.told = WrappedLabel(role="secondary", parent=self)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.SPACE_2)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addLayout(self._cards)
        self.told.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.button.setText(self.tr("Fill the monitoring plan from the register"))
        self.button.setEnabled(not self.desk.read_only)
        self.told.hide()
        self._show(())

    def again(self) -> None:
        """Look again which offers stand, after answers changed; nothing is offered before the button was pressed."""
        if self._offers:
            self._show(self._filling().offers)

    def fill(self) -> None:
        """Fill what is empty as one undo step, and offer the rest."""
        if self.desk.read_only:
            return
        found = self._filling()
        self.desk.session.record(found.edit, self)
        self.told.setText(self._summary(found))
        self.told.show()
        self._show(found.offers)

    def take(self, address: str) -> None:
        """Give up the user's text at an address for that of the register."""
        if not self.desk.read_only:
            self.desk.session.record(self._filling(address).edit, self)
            self._show(self._filling().offers)

    def _filling(self, *replace: str) -> Filling:
        from jcm_pdd.core.papers.plan_filling import filling

        s = self.desk.session
        return filling(s.schema, s.project, s.results, s.proposals, replace)

    def _summary(self, found: Filling) -> str:
        count = len(found.edit.changes)
        said = [self.tr("Places of the plan filled: {count}. Undo takes them back together.").format(count=count)
                if count else self.tr("Nothing was empty in the plan.")]
        if found.offers:
            said.append(self.tr("Texts of your own that differ from the register and were left as they are: {count}.")
                        .format(count=len(found.offers)))
        if found.other_options:
            names = words.commas(dict.fromkeys(self.desk.name_of(one) for one in found.other_options))
            said.append(self.tr("Left alone, because the option is not C: {names}").format(names=names))
        return "\n".join(said)

    def _show(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for offer in offers[:MOST]:
            self._cards.addWidget(self._card(offer))

    def _card(self, offer: Offer) -> QFrame:
        card = QFrame(self)
        theme.set_role(card, "card")
        name = self.desk.name_of(offer.address)
        take = QPushButton(self.tr("Take the text of the register"), card)
        take.setProperty("role", "quiet")
        take.setAccessibleName(self.tr("Take the text of the register for {name}").format(name=name))
        take.clicked.connect(lambda: self.take(offer.address))
        head = QHBoxLayout()
        head.addWidget(WrappedLabel(name, "label", card), 1)
        head.addWidget(take)
        column = QVBoxLayout(card)
        column.addLayout(head)
        column.addWidget(WrappedLabel(self.tr("In the plan: {text}").format(text=offer.present), "secondary", card))
        column.addWidget(WrappedLabel(self.tr("From the register: {text}").format(text=offer.proposed), parent=card))
        return card
