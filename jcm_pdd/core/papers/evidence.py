"""The evidence register of a project: its papers, what each one proves, and what proves a given statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jcm_pdd.core.edits import add_rows, delete_rows
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Place, Schema, TableBlock

EVIDENCE, PROOFS = "evidence", "proofs"
_NUMBER = re.compile(r"(.*?)(\d+)\Z")


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of a piece of evidence as it is listed in the project; `size` in bytes."""

    sha256: str
    name: str
    media: str
    size: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the register; a text that is missing is empty, a date that is missing or wrong is None."""

    row: str
    number: str
    title: str
    original_title: str
    issuer: str
    issued: date | None
    language: str
    translated_by: str
    files: tuple[EvidenceFile, ...]
    page: str
    confidential: bool
    status: str
    expiry: date | None

    @property
    def address(self) -> str:
        """The address of the row itself, such as `evidence/r3`."""
        return f"{EVIDENCE}/{self.row}"

    @property
    def in_hand(self) -> bool:
        """Whether there is a file."""
        return bool(self.files)


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of evidence that proves a claim: `number` names the evidence, `at` is the row that says so."""

    number: str
    claim: str
    page: str
    remark: str
    at: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A link together with the evidence it names; `page` is the link's own, else that of the evidence."""

    evidence: Evidence
    link: Link

    @property
    def page(self) -> str:
        """The page to look at; empty when nobody named one."""
        return self.link.page or self.evidence.page


def register(project: Project) -> tuple[Evidence, ...]:
    """Return the evidence in the order of the register."""
    return tuple(_evidence(project, row) for row in project.rows(EVIDENCE))


def _evidence(project: Project, row: str) -> Evidence:
    def text(column: str) -> str:
        return text_at(project, f"{EVIDENCE}/{row}/{column}")

    return Evidence(row, text("number"), text("title"), text("original_title"), text("issuer"),
                    day_at(project, f"{EVIDENCE}/{row}/date"), text("language"), text("translated_by"),
                    files_at(project, f"{EVIDENCE}/{row}/file"), text("page"),
                    project.get(f"{EVIDENCE}/{row}/confidential") is True, text("status"),
                    day_at(project, f"{EVIDENCE}/{row}/expiry"))


def text_at(project: Project, address: str) -> str:
    """Return the text answered at an address; empty when there is none or it was refused."""
    stored = project.get(address)
    return stored if isinstance(stored, str) else ""


def day_at(project: Project, address: str) -> date | None:
    """Return the day answered at an address; None when there is none or it was refused."""
    try:
        return date.fromisoformat(text_at(project, address))
    except ValueError:
        return None


def files_at(project: Project, address: str) -> tuple[EvidenceFile, ...]:
    """Return the files listed at an address."""
    stored = project.get(address)
    return tuple(_file(item) for item in stored if isinstance(item, dict)) if isinstance(stored, list) else ()


def _file(item: Mapping[str, Json]) -> EvidenceFile:
    size = item.get("size")
    return EvidenceFile(str(item.get("sha256", "")), str(item.get("name", "")), str(item.get("media", "")),
                        size if isinstance(size, int) else 0)


# ---------------------------------------------------------------------------------------------- links


def links(schema: Schema, project: Project) -> tuple[Link, ...]:
    """Return every link from evidence to a claim: rows of `proofs`, and rows of other tables that name evidence.

    A row with a column of kind `place` is about that place; any other one is about itself and about the rows it
    names, as a calibration is about its meter.
    """
    found: list[Link] = []
    for place in schema.named_by.get(f"{EVIDENCE}/*/number", ()):
        table, star, _ = place.address.partition("/*/")
        if not star:
            found += _lone_link(project, place)
            continue
        block = schema.tables[table]
        for row in project.rows(table):
            number = text_at(project, place.at(row))
            if number:
                found += _row_links(schema, project, block, row, number)
    return tuple(found)


def _lone_link(project: Project, place: Place) -> Iterator[Link]:
    number = text_at(project, place.address)
    if number:
        yield Link(number, place.address, "", "", place.address)


def _row_links(schema: Schema, project: Project, block: TableBlock, row: str, number: str) -> Iterator[Link]:
    at = f"{block.address}/{row}"
    page, remark = text_at(project, f"{at}/page"), text_at(project, f"{at}/remark")
    of = [text_at(project, column.at(row)) for column in block.columns if column.definition.kind == "place"]
    claims = [claim_of(schema, one) for one in of if one] if any(of) else [at]
    if not of:
        claims += [f"{table}/{named}" for table, named in _named(schema, project, block, row)]
    elif not any(of):
        return  # a link to nothing yet
    yield from (Link(number, claim, page, remark, at) for claim in dict.fromkeys(claims))


def _named(schema: Schema, project: Project, block: TableBlock, row: str) -> Iterator[tuple[str, str]]:
    """Yield table and row id of the rows a row names, evidence aside."""
    for column in block.columns:
        table = column.definition.names
        name = text_at(project, column.at(row))
        if table and table != EVIDENCE and name:
            key = key_of(schema, table)
            yield from ((table, other) for other in project.rows(table)
                        if key and text_at(project, f"{table}/{other}/{key}") == name)


