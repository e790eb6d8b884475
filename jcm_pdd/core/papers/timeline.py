"""The project cycle as dates: what happened, what is planned, what follows from it by rule, and what is due next.

Nothing here knows the day: `today` is an argument. A rule that nobody read in an official text gives a date like any
other, and its reason says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jcm_pdd.core.papers.evidence import day_at, register, text_at
from jcm_pdd.core.papers.rounds import TABLES, findings
from jcm_pdd.core.project import Project
from jcm_pdd.core.status import STATUS_WORDS
from jcm_pdd.core.text import Text

STEPS, PERIODS, LOG = "cycle_steps", "periods", "cycle_log"
Rule = Literal["exact", "at_most", "at_least", "usual"]
State = Literal["done", "planned", "due", "open"]
SOON = 90
"""Days before the expiry of a paper that the project is told of it."""
ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Duration:
    """`step` is due `days` after `after`; `status` and `source` say how well that is known, since `known_on`."""

    step: str
    after: str
    days: int
    kind: Rule
    status: str
    source: Text
    known_on: str = ""
    years: int = 0

    def end(self, begun: date) -> date:
        """Return the day it ends when it began on a day; of 29 February, the 28th in another year."""
        last = date(begun.year + self.years, begun.month, min(begun.day, 28) if begun.month == 2 else begun.day)
        return (last if self.years else begun) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class CycleRules:
    """The steps that exist under the rules of a country, in order, with their names, and what follows what."""

    steps: tuple[str, ...]
    names: dict[str, Text]
    durations: tuple[Duration, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: the day it happened, is planned for, or is due by rule; `by` is that rule."""

    step: str
    name: Text
    actual: date | None
    planned: date | None
    ruled: date | None
    by: Duration | None
    address: str

    @property
    def day(self) -> date | None:
        """The day that counts: what happened, else the rule's, else the plan."""
        return self.actual or self.ruled or self.planned

    @property
    def state(self) -> State:
        """How far the step is."""
        if self.actual:
            return "done"
        if self.ruled:
            return "due"
        return "planned" if self.planned else "open"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due on a day, why, and where it is entered. `binding` is false for a plan of one's own."""

    day: date
    what: Text
    why: Text
    address: str
    binding: bool = True

    def days_left(self, today: date) -> int:
        """Return the days from `today` to the day; negative when it is over."""
        return (self.day - today).days


@dataclass(frozen=True, slots=True)
class Period:
    """A monitoring period with the days of its report, verification, request and issuance."""

    row: str
    first: date | None
    last: date | None
    reported: date | None
    verified: date | None
    requested: date | None
    decided: date | None

    @property
    def address(self) -> str:
        """The address of its row."""
        return f"{PERIODS}/{self.row}"


def stages(rules: CycleRules, project: Project) -> tuple[Stage, ...]:
    """Return the steps of the cycle in order with their days."""
    rows = {text_at(project, f"{STEPS}/{row}/step"): row for row in reversed(project.rows(STEPS))}
    actual = {step: day_at(project, f"{STEPS}/{row}/actual") for step, row in rows.items()}
    planned = {step: day_at(project, f"{STEPS}/{row}/planned") for step, row in rows.items()}
    found = []
    for step in rules.steps:
        by = next((one for one in rules.durations if one.step == step), None)
        begun = actual.get(by.after) if by is not None else None
        counts = by is not None and actual.get(step) is None and by.kind != "at_least"
        ruled = by.end(begun) if by is not None and counts and begun is not None else None
        reckoned = planned.get(by.after) if by is not None and counts else None
        plan = planned.get(step) or (by.end(reckoned) if by is not None and reckoned is not None else None)
        address = f"{STEPS}/{rows[step]}/actual" if step in rows else STEPS
        found.append(Stage(step, rules.names[step], actual.get(step), plan, ruled, by, address))
    return tuple(found)


def periods(project: Project) -> tuple[Period, ...]:
    """Return the monitoring periods in the order of the table."""
    return tuple(Period(row, *(day_at(project, f"{PERIODS}/{row}/{name}") for name in (
        "from", "to", "report_date", "verified", "requested", "decided"))) for row in project.rows(PERIODS))


def deadlines(rules: CycleRules, project: Project, today: date, soon: int = SOON) -> tuple[Deadline, ...]:
    """Return everything that is due and not done, the nearest first; what is over comes first of all.

    Papers count whose validity ends within `soon` days.
    """
    found = [*_of_stages(rules, project), *_of_periods(rules, project), *_of_rounds(project),
             *_of_papers(project, today, soon)]
    return tuple(sorted(found, key=lambda one: (one.day, one.address)))


