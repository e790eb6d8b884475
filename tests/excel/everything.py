"""A methodology that uses all of the formula language, and random projects of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from hypothesis import strategies as st

from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import load_form
from jcm_pdd.files.excel.workbook import build_workbook

ID = "XX_AM001"
_OWN = {"status": "derived", "source": "made for this test"}


def words(text: str) -> dict[str, str]:
    return {"en": text, "ja": text}


def _parameter(name: str, kind: str = "number", table: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "symbol": name, "role": "input", "kind": kind, "table": table, "label": words(f"The {name}"),
            "unit": "-" if kind == "number" else None, "provenance": _OWN, **more}


def _choices(*labels: str) -> dict[str, Any]:
    return {"choices": [{"id": f"c{at}", "label": words(label)} for at, label in enumerate(labels)]}


def _formula(name: str, expr: str, table: str | None = None) -> dict[str, Any]:
    return {"id": name, "symbol": name, "label": words(f"Value {name}"), "unit": "-", "expr": expr, "table": table,
            "provenance": _OWN}


def _rows(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"row{at}", "label": words(f"Row {at}"), "provenance": _OWN, **row} for at, row in enumerate(rows)]


def _lookup(name: str, by: str, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "symbol": name, "label": words(name), "unit": "-", "by": by, "key_unit": "-",
            "rows": _rows(*rows)}


@lru_cache(maxsize=1)
def everything() -> MethodologyDef:
    """Return the methodology: owners, units that name them, deposits that decay, tables with several keys."""
    yearly = {"role": "monitored", "yearly": True, "options": [{"option": "C", "provenance": _OWN}]}
    return MethodologyDef.model_validate({
        "methodology": ID, "version": "01.0", "country": "XX", "title": words("t"), "technology": words("t"),
        "technology_id": "t", "scopes": (), "summary": words("s"), "spreadsheet": "s", "provenance": _OWN,
        "reference_sources": (), "project_sources": (), "criteria": (),
        "tables": [{"id": name, "index": index, "label": words(name), "row_name": words(name)}
                   for name, index in (("owners", "i"), ("units", "j"), ("deposits", "d"))],
        "parameters": [
            _parameter("mode", "choice", **_choices("Mode *", "Mode ?")),
            _parameter("extra", shown="mode == 'c1'"), _parameter("k"), _parameter("chosen", "text"),
            _parameter("owner_name", "text", "owners"), _parameter("rate", table="owners"),
            _parameter("region", "choice", "owners", **_choices("North", "South")),
            _parameter("bonus", table="owners", shown="region == 'c0'"), _parameter("on", "yes_no", "owners"),
            _parameter("owner", "text", "units"), _parameter("n", table="units", **yearly),
            _parameter("kind", "choice", "units", **_choices("New?", "New~*")), _parameter("size", table="units"),
            _parameter("laid", table="deposits"), _parameter("W", table="deposits")],
        "lookups": [
            _lookup("T", "key", {"keys": ("c0", "c0"), "value": "1.5"}, {"keys": ("c0", "c1"), "value": 2},
                    {"keys": ("c1", "c0"), "value": 3}),
            _lookup("B", "band", {"keys": ("c0",), "at_least": 0, "below": 10, "value": 1},
                    {"keys": ("c0",), "at_least": 10, "value": "2.25"},
                    {"keys": ("c1",), "at_least": 5, "below": 20, "value": 3}),
            _lookup("S", "key", {"key": "c0", "value": 7}, {"key": "c1", "value": 8})],
        "formulas": [
            _formula("saved", "n * (1 - of(i, owner, rate)) * lookup(T, mode, kind) + lookup(B, kind, size)", "units"),
            _formula("weight", "if(of(i, owner, region) == 'c0', 1, 2) + if(of(i, owner, on), 0.5, 0)", "units"),
            _formula("own", "sum(j, saved * weight, owner)", "owners"),
            _formula("share", "sum(j, n, owner) * rate + if(region == 'c0' and bonus > 3, bonus, 0)", "owners"),
            _formula("decay", "if(laid <= YEAR, W * exp(-k * (YEAR - laid)) * (1 - exp(-k)), 0)", "deposits"),
            _formula("best", "of(i, chosen, rate)"),
            _formula("RE", "sum(i, own) + sum(i, share) + sum(d, decay) + best * power(1 + k, YEAR - 2020)"),
            _formula("PE", "round_down(power(k, 2) * 100, 2) + power(k, 0.5) + lookup(S, mode) "
                           "+ if(mode == 'c1' and extra > 3 or k > 4, extra, 0)")]})


@lru_cache(maxsize=1)
def schema() -> Schema:
    return build(load_form(data_path("forms", "documents", "pdd_ver02.0.yaml")), (everything(),))


@dataclass(frozen=True)
class World:
    """One project of the methodology."""

    answers: dict[str, Json]

    @property
    def project(self) -> Project:
        return Project(self.answers)

    @cached_property
    def results(self) -> Results:
        return calculate((everything(),), self.project)

    @cached_property
    def workbook(self) -> bytes:
        return build_workbook(schema(), self.project, self.results, ID)


_NUMBER = st.decimals("0.1", 60, places=1).map(str)
_NAMES = ("North grid", "A*", "a?", "South", "ß")
_OWNER = st.sampled_from([*_NAMES, "NORTH GRID", "north  grid ", "a*"])


@st.composite
def worlds(draw: st.DrawFn, gaps: bool = False) -> World:
    """Return a project: every name known, or with `gaps` names of nobody, doubled names and missing answers."""
    start = draw(st.dates(_day(2019), _day(2026)))
    found: dict[str, Json] = {"start_date": start.isoformat(), "lifetime": "3", "horizon": "lifetime",
                              "proration": "days", f"{ID}/mode": draw(st.sampled_from(("c0", "c1"))),
                              f"{ID}/k": draw(_NUMBER.map(lambda n: str(float(n) / 100))), f"{ID}/extra": draw(_NUMBER),
                              f"{ID}/chosen": draw(_OWNER if gaps else st.just("NORTH grid"))}
    owners = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=5, unique=not gaps)) if gaps else list(_NAMES)
    _table(draw, found, "owners", len(owners), {"rate": _NUMBER.map(lambda n: str(float(n) / 100)), "bonus": _NUMBER,
                                                "region": st.sampled_from(("c0", "c1")), "on": st.booleans()})
    found |= {f"{ID}/owners/r{at}/owner_name": name for at, name in enumerate(owners)}
    known = not gaps or draw(st.booleans())
    kinds = st.just("c0") if found[f"{ID}/mode"] == "c1" and known else st.sampled_from(("c0", "c1"))
    _table(draw, found, "units", draw(st.integers(0 if gaps else 1, 6)), {
        "owner": _OWNER if not known else st.sampled_from([n.upper() for n in owners if n != "ß"] or ["x"]),
        "n": _NUMBER, "kind": kinds, "size": st.decimals(5, 19, places=1).map(str)})
    _table(draw, found, "deposits", draw(st.integers(1, 3)), {"laid": st.integers(2015, 2028).map(str), "W": _NUMBER})
    if draw(st.booleans()) and f"{ID}/units/r0/n" in found:
        found |= {f"{ID}/units/r0/n.degradation": "2.5", f"{ID}/units/r0/n@{start.year + 1}": "7"}
    if gaps:
        for address in draw(st.lists(st.sampled_from(sorted(a for a in found if a.count("/") and "r" in a)),
                                     max_size=2, unique=True)):
            if found[address] is not None and not isinstance(found[address], list):
                del found[address]
    return World(found)


def _table(draw: st.DrawFn, found: dict[str, Json], table: str, count: int,
           columns: dict[str, st.SearchStrategy[Any]]) -> None:
    found[f"{ID}/{table}"] = [f"r{at}" for at in range(count)]
    for at in range(count):
        found.update({f"{ID}/{table}/r{at}/{name}": draw(values) for name, values in columns.items()})


def _day(year: int) -> Any:
    from datetime import date

    return date(year, 1, 1)


def many(owners: int, units: int) -> World:
    """Return a project with so many rows, in one of which a value decreases by year."""
    found: dict[str, Json] = {
        "start_date": "2024-01-01", "lifetime": "3", "horizon": "lifetime", "proration": "days", f"{ID}/mode": "c0",
        f"{ID}/k": "0.05", f"{ID}/chosen": "owner 1", f"{ID}/owners": [f"r{at}" for at in range(owners)],
        f"{ID}/units": [f"r{at}" for at in range(units)], f"{ID}/deposits": ["r0"], f"{ID}/deposits/r0/laid": "2020",
        f"{ID}/deposits/r0/W": "100", f"{ID}/units/r0/n.degradation": "1"}
    for at in range(owners):
        found |= {f"{ID}/owners/r{at}/{name}": value for name, value in (
            ("owner_name", f"Owner {at}"), ("rate", "0.1"), ("region", "c0"), ("bonus", "2"), ("on", True))}
    for at in range(units):
        found |= {f"{ID}/units/r{at}/{name}": value for name, value in (
            ("owner", f"owner {at % owners}"), ("n", "3"), ("kind", "c0"), ("size", "12"))}
    return World(found)
