"""The rules which documents a package holds, read from resources/packages, and taking a document into a project."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, model_validator

from jcm_pdd.core.packages import Asked, Document, Known, Made, Maker, Need, RuleSet, Stage, Version, needed, stage_of
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.core.status import Status
from jcm_pdd.core.text import Text
from jcm_pdd.files import documents, strict_yaml
from jcm_pdd.files.countries import countries
from jcm_pdd.files.data import data_path

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

GENERATIONS = ("G1", "G2", "G3", "G4")
# Where nothing is known of a country's rules, those of the newest set of forms are the nearest guess, and say so.
GUESS = "G3"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Source(_Data):
    title: str
    address: str = ""


class _DocumentData(_Data):
    title: Text
    by: Maker
    made: Made
    name: str = ""


class _VersionData(_Data):
    country: str = Field(pattern="^[A-Z]{2}$")
    document: str
    version: str = Field(pattern=r"^\d+\.\d+$")
    status: Status
    source: str
    as_known_on: str


class _Catalogue(_Data):
    sources: dict[str, _Source]
    documents: dict[str, _DocumentData]
    versions: tuple[_VersionData, ...]


class _AskedData(_Data):
    document: str
    stage: Stage
    status: Status
    source: str
    reason: Text
    countries: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    not_tracks: tuple[str, ...] = ()


class _Rules(_Data):
    generation: str
    title: Text
    as_known_on: str
    sources: dict[str, _Source]
    documents: tuple[_AskedData, ...]

    @model_validator(mode="after")
    def _sources_are_named(self) -> _Rules:
        for one in self.documents:
            if one.source not in self.sources:
                raise ValueError(f"{one.document}: no source {one.source}")
        return self


@lru_cache(maxsize=1)
def _catalogue() -> _Catalogue:
    path = data_path("resources", "packages", "documents.yaml")
    return _Catalogue.model_validate(strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data)


@lru_cache(maxsize=8)
def rule_set(generation: str) -> RuleSet:
    """Return the rules of a generation. Raises Problem `needed.generation` for one that is not known."""
    if generation not in GENERATIONS:
        raise Problem("needed.generation", generation, known=", ".join(GENERATIONS))
    path = data_path("resources", "packages", f"{generation}.yaml")
    read = _Rules.model_validate(strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data)
    known = _catalogue()
    asked = tuple(Asked(one.document, one.stage, one.reason,
                        Known(one.status, _words(read.sources[one.source]), read.as_known_on),
                        one.countries, one.not_countries, one.tracks, one.not_tracks) for one in read.documents)
    versions = {(one.country, one.document): Version(
        one.version, Known(one.status, _words(known.sources[one.source]), one.as_known_on)) for one in known.versions}
    every = {name: Document(name, one.title, one.by, one.made, one.name) for name, one in known.documents.items()}
    return RuleSet(read.generation, read.title, read.as_known_on, asked, every, versions)


def generation_of(country: str) -> tuple[str, str]:
    """Return the rule generation of a partner country and how well it is known; "" stands for a guess."""
    held = countries().get(country)
    if held is None or held.rules is None:
        return GUESS, ""
    return held.rules.value, held.rules.status


def needs_of(session: Session, generation: str = "", stage: Stage | None = None) -> tuple[Need, ...]:
    """Return the documents a project needs; None or "" take what is known of its country and what it has answered.

    Raises Problem `needed.country` while the project has no partner country, or `needed.generation`.
    """
    project = session.project
    country, track = project.get("country"), project.get("track")
    if not isinstance(country, str) or country not in countries():
        raise Problem("needed.country", str(session.path or ""))
    rules = rule_set(generation or generation_of(country)[0])
    return needed(rules, country, track if isinstance(track, str) else "", stage or stage_of(project))


def take(session: Session, document: str) -> bool:
    """Take a document of the program into a project's package as one undo step; False when it is there already.

    Raises Problem `needed.not_made` for a document the program has no form for.
    """
    name = documents.shipped_id(document)
    if name is None or name == documents.MAIN:
        raise Problem("needed.not_made", document)
    if documents.join(session.journal, name):
        session.definitions_changed()
    wanted = next(one.wanted for one in session.schema.documents if one.form == name)
    if session.project.get(wanted) is True:
        return False
    session.record(Edit("edit.set", (session.project.change(wanted, True),), {"address": wanted}))
    return True


def leave_out(session: Session, document: str) -> bool:
    """Take a document out of a project's package; its answers are kept. False when it is in none."""
    held = next((one for one in session.schema.documents if one.form == document), None)
    if held is None or not held.wanted or session.project.get(held.wanted) is not True:
        return False
    session.record(Edit("edit.set", (session.project.change(held.wanted, False),), {"address": held.wanted}))
    return True


def is_taken(session: Session, need: Need) -> bool:
    """Tell whether a document is part of the project's package now."""
    if need.document.made == "workbook":
        from jcm_pdd.files.monitoring_report.workbook import has_report

        return need.document.name == "mps" or has_report(session.context)
    held = next((one for one in session.schema.documents if one.form == need.document.id), None)
    return held is not None and documents.is_wanted(held, session.project)


def _words(source: _Source) -> str:
    return f"{source.title} ({source.address})" if source.address else source.title
