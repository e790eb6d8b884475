"""A project as stable, sorted text that can be read, compared line by line and read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json
from jcm_pdd.files.store.contents import Blob, Definition
from jcm_pdd.files.store.journal import Journal
from jcm_pdd.files.store.stored import time_text, to_text

FORMAT = "jcm-pdd-project"
VERSION = 1


@dataclass(frozen=True)
class TextForm:
    """What a text form holds; evidence is listed by hash, its bytes are not in the text."""

    answers: Mapping[str, Json]
    definitions: tuple[Definition, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Blob, ...] = ()


def export_json(journal: Journal, history: bool = False) -> str:
    """Return the project as JSON text: the same project gives the same text, one answer a line or more."""
    form: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "answers": dict(journal.project().answers),
        "drafts": {address: draft.text for address, draft in journal.drafts().items()},
        "definitions": [_definition(definition) for definition in journal.definitions()],
        "evidence": [
            {
                "sha256": b.sha256,
                "name": b.name,
                "media": b.media,
                "size": b.size,
                "confidential": b.confidential,
            }
            for b in journal.blobs()
        ],
    }
    if history:
        form["history"] = _history(journal)
    text = json.dumps(form, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    # Half a character (a lone surrogate) has no UTF-8 form; then everything is escaped.
    clean = text.encode("utf-8", "ignore").decode("utf-8") == text
    return text if clean else json.dumps(form, ensure_ascii=True, sort_keys=True, indent=1) + "\n"


def import_json(text: str, where: str = "") -> TextForm:
    """Read a text form; a number written with a decimal point becomes decimal text exactly as written.

    Raises Problem store.text_invalid, store.text_not_project, store.text_newer or store.text_changed.
    """
    try:
        form = json.loads(text.removeprefix("\ufeff"), parse_float=str, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Problem("store.text_invalid", where, reason=error) from error
    if not isinstance(form, dict) or form.get("format") != FORMAT:
        raise Problem("store.text_not_project", where)
    version = form.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Problem("store.text_newer", where, version=version, known=VERSION)
    try:
        return _read(form, where)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Problem("store.text_invalid", where, reason=error) from error


def take_in(
    journal: Journal,
    form: TextForm,
    name: str = "edit.import",
    at: datetime | None = None,
    who: str | None = None,
) -> tuple[Change, ...]:
    """Make the project's answers those of `form` in one undo step and pin its definitions; return the
    changes.

    Drafts of the form are added; evidence has to be attached again. Raises Problem as `Journal.record` does.
    """
    project = journal.project()
    addresses = sorted(project.answers.keys() | form.answers.keys())
    wanted = (project.change(address, form.answers.get(address)) for address in addresses)
    changes = tuple(change for change in wanted if change.old != change.new)
    for d in form.definitions:
        journal.put_definition(d.kind, d.id, d.version, d.text)
    for address, text in form.drafts.items():
        journal.draft(address, text)
    journal.record(Edit(name, changes), None, at, who)
    return changes


def _read(form: dict[str, Any], where: str) -> TextForm:
    answers = {str(address): value for address, value in form["answers"].items() if value is not None}
    for value in answers.values():
        to_text(value)
    definitions = tuple(_definition_of(entry, where) for entry in form.get("definitions", []))
    drafts = {str(address): str(text) for address, text in form.get("drafts", {}).items()}
    evidence = tuple(
        Blob(e["sha256"], e["name"], e["media"], int(e["size"]), bool(e["confidential"]), False)
        for e in form.get("evidence", [])
    )
    return TextForm(answers, definitions, drafts, evidence)


def _definition(definition: Definition) -> dict[str, object]:
    return {
        "kind": definition.kind,
        "id": definition.id,
        "version": definition.version,
        "sha256": definition.sha256,
        # One array entry a line of the definition, so that a changed definition shows as changed lines.
        "text": definition.text.split("\n"),
    }


def _definition_of(entry: dict[str, Any], where: str) -> Definition:
    text = "\n".join(entry["text"])
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != entry["sha256"]:
        raise Problem("store.text_changed", where, id=entry["id"])
    return Definition.of(entry["kind"], entry["id"], entry["version"], text)


def _history(journal: Journal) -> list[dict[str, object]]:
    return [
        {
            "step": step.group,
            "name": step.name,
            "args": dict(step.args),
            "changes": [{"address": c.address, "old": c.old, "new": c.new} for c in step.changes],
            "entered": step.entered,
            "who": step.who,
            "at": time_text(step.at),
            "abandoned": step.abandoned,
        }
        for step in journal.history()
    ]


def _no_constant(word: str) -> Json:
    raise ValueError(f"{word} is not a value")
