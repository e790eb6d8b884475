"""What documents print of the monitoring period they are made for: vintages, their total, and the split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jcm_pdd.core.papers.ex_post import SliceResult, current_period, ex_post, slices
from jcm_pdd.core.papers.vintages import ROUNDING, Split, holders, rest_to, split, splittable
from jcm_pdd.files.word.content import Printed, Row

if TYPE_CHECKING:
    from jcm_pdd.core.review import Context

METHOD_WORDS = {
    "down_rest_to_one": "each part is rounded down to a whole tonne and the rest goes to {rest}",
    "largest_part": "each part is rounded down to a tonne and the rest goes by one tonne to the largest fractions",
    "half_up_last": "each part is rounded half up to a whole tonne and the last holder takes what is left",
}


def period_results(context: Context) -> tuple[SliceResult, ...]:
    """Return the results of the slices of the period documents are made for; none while no period is chosen."""
    period = current_period(context.project)
    if period is None:
        return ()
    return tuple(ex_post(context.schema.methodologies, context.project, context.results, one)
                 for one in slices(period))


def composed(context: Context) -> dict[str, Printed]:
    """Return what stands in the places `vintages`, `vintages_total`, `allocation` and `allocation_note`."""
    found = period_results(context)
    tonnes = [one.reduction for one in found]
    known = [amount for amount in tonnes if amount is not None]
    if not found or len(known) != len(tonnes):
        return {}
    rows = [Row(row=str(one.slice.year), cells={"year": str(one.slice.year), "from": f"{one.slice.first:%d/%m/%Y}",
                                                "to": f"{one.slice.last:%d/%m/%Y}", "tonnes": f"{one.reduction:,}"})
            for one in found]
    total = Row(row="total", cells={"tonnes": f"{sum(known):,}"})
    return {"vintages": rows, "vintages_total": [total], **_allocation(context, found)}


def splits(context: Context, found: tuple[SliceResult, ...]) -> tuple[Split, ...]:
    """Return the split of each vintage; none while the split is not settled or a vintage is negative or unknown."""
    project, method = context.project, context.project.get(ROUNDING)
    if not splittable(project) or not isinstance(method, str):
        return ()
    shares = [one.share for one in holders(project)]
    amounts = [one.reduction for one in found]
    if any(amount is None or amount < 0 for amount in amounts):
        return ()
    return tuple(split(amount, shares, method, rest_to(project)) for amount in amounts if amount is not None)


def _allocation(context: Context, found: tuple[SliceResult, ...]) -> dict[str, Printed]:
    made = splits(context, found)
    if not made:
        return {}
    known = holders(context.project)
    rows = [Row(row=f"{one.slice.year}_{holder.row}", cells={
        "year": str(one.slice.year), "name": holder.name, "tonnes": f"{part:,}"})
        for one, divided in zip(found, made, strict=True)
        for holder, part in zip(known, divided.parts, strict=True)]
    return {"allocation": rows, "allocation_note": note(context, found, made)}


def note(context: Context, found: tuple[SliceResult, ...], made: tuple[Split, ...]) -> str:
    """Return the sentence that states the method of the split and the tonnes that rounding down left over."""
    at = rest_to(context.project)
    rest = holders(context.project)[at].name if at is not None else ""
    words = METHOD_WORDS[str(context.project.get(ROUNDING))].replace("{rest}", rest)
    left = "; ".join(f"{one.slice.year}: {divided.remainder} tCO2" for one, divided in zip(found, made, strict=True))
    return (f"In each calendar year {words}. Left over by rounding down: {left}. "
            "The amounts of a year add up to its emission reductions.")
