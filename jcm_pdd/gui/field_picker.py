"""A small list over the page to choose a field from: type a part of its name, Enter takes it, Escape leaves."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.airy import AiryRows

ROLE = Qt.ItemDataRole.UserRole
SIZE = (460, 340)


class FieldPicker(QFrame):
    """Emits `chosen` with the address of a field; `first` is the address proposed."""

    chosen = Signal(str)

    def __init__(self, fields: Iterable[tuple[str, str]], first: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._over, self._button = parent, parent
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.set_role(self, "card")
        self.search, self.list = QLineEdit(self), QListWidget(self)
        self.list.setItemDelegate(AiryRows(self.list))
        self.search.setPlaceholderText(self.tr("Search a field by name or number"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list.setAccessibleName(self.tr("Fields"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_2, theme.SPACE_2, theme.SPACE_2, theme.SPACE_2)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        for name, address in fields:
            item = QListWidgetItem(name, self.list)
            item.setData(ROLE, address)
            item.setToolTip(name)
            if address == first:
                self.list.setCurrentItem(item)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.resize(*SIZE)

    def open_at(self, button: QWidget) -> None:
        """Show the list below (or above) a button, inside the window."""
        self._button = button
        self._place()
        self._over.installEventFilter(self)
        self.show()
        self.raise_()
        self.search.setFocus()
        self.list.scrollToItem(self.list.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    def _place(self) -> None:
        """Lie on the side of the button with more room, as high as fits there."""
        room, button = self._over.rect(), self._button
        at = button.mapTo(self._over, QPoint(0, button.height() + 2))
        above, below = at.y() - button.height() - 4, room.bottom() - at.y()
        under = below >= min(SIZE[1], above)
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], below if under else above))
        y = at.y() if under else above - self.height()
        self.move(max(0, min(at.x(), room.right() - self.width())), y)

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._place)  # the button moves after the window
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _shown(self) -> list[int]:
        return [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]

    def _walk(self, step: int) -> None:
        rows = self._shown()
        if rows:
            now = self.list.currentRow()
            at = rows.index(now) + step if now in rows else 0
            self.list.setCurrentRow(rows[max(0, min(at, len(rows) - 1))])

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for at in range(self.list.count()):
            name = self.list.item(at).text().casefold()
            self.list.item(at).setHidden(not all(word in name for word in wanted))
        rows = self._shown()
        if self.list.currentRow() not in rows:
            self.list.setCurrentRow(rows[0] if rows else -1)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            address = str(item.data(ROLE))
            self.close()
            self.chosen.emit(address)
