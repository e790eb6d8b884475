"""Printing: which document; its pages are made in another process, then go to the printer page by page."""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, print_work, theme
from jcm_pdd.gui.column import centred, column_in, put_in
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.making_page import WIDTH
from jcm_pdd.gui.work_page import OneJob

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs
    from jcm_pdd.gui.print_work import PrintedPage


class PrintPage(OneJob, QScrollArea):
    """Prints the PDF that Export would write, on the printer the system's dialog gives."""

    left = Signal()
    went_wrong = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._session, self._dialogs = session, dialogs
        self._folder: Path | None = None
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._waiting: deque[PrintedPage] = deque()
        self._total = 0
        page = QWidget(self)
        self.title, self.what, self.note, self.doing = (QLabel(page) for _ in range(4))
        self.documents = {document.form.lower(): QRadioButton(page) for document in session.schema.documents}
        self.bar, self.go, self.cancel, self.back = (
            QProgressBar(page), QPushButton(page), QPushButton(page), QPushButton(page))
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint_one)
        self._build(page)
        self._say()

    @property
    def running(self) -> bool:
        """Whether pages are being made or printed now."""
        return super().running or self._turn.isActive()

    def start(self) -> None:
        """Make the pages of the chosen document; the printer is asked for when they are there."""
        from jcm_pdd.files.export import planned

        chosen = next(name for name, button in self.documents.items() if button.isChecked())
        self._folder = folder = Path(tempfile.mkdtemp(prefix="jcm-pdd-print-"))
        try:
            job = planned(self._session, folder, folder, (f"{chosen}.pdf",))
        except Problem as problem:
            self._tidy()
            self.went_wrong.emit(problem)
            return
        work = Job(print_work.run, job, folder / "copy", parent=self,
                   before=copying_of(self._session, job.project))
        self._follow(work, self._made, lambda: self._over(self.tr("Cancelled.")))
        work.start()
        self._judge(self.tr("Making the pages…"))
        self.cancel.setFocus()

    def stop(self) -> None:
        """Cancel; pages the printer has are printed."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        elif self._turn.isActive() and self._printer is not None:
            self._printer.abort()
            self._over(self.tr("Cancelled."))

    def close_job(self) -> None:
        """End everything for good."""
        super().close_job()
        self._end_painting()
        self._tidy()

    # --- printing ------------------------------------------------------------------------------------

    def _made(self, pages: tuple[PrintedPage, ...]) -> None:
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(str(self._session.project.get("title") or "PDD"))
        printer.setFullPage(True)
        printer.setFromTo(1, len(pages))
        if not self._dialogs.choose_printer(printer, len(pages)):
            self._over(self.tr("Nothing was printed."))
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        self._printer, self._waiting = printer, deque(pages[first - 1:last])
        self._total = len(self._waiting)
        self._turn.start()
        self._judge(self.tr("Printing…"))

    def _paint_one(self) -> None:
        """Paint one page, so that the window lives between two pages."""
        printer = self._printer
        if printer is None or not self._waiting:
            self._over(self.tr("Pages sent to the printer: {count}").format(count=self._total))
            return
        page = self._waiting.popleft()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if page.wide else
                                   QPageLayout.Orientation.Portrait)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(printer):
                self._over("")
                self.went_wrong.emit(Problem("print.no_printer", printer.printerName() or "-"))
                return
        else:
            printer.newPage()
        image = QImage(str(page.path))
        room = QRectF(self._painter.viewport())
        size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRectF((room.width() - size.width()) / 2, (room.height() - size.height()) / 2,
                                       size.width(), size.height()), image)
        self._progress(self._total - len(self._waiting), self._total, "")

    def _end_painting(self) -> None:
        self._turn.stop()
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = self._printer = None
        self._waiting.clear()

    def _failed(self, problem: Problem) -> None:
        self._over("")
        self.went_wrong.emit(problem)

    def _over(self, told: str) -> None:
        self._end_painting()
        self._tidy()
        self._judge(told)

    def _tidy(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _progress(self, done: int, total: int, _label: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    # --- look ----------------------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        column: QVBoxLayout = column_in(centred(page, WIDTH))
        for label, role in ((self.title, "title"), (self.what, "label"), (self.note, "hint"), (self.doing, "hint")):
            theme.set_role(label, role)
            label.setWordWrap(True)
        theme.set_role(self.go, "primary")
        self.bar.setTextVisible(False)
        column.addWidget(self.title)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.what)
        for button in self.documents.values():
            column.addWidget(button)
        next(iter(self.documents.values())).setChecked(True)
        column.addWidget(self.note)
        column.addSpacing(theme.SPACE_3)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addStretch(1)
        put_in(self, page)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.back.clicked.connect(self.left)

    def _say(self) -> None:
        self.title.setText(self.tr("Print"))
        self.what.setText(self.tr("Document"))
        for document in self._session.schema.documents:
            self.documents[document.form.lower()].setText(document.title.get(language.current()))
        self.note.setText(self.tr("The pages are those of the PDF that Export writes. The monitoring workbook is "
                                  "printed from your spreadsheet program."))
        self.go.setText(self.tr("Choose the printer…"))
        self.cancel.setText(self.tr("Cancel"))
        self.back.setText(self.tr("Back to the project"))
        self.bar.setAccessibleName(self.tr("Progress of printing"))
        self._judge(self.doing.text())

    def _judge(self, told: str) -> None:
        running = self.running
        self.doing.setText(told)
        self.go.setVisible(not running)
        self.cancel.setVisible(running)
        self.bar.setVisible(running)
        for button in self.documents.values():
            button.setEnabled(not running)
        if running:
            self.bar.setRange(0, 0)
