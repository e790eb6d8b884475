"""The chiller factory of the sample, told as what a person does at the keyboard, from an empty start page on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jcm_pdd.core.project import Json
from jcm_pdd.files.data import data_path
from jcm_pdd.files.samples import Sample, load_sample
from tests.person.person import Person

UNVERIFIED = 7
PAPER, PAGE = "JCM_ID_AM002_ver02.0", "3"
FIGURES = data_path("resources", "samples", "figures")
Step = Callable[[Person], None]


def sample() -> Sample:
    """Return the sample whose facts the person has on paper."""
    return load_sample(data_path("resources", "samples", "id_factory_chillers.yaml"))


FACTS: Mapping[str, Json] = sample().answers


def text(address: str) -> str:
    """Return what is to be typed at an address."""
    return str(FACTS[address])


def cells(lines: Iterable[Iterable[str]]) -> str:
    """Return lines of cells as Excel copies them."""
    made = io.StringIO()
    csv.writer(made, dialect="excel-tab", lineterminator="\n").writerows(lines)
    return made.getvalue()


def block(table: str, *columns: str) -> str:
    """Return the rows of a table as they stand in the person's workbook; "" for a cell that is not known."""
    rows = FACTS[table]
    assert isinstance(rows, list)
    return cells([[str(FACTS.get(f"{table}/{row}/{column}", "")) for column in columns] for row in rows])


def paste_rows(person: Person, table: str, rows: str) -> None:
    """Go to an empty table and press the button that pastes rows, beside the one that adds one."""
    person.go_to(table, "Add row")
    person.copy(rows)
    person.press("Tab", "Space")


def new_project(person: Person) -> None:
    person.press("Ctrl+N")
    person.choose("Indonesia")
    person.press("Tab", "Tab")  # over the technologies to the search
    person.write("ID_AM002")
    person.press("Tab", "Tab", "Down", "Tab")  # over what is measured to the list, from it to the title
    person.write(text("title"))
    person.press("Return")


def country_and_rules(person: Person) -> None:
    person.go_to("Set of rules", "Set of rules")
    person.choose("Gen")
    person.fill("Rules and guidelines read", text("rule_set"))
    person.fill("Rules checked on", text("rule_set_date"))


def chapter_a(person: Person) -> None:
    person.fill("General description", text("description"))
    person.go_to("Figures of A.2", "Figures of A.2")
    picture(person, "id_layout.png", "Figure 1. Chilled water system after the project (example)")
    paste_rows(person, "Sites", block("sites", "name", "region", "city", "coordinates"))
    paste_rows(person, "Companies and roles", block(
        "participants", "name", "side", "is_participant", "role", "address", "contact"))
    person.fill("Starting date of project operation", text("start_date"))
    person.fill("Expected operational lifetime", text("lifetime"))
    person.fill("Basis of the lifetime", text("lifetime_basis"))
    person.fill("Contribution from Japan", text("contribution"))


def picture(person: Person, file: str, caption: str) -> None:
    person.paste(FIGURES / file)
    person.wait_for(file)
    person.press("Tab", "Tab")  # over the button that pastes to the caption
    person.write(caption)
    person.press("Tab")


def inputs(person: Person) -> None:
    person.go_to("Electricity of the site", "Electricity of the site")
    person.choose("Grid")
    person.fill("CO2 emission factor of the grid EF_grid", text("ID_AM002/EF_grid"), "CO2 emission factor of the grid")
    person.fill("Periodical checks a year", text("ID_AM002/checks_per_year"))
    for field in ("The project replaces existing chillers", "A plan for the refrigerant of the replaced chillers"):
        person.go_to(field, "Yes")
        person.press("Space")
    paste_rows(person, "Project chillers", block("ID_AM002/chillers", "name", "capacity", "COP_PJ", "T_cooling_out",
                                                 "T_chilled_out", "refrigerant", "ODP", "EC_PJ"))


def criteria(person: Person) -> None:
    for number in range(1, 6):
        at = f"ID_AM002/criterion{number}"
        if f"{at}.claim" in FACTS:
            person.go_to(f"B.2 Criterion {number} Is the criterion met?", "Yes")
            person.press("Space")
        person.go_to(f"B.2 Criterion {number} Project information", "Project information")
        person.write(text(f"{at}.text"))
        person.go_to(f"B.2 Criterion {number} How well proven", "How well proven")
        person.choose("Document")
        person.fill(f"B.2 Criterion {number} Document", text(f"{at}.document"), "Document")


