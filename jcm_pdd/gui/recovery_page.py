"""After a crash: what was found, from when, how it differs from the file, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import beside
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import ROW

if TYPE_CHECKING:
    from jcm_pdd.files.store.recovery import Recovery
    from jcm_pdd.gui.doors import Doors

WIDTH = 1000


class RecoveryPage(QWidget):
    """Shows one find at a time; nothing is decided for the user and nothing is deleted."""

    recovered = Signal(object)
    left = Signal()
    went_wrong = Signal(object)

    def __init__(self, found: Sequence[Recovery], doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found, self._doors = list(found), doors
        self.title, self.explained, self.facts, self.compared = (QLabel(self) for _ in range(4))
        self.which, self.table = ChoiceBox(self), QTableWidget(self)
        self.recover, self.keep, self.later = (QPushButton(self) for _ in range(3))
        self._build()
        self.which.currentIndexChanged.connect(self._show)
        self.recover.clicked.connect(lambda: self.recovered.emit(self.shown()))
        self.keep.clicked.connect(self._keep)
        self.later.clicked.connect(self.left)
        self._say()

    def shown(self) -> Recovery:
        """Return the find that is shown."""
        return self._found[max(self.which.currentIndex(), 0)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what most people want; nothing is lost by it."""
        super().focusInEvent(event)
        self.recover.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._found:
            self._say()

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.explained, "secondary"), (self.facts, ""),
                            (self.compared, "label")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.set_role(label, role)
        theme.set_role(self.recover, "primary")
        self.table.setColumnCount(3)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setMinimumSectionSize(ROW)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setTabKeyNavigation(False)
        for widget in (self.title, self.explained, self.which, self.facts, self.compared):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.recover)
        column.addLayout(buttons)

    def _say(self) -> None:
        self.title.setText(self.tr("Work was found that is not in your file"))
        self.explained.setText(self.tr(
            "The program did not end properly the last time. Everything typed until then was kept. "
            "Compare and choose; what you do not recover is put among the backups, never deleted."))
        self.recover.setText(self.tr("Recover this work"))
        self.later.setText(self.tr("Decide later"))
        self.which.setAccessibleName(self.tr("What was found"))
        self.table.setHorizontalHeaderLabels([self.tr("Where"), self.tr("In the file"), self.tr("Recovered")])
        chosen = self.which.currentIndex()
        self.which.blockSignals(True)
        self.which.clear()
        for recovery in self._found:
            name = recovery.path.name if recovery.path is not None else self.tr("A project never saved")
            self.which.addItem(beside(name, words.moment(recovery.when), language.current()))
        self.which.setCurrentIndex(max(chosen, 0))
        self.which.blockSignals(False)
        self.which.setVisible(len(self._found) > 1)
        self._show()

    def _show(self) -> None:
        recovery = self.shown()
        path = str(recovery.path) if recovery.path is not None else self.tr("never saved to a file")
        facts = [self.tr("Project: {path}").format(path=path),
                 self.tr("Last change: {when}").format(when=words.moment(recovery.when)),
                 self.tr("Steps not in the file: {count}").format(count=recovery.edits)]
        if recovery.drafts:
            facts.append(self.tr("Fields being typed in: {count}").format(count=len(recovery.drafts)))
        if recovery.changed_outside:
            facts.append(self.tr("The file was changed by something else meanwhile; saving will ask again."))
        if recovery.file_problem is not None:
            from jcm_pdd.files.messages import problem_text

            facts.append(problem_text(recovery.file_problem, language.current()))
        self.facts.setText("\n".join(facts))
        self.compared.setText(self.tr("What differs"))
        self.keep.setText(self.tr("Keep the file as it is") if recovery.path is not None
                          else self.tr("Put it among the backups"))
        self._compare(recovery)

    def _compare(self, recovery: Recovery) -> None:
        rows = self._doors.compared(recovery, language.current())
        self.table.setRowCount(len(rows))
        self.table.setAccessibleName(self.tr("What differs"))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(at, column, QTableWidgetItem(text or words.MISSING))

    def _keep(self) -> None:
        recovery = self.shown()
        try:
            self._doors.put_away(recovery)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self._found.remove(recovery)
        if self._found:
            self.which.setCurrentIndex(0)
            self._say()
        else:
            self.left.emit()
