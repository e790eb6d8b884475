"""What still lacks evidence: claims that somebody will ask a paper for, with how far each one has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import by_claim, text_at
from jcm_pdd.core.plan import grid_rows
from jcm_pdd.core.project import Project
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.schema import GridBlock
from jcm_pdd.core.text import Text

Kind = Literal["criterion", "default", "estimated", "fixed", "field", "calibration"]
# Nothing at all; a document is named in words; evidence is linked and its file is not here yet.
State = Literal["nothing", "said", "no_file"]
FIELDS = ("start_date", "lifetime")


@dataclass(frozen=True, slots=True)
class Need:
    """A claim without a file that proves it: where to go for it, and what was said about it already.

    `label` is there for a default value, whose place goes by its symbol alone.
    """

    claim: str
    kind: Kind
    state: State
    go: str
    said: str = ""
    label: Text | None = None


def lacking(context: Context) -> tuple[Need, ...]:
    """Return the claims that lack evidence, in the order of the form: criteria, defaults, values, fields, meters."""
    proofs = by_claim(context.schema, context.project)
    found = []
    for need in claims(context):
        linked = proofs.get(need.claim, ())
        if any(proof.evidence.in_hand for proof in linked):
            continue
        if linked:
            said = ", ".join(dict.fromkeys(proof.evidence.number for proof in linked))
            found.append(replace(need, state="no_file", go=f"{linked[0].evidence.address}/file", said=said))
        else:
            found.append(need)
    return tuple(found)


def claims(context: Context) -> Iterator[Need]:
    """Yield every claim of a project that evidence is wanted for, as if there was none in the register."""
    yield from _criteria(context)
    blocks = [block for plan in context.schema.sections for block in plan.blocks if isinstance(block, GridBlock)]
    for block in blocks:
        if block.role == "defaults":
            yield from _defaults(context, block)
    for block in blocks:
        if block.role in ("monitoring", "fixed"):
            yield from _values(context, block, "estimated" if block.role == "monitoring" else "fixed")
    yield from _fields(context)
    for row in context.project.rows("calibrations") if "calibrations" in context.schema.tables else ():
        at = f"calibrations/{row}"
        yield _need(context.project, at, "calibration", f"{at}/evidence", f"{at}/certificate")


def _defaults(context: Context, block: GridBlock) -> Iterator[Need]:
    for row in grid_rows(block, context.project, context.results):
        yield replace(_need(context.project, row.address, "default", f"{row.address}.document"), label=row.label)


def _values(context: Context, block: GridBlock, kind: Kind) -> Iterator[Need]:
    for row in grid_rows(block, context.project, context.results):
        if _answered(context.project, row.address):
            yield Need(row.address, kind, "nothing", row.address)


def _criteria(context: Context) -> Iterator[Need]:
    for result in context.results.criteria:
        if result.verdict == "met":
            yield _need(context.project, result.address, "criterion", f"{result.address}.document")


def _fields(context: Context) -> Iterator[Need]:
    addresses = [*FIELDS, *(f"sites/{row}/coordinates" for row in context.project.rows("sites"))]
    for address in addresses:
        if context.schema.place(address) is not None and _answered(context.project, address):
            yield Need(address, "field", "nothing", address)


def _need(project: Project, claim: str, kind: Kind, go: str, said_at: str = "") -> Need:
    said = text_at(project, said_at or go)
    return Need(claim, kind, "said" if said else "nothing", go, said)


def _answered(project: Project, address: str) -> bool:
    stored = project.get(address)
    return stored is not None and rejected_text(stored) is None
