"""Pages that list what the program knows: reference tables, findings, keys of the keyboard, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pydantic import Field

from jcm_pdd.core.form import Strict
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.review.catalogue import FAMILY_NAMES
from jcm_pdd.core.review.limits import STANDING_WORDS
from jcm_pdd.core.status import status_text
from jcm_pdd.core.text import Text, headed
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path
from jcm_pdd.files.help.page import Entry, Page, esc, facts, heading, paragraph, table
from jcm_pdd.files.help.words import say
from jcm_pdd.files.messages import finding_catalogue
from jcm_pdd.files.reference_tables import FigureDef, ReferenceTableDef, reference_table, table_names
from jcm_pdd.files.review_data import catalogue

FINDINGS, KEYS, GLOSSARY = "findings", "keys", "glossary"
REFERENCE = "reference/"
Shortcut = tuple[str, str, str]
"""Menu, action and keys, as the window says them."""


class _Term(Strict):
    term: Text
    text: Text


class _Glossary(Strict):
    terms: tuple[_Term, ...] = Field(min_length=1)


def entries() -> Iterator[Entry]:
    """Yield the lines of these pages in the contents."""
    for name, key in ((FINDINGS, "findings"), (KEYS, "keys"), (GLOSSARY, "glossary")):
        yield Entry(name, "look-up", Text(en=say(key, "en"), ja=say(key, "ja")))
    for name in table_names():
        title, about = _head(name)
        yield Entry(REFERENCE + name, "reference", title, f"{about.en} {about.ja}")


def reference_page(name: str, language: str) -> Page:
    """Return the page of a reference table; KeyError when there is none."""
    found = _table(name)
    parts = [heading(found.title.get(language), 1), paragraph(found.about.get(language))]
    units = {key: "" if one.unit == "1" else f" ({unit_word(one.unit, language)})"
             for key, one in found.columns.items()}
    head = [say("name", language), *(f"{one.label.get(language)}{units[key]}" for key, one in found.columns.items())]
    parts.append(table(head, ([row.label.get(language), *(
        _figure(row.figures.get(key), language) for key in found.columns)] for row in found.rows)))
    sources = {(one.provenance.told(language), one.provenance.status)
               for row in found.rows for one in row.figures.values()}
    parts.append(heading(say("source", language)))
    parts.append(facts((status_text(status, language), told) for told, status in sorted(sources)))
    return Page(REFERENCE + name, found.title.get(language), "".join(parts))


def findings_page(language: str) -> Page:
    """Return the page of everything the program may say about a project."""
    title = say("findings", language)
    parts = [heading(title, 1), paragraph(say("findings_intro", language))]
    speak = "ja" if language == "ja" else "en"
    for code, words in sorted(finding_catalogue().items()):
        part = words[speak]
        parts.append(heading(code, 3, code))
        parts.append(paragraph(_open(part["what"])))
        if part.get("do"):
            parts.append(f"<p><b>{esc(say('do', language))}</b>{headed('', esc(_open(part['do'])), language)}</p>")
        parts.append(_ground(code, language))
    return Page(FINDINGS, title, "".join(parts))


def _ground(code: str, language: str) -> str:
    """Return family and ground of a finding as a paragraph; nothing for one outside of the catalogue."""
    known = catalogue()
    entry, ground = known.findings.get(code), known.ground(code)
    if entry is None or ground is None:
        return ""
    told = f"{ground.text.get(language)} ({ground.source.get(language)}; {STANDING_WORDS[ground.status].get(language)})"
    return paragraph(f"{FAMILY_NAMES[entry.family].get(language)} – {say('rests_on', language)}: {told}")


def keys_page(shortcuts: Sequence[Shortcut], language: str) -> Page:
    """Return the page of the keys; `shortcuts` are in the language of the window."""
    title = say("keys", language)
    head = [say("action", language), say("key", language), say("menu", language)]
    body = table(head, [(action, keys, menu) for menu, action, keys in shortcuts if keys])
    return Page(KEYS, title, heading(title, 1) + paragraph(say("keys_intro", language)) + body)


def glossary_page(language: str) -> Page:
    """Return the page of the words, in the order of the language."""
    title = say("glossary", language)
    parts = [heading(title, 1), paragraph(say("glossary_intro", language))]
    other = "en" if language == "ja" else "ja"
    for one in sorted(glossary(), key=lambda one: one.term.get(language).casefold()):
        parts.append(heading(f"{one.term.get(language)} – {one.term.get(other)}", 3))
        parts.append(paragraph(one.text.get(language)))
    return Page(GLOSSARY, title, "".join(parts))


@lru_cache(maxsize=1)
def glossary() -> tuple[_Term, ...]:
    """Return the words of resources/help/glossary.yaml; Problem "definition.invalid" for a damaged file."""
    path = data_path("resources", "help", "glossary.yaml")
    return _Glossary.model_validate(strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data).terms


def _head(name: str) -> tuple[Text, Text]:
    """Return title and description of a reference table, of which only the head is read."""
    path = data_path("resources", "reference", f"{name}.yaml")
    head = re.split(r"(?m)^(?:sources|columns|rows):", path.read_text(encoding="utf-8"), maxsplit=1)[0]
    data = strict_yaml.read(head, path.name).data
    return Text.model_validate(data["title"]), Text.model_validate(data["about"])


def _table(name: str) -> ReferenceTableDef:
    found = reference_table(name)
    if found is None:
        raise KeyError(name)
    return found


def _figure(one: FigureDef | None, language: str) -> str:
    if one is None:
        return ""
    text = f"{one.value:f}" if one.value is not None else ""
    if one.lower is not None and one.upper is not None:
        span = say("range", language, lower=f"{one.lower:f}", upper=f"{one.upper:f}")
        text = f"{text} ({span})" if text else span
    unit = f" {unit_word(one.unit, language)}" if one.unit and one.unit != "1" else ""
    return f"{text}{unit}"


def _open(text: str) -> str:
    """Return a message with a gap where a project's own words will stand."""
    return re.sub(r"\{\w+\}", "…", text)
