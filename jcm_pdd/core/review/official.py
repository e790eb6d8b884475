"""The official workbook's numbers against ours, for one full year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.findings import Finding, Severity
from jcm_pdd.core.official import OfficialValues
from jcm_pdd.core.review.context import Context

# Both sides carry at least 15 significant digits.
RELATIVE = Decimal("1e-9")


def check(context: Context) -> Iterator[Finding]:
    """Yield a finding for each methodology whose workbook gives nothing or another number."""
    for name, method in context.results.methodologies.items():
        official = method.state.official
        if official.refusal:
            severity: Severity = "error" if method.methodology.calculated_by_workbook else "warning"
            yield Finding(official.refusal, severity, name, dict(official.arguments))
        elif official.reduction is not None and method.er_p is not None:
            yield from _compared(name, method, official)


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
