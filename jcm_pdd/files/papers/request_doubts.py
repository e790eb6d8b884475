"""What is implausible in a returned workbook: findings of the review on a trial copy, and values far from others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from statistics import median

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import grouped
from jcm_pdd.core.papers.request_registers import SERIES
from jcm_pdd.core.project import Json
from jcm_pdd.core.review import Context, Reviewer
from jcm_pdd.files.papers.request_returned import ReturnedItem
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.merging import merge
from jcm_pdd.files.session import Session

FAR = 10
"""A value this many times larger or smaller than another one is more likely a slip of unit or comma."""
_DOUBTED = ("new", "changed")
_IN_UNITS = (f"{SERIES}/*/value", "estimate_inputs/*/value")


def doubted(session: Session, found: Found, items: list[ReturnedItem]) -> list[ReturnedItem]:
    """Return the items with what the review says of them; what it did not say before makes an item implausible."""
    project = session.project.apply(merge(session.project, found, "document").changes)
    context = session.context
    results = calculate(context.schema.methodologies, project)
    after = Context(context.schema, project, results, context.country, context.proposals)
    before = {(finding.code, finding.where) for finding in session.findings}
    said: dict[str, list[Finding]] = {}
    for finding in Reviewer(context.schema).review(after):
        if finding.severity in ("error", "warning") and (finding.code, finding.where) not in before:
            said.setdefault(finding.where, []).append(finding)
    usual = _usual(items)
    return [_doubted(item, (*said.get(item.address, ()), *(_far(item, usual) if _is_number(context, item) else ())))
            for item in items]


def _is_number(context: Context, item: ReturnedItem) -> bool:
    place = context.schema.place(item.address)
    return place is not None and (place.definition.kind == "number" or place.address in _IN_UNITS)


def _doubted(item: ReturnedItem, doubts: tuple[Finding, ...]) -> ReturnedItem:
    if not doubts or item.state not in _DOUBTED:
        return item
    return replace(item, state="implausible", doubts=doubts)


def _usual(items: list[ReturnedItem]) -> dict[str, Decimal]:
    """Return the median of the months of each series, by its column."""
    months: dict[str, list[Decimal]] = {}
    for item in items:
        number = _number(item.new)
        if item.name.startswith(f"{SERIES}!") and number:
            months.setdefault(item.name.rsplit("!", 1)[1], []).append(number)
    return {column: median(numbers) for column, numbers in months.items() if len(numbers) > 2}


def _far(item: ReturnedItem, usual: dict[str, Decimal]) -> tuple[Finding, ...]:
    """Return the finding of a number far from the former answer, or from the other months."""
    new, old = _number(item.new), _number(item.old)
    middle = usual.get(item.name.rsplit("!", 1)[-1]) if item.name.startswith(f"{SERIES}!") else None
    for other, code in ((old, "request.far_from_former"), (middle, "request.far_from_months")):
        if new and other and not 1 <= abs(max(new, other, key=abs) / min(new, other, key=abs)) <= FAR:
            return (Finding(code, "warning", item.address,
                            {"new": grouped(str(item.new)), "other": grouped(format(other.normalize(), "f"))}),)
    return ()


def _number(stored: Json) -> Decimal | None:
    if not isinstance(stored, str) or rejected_text(stored) is not None:
        return None
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
