"""What brings people to what they look for: command box, search over all answers, and where a field is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from jcm_pdd.gui import actions, language

if TYPE_CHECKING:
    from jcm_pdd.core.searching import Hit
    from jcm_pdd.gui.command_box import CommandBox
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.search_box import SearchBox
    from jcm_pdd.gui.workbench import Workbench

PRINTED = "printed"


class Reach(QObject):
    """Every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands
        self._box: CommandBox | None = None
        self._search: SearchBox | None = None
        self._place = ("", "")
        bench.replaced.connect(self._another)
        window.stack.currentChanged.connect(self._turned)

    # --- the command box ---------------------------------------------------------------------------

    def ask(self) -> None:
        """Open the command box."""
        self._window.finish_typing()
        if self._box is None:
            from jcm_pdd.gui.command_box import CommandBox

            self._box = CommandBox(self._window.body)
            self._box.action.connect(lambda name: self._window.actions_by_id[name].trigger())
            self._box.address.connect(self._window.go_to)
            self._box.project.connect(self._open)
        self._box.ask(self._bench.session, self._window.actions_by_id, self._commands.recent(), dict(actions.MENUS))

    def _open(self, path: str) -> None:
        from pathlib import Path

        self._commands.open_path(Path(path))

    # --- the search --------------------------------------------------------------------------------

    def find(self) -> None:
        """Open the search over all answers."""
        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        self._window.show_workspace()
        self._searching().ask(session)

    def find_next(self) -> None:
        """Go to the next find; open the search when nothing was looked for yet."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the find before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._search is None or not self._search.step(step):
            self.find()

    def _searching(self) -> SearchBox:
        if self._search is None:
            from jcm_pdd.gui.search_box import SearchBox

            self._search = SearchBox(self._window.body)
            self._search.chosen.connect(self._show_hit)
        return self._search

    def _show_hit(self, address: str) -> None:
        """Go to a find and mark it in its field."""
        self._window.go_to(address)
        hit = self._search.current() if self._search is not None else None
        if hit is not None:
            mark(self._window.focusWidget(), hit)

    # --- where a field is printed ----------------------------------------------------------------------

    def follow(self) -> None:
        """Listen to the workspace just laid: which field one is in, and which label was clicked with Ctrl."""
        workspace = self._window.workspace
        if workspace is not None:
            workspace.place_changed.connect(self._went)
            workspace.page.print_places_asked.connect(self.show_printed)

    def where_printed(self) -> None:
        """Say where the field one is in is printed."""
        section, address = self._place
        if address or section:
            self.show_printed(address or section)

    def show_printed(self, address: str) -> None:
        """Say in which documents, and at which places of them, an answer is printed."""
        from jcm_pdd.files.print_places import print_places
        from jcm_pdd.files.question_names import question_name

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()

        def words() -> str:
            speak = language.current()
            name = question_name(address, session.schema, session.project, speak)
            found = print_places(session, address, speak)
            if not found:
                return self.tr("{name}: not printed in a document of this project.").format(name=name)
            return "\n".join([self.tr("{name} is printed in:").format(name=name), *(f"–  {one}" for one in found)])

        self._window.banner.show_notice(PRINTED, "accent", words)

    def _went(self, section: str, address: str) -> None:
        if (section, address) != self._place:
            self._place = section, address
            self._window.banner.take_away(PRINTED)

    # --- inside ------------------------------------------------------------------------------------

    def _turned(self, _page: int) -> None:
        """Close the search where there is no page to go to; F3 still knows it when one comes back."""
        if self._search is not None and self._window.stack.currentWidget() is not self._window.workspace:
            self._search.leave(give_back=False)

    def _another(self) -> None:
        """Let go of the project before; there may be another one now."""
        self._place = "", ""
        if self._search is not None:
            self._search.forget()


def mark(field: object, hit: Hit) -> None:
    """Select a find in the field that shows its text; a field that shows something else is left alone."""
    if isinstance(field, QLineEdit):
        start, end = (units(field.text(), at) for at in (hit.start, hit.end))
        if field.text()[hit.start:hit.end] == hit.match:
            field.setSelection(start, end - start)
    elif isinstance(field, QPlainTextEdit) and field.toPlainText()[hit.start:hit.end] == hit.match:
        cursor = field.textCursor()
        cursor.setPosition(units(field.toPlainText(), hit.start))
        cursor.setPosition(units(field.toPlainText(), hit.end), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


def units(text: str, at: int) -> int:
    """Return a position as Qt counts it: letters outside the basic plane are two."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
