"""What the registers of the working papers still lack of one site: meters, calibrations, inputs, months, papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.papers.request_sites import about, about_place, at_site, missing, site_names
from jcm_pdd.core.papers.requests import SLOT, Column, Line, Table, Wish, months_up_to
from jcm_pdd.core.plan import grid_rows
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema import GridBlock, Place
from jcm_pdd.core.text import Text

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

METERS = ("tag", "parameter", "location", "maker", "model", "serial", "standard", "accuracy_class", "ct", "ct_class",
          "vt", "vt_class", "seal", "in_service_from")
NEEDED = ("serial", "accuracy_class", "maker", "model")
"""Without these a meter is no entry a verifier can follow; the rest is asked along."""
CALIBRATIONS = ("meter", "certificate", "laboratory", "accreditation", "done_on", "valid_from", "valid_to")
PAPERS = ("title", "issuer", "date", "language", "note")
INPUTS = ("label", "value", "unit", "page")
SPARE = 3
SERIES = "estimate_series"


def register_tables(context: Context, wish: Wish) -> Iterator[Table]:
    """Yield the tables of the registers; those that lack nothing have no lines."""
    tables = context.schema.tables
    if "meters" in tables:
        yield _meters(context, wish)
    if "calibrations" in tables and "meters" in tables:
        yield _calibrations(context, wish)
    if "estimate_inputs" in tables:
        yield _inputs(context, wish)
    if SERIES in tables and "estimates" in tables:
        yield _series(context, wish)
    if "evidence" in tables:
        yield _papers(context, wish)


def columns_of(context: Context, table: str, names: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a table that it has of these, in this order; places get the words of what they can name."""
    known = {place.address.rsplit("/", 1)[1]: place for place in context.schema.tables[table].columns}
    return tuple(_column(context, known[name]) for name in names if name in known)


def _column(context: Context, place: Place) -> Column:
    name = place.address.rsplit("/", 1)[1]
    options = tuple(monitored_places(context)) if place.definition.kind == "place" else ()
    return Column(name, place.definition, options)


def monitored_places(context: Context) -> Iterator[tuple[str, Text]]:
    """Yield the values that are measured, with the words people at the site know them by."""
    for plan in context.schema.sections:
        for block in plan.blocks:
            if not isinstance(block, GridBlock) or block.role != "monitoring":
                continue
            for row in grid_rows(block, context.project, context.results):
                en, ja = row.label.en, row.label.ja
                table = f"{block.methodology.methodology}/{row.table}" if row.table is not None else ""
                named = about(context, table, row.row) if table and row.row is not None else ""
                yield row.address, Text(en=f"{named}: {en}" if named else en, ja=f"{named}：{ja}" if named else ja)


def _line(context: Context, key: str, label: str, columns: Sequence[Column], again: bool) -> Line:
    """Return the line of a row: what is known of it, and what is open."""
    given: dict[str, Json] = {}
    open_: set[str] = set()
    for column in columns:
        address = f"{key}/{column.id}"
        stored = context.project.get(address)
        if stored is not None:
            given[column.id] = stored
        if again or missing(context.project, address):
            open_.add(column.id)
    return Line(key, label, given, frozenset(open_))


def _slots(table: str, columns: Sequence[Column], given: Sequence[dict[str, Json]]) -> tuple[Line, ...]:
    names = frozenset(column.id for column in columns)
    return tuple(Line(f"{SLOT}{table}/{at}", str(known.get("meter") or f"+{at}"), known, names - known.keys())
                 for at, known in enumerate(given, 1))


def _here(context: Context, wish: Wish) -> tuple[str, ...]:
    """Return the meters of the site, and those that name none while there is one site only."""
    sites = site_names(context.project)
    return tuple(row for row in context.project.rows("meters")
                 if (named := context.project.get(f"meters/{row}/site")) == wish.site
                 or (not named and len(sites) < 2))


def _meters(context: Context, wish: Wish) -> Table:
    columns = columns_of(context, "meters", METERS)
    here = _here(context, wish)
    needed = [name for name in NEEDED if any(column.id == name for column in columns)]
    lacking = [row for row in here
               if wish.confirm or any(missing(context.project, f"meters/{row}/{name}") for name in needed)]
    lines = tuple(_line(context, f"meters/{row}", about(context, "meters", row), columns, wish.confirm)
                  for row in lacking)
    watched = {context.project.get(f"meters/{row}/parameter") for row in here}
    bare: list[dict[str, Json]] = [{"parameter": address} for address, _ in monitored_places(context)
                                   if address not in watched and at_site(context, address, wish.site)
                                   and any(column.id == "parameter" for column in columns)]
    return Table("rows", "meters", _label(context, "meters"), columns, (*lines, *_slots("meters", columns, bare)),
                 "register", growing=True)


