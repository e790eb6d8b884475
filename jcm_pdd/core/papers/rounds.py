"""The findings of the third-party entity: what a project holds of them, and what an incoming table would change.

A finding is known by its kind and the digits of its number: "CAR 1", "CAR-01" and "CAR#001" are one finding. What the
third-party entity says is taken over from its newest table; what we said (reply, passages) is never overwritten.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jcm_pdd.core.edits import add_rows
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.project import Change, Edit, Json, Project

FINDINGS, LINKS, TABLES = "tpe_findings", "tpe_links", "tpe_tables"
THEIRS = ("kind", "text", "assessment", "closed", "closed_on")
"""Columns the third-party entity writes."""
OURS = ("reply", "before", "after")
"""Columns we write: taken from a table only where we have nothing yet."""
KINDS = ("car", "cl", "far")
_KIND_WORDS = (("far", ("far", "forward action", "forward-action", "今後の対応", "将来措置")),
               ("car", ("car", "corrective action", "corrective-action", "是正")),
               ("cl", ("cl", "cr", "clarification", "明確化", "説明要求", "clr")))
_LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)")
State = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class TpeFinding:
    """One finding of the third-party entity; texts that are missing are empty. `fields` are the linked addresses."""

    row: str
    number: str
    kind: str
    round: str
    text: str
    reply: str
    before: str
    after: str
    assessment: str
    closed: bool
    closed_on: date | None
    earlier: str
    fields: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The address of its row, such as `tpe_findings/r3`."""
        return f"{FINDINGS}/{self.row}"

    @property
    def key(self) -> str:
        """What it is known by in tables of other layouts."""
        return key_of(self.number, self.kind)


