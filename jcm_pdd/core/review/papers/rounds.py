"""Rules about the findings of the third-party entity: one without a reply is open, one with a reply waits for it.

A replied finding stays a note: the package that answers it has to be exported before it can be closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.papers.rounds import FINDINGS, LINKS, TABLES, TpeFinding, findings
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

_SHOWN = 120


def _open(context: Context) -> Iterator[Finding]:
    for one in findings(context.project):
        if not one.closed and (one.number or one.text):
            yield from _one(one)


def _one(one: TpeFinding) -> Iterator[Finding]:
    """An open finding stands at each field it is linked to, else at its own row."""
    words = " ".join(one.text.split())
    args = {"number": one.number or "-", "text": words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"}
    if one.kind == "far":
        code, severity = "rounds.carried", "note"
    elif one.reply:
        code, severity = "rounds.waiting", "note"
    else:
        code, severity = "rounds.unanswered", "open"
    for where in one.fields or (f"{one.address}/reply",):
        yield Finding(code, severity, where, args)  # type: ignore[arg-type]


def _rows(context: Context) -> Iterator[Finding]:
    listed = findings(context.project)
    keys = Counter(one.key for one in listed if one.key)
    for one in listed:
        if keys[one.key] > 1:
            yield Finding("rounds.number_twice", "warning", f"{one.address}/number", {"number": one.number})
        if one.closed and not one.assessment and not one.closed_on:
            yield Finding("rounds.closed_unsaid", "note", f"{one.address}/assessment", {"number": one.number})
        if one.closed and one.kind in ("car", "cl") and not one.reply:
            yield Finding("rounds.closed_no_reply", "note", f"{one.address}/reply", {"number": one.number})


def _verification(context: Context) -> Iterator[Finding]:
    """A FAR that is still open once the first verification is reported was forgotten in it."""
    project = context.project
    verified = [day for row in project.rows("periods")
                if (day := text_at(project, f"periods/{row}/verified"))]
    for one in findings(project):
        if verified and one.kind == "far" and not one.closed:
            yield Finding("rounds.far_left", "warning", f"{one.address}/closed",
                          {"number": one.number or "-", "date": min(verified)})


RULES: tuple[Rule, ...] = (
    Rule("rounds.open", (FINDINGS, f"{FINDINGS}/", LINKS, f"{LINKS}/"), _open),
    Rule("rounds.rows", (FINDINGS, f"{FINDINGS}/", TABLES, f"{TABLES}/"), _rows),
    Rule("rounds.verification", (FINDINGS, f"{FINDINGS}/", "periods", "periods/"), _verification),
)
