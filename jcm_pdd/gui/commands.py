"""What the actions do. Every method without an argument is the handler of a row in `actions.ACTIONS`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.preferences import PreferenceFile, Recent
from jcm_pdd.gui.data_desk import DataDesk
from jcm_pdd.gui.help_desk import HelpDesk
from jcm_pdd.gui.methodology_paperwork import Methods
from jcm_pdd.gui.office import Office
from jcm_pdd.gui.package_desk import Publishing
from jcm_pdd.gui.paperwork import Paperwork
from jcm_pdd.gui.reach import Reach
from jcm_pdd.gui.verification_paperwork import Checks
from jcm_pdd.gui.versions.desk import VersionDesk

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs
    from jcm_pdd.gui.look import Look
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench


class Commands(QObject):
    """Carries out actions on the workbench and shows the outcome in the window it belongs to."""

    def __init__(self, window: MainWindow, bench: Workbench, kept: PreferenceFile, look: Look,
                 dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window, self._bench, self._kept, self._look, self.dialogs = window, bench, kept, look, dialogs
        self.paperwork = Paperwork(window, bench, self)
        self.methods = Methods(window, bench, self)
        self.checks = Checks(window, bench, self)
        self.helps = HelpDesk(window, bench, kept, self)
        self.reach = Reach(window, bench, self)
        self.publishing = Publishing(window, bench, self)
        self.office = Office(window, bench, kept, look, self)
        self.versions = VersionDesk(window, bench, self)
        self.data = DataDesk(window, bench, kept, self)

    @property
    def session(self) -> Session | None:
        """The session of the open project."""
        return self._bench.session

    # --- file ------------------------------------------------------------------------------------

    def new_project(self) -> None:
        """Ask the four questions."""
        self._window.show_new()

    def create(self, title: str, country: str, entry: Entry) -> None:
        """Lay the new project on the bench."""
        if self.close_project():
            self._bench.create(title, country, entry)

    def open_project(self) -> None:
        """Ask for a file and open it."""
        path = self.dialogs.open_file(self.folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project file, or show the window that has it; a lock left behind is taken over by question."""
        if self.office.shown_elsewhere(path):
            return
        if not self.close_project() or not self._bench.open(path):
            return
        session = self._bench.session
        holder = session.lock_holder if session is not None else None
        if holder is not None and holder.stale and self.dialogs.take_over(holder_name(holder)):
            self._bench.close()
            self._bench.open(path, take_over=True)

    def open_sample(self, name: str) -> None:
        """Open a fresh copy of a sample project."""
        if self.close_project():
            self._bench.open_sample(name)

    def save(self) -> bool:
        """Save to the project's file; asks where when it has none yet."""
        session = self._bench.session
        if session is None:
            return True
        self._window.finish_typing()
        if session.path is None:
            return self.save_as()
        return self._saved(self._bench.save())

    def save_as(self) -> bool:
        """Ask where and save there."""
        self._window.finish_typing()
        path = self.dialogs.save_file(self._proposed())
        return path is not None and self._saved(self._bench.save(path))

    def save_anyway(self) -> None:
        """Save over a file that something else changed meanwhile (it is backed up first)."""
        self._saved(self._bench.save(force=True))

    def export(self) -> None:
        """Show the export page."""
        self._window.finish_typing()
        if self._bench.session is not None:
            self._window.show_export()

    def close_project(self) -> bool:
        """Close the project, asking about unsaved work; False when the user wants to stay."""
        session = self._bench.session
        if session is None or self._bench.copying:
            return session is None and not self._bench.copying
        self._window.finish_typing()
        discard = False
        if not session.saved and not session.read_only and not self._bench.pristine:
            answer = self.dialogs.unsaved(str(session.project.get("title") or ""))
            if answer == "cancel" or (answer == "save" and not self.save()):
                return False
            discard = answer == "discard"
        self._remember()
        return self._bench.close(discard)

    def preferences(self) -> None:
        """Show the preferences."""
        from jcm_pdd.gui.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._kept.value, self._window)
        dialog.changed.connect(self._prefer)
        dialog.open()

    def about(self) -> None:
        """Show what the program is and its licences."""
        from jcm_pdd.gui.about import About

        About(self._window).open()

    def quit(self) -> None:
        """Close all windows."""
        self.office.close_windows()

    # --- edit ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last step."""
        self._window.finish_typing()
        self._step("undo")

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self._step("redo")

    def _step(self, which: str) -> None:
        session = self._bench.session
        if session is not None:
            try:
                getattr(session, which)()
            except Problem as problem:
                self._window.show_problem(problem)

    # --- go and view -------------------------------------------------------------------------------

    def next_section(self) -> None:
        """Go one section on."""
        self._in_workspace(lambda w: w.walk(1))

    def previous_section(self) -> None:
        """Go one section back."""
        self._in_workspace(lambda w: w.walk(-1))

    def back(self) -> None:
        """Go to where the user was before; from a page of its own, to the workspace."""
        if self._window.stack.currentWidget() is not self._window.workspace:
            self._in_workspace(lambda _: None)
        else:
            self._in_workspace(lambda w: w.go_along(-1))

    def forward(self) -> None:
        """Go on again to where the user came back from."""
        self._in_workspace(lambda w: w.go_along(1))

    def next_finding(self) -> None:
        """Go to the next finding."""
        self._in_workspace(lambda w: w.next_finding())

    def focus_steps(self) -> None:
        """Put the keyboard into the steps."""
        self._in_workspace(lambda w: w.steps.setFocus())

    def focus_page(self) -> None:
        """Put the keyboard into the page."""
        self._in_workspace(lambda w: w.focus_page())

    def focus_panel(self) -> None:
        """Put the keyboard into the side panel."""
        self._in_workspace(lambda w: w.side.enter())

    def cycle_panel(self) -> None:
        """Show the next panel."""
        self._in_workspace(lambda w: w.side.cycle())

    def show_guide(self) -> None:
        """Show the guide."""
        self._in_workspace(lambda w: w.side.setCurrentWidget(w.side.guide))

    def show_findings(self) -> None:
        """Show the findings."""
        self._in_workspace(lambda w: w.side.setCurrentWidget(w.side.findings))

    def show_numbers(self) -> None:
        """Show the numbers."""
        self._in_workspace(lambda w: w.side.setCurrentWidget(w.side.numbers))

    def show_analysis(self) -> None:
        """Show what the result rests on, and scenarios."""
        self._in_workspace(lambda w: w.go_to("analysis"))

    def show_preview(self) -> None:
        """Show the pages as they would be printed."""
        self._in_workspace(lambda w: w.side.setCurrentWidget(w.side.preview))

    def switch_language(self) -> None:
        """Speak the other language and remember it."""
        self._prefer({"language": self._look.switch_language()})

    def switch_theme(self) -> None:
        """Go from light to dark or back and remember it."""
        self._prefer({"theme": self._look.switch_theme()})

    def switch_contrast(self) -> None:
        """Go to high contrast or back and remember it."""
        self._prefer({"theme": self._look.switch_contrast()})

    # --- behind the actions --------------------------------------------------------------------------

    def forget(self, path: str) -> None:
        """Take a project off the list of recent ones."""
        self._try(lambda: self._kept.forget(path))
        self._window.show_start()

    def recent(self) -> tuple[Recent, ...]:
        """Return the projects opened before that are still there, newest first."""
        return tuple(one for one in self._kept.value.recent if not one.missing)

    def _in_workspace(self, act: object) -> None:
        workspace = self._window.workspace
        if workspace is not None:
            self._window.show_workspace()
            act(workspace)  # type: ignore[operator]

    def _prefer(self, settings: dict[str, str]) -> None:
        if self._try(lambda: self._kept.change(**settings)):
            self._look.use(self._kept.value)

    def _try(self, act: object) -> bool:
        try:
            act()  # type: ignore[operator]
        except Problem as problem:
            self._window.show_problem(problem)
            return False
        return True

    def _saved(self, done: bool) -> bool:
        if done:
            self._remember()
        return done

    def _remember(self) -> None:
        session = self._bench.session
        if session is None or session.path is None:
            return
        from jcm_pdd.core.first_steps import percent

        counts = {name: sum(f.severity == name for f in session.findings) for name in ("error", "open")}
        self._try(lambda: self._kept.remember(Recent(
            path=str(session.path), title=str(session.project.get("title") or ""),
            country=self._window.country("en"),
            country_ja=self._window.country("ja"), methodology=", ".join(m.key for m in session.schema.methodologies),
            ready=session.ready, errors=counts["error"], open=counts["open"],
            percent=percent(session.section_states()),
            edited=datetime.now(UTC).isoformat(timespec="seconds"), **_due(session))))

    def folder(self) -> str:
        """Return the folder a file dialog begins in: the preferred one, that of the last project, or the documents."""
        recent, wanted = self._kept.value.recent, self._kept.value.folder
        if wanted and Path(wanted).is_dir():
            return wanted
        if recent and Path(recent[0].path).parent.is_dir():
            return str(Path(recent[0].path).parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _proposed(self) -> str:
        session = self._bench.session
        if session is None:
            return self.folder()
        if session.path is not None:
            return str(session.path)
        title = str(session.project.get("title") or self.tr("project"))
        from jcm_pdd.files.file_names import safe_name

        return str(Path(self.folder()) / f"{safe_name(title) or 'project'}.jcmpdd")


def _due(session: Session) -> dict[str, str]:
    """Return the next deadline of a project as recent ones show it."""
    from jcm_pdd.files.timeline_rules import upcoming

    due = upcoming(session.project, session.journal.place.now().astimezone().date())
    return {} if due is None else {"due": due.day.isoformat(), "due_en": due.what.en, "due_ja": due.what.ja}


def holder_name(holder: object) -> str:
    """Return who holds a lock, as people say it."""
    return f"{holder.user} ({holder.host})"  # type: ignore[attr-defined]
