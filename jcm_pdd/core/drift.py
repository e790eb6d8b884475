"""What drifted between a project as it was submitted or registered and as it is now: the facts a secretariat compares.

The facts of a version are kept beside it (`versions#facts/ID`) as pairs of address and text, so that nothing but the
answers is needed to compare. An address is that of the answer or the row; what is calculated or counted has one of its
own: `#total`, `#average`, `#year/2027`, `#points`, `#units/TABLE`, `#capacity/TABLE/PARAMETER`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.plan import monitored
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema, TableBlock
from jcm_pdd.core.text import Text
from jcm_pdd.core.versions import FACTS, WHY, Version, versions
from jcm_pdd.core.years import HORIZON_FIELDS

Facts = Mapping[str, str]
Stage = Literal["pin", "submitted", "registered"]
STAGES: tuple[Stage, ...] = ("pin", "submitted", "registered")
STAGE_NAMES: Mapping[Stage, Text] = {
    "pin": Text(en="the Project Idea Note as submitted", ja="提出時のPIN"),
    "submitted": Text(en="the project as submitted", ja="提出時のプロジェクト"),
    "registered": Text(en="the project as registered", ja="登録時のプロジェクト")}
TOTAL, AVERAGE, YEAR, POINTS, UNITS, CAPACITY = "#total", "#average", "#year/", "#points", "#units/", "#capacity/"
ROWS = ("participants", "sites")
_PLAIN = ("title", "country", *HORIZON_FIELDS[:-1])
_NUMBERS = ("lifetime", "crediting_years", TOTAL, AVERAGE)
_ROW = re.compile(r"r\d+")
_WHOLE = ("", "PDD", "PIN")
_POWER = ("kW", "kWp", "kVA", "MW", "MWp", "USRt")
_PIN = re.compile(r"(?<![A-Za-z])PIN(?![A-Za-z])|project idea note|アイデアノート", re.IGNORECASE)
_PDD = re.compile(r"(?<![A-Za-z])PDD(?![A-Za-z])|project design document|設計書", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drift:
    """One fact that is not what it was in a version: `percent` of a number, `why` empty when nobody said."""

    stage: Stage
    version: Version
    fact: str
    old: str
    new: str
    percent: Decimal | None
    why: str


# --- the facts --------------------------------------------------------------------------------------------


def facts(schema: Schema, project: Project, results: Results, proposals: Mapping[str, str]) -> dict[str, str]:
    """Return the facts a secretariat compares, by address; what is not answered is not there."""
    found = {address: text for address in _PLAIN if (text := _text(project, address))}
    for row in project.rows("participants"):
        at = f"participants/{row}"
        roles = ", ".join(_words(project.get(f"{at}/{column}")) for column in ("side", "role")
                          if project.get(f"{at}/{column}") is not None)
        found[at] = _joined(_text(project, f"{at}/name"), f"({roles})" if roles else "", " ")
    for row in project.rows("sites"):
        at = f"sites/{row}"
        found[at] = _joined(_text(project, f"{at}/name"), _text(project, f"{at}/coordinates"), "; ")
    if schema.methodologies:
        found["methodologies"] = ", ".join(m.key for m in schema.methodologies)
    found |= dict(_sizes(schema, project))
    if points := _points(schema, project, results, proposals):
        found[POINTS] = points
    for year in results.years:
        if year.emission_reductions is not None:
            found[f"{YEAR}{year.year}"] = str(year.emission_reductions)
    if results.total.emission_reductions is not None:
        found[TOTAL] = str(results.total.emission_reductions)
    if results.average is not None:
        found[AVERAGE] = str(results.average)
    return {address: text for address, text in found.items() if text}


def _text(project: Project, address: str) -> str:
    stored = project.get(address)
    return " ".join(stored.split()) if isinstance(stored, str) and rejected_text(stored) is None else ""


def _words(stored: Json) -> str:
    listed = stored if isinstance(stored, list) else [stored]
    return ", ".join(str(one).replace("_", " ") for one in listed)


def _joined(one: str, two: str, between: str) -> str:
    return between.join(part for part in (one, two) if part)


def _sizes(schema: Schema, project: Project) -> Iterator[tuple[str, str]]:
    """Yield how many rows each table of a methodology has, and what they are rated at together."""
    for block in schema.tables.values():
        rows = project.rows(block.address) if block.methodology is not None else ()
        if not rows:
            continue
        yield f"{UNITS}{block.address}", str(len(rows))
        for parameter in _rated(schema, block):
            numbers = [_number(_text(project, f"{block.address}/{row}/{parameter.id}")) for row in rows]
            known = [number for number in numbers if number is not None]
            if known:
                yield f"{CAPACITY}{block.address}/{parameter.id}", f"{sum(known, Decimal(0)):f}"


def _rated(schema: Schema, block: TableBlock) -> Iterator[ParameterDef]:
    name, _, table = block.address.partition("/")
    m = schema.methodology(name)
    for one in m.parameters if m is not None else ():
        if one.table == table and one.unit is not None and (one.id == "capacity" or one.unit in _POWER):
            yield one


def _points(schema: Schema, project: Project, results: Results, proposals: Mapping[str, str]) -> str:
    """Return the numbers of the monitoring points, those that follow each other as "1-12"."""
    told = dict.fromkeys(_text(project, f"{address}.point") or proposals.get(f"{address}.point", "").strip()
                         for address, _, _ in monitored(schema, project, results))
    numbers = sorted(int(one) for one in told if one.isdecimal())
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    spans = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join([*spans, *(one for one in told if one and not one.isdecimal())])


def stored_facts(known: Facts) -> Json:
    """Return facts as they are kept with a version: pairs, because a merge rewrites the addresses of rows in lists."""
    return [[address, text] for address, text in known.items()]


def facts_of(project: Project, ident: str) -> dict[str, str]:
    """Return the facts kept with a version by its id; none for one that was named without."""
    stored = project.get(FACTS + ident)
    pairs = stored if isinstance(stored, list) else []
    return {str(one[0]): str(one[1]) for one in pairs if isinstance(one, list) and len(one) == 2}


# --- the drift --------------------------------------------------------------------------------------------


def is_pin(version: Version) -> bool:
    """Tell whether a version was the Project Idea Note alone: by the form it was read from, else by its files' names,
    else by its own.
    """
    if version.document:
        return version.document == "PIN"
    files = " ".join(one.name for one in version.files)
    told = files if _PIN.search(files) or _PDD.search(files) else version.name
    return bool(_PIN.search(told)) and not _PDD.search(told)


def baselines(project: Project) -> tuple[tuple[Stage, Version], ...]:
    """Return the last version of each stage: the Project Idea Note, what was submitted, what was registered.

    One read from a smaller form (a request says less than a PDD) counts where there is no whole one.
    """
    found: dict[Stage, Version] = {}
    for one in versions(project):
        stage: Stage | None = "registered" if one.kind == "registered" else None
        if one.kind == "submitted":
            stage = "pin" if is_pin(one) else "submitted"
        if stage is not None and (stage not in found or one.document in _WHOLE or found[stage].document not in _WHOLE):
            found[stage] = one
    return tuple((stage, found[stage]) for stage in STAGES if stage in found)


def drifts(project: Project, now: Facts, then: Mapping[str, Facts] | None = None) -> tuple[Drift, ...]:
    """Return what drifted since each stage, in the order of the facts.

    `then` gives facts by the id of a version, in place of those kept with the project. What was not said then is no
    drift, but for participants and sites that came.
    """
    found: list[Drift] = []
    order = [one.id for one in versions(project)]
    for stage, one in baselines(project):
        before = (then or {}).get(one.id) or facts_of(project, one.id)
        if not before:
            continue
        said = _reasons(project, order[order.index(one.id):])
        made_of = _applied(before) | _applied(now)
        for fact in dict.fromkeys((*now, *before)):
            old, new = before.get(fact, ""), now.get(fact, "")
            if fact == AVERAGE and TOTAL in before and TOTAL in now:
                continue  # the total says it already
            if old != new and (old or fact.split("/")[0] in ROWS):
                found.append(Drift(stage, one, fact, old, new, _percent(fact, old, new),
                                   _why(fact, said, made_of)))
    return tuple(found)


def is_number(fact: str) -> bool:
    """Tell whether a fact is a number."""
    return fact in _NUMBERS or fact.startswith((YEAR, UNITS, CAPACITY))


def _percent(fact: str, old: str, new: str) -> Decimal | None:
    before, after = (_number(text) if is_number(fact) else None for text in (old, new))
    if before is None or after is None or not before:
        return None
    return ((after - before) / abs(before) * 100).quantize(Decimal("0.1"))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _reasons(project: Project, known: Iterable[str]) -> dict[str, str]:
    """Return the reasons given for changes since a version or a later one, by the address that changed."""
    heads = tuple(f"{WHY}{ident}/" for ident in known)
    return {address.removeprefix(WHY).partition("/")[2]: text for address, text in project.answers.items()
            if isinstance(text, str) and address.startswith(heads)}


def _applied(known: Facts) -> set[str]:
    """Return what the addresses begin with that a calculation is made of: the methodologies and their list."""
    return {"methodologies", *(key.partition(" ")[0] for key in known.get("methodologies", "").split(", "))} - {""}


def _why(fact: str, said: Mapping[str, str], made_of: Collection[str]) -> str:
    return "; ".join(dict.fromkeys(text for address, text in said.items() if _explains(address, fact, made_of)))


def _explains(address: str, fact: str, made_of: Collection[str]) -> bool:
    """Tell whether a reason about an address is one for a fact: of the same answer or row, or of what it is made of.

    A wording (`….method`) is no reason for a number, and a value in a row none for how many rows there are.
    """
    head, _, last = address.rpartition("/")
    calculated = address.partition("/")[0] in made_of
    is_row = _ROW.fullmatch(last) is not None
    if fact == POINTS:
        return calculated and (is_row or "." in last or "/" not in address or head.startswith("methodologies"))
    if fact in (TOTAL, AVERAGE) or fact.startswith(YEAR):
        return address in HORIZON_FIELDS or (calculated and ("." not in last or last.endswith(".option")))
    if fact.startswith(UNITS):
        return fact.removeprefix(UNITS) in ([head, address] if is_row else [address])
    if fact.startswith(CAPACITY):
        table, _, name = fact.removeprefix(CAPACITY).rpartition("/")
        return (is_row and head == table) or address == table or (
            last == name and head.startswith(f"{table}/"))
    return address == fact or address.startswith(f"{fact}/")


# --- in words ---------------------------------------------------------------------------------------------


def name_of(schema: Schema, fact: str) -> Text:
    """Return what a fact is called."""
    fixed = {TOTAL: Text(en="Emission reductions in total (tCO2)", ja="排出削減量の合計（tCO2）"),
             AVERAGE: Text(en="Emission reductions in an average full year (tCO2)", ja="年平均の排出削減量（tCO2）"),
             POINTS: Text(en="Monitoring points", ja="モニタリングポイント"),
             "methodologies": Text(en="Methodology and version", ja="方法論と版")}
    if fact in fixed:
        return fixed[fact]
    if fact.startswith(YEAR):
        year = fact.removeprefix(YEAR)
        return Text(en=f"Emission reductions of {year} (tCO2)", ja=f"{year}年の排出削減量（tCO2）")
    if fact.startswith(CAPACITY):
        return _capacity_name(schema, fact.removeprefix(CAPACITY))
    table = schema.tables.get(fact.removeprefix(UNITS) if fact.startswith(UNITS) else fact.partition("/")[0])
    if table is not None:
        row = table.table.row_name
        return Text(en=f"Number: {row.en}", ja=f"{row.ja}の数") if fact.startswith(UNITS) else row
    place = schema.place(fact)
    return place.definition.label if place is not None else Text(en=fact, ja=fact)


def _capacity_name(schema: Schema, at: str) -> Text:
    address, _, name = at.rpartition("/")
    block = schema.tables.get(address)
    one = next((p for p in _rated(schema, block) if p.id == name), None) if block is not None else None
    label, unit = (one.label, one.unit or "") if one is not None else (Text(en=name, ja=name), "")
    return Text(en=f"{label.en}, together ({unit})", ja=f"{label.ja}の合計（{unit}）")


def place_of(schema: Schema, fact: str) -> str:
    """Return the address of the question or table a fact is made of, where it can be looked at."""
    if fact.startswith(UNITS):
        return fact.removeprefix(UNITS)
    if fact.startswith(CAPACITY):
        return fact.removeprefix(CAPACITY).rpartition("/")[0]
    if fact == POINTS:
        return "methodologies"
    if fact.startswith("#"):
        return "horizon"
    table, slash, _ = fact.partition("/")
    return table if slash and table in schema.tables else fact
