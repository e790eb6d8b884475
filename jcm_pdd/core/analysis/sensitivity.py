"""How much the total emission reductions move when one input alone is taken lower or higher by a share of itself.

An input is a parameter of a methodology, in all its rows and years at once, a default value or one row of a reference
table. Every total comes from the same calculation as the project's own, with nothing but that input changed; rules of
eligibility are judged anew and stay as they are. Lengths of time and yearly decreases are left alone.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext

from jcm_pdd.core.calculation import Calculator, Results
from jcm_pdd.core.inputs import default_value, number_at, yearly_addresses
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Change, Project
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.text import Text

SHARE = Decimal("0.1")
LEFT_WHOLE, LEFT_CHOICE, LEFT_EMPTY = "whole", "choice", "empty"
"""Why an input is left out: a tenth of a whole number or of a choice does not exist, and an empty one has no value."""

_PORTION = 2000
Told = tuple[int, int]
"""How many steps are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input: its address (with "*" for the row of a table), words, unit, and its values by stored address.

    `lowest`, `above` and `highest` are the limits of the question, None without one.
    """

    address: str
    symbol: str
    label: Text
    unit: str
    values: tuple[tuple[str, Decimal], ...] = ()
    lowest: Decimal | None = None
    above: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One input taken lower or higher: what that does to the total, tCO2.

    `change` is exact, from unrounded years; `shown` is the difference of the totals as they are shown, in whole
    tonnes. Both are None where the calculation has no result. `limited` says that a value stopped at the limit of its
    question; `verdicts` lists the eligibility criteria that are judged otherwise.
    """

    change: Decimal | None
    shown: int | None
    limited: bool = False
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """One input with what lower and higher values of it do."""

    input: Input
    low: Side
    high: Side

    @property
    def span(self) -> Decimal:
        """The larger of both changes without its sign, tCO2."""
        return max((abs(side.change) for side in (self.low, self.high) if side.change is not None), default=Decimal(0))

    @property
    def known(self) -> bool:
        """Whether both sides have a result."""
        return self.low.change is not None and self.high.change is not None

    @property
    def moves(self) -> bool:
        """Whether the total moves at all, or is lost on one of the sides."""
        return bool(self.span) or not self.known


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Every input of a project: those with an effect, the strongest first; those without; and those left out."""

    share: Decimal
    total: int | None
    effects: tuple[Effect, ...] = ()
    without: tuple[Input, ...] = ()
    left_out: tuple[tuple[Input, str], ...] = ()


def inputs_of(m: MethodologyDef, project: Project) -> Iterator[tuple[Input, str]]:
    """Yield the inputs of a methodology, each with why it is left out; empty for one that can be varied."""
    yearly = [address for address in yearly_addresses(project, m) if "@" in address]
    for parameter in m.parameters:
        if parameter.kind in ("choice", "yes_no"):
            yield _named(m, parameter, ()), LEFT_CHOICE
        elif parameter.kind == "number":
            found = _named(m, parameter, tuple(_values(m, parameter, project, yearly)))
            yield found, LEFT_WHOLE if parameter.whole else "" if found.values else LEFT_EMPTY
    for default in m.defaults:
        stem = f"{m.methodology}/{default.id}"
        value = default_value(project, stem, default.value)
        yield Input(stem, default.symbol or default.id, default.label, default.unit, ((f"{stem}.value", value),)), ""
    for table in m.lookups:
        for row in table.rows:
            stem = f"{m.methodology}/{table.id}.{row.id}"
            value = default_value(project, stem, row.value)
            label = Text(en=f"{row.label.en}: {table.label.en}", ja=f"{row.label.ja}：{table.label.ja}")
            yield Input(stem, f"{table.symbol or table.id}", label, table.unit, ((f"{stem}.value", value),)), ""


def _named(m: MethodologyDef, parameter: ParameterDef, values: tuple[tuple[str, Decimal], ...]) -> Input:
    rows = f"{parameter.table}/*/" if parameter.table else ""
    return Input(f"{m.methodology}/{rows}{parameter.id}", parameter.symbol or parameter.id, parameter.label,
                 parameter.unit or "", values, parameter.min, parameter.above, parameter.max)


def _values(m: MethodologyDef, parameter: ParameterDef, project: Project,
            yearly: list[str]) -> Iterator[tuple[str, Decimal]]:
    stem = f"{m.methodology}/{parameter.table}" if parameter.table else m.methodology
    rows = project.rows(stem) if parameter.table else ()
    own = [f"{stem}/{row}/{parameter.id}" for row in rows] if parameter.table else [f"{stem}/{parameter.id}"]
    known = frozenset(own)
    for address in (*own, *(one for one in yearly if one.partition("@")[0] in known)):
        value = number_at(project, address)
        if value is not None:
            yield address, value


def scaled(one: Input, project: Project, factor: Decimal) -> tuple[tuple[Change, ...], bool]:
    """Return the changes that multiply every value of an input, and whether a value stopped at a limit."""
    changes, limited = [], False
    with localcontext(CONTEXT):
        for address, value in one.values:
            wanted = value * factor
            fresh = _within(one, value, wanted)
            limited = limited or fresh != wanted
            if fresh != value:
                changes.append(Change(address, project.get(address), format(fresh, "f")))
    return tuple(changes), limited


def _within(one: Input, value: Decimal, wanted: Decimal) -> Decimal:
    """Return a wanted value, or the limit it may go to; a limit that is not allowed itself leaves the value alone."""
    if one.above is not None and wanted <= one.above:
        return value
    if one.lowest is not None and wanted < one.lowest:
        return min(value, one.lowest)
    if one.highest is not None and wanted > one.highest:
        return max(value, one.highest)
    return wanted


def exact_total(results: Results) -> Decimal | None:
    """Return the unrounded emission reductions of all years and methodologies, tCO2; None without a result."""
    with localcontext(CONTEXT):
        total, any_year = Decimal(0), False
        for year in results.years:
            for part in year.by_methodology.values():
                reduction = part.reduction
                if reduction is None:
                    return None
                total, any_year = total + reduction, True
    return total if any_year else None


def vary(methodologies: tuple[MethodologyDef, ...], project: Project, share: Decimal = SHARE,
         trial: Calculator | None = None) -> Generator[Told, None, Sensitivity]:
    """Compute the sensitivity step by step: yields how far it is, returns the outcome.

    A step is at most one calculation of the project, so that a window can stay alive between them. `trial` is a
    calculator of one's own that stands at this project; without one everything is read anew first.
    """
    calculator = trial if trial is not None else Calculator(methodologies)
    base = calculator.results(project, () if trial is not None else None)
    yield 0, 0
    found = [(m, one, why) for m in methodologies for one, why in inputs_of(m, project)]
    varied = [one for m, one, why in found if not why and _read(calculator, m, one)]
    yield 0, len(varied)
    effects: list[Effect] = []
    for at, one in enumerate(varied if base.total.emission_reductions is not None else ()):
        told = at, len(varied)
        low = yield from _side(calculator, project, base, scaled(one, project, 1 - share), told)
        high = yield from _side(calculator, project, base, scaled(one, project, 1 + share), told)
        effects.append(Effect(one, low, high))
        yield at + 1, len(varied)
    still = {one.address for one in varied}
    without = [one for _, one, why in found if not why and one.address not in still]
    without += [effect.input for effect in effects if not effect.moves]
    moving = sorted((effect for effect in effects if effect.moves), key=lambda one: (one.known, -one.span))
    return Sensitivity(share, base.total.emission_reductions, tuple(moving), tuple(without),
                       tuple((one, why) for _, one, why in found if why))


def _read(calculator: Calculator, m: MethodologyDef, one: Input) -> bool:
    """Tell whether the reference or the project emissions read an input at all."""
    name = one.address.rsplit("/", 1)[1].partition(".")[0]
    engine = calculator.engines[m.methodology]
    tables = {table for step in engine.steps if step.id in engine.needed for table in step.tables}
    return name in engine.needed or name in tables


def _side(calculator: Calculator, project: Project, base: Results, scaled_to: tuple[tuple[Change, ...], bool],
          told: Told) -> Generator[Told, None, Side]:
    """Compute one side and put the calculator back to the project as it is."""
    changes, limited = scaled_to
    if not changes:
        return Side(Decimal(0), 0, limited)
    moved = tuple(change.address for change in changes)
    trial = project.apply(changes)
    yield told
    results = yield from _taken(calculator, trial, moved, told)
    yield from _taken(calculator, project, moved, told)
    return compared(base, results, limited)


def _taken(calculator: Calculator, project: Project, moved: tuple[str, ...],
           told: Told) -> Generator[Told, None, Results]:
    """Bring the calculator to a project in portions of the moved addresses, which keeps a step short."""
    results = calculator.results(project, moved[:_PORTION])
    for at in range(_PORTION, len(moved), _PORTION):
        yield told
        results = calculator.results(project, moved[at:at + _PORTION])
    yield told
    return results


def compared(base: Results, results: Results, limited: bool = False) -> Side:
    """Return what moved between two results of one project."""
    old, new = exact_total(base), exact_total(results)
    before = {one.address: one.verdict for one in base.criteria}
    verdicts = tuple(one.address for one in results.criteria if before.get(one.address) != one.verdict)
    if old is None or new is None:
        return Side(None, None, limited, verdicts)
    shown_old, shown_new = base.total.emission_reductions, results.total.emission_reductions
    with localcontext(CONTEXT):
        shown = None if shown_old is None or shown_new is None else shown_new - shown_old
        return Side(new - old, shown, limited, verdicts)


def outcome(work: Generator[Told, None, Sensitivity]) -> Sensitivity:
    """Run a computation to its end and return what it found."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: Sensitivity = end.value
            return found
