"""The rules of the project cycle from resources/timeline, as they count for a country."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from jcm_pdd.core.form import TableItem
from jcm_pdd.core.papers.timeline import ARCHIVE, STEPS, CycleRules, Deadline, Duration, Rule, next_deadline
from jcm_pdd.core.project import Project
from jcm_pdd.core.status import Status
from jcm_pdd.core.text import Text
from jcm_pdd.files.countries import countries
from jcm_pdd.files.data import data_path

_EXTRA = {
    "issuance_requested": Text(en="Issuance requested", ja="発行申請"),
    "issuance_checked": Text(en="Completeness check of the issuance request", ja="発行申請の完全性確認"),
    "issuance_decided": Text(en="Issuance decided", ja="発行決定"),
    ARCHIVE: Text(en="Monitored data may be discarded", ja="モニタリングデータの保存期限"),
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Source(_Frozen):
    title: str
    title_ja: str


class _Step(_Frozen):
    generations: tuple[str, ...] = ()
    status: Status
    source: str


class _Duration(_Frozen):
    step: str
    after: str
    days: int = Field(ge=0, le=3660)
    years: int = Field(0, ge=0, le=50)
    kind: Rule
    status: Status
    source: str
    generations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    as_known_on: str = ""


class _Archive(_Frozen):
    years: int = Field(gt=0, le=50)
    status: Status
    source: str


class CycleTable(_Frozen):
    """The whole file: every source that is named is there, every step of a duration has a name."""

    as_known_on: str
    sources: dict[str, _Source]
    steps: dict[str, _Step]
    durations: tuple[_Duration, ...]
    archive: _Archive

    @model_validator(mode="after")
    def _everything_named_is_there(self) -> CycleTable:
        named = {one.source for one in self.steps.values()} | {one.source for one in self.durations}
        named.add(self.archive.source)
        steps = {name for one in self.durations for name in (one.step, one.after)}
        missing = (named - set(self.sources)) | (steps - set(self.steps) - set(_EXTRA))
        if missing:
            raise ValueError(f"not there: {', '.join(sorted(missing))}")
        return self


@lru_cache(maxsize=1)
def cycle_table() -> CycleTable:
    """Return the rules as they stand in the file."""
    with data_path("resources", "timeline", "cycle.yaml").open(encoding="utf-8") as stream:
        return CycleTable.model_validate(yaml.load(stream, Loader=yaml.CSafeLoader))


@lru_cache(maxsize=64)
def rules_for(country: str) -> CycleRules:
    """Return the steps and durations under the rules of a country; for one that is not known, all of them."""
    known = countries().get(country)
    generation = known.rules.value if known is not None and known.rules is not None else ""
    table = cycle_table()

    def counts(generations: tuple[str, ...]) -> bool:
        return not generations or not generation or generation in generations

    wanted = [one for one in table.durations if counts(one.generations)
              and (not one.countries or country in one.countries)]
    wanted.sort(key=lambda one: not one.countries)  # a country's own before one for all
    archive = _Duration(step=ARCHIVE, after="issuance_decided", days=0, years=table.archive.years, kind="exact",
                        status=table.archive.status, source=table.archive.source)
    durations = tuple(_duration(one, table) for one in (*wanted, archive))
    return CycleRules(tuple(step for step, one in table.steps.items() if counts(one.generations)),
                      step_names(), durations)


def _duration(one: _Duration, table: CycleTable) -> Duration:
    source = table.sources[one.source]
    return Duration(one.step, one.after, one.days, one.kind, one.status, Text(en=source.title, ja=source.title_ja),
                    one.as_known_on or table.as_known_on, one.years)


@lru_cache(maxsize=1)
def step_names() -> dict[str, Text]:
    """Return the names of the steps as the form asks for them, and of the days that durations lead to."""
    from jcm_pdd.files.definitions import library

    form = next(one for one in library().papers if one.form == "Timeline")
    tables = (item.table for section in form.sections for item in section.items if isinstance(item, TableItem))
    column = next(table for table in tables if table.id == STEPS).columns[0]
    return {choice.id: choice.label for choice in column.choices} | _EXTRA


def upcoming(project: Project, today: date) -> Deadline | None:
    """Return the next deadline of a project on a day, None without any."""
    return next_deadline(rules_for(str(project.get("country") or "")), project, today)
