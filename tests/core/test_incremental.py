"""Edit by edit equals all at once: the calculator and the review after any sequence of edits, undone again too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core import edits, plan
from jcm_pdd.core.calculation import Calculator, Results, calculate
from jcm_pdd.core.formula.walk import evaluate
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.review import Context, Reviewer, section_states
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.country_facts import country_facts
from jcm_pdd.files.definitions import library
from tests.effort import tries

WRONG: Json = {"rejected": "12x", "code": "number.not_a_number", "args": {"typed": "12x"}}
NUMBERS = st.one_of(
    st.none(), st.just(WRONG), st.just("0"),
    st.decimals(0, 3000, places=3).map(lambda d: trimmed(format(d, "f"))))


def trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def values(parameter: ParameterDef) -> st.SearchStrategy[Json]:
    if parameter.kind == "number":
        return NUMBERS
    if parameter.kind == "yes_no":
        return st.sampled_from([True, False, None])
    if parameter.kind == "choice":
        return st.sampled_from([*(c.id for c in parameter.choices), None])
    return st.sampled_from(["A", "チラー", None])


def shared(project: Project) -> st.SearchStrategy[tuple[str, Json]]:
    """Return changes of project fields that calculation or review read."""
    return st.one_of(
        st.tuples(st.just("lifetime"), st.sampled_from(["1", "3.5", "4", "0.1", None])),
        st.tuples(st.just("start_date"), st.sampled_from(["2019-07-01", "2012-02-29", "2020-12-31", None])),
        st.tuples(st.just("proration"), st.sampled_from(["days", "months", None])),
        st.tuples(st.just("horizon"), st.sampled_from(["lifetime", "crediting_period", "framework_end", None])),
        st.tuples(st.just("crediting_years"), st.sampled_from(["3", None, WRONG])),
        st.tuples(st.just("horizon_end"), st.sampled_from(["2022-06-30", "2001-01-01", None])),
        st.tuples(st.just("country"), st.sampled_from(["TH", "ID", "VN", None])),
        st.tuples(st.just("sites/r1/coordinates"), st.sampled_from(["13.7,100.5", "-6.2,106.8", None])),
        st.tuples(st.just("title"), st.sampled_from(["Chillers", "冷凍機", None])),
    )


def cell(m: MethodologyDef, project: Project, draw: Callable[[st.SearchStrategy[Any]], Any]) -> tuple[str, Json]:
    """Return one changed answer of the methodology: an input, a companion, a default, or a year of it."""
    parameter = draw(st.sampled_from(m.parameters))
    stem = f"{m.methodology}/{parameter.id}"
    if parameter.table is not None:
        rows = project.rows(f"{m.methodology}/{parameter.table}")
        if not rows:
            return draw(shared(project))
        stem = f"{m.methodology}/{parameter.table}/{draw(st.sampled_from(rows))}/{parameter.id}"
    others = ["year", "degradation", "wording", "default", "criterion"]
    what = draw(st.sampled_from(["itself", "itself", "itself", *others]))
    if parameter.yearly and what == "year":
        return f"{stem}@{draw(st.integers(2019, 2024))}", draw(NUMBERS)
    if parameter.role == "monitored" and what in ("degradation", "wording"):
        return (f"{stem}.degradation", draw(st.sampled_from(["0.5", "10", None, WRONG]))) if what == "degradation" \
            else (f"{stem}.option", draw(st.sampled_from(["A", "B", "C", None])))
    if what == "default":
        names = [d.id for d in m.defaults] + [f"{t.id}.{row.id}" for t in m.lookups for row in t.rows]
        part = draw(st.sampled_from([".value", ".document", ".confirmed_on"]))
        given = "2024-05-01" if part == ".confirmed_on" else "2.5"
        return f"{m.methodology}/{draw(st.sampled_from(names))}{part}", draw(st.sampled_from([given, None]))
    if what == "criterion":
        criterion = draw(st.sampled_from(m.criteria))
        return f"{m.methodology}/{criterion.id}.claim", draw(st.sampled_from([True, False, None]))
    return stem, draw(values(parameter))


@st.composite
def edit_of(draw: Any, m: MethodologyDef, project: Project) -> Edit:
    """Draw one edit that a person could make to this project."""
    table = f"{m.methodology}/{m.tables[0].id}"
    rows = project.rows(table)
    kind = draw(st.sampled_from(["cell"] * 6 + ["shared", "add", "delete", "move", "duplicate"]))
    if kind == "add" or (kind in ("delete", "move", "duplicate") and not rows):
        return edits.add_rows(project, table, draw(st.integers(1, 2)))[0]
    if kind in ("delete", "move", "duplicate"):
        some = draw(st.lists(st.sampled_from(rows), min_size=1, max_size=2, unique=True))
        if kind == "delete":
            return edits.delete_rows(project, table, some)
        if kind == "move":
            return edits.move_rows(project, table, some, draw(st.integers(0, 3)))
        return edits.duplicate_rows(project, table, some)[0]
    address, value = draw(shared(project)) if kind == "shared" else cell(m, project, draw)
    return edits.set_stored(project, {address: value})


def visible(results: Results) -> tuple[object, ...]:
    """Return everything people see of results."""
    methods = [(name, m.annual, m.missing, m.er_p, m.values, sorted(m.year_states)) for name, m in
               results.methodologies.items()]
    return results.horizon, results.years, results.total, methods, results.criteria, results.average


def context(schema: Schema, project: Project, results: Results) -> Context:
    code = project.get("country")
    return Context(schema, project, results, country_facts(code) if isinstance(code, str) else None,
                   plan.proposals(schema, project, results))


@settings(max_examples=tries(15))
@given(data=st.data())
def test_edit_by_edit_equals_all_at_once(data: st.DataObject, name: str,
                                         complete: Callable[[str], tuple[MethodologyDef, Project]]) -> None:
    methodology, project = complete(name)
    schema = build(library().form("PDD", "02.0"), (methodology,))
    now = project.apply([project.change("country", methodology.country), project.change("sites", ["r1"])])
    calculator, reviewer = Calculator((methodology,)), Reviewer(schema)
    results = calculator.results(now)
    findings = reviewer.review(context(schema, now, results))
    for _ in range(data.draw(st.integers(1, 8))):
        edit = data.draw(edit_of(methodology, now))
        before = now
        now = now.apply(edit.changes)
        moved = {change.address for change in edit.changes}
        results = calculator.results(now, moved)
        findings = reviewer.review(context(schema, now, results), moved)
        full = calculate((methodology,), now)
        assert visible(results) == visible(full), moved
        assert findings == Reviewer(schema).review(context(schema, now, full)), moved
        assert now.apply([change.reversed() for change in reversed(edit.changes)]) == before
    section_states(context(schema, now, results), findings)


@given(data=st.data())
def test_every_step_walked_equals_the_step_computed(
        data: st.DataObject, name: str, complete: Callable[[str], tuple[MethodologyDef, Project]]) -> None:
    methodology, now = complete(name)
    for _ in range(4):
        now = now.apply(data.draw(edit_of(methodology, now)).changes)
    method = calculate((methodology,), now).methodologies[methodology.methodology]
    for formula in methodology.formulas:
        if formula.table is None:
            assert method.state.scalars[formula.id] == evaluate(formula.tree, method.scope())
            continue
        for at in range(len(method.state.rows[formula.table])):
            assert method.state.columns[formula.id][at] == evaluate(formula.tree, method.scope(at))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_ids_of_rows_are_never_used_again(count: int) -> None:
    project = Project({"sites": ["r1", "r2", "r3"], "sites/r3/name": "C"})
    project = project.apply(edits.delete_rows(project, "sites", ["r3"]).changes)
    edit, ids = edits.add_rows(project, "sites", count)
    assert ids == tuple(f"r{at}" for at in range(4, 4 + count))
    project = project.apply(edit.changes)
    project = project.apply(edits.delete_rows(project, "sites", project.rows("sites")).changes)
    assert edits.add_rows(project, "sites")[1] == (f"r{4 + count}",)
    assert [a for a in project.answers if a.startswith("sites/")] == []
