"""What stands around an input: the label above it, and the hint, the finding and the proposal below it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.text import headed
from jcm_pdd.gui import language
from jcm_pdd.gui.confidential_words import SIGN, marked_word
from jcm_pdd.gui.editors.desk import Remark
from jcm_pdd.gui.phrases import held, pieces
from jcm_pdd.gui.theme import SIZE_HINT, SPACE_2, StateChip, set_role, tokens


def severity_word(severity: str) -> str:
    """Return the word of a severity: colour alone says nothing."""
    words = {
        "error": QCoreApplication.translate("Remarks", "Error"),
        "warning": QCoreApplication.translate("Remarks", "Please check"),
        "open": QCoreApplication.translate("Remarks", "Open"),
        "note": QCoreApplication.translate("Remarks", "Note"),
    }
    return words.get(severity, severity)


LONGEST_HELD = 12
"""The letters a phrase of a title may have to stay on one line."""
_LONGEST_NUMBER = 8
"""An official number has at most so many letters ("A.5", "MPS 1")."""


class WrappedLabel(QLabel):
    """A label that breaks its lines and can be copied from."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said = ("", "")
        self._heights: dict[int, int] = {}
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; text() is what was given, whatever a title shows for the sake of its lines."""
        self._given = text
        super().setText(self._lined(text) if self.property("role") == "title" and not text.isascii() else text)

    def text(self) -> str:
        return self._given

    def clear(self) -> None:
        self.setText("")

    def _lined(self, text: str) -> str:
        """Return a Japanese page title that breaks between its phrases; what holds them is not there to be copied."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setAccessibleName(text)
        return held(pieces(text, lambda part: len(part) <= LONGEST_HELD))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, pixels; layouts ask for the same ones often, and a text is laid out once."""
        said = self.text(), self.font().key()
        if said != self._said:
            self._said, self._heights = said, {}
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]


class FieldLabel(WrappedLabel):
    """The line above an input: label, symbol, a word when required, and the official number."""

    where_printed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="label", parent=parent)
        self._marked = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._words = ("", "", False, "")

    def show_words(self, label: str, symbol: str, required: bool, official: str) -> None:
        """Show the label, its printed symbol, whether it is required and the official number."""
        self._words = (label, symbol, required, official)
        quiet = f"font-weight: 400; font-size: {SIZE_HINT}px; color: {tokens().secondary}"
        parts = [escape(f"{label}  {symbol}" if symbol else label)]
        # The words of the official form are as long as the label: a number stands here, words in the tip.
        short = official if len(official) <= _LONGEST_NUMBER and any(map(str.isdigit, official)) else ""
        self.setToolTip("" if short or official == label else official)
        must = self.tr("required") if required else ""
        secret = f"{SIGN}\u00a0{marked_word()}" if self._marked else ""
        asides = [aside for aside in (f"*\u00a0{must}" if must else "", short, secret) if aside]
        parts += [f'<span style="{quiet}">{escape(aside)}</span>' for aside in asides]
        text = "&nbsp;&nbsp; ".join(parts)
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(" ".join([label, symbol, *asides]).strip())

    def show_mark(self, marked: bool) -> None:
        """Note whether the field is marked confidential; `show_words` writes it."""
        self._marked = marked

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_words(*self._words)

    def flash(self) -> None:
        """Show for a moment where a jump has led."""
        set_role(self, "lit")
        QTimer.singleShot(1600, self, lambda: set_role(self, "label"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.where_printed.emit()
        else:
            super().mouseReleaseEvent(event)


class ReviewLabel(WrappedLabel):
    """The line below an input that says what reviewers propose and ask there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="open", parent=parent)
        self.hide()

    def show_asked(self, asked: Sequence[str]) -> None:
        """Show what they say, or nothing."""
        text = "\n".join(asked)
        if text != self.text():
            self.setText(text)
            self.setToolTip(self.tr("Ctrl+R shows the whole review") if text else "")
        self.setVisible(bool(text))


class RemarkLabel(WrappedLabel):
    """The finding under an input: a word, what is wrong and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def show_remark(self, remark: Remark | None) -> None:
        """Show a finding, or nothing."""
        if remark is None:
            self.hide()
            self.clear()
            return
        set_role(self, {"error": "error", "neutral": "hint"}.get(remark.tone, "open"))
        self.setText(headed(severity_word(remark.severity), remark.text, language.current()))
        self.show()


class ProposalBox(QFrame):
    """A proposed wording that nobody has read yet, with its two ways out: take it, or change it."""

    accepted = Signal()
    edit = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = StateChip(parent=self)
        self._text = WrappedLabel(parent=self)
        self._accept = QPushButton(self)
        self._accept.clicked.connect(self.accepted)
        self._edit = QPushButton(self)
        self._edit.clicked.connect(self.edit)
        for button in (self._accept, self._edit):
            button.setProperty("role", "quiet")
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._chip)
        row.addStretch(1)
        row.addWidget(self._edit)
        row.addWidget(self._accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        column.addWidget(self._text)
        self.hide()

    def show_proposal(self, text: str | None, name: str, changeable: bool) -> None:
        """Show the proposed text of the field called `name`, or nothing."""
        self.setVisible(text is not None)
        self._chip.show_state(self.tr("Unread proposal"), "open")
        self._text.setText(text or "")
        self._accept.setText(self.tr("Accept"))
        self._accept.setAccessibleName(self.tr("Accept the proposal for {name}").format(name=name))
        self._edit.setText(self.tr("Change"))
        self._edit.setAccessibleName(self.tr("Change the proposal for {name}").format(name=name))
        self._accept.setVisible(changeable)
        self._edit.setVisible(changeable)
