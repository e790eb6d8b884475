"""The lists of an imported document: what was read, what nobody understood, what disagrees, what to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTreeWidgetItem, QWidget

from jcm_pdd.gui import import_words, language, theme
from jcm_pdd.gui.column import column_in
from jcm_pdd.gui.field_picker import FieldPicker
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.core.project import Project
    from jcm_pdd.core.schema import Schema
    from jcm_pdd.files.reading.found import NotUnderstood
    from jcm_pdd.files.reading.importing import Prospect

ROLE = Qt.ItemDataRole.UserRole


class ReadView(Lines):
    """Every answer that was read, by section, with its value and whether it is new to the project."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((330, 400), parent)
        self.setRootIsDecorated(True)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show the answers of a document."""
        self.setHeaderLabels([self.tr("Field"), self.tr("Value"), self.tr("In the project")])
        self.setAccessibleName(self.tr("What was read"))
        self.clear()
        schema, project = prospect.schema, prospect.project
        differs = {d.address for d in prospect.report.disagree}
        names = import_words.Names(schema, project)
        heads: dict[str, QTreeWidgetItem] = {}
        order = {plan.definition.id: at for at, plan in enumerate(schema.sections)}
        placed = [(import_words.go_to(a.address, schema), a) for a in prospect.report.read]
        for section, answer in sorted(placed, key=lambda p: order.get(p[0], -1)):
            if section not in heads:
                heads[section] = self._head(section, schema)
            state = self.tr("differs") if answer.address in differs else (
                self.tr("new") if answer.new else self.tr("the same"))
            if answer.proposed and answer.new:
                state = self.tr("new; the program's own wording, please read")
            item = self.line([names.where(answer.address),
                              import_words.value(answer.address, answer.value, schema), state], heads[section])
            item.setData(0, ROLE, answer.address)
        self.expandAll()

    def _head(self, section: str, schema: Schema) -> QTreeWidgetItem:
        plan = schema.section(section)
        name = plan.definition.named(language.current()) if plan else self.tr("Other")
        item = self.line([name])
        item.setFirstColumnSpanned(True)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        return item


class TextsView(QWidget):
    """Texts nobody understood, with the place where each stood; one can be put into a field, taken back, copied."""

    put = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint, self.list, self.whole = QLabel(self), Lines((280, 420), self), QPlainTextEdit(self)
        self.into, self.back, self.copy = (QPushButton(self) for _ in range(3))
        self.picker: FieldPicker | None = None
        self._prospect: Prospect | None = None
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        self.whole.setReadOnly(True)
        self.whole.setMaximumHeight(84)
        self.whole.setTabChangesFocus(True)
        column = column_in(self)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.whole)
        row = QHBoxLayout()
        for button in (self.into, self.back, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda *_: self._pick())
        self.into.clicked.connect(self._pick)
        self.back.clicked.connect(lambda: self.taken_back.emit(self.current()))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.whole.toPlainText()))

    def current(self) -> NotUnderstood | None:
        """Return the text chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, ROLE) if item is not None else None

    def show_texts(self, prospect: Prospect, put: dict[NotUnderstood, str]) -> None:
        """Show the texts of a document and where the user sent them."""
        self._prospect = prospect
        self._say()
        at = self.list.at()
        self.list.clear()
        for text in prospect.report.not_understood:
            target = put.get(text)
            goes = self.tr("kept with the project") if target is None else \
                import_words.where(target, prospect.schema, prospect.project)
            place = import_words.stood_at(text.place, prospect.schema, prospect.project)
            item = self.list.line([place, " ".join(text.text.split()), goes])
            item.setData(0, ROLE, text)
            item.setData(2, ROLE, target)
        self.list.choose(at)
        self._chosen()

    def _say(self) -> None:
        self.hint.setText(self.tr("Nothing of the document is lost: these texts are kept with the project, where you "
                                  "find them again in the side panel, unless you put them into a field now."))
        self.list.setHeaderLabels([self.tr("Where it stood"), self.tr("Text"), self.tr("Goes to")])
        self.list.setAccessibleName(self.tr("What was not understood"))
        self.whole.setAccessibleName(self.tr("The whole text"))
        self.into.setText(self.tr("Put it into…"))
        self.back.setText(self.tr("Take it back"))
        self.copy.setText(self.tr("Copy"))

    def _chosen(self, *_: object) -> None:
        item, text = self.list.currentItem(), self.current()
        self.whole.setPlainText(text.text if text is not None else "")
        self.into.setEnabled(text is not None)
        self.copy.setEnabled(text is not None)
        self.back.setEnabled(item is not None and item.data(2, ROLE) is not None)

    def _pick(self) -> None:
        text, prospect = self.current(), self._prospect
        if text is None or prospect is None:
            return
        self.picker = open_picker(self.into, prospect.schema, prospect.project, text.place)
        self.picker.chosen.connect(lambda address: self.put.emit(text, address))


def open_picker(button: QPushButton, schema: Schema, project: Project, place: str) -> FieldPicker:
    """Open the list of fields below a button; the field where the text stood is proposed."""
    picker = FieldPicker(import_words.fields(schema, project), place, button.window())
    picker.open_at(button)
    return picker


class RemarksView(Lines):
    """Remarks about the document itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((), parent)
        self.setHeaderHidden(True)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show the remarks."""
        self.setAccessibleName(self.tr("Remarks"))
        self.clear()
        for note in prospect.report.notes:
            self.line([import_words.remark(note)])


class ChangeView(Lines):
    """What usually has to be changed in a project made from a document."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((330, 330), parent)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show the list that will stand beside the form."""
        self.setHeaderLabels([self.tr("Field"), self.tr("In the document"), self.tr("Why")])
        self.setAccessibleName(self.tr("What to change"))
        self.clear()
        for item in prospect.to_change:
            self.line([import_words.where(item.address, prospect.schema, prospect.project),
                       import_words.was(item, prospect.schema), import_words.reason(item)])
