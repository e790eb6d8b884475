"""What a reviewer changed, as proposed edits: the difference between the old and the new text of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jcm_pdd.core.project import Json
from jcm_pdd.core.review_notes import ProposedEdit
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.reading.found import NotUnderstood
from jcm_pdd.files.reading.reviewed_changes import MARKS
from jcm_pdd.files.reading.reviewed_places import STAMP, path_of, tokens
from jcm_pdd.files.reading.reviewed_sides import Side, address_of, exact, table_of
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import Element, W

Authors = Mapping[str, set[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """Proposed edits, and the changed texts that stand at no answer, with the heading above them."""

    edits: tuple[ProposedEdit, ...]
    elsewhere: tuple[NotUnderstood, ...]


def difference(schema: Schema, root: Element, old: Side, new: Side, document: str) -> Difference:
    """Return how the two texts differ; `root` is the document with its changes, which say who made them and when."""
    who = authors(root)
    where = [_elements(schema, side) for side in (old, new)]
    found: list[ProposedEdit] = []
    covered: set[str] = set()
    for edit, rows in _all(schema, old, new):
        numbers = _numbers(edit, rows, where)
        covered |= numbers
        names = sorted({pair for number in numbers for pair in who.get(number, ())}, key=lambda pair: pair[::-1])
        author = ", ".join(dict.fromkeys(name for name, _ in names))
        found.append(replace(edit, author=author, date=names[-1][1] if names else "", document=document))
    return Difference(tuple(_numbered(found)), tuple(_elsewhere(who, covered, old, new)))


def authors(root: Element) -> Authors:
    """Return who changed each numbered paragraph or row, and when, as the document says it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for mark in root.iter(*MARKS):
        around = next(mark.iterancestors(W + "p", W + "tr"), None)
        numbers = tokens(mark) + ([around.get(STAMP) or ""] if around is not None else [])
        if mark.tag in MARKS and next(mark.iterancestors(W + "tcPr"), None) is not None and around is not None:
            numbers += tokens(around)
        for number in numbers:
            found.setdefault(number, set()).add(((mark.get(W + "author") or "").strip(), mark.get(W + "date") or ""))
    return found


def _all(schema: Schema, old: Side, new: Side) -> Iterator[tuple[ProposedEdit, tuple[str, str]]]:
    """Yield every difference, with the row ids it is about (old text, new text)."""
    gone: set[str] = set()
    for table in dict.fromkeys(table_of(schema, place) for place in (*old.rows, *new.rows)):
        places = [place for place in (*old.rows, *new.rows) if table_of(schema, place) == table]
        before = list(dict.fromkeys(row for place in places for row in old.rows.get(place, ())))
        _pair_moved(table, before, old, new, places)
        after = list(dict.fromkeys(row for place in places for row in new.rows.get(place, ())))
        gone |= {f"{table}/{row}/" for row in {*before} ^ {*after}}
        for row in before:
            if row not in after:
                yield ProposedEdit("delete_row", f"{table}/{row}", dict(old.cells(table, row)), None), (row, "")
        added: set[str] = set()
        for place in dict.fromkeys(places):
            yield from _row_edits(place, table, before, old, new, added)
    for address in dict.fromkeys((*old.values, *new.values)):
        was, now = old.values.get(address), new.values.get(address)
        if was != now and address[: address.rfind("/") + 1] not in gone:
            yield ProposedEdit("set", address, was, now), ("", "")


def _pair_moved(table: str, before: list[str], old: Side, new: Side, places: list[str]) -> None:
    """A row that went at one place and came at another with the same answers has moved: it keeps its id."""
    after = dict.fromkeys(row for place in places for row in new.rows.get(place, ()))
    left = [row for row in before if row not in after]
    for row in after:
        same = [one for one in left if row not in before and old.cells(table, one) == new.cells(table, row)]
        if same:
            left.remove(same[0])
            new.values = {address: value for address, value in new.values.items()
                          if not address.startswith(f"{table}/{row}/")}
            new.values.update({f"{table}/{same[0]}/{column}": v for column, v in old.cells(table, same[0]).items()})
            for rows in new.rows.values():
                rows[:] = [same[0] if one == row else one for one in rows]


def _row_edits(place: str, table: str, before: list[str], old: Side, new: Side, added: set[str]
               ) -> Iterator[tuple[ProposedEdit, tuple[str, str]]]:
    """Yield the rows a place has more than the old text, and the other order of those it has still."""
    own, after = old.rows.get(place, []), new.rows.get(place, [])
    for at, row in enumerate(after):
        if row not in before and row not in added:
            added.add(row)
            above = next((one for one in reversed(after[:at]) if one in before), "")
            if not above and place != table and before:
                above = before[-1]  # the table holds other lists too: its top is not this list's
            yield ProposedEdit("add_row", table, None, dict(new.cells(table, row)), after=above), ("", row)
    first: list[Json] = [row for row in own if row in after]
    second: list[Json] = [row for row in after if row in own]
    if first != second:
        yield ProposedEdit("order", table, first, second), ("", "")


def _elements(schema: Schema, side: Side) -> dict[str, list[Element]]:
    """Return the elements that hold each address, rows included."""
    found: dict[str, list[Element]] = {}
    for element, spot in side.spots.items():
        address = address_of(schema, side, spot)
        if address is not None and exact(spot):
            found.setdefault(address, []).append(element)
    return found


def _numbers(edit: ProposedEdit, rows: tuple[str, str], where: list[dict[str, list[Element]]]) -> set[str]:
    """Return the numbers of the paragraphs and rows an edit is about."""
    found: set[str] = set()
    for row, elements in zip(rows, where, strict=True):
        if edit.kind == "set":
            wanted = [edit.address]
        elif edit.kind == "order":
            wanted = [address for address in elements if address.startswith(f"{edit.address}/")]
        else:
            stem = f"{edit.where}/{row}"
            wanted = [one for one in elements if row and (one == stem or one.startswith(f"{stem}/"))]
        found.update(number for one in wanted for element in elements.get(one, ()) for number in tokens(element))
    return found


def _numbered(found: list[ProposedEdit]) -> Iterator[ProposedEdit]:
    """Yield the edits, equal ones with their ordinal, each added row after the one added above it."""
    seen: Counter[str] = Counter()
    last: ProposedEdit | None = None
    for edit in found:
        seen[edit.id] += 1
        made = replace(edit, number=seen[edit.id])
        if last is not None and edit.kind == "add_row" and (last.address, last.after.split("#")[0]) == (
                edit.address, edit.after):
            made = replace(made, after=f"{edit.after}#{last.id}")
        last = made if edit.kind == "add_row" else None
        yield made


def _elsewhere(who: Authors, covered: set[str], old: Side, new: Side) -> Iterator[NotUnderstood]:
    """Yield the changed texts that are no answer: headings, labels, calculated numbers, texts between places."""
    texts = [_paragraphs(side) for side in (old, new)]
    for number in sorted((one for one in who if one.isdecimal() and one not in covered), key=int):
        was, now = (side.get(number) for side in texts)
        before, after = (paragraph_text(one).strip() if one is not None else "" for one in (was, now))
        if before == after:
            continue
        path = path_of(now, new.headings) if now is not None else ()
        if not path and was is not None:
            path = path_of(was, old.headings)
        place = " / ".join(" ".join(step.split()) for step in path)
        yield NotUnderstood(place, " → ".join(text or "–" for text in (before, after)))


def _paragraphs(side: Side) -> dict[str, Element]:
    roots = (side.document.root, *side.document.headers.values())
    return {number: one for root in roots for one in root.iter(W + "p") if (number := one.get(STAMP))}
