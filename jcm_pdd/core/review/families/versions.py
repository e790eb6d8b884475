"""Form, methodology and rules in the version that counts, and how old the knowledge of them is.

Today's day is given to the review; without one nothing is said about age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.dates import last_revision
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.years import add_months

REMIND_MONTHS = 6
_CODE = re.compile(r"\bJCM_([A-Z]{2})_")
_FORM = re.compile(r"\bF_PDD\s*(?:,?\s*ver\.?\s*)(\d{1,2}\.\d)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z")


def _rules(context: Context) -> Iterator[Finding]:
    project, country, today = context.project, context.country, context.known.today
    text, checked = text_at(project, "rule_set"), day_at(project, "rule_set_date")
    if not text and project.get("country") is not None:
        yield Finding("version.rules_not_named", "note", "rule_set")
    if today is not None and checked is not None:
        if checked > today:
            yield Finding("version.rules_in_future", "warning", "rule_set_date", {"day": checked.isoformat()})
        elif add_months(checked, REMIND_MONTHS) < today:
            yield Finding("version.rules_old", "note", "rule_set_date", {"day": checked.isoformat()})
    match = _CODE.search(text)
    if match is not None and country is not None and match[1] not in (country.code, "XX"):
        yield Finding("version.rules_of_other_country", "warning", "rule_set",
                      {"told": match[0], "country": country.name.en, "country_ja": country.name.ja})
    form = _FORM.search(text)
    if form is not None and form[1] != context.schema.form.version:
        yield Finding("version.form_told", "note", "rule_set",
                      {"told": f"ver{form[1]}", "version": f"ver{context.schema.form.version}"})


def _country(context: Context) -> Iterator[Finding]:
    """What the program itself knows of the rules of the country, when that was seen long ago."""
    country, today = context.country, context.known.today
    known = _day(country.rules_known_on) if country is not None else None
    if country is None or today is None or known is None or day_at(context.project, "rule_set_date") is not None:
        return
    if add_months(known, REMIND_MONTHS) < today:
        yield Finding("version.knowledge_old", "note", "country", {
            "day": country.rules_known_on, "country": country.name.en, "country_ja": country.name.ja})


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _methodologies(context: Context) -> Iterator[Finding]:
    """A methodology is valid on the day the PDD is submitted: the last day of its revision history."""
    submitted = last_revision(context)
    for m in context.schema.methodologies:
        args = {"methodology": m.key, "day": submitted.isoformat() if submitted is not None else ""}
        until = _day(m.in_force_until or "")
        approved = _day(m.approved_on or "")
        if submitted is not None and until is not None and submitted > until:
            yield Finding(
                "version.methodology_expired", "warning", "methodologies", {**args, "until": until.isoformat()}
            )
        if submitted is not None and approved is not None and submitted < approved:
            yield Finding(
                "version.methodology_not_yet", "warning", "methodologies", {**args, "approved": approved.isoformat()}
            )
        newer = [
            one for one in context.known.versions.get(m.methodology, ()) if _number(one.version) > _number(m.version)
        ]
        in_time = [one for one in newer if one.approved_on is None or submitted is None or one.approved_on <= submitted]
        if in_time:
            certain = any(one.approved_on is not None for one in in_time) and submitted is not None
            yield Finding("version.methodology_newer" if certain else "version.methodology_newer_known",
                          "warning" if certain else "note", "methodologies",
                          {**args, "newer": ", ".join(f"ver{one.version}" for one in in_time)})


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


RULES: tuple[Rule, ...] = (
    Rule("version.rules", ("country", "rule_set", "rule_set_date"), _rules),
    Rule("version.country", ("country", "rule_set_date"), _country),
    Rule("version.methodologies", ("methodologies", "methodologies/", "revisions", "revisions/"), _methodologies),
)
