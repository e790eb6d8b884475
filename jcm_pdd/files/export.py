"""From an open project to its documents on disk: Word, Excel and PDF, whole or not at all.

Everything is made in a folder of its own beside the target and moved into place at the end, so that a
cancelled or failed export leaves no half file. Until the project is ready the files are named _DRAFT.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import SUFFIX, Workplace

DOCUMENTS = ("pdd", "mps")
FORMATS = ("docx", "xlsx", "pdf")
_MADE_IN = {"pdd": ("docx", "pdf"), "mps": ("xlsx",)}
# Superscript digits make device names on Windows too.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?\Z")

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One written document: which, in which format, and where."""

    document: str
    format: str
    path: Path


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote and what needs a person's eye."""

    files: tuple[ExportedFile, ...]
    findings: tuple[Finding, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class ExportJob:
    """An export to be run by another process: the project file to read, and what to write where."""

    project: Path
    folder: Path
    stem: str
    documents: tuple[str, ...] = DOCUMENTS
    formats: tuple[str, ...] = FORMATS


class ExportCancelled(Exception):
    """The user stopped the export; nothing was written."""


def stem_of(session: Session) -> str:
    """Return the first part of the file names: the project file's name, else the title, safe on Windows."""
    title = session.project.get("title")
    name = session.path.stem if session.path else (title if isinstance(title, str) else "")
    return safe_name(name) or "project"


def safe_name(text: str) -> str:
    """Return a text as a file name that Windows accepts: no reserved signs or names, at most 60 characters."""
    clean = unicodedata.normalize("NFC", re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", text))
    clean = re.sub(r"\s+", " ", clean).strip(" .")[:60].strip(" .")
    return f"_{clean}" if _RESERVED.match(clean) else clean


def job_of(session: Session, folder: Path, work: Path, documents: tuple[str, ...] = DOCUMENTS,
           formats: tuple[str, ...] = FORMATS) -> ExportJob:
    """Write the project as it is now into `work` and return the job another process can run on it."""
    from jcm_pdd.files.adoption.using import take_newest

    take_newest(session)
    image = work / f"export{SUFFIX}"
    session.journal.write_image(image)
    session.journal.put_evidence_beside(image)
    return ExportJob(image, folder, stem_of(session), documents, formats)


def run(job: ExportJob, place: Workplace, progress: Progress = lambda *_: None,
        cancelled: Cancelled = lambda: False) -> ExportReport:
    """Run a job in this process on its own copy of the project."""
    session = Session.open(job.project, place, read_only=True)
    try:
        return export(session, job.folder, job.documents, job.formats, progress, cancelled, job.stem)
    finally:
        session.close()


def export(session: Session, folder: Path, documents: tuple[str, ...] = DOCUMENTS,
           formats: tuple[str, ...] = FORMATS, progress: Progress = lambda *_: None,
           cancelled: Cancelled = lambda: False, stem: str | None = None) -> ExportReport:
    """Write the wanted documents of a project into a folder and return what was written.

    Raises Problem when the folder cannot be written or a target is open in another program, ExportCancelled
    when stopped; then no target has changed.
    """
    _refuse_unknown(documents, formats)
    draft = not session.ready
    first, last = stem or stem_of(session), "_DRAFT" if draft else ""
    made_folders = _missing_folders(folder)
    work = _work_folder(folder)
    finished = False
    try:
        made: list[ExportedFile] = []
        findings: list[Finding] = []
        steps = list(_steps(session, documents, formats))
        for at, (document, form, label, make) in enumerate(steps):
            progress(at, len(steps), label)
            if cancelled():
                raise ExportCancelled
            data, found = make()
            findings += [f for f in found if f not in findings]
            target = folder / f"{first}_{safe_name(label)}{last}.{form}"
            (work / target.name).write_bytes(data)
            made.append(ExportedFile(document, form, target))
        if cancelled():
            raise ExportCancelled
        _move_all(work, made)
        finished = True
        progress(len(steps), len(steps), "")
        return ExportReport(tuple(made), tuple(findings), draft)
    except OSError as error:
        raise Problem("export.not_written", str(folder), reason=error.strerror or error) from error
    finally:
        _tidy(work, made_folders, finished)


Made = tuple[bytes, tuple[Finding, ...]]
Step = tuple[str, str, str, Callable[[], Made]]


def _refuse_unknown(documents: tuple[str, ...], formats: tuple[str, ...]) -> None:
    for word, known in [*((d, DOCUMENTS) for d in documents), *((f, FORMATS) for f in formats)]:
        if word not in known:
            raise Problem("export.unknown", word, known=", ".join(known))
    if not any(form in _MADE_IN[document] for document in documents for form in formats):
        raise Problem("export.nothing", ", ".join(documents), known=", ".join(FORMATS))


def _work_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".jcmpdd-", dir=folder))
    except OSError as error:
        raise Problem("export.folder", str(folder), reason=error.strerror or error) from error


