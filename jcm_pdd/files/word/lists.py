"""Rows printed as paragraphs: one side's participants, numbered references, several sites in one cell.

Each item is one paragraph; line feeds inside an item are `w:br`, so items never run into each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jcm_pdd.files.word.binding import ListedPlace
from jcm_pdd.files.word.content import Row, row
from jcm_pdd.files.word.pages import let_go
from jcm_pdd.files.word.text import Slot, put_paragraphs, slot_paragraphs


def read_lines(texts: Sequence[str], column: str) -> list[Row]:
    """Return one row for each paragraph that is not empty."""
    return [row(number, {column: text}) for number, text in enumerate(filter(None, texts), 1)]


def number_texts(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Return "(1) text", "(2)", ... for the given marks; an empty text is its number alone."""
    return [
        f"{left}{number}{right} {text}" if text else f"{left}{number}{right}" for number, text in enumerate(texts, 1)
    ]


def unnumber_texts(texts: Sequence[str], left: str, right: str) -> list[str] | None:
    """Return the texts without their numbers, or None when they are not numbered from 1 without a gap."""
    plain: list[str] = []
    for number, text in enumerate(texts, 1):
        mark = f"{left}{number}{right}"
        if text != mark and not text.startswith(mark + " "):
            return None
        plain.append(text[len(mark) + 1 :])
    return plain


def read_numbered(texts: Sequence[str], column: str) -> list[Row]:
    """Return the items of a numbered list "[1] ..."; paragraphs without numbers are items as they stand."""
    plain = unnumber_texts(texts, "[", "]")
    return read_lines(texts if plain is None else plain, column)


def put_numbered(slot: Slot, rows: Sequence[Row], column: str) -> None:
    """Print rows as "[1] ...", one paragraph each."""
    put_paragraphs(slot, number_texts([item["cells"].get(column, "") for item in rows], "[", "]"))


def bracketed(name: str, text: str) -> str:
    """Return "[name] text" so that it can be taken apart again whatever the two contain."""
    if not name and not text.startswith("["):
        return text
    mark = "[" + name.replace("]", "]]") + "]"
    return f"{mark} {text}" if text else mark


def unbracketed(printed: str) -> tuple[str, str]:
    """Return name and text of what `bracketed` printed; a bracket that does not close is plain text."""
    if not printed.startswith("["):
        return "", printed
    end = 1
    while end < len(printed):
        if printed[end] == "]":
            if printed[end + 1 : end + 2] != "]":
                break
            end += 1
        end += 1
    rest = printed[end + 1 :]
    if end >= len(printed) or (rest and not rest.startswith(" ")):
        return "", printed
    return printed[1:end].replace("]]", "]"), rest[1:]


def put_listed(place: ListedPlace, slots: Mapping[str, Slot], rows: Sequence[Row]) -> None:
    """Print rows into the value cells by column id, numbered "(1) ..." when there are several."""
    for index, (column, slot) in enumerate(slots.items()):
        texts = [item["cells"].get(column, "") for item in rows]
        if index == 0 and place.name:
            names = [item["cells"].get(place.name, "") for item in rows]
            texts = [bracketed(name, text) for name, text in zip(names, texts, strict=True)]
        if any(texts):
            put_paragraphs(slot, number_texts(texts, "(", ")") if len(rows) > 1 else texts)
            let_go(slot.parent, len(rows))


def read_listed(place: ListedPlace, slots: Mapping[str, Slot]) -> list[Row]:
    """Return the rows spread over the value cells; a cell without numbers holds the only row's text."""
    found: list[dict[str, str]] = []
    for index, (column, slot) in enumerate(slots.items()):
        texts = slot_paragraphs(slot)
        plain = unnumber_texts(texts, "(", ")") if len(texts) > 1 else None
        for number, text in enumerate(["\n".join(texts)] if plain is None else plain):
            while len(found) <= number:
                found.append({})
            if index == 0 and place.name:
                found[number][place.name], found[number][column] = unbracketed(text)
            else:
                found[number][column] = text
    return [row(number, values) for number, values in enumerate(found, 1)]
