"""Answers that are lists of files or of the program's own notes: both sides may have added to them."""

from __future__ import annotations

import json

from jcm_pdd.core.project import Json


def is_listed(mine: Json, theirs: Json, address: str) -> bool:
    """Return whether two answers are lists whose items are brought together one by one."""
    both = [item for one in (mine, theirs) if isinstance(one, list) for item in one]
    if any(one is not None and not isinstance(one, list) for one in (mine, theirs)):
        return False
    return all(isinstance(item, dict) and ("#" in address or "sha256" in item) for item in both)


def together(base: Json, mine: Json, theirs: Json) -> list[Json] | None:
    """Return the items of both sides: what either added is in, what either removed out.

    None when both changed the same item, such as the caption of a file: that is a conflict.
    """
    before, here, there = (_items(one) for one in (base, mine, theirs))
    found: list[Json] = []
    added = sorted({*here, *there} - {*before}, key=lambda key: (_name(here.get(key, there.get(key))), key))
    for key in (*before, *added):
        old, own, other = before.get(key), here.get(key), there.get(key)
        if own != other and old not in (own, other):
            return None
        item = other if own == old else own
        if item is not None:
            found.append(item)
    return found


def _items(value: Json) -> dict[str, Json]:
    return {str(one["sha256"]) if isinstance(one, dict) and "sha256" in one else json.dumps(one, sort_keys=True): one
            for one in (value if isinstance(value, list) else ())}


def _name(item: Json) -> str:
    return str(item.get("name") or "") if isinstance(item, dict) else ""


def decided(mine: Json, theirs: Json) -> Json:
    """Return which of two states of a note stands: one that was decided, else the same whichever side is which."""

    def order(one: Json) -> tuple[bool, bool, str]:
        state = one.get("state") if isinstance(one, dict) else None
        return one is not None, state not in (None, "open"), json.dumps(one, sort_keys=True)

    return max(mine, theirs, key=order)
