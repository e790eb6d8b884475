"""Two states of a project side by side, field by field, in words: for the window, for Word, and as data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core import versions_changes as changes
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.text import headed
from jcm_pdd.core.versions_changes import FieldChange, What, YearEffect
from jcm_pdd.core.versions_words import Part, differences
from jcm_pdd.files.differing import State, between
from jcm_pdd.files.messages import place_name

_WHATS: dict[str, dict[What, str]] = {
    "en": {"changed": "changed", "filled": "answered", "emptied": "taken out", "row_added": "row added",
           "row_removed": "row taken out", "rows_moved": "rows moved"},
    "ja": {"changed": "変更", "filled": "新たに記入", "emptied": "削除", "row_added": "行を追加",
           "row_removed": "行を削除", "rows_moved": "行の並べ替え"},
}
_ROW = {"en": "row {number}", "ja": "{number}行目"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states and what changed between them, in the order of the form; totals in whole tCO2."""

    old: State
    new: State
    changes: tuple[FieldChange, ...]
    years: tuple[YearEffect, ...]
    totals: tuple[int | None, int | None]
    definitions: tuple[tuple[str, str, str], ...]

    @property
    def schemas(self) -> tuple[Schema, Schema]:
        """The questions of both sides."""
        return self.old.schema, self.new.schema

    @property
    def difference(self) -> int | None:
        """The new total less the old one, tCO2."""
        before, after = self.totals
        return None if before is None or after is None else after - before

    def section(self, name: str, language: str) -> str:
        """Return number and title of a section of either side."""
        plan = self.new.schema.section(name) or self.old.schema.section(name)
        return "" if plan is None else plan.definition.named(language)


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: where, what happened, the old and the new text with what differs between them; of a number its
    unit and the difference.
    """

    where: str
    what: str
    old: str
    new: str
    parts: tuple[Part, ...]
    unit: str = ""
    difference: str = ""


def compare(old: State, new: State, effects: bool = True) -> Comparison:
    """Compare two states; without `effects` no change is told what it alone does to the total."""
    found = between(old, new)
    listed = changes.field_changes(found.changes, found.schemas)
    if effects:
        listed = tuple(changes.with_effects(listed, new.schema, new.project))
    return Comparison(old, new, listed, changes.yearly(old.results, new.results), found.totals, found.definitions)


def told(comparison: Comparison, change: FieldChange, language: str) -> Told:
    """Return a change in words."""
    old, new = _texts(comparison, change, language)
    number = changes.number_change(change, comparison.schemas)
    unit, by, parts = "", "", tuple(differences(old, new))
    if number is not None:  # a number is one word: half of its digits say nothing
        unit, by, parts = number[2], signed(number[1] - number[0]), (("gone", old), ("new", new))
    return Told(_where(comparison, change, language), _WHATS[language][change.what], old, new, parts, unit, by)


def signed(number: Decimal | int) -> str:
    """Return a difference with its sign, thousands separated."""
    text = grouped(plain(Decimal(number)))
    return text if text.startswith("-") else f"+{text}" if number else "0"


def _where(comparison: Comparison, change: FieldChange, language: str) -> str:
    old, new = comparison.old, comparison.new
    before = new.schema.place(change.address) is None and old.schema.place(change.address) is not None
    gone = change.what == "row_removed" or before or _row_is_gone(change.address, new.project)
    state = old if gone else new
    return place_name(change.address, state.schema, state.project, language)


def _row_is_gone(address: str, project: Project) -> bool:
    parts = address.split("/")
    return any(len(parts) > cut and isinstance(project.get("/".join(parts[:cut])), list)
               and parts[cut] not in project.rows("/".join(parts[:cut])) for cut in (1, 2))


def _texts(comparison: Comparison, change: FieldChange, language: str) -> tuple[str, str]:
    if change.what in ("row_added", "row_removed"):
        state = comparison.new if change.what == "row_added" else comparison.old
        text = _row(state, change, language)
        return ("", text) if change.what == "row_added" else (text, "")
    if change.what == "rows_moved":
        return _order(comparison.old, change, language), _order(comparison.new, change, language)
    return (answer(comparison.old.schema, change.address, change.old, language),
            answer(comparison.new.schema, change.address, change.new, language))


def _row(state: State, change: FieldChange, language: str) -> str:
    """Return what a row says, one cell a line."""
    lines = []
    for part in change.parts[1:]:
        place = state.schema.place(part.address)
        text = answer(state.schema, part.address, state.project.get(part.address), language)
        if text:
            lines.append(headed(place.definition.label.get(language), text, language) if place is not None else text)
    return "\n".join(lines)


def _order(state: State, change: FieldChange, language: str) -> str:
    """Return the rows that moved with the number they have, by what they are called first."""
    rows = state.project.rows(change.address)
    block = state.schema.tables.get(change.address)
    lines = []
    for row in changes.moved(change.parts[0]):
        if row in rows:
            number = _ROW[language].format(number=rows.index(row) + 1)
            texts = (answer(state.schema, place.at(row), state.project.get(place.at(row)), language)
                     for place in (block.columns if block is not None else ()))
            lines.append((rows.index(row), headed(number, next((text for text in texts if text), ""), language)))
    return "\n".join(text for _, text in sorted(lines))


def answer(schema: Schema, address: str, stored: Json, language: str) -> str:
    """Return a stored answer as people read it, empty for none."""
    if stored is None:
        return ""
    if (wrong := rejected_text(stored)) is not None:
        return wrong
    place = schema.place(address)
    return place.kind.show(stored, language) if place is not None else str(stored)


def as_data(comparison: Comparison, language: str) -> dict[str, object]:
    """Return a comparison as plain data, for JSON."""
    listed = []
    for one in comparison.changes:
        words = told(comparison, one, language)
        listed.append({"address": one.address, "section": comparison.section(one.section, language),
                       "where": words.where, "what": one.what, "kind": one.sort, "old": words.old, "new": words.new,
                       "unit": words.unit, "difference": words.difference, "effect": one.effect})
    return {"changes": listed,
            "definitions": [{"kind": kind, "id": name, "version": version}
                            for kind, name, version in comparison.definitions],
            "years": [{"year": one.year, "old": one.old, "new": one.new, "difference": one.difference}
                      for one in comparison.years],
            "total": {"old": comparison.totals[0], "new": comparison.totals[1], "difference": comparison.difference}}
