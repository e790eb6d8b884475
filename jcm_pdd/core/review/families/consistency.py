"""One fact, one statement: names, numbers of methodologies and points, positions and titles across the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import text_at
from jcm_pdd.core.plan import monitored
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.names import cut_short, spelled_otherwise, truncated_in, words_of
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.rule import Rule

_METHODOLOGY = re.compile(r"\b([A-Z]{2}_AM\d{3})(?:\s*,?\s*\(?(?:ver(?:sion)?\.?\s*)(\d{1,2}\.\d))?", re.IGNORECASE)
_POINTS = re.compile(r"\bmonitoring points?\s+(?:Nos?\.?\s*)?((?:\d{1,3}[a-z]?|[A-Z]{1,2}\d{1,3})"
                     r"(?:\s*(?:,|and|&|to|-|–)\s*(?:\d{1,3}|[A-Z]{1,2}\d{1,3})){0,6})", re.IGNORECASE)
_COUNTS = {word: at for at, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))}
_TWO_SITES = ("factories", "sites", "hospitals", "hotels", "schools", "stores", "supermarkets", "plants")
_REFERENCE = re.compile(r"([A-Z]{2})(\s?)(\d{3})\Z")
_HOST_WORDS = 2
_COARSE = re.compile(r"-?\d+(?:\.\d?)?\s*,\s*-?\d+(?:\.\d?)?\Z")


def _companies(context: Context) -> list[tuple[str, str]]:
    project = context.project
    return [(row, name) for row in project.rows("participants")
            if (name := text_at(project, f"participants/{row}/name").strip())]


def _names(context: Context) -> Iterator[Finding]:
    """Each company once, whole, and spelled alike in every text."""
    companies = _companies(context)
    for row, name in companies:
        if cut_short(name):
            yield Finding("consistency.name_cut", "warning", f"participants/{row}/name", {"name": name})
    for (_, one), (row, two) in combinations(companies, 2):
        if words_of(one) == words_of(two):
            yield Finding("consistency.company_twice", "warning", f"participants/{row}/name", {"name": two})
    known = {words_of(name) for _, name in companies}
    for said in context.texts:
        for row, name in companies:
            if said.address == f"participants/{row}/name":
                continue
            other = spelled_otherwise(name, said.text)
            if other is not None and words_of(other) not in known - {words_of(name)}:
                yield Finding("consistency.name_spelling", "warning", said.address, {"name": name, "other": other})
                break
            cut = truncated_in(name, said.text)
            if cut is not None:
                yield Finding("consistency.name_truncated", "warning", said.address, {"name": name, "other": cut})
                break


def _sides(context: Context) -> Iterator[Finding]:
    """A company on one side with an address in the country of the other."""
    project, country = context.project, context.country
    for row, name in _companies(context):
        side, address = project.get(f"participants/{row}/side"), text_at(project, f"participants/{row}/address")
        wrong = "Japan" if side == "host" else country.name.en if side == "japan" and country is not None else ""
        if wrong and re.search(rf"\b{re.escape(wrong)}\.?\s*$", address):
            yield Finding("consistency.side", "warning", f"participants/{row}/side", {"name": name, "country": wrong})


def _methodologies(context: Context) -> Iterator[Finding]:
    """Numbers of methodologies in texts that this project does not apply: left over from another document."""
    versions = {m.methodology: m.version for m in context.schema.methodologies if not m.general}
    if not versions:
        return
    for said in context.texts:
        for match in _METHODOLOGY.finditer(said.text):
            name, version = match[1].upper(), match[2]
            if name not in versions:
                yield Finding("consistency.methodology_told", "warning", said.address,
                              {"told": name, "applied": ", ".join(versions)})
                break
            if version and _plain(version) != _plain(versions[name]):
                yield Finding("consistency.version_told", "warning", said.address,
                              {"told": f"{name} ver{version}", "applied": f"{name} ver{versions[name]}"})
                break


def _plain(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _countries(context: Context) -> Iterator[Finding]:
    """Another partner country in the title, or in a text that never names the own one."""
    country, others = context.country, context.known.countries
    if country is None or not others:
        return
    rest = [re.escape(name) for code, name in others.items() if code != country.code]
    pattern, own = re.compile(rf"\b({'|'.join(rest)})\b"), re.compile(rf"\b{re.escape(country.name.en)}\b")
    for address in ("title", "description", "contribution"):
        text = text_at(context.project, address)
        found = pattern.search(text)
        if found is not None and not own.search(text):
            yield Finding("consistency.country_told", "warning", address,
                          {"told": found[1], "country": country.name.en, "country_ja": country.name.ja})


def _counts(context: Context) -> Iterator[Finding]:
    """Units and sites as the title counts them against the rows there are."""
    title, project = text_at(context.project, "title"), context.project
    told = [
        (block.address, f"{block.table.row_name.en}s".casefold().split()[-1])
        for block in context.schema.tables.values()
        if block.methodology is not None
    ]
    for address, plural in (*told, *(("sites", word) for word in _TWO_SITES)):
        match = re.search(rf"\b({'|'.join(_COUNTS)}|\d{{1,2}})\s+(?:[\w\-]+\s+){{0,5}}?{re.escape(plural)}\b", title,
                          re.IGNORECASE)
        rows = len(project.rows(address))
        if match is None or not rows:
            continue
        count = _COUNTS.get(match[1].casefold())
        count = int(match[1]) if count is None else count
        if count != rows and not (address == "sites" and rows == 1):
            yield Finding("consistency.count_title", "warning", "title",
                          {"text": match[0], "count": str(rows)})


def _points(context: Context) -> Iterator[Finding]:
    """Numbers of monitoring points in texts and captions that the plan does not have."""
    told = [(address, text) for address, text in _told(context) if "monitoring point" in text.casefold()]
    if not told:
        return
    numbers = {(text_at(context.project, f"{address}.point") or context.proposals.get(f"{address}.point", "")).strip()
               for address, _, _ in monitored(context.schema, context.project, context.results)} - {""}
    if not numbers:
        return
    for address, text in told:
        for match in _POINTS.finditer(text):
            strange = [one for one in re.findall(r"[A-Z]{1,2}\d{1,3}|\d{1,3}", match[1]) if one not in numbers]
            if strange:
                yield Finding("consistency.point_told", "warning", address,
                              {"number": strange[0], "numbers": ", ".join(sorted(numbers))})
                break


def _told(context: Context) -> Iterator[tuple[str, str]]:
    yield from ((said.address, said.text) for said in context.texts)
    for place in context.schema.places.values():
        stored = context.project.get(place.address) if place.definition.kind == "figure" else None
        for one in stored if isinstance(stored, list) else ():
            if isinstance(one, dict):
                yield place.address, str(one.get("caption") or "")


def _sites(context: Context) -> Iterator[Finding]:
    project, seen = context.project, dict[str, str]()
    for row in project.rows("sites"):
        where, stored = f"sites/{row}/coordinates", project.get(f"sites/{row}/coordinates")
        if not isinstance(stored, str):
            continue
        first = seen.setdefault(stored, row)
        if first != row:
            yield Finding(
                "consistency.same_position", "warning", where, {"other": text_at(project, f"sites/{first}/name")}
            )
        if _COARSE.match(stored):
            yield Finding("consistency.coarse_position", "note", where, {"position": stored})


def _number(context: Context) -> Iterator[Finding]:
    number, country = text_at(context.project, "reference_number").strip(), context.country
    match = _REFERENCE.match(number)
    if match is None or country is None:
        return
    if match[2]:
        yield Finding("consistency.reference_space", "note", "reference_number", {"number": number})
    if match[1] != country.code:
        yield Finding("consistency.reference_country", "warning", "reference_number",
                      {"number": number, "country": country.code})


RULES: tuple[Rule, ...] = (
    Rule("consistency.names", ("participants", "participants/*/name"), _names, of_texts),
    Rule("consistency.sides", ("country", "participants", "participants/"), _sides),
    Rule("consistency.methodologies", ("methodologies", "methodologies/"), _methodologies, of_texts),
    Rule("consistency.countries", ("country", "title", "description", "contribution"), _countries),
    Rule("consistency.counts", ("*",), _counts, lambda context: (context.project.get("title"), *(
        len(context.project.rows(address)) for address in context.schema.tables))),
    Rule("consistency.points", ("*",), _points, of_texts),
    Rule("consistency.sites", ("sites", "sites/"), _sites),
    Rule("consistency.number", ("country", "reference_number"), _number),
)
