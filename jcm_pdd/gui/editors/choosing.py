"""A line that offers what can be chosen while it is typed in: rows by their name, questions by what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCompleter, QLineEdit

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.papers.questions import key_place, row_key
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.own_keys import ListKeys
from jcm_pdd.gui.theme import set_icon

_LONGEST = 300
"""Lines of a list that is still searched through; who types one more letter sees fewer."""
_LEAST_WIDTH = 380


class Option(NamedTuple):
    """Something to choose: the answer it makes, and the line that says what it is."""

    answer: str
    shown: str


class Chooser(QObject):
    """The list under a line; all words typed must occur in an entry, in any order.

    `taken` carries the answer of the chosen entry. `options` is asked anew whenever the list is opened.
    """

    taken = Signal(str)

    def __init__(self, line: LineInput, options: Callable[[], Iterable[Option]]) -> None:
        super().__init__(line)
        self.line, self._options = line, options
        self._all: tuple[Option, ...] | None = None
        self.found: tuple[Option, ...] = ()
        self._model = QStringListModel(self)
        self.list = QCompleter(self._model, self)
        self.list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.list.setMaxVisibleItems(10)
        # Not the line's own completer: that would write into the line while the list is walked through.
        self.list.setWidget(line)
        self._keys: ListKeys | None = None
        self.list.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        line.textEdited.connect(self._typed)
        self.open_list = QAction("", line)
        set_icon(self.open_list, "chevron-down")
        self.open_list.setShortcut("Alt+Down")
        self.open_list.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.open_list.triggered.connect(self.show_all)
        line.addAction(self.open_list, QLineEdit.ActionPosition.TrailingPosition)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self._all = None
        self.open_list.setText(self.tr("Show the list"))
        self.open_list.setToolTip(self.tr("Show the list (Alt+Down)"))

    def forget(self) -> None:
        """Ask for the options anew the next time: answers changed."""
        self._all = None

    def show_all(self) -> None:
        """Open the list with everything in it."""
        self._all = None
        self.narrow("")
        self._open()

    def narrow(self, typed: str) -> None:
        """Keep the entries in which all the words typed occur."""
        if self._all is None:
            self._all = tuple(self._options())
        words = typed.casefold().split()
        hits = (option for option in self._all if all(word in option.shown.casefold() for word in words))
        self.found = tuple(option for option, _ in zip(hits, range(_LONGEST), strict=False))
        self._model.setStringList([option.shown for option in self.found])

    def _typed(self, text: str) -> None:
        if not text.strip() or self.line.isReadOnly():
            self.close()
            return
        self.narrow(text)
        self._open()

    def choosing(self) -> bool:
        """Tell whether an entry of the open list is chosen and not yet taken."""
        shown = self.list.popup()
        return shown is not None and shown.isVisible() and shown.currentIndex().isValid()

    def close(self) -> None:
        """Put the list away."""
        shown = self.list.popup()
        if shown is not None:
            shown.hide()

    def _open(self) -> None:
        if not self.found or self.line.isReadOnly():
            self.close()
            return
        shown = self.list.popup()
        if self._keys is None and shown is not None:
            self._keys = ListKeys(self.line, shown, self.close)
        width = max(self.line.width(), min(_LEAST_WIDTH, self.line.window().width()))
        self.list.complete(QRect(0, 0, width, self.line.height()))

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.found):
            self.taken.emit(self.found[index.row()].answer)


def named_options(desk: Desk, definition: FieldDef, address: str) -> tuple[Option, ...]:
    """Return the rows a question may name, with the second column of each; a row does not name itself."""
    project, schema = desk.session.project, desk.session.schema
    block = schema.tables.get(definition.names or "")
    if block is None:
        return ()
    key = key_place(block)
    second = next((place for place in block.columns if place is not key and place.definition.kind == "text"), None)
    found: dict[str, Option] = {}
    for row in project.rows(block.address):
        name = row_key(schema, project, block.address, row)
        if name and not address.startswith(f"{block.address}/{row}/"):
            more = desk.text(second.at(row)) if second is not None else ""
            found.setdefault(name, Option(name, f"{name}   {more}".rstrip()))
    return tuple(found.values())


def question_options(desk: Desk) -> tuple[Option, ...]:
    """Return every question a paper can be about."""
    from jcm_pdd.files.question_names import named_questions

    named = named_questions(desk.session.schema, desk.session.project, desk.language)
    return tuple(Option(address, name) for name, address in named)


def options_for(desk: Desk, definition: FieldDef, address: str) -> tuple[Option, ...]:
    """Return what can be chosen at an address; nothing for a question that is not chosen from a list."""
    return question_options(desk) if definition.kind == "place" else named_options(desk, definition, address)


def is_chosen(definition: FieldDef) -> bool:
    """Tell whether a question is answered by choosing a row or another question."""
    return definition.kind == "place" or definition.names is not None
