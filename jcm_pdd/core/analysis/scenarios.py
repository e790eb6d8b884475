"""Scenarios: a name and the answers that would be different, kept in the project beside its own and apart from them.

Two tables hold them: `scenarios` (names) and `scenario_changes` (of which scenario, about which address, the value as
typed). An address is that of a question; `METHODOLOGY/table/parameter` without a row means every row, and the address
of a table with a number its number of rows: the last row is repeated, or the last rows are left out.

What a scenario would be is an edit of the project like any other. Its result is the result of the project after that
edit, so that applying it gives exactly what was shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core import edits, naming
from jcm_pdd.core.calculation import Calculator, Results, Total, YearResult
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Change, Edit, Project
from jcm_pdd.core.schema import Place, Schema

SCENARIOS, CHANGES = "scenarios", "scenario_changes"
MOST_ROWS = 1000
NO_QUESTION, NO_VALUE, NO_COUNT = "no_question", "no_value", "no_count"
"""Why a change cannot be used: nothing is asked there now, the value cannot be read, or it is no number of rows."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One row of a scenario: what it is about and the typed value, empty while it is not given."""

    row: str
    about: str
    value: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario with its changes in order."""

    row: str
    name: str
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What a scenario does to a project: the edit, and the changes that cannot be used with why."""

    edit: Edit
    unusable: tuple[tuple[Changed, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario with its result, which leaves out what cannot be used: it counts only when nothing was left out."""

    scenario: Scenario
    planned: Planned
    results: Results

    @property
    def usable(self) -> bool:
        """Whether every change could be used."""
        return not self.planned.unusable

    @property
    def years(self) -> tuple[YearResult, ...]:
        """The years, none while a change cannot be used."""
        return self.results.years if self.usable else ()

    @property
    def total(self) -> Total:
        """The totals, unknown while a change cannot be used."""
        return self.results.total if self.usable else Total(None, None, None)


def scenarios(project: Project) -> tuple[Scenario, ...]:
    """Return the scenarios of a project in order."""
    by_name: dict[str, list[Changed]] = {}
    for row in project.rows(CHANGES):
        stem = f"{CHANGES}/{row}"
        one = Changed(row, _text(project, f"{stem}/about"), _text(project, f"{stem}/value"))
        by_name.setdefault(_text(project, f"{stem}/scenario"), []).append(one)
    found = []
    for row in project.rows(SCENARIOS):
        name = _text(project, f"{SCENARIOS}/{row}/name")
        found.append(Scenario(row, name, tuple(by_name.get(name, ())) if name else ()))
    return tuple(found)


def _text(project: Project, address: str) -> str:
    stored = project.get(address)
    return "" if stored is None else (rejected_text(stored) or str(stored))


# --- making and changing scenarios -----------------------------------------------------------------


def free_name(project: Project, wanted: str) -> str:
    """Return a name no scenario has: the wanted one, else with a number behind it."""
    taken = {one.name for one in scenarios(project)}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def started(project: Project, name: str, like: Scenario | None = None) -> Edit:
    """Return the edit that adds a scenario: like the project now, or with the changes of another scenario."""
    edit, (row,) = edits.add_rows(project, SCENARIOS)
    own = free_name(project, name)
    changes = [*edit.changes, Change(f"{SCENARIOS}/{row}/name", None, own)]
    copied = [(one.about, one.value) for one in like.changes] if like is not None else []
    return Edit("edit.scenario_add", (*changes, *_added(project, own, copied)), {"scenario": own})


def _added(project: Project, name: str, pairs: list[tuple[str, str]]) -> list[Change]:
    if not pairs:
        return []
    edit, rows = edits.add_rows(project, CHANGES, len(pairs))
    changes = list(edit.changes)
    for row, (about, value) in zip(rows, pairs, strict=True):
        stem = f"{CHANGES}/{row}"
        changes += [Change(f"{stem}/scenario", None, name), Change(f"{stem}/about", None, about)]
        changes += [Change(f"{stem}/value", None, value)] if value else []
    return changes


def changed(project: Project, scenario: Scenario, about: str, value: str) -> Edit:
    """Return the edit that gives an address a value in a scenario: in the row it has there, else in a new one."""
    held = next((one for one in scenario.changes if one.about == about), None)
    text = value.strip()
    if held is not None:
        moved: tuple[Change, ...] = (project.change(f"{CHANGES}/{held.row}/value", text or None),)
        moved = moved if moved[0].old != moved[0].new else ()
    else:
        moved = tuple(_added(project, scenario.name, [(about, text)]))
    return Edit("edit.scenario_change", moved, {"scenario": scenario.name})


def without(project: Project, scenario: Scenario, row: str) -> Edit:
    """Return the edit that takes one change out of a scenario."""
    return Edit("edit.scenario_change", edits.delete_rows(project, CHANGES, (row,)).changes,
                {"scenario": scenario.name})


def renamed(project: Project, scenario: Scenario, name: str) -> Edit:
    """Return the edit that gives a scenario another name, one no other has; its changes go along."""
    wanted = " ".join(name.split())
    if not wanted or wanted == scenario.name:
        return Edit("edit.scenario_rename", (), {"scenario": scenario.name})
    own = free_name(project, wanted)
    changes = [project.change(f"{SCENARIOS}/{scenario.row}/name", own)]
    changes += [project.change(f"{CHANGES}/{one.row}/scenario", own) for one in scenario.changes]
    return Edit("edit.scenario_rename", tuple(changes), {"scenario": own})


def removed(project: Project, scenario: Scenario) -> Edit:
    """Return the edit that deletes a scenario with its changes."""
    changes = list(edits.delete_rows(project, SCENARIOS, (scenario.row,)).changes)
    rows = tuple(one.row for one in scenario.changes)
    changes += edits.delete_rows(project, CHANGES, rows).changes if rows else ()
    return Edit("edit.scenario_remove", tuple(changes), {"scenario": scenario.name})


# --- what a scenario would be ----------------------------------------------------------------------


def planned(schema: Schema, project: Project, scenario: Scenario) -> Planned:
    """Return the edit that makes a scenario the project's own answers: numbers of rows first, then values."""
    unusable: list[tuple[Changed, str]] = []
    changes: dict[str, Change] = {}
    trial = project
    given = [one for one in scenario.changes if one.value]
    for one in (one for one in given if one.about in schema.tables):
        found = _rows(schema, trial, one)
        if found is None:
            unusable.append((one, NO_COUNT))
            continue
        changes.update({change.address: change for change in found})
        trial = trial.apply(found)
    cells: dict[str, Change] = {}
    for one in sorted((one for one in given if one.about not in schema.tables), key=lambda one: _exact(schema, one)):
        told = _values(schema, trial, one)
        if isinstance(told, str):
            unusable.append((one, told))
        else:
            cells.update({change.address: change for change in told})
    changes.update(cells)
    # From what the project holds, whatever a number of rows did to the address before.
    moved = tuple(Change(one.address, project.get(one.address), one.new) for one in changes.values()
                  if project.get(one.address) != one.new)
    edit = Edit("edit.scenario_apply", moved, {"scenario": scenario.name})
    return Planned(naming.named_along(schema, project, edit), tuple(unusable))


def _exact(schema: Schema, one: Changed) -> bool:
    """Order: what is said of every row comes before what is said of one."""
    return schema.place(one.about) is not None


def _rows(schema: Schema, project: Project, one: Changed) -> tuple[Change, ...] | None:
    """Return the changes that give a table a number of rows; None for what is no such number."""
    text = one.value.strip()
    block = schema.tables[one.about]
    if not text.isdecimal() or int(text) > MOST_ROWS or block.methodology is None:
        return None
    rows, wanted = project.rows(one.about), int(text)
    if wanted <= len(rows):
        left = rows[wanted:]
        return edits.delete_rows(project, one.about, left).changes if left else ()
    edit, fresh = edits.add_rows(project, one.about, wanted - len(rows))
    last = f"{one.about}/{rows[-1]}/" if rows else None
    cells = {address[len(last):]: value for address, value in project.answers.items()
             if address.startswith(last)} if last else {}
    m = schema.methodology(block.methodology)
    naming_column = m.name_column(one.about.split("/", 1)[1]) if m is not None else None
    copies = [Change(f"{one.about}/{row}/{cell}", None,
                     f"{value} ({at})" if cell == naming_column and isinstance(value, str) else value)
              for at, row in enumerate(fresh, 2) for cell, value in cells.items()]
    return (*edit.changes, *copies)


def _values(schema: Schema, project: Project, one: Changed) -> tuple[Change, ...] | str:
    """Return the changes of one value, or why there are none."""
    place, addresses = target(schema, project, one.about)
    if place is None or one.about.split("/")[0] in (SCENARIOS, CHANGES, "methodologies"):
        return NO_QUESTION
    stored = edits.parsed(place.kind, one.value)
    if stored is None or rejected_text(stored) is not None:
        return NO_VALUE
    return tuple(project.change(address, stored) for address in addresses)


def target(schema: Schema, project: Project, about: str) -> tuple[Place | None, tuple[str, ...]]:
    """Return the question a change is about and the addresses it goes to: one, or all rows of a column."""
    place = schema.place(about)
    if place is not None:
        there = "*" not in place.address or _in_rows(project, about, place.address)
        return (place, (about,)) if there else (None, ())
    table, _, column = about.rpartition("/")
    every = schema.places.get(f"{table}/*/{column}")
    if every is None:
        return None, ()
    return every, tuple(every.at(row) for row in project.rows(table))


def _in_rows(project: Project, address: str, pattern: str) -> bool:
    table = pattern.partition("/*/")[0]
    return address[len(table) + 1:].partition("/")[0] in project.rows(table)


def compare(schema: Schema, project: Project, found: tuple[Scenario, ...],
            trial: Calculator | None = None) -> Iterator[Outcome]:
    """Yield every scenario with its result; `trial` is a calculator that stands at the project, which is left alone."""
    for one in found:
        plan = planned(schema, project, one)
        other = project.apply(plan.edit.changes)
        if trial is None:
            yield Outcome(one, plan, Calculator(schema.methodologies).results(other))
        else:
            yield Outcome(one, plan, trial.fork().results(other, tuple(change.address for change in plan.edit.changes)))


def difference(total: Total, base: Total) -> int | None:
    """Return the total emission reductions less those of the project as it is, whole tonnes as shown."""
    now, then = total.emission_reductions, base.emission_reductions
    return None if now is None or then is None else now - then


def share_of(value: int | None, total: int | None) -> Decimal | None:
    """Return a difference in percent of a total, one decimal; None where there is none."""
    if value is None or not total:
        return None
    return (Decimal(value) * 100 / Decimal(total)).quantize(Decimal("0.1"))
