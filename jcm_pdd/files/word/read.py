"""Read a filled Word form back into answers."""

from __future__ import annotations

from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content, Note, Printed, ReadResult, Report
from jcm_pdd.files.word.document import Document, open_document
from jcm_pdd.files.word.find import Miss
from jcm_pdd.files.word.lens import read_place
from jcm_pdd.files.word.tree import W


def read(document: bytes, binding: Binding, where: str = "") -> ReadResult:
    """Return the answers a document holds; blank places are absent, unusable ones are in the report.

    `where` (a file name) is named in failures. Raises Problem `package.*` or `word.not_a_document`.
    """
    return read_open(open_document(document, binding, where), binding)


def read_open(document: Document, binding: Binding) -> ReadResult:
    """Return the answers of an opened document; tracked insertions count as text, deletions do not."""
    answers: dict[str, Printed] = {}
    notes: list[Note] = []
    if any(True for _ in document.root.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo")):
        notes.append(Note("word.tracked_changes", ""))
    for place in binding.places:
        try:
            found = read_place(document, binding, place, notes)
        except Miss as miss:
            notes.append(miss.note(place.id))
            continue
        if found is None:
            continue
        if place.id not in answers:
            answers[place.id] = found
        elif answers[place.id] != found:
            notes.append(Note("word.places_disagree", place.id))
    return ReadResult(Content(answers), Report(tuple(answers), tuple(notes)))
