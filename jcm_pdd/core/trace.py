"""How a result came about: every formula with symbols, then with values, then the result. Made when looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.formula.tree import Lookup, Of, Sum, names, walk
from jcm_pdd.core.formula.walk import Value, evaluate
from jcm_pdd.core.formula.words import Words, number_text
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import FormulaDef
from jcm_pdd.core.text import Text

_EMISSIONS = {
    "RE": Text(en="Reference emissions", ja="リファレンス排出量"),
    "PE": Text(en="Project emissions", ja="プロジェクト排出量"),
    "ER": Text(en="Emission reductions", ja="排出削減量"),
}
CALENDAR_YEAR = Text(en="calendar year", ja="暦年")
YES_NO = {True: Text(en="yes", ja="はい"), False: Text(en="no", ja="いいえ")}
# Terms of a sum written out before "…".
TERMS = 3
_MARK = "\ue000"
"""Stands around an id in a formula until its symbol is put in; no text of a methodology has this character."""


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One calculated value: `inputs` are the addresses it reads, `row` the row id for a value of a table.

    `parts` are the pieces of `symbols` in order, each with the address its symbol stands for, "" for signs.
    """

    id: str
    address: str
    row: str | None
    label: Text
    symbols: str
    substituted: str
    value: Value
    unit: str
    inputs: tuple[str, ...]
    parts: tuple[tuple[str, str], ...] = ()


def symbols_of(method: MethodResult, language: str = "en") -> dict[str, str]:
    """Return the printed symbol of every id of the methodology; a question without one reads as its label."""
    m = method.methodology
    found = {p.id: p.symbol or p.label.get(language) for p in m.parameters}
    found.update({d.id: d.symbol for d in m.defaults})
    found.update({t.id: t.symbol for t in m.lookups})
    found.update({f.id: f.symbol for f in m.formulas})
    found.setdefault(YEAR, CALENDAR_YEAR.get(language))
    return found


class Choices:
    """The labels of choices by their ids: of one parameter, or of any where none is known."""

    def __init__(self, method: MethodResult, language: str) -> None:
        self._own = {p.id: {c.id: c.label.get(language) for c in p.choices} for p in method.methodology.parameters}
        self._any = {word: label for labels in self._own.values() for word, label in labels.items()}

    def label(self, word: str, parameter: str = "") -> str:
        """Return the label of a choice, the word itself where it is none."""
        return self._own.get(parameter, {}).get(word) or self._any.get(word, word)


