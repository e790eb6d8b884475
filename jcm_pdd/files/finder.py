"""Find a methodology: by country, technology, words of either language and what is measured.

Lists are answered from the compiled index alone; `details` reads one definition, when it is looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from jcm_pdd.core.formula.tree import Node
from jcm_pdd.core.formula.words import Words
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef, ParameterDef
from jcm_pdd.core.text import Text
from jcm_pdd.files.definitions import Entry
from jcm_pdd.files.technologies import SupportedProject, found_in, supported_projects, technologies

FAMILIES = ("electricity", "heat", "mass", "volume", "temperature", "time", "distance", "other")
_FAMILY = {
    "electricity": ("wh", "kwh", "mwh", "gwh"), "heat": ("j", "kj", "mj", "gj", "tj", "kcal", "mcal", "gcal"),
    "mass": ("g", "kg", "t", "kt"), "volume": ("m3", "nm3", "sm3", "l", "kl", "m^3"),
    "temperature": ("degc", "k", "°c"), "time": ("s", "min", "h", "d", "day", "days"), "distance": ("m", "km"),
}
NUMBER = 5
_PER = ("p", "y", "year", "d", "month")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; an empty part asks nothing. `measured` is one of FAMILIES."""

    country: str = ""
    technology: str = ""
    text: str = ""
    measured: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A methodology that fits; `near` when it is of a wider or narrower technology than the one asked for."""

    entry: Entry
    near: bool = False
    score: int = 0


@dataclass(frozen=True, slots=True)
class Precedents:
    """Supported projects of the same technology: those in the country, and how many there are elsewhere."""

    here: tuple[SupportedProject, ...]
    elsewhere: tuple[SupportedProject, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What a person needs to choose: may it be used here, and what must be known."""

    criteria: tuple[CriterionDef, ...]
    monitored: tuple[ParameterDef, ...]
    fixed: tuple[ParameterDef, ...]


def family(unit: str) -> str:
    """Return which kind of quantity a monitored unit measures: "MWh/p" is electricity."""
    head, _, per = unit.partition("/")
    if per.casefold() not in ("", *_PER):
        return "other"
    return next((name for name, units in _FAMILY.items() if head.casefold() in units), "other")


def find(entries: Iterable[Entry], wish: Wish) -> tuple[Hit, ...]:
    """Return what fits, approved methodologies before general shapes, the best first."""
    asked = frozenset(found_in(_plain(wish.text))) if wish.text.strip() else frozenset()
    hits = [hit for entry in entries if (hit := _hit(entry, wish, asked)) is not None]
    if any(hit.score == NUMBER for hit in hits):  # who types a number wants that one, not what mentions it
        hits = [hit for hit in hits if hit.score == NUMBER]
    return tuple(sorted(hits, key=lambda hit: (hit.entry.general, hit.near, -hit.score, hit.entry.id,
                                               hit.entry.version)))


def _hit(entry: Entry, wish: Wish, asked: frozenset[str]) -> Hit | None:
    if wish.country and not entry.general and entry.country != wish.country:
        return None
    if wish.measured and all(family(one.unit) != wish.measured for one in entry.measured):
        return None
    near = False
    if wish.technology and entry.technology_id != wish.technology:
        if wish.technology not in wider(entry.technology_id) and entry.technology_id not in wider(wish.technology):
            return None
        near = True
    score = _score(entry, wish.text, asked)
    return None if score is None else Hit(entry, near, score)


def _score(entry: Entry, text: str, asked: frozenset[str]) -> int | None:
    """Return how well the words fit, None when they do not."""
    words = _plain(text).split()
    if not words:
        return 0
    head, body = _plain(_head(entry)), _plain(_body(entry))
    if " ".join(words) in _plain(entry.key) and any(sign.isdigit() for sign in text):
        return NUMBER
    if all(word in head for word in words):
        return 4
    if all(word in head or word in body for word in words):
        return 3
    own = {entry.technology_id, *wider(entry.technology_id)}
    if own & asked:
        return 2 if entry.technology_id in asked else 1
    return None


def _head(entry: Entry) -> str:
    texts = [entry.title, *([entry.technology] if entry.technology else [])]
    return " ".join([entry.key, *(f"{text.en} {text.ja}" for text in texts)])


def _body(entry: Entry) -> str:
    texts = [*([entry.summary] if entry.summary else []), *(one.label for one in entry.measured)]
    return " ".join([*(f"{text.en} {text.ja}" for text in texts), *(one.symbol for one in entry.measured)])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def wider(technology: str) -> tuple[str, ...]:
    """Return the wider technologies a technology is a kind of, nearest first."""
    known, found = technologies(), []
    while (one := known.get(technology)) is not None and one.wider and one.wider not in found:
        technology = one.wider
        found.append(technology)
    return tuple(found)


def technology_choices(entries: Iterable[Entry]) -> dict[str, Text]:
    """Return the technologies to choose from: those of the methodologies and the wider ones they belong to."""
    known, found = technologies(), {}
    for entry in entries:
        for name in (entry.technology_id, *wider(entry.technology_id)):
            label = known[name].label if name in known else entry.technology
            if label is not None:
                found[name] = label
    return found


def precedents(entry: Entry, country: str = "") -> Precedents:
    """Return the supported projects of a methodology's technology, in the country asked about or its own first."""
    place = country or entry.country
    kinds = {entry.technology_id}
    fitting = [one for one in supported_projects()
               if any(name in kinds or kinds & set(wider(name)) for name in one.technologies)]
    return Precedents(tuple(one for one in fitting if one.country == place),
                      tuple(one for one in fitting if one.country != place))


def details(m: MethodologyDef) -> Details:
    """Return what a person needs to choose a methodology."""
    return Details(m.criteria, tuple(p for p in m.parameters if p.role == "monitored"),
                   tuple(p for p in m.parameters if p.role == "fixed" and p.kind == "number"))


def formula_lines(m: MethodologyDef, language: str) -> tuple[str, ...]:
    """Return the formulas a person reads first, as lines of text: the results, then what they are made of."""
    symbols = {p.id: p.symbol or p.label.get(language) for p in m.parameters}
    symbols |= {d.id: d.symbol for d in m.defaults} | {t.id: t.symbol for t in m.lookups}
    symbols |= {f.id: f.symbol for f in m.formulas}
    choices = {choice.id: choice.label.get(language) for p in m.parameters for choice in p.choices}

    def line(tree: Node) -> str:
        return Words(lambda i: symbols.get(i, i), lambda w: choices.get(w, w), None, language).text(tree)

    first = [f for f in m.formulas if f.id in ("RE", "PE")]
    rest = [f for f in m.formulas if f not in first and f.symbol != f.id]
    return tuple(f"{f.symbol} = {line(f.tree)}" for f in (*first, *rest))
