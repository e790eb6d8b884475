"""The pages on choosing and checking methodologies, for screenshots.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from picture_documents import documents
from PySide6.QtTest import QTest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.files.confirmation_library import export_file, library_of
from jcm_pdd.files.confirmations import Said, confirm, desk_rows, records, withdraw
from jcm_pdd.gui.main_window import MainWindow

Show = Callable[[MainWindow], None]
SOLAR = "th_rooftop_solar"
DOCUMENT = "JCM_TH_AM001_ver01.0"
PAGE_LINES = (
    ("JCM Approved Methodology TH_AM001, Version 01.0", "Installation of Solar PV System"),
    ("D. Eligibility criteria", "Criterion 1: The project installs solar PV systems."),
    ("I. Data and parameters fixed ex ante", "EF_RE,i   Reference CO2 emission factor",
     "In case the PV system is connected to the national grid:", "0.319 tCO2/MWh",
     "In case the PV system is connected to a captive power generator:", "0.533 tCO2/MWh"),
)


def official_text() -> Path:
    """Write a text of three pages that stands for the official document."""
    target = documents.folder / f"{DOCUMENT}.pdf"
    canvas = Canvas(str(target), pagesize=A4)
    for lines in PAGE_LINES:
        for at, line in enumerate(lines):
            canvas.setFont("Helvetica-Bold" if at == 0 else "Helvetica", 15 if at == 0 else 11)
            canvas.drawString(64, 760 - 28 * at, line)
        canvas.showPage()
    canvas.save()
    return target


def desk(window: MainWindow) -> None:
    """Values beside the document, one of them confirmed and one corrected."""
    window.commands.checks.show_desk()
    page = window.stack.currentWidget()
    page.open_paper(official_text())
    QTest.qWait(50)
    page.paper.turn_to(3)
    page.entry.fields["value"].setText("0.325")
    page.confirm()
    page.confirm()


def offer(window: MainWindow) -> None:
    """A project that could take over what was confirmed in another."""
    session = window.bench.session
    rows = desk_rows(session, "TH_AM001")
    for row in rows:
        confirm(session, row.address, Said(DOCUMENT, "p. 9", who="Keiko", day="2026-04-21"))
    withdraw(session, [row.address for row in rows])
    window.commands.checks.show_desk()


def merge(window: MainWindow) -> None:
    """A colleague's file with other values than one's own."""
    offer(window)
    session = window.bench.session
    mine = library_of(session.journal.place).all()
    theirs = [replace(mine[0], after=mine[0].after + 1, who="Ploy", page="p. 10"),
              replace(mine[0], key="other", symbol="EF_other", who="Ploy")]
    path = documents.folder / "ploy.json"
    export_file(path, [*theirs, *records(session)])
    window.commands.checks.read_confirmations(path)


def finder(window: MainWindow) -> None:
    """What fits some words, one chosen."""
    window.commands.checks.show_finder()
    page = window.stack.currentWidget()
    page.country.setCurrentIndex(page.country.findData("ID"))
    page.list.setCurrentRow(0)


def choosing(window: MainWindow) -> None:
    """A new project that begins with a general shape."""
    window.show_new()
    page = window.stack.currentWidget()
    page.country.setCurrentIndex(page.country.findData("VN"))
    page.methodologies.setCurrentRow(page.methodologies.count() - 1)


def move(window: MainWindow) -> None:
    """What moving to the latest version does."""
    window.commands.checks.show_move()


CHECK_PAGES: tuple[tuple[str, str | None, Show], ...] = (
    ("verification", SOLAR, desk),
    ("verification-offer", SOLAR, offer),
    ("verification-merge", SOLAR, merge),
    ("finder", None, finder),
    ("finder-choosing", None, choosing),
    ("move", SOLAR, move),
)
