"""`calc --second-opinion`: what two spreadsheet engines make of the project's own workbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from jcm_pdd.cli import report
from jcm_pdd.files.session import Session

if TYPE_CHECKING:
    from jcm_pdd.files.workbooks.book import Scalar
    from jcm_pdd.files.workbooks.second_opinion import Opinion

Opinions = tuple["Opinion", ...] | None
_WORDS = {
    "en": {True: "agrees", False: "does not agree", "title": "Second calculation"},
    "ja": {True: "一致", False: "不一致", "title": "検算"},
}


def ask(session: Session) -> tuple[Opinion, ...]:
    """Return the opinion on each methodology of a project."""
    from jcm_pdd.files.workbooks.second_opinion import second_opinions

    return second_opinions(session.schema, session.project, session.results)


def as_json(session: Session, opinions: Opinions, language: str) -> dict[str, Any]:
    """Return {"second_opinion": {methodology: {...}}}, or nothing when none was asked for.

    `emission_reductions` is the total of all years, whole tCO2; `annual` is one full year.
    """
    if opinions is None:
        return {}
    return {"second_opinion": {one.methodology: {
        "emission_reductions": one.emission_reductions,
        "agrees": one.agrees,
        "annual": dict(zip(("reference_emissions", "project_emissions", "emission_reductions"),
                           (_number(value) for value in one.annual), strict=True)),
        "findings": [report.finding(session, finding, language) for finding in one.findings],
    } for one in opinions}}


def _number(value: Scalar) -> float | None:
    return value if isinstance(value, float) else None


def as_text(opinions: Opinions, language: str) -> str:
    """Return one line a methodology, each on a new line."""
    words = _WORDS[language]
    return "".join(f"\n{words['title']} {one.methodology}: {report.cell(one.emission_reductions)} tCO2, "
                   f"{words[one.agrees]}" for one in opinions or ())


def tell(session: Session, opinions: Opinions, language: str) -> bool:
    """Print the findings to stderr and return whether one is an error."""
    found = [finding for one in opinions or () for finding in one.findings]
    for finding in found:
        print(session.message(finding, language).line(), file=sys.stderr)
    return any(finding.severity == "error" for finding in found)
