"""A table of the third-party entity taken into the project: looked at first, applied as one undo step."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jcm_pdd.core.edits import parsed
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import files_at, text_at
from jcm_pdd.core.papers.rounds import (
    FINDINGS,
    LINKS,
    TABLES,
    Incoming,
    Planned,
    import_edit,
    key_of,
    latest_round,
    plan,
)
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import FieldBlock, Schema, TableBlock
from jcm_pdd.files.attaching import keep
from jcm_pdd.files.rounds.grids import Grid, is_workbook, read_grids
from jcm_pdd.files.rounds.heads import Layout, layout_text, layouts_of, recognise
from jcm_pdd.files.rounds.lines import Line, lines_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.tree import normalise

_CLOSED = ("closed", "close", "resolved", "ok", "yes", "accepted", "完了", "クローズ", "解決", "済", "済み", "はい")
_OPEN = ("open", "not closed", "pending", "unresolved", "no", "outstanding", "未完了", "未", "未解決",
         "継続", "オープン", "いいえ")
_MOST_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """A table as it was looked at: all its grids, how it is read, and what taking it in would do.

    `links` are the fields the sections named in the table stand for, by the key of the finding.
    """

    path: Path
    grids: tuple[Grid, ...]
    layouts: tuple[Layout, ...]
    round: str
    planned: tuple[Planned, ...]
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def count(self, state: str) -> int:
        """Return how many findings are new, changed or the same."""
        return sum(one.state == state for one in self.planned)


def look(session: Session, path: Path, layouts: Sequence[Layout] = (), round_: str = "") -> Looked:
    """Return what a table would bring; nothing is changed. `layouts` are the user's own, else those recognised.

    Raises Problem `file.missing`, `rounds.not_a_table`, or those of damaged and hostile packages. A file in which no
    table of findings is recognised comes back with its grids and no layout, so that the user can assign columns.
    """
    if not path.is_file():
        raise Problem("file.missing", str(path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem("file.unreadable", str(path), reason=error.strerror or error) from error
    grids = read_grids(data, path.name)
    chosen = tuple(layouts) or recognise(grids) or _known(session.project, grids, path)
    round_ = round_ or str(latest_round(session.project) + 1)
    lines = lines_of(grids, chosen)
    planned = plan(session.project, [_incoming(session, line, path.name) for line in lines], round_)
    return Looked(path, grids, chosen, round_, planned, _links(session, lines))


def _known(project: Project, grids: Sequence[Grid], path: Path) -> tuple[Layout, ...]:
    """Return the layout of an earlier table of the same kind of file, for heads that nobody recognises."""
    for row in reversed(project.rows(TABLES)):
        files = files_at(project, f"{TABLES}/{row}/file")
        layouts = layouts_of(text_at(project, f"{TABLES}/{row}/layout"))
        if files and is_workbook(files[0].name) == is_workbook(path.name) and {one.table for one in layouts} <= {
                grid.number for grid in grids}:
            return layouts
    return ()


def _incoming(session: Session, line: Line, name: str) -> Incoming:
    cells: dict[str, Json] = {}
    for role in ("kind", "text", "reply", "before", "after", "assessment"):
        cells[role] = line.texts.get(role, "")
    closed = _closed(line.texts.get("closed", ""))
    if closed is None and cells["assessment"]:
        closed = _closed(str(cells["assessment"]).rstrip(".。 ").rsplit(" ", 1)[-1]) or None
    if closed is not None:
        cells["closed"] = closed
    day = _day(session, line.texts.get("closed_on", ""))
    if day:
        cells["closed_on"] = day
        cells.setdefault("closed", True)
    row, column = line.cells.get("number") or line.cells.get("text") or (0, 0)
    return Incoming(line.number, cells, f"{name} ({line.table}: {row}, {column})")


def _closed(text: str) -> bool | None:
    """Return what a status says; None for one that says neither."""
    folded = normalise(text).strip(" .!")
    if folded in _CLOSED:
        return True
    return False if folded in _OPEN else None


def _day(session: Session, text: str) -> Json:
    """Return a day as stored; what cannot be read is left out, and a day number of a workbook is one."""
    if not text:
        return None
    if text.isdecimal() and 30000 < int(text) < 80000:
        from jcm_pdd.files.excel.values import day_of

        return day_of(int(text)).isoformat()
    stored = parsed(session.schema.places[f"{FINDINGS}/*/closed_on"].kind, text)
    return None if rejected_text(stored) is not None else stored


def _links(session: Session, lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """Return the fields of the sections a table names ("A.5"), for findings that are linked with none yet."""
    linked = {key_of(text_at(session.project, f"{LINKS}/{row}/finding")) for row in session.project.rows(LINKS)}
    found = {}
    for line in lines:
        fields = section_fields(session.schema, line.texts.get("place", ""))
        if fields and line.key not in linked:
            found[line.key] = fields
    return found


def section_fields(schema: Schema, text: str) -> tuple[str, ...]:
    """Return the questions of the section whose official number a text is or begins with, such as "A.5"."""
    head = normalise(re.split("[,\n]", text)[0]).removeprefix("section ").removeprefix("pdd ").strip()
    numbers = {normalise(one.definition.number): one for one in reversed(schema.sections) if one.definition.number}
    fitting = [number for number in numbers if head == number or head.startswith(f"{number} ")]
    if not fitting:
        return ()
    # "C.3" is read as "c 3": of "C" and "C.3" the longer one is meant, and "C" alone is a whole chapter.
    named = max(fitting, key=len)
    if named != head and len(named) == 1:
        return ()
    fields = [block.place.address if isinstance(block, FieldBlock) else block.address
              for block in numbers[named].blocks if isinstance(block, FieldBlock | TableBlock)]
    return tuple(fields[:_MOST_FIELDS])


def take(session: Session, looked: Looked, received: str = "", due: str = "", origin: object = None) -> Edit:
    """Take a table in as one undo step: findings, links, and the file itself with how it was read.

    `received` and `due` are days as typed. Raises Problem `rounds.nothing` when the table holds no finding, and those
    of keeping a file.
    """
    if not looked.planned:
        raise Problem("rounds.nothing", looked.path.name)
    kind = session.schema.places[f"{TABLES}/*/received"].kind
    table: dict[str, Json] = {
        "file": [keep(session.journal, looked.path)], "round": looked.round, "layout": layout_text(looked.layouts),
        "received": parsed(kind, received) if received else None, "due": parsed(kind, due) if due else None}
    edit = import_edit(session.project, looked.planned, table)
    edit = _with_links(session.project, edit, looked)
    session.record(edit, origin)
    return edit


def _with_links(project: Project, edit: Edit, looked: Looked) -> Edit:
    """Return the edit with the rows that link findings with the fields of their sections."""
    from jcm_pdd.core.edits import add_rows

    after = project.apply(edit.changes)
    numbers = {key_of(text_at(after, f"{FINDINGS}/{row}/number"), text_at(after, f"{FINDINGS}/{row}/kind")):
               text_at(after, f"{FINDINGS}/{row}/number") for row in after.rows(FINDINGS)}
    pairs = [(numbers[key], at) for key, fields in looked.links.items() if key in numbers for at in fields]
    if not pairs:
        return edit
    made, rows = add_rows(project, LINKS, len(pairs))
    cells = [Change(f"{LINKS}/{row}/{column}", None, value) for row, pair in zip(rows, pairs, strict=True)
             for column, value in zip(("finding", "field"), pair, strict=True)]
    return Edit(edit.name, (*edit.changes, *made.changes, *cells), edit.args)