def _missing_folders(folder: Path) -> list[Path]:
    """Return the folders an export makes, innermost first, to be taken away again when nothing is written."""
    return [part for part in (folder, *folder.parents) if not part.exists()]


def _tidy(work: Path, made_folders: list[Path], finished: bool) -> None:
    """Remove the working folder, unless an earlier document could not be put back from it, and empty new folders."""
    if finished or not any(work.glob("*.old")):
        shutil.rmtree(work, ignore_errors=True)
    for folder in made_folders:
        try:
            folder.rmdir()
        except OSError:
            return  # something is in it


def _steps(session: Session, documents: tuple[str, ...], formats: tuple[str, ...]) -> Iterator[Step]:
    if "pdd" in documents and ("docx" in formats or "pdf" in formats):
        kept: dict[str, Made] = {}

        def word() -> Made:
            if "docx" not in kept:
                kept["docx"] = make_pdd(session)
            return kept["docx"]

        if "docx" in formats:
            yield "pdd", "docx", "PDD", word
        if "pdf" in formats:
            yield "pdd", "pdf", "PDD", lambda: make_pdd_pdf(word()[0])
    if "mps" in documents and "xlsx" in formats:
        for m in session.schema.methodologies:
            label = f"MPS_{m.methodology}_ver{m.version}"
            yield "mps", "xlsx", label, lambda name=m.methodology: (make_workbook(session, name), ())  # type: ignore[misc]


def make_pdd(session: Session) -> Made:
    """Return the filled PDD as Word bytes, and a finding for each answer the form has no place for."""
    from jcm_pdd.files.adoption.using import form_in_use, own_form
    from jcm_pdd.files.printing import SIDES, printed
    from jcm_pdd.files.reading.carried import carry, row_ids
    from jcm_pdd.files.word.fill import fill

    form = form_in_use(session)
    own = own_form().binding.ids()
    content = printed(session.context, session.blob, plan_note(session))
    known = {name: value for name, value in content.answers.items() if name in own or name in form.binding.ids()}
    if "form_code" in known:
        known["form_code"] = form.binding.form_code(str(session.project.get("country")))
    content = type(content)(known)
    result = fill(form.data, form.binding, content, form.name)
    notes = tuple(Finding("document.place_not_found", "warning", note.place, {"reason": note.code})
                  for note in result.report.notes)
    return carry(result.document, row_ids(content, {*session.schema.tables, *SIDES})), notes


def plan_note(session: Session) -> str:
    """Return what the annex says of the monitoring plan: the spreadsheet of each methodology applied."""
    lines = [f"Monitoring spreadsheet {m.spreadsheet}: sheets MPS(input), MPS(calc_process) and MSS, attached."
             for m in session.schema.methodologies]
    return "\n".join(lines)


def make_pdd_pdf(docx: bytes) -> Made:
    """Return the PDF of a filled Word document, with findings for missing glyphs and simplified parts."""
    from jcm_pdd.files.pdf import make_pdf

    result = make_pdf(docx)
    missing = tuple(Finding("document.missing_glyph", "warning", "", {"character": m.character, "text": m.sentence})
                    for m in result.missing)
    simple = tuple(Finding("document.simplified", "note", "", _both(Problem(f"pdf.shown.{s.code}", s.where)))
                   for s in result.simplified)
    return result.bytes, missing + simple


def _both(problem: Problem) -> dict[str, str]:
    return {"part": problem_text(problem, "en"), "part_ja": problem_text(problem, "ja")}


def make_workbook(session: Session, methodology: str) -> bytes:
    """Return the monitoring workbook of one methodology of the project."""
    from jcm_pdd.files.excel.workbook import build_workbook

    return build_workbook(session.schema, session.project, session.results, methodology)


def _move_all(work: Path, made: list[ExportedFile]) -> None:
    """Move the made files into place; when one target is locked, those already moved are put back."""
    done: list[tuple[Path, Path | None]] = []
    try:
        for file in made:
            old = work / f"{file.path.name}.old" if file.path.exists() else None
            if old is not None:
                file.path.replace(old)
            done.append((file.path, old))
            (work / file.path.name).replace(file.path)
    except OSError as error:
        for target, old in reversed(done):
            with suppress(OSError):
                if old is not None:
                    old.replace(target)
                else:
                    target.unlink(missing_ok=True)
        raise Problem("export.target_locked", str(file.path), reason=error.strerror or error) from error