class Tracer:
    """Writes the trace of one methodology's annual result in a language."""

    def __init__(self, method: MethodResult, language: str = "en") -> None:
        self.method, self.language = method, language
        self.symbols = symbols_of(method, language)
        self.choices = Choices(method, language)
        self.state = method.state

    def lines(self, rows: int | None = None) -> tuple[TraceLine, ...]:
        """Return one line a formula, one a row for formulas of a table (the first `rows` of them)."""
        found: list[TraceLine] = list(self._workbook_lines())
        for formula in self.method.methodology.formulas:
            if formula.table is None:
                if self.method.applies(formula.when):
                    found.append(self._line(formula, None))
                continue
            count = len(self.state.rows[formula.table])
            found.extend(self._line(formula, row) for row in range(count if rows is None else min(rows, count)))
        return tuple(found)

    def _workbook_lines(self) -> Iterator[TraceLine]:
        """Yield what the official workbook gives, each with its cell and the values that were put in."""
        m, book = self.method.methodology, self.method.methodology.workbook
        if book is None or not m.calculated_by_workbook:
            return
        single = [name for name in book.inputs if self.state.scalars.get(name) is not None]
        rows = [f"{self.symbols.get(name, name)} × {len(self.state.rows.get(table, ()))}"
                for table, slots in book.tables.items() for name in slots[0]]
        given = "; ".join([*(f"{self.symbols.get(name, name)} = {self._shown(name)}" for name in single), *rows])
        inputs = (*(f"{m.methodology}/{name}" for name in book.inputs),
                  *(f"{m.methodology}/{table}" for table in book.tables))
        official = self.state.official
        for name, cell, value in (("RE", book.reference, official.reference), ("PE", book.project, official.project),
                                  ("ER", book.reduction, official.reduction)):
            yield TraceLine(name, f"{m.methodology}/{name}", None, _EMISSIONS[name], f"{name}_p = {book.file}, {cell}",
                            given, value, "tCO2/p", inputs)

    def _shown(self, name: str) -> str:
        value = self.state.scalars.get(name)
        return self.choices.label(value, name) if isinstance(value, str) else number_text(value)

    def _said(self, value: Value, parameter: str = "") -> str:
        """Return a value put into a line: a number, the label of a choice, yes or no."""
        if isinstance(value, bool):
            return YES_NO[value].get(self.language)
        return self.choices.label(value, parameter) if isinstance(value, str) else number_text(value)

    def _line(self, formula: FormulaDef, row: int | None) -> TraceLine:
        name = self.method.methodology.methodology
        symbolic = Words(lambda i: f"{_MARK}{i}{_MARK}", self.choices.label, None, self.language, None,
                         self.choices.label)
        if formula.table is None or row is None:
            address, row_id, value = f"{name}/{formula.id}", None, self.state.scalars.get(formula.id)
        else:
            row_id = self.state.rows[formula.table][row]
            address, value = f"{name}/{formula.table}/{row_id}/{formula.id}", self.state.columns[formula.id][row]
        inputs = self._inputs(formula, row_id)
        parts = ((f"{formula.symbol} = ", ""), *self._parts(symbolic.text(formula.tree), inputs))
        return TraceLine(formula.id, address, row_id, formula.label, "".join(text for text, _ in parts),
                         self._values(row, formula.table).text(formula.tree), value, formula.unit,
                         tuple(dict.fromkeys(inputs.values())), parts)

    def _parts(self, marked: str, inputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the pieces of a formula whose ids stand between marks, each with the address of its symbol."""
        for at, piece in enumerate(marked.split(_MARK)):
            if piece:
                yield (self.symbols.get(piece, piece), inputs.get(piece, "")) if at % 2 else (piece, "")

    def _values(self, row: int | None, home: str | None = None) -> Words:
        scope = self.method.scope(row, home)

        def total(node: Sum) -> str:
            table = self.method.engine.table_of_index[node.index]
            rows = scope.row_numbers(node.index, node.by)
            count = len(rows)
            terms = [self._values(at, table).text(node.body) for at in rows[:TERMS]]
            return " + ".join(terms) + (" + …" if count > TERMS else "") if terms else "0"

        def value(name: str) -> str:
            if name in self.state.lookups:
                return self.symbols.get(name, name)
            found = scope.value(name)
            return str(found) if name == YEAR and found is not None else self._said(found, name)

        def elsewhere(node: Of) -> str:
            return self._said(evaluate(node, scope), node.column)

        return Words(value, self.choices.label, total, self.language, elsewhere, self.choices.label)

    def _inputs(self, formula: FormulaDef, row: str | None) -> dict[str, str]:
        """Return the address of every id a formula reads."""
        m = self.method.methodology
        ids = sorted(names(formula.tree) | {n.table for n in walk(formula.tree) if isinstance(n, Lookup)})
        found = {}
        for name in ids:
            table = self.method.engine.table_of.get(name)
            if name == YEAR:
                found[name] = "start_date"
            elif table is None:
                found[name] = f"{m.methodology}/{name}"
            elif row is not None and table == formula.table:
                found[name] = f"{m.methodology}/{table}/{row}/{name}"
            else:
                found[name] = f"{m.methodology}/{table}"
        return found


def trace(method: MethodResult, rows: int | None = None, language: str = "en") -> tuple[TraceLine, ...]:
    """Return the trace of a methodology's annual result in a language; at most `rows` rows of each table."""
    return Tracer(method, language).lines(rows)


def decimal_text(value: Value) -> str | None:
    """Return a value as text for JSON: decimals plain, None kept."""
    return None if value is None else (format(value, "f") if isinstance(value, Decimal) else str(value))
