"""The preview: the pages an export would print now, brought up to date behind the typing, at the section one is in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.panels import preview_documents as documents
from jcm_pdd.gui.panels.preview_drawing import PreviewDrawing
from jcm_pdd.gui.panels.preview_making import PreviewMaking
from jcm_pdd.gui.panels.preview_pages import STEP, PreviewPages
from jcm_pdd.gui.panels.preview_tools import PreviewTools

if TYPE_CHECKING:
    from pathlib import Path

    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.paper import Picture
    from jcm_pdd.files.previewing import Preview as Made
    from jcm_pdd.files.session import Session

REST_MS = 1500
"""After so long without an edit the pages are made anew."""
FIRST, ABOVE = "pdd", 6


class Preview(QWidget):
    """Shows one document; nothing is made or drawn while it cannot be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools, self.pages = PreviewTools(self), PreviewPages(self)
        self.note, self.stack = WrappedLabel(role="secondary", parent=self), QStackedWidget(self)
        self.excel = QPushButton(self)
        self.making, self.drawing = PreviewMaking(self), PreviewDrawing(self)
        self.made: Made | None = None
        self.document = FIRST
        self.problem: Problem | None = None
        self._session: Session | None = None
        self._unlisten = lambda: None
        self._section, self._owner = "", ""
        self._stale, self._opening = True, False
        self._kept: list[Path] = []
        kept = self._kept
        self.destroyed.connect(lambda: _remove(kept))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._build()
        self._wire()
        self.setFocusProxy(self.pages)

    # --- what the window tells -----------------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Follow a session; it is listened to, so later calls cost nothing."""
        if session is not self._session:
            self._unlisten()
            self._session = session
            self._unlisten = session.listen(self._edited)
            self._drop_made()
            self.document = FIRST
            self._say()
            self._begin_later(0)

    def show_place(self, section: str) -> None:
        """Scroll to a section; one of another document shows that document."""
        if self._session is None or section == self._section:
            return
        self._section = section
        owner = self._session.schema.document_of(section).form.lower()
        moved, self._owner = owner != self._owner, owner
        known = {one.form.lower() for one in self._session.schema.documents}
        if moved and owner != self.document and owner in known:
            self.choose(owner)
        else:
            self._go()

    def choose(self, document: str) -> None:
        """Show a document, by the name exports use."""
        if document == self.document:
            return
        self.document = document
        self._drop_made()
        self._say()
        self._begin_later(0)

    @property
    def busy(self) -> bool:
        """Whether pages are being made, or will be soon."""
        return self.making.running or self._rest.isActive()

    # --- Qt ------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()
        self._begin_later(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rest.stop()
        self.making.stop()
        self._end_drawing()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    # --- making --------------------------------------------------------------------------------------------

    def _edited(self, _: frozenset[str], __: object) -> None:
        self._stale = True
        self._begin_later(REST_MS)

    def _begin_later(self, wait: int) -> None:
        """Make the pages when nothing came for a while; what is being made is out of date."""
        if not self._stale or not self.isVisible() or self._session is None:
            return
        self._rest.stop()
        self.making.stop()
        self._opening = False
        if documents.form_of(self._session, self.document) == "pdf" and self._can():
            self._rest.start(wait)
        self._say_state()

    def _begin(self) -> None:
        if self._session is not None:
            form = documents.form_of(self._session, self.document)
            self.making.start(self._session, self.document, form)
            if form == "pdf":
                self.drawing.start()
            self._say_state()

    def _done(self, made: Made) -> None:
        self.problem = None
        if self._opening:
            self._opening = False
            self.problem = documents.hand_over(made.files)
            shutil.rmtree(made.files[0].parent, ignore_errors=True)
            self._say_state()
            return
        first = self.made is None
        self._drop_made()
        self.made, self._stale = made, False
        self._kept.append(made.files[0].parent)
        self.pages.show_pages(made.pages)
        if first:
            self._go()
        self._seen()
        self._say_state()

    def _failed(self, problem: Problem) -> None:
        self.problem, self._opening = problem, False
        self.pages.forget()
        self._stale = True  # asked again with the next edit, or when it is shown again
        self._say_state()

    def _drop_made(self) -> None:
        _remove(self._kept)
        self.made, self.problem, self._stale = None, None, True

    def _can(self) -> bool:
        return self._session is not None and documents.printable(self._session, self.document)

    # --- drawing -------------------------------------------------------------------------------------------

    def _draw(self, page: int, width: int) -> None:
        if self.made is None or not self.isVisible():
            self.pages.forget()
        else:
            self.drawing.ask(self.made.files[0], page, width)

    def _drawn(self, told: tuple[object, int, int, Picture | None]) -> None:
        path, page, width, picture = told
        if self.made is not None and path == self.made.files[0]:
            self.pages.put(page, width, picture)

    def _end_drawing(self) -> None:
        self.pages.forget()
        self.drawing.stop()

    def _go(self) -> None:
        mark = self.made.marks.get(self._section) if self.made is not None else None
        if mark is not None:
            self.pages.go_to(*mark, above=ABOVE)

    # --- leaving -------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.made is not None:
            self.problem = documents.hand_over(self.made.files)
            self._say_state()
        elif self._session is not None and not self.making.running:
            self._opening = True
            self._begin()

    # --- words ---------------------------------------------------------------------------------------------

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Preview"))
        if not self.isVisible():
            return  # what documents there are costs imports that opening a project can do without
        self.tools.say()
        self._fill()
        self._say_state()
        self._seen()

    def _fill(self) -> None:
        box = self.tools.document
        box.clear()
        if self._session is not None:
            plan = self.tr("Monitoring plan workbook (Excel)")
            for name, title in documents.titles(self._session, language.current(), plan).items():
                box.addItem(title, name)
        box.setCurrentIndex(max(box.findData(self.document), 0))

    def _say_state(self) -> None:
        excel = documents.form_of(self._session, self.document) == "xlsx"
        self.excel.setText(self.tr("Open in Excel"))
        self.excel.setVisible(excel and self._can())
        self.excel.setEnabled(not self.making.running)
        self.tools.open.setEnabled(self.made is not None)
        self.tools.state.setText(self._state())
        theme.set_role(self.tools.state, "hint" if self.problem is None else "error")
        self.note.setText(self._instead(excel))
        self.stack.setCurrentIndex(1 if self.made is not None else 0)
        self._seen()

    def _state(self) -> str:
        if self._opening:
            return self.tr("Making the workbook…")
        if self.made is not None and self.busy:
            return self.tr("Updating…")
        if self.problem is not None:
            older = self.tr("The pages are older:") + " " if self.made is not None else ""
            return older + problem_text(self.problem, language.current())
        return self.tr("As an export would print it now") if self.made is not None else ""

    def _instead(self, excel: bool) -> str:
        """Return what stands in place of pages."""
        if not self._can():
            return self.tr("There is nothing to print in this document yet. Fill in its section; the pages appear here "
                           "by themselves.")
        if excel:
            return self.tr("This document is a workbook with live formulas. It is opened in Excel as it would be "
                           "exported now.")
        if self.problem is not None:
            return self.tr("The pages could not be made. The next change tries again.")
        return self.tr("Making the pages… You can go on typing.")

    def _seen(self) -> None:
        pages = self.made.pages if self.made is not None else ()
        page = min(self.pages.page(), len(pages))
        self.tools.show_page(page, len(pages), self.pages.zoom is None, self.pages.share())
        if page:
            self.pages.setAccessibleName(self.tr("{document}, page {page} of {pages}: {text}").format(
                document=self.tools.document.currentText(), page=page, pages=len(pages), text=pages[page - 1].text))

    def _build(self) -> None:
        empty = QWidget(self)
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(theme.SPACE_4, theme.SPACE_4, theme.SPACE_4, theme.SPACE_4)
        inside.setSpacing(theme.SPACE_3)
        inside.addWidget(self.note)
        inside.addWidget(self.excel, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self.stack.addWidget(empty)
        self.stack.addWidget(self.pages)
        line = QFrame(self)
        theme.set_role(line, "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tools, line):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self._rest.timeout.connect(self._begin)
        self.making.done.connect(self._done)
        self.drawing.drawn.connect(self._drawn)
        for part in (self.making, self.drawing):
            part.failed.connect(self._failed)
        self.tools.document.activated.connect(lambda at: self.choose(str(self.tools.document.itemData(at))))
        for button in (self.tools.open, self.excel):
            button.clicked.connect(self._open)
        self.tools.turned.connect(self.pages.go_to)
        self.tools.nearer.connect(lambda more: self.pages.nearer(STEP if more else 1 / STEP))
        self.tools.sized.connect(lambda fit: self.pages.look(None if fit else 1.0))
        self.pages.wanted.connect(self._draw)
        self.pages.moved.connect(lambda _: self._seen())
        self.pages.zoomed.connect(self._seen)


def _remove(folders: list[Path]) -> None:
    while folders:
        shutil.rmtree(folders.pop(), ignore_errors=True)