def _calibrations(context: Context, wish: Wish) -> Table:
    project, columns = context.project, columns_of(context, "calibrations", CALIBRATIONS)
    tags = [str(project.get(f"meters/{row}/tag")) for row in _here(context, wish) if project.get(f"meters/{row}/tag")]
    known = {row: project.get(f"calibrations/{row}/meter") for row in project.rows("calibrations")}
    lines = [_line(context, f"calibrations/{row}", str(tag), columns, wish.confirm) for row, tag in known.items()
             if tag in tags and (wish.confirm or any(missing(project, f"calibrations/{row}/{name}")
                                                     for name in ("certificate", "valid_to")))]
    bare: list[dict[str, Json]] = [{"meter": tag} for tag in tags if tag not in known.values()]
    spare = _meters(context, wish).lines
    if not tags and spare:  # the meters themselves are asked for: their certificates come with them
        bare = [{} for _ in spare]
    return Table("rows", "calibrations", _label(context, "calibrations"), columns,
                 (*lines, *_slots("calibrations", columns, bare)), "calibration", growing=True)


def _inputs(context: Context, wish: Wish) -> Table:
    project, columns = context.project, columns_of(context, "estimate_inputs", INPUTS)
    rows = [row for row in project.rows("estimate_inputs")
            if at_site(context, str(project.get(f"estimate_inputs/{row}/of") or ""), wish.site)
            and (wish.confirm or missing(project, f"estimate_inputs/{row}/value"))]
    lines = tuple(_line(context, f"estimate_inputs/{row}",
                        about_place(context, str(project.get(f"estimate_inputs/{row}/of") or "")), columns,
                        wish.confirm) for row in rows)
    return Table("rows", "estimate_inputs", _label(context, "estimate_inputs"), columns, lines, "input")


def _series(context: Context, wish: Wish) -> Table:
    """Months of every value that rests on bills, as far as they are not in the project yet."""
    project = context.project
    places = list(dict.fromkeys(
        str(project.get(f"estimates/{row}/of")) for row in project.rows("estimates")
        if project.get(f"estimates/{row}/basis") == "bills"
        and at_site(context, str(project.get(f"estimates/{row}/of")), wish.site)))
    columns = tuple(series_column(context, address) for address in places if context.schema.place(address) is not None)
    known = {(project.get(f"{SERIES}/{row}/of"), project.get(f"{SERIES}/{row}/period")):
             project.get(f"{SERIES}/{row}/value") for row in project.rows(SERIES)}
    lines = []
    for month in months_up_to(wish.last_month, wish.months):
        given = {column.id: value for column in columns if (value := known.get((column.id, month))) is not None}
        lines.append(Line(month, month, given, frozenset(
            column.id for column in columns if wish.confirm or column.id not in given)))
    lacking = any(line.open for line in lines)
    return Table("series", SERIES, _label(context, SERIES), columns, tuple(lines) if lacking else (), "series",
                 growing=True)


def series_column(context: Context, address: str) -> Column:
    """Return the column of a value given month by month: a number in its unit without "per period"."""
    place = context.schema.place(address)
    unit = (place.definition.unit or "-").removesuffix("/p") if place is not None else "-"
    named, label = about_place(context, address), place.definition.label.ja if place is not None else address
    return Column(address, FieldDef(id="value", kind="number", unit=unit, min="0",  # type: ignore[arg-type]
                                    label=Text(en=named, ja=label), example=Text(en="12,345", ja="12,345")))


def _papers(context: Context, wish: Wish) -> Table:
    """Papers that are requested, and the proof of the start of operation when there is none."""
    project, columns = context.project, columns_of(context, "evidence", PAPERS)
    lines = [_line(context, f"evidence/{row}", str(project.get(f"evidence/{row}/number") or row), columns, wish.confirm)
             for row in project.rows("evidence") if project.get(f"evidence/{row}/status") == "requested"]
    proven = {project.get(f"proofs/{row}/claim") for row in project.rows("proofs")}
    if "proofs" in context.schema.tables and "start_date" not in proven:
        lines.append(Line(proof_slot("start_date"), START_PROOF.en, {}, frozenset(column.id for column in columns)))
    return Table("papers", "evidence", _label(context, "evidence"), columns, tuple(lines), "paper", growing=True)


START_PROOF = Text(en="Proof of the start of operation (commissioning or hand-over certificate)",
                   ja="稼働開始の証明（試運転完了証明書・引渡書など）")


def proof_slot(claim: str) -> str:
    """Return the key of a paper that is to prove a claim and is no row of the register yet."""
    return f"{SLOT}evidence@{claim}"


def proven_claim(key: str) -> str:
    """Return the claim the paper of such a key proves; "" for any other key."""
    return key.removeprefix(f"{SLOT}evidence@") if key.startswith(f"{SLOT}evidence@") else ""


def _label(context: Context, table: str) -> Text:
    return context.schema.tables[table].table.label
