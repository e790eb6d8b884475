"""An official workbook filled with a project: its input cells, the words of the monitoring plan, the people.

Only cells that hold an answer change. What the workbook's own formulas give is stored as their results; every other
part of the file stays as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jcm_pdd.core.calculation import MethodResult, Results
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import REDACTED, is_redacted
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import WorkbookDef, misfit, official_inputs
from jcm_pdd.core.plan import proposals, stored_or_proposed
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.lens import Lens
from jcm_pdd.files.excel.patcher import LossReport, open_parts, patch_workbook
from jcm_pdd.files.excel.values import CellEdit, Put
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.official.evaluator import place
from jcm_pdd.files.official.filling_places import (
    STRUCTURE,
    addresses,
    is_free,
    option_text,
    owner_of,
    people_rows,
    reference_cells,
    text_at,
)
from jcm_pdd.files.official.filling_results import closure_results
from jcm_pdd.files.workbooks.book import At
from jcm_pdd.files.workbooks.reading import InputCell, OfficialWorkbook, read_official


@dataclass(frozen=True)
class Filled:
    """The filled workbook, what became of its parts, what needs a person's eye, and the addresses it prints."""

    data: bytes
    report: LossReport
    findings: tuple[Finding, ...]
    printed: tuple[str, ...]


def unfit(m: MethodologyDef, results: Results) -> Finding | None:
    """Return why a project cannot be printed on the official workbook of a methodology, None when it can."""
    refused = misfit(m, results.methodologies[m.methodology].state)
    return None if refused is None else Finding(refused.refusal, "error", m.methodology, dict(refused.arguments))


def fill_official(schema: Schema, project: Project, results: Results, m: MethodologyDef, data: bytes) -> Filled:
    """Return the official workbook of a methodology with a project's answers in its cells.

    Raises Problem `official.damaged` for another file than the one described, `official.unfit` for a project it has
    no place for, `excel.*` when a cell cannot be written or a part would be lost.
    """
    book = m.workbook
    if book is None:
        raise Problem("official.missing", m.key)
    if hashlib.sha256(data).hexdigest() != book.sha256:
        raise Problem("official.damaged", book.file)
    if unfit(m, results) is not None:
        raise Problem("official.unfit", m.key)
    scene = _Scene(schema, project, results, m, book, read_official(data, book.file))
    scene.values()
    scene.words()
    scene.people()
    scene.reference()
    filled = patch_workbook(data, scene.edits, book.file)
    made, findings = _with_results(filled.data, book, results.methodologies[m.methodology])
    report = _losses(data, made or filled.data, book.file, filled.report.stale_removed)
    counts = {"kept": str(len(report.kept)), "changed": str(len(report.changed)), "file": book.file}
    told = Finding("official.filled", "note", m.methodology, counts)
    return Filled(made or filled.data, report, (told, *scene.findings, *findings), tuple(scene.printed))


