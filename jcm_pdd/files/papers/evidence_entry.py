"""What people do with the evidence register: enter a paper, link it with what it proves, take it into section F."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from jcm_pdd.core.edits import parsed
from jcm_pdd.core.papers.evidence import (
    EVIDENCE,
    add_edit,
    by_claim,
    claim_of,
    link_edit,
    next_number,
    numbered,
    register,
    unlink_edit,
)
from jcm_pdd.core.papers.questions import Questions
from jcm_pdd.core.papers.references import references_edit
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json
from jcm_pdd.files.session import Session


def add_evidence(session: Session, typed: Mapping[str, str], files: Sequence[Mapping[str, Json]] = (), claim: str = "",
                 page: str = "", origin: object = None) -> str:
    """Enter a paper by what was typed into its columns, with kept files and what it proves, as one undo step.

    Returns its number, the next free one unless one was typed. A paper with a file counts as received and, without a
    title, goes by the file's name. Raises Problem `evidence.number_taken` or `evidence.no_claim`.
    """
    known = numbered(register(session.project))
    if typed.get("number", "").strip() in known:
        raise Problem("evidence.number_taken", typed["number"])
    answers: dict[str, Json] = {name: parsed(session.schema.places[f"{EVIDENCE}/*/{name}"].kind, text)
                                for name, text in typed.items() if text.strip()}
    if files:
        answers["file"] = [dict(item) for item in files]
        answers.setdefault("status", "received")
        answers.setdefault("title", PurePath(str(files[0]["name"])).stem)
    answers.setdefault("number", next_number(session.project))
    session.record(add_edit(session.project, answers, _claim(session, claim), page), origin)
    return str(answers["number"])


def add_files(session: Session, files: Sequence[Mapping[str, Json]], origin: object = None) -> tuple[str, ...]:
    """Enter kept files into the register, each as a received paper named by its file, as one undo step.

    Returns their numbers.
    """
    project = session.project
    changes: dict[str, Change] = {}
    numbers: list[str] = []
    for item in files:
        edit = add_edit(project, {"file": [dict(item)], "status": "received",
                                  "title": PurePath(str(item["name"])).stem})
        project = project.apply(edit.changes)
        numbers.append(str(edit.args["evidence"]))
        for change in edit.changes:
            first = changes.get(change.address)
            changes[change.address] = replace(change, old=first.old) if first is not None else change
    session.record(Edit("edit.add_files", tuple(changes.values()),
                        {"address": EVIDENCE, "count": str(len(numbers))}), origin)
    return tuple(numbers)


def link_evidence(session: Session, number: str, claim: str, page: str = "", remark: str = "",
                  origin: object = None) -> None:
    """Link a paper of the register with what it proves; a link that is there is left alone.

    Raises Problem `evidence.unknown` for a number nobody has, `evidence.no_claim` for no question of the project.
    """
    known = numbered(register(session.project))
    if number not in known:
        raise Problem("evidence.unknown", number, known=", ".join(known) or "-")
    session.record(link_edit(session.project, number, _claim(session, claim), page, remark), origin)


def unlink(session: Session, at: str, origin: object = None) -> bool:
    """Take away the link a row of `proofs` makes; False for one that another table makes."""
    table, _, row = at.partition("/")
    if table != "proofs":
        return False
    session.record(unlink_edit(session.project, [row]), origin)
    return True


def take_references(session: Session, origin: object = None) -> bool:
    """Bring section F up to date with the register as one edit; False when it is."""
    edit = references_edit(session.project)
    session.record(edit, origin)
    return bool(edit.changes)


def proved(session: Session, address: str) -> bool:
    """Tell whether any evidence is linked with the claim an address belongs to."""
    return claim_of(session.schema, address) in by_claim(session.schema, session.project)


def _claim(session: Session, address: str) -> str:
    if not address:
        return ""
    claim = claim_of(session.schema, address)
    if claim not in Questions(session.schema, session.project):
        raise Problem("evidence.no_claim", address)
    return claim
