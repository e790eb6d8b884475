"""Adopt a methodology from its official workbook, with the text beside it where there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.form import Provenance
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef, ParameterDef, SourceDef, TermDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import Text
from jcm_pdd.files.definitions import parse_methodology
from jcm_pdd.files.official import building
from jcm_pdd.files.official.blanks import asked_for_blank
from jcm_pdd.files.official.building import Parts, cell_name, said
from jcm_pdd.files.official.emissions import find_emissions
from jcm_pdd.files.official.evaluator import WorkbookEvaluator, place
from jcm_pdd.files.official.identity import Code, code_of, settled
from jcm_pdd.files.official.naming import symbol_key
from jcm_pdd.files.official.percent import percent_factors
from jcm_pdd.files.official.separate import units_of_list, units_of_matrix
from jcm_pdd.files.official.shelf import AdoptedMethodology
from jcm_pdd.files.workbooks.book import At, Book
from jcm_pdd.files.workbooks.reading import NotUnderstood, OfficialWorkbook, read_official

if TYPE_CHECKING:
    from jcm_pdd.files.official.text.model import OfficialText

_STAGES = ("MPS", "PMS")
_ADOPTED = Text(en="Adopted from the official files", ja="公式ファイルから取り込み")
_EVIDENCE = Text(en="The paper and page that show it", ja="根拠となる文書とページ")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says where the files do not: the code, and the cells ("SHEET!A1") of both emissions."""

    code: Code = field(default_factory=Code)
    reference: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class Adoption:
    """A methodology made from its official files, and what was seen in them and not taken.

    `reads` are the input cells its results depend on; `text` is what was read of the methodology's text.
    """

    adopted: AdoptedMethodology
    not_understood: tuple[NotUnderstood, ...]
    reads: frozenset[str]
    proposal: bool
    text: OfficialText | None = None

    @property
    def definition(self) -> MethodologyDef:
        """The definition made."""
        return self.adopted.definition


def adopt_methodology(data: bytes, name: str, given: Given = Given(), text: OfficialText | None = None,
                      text_data: bytes = b"") -> Adoption:
    """Return the methodology of an official workbook.

    Raises Problem `official.no_sheets` when it is none, `official.no_code`, `official.other_text`,
    `official.no_emissions` when reference and project emissions cannot be told, and those of the engines for a
    formula they are not proven for.
    """
    book = read_official(data, name)
    stage = next((stage for stage in _STAGES if (stage, "input") in book.sheets), None)
    if stage is None or stage not in book.results:
        raise Problem("official.no_sheets", name, found=", ".join(book.book.sheets))
    code = settled(given.code, code_of(book.book), Code(text.methodology, text.version) if text else Code(), where=name)
    if text is not None and (text.methodology, text.version) not in ((code.methodology, code.version), ("", "")):
        raise Problem("official.other_text", text.file, text=f"{text.methodology} ver{text.version}",
                      workbook=f"{code.methodology} ver{code.version}")
    parts = _parts(book, stage, name)
    places = _workbook(book, stage, parts, given, data, name)
    reads = _reads(places, data)
    definition = _definition(code, parts, places, reads, text, name)
    adopted = AdoptedMethodology(as_yaml(definition), data, text.file if text else "", text_data)
    read = {sheet.rpartition("!")[0] for slots in parts.slots.values() for sheet in slots[0].values()}
    own = tuple(one for one in book.report if not _elsewhere(one, book, stage)
                and not (one.code == "no_table" and one.where in read))
    return Adoption(adopted, own, reads, code.methodology[3:5] == "PM", text)


def adopt_files(workbook: Path, text: Path | None = None, methodology: str = "", version: str = "",
                reference: str = "", project: str = "", maps: Mapping[str, str] | None = None) -> Adoption:
    """Return the methodology of an official workbook and text on disk; Problem as `adopt_methodology` and for files."""
    from jcm_pdd.files.official.text.reading import read_text
    from jcm_pdd.files.reading.source import file_bytes, kind_of

    data = file_bytes(workbook)
    if kind_of(data, workbook.name) != "excel":
        raise Problem("official.not_excel", workbook.name)
    text_data = file_bytes(text) if text is not None else b""
    read = read_text(text_data, text.name) if text is not None else None
    given = Given(Code(methodology, version), reference, project)
    made = adopt_methodology(data, workbook.name, given, read, text_data)
    return replace(made, adopted=replace(made.adopted, maps=dict(maps or {})))


def as_yaml(definition: MethodologyDef) -> str:
    """Return a definition as YAML text that people can read and change."""
    import yaml

    data = definition.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)


def _elsewhere(one: NotUnderstood, book: OfficialWorkbook, stage: str) -> bool:
    """Whether a remark is about a sheet of another stage, such as the monitoring report."""
    sheet = one.where.partition("!")[0]
    owner = next((role[0] for role, name in book.sheets.items() if name == sheet), stage)
    return owner not in (stage, "MSS")


