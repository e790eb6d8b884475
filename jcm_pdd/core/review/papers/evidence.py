"""Rules about the evidence register: contradictions are warnings, papers that are still to come are notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import (
    EVIDENCE,
    PROOFS,
    Evidence,
    by_claim,
    by_evidence,
    day_at,
    register,
    text_at,
)
from jcm_pdd.core.papers.references import REFERENCES, references_edit, tells_secrets
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule


def _rows(context: Context) -> Iterator[Finding]:
    evidence = register(context.project)
    numbers = Counter(one.number.casefold() for one in evidence if one.number)
    used = by_evidence(context.schema, context.project)
    for one in evidence:
        if numbers[one.number.casefold()] > 1:
            yield Finding("evidence.number_twice", "error", f"{one.address}/number", {"number": one.number})
        elif not one.number and (one.title or one.files):
            yield Finding("evidence.no_number", "warning", f"{one.address}/number")
        yield from _row(context, one, bool(used.get(one.number)))


def _row(context: Context, one: Evidence, used: bool) -> Iterator[Finding]:
    if one.status == "accepted" and not one.files:
        yield Finding("evidence.accepted_no_file", "warning", f"{one.address}/file", {"number": one.number})
    elif one.status == "received" and not one.files:
        yield Finding("evidence.received_no_file", "note", f"{one.address}/file", {"number": one.number})
    if used and one.language in ("ja", "local") and not one.translated_by:
        yield Finding("evidence.not_translated", "note", f"{one.address}/translated_by", {"number": one.number})
    yield from _expiry(context, one)


def _expiry(context: Context, one: Evidence) -> Iterator[Finding]:
    """The project's own days alone count: the review knows no clock."""
    if one.expiry is None:
        return
    where, args = f"{one.address}/expiry", {"number": one.number, "expiry": one.expiry.isoformat()}
    start, horizon = day_at(context.project, "start_date"), context.results.horizon
    if one.issued is not None and one.expiry < one.issued:
        yield Finding("evidence.expiry_before_date", "error", where, args | {"date": one.issued.isoformat()})
    elif start is not None and one.expiry < start:
        yield Finding("evidence.expired_at_start", "warning", where, args | {"start": start.isoformat()})
    elif horizon is not None and one.expiry < horizon.last:
        yield Finding("evidence.expires", "note", where, args | {"end": horizon.last.isoformat()})


def _same_files(context: Context) -> Iterator[Finding]:
    holders: dict[str, list[Evidence]] = {}
    for one in register(context.project):
        for sha256 in dict.fromkeys(file.sha256 for file in one.files):
            holders.setdefault(sha256, []).append(one)
    for same in holders.values():
        if len(same) > 1:
            others = ", ".join(one.number or one.row for one in same[:-1])
            yield Finding("evidence.same_file", "note", f"{same[-1].address}/file", {"others": others})


def _proofs(context: Context) -> Iterator[Finding]:
    project, schema = context.project, context.schema
    seen: set[tuple[str, ...]] = set()
    for row in project.rows(PROOFS):
        link = tuple(text_at(project, f"{PROOFS}/{row}/{name}") for name in ("evidence", "claim", "page"))
        if all(link[:2]) and link in seen:
            yield Finding("evidence.linked_twice", "note", f"{PROOFS}/{row}/evidence", {"number": link[0]})
        seen.add(link)
    proofs = by_claim(schema, project)
    for result in context.results.criteria:
        if result.proof in ("document", "page", "second_check") and result.address not in proofs:
            yield Finding("evidence.proof_unlinked", "note", f"{result.address}.document", {"criterion": result.id})


def _references(context: Context) -> Iterator[Finding]:
    text = text_at(context.project, REFERENCES)
    if text and context.schema.place(REFERENCES) is not None and references_edit(context.project).changes:
        yield Finding("evidence.references_behind", "note", REFERENCES)
    for one in register(context.project):
        if text and one.confidential and tells_secrets(text, one):
            yield Finding("evidence.confidential_cited", "note", REFERENCES, {"number": one.number, "title": one.title})


_REGISTER = (EVIDENCE, f"{EVIDENCE}/")
_LINKS = (*_REGISTER, PROOFS, f"{PROOFS}/", "estimates", "estimates/", "estimate_inputs", "estimate_inputs/",
          "estimate_series", "estimate_series/", "calibrations", "calibrations/", "meters/", "laws", "laws/", "permits",
          "permits/", "meetings", "meetings/")

RULES: tuple[Rule, ...] = (
    Rule("evidence.rows", (*_LINKS, "start_date", "lifetime", "horizon", "crediting_years", "horizon_end"), _rows),
    Rule("evidence.same_files", _REGISTER, _same_files),
    # What a link is about may be any question of the project, and any answer can decide a criterion.
    Rule("evidence.proofs", ("*",), _proofs),
    Rule("evidence.references", (*_REGISTER, REFERENCES), _references),
)
