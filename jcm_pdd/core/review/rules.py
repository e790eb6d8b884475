"""Rules about several answers at once. Each declares what it reads and reruns only when that changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jcm_pdd.core import conditions, confirming
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.plan import status_of, unconfirmed
from jcm_pdd.core.review import official
from jcm_pdd.core.review.asked import asked
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.review_notes import EDITS, NOTES
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.core.status import STATUS_WORDS
from jcm_pdd.core.steps import rule_name


def _start_date(context: Context) -> Iterator[Finding]:
    stored = context.project.get("start_date")
    country = context.country
    if stored is None or rejected_text(stored) is not None or country is None or country.earliest_start is None:
        return
    if date.fromisoformat(str(stored)) < country.earliest_start:
        status, _, source = country.earliest_source.partition("; ")
        known = STATUS_WORDS.get(status)
        told = {name: "; ".join(part for part in (known.get(name) if known else status, source) if part)
                for name in ("en", "ja")}
        yield Finding("start_date.before_rules", "error", "start_date",
                      {"earliest": country.earliest_start.isoformat(), "country": country.name.en,
                       "country_ja": country.name.ja, "source": told["en"], "source_ja": told["ja"]})


def _horizon(context: Context) -> Iterator[Finding]:
    project = context.project
    choice = project.get("horizon") or "lifetime"
    address = {"lifetime": "lifetime", "crediting_period": "crediting_years"}.get(str(choice), "horizon_end")
    known = [project.get(a) is not None and rejected_text(project.get(a)) is None for a in ("start_date", address)]
    if all(known) and context.results.horizon is None:
        yield Finding("horizon.impossible", "error", address)


def _methodologies(context: Context) -> Iterator[Finding]:
    for address, name, version in context.unknown_methodologies:
        yield Finding("methodology.unknown", "error", address, {"methodology": name, "version": version})
    for m in context.schema.methodologies:
        if m.general:
            yield Finding("methodology.general", "open", "methodologies", {"methodology": m.methodology})
        elif context.country is not None and m.country != context.country.code:
            yield Finding("methodology.other_country", "error", "methodologies",
                          {"methodology": m.methodology, "country": context.country.name.en,
                           "country_ja": context.country.name.ja})
        if not m.criteria:
            yield Finding("methodology.no_criteria", "open", "methodologies", {"methodology": m.methodology})


def _participants(context: Context) -> Iterator[Finding]:
    project = context.project
    rows = [r for r in project.rows("participants") if project.get(f"participants/{r}/is_participant") is not False]
    # A list: a wrong entry is kept as an object, which no set can hold.
    sides = [project.get(f"participants/{row}/side") for row in rows]
    for side in ("host", "japan"):
        if rows and side not in sides:
            yield Finding(f"participants.no_{side}", "error", "participants")


def _tables(context: Context) -> Iterator[Finding]:
    for address, block in context.schema.tables.items():
        rows = context.project.rows(address)
        if len(rows) < block.table.min_rows and table_asked(context, block):
            yield Finding("table.too_few_rows", "open", address, {"rows": str(block.table.min_rows)})


def table_asked(context: Context, block: TableBlock) -> bool:
    """Tell whether the fewest rows of a table are asked for now: it is shown, and required where that is a rule."""
    if not isinstance(block.table, TableDef):
        return True
    rules = [rule for rule in (block.table.shown, block.table.required) if rule not in ("true", "false")]
    return block.table.shown != "false" and all(conditions.holds(
        rule, context.schema, context.project, context.results, block.columns[0], block.address) for rule in rules)


def _criteria(context: Context) -> Iterator[Finding]:
    for result in context.results.criteria:
        where = f"{result.address}.text"
        args = {"criterion": result.id, "reason": result.reason.en, "reason_ja": result.reason.ja}
        if result.verdict == "not_met":
            yield Finding("criterion.not_met", "error", where, args)
        elif result.verdict == "unknown":
            yield Finding("criterion.unknown", "open", where, args)
        if result.proof in ("none", "claimed"):
            yield Finding("criterion.not_proven", "note", where, args)


def _checks(context: Context) -> Iterator[Finding]:
    for name, method in context.results.methodologies.items():
        for check in method.methodology.checks:
            if method.state.scalars.get(rule_name(check.id)) is False:
                yield Finding("methodology.condition", check.severity, f"{name}/{check.place}",
                              {"text": check.text.en, "text_ja": check.text.ja})


def _results(context: Context) -> Iterator[Finding]:
    for name, method in context.results.methodologies.items():
        reduction = method.annual.reduction
        if reduction is None and not method.missing and not method.state.official.refusal:
            yield Finding("result.not_computed", "error", name, {"methodology": name})
        elif reduction is not None and reduction < 0:
            yield Finding("result.negative", "error", name, {"methodology": name})
        elif reduction is not None and method.er_p == 0:
            yield Finding("result.zero", "warning", name, {"methodology": name})


def _defaults(context: Context) -> Iterator[Finding]:
    for row in unconfirmed(context.schema, context.project, context.results):
        value = row.value_text if row.unit == "-" else f"{row.value_text} {row.unit}"
        status = STATUS_WORDS[status_of(row, context.project)]
        yield Finding("default.not_verified", "open", row.address,
                      {"value": value, "status": status.en, "status_ja": status.ja,
                       "source": row.provenance.told("en") if row.provenance else "",
                       "source_ja": row.provenance.told("ja") if row.provenance else ""})


def _proposals(context: Context) -> Iterator[Finding]:
    """One finding a question, not one a row: a thousand meters share one wording."""
    unread: dict[str, list[str]] = {}
    for address in context.proposals:
        if not address.endswith((".point", ".option")):
            place = context.schema.place(address)
            unread.setdefault(place.address if place else address, []).append(address)
    for addresses in unread.values():
        yield Finding("proposal.unread", "open", addresses[0], {"count": str(len(addresses))})


def _spelling(context: Context) -> Iterator[Finding]:
    """One note a text, not one a word: most unknown words are names."""
    for address, count in context.misspelled.items():
        if conditions.visible(context.schema, context.project, context.results, address):
            yield Finding("text.spelling", "note", address, {"count": str(count)})


RULES = (
    Rule("start_date", ("start_date", "country"), _start_date),
    Rule("horizon", ("start_date", "lifetime", "horizon", "crediting_years", "horizon_end"), _horizon),
    Rule("methodologies", ("country", "methodologies", "methodologies/"), _methodologies),
    Rule("participants", ("participants", "participants/"), _participants),
    Rule("tables", ("*",), _tables),
    Rule("criteria", ("*",), _criteria),
    Rule("checks", ("*",), _checks),
    Rule("results", ("*",), _results),
    Rule("official", ("*",), official.check),
    Rule("defaults", ("*",), _defaults),
    Rule("confirmed documents", ("*",), confirming.unlisted),
    Rule("proposals", ("*",), _proposals, lambda context: context.proposals),
    Rule("spelling", ("*",), _spelling, lambda context: context.misspelled),
    Rule("review", (EDITS, NOTES), asked),
)
