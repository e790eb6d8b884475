"""What a workbook of questions needs to know before it is made: site, language, due date, contact, months, folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import Rejected, kind_of
from jcm_pdd.core.text import Text
from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox

if TYPE_CHECKING:
    from jcm_pdd.files.papers.request_making import Order

MONTHS = (12, 24, 36)
_DUE = kind_of(FieldDef(id="due", kind="date", label=Text(en="Due", ja="回答期限")))


class RequestForm(QFrame):
    """The questions before a workbook is made; `ordered` when the user wants it made."""

    ordered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.site, self.months = ChoiceBox(self), ChoiceBox(self)
        self.language, self.due, self.contact, self.folder = (QLineEdit(self) for _ in range(4))
        self.again = QCheckBox(self)
        self.pick, self.go, self.back = (QPushButton(self) for _ in range(3))
        self.labels = [QLabel(self) for _ in range(6)]
        self.wrong = QLabel(self)
        theme.set_role(self.wrong, "error")
        self._lay()
        self.pick.clicked.connect(self._pick_folder)
        self.go.clicked.connect(self._order)
        self.back.clicked.connect(self.left)
        self.due.textChanged.connect(self.wrong.hide)

    def _lay(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_4)
        grid.setVerticalSpacing(theme.SPACE_1)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.pick)
        fields: tuple[QWidget | QHBoxLayout, ...] = (self.site, self.language, self.due, self.months, self.contact, row)
        for at, (label, field) in enumerate(zip(self.labels, fields, strict=True)):
            top, side = at // 2 * 2, at % 2
            theme.set_role(label, "label")
            grid.addWidget(label, top, side)
            if isinstance(field, QHBoxLayout):
                grid.addLayout(field, top + 1, side)
            else:
                grid.addWidget(field, top + 1, side)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        column.setSpacing(theme.SPACE_3)
        column.addLayout(grid)
        column.addWidget(self.wrong)
        column.addLayout(buttons)
        self.wrong.hide()

    def start(self, sites: Sequence[str], folder: str) -> None:
        """Show the form for these sites; what was entered before stays."""
        chosen = self.site.currentText()
        self.site.clear()
        self.site.addItems(list(sites))
        self.site.setCurrentText(chosen or (sites[0] if sites else ""))
        if not self.folder.text():
            self.folder.setText(folder)
        self.show()
        self.site.setFocus()

    def order(self, last_month: str) -> Order:
        """Return what is to be made; months end with the given one."""
        from jcm_pdd.core.papers.requests import Wish
        from jcm_pdd.files.papers.request_making import Order

        wish = Wish(self.site.currentText(), last_month, MONTHS[max(self.months.currentIndex(), 0)],
                    self.again.isChecked())
        due = str(_DUE.parse(self.due.text()) or "")
        return Order(wish, None, Path(self.folder.text()), self.language.text().strip(), due,
                     self.contact.text().strip())

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        names = (self.tr("Site"), self.tr("Local language (heads the open column)"), self.tr("Due"),
                 self.tr("Months of bills"), self.tr("To be sent back to"), self.tr("Folder"))
        fields = (self.site, self.language, self.due, self.months, self.contact, self.folder)
        for label, name, field in zip(self.labels, names, fields, strict=True):
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
        self.due.setPlaceholderText(self.tr("e.g. {example}").format(example="2026-12-11"))
        at = max(self.months.currentIndex(), 0)
        self.months.clear()
        self.months.addItems([self.tr("{count} months").format(count=count) for count in MONTHS])
        self.months.setCurrentIndex(at)
        self.again.setText(self.tr("Have known answers confirmed too"))
        self.pick.setText(self.tr("Choose…"))
        self.go.setText(self.tr("Make"))
        self.back.setText(self.tr("Close"))
        self.wrong.setText(self.tr("The due date is no date, such as 2026-12-11."))

    def _order(self) -> None:
        try:
            _DUE.parse(self.due.text())
        except Rejected:
            self.wrong.show()
            self.due.setFocus()
            return
        self.ordered.emit()

    def _pick_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder for the workbook"), self.folder.text())
        if name:
            self.folder.setText(name)
