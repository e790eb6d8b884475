"""Where everything stands on the verification desk: the list with the value below it, the document beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import theme
from jcm_pdd.gui import verification_words as told
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.lines import Lines
from jcm_pdd.gui.verification_entry import EntryCard
from jcm_pdd.gui.verification_paper import PaperView

SIZES = (660, 560)
COLUMNS = (76, 206, 126, 84, 76)


class VerificationLayout(QWidget):
    """The widgets of the desk in their places; what they do is in `verification_page`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.left_over = QLabel(self), QLabel(self)
        self.which = ChoiceBox(self)
        self.offer, self.offer_words, self.take = QFrame(self), QLabel(self), QPushButton(self)
        self.filters = {name: QPushButton(self) for name in told.FILTERS}
        self.group = QButtonGroup(self)
        self.list = Lines(COLUMNS, self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # rows of one table differ at their ends
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entry, self.paper = EntryCard(self), PaperView(self)
        self.back, self.references, self.export, self.take_in = (QPushButton(self) for _ in range(4))
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE_6, theme.SPACE_4, theme.SPACE_6, theme.SPACE_4)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        side, right = QWidget(split), QWidget(split)
        column, beside = QVBoxLayout(side), QVBoxLayout(right)
        column.setContentsMargins(0, 0, theme.SPACE_4, 0)
        column.setSpacing(theme.SPACE_2)
        beside.setContentsMargins(theme.SPACE_4, 0, 0, 0)
        beside.addWidget(self.paper)
        for layout in (self._head(), self._segments()):
            column.addLayout(layout)
        column.insertWidget(1, self.offer)
        column.addWidget(self.list, 1)
        column.addWidget(self.entry)
        split.setSizes(list(SIZES))
        split.setStretchFactor(1, 1)
        whole.addWidget(split, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.references, self.take_in, self.export):
            row.addWidget(button)
        whole.addLayout(row)

    def _head(self) -> QHBoxLayout:
        theme.set_role(self.title, "title")
        theme.set_role(self.left_over, "secondary")
        theme.set_role(self.offer, "card")
        self.offer_words.setWordWrap(True)
        self.offer_words.setTextFormat(Qt.TextFormat.PlainText)
        inside = QHBoxLayout(self.offer)
        inside.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        inside.addWidget(self.offer_words, 1)
        inside.addWidget(self.take)
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self.left_over)
        return row

    def _segments(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_1)
        for button in self.filters.values():
            theme.set_role(button, "segment")
            button.setCheckable(True)
            self.group.addButton(button)
            row.addWidget(button)
        self.filters["all"].setChecked(True)
        row.addStretch(1)
        return row
