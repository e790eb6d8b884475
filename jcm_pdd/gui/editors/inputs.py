"""The input widgets of the editors: a line with its unit, a text that grows, a list that ignores the wheel.

The first two say `composing()` while an input method has text under composition, so that nothing disturbs it.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.composing import LONGEST_LINE, LONGEST_TEXT, Composition, refuse_long

_MIN_LINES, _MAX_LINES = 3, 18
_AROUND = 24
"""Frame and margins of a text above and below its lines; with less, a scroll bar comes and covers the line ends."""


_LINE_ENDS = "\u2028\u2029\ufdd0\ufdd1"
"""How a document of Qt ends lines and paragraphs."""
_UNBROKEN = 5000
"""Letters without a space for whose line ends Qt takes longer and longer: 200 ms a key with 100,000, 18 when a line may
end anywhere."""
_RUN = re.compile(rf"[!-~]{{{_UNBROKEN}}}")


def _is_undo(event: QEvent) -> bool:
    """Tell whether a shortcut override asks for undo or redo, which belong to the project."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


class LineInput(QLineEdit):
    """One line of text, with a unit at its right end when there is one."""

    composition_begins = Signal()

    def __init__(self, unit: str = "", right: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composition = Composition(self)
        self.setMaxLength(2 * LONGEST_LINE)  # Qt's own 32,767 would cut what is pasted or stored without a word
        self._unit: QLabel | None = None
        if unit:
            self.set_unit(unit)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_unit(self, unit: str) -> None:
        """Show another unit at the right end."""
        if self._unit is None:
            self._unit = QLabel(self)
            self._unit.setProperty("role", "unit")
            self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._place_unit()

    def composing(self) -> bool:
        """Return whether an input method has text under composition."""
        return self._composition.running

    def end_composition(self) -> None:
        """Make what is composed part of the text."""
        self._composition.end()

    def setText(self, text: str | None) -> None:
        self.setMaxLength(max(self.maxLength(), len(text or "") + LONGEST_LINE))
        super().setText(text or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if not pasted or not refuse_long(self, QGuiApplication.clipboard().text(), LONGEST_LINE):
            super().keyPressEvent(event)

    def own_undo(self) -> bool:
        """Return whether Undo should take back typing instead of the last edit of the project."""
        return self.isModified()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._composition.begins(event):
            self.composition_begins.emit()
        self._composition.hear(event)
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.own_undo():
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_unit()

    def _place_unit(self) -> None:
        if self._unit is None or not self._unit.text():
            return
        width = self._unit.sizeHint().width()
        self._unit.setGeometry(self.width() - width - 10, 0, width, self.height())
        self.setTextMargins(0, 0, width + 4, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_unit()


class GrowingText(QPlainTextEdit):
    """A text of several paragraphs that is as high as what is written in it."""

    left = Signal()
    composition_begins = Signal()

    def __init__(self, parent: QWidget | None = None, lines: int = _MIN_LINES) -> None:
        super().__init__(parent)
        self._composition = Composition(self)
        self._least = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def composing(self) -> bool:
        """Return whether an input method has text under composition."""
        return self._composition.running

    def end_composition(self) -> None:
        """Make what is composed part of the text."""
        self._composition.end()

    def plain(self) -> str:
        """Return the text with line ends; `toPlainText` would make common spaces of those that do not break."""
        text = self.document().toRawText()
        for end in _LINE_ENDS:  # five times as fast as one pass letter by letter
            text = text.replace(end, "\n")
        return text

    def setPlainText(self, text: str) -> None:
        self._wrap_for(text)
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText() or not refuse_long(self, source.text(), LONGEST_TEXT):
            if _RUN.search(source.text()) is not None:
                self._wrap_for(source.text())
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        block = self.textCursor().block()
        if block.length() > _UNBROKEN and self.wordWrapMode() != QTextOption.WrapMode.WrapAnywhere and _RUN.search(
                block.text()) is not None:
            self._wrap_for(block.text())
        super().keyPressEvent(event)

    def _wrap_for(self, text: str) -> None:
        """Let lines of a text end between words, or anywhere where an unbroken run is too long for that; it only
        looks otherwise, the text stays as it is.
        """
        mode = QTextOption.WrapMode
        wanted = mode.WrapAtWordBoundaryOrAnywhere if _RUN.search(text) is None else mode.WrapAnywhere
        if self.wordWrapMode() != wanted:
            self.setWordWrapMode(wanted)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._composition.begins(event):
            self.composition_begins.emit()
        self._composition.hear(event)
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.document().isModified():
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window in front is not leaving the field.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if self.hasFocus() and bar.maximum() > bar.minimum():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted())

    def _wanted(self) -> int:
        # A QPlainTextDocumentLayout gives its height in lines.
        lines = int(self.document().documentLayout().documentSize().height())
        lines = min(max(lines, self._least), _MAX_LINES)
        return lines * self.fontMetrics().lineSpacing() + _AROUND

    def _grow(self) -> None:
        if self.height() != self._wanted() or self.minimumHeight() != self._wanted():
            self.setFixedHeight(self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()


_ARROW = 56
"""Pixels beside the words of a choice: paddings and the arrow."""


class Combo(ChoiceBox):
    """A list of choices; the wheel scrolls the page and never changes the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long label must not make the page wider than the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self.setToolTip)  # for a choice that is longer than any page is wide

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def longest(self) -> int:
        """Return the width, pixels, at which no choice is cut off."""
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0) + _ARROW