def estimated_years(person: Person) -> None:
    person.go_to("Years counted until", "Years counted until")
    person.choose("Operational")
    person.fill("Reason for the period", text("horizon_reason"))
    person.go_to("Partial years counted by", "Partial years counted by")
    person.choose("Months")
    person.fill("Reason for this way of counting", text("proration_reason"))
    person.go_to("Figure of sources and monitoring points", "Figure of sources and monitoring points")
    picture(person, "id_monitoring_points.png", "Figure 2. Emission sources and monitoring points (example)")


def chapters_d_to_f(person: Person) -> None:
    person.go_to("Is an environmental impact assessment required", "Yes")
    person.press("Tab", "Space")  # to No beside it
    person.fill("D Explanation", text("eia_explanation"), "Explanation")
    person.fill("How comments were invited", text("consultation"))
    paste_rows(person, "Comments received", block("comments", "stakeholder", "comment", "consideration"))
    person.fill("F References", text("references"), "References")
    person.fill("Annex", text("annex"), "Annex")
    paste_rows(person, "Revisions", block("revisions", "version", "date", "contents"))


def monitoring_plan(person: Person) -> None:
    person.go_to("Monitoring point No. EC_PJ", "Monitoring points")
    person.paste(block("ID_AM002/chillers", "EC_PJ.point", "EC_PJ.option", "EC_PJ.source", "EC_PJ.method",
                       "EC_PJ.frequency", "EC_PJ.comment"))
    person.go_to("Source of data EF_grid", "Parameters fixed")
    rows = [[text("ID_AM002/EF_grid.source"), text("ID_AM002/EF_grid.comment")]]
    rows += [[text(f"ID_AM002/chillers/{row}/{parameter}.source")]
             for parameter in ("COP_PJ", "T_cooling_out", "T_chilled_out") for row in ("r1", "r2", "r3")
             if f"ID_AM002/chillers/{row}/{parameter}.source" in FACTS]
    person.paste(cells(rows))
    paste_rows(person, "Responsible personnel", block("structure", "personnel", "role_description"))


def registers(person: Person) -> None:
    paste_rows(person, "Evidence register", block(
        "evidence", "number", "title", "original_title", "issuer", "date", "language", "translated_by", "file", "page",
        "confidential", "status"))
    paste_rows(person, "What proves what", block("proofs", "evidence", "claim", "page"))


BASES = {"load_hours": "Load", "bills": "12"}
RECORD = (("year", "Year of the value"), ("explanation", "Basis in words"), ("formula", "Calculation"),
          ("series_unit", "Unit of the series"))
BEHIND = (("conservative", "Why it is conservative"), ("check_value", "Cross-check"),
          ("check_source", "Source of the cross-check"), ("evidence", "Evidence"), ("page", "Page"))
TABLES = (("estimate_inputs", "Inputs of the calculations", ("symbol", "label", "value", "unit", "evidence", "page")),
          ("estimate_series", "Series of months or years", ("period", "value", "evidence", "page")))


def estimates(person: Person) -> None:
    for number, row in enumerate(("r1", "r2", "r3")):
        person.go_to("Estimation records", "Estimated values")
        person.press("Home", *["Down"] * number)
        person.tab_to("Start a record")
        person.press("Space")
        person.choose(BASES[text(f"estimates/{row}/basis")])
        fields(person, f"estimates/{row}", RECORD)
        for table, label, columns in TABLES:
            if rows := lines_about(table, text(f"estimates/{row}/of"), columns):
                person.tab_to(f"{label}: Add row")
                person.press("Space")
                person.paste(cells(rows))
                person.press("Ctrl+End")  # behind the last cell Tab leaves the table
        fields(person, f"estimates/{row}", BEHIND)


def fields(person: Person, row: str, columns: Iterable[tuple[str, str]]) -> None:
    """Fill in the fields of a row that have an answer, from where the keyboard is by Tab."""
    for column, label in columns:
        if f"{row}/{column}" in FACTS:
            person.tab_to(label)
            person.write(text(f"{row}/{column}"))


