"""The official workbook's numbers against ours, for one full year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding, Severity
from jcm_pdd.core.inputs import default_value, load_state
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import OfficialValues
from jcm_pdd.core.project import Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.rounding import whole_down

# Both sides carry at least 15 significant digits.
RELATIVE = Decimal("1e-9")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each methodology whose workbook gives nothing or another number, and for each default
    that is another one there.
    """
    for name, method in context.results.methodologies.items():
        yield from _defaults(name, method, context.project)
        official = method.state.official
        if official.refusal:
            severity: Severity = "error" if method.methodology.calculated_by_workbook else "warning"
            yield Finding(official.refusal, severity, name, dict(official.arguments))
        elif official.reduction is not None and method.er_p is not None:
            yield from _compared(name, method, official)


def _defaults(name: str, method: MethodResult, project: Project) -> Iterator[Finding]:
    book = method.methodology.workbook
    for key, official in (book.values.items() if book is not None else ()):
        value = default_in_use(method.methodology, key, project)
        if value is not None and value != official.value:
            yield Finding("official.default_differs", "error", f"{name}/{key}", {
                "ours": f"{value:f}", "theirs": f"{official.value:f}", "document": official.document,
                "place": official.place, "effect": _effect(method, project, key, official.value)})


def default_in_use(m: MethodologyDef, key: str, project: Project) -> Decimal | None:
    """Return the value in use of a default ("EF_grid") or a row of a reference table ("EF.grid")."""
    table, _, row = key.partition(".")
    lookup = m.lookup(table)
    own = next((d.value for d in m.defaults if d.id == key), None) if lookup is None else next(
        (r.value for r in lookup.rows if r.id == row), None)
    return None if own is None else default_value(project, f"{m.methodology}/{key}", own)


def _effect(method: MethodResult, project: Project, key: str, value: Decimal) -> str:
    """Return what one full year would change by with another value of a default, tCO2 with sign; "?" if unknown."""
    address = f"{method.methodology.methodology}/{key}.value"
    moved = project.apply([project.change(address, plain(value))])
    state = load_state(method.engine, moved)
    values = [s.scalars.get(name) for s in (method.state, state) for name in ("RE", "PE")]
    if not all(isinstance(v, Decimal) for v in values):
        return "?"
    before, after = (Decimal(str(values[at])) - Decimal(str(values[at + 1])) for at in (0, 2))
    return f"{whole_down(after) - whole_down(before):+,d}"


def _compared(name: str, method: MethodResult, official: OfficialValues) -> Iterator[Finding]:
    ours = {"RE_p": method.annual.reference, "PE_p": method.annual.project, "ER_p": method.annual.reduction}
    theirs = {"RE_p": official.reference, "PE_p": official.project}
    scale = max((abs(value) for value in ours.values() if value is not None), default=Decimal(0))
    for symbol, their in theirs.items():
        mine = ours[symbol]
        if their is not None and mine is not None and not close(mine, their, scale):
            yield Finding("official.differs", "error", name, _told(symbol, mine, their))
            return
    shown, exact = official.reduction, ours["ER_p"]
    if shown is None or exact is None or shown == method.er_p:
        return
    if shown % 1 and close(exact, shown, scale):
        return  # the workbook shows its result unrounded
    boundary = abs(exact - exact.to_integral_value()) <= max(scale * RELATIVE, Decimal("0.000001"))
    if boundary and abs(shown - exact) < 2:
        yield Finding("official.boundary", "warning", name,
                      _told("ER_p", Decimal(method.er_p or 0), shown) | {"exact": f"{exact:f}"})
    else:
        yield Finding("official.differs", "error", name, _told("ER_p", Decimal(method.er_p or 0), shown))


def close(ours: Decimal, theirs: Decimal, scale: Decimal) -> bool:
    """Return whether two unrounded numbers are the same, relative to the size of what they are made of."""
    return abs(ours - theirs) <= max(scale, abs(theirs)) * RELATIVE


def _told(symbol: str, ours: Decimal, theirs: Decimal) -> dict[str, str]:
    return {"quantity": symbol, "ours": f"{ours.normalize():,f}", "theirs": f"{theirs.normalize():,f}"}
