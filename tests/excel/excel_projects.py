"""Projects for the three methodologies that come with the program: by hand, and by hypothesis."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from hypothesis import strategies as st

from jcm_pdd.core.calculation import MethodResult, Results, calculate
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import load_form, load_methodology
from jcm_pdd.files.excel.workbook import build_workbook

NAMES = ("TH_AM001_ver01.0", "ID_AM002_ver02.0", "ID_AM003_ver01.0")


@lru_cache(maxsize=8)
def schema_of(name: str) -> tuple[Schema, MethodologyDef]:
    """Return schema and methodology of a definition file."""
    form = load_form(data_path("forms", "documents", "pdd_ver02.0.yaml"))
    methodology = load_methodology(data_path("forms", "methodologies", f"{name}.yaml"))
    return build(form, (methodology,)), methodology


@dataclass(frozen=True)
class Case:
    """One project of one methodology."""

    name: str
    answers: dict[str, Json]

    @property
    def schema(self) -> Schema:
        return schema_of(self.name)[0]

    @property
    def m(self) -> MethodologyDef:
        return schema_of(self.name)[1]

    @cached_property
    def results(self) -> Results:
        return calculate((self.m,), Project(self.answers))

    @property
    def method(self) -> MethodResult:
        return self.results.methodologies[self.m.methodology]

    @cached_property
    def workbook(self) -> bytes:
        return build_workbook(self.schema, Project(self.answers), self.results, self.m.methodology)


def solar(*systems: tuple[str, str], **more: Json) -> Case:
    """Return a solar case: (connection, generation) of each system."""
    answers: dict[str, Json] = {"start_date": "2027-04-01", "lifetime": "3", "horizon": "lifetime",
                                "proration": "days", "TH_AM001/systems": [f"r{n}" for n in range(len(systems))]}
    for number, (connection, generation) in enumerate(systems):
        stem = f"TH_AM001/systems/r{number}"
        answers |= {f"{stem}/name": f"System {number}", f"{stem}/capacity": "1000",
                    f"{stem}/connection": connection, f"{stem}/EG": generation}
    return Case(NAMES[0], answers | more)


# Words that would be formulas, escapes or tags somewhere; spaces and line ends at the edges included.
NASTY = ("=1+1", "+SUM(A1)", "-2", "@cmd", "'quoted", '=HYPERLINK("http://example.com","x")', "_x0041_",
         "_x005F_", 'a & b <c> "d"', "電力量計 ₂ ≥ 𠮷", "two\nlines", "tab\tinside", "  edges  ", "1", "0.10", "TRUE",
         "x005F_", "#N/A", "2027-04-01")
texts = st.one_of(st.sampled_from(NASTY), st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff\u2028\u2029"),
    min_size=1, max_size=60))


def numbers(low: Decimal, high: Decimal) -> st.SearchStrategy[str]:
    """Numbers a field accepts, as they are stored; few decimals more often than many."""
    from jcm_pdd.core.kinds.numbers import plain

    places = st.sampled_from([0, 0, 1, 2, 3, 6])
    return places.flatmap(lambda n: st.decimals(low, high, allow_nan=False, allow_infinity=False, places=n)
                          ).map(plain)


def _value(p: ParameterDef) -> st.SearchStrategy[Json]:
    if p.kind == "number":
        low = p.min if p.min is not None else Decimal(p.above) + 1 if p.above is not None else Decimal(0)
        if p.max is not None and low > p.max:
            low = p.max  # a narrow range that begins above its lower end
        high = min(p.max if p.max is not None else Decimal(5000), low + 5000)
        return numbers(low, high) if not p.whole else st.integers(int(low), int(high)).map(str)
    if p.kind == "choice":
        return st.sampled_from([choice.id for choice in p.choices])
    if p.kind == "yes_no":
        return st.booleans()
    return texts.map(lambda text: " ".join(text.split()) or "x")


@st.composite
def cases(draw: st.DrawFn, name: str, gaps: bool = False) -> Case:
    """Return a project of a methodology; with `gaps`, single answers may be missing."""
    m = schema_of(name)[1]
    answers: dict[str, Json] = _frame(draw)
    stem = m.methodology
    for table in m.tables:
        rows = draw(st.lists(st.sampled_from([f"r{n}" for n in range(1, 9)]), min_size=0 if gaps else 1, max_size=4,
                             unique=True))
        answers[f"{stem}/{table.id}"] = list(rows)
    for p in m.parameters:
        rows = answers[f"{stem}/{p.table}"] if p.table else [None]
        for row in rows:  # type: ignore[union-attr]
            address = f"{stem}/{p.table}/{row}/{p.id}" if p.table else f"{stem}/{p.id}"
            if gaps and draw(st.integers(0, 9)) == 0:
                continue
            answers[address] = draw(_value(p))
            answers.update(_companions(draw, p, address))
    for index in range(draw(st.integers(0, 3))):
        answers[f"structure/r{index + 1}/personnel"] = draw(texts)
        answers[f"structure/r{index + 1}/role_description"] = draw(texts)
        answers["structure"] = [f"r{n + 1}" for n in range(index + 1)]
    answers.update(_defaults(draw, m))
    return Case(name, answers)


def _frame(draw: st.DrawFn) -> dict[str, Json]:
    start = draw(st.dates(min_value=_day(2013, 1, 1), max_value=_day(2045, 12, 31)))
    horizon = draw(st.sampled_from(["lifetime", "crediting_period", "framework_end"]))
    answers: dict[str, Json] = {"start_date": start.isoformat(), "horizon": horizon, "horizon_reason": draw(texts),
                                "proration": draw(st.sampled_from(["days", "months"])),
                                "lifetime": draw(numbers(Decimal("0.1"), Decimal(6)))}
    if horizon == "crediting_period":
        answers["crediting_years"] = draw(numbers(Decimal("0.1"), Decimal(6)))
    if horizon == "framework_end":
        answers["horizon_end"] = draw(st.dates(start, _day(start.year + 5, 12, 31))).isoformat()
    return answers


def _day(year: int, month: int, day: int) -> Any:
    from datetime import date

    return date(year, month, day)


def _companions(draw: st.DrawFn, p: ParameterDef, address: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    if p.role in ("monitored", "fixed"):
        for ending in ("source", "comment"):
            if draw(st.booleans()):
                found[f"{address}.{ending}"] = draw(texts)
    if p.role == "monitored":
        found[f"{address}.point"] = draw(texts)
        found[f"{address}.option"] = draw(st.sampled_from([o.option for o in p.options]))
    if p.yearly and draw(st.booleans()):
        found[f"{address}.degradation"] = draw(numbers(Decimal(0), Decimal(5)))
    return found


def _defaults(draw: st.DrawFn, m: MethodologyDef) -> dict[str, Json]:
    found: dict[str, Json] = {}
    stems = [f"{m.methodology}/{d.id}" for d in m.defaults]
    stems += [f"{m.methodology}/{t.id}.{row.id}" for t in m.lookups for row in t.rows]
    for stem in stems:
        if draw(st.integers(0, 4)) == 0:
            found |= {f"{stem}.value": draw(numbers(Decimal("0.1"), Decimal(9))), f"{stem}.page": draw(texts),
                      f"{stem}.confirmed_on": "2026-11-02", f"{stem}.document": draw(texts)}
    return found
