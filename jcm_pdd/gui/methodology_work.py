"""Reading official methodology files as it runs in the other process; knows no Qt of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.official.adopting import Adoption
    from jcm_pdd.files.official.crosscheck import CrossCheck
    from jcm_pdd.files.official.numbers import OfficialDefault
    from jcm_pdd.files.official.shelf import AdoptedMethodology
    from jcm_pdd.files.official.text.model import NotUnderstood as TextNote
    from jcm_pdd.files.official.text.model import OfficialText
    from jcm_pdd.files.workbooks.reading import NotUnderstood
    from jcm_pdd.gui.jobs import Talk

STEPS = 4
ANSWERABLE = ("official.no_code", "official.no_emissions", "official.other_text", "official_text.",
              "workbook.no_cell", "workbook.not_an_input")
"""How the codes of the problems begin that the user can answer on the page: by the code, the cells, or the text."""


@dataclass(frozen=True, slots=True)
class AdoptJob:
    """A workbook to make a methodology of, with its text if there is one, and what the user says about both.

    `name` and `text_name` are the names of the files when those on disk have others. `rules` are the rules the user
    gave an earlier adoption, by the words of the criterion. `blank_only`: a workbook without a methodology's code, or
    one that was filled, gives None instead of being adopted.
    """

    workbook: Path
    name: str = ""
    text: Path | None = None
    text_name: str = ""
    code: str = ""
    version: str = ""
    reference: str = ""
    project: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, str] = field(default_factory=dict)
    blank_only: bool = False


@dataclass(frozen=True, slots=True)
class KeptJob:
    """A methodology of the user's library at `folder`."""

    folder: Path
    name: str
    version: str


@dataclass(frozen=True)
class Found:
    """A methodology made from official files, and everything the page shows about it.

    `reads` are the cells its results depend on, `defaults` the default values the files show, `text_notes` what was
    not understood in the text.
    """

    adopted: AdoptedMethodology
    not_understood: tuple[NotUnderstood, ...]
    text_notes: tuple[TextNote, ...]
    reads: frozenset[str]
    defaults: tuple[OfficialDefault, ...]
    proposal: bool = False


def adopt(talk: Talk, job: AdoptJob) -> Found | None:
    """Make a methodology of official files; raises Problem as `files.official.adopting`, or Cancelled."""
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.reading.source import file_bytes, kind_of

    _next(talk, 0, "open")
    data, name = file_bytes(job.workbook), job.name or job.workbook.name
    if kind_of(data, name) != "excel":
        raise Problem("official.not_excel", name)
    if job.blank_only and not _is_blank(data, name):
        return None
    text_data = file_bytes(job.text) if job.text is not None else b""
    text_name = job.text_name or (job.text.name if job.text is not None else "")
    return _found(talk, job, (data, name), (text_data, text_name))


def open_kept(talk: Talk, job: KeptJob) -> Found:
    """Read a methodology of the library again to show it; raises Problem `official.damaged`, or Cancelled."""
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.official.shelf import MethodShelf

    _next(talk, 0, "open")
    kept = MethodShelf(job.folder).find(job.name, job.version)
    if kept is None or kept.definition.workbook is None:
        raise Problem("official.not_adopted", f"{job.name} ver{job.version}")
    book = kept.definition.workbook
    again = AdoptJob(Path(), code=job.name, version=job.version, reference=book.reference or "",
                     project=book.project or "")
    found = _found(talk, again, (kept.workbook, book.file), (kept.text_data, kept.text_name))
    return replace(found, adopted=kept)


def compare_kept(talk: Talk, job: KeptJob) -> CrossCheck | None:
    """Compare a methodology of the user's library with the program's own; None when the program has none."""
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.official.shelf import MethodShelf
    from jcm_pdd.files.official.using import compare

    _next(talk, 0, "open")
    kept = MethodShelf(job.folder).find(job.name, job.version)
    if kept is None:
        raise Problem("official.not_adopted", f"{job.name} ver{job.version}")
    _next(talk, 3, "compare")
    return compare(kept)


def _found(talk: Talk, job: AdoptJob, workbook: tuple[bytes, str], text: tuple[bytes, str]) -> Found:
    from jcm_pdd.files.official.adopting import Given, adopt_methodology
    from jcm_pdd.files.official.identity import Code

    read = _text(talk, *text)
    _next(talk, 2, "workbook")
    given = Given(Code(job.code, job.version), job.reference, job.project)
    made = adopt_methodology(*workbook, given, read, text[0])
    _next(talk, 3, "compare")
    return Found(_with_wishes(made, job), made.not_understood, read.report if read is not None else (), made.reads,
                 _defaults(made, read), made.proposal)


def _text(talk: Talk, data: bytes, name: str) -> OfficialText | None:
    if not name:
        return None
    from jcm_pdd.files.official.text.reading import read_text

    _next(talk, 1, "text")
    return read_text(data, name)


def _with_wishes(made: Adoption, job: AdoptJob) -> AdoptedMethodology:
    """Return the methodology with the rules of an earlier adoption, as far as they still fit."""
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.official.editing import with_rule

    adopted = replace(made.adopted, maps=dict(job.maps))
    for criterion in made.definition.criteria:
        rule = job.rules.get(criterion.text.en)
        if rule:
            try:
                adopted = with_rule(adopted, criterion.id, rule)
            except Problem:  # it reads a parameter that is gone: the user decides this criterion by hand
                continue
    return adopted


def _defaults(made: Adoption, text: OfficialText | None) -> tuple[OfficialDefault, ...]:
    from jcm_pdd.files.official.numbers import own_defaults, text_defaults

    return (*own_defaults(made.definition), *(text_defaults(text) if text is not None else ()))


def _is_blank(data: bytes, name: str) -> bool:
    """Whether a workbook carries the code of a methodology and nothing was estimated or measured in it yet."""
    from jcm_pdd.files.official.identity import code_of
    from jcm_pdd.files.workbooks.reading import read_official

    read = read_official(data, name)
    if not read.parameters or not code_of(read.book).methodology:
        return False
    return not any(_holds_answer(read.book.sheets[one.value.sheet].cells.get((one.value.row, one.value.column)))
                   for one in read.parameters if one.table == "monitored")


def _holds_answer(cell: object) -> bool:
    value = getattr(cell, "value", None)
    return value not in (None, "") and getattr(cell, "formula", None) is None and not getattr(cell, "array", False)


def _next(talk: Talk, step: int, label: str) -> None:
    from jcm_pdd.gui.jobs import Cancelled

    if talk.cancelled():
        raise Cancelled
    talk.progress(step, STEPS, label)
