"""Fill a blank Word form with answers; everything that is not a bound place stays as it is in the form."""

from __future__ import annotations

from collections.abc import Mapping

from jcm_pdd.files.opc import write_package
from jcm_pdd.files.word.binding import Binding, HeaderPlace, PicturesPlace, Place
from jcm_pdd.files.word.content import (
    Content,
    FillResult,
    Note,
    Printed,
    Report,
    Row,
    are_rows,
    canonical,
    refuse_illegal,
)
from jcm_pdd.files.word.document import Document, open_document
from jcm_pdd.files.word.find import Miss
from jcm_pdd.files.word.lens import columns_of, put_place, read_place
from jcm_pdd.files.word.read import read_open


def fill(template: bytes, binding: Binding, content: Content, where: str = "") -> FillResult:
    """Print every answer of `content` into the form and check that each one reads back identical.

    A place not found, found twice or unfit is reported and left blank. The same inputs give the same bytes.
    Raises Problem `package.*`, `word.not_a_document`, `word.illegal_character` or `word.picture_format`.
    """
    refuse_illegal(content.answers)
    document = open_document(template, binding, where)
    notes = [Note("word.no_place", name) for name in content.answers if name not in binding.ids()]
    printed: dict[str, Printed] = {}
    # figures come last: the text of their box decides whether its blank paragraph stays
    for place in sorted(binding.places, key=lambda place: isinstance(place, PicturesPlace)):
        value = _printable(place, content.answers, notes)
        if value is None or not _usable(document, binding, place, notes):
            continue
        try:
            put_place(document, binding, place, value, notes)
            printed[place.id] = value
        except Miss as miss:
            notes.append(miss.note(place.id))
    document.media.prune(document.root)
    packed = write_package(document.packed())
    notes += _check(packed, binding, printed)
    return FillResult(packed, Report(tuple(printed), tuple(notes)))


def _printable(place: Place, answers: Mapping[str, Printed], notes: list[Note]) -> Printed | None:
    """Return the answer for a place without empty rows and without columns the form does not have."""
    value = answers.get(place.id)
    if value is None:
        return None
    known = columns_of(place)
    if known and are_rows(value):
        unknown = sorted({key for item in value for key, text in item["cells"].items() if text and key not in known})
        notes += [Note("word.no_column", place.id, {"what": key}) for key in unknown]
        value = [
            Row(row=item["row"], cells={key: text for key, text in item["cells"].items() if key in known})
            for item in value
        ]
    return canonical(value)


def _usable(document: Document, binding: Binding, place: Place, notes: list[Note]) -> bool:
    """Tell whether the place is found; a form that is partly filled already is no obstacle."""
    if isinstance(place, HeaderPlace):
        return True
    try:
        read_place(document, binding, place, [])
    except Miss as miss:
        if miss.code != "word.both_ticked":
            notes.append(miss.note(place.id))
            return False
    return True


def _check(packed: bytes, binding: Binding, printed: Mapping[str, Printed]) -> list[Note]:
    """Read the filled document back and report each answer that does not come back identical."""
    found = read_open(open_document(packed, binding), binding)
    wrong = [
        Note(note.code, note.place, note.args) for note in found.report.notes if note.code == "word.places_disagree"
    ]
    for name, value in printed.items():
        if _cells(found.content.answers.get(name)) != _cells(value):
            wrong.append(Note("word.not_read_back", name))
    return wrong


def _cells(value: Printed | None) -> object:
    """Return what is compared: rows without their ids, pictures without the width they were fitted to."""
    if are_rows(value):
        return [item["cells"] for item in value]
    if isinstance(value, list):
        return [(picture.data, picture.media, picture.caption) for picture in value
                if not isinstance(picture, dict) and not picture.svg] or None
    return value
