"""Text under composition in an input method, and what is too long to be pasted: the same for every input.

Nothing validates, saves or replaces a text while it is composed. Whoever must have the text (going elsewhere, closing)
ends the composition first; what stands in it is then part of the text.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QToolTip, QWidget

LONGEST_LINE, LONGEST_TEXT = 100_000, 250_000
"""Characters a paste may bring; with more in one paragraph the window would stand still for seconds."""


class Composition:
    """What an input method has under composition in one input."""

    def __init__(self, owner: QWidget) -> None:
        self._owner, self._text = owner, ""

    @property
    def running(self) -> bool:
        """Whether there is text under composition."""
        return bool(self._text)

    def begins(self, event: QInputMethodEvent) -> bool:
        """Return whether composition begins with an event, which the input has not been given yet."""
        return not self._text and bool(event.preeditString())

    def hear(self, event: QInputMethodEvent) -> None:
        """Take note of an event on its way to the input."""
        self._text = event.preeditString()

    def end(self) -> None:
        """Make what is composed part of the text: by the input method, or here when it does not answer."""
        if not self._text:
            return
        QGuiApplication.inputMethod().commit()
        if self._text:
            event = QInputMethodEvent()
            event.setCommitString(self._text)
            QCoreApplication.sendEvent(self._owner, event)


def refuse_long(owner: QWidget, text: str, most: int) -> bool:
    """Say so when a text on the clipboard is too long for an input; return whether it is."""
    if len(text) <= most:
        return False
    pattern = QCoreApplication.translate("Composition", "Not pasted: {count} characters are on the clipboard, and a "
                                         "field takes {most} at once. Attach the file, or paste a part of it.")
    told = pattern.format(count=f"{len(text):,}", most=f"{most:,}")
    owner.setProperty("refused", told)
    QToolTip.showText(owner.mapToGlobal(QPoint(0, owner.height())), told, owner)
    return True
