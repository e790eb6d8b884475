"""The data updates in the window: its page, files dropped on it, and what is said of the data at the start."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.files.preferences import PreferenceFile
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.data_page import DataPage
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench

DATA, SUFFIX = "data", ".jcmdata"
ENDINGS = (".docx", ".csv", ".txt")


class DataDesk(QObject):
    """Every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, kept: PreferenceFile, commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._kept, self._commands = window, bench, kept, commands

    def show_data(self) -> DataPage:
        """Show the data in use and what else there is on this computer."""
        from jcm_pdd.gui.data_page import DataPage
        from jcm_pdd.gui.data_work import DataJob

        self._window.finish_typing()
        place, session = self._bench.doors.workplace, self._bench.session
        open_now = [str(session.path)] if session is not None and session.path is not None else []
        recent = tuple(dict.fromkeys([*open_now, *(one.path for one in self._kept.value.recent)]))
        page = DataPage(DataJob(place.folder, self._kept.folder, place.who), recent, self._window)
        page.left.connect(lambda: self._window.leave_page(DATA))
        page.went_wrong.connect(self._window.show_problem)
        page.file_asked.connect(lambda: self._choose(page))
        page.report_asked.connect(lambda: self._save(page))
        page.told.connect(self._tell)
        self._window.show_page(DATA, page)
        return page

    def takes(self, files: Sequence[Path]) -> bool:
        """Tell whether what is dragged over the window is a data update."""
        return len(files) == 1 and files[0].suffix.lower() == SUFFIX

    def look_at(self, path: Path) -> None:
        """Show what a data update changes."""
        self.show_data().start(path)

    def tell_at_start(self) -> None:
        """Say why an update that was taken is not used; that the program's own data are newer is said once."""
        from jcm_pdd.files.data_update.in_use import in_use

        notice = in_use().notice
        if notice is None:
            return
        from jcm_pdd.files.messages import problem_text
        from jcm_pdd.gui import language

        self._window.banner.show_notice(
            DATA, "open", lambda: problem_text(notice, language.current()),
            (lambda: self.tr("Show the data"), self._show))
        if notice.code == "data.own_newer":
            from jcm_pdd.files.data_update.shelf import DataShelf

            try:
                DataShelf(self._bench.doors.workplace).reuse("")
            except Problem:
                return  # it is said again at the next start

    # --- inside ----------------------------------------------------------------------------------------

    def _show(self) -> None:
        self.show_data()

    def _choose(self, page: DataPage) -> None:
        path = self._commands.dialogs.data_file(self._commands.folder())
        if path is not None:
            page.start(path)

    def _save(self, page: DataPage) -> None:
        from jcm_pdd.files.data_update.report import write
        from jcm_pdd.gui import language

        if page.found is None:
            return
        proposed = Path(self._commands.folder()) / f"{Path(page.found.name).stem}{ENDINGS[0]}"
        target = self._commands.dialogs.result_file(str(proposed), ENDINGS)
        if target is None:
            return
        try:
            write(page.found, target, language.current())
        except Problem as problem:
            self._window.show_problem(problem)

    def _tell(self, version: str) -> None:
        self._window.banner.show_notice(DATA, "accent", lambda: self.tr(
            "The data of {version} count from the next start of the program. Until then it works with those it began "
            "with.").format(version=version))
