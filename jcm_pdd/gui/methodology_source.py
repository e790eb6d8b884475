"""Which files a methodology is made of, its code, the cells of its results: shown, and corrected by reading again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.gui import theme

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef

FIELDS = ("code", "version", "reference", "project")
FIRST = {"official.no_code": "code", "official.no_emissions": "reference", "workbook.no_cell": "reference",
         "workbook.not_an_input": "reference"}


class SourceView(QScrollArea):
    """The files, code and version, and the three cells; `again` asks to read the files with what stands here.

    It scrolls by itself: what a tab cannot do without, the whole page would have to find room for.
    """

    again = Signal()
    text_asked = Signal()
    text_left_out = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = {name: QLineEdit(self) for name in FIELDS}
        self.names = {name: QLabel(self) for name in (*FIELDS, "workbook", "text", "reduction")}
        self.workbook, self.text, self.reduction, self.hint, self.wrong = (QLabel(self) for _ in range(5))
        self.choose_text, self.no_text, self.read = (QPushButton(self) for _ in range(3))
        self._build()
        self.read.clicked.connect(self.again)
        self.choose_text.clicked.connect(self.text_asked)
        self.no_text.clicked.connect(self.text_left_out)
        for field in self.fields.values():
            field.returnPressed.connect(self.again)
            field.textEdited.connect(self._judge)
        self._known: dict[str, str] = dict.fromkeys(FIELDS, "")
        self._file, self._text_name = "", ""

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def show_files(self, workbook: str, text: str) -> None:
        """Show which files are read."""
        self._file, self._text_name = workbook, text
        self.say()

    def show_methodology(self, m: MethodologyDef) -> None:
        """Show what the files gave; nothing is open any more."""
        book = m.workbook
        self._known = {"code": m.methodology, "version": m.version,
                       "reference": (book.reference if book else None) or "",
                       "project": (book.project if book else None) or ""}
        for name, text in self._known.items():
            self.fields[name].setText(text)
        self.reduction.setText(book.reduction if book is not None else "")
        self._say_how()
        self.show_wrong("", "")
        self._judge()

    def show_wrong(self, code: str, text: str) -> None:
        """Say why the files could not be read, and lead to the field that answers it; "" takes it away."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        if text:
            first = self.fields[FIRST[code]] if code in FIRST else self.choose_text
            first.setAccessibleDescription(text)
            first.setFocus()
        self._judge()

    def say(self) -> None:
        """Write every word in the language of the window."""
        for name, text in (("workbook", self.tr("Workbook")), ("text", self.tr("Text of the methodology")),
                           ("code", self.tr("Number of the methodology")), ("version", self.tr("Version")),
                           ("reference", self.tr("Cell of reference emissions")),
                           ("project", self.tr("Cell of project emissions")),
                           ("reduction", self.tr("Cell of the result"))):
            self.names[name].setText(text)
        for name, field in self.fields.items():
            field.setAccessibleName(self.names[name].text())
        self.fields["code"].setPlaceholderText(self.tr("for example TH_AM001"))
        self.fields["version"].setPlaceholderText(self.tr("for example 01.0"))
        for name in ("reference", "project"):
            self.fields[name].setPlaceholderText(self.tr("for example MPS(calc_process)!G12"))
        self.workbook.setText(self._file)
        self.text.setText(self._text_name or self.tr("none: eligibility criteria and emission sources are not known"))
        self.choose_text.setText(self.tr("Choose another…") if self._text_name else self.tr("Choose the text…"))
        self.choose_text.setAccessibleName(self.tr("Choose the text of the methodology (Word or PDF)"))
        self.no_text.setText(self.tr("Leave it out"))
        self.no_text.setAccessibleName(self.tr("Adopt without the text"))
        self.no_text.setVisible(bool(self._text_name))
        self.read.setText(self.tr("Read again"))
        self._say_how()

    def _say_how(self) -> None:
        """Say where the cells come from: found in the workbook, or to be entered."""
        self.names["reduction"].setVisible(bool(self.reduction.text()))
        self.hint.setText(self.tr(
            "Both emissions were found by what the result subtracts and by their labels. Correct a cell here if it is "
            "another one, then read again.") if self.reduction.text() else self.tr(
            "Enter what the workbook does not say itself, then read again. Cells may stay empty: they are looked for "
            "by what the result subtracts and by their labels."))

    def _judge(self) -> None:
        self.read.setEnabled(self.typed() != self._known or bool(self.wrong.text()))

    def _build(self) -> None:
        page = QWidget(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.SPACE_3, 0, 0)
        column.setSpacing(theme.SPACE_3)
        theme.set_role(self.wrong, "error")
        theme.set_role(self.hint, "hint")
        for label in (self.workbook, self.text, self.reduction, self.wrong, self.hint):
            label.setWordWrap(label is not self.text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong.hide()
        column.addWidget(self.wrong)
        column.addLayout(self._rows())
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.addWidget(self.read)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(page)

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_4)
        grid.setVerticalSpacing(theme.SPACE_2)
        grid.setColumnMinimumWidth(0, 220)
        grid.setColumnStretch(1, 1)
        widgets: dict[str, QWidget] = {"workbook": self.workbook, "text": self.text, **self.fields,
                                       "reduction": self.reduction}
        for at, (name, widget) in enumerate(widgets.items()):
            theme.set_role(self.names[name], "label")
            grid.addWidget(self.names[name], at, 0)
            if widget is self.text:
                grid.addLayout(self._text_row(), at, 1)
            else:
                grid.addWidget(widget, at, 1)
            if isinstance(widget, QLineEdit):
                widget.setMaximumWidth(420)
                self.names[name].setBuddy(widget)
        return grid

    def _text_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_2)
        for widget in (self.text, self.choose_text, self.no_text):
            row.addWidget(widget)
        row.addStretch(1)
        return row
