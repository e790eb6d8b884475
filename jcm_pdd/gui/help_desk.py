"""The way to the help: the page for where the user is, the one help window of a main window, and the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import actions

if TYPE_CHECKING:
    from jcm_pdd.files.help.book import Book
    from jcm_pdd.files.preferences import PreferenceFile
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.help_window import HelpWindow
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench
    from jcm_pdd.gui.workspace import Workspace

REPORTS = "crash-reports"


class HelpDesk(QObject):
    """Opens the help; every method without an argument is the handler of a row in `actions.ACTIONS`."""

    def __init__(self, window: MainWindow, bench: Workbench, kept: PreferenceFile, commands: Commands) -> None:
        super().__init__(window)
        self._window, self._bench, self._kept, self._commands = window, bench, kept, commands
        self._shown: HelpWindow | None = None
        self._book: tuple[object, Book] | None = None

    @property
    def viewer(self) -> HelpWindow:
        """The help window, made when it is first asked for."""
        if self._shown is None:
            from jcm_pdd.gui.help_window import HelpWindow

            self._shown = HelpWindow(self._window)
            self._shown.went_wrong.connect(self._window.show_problem)
        return self._shown

    def here(self) -> None:
        """Show the page of the field, section, panel or page one is in."""
        self.open(self.target())

    def contents(self) -> None:
        """Show the help at its beginning."""
        self.open("start")

    def keys(self) -> None:
        """Show the keys of the keyboard."""
        self.open("keys")

    def open(self, target: str) -> None:
        """Show a page of the help (`ID` or `ID#ANCHOR`)."""
        book = self.book()
        if self.viewer.book is not book:
            self.viewer.show_book(book)
        self.viewer.open_at(target)

    def crash_reports(self) -> None:
        """Show the reports of failures of the program itself."""
        from jcm_pdd.gui import crash
        from jcm_pdd.gui.crash_page import CrashPage

        self._window.finish_typing()
        page = CrashPage(crash.reports(), self._commands.dialogs, self._window)
        page.left.connect(lambda: self._window.leave_page(REPORTS))
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(REPORTS, page)

    def target(self) -> str:
        """Return the address of the page for where the user is."""
        window, book = self._window, self.book()
        if window.workspace is None or window.stack.currentWidget() is not window.workspace:
            return book.about(f"page/{type(window.stack.currentWidget()).__name__}")
        return self._in_project(window.workspace, book)

    def book(self) -> Book:
        """Return the help for the open project, or for the shipped forms; kept until another project lies there."""
        from jcm_pdd.files.help.book import Book

        session = self._bench.session
        schema = session.schema if session is not None else None
        if self._book is None or self._book[0] is not schema:
            self._book = (schema, Book(self._bench.doors.methodologies(), schema, shortcuts))
        return self._book[1]

    def close(self) -> None:
        """Close the help window; it goes with the main window."""
        if self._shown is not None:
            self._shown.close()

    # --- the guided first project --------------------------------------------------------------------

    def begin_guided(self) -> None:
        """Open an empty project with the checklist beside it."""
        if self._commands.close_project() and self._bench.begin_blank():
            self._show_checklist(True)

    def checklist(self) -> None:
        """Open the checklist for the open project, or close it."""
        workspace = self._window.workspace
        if workspace is not None:
            self._window.show_workspace()
            self._show_checklist(workspace.first.isHidden())

    def follow(self, workspace: Workspace) -> None:
        """Show the checklist of another project as the user left it."""
        first = workspace.first
        first.chosen.connect(self._window.go_to)
        first.asked.connect(self._asked)
        first.left.connect(lambda: self._show_checklist(False))
        first.set_shown(self._kept.value.checklist)

    def tell_exported(self) -> None:
        """Tick the last step."""
        if self._window.workspace is not None:
            self._window.workspace.first.tell_exported()

    def _show_checklist(self, shown: bool) -> None:
        if self._window.workspace is not None:
            self._window.workspace.first.set_shown(shown)
        try:
            self._kept.change(checklist=shown)
        except Problem as problem:
            self._window.show_problem(problem)

    def _asked(self, step: str) -> None:
        """Go where a step is done that is no page of a form."""
        if step == "defaults":
            self._commands.checks.show_desk()
        elif step == "check":
            self._commands.show_findings()
        else:
            self._commands.export()

    @staticmethod
    def _in_project(workspace: Workspace, book: Book) -> str:
        focus = QApplication.focusWidget()
        side = workspace.side
        if focus is not None and (focus is side or side.isAncestorOf(focus)):
            return book.about(f"panel/{type(side.currentWidget()).__name__}")
        return book.about_address(workspace.section, workspace.address)


def shortcuts() -> tuple[tuple[str, str, str], ...]:
    """Return menu, action and keys of everything in the menus, in the language of the window."""
    from jcm_pdd.files.help.words import bare

    menus = {name: bare(actions.translated(text)) for name, text in actions.MENUS}
    found = [(menus[row.menu], bare(actions.translated(row.text)), ", ".join(row.keys)) for row in actions.ACTIONS]
    tables = QCoreApplication.translate("Help", "In tables")
    inside = ((QCoreApplication.translate("Help", "Copy, paste and cut blocks of cells"), "Ctrl+C, Ctrl+V, Ctrl+X"),
              (QCoreApplication.translate("Help", "Fill down, or duplicate a row of a list"), "Ctrl+D"),
              (QCoreApplication.translate("Help", "Empty the chosen cells"), "Delete"))
    return (*found, *((tables, told, keys) for told, keys in inside))
