"""A list in columns, with long texts whole in the tool tip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

ROW, LONGEST = 30, 300
PADDING, MARK, MEASURED = 20, 28, 60
"""Pixels beside the text of a cell and of a box to tick; lines that are looked at for the width of a column."""


class Lines(QTreeWidget):
    """A list in columns; the last column takes the room that is left."""

    def __init__(self, widths: tuple[int, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._widths = widths
        self._wanted: list[int] = []
        self._sharing = self._by_hand = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._share)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setColumnCount(len(widths) + 1)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(True)
        for at, width in enumerate(widths):
            self.header().setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(at, width)
        self.header().sectionResized.connect(self._resized)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStyleSheet("QTreeView::item { padding: 0 6px; }")

    def setHeaderLabels(self, labels: Sequence[str]) -> None:
        """Name the columns; none is narrower than its name."""
        super().setHeaderLabels(labels)
        header = self.header()
        header.ensurePolished()
        self._wanted = [max(width, header.sectionSizeFromContents(at).width()) for at, width in enumerate(self._widths)]
        if not self._by_hand:
            for at, width in enumerate(self._wanted):
                self.setColumnWidth(at, width)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        item = self.currentItem()
        if item is not None and event.size().height() < event.oldSize().height():
            self.scrollToItem(item)

    def _share(self) -> None:
        """Give cut texts the room others have to spare, and the last column room for its name in any case."""
        header, last = self.header(), self.columnCount() - 1
        if self._by_hand or not self._wanted or not header.stretchLastSection():
            return
        widths = list(self._wanted)
        lacking = sum(widths) + header.sectionSizeFromContents(last).width() - self.viewport().width()
        self._spread(widths, -lacking)
        named = [header.sectionSizeFromContents(at).width() for at in range(last + 1)]
        whole = lacking + max(self._texts(last) - named[last], 0)
        given = _narrowed(widths, [max(name, self._texts(at)) for at, name in enumerate(named[:last])], whole)
        _narrowed(widths, [self._least(at) for at in range(last)], lacking - given)
        self._sharing = True
        # Left to itself Qt never makes the last one narrower than any column is at first.
        for at, width in enumerate([*widths, max(self.viewport().width() - sum(widths), named[last])]):
            self.setColumnWidth(at, width)
        self._sharing = False

    def _spread(self, widths: list[int], room: int) -> None:
        """Widen columns whose texts are cut, those first that lack least, by what all texts of the last one leave."""
        last = self.columnCount() - 1
        room -= max(self._texts(last) - self.header().sectionSizeFromContents(last).width(), 0)
        for lack, at in sorted((self._texts(at) - widths[at], at) for at in range(last)):
            given = min(lack, room)
            if given > 0:
                widths[at] += given
                room -= given

    def _texts(self, at: int) -> int:
        """Return the pixels the first lines need in a column, with those below them, which are set in."""
        metrics, longest = self.fontMetrics(), 0
        for row in range(min(self.topLevelItemCount(), MEASURED)):
            if (line := self.topLevelItem(row)) is None:
                continue
            below = [child for n in range(min(line.childCount(), MEASURED)) if (child := line.child(n)) is not None]
            told = [] if line.isFirstColumnSpanned() else [(0, line)]
            inset = self.indentation() if at == 0 else 0
            longest = max([longest, *(deep + (MARK if one.data(at, Qt.ItemDataRole.CheckStateRole) is not None else 0)
                                      + metrics.horizontalAdvance(one.text(at))
                                      for deep, one in (*told, *((inset, one) for one in below)))])
        return PADDING + longest + (self.indentation() if at == 0 and self.rootIsDecorated() else 0)

    def _least(self, at: int) -> int:
        """Return how narrow a column may become: it keeps its name, and short texts whole."""
        texts, wanted = self._texts(at), self._wanted[at]
        named = self.header().sectionSizeFromContents(at).width()
        return max(named, texts if texts <= wanted else wanted // 2)

    def _resized(self, _column: int, _before: int, _now: int) -> None:
        if not self._sharing and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_hand = True

    def at(self) -> int:
        """Return the number of the chosen line, 0 when none is."""
        item = self.currentItem()
        return max(self.indexOfTopLevelItem(item), 0) if item is not None else 0

    def choose(self, at: int, column: int = 0) -> None:
        """Choose a line, the last one when there are fewer."""
        item = self.topLevelItem(min(at, self.topLevelItemCount() - 1))
        if item is not None:
            self.setCurrentItem(item, column)

    def line(self, texts: list[str], under: QTreeWidgetItem | None = None) -> QTreeWidgetItem:
        """Add a line; long texts are whole in the tool tip."""
        item = QTreeWidgetItem(under if under is not None else self, [text[:LONGEST] for text in texts])
        for at, text in enumerate(texts):
            item.setToolTip(at, text)
        item.setSizeHint(0, QSize(0, ROW))
        self._later.start()
        return item

    def numbers(self, *columns: int) -> None:
        """Set columns of numbers to the right, with their names and the lines there are."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at in columns:
            for item in (self.headerItem(), *(self.topLevelItem(row) for row in range(self.topLevelItemCount()))):
                if item is not None:
                    item.setTextAlignment(at, right)


def _narrowed(widths: list[int], least: list[int], lacking: int) -> int:
    """Take pixels from the widest columns, none of which becomes narrower than its least; return how many."""
    taken = 0
    while taken < lacking and (wide := [at for at, width in enumerate(widths) if width > least[at]]):
        widths[max(wide, key=widths.__getitem__)] -= 1
        taken += 1
    return taken
