"""Photographs of a visit: the site nearest to where one was taken, how far that is, the meter its name speaks of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.coordinates import Position
from jcm_pdd.core.papers.metering import METERS
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema

PHOTOS = "photos"
FAR_KM = 3.0  # our own limit: a works of this size and the error of a telephone lie within it
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Site:
    """A site with a position."""

    row: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a photograph was taken from the site it is kept under, in kilometres; `nearest` is the nearest site."""

    row: str
    site: str
    km: float
    nearest: str


def kilometres(one: Position, other: Position) -> float:
    """Return the distance over the ground between two positions."""
    lat1, lat2 = math.radians(float(one.latitude)), math.radians(float(other.latitude))
    across = math.radians(float(other.longitude) - float(one.longitude))
    chord = (math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(across / 2) ** 2)
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def sites(schema: Schema, project: Project) -> tuple[Site, ...]:
    """Return the sites that have a name and a position that can be read."""
    found = []
    for row in project.rows("sites"):
        name, position = project.get(f"sites/{row}/name"), position_at(schema, project, f"sites/{row}/coordinates")
        if isinstance(name, str) and position is not None:
            found.append(Site(row, name, position))
    return tuple(found)


def position_at(schema: Schema, project: Project, address: str) -> Position | None:
    """Return the position stored at an address, None where there is none that can be read."""
    stored, place = project.get(address), schema.place(address)
    if place is None or not isinstance(stored, str) or rejected_text(stored) is not None:
        return None
    value = place.kind.value(stored)
    return value if isinstance(value, Position) else None


def nearest(known: tuple[Site, ...], position: Position) -> tuple[Site, float] | None:
    """Return the nearest site and its distance in kilometres."""
    measured = [(kilometres(site.position, position), site) for site in known]
    if not measured:
        return None
    km, site = min(measured, key=lambda pair: pair[0])
    return site, km


def distances(schema: Schema, project: Project) -> Iterator[Distance]:
    """Yield how far each photograph with a position was taken from its site."""
    known = sites(schema, project)
    by_name = {site.name: site for site in known}
    for row in project.rows(PHOTOS):
        position = position_at(schema, project, f"{PHOTOS}/{row}/position")
        site = by_name.get(str(project.get(f"{PHOTOS}/{row}/site")))
        if position is None or site is None:
            continue
        close = nearest(known, position)
        yield Distance(row, site.name, kilometres(site.position, position), close[0].name if close else "")


def offered_position(schema: Schema, project: Project, site: str) -> tuple[str, str] | None:
    """Return the address of a site's empty coordinates and the position of the first photograph taken there.

    None when the site has coordinates, or no photograph of it has a position.
    """
    row = next((row for row in project.rows("sites") if site and project.get(f"sites/{row}/name") == site), None)
    if row is None or project.get(f"sites/{row}/coordinates") is not None:
        return None
    for photo in project.rows(PHOTOS):
        at = f"{PHOTOS}/{photo}/position"
        if project.get(f"{PHOTOS}/{photo}/site") == site and position_at(schema, project, at) is not None:
            return f"sites/{row}/coordinates", str(project.get(at))
    return None


def meter_named(project: Project, name: str) -> str:
    """Return the tag of the meter a file name speaks of, "" when none or several fit."""
    words = f" {_plain(name)} "
    tags = [str(project.get(f"{METERS}/{row}/tag") or "") for row in project.rows(METERS)]
    fitting = {tag for tag in tags if _plain(tag) and f" {_plain(tag)} " in words}
    return fitting.pop() if len(fitting) == 1 else ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+|\d+|[^\W\d_a-z]+", text.casefold()))
