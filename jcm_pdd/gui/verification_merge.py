"""A colleague's confirmations beside one's own: what is new, and whose value counts where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidgetItem, QWidget

from jcm_pdd.gui import theme, words
from jcm_pdd.gui import verification_words as told
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.confirmation_library import Confirmation, Merge

ROLE = Qt.ItemDataRole.UserRole
WIDTH = 1120


class MergePage(QWidget):
    """Lists new and differing records; `taken` carries those the user takes into the own library."""

    left = Signal()
    taken = Signal(object)

    def __init__(self, name: str, merge: Merge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self.merge = name, merge
        self.title, self.hint = QLabel(self), QLabel(self)
        self.list = Lines((320, 130, 260, 130), self)
        self.back, self.go = QPushButton(self), QPushButton(self)
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        theme.set_role(self.go, "primary")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(lambda: self.taken.emit(self.chosen()))
        self.list.itemChanged.connect(lambda *_: self._judge())
        self._fill()
        self._say()
        self.setFocusProxy(self.list)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def chosen(self) -> tuple[Confirmation, ...]:
        """Return the records that are ticked."""
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return tuple(item.data(0, ROLE) for item in items
                     if item is not None and item.checkState(0) == Qt.CheckState.Checked)

    def _fill(self) -> None:
        self.list.blockSignals(True)
        for ours, theirs in self.merge.conflicts:
            self._line(theirs, ours)
        for one in self.merge.new:
            self._line(one, None)
        self.list.blockSignals(False)
        self.list.choose(0)

    def _line(self, theirs: Confirmation, ours: Confirmation | None) -> QTreeWidgetItem:
        """Add a record; one that contradicts ours is not ticked by itself."""
        item = self.list.line([
            words.listed([f"{theirs.methodology} ver{theirs.version}", theirs.symbol or theirs.key]),
            told.amount(theirs.after, theirs.unit), words.listed([told.place(theirs), told.who(theirs)]),
            told.amount(ours.after, ours.unit) if ours is not None else words.MISSING,
            words.listed([told.place(ours), told.who(ours)]) if ours is not None else ""])
        item.setData(0, ROLE, theirs)
        item.setCheckState(0, Qt.CheckState.Unchecked if ours is not None else Qt.CheckState.Checked)
        return item

    def _judge(self) -> None:
        self.go.setText(self.tr("Take in: {count}").format(count=len(self.chosen())))
        self.go.setEnabled(bool(self.chosen()))

    def _say(self) -> None:
        self.title.setText(self.tr("Confirmations from {name}").format(name=self._name))
        self.hint.setText(self.tr(
            "New: {new}. The same as yours: {same}. With another value than yours: {conflicts}; tick those whose value "
            "replaces yours in your library. Projects change only when you take confirmations over there.").format(
                new=len(self.merge.new), same=len(self.merge.same), conflicts=len(self.merge.conflicts)))
        self.list.setHeaderLabels([self.tr("Value"), self.tr("Theirs"), self.tr("Read in, by"), self.tr("Yours"),
                                   self.tr("Read in, by")])
        self.list.setAccessibleName(self.tr("Records of the file"))
        self.back.setText(self.tr("Back"))
        self._judge()
