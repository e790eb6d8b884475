"""Numbers that give a secret away by arithmetic: what is shown besides leaves one unknown in an equation that is shown.

Only warnings: whether somebody would do the sum is for the author to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.confidential import Mark, covered, marks
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.project import Project
from jcm_pdd.core.review.context import Context

_ROOTS = ("RE", "PE")
_RECORDS, _INPUTS = "estimates", "estimate_inputs"


def given_away(context: Context) -> Iterator[Finding]:
    """Yield a warning for each marked number that follows from other numbers public documents show."""
    found = marks(context.schema, context.project)
    hidden = frozenset(chain.from_iterable(covered(context.project, mark) for mark in found if not mark.implied))
    if not hidden:
        return
    for method in context.results.methodologies.values():
        yield from _by_results(context, method, hidden)
    yield from _by_shares(context, hidden)
    yield from _by_records(context.project, hidden)
    yield from _by_texts(context.project, found)


def _by_results(context: Context, method: MethodResult, hidden: frozenset[str]) -> Iterator[Finding]:
    """One marked input in the formulas of a result that is shown; two in the two results together."""
    if context.results.total.emission_reductions is None:
        return
    unknown = {root: _inputs(context, method, root) & hidden for root in _ROOTS}
    told: set[str] = set()
    for addresses in unknown.values():
        if len(addresses) == 1:
            told |= addresses
    if len(unknown["RE"] | unknown["PE"]) == 2 and all(unknown.values()):
        told |= unknown["RE"] | unknown["PE"]
    for address in sorted(told):
        yield Finding("confidential.by_result", "warning", address, {"methodology": method.methodology.methodology})


def _inputs(context: Context, method: MethodResult, root: str) -> set[str]:
    """Return the addresses of the numbers a result reads."""
    m = method.methodology
    read, waiting = set[str](), [root]
    by_id = {step.id: step for step in method.engine.steps}
    while waiting:
        name = waiting.pop()
        if name not in read:
            read.add(name)
            waiting += by_id[name].reads if name in by_id else ()
    found: set[str] = set()
    for parameter in m.parameters:
        if parameter.id not in read or parameter.kind != "number":
            continue
        rows = method.state.rows.get(parameter.table, ()) if parameter.table else ()
        stems = [f"{m.methodology}/{parameter.table}/{row}/{parameter.id}" for row in rows] if parameter.table else [
            f"{m.methodology}/{parameter.id}"]
        found.update(stem for stem in stems if context.project.get(stem) is not None)
    return found


def _by_shares(context: Context, hidden: frozenset[str]) -> Iterator[Finding]:
    """One marked share of a column of percentages whose others are shown."""
    for place in context.schema.places.values():
        if place.definition.unit != "%" or "*" not in place.address or place.methodology is not None:
            continue
        table = place.address.partition("/*/")[0]
        cells = [place.at(row) for row in context.project.rows(table)]
        answered = [cell for cell in cells if context.project.get(cell) is not None]
        gone = [cell for cell in answered if cell in hidden]
        if len(gone) == 1 and len(answered) == len(cells) > 1:
            yield Finding("confidential.by_total", "warning", gone[0])


def _by_records(project: Project, hidden: frozenset[str]) -> Iterator[Finding]:
    """One marked input of an estimation record whose value is shown."""
    by_value: dict[str, list[str]] = {}
    for row in project.rows(_INPUTS):
        by_value.setdefault(str(project.get(f"{_INPUTS}/{row}/of")), []).append(f"{_INPUTS}/{row}/value")
    for value, cells in by_value.items():
        gone = [cell for cell in cells if cell in hidden]
        if len(gone) == 1 and value not in hidden and project.get(value) is not None:
            yield Finding("confidential.by_record", "warning", gone[0])


def _by_texts(project: Project, found: tuple[Mark, ...]) -> Iterator[Finding]:
    """One marked number in a sentence that shows its parts and their total."""
    for mark in found:
        text = project.get(mark.thing)
        if len(mark.parts) == 1 and isinstance(text, str) and _is_sum(text, mark.parts[0]):
            yield Finding("confidential.by_total", "warning", mark.thing)


def _is_sum(text: str, part: str) -> bool:
    from jcm_pdd.core.confidential.needles import numbers_of

    secret = numbers_of(part)
    shown = numbers_of(text.replace(part, " "))
    if len(secret) != 1 or not 2 <= len(shown) <= 12:
        return False
    whole = max(shown)
    rest = sum(shown) - whole
    return rest > 0 and whole - rest == secret[0]
