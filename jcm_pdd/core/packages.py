"""Which documents a project needs: from the rule generation of its country, its set of rules and the stage it is at.

The rules are data with source and date; what they do not say is not concluded from the rules of another country.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.project import Project
from jcm_pdd.core.text import Text

STAGES = ("idea", "validation", "registration", "monitoring", "issuance", "changes")
Stage = Literal["idea", "validation", "registration", "monitoring", "issuance", "changes"]
When = Literal["now", "later", "if_it_happens", "elsewhere"]
Maker = Literal["participants", "third_party", "proponent"]
Made = Literal["form", "workbook", "none"]


@dataclass(frozen=True, slots=True)
class Known:
    """A statement about forms: how well it is known, where it was read, and when that was seen."""

    status: str
    source: str
    as_known_on: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document a package may hold: who writes it, and what the program makes of it (`name` of the workbook)."""

    id: str
    title: Text
    by: Maker
    made: Made
    name: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule: this document is asked at a stage, in these countries and sets of rules, or in all but those."""

    document: str
    stage: Stage
    reason: Text
    known: Known
    countries: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    not_tracks: tuple[str, ...] = ()

    def holds(self, country: str, track: str) -> bool:
        """Tell whether the rule holds for a country and a set of rules ("" or `standard` for the general one)."""
        named = track or "standard"
        return ((not self.countries or country in self.countries) and country not in self.not_countries
                and (not self.tracks or named in self.tracks) and named not in self.not_tracks)


@dataclass(frozen=True, slots=True)
class Version:
    """The form version that was seen for a country."""

    version: str
    known: Known


@dataclass(frozen=True)
class RuleSet:
    """The rules of one generation, and what is known of all documents."""

    generation: str
    title: Text
    as_known_on: str
    asked: tuple[Asked, ...]
    documents: Mapping[str, Document]
    versions: Mapping[tuple[str, str], Version]


@dataclass(frozen=True, slots=True)
class Need:
    """One line of the answer: the document, when it is needed, why, and the form version as far as it is known."""

    document: Document
    when: When
    stage: Stage | None
    reason: Text | None
    known: Known | None
    code: str
    version: Version | None


def needed(rules: RuleSet, country: str, track: str, stage: Stage) -> tuple[Need, ...]:
    """Return every document with when it is needed, in the order of the stages; those not asked here come last.

    What was due at an earlier stage is still needed now: it belongs to the package until it is handed in.
    """
    fitting = {one.document: one for one in reversed(rules.asked) if one.holds(country, track)}
    found = [_need(rules, one, country, _when(one.stage, stage))
             for one in sorted(fitting.values(), key=lambda one: (STAGES.index(one.stage), _place(rules, one)))]
    others = [Need(document, "elsewhere", None, None, None, "", None)
              for document in rules.documents.values() if document.id not in fitting]
    return (*found, *others)


def stage_of(project: Project) -> Stage:
    """Return the stage a project seems to be at, from what was answered: the latest that something was done for."""
    if project.get("iss_req_wanted") is True:
        return "issuance"
    if project.rows("periods"):
        return "monitoring"
    if project.get("reg_req_wanted") is True or project.get("reference_number"):
        return "registration"
    return "validation"


def form_code(rules: RuleSet, country: str, document: str) -> str:
    """Return the form code of a document in a country, with its version where that is known."""
    held = rules.versions.get((country, document))
    made = rules.documents[document].made if document in rules.documents else "none"
    if made == "workbook" or document in ("SDSA", "SDSM") or document.startswith("TVER"):
        return ""  # a spreadsheet goes by its methodology's code; the codes of the others are not known
    return f"JCM_{country}_F_{document}" + (f"_ver{held.version}" if held is not None else "")


def missing_versions(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the forms needed here whose version is not known: their official file is to be adopted."""
    return tuple(one for one in needs
                 if one.when != "elsewhere" and one.document.made == "form" and one.version is None)


def _place(rules: RuleSet, one: Asked) -> int:
    return list(rules.documents).index(one.document)


def _when(asked: Stage, stage: Stage) -> When:
    if asked == "changes":
        return "if_it_happens"
    return "now" if STAGES.index(asked) <= STAGES.index(stage) else "later"


def _need(rules: RuleSet, one: Asked, country: str, when: When) -> Need:
    return Need(rules.documents[one.document], when, one.stage, one.reason, one.known,
                form_code(rules, country, one.document), rules.versions.get((country, one.document)))
