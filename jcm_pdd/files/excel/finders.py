"""Looks into rows of other tables, as live formulas.

Every look has a column of its own, the finder: the number of the row that is named, #N/A while the name is nobody's
or two rows'. Names are compared as Excel compares texts, without regard to case and without wildcards. Values and
sums then go by number: exact, and an unknown value in another row harms nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from jcm_pdd.core.engine import Engine, State, StateScope
from jcm_pdd.core.formula.tree import Name, Node, names
from jcm_pdd.core.formula.walk import Value, evaluate
from jcm_pdd.core.relations import by_name, folded
from jcm_pdd.core.steps import Found, Step

_ENDING = "__at"


class Ranges(Protocol):
    """What a finder's formulas are written with."""

    def name(self, name: str) -> str:
        """Return the reference of a name in this row."""

    def column(self, name: str) -> str | None:
        """Return the range of a column, None when its table has no rows."""

    def text(self, node: Node) -> str:
        """Return the formula text of a tree."""


class Finders:
    """The finder of each look of a methodology; looks by the same key share one."""

    def __init__(self, engine: Engine, steps: tuple[Step, ...]) -> None:
        self.engine = engine
        self.of: dict[str, Step] = {}
        self.by_id: dict[str, Step] = {}
        self.steps = tuple(self._with_finders(steps))
        looks = [step.found for step in steps if step.found is not None]
        keys = [names(finder.tree) for finder in self.by_id.values()]
        # every text that is compared as a name
        self.named = frozenset({look.names for look in looks}.union(*keys))

    def _with_finders(self, steps: tuple[Step, ...]) -> list[Step]:
        found: list[Step] = []
        known: dict[object, Step] = {}
        for step in steps:
            if step.found is not None:
                finder = self._finder(step, step.found)
                key = finder.found, finder.table, finder.tree
                if key not in known:
                    known[key] = finder
                    self.by_id[finder.id] = finder
                    found.append(finder)
                self.of[step.id] = known[key]
            found.append(step)
        return found

    def _finder(self, step: Step, found: Found) -> Step:
        tree = step.tree if found.by is None else Name(found.by)
        table = step.table if found.by is None else self.engine.table_of[found.by]
        return replace(step, id=f"{step.id}{_ENDING}", table=table, tree=tree, sums=None,
                       found=Found(found.names, found.names))

    def table(self, finder: Step) -> str:
        """Return the table whose rows a finder finds."""
        return self.engine.table_of[finder.found.names if finder.found else ""] or ""

    def column(self, finder: Step, state: State) -> list[Value]:
        """Return the numbers (from 1) of the rows a finder names, one a row of its table; of none a single one."""
        called: Sequence[Value] = state.columns.get(finder.found.names if finder.found else "", [])
        numbers = by_name(called, [Decimal(at) for at in range(1, len(called) + 1)])
        rows: list[int | None] = list(range(len(state.rows.get(finder.table, ())))) if finder.table else [None]
        scopes = (StateScope(self.engine, state, row, finder.table) for row in rows)
        return [numbers.get(folded(evaluate(finder.tree, scope))) for scope in scopes]

    def text(self, step: Step, row: int | None, ranges: Ranges) -> str | None:
        """Return the formula text of a finder or of what is found by one; None for any other step."""
        if step.id in self.by_id:
            return self._number(ranges.column(step.found.names if step.found else ""), ranges.text(step.tree),
                                self.table(step))
        if step.found is None:
            return None
        finder = self.of[step.id]
        if step.found.by is not None:
            return self._total(step.found, finder, row or 0, ranges)
        column, at = ranges.column(step.found.column), ranges.name(finder.id)
        return f'IF(INDEX({column},{at})="",NA(),INDEX({column},{at}))' if column else "NA()"

    @staticmethod
    def _matches(called: str, key: str) -> str:
        return f'({called}={key})*({called}<>"")'

    def _number(self, called: str | None, key: str, table: str) -> str:
        if called is None:
            return "NA()"
        found = self._matches(called, key)
        return f"IF(SUMPRODUCT({found})=1,SUMPRODUCT({found}*JCM_{table}),NA())"

    def _total(self, found: Found, finder: Step, row: int, ranges: Ranges) -> str:
        called = ranges.column(found.names) or ""
        own = f"SUMPRODUCT({self._matches(called, ranges.name(found.names))})=1"
        terms, numbers = ranges.column(found.column), ranges.column(finder.id)
        if terms is None or numbers is None:
            return f"IF({own},0,NA())"
        # counted as well, for one of the engines leaves out unknown terms where a spreadsheet gives #N/A
        whole = f'COUNTIF({numbers},{row + 1})=COUNTIFS({numbers},{row + 1},{terms},"<9E+99")'
        return f"IF(AND({own},ISNUMBER(SUM({numbers})),{whole}),SUMIFS({terms},{numbers},{row + 1}),NA())"