def _of_stages(rules: CycleRules, project: Project) -> Iterator[Deadline]:
    for stage in stages(rules, project):
        if stage.actual is not None:
            continue
        if stage.ruled is not None and stage.by is not None:
            yield Deadline(stage.ruled, stage.name, reason(rules, stage.by), stage.address)
        elif stage.planned is not None:
            yield Deadline(stage.planned, stage.name, Text(en="planned by you", ja="自社の予定"), stage.address, False)


def _of_periods(rules: CycleRules, project: Project) -> Iterator[Deadline]:
    by = next((one for one in rules.durations if one.after == "issuance_requested"), None)
    keep = next((one for one in rules.durations if one.step == ARCHIVE), None)
    listed = periods(project)
    for one in listed:
        if by is not None and one.requested and not one.decided:
            yield Deadline(by.end(one.requested), rules.names["issuance_checked"], reason(rules, by),
                           f"{one.address}/requested")
    issued = [one for one in listed if one.decided]
    if keep is not None and issued and len(issued) == len(listed):
        last = max(issued, key=lambda one: one.decided or date.min)
        if last.decided is not None:
            yield Deadline(keep.end(last.decided), rules.names[ARCHIVE], reason(rules, keep),
                           f"{last.address}/decided")


def _of_rounds(project: Project) -> Iterator[Deadline]:
    """A round is due while one of its findings has no reply."""
    waiting = {one.round for one in findings(project) if not one.closed and not one.reply and one.kind != "far"}
    for row in project.rows(TABLES):
        due, round_ = day_at(project, f"{TABLES}/{row}/due"), text_at(project, f"{TABLES}/{row}/round")
        if due is not None and round_ in waiting:
            what = Text(en=f"Replies to round {round_} of the third-party entity",
                        ja=f"第三者機関への回答（第{round_}回）")
            yield Deadline(due, what, Text(en="agreed with the third-party entity", ja="第三者機関と合意した期限"),
                           f"{TABLES}/{row}/due")


def _of_papers(project: Project, today: date, soon: int) -> Iterator[Deadline]:
    """A paper that expires soon or just did is to be renewed; one long expired was for a step that is over."""
    for one in register(project):
        if one.expiry is not None and abs((one.expiry - today).days) <= soon:
            name = " ".join(part for part in (one.number, one.title) if part)
            yield Deadline(one.expiry, Text(en=f"{name} expires", ja=f"{name}の期限"),
                           Text(en="its validity in the evidence register", ja="根拠資料台帳の有効期限"),
                           f"{one.address}/expiry")


def next_deadline(rules: CycleRules, project: Project, today: date) -> Deadline | None:
    """Return the nearest deadline that is not over, else the one that was over last; None without any."""
    listed = deadlines(rules, project, today)
    coming = [one for one in listed if one.day >= today]
    if coming:
        return coming[0]
    return listed[-1] if listed else None


_KINDS: dict[Rule, Text] = {
    "exact": Text(en="{long} after {after}", ja="{after}から{long}"),
    "at_most": Text(en="at most {long} after {after}", ja="{after}から{long}以内"),
    "at_least": Text(en="at least {long} after {after}", ja="{after}から{long}以上"),
    "usual": Text(en="usually {long} after {after}", ja="通常は{after}から{long}"),
}


def reason(rules: CycleRules, by: Duration) -> Text:
    """Return a rule in words: how long after what, how well that is known, since when."""
    after = rules.names[by.after]
    status = STATUS_WORDS.get(by.status)
    known_en = ", ".join(part for part in (status.en if status else by.status, by.source.en,
                                           f"as known on {by.known_on}" if by.known_on else "") if part)
    known_ja = "、".join(part for part in (status.ja if status else by.status, by.source.ja,
                                          f"{by.known_on}時点" if by.known_on else "") if part)
    long_en, long_ja = (f"{by.years} years", f"{by.years}年") if by.years else (f"{by.days} days", f"{by.days}日")
    return Text(en=f"{_KINDS[by.kind].en.format(long=long_en, after=_low(after.en))} ({known_en})",
                ja=f"{_KINDS[by.kind].ja.format(long=long_ja, after=after.ja)}（{known_ja}）")


def _low(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
