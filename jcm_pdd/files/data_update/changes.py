"""What differs between two data sets, field by field: pure, from what `describe` found in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.files.data_update.describe import Facts, Leaf, Subject

Action = Literal["added", "version", "removed", "changed"]
AREAS = ("methodology", "form", "template", "country", "package", "timeline", "reference", "review", "shape", "map",
         "index")
ORDER = "order"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `path` is empty where a whole thing is new or gone; "version" is a new version of something that was there.
    `item` is what the item the field belongs to is called, ("", "") where it has no name. `unit`, `source`,
    `source_ja` and `status` are those of the item as they are now, or were for one that is gone.
    """

    area: str
    subject: str
    title: tuple[str, str]
    action: Action
    path: Leaf = ()
    old: str = ""
    new: str = ""
    unit: str = ""
    source: str = ""
    status: str = ""
    item: tuple[str, str] = ("", "")
    source_ja: str = ""


def compare(old: Mapping[Subject, Facts], new: Mapping[Subject, Facts]) -> tuple[Change, ...]:
    """Return every difference, by area, subject and the order of fields."""
    found: list[Change] = []
    for subject in sorted({*old, *new}, key=lambda one: (AREAS.index(one[0]), one[1])):
        before, after = old.get(subject), new.get(subject)
        if before is None and after is not None:
            older = any(_stem(other) == _stem(subject) for other in old)
            found.append(Change(*subject, after.title, "version" if older else "added", new=_version(subject)))
        elif before is not None and after is None:
            found.append(Change(*subject, before.title, "removed", old=_version(subject)))
        elif before is not None and after is not None:
            found.extend(_fields(subject, before, after))
    return tuple(found)


def _stem(subject: Subject) -> Subject:
    return subject[0], subject[1].partition(" ver")[0]


def _version(subject: Subject) -> str:
    return subject[1].partition(" ver")[2]


def _fields(subject: Subject, old: Facts, new: Facts) -> Iterator[Change]:
    title = new.title if any(new.title) else old.title
    for path in sorted({*old.values, *new.values}):
        before, after = old.values.get(path), new.values.get(path)
        if before != after:
            facts = new if after is not None else old
            yield Change(*subject, title, "added" if before is None else "removed" if after is None else "changed",
                         path, before or "", after or "", _unit(facts, path), _source(facts, path),
                         _status(facts, path), _item(facts, path), _source(facts, path, japanese=True))
    for path in sorted({*old.orders} & {*new.orders}):
        both = set(old.orders[path]) & set(new.orders[path])
        first, then = ([name for name in side.orders[path] if name in both] for side in (old, new))
        if first != then:
            yield Change(*subject, title, "changed", (*path, ORDER), ", ".join(first), ", ".join(then))


def _near(facts: Facts, path: Leaf, key: str) -> str:
    """Return a word that belongs to the item a field is in, or to the nearest one around it."""
    for end in range(len(path) - 1, 0, -1):
        for inner in ((key,), ("provenance", key)):
            if (*path[:end], *inner) in facts.values:
                return facts.values[*path[:end], *inner]
    return ""


def _item(facts: Facts, path: Leaf) -> tuple[str, str]:
    """Return the label of the innermost named item a field is in."""
    for end in range(len(path) - 1, 0, -1):
        if path[end - 1].startswith("["):
            en, ja = (facts.values.get((*path[:end], "label", one), "") for one in ("en", "ja"))
            return en, ja or en
    return "", ""


def _unit(facts: Facts, path: Leaf) -> str:
    # A figure of a reference table has the unit of its column unless it gives its own.
    return _near(facts, path, "unit") or facts.values.get(("columns", path[-2] if len(path) > 1 else "", "unit"), "")


def _source(facts: Facts, path: Leaf, japanese: bool = False) -> str:
    """Return the source of the item a field is in, in Japanese as far as it is there."""
    named = _near(facts, path, "source")
    if japanese and (own := _near(facts, path, "source_ja")):
        return own
    keys = ("title_ja", "source_ja", "title", "source") if japanese else ("title", "source")
    return next((facts.values["sources", named, key] for key in keys if ("sources", named, key) in facts.values), named)


def _status(facts: Facts, path: Leaf) -> str:
    own = _near(facts, path, "status")
    return own or facts.values.get(("sources", _near(facts, path, "source"), "status"), "")
