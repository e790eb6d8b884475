"""What statements rest on: numbers of references that exist, dated documents, pages, sources that count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import EVIDENCE, PROOFS, links, register, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.families.written_dates import dates_in
from jcm_pdd.core.review.rule import Rule

_CITATION = re.compile(r"\[(\d{1,2}(?:\s*[,–-]\s*\d{1,2})*)\]")
_EVIDENCE = re.compile(r"\[(E-\d{1,3})\]|\bevidence (E-\d{1,3})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEAK = re.compile(r"\b(wikipedia|google|internet search|website of|blog|verbal|orally|oral information|telephone|"
                   r"hearsay|e-mail from|"
                   r"personal communication|own assumption|our assumption|assumed value|experience)\b", re.IGNORECASE)
_START = re.compile(r"commission|hand-?over|taking-?over|completion|acceptance|start-?up|energi[sz]ation|"
                    r"operation start|inspection",
                    re.IGNORECASE)
_SHOWN = 40


def _lines(context: Context) -> list[str]:
    return [line.strip() for line in text_at(context.project, "references").splitlines() if line.strip()]


def _cited(text: str) -> Iterator[int]:
    for match in _CITATION.finditer(text):
        numbers = [int(one) for one in re.findall(r"\d+", match[1])]
        if len(numbers) == 2 and re.search(r"[–-]", match[1]):
            yield from range(numbers[0], min(numbers[1], numbers[0] + 50) + 1)
        else:
            yield from numbers


def _citations(context: Context) -> Iterator[Finding]:
    lines, cited = _lines(context), set[int]()
    numbers = {one.number.casefold() for one in register(context.project)}
    for said in context.texts:
        found = set(_cited(said.text))
        cited |= found
        strange = sorted(one for one in found if one > len(lines) or one == 0)
        if strange and lines:
            yield Finding("grounds.citation_missing", "warning", said.address,
                          {"number": str(strange[0]), "count": str(len(lines))})
        for match in _EVIDENCE.finditer(said.text):
            number = match[1] or match[2]
            if number.casefold() not in numbers:
                yield Finding("grounds.number_unknown", "warning", said.address, {"number": number})
                break
    unused = [at for at in range(1, len(lines) + 1) if at not in cited]
    if cited and unused:
        yield Finding("grounds.not_cited", "note", "references", {"numbers": ", ".join(map(str, unused[:8]))})


def _references(context: Context) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    undated = []
    for at, line in enumerate(_lines(context), 1):
        plain = re.sub(r"\W+", "", re.sub(r"^\[?\d+[\].]?\s*", "", line)).casefold()
        if plain and seen.setdefault(plain, at) != at:
            yield Finding(
                "grounds.reference_twice", "warning", "references", {"one": str(seen[plain]), "other": str(at)}
            )
        if not _YEAR.search(line) and not dates_in(line):
            undated.append(at)
    if undated:
        yield Finding("grounds.reference_undated", "note", "references",
                      {"count": str(len(undated)), "numbers": ", ".join(map(str, undated[:8]))})


def _fields(context: Context) -> Iterator[Finding]:
    """The two statements of A.5 a third-party entity asks a paper for."""
    project = context.project
    basis = text_at(project, "lifetime_basis")
    linked = {link.claim for link in links(context.schema, project)}
    if (
        basis
        and not _CITATION.search(basis)
        and not re.search(r"\bE-\d+\b", basis)
        and not linked & {"lifetime", "lifetime_basis"}
    ):
        yield Finding("grounds.lifetime_no_source", "note", "lifetime_basis")
    titles = [text_at(project, f"{EVIDENCE}/{row}/title") for row in project.rows(EVIDENCE)]
    if project.get("start_date") is not None and "start_date" not in linked and (_lines(context) or titles) \
            and not any(map(_START.search, (*_lines(context), *titles))):
        yield Finding("grounds.start_not_proven", "note", "start_date")


def _sources(context: Context) -> Iterator[Finding]:
    """Sources nobody can look up again."""
    for said in context.texts:
        if said.address.endswith((".source", ".document", "/source", "/check_source", "/explanation")):
            match = _WEAK.search(said.text)
            if match is not None:
                yield Finding("grounds.weak_source", "note", said.address, {"words": match[0]})


def _estimates(context: Context) -> Iterator[Finding]:
    project = context.project
    bare = [row for row in project.rows("estimates") if text_at(project, f"estimates/{row}/evidence")
            and not text_at(project, f"estimates/{row}/page")]
    if bare:
        yield Finding("grounds.estimate_no_page", "note", f"estimates/{bare[0]}/page", {"count": str(len(bare))})


def _titles(context: Context) -> Iterator[Finding]:
    for one in register(context.project):
        if one.number and not one.title:
            yield Finding("grounds.no_title", "note", f"{one.address}/title", {"number": one.number})
        if one.number and one.title and one.issued is None and one.files:
            yield Finding("grounds.no_date", "note", f"{one.address}/date", {"number": one.number})


_REGISTER = (EVIDENCE, f"{EVIDENCE}/")
RULES: tuple[Rule, ...] = (
    Rule("grounds.citations", ("references", *_REGISTER), _citations, of_texts),
    Rule("grounds.references", ("references",), _references),
    Rule("grounds.fields", ("start_date", "references", *_REGISTER, PROOFS, f"{PROOFS}/", "lifetime_basis"), _fields),
    Rule("grounds.sources", ("*",), _sources, of_texts),
    Rule("grounds.estimates", ("estimates", "estimates/*/evidence", "estimates/*/page"), _estimates),
    Rule("grounds.titles", _REGISTER, _titles),
)
