"""Rules about one answer: it can be read, it is there when it must be, it is in English when it must be."""

from __future__ import annotations

import re

from jcm_pdd.core import conditions
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.coordinates import Position
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families import language
from jcm_pdd.core.review.standing_in import stood_in
from jcm_pdd.core.schema import Place

# Letters, figures and signs of double width, and no kana or kanji: typed with the wrong keyboard.
_WIDE = re.compile("[\uff01-\uff60]+")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff01-\uff60\uff65-\uff9f]+")


def check(context: Context, place: Place, address: str) -> tuple[Finding, ...]:
    """Return the findings about the answer at one address; one that is kept and not asked now has none."""
    stored = context.project.get(address)
    if place.definition.shown != "true" and not conditions.visible(
            context.schema, context.project, context.results, address):
        return ()
    if stored is None:
        asked = conditions.required(context.schema, context.project, context.results, address)
        missing = asked and address not in context.proposals and not stood_in(context, address)
        return (Finding("answer.missing", "open", address),) if missing else ()
    if rejected_text(stored) is not None and isinstance(stored, dict):
        args = stored.get("args")
        words = {key: str(value) for key, value in args.items()} if isinstance(args, dict) else {}
        return (Finding(str(stored["code"]), "error", address, words),)
    found = []
    if place.definition.english and isinstance(stored, str):
        match = _JAPANESE.search(stored)
        if match:
            code = "text.full_width" if _WIDE.fullmatch(match[0]) else "text.japanese"
            found.append(Finding(code, "warning", address, {"text": match[0][:30]}))
        found += language.findings(address, stored, place.definition)
    if place.definition.kind == "coordinates":
        found.extend(_outside(context, place.kind.value(stored), address))
    return tuple(found)


def _outside(context: Context, position: Position, address: str) -> list[Finding]:
    country = context.country
    if country is None or country.contains is None:
        return []
    north, east = float(position.latitude), float(position.longitude)
    if country.contains(north, east):
        return []
    swapped = abs(east) <= 90 and country.contains(east, north)
    return (
        [Finding("consistency.swapped_position", "warning", address)]
        if swapped
        else [
            Finding(
                "coordinates.outside_country",
                "warning",
                address,
                {"country": country.name.en, "country_ja": country.name.ja},
            )
        ]
    )
