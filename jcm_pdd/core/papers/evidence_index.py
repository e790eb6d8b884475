"""The evidence index of a package: the register in the order of its numbers, with what each paper proves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jcm_pdd.core.papers.evidence import Evidence, Link, by_evidence, register
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema

_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the index with its links; those of one claim and page are one."""

    evidence: Evidence
    links: tuple[Link, ...]


def evidence_index(schema: Schema, project: Project) -> tuple[Entry, ...]:
    """Return the register by number, E-2 before E-10; papers without a number stand at the end."""
    used = by_evidence(schema, project)
    entries = []
    for one in sorted(register(project), key=lambda one: (not one.number, natural(one.number))):
        links = {(link.claim, link.page): link for link in (used.get(one.number, ()) if one.number else ())}
        entries.append(Entry(one, tuple(links.values())))
    return tuple(entries)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what texts are sorted by so that numbers in them count as numbers."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
                 for part in _PARTS.split(text) if part)
