"""What a document prints, as plain data: answers by place id, and the report of a filling or a reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypedDict, TypeGuard

from jcm_pdd.core.problems import Problem

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Row(TypedDict):
    """One printed row: its id (never shown) and its texts by column id."""

    row: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: file bytes, media type (image/png or image/jpeg), printed width in whole mm, caption.

    `name` is the file's name, which travels in the document and is never shown. `svg` is the same picture as lines: a
    figure the program draws itself, no answer, and left out when the document is read.
    """

    data: bytes
    media: str
    width_mm: int
    caption: str = ""
    name: str = field(default="", compare=False)
    svg: bytes = field(default=b"", compare=False)


Printed: TypeAlias = "str | bool | list[Row] | list[Picture]"


@dataclass(frozen=True, slots=True)
class Content:
    """All printed answers of one document by place id.

    A text uses line feeds between paragraphs. An empty text, a row without texts and an empty list are the
    same as no answer: nothing is printed for them.
    """

    answers: Mapping[str, Printed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """One remark of a report: `code` names the message, `place` the place id, `args` fill the message."""

    code: str
    place: str
    args: Mapping[str, str] = field(default_factory=dict)

    def problem(self) -> Problem:
        """Return the remark as a Problem, so that it is put into words like one."""
        return Problem(self.code, self.place, **self.args)


@dataclass(frozen=True, slots=True)
class Report:
    """What happened: the ids that were filled or read, and what needs a person's eye."""

    done: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def codes(self, place: str) -> tuple[str, ...]:
        """Return the codes of the notes about one place."""
        return tuple(note.code for note in self.notes if note.place == place)


@dataclass(frozen=True, slots=True)
class FillResult:
    """A filled document and its report."""

    document: bytes
    report: Report


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The answers found in a document and the report of the reading."""

    content: Content
    report: Report


def are_rows(value: object) -> TypeGuard[list[Row]]:
    """Tell whether a printed value is a list of rows (an empty list is both rows and pictures)."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def are_pictures(value: object) -> TypeGuard[list[Picture]]:
    """Tell whether a printed value is a list of pictures."""
    return isinstance(value, list) and all(isinstance(item, Picture) for item in value)


def row(number: int, cells: Mapping[str, str]) -> Row:
    """Return a row as reading gives it: its id is its position, its empty cells are left out."""
    return Row(row=f"r{number}", cells={key: text for key, text in cells.items() if text})


def canonical(value: Printed) -> Printed | None:
    """Return the value as it comes back from a document, or None when it prints nothing."""
    if are_rows(value):
        kept = [item["cells"] for item in value if any(item["cells"].values())]
        return [row(number, cells) for number, cells in enumerate(kept, 1)] or None
    if isinstance(value, str | list):
        return value or None
    return value


def refuse_illegal(answers: Mapping[str, Printed]) -> None:
    """Raise Problem `word.illegal_character` when a text holds a character no XML document can carry."""
    for place, value in answers.items():
        for text in _texts(value):
            found = ILLEGAL.search(text)
            if found:
                code = f"U+{ord(found.group()):04X}"
                raise Problem("word.illegal_character", place, character=code, position=found.start() + 1)


def _texts(value: Printed) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif are_rows(value):
        for item in value:
            yield from item["cells"].values()
    elif are_pictures(value):
        yield from (picture.caption for picture in value)
