"""The official document beside the values: pages of a PDF with turning, zoom and search, or a Word file's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import theme
from jcm_pdd.gui.pixmaps import pixmap_of
from jcm_pdd.gui.wrap import WrapRow

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Paper

STEP, LEAST, MOST = 1.25, 0.4, 5.0
INCH, AIR, LEAST_WIDTH, LEAST_NAME = 72, 24, 200, 60
SETTLED_MS = 120


class PaperView(QWidget):
    """Shows one document; `turned` carries the page shown, `asked` asks for another file, `went_wrong` a Problem."""

    turned = Signal(int)
    asked = Signal()
    went_wrong = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: Paper | None = None
        self.page, self.zoom = 0, 1.0
        self._width, self._name = 0, ""
        self.name, self.empty, self.sheet, self.count = (QLabel(self) for _ in range(4))
        self.choose = QPushButton(self)
        self.back, self.on, self.smaller, self.larger = (QToolButton(self) for _ in range(4))
        self.number, self.words = QLineEdit(self), QLineEdit(self)
        self.area, self.text, self.stack = QScrollArea(self), QPlainTextEdit(self), QStackedWidget(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLED_MS)
        self._settle.timeout.connect(self._draw)
        self._build()
        self._wire()
        theme.ThemeWatcher(self, self._icons)
        self._say()

    def show_paper(self, data: bytes, name: str) -> bool:
        """Open a document; False (and the one before stays) when it cannot be shown."""
        from jcm_pdd.files.paper import Paper

        try:
            opened = Paper(data, name)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return False
        self.close_paper()
        self.paper, self.page = opened, 0
        self.text.setPlainText(opened.text)
        if opened.pages:
            self.turn_to(1)
        self._say()
        return True

    def close_paper(self) -> None:
        """Let go of the document."""
        if self.paper is not None:
            self.paper.close()
            self.paper = None

    def turn_to(self, page: int) -> None:
        """Show a page; one that is not there is not gone to."""
        if self.paper is None or not 1 <= page <= self.paper.pages or page == self.page:
            return
        self.page = page
        self._draw()
        self.area.verticalScrollBar().setValue(0)
        self._judge()
        self.turned.emit(page)

    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        self.turn_to(self.page + step)

    def look(self, factor: float) -> None:
        """Make the page larger or smaller."""
        self.zoom = min(max(self.zoom * factor, LEAST), MOST)
        self._draw()
        self._judge()

    def search(self, words: str) -> bool:
        """Go to the next place with these words; False when there is none."""
        if self.paper is None or not words.strip():
            return False
        if not self.paper.pages:
            if self.text.find(words):
                return True
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            return self.text.find(words)
        page = self.paper.find(words, self.page)
        if page is not None:
            self.turn_to(page)
        return page is not None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()
        if self.page and self._width != self.area.viewport().width():
            self._settle.start()  # drawn once, when the dragging has come to rest

    # --- inside ----------------------------------------------------------------------------------------

    def _fit_name(self) -> None:
        """Show both ends of a name that is too long: a file's version stands at its end."""
        room = self.width() - self.choose.sizeHint().width() - theme.SPACE_2
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, max(room, LEAST_NAME)))

    def _draw(self) -> None:
        if self.paper is None or not self.page:
            return
        self._width = self.area.viewport().width()
        ratio = self.devicePixelRatioF()
        try:
            wide = max(self.paper.width(self.page), 1.0)
            dots = INCH * self.zoom * ratio * max(self._width - AIR, LEAST_WIDTH) / wide
            made = self.paper.picture(self.page, dots)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        pixmap = pixmap_of(made, ratio)
        self.sheet.setPixmap(pixmap)
        self.sheet.setFixedSize(pixmap.deviceIndependentSize().toSize())

    def _judge(self) -> None:
        pages = self.paper.pages if self.paper is not None else 0
        self.number.setText(str(self.page) if self.page else "")
        self.count.setText(f"/ {pages}" if pages else "")
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < pages)
        for widget in (self.back, self.on, self.smaller, self.larger, self.number, self.count):
            widget.setVisible(bool(pages))
        self.words.setVisible(self.paper is not None)
        self.smaller.setEnabled(self.zoom > LEAST)
        self.larger.setEnabled(self.zoom < MOST)
        self.stack.setCurrentIndex(0 if self.paper is None else 1 if pages else 2)

    def _say(self) -> None:
        self._name = self.paper.name if self.paper is not None else self.tr("Official document")
        self.name.setToolTip(self._name)
        self._fit_name()
        self.choose.setText(self.tr("Open…"))
        self.choose.setAccessibleName(self.tr("Open the official document (PDF or Word)"))
        self.empty.setText(self.tr("Open the approved methodology here (PDF or Word) and read the values beside it. "
                                   "When its text was adopted, it is shown by itself."))
        for button, text in ((self.back, self.tr("Previous page (Page Up)")),
                             (self.on, self.tr("Next page (Page Down)")),
                             (self.smaller, self.tr("Smaller")), (self.larger, self.tr("Larger"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.number.setAccessibleName(self.tr("Page"))
        self.words.setPlaceholderText(self.tr("Search in the document"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.sheet.setAccessibleName(self.tr("Page of the official document"))
        self.text.setAccessibleName(self.tr("Words of the official document"))
        self._judge()

    def _icons(self) -> None:
        for button, name in ((self.back, "chevron-left"), (self.on, "chevron-right"), (self.smaller, "minus"),
                             (self.larger, "plus")):
            button.setIcon(theme.icon(name))

    def _typed_page(self) -> None:
        text = self.number.text().strip()
        if text.isdecimal():
            self.turn_to(int(text))
        self._judge()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        head, tools = QHBoxLayout(), WrapRow()
        theme.set_role(self.name, "section")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setMinimumWidth(LEAST_NAME)
        head.addWidget(self.name, 1)
        head.addWidget(self.choose)
        for widget in (self.back, self.number, self.count, self.on, self.smaller, self.larger):
            tools.addWidget(widget)
        self.number.setFixedWidth(48)
        tools.addWidget(self.words)
        column.addLayout(head)
        column.addLayout(tools)
        theme.set_role(self.empty, "secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setMinimumSize(QSize(240, 160))
        self.text.setReadOnly(True)
        for view in (self.empty, self.area, self.text):
            self.stack.addWidget(view)
        column.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.choose.clicked.connect(self.asked)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.look(1 / STEP))
        self.larger.clicked.connect(lambda: self.look(STEP))
        self.number.returnPressed.connect(self._typed_page)
        self.words.returnPressed.connect(lambda: self.search(self.words.text()))
        self._icons()
