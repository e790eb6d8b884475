"""One attached file in the list of an editor: its picture, name, size and caption, and a way to remove it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.kinds.texts import clean
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.thumbnails import THUMBNAIL
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, icon


def size_text(size: int) -> str:
    """Return a file size in kB or MB (powers of 1,000)."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} kB"


class FileRow(QFrame):
    """One attached file: picture, name, caption, remove."""

    removed = Signal()
    captioned = Signal(str)
    typed = Signal()

    def __init__(self, item: dict[str, Any], read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.key: tuple[Any, ...] = ()
        """What tells the file from others in its list; the caption may change."""
        self.name = str(item.get("name", ""))
        self.picture = QLabel(self)
        self.picture.setPixmap(icon("file-text").pixmap(THUMBNAIL))
        self.picture.setFixedSize(THUMBNAIL)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(self.name)
        title = QLabel(self.name, self)
        size = QLabel(size_text(int(item.get("size", 0) or 0)), self)
        size.setProperty("role", "hint")
        self.caption = LineInput(parent=self)
        self.caption.setReadOnly(read_only)
        self.caption.editingFinished.connect(self.leave)
        self.caption.textEdited.connect(self.typed)
        self.remove = QPushButton(self)
        self.remove.setProperty("role", "quiet")
        self.remove.setVisible(not read_only)
        self.remove.clicked.connect(self.removed)
        self._arrange(title, size)
        self.show_caption(item)
        self.retranslate()

    def _arrange(self, title: QLabel, size: QLabel) -> None:
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(size)
        top.addWidget(self.remove)
        words = QVBoxLayout()
        words.setSpacing(SPACE_2)
        words.addLayout(top)
        words.addWidget(self.caption)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.caption.setPlaceholderText(self.tr("Caption"))
        self.caption.setAccessibleName(self.tr("Caption of {name}").format(name=self.name))
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=self.name))

    def show_caption(self, item: dict[str, Any]) -> None:
        """Show the caption as it is stored; one that is being written stays."""
        stored = str(item.get("caption", "") or "")
        if not self.unsent() and self.caption.text() != stored:
            self.caption.setText(stored)
            self.caption.setCursorPosition(0)  # of a long one the beginning is seen

    def unsent(self) -> bool:
        """Tell whether a caption is being written."""
        return self.caption.isModified() or self.caption.composing()

    def leave(self) -> None:
        """Send the caption, unless an input method is at work."""
        if self.caption.isModified() and not self.caption.composing():
            self.caption.setModified(False)
            self.captioned.emit(self.words())

    def words(self) -> str:
        """Return the caption as it would be stored."""
        return clean(self.caption.text()).strip()
