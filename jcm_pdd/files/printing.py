"""What the Word forms print of a project, and the way back: place ids of a binding <-> addresses of answers.

A place whose id is a field, a table or a list of a form prints that; the few others are put together here (names
of participants by side, criteria, sources, years). `printed` and `answers` are inverse on everything entered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jcm_pdd.core import edits
from jcm_pdd.core.conditions import rows_of
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.kinds import REDACTED, Rejected, is_redacted, rejected_text
from jcm_pdd.core.papers import figure
from jcm_pdd.core.papers.ex_post import PERIODS
from jcm_pdd.core.plan import stored_or_proposed
from jcm_pdd.core.project import Json
from jcm_pdd.core.review import Context
from jcm_pdd.core.schema import CriterionBlock, Place, SourcesBlock
from jcm_pdd.files.countries import countries
from jcm_pdd.files.word.content import Content, Picture, Printed, Row, are_pictures, are_rows

SIDES = {"participants_host": "host", "participants_japan": "japan"}
# Form columns that print under another name in the official table.
COLUMNS = {"methodologies": {"methodology": "number", "version": "version"}}
# The column a binding gives to the items of a numbered list.
LINE = "text"
FIGURE_WIDTH_MM = 150
ROUNDING_NOTE = (
    "Reference and project emissions are shown to the nearest tonne; emission reductions are rounded down "
    "from unrounded values, so that the difference of the numbers shown can differ from them by a tonne. "
    "Each total is the sum of the numbers shown.")


def stored_text(context: Context, place: Place, address: str) -> str | None:
    """Return the printed text of an answer, or of the proposal that stands in; None when there is none."""
    stored = context.project.get(address)
    if stored is None:
        return context.proposals.get(address)
    if is_redacted(stored):
        return REDACTED
    wrong = rejected_text(stored)
    return place.kind.print(stored) if wrong is None else None


def printed(context: Context, blob: Callable[[str], bytes], attachment_note: str = "") -> Content:
    """Return everything the forms print; `blob` gives the bytes of a figure by hash."""
    found = _fields(context, blob)
    for table in context.schema.tables.values():
        if isinstance(table.table, TableDef):
            found[table.address] = _rows(context, table.address, table.columns)
    for one in context.schema.lists.values():
        if one.table in context.schema.tables:
            rows = rows_of(one, context.schema, context.project)
            found[one.id] = _rows(context, one.table, context.schema.tables[one.table].columns, rows)
    found.update(_composed(context))
    if figure.PLACE in context.schema.places and figure.is_printed(context):
        from jcm_pdd.files.papers.figure_drawing import picture_of

        own = found.get(figure.PLACE, [])
        found[figure.PLACE] = [*(own if are_pictures(own) else ()), picture_of(context)]
    if attachment_note:
        found["monitoring_plan"] = attachment_note
    return Content({name: value for name, value in found.items() if value not in ("", [])})


def _fields(context: Context, blob: Callable[[str], bytes]) -> dict[str, Printed]:
    found: dict[str, Printed] = {}
    for address, place in context.schema.places.items():
        if "*" in address or place.methodology is not None:
            continue
        stored = stored_or_proposed(context.schema, context.project, address, context.proposals)
        if is_redacted(stored) and place.definition.kind != "yes_no":
            found[address] = REDACTED
        if stored is None or rejected_text(stored) is not None:
            continue
        found[address] = _field(place, stored, blob)
    return found


def _field(place: Place, stored: Json, blob: Callable[[str], bytes]) -> Printed:
    if place.definition.kind == "figure":
        return _pictures(stored, blob)
    if isinstance(stored, bool):
        return stored
    if place.definition.kind == "references":
        lines = place.kind.print(stored).split("\n")
        return [Row(row=f"r{at}", cells={LINE: line}) for at, line in enumerate(lines, 1)]
    return place.kind.print(stored)


def _pictures(stored: Json, blob: Callable[[str], bytes]) -> list[Picture]:
    items = stored if isinstance(stored, list) else []
    return [Picture(blob(str(item["sha256"])), str(item["media"]), FIGURE_WIDTH_MM, str(item.get("caption") or ""),
                    str(item.get("name") or ""))
            for item in items if isinstance(item, dict)]


def _rows(context: Context, table: str, columns: tuple[Place, ...], only: tuple[str, ...] | None = None) -> list[Row]:
    rows: list[Row] = []
    names = COLUMNS.get(table, {})
    for row in context.project.rows(table) if only is None else only:
        cells = {}
        for place in columns:
            column = place.address.rsplit("/", 1)[1]
            text = stored_text(context, place, place.at(row))
            if text:
                cells[names.get(column, column)] = text
        rows.append(Row(row=row, cells=cells))
    return rows


def _composed(context: Context) -> dict[str, Printed]:
    found: dict[str, Printed] = {}
    country = context.project.get("country")
    if isinstance(country, str) and country in countries():
        found["host_country_name"] = countries()[country].formal_name.en
        found["form_code"] = context.schema.form.code.replace("{CC}", country)
    for place, side in SIDES.items():
        found[place] = [Row(row=row, cells={"name": str(context.project.get(f"participants/{row}/name"))})
                        for row in named_participants(context, side)]
    found["criteria"] = _criteria(context)
    found["reference_sources"] = _sources(context, "reference")
    found["project_sources"] = _sources(context, "project")
    found.update(_years(context))
    if context.results.average is not None:
        found["average_reductions"] = f"{context.results.average:,}"
    if context.project.rows(PERIODS):
        from jcm_pdd.files.monitoring_report.printing import composed

        found.update(composed(context))
    return found


def participant_rows(context: Context, side: str) -> list[str]:
    """Return the row ids of the project participants of one side; other roles are kept and not printed."""
    project = context.project
    return [row for row in project.rows("participants")
            if project.get(f"participants/{row}/side") == side
            and project.get(f"participants/{row}/is_participant") is not False]


def named_participants(context: Context, side: str) -> list[str]:
    """Return the rows of one side's participants whose name is answered."""
    names = ((row, context.project.get(f"participants/{row}/name")) for row in participant_rows(context, side))
    return [row for row, name in names if name is not None and rejected_text(name) is None]


