"""When a question is asked and when it must be answered: the `shown` and `required` rules of definitions."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.form import ListDef
from jcm_pdd.core.formula import Node, parse
from jcm_pdd.core.formula.tree import names
from jcm_pdd.core.formula.walk import Scope, Value, evaluate
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Place, Schema, year_of


@lru_cache(maxsize=1024)
def _tree(text: str) -> Node:
    return parse(text)


def _plain(stored: Json, kind: str) -> Value:
    if stored is None or rejected_text(stored) is not None:
        return None
    if kind == "number":
        return Decimal(str(stored))
    return stored if isinstance(stored, bool) else str(stored)


def read_by(place: Place) -> frozenset[str]:
    """Return the ids the conditions of a question read."""
    return names(_tree(place.definition.shown)) | names(_tree(place.definition.required))


class FormScope:
    """Names of a form condition: columns of the same row first, then project fields."""

    def __init__(self, schema: Schema, project: Project, row_stem: str | None) -> None:
        self.schema, self.project, self.row_stem = schema, project, row_stem

    def value(self, name: str) -> Value:
        """Return the answer with this id, None when there is none."""
        for address in ((f"{self.row_stem}/{name}",) if self.row_stem else ()) + (name,):
            place = self.schema.place(address)
            if place is not None:
                return _plain(self.project.get(address), place.definition.kind)
        return None

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        """Form conditions have no reference tables."""
        return None

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        """Form conditions have no sums."""
        return []

    def of(self, index: str, key: Value, column: str) -> Value:
        """Form conditions read no other table."""
        return None


class _ParameterScope:
    """Names of a methodology condition: the calculation's values, in the row of the question."""

    def __init__(self, results: Results, place: Place, address: str) -> None:
        method = results.methodologies[place.methodology or ""]
        parts = address.split("/")
        row = method.state.number(parts[1], parts[2]) if len(parts) == 4 else None
        self.scope = method.scope(row)

    def holds(self, text: str) -> Value:
        return evaluate(_tree(text), self.scope)


def holds(text: str, schema: Schema, project: Project, results: Results, place: Place, address: str) -> bool:
    """Return whether a condition of a question holds; one that is not yet known does not hold."""
    if text in ("true", "false"):
        return text == "true"
    if isinstance(place.definition, ParameterDef):
        if place.methodology not in results.methodologies:
            return False
        return _ParameterScope(results, place, address).holds(text) is True
    stem = address.rsplit("/", 1)[0] if "/" in address else None
    return evaluate(_tree(text), FormScope(schema, project, stem)) is True


def visible(schema: Schema, project: Project, results: Results, address: str) -> bool:
    """Return whether the question at an address is asked in this project."""
    place = schema.place(address)
    return place is not None and holds(place.definition.shown, schema, project, results, place, address)


def fixed_requirement(place: Place) -> bool | None:
    """Return whether a question must always or never be answered; None when that depends on other answers."""
    definition = place.definition
    if definition.shown != "true":
        return False if definition.shown == "false" else None
    if isinstance(definition, ParameterDef) and definition.required == "false":
        return definition.kind in ("number", "choice")
    return {"true": True, "false": False}.get(definition.required)


def required(schema: Schema, project: Project, results: Results, address: str) -> bool:
    """Return whether the question at an address must be answered: asked, and its `required` rule holds.

    Numbers and choices a methodology computes with are always required where they are asked; a value for one
    year never is.
    """
    place = schema.place(address)
    if place is None or year_of(address) is not None:
        return False
    fixed = fixed_requirement(place)
    if fixed is not None:
        return fixed
    if not holds(place.definition.shown, schema, project, results, place, address):
        return False
    definition = place.definition
    if isinstance(definition, ParameterDef) and definition.required == "false":
        return definition.kind in ("number", "choice")
    return holds(definition.required, schema, project, results, place, address)


def rows_of(one: ListDef, schema: Schema, project: Project) -> tuple[str, ...]:
    """Return the row ids of a list a document prints, in the order of its table."""
    def says(text: str, row: str) -> bool:
        return evaluate(_tree(text), FormScope(schema, project, f"{one.table}/{row}")) is True

    return tuple(row for row in project.rows(one.table) if says(one.rows, row) and not says(one.unless, row))
