"""Every answer a document prints comes back from it identical, and `printed_addresses` says which those are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.core import plan
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review import Context
from jcm_pdd.core.schema import Place, Schema, TableBlock
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.country_facts import country_facts
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library
from jcm_pdd.files.excel.workbook import build_workbook, read_workbook
from jcm_pdd.files.printed_addresses import printed_addresses
from jcm_pdd.files.printing import answers, printed
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.binding import load_binding
from jcm_pdd.files.word.content import Content
from jcm_pdd.files.word.fill import fill
from jcm_pdd.files.word.read import read
from tests.effort import tries

KEYS = (("TH_AM001", "01.0"), ("ID_AM002", "02.0"), ("ID_AM003", "01.0"))
SCHEMAS: dict[str, Schema] = {
    name: build(library().form("PDD", "02.0"), (library().methodology(name, version),)) for name, version in KEYS}
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30)
TRICKY = ["", "=1+1", "+cmd", "@SUM(A1)", " spaced  twice ", "- item", "1. one", "日本語 ＋ emoji 🌞", "tab\there",
          "<b>&amp;</b>", "'quoted"]
LINES = st.lists(st.one_of(WORDS, st.sampled_from(TRICKY)), min_size=1, max_size=4).map("\n".join)


def typed(place: Place) -> st.SearchStrategy[str]:
    """Return texts a person could type for a place, of its kind."""
    definition = place.definition
    if definition.kind == "number":
        low = definition.min if definition.min is not None else (definition.above or 0)
        high = min(definition.max or 10**9, 10**9)
        numbers = st.integers(0, 9999) if definition.whole else st.decimals(low, high, places=3)
        return numbers.map(lambda number: format(number, "f") if not isinstance(number, int) else str(number))
    if definition.kind == "choice":
        return st.sampled_from([choice.id for choice in definition.choices])
    if definition.kind == "yes_no":
        return st.sampled_from(["yes", "no"])
    if definition.kind == "date":
        return st.dates().map(lambda day: day.isoformat())
    if definition.kind == "coordinates":
        return st.tuples(st.decimals(-90, 90, places=6), st.decimals(-180, 180, places=6)).map(
            lambda pair: f"{pair[0]:f}, {pair[1]:f}")
    return LINES if definition.kind in ("long_text", "references") else WORDS


def stored(place: Place, text: str) -> Json:
    from jcm_pdd.core.edits import parsed

    return parsed(place.kind, text)


@st.composite
def projects(draw: Any) -> tuple[str, Project]:
    """Draw a project in which any question may be answered, tables with up to three rows and gaps between."""
    name, version = draw(st.sampled_from(KEYS))
    schema = SCHEMAS[name]
    given: dict[str, Json] = {"country": name[:2], "methodologies": ["r1"], "methodologies/r1/methodology": name,
                              "methodologies/r1/version": version}
    for address, block in schema.tables.items():
        if address != "methodologies" and draw(st.booleans()):
            given[address] = draw(st.permutations(["r1", "r2", "r5"]))[:draw(st.integers(1, 3))]
            for place in _asked(block):
                for row in given[address]:
                    if draw(st.booleans()):
                        given[place.at(str(row))] = stored(place, draw(typed(place)))
    alone = [p for p in schema.places.values() if "*" not in p.address and p.address != "country"
             and p.definition.kind not in ("figure", "attachment")]
    for place in draw(st.lists(st.sampled_from(alone), unique_by=lambda p: p.address, max_size=25)):
        given[place.address] = stored(place, draw(typed(place)))
    return name, Project({address: value for address, value in given.items() if value is not None})


def _asked(block: TableBlock) -> tuple[Place, ...]:
    return tuple(place for place in block.columns if place.definition.kind not in ("figure", "attachment"))


def context_of(name: str, project: Project) -> Context:
    schema = SCHEMAS[name]
    results = calculate(schema.methodologies, project)
    return Context(schema, project, results, country_facts(name[:2]), plan.proposals(schema, project, results))


def through_word(context: Context, blob: Callable[[str], bytes] = lambda _: b"") -> dict[str, Json]:
    """Return the answers that come back from the printed PDD; fails when a place was reported."""
    binding = load_binding(data_path("templates", "pdd", "binding.yaml"))
    content = printed(context, blob, "Attached.")
    bound = Content({key: value for key, value in content.answers.items() if key in binding.ids()})
    filled = fill(data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes(), binding, bound, "PDD.docx")
    assert filled.report.notes == ()
    found, unread = answers(context, read(filled.document, binding, "PDD.docx").content)
    assert unread == ()
    return found


def through_excel(context: Context) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for m in context.schema.methodologies:
        data = build_workbook(context.schema, context.project, context.results, m.methodology)
        found.update(read_workbook(data, context.schema, m.methodology, "MPS.xlsx"))
    return found


def check(context: Context, blob: Callable[[str], bytes] = lambda _: b"") -> None:
    """Everything listed comes back identical; nothing that was answered and came back is left off the list."""
    word, excel = through_word(context, blob), through_excel(context)
    listed = printed_addresses(context)
    project = context.project
    for address in listed:
        for document in (word, excel):
            if address in document:
                assert document[address] == project.get(address), address
        assert address in word or address in excel, address
    back = {a for a in (*word, *excel) if project.get(a) is not None and context.schema.place(a) is not None
            and rejected_text(project.get(a)) is None}
    assert back == set(listed)
    for document in (word, excel):
        strange = {a for a in document if project.get(a) is None and a not in context.proposals}
        assert strange == set()


@settings(max_examples=tries(15), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=projects())
def test_whatever_is_typed_comes_back(drawn: tuple[str, Project]) -> None:
    check(context_of(*drawn))


@pytest.mark.parametrize("name", ["th_", "id_"])
def test_the_samples_come_back(sample: Callable[[str], Session], name: str) -> None:
    session = sample(name)
    check(session.context, session.blob)
    assert len(printed_addresses(session.context)) > 60


def test_a_row_without_printed_cells_does_not_shift_the_others() -> None:
    project = Project({"country": "TH", "revisions": ["r1", "r2", "r3"], "revisions/r3/version": "02.0",
                       "revisions/r1/version": "01.0",
                       "revisions/r2/date": {"rejected": "soon", "code": "date.not_a_date", "args": {}}})
    found = through_word(context_of("TH_AM001", project))
    assert found == {"country": "TH"} | {a: project.get(a) for a in ("revisions/r1/version", "revisions/r3/version")} \
        or found == {a: project.get(a) for a in ("revisions/r1/version", "revisions/r3/version")}


def test_a_wrong_entry_is_not_printed() -> None:
    wrong: Json = {"rejected": "13 May", "code": "date.not_a_date", "args": {"typed": "13 May"}}
    project = Project({"country": "TH", "start_date": wrong, "title": "T"})
    context = context_of("TH_AM001", project)
    assert "start_date" not in printed(context, lambda _: b"").answers
    assert printed_addresses(context) == ("title",)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    project = Project({"country": "TH", "title": "=1+1", "TH_AM001/systems": ["r1"],
                       "TH_AM001/systems/r1/name": '=HYPERLINK("http://x")', "structure": ["r1"],
                       "structure/r1/personnel": "+SUM(A1)", "structure/r1/role_description": "-1\n@x"})
    check(context_of("TH_AM001", project))


def test_the_form_code_names_the_country() -> None:
    context = context_of("ID_AM002", Project({"country": "ID"}))
    assert printed(context, lambda _: b"").answers["form_code"] == "JCM_ID_F_PDD_ver02.0"
    assert re.search("Indonesia", str(printed(context, lambda _: b"").answers["host_country_name"]))
