"""What concerns documents from outside: reading filled ones, adopting blank forms, and files dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from jcm_pdd.gui.methodology_paperwork import WORKBOOK

if TYPE_CHECKING:
    from jcm_pdd.files.merging import Planned
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.import_page import ImportPage
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench

PROJECTS, DOCUMENTS, FORMS = (".jcmpdd",), (".docx", ".xlsx"), (".zip",)
IMPORT, ADOPT, SHELF, REVIEW, MERGE = "import", "adopt", "forms", "review", "merge"


class Paperwork(QObject):
    """Carries out what the user wants done with documents; every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands

    # --- reading ---------------------------------------------------------------------------------

    def new_from_document(self) -> None:
        """Ask for a filled document and read it into a new project."""
        path = self._commands.dialogs.document_file(self._commands.folder())
        if path is not None:
            self.read(path, None)

    def import_document(self) -> None:
        """Ask for a filled document and read it into the open project."""
        if self._bench.session is None:
            return
        path = self._commands.dialogs.document_file(self._commands.folder())
        if path is not None:
            self.read(path, self._bench.session)

    def read(self, path: Path, session: Session | None) -> None:
        """Read a document into the open project, or into a new one when `session` is None."""
        from jcm_pdd.gui.import_page import ImportPage

        self._window.finish_typing()
        page = ImportPage(self._bench.doors, session, self._window)
        page.left.connect(lambda: self._window.leave_page(IMPORT))
        page.went_wrong.connect(self._window.show_problem)
        page.made.connect(lambda made: self._lay(page, made))
        page.taken.connect(self._taken)
        self._window.show_page(IMPORT, page)
        page.start(path)

    def show_papers(self) -> None:
        """Show what is left of imported documents, beside the page."""
        workspace = self._window.workspace
        if workspace is not None:
            self._window.show_workspace()
            workspace.side.show_papers()

    def show_review(self) -> None:
        """Show what reviewers proposed and asked."""
        from jcm_pdd.gui.review_page import ReviewPage

        if self._bench.session is None:
            return
        self._window.finish_typing()
        page = ReviewPage(self._bench.session, self._window)
        page.left.connect(lambda: self._window.leave_page(REVIEW))
        page.chosen.connect(self._window.go_to)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(REVIEW, page)

    # --- merging ---------------------------------------------------------------------------------

    def merge_copy(self) -> None:
        """Ask for a copy somebody else worked in and show what it brings."""
        if self._bench.session is not None:
            path = self._commands.dialogs.copy_file(self._commands.folder())
            if path is not None:
                self.merge(path)

    def merge(self, path: Path) -> None:
        """Show what another file of the open project brings."""
        from jcm_pdd.gui.merge_page import MergeCopyPage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = MergeCopyPage(session, self._window, self._bench.wait)
        page.left.connect(lambda: self._window.leave_page(MERGE))
        page.went_wrong.connect(self._window.show_problem)
        page.merged.connect(self._merged)
        if page.start(path):
            self._window.show_page(MERGE, page)
            page.enter()

    def _merged(self, planned: Planned) -> None:
        self._window.leave_page(MERGE)
        left = len(planned.left)
        buttons = ((lambda: self.tr("Look at the review"), self.show_review),) if left else ()
        self._window.banner.show_notice(MERGE, "accent", lambda: (
            self.tr("{name} is merged; {left} conflicts wait in the review. One undo takes the merge back.") if left
            else self.tr("{name} is merged. One undo takes the merge back.")
        ).format(name=planned.theirs.path.name, left=left), *buttons)

    # --- forms -----------------------------------------------------------------------------------

    def adopt_forms(self) -> None:
        """Ask for official forms and show what they hold."""
        path = self._commands.dialogs.forms_file(self._commands.folder())
        if path is not None:
            self.adopt(path)

    def adopt(self, path: Path) -> None:
        """Show what a form or a zip of forms holds, to be kept."""
        from jcm_pdd.gui.adoption_page import AdoptionPage

        self._window.finish_typing()
        page = AdoptionPage(self._bench.doors, self._bench.session, self._window)
        page.left.connect(lambda: self._window.leave_page(ADOPT))
        page.shelf_asked.connect(self.show_forms)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(ADOPT, page)
        page.start(path)

    def show_forms(self) -> None:
        """Show the forms the user adopted."""
        from jcm_pdd.gui.forms_page import FormsPage

        self._window.finish_typing()
        page = FormsPage(self._bench.doors, self._window, self._bench.session)
        page.left.connect(lambda: self._window.leave_page(SHELF))
        page.adopt_asked.connect(self.adopt_forms)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(SHELF, page)

    # --- dropping --------------------------------------------------------------------------------

    def takes(self, urls: Sequence[QUrl]) -> bool:
        """Tell whether the window can do something with what is dragged over it."""
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if len(files) == len(urls) and (self._commands.office.takes(files) or self._commands.data.takes(files)):
            return True
        if len(files) != len(urls) or len(files) != 1:
            return self._commands.methods.takes(files)
        return files[0].suffix.lower() in (*PROJECTS, *DOCUMENTS, *FORMS)

    def dropped(self, urls: Sequence[QUrl]) -> None:
        """Open a project, read a document (into the open project if there is one), look at forms or a methodology, or
        keep pictures and papers as evidence.
        """
        if not self.takes(urls):
            return
        path = Path(urls[0].toLocalFile())
        suffix = path.suffix.lower()
        files = [Path(url.toLocalFile()) for url in urls]
        if self._commands.office.takes(files):
            self._commands.office.dropped(files)
        elif self._commands.data.takes(files):
            self._commands.data.look_at(path)
        elif len(urls) > 1:
            self._commands.methods.adopt(files)
        elif suffix in PROJECTS:
            self._commands.open_path(path)
        elif suffix == WORKBOOK:
            self._commands.methods.dropped(path)
        elif suffix in FORMS or self._window.shows(ADOPT, SHELF):
            self.adopt(path)
        else:
            session = self._bench.session
            self.read(path, None if session is None or session.read_only else session)

    # --- inside ----------------------------------------------------------------------------------

    def _lay(self, page: ImportPage, session: Session) -> None:
        """Put a project made from a document on the bench, with the list of what to change beside it."""
        page.let_go()  # closing the open project ends every page
        if not self._commands.close_project():
            page.hold(session)
            return
        self._bench.lay(session)
        self.show_papers()

    def _taken(self, name: str) -> None:
        self._window.leave_page(IMPORT)
        session = self._bench.session
        asked = session is not None and any(f.code.startswith("review.") for f in session.findings)
        buttons = ((lambda: self.tr("Look at the review"), self.show_review),) if asked else ()
        self._window.banner.show_notice("imported", "accent", lambda: self.tr(
            "The answers of {name} are in the project. One undo takes them back.").format(name=name), *buttons)
        workspace = self._window.workspace
        if workspace is not None:
            workspace.side.show_papers()
