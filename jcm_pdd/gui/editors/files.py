"""Editors of attached files and figures: thumbnails, captions; add by button, by dropping or by pasting."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.attaching import listed
from jcm_pdd.gui.editors.base import DRAFT_AFTER_MS, FieldEditor
from jcm_pdd.gui.editors.file_row import FileRow
from jcm_pdd.gui.editors.thumbnails import Thumbnails
from jcm_pdd.gui.papers.keeping import Keeping
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, restyle

_PICTURES = "*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp"


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
        self.drop_hint.setWordWrap(True)
        self.drop_hint.setMinimumHeight(2 * self.drop_hint.fontMetrics().lineSpacing() + 2)  # two lines, when narrow
        self.stop = QPushButton(box)
        self.stop.setProperty("role", "quiet")
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        self.keeping: Keeping | None = None
        buttons.addWidget(self.drop_hint, 1)
        buttons.addWidget(self.stop)
        self.list.addLayout(buttons)
        self.file_rows: list[FileRow] = []
        self._draft_later = QTimer(box)
        self._draft_later.setSingleShot(True)
        self._draft_later.setInterval(DRAFT_AFTER_MS)
        self._draft_later.timeout.connect(self._draft)
        self._shown_items: object = self
        return box

    def focus_widgets(self) -> tuple[QWidget, ...]:
        return (self.add, self.paste)

    def show_choices(self) -> None:
        self.add.setText(self.tr("Add file…"))
        self.paste.setText(self.tr("Paste"))
        self.stop.setText(self.tr("Stop"))
        self.drop_hint.setText(self.tr("or drop files here"))
        for row in self.file_rows:
            row.retranslate()
        self._show_items()

    def items(self) -> list[dict[str, Any]]:
        """Return the attached files as stored."""
        stored = self.desk.stored(self.address)
        return [dict(item) for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []

    def unsent(self) -> bool:
        return any(row.unsent() for row in self.file_rows)

    def end_composition(self) -> None:
        for row in self.file_rows:
            row.caption.end_composition()

    def commit(self) -> None:
        for row in tuple(self.file_rows):
            row.leave()

    def _draft(self) -> None:
        """Keep the captions being written against a crash: the files as they will be listed with them."""
        if any(row.caption.composing() for row in self.file_rows):
            self._draft_later.start()
        elif self.unsent():
            items = self.items()
            for row, item in zip(self.file_rows, items, strict=True):
                if row.unsent():
                    item["caption"] = row.words()
            self.desk.draft(self.address, json.dumps(items, ensure_ascii=False))

    def show_answer(self) -> None:
        self._show_items()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        self._show_items()  # a caption being written stays, whatever comes and goes around it
        super().refresh(changed, origin)

    def _show_items(self) -> None:
        items = self.items()
        if items == self._shown_items:
            return
        self._shown_items = items
        known: dict[tuple[Any, ...], list[FileRow]] = {}
        for row in self.file_rows:
            known.setdefault(row.key, []).append(row)
        self.file_rows = [self._row(item, known) for item in items]
        for row in (row for rows in known.values() for row in rows):
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        before: QWidget = self.stop
        for at, row in enumerate(self.file_rows):
            if self.list.indexOf(row) != at:
                self.list.insertWidget(at, row)
            for widget in (row.caption, row.remove):  # made last, yet reached from the buttons they stand beside
                QWidget.setTabOrder(before, widget)
                before = widget

    def _row(self, item: dict[str, Any], known: dict[tuple[Any, ...], list[FileRow]]) -> FileRow:
        """Return the row that shows a file already, else a new one."""
        key = tuple(item.get(part) for part in ("sha256", "name", "size"))
        if known.get(key):
            row = known[key].pop(0)
            row.show_caption(item)
            return row
        row = FileRow(item, self.desk.read_only, self.input)
        row.key = key
        row.removed.connect(lambda: self._remove(self.file_rows.index(row)))
        row.typed.connect(self._draft_later.start)
        row.captioned.connect(lambda text: self._caption(self.file_rows.index(row), text))
        if str(item.get("media", "")).startswith("image/"):
            Thumbnails.of_the_program().show(row.picture, self.desk.session.journal, str(item.get("sha256", "")))
        return row

    def _remove(self, at: int) -> None:
        items = self.items()
        del items[at]
        self._store(items)

    def _caption(self, at: int, text: str) -> None:
        items = self.items()
        items[at]["caption"] = text
        self._draft_later.stop()
        self._store(items)
        self.desk.forget_draft(self.address)  # also of a caption that became again what it was

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
        """Keep files in the project at this field; large ones are copied while the window lives on."""
        if not paths or self.desk.read_only:
            return
        session, address = self.desk.session, self.address
        keeping = self.keeping = Keeping(session, paths)
        # Listed wherever the user has gone to meanwhile; this editor hears of it only while it is there.
        keeping.done.connect(lambda items: session.record(listed(session.project, address, items)))
        keeping.moved.connect(self._moved)
        for ended in (keeping.done, keeping.failed, keeping.stopped):
            ended.connect(self._kept)
        keeping.start()

    def _moved(self, percent: int) -> None:
        self.drop_hint.setText(self.tr("Copying: {percent} %").format(percent=percent))
        self.stop.show()

    def _kept(self, ended: object = None) -> None:
        from jcm_pdd.files.messages import problem_text

        self.stop.hide()
        self.drop_hint.setText(problem_text(ended, self.desk.language) if isinstance(ended, Problem) else
                               self.tr("or drop files here"))
        self.drop_hint.setProperty("role", "error" if isinstance(ended, Problem) else "hint")
        restyle(self.drop_hint)
        self.refresh(frozenset((self.address,)), None)

    def _stop(self) -> None:
        if self.keeping is not None:
            self.keeping.stop()

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
            self.desk.attach(self.address, path)
        self.refresh(frozenset((self.address,)), None)
        return True

    def set_read_only(self, read_only: bool) -> None:
        for widget in (self.add, self.paste, self.drop_hint):
            widget.setVisible(not read_only)
        self.setAcceptDrops(not read_only)

    def _speak(self, label: str, required: bool) -> None:
        super()._speak(label, required)
        for button in (self.add, self.paste, self.stop):
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
