"""The whole calculation of a methodology as people print it: equations, values put in, results, and what each
symbol stands for. Made from the same trees and states as the results themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core.calculation import MethodResult
from jcm_pdd.core.formula.equation import Equations, Part, Row, Text, number, symbol
from jcm_pdd.core.formula.tree import Lookup, Of, Sum, names, walk
from jcm_pdd.core.formula.walk import Value, evaluate
from jcm_pdd.core.formula.words import number_text
from jcm_pdd.core.kinds import kind_of, rejected_text
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import DefaultDef, FormulaDef, LookupDef, LookupRow, ParameterDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.plan import confirmed, row_title
from jcm_pdd.core.project import Project
from jcm_pdd.core.status import STATUS_WORDS
from jcm_pdd.core.trace import CALENDAR_YEAR, TERMS, YES_NO, Choices, symbols_of

# Rows of a table whose values are put into an equation, and values of a table that a list names.
ROWS = 3
LISTED = 6
_EQUALS = Text("=", "sign")


@dataclass(frozen=True, slots=True)
class Put:
    """An equation with its values put in: for a row of a table its title; `value` is the result."""

    title: str
    equation: Part


@dataclass(frozen=True, slots=True)
class Derived:
    """One formula: what it gives, its equation, the equation with values, and how many rows are not shown."""

    label: str
    equation: Part
    put: tuple[Put, ...]
    unit: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """What one symbol stands for."""

    symbol: Part
    words: str
    value: str
    unit: str
    source: str


class Derivation:
    """Writes the calculation of one methodology's annual result in a language; `told` are proposed wordings."""

    def __init__(self, method: MethodResult, project: Project, told: Mapping[str, str], language: str = "en") -> None:
        self.method, self.project, self.told, self.language = method, project, told, language
        self.m = method.methodology
        self.symbols = symbols_of(method, language)
        self.choices = Choices(method, language)
        self.index_of = {table.id: table.index for table in self.m.tables}

    def formulas(self) -> Iterator[Derived]:
        """Yield the formulas in the order of the methodology; those that do not apply are left out."""
        symbolic = Equations(lambda i: symbol(self.symbols.get(i, i)), self.choices.label, self.language)
        for formula in self.m.formulas:
            if formula.table is None and not self.method.applies(formula.when):
                continue
            drawn = symbolic.part(formula.tree, 0, self.index_of.get(formula.table or "", ""))
            rows = self.method.state.rows.get(formula.table, ()) if formula.table else ()
            put = tuple(self._put(formula, at) for at in range(min(ROWS, len(rows)))) if formula.table \
                else (self._put(formula, None),)
            equation = Row((symbol(formula.symbol), _EQUALS, drawn))
            told = tuple(one for one in put if one.title or one.equation != equation)
            yield Derived(formula.label.get(self.language), equation, told, formula.unit,
                          len(rows) - len(put) if formula.table else 0)

    def _named(self, name: str, value: Value) -> Text:
        return Text(str(value), "number") if name == YEAR and value is not None else self._value(value, name)

    def _value(self, value: Value, parameter: str = "") -> Text:
        if isinstance(value, bool):
            return Text(YES_NO[value].get(self.language), "words")
        return Text(self.choices.label(value, parameter), "words") if isinstance(value, str) else number(value)

    def _put(self, formula: FormulaDef, row: int | None) -> Put:
        state = self.method.state
        value = state.scalars.get(formula.id) if row is None else state.columns[formula.id][row]
        title = row_title(self.m, formula.table, state.rows[formula.table][row], self.project) \
            if formula.table and row is not None else ""
        drawn = self._values(row, formula.table).part(formula.tree)
        result = (_EQUALS, self._value(value)) if drawn != self._value(value) else ()
        return Put(title, Row((symbol(formula.symbol), _EQUALS, drawn, *result)))

    def _values(self, row: int | None, home: str | None) -> Equations:
        """Return what draws a tree with the values of a row of a table, or of none."""
        scope = self.method.scope(row, home)

        def found(node: Sum | Of | Lookup) -> Part:
            if not isinstance(node, Sum):
                return self._value(evaluate(node, scope), node.column if isinstance(node, Of) else "")
            table = self.method.engine.table_of_index[node.index]
            numbers = scope.row_numbers(node.index, node.by)
            terms = [self._values(at, table).part(node.body, 5) for at in numbers[:TERMS]]
            terms += [Text("…", "sign")] if len(numbers) > TERMS else []
            signed = [part for term in terms for part in (Text("+", "sign"), term)][1:]
            return signed[0] if len(signed) == 1 else Row(tuple(signed)) if signed else Text("0", "number")

        return Equations(lambda name: self._named(name, scope.value(name)), self.choices.label, self.language, found,
                         lambda node: evaluate(node, scope))

    def where(self) -> Iterator[Where]:
        """Yield what the equations read, in the order the methodology declares it: values, units and sources."""
        trees = [formula.tree for formula in self.m.formulas if self.method.applies(formula.when)]
        read = frozenset().union(*(names(tree) for tree in trees))
        tables = {node.table for tree in trees for node in walk(tree) if isinstance(node, Lookup)}
        for parameter in self.m.parameters:
            if parameter.id in read and (parameter.table is not None or self.method.applies(parameter.shown)):
                yield self._parameter(parameter)
        for default in self.m.defaults:
            if default.id in read and self.method.applies(default.shown):
                value = number_text(self.method.state.scalars.get(default.id))
                yield Where(symbol(default.symbol), default.label.get(self.language), value, default.unit,
                            self._source(default, f"{self.m.methodology}/{default.id}"))
        for table in self.m.lookups:
            if table.id in tables:
                yield self._lookup(table)
        if YEAR in read:
            words, year = CALENDAR_YEAR.get(self.language), self.method.state.scalars.get(YEAR)
            yield Where(symbol(words), words, "?" if year is None else str(year), "-", "")

    def inputs(self, book: WorkbookDef) -> Iterator[tuple[ParameterDef, str, str, str]]:
        """Yield what is put into an official workbook: parameter, title of its row, cell and value."""
        bound: list[tuple[str, str | None, str]] = [(name, None, cell) for name, cell in book.inputs.items()]
        for table, slots in book.tables.items():
            rows = self.method.state.rows.get(table, ())
            bound += [(name, row, cell) for row, slot in zip(rows, slots, strict=False) for name, cell in slot.items()]
        for name, row, cell in bound:
            parameter = self.m.parameter(name)
            if parameter is None or (row is None and not self.method.applies(parameter.shown)):
                continue
            stem = f"{self.m.methodology}/{parameter.table}/{row}" if row is not None else self.m.methodology
            if self.project.get(f"{stem}/{name}") is not None:
                title = row_title(self.m, parameter.table or "", row, self.project) if row is not None else ""
                yield parameter, title, cell, self._shown(parameter, f"{stem}/{name}")

    def _parameter(self, p: ParameterDef) -> Where:
        stem = f"{self.m.methodology}/{p.table}" if p.table else self.m.methodology
        rows = [f"{stem}/{row}/{p.id}" for row in self.method.state.rows.get(p.table, ())] if p.table else [
            f"{stem}/{p.id}"]
        titles = [row_title(self.m, p.table, a.split("/")[-2], self.project) for a in rows] if p.table else [""]
        shown = [self._shown(p, address) for address in rows]
        listed = [f"{title}: {text}" if title and len(rows) > 1 else text
                  for title, text in zip(titles, shown, strict=True)]
        if len(set(shown)) == 1 and len(rows) > 1:
            listed = [f"{shown[0]} ({len(rows)} ×)"]
        sources = dict.fromkeys(text for address in rows[:LISTED] if (text := self._told(f"{address}.source")))
        return Where(symbol(p.symbol or p.label.get(self.language)), p.label.get(self.language), _listed(listed),
                     p.unit or "-", "; ".join(sources))

    def _shown(self, p: ParameterDef, address: str) -> str:
        stored = self.project.get(address)
        return "?" if stored is None or rejected_text(stored) is not None else kind_of(p).print(stored)

    def _told(self, address: str) -> str:
        stored = self.project.get(address)
        if stored is None:
            return self.told.get(address, "")
        return "" if rejected_text(stored) is not None else str(stored)

    def _source(self, item: DefaultDef | LookupRow, address: str) -> str:
        if confirmed(self.project, address):
            return ", ".join(self._told(f"{address}.{part}") for part in ("document", "page"))
        status = STATUS_WORDS[item.provenance.status].get(self.language)
        return f"{item.provenance.told(self.language)} ({status})"

    def _lookup(self, table: LookupDef) -> Where:
        state = self.method.state.lookups[table.id]
        listed, sources = [], []
        for row in table.rows:
            address = f"{self.m.methodology}/{table.id}.{row.id}"
            keys = (*row.words, *([row.at_least] if table.by == "band" else []))
            listed.append(f"{row.label.get(self.language)}: {number_text(state(*keys))}")
            sources.append(self._source(row, address))
        return Where(symbol(table.symbol), table.label.get(self.language), _listed(listed), table.unit,
                     "; ".join(dict.fromkeys(sources)))


def _listed(texts: list[str]) -> str:
    more = [f"… ({len(texts)})"] if len(texts) > LISTED else []
    return "; ".join([*texts[:LISTED], *more])
