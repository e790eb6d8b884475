"""What a person does around one project: another window, a project like it, its pages on paper, files dropped on it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.core.project import Json
    from jcm_pdd.files.preferences import PreferenceFile
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.commands import Commands
    from jcm_pdd.gui.export_page import ExportPage
    from jcm_pdd.gui.look import Look
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.papers.keeping import Keeping
    from jcm_pdd.gui.portfolio.page import PortfolioPage
    from jcm_pdd.gui.workbench import Workbench

PRINT, LIKE, DROPPED, KEEPING, PORTFOLIO = "print", "like", "dropped", "keeping", "portfolio"
PICTURES = frozenset((".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp", ".bmp"))
PAPERS = PICTURES | {".pdf"}
EVIDENCE, VISIT = "evidence", "site_visit"
STEP = 40
"""Pixels a new window is set off from the one it was asked for in."""


class Office(QObject):
    """Every method without an argument is an action."""

    def __init__(self, window: MainWindow, bench: Workbench, kept: PreferenceFile, look: Look,
                 commands: Commands) -> None:
        super().__init__(commands)
        self._window, self._bench, self._kept, self._look, self._commands = window, bench, kept, look, commands
        self._keeping: Keeping | None = None

    # --- many projects -----------------------------------------------------------------------------

    def show_portfolio(self) -> None:
        """Show the projects of a folder: the one looked at last, else one that is asked for."""
        folder = Path(self._kept.value.portfolio)
        if not self._kept.value.portfolio or not folder.is_dir():
            self.choose_portfolio()
        else:
            self.list_projects(folder)

    def choose_portfolio(self) -> None:
        """Ask for a folder and show its projects."""
        folder = self._commands.dialogs.projects_folder(self._kept.value.portfolio or self._commands.folder())
        if folder is not None:
            self.list_projects(folder)

    def list_projects(self, folder: Path) -> PortfolioPage:
        """Show the projects of a folder, and remember it."""
        from jcm_pdd.files.portfolio.cache import FactsCache
        from jcm_pdd.gui.portfolio.page import PortfolioPage

        self._window.finish_typing()
        place = self._bench.doors.workplace
        page = PortfolioPage(folder, FactsCache(place.folder), lambda: place.now().astimezone().date(), self._window)
        page.left.connect(lambda: self._window.leave_page(PORTFOLIO))
        page.opened.connect(lambda path: self._open_listed(Path(path)))
        page.folder_asked.connect(self.choose_portfolio)
        page.export_asked.connect(lambda: self._save_list(page))
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(PORTFOLIO, page)
        page.start()
        page.enter()
        with suppress(Problem):  # a folder that is not remembered is asked for again
            self._kept.change(portfolio=str(folder))
        return page

    def _open_listed(self, path: Path) -> None:
        self._window.leave_page(PORTFOLIO)
        self._commands.open_path(path)

    def _save_list(self, page: PortfolioPage) -> None:
        chosen = self._commands.dialogs.save_list(self._commands.folder())
        if chosen is None:
            return
        try:
            page.write(*chosen)
        except Problem as problem:
            self._window.show_problem(problem)

    # --- windows -----------------------------------------------------------------------------------

    def new_window(self) -> MainWindow:
        """Open another window with the first page; each window holds one project."""
        from jcm_pdd.gui.arrangement import Arranging
        from jcm_pdd.gui.main_window import MainWindow
        from jcm_pdd.gui.workbench import Workbench

        bench = Workbench(self._bench.doors)
        window = MainWindow(bench, self._kept, self._look)
        Arranging(window, self._kept.folder)
        bench.setParent(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _others.add(window)
        window.destroyed.connect(lambda: _others.discard(window))
        window.start.show_samples(self._bench.doors.samples())
        self._set_beside(window)
        window.show()
        window.activateWindow()
        return window

    def _set_beside(self, window: MainWindow) -> None:
        """Make another window as large as this one and set it off, within the room there is on the screen."""
        old, room = self._window, self._window.screen().availableGeometry()
        window.setWindowState(old.windowState() & Qt.WindowState.WindowMaximized)
        frame = old.frameGeometry().size() - old.size()
        size = old.size().boundedTo(room.size() - frame)
        window.resize(size)
        least, most = room.topLeft(), room.bottomRight() - QPoint(size.width() + frame.width() - 1,
                                                                  size.height() + frame.height() - 1)
        wanted = old.pos() + QPoint(STEP, STEP)
        window.move(max(least.x(), min(wanted.x(), most.x())), max(least.y(), min(wanted.y(), most.y())))

    def shown_elsewhere(self, path: Path) -> bool:
        """Bring the other window to the front that has a project file open; False when none has."""
        for other in windows():
            session = other.bench.session
            same = other is not self._window and other.bench.doors is self._bench.doors
            if same and session is not None and session.path == path.absolute():
                other.showNormal() if other.isMinimized() else other.show()
                other.raise_()
                other.activateWindow()
                return True
        return False

    def close_windows(self) -> None:
        """Close every window, this one last; one that wants to stay stops that."""
        others = [window for window in windows() if window is not self._window]
        if all(window.close() for window in others):
            self._window.close()

    # --- a project like this one ---------------------------------------------------------------------

    def new_from_project(self) -> None:
        """Show what a new project could take over from the open one."""
        from jcm_pdd.gui.new_from import NewFromPage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = NewFromPage(session, self._window)
        page.left.connect(lambda: self._window.leave_page(LIKE))
        page.asked.connect(self._make_like)
        self._window.show_page(LIKE, page)
        page.enter()

    def _make_like(self, title: str, parts: frozenset[str]) -> None:
        from jcm_pdd.core.problems import Problem
        from jcm_pdd.files.copying import make_like

        before = self._bench.session
        if before is None:
            return
        old = str(before.project.get("title") or "")
        try:
            made, left = make_like(before, title, parts, self._bench.doors.workplace)
        except Problem as problem:
            self._window.show_problem(problem)
            return
        if not self._commands.close_project():
            made.abandon()
            return
        self._bench.lay(made)
        self._window.banner.show_notice(LIKE, "accent", lambda: self.tr(
            "This project was made from “{title}”. Left out: {count} answers, such as dates, measured values, evidence "
            "and meters. One undo takes everything back.").format(title=old, count=left))

    def origin(self) -> str:
        """Return the words for where the open project came from, empty for one that began by itself."""
        session = self._bench.session
        if session is None:
            return ""
        from jcm_pdd.core.new_from import ORIGIN

        stored = session.project.get(ORIGIN)
        if not isinstance(stored, dict):
            return ""
        named = " · ".join(str(stored[key]) for key in ("title", "file") if stored.get(key))
        return self.tr("Made from: {project}").format(project=named)

    # --- paper ---------------------------------------------------------------------------------------

    def print_pages(self) -> None:
        """Show what can be printed on paper."""
        from jcm_pdd.gui.print_page import PrintPage

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        page = PrintPage(session, self._commands.dialogs, self._window)
        page.left.connect(lambda: self._window.leave_page(PRINT))
        page.went_wrong.connect(self._window.show_problem)
        self._window.show_page(PRINT, page)

    def prefer_folder(self, page: ExportPage) -> None:
        """Let an export begin with the preferred folder, in a folder of its own there."""
        from jcm_pdd.files.export import stem_of

        session, wanted = self._bench.session, self._kept.value.exports
        if session is not None and wanted and Path(wanted).is_dir():
            page.target.setText(str(Path(wanted) / stem_of(session)))

    # --- files dropped on the window -------------------------------------------------------------------

    def takes(self, files: Sequence[Path]) -> bool:
        """Tell whether the open project can keep these files as evidence or photographs."""
        session = self._bench.session
        return bool(files) and session is not None and not session.read_only and all(
            file.suffix.lower() in PAPERS for file in files)

    def dropped(self, files: Sequence[Path]) -> None:
        """Ask over the page what the files are: evidence, or photographs of the visit. Nothing is kept before that."""
        names = ", ".join(file.name for file in files[:3]) + (" …" if len(files) > 3 else "")
        buttons = [(lambda: self.tr("Add to the evidence register"), lambda: self._as_evidence(files))]
        if all(file.suffix.lower() in PICTURES for file in files):
            buttons.append((lambda: self.tr("Photographs of the site visit"), lambda: self._as_photographs(files)))
        self._window.banner.show_notice(
            DROPPED, "accent", lambda: self.tr("Dropped files: {count} ({names}). What are they?").format(
                count=len(files), names=names), *buttons)

    def _as_photographs(self, files: Sequence[Path]) -> None:
        from jcm_pdd.gui.papers.visit import VisitPart

        self._window.banner.take_away(DROPPED)
        self._window.go_to(VISIT)
        workspace = self._window.workspace
        part = workspace.page.findChild(VisitPart) if workspace is not None else None
        if part is not None:
            part.take(list(files))

    def _as_evidence(self, files: Sequence[Path]) -> None:
        from jcm_pdd.gui.papers.keeping import Keeping

        session = self._bench.session
        self._window.banner.take_away(DROPPED)
        if session is None or self._keeping is not None:
            return
        self._window.go_to(EVIDENCE)
        self._keeping = keeping = Keeping(session, files)
        keeping.done.connect(lambda items: self._kept_files(session, items))
        keeping.failed.connect(self._not_kept)
        keeping.stopped.connect(self._not_kept)
        keeping.start()
        if self._keeping is not None:  # so little that it is over already needs no notice
            self._show_keeping(keeping, len(files))

    def _show_keeping(self, keeping: Keeping, count: int) -> None:
        from jcm_pdd.gui.patience import Bar

        def words() -> str:
            return self.tr("Copying {count} files into the project…").format(count=count)

        notice = self._window.banner.show_notice(KEEPING, "accent", words, (lambda: self.tr("Cancel"), keeping.stop))
        keeping.moved.connect(Bar(notice, words()).setValue)

    def _kept_files(self, session: Session, items: list[dict[str, Json]]) -> None:
        from jcm_pdd.files.papers.evidence_entry import add_files

        self._end_keeping()
        add_files(session, items)

    def _end_keeping(self) -> None:
        self._keeping = None
        self._window.banner.take_away(KEEPING)

    def _not_kept(self, problem: object = None) -> None:
        from jcm_pdd.core.problems import Problem

        self._end_keeping()
        if isinstance(problem, Problem):
            self._window.show_problem(problem)


_others: set[MainWindow] = set()
"""Windows opened after the first one; nothing else holds them."""


def windows() -> list[MainWindow]:
    """Return the main windows of the program that are open."""
    from jcm_pdd.gui.main_window import MainWindow

    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