def _blocks(context: Context) -> list[object]:
    return [block for section in context.schema.sections for block in section.blocks]


def _criteria(context: Context) -> list[Row]:
    rows: list[Row] = []
    # Each methodology numbers its criteria from 1.
    several = len(context.schema.methodologies) > 1
    for block in _blocks(context):
        if isinstance(block, CriterionBlock):
            place = next(p for p in block.places if p.address.endswith(".text"))
            label = block.criterion.label.en
            cells = {"criterion": f"{block.methodology.methodology}: {label}" if several else label,
                     "description": block.criterion.text.en,
                     "information": stored_text(context, place, place.address) or ""}
            rows.append(Row(row=block.address, cells=cells))
    return rows


def _sources(context: Context, side: str) -> list[Row]:
    rows: list[Row] = []
    for block in _blocks(context):
        if isinstance(block, SourcesBlock):
            m = block.methodology
            for number, source in enumerate(m.reference_sources if side == "reference" else m.project_sources):
                rows.append(Row(row=f"{m.methodology}-{number}",
                                cells={"source": source.source.en, "gas": source.gas}))
    return rows


def _years(context: Context) -> dict[str, Printed]:
    results = context.results
    total = results.total
    if total.emission_reductions is None:
        return {}
    rows = [Row(row=str(y.year), cells={"year": str(y.year), **_three(
        y.reference_emissions, y.project_emissions, y.emission_reductions)}) for y in results.years]
    sums = _three(total.reference_emissions, total.project_emissions, total.emission_reductions)
    return {"yearly": rows, "yearly_total": [Row(row="total", cells=sums)], "yearly_note": yearly_note(context)}


def _three(reference: int | None, project: int | None, reduction: int | None) -> dict[str, str]:
    numbers = {"reference": reference, "project": project, "reduction": reduction}
    return {name: f"{number:,}" for name, number in numbers.items() if number is not None}


def yearly_note(context: Context) -> str:
    """Return the note under the yearly table: horizon, proration with reasons, and how numbers are rounded."""
    project, horizon = context.project, context.results.horizon
    if horizon is None:
        return ""
    choice = {"crediting_period": "the chosen crediting period", "framework_end": "the end of the framework"}.get(
        str(project.get("horizon")), "the expected operational lifetime")
    days = horizon.proration == "days"
    lines = [f"The estimate runs from {horizon.first:%d/%m/%Y} to {horizon.last:%d/%m/%Y}, {choice}."
             + _reason(project.get("horizon_reason")),
             "Calendar years in which the project operates only in part are counted "
             + ("by days." if days else "by months.") + _reason(project.get("proration_reason")),
             ROUNDING_NOTE]
    return "\n".join(lines)


def _reason(stored: Json) -> str:
    return f" {stored.strip()}" if isinstance(stored, str) and stored.strip() else ""


def answers(context: Context, content: Content) -> tuple[dict[str, Json], tuple[str, ...]]:
    """Return the stored answers a read document holds, and the addresses whose text could not be read.

    Rows go to the project's rows that print something, in order; rows beyond them get new ids.
    Figures, calculated numbers and composed texts are not answers and are left out.
    """
    found: dict[str, Json] = {}
    unread: list[str] = []

    def take(address: str, text: Printed) -> None:
        place = context.schema.place(address)
        if place is None or place.definition.kind == "figure":
            return
        try:
            found[address] = text if isinstance(text, bool) else place.kind.read(str(text))
        except Rejected:
            unread.append(address)

    for name, value in content.answers.items():
        _take_place(context, name, value, take)
    return found, tuple(unread)


def _take_place(context: Context, name: str, value: Printed, take: Callable[[str, Printed], None]) -> None:
    if name in context.schema.tables and are_rows(value):
        _take_rows(context, name, value, take)
    elif name == "criteria" and are_rows(value):
        for row, block in zip(value, _criterion_blocks(context), strict=False):
            if "information" in row["cells"]:
                take(f"{block.address}.text", row["cells"]["information"])
    elif name in SIDES and are_rows(value):
        for row_id, row in zip(named_participants(context, SIDES[name]), value, strict=False):
            take(f"participants/{row_id}/name", row["cells"].get("name", ""))
    elif are_rows(value) and value and name in context.schema.places:
        take(name, "\n".join(row["cells"].get(LINE, "") for row in value))
    elif not isinstance(value, list):
        take(name, value)


def _criterion_blocks(context: Context) -> list[CriterionBlock]:
    return [block for block in _blocks(context) if isinstance(block, CriterionBlock)]


def _take_rows(context: Context, table: str, rows: list[Row], take: Callable[[str, Printed], None]) -> None:
    back: Mapping[str, str] = {shown: column for column, shown in COLUMNS.get(table, {}).items()}
    ids = edits.add_rows(context.project, table, len(rows))[1]
    known = [row["row"] for row in _rows(context, table, context.schema.tables[table].columns)
             if any(text for text in row["cells"].values())]
    for at, row in enumerate(rows):
        row_id = known[at] if at < len(known) else ids[at - len(known)]
        for column, text in row["cells"].items():
            take(f"{table}/{row_id}/{back.get(column, column)}", text)
