"""What the actions about publishing do: marking, the list of marks, the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.confidential_page import ConfidentialPage
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench

MARKS, PACKAGE = "marks", "package"
_BREAK = "\u2029"


class Publishing(QObject):
    """Carries out what the user wants done about secrets and packages; methods without an argument are actions."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands

    def mark(self) -> None:
        """Ask to mark the field the user is in, or the words selected there."""
        workspace = self._window.workspace
        if workspace is not None and workspace.address:
            self.ask(workspace.address, _selected())
        else:
            self.show_marks()

    def ask(self, address: str, part: str = "") -> None:
        """Ask to mark a field, words in it, or its row."""
        self._window.finish_typing()
        page = self._marks()
        if page is not None:
            page.ask(address, part)

    def show_marks(self) -> None:
        """Show everything that is marked."""
        self._window.finish_typing()
        self._marks()

    def _marks(self) -> ConfidentialPage | None:
        from jcm_pdd.gui.confidential_page import ConfidentialPage

        session = self._bench.session
        if session is None:
            return None
        page = ConfidentialPage(session, self._window)
        page.left.connect(lambda: self._window.leave_page(MARKS))
        page.chosen.connect(self._window.go_to)
        page.went_wrong.connect(self._window.show_problem)
        page.package_asked.connect(self.show_package)
        self._window.show_page(MARKS, page)
        return page

    def show_package(self) -> None:
        """Show the page of the package."""
        from jcm_pdd.gui.package_page import PackagePage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = PackagePage(session, self._commands.dialogs, self._window)
        page.left.connect(lambda: self._window.leave_page(PACKAGE))
        page.chosen.connect(self._window.go_to)
        page.marks_asked.connect(self.show_marks)
        page.version_asked.connect(self._commands.versions.show_versions_of)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(PACKAGE, page)


def _selected() -> str:
    """Return the words selected in the text the user is in."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.textCursor().selectedText().replace(_BREAK, "\n")
    return ""
