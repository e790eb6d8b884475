"""The monitoring workbook of a project's package: the official one where there is one, else the program's own."""

from __future__ import annotations

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import finding_message, problem_text
from jcm_pdd.files.official.filling import fill_official, unfit
from jcm_pdd.files.official.holding import workbook_data
from jcm_pdd.files.session import Session


def make_plan(session: Session, methodology: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the monitoring workbook of one methodology and what needs a person's eye.

    Where the official workbook cannot be filled the program's own takes its place and a finding says why. A
    methodology without formulas has no other: then there are no bytes.
    """
    from jcm_pdd.files.excel.workbook import build_workbook

    m = session.schema.methodology(methodology)
    if m is None or m.workbook is None:
        return build_workbook(session.schema, session.project, session.results, methodology), ()
    reasons = _unfit(session, m)
    if reasons is None:
        try:
            filled = fill_official(session.schema, session.project, session.results, m,
                                   workbook_data(session.journal, m))
            return filled.data, filled.findings
        except Problem as problem:
            reasons = {"reason": problem_text(problem, "en"), "reason_ja": problem_text(problem, "ja")}
    if m.calculated_by_workbook:
        return b"", (Finding("official.no_plan", "error", methodology, reasons),)
    own = build_workbook(session.schema, session.project, session.results, methodology)
    return own, (Finding("official.own_instead", "warning", methodology, reasons),)


def _unfit(session: Session, m: MethodologyDef) -> dict[str, str] | None:
    finding = unfit(m, session.results)
    if finding is None:
        return None
    said = {language: finding_message(finding, session.schema, session.project, language).what
            for language in ("en", "ja")}
    return {"reason": said["en"], "reason_ja": said["ja"]}
