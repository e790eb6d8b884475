"""Which answered addresses some exported document prints, and so must come back from it identical."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.review import Context
from jcm_pdd.files.data import data_path
from jcm_pdd.files.printing import COLUMNS, SIDES, named_participants


def printed_addresses(context: Context) -> tuple[str, ...]:
    """Return the answered addresses printed in the PDD or in a monitoring workbook, sorted.

    Figures are printed too, but files are evidence: no document gives one back with its name and bytes.
    """
    return tuple(sorted({*_in_pdd(context), *_in_workbook(context)}))


def _in_pdd(context: Context) -> Iterator[str]:
    from jcm_pdd.files.word.binding import load_binding
    from jcm_pdd.files.word.lens import columns_of

    places = {place.id: place for place in load_binding(data_path("templates", "pdd", "binding.yaml")).places}
    for address, stored in context.project.answers.items():
        place = context.schema.place(address)
        if place is None or place.definition.kind == "figure" or rejected_text(stored) is not None:
            continue
        head, _, rest = address.partition("/")
        if place.methodology is not None:
            if address.endswith(".text"):
                yield address
        elif not rest and head in places:
            yield address
        elif head in places and rest:
            column = place.address.rsplit("/", 1)[1]
            if COLUMNS.get(head, {}).get(column, column) in (columns_of(places[head]) or ()):
                yield address
    for side in SIDES.values():
        yield from (f"participants/{row}/name" for row in named_participants(context, side))


def _in_workbook(context: Context) -> Iterator[str]:
    from jcm_pdd.files.excel.workbook import printed_addresses as in_workbook

    for m in context.schema.methodologies:
        for address in in_workbook(context.schema, context.project, context.results, m.methodology):
            place = context.schema.place(address)
            if place is not None and rejected_text(context.project.get(address)) is None:
                yield address
