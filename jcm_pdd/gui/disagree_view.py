"""Where a document and the project differ: a list with one of the two chosen in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import import_words, theme
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.reading.importing import Prospect
    from jcm_pdd.files.reading.merging import Disagreement, Take

ROLE = Qt.ItemDataRole.UserRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
DOCUMENT, PROJECT = 1, 2


class DisagreeView(QWidget):
    """Where document and project differ: one of the two is chosen line by line, or for all at once."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint, self.list = QLabel(self), _Choices(self)
        self.all_document, self.all_project = QPushButton(self), QPushButton(self)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.all_document)
        row.addWidget(self.all_project)
        row.addStretch(1)
        column.addLayout(row)
        self.list.wished.connect(lambda address, take: self.chosen.emit({address: take}))
        self.all_document.clicked.connect(lambda: self._all("document"))
        self.all_project.clicked.connect(lambda: self._all("project"))

    def show_prospect(self, prospect: Prospect, takes: dict[str, Take]) -> None:
        """Show the disagreements and what is chosen for each."""
        self.hint.setText(self.tr("Choose for each line whose answer counts. Numbers of the yearly table are "
                                  "calculated here and cannot be taken over."))
        self.all_document.setText(self.tr("All from the document"))
        self.all_project.setText(self.tr("All from the project"))
        choosable = [d for d in prospect.report.disagree if not d.address.startswith(import_words.YEARLY)]
        for button in (self.all_document, self.all_project):
            button.setEnabled(bool(choosable))
        self.list.show_rows(prospect, takes)

    def _all(self, take: Take) -> None:
        self.chosen.emit(dict.fromkeys(self.list.choosable(), take))


class _Choices(Lines):
    """The lines, with a ring in the two columns that can be chosen; Left, Right and Space choose too."""

    wished = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__((320, 300), parent)
        self.setAllColumnsShowFocus(False)
        self.setItemDelegate(_Ring(self))
        self.itemClicked.connect(self._wish)

    def show_rows(self, prospect: Prospect, takes: dict[str, Take]) -> None:
        """Show the disagreements."""
        self.setHeaderLabels([self.tr("Field"), self.tr("Document"), self.tr("Project")])
        self.setAccessibleName(self.tr("What disagrees"))
        at, column = self.at(), max(self.currentColumn(), 0)
        self.clear()
        for difference in prospect.report.disagree:
            self._row(difference, prospect, takes.get(difference.address, "project"))
        self.choose(at, column)

    def _row(self, difference: Disagreement, prospect: Prospect, take: Take) -> None:
        theirs, ours = import_words.both(difference, prospect.schema)
        item = self.line([import_words.where(difference.address, prospect.schema, prospect.project), theirs, ours])
        item.setData(0, ROLE, difference.address)
        if difference.address.startswith(import_words.YEARLY):
            return
        for column, name, text in ((DOCUMENT, "document", theirs), (PROJECT, "project", ours)):
            item.setData(column, ROLE, name == take)
            said = self.tr("{text}, chosen") if name == take else self.tr("{text}, not chosen")
            item.setData(column, SPOKEN, said.format(text=text))

    def choosable(self) -> list[str]:
        """Return the addresses that can be chosen."""
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item.data(0, ROLE) for item in items if item is not None and item.data(DOCUMENT, ROLE) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        column = {Qt.Key.Key_Left: DOCUMENT, Qt.Key.Key_Right: PROJECT}.get(Qt.Key(event.key()))
        if item is not None and column is None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            column = PROJECT if item.data(DOCUMENT, ROLE) else DOCUMENT
        if item is None or column is None:
            super().keyPressEvent(event)
        else:
            self._wish(item, column)

    def _wish(self, item: QTreeWidgetItem, column: int) -> None:
        if column in (DOCUMENT, PROJECT) and item.data(column, ROLE) is False:
            self.wished.emit(item.data(0, ROLE), "document" if column == DOCUMENT else "project")


class _Ring(QStyledItemDelegate):
    """Paints the ring of a choice before the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        chosen = index.data(ROLE) if index.column() else None
        if chosen is None:
            super().paint(painter, option, index)
            return
        t = theme.tokens()
        box = QRect(option.rect.left() + theme.SPACE_2, option.rect.center().y() - 6, 13, 13)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(t.accent_soft))
        painter.setPen(QPen(QColor(t.accent if chosen else t.secondary), 5 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(2, 2, -2, -2) if chosen else box)
        painter.setPen(QColor(t.ink if chosen else t.secondary))
        room = option.rect.adjusted(30, 0, -6, 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()
