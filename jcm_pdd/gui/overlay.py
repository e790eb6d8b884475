"""A box over the page with a line to type in and a list below: arrows walk the list, the line keeps the keyboard."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import theme

ASIDE = Qt.ItemDataRole.UserRole + 1
"""The smaller second line of an entry."""
KEYS = Qt.ItemDataRole.UserRole + 2
"""What stands at the right end of the first line."""
MARK = Qt.ItemDataRole.UserRole + 3
"""Start and length of what is marked in the first line, or None."""
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Overlay(QFrame):
    """Keeps itself over its parent; `taken` carries the chosen index, `left` comes when it is closed."""

    taken = Signal(QModelIndex)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._back: QWidget | None = None
        theme.set_role(self, "card")
        self.setAutoFillBackground(True)
        self.edit, self.list, self.state = QLineEdit(self), QListView(self), QLabel(self)
        theme.set_role(self.state, "hint")
        self.state.setWordWrap(True)
        self.edit.setClearButtonEnabled(True)
        self.list.setItemDelegate(Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.SPACE_3, theme.SPACE_3, theme.SPACE_3, theme.SPACE_3)
        self.column.setSpacing(theme.SPACE_2)
        for widget, stretch in ((self.edit, 0), (self.list, 1), (self.state, 0)):
            self.column.addWidget(widget, stretch)
        self.edit.installEventFilter(self)
        self.list.installEventFilter(self)
        parent.installEventFilter(self)
        self.list.clicked.connect(self.taken)
        self.hide()

    def open(self) -> None:
        """Show the box with the keyboard in its line; the widget that had it gets it back."""
        now = self.window().focusWidget()
        if now is not None and not self.isAncestorOf(now):
            self._back = now
        self.place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def leave(self, give_back: bool = True) -> None:
        """Close the box; the keyboard goes back to where it was unless a jump gives it to something else."""
        if self.isHidden():
            return
        back, self._back = self._back, None
        if not give_back:
            self._over.setFocus()  # on the way to the jump's place the keyboard passes through no other field
            if self.isHidden():
                return
        self.hide()
        if give_back and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def place(self) -> None:
        """Put the box where it belongs over its parent."""
        raise NotImplementedError

    def walk(self, step: int) -> None:
        """Go `step` entries on (or back), staying at the ends."""
        model = self.list.model()
        if not model.rowCount():
            return
        now = self.list.currentIndex().row()
        to = max(0, min(now + step, model.rowCount() - 1)) if now >= 0 else 0
        self.list.setCurrentIndex(model.index(to, 0))

    def take(self) -> None:
        """Choose the current entry."""
        if self.list.currentIndex().isValid():
            self.taken.emit(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self.place)
        if watched is not self._over and event.type() == QEvent.Type.KeyPress:
            return self.pressed(event.key(), event.modifiers())  # type: ignore[attr-defined]
        return super().eventFilter(watched, event)

    def pressed(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Answer a key pressed in the line or the list; tell whether it was one of ours."""
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _TAKE:
            self.take()
        elif key in _WALK:
            self.walk(_WALK[Qt.Key(key)])
        else:
            return False
        return True


class Painter(QStyledItemDelegate):
    """Paints an entry: name with a marked part, keys at the right, and a smaller line below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        big, small = (QFontMetrics(font).height() for font in _fonts())
        return QSize(0, big + small + theme.SPACE_4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        t, (big, small) = theme.tokens(), _fonts()
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        area: QRect = option.rect.adjusted(theme.SPACE_2, theme.SPACE_1 + 2, -theme.SPACE_2, -theme.SPACE_1)
        first = QRect(area.left(), area.top(), area.width(), QFontMetrics(big).height())
        second = QRect(area.left(), first.bottom() + 3, area.width(), QFontMetrics(small).height())
        painter.save()
        keys = str(index.data(KEYS) or "")
        painter.setFont(small)
        painter.setPen(QColor(t.secondary))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        aside = QFontMetrics(small).elidedText(str(index.data(ASIDE) or ""), Qt.TextElideMode.ElideMiddle,
                                               second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, aside)
        first.setWidth(first.width() - QFontMetrics(small).horizontalAdvance(keys) - (theme.SPACE_3 if keys else 0))
        painter.setFont(big)
        self._name(painter, first, str(index.data()), index.data(MARK))
        painter.restore()

    @staticmethod
    def _name(painter: QPainter, area: QRect, name: str, mark: tuple[int, int] | None) -> None:
        t, metrics = theme.tokens(), QFontMetrics(painter.font())
        if mark is None:
            painter.setPen(QColor(t.ink))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
                             metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width()))
            return
        before, found, after = name[:mark[0]], name[mark[0]:mark[0] + mark[1]], name[mark[0] + mark[1]:]
        found = metrics.elidedText(found, Qt.TextElideMode.ElideRight, area.width())
        # The find itself is always seen: what stands before it gives way first.
        room = max(0, area.width() - metrics.horizontalAdvance(found))
        before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room * 2 // 5)
        x = area.left()
        for part, ink in ((before, t.secondary), (found, t.ink), (after, t.secondary)):
            text = metrics.elidedText(part, Qt.TextElideMode.ElideRight, area.right() - x)
            width = metrics.horizontalAdvance(text)
            if ink == t.ink:
                painter.fillRect(QRect(x, area.top(), width, area.height()), QColor(t.open_soft))
            painter.setPen(QColor(ink))
            painter.drawText(QRect(x, area.top(), width + 2, area.height()),
                             int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            x += width


def _fonts() -> tuple[QFont, QFont]:
    big, small = theme.font(), theme.font()
    small.setPixelSize(theme.SIZE_HINT)
    return big, small