def key_of(schema: Schema, table: str) -> str:
    """Return the id of the column that names the rows of a table; empty for a table that is not asked."""
    block = schema.tables.get(table)
    if block is None or not isinstance(block.table, TableDef):
        return ""
    return block.table.key or block.table.columns[0].id


def claim_of(schema: Schema, address: str) -> str:
    """Return the claim an address belongs to, which is what evidence is linked to.

    That is the criterion, default or parameter a companion question or a year hangs on, and the row of a meter, a
    calibration or another working paper; any other question is a claim of its own.
    """
    head, slash, last = address.rpartition("/")
    m = schema.methodology(address.split("/", maxsplit=1)[0])
    if m is not None:
        stem, dot, rest = last.partition("@")[0].partition(".")
        table = m.lookup(stem)
        if table is not None and dot:
            stem = f"{stem}.{rest.split('.')[0]}"
        return f"{head}{slash}{stem}"
    place = schema.place(address)
    if place is not None and "*" in place.address and any(
            place.section == section.id for paper in schema.papers for section in paper.sections):
        return head
    return address


def by_claim(schema: Schema, project: Project) -> dict[str, tuple[Proof, ...]]:
    """Return the proofs of every claim that has one; links that name no evidence of the register are left out."""
    known = numbered(register(project))
    found: dict[str, list[Proof]] = {}
    for link in links(schema, project):
        if link.number in known:
            found.setdefault(link.claim, []).append(Proof(known[link.number], link))
    return {claim: tuple(proofs) for claim, proofs in found.items()}


def by_evidence(schema: Schema, project: Project) -> dict[str, tuple[Link, ...]]:
    """Return the links of every number that is named anywhere."""
    found: dict[str, list[Link]] = {}
    for link in links(schema, project):
        found.setdefault(link.number, []).append(link)
    return {number: tuple(listed) for number, listed in found.items()}


def numbered(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """Return the evidence by its number; the first of two with one number counts."""
    found: dict[str, Evidence] = {}
    for one in evidence:
        if one.number:
            found.setdefault(one.number, one)
    return found


def unused(schema: Schema, project: Project) -> tuple[Evidence, ...]:
    """Return the evidence that proves nothing yet."""
    used = by_evidence(schema, project)
    return tuple(one for one in register(project) if not used.get(one.number))


def next_number(project: Project) -> str:
    """Return the next number nobody has: one more than the highest, written like the last one; `E-01` at first.

    Numbers that links still name count too: a new paper must not prove what a deleted one did.
    """
    named = [value for address, value in project.answers.items()
             if address.endswith("/evidence") and isinstance(value, str) and value]
    taken = [*named, *(one.number for one in register(project) if one.number)]
    matches = [match for number in taken if (match := _NUMBER.match(number))]
    if not matches:
        return "E-01"
    last = matches[-1]
    head, width = last[1], len(last[2])
    highest = max(int(match[2]) for match in matches if match[1] == head)
    return f"{head}{highest + 1:0{width}d}"


# ---------------------------------------------------------------------------------------------- edits


def link_edit(project: Project, number: str, claim: str, page: str = "", remark: str = "") -> Edit:
    """Return the edit that links evidence with a claim; without changes when that very link is there."""
    wanted = (number, claim, page)
    for row in project.rows(PROOFS):
        if tuple(text_at(project, f"{PROOFS}/{row}/{name}") for name in ("evidence", "claim", "page")) == wanted:
            return Edit("edit.link_evidence", ())
    changes = _row_added(project, PROOFS, {"evidence": number, "claim": claim, "page": page, "remark": remark})
    return Edit("edit.link_evidence", tuple(changes), {"address": claim, "evidence": number})


def add_edit(project: Project, answers: Mapping[str, Json], claim: str = "", page: str = "") -> Edit:
    """Return the edit that adds a piece of evidence and, with a claim, its link, as one undo step.

    `answers` are stored values by column of the register; without a number it gets the next free one.
    """
    number = answers.get("number") or next_number(project)
    changes = _row_added(project, EVIDENCE, {**answers, "number": number})
    if claim:
        changes += _row_added(project, PROOFS, {"evidence": number, "claim": claim, "page": page})
    return Edit("edit.add_evidence", tuple(changes), {"address": claim or EVIDENCE, "evidence": str(number)})


def _row_added(project: Project, table: str, cells: Mapping[str, Json]) -> list[Change]:
    edit, (row,) = add_rows(project, table)
    return [*edit.changes, *(project.change(f"{table}/{row}/{name}", value)
                             for name, value in cells.items() if value not in (None, ""))]


def unlink_edit(project: Project, rows: Iterable[str]) -> Edit:
    """Return the edit that takes rows out of `proofs`."""
    named = list(rows)
    return Edit("edit.unlink_evidence", delete_rows(project, PROOFS, named).changes,
                {"address": PROOFS, "count": str(len(named))})


def confidential_files(project: Project) -> frozenset[str]:
    """Return the hashes of the files that stand in confidential evidence."""
    return frozenset(file.sha256 for one in register(project) if one.confidential for file in one.files)
