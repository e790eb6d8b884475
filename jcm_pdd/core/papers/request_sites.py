"""Which rows of a table belong to a site: those that name it, whose meters stand there, or that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Project

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context


def missing(project: Project, address: str) -> bool:
    """Return whether a place has no answer that can be read."""
    stored = project.get(address)
    return stored is None or rejected_text(stored) is not None


def site_names(project: Project) -> tuple[str, ...]:
    """Return the names of the sites in their order."""
    names = (project.get(f"sites/{row}/name") for row in project.rows("sites"))
    return tuple(name for name in names if isinstance(name, str) and name)


def rows_at(context: Context, table: str, site: str) -> tuple[str, ...]:
    """Return the rows of a table that belong to a site or name none; a row that names another site is left out."""
    rows = context.project.rows(table)
    others = [name for name in site_names(context.project) if name != site]
    if not others:
        return rows
    return tuple(row for row in rows if site in (named := _sites_of(context, table, row)) or not named)


def _sites_of(context: Context, table: str, row: str) -> frozenset[str]:
    """Return the sites a row names in a text of its own or by the meters of its values."""
    project, block = context.project, context.schema.tables.get(table)
    names = frozenset(site_names(project))
    texts = {str(project.get(place.at(row))) for place in block.columns
             if place.definition.kind in ("text", "choice")} if block is not None else set()
    found = {name for name in names if any(name == text for text in texts)}
    if not found:
        found = {name for name in names if any(name in text for text in texts)}
    for meter in project.rows("meters"):
        if str(project.get(f"meters/{meter}/parameter")).startswith(f"{table}/{row}/"):
            found.add(str(project.get(f"meters/{meter}/site")))
    return frozenset(found & names)


def at_site(context: Context, address: str, site: str) -> bool:
    """Return whether a value belongs to a site: it stands in no row, or in one of the site's rows."""
    place = context.schema.place(address)
    if place is None or "*" not in place.address:
        return True
    table = place.address.split("/*/")[0]
    row = address[len(table) + 1:].split("/", maxsplit=1)[0]
    return row in rows_at(context, table, site)


def about(context: Context, table: str, row: str) -> str:
    """Return how a row is called: the text in its naming column, else its number."""
    block = context.schema.tables.get(table)
    named = next((place for place in block.columns if place.definition.kind == "text"), None) if block else None
    stored = context.project.get(named.at(row)) if named is not None else None
    rows = context.project.rows(table)
    return str(stored) if stored else f"No. {rows.index(row) + 1 if row in rows else row}"


def about_place(context: Context, address: str) -> str:
    """Return how a value is called in English: its row and its label with the symbol."""
    place = context.schema.place(address)
    if place is None:
        return address
    symbol = place.definition.symbol
    label = place.definition.label.en + (f" ({symbol})" if symbol else "")
    if "*" not in place.address:
        return label
    table = place.address.split("/*/")[0]
    return f"{about(context, table, address[len(table) + 1:].split('/', maxsplit=1)[0])}: {label}"
