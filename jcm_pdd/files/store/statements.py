"""The SQL statements that carry changes of the open project into its working copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jcm_pdd.core.project import Change, Json, Project
from jcm_pdd.files.store.contents import Definition, Draft
from jcm_pdd.files.store.history import Step
from jcm_pdd.files.store.stored import is_clean, optional_text, time_text, to_text
from jcm_pdd.files.store.writer import Statement


def checked(address: str) -> str:
    """Return `address`; ValueError when it is empty or has no UTF-8 form."""
    if not address or not is_clean(address):
        raise ValueError(f"not an address: {address!r}")
    return address


def cursor_row(cursor: int) -> Statement:
    """Return the statement that stores the cursor: the group of the last step that is done."""
    return ("UPDATE meta SET value = ? WHERE key = 'cursor'", (str(cursor),))


def tail_abandoned(before: int, group: int) -> Statement:
    """Return the statement that marks the steps between the cursor and the new group as abandoned."""
    return ("UPDATE history SET abandoned = 1 WHERE grp > ? AND grp < ?", (before, group))


def definition_row(definition: Definition) -> Statement:
    """Return the statement that pins a definition."""
    row = (definition.kind, definition.id, definition.version, definition.sha256, definition.text)
    return ("INSERT OR REPLACE INTO definitions VALUES (?, ?, ?, ?, ?)", row)


def definition_gone(kind: str, ident: str, version: str) -> Statement:
    """Return the statement that takes a definition out."""
    return ("DELETE FROM definitions WHERE kind = ? AND id = ? AND version = ?", (kind, ident, version))


def draft_row(address: str, draft: Draft) -> Statement:
    """Return the statement that stores a draft."""
    return ("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", (address, draft.text, time_text(draft.at)))


def draft_gone(address: str) -> Statement:
    """Return the statement that forgets the draft of `address`."""
    return ("DELETE FROM drafts WHERE address = ?", (address,))


def effective(project: Project, changes: Iterable[Change]) -> Iterable[Change]:
    """Return the changes that change something, each with what is really stored as its `old`.

    Raises TypeError for a value that cannot be stored and ValueError for an address that cannot.
    """
    newest: dict[str, Json] = {}  # the same address may change twice in one edit
    for change in changes:
        old = newest.get(change.address, project.get(change.address))
        if optional_text(old) != optional_text(change.new):
            yield Change(checked(change.address), old, change.new)
        newest[change.address] = change.new


def history_rows(step: Step) -> list[Statement]:
    """Return the statements that add the step, one row a change."""
    sql = (
        "INSERT INTO history (grp, name, args, address, old, new, entered, who, at, abandoned)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    head = (step.group, step.name, to_text(dict(step.args)))
    tail = (step.entered, step.who, time_text(step.at), int(step.abandoned))
    return [(sql, (*head, c.address, optional_text(c.old), optional_text(c.new), *tail)) for c in step.changes]


def answer_statements(changes: Iterable[Change]) -> list[Statement]:
    """Return the statements that put the new values in place."""
    return [
        ("DELETE FROM answers WHERE address = ?", (c.address,))
        if c.new is None
        else ("INSERT OR REPLACE INTO answers VALUES (?, ?)", (c.address, to_text(c.new)))
        for c in changes
    ]


def memory_rows(
    project: Project, steps: Iterable[Step], drafts: Mapping[str, Draft], definitions: Iterable[Definition]
) -> list[Statement]:
    """Return the statements that fill an empty database with everything but evidence and the cursor."""
    answers = (Change(address, None, value) for address, value in sorted(project.answers.items()))
    rows = answer_statements(answers)
    for step in steps:
        rows.extend(history_rows(step))
    rows.extend(draft_row(address, draft) for address, draft in sorted(drafts.items()))
    rows.extend(definition_row(definition) for definition in definitions)
    return rows
