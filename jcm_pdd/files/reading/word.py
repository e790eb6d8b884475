"""A filled Word form as plain content: what stands at its places, and what stands elsewhere."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jcm_pdd.files.adoption.library import AdoptedForm
from jcm_pdd.files.documents import MAIN
from jcm_pdd.files.reading.carried import carried, carried_digests, uncarried
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.content import Content, Note, Row, are_pictures
from jcm_pdd.files.word.derived import digest, remove
from jcm_pdd.files.word.document import Document, code_pattern, open_document
from jcm_pdd.files.word.find import Miss, listed_slots, table
from jcm_pdd.files.word.lens import put_place
from jcm_pdd.files.word.read import read_open
from jcm_pdd.files.word.text import MC, has_drawing, paragraph_text, put_paragraphs
from jcm_pdd.files.word.ticking import clear
from jcm_pdd.files.word.tree import Element, Section, TablePart, W, cells, label_text, normalise

# Signs of boxes, and the signs of symbol fonts that draw them.
_BOX_SIGNS = re.compile("[☐□☒☑■\uf000-\uf0ff]")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A text of the document that stands at no place of the form, with the heading above it."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class WordReading:
    """What one Word document says: which document it is, and the adopted form it was read through, if any."""

    content: Content
    notes: tuple[Note, ...]
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leftovers: tuple[Leftover, ...] = ()
    document: str = MAIN
    form: AdoptedForm | None = None
    binding: kinds.Binding | None = None

    @property
    def missing(self) -> int:
        """How many places of the form the document does not have."""
        return sum(note.code in ("word.place_not_found", "word.place_found_twice") for note in self.notes)


def read_word(data: bytes, form: kinds.Binding, blank: bytes, where: str = "") -> WordReading:
    """Return what a filled form says; `blank` is the form without answers, whose own texts are no leftovers.

    Raises Problem `package.*` or `word.not_a_document`.
    """
    document = open_document(data, form, where)
    found = read_open(document, form)
    captions = {_plain(item.caption) for value in found.content.answers.values() if are_pictures(value)
                for item in value}
    own = known_texts(form, open_document(blank, form)) | captions
    rows = carried(document.parts)
    return WordReading(found.content, found.report.notes, rows, tuple(leftovers(document, form, own)), binding=form)


def known_texts(form: kinds.Binding, blank: Document) -> frozenset[str]:
    """Return the texts a form has of its own: labels of its binding and everything printed in the blank form."""
    found: set[str] = set()
    for place in form.places:
        if isinstance(place, kinds.HeaderPlace):
            continue
        found |= {*place.under, *getattr(place, "blank", ()), *getattr(place, "columns", ()),
                  *getattr(place, "lines", ()), getattr(place, "label", None) or ""}
    for element in blank.root.iter(W + "p", W + "tc"):
        found.add(label_text(element))
    return frozenset(_plain(_without_country(form, text)) for text in found)


def _without_country(form: kinds.Binding, text: str) -> str:
    """Return a text in which the form's code names no country: it is printed, and is nobody's answer."""
    return code_pattern(form).sub("", text)


def _plain(text: str) -> str:
    return normalise(_BOX_SIGNS.sub(" ", text))


def leftovers(document: Document, form: kinds.Binding, own: frozenset[str]) -> Iterator[Leftover]:
    """Empty every place of an opened document and yield what is still written in it."""
    for place in form.places:
        if isinstance(place, kinds.Ticked):
            with contextlib.suppress(Miss):
                clear(document.sections, place)
        elif not isinstance(place, kinds.HeaderPlace | kinds.PicturesPlace):
            _empty(document, form, place)
    printed = carried_digests(document.parts)
    for section in document.sections:
        where = " / ".join(" ".join(step.split()) for step in section.path)
        for text in _texts(section, document.root):
            plain = _plain(_without_country(form, text))
            if plain and plain not in own and digest(text) not in printed:
                yield Leftover(where, text.strip())


def emptied(document: Document, form: kinds.Binding) -> dict[str, bytes]:
    """Return the parts of a filled form with every place emptied: its texts, ticks and figures."""
    # Figures go first: with its text still there, a box they share keeps a paragraph of its own look.
    for place in sorted(form.places, key=lambda place: not isinstance(place, kinds.PicturesPlace)):
        if isinstance(place, kinds.HeaderPlace):
            continue
        with contextlib.suppress(Miss):
            if isinstance(place, kinds.Ticked):
                clear(document.sections, place)
            elif isinstance(place, kinds.PicturesPlace):
                put_place(document, form, place, [], [])
            else:
                _empty(document, form, place)
    remove(document, carried_digests(document.parts))
    for cell in document.root.iter(W + "tc"):
        if cell.find(f".//{W}p") is None:
            etree.SubElement(cell, W + "p")  # a cell without a paragraph is no valid cell
    document.changed.add(document.name)
    document.media.prune(document.root)
    return uncarried(document.packed())


def _empty(document: Document, form: kinds.Binding, place: kinds.SectionPlace) -> None:
    blank = [Row(row="r1", cells={})]
    rows = (kinds.RowsPlace, kinds.LinePlace, kinds.BlocksPlace, kinds.SidesPlace)
    try:
        if isinstance(place, kinds.ListedPlace):
            for slot in listed_slots(table(document.sections, place), place).values():
                put_paragraphs(slot, [""])
        elif isinstance(place, kinds.NumberedPlace):
            put_place(document, form, place, [], [])
        else:
            put_place(document, form, place, blank if isinstance(place, rows) else "", [])
    except Miss:
        return


def _texts(section: Section, root: Element) -> Iterator[str]:
    for part in section.parts:
        if not isinstance(part, TablePart) and root not in part.iterancestors():
            continue  # an emptied paragraph that was replaced
        elements = [part] if not isinstance(part, TablePart) else [c.element for row in part.rows for c in cells(row)]
        for element in elements:
            yield from _paragraphs(element)


def _paragraphs(element: Element) -> Iterator[str]:
    """Yield the texts of the paragraphs below an element, text boxes and inner tables included."""
    for paragraph in element.iter(W + "p"):
        text = paragraph_text(paragraph)
        # The caption of a figure was read with the figure; a fall-back repeats its text box.
        if text.strip() and not has_drawing(paragraph) and next(paragraph.iterancestors(MC + "Fallback"), None) is None:
            yield text
