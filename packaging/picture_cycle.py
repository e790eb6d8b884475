"""Pages of rounds, signatures, timeline and many projects for packaging/screenshots.py, on the samples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
from picture_documents import documents
from PySide6.QtTest import QTest

from jcm_pdd.files.export import make_one
from jcm_pdd.files.papers.signing import record
from jcm_pdd.files.rounds.taking import look as look_at
from jcm_pdd.files.rounds.taking import take
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.gui.main_window import MainWindow

CHILLERS = "id_factory_chillers"
SETTLE_MS = 900
_HEADS = ("No.", "Section", "Description of finding", "Project participant's response", "TPE assessment", "Status")
_ROUND = (
    ("CAR 01", "A.5", "The starting date of operation differs from the commissioning certificate.", "", "", "Open"),
    ("CL 01", "C.3", "Please explain how the load of chiller 2 was estimated.", "", "", "Open"),
    ("FAR 01", "", "Calibration certificates of all meters are to be shown at the first verification.", "", "", "Open"))
_NEXT = (
    ("CAR 01", "A.5", "The starting date of operation differs from the commissioning certificate.",
     "Corrected.", "The date is consistent with the certificate.", "Closed"),
    ("CL 01", "C.3", "Please explain how the load of chiller 2 was estimated in the dry season.", "", "", "Open"),
    ("CL 02", "C.2", "Which meter stands in for EM-01 while it is calibrated?", "", "", "Open"))


def table(name: str, rows: tuple[tuple[str, ...], ...]) -> Path:
    """Write a table of findings as a Word document."""
    document = docx.Document()
    made = document.add_table(1 + len(rows), len(_HEADS))
    for at, line in enumerate((_HEADS, *rows)):
        for column, text in enumerate(line):
            made.cell(at, column).text = text
    path = documents.folder / name
    document.save(str(path))
    return path


def part(window: MainWindow, section: str, kind: str) -> object:
    """Show a section and return its own part."""
    window.show_workspace()
    window.workspace.show_section(section)
    QTest.qWait(SETTLE_MS)
    return next(one for one in window.workspace.page.findChildren(object) if type(one).__name__ == kind)


def rounds(look: bool) -> Callable[[MainWindow], None]:
    """The findings of a first round; with `look` the table of the next one before it is taken in."""

    def show(window: MainWindow) -> None:
        session = window.bench.session
        take(session, look_at(session, table("Findings_round1.docx", _ROUND)), "2026-08-03", "2026-08-31")
        session.set_texts({"start_date": "2019-05-01", "tpe_findings/r1/reply": "Corrected; see E-01."})
        shown = part(window, "tpe_rounds", "RoundsPart")
        if look:
            shown.look_at(table("Findings_round2.docx", _NEXT))
        QTest.qWait(SETTLE_MS)

    return show


def signatures(window: MainWindow) -> None:
    """A signed document that is older than the project."""
    session = window.bench.session
    ((name, (data, _)),) = make_one(session, "moc", "docx")
    path = documents.folder / name
    path.write_bytes(data)
    record(session, path, cells={"company": session.text("participants/r1/name"), "signed_on": "2026-10-05"})
    session.set_text("title", f"{session.text('title')} (phase 1)")
    part(window, "signatures", "SigningPart")


def cycle(window: MainWindow) -> None:
    """A project whose registration is requested."""
    session = window.bench.session
    steps = (("PDD and MoC submitted", "2026-06-10"), ("Public inputs opened", "2026-06-20"),
             ("Public inputs closed", "2026-07-20"), ("Validation started", "2026-06-25"),
             ("Validation report issued", "2026-10-30"), ("Registration requested", "2026-11-18"))
    rows = session.add_rows("cycle_steps", len(steps) + 1)
    (period,) = session.add_rows("periods")
    typed = {f"cycle_steps/{row}/{column}": text for row, step in zip(rows, steps, strict=False)
             for column, text in zip(("step", "actual"), step, strict=True)}
    session.set_texts(typed | {f"cycle_steps/{rows[-1]}/step": "Registration decided by the Joint Committee",
                               f"cycle_steps/{rows[-1]}/planned": "2027-02-15",
                               f"periods/{period}/from": "2027-03-01",
                               f"periods/{period}/to": "2028-12-31"})
    part(window, "project_cycle", "TimelinePart")


def portfolio(window: MainWindow) -> None:
    """Both samples, two more of them, and a file that is no project."""
    folder = documents.folder / "Clients 2026"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for at, sample in enumerate((*samples(), *samples())):
        session = open_sample(sample, window.bench.doors.workplace)
        rows = session.add_rows("cycle_steps")
        session.set_texts({f"cycle_steps/{rows[0]}/step": "Registration requested",
                           f"cycle_steps/{rows[0]}/actual": f"2026-11-{18 + at}"})
        session.save_as(folder / f"{sample.id}_{at}.jcmpdd")
        session.close()
    (folder / "old copy.jcmpdd").write_bytes(b"no project")
    page = window.commands.office.list_projects(folder)
    while page.running:
        QTest.qWait(50)
    page.table.selectRow(0)


CYCLE_PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], None]], ...] = (
    ("rounds", CHILLERS, rounds(False)),
    ("rounds-look", CHILLERS, rounds(True)),
    ("signatures", CHILLERS, signatures),
    ("project-cycle", CHILLERS, cycle),
    ("portfolio", None, portfolio),
)
