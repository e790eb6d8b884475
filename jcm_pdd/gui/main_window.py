"""The main window: a shell that shows one page at a time between header and notices. What it does is in `commands`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QMenu, QVBoxLayout, QWidget

from jcm_pdd.gui import actions, language, notices, theme, words
from jcm_pdd.gui.banner import Banner
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.commands import Commands
from jcm_pdd.gui.definition_watch import DefinitionWatch
from jcm_pdd.gui.header import Header
from jcm_pdd.gui.own_keys import OwnKeys
from jcm_pdd.gui.patience import Patience, Stopped
from jcm_pdd.gui.stage import Pages, Stage
from jcm_pdd.gui.start_page import StartPage
from jcm_pdd.gui.warming import EXPORT, NEW, warm_now
from jcm_pdd.gui.workbench import Busy

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.preferences import PreferenceFile
    from jcm_pdd.gui.dialogs import Dialogs
    from jcm_pdd.gui.look import Look
    from jcm_pdd.gui.workbench import Workbench
    from jcm_pdd.gui.workspace import Workspace

SIZE, LEAST = QSize(1360, 840), QSize(640, 420)
FRAME = QSize(16, 40)
"""What a desktop puts around a window; it is known only once the window is on the screen."""


class MainWindow(QMainWindow):
    """Shows the workbench: start page when it is empty, else the workspace of its session."""

    def __init__(self, bench: Workbench, kept: PreferenceFile, look: Look, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.bench, self.kept = bench, kept
        self.watch = DefinitionWatch(bench, self)
        self.workspace: Workspace | None = None
        self.header, self.banner, self.stack = Header(self), Banner(self), Pages(self)
        self.patience = Patience(self.banner, self)
        self.start = StartPage(self)
        self.stack.addWidget(self.start)
        self._pages: dict[str, QWidget] = {}
        self.commands = Commands(self, bench, kept, look, dialogs or self._dialogs())
        self.actions_by_id = actions.make(self, self.commands)
        self.own_keys = OwnKeys(self.actions_by_id, self)
        self._menus: dict[str, QMenu] = {}
        self._build()
        self._wire()
        self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.setMinimumSize(LEAST)
        self.setAcceptDrops(True)
        self._lay()

    # --- pages ---------------------------------------------------------------------------------------

    def show_start(self) -> None:
        """Show the first page."""
        self.start.show_recent(self.kept.value.recent)
        self._show(self.start)

    def show_new(self) -> None:
        """Show the four questions of a new project."""
        warm_now(NEW)
        from jcm_pdd.gui.new_project import NewProject

        page = self._pages.get("new")
        if not isinstance(page, NewProject):
            page = NewProject(self.bench.doors, self)
            page.created.connect(self.commands.create)
            page.left.connect(self.show_home)
            page.adopt_asked.connect(self.commands.methods.adopt_methodology)
            self._keep("new", page)
        self._show(page)
        page.restart()

    def show_export(self) -> None:
        """Show the export page of the open project."""
        warm_now(EXPORT)
        from jcm_pdd.gui.export_page import ExportPage

        if self.bench.session is None:
            return
        page = ExportPage(self.bench.session, self.commands.dialogs, self)
        page.left.connect(self.show_home)
        page.went_wrong.connect(self.show_problem)
        page.chosen.connect(self.go_to)
        page.exported.connect(self.commands.helps.tell_exported)
        page.version_asked.connect(self.commands.versions.show_versions_of)
        page.package_asked.connect(self.commands.publishing.show_package)
        self.commands.office.prefer_folder(page)
        self.show_page("export", page)

    def show_page(self, name: str, page: QWidget) -> None:
        """Show a page in place of an earlier one of its name."""
        self.banner.take_away("printed")
        self._keep(name, page)
        self._show(page)

    def shows(self, *names: str) -> bool:
        """Tell whether one of these pages is on the screen."""
        return any(self._pages.get(name) is self.stack.currentWidget() for name in names)

    def leave_page(self, name: str) -> None:
        """End a page and go home."""
        self._drop(name)
        self.show_home()

    def show_recoveries(self) -> bool:
        """Show what crashed sessions left behind; False when they left nothing."""
        from jcm_pdd.gui.recovery_page import RecoveryPage

        found = self.bench.recoveries()
        if not found:
            return False
        page = RecoveryPage(found, self.bench.doors, self)
        page.recovered.connect(self.bench.recover)
        page.left.connect(self.show_home)
        page.went_wrong.connect(self.show_problem)
        self.show_page("recovery", page)
        return True

    def show_workspace(self) -> None:
        """Show the open project."""
        if self.workspace is not None:
            self._show(self.workspace)

    def show_home(self) -> None:
        """Show the open project, or the first page when there is none."""
        self._drop("recovery")
        if self.workspace is not None:
            self.show_workspace()
        else:
            self.show_start()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, with the way out when there is one."""
        notices.problem(self.banner, problem, self.commands)

    def finish_typing(self) -> None:
        """Send what is being typed in the field with the focus."""
        if self.workspace is not None:
            self.workspace.page.flush()

    def country(self, speak: str) -> str:
        """Return the host country of the open project in a language."""
        session = self.bench.session
        code = session.project.get("country") if session is not None else None
        place = session.schema.place("country") if session is not None else None
        return place.kind.show(code, speak) if code and place is not None else ""

    # --- Qt --------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_menus"):
            self._say()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.commands.paperwork.takes(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.commands.paperwork.dropped(event.mimeData().urls())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.patience.running:  # closed when the file is whole
            self.patience.after.append(self.close)
            event.ignore()
            return
        if self.commands.close_project():
            self._drop_all()
            self.commands.helps.close()
            event.accept()
        else:
            event.ignore()

    # --- inside ----------------------------------------------------------------------------------------

    def _dialogs(self) -> Dialogs:
        from jcm_pdd.gui.dialogs import Dialogs

        return Dialogs(self)

    def _build(self) -> None:
        self.body = body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame(body)
        theme.set_role(line, "line")
        for widget in (self.header, line, self.banner):
            column.addWidget(widget)
        column.addWidget(Stage(self.stack, body), 1)
        self.setCentralWidget(body)
        for name, _ in actions.MENUS:
            self._menus[name] = QMenu(self)
            self.menuBar().addMenu(self._menus[name])
        for row in actions.ACTIONS:
            if row.separated:
                self._menus[row.menu].addSeparator()
            self._menus[row.menu].addAction(self.actions_by_id[row.id])
            self.addAction(self.actions_by_id[row.id])

    def _wire(self) -> None:
        self.start.new_asked.connect(self.commands.new_project)
        self.start.open_asked.connect(self.commands.open_project)
        self.start.document_asked.connect(self.commands.paperwork.new_from_document)
        self.start.opened.connect(self._open_recent)
        self.start.forgotten.connect(self.commands.forget)
        self.start.sampled.connect(self.commands.open_sample)
        self.start.guided_asked.connect(self.commands.helps.begin_guided)
        self.header.language_asked.connect(self.commands.switch_language)
        self.header.export_asked.connect(self.commands.export)
        self.bench.patience = self._wait_for
        self.bench.replaced.connect(self._lay)
        self.bench.changed.connect(self._changed)
        self.bench.went_wrong.connect(self.show_problem)

    def _wait_for(self, what: str, size: int, work: Callable[[], Any]) -> Any:
        """Read or save a large project while the window lives on; raise Busy when the user stops it."""
        words = {"save": lambda: self.tr("Saving the project…"), "open": lambda: self.tr("Reading the project…"),
                 "copy": lambda: self.tr("Writing the copy…"),
                 "look": lambda: self.tr("Looking for work that was not saved…")}
        try:
            return self.patience.run(words[what], size, work)
        except Stopped:
            raise Busy from None

    def _open_recent(self, path: str) -> None:
        from pathlib import Path

        self.commands.open_path(Path(path))

    def _lay(self) -> None:
        """Show another session, or none."""
        with in_slices():
            self._lay_session()
            breathe()
            self._say()
            self.show_home()

    def _lay_session(self) -> None:
        self._drop_all()
        if self.workspace is not None:
            self.stack.removeWidget(self.workspace)
            self.workspace.hide()
            self.workspace.deleteLater()
            self.workspace = None
        self.banner.clear()
        if self.bench.session is not None:
            from jcm_pdd.gui.workspace import Workspace

            self.workspace = Workspace(self.bench.session, self)
            breathe()
            self.workspace.side.went_wrong.connect(self.show_problem)
            self.workspace.side.take_asked.connect(self.commands.methods.take)
            self.workspace.side.use_asked.connect(self.commands.methods.use)
            self.workspace.desk_asked.connect(self.commands.checks.show_desk)
            self.workspace.trail.moved.connect(self._say_ways)
            self.workspace.export_asked.connect(self.commands.export)
            breathe()
            self.stack.addWidget(self.workspace)
            breathe()
            self.commands.helps.follow(self.workspace)
            self.commands.reach.follow()
            notices.opened(self.banner, self.bench.session, self.commands)

    def _changed(self, touched: frozenset[str]) -> None:
        if self.workspace is not None:
            self.workspace.refresh()
        if not touched:  # saved, perhaps to another file that nobody else has open
            self.banner.take_away("problem")
            self.banner.take_away("read-only")
        self._say()

    def _say(self) -> None:
        session = self.bench.session
        undo = session.undo_name(language.current()) if session is not None else None
        redo = session.redo_name(language.current()) if session is not None else None
        actions.say(self.actions_by_id, undo, redo)
        writable = session is not None and not session.read_only
        actions.enable(self.actions_by_id, {
            "always": True, "project": session is not None, "writable": writable,
            "workspace": session is not None and self.stack.currentWidget() is self.workspace,
            "undo": writable and undo is not None, "redo": writable and redo is not None,
            "back": self._can_go(-1), "forward": self._can_go(1)})
        for name, text in actions.MENUS:
            self._menus[name].setTitle(actions.translated(text))
        title = str(session.project.get("title") or self.tr("Untitled project")) if session is not None else ""
        # One primary button a screen: every page but the workspace has its own.
        exporting = self.stack.currentWidget() in self._pages.values()
        self.header.say(title or "JCM PDD Studio", self._facts(), session is not None and not exporting)
        self.header.title.setToolTip("\n".join(part for part in (title, self.commands.office.origin()) if part))
        self.setWindowTitle(f"{title}[*] – JCM PDD Studio" if title else "JCM PDD Studio")
        self.setWindowModified(session is not None and not session.saved)

    def _can_go(self, step: int) -> bool:
        """Return whether there is a way back (or on); from a page of its own, back is the workspace."""
        if self.workspace is None:
            return False
        return self.workspace.trail.can(step) or (step < 0 and self.stack.currentWidget() is not self.workspace)

    def _say_ways(self) -> None:
        for name, step in (("back", -1), ("forward", 1)):
            self.actions_by_id[name].setEnabled(self._can_go(step))

    def _facts(self) -> list[str]:
        session = self.bench.session
        if session is None:
            return []
        if session.read_only:
            saved = self.tr("read only")
        elif session.path is None:
            saved = self.tr("not saved to a file yet")
        elif session.saved:
            saved = self.tr("saved {when}").format(
                when=words.moment(session.saved_at)) if session.saved_at else self.tr("saved")
        else:
            saved = self.tr("unsaved changes")
        return [self.country(language.current()), ", ".join(m.key for m in session.schema.methodologies), saved]

    def go_to(self, address: str) -> None:
        """Show the open project at an address."""
        self.show_workspace()
        if self.workspace is not None:
            self.workspace.go_to(address)

    def _show(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
        self._say()
        if self.workspace is None or page is not self.workspace:
            page.setFocus()
        elif (focus := self.focusWidget()) is None or not self.workspace.isAncestorOf(focus):
            self.workspace.steps.setFocus()
        QApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)

    def _keep(self, name: str, page: QWidget) -> None:
        self._drop(name)
        self._pages[name] = page
        self.stack.addWidget(page)

    def _drop_all(self) -> None:
        """End every page that belongs to a project, or to none any more."""
        self.commands.methods.close_job()
        for name in [name for name in self._pages if name != "new"]:
            self._drop(name)

    def _drop(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            if hasattr(page, "close_job"):
                page.close_job()
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
