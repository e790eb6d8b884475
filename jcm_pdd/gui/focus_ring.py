"""The ring around what scrolls and has the keyboard, painted over it: a border of the style sheet would lie below the
page that is scrolled, and keeping room for it would make every page narrower.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from jcm_pdd.gui import theme


class FocusRing(QObject):
    """Follows the keyboard through the whole program; one for the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        wanted = isinstance(now, QScrollArea) or (isinstance(now, QAbstractItemView) and theme.tokens().strong)
        self._ring = _Ring(now) if now is not None and wanted else None


class _Ring(QWidget):
    """A frame as large as its parent that lets everything through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        pen = QPen(QColor(t.focus), t.ring)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = t.ring // 2
        painter.drawRect(QRect(self.rect()).adjusted(inset, inset, -t.ring + inset, -t.ring + inset))
