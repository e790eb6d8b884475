"""Evidence made visible on its page: the chosen paper at the page that proves something, drawn in another process."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jcm_pdd.core.papers.evidence import Evidence, EvidenceFile, register
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers import evidence_leaving
from jcm_pdd.gui.papers.evidence_sheet import EvidenceSheet
from jcm_pdd.gui.papers.evidence_work import run

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Picture
    from jcm_pdd.files.papers.evidence_look import Look
    from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.inputs import Combo

PATIENCE_MS = 30_000
_NUMBER = re.compile(r"\d+")
_KEPT = 12


class EvidencePreview(OwnPart):
    """One file of one piece of evidence; follows the row one is in, and links that lead to a page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.row, self._wanted, self._followed = "", 1, False
        self._pages: dict[tuple[str, int, int], tuple[int, Picture]] = {}
        self._jobs: list[Job] = []
        self._loaded: EvidenceFile | None = None
        self.title = WrappedLabel(role="section", parent=self)
        self.picker, self.files = Combo(self), Combo(self)
        self.other, self.save = QPushButton(self), QPushButton(self)
        self.sheet = EvidenceSheet(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._too_long)
        self._build()
        self.picker.activated.connect(lambda at: self.show_evidence(str(self.picker.itemData(at))))
        self.files.activated.connect(lambda _: self._load(1))
        self.sheet.turned.connect(self._load)
        self.sheet.zoomed.connect(lambda: self._load(self._wanted))
        self.other.clicked.connect(self._open)
        self.save.clicked.connect(self._save)
        jobs = self._jobs
        self.destroyed.connect(lambda: _close(jobs))
        self.retranslate()
        self._follow()

    @property
    def busy(self) -> bool:
        """Whether a page is being drawn."""
        return bool(self._jobs)

    def show_evidence(self, row: str, page: str = "") -> None:
        """Show a piece of evidence at a page: the first number in a text such as "p. 12, Table 3"."""
        number = _NUMBER.search(page)
        self.row = row
        self._fill()
        self._load(int(number[0]) if number else 1)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Look at a paper"))
        self.picker.setAccessibleName(self.tr("Piece of evidence"))
        self.files.setAccessibleName(self.tr("File of the piece of evidence"))
        self.other.setText(self.tr("Open with another program"))
        self.save.setText(self.tr("Save a copy…"))
        for button in (self.other, self.save):
            button.setAccessibleName(button.text())
        self.sheet.say()
        self._fill()
        if not self.sheet.page:
            self._load(self._wanted)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        if not changed or any(one.startswith("evidence") for one in changed):
            self._fill()
            if self.file() != self._loaded:
                self._load(1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def evidence(self) -> Evidence | None:
        """Return the piece of evidence that is shown."""
        return next((one for one in register(self.desk.session.project) if one.row == self.row), None)

    def file(self) -> EvidenceFile | None:
        """Return the file that is shown."""
        one, at = self.evidence(), max(self.files.currentIndex(), 0)
        return one.files[at] if one is not None and at < len(one.files) else None

    # --- choosing --------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Show the row of the register one goes into."""
        from jcm_pdd.gui.page import SectionPage

        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, SectionPage):
            page = page.parentWidget()
        if isinstance(page, SectionPage) and not self._followed:
            self._followed = True
            page.address_focused.connect(self._went)

    def _went(self, address: str) -> None:
        parts = address.split("/")
        if len(parts) >= 2 and parts[0] == "evidence" and parts[1] != self.row:
            self.show_evidence(parts[1], self.desk.text(f"evidence/{parts[1]}/page"))

    def _fill(self) -> None:
        evidence = register(self.desk.session.project)
        self.picker.clear()
        self.picker.addItem(self.tr("Choose a paper"), "")
        for one in evidence:
            self.picker.addItem("  ".join(part for part in (one.number, one.title) if part) or one.row, one.row)
        at = self.picker.findData(self.row)
        self.row = self.row if at >= 0 else ""
        self.picker.setCurrentIndex(max(at, 0))
        self._fill_files()
        self.picker.setEnabled(bool(evidence))

    def _fill_files(self) -> None:
        one, at = self.evidence(), self.files.currentIndex()
        self.files.clear()
        self.files.addItems([file.name for file in one.files] if one is not None else [])
        self.files.setCurrentIndex(at if 0 <= at < self.files.count() else 0)
        self.files.setVisible(self.files.count() > 1)
        file = self.file()
        self.other.setVisible(file is not None)
        self.save.setVisible(file is not None)
        self.other.setEnabled(file is not None and evidence_leaving.may_open(file.name))

    # --- drawing ---------------------------------------------------------------------------------------

    def _load(self, page: int) -> None:
        self._wanted = max(page, 1)
        self._end()
        one, file = self.evidence(), self.file()
        self._loaded = file
        if one is None or file is None:
            self.sheet.say_note(self._nothing(one))
            return
        width = self.sheet.wide()
        known = self._pages.get((file.sha256, self._wanted, width))
        if known is not None:
            self.sheet.show_page(self._wanted, *known)
            return
        try:
            source = source_of(self.desk, file)
        except Problem as problem:
            self._tell(problem)
            return
        self._start(file, source, width)

    def _start(self, file: EvidenceFile, source: bytes | Path, width: int) -> None:
        if not self.sheet.page:
            self.sheet.say_note(self.tr("Opening {name} …").format(name=file.name))
        job = Job(run, source, file.name, file.media, (1, self._wanted, self._wanted + 1), width)
        job.done.connect(lambda found: self._drawn(job, file, found, width))
        job.failed.connect(lambda problem: self._failed(job, problem))
        self._jobs.append(job)
        self._patience.start()
        job.start()

    def _drawn(self, job: Job, file: EvidenceFile, found: Look, width: int) -> None:
        self._forget(job)
        for page, picture in found.pictures.items():
            self._pages[file.sha256, page, width] = found.pages, picture
        while len(self._pages) > _KEPT:
            self._pages.pop(next(iter(self._pages)))
        if found.pages:
            page = self._wanted if self._wanted in found.pictures else 1
            self._wanted = page
            self.sheet.show_page(page, found.pages, found.pictures[page])
        elif found.text:
            self.sheet.show_text(found.text)
        else:
            self.sheet.say_note(self.tr("{name} cannot be shown here. Open it with another program, or save a copy."
                                        ).format(name=file.name))

    def _failed(self, job: Job, problem: Problem) -> None:
        self._forget(job)
        self._tell(problem)

    def _too_long(self) -> None:
        self._end()
        self.sheet.say_note(self.tr("This file takes too long to draw. Open it with another program."))

    def _end(self) -> None:
        """End what is being drawn: the user wants to see something else."""
        self._patience.stop()
        while self._jobs:
            job = self._jobs.pop()
            job.blockSignals(True)
            job.close()

    def _forget(self, job: Job) -> None:
        self._patience.stop()
        if job in self._jobs:
            self._jobs.remove(job)

    def _nothing(self, one: Evidence | None) -> str:
        if one is not None:
            return self.tr("This piece of evidence has no file yet. Attach it above.")
        if not register(self.desk.session.project):
            return self.tr("The register is empty. Add a piece of evidence above.")
        return self.tr("Choose a paper, or go into its row above, to see it here.")

    def _tell(self, problem: Problem) -> None:
        self.sheet.say_note(problem_text(problem, self.desk.language))

    # --- leaving ---------------------------------------------------------------------------------------

    def _open(self) -> None:
        file = self.file()
        if file is not None and (problem := evidence_leaving.open_elsewhere(self.desk, file)) is not None:
            self._tell(problem)

    def _save(self) -> None:
        file = self.file()
        if file is not None and (problem := evidence_leaving.save_copy(self, self.desk, file)) is not None:
            self._tell(problem)

    def _build(self) -> None:
        theme.set_role(self.other, "quiet")
        theme.set_role(self.save, "quiet")
        for box in (self.picker, self.files):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice = QHBoxLayout()
        choice.setSpacing(theme.SPACE_2)
        choice.addWidget(self.picker, 3)
        choice.addWidget(self.files, 2)
        self.sheet.tools.addWidget(self.other)
        self.sheet.tools.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.title)
        column.addLayout(choice)
        column.addWidget(self.sheet)


def _close(jobs: list[Job]) -> None:
    for job in jobs:
        job.close()


def source_of(desk: Desk, file: EvidenceFile) -> bytes | Path:
    """Return the bytes of a small file, the place of a large one; Problem `evidence.not_here`, `store.evidence_*`."""
    try:
        return desk.session.journal.blob_path(file.sha256) or desk.session.blob(file.sha256)
    except KeyError:
        raise Problem("evidence.not_here", file.name) from None