def _parts(book: OfficialWorkbook, stage: str, name: str) -> Parts:
    parts = Parts(name)
    separate = book.sheets.get((stage, "inputseparate"))
    mine = [one for one in book.parameters if one.value.sheet == book.sheets[stage, "input"]]
    for one in mine:
        if not _is_formula(book.book, one.value):
            building.add_parameter(parts, book.book, one)
    if separate is not None:
        listed = [one for one in book.parameters if one.value.sheet == separate]
        units, single = units_of_list(separate, listed)
        for one in single:
            building.add_parameter(parts, book.book, one)
        units = units or units_of_matrix(book.book, book.book.sheets[separate])
        if units is not None:
            building.add_units(parts, book.book, units)
    sheets = [sheet for (owner, role), sheet in book.sheets.items() if owner == stage and role.startswith("calc")]
    building.add_defaults(parts, [one for one in book.defaults if one.at.sheet in sheets])
    return parts


def _is_formula(book: Book, at: At) -> bool:
    """Whether the value of a parameter is calculated by the workbook: shown there, and nobody's input."""
    cell = book.sheets[at.sheet].cells.get((at.row, at.column))
    return cell is not None and (cell.formula is not None or cell.array)


def _workbook(book: OfficialWorkbook, stage: str, parts: Parts, given: Given, data: bytes, name: str) -> WorkbookDef:
    result, sha256 = book.results[stage], hashlib.sha256(data).hexdigest()
    found = find_emissions(book.book, result, book.sheets.get((stage, "calcprocess")))
    reference = place(book.book, given.reference) if given.reference else found.reference
    project = place(book.book, given.project) if given.project else found.project
    if reference is None or project is None:
        raise Problem("official.no_emissions", name, result=str(result), unclear="; ".join(found.unclear) or "-")
    return WorkbookDef(
        file=name, sha256=sha256, inputs=parts.inputs, tables=parts.slots, columns=parts.columns, choices=parts.choices,
        factors=percent_factors(parts, data), defaults=parts.places, optional=tuple(_optional(book.book, parts)),
        reference=cell_name(reference), project=cell_name(project), reduction=cell_name(result))


def _optional(book: Book, parts: Parts) -> Iterator[str]:
    """Yield the parameters whose emptiness a formula asks for: the workbook can do without them."""
    asked = asked_for_blank(book)
    for name, cell in parts.inputs.items():
        if cell in asked:
            yield name


def _reads(places: WorkbookDef, data: bytes) -> frozenset[str]:
    evaluator = WorkbookEvaluator(places, lambda: data)
    reads = evaluator.reads
    if evaluator.refusal is not None:
        raise evaluator.refusal
    return reads


def _definition(code: Code, parts: Parts, places: WorkbookDef, reads: frozenset[str], text: OfficialText | None,
                name: str) -> MethodologyDef:
    needed = {one for one, cell in parts.inputs.items() if cell in reads and one not in places.optional}
    needed |= {one for slots in parts.slots.values() for slot in slots for one, cell in slot.items() if cell in reads}
    title = said(text.title) if text and text.title else said(f"{code.methodology} ver{code.version}")
    described = {symbol_key(p.symbol): p for p in text.parameters} if text else {}
    parameters = tuple(_described(one.model_copy(update={"required": "true" if one.id in needed else "false"}),
                                  described) for one in parts.parameters)
    whole = MethodologyDef(
        methodology=code.methodology, version=code.version, country=code.methodology[:2], title=title,
        technology=_ADOPTED, technology_id="adopted", scopes=(),
        spreadsheet=f"JCM_{code.methodology}_ver{code.version}",
        summary=said(text.summary) if text and text.summary else _ADOPTED,
        provenance=Provenance(status="verified", source=name, page=""), tables=tuple(parts.tables),
        parameters=parameters, defaults=tuple(parts.defaults), criteria=tuple(_criteria(text)) if text else (),
        terms=_terms(text) if text else (),
        reference_sources=_sources(text, "reference_sources"), project_sources=_sources(text, "project_sources"),
        workbook=places)
    return parse_methodology(as_yaml(whole), name)


def _described(parameter: ParameterDef, described: Mapping[str, Any]) -> ParameterDef:
    """Return a parameter with what the text says of it as its guidance."""
    found = described.get(symbol_key(parameter.symbol or ""))
    if found is None or not found.description:
        return parameter
    lines = [found.description, *([found.source] if found.source else [])]
    return parameter.model_copy(update={"guide": said("\n".join(lines))})


def _criteria(text: OfficialText) -> Iterator[CriterionDef]:
    for one in text.criteria:
        yield CriterionDef(
            id=f"criterion{one.number}", label=Text(en=f"Criterion {one.number}", ja=f"要件{one.number}"),
            text=said(one.text), evidence=_EVIDENCE,
            provenance=Provenance(status="verified", source=text.file, page=one.place))


def _terms(text: OfficialText) -> tuple[TermDef, ...]:
    return tuple(TermDef(term=said(one.term), text=said(one.definition),
                         provenance=Provenance(status="verified", source=text.file, page=one.place))
                 for one in text.terms if one.term and one.definition)


def _sources(text: OfficialText | None, which: str) -> tuple[SourceDef, ...]:
    return tuple(SourceDef(source=said(one.source), gas=one.gas or "-",
                           provenance=Provenance(status="verified", source=text.file if text else "", page=one.place))
                 for one in (getattr(text, which) if text else ()))
