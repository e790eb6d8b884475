"""The questions of an adopted form as part of a form definition: a section of fields, and columns of tables."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Protocol

# Columns put into a table of a pinned definition carry this remark, so that another form can take their place.
MARK = "# adopted_form"


class Asked(Protocol):
    """A question with its id, labels and kind of answer."""

    @property
    def id(self) -> str:
        """The id of its field."""

    @property
    def label(self) -> str:
        """What the form asks, in its own words."""

    @property
    def kind(self) -> str:
        """The kind of answer."""

    @property
    def label_ja(self) -> str:
        """The label in Japanese, "" when nobody put it so."""

    @property
    def table(self) -> str:
        """The table whose column it is, "" for a field of its own."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, for a choice."""


def section_text(extras: Sequence[Asked], title: str) -> str:
    """Return the section that asks the extra fields, as text to stand at the end of a form definition."""
    fields = [extra for extra in extras if not extra.table]
    if not fields:
        return ""
    lines = ["", "  - id: adopted_form", '    number: ""',
             f"    title: {{en: {_quoted('Fields of ' + title)}, ja: {_quoted(title + 'の追加項目')}}}",
             "    chapter: pdd", "    items:"]
    return "\n".join([*lines, *(f"      - field: {_field(extra)}" for extra in fields)]) + "\n"


def _field(extra: Asked) -> str:
    label, japanese = _quoted(extra.label), _quoted(extra.label_ja or extra.label)
    choices = "".join(f"{{id: c{number}, label: {{en: {_quoted(words)}, ja: {_quoted(words)}}}}}, "
                      for number, words in enumerate(extra.choices, 1)) if extra.kind == "choice" else ""
    more = f", choices: [{choices.rstrip(', ')}]" if choices else ""
    return f"{{id: {extra.id}, kind: {extra.kind}, label: {{en: {label}, ja: {japanese}}}{more}}}"


def with_columns(text: str, extras: Sequence[Asked]) -> str:
    """Return a form definition whose tables have the new columns of an adopted form instead of an earlier one's."""
    lines = [line for line in text.split("\n") if not line.endswith(MARK)]
    for extra in extras:
        if extra.table:
            at, indent = _end_of_columns(lines, extra.table)
            if at:
                lines.insert(at, f"{' ' * indent}- {_field(extra)} {MARK}")
    return "\n".join(lines)


def _end_of_columns(lines: Sequence[str], table: str) -> tuple[int, int]:
    """Return the line behind the last column of a table, and how far its columns are set in; 0 when there is none."""
    inside, indent, end = False, -1, 0
    for at, line in enumerate(lines):
        bare = line.strip()
        depth = len(line) - len(line.lstrip())
        if indent < 0:
            inside = bare == f"id: {table}" or (inside and not re.match(r"\s*- (table|field):", line))
            if inside and bare == "columns:":
                indent, end = depth, at
        elif bare and not bare.startswith("#"):
            if depth <= indent:
                break
            end = at
    if indent < 0:
        return 0, 0
    first = lines[next(at for at in range(end, -1, -1) if lines[at].strip() == "columns:") + 1]
    return end + 1, len(first) - len(first.lstrip())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
