"""Which official documents defaults were confirmed with, and which of them the reference list still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.core.companions import default_stems
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.plan import confirmed
from jcm_pdd.core.project import Change, Project
from jcm_pdd.core.schema import Schema

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

REFERENCES = "references"
_HASH = re.compile(r"\s*\(SHA-256 [0-9a-f]+\)$")


def confirmed_documents(schema: Schema, project: Project) -> tuple[str, ...]:
    """Return the documents the defaults of a project were confirmed with, each once, in the order of the defaults."""
    found = [_HASH.sub("", str(project.get(f"{address}.document"))).strip()
             for m in schema.methodologies for address in default_stems(m) if confirmed(project, address)]
    return tuple(dict.fromkeys(document for document in found if document))


def missing_references(schema: Schema, project: Project) -> tuple[str, ...]:
    """Return the confirmed documents that no line of the reference list names."""
    listed = _plain(_listed(project))
    return tuple(one for one in confirmed_documents(schema, project) if _plain(one) not in listed)


def references_change(schema: Schema, project: Project) -> Change | None:
    """Return what adds the missing documents to the reference list, None when there are none."""
    missing = missing_references(schema, project)
    if not missing or schema.place(REFERENCES) is None:
        return None
    lines = [line for line in _listed(project).split("\n") if line.strip()]
    return project.change(REFERENCES, "\n".join([*lines, *missing]))


def unlisted(context: Context) -> Iterator[Finding]:
    """Yield one note when documents that defaults were confirmed with are not among the references."""
    missing = missing_references(context.schema, context.project)
    if missing and context.schema.place(REFERENCES) is not None:
        yield Finding("references.confirmed_missing", "note", REFERENCES,
                      {"documents": "; ".join(missing), "documents_ja": "、".join(missing)})


def _listed(project: Project) -> str:
    stored = project.get(REFERENCES)
    return "" if stored is None else str(rejected_text(stored) or stored)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
