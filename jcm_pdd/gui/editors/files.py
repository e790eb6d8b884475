"""Editors of attached files and figures: thumbnails, captions; add by button, by dropping or by pasting."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, icon

THUMBNAIL = QSize(72, 54)
_PICTURES = "*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp"


def size_text(size: int) -> str:
    """Return a file size in kB or MB (powers of 1,000)."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000)):,} kB"


class FileRow(QFrame):
    """One attached file: picture, name, caption, remove."""

    removed = Signal()
    captioned = Signal(str)

    def __init__(self, item: dict[str, Any], picture: QIcon, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        name = str(item.get("name", ""))
        image = QLabel(self)
        image.setPixmap(picture.pixmap(THUMBNAIL))
        image.setFixedSize(THUMBNAIL)
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        image.setAccessibleName(name)
        title = QLabel(name, self)
        size = QLabel(size_text(int(item.get("size", 0) or 0)), self)
        size.setProperty("role", "hint")
        self.caption = LineInput(parent=self)
        self.caption.setText(str(item.get("caption", "") or ""))
        self.caption.setPlaceholderText(self.tr("Caption"))
        self.caption.setAccessibleName(self.tr("Caption of {name}").format(name=name))
        self.caption.setReadOnly(read_only)
        self.caption.editingFinished.connect(self._caption_left)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.setProperty("role", "quiet")
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self.remove.setVisible(not read_only)
        self.remove.clicked.connect(self.removed)
        self._arrange(image, title, size)

    def _arrange(self, image: QLabel, title: QLabel, size: QLabel) -> None:
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
        row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _caption_left(self) -> None:
        if self.caption.isModified():
            self.caption.setModified(False)
            self.captioned.emit(self.caption.text().strip())


class AttachmentEditor(FieldEditor):
    """Files kept in the project with the field they prove."""

    patterns = ""

    def make_input(self) -> QWidget:
        self.setAcceptDrops(True)
        box = QWidget(self)
        self.list = QVBoxLayout(box)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(SPACE_3)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        self.add = QPushButton(box)
        self.add.clicked.connect(self._ask)
        self.paste = QPushButton(box)
        self.paste.clicked.connect(lambda: self.take(QGuiApplication.clipboard().mimeData()))
        buttons.addWidget(self.add)
        buttons.addWidget(self.paste)
        self.drop_hint = QLabel(box)
        self.drop_hint.setProperty("role", "hint")
        buttons.addWidget(self.drop_hint, 1)
        self.list.addLayout(buttons)
        self.file_rows: list[FileRow] = []
        self._shown_items: object = self
        return box

    def focus_widgets(self) -> tuple[QWidget, ...]:
        return (self.add, self.paste)

    def show_choices(self) -> None:
        self.add.setText(self.tr("Add file…"))
        self.paste.setText(self.tr("Paste"))
        self.drop_hint.setText(self.tr("or drop files here"))
        self._shown_items = self
        self.show_answer()

    def items(self) -> list[dict[str, Any]]:
        """Return the attached files as stored."""
        stored = self.desk.stored(self.address)
        return [dict(item) for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []

    def show_answer(self) -> None:
        items = self.items()
        if items == self._shown_items:
            return
        self._shown_items = items
        for row in self.file_rows:
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.file_rows = [self._row(at, item) for at, item in enumerate(items)]
        for at, row in enumerate(self.file_rows):
            self.list.insertWidget(at, row)

    def _row(self, at: int, item: dict[str, Any]) -> FileRow:
        row = FileRow(item, self._picture(item), self.desk.read_only, self.input)
        row.removed.connect(lambda: self._remove(at))
        row.captioned.connect(lambda text: self._caption(at, text))
        return row

    def _picture(self, item: dict[str, Any]) -> QIcon:
        if str(item.get("media", "")).startswith("image/"):
            image = QImage.fromData(self.desk.session.blob(str(item["sha256"])))
            if not image.isNull():
                kept = Qt.AspectRatioMode.KeepAspectRatio
                return QIcon(QPixmap.fromImage(image.scaled(THUMBNAIL * 2, kept)))
        return icon("file-text")

    def _remove(self, at: int) -> None:
        items = self.items()
        del items[at]
        self._store(items)

    def _caption(self, at: int, text: str) -> None:
        items = self.items()
        items[at]["caption"] = text
        self._store(items)

    def _store(self, items: list[dict[str, Any]]) -> None:
        self.desk.set_stored(self.address, items or None, self)  # type: ignore[arg-type]
        self.refresh(frozenset((self.address,)), None)

    def _ask(self) -> None:
        label = self.desk.say(self.definition.label)
        word = self.tr("Pictures")
        pattern = f"{word} ({self.patterns})" if self.patterns else ""
        paths, _ = QFileDialog.getOpenFileNames(self, label, "", pattern)
        self.attach([Path(path) for path in paths])

    def attach(self, paths: list[Path]) -> None:
        """Keep files in the project at this field."""
        for path in paths:
            self.desk.attach(self.address, path)
        self.refresh(frozenset((self.address,)), None)

    def take(self, data: QMimeData) -> bool:
        """Attach what was dropped or pasted (files, a screenshot); tell whether there was anything."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.attach([path for path in paths if path.is_file()])
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / self.tr("pasted picture.png")
            image.save(str(path))
            self.attach([path])
        return True

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.add, self.paste, self.drop_hint):
            widget.setVisible(not read_only)
        self.setAcceptDrops(not read_only)

    def _speak(self, label: str, required: bool) -> None:
        super()._speak(label, required)
        for button in (self.add, self.paste):
            button.setAccessibleName(f"{self.input.accessibleName()}: {button.text()}")
            button.setAccessibleDescription(self.input.accessibleDescription())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if pasted and self.take(QGuiApplication.clipboard().mimeData()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.take(event.mimeData()):
            event.acceptProposedAction()


class FigureEditor(AttachmentEditor):
    """Pictures printed into the document with their captions."""

    patterns = _PICTURES
