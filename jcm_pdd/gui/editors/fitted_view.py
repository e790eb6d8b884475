"""A table as wide as there is room and as high as its rows: how columns share the width, rows their height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from jcm_pdd.gui.editors.column_header import WrappedHeader
from jcm_pdd.gui.editors.row_header import RowHeader
from jcm_pdd.gui.editors.table_model import AnswerModel

ROW_HEIGHT = 32
_MAX_HEIGHT = 460
_FITTED_ROWS = 80
"""Up to so many rows are as high as their text; longer tables keep one height and stay smooth."""
_WIDTH = 152

_WIDTHS = {"number": 112, "date": 112, "choice": 168, "yes_no": 88, "long_text": 300, "references": 300,
           "coordinates": 180, "place": 240}


_LINES, _WIDEST, _TALLEST = 6, 520, 240
"""A long text of a table that is wider than the page: lines it should have, the widest column, the highest row."""
AGAIN_MS = 10
_CELL_PADDING = 20
_SHORT, _LEAST = ("text", "choice"), 72
"""Kinds of answers that may need less than their usual width, and the pixels they keep to be typed in."""
_NARROWEST = 0.7
"""Text columns give way down to this part of their usual width."""


class FittedView(QTableView):
    """Shows a table of answers at the size its answers need; sizes set by hand stay."""

    max_height = _MAX_HEIGHT
    fitted_rows = _FITTED_ROWS

    def __init__(self, model: AnswerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers = model
        self.setHorizontalHeader(WrappedHeader(self))
        self.setVerticalHeader(RowHeader(self))
        self.setModel(model)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setMinimumSectionSize(56)
        self._sizing, self._sized_by_hand = True, False
        self.horizontalHeader().sectionResized.connect(self._resized_by_hand)
        self._share_width()
        self._fit_later = QTimer(self)
        self._fit_later.setSingleShot(True)
        self._fit_later.timeout.connect(self._fit_in_the_end)
        model.modelReset.connect(self.fit)

    def _first_width(self, column: int) -> int:
        filled = self.answers.column_of(column)
        return _WIDTHS.get(filled.definition.kind, _WIDTH) if filled else self.answers.lead_width(column)

    def _long_width(self, column: int) -> int:
        """Return the width at which the longest text of a column has some six lines, within bounds."""
        texts = (str(self.answers.index(row, column).data() or "") for row in self._measured())
        longest = max((self.fontMetrics().horizontalAdvance(text.replace("\n", " ")) for text in texts), default=0)
        return max(self._first_width(column), min(longest // _LINES + _CELL_PADDING, _WIDEST))

    def _measured(self) -> range:
        return range(min(self.answers.rowCount(), _FITTED_ROWS))

    def fit(self) -> None:
        """Give columns the width there is, rows the height of their text, the view the height of its rows."""
        self._hide_unasked()
        self._share_width()
        if len(self.answers.keys) <= self.fitted_rows:
            self.resizeRowsToContents()
            for row in range(self.answers.rowCount()):
                self.setRowHeight(row, min(max(ROW_HEIGHT, self.rowHeight(row) + 8), _TALLEST))
        head = self.horizontalHeader().sizeHint().height()
        body = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() + self.verticalHeader().sizeHint().width() > self.width()
        bar_height = bar.sizeHint().height() if wide else 0
        height = min(head + body + bar_height + 3, self.max_height)
        if self.height() != height:
            self.setFixedHeight(height)

    def _hide_unasked(self) -> None:
        for column in range(self.answers.lead, self.answers.columnCount()):
            filled = self.answers.column_of(column)
            if filled is None or filled.definition.shown == "true":
                continue
            addresses = (self.answers.address(row, column) for row in range(self.answers.rowCount()))
            asked = any(address and self.answers.desk.visible(address) for address in addresses)
            self.setColumnHidden(column, not asked and bool(self.answers.rowCount()))

    def _share_width(self) -> None:
        """Fill the width there is; a table a little too wide gives way in its text columns before it scrolls."""
        shown = [c for c in range(self.answers.columnCount()) if not self.isColumnHidden(c)]
        if self._sized_by_hand or not shown:
            return
        texts = [c for c in shown if self._is_text(c)] or shown
        wanted = {column: self._first_width(column) for column in shown}
        if sum(wanted.values()) > self.viewport().width():
            self._spare_air(wanted)
        room = self.viewport().width() - sum(wanted.values())
        if -room < sum(wanted[c] for c in texts) * (1 - _NARROWEST):
            left, least = room, self.horizontalHeader().minimumSectionSize()
            for at, column in enumerate(texts):  # what is lacking is taken from the wide ones
                weight = [wanted[c] if room < 0 else 1 for c in texts[at:]]
                before = wanted[column]
                wanted[column] = max(before + left * weight[0] // sum(weight), least)
                left += before - wanted[column]
        elif len(self.answers.keys) <= self.fitted_rows:  # it scrolls anyway: long texts make no row tall
            wanted.update((c, self._long_width(c)) for c in shown if self._kind(c) == "long_text")
        self._spare_words(wanted, texts)
        self._spare_heads(wanted, texts)
        self._sizing = True
        for column, width in wanted.items():
            self.setColumnWidth(column, width)
        self._sizing = False

    def _spare_air(self, wanted: dict[int, int]) -> None:
        """Take from columns of short texts what these leave empty; changes `wanted`."""
        rows = self._measured()
        metrics, head = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for column in [c for c in wanted if len(rows) and self._kind(c) in _SHORT]:
            texts = [str(self.answers.index(row, column).data() or "") for row in rows]
            if any(texts):
                longest = max([*map(metrics.horizontalAdvance, texts),
                               head.horizontalAdvance(self.answers.header(column))])
                wanted[column] = min(wanted[column], max(longest + _CELL_PADDING, _LEAST))

    def _spare_words(self, wanted: dict[int, int], texts: list[int]) -> None:
        """Take from the widest text column what a narrow one lacks for its longest word; changes `wanted`."""
        rows = self._measured()
        for column in texts:
            cells = (str(self.answers.index(row, column).data() or "") for row in rows)
            longest = max((self.fontMetrics().horizontalAdvance(word) for text in cells for word in text.split()),
                          default=0)
            widest = max(texts, key=lambda c: wanted[c])
            lack = min(longest + _CELL_PADDING - wanted[column], (wanted[widest] - wanted[column]) // 2)
            if lack > 0:
                wanted[column] += lack
                wanted[widest] -= lack

    def _spare_heads(self, wanted: dict[int, int], texts: list[int], least: int = _WIDTH) -> None:
        """Take from the widest text column, down to `least`, what a head of three lines lacks; changes `wanted`."""
        metrics = self.horizontalHeader().fontMetrics()
        for column in sorted(wanted, key=lambda c: wanted[c]):
            text, width = self.answers.header(column), wanted[column]
            while width < wanted[column] + _WIDTHS["yes_no"] and 2 * metrics.lineSpacing() < metrics.boundingRect(
                    0, 0, width - _CELL_PADDING, 1000, int(Qt.TextFlag.TextWordWrap), text).height():
                width += 8
            widest = max(texts, key=lambda c: wanted[c])
            lack = min(width - wanted[column], wanted[widest] - least)
            if lack > 0 and widest != column:
                wanted[column] += lack
                wanted[widest] -= lack

    def _resized_by_hand(self, _column: int, before: int, now: int) -> None:
        # A column that is hidden or shown again is no wish of the user.
        if before and now and not self._sizing:
            self._sized_by_hand = True

    def _is_text(self, column: int) -> bool:
        return self._kind(column) in ("text", "long_text", "choice", "place")

    def _kind(self, column: int) -> str:
        filled = self.answers.column_of(column)
        return filled.definition.kind if filled is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_in_the_end()

    def _fit_in_the_end(self) -> None:
        """Fit now, or once the window is dressed in its new look: until then the width changes several times."""
        if self.updatesEnabled():
            self.fit()
        else:
            self._fit_later.start(AGAIN_MS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A new look changes the font of each part of a table in turn: one fit in the end does for all.
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_fit_later"):
            self._fit_later.start(0)
