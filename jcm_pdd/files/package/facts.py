"""What a package says of its project: counts, forms and methodologies, participants; of either version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jcm_pdd import __version__
from jcm_pdd.core.findings import Finding, Message
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.plan import confirmed
from jcm_pdd.files.countries import countries
from jcm_pdd.files.printing import SIDES, named_participants
from jcm_pdd.files.session import Session

PROGRAM = "JCM PDD Studio"
_VERSION = re.compile(r"_ver(\d[\d.]*\d|\d)\Z")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding somebody accepted: its message, why, and who and when."""

    message: Message
    reason: str
    by: str


def accepted_findings(session: Session) -> tuple[Accepted, ...]:
    """Return the findings of a project that were accepted, with who accepted them and why."""
    return tuple(Accepted(session.message(one.finding, "en"), one.reason, ", ".join(filter(None, (one.who, one.when))))
                 for one in session.accepted)


def text_of(session: Session, address: str) -> str:
    """Return a text answer; empty for none or a wrong one."""
    stored = session.project.get(address)
    return stored if isinstance(stored, str) and rejected_text(stored) is None else ""


def country_name(session: Session) -> str:
    """Return the country's formal name, empty before it is chosen."""
    code = session.project.get("country")
    return countries()[code].formal_name.en if isinstance(code, str) and code in countries() else ""


def participants(session: Session) -> list[str]:
    """Return the names of the project participants, those of the partner country first."""
    return [text_of(session, f"participants/{row}/name") for side in SIDES.values()
            for row in named_participants(session.context, side)]


def sender(session: Session) -> str:
    """Return the row of the participant who sends: the focal point, else the first Japanese one, else the first."""
    project = session.project
    rows = [row for side in ("japan", "host") for row in named_participants(session.context, side)]
    focal = next((row for row in rows if project.get(f"participants/{row}/is_focal_point") is True
                  or project.get(f"participants/{row}/role") == "focal_point"), None)
    return focal or (rows[0] if rows else "")


def code_and_version(code: str) -> tuple[str, str]:
    """Split a form code: `JCM_TH_F_PDD_ver02.0` is JCM_TH_F_PDD in version 02.0."""
    match = _VERSION.search(code)
    return (code[:match.start()], match[1]) if match else (code, "")


def counts(session: Session, full: Session) -> dict[str, int]:
    """Return errors, warnings and open items of the full project, and how many default values were verified."""
    found = {name: sum(f.severity == name for f in full.findings) for name in ("error", "warning", "open")}
    verified = total = 0
    for m in session.schema.methodologies:
        items = [(d.provenance.status, f"{m.methodology}/{d.id}") for d in m.defaults]
        items += [(row.provenance.status, f"{m.methodology}/{table.id}.{row.id}")
                  for table in m.lookups for row in table.rows]
        total += len(items)
        verified += sum(status == "verified" or confirmed(full.project, address) for status, address in items)
    return {**found, "defaults": total, "verified": verified}


def about(session: Session, full: Session, version: str) -> dict[str, Any]:
    """Return the head of a manifest."""
    hashes = {(d.id, d.version): d.sha256 for d in session.journal.definitions()}
    return {
        "program": {"name": PROGRAM, "version": __version__},
        "project": {"title": text_of(session, "title"), "country": str(session.project.get("country") or ""),
                    "reference_number": text_of(session, "reference_number")},
        "version": version,
        "draft": not full.ready,
        "counts": counts(session, full),
        "methodologies": [{"id": m.methodology, "version": m.version,
                           "sha256": hashes.get((m.methodology, m.version), "")}
                          for m in session.schema.methodologies],
    }


def open_findings(session: Session) -> tuple[Finding, ...]:
    """Return what keeps a package a draft: errors and open items."""
    return tuple(f for f in session.findings if f.severity in ("error", "open"))
