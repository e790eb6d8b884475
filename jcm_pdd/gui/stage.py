"""The place where pages are shown one at a time; on a small screen it scrolls, so that nothing is out of reach."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QWidget


class Pages(QStackedWidget):
    """Asks for the room of the page shown alone, not for that of the largest one behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()

    def heightForWidth(self, width: int) -> int:
        """Return the least height, pixels, at which the page shown cuts nothing off at a width."""
        page, least = self.currentWidget(), self.minimumSizeHint().height()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth() or self._has_tabs(page):
            return least
        return max(least, layout.minimumHeightForWidth(width))

    @staticmethod
    def _has_tabs(page: QWidget | None) -> bool:
        """Tell whether a page has tabs, whose height for a width is what they would like, not what they need."""
        return page is not None and page.findChild(QTabWidget) is not None


class Stage(QScrollArea):
    """Holds the pages; has scroll bars only where the window is smaller than the page can be."""

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its pages have places for the keyboard
        self.setWidget(pages)
