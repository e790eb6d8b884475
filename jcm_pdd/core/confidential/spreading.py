"""Marking a secret wherever else it is written."""

from __future__ import annotations

from collections.abc import Iterable

from jcm_pdd.core.confidential import mark_edit
from jcm_pdd.core.confidential.echoes import Echo
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.core.schema import Schema


def echo_edit(schema: Schema, project: Project, found: Iterable[Echo], reason: str) -> Edit:
    """Return the edit that marks the places that still say a secret, as one undo step. Problem `confidential.*`."""
    things: dict[str, list[str]] = {}
    whole: set[str] = set()
    for one in found:
        parts = things.setdefault(one.where, [])
        if one.part:
            parts.append(one.part)
        else:
            whole.add(one.where)
    wanted = {where: [] if where in whole else parts for where, parts in things.items()}
    if not wanted:
        return Edit("edit.mark_confidential", ())
    return mark_edit(schema, project, wanted, reason)
