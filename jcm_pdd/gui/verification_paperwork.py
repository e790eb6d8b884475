"""Choosing and checking methodologies: the verification desk, the finder, and moving to another version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.moving import Moved
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.verification_page import VerificationPage
    from jcm_pdd.gui.workbench import Workbench

DESK, MERGE, FINDER, MOVE = "verification", "confirmations", "finder", "move"
TAKEN, MOVED = "confirmations-taken", "methodology-moved"


class Checks(QObject):
    """Shows the pages and does what they ask for; every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands

    # --- verification desk -------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show every default of the project beside the official document."""
        from jcm_pdd.gui.verification_page import VerificationPage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = VerificationPage(session, self._window.kept.value.name or session.journal.place.who, self._window)
        page.left.connect(lambda: self._window.leave_page(DESK))
        page.paper_asked.connect(lambda: self._open_paper(page))
        page.export_asked.connect(self._export)
        page.import_asked.connect(self._import)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(DESK, page)
        page.entry.enter()

    def _open_paper(self, page: VerificationPage) -> None:
        path = self._commands.dialogs.methodology_text(self._commands.folder())
        if path is not None:
            page.open_paper(path)

    def _export(self) -> None:
        from jcm_pdd.files.confirmation_library import export_file
        from jcm_pdd.files.confirmations import records

        session = self._bench.session
        path = self._commands.dialogs.save_confirmations(self._commands.folder())
        if session is None or path is None:
            return
        try:
            count = export_file(path, records(session))
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._window.banner.show_notice(TAKEN, "accent", lambda: self.tr(
            "{count} confirmations were written to {file}. Colleagues take them in on their own verification desk."
        ).format(count=count, file=path.name))

    def _import(self) -> None:
        path = self._commands.dialogs.confirmations_file(self._commands.folder())
        if path is not None:
            self.read_confirmations(path)

    def read_confirmations(self, path: Path) -> None:
        """Show what a colleague's file brings."""
        from jcm_pdd.files.confirmation_library import library_of, read_file
        from jcm_pdd.gui.verification_merge import MergePage

        try:
            merge = library_of(self._bench.doors.workplace).merge(read_file(path))
        except Problem as problem:
            self._window.show_problem(problem)
            return
        page = MergePage(path.name, merge, self._window)
        page.left.connect(self._to_desk)
        page.taken.connect(self._take_in)
        self._window.show_page(MERGE, page)

    def _to_desk(self) -> None:
        self._window.leave_page(MERGE)
        self.show_desk()

    def _take_in(self, records: object) -> None:
        from jcm_pdd.files.confirmation_library import Confirmation, library_of

        taken = [one for one in records if isinstance(one, Confirmation)] if isinstance(records, tuple) else []
        try:
            library_of(self._bench.doors.workplace).put(taken)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        self._window.banner.show_notice(TAKEN, "accent", lambda: self.tr(
            "{count} confirmations are in your library now. A project takes them over when you say so.").format(
                count=len(taken)))
        self._to_desk()

    # --- finder -------------------------------------------------------------------------------------

    def show_finder(self) -> None:
        """Show what fits a country, a technology, words and what can be measured."""
        from jcm_pdd.gui.finder_page import FinderPage

        self._window.finish_typing()
        page = FinderPage(self._bench.doors, self._window)
        page.left.connect(lambda: self._window.leave_page(FINDER))
        page.begun.connect(self._begin)
        self._window.show_page(FINDER, page)

    def _begin(self, country: str, entry: Entry) -> None:
        from jcm_pdd.gui.new_project import NewProject

        self._window.leave_page(FINDER)
        self._window.show_new()
        page = self._window.stack.currentWidget()
        if isinstance(page, NewProject):
            page.choose(country, entry)

    # --- moving -------------------------------------------------------------------------------------

    def show_move(self) -> None:
        """Show what moving a methodology of the project to another version does."""
        from jcm_pdd.gui.move_page import MovePage
        from jcm_pdd.gui.notices import LATER

        if self._bench.session is None:
            return
        self._window.finish_typing()
        self._window.banner.take_away(LATER)
        page = MovePage(self._bench.session, self._window)
        page.left.connect(lambda: self._window.leave_page(MOVE))
        page.moved.connect(self._moved)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(MOVE, page)

    def _moved(self, planned: Moved) -> None:
        from jcm_pdd.gui import words

        self._window.leave_page(MOVE)
        self._window.banner.take_away(MOVED)
        self._window.banner.show_notice(
            MOVED, "accent", lambda: self.tr(
                "The project uses {new} now; the total goes from {before} to {after} tCO2. One undo takes it back."
            ).format(new=planned.new, before=words.tonnes(planned.total_before),
                     after=words.tonnes(planned.total_after)))
