"""One page for each section of a form or working paper: its questions as the definition declares them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jcm_pdd.core.form import (
    ColumnsItem,
    FieldDef,
    FieldItem,
    FormDef,
    Item,
    MethodologyItem,
    PanelItem,
    ResultItem,
    SectionDef,
    TableItem,
)
from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.words import Words
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.text import Text, beside, headed
from jcm_pdd.files.help.page import Entry, Page, esc, facts, heading, items, link, paragraph
from jcm_pdd.files.help.words import PARTS, say

PREFIX = "section/"


def entry_of(form: FormDef, section: SectionDef) -> Entry:
    """Return the line of a section in the contents."""
    title = Text(**{lang: section.named(lang) for lang in ("en", "ja")})
    return Entry(PREFIX + section.id, "paper" if form.order else "section", title)


def section_page(form: FormDef, section: SectionDef, language: str, also: Sequence[tuple[str, str]] = ()) -> Page:
    """Return the page of a section; `also` are ids and titles of written pages about it."""
    title = entry_of(form, section).title.get(language)
    parts = [heading(title, 1)]
    if form.order:
        parts.append(paragraph(say("no_official", language), "hint"))
    else:
        code = form.code.replace("{CC}", "XX")
        parts.append(facts([(say("form", language), beside(form.title.get(language), code, language)),
                            (say("official", language), section.title.en)]))
    if also:
        links = ", ".join(link(name, text) for name, text in also)
        parts.append(f"<p><b>{esc(say('about', language))}</b>{headed('', links, language)}</p>")
    if section.guide is not None:
        parts.append(paragraph(section.guide.get(language)))
    for item in section.items:
        parts.extend(_item(item, form, language))
    return Page(PREFIX + section.id, title, "".join(parts))


def panels_of(section: SectionDef) -> tuple[str, ...]:
    """Return the parts of the window that a section shows."""
    return tuple(item.panel for item in section.items if isinstance(item, PanelItem))


def _item(item: Item, form: FormDef, language: str) -> Iterator[str]:
    if isinstance(item, FieldItem):
        yield from _field(item.field, item.field.id, form, language)
    elif isinstance(item, TableItem):
        one = item.table
        yield heading(one.label.get(language), 2, one.id)
        yield from _words(one.hint, one.guide, language)
        yield facts([*_conditions(one.required, one.shown, form, language),
                     (say("official", language), one.official or ""),
                     (say("printed", language), _printed(one.id, "", language))])
        yield paragraph(say("each_row", language, row=one.row_name.get(language)), "hint")
        for column in one.columns:
            yield from _field(column, f"{one.id}.{column.id}", form, language)
    elif isinstance(item, ColumnsItem):
        more = item.columns
        yield heading(more.label.get(language), 2, more.table)
        yield paragraph(say("more_columns", language), "hint")
        yield from _words(more.hint, more.guide, language)
        for column in more.columns:
            yield from _field(column, f"{more.table}.{column.id}", form, language)
    elif isinstance(item, MethodologyItem):
        yield paragraph(say("methodology_part", language, part=PARTS[item.methodology].get(language)))
    elif isinstance(item, ResultItem):
        yield paragraph(say("results_part", language))


def _field(field: FieldDef, anchor: str, form: FormDef, language: str) -> Iterator[str]:
    table, _, column = anchor.rpartition(".")
    yield heading(field.label.get(language), 3 if table else 2, anchor)
    yield from _words(field.hint, field.guide, language)
    unit = unit_word(field.unit, language) if field.unit and field.unit != "1" else ""
    yield facts([
        *_conditions(field.required, field.shown, form, language),
        (say("unit", language), unit),
        (say("limits", language), _limits(field)),
        (say("english", language), say("in_english", language) if field.english else ""),
        (say("official", language), field.official or ""),
        (say("printed", language), _printed(table or column, column if table else "", language)),
    ])
    if field.choices:
        yield items(choice.label.get(language) for choice in field.choices)
    if field.example is not None:
        yield paragraph(headed(say("example", language), field.example.get(language), language), "card")


def _words(hint: Text | None, guide: Text | None, language: str) -> Iterator[str]:
    for text in (guide, hint):
        if text is not None:
            yield paragraph(text.get(language))


def _conditions(required: str, shown: str, form: FormDef, language: str) -> list[tuple[str, str]]:
    return [(say("required", language), _condition(required, form, language) if required != "false" else ""),
            (say("shown", language), _condition(shown, form, language) if shown != "true" else "")]


def _condition(rule: str, form: FormDef, language: str) -> str:
    """Return a condition with the labels of what it reads in place of their ids."""
    if rule in ("true", "false"):
        return say("always" if rule == "true" else "never", language)
    names, choices = _names(form, language)
    told = Words(lambda i: names.get(i, i), lambda w: choices.get(w, w), None, language).text(parse(rule))
    truths = {"true": "yes", "false": "no", "真": "yes", "偽": "no"}
    told = re.sub(r"\b(true|false|真|偽)\b", lambda m: say(truths[m[1]], language), told)
    return f"{say('when', language)}: {told}"


def _names(form: FormDef, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels of the questions of a form, and of those it shares with ours, by id; and of their choices."""
    fields: list[FieldDef] = []
    for section in (*form.sections, *(one for other in shipped_forms() for one in other.sections)):
        for item in section.items:
            if isinstance(item, FieldItem):
                fields.append(item.field)
            elif isinstance(item, TableItem):
                fields += item.table.columns
            elif isinstance(item, ColumnsItem):
                fields += item.columns.columns
    names = {field.id: f"“{field.label.get(language)}”" for field in reversed(fields)}
    return names, {choice.id: choice.label.get(language) for field in fields for choice in field.choices}


def _limits(field: FieldDef) -> str:
    signs = ((">", field.above), ("≥", field.min), ("≤", field.max))
    return ", ".join(f"{sign} {bound:f}" for sign, bound in signs if bound is not None)


def _printed(name: str, column: str, language: str) -> str:
    """Return the documents of our own that print an answer, with the heading it stands under."""
    found = []
    for title, places in _bound():
        for one, columns, under in places:
            if one == name and (not column or column in columns):
                found.append(f"{title.get(language)} › {under}" if under else title.get(language))
    return ", ".join(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _bound() -> tuple[tuple[Text, tuple[tuple[str, tuple[str, ...], str], ...]], ...]:
    """Return title and places (id, columns, heading) of every document that comes with the program."""
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import own_binding, shipped
    from jcm_pdd.files.word.lens import columns_of

    found = []
    for name, version in shipped():
        places = tuple((place.id, columns_of(place), getattr(place, "under", ("",))[-1])
                       for place in own_binding(name).places)
        found.append((library().form(name, version).title, places))
    return tuple(found)


@lru_cache(maxsize=1)
def shipped_forms() -> tuple[FormDef, ...]:
    """Return the newest of each form and working paper that comes with the program."""
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import shipped

    return (*(library().form(*key) for key in shipped()), *library().papers)
