"""What the review knows beside a project, from resources/review, the countries and the library of methodologies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.limits import Known, OtherVersion, ReviewData
from jcm_pdd.core.text import Text
from jcm_pdd.files.countries import countries
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library

if TYPE_CHECKING:
    from jcm_pdd.core.review.catalogue import Catalogue
    from jcm_pdd.core.review.validation import CheckListDef

_Model = TypeVar("_Model", bound=BaseModel)


@lru_cache(maxsize=1)
def review_data() -> ReviewData:
    """Return bounds and lists of the review; Problem "definition.invalid" for a damaged file."""
    return _checked("limits.yaml", ReviewData)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return what is known of every finding beside its words; Problem "definition.invalid" for a damaged file."""
    from jcm_pdd.core.review.catalogue import Catalogue

    return _checked("catalogue.yaml", Catalogue)


@lru_cache(maxsize=1)
def validation_list() -> CheckListDef:
    """Return the check list of the validation report; Problem "definition.invalid" for a damaged file."""
    from jcm_pdd.core.review.validation import CheckListDef

    return _checked("validation.yaml", CheckListDef)


def _checked(name: str, model: type[_Model]) -> _Model:
    try:
        return model.model_validate(_load(name))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Problem("definition.invalid", name, key=where, reason=first["msg"], do="") from error


def _load(name: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with data_path("resources", "review", name).open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=loader)  # noqa: S506 both loaders are safe ones


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """Return the English names of all partner countries by code."""
    return {code: one.name.en for code, one in countries().items()}


@lru_cache(maxsize=64)
def other_versions(name: str, version: str) -> tuple[OtherVersion, ...]:
    """Return the other versions of a methodology that the program's own library has."""
    known = (library().methodology(one, number) for one, number in library().methodologies
             if one == name and number != version)
    return tuple(OtherVersion(m.version, _day(m.approved_on)) for m in known)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=64)
def asked_forms(country: str, track: str) -> tuple[tuple[str, Text], ...]:
    """Return the forms participants hand in until validation beside the PDD, by the rules of a country."""
    from jcm_pdd.core.packages import needed
    from jcm_pdd.files.packages import generation_of, rule_set

    needs = needed(rule_set(generation_of(country)[0]), country, track, "validation")
    return tuple((one.document.id, one.document.title) for one in needs if one.when == "now"
                 and one.document.made == "form" and one.document.by == "participants" and one.document.id != "PDD")


def known(methodologies: Iterable[MethodologyDef], today: date | None) -> Known:
    """Return what the review knows beside a project with these methodologies on a day."""
    versions = {m.methodology: other_versions(m.methodology, m.version) for m in methodologies if not m.general}
    return Known(today, review_data(), versions, country_names(), asked_forms)
