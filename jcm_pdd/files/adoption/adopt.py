"""Adopt one Word form, or every Word form of the zip a country publishes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.identity import PDD, Identity, identity_of
from jcm_pdd.files.adoption.library import AdoptedForm, Field
from jcm_pdd.files.adoption.matching import Match, match
from jcm_pdd.files.data import data_path
from jcm_pdd.files.opc import CONTENT_TYPES, MAX_TOTAL, read_package, write_package
from jcm_pdd.files.reading.carried import carried
from jcm_pdd.files.reading.source import kind_of
from jcm_pdd.files.reading.word import emptied
from jcm_pdd.files.word.binding import Binding, load_binding
from jcm_pdd.files.word.content import Content
from jcm_pdd.files.word.document import open_document
from jcm_pdd.files.word.read import read_open

FEWEST_PLACES = 6
MAX_FORMS = 200
_TEXT_KINDS = ("cell", "column_box", "paragraphs")


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


def shipped() -> Binding:
    """Return the binding of our own PDD form."""
    return load_binding(data_path("templates", "pdd", "binding.yaml"))


def adopt(data: bytes, name: str, given: Identity) -> Adopted:
    """Return a Word form with its binding. Problem when it is none, hostile, or of a document not yet supported."""
    if kind_of(data, name) != "word":
        raise Problem("adoption.not_word", name)
    ours = shipped()
    identity = identity_of(open_document(data, ours, name), name, given)
    if identity.document != PDD:
        raise Problem("adoption.other_document", name, document=identity.document)
    found = match(data, ours, identity.code, f"{identity.document}_ver{identity.version}", name)
    if found.binding is None or len(found.matched) < FEWEST_PLACES:
        raise Problem("adoption.not_a_form", name)
    template, binding = _blank(data, found.binding, name)
    fields = tuple(Field(extra.id, extra.label, extra.kind) for extra in found.extras)
    return Adopted(AdoptedForm(identity, name, template, binding, fields), found)


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


def _is_filled(content: Content) -> bool:
    start = content.answers.get("start_date")
    return isinstance(start, str) and re.search(r"\d{4}", start) is not None


def adopt_all(data: bytes, name: str, given: Identity) -> Result:
    """Adopt a Word file, or look at every file of a zip; a Problem stops only the file it is about, in a zip."""
    result = Result()
    if not _is_plain_zip(data):
        result.adopted.append(adopt(data, name, given))
        return result
    for inner, content in _files(data, name):
        try:
            if not inner.lower().endswith((".docx", ".doc", ".docm")):
                raise Problem("adoption.not_word", inner)
            result.adopted.append(adopt(content, inner, given))
        except Problem as problem:
            result.skipped.append((inner, problem))
    return result


def _is_plain_zip(data: bytes) -> bool:
    """Tell whether a file is a zip that is no Office document itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return CONTENT_TYPES not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def _files(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip of forms, measured before they are unpacked as any package is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count = sum(not entry.is_dir() for entry in archive.infolist())
    if count > MAX_FORMS:
        raise Problem("package.too_many_parts", name, count=count, limit=MAX_FORMS)
    if len(data) > MAX_TOTAL:
        raise Problem("package.too_large", name, limit=MAX_TOTAL // 2**20)
    yield from sorted(read_package(data, name, whole=False).items())
