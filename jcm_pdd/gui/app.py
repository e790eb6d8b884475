"""Puts the parts of the window together and runs it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from jcm_pdd import __version__
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.data_health import blame
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.temporary import ensure_for_user
from jcm_pdd.gui import crash, language
from jcm_pdd.gui.application import Application
from jcm_pdd.gui.arrangement import Arranging
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.memory import give_large_blocks_back
from jcm_pdd.gui.rubbish import Collector
from jcm_pdd.gui.workbench import Workbench

DAMAGED = frozenset({"definition.no_index", "definition.unreadable", "definition.invalid"})
"""Problems that may come of a damaged file of the program."""


def run(files: list[Path]) -> int:
    """Show the window, with the first of `files` open if any, until it is closed; return the exit code."""
    app = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("the window needs a QApplication")
    name_program(app)
    Collector(app)
    ensure_for_user()
    crash.log_to(crash.log_folder())
    ended = crash.watch(crash.reports())
    crash.listen_to_qt()
    try:
        window = make(app, PreferenceFile())
    except Exception as error:
        if not tell_damage(error):
            raise
        return 2
    crash.catch(lambda error, told: show_failure(in_front(window), error, told))
    window.show()
    if isinstance(app, Application):
        app.file_asked.connect(lambda path: open_in_front(window, path))
    # What takes longer comes after the window is there.
    QTimer.singleShot(0, lambda: begin(window, files))
    code = app.exec()
    ended()
    return code


def name_program(app: QApplication) -> None:
    """Tell the desktop what this program is called and how it looks in the task bar."""
    QCoreApplication.setApplicationName("JCM PDD Studio")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("jcm-pdd-studio")
    icon = QIcon()
    for size in (16, 32, 48, 128, 256):
        icon.addFile(str(data_path("resources", "icons", f"app-{size}.png")))
    app.setWindowIcon(icon)


def make(app: QApplication, kept: PreferenceFile, doors: Doors | None = None) -> MainWindow:
    """Return the window, not shown yet, with its language and look."""
    give_large_blocks_back()
    look = Look(app)
    look.use(kept.value)
    bench = Workbench(doors or Doors(kept.value.name), app)
    window = MainWindow(bench, kept, look)
    Arranging(window, kept.folder)
    return window


def begin(window: MainWindow, files: list[Path]) -> None:
    """Open what was asked for; what a crash left behind is offered before anything else."""
    from jcm_pdd.gui import warming

    warming.warm_now(warming.START)
    warming.warm_later(window)
    try:
        window.start.show_samples(window.bench.doors.samples())
        found = window.show_recoveries()
        window.commands.data.tell_at_start()
    except Problem as problem:
        show_failure(window, problem, "")
        return
    if files and not found:
        window.commands.open_path(files[0])
    if crash.collect():
        show_ended(window)


def in_front(first: MainWindow) -> MainWindow:
    """Return the window the user is in, any open one when that is none of ours, else the first."""
    from jcm_pdd.gui.office import windows

    active = QApplication.activeWindow()
    return active if isinstance(active, MainWindow) else next(iter(windows()), first)


def open_in_front(first: MainWindow, path: Path) -> None:
    """Open a project file in the window the user is in."""
    in_front(first).commands.open_path(path)


def show_failure(window: MainWindow, error: BaseException, told: str) -> None:
    """Say that the program failed; a problem has its own words, anything else its details for support."""
    said = blame(error, language.current()) if not isinstance(error, Problem) or error.code in DAMAGED else ""
    if said:
        window.banner.show_notice("failure", "error", lambda: blame(error, language.current()) or said)
        return
    if isinstance(error, Problem):
        window.show_problem(error)
        return
    window.banner.show_notice(
        "failure", "error",
        lambda: QCoreApplication.translate(
            "App", "Something went wrong inside the program. Your entries are kept; save, and start it again "
            "if it behaves oddly. The details hold nothing of your project."),
        (lambda: QCoreApplication.translate("App", "Look at the report"), window.commands.helps.crash_reports),
        (lambda: QCoreApplication.translate("App", "Copy details"),
         lambda: QGuiApplication.clipboard().setText(told)))


def tell_damage(error: BaseException) -> bool:
    """Say that a file of the program is damaged, when no window can be made because of it; False for a bug."""
    said = [blame(error, speak) for speak in ("en", "ja")]
    if said[0]:
        QMessageBox.critical(None, "JCM PDD Studio", "\n\n".join(said))
    return bool(said[0])


def show_ended(window: MainWindow) -> None:
    """Say that the program was ended by a failure the last time, and where the report of it is."""
    window.banner.show_notice(
        "ended", "open",
        lambda: QCoreApplication.translate(
            "App", "The program ended unexpectedly the last time. Your work is kept. A report of it lies on this "
            "computer; it holds nothing of your project, and nothing was sent."),
        (lambda: QCoreApplication.translate("App", "Look at the report"), window.commands.helps.crash_reports))
