"""Which answered addresses some exported document prints, and so must come back from it identical."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jcm_pdd.core.conditions import rows_of
from jcm_pdd.core.form import ListDef
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.review import Context
from jcm_pdd.files.documents import is_wanted, own_binding, shipped_id
from jcm_pdd.files.printing import COLUMNS, SIDES, named_participants

if TYPE_CHECKING:
    from jcm_pdd.files.word.binding import Binding


def printed_addresses(context: Context, form: Binding | None = None) -> tuple[str, ...]:
    """Return the answered addresses printed in the PDD, a monitoring workbook or a wanted further document, sorted.

    `form` is the binding of the form the PDD is printed on, our own when none is given. Figures are printed too,
    but files are evidence: no document gives one back with its name and bytes.
    """
    further = [d.form for d in context.schema.documents[1:] if is_wanted(d, context.project) and shipped_id(d.form)]
    return tuple(sorted({*printed_on(context, form or own_binding()), *_in_workbook(context),
                         *(address for document in further for address in printed_in(context, document))}))


def printed_in(context: Context, document: str) -> tuple[str, ...]:
    """Return the answered addresses our own form of a document prints, sorted."""
    return tuple(sorted({*printed_on(context, own_binding(document))}))


def printed_on(context: Context, form: Binding) -> Iterator[str]:
    """Yield the answered addresses a form, ours or an adopted one, has a place for."""
    from jcm_pdd.files.word.lens import columns_of

    columns: dict[str, set[str]] = {}
    for bound in form.places:
        columns.setdefault(bound.id, set()).update(columns_of(bound))
    yield from (address for address, stored in context.project.answers.items()
                if rejected_text(stored) is None and _is_printed(context, address, columns))
    for name, side in SIDES.items():
        if name in columns:
            yield from (f"participants/{row}/name" for row in named_participants(context, side))
    for one in context.schema.lists.values():
        yield from _in_list(context, one, columns.get(one.id, set()))


def _is_printed(context: Context, address: str, columns: Mapping[str, set[str]]) -> bool:
    place = context.schema.place(address)
    if place is None or place.definition.kind == "figure":
        return False
    head, _, rest = address.partition("/")
    if place.methodology is not None:
        return address.endswith(".text") and "information" in columns.get("criteria", ())
    if not rest:
        return head in columns
    column = place.address.rsplit("/", 1)[1]
    return COLUMNS.get(head, {}).get(column, column) in columns.get(head, ())


def _in_list(context: Context, one: ListDef, columns: set[str]) -> Iterator[str]:
    """Yield what a list of rows prints, and what a row says by standing in it, once it prints anything."""
    for row in rows_of(one, context.schema, context.project):
        stem = f"{one.table}/{row}"
        stored = {column: context.project.get(f"{stem}/{column}") for column in columns}
        shown = [column for column, value in stored.items() if value is not None and rejected_text(value) is None]
        yield from (f"{stem}/{column}" for column in shown)
        yield from (f"{stem}/{column}" for column, value in one.sets.items()
                    if shown and context.project.get(f"{stem}/{column}") == value)


def _in_workbook(context: Context) -> Iterator[str]:
    from jcm_pdd.files.excel.workbook import printed_addresses as in_workbook
    from jcm_pdd.files.official.filling import unfit
    from jcm_pdd.files.official.filling_places import answered

    for m in context.schema.methodologies:
        fits = m.workbook is not None and unfit(m, context.results) is None
        if fits:
            yield from answered(context.schema, context.project, m)
        if fits or m.calculated_by_workbook:
            continue
        for address in in_workbook(context.schema, context.project, context.results, m.methodology):
            place = context.schema.place(address)
            if place is not None and rejected_text(context.project.get(address)) is None:
                yield address
