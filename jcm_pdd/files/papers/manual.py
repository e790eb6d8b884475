"""The monitoring manual as Word and PDF: for the people on site, from the answers that stand elsewhere anyway."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.metering import Meter, register
from jcm_pdd.core.papers.organisation import chart, persons
from jcm_pdd.core.papers.references import written_day
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.record_points import RecordPoint, record_points, text_to_print
from jcm_pdd.files.word.derived import Block, Drawn, Grid, Heading, Words

if TYPE_CHECKING:
    from jcm_pdd.core.papers.figure_scene import Scene
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.word.content import Picture

TITLE = "Monitoring Manual"
WANTED = "manual_wanted"
_PAGE_MM, _HEAD = 158, 60
_TO_COME = "To be completed."
_PURPOSE = (
    "This manual says how the monitoring plan of the project is carried out: who reads which meter when, how "
    "entries are checked and kept, and what is done when something fails. Where it differs from the monitoring "
    "plan of the registered Project Design Document, the plan holds.")
_SHEETS = (
    "The record sheets are one Excel workbook a year with a sheet for each meter or monitoring point ({count} in "
    "all). Each month has the reading, the day and the name, and a second entry made by somebody else. The sheet "
    "shows a difference between the two entries, a counter that went backwards and a month left out.")
_DUE = (
    "A meter is calibrated again, or replaced by a calibrated one, before its certificate runs out. For days "
    "without a valid calibration the maximum permissible error is applied in the conservative direction.")
_TRAINED = (
    "Everyone who reads, enters or checks data is trained before the first monitoring period and again when this "
    "manual changes.")
_CHAPTERS = (("data_flow", "Reading and flow of the data"), ("double_entry", "Check of the entries by a second person"),
             ("archiving", "Back-up and archiving"), ("missing_data", "Missing data"),
             ("meter_failure", "Failure of a meter"))


def is_wanted(context: Context) -> bool:
    """Tell whether the project makes a monitoring manual."""
    return context.project.get(WANTED) is True


def make_manual(session: Session, form: str, public: bool = False) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the manual as `docx` or `pdf`; a public one without telephone numbers. Raises Problem."""
    from jcm_pdd.files.papers.paper_document import paper, shortened

    context = session.context
    title = text_to_print(context, "title")
    version, day = text_to_print(context, "manual_version"), text_to_print(context, "manual_date")
    head = " · ".join(part for part in (shortened(title, _HEAD), f"{TITLE} {version}".strip(), _day(day)) if part)
    return paper(form, TITLE, head, tuple(blocks(context, public, _figure(session))))


def blocks(context: Context, public: bool = False, figure: Picture | None = None) -> Iterator[Block]:
    """Yield the chapters of the manual; a chapter nobody has written yet says so."""
    chapters = [("Purpose and scope", _scope(context)), ("Responsibilities", _responsibilities(context, public)),
                ("Measurement points", _points(context, figure)), ("Meters and measurement chain", _meters(context))]
    for name, title in _CHAPTERS:
        chapters.append((title, _written(context, name)))
        if name == "data_flow":
            chapters.append(("Monthly record sheet", _records(context)))
    chapters += [("Calibration plan", _calibrations(context)), ("Training", _trainings(context)),
                 ("Document control", _control(context))]
    for number, (heading, body) in enumerate(chapters, 1):
        yield Heading(f"{number}. {heading}")
        yield from body


def _day(stored: str) -> str:
    from datetime import date

    try:
        return written_day(date.fromisoformat(stored))
    except ValueError:
        return ""


def _written(context: Context, name: str) -> Iterator[Block]:
    for line in (text_to_print(context, name) or _TO_COME).split("\n"):
        if line.strip():
            yield Words(line)


def _scope(context: Context) -> Iterator[Block]:
    names = ", ".join(m.key for m in context.schema.methodologies) or "to be chosen"
    yield Words(_PURPOSE)
    yield Grid(("About", "Project"), (30, 70), (
        ("Title of the project", text_to_print(context, "title") or _TO_COME), ("Applied methodology", names),
        ("Sites", "\n".join(_column(context, "sites", "name")) or _TO_COME),
        ("Starting date of operation", _day(text_to_print(context, "start_date")) or _TO_COME),
        ("Version of this manual", _version(context) or _TO_COME),
        ("Approved by", text_to_print(context, "manual_approved_by") or _TO_COME)))


def _version(context: Context) -> str:
    both = text_to_print(context, "manual_version"), _day(text_to_print(context, "manual_date"))
    return " of ".join(part for part in both if part)


def _column(context: Context, table: str, column: str) -> list[str]:
    found = (context.project.get(f"{table}/{row}/{column}") for row in context.project.rows(table))
    return [text for text in found if isinstance(text, str)]


def _responsibilities(context: Context, public: bool) -> Iterator[Block]:
    people = persons(context.project)
    if not people:
        yield Words(_TO_COME)
        return
    from jcm_pdd.core.papers.organisation_chart import PAGE, scene

    drawn = scene(chart(people))
    yield Drawn(_picture(drawn, "Organisation of the monitoring", min(round(drawn.width), round(PAGE))))
    heads = ("Person", "Company", "Tasks", "Reports to", "Deputy")
    rows = tuple((one.title, one.body or "-", one.role or "-", one.reports_to or "-", one.deputy or "-")
                 for one in people)
    yield Grid(heads, (20, 18, 32, 15, 15), rows)
    called = tuple((one.title, one.telephone) for one in people if one.telephone)
    if called and not public:
        yield Words("Whom to call", heading=True)
        yield Grid(("Person", "Telephone"), (60, 40), called)


