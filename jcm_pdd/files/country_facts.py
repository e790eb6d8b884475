"""What the review asks of the host country, from the table of partner countries."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from jcm_pdd.core.geography import contains
from jcm_pdd.core.review.context import CountryFacts
from jcm_pdd.core.text import Text
from jcm_pdd.files.countries import countries, outline


@lru_cache(maxsize=64)
def country_facts(code: str) -> CountryFacts | None:
    """Return the facts of a partner country by its two-letter code, None when it is no partner."""
    country = countries().get(code)
    if country is None:
        return None

    def inside(latitude: float, longitude: float) -> bool:
        rings = outline(code)
        return not rings or contains(rings, latitude, longitude)

    earliest = country.earliest_start
    day = date.fromisoformat(earliest.value) if earliest is not None and len(earliest.value) == 10 else None
    source = f"{earliest.status}; {earliest.source}".rstrip("; ") if earliest is not None else ""
    return CountryFacts(code, Text(en=country.name.en, ja=country.name.ja), day, source, inside,
                        country.rules.value if country.rules is not None else "", country.as_known_on)
