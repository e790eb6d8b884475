"""Which of the supported projects the library could serve: by an approved methodology of the country, or by a shape."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.files.definitions import Entry, library, shape, shape_names
from jcm_pdd.files.technologies import SupportedProject, supported_projects, technologies

By = Literal["pack", "shape", "none"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something a project could begin with: a pack of a country, or a shape ("" as its country)."""

    name: str
    technology: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """A project with what could serve each of its technologies.

    `by` is "pack" when approved methodologies of its country serve all of them, "shape" when shapes are needed for
    some, "none" when something is left. `wide` says that the list names only a wider technology than what serves it,
    `loose` that something serves it only as a shape or pack of a wider technology.
    """

    project: SupportedProject
    by: By
    packs: tuple[str, ...]
    shapes: tuple[str, ...]
    left: tuple[str, ...]
    wide: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How many projects of a group are served by packs, by packs and shapes together, out of all."""

    group: str
    packs: int
    both: int
    of: int


def offers(entries: Iterable[Entry] | None = None) -> tuple[Offer, ...]:
    """Return the packs and shapes of the program's library: general methodologies and shared shapes as shapes."""
    known = library().methodologies.values() if entries is None else entries
    found = [Offer(entry.key, entry.technology_id, "" if entry.general else entry.country) for entry in known]
    for name in shape_names():
        data = shape(name).data
        if isinstance(data, dict) and data.get("technology_id"):
            found.append(Offer(name, str(data["technology_id"])))
    return tuple(found)


def coverage(projects: Iterable[SupportedProject] | None = None, given: Iterable[Offer] | None = None
             ) -> tuple[Served, ...]:
    """Return for every project what could serve it."""
    known = tuple(offers() if given is None else given)
    return tuple(_served(project, known) for project in (supported_projects() if projects is None else projects))


def wider(technology: str) -> tuple[str, ...]:
    """Return a technology and the wider ones it is a kind of, nearest first."""
    table, found = technologies(), [technology]
    while (one := table.get(found[-1])) is not None and one.wider and one.wider not in found:
        found.append(one.wider)
    return tuple(found)


def _fit(asked: str, offer: Offer) -> int:
    """Return 3 for an offer of the asked technology, 2 for one of a wider one, 1 for one kind of it, else 0."""
    if offer.technology == asked:
        return 3
    if offer.technology in wider(asked):
        return 2
    return 1 if asked in wider(offer.technology) else 0


def _served(project: SupportedProject, known: Collection[Offer]) -> Served:
    packs: dict[str, None] = {}
    shapes: dict[str, None] = {}
    left, ways, all_packs = [], set(), True
    for asked in project.technologies:
        fits = sorted(((fit, offer) for offer in known if offer.country in ("", project.country)
                       and (fit := _fit(asked, offer))), key=lambda pair: -pair[0])
        own = [pair for pair in fits if pair[1].country]
        chosen = own or fits
        all_packs = all_packs and bool(own)
        if not chosen:
            left.append(asked)
            continue
        ways.add(chosen[0][0])
        best = [offer.name for fit, offer in chosen if fit == chosen[0][0]]
        (packs if own else shapes).update(dict.fromkeys(best))
    by: By = "none" if left else "pack" if all_packs else "shape"
    return Served(project, by, tuple(packs), tuple(shapes), tuple(left), 1 in ways, 2 in ways)


def shares(served: Iterable[Served], group: Callable[[Served], Iterable[str]]) -> tuple[Share, ...]:
    """Return the shares of groups of projects, the largest group first; a project may belong to several."""
    counts: dict[str, list[int]] = {}
    for one in served:
        for name in group(one):
            count = counts.setdefault(name, [0, 0, 0])
            count[0] += one.by == "pack"
            count[1] += one.by != "none"
            count[2] += 1
    return tuple(Share(name, *count) for name, count in sorted(counts.items(), key=lambda item: (-item[1][2], item[0])))


def unknown_technologies(given: Iterable[Offer] | None = None) -> tuple[Offer, ...]:
    """Return what has a technology that is not in the table and so can serve nothing."""
    return tuple(offer for offer in (offers() if given is None else given) if offer.technology not in technologies())
