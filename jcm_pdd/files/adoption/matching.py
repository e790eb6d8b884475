"""A binding for a form somebody else made: ours, with every place in the words and tables of that form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jcm_pdd.files.adoption.extra import Extra, NewColumn, extra_places, new_columns
from jcm_pdd.files.adoption.headings import Heading, candidates, match_headings, renamed, wanted_headings
from jcm_pdd.files.adoption.likeness import number_of
from jcm_pdd.files.adoption.places import Finder
from jcm_pdd.files.word.binding import Binding, HeaderPlace, Place, RowsPlace, SectionPlace
from jcm_pdd.files.word.document import Document, code_paragraphs, open_document
from jcm_pdd.files.word.find import Miss
from jcm_pdd.files.word.lens import read_place
from jcm_pdd.files.word.tree import Headings, Section, W, normalise, sections

_PLACE: TypeAdapter[Place] = TypeAdapter(Place)


@dataclass(frozen=True, slots=True)
class Match:
    """What was found of our form in another one: its binding, places found and missing, and what is new there."""

    binding: Binding | None
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    extras: tuple[Extra, ...]
    columns: tuple[NewColumn, ...] = ()

    @property
    def new_columns(self) -> tuple[str, ...]:
        """The columns our form does not have, as "section / column"."""
        return tuple(map(str, self.columns))


def match(data: bytes, ours: Binding, code: str, form: str, where: str = "") -> Match:
    """Return how the places of our binding are found in a document; `code` is its form code with {CC}.

    Each place is found exactly once and can be read, or it is missing. Tables that hold tables are taken as layout
    when more is found that way. Raises Problem `package.*` or `word.not_a_document`.
    """
    document = open_document(data, ours.model_copy(update={"frames": False}), where)
    found = _match(document, ours, code, form, frames=False)
    if next(document.root.iter(W + "tbl"), None) is not None and _nested(document):
        framed = open_document(data, ours.model_copy(update={"frames": True}), where)
        other = _match(framed, ours, code, form, frames=True)
        if len(other.matched) > len(found.matched):
            return other
    return found


def _nested(document: Document) -> bool:
    return any(next(table.iterancestors(W + "tbl"), None) is not None for table in document.root.iter(W + "tbl"))


def _match(document: Document, ours: Binding, code: str, form: str, frames: bool) -> Match:
    body = document.root.find(W + "body")
    found = candidates(body, frames) if body is not None else []
    matched = match_headings(found, wanted_headings(ours))
    layout = _layout(document, ours, found, matched, frames)
    places: list[Place] = []
    missing: list[str] = []
    for place in ours.places:
        made = _adapted(place, layout)
        if made is not None and _readable(document, layout, code, made):
            places.append(made)
        else:
            missing.append(_name(place))
    placed = [p for p in places if not isinstance(p, HeaderPlace)]
    fields = tuple(e for e in extra_places(layout.sections, placed) if _readable(document, layout, code, e.place))
    columns = tuple(new_columns(layout.sections, placed))
    every = (*(_with_columns(place, columns) for place in places), *(extra.place for extra in fields))
    binding = Binding(form=form, code=code, headings=layout.headings, frames=frames, places=every) if every else None
    return Match(binding, tuple(map(_name, places)), tuple(missing), fields, columns)


def _with_columns(place: Place, columns: Sequence[NewColumn]) -> Place:
    """Return a repeating table with the columns that become fields of its rows."""
    more = {c.label: c.id for c in columns if c.asked and (c.table, c.under) == (place.id, getattr(place, "under", ()))}
    return place.model_copy(update={"columns": {**place.columns, **more}}) if isinstance(
        place, RowsPlace) and more else place


def _name(place: Place) -> str:
    """Return the id of a place, with the number of its section where an id stands in several."""
    if isinstance(place, HeaderPlace):
        return place.id
    return f"{place.id} ({number_of(place.under[-1]) or place.under[-1]})"


@dataclass(frozen=True, slots=True)
class _Layout:
    """The sections of the document, how they are known, and our headings in its words."""

    sections: list[Section]
    headings: Any
    matched: dict[str, Heading]
    finder: Finder


def _layout(document: Document, ours: Binding, found: Sequence[Heading], matched: dict[str, Heading], frames: bool
            ) -> _Layout:
    """Know headings by style when every one of ours has an outline level there, else by their texts."""
    last = {normalise(section.path[-1]) for section in document.sections if section.path}
    known = _labels(ours)
    if matched and all(normalise(heading.text) in last for heading in matched.values()):
        return _Layout(document.sections, "styles", matched, Finder(document.sections, known))
    named: dict[str, int] = {}
    for path in [place.under for place in ours.places if not isinstance(place, HeaderPlace)]:
        named |= {text: depth for depth, text in enumerate(renamed(path, matched) or ())}
    headings = {heading.text for heading in matched.values()}
    for heading in found:
        # A numbered heading our form lacks, "A.7. Crediting period", ends the section before it.
        if heading.text not in headings and "." in number_of(heading.text) and len(heading.text) < 160:
            named[heading.text] = 1
    body = document.root.find(W + "body")
    parts = sections(body, Headings({}, named), frames) if body is not None else []
    return _Layout(parts, "texts", matched, Finder(parts, known))


def _labels(ours: Binding) -> list[str]:
    """Return every label of our form: a cell that says one of them holds no answer."""
    found: list[str] = []
    for place in ours.places:
        found += [*getattr(place, "lines", ()), *getattr(place, "columns", ())]
        found += [label] if (label := getattr(place, "label", None)) else []
    return found


def _adapted(place: Place, layout: _Layout) -> Place | None:
    """Return a place in the document's words, None when it is not there."""
    if isinstance(place, HeaderPlace):
        return place
    full = renamed(place.under, layout.matched)
    if full is None:
        return _by_label(place, layout)
    paths = [full] if len(full) == 1 else [full, full[-1:]]
    for path in paths:
        here: SectionPlace = place.model_copy(update={"under": path})
        fields = layout.finder.find(here)
        if fields is not None:
            return _made(here, fields)
    return None


def _by_label(place: SectionPlace, layout: _Layout) -> Place | None:
    """Return a place whose own heading is not there: a label of a table under the heading above it may stand for it."""
    above = renamed(place.under[:-1], layout.matched) if len(place.under) > 1 else None
    if above is None:
        return None
    here: SectionPlace = place.model_copy(update={"under": above})
    fields = layout.finder.find_by_label(here, place.under[-1])
    return _made(here, fields) if fields is not None else None


def _made(place: SectionPlace, fields: dict[str, Any]) -> Place | None:
    data = {key: value for key, value in place.model_dump().items() if key not in ("row", "column", "label")} \
        if "label" in fields or "row" in fields else place.model_dump()
    data |= fields
    if data.get("kind") != place.kind:  # another kind of place keeps what all kinds have
        common = ("id", "kind", "under", "table", "occurrence", "blank")
        data = {key: value for key, value in data.items() if key in common or key in fields}
        if data["kind"] == "rows":
            data.pop("blank", None)
    try:
        return _PLACE.validate_python({key: value for key, value in data.items() if value is not None
                                       or key == "no"})
    except ValidationError:
        return None


def _readable(document: Document, layout: _Layout, code: str, place: Place) -> bool:
    probe = Binding(form="probe", code=code, headings=layout.headings, places=(place,))
    if isinstance(place, HeaderPlace):
        return bool(code_paragraphs(document, probe))
    seen = replace(document, sections=layout.sections)
    try:
        read_place(seen, probe, place, [])
    except Miss as miss:
        return miss.code == "word.both_ticked"
    return True
