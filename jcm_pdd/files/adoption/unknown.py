"""A form the program has no definition for: its labels, boxes and tables become questions, known facts stay answers.

The questions are kept as a form definition made from the form itself, so that they are asked, checked, printed and
read like those of any other document.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jcm_pdd.files.adoption.common import fact_of
from jcm_pdd.files.adoption.extra import PREFIX, extra_places
from jcm_pdd.files.adoption.identity import Identity
from jcm_pdd.files.adoption.places import words
from jcm_pdd.files.documents import MAIN
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.document import Document, code_paragraphs, open_document
from jcm_pdd.files.word.find import Miss
from jcm_pdd.files.word.lens import read_place
from jcm_pdd.files.word.marks import boxes
from jcm_pdd.files.word.tree import Cell, Element, Headings, Section, TablePart, W, blocks, cells, label_text, sections

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.library import AdoptedForm

FEWEST = 3
LONGEST = 200
_YES, _NO = re.compile(r"(?i)yes\b"), re.compile(r"(?i)no\b")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form: its place, its label and kind; a fact the project has already carries no kind."""

    place: kinds.SectionPlace
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found in a form nobody described."""

    binding: kinds.Binding
    questions: tuple[Question, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the answers the project has already and this form prints."""
        return tuple(q.place.id for q in self.questions if not q.kind)


def describe(data: bytes, identity: Identity, name: str) -> Known | None:
    """Return the places and questions of a form, None when too few were found for it to be one."""
    probe = kinds.Binding(form=f"{identity.document}_ver{identity.version}", code=identity.code,
                          places=(kinds.HeaderPlace(kind="header", id="form_code"),))
    document = open_document(data, probe, name)
    found, headings = _layout(document)
    questions = _named([q for q in _questions(found) if _readable(document, found, probe, q.place)], identity)
    if len(questions) < FEWEST:
        return None
    header = probe.places if code_paragraphs(document, probe) else ()
    binding = probe.model_copy(update={"headings": headings, "places": (*header, *(q.place for q in questions))})
    return Known(binding, tuple(questions))


def _layout(document: Document) -> tuple[list[Section], str]:
    """Return the sections: under styled headings, or under the paragraphs before tables where those do not reach."""
    if not document.sections[0].tables:
        return document.sections, "styles"
    body = document.root.find(W + "body")
    named = _before_tables(body) if body is not None else {}
    styled = {" ".join(section.path[-1].split()): 0 for section in document.sections if section.path}
    return (sections(body, Headings({}, styled | named)) if body is not None else []), "texts"


def _before_tables(body: Element) -> dict[str, int]:
    named: dict[str, int] = {}
    last = ""
    for element in blocks(body, (W + "p", W + "tbl")):
        if element.tag == W + "tbl":
            if last and len(last) <= LONGEST:
                named[last] = 0
            last = ""
        else:
            last = " ".join(label_text(element).split()) or last
    return named


def _questions(found: Sequence[Section]) -> list[Question]:
    # Several boxes can be ticked at once in a form nobody described: each is a question of its own.
    made = [Question(extra.place, extra.label, extra.kind) for extra in extra_places(found, ())
            if extra.kind != "choice"]
    taken = {(q.place.under, q.place.table, q.label) for q in made}
    for section in found:
        if not section.path:
            continue
        under = (" ".join(section.path[-1].split()),)
        for number, part in enumerate(section.tables, 1):
            more = [*_ticks(part, under, number), *_grid(part, under, number)]
            made += [q for q in more if (q.place.under, q.place.table, q.label) not in taken]
    order = {" ".join(s.path[-1].split()): at for at, s in enumerate(found) if s.path}
    return sorted(made, key=lambda q: (order.get(q.place.under[-1], 0), q.place.table))


def _ticks(part: TablePart, under: tuple[str, ...], number: int) -> Iterator[Question]:
    """Yield a question for each pair of boxes Yes and No beside a label, and for each other box with words."""
    for at, line in enumerate(part.rows, 1):
        row = [cell for cell in cells(line) if not cell.continued]
        for cell in row:
            found = boxes(cell.element)
            texts = [" ".join(box.words.split()) for box in found]
            label = _left_of(row, cell)
            yes, no = (next((t for t in texts if sign.match(t)), None) for sign in (_YES, _NO))
            if len(found) == 2 and yes and no and label:
                yield Question(kinds.CheckPlace(kind="check", id=PREFIX, under=under, table=number, label=label,
                                                label_column=_start(row, label), yes=yes, no=no), label, "yes_no")
                continue
            for text in texts:
                if text and len(text) <= LONGEST and texts.count(text) == 1:
                    yield Question(kinds.CheckPlace(kind="check", id=PREFIX, under=under, table=number, row=at,
                                                    column=cell.start + 1, yes=text, no=None), text, "yes_no")


def _left_of(row: Sequence[Cell], cell: Cell) -> str:
    left = [words(other) for other in row if other.start < cell.start and not boxes(other.element)]
    return left[-1] if left and len(left[-1]) <= LONGEST else ""


def _start(row: Sequence[Cell], label: str) -> int:
    return next(cell.start for cell in row if words(cell) == label) + 1


