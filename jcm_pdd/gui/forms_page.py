"""My forms: which documents the open project needs, and the official forms the user adopted with the hash of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import form_words, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import ROW, Lines
from jcm_pdd.gui.needed_list import NeededList

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.identity import Identity
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.doors import Doors

WIDTH = 1120
ROLE = Qt.ItemDataRole.UserRole
HASH = 12
SHOWN, FRAME = 3, 4  # lines of adopted forms above what the project needs, and pixels of the frame


class FormsPage(QWidget):
    """Lists the library; a form that is removed stays in the projects that use it."""

    left = Signal()
    adopt_asked = Signal()
    went_wrong = Signal(object)

    def __init__(self, doors: Doors, parent: QWidget | None = None, session: Session | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.needed = NeededList(session, self) if session is not None else None
        self.title, self.hint = QLabel(self), QLabel(self)
        self.list = Lines((170, 130, 80, 300, 140), self)
        self.back, self.remove, self.adopt = (QPushButton(self) for _ in range(3))
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        if self.needed is not None:
            column.addWidget(self.needed, 1)
            self.needed.went_wrong.connect(self.went_wrong)
        theme.set_role(self.adopt, "primary")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.adopt)
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.adopt.clicked.connect(self.adopt_asked)
        self.remove.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(lambda *_: self._judge())
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def chosen(self) -> Identity | None:
        """Return the form chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, ROLE) if item is not None else None

    def _say(self) -> None:
        self.title.setText(self.tr("My forms"))
        self.back.setText(self.tr("Back"))
        self.remove.setText(self.tr("Remove"))
        self.adopt.setText(self.tr("Adopt official forms…"))
        self.list.setHeaderLabels([self.tr("Country"), self.tr("Document"), self.tr("Version"), self.tr("File"),
                                   self.tr("Adopted"), self.tr("Hash (SHA-256)")])
        self.list.setAccessibleName(self.tr("My forms"))
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        shelf = self._doors.shelf()
        for form in shelf.sound():
            one, when = form.identity, shelf.kept_on(form.identity)
            item = self.list.line([
                form_words.country(self._doors, one.country), " ".join(p for p in (one.document, one.track) if p),
                one.version, form.name.rsplit("/", 1)[-1], words.moment(when) if when else "", form.sha256[:HASH]])
            item.setToolTip(3, form.name)
            item.setToolTip(5, form.sha256)
            item.setData(0, ROLE, one)
        self.hint.setText(self.tr(
            "Projects of these countries are printed on these forms, the newest version first. A project keeps a copy "
            "of the form it uses.") if self.list.topLevelItemCount() else self.tr(
            "No form was adopted yet. Download the zip of all forms from the country's page of the JCM website and "
            "choose it here, or drop it on the window."))
        if self.needed is not None:  # the forms take no more than their lines; what is needed has the rest
            lines = self.list.topLevelItemCount()
            self.list.setVisible(lines > 0)
            self.list.setFixedHeight(self.list.header().sizeHint().height() + min(lines, SHOWN) * ROW + FRAME)
        self._judge()

    def _judge(self) -> None:
        self.remove.setEnabled(self.chosen() is not None)

    def _remove(self) -> None:
        one = self.chosen()
        if one is None:
            return
        try:
            self._doors.shelf().remove(one)
        except Problem as problem:
            self.went_wrong.emit(problem)
        self._fill()
