"""Lint of ids and of what reads them: names Excel takes, names given twice, names nobody reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.formula import names, parse
from jcm_pdd.core.formula.parse import FUNCTIONS
from jcm_pdd.core.formula.tree import Lookup, Sum, walk
from jcm_pdd.core.links import texts
from jcm_pdd.core.linting_parts import Found
from jcm_pdd.core.methodology import MethodologyDef

# A defined name holds 255 characters at most; the workbook adds "JCM_" in front and such as "__term12" behind.
LONGEST_ID = 60
# Defined names the workbook gives itself, and the endings it gives the columns of a reference table.
_TAKEN = frozenset({"start_date", "er", "er_unrounded", "year", "official__"})
_ENDINGS = ("_key", "_low", "_high", "_below")
_WORDS = frozenset({"and", "or", "not", "true", "false"})
_FUNCTIONS = frozenset({"sum", "lookup", "of", *FUNCTIONS})
_CODE = re.compile(r"([A-Z]{2})_[AP]M\d{3}\Z")
_GENERAL = re.compile(r"GEN_[A-Z0-9_]+\Z")
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}\Z")
_PLACE = re.compile(r"\{(\w+)\}")


def rules(m: MethodologyDef, countries: Collection[str]) -> Iterator[Found]:
    """Yield what is to be said about the names of a methodology; `countries` are the codes of partner countries."""
    yield from _identity(m, countries)
    yield from _ids(m)
    yield from _twice(m)
    yield from _limits(m)
    yield from _unread(m)
    yield from _tables(m)
    for at, check in enumerate(m.checks):
        if m.parameter(check.place) is None and m.table(check.place) is None:
            yield "error", Flaw("lint.check_place", check.id, name=check.place), ("checks", at, "place")


def _identity(m: MethodologyDef, countries: Collection[str]) -> Iterator[Found]:
    code = _CODE.match(m.methodology)
    if m.general and _GENERAL.match(m.methodology) is None:
        yield "error", Flaw("lint.general_code", name=m.methodology[:80]), ("methodology",)
    if not m.general and (code is None or code[1] != m.country):
        yield "error", Flaw("lint.code", name=m.methodology[:80], country=m.country[:20]), ("methodology",)
    if _VERSION.match(m.version) is None:
        yield "error", Flaw("lint.version", name=m.version[:80]), ("version",)
    if countries and m.country and m.country not in countries:
        yield "error", Flaw("lint.country", name=m.country[:20]), ("country",)
    days = {key: _day(getattr(m, key)) for key in ("approved_on", "in_force_until")}
    for key, day in days.items():
        if getattr(m, key) is not None and day is None:
            yield "error", Flaw("lint.day", name=key, given=str(getattr(m, key))[:40]), (key,)
    first, last = days["approved_on"], days["in_force_until"]
    if first is not None and last is not None and last < first:
        yield "error", Flaw("lint.days", first=first, last=last), ("in_force_until",)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _declared(m: MethodologyDef) -> Iterator[tuple[str, int, str]]:
    for part in ("tables", "parameters", "defaults", "lookups", "formulas", "criteria", "checks"):
        for at, item in enumerate(getattr(m, part)):
            yield part, at, item.id


def _ids(m: MethodologyDef) -> Iterator[Found]:
    endings = {f"{table.id}{ending}".casefold(): table.id for table in m.lookups for ending in _ENDINGS}
    for part, at, name in _declared(m):
        path, small = (part, at, "id"), name.casefold()
        if len(name) > LONGEST_ID:
            yield "error", Flaw("lint.id_long", name[:80], most=LONGEST_ID), path
        if "__" in name:
            yield "error", Flaw("lint.id_underscores", name), path
        if small in _TAKEN:
            yield "error", Flaw("lint.id_taken", name, name=f"JCM_{name}"), path
        if small in endings:
            yield "error", Flaw("lint.id_ending", name, name=f"JCM_{name}", table=endings[small]), path
        if name in _WORDS:
            yield "error", Flaw("lint.id_word", name), path
        elif name in _FUNCTIONS:
            yield "info", Flaw("lint.id_function", name), path


def _twice(m: MethodologyDef) -> Iterator[Found]:
    lists: list[tuple[str, int, str, Iterable[str]]] = [
        ("parameters", at, "choices", (c.id for c in p.choices)) for at, p in enumerate(m.parameters)]
    lists += [("parameters", at, "options", (o.option for o in p.options)) for at, p in enumerate(m.parameters)]
    lists += [("lookups", at, "rows", (row.id for row in t.rows)) for at, t in enumerate(m.lookups)]
    for part, at, key, ids in lists:
        yield from _again(getattr(m, part)[at].id, ids, (part, at, key))
    yield from _again("tables", (table.index for table in m.tables), ("tables",))
    yield from _again("checks", (check.id for check in m.checks), ("checks",))


def _again(owner: str, ids: Iterable[str], path: tuple[str | int, ...]) -> Iterator[Found]:
    seen: dict[str, str] = {}
    for at, name in enumerate(ids):
        if name.casefold() in seen:
            yield "error", Flaw("flaw.twice", owner, name=name, other=seen[name.casefold()]), (*path, at)
        seen.setdefault(name.casefold(), name)


def _limits(m: MethodologyDef) -> Iterator[Found]:
    for at, p in enumerate(m.parameters):
        low = p.min if p.min is not None else p.above
        if low is not None and p.max is not None and (p.max < low or (p.max == low and p.above == low)):
            yield "error", Flaw("lint.limits", p.id, low=low, high=p.max), ("parameters", at, "max")


def _unread(m: MethodologyDef) -> Iterator[Found]:
    read: set[str] = set()
    tables: set[str] = set()
    for owner, _, text in texts(m):
        tree = parse(text)
        read |= names(tree) - {owner}
        tables |= {node.table for node in walk(tree) if isinstance(node, Lookup)}
    read |= m.workbook.bound() if m.workbook is not None else set()
    said = {name for criterion in m.criteria for name in _PLACE.findall(criterion.sentence)}
    for at, default in enumerate(m.defaults):
        if default.id not in read:
            yield "warning", Flaw("lint.default_unread", default.id), ("defaults", at)
    for at, table in enumerate(m.lookups):
        if table.id not in tables:
            yield "warning", Flaw("lint.lookup_unread", table.id), ("lookups", at)
    for at, formula in enumerate(m.formulas):
        if formula.id not in read | {"RE", "PE"}:
            yield "warning", Flaw("lint.formula_unread", formula.id), ("formulas", at)
    for at, p in enumerate(m.parameters):
        if p.id not in read | said and not (p.table and m.name_column(p.table) == p.id):
            severity = "warning" if p.role == "monitored" else "info"
            yield severity, Flaw("lint.parameter_unread", p.id), ("parameters", at)  # type: ignore[misc]


def _tables(m: MethodologyDef) -> Iterator[Found]:
    summed = {node.index for _, _, text in texts(m) for node in walk(parse(text)) if isinstance(node, Sum)}
    for at, table in enumerate(m.tables):
        if not m.columns(table.id):
            yield "error", Flaw("lint.table_empty", table.id), ("tables", at)
        elif m.name_column(table.id) is None:
            yield "warning", Flaw("lint.table_nameless", table.id), ("tables", at)
        if len(table.index) != 1 or not table.index.isascii() or not table.index.isalpha():
            yield "warning", Flaw("lint.index", table.id, name=table.index[:40]), ("tables", at, "index")
        if m.formulas and table.index not in summed:
            yield "info", Flaw("lint.table_unsummed", table.id, index=table.index), ("tables", at)
