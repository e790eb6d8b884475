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


def _linked_twice(context: Context) -> Iterator[Finding]:
    project = context.project
    seen: set[tuple[str, ...]] = set()
    for row in project.rows(PROOFS):
        link = tuple(text_at(project, f"{PROOFS}/{row}/{name}") for name in ("evidence", "claim", "page"))
        if all(link[:2]) and link in seen:
            yield Finding("evidence.linked_twice", "note", f"{PROOFS}/{row}/evidence", {"number": link[0]})
        seen.add(link)


def _claimed(context: Context) -> tuple[tuple[str, str], ...]:
    """Return address and id of the criteria that are said to be proven by a document."""
    return tuple((result.address, result.id) for result in context.results.criteria
                 if result.proof in ("document", "page", "second_check"))


def _unlinked(context: Context) -> Iterator[Finding]:
    claimed = _claimed(context)
    proofs = by_claim(context.schema, context.project) if claimed else {}
    for address, ident in claimed:
        if address not in proofs:
            yield Finding("evidence.proof_unlinked", "note", f"{address}.document", {"criterion": ident})


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
          "permits/", "meetings", "meetings/", "trainings", "trainings/", "comments", "comments/")

RULES: tuple[Rule, ...] = (
    Rule("evidence.rows", (*_LINKS, "start_date", "lifetime", "horizon", "crediting_years", "horizon_end"), _rows),
    Rule("evidence.same_files", _REGISTER, _same_files),
    Rule("evidence.linked_twice", (PROOFS, f"{PROOFS}/"), _linked_twice),
    # Any answer can decide a criterion; of a piece of evidence its number alone makes a link.
    Rule("evidence.unlinked", (EVIDENCE, f"{EVIDENCE}/*/number", *_LINKS[len(_REGISTER):]), _unlinked, _claimed),
    Rule("evidence.references", (*_REGISTER, REFERENCES), _references),
)
