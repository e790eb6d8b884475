"""All that is marked confidential, with reasons; what else still says it; and numbers that give a secret away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from jcm_pdd.core.confidential import marks, unmark_edit
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import headed
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.confidential_box import MarkBox
from jcm_pdd.gui.confidential_words import SIGN, short, what_is_meant
from jcm_pdd.gui.rows import Rows

if TYPE_CHECKING:
    from jcm_pdd.core.confidential import Mark
    from jcm_pdd.core.confidential.echoes import Echo
    from jcm_pdd.core.project import Edit
    from jcm_pdd.files.session import Session

WIDTH = 860
FOLLOW_MS = 80


class ConfidentialPage(QScrollArea):
    """Lists the marks of a project and makes new ones; `chosen` carries the address to go to."""

    left = Signal()
    chosen = Signal(str)
    went_wrong = Signal(object)
    package_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        page = QWidget(self)
        self.title, self.how = QLabel(page), QLabel(page)
        self.box = MarkBox(session, page)
        self.heads = {name: QLabel(page) for name in ("marks", "echoes", "warnings")}
        self.lists = {name: Rows(page) for name in self.heads}
        self.everywhere, self.package, self.back = (QPushButton(page) for _ in range(3))
        self._echoes: tuple[Echo, ...] = ()
        self._build(page)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(FOLLOW_MS)
        self._later.timeout.connect(self.refresh)
        self._unlisten = session.listen(lambda *_: self._later.start())
        self.destroyed.connect(self._unlisten)
        self.refresh()

    def ask(self, address: str, part: str = "") -> None:
        """Ask to mark something."""
        self.box.ask(address, part)
        self.ensureWidgetVisible(self.box)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()

    def refresh(self) -> None:
        """Show what the session holds now."""
        from jcm_pdd.files.public.marking import echoes_of

        found = marks(self._session.schema, self._session.project)
        self._echoes = echoes_of(self._session)
        self._say(len(found))
        self._show_marks(found)
        self._show_echoes()
        self._show_warnings()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        column = column_in(centred(page, WIDTH))
        theme.set_role(self.title, "title")
        theme.set_role(self.how, "hint")
        self.how.setWordWrap(True)
        self.how.setTextFormat(Qt.TextFormat.PlainText)
        for head in self.heads.values():
            theme.set_role(head, "label")
            head.setWordWrap(True)
        column.addWidget(self.title)
        column.addWidget(self.how)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.box)
        for name, head in self.heads.items():
            column.addSpacing(theme.SPACE_3)
            column.addWidget(head)
            column.addWidget(self.lists[name])
            if name == "echoes":
                line = QHBoxLayout()
                line.addStretch(1)
                line.addWidget(self.everywhere)
                column.addLayout(line)
        column.addSpacing(theme.SPACE_4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.package)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(page)
        self.box.marked.connect(self.refresh)
        self.box.went_wrong.connect(self.went_wrong)
        self.everywhere.clicked.connect(self._mark_everywhere)
        self.package.clicked.connect(self.package_asked)
        self.back.clicked.connect(self.left)

    def _say(self, count: int) -> None:
        self.title.setText(self.tr("Confidential"))
        self.how.setText(self.tr(
            "The public version prints XXX or a black box in the place of what is marked here, and leaves marked files "
            "out. Mark a field or a row by the menu of its label or row, words by selecting them first, or press "
            "Ctrl+Shift+M in a field."))
        self.heads["marks"].setText(self.tr("Marked: {count}").format(count=count) if count else
                                    self.tr("Nothing is marked: everything may be published as it is."))
        self.heads["echoes"].setText(self.tr("Not marked, but it still says what is marked elsewhere: {count}").format(
            count=len(self._echoes)))
        self.heads["echoes"].setVisible(bool(self._echoes))
        self.everywhere.setVisible(bool(self._echoes) and not self._session.read_only)
        self.everywhere.setText(self.tr("Mark all of these too"))
        self.package.setText(self.tr("Package…"))
        self.back.setText(self.tr("Back to the project"))
        self.box.say()

    def _button(self, word: str, about: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(word)
        button.setAccessibleName(headed(word, about, language.current()))
        button.clicked.connect(lambda _=False: act())
        return button

    def _show_marks(self, found: tuple[Mark, ...]) -> None:
        rows, speak = self.lists["marks"], language.current()
        rows.clear()
        for mark in found:
            what = what_is_meant(self._session, mark, speak)
            reason = mark.reason or self.tr("The evidence register says so.")
            show = self._button(self.tr("Show"), what, partial(self.chosen.emit, mark.where))
            rows.add(f"{SIGN} {what}\n{reason}", "", show)
            if not mark.implied and not self._session.read_only:
                take = self._button(self.tr("Take back"), what, partial(self._take_back, mark.thing))
                theme.set_role(take, "quiet")
                holder = show.parentWidget()
                layout = holder.layout() if holder is not None else None
                if layout is not None:
                    layout.addWidget(take)

    def _show_echoes(self) -> None:
        from jcm_pdd.files.question_names import question_name

        rows, session, speak = self.lists["echoes"], self._session, language.current()
        rows.clear()
        for echo in self._echoes:
            name = question_name(echo.where, session.schema, session.project, speak)
            text = headed(name, words.quoted(short(echo.part)), speak) if echo.part else name
            rows.add(text, "open", self._button(self.tr("Show"), name, partial(self.chosen.emit, echo.where)))

    def _show_warnings(self) -> None:
        rows = self.lists["warnings"]
        found = [one for one in self._session.findings if one.code.startswith("confidential.")]
        rows.clear()
        head = self.tr("Can be worked out from what is shown: {count}")
        self.heads["warnings"].setText(head.format(count=len(found)))
        self.heads["warnings"].setVisible(bool(found))
        for one in found:
            message = self._session.message(one, language.current())
            rows.add(message.line(), "open", self._button(
                self.tr("Show"), message.where, partial(self.chosen.emit, one.where)))

    def _take_back(self, thing: str) -> None:
        self._record(lambda: unmark_edit(self._session.project, [thing]))

    def _mark_everywhere(self) -> None:
        from jcm_pdd.core.confidential.spreading import echo_edit

        session = self._session
        reason = self.tr("Says the same as what is marked elsewhere")
        self._record(lambda: echo_edit(session.schema, session.project, self._echoes, reason))

    def _record(self, make: Callable[[], Edit]) -> None:
        try:
            self._session.record(make())
        except Problem as problem:
            self.went_wrong.emit(problem)
        self.refresh()
