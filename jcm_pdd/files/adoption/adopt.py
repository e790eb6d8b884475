"""Adopt one Word form, or every Word form of the zip a country publishes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.extra import NewColumn
from jcm_pdd.files.adoption.identity import Identity, identity_of
from jcm_pdd.files.adoption.library import AdoptedForm, Field
from jcm_pdd.files.adoption.matching import Match, match
from jcm_pdd.files.adoption.unknown import describe
from jcm_pdd.files.documents import MAIN, own_binding, shipped_id
from jcm_pdd.files.opc import CONTENT_TYPES, read_package, refuse_remote, write_package
from jcm_pdd.files.opc_entries import MAX_TOTAL, check_directory
from jcm_pdd.files.reading.carried import carried
from jcm_pdd.files.reading.source import kind_of
from jcm_pdd.files.reading.word import emptied
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content
from jcm_pdd.files.word.document import open_document
from jcm_pdd.files.word.read import read_open

FEWEST_PLACES = 6
MAX_FORMS = 200
_TEXT_KINDS = ("cell", "column_box", "paragraphs", "inline")


@dataclass(frozen=True, slots=True)
class Adopted:
    """A form ready to be kept, and how it compares with our own."""

    form: AdoptedForm
    match: Match


@dataclass(slots=True)
class Result:
    """What became of the files given: adopted, or skipped with the reason."""

    adopted: list[Adopted] = field(default_factory=list)
    skipped: list[tuple[str, Problem]] = field(default_factory=list)


def shipped(document: str = MAIN) -> Binding:
    """Return the binding of our own form of a document."""
    return own_binding(document)


def adopt(data: bytes, name: str, given: Identity) -> Adopted:
    """Return a Word form with its binding. Problem when it is none or hostile.

    A document with a form of ours is matched with it; any other one is described from its own labels.
    """
    if kind_of(data, name) != "word":
        raise Problem("adoption.not_word", name)
    opened = open_document(data, shipped(), name)
    refuse_remote(opened.parts, name)
    identity = identity_of(opened, name, given)
    document = shipped_id(identity.document)
    if document is None:
        return _other(data, name, identity)
    identity = replace(identity, document=document)
    ours = shipped(document)
    found = match(data, ours, identity.code, f"{identity.document}_ver{identity.version}", name)
    if found.binding is None or len(found.matched) < fewest_places(ours):
        raise Problem("adoption.not_a_form", name, document=document)
    if document != MAIN:
        found = _own_ids(found, document)
    template, binding = _blank(data, found.binding or ours, name)
    fields = (*(Field(extra.id, extra.label, extra.kind, choices=extra.choices) for extra in found.extras),
              *(Field(c.id, c.label, c.kind, table=c.table) for c in found.columns if c.asked))
    return Adopted(AdoptedForm(identity, name, template, binding, fields), found)


def fewest_places(ours: Binding) -> int:
    """Return how many places of our form must be found in another one for it to count as the same document."""
    return min(FEWEST_PLACES, (len(ours.places) + 1) // 2)


def _other(data: bytes, name: str, identity: Identity) -> Adopted:
    """Return a form the program has no definition for, described by its own labels, boxes and tables."""
    known = describe(data, identity, name)
    if known is None:
        raise Problem("adoption.not_a_form", name, document=identity.document)
    asked = [q for q in known.questions if q.kind]
    template, binding = _blank(data, known.binding, name)
    fields = tuple(Field(q.place.id, q.label, q.kind) for q in asked if q.kind != "rows")
    news = tuple(NewColumn(q.place.under, "", q.place.id, f"{q.label} ({q.place.id})", q.kind) for q in asked)
    return Adopted(AdoptedForm(identity, name, template, binding, fields), Match(binding, known.facts, (), (), news))


def _own_ids(found: Match, document: str) -> Match:
    """Return a match whose new fields are named after their document: two forms may ask the same thing."""
    ids = {extra.id: f"{document.lower()}_{extra.id}" for extra in found.extras}
    extras = tuple(replace(e, place=e.place.model_copy(update={"id": ids[e.id]})) for e in found.extras)
    places = tuple(p.model_copy(update={"id": ids[p.id]}) if p.id in ids else p
                   for p in (found.binding.places if found.binding else ()))
    binding = found.binding.model_copy(update={"places": places}) if found.binding else None
    return replace(found, binding=binding, extras=extras)


def _blank(data: bytes, binding: Binding, name: str) -> tuple[bytes, Binding]:
    """Return the form without answers; texts of a blank form are its prompts and are remembered as such."""
    document = open_document(data, binding, name)
    content = read_open(document, binding).content
    if _is_filled(content) or carried(document.parts):
        return write_package(emptied(document, binding)), binding
    places = []
    for place in binding.places:
        text = content.answers.get(place.id)
        prompts = isinstance(text, str) and place.kind in _TEXT_KINDS and place.id != "host_country_name"
        places.append(place.model_copy(update={"blank": (text, *getattr(place, "blank", ()))}) if prompts else place)
    return data, binding.model_copy(update={"places": tuple(places)})


_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")


def _is_filled(content: Content) -> bool:
    """A form with a date in it, or with the year of operation, was filled by somebody."""
    start = content.answers.get("start_date")
    texts = [text for text in content.answers.values() if isinstance(text, str)]
    return any(_DATE.search(text) for text in texts) or (
        isinstance(start, str) and re.search(r"\d{4}", start) is not None)


def adopt_all(data: bytes, name: str, given: Identity,
              progress: Callable[[int, int, str], None] = lambda *_: None) -> Result:
    """Adopt a Word file, or look at every file of a zip; a Problem stops only the file it is about, in a zip.

    `progress` hears before each file of a zip how many are done, how many there are, and its name.
    """
    check_directory(data, name)
    result = Result()
    if not _is_plain_zip(data):
        result.adopted.append(adopt(data, name, given))
        return result
    files = list(_files(data, name))
    for at, (inner, content) in enumerate(files):
        progress(at, len(files), inner)
        try:
            if not inner.lower().endswith((".docx", ".doc", ".docm")):
                raise Problem("adoption.not_word", inner)
            result.adopted.append(adopt(content, inner, given))
        except Problem as problem:
            result.skipped.append((inner, problem))
    return result


def adopt_from_zip(data: bytes, name: str, inner: str, given: Identity) -> Adopted:
    """Adopt one file of a zip of forms, for a form that does not say itself what it is."""
    for found, content in _files(data, name):
        if found == inner:
            return adopt(content, inner, given)
    raise Problem("file.missing", f"{name}/{inner}")


def _is_plain_zip(data: bytes) -> bool:
    """Tell whether a file is a zip that is no Office document itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return CONTENT_TYPES not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _files(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip of forms, measured before they are unpacked as any package is."""
    check_directory(data, name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count = sum(not entry.is_dir() for entry in archive.infolist())
    if count > MAX_FORMS:
        raise Problem("package.too_many_parts", name, count=count, limit=MAX_FORMS)
    if len(data) > MAX_TOTAL:
        raise Problem("package.too_large", name, limit=MAX_TOTAL // 2**20)
    yield from sorted(read_package(data, name, whole=False).items())
