"""Every other screen for screenshots.py: all sections, all panels, dialogs, boxes over the page, help, print, merging.

`COVERS` says which page, panel, part or box each class is seen in; a test fails for a class without a picture.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from unittest.mock import patch

from picture_documents import documents
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.crash_reports import Reports, details
from jcm_pdd.files.definitions import library
from jcm_pdd.files.preferences import Recent
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import crash
from jcm_pdd.gui.command_box import CommandBox
from jcm_pdd.gui.editors.dates import DateEditor
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.editors.texts import LongTextEditor
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.search_box import SearchBox

Show = Callable[[MainWindow], QWidget | None]
"""Brings a screen up and returns the window to take when that is another one."""
CHILLERS, SOLAR = "id_factory_chillers", "th_rooftop_solar"
PREVIEW_MS, SHORT_MS = 120_000, 300

SECTIONS = tuple(dict.fromkeys(section.id for form in (*library().forms.values(), *library().papers)
                               if not form.on_request for section in form.sections))
"""Every section a project asks by itself, those of the working papers too."""

CRASHED = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import crash
session = Session.create(Workplace(Path(sys.argv[1]), lambda: datetime.now(UTC), "keiko"))
session.set_texts({"title": "High efficiency chillers at a factory", "lifetime": "12", "start_date": "2027-04-01"})
time.sleep(1)  # what is typed is on the disk within half a second
os._exit(1)
"""


def section(name: str) -> Show:
    """A section of a form or a working paper."""

    def show(window: MainWindow) -> None:
        if name in window.workspace.steps.sections():  # some are asked of other kinds of projects alone
            window.workspace.show_section(name)
        QTest.qWait(SHORT_MS)

    return show


def panel(name: str, address: str) -> Show:
    """One of the side panels, at a question."""

    def show(window: MainWindow) -> None:
        window.workspace.go_to(address)
        getattr(window.commands, f"show_{name}")()
        QTest.qWait(SHORT_MS)

    return show


def preview(window: MainWindow) -> None:
    """The printed pages of the section being edited."""
    window.workspace.show_section("a2")
    window.commands.show_preview()
    shown, waited = window.workspace.side.preview, 0
    while not shown.made and waited < PREVIEW_MS:
        QTest.qWait(100)
        waited += 100
    QTest.qWait(1500)


def action(name: str, wait: int = SHORT_MS) -> Show:
    """What an action of the menus brings up; of a dialog that is taken."""

    def show(window: MainWindow) -> QWidget | None:
        window.actions_by_id[name].trigger()
        QTest.qWait(wait)
        return QApplication.activeModalWidget()

    return show


def commands(typed: str) -> Show:
    """The command box with some letters typed."""

    def show(window: MainWindow) -> None:
        window.commands.reach.ask()
        window.findChild(CommandBox).edit.setText(typed)
        QTest.qWait(SHORT_MS)

    return show


def search(window: MainWindow) -> None:
    """The search over all answers with finds."""
    window.commands.reach.find()
    window.findChild(SearchBox).edit.setText("chiller")
    QTest.qWait(2 * SHORT_MS)


def printed(window: MainWindow) -> None:
    """Where an answer is printed."""
    window.workspace.go_to("title")
    window.commands.reach.show_printed("title")


def recent(window: MainWindow) -> None:
    """The first page of somebody who has worked: done, begun, and one that was moved."""
    known = (("Rooftop solar power in Rayong", "TH", "TH_AM001", 96, 0),
             ("High efficiency chillers in a factory of textiles in Karawang, West Java", "ID", "ID_AM002", 41, 3),
             ("", "VN", "", 0, 0))
    for at, (title, country, methodology, percent, errors) in enumerate(known):
        path = documents.folder / f"recent-{at}.jcmpdd"
        if at:
            path.write_bytes(b"")
        window.kept.remember(Recent(path=str(path), title=title, country=country, methodology=methodology,
                                    percent=percent, errors=errors, edited=datetime.now(UTC).isoformat()))
    window.show_start()


def recovery(window: MainWindow) -> None:
    """Work that a crash left behind."""
    place = window.bench.doors.workplace.folder
    subprocess.run([sys.executable, "-c", CRASHED, str(place)], check=False)
    window.show_recoveries()


def crash_reports(window: MainWindow) -> None:
    """A report of a failure of the program itself."""
    kept = Reports(documents.folder / "log" / "reports")
    try:
        int("no number")
    except ValueError as error:
        kept.keep(details(error))
    with patch.object(crash, "reports", lambda: kept):
        window.commands.helps.crash_reports()


def merging(window: MainWindow) -> None:
    """A copy in which somebody else worked, with conflicts."""
    mine, theirs = documents.folder / "mine.jcmpdd", documents.folder / "theirs.jcmpdd"
    for old in (mine, theirs):
        old.unlink(missing_ok=True)
    session = window.bench.session
    window.bench.save(mine)
    shutil.copy(mine, theirs)
    other = Session.open(theirs, Workplace(documents.folder / "hana", lambda: datetime.now(UTC), "hana"))
    other.set_texts({"title": "Chillers in two hotels", "lifetime": "13", "start_date": "2021-02-03"})
    other.save()
    other.close()
    session.set_texts({"title": "Chillers in a hotel", "lifetime": "14"})
    window.commands.paperwork.merge(theirs)


def guided(window: MainWindow) -> None:
    """The first project with its checklist."""
    window.commands.helps.begin_guided()


def checklist(window: MainWindow) -> None:
    """The checklist beside a project that is nearly done."""
    window.commands.helps.checklist()


def helping(page: str) -> Show:
    """The window of the help at a page."""

    def show(window: MainWindow) -> QWidget:
        window.commands.helps.open(page)
        QTest.qWait(SHORT_MS)
        return window.commands.helps.viewer

    return show


