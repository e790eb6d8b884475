"""What drifted since the Project Idea Note, the submission and the registration, for papers; facts of old versions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from jcm_pdd.core import drift, plan
from jcm_pdd.core.drift import Drift
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.versions import FACTS
from jcm_pdd.files.differing import State
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions.restoring import state_then
from jcm_pdd.files.versions.words import WORDS
from jcm_pdd.files.word.derived import Block, Grid, Heading, Words

_LONGEST = 400
SHARES = (22, 25, 25, 10, 18)


def drifts_of(session: Session) -> tuple[Drift, ...]:
    """Return what drifted since each stage of an open project; a version that cannot be read any more is passed over.

    One named before facts were kept is read from the answers it has in the project file.
    """
    context = session.context
    now = drift.facts(context.schema, context.project, context.results, context.proposals)
    return drift.drifts(context.project, now, _read(session))


def lacking(session: Session) -> tuple[Change, ...]:
    """Return the changes that keep the facts of versions named before facts were kept."""
    return tuple(session.project.change(FACTS + ident, drift.stored_facts(known))
                 for ident, known in _read(session).items())


def _read(session: Session) -> dict[str, drift.Facts]:
    found: dict[str, drift.Facts] = {}
    for _, one in drift.baselines(session.project):
        if session.project.get(FACTS + one.id) is None:
            try:
                found[one.id] = _facts(state_then(session, one))
            except Problem:  # a copy given away holds the list alone
                continue
    return found


def _facts(state: State) -> drift.Facts:
    proposals = plan.proposals(state.schema, state.project, state.results)
    return drift.facts(state.schema, state.project, state.results, proposals)


def drift_blocks(drifts: tuple[Drift, ...], schema: Schema, language: str) -> Iterator[Block]:
    """Yield the chapter on drift: a table for each stage with what was, what is, by how much and why."""
    if not drifts:
        return
    words = WORDS[language]
    yield Heading(words["drift"])
    yield Words(words["drift_note"])
    heads = tuple(words[name] for name in ("fact", "then", "now_is", "percent", "why"))
    for stage, listed in groupby(drifts, key=lambda one: one.stage):
        rows = tuple(listed)
        version = rows[0].version
        name = drift.STAGE_NAMES[stage].get(language)
        yield Heading(words["since"].format(stage=name[:1].upper() + name[1:], version=version.name, date=version.date),
                      2)
        yield Grid(heads, SHARES, tuple(
            (drift.name_of(schema, one.fact).get(language), shown(one.fact, one.old), shown(one.fact, one.new),
             percent(one), one.why or words["unexplained"]) for one in rows))


def shown(fact: str, text: str) -> str:
    """Return a fact as people read it: numbers with commas, nothing as a dash."""
    if not text:
        return "-"
    if drift.is_number(fact):
        return grouped(plain(Decimal(text)))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def percent(one: Drift) -> str:
    """Return how far a number drifted, empty for what is no number."""
    return f"{one.percent:+} %" if one.percent is not None else ""