def _grid(part: TablePart, under: tuple[str, ...], number: int) -> Iterator[Question]:
    """Yield a table that is asked row by row: heads over at least one wholly blank row, and nothing but blank rows."""
    texts = [[words(cell) for cell in cells(line)] for line in part.rows]
    heads = texts[0] if texts else []
    if len(heads) < 2 or len(texts) < 2 or not all(heads) or len(set(heads)) != len(heads):
        return
    if any(any(line) or len(line) != len(heads) for line in texts[1:]) or any(len(head) > LONGEST for head in heads):
        return
    columns = dict(zip(heads, _ids(heads), strict=True))
    place = kinds.RowsPlace(kind="rows", id=PREFIX, under=under, table=number, columns=columns)
    yield Question(place, under[-1], "rows")


def _ids(labels: Sequence[str]) -> list[str]:
    used: list[str] = []
    for label in labels:
        stem = "_".join(re.findall(r"[a-z0-9]+", label.lower()))[:40].strip("_") or "column"
        stem = stem if stem[0].isalpha() else f"c_{stem}"
        name, count = stem, 1
        while name in used:
            count += 1
            name = f"{stem}_{count}"
        used.append(name)
    return used


def _readable(document: Document, found: list[Section], probe: kinds.Binding, place: kinds.SectionPlace) -> bool:
    try:
        read_place(replace(document, sections=found), probe, place, [])
    except Miss as miss:
        return miss.code == "word.both_ticked"
    return True


def _named(questions: Sequence[Question], identity: Identity) -> list[Question]:
    """Give each question its id: that of the fact the project has, else one of the document's own."""
    often = Counter(fact.id for q in questions if (fact := fact_of(q.label)) is not None and q.kind != "yes_no")
    stems = _ids([q.label for q in questions])
    named = []
    for q, stem in zip(questions, stems, strict=True):
        fact = fact_of(q.label)
        place = None if fact is None or often[fact.id] != 1 else _fact_place(q.place, fact.id, fact.cell)
        if place is not None:
            named.append(Question(place, q.label))
        else:
            own = q.place.model_copy(update={"id": f"{identity.document.lower()}_{stem}"})
            named.append(Question(own, q.label, q.kind))
    return named


def _fact_place(place: kinds.SectionPlace, name: str, cell: str) -> kinds.SectionPlace | None:
    """Return the place that prints a fact: a text as it stands, rows as paragraphs of one cell."""
    if not cell:
        texts = kinds.CellPlace | kinds.BoxPlace | kinds.InlinePlace
        return place.model_copy(update={"id": name}) if isinstance(place, texts) else None
    if isinstance(place, kinds.CellPlace):
        return kinds.SidesPlace(**{**place.model_dump(), "kind": "sides", "id": name, "cell": cell})
    if isinstance(place, kinds.BoxPlace):
        return kinds.SidesPlace(kind="sides", id=name, under=place.under, table=place.table, row=1, column=1, cell=cell)
    return None


# ------------------------------------------------------------------ the form definition of such a form


def form_text(form: AdoptedForm) -> str:
    """Return the form definition of an adopted form as the text a project pins: its questions by heading."""
    one, key = form.identity, form.identity.document.lower()
    title = _title(form)
    mark = f"{key}_wanted"
    fields = {field.id: field for field in form.fields}
    sections_made: dict[str, list[dict[str, Any]]] = {"": [_wanted(mark, title)]}
    for place in form.binding.places:
        if isinstance(place, kinds.HeaderPlace):
            continue
        items = sections_made.setdefault(place.under[-1], [])
        if place.id in fields:
            label = fields[place.id].label
            items.append({"field": {"id": place.id, "kind": fields[place.id].kind,
                                    "label": {"en": label, "ja": fields[place.id].label_ja or label}}})
        elif isinstance(place, kinds.RowsPlace) and place.id.startswith(f"{key}_"):
            items.append(_table(place))
    made = [{"id": f"{key}_{number}", "number": f"{one.document} {number}" if heading else "",
             "title": _both(heading or title), "chapter": key, "items": items}
            for number, (heading, items) in enumerate(((h, i) for h, i in sections_made.items() if i), 0)]
    return json.dumps({
        "form": one.document, "version": one.version, "title": _both(title), "code": one.code,
        "provenance": {"status": "reported", "source": f"The form {form.name} as it was adopted.",
                       "source_ja": f"取り込んだ様式{form.name}による。", "page": ""},
        "wanted": mark, "chapters": [{"id": key, "title": _both(title)}], "sections": made,
    }, ensure_ascii=False, indent=1) + "\n"


def _both(text: str) -> dict[str, str]:
    return {"en": text, "ja": text}


def _wanted(mark: str, title: str) -> dict[str, Any]:
    return {"field": {"id": mark, "kind": "yes_no", "width": "half",
                      "label": {"en": f"Prepare with this project: {title}",
                                "ja": f"このプロジェクトで作成する：{title}"},
                      "hint": {"en": "With Yes, the export makes it",
                               "ja": "「はい」にすると、書き出しの対象になります"}}}


def _table(place: kinds.RowsPlace) -> dict[str, Any]:
    columns = [{"id": column, "kind": "date" if re.search(r"(?i)\bdate\b", label) else "long_text",
                "label": _both(label)} for label, column in place.columns.items()]
    return {"table": {"id": place.id, "label": _both(place.under[-1]), "row_name": {"en": "Row", "ja": "行"},
                      "columns": columns}}


def _title(form: AdoptedForm) -> str:
    """Return the first words of the form that are no code, else its file's code."""
    probe = form.binding.model_copy(update={"places": form.binding.places[:1]})
    body = open_document(form.data, probe, form.name).root.find(W + "body")
    first = next((text for p in (body.iter(W + "p") if body is not None else ())
                  if (text := " ".join(label_text(p).split()))), "")
    return first if first and len(first) <= LONGEST and first != MAIN else form.identity.document
