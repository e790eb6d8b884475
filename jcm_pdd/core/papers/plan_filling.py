"""Fills the monitoring plan from the meter register; where the user wrote a text, the register's is only offered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core import plan
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.edits import set_texts
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.metering import METERS, register
from jcm_pdd.core.papers.metering_words import FILLED, wording
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.schema import Schema


@dataclass(frozen=True, slots=True)
class Offer:
    """A text of the plan that differs from the register: `present` is the user's, `proposed` the register's."""

    address: str
    present: str
    proposed: str


@dataclass(frozen=True)
class Filling:
    """What the register gives the plan: one edit for all empty places, offers for the others, and the parameters with
    a meter that are not measured by the participants themselves (options A and B), which are left alone.
    """

    edit: Edit
    offers: tuple[Offer, ...]
    other_options: tuple[str, ...]


def filling(schema: Schema, project: Project, results: Results | None, proposals: Mapping[str, str],
            replace: Collection[str] = ()) -> Filling:
    """Return how the plan would be filled; `replace` names addresses whose present text the user gives up.

    An offer at such an address becomes part of the edit; addresses of no offer are not changed.
    """
    meters = register(project)
    texts: dict[str, str] = {}
    offers: list[Offer] = []
    others: list[str] = []
    for address, _, option in plan.monitored(schema, project, results):
        if not meters.mains(address):
            continue
        if option.option != "C":
            others.append(address)
            continue
        texts |= {f"{address}.{suffix}": proposals[f"{address}.{suffix}"] for suffix in ("point", "option", *FILLED)
                  if f"{address}.{suffix}" in proposals}
        offers.extend(_offers(project, address, wording(meters, address, option)))
    texts |= {offer.address: offer.proposed for offer in offers if offer.address in replace}
    changes = set_texts(schema, project, texts).changes
    edit = Edit("edit.fill_plan", changes, {"address": METERS, "count": str(len(changes))})
    return Filling(edit, tuple(offer for offer in offers if offer.address not in replace), tuple(others))


def _offers(project: Project, address: str, words: Mapping[str, str]) -> Iterator[Offer]:
    for suffix, proposed in words.items():
        present = _shown(project.get(f"{address}.{suffix}"))
        if present is not None and present.strip() != proposed.strip():
            yield Offer(f"{address}.{suffix}", present, proposed)


def _shown(stored: Json) -> str | None:
    return None if stored is None else (rejected_text(stored) or str(stored))
