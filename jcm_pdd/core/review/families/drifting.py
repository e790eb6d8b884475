"""What drifted between the Project Idea Note, the project as submitted or registered, and now; the reasons given."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core import drift
from jcm_pdd.core.drift import Drift
from jcm_pdd.core.findings import Finding, Severity
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

LIMIT = "drift.tonnes"
_SHOWN = 160


def _now(context: Context) -> object:
    """Return the facts of now; nothing when no version is there to compare them with."""
    if not drift.baselines(context.project):
        return ()
    found = drift.facts(context.schema, context.project, context.results, context.proposals)
    return tuple(found.items())


def _drifted(context: Context) -> Iterator[Finding]:
    """Each fact once, against the newest stage it differs from."""
    if not drift.baselines(context.project):
        return
    now = drift.facts(context.schema, context.project, context.results, context.proposals)
    latest = {one.fact: one for one in drift.drifts(context.project, now)}
    for one in latest.values():
        judged = _judged(context, one)
        if judged is not None:
            code, severity = judged
            yield Finding(code, severity, _where(context, one), _args(context, one))


def _judged(context: Context, one: Drift) -> tuple[str, Severity] | None:
    """Return code and gravity of a drift, None for one that needs no word."""
    registered = one.stage == "registered"
    special: tuple[str, Severity] | None = None
    if one.fact == "title" and registered:
        special = "drift.title_registered", "warning"
    elif one.fact.startswith("participants/") and registered:
        return None if _change_requested(context) else ("drift.participants_registered", "warning")
    elif one.fact == "start_date":
        special = "drift.start_moved", "note" if one.why or one.stage == "pin" else "warning"
    elif one.fact in (drift.TOTAL, drift.AVERAGE) and _beyond(context, one):
        special = "drift.tonnes", "note" if one.why else "warning"
    if special is not None or one.why or one.fact.startswith(drift.YEAR):
        return special
    return "drift.unexplained", "warning" if registered else "note"


def _change_requested(context: Context) -> bool:
    """Tell whether changes after registration are asked for: the form is wanted and names one."""
    project = context.project
    return project.get("prc_req_wanted") is True or bool(project.rows("prc_changes"))


def _beyond(context: Context, one: Drift) -> bool:
    limit = context.known.data.limit(LIMIT)
    return limit is not None and one.percent is not None and limit.broken(abs(one.percent) / 100) is not None


def _where(context: Context, one: Drift) -> str:
    """Return the row while it is there, else the question or table."""
    row = one.fact.partition("/")[2]
    table = one.fact.partition("/")[0]
    if table in drift.ROWS and row in context.project.rows(table):
        return f"{one.fact}/name"
    return drift.place_of(context.schema, one.fact)


def _args(context: Context, one: Drift) -> dict[str, str]:
    name, stage = drift.name_of(context.schema, one.fact), drift.STAGE_NAMES[one.stage]
    by = f" ({one.percent:+} %)" if one.percent is not None else ""
    limit = context.known.data.limit(LIMIT)
    told = limit.told() if limit is not None else {}
    return {"fact": name.en, "fact_ja": name.ja, "stage": stage.en, "stage_ja": stage.ja, "date": one.version.date,
            "version": one.version.name, "old": _short(one.old), "new": _short(one.new), "by": by,
            "why": _short(one.why or "no reason is given"), "why_ja": _short(one.why or "理由は未記入"),
            "limit": f"{(limit.at_most or 0) * 100:.0f} %" if limit is not None else "", **told}


def _short(text: str) -> str:
    return (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…") or "-"


RULES: tuple[Rule, ...] = (
    Rule("drift", ("versions#*", "prc_req_wanted", "prc_changes"), _drifted, _now),
)
