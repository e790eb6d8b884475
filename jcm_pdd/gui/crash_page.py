"""Crash reports: the very text of each report and of the log, to be looked at before anybody else gets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.crash_reports import LOG_FILE, Report, Reports
from jcm_pdd.gui import theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.column import centred, column_in

if TYPE_CHECKING:
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 1000
SHOWN = 60_000
"""Signs of the end of the log that are shown."""


class CrashPage(QWidget):
    """Shows one report at a time; nothing is sent from here."""

    left = Signal()
    went_wrong = Signal(object)

    def __init__(self, reports: Reports, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reports, self._dialogs = reports, dialogs
        self._found: tuple[Report, ...] = ()
        self.title, self.explained, self.told = (QLabel(self) for _ in range(3))
        self.which, self.text = ChoiceBox(self), QPlainTextEdit(self)
        self.back, self.remove, self.folder, self.copy, self.save = (QPushButton(self) for _ in range(5))
        self._build()
        self.which.currentIndexChanged.connect(self._show)
        self.back.clicked.connect(self.left)
        self.remove.clicked.connect(self._remove)
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._reports.folder))))
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self._look()

    def shown(self) -> Report | None:
        """Return the report that is shown; None for the log or when there is nothing."""
        at = self.which.currentIndex()
        return self._found[at] if 0 <= at < len(self._found) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.which if self.which.count() else self.back).setFocus()

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.explained, "secondary"), (self.told, "label")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.set_role(label, role)
        theme.set_role(self.save, "primary")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for widget in (self.title, self.explained, self.which, self.told):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        for button in (self.back, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.folder, self.copy, self.save):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _look(self) -> None:
        self._found = self._reports.all()
        self._say()

    def _log(self) -> Path:
        return self._reports.folder.parent / LOG_FILE

    def _say(self) -> None:
        self.title.setText(self.tr("Crash reports"))
        self.explained.setText(self.tr(
            "When the program itself fails, it writes a report on this computer. Nothing is sent. Below is the very "
            "text: versions and places in the program, no answers, names, files or folders. Look at it, then copy or "
            "save it for your support if you wish."))
        for button, text in ((self.back, self.tr("Back")), (self.remove, self.tr("Delete this report")),
                             (self.folder, self.tr("Show in folder")), (self.copy, self.tr("Copy")),
                             (self.save, self.tr("Save as…"))):
            button.setText(text)
        self.which.setAccessibleName(self.tr("Report"))
        self.text.setAccessibleName(self.tr("Text of the report"))
        chosen = self.which.currentIndex()
        self.which.blockSignals(True)
        self.which.clear()
        for report in self._found:
            self.which.addItem(self.tr("Report of {when}").format(when=words.moment(report.at)))
        if self._log().is_file():
            self.which.addItem(self.tr("Log of the program"))
        self.which.setCurrentIndex(min(max(chosen, 0), self.which.count() - 1))
        self.which.blockSignals(False)
        self._show()

    def _show(self) -> None:
        report, anything = self.shown(), self.which.count() > 0
        self.text.setPlainText(report.text() if report else self._end_of_log() if anything else "")
        self.told.setText("" if self._found else self.tr("There is no report: nothing has failed so far."))
        self.told.setVisible(not self._found)
        for widget in (self.which, self.text):
            widget.setVisible(anything)
        for button in (self.copy, self.save):
            button.setEnabled(anything)
        self.folder.setEnabled(self._reports.folder.is_dir())
        self.remove.setEnabled(report is not None)

    def _end_of_log(self) -> str:
        try:
            return self._log().read_text(encoding="utf-8", errors="replace")[-SHOWN:]
        except OSError:
            return ""

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _save(self) -> None:
        from jcm_pdd.files.store import atomic

        report = self.shown()
        target = self._dialogs.save_report(report.path.name if report else "log.txt")
        if target is None:
            return
        try:
            atomic.write_text(target, self.text.toPlainText() + "\n")
        except Problem as problem:
            self.went_wrong.emit(problem)
        except OSError as error:
            self.went_wrong.emit(Problem("export.not_written", str(target), reason=error.strerror or error))

    def _remove(self) -> None:
        report = self.shown()
        if report is not None:
            self._reports.remove(report)
            self._look()
