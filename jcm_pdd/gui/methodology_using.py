"""Use an adopted methodology in the open project: compared in another process, taken in as the user asked, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.methodology_work import KeptJob, compare_kept

if TYPE_CHECKING:
    from jcm_pdd.files.official.crosscheck import CrossCheck
    from jcm_pdd.files.official.using import Used
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.main_window import MainWindow
    from jcm_pdd.gui.workbench import Workbench

NOTICE, HINT, KEPT = "methodology-used", "methodology-unused", "methodology-kept"


def unused(session: Session) -> list[tuple[str, str]]:
    """Return (id, version) of the project's methodologies whose official workbook is adopted and not used here."""
    from jcm_pdd.files.official.shelf import shelf_of

    if session.read_only:
        return []
    adopted = {(entry.id, entry.version) for entry in shelf_of(session.journal.place).entries()}
    return [(m.methodology, m.version) for m in session.schema.methodologies
            if m.workbook is None and (m.methodology, m.version) in adopted]


class Using(QObject):
    """Begins to use an adopted methodology; the notices of the window tell how it went."""

    def __init__(self, window: MainWindow, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._bench = window, bench
        self.job: Job | None = None

    def possible(self) -> bool:
        """Tell whether there is a project that can be changed."""
        return self._bench.session is not None and not self._bench.session.read_only

    def start(self, name: str, version: str, check: CrossCheck | None = None) -> None:
        """Use a methodology of the library; it is compared with ours first, unless that was done."""
        session = self._bench.session
        if session is None or not self.possible() or (self.job is not None and self.job.running):
            return
        self._window.finish_typing()
        if check is not None:
            self._use(session, name, version, check)
            return
        self._window.banner.show_notice(
            NOTICE, "accent", lambda: self.tr("Comparing {name} with its official workbook…").format(
                name=f"{name} ver{version}"), (lambda: self.tr("Cancel"), self.stop))
        job = Job(compare_kept, KeptJob(self._bench.doors.methodology_shelf().folder, name, version), parent=self)
        job.done.connect(lambda made: self._use(session, name, version, made))
        job.failed.connect(self._failed)
        job.cancelled.connect(lambda: self._window.banner.take_away(NOTICE))
        self.job = job
        job.start()

    def stop(self) -> None:
        """Cancel the comparison; nothing has changed."""
        if self.job is not None:
            self.job.cancel()

    def close_job(self) -> None:
        """End the comparison for good, because the project is closed."""
        if self.job is not None:
            self.job.close()

    def take(self, address: str) -> None:
        """Calculate with the official value of a default, and confirm it."""
        from jcm_pdd.files.official.using import take_official

        session = self._bench.session
        if session is None:
            return
        self._window.finish_typing()
        try:
            take_official(session, address)
        except Problem as problem:
            self._window.show_problem(problem)

    # --- inside ----------------------------------------------------------------------------------------

    def _use(self, session: Session, name: str, version: str, check: CrossCheck | None) -> None:
        from jcm_pdd.files.official.using import use

        if session is not self._bench.session:
            self._window.banner.take_away(NOTICE)
            return
        try:
            used = use(session, name, version, check)
        except Problem as problem:
            self._failed(problem)
            return
        for key in (HINT, KEPT, f"definition-{name}"):
            self._window.banner.take_away(key)
        self._window.leave_page("methodologies")
        self._window.banner.show_notice(NOTICE, "accent", lambda: self._words(used),
                                        (lambda: self.tr("Show the numbers"), self._window.commands.show_numbers))

    def _words(self, used: Used) -> str:
        key = f"{used.methodology} ver{used.version}"
        if used.check is None:
            return self.tr("This project is now calculated by the official workbook of {name}.").format(name=key)
        parts = [self.tr("The official workbook of {name} now calculates beside this project.").format(name=key)]
        if used.confirmed:
            parts.append(self.tr("Default values confirmed by it: {count}.").format(count=len(used.confirmed)))
        if used.check.differing:
            parts.append(self.tr("Default values that differ: {count}; see the findings.").format(
                count=len(used.check.differing)))
        if used.check.open_choices or used.check.link.unlinked:
            parts.append(self.tr("Not everything it asks for is linked; open it in My methodologies to say what "
                                 "belongs together."))
        return "".join(parts) if parts[0].endswith("。") else " ".join(parts)

    def _failed(self, problem: Problem) -> None:
        self._window.banner.take_away(NOTICE)
        self._window.show_problem(problem)
