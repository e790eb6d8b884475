"""Which form a filled document is, and what it says through that form's binding."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.adopt import FEWEST_PLACES
from jcm_pdd.files.adoption.matching import match
from jcm_pdd.files.adoption.using import FormInUse, forms_of, held_forms, own_form
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.reading.word import WordReading, read_word
from jcm_pdd.files.session import Session


def read_pdd(session: Session, source: Source) -> WordReading:
    """Return what a filled PDD says; Problem `reading.not_a_form` when it is some other document.

    Known forms come first: the program's own, the project's, the user's adopted ones. When none fits wholly, the
    document's own layout is matched.
    """
    best: tuple[int, WordReading] | None = None
    for form in _known(session):
        reading = read_word(source.data, form.binding, form.data, source.name)
        found = len(form.binding.places) - reading.missing
        if reading.missing == 0:
            return reading
        if best is None or found > best[0]:
            best = (found, reading)
    layout = _own_layout(source)
    if layout is not None and (best is None or layout[0] > best[0]):
        best = layout
    if best is None or best[0] < FEWEST_PLACES:
        raise Problem("reading.not_a_form", source.name)
    return best[1]


def _known(session: Session) -> Iterator[FormInUse]:
    seen: set[str] = set()
    yield own_form()
    for form in (*held_forms(session.journal), *forms_of(session.journal.place).sound()):
        if form.sha256 not in seen:
            seen.add(form.sha256)
            yield FormInUse(form.data, form.binding, form.name)


def _own_layout(source: Source) -> tuple[int, WordReading] | None:
    """Read a document of a layout nobody adopted: its places are looked for in the document itself."""
    own = own_form()
    found = match(source.data, own.binding, own.binding.code, own.binding.form, source.name)
    if found.binding is None:
        return None
    reading = read_word(source.data, found.binding, own.data, source.name)
    return len(found.matched) - reading.missing, reading
