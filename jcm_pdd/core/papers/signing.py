"""Signed documents: what each printed when it was signed, what of that has changed since, and who may sign.

What a document printed is kept as a short hash of every printed answer, so that changes are told by their answers: the
bytes of two exports differ by a date or a newer program and say nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.edits import add_rows
from jcm_pdd.core.papers.evidence import EvidenceFile, day_at, files_at, text_at
from jcm_pdd.core.project import Edit, Json, Project

SIGNED = "signed"
PRINTED = "#printed"
"""Where the printed state of a row is kept: `signed/r1#printed`, pairs of address and short hash. Pairs and no mapping,
so that a merge that gives rows other ids rewrites the addresses."""
YEARS = "#years"
"""The name under which the yearly results are kept among the answers."""
BY_FOCAL_POINT = ("reg_req", "iss_req", "prc_req", "pw_req", "rw_req", "iw_req")
"""Requests the focal point signs for all participants."""
BY_ALL = "moc"


@dataclass(frozen=True, slots=True)
class Signature:
    """One row: a document signed by one company; texts that are missing are empty."""

    row: str
    document: str
    sha256: str
    state: str
    files: tuple[EvidenceFile, ...]
    signatory: str
    company: str
    signed_on: date | None
    authority: str

    @property
    def address(self) -> str:
        """The address of its row."""
        return f"{SIGNED}/{self.row}"


def signatures(project: Project) -> tuple[Signature, ...]:
    """Return the signatures in the order of the table."""
    found = []
    for row in project.rows(SIGNED):
        at = f"{SIGNED}/{row}"
        texts = {name: text_at(project, f"{at}/{name}")
                 for name in ("document", "sha256", "state", "signatory", "company", "authority")}
        found.append(Signature(row, texts["document"].strip().casefold(), texts["sha256"], texts["state"],
                               files_at(project, f"{at}/file"), texts["signatory"], texts["company"],
                               day_at(project, f"{at}/signed_on"), texts["authority"]))
    return tuple(found)


def current(project: Project) -> tuple[Signature, ...]:
    """Return the signatures that count: of each document and company the latest row."""
    last = {(one.document, one.company.casefold()): one for one in signatures(project)}
    return tuple(last.values())


def digest(stored: Json) -> str:
    """Return the short hash of a stored answer; of none, an empty text."""
    if stored is None:
        return ""
    if isinstance(stored, str):
        return _of_text(stored)
    text = json.dumps(stored, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@lru_cache(maxsize=65536)
def _of_text(stored: str) -> str:
    """Return the hash of a text: each edit compares the answers of every signed document, nearly all as before."""
    return hashlib.sha256(json.dumps(stored, ensure_ascii=True).encode()).hexdigest()[:16]


def years_of(results: Results) -> Json:
    """Return the yearly results as they are compared: year, RE, PE and ER in tCO2."""
    return [[year.year, year.reference_emissions, year.project_emissions, year.emission_reductions]
            for year in results.years]


def state_of(project: Project, results: Results, addresses: Iterable[str], calculated: bool) -> dict[str, Json]:
    """Return what a document prints as it is kept: a hash of each answer, and of the results where it prints them."""
    found: dict[str, Json] = {address: digest(project.get(address)) for address in sorted(addresses)}
    if calculated:
        found[YEARS] = digest(years_of(results))
    return found


def printed_state(project: Project, row: str) -> Mapping[str, str]:
    """Return what a signed document printed, empty when that was not recorded."""
    stored = project.get(f"{SIGNED}/{row}{PRINTED}")
    pairs = stored if isinstance(stored, list) else []
    return {str(one[0]): str(one[1]) for one in pairs if isinstance(one, list) and len(one) == 2}


def changed_since(project: Project, results: Results, row: str) -> tuple[str, ...]:
    """Return the addresses whose answers are no longer those of a signed document; `YEARS` for the results."""
    return tuple(at for at, known in printed_state(project, row).items()
                 if known != digest(years_of(results) if at == YEARS else project.get(at)))


def record_edit(project: Project, cells: Mapping[str, Json], state: Mapping[str, Json]) -> Edit:
    """Return the edit that adds a signature with what the document printed, as one undo step."""
    made, (row,) = add_rows(project, SIGNED)
    changes = [*made.changes, *(project.change(f"{SIGNED}/{row}/{name}", value)
                                for name, value in cells.items() if value not in (None, "", []))]
    changes.append(project.change(f"{SIGNED}/{row}{PRINTED}", [[at, known] for at, known in state.items()]))
    return Edit("edit.record_signature", tuple(changes), {"address": SIGNED, "document": str(cells.get("document"))})


def focal_points(project: Project) -> tuple[str, ...]:
    """Return the names of the companies that are the focal point."""
    return tuple(text_at(project, f"participants/{row}/name") for row in project.rows("participants")
                 if project.get(f"participants/{row}/is_focal_point") is True)


def signing_companies(project: Project) -> tuple[str, ...]:
    """Return the companies that sign the MoC: the focal point and every participant, each once."""
    named = [text_at(project, f"participants/{row}/name") for row in project.rows("participants")
             if project.get(f"participants/{row}/is_focal_point") is True
             or project.get(f"participants/{row}/is_participant") is not False]
    return tuple(dict.fromkeys(name for name in named if name))
