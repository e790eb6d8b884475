"""The command box: a few typed letters lead to any action, section, field, row or recent project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from jcm_pdd.core.fuzzy import Choice, Choices
from jcm_pdd.gui import language
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.command_entries import Target, action_targets, in_both, project_targets, question_targets
from jcm_pdd.gui.overlay import ASIDE, KEYS, Overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QAction

    from jcm_pdd.core.project import Project
    from jcm_pdd.core.schema import Schema
    from jcm_pdd.files.preferences import Recent
    from jcm_pdd.files.session import Session

WIDTH, HEIGHT, TOP = 640, 460, 56
MOST = 60
ROLE = Qt.ItemDataRole.UserRole


class CommandBox(Overlay):
    """Carries what was chosen: `action` an id, `address` a place of the project, `project` a path."""

    action = Signal(str)
    address = Signal(str)
    project = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.list.setModel(self._model)
        self._choices: Choices[Target] = Choices(())
        self._questions: list[Choice[Target]] = []
        self._made_of: tuple[Schema, Project] | None = None
        self.edit.textChanged.connect(self._fill)
        self.taken.connect(self._choose)
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]
        self._say()

    def ask(self, session: Session | None, actions: Mapping[str, QAction], recent: Sequence[Recent],
            menus: Mapping[str, object]) -> None:
        """Open the box over what can be done now; `menus` are the marked titles of the menus by id."""
        titles = {name: in_both(text) for name, text in menus.items()}
        others = [t for t in project_targets(recent) if session is None or t.key != str(session.path)]
        now = [target.choice() for target in (*action_targets(actions, titles), *others)]
        self._choices = Choices((*now, *self._asked(session)))
        self.edit.clear()
        self._fill("")
        self.open()

    def shown(self) -> list[Target]:
        """Return what is listed."""
        return [one.value for one in self._model.listed]

    def place(self) -> None:
        room = self._over.rect()
        width = min(WIDTH, room.width() - 2 * self.column.contentsMargins().left())
        self.setGeometry((room.width() - width) // 2, TOP, width, min(HEIGHT, room.height() - TOP - 16))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_model"):
            self._say()

    def _asked(self, session: Session | None) -> list[Choice[Target]]:
        """Return the questions of the project; made anew only when answers have changed since."""
        if session is None:
            return []
        if self._made_of is None or self._made_of[0] is not session.schema or self._made_of[1] is not session.project:
            self._questions = list(self._made(session))
            self._made_of = session.schema, session.project
        return self._questions

    @staticmethod
    def _made(session: Session) -> Iterator[Choice[Target]]:
        with in_slices():
            for target in question_targets(session):
                yield target.choice()
                breathe()

    def _fill(self, typed: str) -> None:
        found = self._choices.best(typed, MOST)
        self._model.show_choices(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self.list.scrollToTop()
        self.state.setText(self.tr("Nothing is called that. Ctrl+F searches what you entered.") if not found else
                           self.tr("Arrows choose, Enter goes there, Esc leaves"))

    def _choose(self, index: QModelIndex) -> None:
        target: Target = index.data(ROLE)
        self.leave(give_back=target.kind == "action")
        signal = {"action": self.action, "project": self.project}.get(target.kind, self.address)
        signal.emit(target.key)

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.leave(give_back=False)

    def _say(self) -> None:
        self.edit.setPlaceholderText(self.tr("An action, a section, a field or a row, in either language"))
        self.edit.setAccessibleName(self.tr("Command box"))
        self.list.setAccessibleName(self.tr("What can be reached"))
        self._model.kinds = {
            "action": self.tr("Action"), "section": self.tr("Section"), "field": self.tr("Field"),
            "table": self.tr("Table"), "row": self.tr("Row"), "project": self.tr("Recent project")}


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.listed: list[Choice[Target]] = []
        self.kinds: dict[str, str] = {}

    def show_choices(self, listed: list[Choice[Target]]) -> None:
        """List other choices."""
        self.beginResetModel()
        self.listed = listed
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self.listed)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        target = self.listed[index.row()].value
        which = 1 if language.current() == "ja" else 0
        aside = " · ".join(part for part in (self.kinds[target.kind], target.asides[which]) if part)
        if role == Qt.ItemDataRole.DisplayRole:
            return target.names[which]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (target.names[which], aside, target.keys) if part)
        return {ASIDE: aside, KEYS: target.keys, ROLE: target,
                Qt.ItemDataRole.ToolTipRole: target.names[which]}.get(role)