def lines_about(table: str, of: str, columns: Iterable[str]) -> list[list[str]]:
    """Return the rows of a table that belong to one value."""
    rows = FACTS[table]
    assert isinstance(rows, list)
    return [[text(f"{table}/{row}/{column}") for column in columns] for row in rows
            if FACTS[f"{table}/{row}/of"] == of]


METERS = ("tag", "parameter", "site", "location", "maker", "model", "serial", "standard", "accuracy_class", "error",
          "ct", "vt", "ct_class", "vt_class", "logger", "server", "sheet", "frequency", "seal", "calibration_rule",
          "in_service_from", "in_service_to", "replaced_by", "backup_of", "note")


def meters(person: Person) -> None:
    paste_rows(person, "Meters", block("meters", *METERS))
    paste_rows(person, "Calibrations", block(
        "calibrations", "meter", "certificate", "laboratory", "accreditation", "done_on", "valid_from", "valid_to",
        "error_found", "evidence"))


def manual(person: Person) -> None:
    person.go_to("Company (Responsible personnel)", "Reporting lines")
    person.paste(block("structure", "body", "reports_to", "deputy"))
    person.go_to("Make the monitoring manual", "Yes")
    person.press("Space")
    for field, name in (("Version of the manual", "manual_version"), ("Date of this version", "manual_date"),
                        ("Approved by", "manual_approved_by"), ("Data flow", "data_flow"),
                        ("Check of entries by a second person", "double_entry"),
                        ("Back-up and archiving", "archiving"), ("Missing data", "missing_data"),
                        ("Failure of a meter", "meter_failure"), ("Document control", "document_control")):
        person.fill(field, text(name))
        person.press("Tab")  # also closes the list of names, where one opened
    paste_rows(person, "Training", block("trainings", "date", "subject", "persons"))


def confirm_defaults(person: Person) -> None:
    person.press("Ctrl+T")
    person.write(PAGE)  # the document is proposed
    for _ in range(UNVERIFIED):
        person.press("Return")
    person.wait_for("Every value in use is confirmed.")


def look_around(person: Person) -> None:
    """Look at every page, the panels, the other language and look; take a step back and forth; search."""
    person.go_to("Country and rules")
    for _ in range(40):
        person.press("Ctrl+PgDown")
    person.press("F6", "F6", "F6", "F6", "F6")
    person.go_to("A.1 Title of the JCM project")
    person.press("Ctrl+Shift+L", "Ctrl+Shift+L", "Ctrl+Shift+D", "Ctrl+Shift+D")
    person.press("Ctrl+Z", "Ctrl+Y")
    person.press("Ctrl+F")
    person.write("refrigerant")
    person.press("Down", "Return")
    person.press("F8", "F1")
    person.rest()
    person.press("Esc")  # leaves the window of the help
    person.rest()


def save(person: Person) -> None:
    person.press("Ctrl+S")
    person.rest()


def export(person: Person) -> None:
    person.press("Alt+F", "E")
    person.press("Space")
    person.wait_for("Files written:")


FIRST: tuple[Step, ...] = (new_project, country_and_rules, chapter_a)
CALCULATED: tuple[Step, ...] = (inputs, criteria, estimated_years)
PLANNED: tuple[Step, ...] = (chapters_d_to_f, monitoring_plan)
COLLECTED: tuple[Step, ...] = (registers, estimates, meters, manual)
PDD: tuple[Step, ...] = (*FIRST, *CALCULATED, *PLANNED, confirm_defaults)
"""What the PDD and the monitoring plan need, without the working papers."""
SHORT: tuple[Step, ...] = (new_project, inputs, criteria, save, export)
ALL: tuple[Step, ...] = (*FIRST, *CALCULATED, *PLANNED, *COLLECTED, confirm_defaults, save, export)


def live(person: Person, steps: Iterable[Step]) -> None:
    """Do the steps one after another, with a moment of rest after each."""
    for step in steps:
        step(person)
        person.rest()


def figures() -> dict[str, tuple[Path, str]]:
    """Return the pictures of the sample with their captions, by address."""
    return {address: items[0] for address, items in sample().attachments.items()}
