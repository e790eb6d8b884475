"""Rules about signed documents: what they printed has changed, an authority had expired, the wrong company signed."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import numbered, register
from jcm_pdd.core.papers.signing import (
    BY_ALL,
    BY_FOCAL_POINT,
    SIGNED,
    YEARS,
    Signature,
    changed_since,
    current,
    focal_points,
    printed_state,
    signing_companies,
)
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule


def short_name(document: str) -> str:
    """Return the short name of a document as its form code writes it: MoC, Reg_Req, PDD."""
    if document == BY_ALL:
        return "MoC"
    return "_".join(part.capitalize() for part in document.split("_")) if "_" in document else document.upper()


def _older(context: Context) -> Iterator[Finding]:
    for one in current(context.project):
        changed = changed_since(context.project, context.results, one.row)
        if changed:
            first = next((at for at in changed if at != YEARS), "")
            place = context.schema.place(first)
            label = place.definition.label if place is not None else None
            table = context.schema.tables.get(first)
            label = label or (table.table.label if table is not None else None)
            yield Finding("signing.older", "warning", f"{one.address}/document", {
                "document": short_name(one.document) or "-", "count": str(len(changed)),
                "first": label.en if label else "the yearly results",
                "first_ja": label.ja if label else "年ごとの結果"})


def _rows(context: Context) -> Iterator[Finding]:
    for one in current(context.project):
        args = {"document": short_name(one.document) or "-", "company": one.company or "-"}
        if not one.files:
            yield Finding("signing.no_scan", "note", f"{one.address}/file", args)
        if not printed_state(context.project, one.row):
            yield Finding("signing.no_state", "note", f"{one.address}/sha256", args)
        yield from _authority(context, one)


def _authority(context: Context, one: Signature) -> Iterator[Finding]:
    """A paper counts on the day of the signature; until that is known nothing can have expired."""
    where, paper = f"{one.address}/authority", numbered(register(context.project)).get(one.authority)
    args = {"document": short_name(one.document) or "-", "number": one.authority}
    if not one.authority:
        yield Finding("signing.no_authority", "note", where, args)
    elif paper is not None and paper.expiry is not None and one.signed_on is not None and paper.expiry < one.signed_on:
        yield Finding("signing.authority_expired", "error", where, args | {
            "expiry": paper.expiry.isoformat(), "date": one.signed_on.isoformat()})


def _who(context: Context) -> Iterator[Finding]:
    """Requests are signed by the focal point alone, the MoC by everybody in it."""
    signed = current(context.project)
    focal = focal_points(context.project)
    for one in signed:
        if one.document in BY_FOCAL_POINT and focal and one.company and one.company not in focal:
            yield Finding("signing.not_focal_point", "warning", f"{one.address}/company", {
                "document": short_name(one.document), "company": one.company, "focal_point": ", ".join(focal)})
    have = {one.company for one in signed if one.document == BY_ALL}
    missing = [name for name in signing_companies(context.project) if name not in have]
    if have and missing:
        yield Finding("signing.missing", "note", SIGNED, {
            "document": short_name(BY_ALL), "companies": ", ".join(missing), "companies_ja": "、".join(missing)})


_READ = (SIGNED, f"{SIGNED}/")

RULES: tuple[Rule, ...] = (
    # Any answer can be one that a signed document prints, and changes the results it prints.
    Rule("signing.older", ("*",), _older),
    Rule("signing.rows", (*_READ, "evidence", "evidence/"), _rows),
    Rule("signing.who", (*_READ, "participants", "participants/"), _who),
)
