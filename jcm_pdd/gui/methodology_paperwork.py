"""What concerns official methodologies: adopting them, the user's library of them, using one in the open project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.files.official.crosscheck import CrossCheck
    from jcm_pdd.files.official.shelf import AdoptedMethodology
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.methodology_page import MethodologyPage
    from jcm_pdd.gui.methodology_using import Using
    from jcm_pdd.gui.workbench import Workbench

WORKBOOK, TEXTS = ".xlsx", (".docx", ".pdf")
ADOPT, SHELF = "methodology", "methodologies"
KEPT = "methodology-kept"


class Methods(QObject):
    """Carries out what the user wants done with official methodologies; a method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._commands = window, bench, commands
        self._using: Using | None = None

    @property
    def using(self) -> Using:
        """What uses a methodology in the open project; made when first needed, for it starts processes."""
        if self._using is None:
            from jcm_pdd.gui.methodology_using import Using

            self._using = Using(self._window, self._bench, self)
        return self._using

    def close_job(self) -> None:
        """End what is under way for the project that is closed."""
        if self._using is not None:
            self._using.close_job()

    # --- actions -------------------------------------------------------------------------------------

    def adopt_methodology(self) -> None:
        """Ask for the workbook of a methodology, and its text, and show what they hold."""
        files = self._commands.dialogs.methodology_files(self._commands.folder())
        if files:
            self.adopt(files)

    def show_methodologies(self) -> None:
        """Show the methodologies the user adopted."""
        from jcm_pdd.gui.methodology_shelf import MethodologiesPage

        page = MethodologiesPage(self._bench.doors, self._bench.session, self._window)
        page.left.connect(lambda: self._window.leave_page(SHELF))
        page.adopt_asked.connect(self.adopt_methodology)
        page.opened.connect(self.open_kept)
        page.text_asked.connect(self._add_text_to)
        page.removed.connect(self._removed)
        page.use_asked.connect(self.using.start)
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(SHELF, page)

    def use(self, name: str, version: str) -> None:
        """Use a methodology of the library in the open project."""
        self.using.start(name, version)

    def take(self, address: str) -> None:
        """Calculate with the official value of a default."""
        self.using.take(address)

    # --- adopting ------------------------------------------------------------------------------------

    def takes(self, files: Sequence[Path]) -> bool:
        """Tell whether these files are a workbook with the text that belongs to it."""
        kinds = sorted(file.suffix.lower() for file in files)
        return len(kinds) == 2 and WORKBOOK in kinds and any(kind in TEXTS for kind in kinds)

    def adopt(self, files: Sequence[Path], blank_only: bool = False) -> None:
        """Show what a workbook holds, with its text when that is among the files.

        With `blank_only` a workbook that is no blank one of a methodology is read as a filled document instead.
        """
        from jcm_pdd.gui.methodology_work import AdoptJob

        workbook = next((file for file in files if file.suffix.lower() == WORKBOOK), None)
        if workbook is None:
            self._window.show_problem(Problem("official.not_excel", files[0].name))
            return
        text = next((file for file in files if file.suffix.lower() in TEXTS), None)
        self._page().start(AdoptJob(workbook, text=text, blank_only=blank_only))

    def dropped(self, path: Path) -> None:
        """Take a workbook dropped on the window: a methodology's blank one is adopted, any other read as filled."""
        self.adopt([path], blank_only=not self._window.shows(ADOPT, SHELF))

    def open_kept(self, name: str, version: str) -> None:
        """Show a methodology of the library."""
        self._page(SHELF).start_kept(self._bench.doors.methodology_shelf().folder, name, version)

    def _page(self, home: str = "") -> MethodologyPage:
        from jcm_pdd.gui.methodology_page import MethodologyPage

        self._window.finish_typing()
        page = MethodologyPage(self._bench.doors, self._window)
        page.left.connect(lambda: self._leave(home))
        page.went_wrong.connect(self._window.show_problem)
        page.kept.connect(lambda adopted, check: self._kept(adopted, check, home))
        page.not_blank.connect(self._read_filled)
        page.read_asked.connect(self._read_filled)
        page.text_asked.connect(lambda: self._add_text(page))
        self._window.show_page(ADOPT, page)
        return page

    def _leave(self, home: str) -> None:
        self._window.leave_page(ADOPT)
        if home == SHELF:
            self.show_methodologies()

    def _read_filled(self, path: Path) -> None:
        session = self._bench.session
        self._window.leave_page(ADOPT)
        self._commands.paperwork.read(path, None if session is None or session.read_only else session)

    def _add_text(self, page: MethodologyPage) -> None:
        path = self._commands.dialogs.methodology_text(self._commands.folder())
        if path is not None:
            page.add_text(path)

    def _add_text_to(self, name: str, version: str) -> None:
        path = self._commands.dialogs.methodology_text(self._commands.folder())
        if path is not None:
            page = self._page(SHELF)
            page.add_text_when_read(path)
            page.start_kept(self._bench.doors.methodology_shelf().folder, name, version)

    def _kept(self, adopted: AdoptedMethodology, check: CrossCheck | None, home: str) -> None:
        m = adopted.definition
        self._leave(home)
        used = self._bench.session.schema.methodology(m.methodology) if self._bench.session is not None else None
        names_it = used is not None and used.version == m.version and self.using.possible()
        shelf = (lambda: self.tr("My methodologies"), self.show_methodologies)
        use = (lambda: self.tr("Use it in this project"),
               lambda: self.using.start(m.methodology, m.version, check))
        self._window.banner.take_away("methodology-unused")
        self._window.banner.show_notice(KEPT, "accent", lambda: self._kept_words(m.key, names_it),
                                        *((use,) if names_it else ()), *((shelf,) if home != SHELF else ()))

    def _kept_words(self, key: str, names_it: bool) -> str:
        if names_it:
            return self.tr("{name} is among your methodologies. The open project names it: its official workbook can "
                           "calculate beside it and confirm default values.").format(name=key)
        return self.tr("{name} is among your methodologies. New projects can choose it.").format(name=key)

    def _removed(self, adopted: object, key: str) -> None:
        """Say that a methodology is gone from the library, and offer it back."""
        from jcm_pdd.files.official.shelf import AdoptedMethodology, shelf_of

        def put_back() -> None:
            self._window.banner.take_away(KEPT)
            if isinstance(adopted, AdoptedMethodology):
                try:
                    shelf_of(self._bench.doors.workplace).add(adopted)
                except Problem as problem:
                    self._window.show_problem(problem)
            if self._window.shows(SHELF):
                self.show_methodologies()

        buttons = ((lambda: self.tr("Put it back"), put_back),) if isinstance(adopted, AdoptedMethodology) else ()
        self._window.banner.show_notice(KEPT, "open", lambda: self.tr(
            "{name} was removed from your methodologies. Projects that use it keep their own copy.").format(name=key),
            *buttons)
