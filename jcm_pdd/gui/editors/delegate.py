"""Editing inside a cell: a line, a growing text or a list, by the kind of the column."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jcm_pdd.gui.editors.base import DRAFT_AFTER_MS
from jcm_pdd.gui.editors.choosing import Chooser, is_chosen, options_for
from jcm_pdd.gui.editors.inputs import Combo, GrowingText, LineInput
from jcm_pdd.gui.editors.table_model import AnswerModel, Index

_PADDING = 14
"""Left and right padding of a cell with the style's own margin, in pixels."""


class CellDelegate(QStyledItemDelegate):
    """Makes, fills and reads the editor of one cell; keystrokes become drafts as in a field."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, AnswerModel)  # noqa: S101 - the delegate belongs to these models
        column = model.column_of(index.column())
        editor = self._made(parent, model, column.definition.kind if column else "text", index)
        editor.setAccessibleName(model.header(index.column()))
        editor.setAccessibleDescription(model.explained(model.address(index.row(), index.column()) or "",
                                                        index.column()))
        editor.setAutoFillBackground(True)
        return editor

    def _made(self, parent: QWidget, model: AnswerModel, kind: str, index: Index) -> QWidget:
        if kind in ("choice", "yes_no"):
            return self._list(parent, model, index)
        if kind in ("long_text", "references"):
            text = GrowingText(parent, lines=2)
            self._keep(text, model, index).setParent(text)
            return text
        line = LineInput(right=kind == "number", parent=parent)
        line.setFrame(False)
        self._keep(line, model, index).setParent(line)
        self._offer(line, model, index)
        return line

    def _offer(self, line: LineInput, model: AnswerModel, index: Index) -> None:
        """Let a cell that names a row or a question choose it from a list."""
        column, address = model.column_of(index.column()), model.address(index.row(), index.column())
        if column is None or address is None or not is_chosen(column.definition):
            return
        chooser = Chooser(line, lambda: options_for(model.desk, column.definition, address))
        chooser.retranslate()
        chooser.taken.connect(lambda answer: self._taken(line, answer))

    def _taken(self, line: LineInput, answer: str) -> None:
        line.setText(answer)
        self._done(line)

    def _list(self, parent: QWidget, model: AnswerModel, index: Index) -> Combo:
        combo = Combo(parent)
        column = model.column_of(index.column())
        combo.addItem("", "")
        if column is not None and column.definition.kind == "yes_no":
            for value in (True, False):
                combo.addItem(column.kind.show(value, model.desk.language), column.kind.show(value))
        elif column is not None:
            for choice in column.definition.choices:
                combo.addItem(model.desk.say(choice.label), choice.id)
        # Before the list is opened the value is set; a choice made in the list ends the editing.
        combo.activated.connect(lambda: self._done(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _keep(self, editor: LineInput | GrowingText, model: AnswerModel, index: Index) -> QTimer:
        address = model.address(index.row(), index.column()) or ""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.setInterval(DRAFT_AFTER_MS)

        def keep() -> None:
            if editor.composing():
                timer.start()
            else:
                model.desk.draft(address, _text(editor))

        timer.timeout.connect(keep)
        def keep_before() -> None:
            if timer.isActive():
                model.desk.draft(address, _text(editor))

        editor.composition_begins.connect(keep_before)
        changed = editor.textEdited if isinstance(editor, LineInput) else editor.textChanged
        changed.connect(lambda *_: timer.start())
        return timer

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt measures the text in the whole cell, but paints it between the paddings of the style sheet.
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -_PADDING, 0)
        return super().sizeHint(inner, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, Combo):
            at = editor.findText(text)
            if at < 0:  # a refused entry stays in the list until another is chosen
                editor.addItem(text, text)
                at = editor.count() - 1
            editor.setCurrentIndex(at)
        elif isinstance(editor, GrowingText):
            if not editor.document().isModified():
                editor.setPlainText(text)
                editor.selectAll()
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineInput | GrowingText):
            editor.end_composition()  # the user went to another cell: what is composed is part of the text
        model.setData(model.index(index.row(), index.column()), _text(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        if isinstance(editor, GrowingText):
            editor.setFixedWidth(max(area.width(), 260))
            editor.move(area.topLeft())
            room = editor.parentWidget()
            below = room.height() - editor.y() - editor.height() if room is not None else 0
            if below < 0:
                editor.move(area.left(), max(0, editor.y() + below))
        else:
            editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(watched, GrowingText) and event.type() == QEvent.Type.KeyPress and enter:
            return self._enter(watched, event)
        return super().eventFilter(watched, event)

    def _enter(self, text: GrowingText, event: QEvent) -> bool:
        """Return ends the editing; with Alt or Shift it begins a new line, as in Excel."""
        assert isinstance(event, QKeyEvent)  # noqa: S101 - asked by the caller
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
            text.insertPlainText("\n")
            return True
        self.commitData.emit(text)
        self.closeEditor.emit(text, QStyledItemDelegate.EndEditHint.SubmitModelCache)
        return True


def _text(editor: QWidget) -> str:
    if isinstance(editor, Combo):
        return str(editor.currentData() or "")
    if isinstance(editor, GrowingText):
        return editor.plain()
    return editor.text() if isinstance(editor, QLineEdit) else ""

