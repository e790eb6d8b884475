"""The sheet a piece of evidence is looked at on: a page or picture, a text, or a sentence in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.pixmaps import pixmap_of

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Picture

STEP, LEAST, MOST = 1.25, 0.5, 4.0
LEAST_WIDTH, AIR, HEIGHT, LOW = 240, 24, 560, 96


class EvidenceSheet(QWidget):
    """Shows what it is given; `turned` asks for a page (from 1), `zoomed` for the page at another width."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page, self.pages, self.zoom = 0, 0, 1.0
        self.note = WrappedLabel(role="secondary", parent=self)
        self.sheet, self.count, self.text = QLabel(self), QLabel(self), QPlainTextEdit(self)
        self.area, self.stack = QScrollArea(self), QStackedWidget(self)
        self.back, self.on, self.smaller, self.larger = (QToolButton(self) for _ in range(4))
        self.number = QLineEdit(self)
        self._build()
        self.back.clicked.connect(lambda: self.turned.emit(self.page - 1))
        self.on.clicked.connect(lambda: self.turned.emit(self.page + 1))
        self.number.returnPressed.connect(self._typed)
        self.smaller.clicked.connect(lambda: self._look(1 / STEP))
        self.larger.clicked.connect(lambda: self._look(STEP))
        theme.ThemeWatcher(self, self._icons)
        self._icons()
        self.say_note("")

    def wide(self) -> int:
        """Return how many pixels wide a page is to be drawn."""
        inside = max(self.width() - AIR, LEAST_WIDTH)
        return int(inside * self.zoom * self.devicePixelRatioF())

    def say_note(self, text: str) -> None:
        """Say a sentence in place of a page."""
        self.page = self.pages = 0
        self.note.setText(text)
        self._show(0)

    def show_text(self, text: str) -> None:
        """Show the words of a text."""
        self.page = self.pages = 0
        self.text.setPlainText(text)
        self._show(2)

    def show_page(self, page: int, pages: int, picture: Picture) -> None:
        """Show a page of so many."""
        self.page, self.pages = page, pages
        pixmap = pixmap_of(picture, self.devicePixelRatioF())
        self.sheet.setPixmap(pixmap)
        self.sheet.setFixedSize(pixmap.deviceIndependentSize().toSize())
        self.area.verticalScrollBar().setValue(0)
        self._show(1)

    def say(self) -> None:
        """Write every word in the language of the window."""
        for button, text in ((self.back, self.tr("Previous page")), (self.on, self.tr("Next page")),
                             (self.smaller, self.tr("Smaller")), (self.larger, self.tr("Larger"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.number.setAccessibleName(self.tr("Page"))
        self.sheet.setAccessibleName(self.tr("Page of the evidence"))
        self.text.setAccessibleName(self.tr("Words of the evidence"))

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.stack.setFixedHeight(HEIGHT if at else LOW)
        self.number.setText(str(self.page) if self.page else "")
        self.count.setText(f"/ {self.pages}" if self.pages else "")
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < self.pages)
        for widget in (self.back, self.on, self.number, self.count):
            widget.setVisible(self.pages > 1)
        for widget in (self.smaller, self.larger):
            widget.setVisible(at == 1)
        self.smaller.setEnabled(self.zoom > LEAST)
        self.larger.setEnabled(self.zoom < MOST)

    def _look(self, factor: float) -> None:
        self.zoom = min(max(self.zoom * factor, LEAST), MOST)
        self.zoomed.emit()

    def _typed(self) -> None:
        text = self.number.text().strip()
        if text.isdecimal() and 1 <= int(text) <= self.pages:
            self.turned.emit(int(text))
        else:
            self.number.setText(str(self.page))

    def _icons(self) -> None:
        for button, name in ((self.back, "chevron-left"), (self.on, "chevron-right"), (self.smaller, "minus"),
                             (self.larger, "plus")):
            button.setIcon(theme.icon(name))

    def _build(self) -> None:
        self.tools = QHBoxLayout()
        self.tools.setSpacing(theme.SPACE_2)
        for widget in (self.back, self.number, self.count, self.on, self.smaller, self.larger):
            self.tools.addWidget(widget)
        self.number.setFixedWidth(48)
        self.tools.addStretch(1)
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setMinimumSize(QSize(LEAST_WIDTH, 0))
        self.text.setReadOnly(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for view in (self.note, self.area, self.text):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addLayout(self.tools)
        column.addWidget(self.stack)
