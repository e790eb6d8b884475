"""Lines of text with a button each: what keeps documents drafts, what was written, which values are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.files.session import Session


class Rows(QFrame):
    """Lines of text, each with a button on its right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_2, theme.SPACE_2)
        self._column.setSpacing(theme.SPACE_1)
        self.hide()

    def clear(self) -> None:
        """Take all lines away."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()

    def add(self, text: str, role: str, button: QPushButton | None) -> None:
        """Add a line."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text, line)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            theme.set_role(label, role)
        row.addWidget(label, 1)
        if button is not None:
            theme.set_role(button, "quiet")
            row.addWidget(button)
        self._column.addWidget(line)
        self.show()

    def texts(self) -> list[str]:
        """Return what the lines say."""
        return [label.text() for label in self.findChildren(QLabel) if label.isVisibleTo(self)]


def draft_reasons(session: Session) -> list[tuple[str, str, list[Finding]]]:
    """Return what keeps the documents drafts: words, tone, and the findings behind them."""
    errors = [f for f in session.findings if f.severity == "error"]
    defaults = [f for f in session.findings if f.code == "default.not_verified"]
    unread = [f for f in session.findings if f.code.startswith("proposal.")]
    counted = {id(f) for f in (*errors, *defaults, *unread)}
    rest = [f for f in session.findings if f.severity == "open" and id(f) not in counted]
    return [(text.format(count=len(found)), tone, found) for text, tone, found in (
        (QCoreApplication.translate("Export", "Errors: {count}"), "error", errors),
        (QCoreApplication.translate("Export", "Defaults not verified in the official text: {count}"), "open", defaults),
        (QCoreApplication.translate("Export", "Proposed sentences not read yet: {count}"), "open", unread),
        (QCoreApplication.translate("Export", "Other open items: {count}"), "open", rest),
    ) if found]
