"""What the pages that make files have in common: where to, what stands in the way, then progress and the files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import theme
from jcm_pdd.gui.rows import Rows, draft_reasons
from jcm_pdd.gui.work_page import OneJob

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 760


class MakingPage(OneJob, QScrollArea):
    """Lets another process make files; `chosen` carries the address of what keeps them drafts, `version_asked` the
    folder of files that are to be listed with a version.
    """

    left = Signal()
    chosen = Signal(str)
    version_asked = Signal(str)
    went_wrong = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dialogs = session, dialogs
        self.setWidgetResizable(True)
        self.page = page = QWidget(self)
        self.title, self.what, self.where, self.state, self.doing = (QLabel(page) for _ in range(5))
        self.target, self.choose = QLineEdit(page), QPushButton(page)
        self.back, self.cancel, self.go = (QPushButton(page) for _ in range(3))
        self.bar = QProgressBar(page)
        self.reasons, self.results = Rows(page), Rows(page)
        self._below: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._see)

    def start(self) -> None:
        """Begin to make the files."""
        raise NotImplementedError

    # --- look ------------------------------------------------------------------------------------------

    def _give_roles(self, *further: QLabel) -> None:
        for label in (self.title, self.what, self.where, self.state, self.doing, *further):
            theme.set_role(label, "label")
            label.setWordWrap(True)
        theme.set_role(self.title, "title")
        theme.set_role(self.doing, "hint")
        theme.set_role(self.go, "primary")

    def _build_place(self, column: QVBoxLayout) -> None:
        """Add where the files go to."""
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.where)
        place = QHBoxLayout()
        place.addWidget(self.target, 1)
        place.addWidget(self.choose)
        column.addLayout(place)
        self.choose.clicked.connect(self._choose)
        self.target.textChanged.connect(self._judge)

    def _build_run(self, column: QVBoxLayout, *beside_back: QWidget) -> None:
        """Add the buttons, how it goes and what was made."""
        column.addSpacing(theme.SPACE_3)
        buttons = QHBoxLayout()
        for button in (self.back, *beside_back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        for widget in (self.doing, self.bar, self.results):
            column.addWidget(widget)
        column.addStretch(1)
        self.bar.setTextVisible(False)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.back.clicked.connect(self.left)

    def _say_buttons(self) -> None:
        self.choose.setText(self.tr("Choose…"))
        self.back.setText(self.tr("Back to the project"))
        self.cancel.setText(self.tr("Cancel"))

    def _show_reasons(self) -> None:
        """List what keeps the documents drafts, each with a way there."""
        for text, tone, found in draft_reasons(self._session):
            button = QPushButton(self.tr("Show"))
            button.setAccessibleName(self.tr("Show: {what}").format(what=text))
            button.clicked.connect(lambda _=False, to=found[0].where: self.chosen.emit(to))
            self.reasons.add(text, tone, button)

    # --- work ------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        raise NotImplementedError

    def _choose(self) -> None:
        raise NotImplementedError

    def _judge_run(self, ready: bool, *choices: QWidget) -> None:
        """Enable the button when everything is `ready`; choices wait while files are made."""
        running = self.running
        self.go.setEnabled(not running and ready and bool(self.target.text().strip()))
        self.go.setVisible(not running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.bar.setVisible(running)
        for widget in (self.target, self.choose, *choices):
            widget.setEnabled(not running)
        if running:
            self.doing.setText(self.tr("Preparing…"))
            self.bar.setRange(0, 0)
            self.results.clear()
            self._bring(self.bar)

    def _bring(self, below: QWidget) -> None:
        """Bring into sight what came below the button that was pressed, once it has its place and its height."""
        self._below = below
        QTimer.singleShot(0, self, self._see)

    def _see(self) -> None:
        if self._below is not None and self._below.isVisible():
            self.ensureWidgetVisible(self._below, 0, theme.SPACE_4)

    def _progress(self, done: int, total: int, label: str) -> None:
        if self.cancel.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.doing.setText(self.tr("{number} of {total}: {label}").format(
                number=done + 1, total=total, label=label) if label else self.tr("Putting the files into the folder…"))

    def _failed(self, problem: Problem) -> None:
        self._say()
        self.doing.setText("")
        self.went_wrong.emit(problem)

    def _stopped(self) -> None:
        self._say()
        self.doing.setText(self.tr("Cancelled. No file was written or changed."))

    def _add_folder(self, folder: Path, told: str, tone: str) -> None:
        """Say where the files are, with a way there."""
        button = QPushButton(self.tr("Open folder"))
        button.clicked.connect(lambda: open_path(folder))
        self.results.add(told, tone, button)
        self._bring(self.results)

    def _offer_version(self, folder: Path) -> None:
        """Offer to keep what was sent under a name."""
        button = QPushButton(self.tr("Add to a version…"))
        button.clicked.connect(lambda: self.version_asked.emit(str(folder)))
        self.results.add(self.tr("Sent to somebody? Keep what was sent under a name."), "hint", button)

    def _add_remarks(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.results.add(line, "open", None)


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