def _points(context: Context, figure: Picture | None) -> Iterator[Block]:
    points = record_points(context)
    if not points:
        yield Words("No monitoring points yet: choose a methodology and enter its units.")
        return
    if figure is not None:
        yield Drawn(figure)
    yield Grid(("No.", "Quantity", "Unit", "Meter", "Place", "Option, frequency"), (6, 30, 10, 12, 18, 24),
               tuple(_point(one) for one in points))


def _point(one: RecordPoint) -> tuple[str, ...]:
    words = f"{one.symbol}: {one.label}" + (f" [{one.row_name}]" if one.row_name else "")
    place = ", ".join(part for part in (one.site, one.location) if part)
    option = f"option {one.option}" if one.option else ""
    return (one.number or "-", words, one.unit, one.meter or "-", place or "-",
            "; ".join(part for part in (option, one.frequency) if part) or "-")


def _meters(context: Context) -> Iterator[Block]:
    from jcm_pdd.core.papers.metering_words import chain_text

    meters = register(context.project).meters
    if not meters:
        yield Words("No meters are registered yet.")
        return
    yield Grid(("Meter", "Maker, model, serial number", "Accuracy", "From the meter to the monthly sheet"),
               (12, 28, 18, 42), tuple((one.name, _make(one), _accuracy(one), chain_text(one)) for one in meters))
    spare = [f"{one.name} stands in for {one.backup_of}." for one in meters if one.backup]
    if spare:
        yield Words("Back-up meters: " + " ".join(spare))


def _make(one: Meter) -> str:
    return ", ".join(part for part in (one.texts["maker"], one.texts["model"], one.texts["serial"]) if part) or "-"


def _accuracy(one: Meter) -> str:
    error = f"maximum permissible error {one.error} %" if one.error is not None else ""
    grade = f"class {one.texts['accuracy_class']}" if one.texts["accuracy_class"] else ""
    return "; ".join(part for part in (grade, one.texts["standard"], error) if part) or "-"


def _records(context: Context) -> Iterator[Block]:
    count = len(record_points(context))
    yield Words(_SHEETS.format(count=count))


def _calibrations(context: Context) -> Iterator[Block]:
    meters = register(context.project).meters
    rows = [row for one in meters for row in _certificates(context, one)]
    if not rows:
        yield Words("No meters are registered yet." if not meters else "No certificates are registered yet.")
        return
    yield Words(_DUE)
    heads = ("Meter", "Certificate", "Laboratory", "Valid from", "Valid to", "Due")
    yield Grid(heads, (12, 20, 24, 14, 14, 16), tuple(rows))


def _certificates(context: Context, one: Meter) -> Iterator[tuple[str, ...]]:
    due = one.texts["calibration_rule"] or "-"
    if not one.calibrations:
        yield one.name, "none", "-", "-", "-", due
    for at in one.calibrations:
        first, last = (written_day(day) if day else "-" for day in (at.valid_from, at.valid_to))
        laboratory = text_to_print(context, f"calibrations/{at.row}/laboratory") or "-"
        yield one.name, at.certificate or "-", laboratory, first, last, due


def _trainings(context: Context) -> Iterator[Block]:
    rows = []
    for row in context.project.rows("trainings"):
        cells = {name: text_to_print(context, f"trainings/{row}/{name}")
                 for name in ("date", "subject", "persons", "evidence")}
        if any(cells.values()):
            rows.append((_day(cells["date"]) or "-", cells["subject"] or "-", cells["persons"] or "-",
                         cells["evidence"] or "-"))
    yield Words(_TRAINED)
    if rows:
        yield Grid(("Date", "Subject", "Persons", "Evidence"), (18, 42, 26, 14), tuple(rows))


def _control(context: Context) -> Iterator[Block]:
    yield from _written(context, "document_control")
    rows = []
    for row in context.project.rows("manual_changes"):
        cells = [text_to_print(context, f"manual_changes/{row}/{name}") for name in ("version", "date", "contents")]
        if any(cells):
            rows.append((cells[0] or "-", _day(cells[1]) or "-", cells[2] or "-"))
    if rows:
        yield Grid(("Version", "Date", "What changed"), (14, 22, 64), tuple(rows))


def _figure(session: Session) -> Picture | None:
    """Return the figure of the monitoring points, None while there is nothing to draw."""
    from jcm_pdd.core.papers.figure import figure_of
    from jcm_pdd.core.papers.figure_scene import scene_of

    figure = figure_of(session.context)
    if not figure.shown:
        return None
    return _picture(scene_of(figure), "Emission sources and monitoring points", _PAGE_MM)


def _picture(scene: Scene, caption: str, width_mm: int) -> Picture:
    from jcm_pdd.files.papers.figure_drawing import png
    from jcm_pdd.files.word.content import Picture

    return Picture(png(scene), "image/png", width_mm, caption, "drawn.png")
