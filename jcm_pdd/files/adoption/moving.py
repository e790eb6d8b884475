"""What moving a project to another form changes: which places stay, move, are new, or are dropped."""

from __future__ import annotations

from jcm_pdd.files.adoption.likeness import SURE, likeness
from jcm_pdd.files.word.binding import Binding, HeaderPlace, Place, SectionPlace


def moved_places(before: Binding | None, after: Binding) -> dict[str, list[str]]:
    """Return the ids of the places by what becomes of them: same, moved, new, dropped.

    A place has moved when it stands under another heading or in another table there.
    """
    old = _by_id(before) if before is not None else {}
    new = _by_id(after)
    here = [name for name in new if name in old]
    moved = [name for name in here if not _alike(old[name], new[name])]
    return {"same": [name for name in here if name not in moved], "moved": moved,
            "new": [name for name in new if name not in old], "dropped": [name for name in old if name not in new]}


def _by_id(binding: Binding) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in binding.places:
        found.setdefault(place.id, []).append(place)
    return found


def _alike(old: list[Place], new: list[Place]) -> bool:
    """Tell whether every place of an id stands where one of the other form does."""
    return all(any(_same_place(one, other) for other in old) for one in new)


def _same_place(one: Place, other: Place) -> bool:
    if isinstance(one, HeaderPlace) or isinstance(other, HeaderPlace):
        return one.kind == other.kind
    same_heading = likeness(one.under[-1], other.under[-1], SURE) >= SURE
    return same_heading and _table(one) == _table(other)


def _table(place: SectionPlace) -> int:
    """Return the table under the heading; paragraphs are in none."""
    return -1 if place.kind == "paragraphs" else place.table