def _with_results(data: bytes, book: WorkbookDef, method: MethodResult) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Return the workbook with the results of its formulas; None while an input is missing or it is not calculated."""
    official = method.state.official
    if official.reduction is None:
        return None, ()
    name = method.methodology.methodology
    try:
        stored, reduction = closure_results(data, book)
    except Problem as problem:
        reasons = {"reason": problem_text(problem, "en"), "reason_ja": problem_text(problem, "ja")}
        return None, (Finding("official.refused", "warning", name, reasons),)
    if reduction != official.reduction:
        # The file does not say what the project says; it must not leave the house.
        raise Problem("official.filled_differs", book.file, ours=official.reduction, theirs=reduction)
    return patch_workbook(data, stored, book.file).data, ()


def _losses(before: bytes, after: bytes, where: str, stale: tuple[str, ...]) -> LossReport:
    """Compare the parts of the empty and the filled file; Problem `excel.part_lost` when one vanished."""
    old, new = open_parts(before, where), open_parts(after, where).parts
    lost = sorted(set(old.parts) ^ set(new))
    changed = tuple(sorted(name for name in new if new[name] != old.parts.get(name)))
    foreign = [name for name in changed if name not in {old.main, *old.sheets.values()}]
    if lost or foreign:
        raise Problem("excel.part_lost", where, part=[*lost, *foreign][0])
    return LossReport(changed, tuple(sorted(set(new) - set(changed))), stale)


@dataclass
class _Scene:
    """One project on its way into one workbook."""

    schema: Schema
    project: Project
    results: Results
    m: MethodologyDef
    book: WorkbookDef
    official: OfficialWorkbook
    edits: dict[str, dict[str, CellEdit]] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def lens(self) -> Lens:
        """How answers stand in cells."""
        return Lens(self.schema)

    @cached_property
    def proposed(self) -> Mapping[str, str]:
        """Proposed wording by address."""
        return proposals(self.schema, self.project, self.results)

    @cached_property
    def parameters(self) -> Mapping[At, InputCell]:
        """The rows of Tables 1 and 2 by the cell of their value."""
        return {one.value: one for one in self.official.parameters}

    def _put(self, at: At, edit: CellEdit) -> None:
        self.edits.setdefault(at.sheet, {})[at.reference] = edit

    def values(self) -> None:
        """Put the value of every bound cell; what is not answered is emptied."""
        state = self.results.methodologies[self.m.methodology].state
        inputs = official_inputs(self.m, state)
        for cell, value in inputs.items():
            self._put(place(self.official.book, cell), Put(value))
        for _, address, cell in addresses(self.m, state.rows):
            if inputs.get(cell) is not None:
                self.printed.append(address)
            elif is_redacted(self.project.get(address)):
                self._put(place(self.official.book, cell), Put(REDACTED))
        self.printed += [f"{self.m.methodology}/{name}.value" for name, cell in self.book.defaults.items()
                         if cell in inputs]

    def words(self) -> None:
        """Put what the monitoring plan says of each value; where it says nothing, the form's own words stay."""
        state = self.results.methodologies[self.m.methodology].state
        for _, stem, cell in addresses(self.m, state.rows):
            for name, where in self.book.columns.get(cell, {}).items():
                text = self._word(f"{stem}.{name}", name, cell)
                if text:
                    self._write(f"{stem}.{name}", place(self.official.book, where), text)

    def _word(self, address: str, column: str, cell: str) -> str:
        if self.schema.place(address) is None:
            return ""
        stored = stored_or_proposed(self.schema, self.project, address, self.proposed)
        if column != "option":
            return str(self.lens.cell(address, stored) or "")
        if not isinstance(stored, str):
            return ""
        text = option_text(stored, self.parameters.get(place(self.official.book, cell)))
        if text is None:
            self.findings.append(Finding("official.choice", "warning", address,
                                         {"parameter": cell, "choice": self.schema_text(address, stored)}))
        return text or ""

    def schema_text(self, address: str, stored: str) -> str:
        """Return an answer in words."""
        found = self.schema.place(address)
        return found.kind.print(stored) if found is not None else stored

    def _write(self, address: str, at: At, text: str) -> None:
        """Put a text, or tell when a merged cell already shows another one or a formula stands in its place."""
        sheet = self.official.book.sheets[at.sheet]
        if is_free(sheet, at):
            self._put(at, Put(text))
            self.printed.append(address)
            return
        shown = self.edits.get(at.sheet, {}).get(owner_of(sheet, at).reference)
        if shown != Put(text):
            self.findings.append(Finding("official.no_cell", "warning", address, {"cell": str(at), "text": text}))

    def people(self) -> None:
        """Put the monitoring structure; without one the sheet stays as it is."""
        rows = self.project.rows(STRUCTURE)
        if not rows:
            return
        lines = people_rows(self.official.book)
        for row, line in zip(rows, lines, strict=False):
            for column, at in line.cells.items():
                value = self.lens.cell(f"{STRUCTURE}/{row}/{column}", self.project.get(f"{STRUCTURE}/{row}/{column}"))
                self._put(at, Put(value))
                if value is not None:
                    self.printed.append(f"{STRUCTURE}/{row}/{column}")
        for line in lines[len(rows):]:
            for at in line.cells.values():
                if text_at(self.official.book, at):
                    self._put(at, Put(None))
        if len(rows) > len(lines):
            self.findings.append(Finding("official.people", "warning", STRUCTURE,
                                         {"rows": str(len(rows)), "places": str(len(lines))}))

    def reference(self) -> None:
        """Put the reference number behind its heads when the project has one."""
        address = layout().reference_answer
        number = self.lens.cell(address, self.project.get(address))
        for one in reference_cells(self.official.book) if number is not None else ():
            self._put(one.at, Put(f"{one.head} {number}"))
            self.printed.append(address)
