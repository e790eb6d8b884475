"""The heads of columns: they break their lines, Japanese ones between phrases."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from jcm_pdd.gui.phrases import held, pieces


class WrappedHeader(QHeaderView):
    """Column headers that break their lines, Japanese ones between phrases."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lined: dict[tuple[str, int], str] = {}
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                                 | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self.updateGeometry())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical: int) -> None:
        super().initStyleOptionForIndex(option, logical)
        option.text = self._shown(option.text, self._room(logical))

    def _room(self, logical: int) -> int:
        return max(40, self.sectionSize(logical) - 20)

    def _shown(self, text: str, room: int) -> str:
        """Return a head as it is drawn in a room, pixels: what stays on one line is held together."""
        if text.isascii():
            return text
        if (text, room) not in self._lined:
            metrics = self.fontMetrics()
            self._lined[text, room] = held(pieces(text, lambda part: metrics.horizontalAdvance(part) <= room))
        return self._lined[text, room]

    def sectionSizeFromContents(self, logical: int) -> QSize:
        size = super().sectionSizeFromContents(logical)
        text, wide = str(self.model().headerData(logical, self.orientation()) or ""), self._room(logical)
        room = self.fontMetrics().boundingRect(0, 0, wide, 1000, int(Qt.TextFlag.TextWordWrap.value),
                                               self._shown(text, wide))
        return QSize(size.width(), room.height() + 16)
