"""Data updates: what a signed file would change is shown before it is taken; going back; whose key is trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTabWidget, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import data_work, language, theme
from jcm_pdd.gui.column import column_in
from jcm_pdd.gui.data_views import ChangesView, KeysView, ProjectsView, StoredView
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.work_page import ReadingPage, quiet_tabs

if TYPE_CHECKING:
    from jcm_pdd.files.data_update.look import Look

CHANGES, PROJECTS, STORED, KEYS = range(4)


class DataPage(ReadingPage):
    """Shows one update, or what is in use when there is none; `told` carries what happened, for a notice."""

    file_asked = Signal()
    report_asked = Signal()
    told = Signal(str)

    def __init__(self, job: data_work.DataJob, recent: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._recent = job, recent
        self.path: Path | None = None
        self.found: Look | None = None
        self._reading = False
        self.note, self.key = QLabel(self), QLabel(self)
        self.compared = QCheckBox(self)
        self.tabs = QTabWidget(self)
        self.changes, self.projects = ChangesView(self.tabs), ProjectsView(self.tabs)
        self.stored, self.keys = StoredView(self.tabs), KeysView(self.tabs)
        self.pinned = QLabel(self)
        self.choose, self.report, self.use, self.previous, self.withdraw = (QPushButton(self) for _ in range(5))
        self._build()
        self._wire()
        self._fill()

    def start(self, path: Path) -> None:
        """Look at an update."""
        if self.running:
            return
        self.path, self.found = path, None
        self._run(Job(data_work.look_at, self._data, path, self._recent, parent=self), self._looked)

    def take(self) -> None:
        """Trust the key when that was asked for, and take the update."""
        if self.path is None or self.found is None or not self.go.isEnabled():
            return
        if not self.found.trusted:
            try:
                self._data.ring().trust(self.found.key, self.found.manifest.publisher, self._today())
            except Problem as problem:
                self.went_wrong.emit(problem)
                return
        self._run(Job(data_work.take_it, self._data, self.path, self.found.sha256, parent=self), self._taken)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.go if self.go.isVisible() and self.go.isEnabled() else self.choose).setFocus()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        body = QWidget(self)
        column = column_in(body)
        for label, role in ((self.note, "secondary"), (self.key, "label"), (self.pinned, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                         | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        quiet_tabs(self.tabs, (self.changes, self.projects, self.stored, self.keys))
        for widget in (self.note, self.key, self.compared, self.pinned):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)
        self._build_around(body, (self.choose, self.use, self.previous, self.withdraw), (), (self.report,))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _wire(self) -> None:
        self.choose.clicked.connect(self.file_asked)
        self.report.clicked.connect(self.report_asked)
        self.go.clicked.connect(self.take)
        self.compared.toggled.connect(self._judge)
        self.use.clicked.connect(self._use)
        self.previous.clicked.connect(self._back)
        self.withdraw.clicked.connect(self._withdraw)
        self.tabs.currentChanged.connect(self._judge)
        self.stored.currentItemChanged.connect(lambda *_: self._judge())
        self.keys.currentItemChanged.connect(lambda *_: self._judge())

    def _today(self) -> Any:
        from datetime import UTC, datetime

        return datetime.now(UTC).astimezone().date()

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        self.doing.setText("")
        self._read(job, done, self._fill)

    def _looked(self, found: Look) -> None:
        self.found = found
        self.compared.setChecked(False)
        self._fill()
        self.tabs.setCurrentIndex(CHANGES)
        self.setFocus()

    def _taken(self, _name: str) -> None:
        version = str(self.found.manifest.version) if self.found is not None else ""
        self.path, self.found = None, None
        self._fill()
        self.tabs.setCurrentIndex(STORED)
        self.told.emit(version)

    def _used(self, _name: str) -> None:
        self._fill()
        self.told.emit(str(self._data.shelf().version()))

    def _use(self) -> None:
        name = self.stored.chosen()
        if name is not None and not self.running:
            self._run(Job(data_work.use_it, self._data, name, parent=self), self._used)

    def _back(self) -> None:
        self._try(lambda: self._data.shelf().back(self._data.ring()))

    def _withdraw(self) -> None:
        fingerprint = self.keys.chosen()
        if fingerprint is not None:
            def withdraw() -> None:
                ring = self._data.ring()
                ring.withdraw(fingerprint, self._today())
                self._data.shelf().withdrawn(ring)

            self._try(withdraw)

    def _try(self, act: Callable[[], object]) -> None:
        before = self._data.shelf().state().active
        try:
            act()
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        at = self.tabs.currentIndex()
        self._fill()
        self.tabs.setCurrentIndex(at)
        if self._data.shelf().state().active != before:
            self.told.emit(str(self._data.shelf().version()))

    def _failed(self, problem: Problem) -> None:
        self._fill()
        self.went_wrong.emit(problem)

    def _progress(self, done: int, total: int, label: str) -> None:
        self._step(done, total, self.tr("Reading the definitions and rules: {done} of {total}").format(
            done=done, total=total))

    def _fill(self) -> None:
        """Show the lists anew."""
        from jcm_pdd.files.data_update.state import own_version

        shelf = self._data.shelf()
        self.changes.show_changes(self.found)
        self.projects.show_projects(self.found)
        self.stored.show_stored(shelf.state(), str(own_version()))
        self.keys.show_keys(self._data.ring().every())
        self._say()

    def _say(self) -> None:
        self.title.setText(self.tr("Data updates"))
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self.choose.setText(self.tr("Choose a file…"))
        self.report.setText(self.tr("Save the report…"))
        self.use.setText(self.tr("Use these data"))
        self.previous.setText(self.tr("Go back to the previous data"))
        self.withdraw.setText(self.tr("Trust it no longer"))
        self.compared.setText(self.tr("I compared all groups of the fingerprint with what the publisher told me by "
                                      "another way: trust this key from now on"))
        if language.current() != self.property("spoken"):
            self.setProperty("spoken", language.current())
            if not self.running:
                self._fill()
                return
        found = self.found
        for at, name, count in ((CHANGES, self.tr("What changes"), len(found.changes) if found else 0),
                                (PROJECTS, self.tr("Projects that use it"), len(found.projects) if found else 0),
                                (STORED, self.tr("Data on this computer"), 0),
                                (KEYS, self.tr("Trusted keys"), 0)):
            self.tabs.setTabText(at, f"{name} {count}" if count else name)
        self._say_found()
        self._say_reading(self.tr("Opening the file…"))
        self._judge()

    def _say_found(self) -> None:
        from jcm_pdd.files.data_update import words
        from jcm_pdd.files.data_update.keys import fingerprint
        from jcm_pdd.files.messages import problem_text

        found, speak = self.found, language.current()
        for at in (CHANGES, PROJECTS):
            self.tabs.setTabVisible(at, found is not None)
        if found is None:
            self.summary.setText(self.tr(
                "Definitions of methodologies and forms, country rules and reference tables can be updated by a signed "
                "file (.jcmdata) without any network. Choose one, or drop it on the window: what it changes is shown "
                "before anything is taken."))
            keys = self._data.ring().every()
            self.note.setText("" if any(not key.since for key in keys) else self.tr(
                "No publisher's key is built into this program; a key is trusted after comparing its fingerprint."))
            self.key.clear()
        else:
            self.summary.setText(self.tr("{file}: data as known on {version}, from {publisher}").format(
                file=found.name, version=found.manifest.version, publisher=found.manifest.publisher))
            self.note.setText("\n".join(part for part in (
                found.manifest.note(speak), problem_text(found.refusal, speak) if found.refusal else "") if part))
            self.key.setText(self.tr("Signed by {name}, whose key is trusted: {fingerprint}").format(
                name=found.trusted, fingerprint=fingerprint(found.key)) if found.trusted else self.tr(
                "The key is not trusted here yet. Its fingerprint: {fingerprint}").format(
                fingerprint=fingerprint(found.key)))
        self.pinned.setText("" if found is None else words.PINNED[words.of(speak)] if found.projects
                            else words.NONE_TOUCHED[words.of(speak)])

    def _judge(self) -> None:
        """Show the buttons of what is seen, and let those be pressed that can do something."""
        from jcm_pdd.files.data_update.in_use import in_use

        found, running, at = self.found, self.running, self.tabs.currentIndex()
        for label in (self.note, self.key, self.pinned):
            label.setVisible(bool(label.text()))
        self.go.setText(self.tr("Trust the key and take these data") if found is not None and not found.trusted
                        else self.tr("Take these data"))
        self.compared.setVisible(found is not None and not found.trusted and found.refusal is None and not running)
        self.go.setVisible(found is not None and not running)
        self.go.setEnabled(found is not None and found.refusal is None
                           and bool(found.trusted or self.compared.isChecked()))
        self.report.setVisible(found is not None and not running)
        self.choose.setVisible(not running)
        state = self._data.shelf().state()
        for button, tab in ((self.use, STORED), (self.previous, STORED), (self.withdraw, KEYS)):
            button.setVisible(at == tab and not running)
        # The one that should be in use may not be: of another program, or damaged.
        self.use.setEnabled(self.stored.chosen() not in (None, state.active if in_use().notice is None else ""))
        self.previous.setEnabled(bool(state.active))
        self.withdraw.setEnabled(self.keys.chosen() is not None)
