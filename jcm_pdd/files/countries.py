"""The partner countries of the JCM: names, agreements, rules in force, outlines on the map.

Facts are in resources/countries.yaml, each with its source and how well it is known; outlines are in
resources/map/partner_countries.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from jcm_pdd.core.geography import Outline
from jcm_pdd.core.status import Status
from jcm_pdd.core.text import Text
from jcm_pdd.files.data import data_path

PartialDate = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Frozen):
    """A public text that a fact was read in; `address` is its place on the web without the protocol."""

    title: str
    address: str = ""
    page: str = ""


class _Sourced(_Frozen):
    status: Status
    source: str = ""

    @model_validator(mode="after")
    def _a_fact_that_was_read_names_its_source(self) -> _Sourced:
        if self.status in ("verified", "reported", "derived") and not self.source:
            raise ValueError(f"a {self.status} fact needs a source")
        return self


class Fact(_Sourced):
    """One fact: its value, how well it is known, and the id of its source."""

    value: str = Field(min_length=1)
    as_known_on: str = ""


class DateFact(_Sourced):
    """A day, as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""

    value: str = PartialDate


class NameFact(_Sourced):
    """A name in English and Japanese."""

    en: str = Field(min_length=1)
    ja: str = Field(min_length=1)

    def get(self, language: str) -> str:
        """Return the name in `language` ("en" or "ja"); anything else reads English."""
        return self.ja if language == "ja" else self.en


class Track(_Sourced):
    """One of several sets of rules and forms that a country holds side by side."""

    id: str
    name: Text


class Country(_Frozen):
    """A partner country; what is not known is None or empty."""

    iso2: str = Field(pattern="^[A-Z]{2}$")
    name: NameFact
    formal_name: NameFact
    signed_on: DateFact
    place: Fact | None = None
    rules: Fact | None = None
    earliest_start: DateFact | None = None
    tracks: tuple[Track, ...] = ()
    as_known_on: str = PartialDate


class _Table(_Frozen):
    as_known_on: str = PartialDate
    source: str
    sources: dict[str, Source]
    countries: dict[str, dict[str, Any]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    with data_path("resources", "countries.yaml").open(encoding="utf-8") as stream:
        return _Table.model_validate(yaml.load(stream, Loader=yaml.CSafeLoader))


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Return the partner countries by ISO 3166-1 alpha-2 code, in the order of signing."""
    table = _table()
    return MappingProxyType({iso2: _country(iso2, entry, table) for iso2, entry in table.countries.items()})


def _country(iso2: str, entry: dict[str, Any], table: _Table) -> Country:
    """Read one entry; what is dated anew for a country counts before the date of the whole list."""
    as_known_on = entry.get("rules", {}).get("as_known_on", table.as_known_on)
    return Country.model_validate({"iso2": iso2, "as_known_on": as_known_on} | entry)


def sources() -> Mapping[str, Source]:
    """Return the sources by the ids that facts name."""
    return MappingProxyType(_table().sources)


def list_source() -> Source:
    """Return the text that says which countries are partners."""
    return _table().sources[_table().source]


@lru_cache(maxsize=1)
def _outlines() -> dict[str, Outline]:
    text = data_path("resources", "map", "partner_countries.json").read_text(encoding="utf-8")
    return {
        iso2: tuple(tuple((lon, lat) for lon, lat in ring) for ring in rings)
        for iso2, rings in json.loads(text).items()
    }


def outline(iso2: str) -> Outline:
    """Return a country's rings of (longitude, latitude) in degrees; none if it is no partner."""
    return _outlines().get(iso2, ())
