"""Our replies written into the file of the third-party entity, into their cells; nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jcm_pdd.core.papers.evidence import files_at, text_at
from jcm_pdd.core.papers.rounds import TABLES, TpeFinding, findings
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.rounds.grids import At, Grid, is_workbook, open_tables, read_grids, word_cells
from jcm_pdd.files.rounds.heads import layouts_of
from jcm_pdd.files.rounds.lines import Line, lines_of
from jcm_pdd.files.session import Session

_WRITTEN = ("reply", "before", "after", "evidence")


@dataclass(frozen=True, slots=True)
class Received:
    """A table of the third-party entity that is kept in the project."""

    row: str
    name: str
    sha256: str
    round: str
    layout: str


@dataclass(frozen=True, slots=True)
class Returned:
    """The file to be sent back: its name and bytes, how many cells were filled, what has no cell in it.

    `missing` are the numbers of findings the table does not list, `no_room` the columns it does not have.
    """

    name: str
    data: bytes
    filled: int
    missing: tuple[str, ...]
    no_room: tuple[str, ...]


def received(session: Session) -> tuple[Received, ...]:
    """Return the tables that were taken in, newest last."""
    project, found = session.project, []
    for row in project.rows(TABLES):
        files = files_at(project, f"{TABLES}/{row}/file")
        if files:
            found.append(Received(row, files[0].name, files[0].sha256, text_at(project, f"{TABLES}/{row}/round"),
                                  text_at(project, f"{TABLES}/{row}/layout")))
    return tuple(found)


def fill(session: Session, table: Received) -> Returned:
    """Return a received file with our replies, passages and evidence in its cells.

    A cell that says the same already is left as it is. Raises Problem `rounds.no_layout` when it is not known how the
    table is read, `rounds.not_found` when it lists none of the findings.
    """
    data = session.blob(table.sha256)
    layouts = layouts_of(table.layout)
    grids = read_grids(data, table.name)
    lines = {line.key: line for line in lines_of(grids, layouts)}
    if not layouts:
        raise Problem("rounds.no_layout", table.name)
    known = findings(session.project)
    present = [one for one in known if one.key in lines]
    if not present:
        raise Problem("rounds.not_found", table.name)
    cells = dict(_cells(session, present, lines, {grid.number: grid for grid in grids}))
    sheets = {grid.number: grid.caption for grid in grids}
    made = data
    if cells:
        made = _into_workbook(data, table.name, sheets, cells) if is_workbook(table.name) else _into_word(
            data, table.name, cells)
    lacking = tuple(role for role in ("reply",) if all(role not in line.cells for line in lines.values()))
    return Returned(table.name, made, len(cells), tuple(one.number for one in known if one.key not in lines), lacking)


def _cells(session: Session, present: Iterable[TpeFinding], lines: Mapping[str, Line], grids: Mapping[int, Grid]
           ) -> Iterable[tuple[tuple[int, At], str]]:
    proofs = evidence_text(session)
    for one in present:
        line = lines[one.key]
        ours = {"reply": one.reply, "before": one.before, "after": one.after, "evidence": proofs(one)}
        for role in _WRITTEN:
            at = line.cells.get(role)
            if at is None or not ours[role]:
                continue
            theirs = (grids[line.table].texts.get(at, ""), line.texts.get(role, ""))
            if all(ours[role].split() != text.split() for text in theirs):
                yield (line.table, at), ours[role]


def evidence_text(session: Session) -> Callable[[TpeFinding], str]:
    """Return what names the evidence linked with a finding, as the table prints it: number and title, a line each."""
    from jcm_pdd.core.papers.evidence import by_claim

    proofs = by_claim(session.schema, session.project)

    def told(one: TpeFinding) -> str:
        named = {proof.evidence.number: f"{proof.evidence.number}: {proof.evidence.title}".rstrip(": ")
                 for proof in proofs.get(one.address, ())}
        return "\n".join(named.values())

    return told


def _into_workbook(data: bytes, name: str, sheets: Mapping[int, str], cells: Mapping[tuple[int, At], str]) -> bytes:
    from jcm_pdd.files.excel.patcher import patch_workbook
    from jcm_pdd.files.excel.values import CellEdit, Put, letters

    edits: dict[str, dict[str, CellEdit]] = {}
    for (table, (row, column)), text in cells.items():
        edits.setdefault(sheets[table], {})[f"{letters(column)}{row}"] = Put(text)
    return patch_workbook(data, edits, name).data


def _into_word(data: bytes, name: str, cells: Mapping[tuple[int, At], str]) -> bytes:
    from jcm_pdd.files.opc import write_package, xml_bytes
    from jcm_pdd.files.word.text import cell_slot, put_paragraphs

    document = open_tables(data, name)
    for number, table in enumerate(document.tables, 1):
        wanted = {at: text for (of, at), text in cells.items() if of == number}
        for row, column, element, _, _ in list(word_cells(table)) if wanted else ():
            if (row, column) in wanted:
                put_paragraphs(cell_slot(element), wanted[row, column].split("\n"))
    return write_package({**document.parts, document.main: xml_bytes(document.root)})