def help_search(window: MainWindow) -> QWidget:
    """The help with something looked for."""
    window.commands.helps.contents()
    window.commands.helps.viewer.search.setText("coordinates")
    QTest.qWait(5 * SHORT_MS)
    return window.commands.helps.viewer


def shelf(window: MainWindow) -> QWidget | None:
    """Sites kept earlier, to be taken into the table."""
    window.workspace.go_to("sites")
    table = next(one for one in window.workspace.page.findChildren(TableEditor) if one.address == "sites")
    table.view.setCurrentIndex(table.model.index(0, 0))
    table.shelf.keep()
    table.shelf.open_picker()
    QTest.qWait(SHORT_MS)
    return table.shelf.picker


def texts(window: MainWindow) -> QWidget | None:
    """Texts kept earlier, to be taken into a long answer."""
    window.workspace.go_to("description")
    editor = next(one for one in window.workspace.page.findChildren(LongTextEditor) if one.address == "description")
    editor.shelf.keep()
    editor.shelf.open_picker()
    QTest.qWait(SHORT_MS)
    return editor.shelf.picker


def wrong(window: MainWindow) -> None:
    """Notices: something that cannot be opened, above a section with wrong entries."""
    window.bench.session.set_texts({"lifetime": "many", "start_date": "32 May"})
    window.workspace.show_section("c3")
    window.show_problem(Problem("file.missing", "C:/Users/keiko/Documents/Chillers 2026.jcmpdd"))
    QTest.qWait(SHORT_MS)


def calendar(window: MainWindow) -> QWidget | None:
    """The calendar of a date."""
    window.workspace.go_to("start_date")
    editor = next(one for one in window.workspace.page.findChildren(DateEditor) if one.address == "start_date")
    editor.open_calendar()
    QTest.qWait(SHORT_MS)
    return QApplication.activePopupWidget()


def menu(at: int) -> Show:
    """A menu pulled down, the first one is 0."""

    def show(window: MainWindow) -> QWidget:
        pulled = window.menuBar().actions()[at].menu()
        pulled.popup(window.mapToGlobal(window.rect().topLeft()))
        QTest.qWait(SHORT_MS)
        return pulled

    return show


WINDOW_PAGES: tuple[tuple[str, str | None, Show], ...] = (
    ("start-recent", None, recent),
    *((f"section-{name}", CHILLERS, section(name)) for name in SECTIONS),
    *((f"solar-{name}", SOLAR, section(name)) for name in ("a3", "a4", "b2", "c0", "c3", "mps_monitored")),
    ("panel-guide", SOLAR, panel("guide", "description")),
    ("panel-findings", CHILLERS, panel("findings", "title")),
    ("panel-numbers", SOLAR, panel("numbers", "title")),
    ("panel-preview", SOLAR, preview),
    ("export", SOLAR, lambda window: window.show_export()),
    ("print", SOLAR, action("print")),
    ("new-from", SOLAR, action("new_like")),
    ("merge-copy", CHILLERS, merging),
    ("recovery", None, recovery),
    ("crash-reports", None, crash_reports),
    ("first-project", None, guided),
    ("first-project-late", SOLAR, checklist),
    ("commands", SOLAR, commands("")),
    ("commands-typed", SOLAR, commands("chap")),
    ("search", CHILLERS, search),
    ("printed", CHILLERS, printed),
    ("notice", CHILLERS, wrong),
    ("calendar", CHILLERS, calendar),
    ("library-rows", SOLAR, shelf),
    ("library-texts", SOLAR, texts),
    ("preferences", None, action("preferences")),
    ("about", None, action("about")),
    ("help", SOLAR, helping("start")),
    ("help-section", SOLAR, helping("section/a3")),
    ("help-keys", SOLAR, helping("keys")),
    ("help-search", SOLAR, help_search),
    ("menu-file", SOLAR, menu(0)),
    ("menu-view", SOLAR, menu(3)),
)

COVERS: dict[str, str] = {
    "About": "about", "AdoptionPage": "adopting", "CalendarPopup": "calendar", "CommandBox": "commands",
    "ConfidentialPage": "marks", "MarkBox": "marking", "PackagePage": "package",
    "ComparisonPage": "compare", "CrashPage": "crash-reports", "DataPage": "data-update",
    "ExportPage": "export",
    "FieldPicker": "import-picker", "FinderPage": "finder", "Findings": "panel-findings",
    "FirstProject": "first-project", "FormsPage": "forms", "Guide": "panel-guide",
    "HelpPage": "help", "HelpWindow": "help", "ImportPage": "from-document", "LibraryPicker": "library-rows",
    "MainWindow": "start", "MergeCopyPage": "merge-copy", "MergePage": "verification-merge",
    "MethodologiesPage": "methodologies", "MethodologyPage": "methodology-inputs", "MovePage": "move",
    "NewFromPage": "new-from", "NewProject": "finder-choosing", "Numbers": "panel-numbers", "Papers": "to-change",
    "PortfolioPage": "portfolio", "PreferencesDialog": "preferences", "Preview": "panel-preview",
    "PrintPage": "print", "RecoveryPage": "recovery", "ReviewPage": "review-edits", "SearchBox": "search",
    "SectionPage": "section-a1", "SharePage": "share", "StartPage": "start", "VerificationPage": "verification",
    "VersionsPage": "versions",
}
"""Class of a page, dialog, panel or box: the picture it is in. Parts of their own stand in the sections."""


def close_dialogs(window: MainWindow) -> None:
    """Close what was opened over or beside a window."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()
        elif one.isVisible() and one is not window and one.windowFlags():
            one.close()
