"""Which form a filled document is, and what it says through that form's binding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.adopt import fewest_places
from jcm_pdd.files.adoption.identity import code_of
from jcm_pdd.files.adoption.library import AdoptedForm
from jcm_pdd.files.adoption.matching import match
from jcm_pdd.files.adoption.using import forms_of, held_forms
from jcm_pdd.files.documents import FormInUse, own_binding, own_form, shipped, shipped_id
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.reading.word import WordReading, read_word
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.document import open_document


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A reading through one form, and how much of that form was found in the document."""

    reading: WordReading
    found: int
    of: int
    enough: bool

    @property
    def rank(self) -> tuple[float, int]:
        """The share of the form's places that was found, then their number."""
        return self.found / max(self.of, 1), self.found


@dataclass(frozen=True, slots=True)
class _Form:
    """A form a document may be filled on: ours, or an adopted one."""

    document: str
    form: FormInUse
    adopted: AdoptedForm | None = None


def read_pdd(session: Session, source: Source) -> WordReading:
    """Return what a filled form says; Problem `reading.not_a_form` when it is no document this program knows.

    The code in its header says which document it is; without one, the form most of whose places are found. Known
    forms come first: the program's own, the project's, the user's adopted ones. When none fits wholly, the
    document's own layout is matched with each of ours.
    """
    named = code_of(open_document(source.data, own_binding(), source.name))
    known = [form for form in _known(session) if named is None or form.document.casefold() == named[1].casefold()]
    best: _Candidate | None = None
    for form in known or list(_known(session)):
        one = _read(source, form)
        if one.reading.missing == 0 and one.enough:
            return one.reading
        best = one if best is None or one.rank > best.rank else best
    for layout in _own_layouts(source, [form.document for form in known]):
        best = layout if best is None or layout.rank > best.rank else best
    if best is None or not best.enough:
        raise Problem("reading.not_a_form", source.name)
    return best.reading


def _read(source: Source, form: _Form) -> _Candidate:
    binding = form.form.binding
    reading = replace(read_word(source.data, binding, form.form.data, source.name), document=form.document,
                      form=form.adopted)
    found = len(binding.places) - reading.missing
    ours = shipped_id(form.document)
    fewest = fewest_places(own_binding(ours) if ours is not None else binding)
    return _Candidate(reading, found, len(binding.places), found >= min(fewest, len(binding.places)))


def _known(session: Session) -> Iterator[_Form]:
    seen: set[str] = set()
    yield from (_Form(document, own_form(document)) for document, _ in shipped())
    for form in (*held_forms(session.journal), *forms_of(session.journal.place).sound()):
        if form.sha256 not in seen:
            seen.add(form.sha256)
            yield _Form(form.identity.document, FormInUse(form.data, form.binding, form.name), form)


def _own_layouts(source: Source, documents: list[str]) -> Iterator[_Candidate]:
    """Read a document of a layout nobody adopted: the places of ours are looked for in the document itself."""
    for document, _ in shipped():
        own = own_form(document)
        if documents and document not in documents:
            continue
        found = match(source.data, own.binding, own.binding.code, own.binding.form, source.name)
        if found.binding is None:
            continue
        reading = replace(read_word(source.data, found.binding, own.data, source.name), document=document)
        count = len(found.matched) - reading.missing
        yield _Candidate(reading, count, len(own.binding.places), count >= fewest_places(own.binding))
