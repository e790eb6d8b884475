"""Move an open project to another methodology definition and say what that does, in tonnes as well."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core import moving
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files import pinning
from jcm_pdd.files.official.naming import symbol_key
from jcm_pdd.files.official.shelf import known_methodologies
from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving to another definition does; totals are whole tCO2, None while something is not known."""

    old: str
    new: str
    move: moving.Move
    total_before: int | None
    total_after: int | None
    changes: tuple[Change, ...]


def plan(session: Session, name: str, wanted: str, version: str) -> Moved:
    """Return what moving the project's methodology `name` to `wanted` in a version would do; nothing is changed.

    Raises Problem `moving.not_used` or `methodology.not_found`.
    """
    old = session.schema.methodology(name)
    row = next((row for row in session.project.rows("methodologies")
                if session.project.get(f"methodologies/{row}/methodology") == name), None)
    if old is None or row is None:
        raise Problem("moving.not_used", name)
    entry = known_methodologies(session.journal.place).get((wanted, version))
    if entry is None:
        raise Problem("methodology.not_found", f"{wanted}@{version}")
    new = pinning.with_workbook(session.journal, entry)
    move = moving.compare(old, new, _alike, _factor)
    changes = moving.changes(session.project, old, new, move, _factor)
    stem = f"methodologies/{row}"
    changes += [session.project.change(f"{stem}/{part}", text)
                for part, text in (("methodology", wanted), ("version", version))]
    after = calculate(tuple(new if m is old else m for m in session.schema.methodologies),
                      session.project.apply(changes))
    kept = tuple(change for change in changes if change.old != change.new)
    before = session.results.total.emission_reductions
    return Moved(old.key, new.key, move, before, after.total.emission_reductions, kept)


def carry_out(session: Session, planned: Moved) -> None:
    """Move the project as planned, as one undo step."""
    session.record(Edit("edit.move_methodology", planned.changes,
                        {"address": "methodologies", "old": planned.old, "new": planned.new}))


def _alike(one: ParameterDef, other: ParameterDef) -> bool:
    """Two parameters of different id are the same when their symbols or their words are."""
    if one.symbol and other.symbol and symbol_key(one.symbol) == symbol_key(other.symbol) != "":
        return True
    from jcm_pdd.files.adoption.likeness import SURE, likeness

    return likeness(one.label.en, other.label.en, SURE) >= SURE


def _factor(old: str, new: str) -> Decimal | None:
    if old == new:
        return Decimal(1)
    from jcm_pdd.core import units

    return units.factor(old, new)


def newer(session: Session, m: MethodologyDef) -> tuple[str, ...]:
    """Return the later versions of a methodology that the libraries have, in order."""
    versions = [version for name, version in known_methodologies(session.journal.place) if name == m.methodology]
    return tuple(sorted((v for v in versions if _order(v) > _order(m.version)), key=_order))


def destinations(session: Session, m: MethodologyDef) -> tuple[tuple[str, str], ...]:
    """Return (id, version) a project can move to: later versions, newest first; from a general shape also to what is
    approved for its technology in the project's country.
    """
    found = [(m.methodology, version) for version in reversed(newer(session, m))]
    if m.general:
        from jcm_pdd.files.finder import Wish, find

        country = str(session.project.get("country") or "")
        entries = known_methodologies(session.journal.place).values()
        hits = find([one for one in entries if not one.general], Wish(country, m.technology_id)) if country else ()
        found += [(hit.entry.id, hit.entry.version) for hit in hits]
    return tuple(found)


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
