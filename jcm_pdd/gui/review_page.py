"""What a reviewer proposed and asked: each edit beside the present text, each note with its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote
from jcm_pdd.gui import review_words, theme
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.panels.findings import Findings
from jcm_pdd.gui.review_list import ReviewList

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

WIDTH = 1120


class ReviewPage(QWidget):
    """Two lists, edits and notes; `chosen` carries the address of a field to go to."""

    left = Signal()
    chosen = Signal(str)
    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title, self.hint, self.nothing = QLabel(self), QLabel(self), QLabel(self)
        self.tabs, self.handled = QTabWidget(self), QCheckBox(self)
        self.edits, self.notes, self.findings = _Half(self), _Half(self), Findings(self)
        self.accept, self.reject, self.anyway, self.close_note = (QPushButton(self) for _ in range(4))
        self.answer = LineInput(parent=self)
        self.back, self.reject_all, self.accept_all = (QPushButton(self) for _ in range(3))
        self._build()
        unlisten = session.listen(lambda *_: self._fill())
        self.destroyed.connect(lambda *_: unlisten())
        self._say()
        theme.ThemeWatcher(self, self._judge)  # the colours of what was changed are those of the look

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    # --- inside ----------------------------------------------------------------------------------

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.nothing, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            column.addWidget(label)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.setCornerWidget(self.handled)
        for half, buttons in ((self.edits, (self.accept, self.reject, self.anyway)),
                              (self.notes, (self.answer, self.close_note))):
            half.add(*buttons)
            self.tabs.addTab(half, "")
            half.list.chosen.connect(self._judge)
            half.go.clicked.connect(lambda _=False, h=half: self._go(h))
        self.tabs.addTab(self.findings, "")
        column.addWidget(self.tabs, 1)
        theme.set_role(self.accept_all, "primary")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.reject_all)
        row.addWidget(self.accept_all)
        column.addLayout(row)
        self._wire()

    def _wire(self) -> None:
        self.back.clicked.connect(self.left)
        self.handled.toggled.connect(self._fill)
        self.accept.clicked.connect(lambda: self._accept(False))
        self.anyway.clicked.connect(lambda: self._accept(True))
        self.reject.clicked.connect(self._reject)
        self.close_note.clicked.connect(self._close_note)
        self.answer.returnPressed.connect(self._close_note)
        self.findings.chosen.connect(self.chosen)
        self.accept_all.clicked.connect(self._accept_all)
        self.reject_all.clicked.connect(self._reject_all)

    def _say(self) -> None:
        self.title.setText(self.tr("Review"))
        self.tabs.setAccessibleName(self.tr("Review"))
        self.hint.setText(self.tr("What reviewers changed and asked in their Word files. Nothing is taken over before "
                                  "you accept it, and every step can be undone."))
        self.nothing.setText(self.tr("No reviewer's document was read yet. Import a Word file with tracked changes or "
                                     "comments; what it proposes appears here."))
        self.handled.setText(self.tr("Show what is settled too"))
        self.accept.setText(self.tr("Accept"))
        self.reject.setText(self.tr("Reject"))
        self.anyway.setText(self.tr("Accept all the same"))
        self.close_note.setText(self.tr("Close the note"))
        self.answer.setPlaceholderText(self.tr("Your answer, if there is one"))
        self.answer.setAccessibleName(self.answer.placeholderText())
        self.back.setText(self.tr("Back to the project"))
        self.reject_all.setText(self.tr("Reject all"))
        self.accept_all.setText(self.tr("Accept all edits"))
        for half, name in ((self.edits, self.tr("Proposed edits")), (self.notes, self.tr("Notes"))):
            half.list.setAccessibleName(name)
            half.text.setAccessibleName(self.tr("{what}, in full").format(what=name))
            half.go.setText(self.tr("Go to the field"))
        self._fill()

    def _fill(self, *_: object) -> None:
        from jcm_pdd.files.reading import reviewing

        edits = tuple(reviewing.proposed_edits(self._session).values())
        notes = tuple(reviewing.review_notes(self._session).values())
        every = self.handled.isChecked()
        self.edits.list.show_entries([edit for edit in edits if every or edit.state == "open"], self._session)
        self.notes.list.show_entries([note for note in notes if every or note.state == "open"], self._session)
        left = (sum(e.state == "open" for e in edits), sum(n.state == "open" for n in notes))
        self.tabs.setTabText(0, self.tr("Proposed edits") + f" {left[0]}")
        self.tabs.setTabText(1, self.tr("Notes") + f" {left[1]}")
        self.tabs.setTabText(2, self.tr("Findings") + f" {len(self._session.findings)}")
        self.findings.show_session(self._session)
        self.tabs.setTabVisible(0, bool(edits))
        self.tabs.setTabVisible(1, bool(notes))
        self.nothing.setVisible(not edits and not notes)
        writable = not self._session.read_only
        for button in (self.accept_all, self.reject_all):
            button.setVisible(bool(edits))
            button.setEnabled(bool(left[0]) and writable)
        self._judge()

    def _judge(self) -> None:
        self.anyway.hide()
        edit, note = self.edits.list.current(), self.notes.list.current()
        self.edits.show_text(review_words.compared(edit, self._session) if isinstance(edit, ProposedEdit) else "")
        self.notes.show_text(review_words.told(note) if isinstance(note, ReviewNote) else "")
        writable = not self._session.read_only
        for one, widgets in ((edit, (self.accept, self.reject)), (note, (self.answer, self.close_note))):
            for widget in widgets:
                widget.setEnabled(writable and one is not None and one.state == "open")
        for half, address in ((self.edits, edit.where if isinstance(edit, ProposedEdit) else ""),
                              (self.notes, note.address if isinstance(note, ReviewNote) else "")):
            half.go.setEnabled(bool(address))

    def _go(self, half: _Half) -> None:
        one = half.list.current()
        address = one.where if isinstance(one, ProposedEdit) else one.address if one is not None else ""
        if address:
            self.chosen.emit(address)

    def _accept(self, force: bool) -> None:
        from jcm_pdd.files.reading import reviewing

        edit = self.edits.list.current()
        if isinstance(edit, ProposedEdit):
            problem = self._try(lambda: reviewing.accept(self._session, edit.id, force))
            self.anyway.setVisible(problem is not None and problem.code == "review.answer_changed")

    def _reject(self) -> None:
        from jcm_pdd.files.reading import reviewing

        edit = self.edits.list.current()
        if isinstance(edit, ProposedEdit):
            self._try(lambda: reviewing.reject(self._session, edit.id))

    def _close_note(self) -> None:
        from jcm_pdd.files.reading import reviewing

        note = self.notes.list.current()
        if isinstance(note, ReviewNote) and note.state == "open" and not self._session.read_only:
            answer = self.answer.text().strip()
            if self._try(lambda: reviewing.close_note(self._session, note.id, answer)) is None:
                self.answer.clear()

    def _accept_all(self) -> None:
        from jcm_pdd.files.reading import reviewing

        problems: list[Problem] = []
        self._try(lambda: problems.extend(reviewing.accept_all(self._session)))
        if problems:
            self.went_wrong.emit(problems[0])

    def _reject_all(self) -> None:
        from jcm_pdd.files.reading import reviewing

        self._try(lambda: reviewing.reject_all(self._session))

    def _try(self, act: Callable[[], object]) -> Problem | None:
        try:
            act()
        except Problem as problem:
            self.went_wrong.emit(problem)
            return problem
        return None


class _Half(QWidget):
    """A list on the left; on the right the one chosen in full, with what can be done with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list, self.text, self.go = ReviewList(self), QTextBrowser(self), QPushButton(self)
        self.text.setTabChangesFocus(True)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, theme.SPACE_2, 0, 0)
        halves.setSpacing(theme.SPACE_4)
        halves.addWidget(self.list, 2)
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE_2)
        right.addWidget(self.text, 1)
        self._row = QHBoxLayout()
        right.addLayout(self._row)
        halves.addLayout(right, 3)

    def add(self, *widgets: QWidget) -> None:
        """Add what can be done with the one chosen."""
        for widget in widgets:
            self._row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
        if not any(isinstance(widget, QLineEdit) for widget in widgets):
            self._row.addStretch(1)
        self._row.addWidget(self.go)

    def show_text(self, html: str) -> None:
        """Show a text."""
        if self.text.property("shown") != html:
            self.text.setProperty("shown", html)
            self.text.setHtml(html)
