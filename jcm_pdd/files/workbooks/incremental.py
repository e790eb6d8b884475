"""IronCalc made to follow edits: it evaluates a whole model, so what an edit touches gets a small model of its own.

The small model holds the formulas that depend on what was edited since the whole was last evaluated. All else they
read stands in it as the whole's own results, so nothing of the other engine comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jcm_pdd.files.workbooks.book import At, ErrorValue, Scalar
from jcm_pdd.files.workbooks.closure import Area, Node, Plan
from jcm_pdd.files.workbooks.engines import Engine, IronCalcEngine

Value = float | str | bool | None

# Beyond this part of all cells a small model costs more than the whole.
_SMALL = 1 / 3


class Readers:
    """Which formulas depend on a cell, directly or not."""

    def __init__(self, plan: Plan) -> None:
        self._order = {at: number for number, at in enumerate(plan.formulas)}
        self._readers: dict[Node, list[Node]] = {}
        self._areas = list(plan.areas)
        for at, read in plan.reads.items():
            for node in read:
                self._readers.setdefault(node, []).append(at)
        for area, inside in plan.areas.items():
            for at in inside:
                if at in plan.formulas:  # an edited constant looks for its areas itself
                    self._readers.setdefault(at, []).append(area)

    def of(self, edited: Iterable[At]) -> list[At]:
        """Return the formulas that depend on edited constants or empty cells, each after what it reads."""
        stack: list[Node] = []
        for at in edited:
            stack.append(at)
            stack.extend(area for area in self._areas if area.holds(at))
        found: set[At] = set()
        seen: set[Node] = set(stack)
        while stack:
            for reader in self._readers.get(stack.pop(), ()):
                if reader not in seen:
                    seen.add(reader)
                    stack.append(reader)
                    if isinstance(reader, At):
                        found.add(reader)
        return sorted(found, key=self._order.__getitem__)


class IncrementalIronCalc:
    """IronCalc behind the interface of an engine, evaluating no more than an edit touches."""

    name = IronCalcEngine.name

    def __init__(self, sheets: Iterable[str], plan: Plan) -> None:
        self._sheets, self._plan = tuple(sheets), plan
        self._whole: Engine = IronCalcEngine(self._sheets, plan)
        self._inputs: dict[At, Value] = {}  # set since the whole was evaluated
        self._set: dict[At, Value] = {}  # set ever
        self._part: Engine | None = None
        self._touched: frozenset[At] = frozenset()
        self._known: frozenset[At] = frozenset()  # inputs the small model was made for
        self._readers: Readers | None = None

    def set(self, at: At, value: Value) -> None:
        """Set a constant; None empties the cell."""
        self._inputs[at] = self._set[at] = value
        if self._part is not None and at in self._known:
            self._part.set(at, value)

    def evaluate(self) -> None:
        """Calculate what changed since the last time."""
        if self._readers is None:
            self._evaluate_whole()
            self._readers = Readers(self._plan)
        elif self._part is not None and self._inputs.keys() <= self._known:
            self._part.evaluate()
        else:
            self._evaluate_part(self._readers.of(self._inputs))

    def value(self, at: At) -> Scalar:
        """Return the result of a formula cell, or what was set in place of an error value."""
        if at in self._set:
            value = self._set[at]
            return value if value is None or isinstance(value, str | bool) else float(value)
        return self._part.value(at) if self._part is not None and at in self._touched else self._whole.value(at)

    def _evaluate_whole(self) -> None:
        for at, value in self._inputs.items():
            self._whole.set(at, value)
        self._whole.evaluate()
        self._inputs.clear()
        self._part, self._touched, self._known = None, frozenset(), frozenset()

    def _evaluate_part(self, touched: list[At]) -> None:
        part = self._plan_of(touched)
        if part is None:
            self._evaluate_whole()
            return
        self._part, self._touched, self._known = None, frozenset(), frozenset()
        engine = IronCalcEngine(self._sheets, part)
        engine.evaluate()
        self._part, self._touched, self._known = engine, frozenset(touched), frozenset(self._inputs)

    def _plan_of(self, touched: list[At]) -> Plan | None:
        """Return the plan of the small model; None when it is not small."""
        most = len(self._plan.formulas) * _SMALL
        if len(touched) > most:
            return None
        inside = set(touched)
        part = Plan()
        part.constants.update((at, value) for at, value in self._set.items() if value is not None)
        for at in self._read(touched):
            if at in self._set or at in inside or at in part.formulas:
                continue
            if at in self._plan.constants:
                part.constants[at] = self._plan.constants[at]
            elif at in self._plan.formulas:
                value = self._whole.value(at)
                if isinstance(value, ErrorValue):
                    part.formulas[at] = value.code
                else:
                    part.constants[at] = value
            if len(part.constants) > 2 * most:
                return None
        part.formulas.update((at, self._plan.formulas[at]) for at in touched)
        return part

    def _read(self, touched: list[At]) -> Iterator[At]:
        areas: set[Area] = set()
        for at in touched:
            for node in self._plan.reads[at]:
                if isinstance(node, At):
                    yield node
                elif node not in areas:
                    areas.add(node)
                    yield from self._plan.areas[node]