def kind_of(text: str) -> str:
    """Return the kind a text names ("car", "cl" or "far"), empty when it names none."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    for kind, words in _KIND_WORDS:
        if any(re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", folded) if word.isascii() else word in folded
               for word in words):
            return kind
    return ""


def key_of(number: str, kind: str = "") -> str:
    """Return what a finding is known by: its kind and the last digits of its number without zeros before them.

    A number without digits is known by itself, an empty one by nothing.
    """
    folded = " ".join(unicodedata.normalize("NFKC", number).casefold().split())
    match = _LAST_NUMBER.search(folded)
    if match is None:
        return folded
    return f"{kind_of(folded) or kind}{int(match[1])}"


def findings(project: Project) -> tuple[TpeFinding, ...]:
    """Return the findings in the order of the table."""
    linked: dict[str, list[str]] = {}
    for row in project.rows(LINKS):
        name, at = (text_at(project, f"{LINKS}/{row}/{column}") for column in ("finding", "field"))
        if name and at:
            linked.setdefault(name, []).append(at)
    return tuple(_finding(project, row, linked) for row in project.rows(FINDINGS))


def _finding(project: Project, row: str, linked: Mapping[str, Sequence[str]]) -> TpeFinding:
    def text(column: str) -> str:
        return text_at(project, f"{FINDINGS}/{row}/{column}")

    number = text("number")
    return TpeFinding(row, number, text("kind"), text("round"), text("text"), text("reply"), text("before"),
                      text("after"), text("assessment"), project.get(f"{FINDINGS}/{row}/closed") is True,
                      day_at(project, f"{FINDINGS}/{row}/closed_on"), text("earlier"),
                      tuple(dict.fromkeys(linked.get(number, ()))))


def open_findings(project: Project) -> tuple[TpeFinding, ...]:
    """Return the CAR and CL the third-party entity has not closed."""
    return tuple(one for one in findings(project) if not one.closed and one.kind != "far")


def carried(project: Project) -> tuple[TpeFinding, ...]:
    """Return the FAR that are not closed: what the first verification has to look at."""
    return tuple(one for one in findings(project) if not one.closed and one.kind == "far")


def latest_round(project: Project) -> int:
    """Return the highest round of tables and findings, 0 before the first."""
    named = [text_at(project, f"{table}/{row}/round") for table in (FINDINGS, TABLES) for row in project.rows(table)]
    return max((int(match[1]) for text in named if (match := _LAST_NUMBER.search(text))), default=0)


# ---------------------------------------------------------------------------------------------- taking a table in


@dataclass(frozen=True, slots=True)
class Incoming:
    """A line of a table of the third-party entity: `cells` by column of our table, as stored; `place` says where."""

    number: str
    cells: Mapping[str, Json]
    place: str = ""

    @property
    def key(self) -> str:
        """What the finding is known by."""
        return key_of(self.number, str(self.cells.get("kind") or ""))


@dataclass(frozen=True, slots=True)
class Planned:
    """What one line would do: the row it belongs to ("" for a new one), what it changes, and what of ours it leaves.

    `kept` names columns where the table says something else than we do; ours stands.
    """

    incoming: Incoming
    row: str
    state: State
    changes: Mapping[str, Json] = field(default_factory=dict)
    kept: tuple[str, ...] = ()


def plan(project: Project, incoming: Sequence[Incoming], round_: str) -> tuple[Planned, ...]:
    """Return what a table would do, line by line; the second of two lines with one number is left out."""
    known: dict[str, TpeFinding] = {}
    for one in findings(project):
        known.setdefault(one.key, one)
    seen: set[str] = set()
    planned = []
    for line in incoming:
        if line.key and line.key not in seen:
            seen.add(line.key)
            planned.append(_planned(line, known.get(line.key), round_))
    return tuple(planned)


def _planned(line: Incoming, mine: TpeFinding | None, round_: str) -> Planned:
    said = {name: value for name, value in line.cells.items() if value not in (None, "")}
    if mine is None:
        return Planned(line, "", "new", {"number": line.number, **said, **({"round": round_} if round_ else {})})
    stored: dict[str, Json] = {name: getattr(mine, name) for name in ("kind", "text", "assessment", "closed", *OURS)}
    stored["closed_on"] = mine.closed_on.isoformat() if mine.closed_on else ""
    changes = {name: said[name] for name in THEIRS if name in said and said[name] != stored[name]
               and not (name == "closed" and stored[name] is False and said[name] is False)}
    changes |= {name: said[name] for name in OURS if name in said and not stored[name]}
    kept = tuple(name for name in OURS if name in said and stored[name] and not _alike(said[name], stored[name]))
    if changes and round_ and round_ != mine.round:
        changes["round"] = round_
        before = _earlier(mine, changes)
        if before:
            changes["earlier"] = before
    return Planned(line, mine.row, "changed" if changes else "same", changes, kept)


def _alike(one: Json, other: Json) -> bool:
    return isinstance(one, str) and isinstance(other, str) and one.split() == other.split()


def _earlier(mine: TpeFinding, changes: Mapping[str, Json]) -> str:
    """Return what was said in earlier rounds with what this round replaces behind it."""
    replaced = [getattr(mine, name) for name in ("text", "assessment") if name in changes and getattr(mine, name)]
    if not replaced:
        return ""
    said = f"Round {mine.round or '-'}: " + "\n".join(replaced)
    return f"{mine.earlier}\n{said}" if mine.earlier else said


def import_edit(project: Project, planned: Sequence[Planned], table: Mapping[str, Json]) -> Edit:
    """Return the edit that takes a table in, as one undo step; `table` are the cells of its row in the list of tables.

    Without a line that changes anything and without a file it has no changes.
    """
    changes: dict[str, Change] = {}
    now = project
    for one in planned:
        row = one.row
        step: list[Change] = []
        if one.state == "new":
            made, (row,) = add_rows(now, FINDINGS)
            step += made.changes
        step += [now.change(f"{FINDINGS}/{row}/{name}", value) for name, value in one.changes.items()]
        now = now.apply(step)
        changes |= {change.address: Change(change.address, project.get(change.address), change.new)
                    for change in step}
    if table:
        made, (row,) = add_rows(now, TABLES)
        step = [*made.changes, *(now.change(f"{TABLES}/{row}/{name}", value)
                                 for name, value in table.items() if value not in (None, ""))]
        changes |= {change.address: change for change in step}
    count = sum(one.state != "same" for one in planned)
    return Edit("edit.import_rounds", tuple(changes.values()), {"address": FINDINGS, "count": str(count)})
