"""Giving a version its name: the project as it is now, or a document that was handed in outside the program."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.versions import KINDS, Version
from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.import_work import ReadJob, read
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.versions import said, work
from jcm_pdd.gui.versions.writing import WritingPage

if TYPE_CHECKING:
    from jcm_pdd.core.versions import VersionFile
    from jcm_pdd.files.reading.parsing import Parsed
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs

PADDING = 28
"""Pixels a field has beside its text."""


class NamingPage(WritingPage):
    """A page with the fields of a new version above what it shows."""

    def __init__(self, session: Session, dialogs: Dialogs, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._dialogs, self._start = dialogs, folder
        self.labels = tuple(QLabel(self) for _ in range(5))
        self.name, self.date, self.number, self.note = (LineInput(parent=self) for _ in range(4))
        self.kind, self.make, self.handed = ChoiceBox(self), QPushButton(self), QPushButton(self)

    def name_it(self) -> None:
        """Name the project as it is now."""
        from jcm_pdd.files.versions.keeping import name_version

        kind = KINDS[self.kind.currentIndex()]
        try:
            made = name_version(self._session, self.name.text(), kind, self.date.text(), self.number.text(),
                                self.note.text())
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self._named(made)

    def _ask_document(self) -> None:
        path = self._dialogs.document_file(self._start)
        if path is not None:
            self.read_document(path)

    def read_document(self, path: Path) -> None:
        """Let the other process read a document, which becomes a version then."""
        from jcm_pdd.files.reading.source import read_source
        from jcm_pdd.files.versions.handed_in import entry_of

        folder = Path(tempfile.mkdtemp(prefix="jcm-pdd-versions-"))
        try:
            entry = entry_of(read_source(path))
            image = work.image_in(self._session, folder)
        except Problem as problem:
            work.tidy(folder)
            self.went_wrong.emit(problem)
            return
        task = ReadJob(path, image, self._session.journal.place.folder, folder, "document")
        job = Job(read, task, clean=lambda: work.tidy(folder), parent=self, before=copying_of(self._session, image))
        self._follow(job, lambda parsed: self._keep(parsed, entry), lambda: self._over(self.tr("Cancelled.")))
        job.start()
        self._over(self.tr("Reading {name}…").format(name=path.name))
        self.cancel.setFocus()

    def _keep(self, parsed: Parsed, entry: VersionFile) -> None:
        from jcm_pdd.files.versions.handed_in import keep_document
        from jcm_pdd.files.versions.keeping import About

        day = self.date.text().strip()
        today = QDate.currentDate().toString("yyyy-MM-dd")
        about = About(self.name.text(), KINDS[self.kind.currentIndex()], "" if day == today else day,
                      self.number.text(), self.note.text())
        made: list[Version] = []
        if self._tried(lambda: made.append(keep_document(self._session, parsed, entry, about))):
            self._named(made[0])
        self._over(self.tr("Named: {name}. What drifted since is in the comparison.").format(name=made[0].name)
                   if made else "")

    def _named(self, version: Version) -> None:
        """Clear the fields and show the version that was named."""
        for field in (self.name, self.number, self.note):
            field.clear()
        self._show_named(version)

    def _show_named(self, version: Version) -> None:
        raise NotImplementedError

    def _tried(self, act: object) -> bool:
        try:
            act()  # type: ignore[operator]
        except Problem as problem:
            self.went_wrong.emit(problem)
            return False
        return True

    # --- look --------------------------------------------------------------------------------------------

    def _fields(self) -> QGridLayout:
        theme.set_role(self.make, "primary")
        for _ in KINDS:
            self.kind.addItem("")
        self.date.setText(QDate.currentDate().toString("yyyy-MM-dd"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_2)
        grid.setVerticalSpacing(theme.SPACE_1)
        for at, (label, field, wide) in enumerate(zip(
                self.labels, (self.name, self.kind, self.date, self.number, self.note), (4, 1, 1, 1, 3), strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, wide)
        self.date.setMinimumWidth(self.date.fontMetrics().horizontalAdvance("0000-00-00") + PADDING)
        grid.addWidget(self.make, 1, len(self.labels))
        self.name.returnPressed.connect(self.name_it)
        self.name.textChanged.connect(lambda *_: self._judge())
        self.make.clicked.connect(self.name_it)
        self.handed.clicked.connect(self._ask_document)
        return grid

    def _say_fields(self) -> list[str]:
        """Write the words of the fields and return what the fields are called."""
        names = [self.tr("Name"), self.tr("Kind"), self.tr("Date"), self.tr("Number"), self.tr("What changed")]
        fields = (self.name, self.kind, self.date, self.number, self.note)
        for label, field, name in zip(self.labels, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.name.setPlaceholderText(self.tr("Submitted for validation"))
        self.number.setPlaceholderText("01.0")
        for at, one in enumerate(KINDS):
            self.kind.setItemText(at, said.kind(one))
        self.make.setText(self.tr("Name this version"))
        self.handed.setText(self.tr("Name a document handed in…"))
        self.handed.setToolTip(self.tr("A Project Idea Note, PDD or request that was handed in outside this program "
                                       "becomes a version. Nothing of it is taken into the project."))
        return names

    def _judge_naming(self) -> None:
        writable = not self._session.read_only
        self.handed.setEnabled(writable and not self.running)
        self.make.setEnabled(writable and bool(self.name.text().strip()))
