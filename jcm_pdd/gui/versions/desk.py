"""The actions on versions: naming, comparing, and giving a copy away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.versions.comparison_page import ComparisonPage
    from jcm_pdd.gui.versions.share_page import SharePage
    from jcm_pdd.gui.workbench import Workbench

VERSIONS, COMPARE, SHARE = "versions", "compare", "share"


class VersionDesk(QObject):
    """Every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands

    def show_versions(self) -> None:
        """Show the named versions of the open project."""
        self.show_versions_of(self._commands.folder())

    def show_versions_of(self, folder: str) -> None:
        """Show the named versions; files to be listed with one are looked for in a folder first."""
        from jcm_pdd.gui.versions.versions_page import VersionsPage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = VersionsPage(session, self._commands.dialogs, folder, self._window)
        page.left.connect(lambda: self._window.leave_page(VERSIONS))
        page.went_wrong.connect(self._window.show_problem)
        page.compare_asked.connect(self._compare_since)
        self._window.show_page(VERSIONS, page)
        page.enter()

    def compare(self) -> None:
        """Show what changed since the last version that left the house, else since the file was saved."""
        page = self._comparison()
        if page is not None:
            page.enter()

    def compare_file(self) -> None:
        """Ask for another file and show what differs from it."""
        if self._bench.session is None:
            return
        path = self._commands.dialogs.compare_file(self._commands.folder())
        page = self._comparison() if path is not None else None
        if page is not None and path is not None:
            page.with_file(path)
            page.enter()

    def share(self) -> None:
        """Show what a copy to be given away leaves out."""
        from jcm_pdd.gui.versions.share_page import SharePage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = SharePage(session, self._window)
        page.left.connect(lambda: self._window.leave_page(SHARE))
        page.asked.connect(lambda: self._give_away(page))
        self._window.show_page(SHARE, page)
        page.enter()

    def _compare_since(self, ident: str) -> None:
        page = self._comparison()
        if page is not None:
            page.since(ident)
            page.enter()

    def _comparison(self) -> ComparisonPage | None:
        from jcm_pdd.gui.versions.comparison_page import ComparisonPage

        session = self._bench.session
        if session is None:
            return None
        self._window.finish_typing()
        page = ComparisonPage(session, self._commands.dialogs, self._commands.folder(), self._window)
        page.patience = self._bench.wait
        page.left.connect(lambda: self._window.leave_page(COMPARE))
        page.chosen.connect(self._window.go_to)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(COMPARE, page)
        return page

    def _give_away(self, page: SharePage) -> None:
        from jcm_pdd.files.sharing import giving_away

        session = self._bench.session
        path = self._commands.dialogs.save_file(str(Path(self._commands.folder()) / "copy.jcmpdd"))
        if session is None or path is None:
            return
        written = self._bench.write(giving_away(session, path, overwrite=True))
        if written is not None and self._window.shows(SHARE):  # the user may have gone elsewhere meanwhile
            page.tell(self.tr("Written: {path}").format(path=written))
