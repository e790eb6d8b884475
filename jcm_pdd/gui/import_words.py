"""How the places and values of an imported document read on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import ResultBlock, TableBlock, section_of
from jcm_pdd.core.text import beside, numbered
from jcm_pdd.files.messages import place_name, problem_text
from jcm_pdd.gui import language, words
from jcm_pdd.gui.comparison import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jcm_pdd.core.project import Json
    from jcm_pdd.core.schema import Schema
    from jcm_pdd.files.reading.checklist import Item
    from jcm_pdd.files.reading.merging import Disagreement
    from jcm_pdd.files.word.content import Note

YEARLY = "yearly/"
NOBODY = Project()
_CELL = re.compile(r"([\w/]+) \((\d+)\) (\w+)\Z")


def where(address: str, schema: Schema, project: Project) -> str:
    """Return how people call an address, a row or a yearly number of a document."""
    if address.startswith(YEARLY):
        return _yearly(address, schema)
    table, _, row = address.rpartition("/")
    block = schema.tables.get(table)
    if block is not None:
        rows = project.rows(table)
        number = str(rows.index(row) + 1) if row in rows else row
        speak = language.current()
        return beside(block.table.label.get(speak), numbered(block.table.row_name.get(speak), number, speak), speak)
    return place_name(address, schema, project, language.current())


def _yearly(address: str, schema: Schema) -> str:
    names = {"reference_emissions": QCoreApplication.translate("Import", "Reference emissions"),
             "project_emissions": QCoreApplication.translate("Import", "Project emissions")}
    _, year, *name = address.split("/")
    when = {"total": QCoreApplication.translate("Import", "total"),
            "average": QCoreApplication.translate("Import", "average of full years")}.get(year, year)
    what = names.get(name[0] if name else "", QCoreApplication.translate("Import", "Emission reductions"))
    section = result_section(schema)
    plan = schema.section(section) if section else None
    return " ".join(part for part in (plan.definition.number if plan else "", what, when) if part)


def result_section(schema: Schema) -> str:
    """Return the id of the section with the yearly results, "" when there is none."""
    return next((plan.definition.id for plan in schema.sections
                 if any(isinstance(block, ResultBlock) for block in plan.blocks)), "")


def go_to(address: str, schema: Schema) -> str:
    """Return the section an address is asked in; a yearly number stands with the results."""
    return result_section(schema) if address.startswith(YEARLY) else section_of(schema, address) or ""


def stood_at(place: str, schema: Schema, project: Project) -> str:
    """Return where a text stood in its document: the field it should have been, or heading or cell as they are."""
    if schema.place(place) is not None:
        return place_name(place, schema, project, language.current())
    cell = _CELL.match(place)
    block = schema.tables.get(cell[1]) if cell else None
    if cell is None or block is None:
        return place
    speak = language.current()
    column = next((c.definition.label.get(speak) for c in block.columns if c.address.endswith(f"/{cell[3]}")), cell[3])
    row = beside(block.table.label.get(speak), numbered(block.table.row_name.get(speak), cell[2], speak), speak)
    return f"{row} {column}"


def value(address: str, stored: Json, schema: Schema) -> str:
    """Return an answer as people read it, a dash for none."""
    return " ".join(shown(schema, address, stored, language.current()).split()) or words.MISSING


def both(difference: Disagreement, schema: Schema) -> tuple[str, str]:
    """Return what document and project say where they disagree."""
    row = difference.address.rpartition("/")[0] in schema.tables
    absent = QCoreApplication.translate("Import", "not in the document")
    theirs = absent if row and difference.document is None else value(difference.address, difference.document, schema)
    return theirs, value(difference.address, difference.project, schema)


def remark(note: Note) -> str:
    """Return a remark about a document in words."""
    problem: Problem = note.problem()
    return problem_text(problem, language.current())


def reason(item: Item) -> str:
    """Return why something is on the list of what to change."""
    return {
        "title": QCoreApplication.translate("Import", "Is it still the same title?"),
        "date": QCoreApplication.translate("Import", "A date of the document"),
        "period": QCoreApplication.translate("Import", "Says which years are counted"),
        "year": QCoreApplication.translate("Import", "Values of single years"),
        "documents": QCoreApplication.translate("Import", "Documents cited: are there newer ones?"),
        "versions": QCoreApplication.translate("Import", "Add a line for the new version"),
        "result": QCoreApplication.translate("Import", "The document states another result"),
        "quantities": QCoreApplication.translate(
            "Import", "Enter the quantities or import the monitoring workbook; then compare"),
    }[item.reason]


def was(item: Item, schema: Schema) -> str:
    """Return what an item stood at in the document."""
    if item.reason in ("result", "quantities"):
        return f"{item.was} tCO2"
    if item.reason == "versions":
        return QCoreApplication.translate("Import", "lines: {count}").format(
            count=len(item.was) if isinstance(item.was, list) else 0)
    if item.reason == "year":
        years = item.was if isinstance(item.was, dict) else {}
        return ", ".join(address.rpartition("@")[2] for address in years)
    return value(item.address, item.was, schema)


class Names:
    """How people call many addresses of one project: what is the same for every row is looked up once."""

    def __init__(self, schema: Schema, project: Project) -> None:
        self._schema, self._project = schema, project
        self._labels: dict[str, str] = {}
        self._positions: dict[str, dict[str, int]] = {}

    def where(self, address: str) -> str:
        """Return what `where` returns."""
        place = self._schema.place(address)
        table, star, _ = place.address.partition("/*/") if place is not None else ("", "", "")
        if place is None or not star:
            return where(address, self._schema, self._project)
        if table not in self._positions:
            self._positions[table] = {row: at for at, row in enumerate(self._project.rows(table), 1)}
        if place.address not in self._labels:
            self._labels[place.address] = place_name(place.address, self._schema, NOBODY, language.current())
        number = self._positions[table].get(address[len(table) + 1:].partition("/")[0])
        label = self._labels[place.address]
        if number is None:
            return label
        name = self._schema.tables[table].table.row_name.get(language.current())
        return beside(label, numbered(name, number, language.current()), language.current())


def fields(schema: Schema, project: Project) -> Iterator[tuple[str, str]]:
    """Yield (name, address) of every field a text can be put into, in the order of the form."""
    names = Names(schema, project)
    for plan in schema.sections:
        for block in plan.blocks:
            if isinstance(block, TableBlock):
                for row in project.rows(block.address):
                    for place in block.columns:
                        yield names.where(place.at(row)), place.at(row)
        for address, place in schema.places.items():
            plain = "*" not in address and place.definition.kind not in ("attachment", "figure")
            if place.section == plan.definition.id and plain:
                yield names.where(address), address
