"""One form that may be adopted: what was found, what is new and what it lacks; or what it is, when it is unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import form_words, language, theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import column_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.adopt import Adopted
    from jcm_pdd.files.adoption.library import AdoptedForm, Field
    from jcm_pdd.gui.doors import Doors

ROLE = Qt.ItemDataRole.UserRole
LABEL, KIND, JAPANESE = range(3)


class FormView(QTabWidget):
    """Three lists of one form; `changed` carries the form with another kind or Japanese label of a field."""

    changed = Signal(object)

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors
        self._one: Adopted | None = None
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.new, self.missing, self.found = QTableWidget(0, 3, self), Lines((), self), Lines((), self)
        self.new.verticalHeader().hide()
        self.new.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.new.verticalHeader().setDefaultSectionSize(38)
        self.new.setTabKeyNavigation(False)
        self.new.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.new.horizontalHeader().setSectionResizeMode(KIND, QHeaderView.ResizeMode.Fixed)
        self.new.setColumnWidth(KIND, 160)
        self.new.verticalHeader().setMinimumSectionSize(38)
        self.new.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # labels are whole
        self.new.itemChanged.connect(self._named)
        for view in (self.new, self.missing, self.found):
            self.addTab(view, "")
        for lines in (self.missing, self.found):
            lines.setHeaderHidden(True)

    def show_form(self, one: Adopted) -> None:
        """Show a form."""
        self._one = one
        self.setAccessibleName(self.tr("What is in the form"))
        self._fill_new(one)
        for lines, names in ((self.missing, one.match.missing), (self.found, one.match.matched)):
            lines.clear()
            for name in names:
                lines.line([form_words.place(self._doors, name)])
        texts = ((self.new, self.tr("New in this form"), len(one.form.fields)),
                 (self.missing, self.tr("Missing in this form"), len(one.match.missing)),
                 (self.found, self.tr("Found"), len(one.match.matched)))
        for view, name, count in texts:
            self.setTabText(self.indexOf(view), f"{name} {count}")
            self.setTabVisible(self.indexOf(view), bool(count))
            view.setAccessibleName(name)

    def _fill_new(self, one: Adopted) -> None:
        self.new.blockSignals(True)
        self.new.setHorizontalHeaderLabels([self.tr("Label in the form"), self.tr("Kind of answer"),
                                            self.tr("Label in Japanese")])
        self.new.setRowCount(len(one.form.fields))
        sections = {extra.id: extra.place.under[-1] for extra in one.match.extras}
        for row, field in enumerate(one.form.fields):
            place = form_words.asked_in(field, sections)
            label = QTableWidgetItem(field.label)
            label.setToolTip(f"{place}\n{field.label}".strip())
            label.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            japanese = QTableWidgetItem(field.label_ja)
            japanese.setData(ROLE, field.id)
            self.new.setItem(row, LABEL, label)
            self.new.setItem(row, JAPANESE, japanese)
            self.new.setCellWidget(row, KIND, self._kinds(field))
        self.new.blockSignals(False)

    def _kinds(self, field: Field) -> QComboBox:
        box = ChoiceBox(self.new)
        theme.set_role(box, "cell")
        for name in (form_words.KINDS if field.kind in form_words.KINDS else (field.kind,)):
            box.addItem(form_words.kind(name), name)
        box.setCurrentIndex(box.findData(field.kind))
        box.setEnabled(box.count() > 1)  # what is ticked in the form cannot be written there
        box.setAccessibleName(self.tr("Kind of answer: {label}").format(label=field.label))
        box.currentIndexChanged.connect(lambda: self._change(field.id, kind=str(box.currentData())))
        return box

    def _named(self, item: QTableWidgetItem) -> None:
        if item.column() == JAPANESE:
            self._change(str(item.data(ROLE)), label_ja=item.text().strip())

    def _change(self, name: str, **changes: str) -> None:
        from dataclasses import replace

        if self._one is None:
            return
        fields = tuple(replace(f, **changes) if f.id == name else f for f in self._one.form.fields)  # type: ignore[arg-type]
        form: AdoptedForm = replace(self._one.form, fields=fields)
        self._one = replace(self._one, form=form)
        self.changed.emit(self._one)


class UnknownForm(QWidget):
    """A file that was skipped: why, and three questions when it does not say itself what it is."""

    said = Signal(str, str, str)

    def __init__(self, doors: Doors, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors
        self.reason = QLabel(self)
        self.reason.setWordWrap(True)
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.document, self.country, self.version = QLineEdit("PDD", self), ChoiceBox(self), QLineEdit(self)
        self.go = QPushButton(self)
        self._labels = [QLabel(self) for _ in range(3)]
        self._asked = QWidget(self)
        self._build()
        for edit in (self.document, self.version):
            edit.textChanged.connect(self._judge)
            edit.returnPressed.connect(self.go.click)
        self.country.currentIndexChanged.connect(self._judge)
        self.go.clicked.connect(lambda: self.said.emit(
            self.document.text().strip(), str(self.country.currentData()), self.version.text().strip()))

    def show_reason(self, text: str, ask: bool) -> None:
        """Show why a file was skipped, and the questions when they help."""
        self._say()
        self.reason.setText(text)
        self._asked.setVisible(ask)
        self._judge()

    def _build(self) -> None:
        column = column_in(self)
        column.addWidget(self.reason)
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, theme.SPACE_2, 0, 0)
        asked.setSpacing(theme.SPACE_3)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_4)
        for label, widget in zip(self._labels, (self.document, self.country, self.version), strict=True):
            theme.set_role(label, "label")
            label.setBuddy(widget)
            one = QVBoxLayout()
            one.setSpacing(theme.SPACE_1)
            one.addWidget(label)
            one.addWidget(widget)
            row.addLayout(one, 1)
        asked.addLayout(row)
        asked.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._asked)
        column.addStretch(1)

    def _say(self) -> None:
        names = (self.tr("Document, such as PDD"), self.tr("Country"), self.tr("Version, such as 02.0"))
        for label, widget, name in zip(self._labels, (self.document, self.country, self.version), names, strict=True):
            label.setText(name)
            widget.setAccessibleName(name)
        self.go.setText(self.tr("Look again"))
        chosen = self.country.currentData()
        self.country.blockSignals(True)
        self.country.clear()
        self.country.addItem(self.tr("Choose a country"), "")
        speak = language.current()
        for name, code in sorted((c.name.get(speak), iso2) for iso2, c in self._doors.countries().items()):
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(self.country.findData(chosen), 0))
        self.country.blockSignals(False)

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.document.text().strip() and self.version.text().strip()
                                and self.country.currentData()))
