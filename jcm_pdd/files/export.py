"""From an open project to its documents on disk: Word, Excel and PDF, whole or not at all.

Everything is made in a folder of its own beside the target and moved into place at the end, so that a
cancelled or failed export leaves no half file. Until the project is ready the files are named _DRAFT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.documents import document_with, is_wanted
from jcm_pdd.files.file_names import fitting, safe_name
from jcm_pdd.files.making import Made, make_document
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.official.filling_export import make_plan
from jcm_pdd.files.papers import PAPERS, has_content, make_paper
from jcm_pdd.files.placing import placed_together
from jcm_pdd.files.public.making import cleaned
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import SUFFIX, Workplace, copy_whole

REVIEW_COPY = "Review copy: some parts of the official form are shown in a simpler way. The Word file is the document."
FORMATS = ("docx", "xlsx", "pdf")
_WORD = ("docx", "pdf")

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
    """An export to be run by another process: the project file to read, and what to write where.

    No `documents` means the whole package; `pdd` is made in each of the formats, `pdd.docx` in that one alone.
    """

    project: Path
    folder: Path
    stem: str
    documents: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    public: bool = False


class ExportCancelled(Exception):
    """The user stopped the export; nothing was written."""


def stem_of(session: Session) -> str:
    """Return the first part of the file names: the project file's name, else the title, safe on Windows."""
    title = session.project.get("title")
    name = session.path.stem if session.path else (title if isinstance(title, str) else "")
    return safe_name(name) or "project"


def made_in(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the documents a project can give, by the name exports use, with the formats each is made in."""
    further = {document.form.lower(): _WORD for document in session.schema.documents[1:]}
    papers = {one.name: one.formats for one in PAPERS}
    return {session.schema.form.form.lower(): _WORD, "mps": ("xlsx",), **further, **papers}


def package(session: Session) -> tuple[str, ...]:
    """Return the documents of a project's package: PDD, monitoring plan, the further ones that are wanted, and the
    working papers that have something to print.
    """
    wanted = [d.form.lower() for d in session.schema.documents[1:] if is_wanted(d, session.project)]
    papers = [one.name for one in PAPERS if not one.on_request and has_content(one, session.context)]
    return (session.schema.form.form.lower(), "mps", *wanted, *papers)


def job_of(session: Session, folder: Path, work: Path, documents: tuple[str, ...] = (),
           formats: tuple[str, ...] = FORMATS) -> ExportJob:
    """Write the project as it is now into `work` and return the job another process can run on it."""
    job = planned(session, folder, work, documents, formats)
    copy_whole(session.journal, job.project)
    return job


def planned(session: Session, folder: Path, work: Path, documents: tuple[str, ...] = (),
            formats: tuple[str, ...] = FORMATS) -> ExportJob:
    """Return the job of `job_of`; its copy of the project is still to be written, by `copy_whole` in any thread."""
    from jcm_pdd.files.adoption.using import take_newest

    take_newest(session)
    return ExportJob(work / f"export{SUFFIX}", folder, stem_of(session), documents or package(session), formats)


def run(job: ExportJob, place: Workplace, progress: Progress = lambda *_: None,
        cancelled: Cancelled = lambda: False) -> ExportReport:
    """Run a job in this process on its own copy of the project."""
    session = Session.open(job.project, place, read_only=True)
    try:
        with version_of(session, job.public) as version:
            return export(version, job.folder, job.documents or None, job.formats, progress, cancelled, job.stem)
    finally:
        session.close()


@contextmanager
def version_of(session: Session, public: bool) -> Iterator[Session]:
    """Give the project itself, or its public version, which is closed behind it."""
    if not public:
        yield session
        return
    from jcm_pdd.files.public.version import public_version

    with public_version(session) as version:
        yield version


def export(session: Session, folder: Path, documents: tuple[str, ...] | None = None,
           formats: tuple[str, ...] = FORMATS, progress: Progress = lambda *_: None,
           cancelled: Cancelled = lambda: False, stem: str | None = None) -> ExportReport:
    """Write the wanted documents of a project (None: its package) into a folder and return what was written.

    A document is named alone, to be made in each of the formats, or with its one format: `pdd.docx`.
    Raises Problem when the folder cannot be written or a target is open in another program, ExportCancelled
    when stopped; then no target has changed.
    """
    chosen = _chosen(made_in(session), package(session) if documents is None else documents, formats)
    draft = not session.ready
    first, last = stem or stem_of(session), _ending(session)
    made: list[ExportedFile] = []
    findings: list[Finding] = []
    steps = list(_steps(session, chosen))
    first = fitting(folder, first, [f"_{safe_name(label)}{last}.{form}" for _, form, label, _ in steps])
    with placed_together(folder) as work:
        for at, (document, form, label, make) in enumerate(steps):
            progress(at, len(steps), label)
            if cancelled():
                raise ExportCancelled
            data, found = make()
            findings += [f for f in found if f not in findings]
            if not data:
                continue  # a finding says why there is no such document
            target = folder / f"{first}_{safe_name(label)}{last}.{form}"
            (work / target.name).write_bytes(cleaned(session, target.name, label, data))
            made.append(ExportedFile(document, form, target))
        if cancelled():
            raise ExportCancelled
    progress(len(steps), len(steps), "")
    return ExportReport(tuple(made), tuple(findings), draft)


def make_one(session: Session, document: str, form: str) -> list[tuple[str, Made]]:
    """Return a document in one format as an export writes it, without writing it: name and content of each file.

    There is one file, or one a methodology; content without bytes has findings that say why. Raises Problem
    `export.unknown` or `export.nothing`.
    """
    chosen = _chosen(made_in(session), (f"{document}.{form}",), FORMATS)
    first, last = stem_of(session), "" if session.ready else "_DRAFT"
    return [(f"{first}_{safe_name(label)}{last}.{form}", make()) for _, form, label, make in _steps(session, chosen)]


def steps_of(session: Session, formats: tuple[str, ...] = FORMATS) -> list[Step]:
    """Return what makes each document of a project's package, in their order: document, format, label and the work."""
    return list(_steps(session, _chosen(made_in(session), package(session), formats)))


def _ending(session: Session) -> str:
    """Return what the name of a file ends with: whether it may be published, and whether it is still a draft."""
    return ("_public" if session.public else "") + ("" if session.ready else "_DRAFT")


Step = tuple[str, str, str, Callable[[], Made]]


def _chosen(made: dict[str, tuple[str, ...]], documents: tuple[str, ...],
            formats: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the formats each wanted document is to be made in; Problem `export.unknown` or `export.nothing`."""
    for form in formats:
        if form not in FORMATS:
            raise Problem("export.unknown", form, known=", ".join(FORMATS))
    found: dict[str, tuple[str, ...]] = {}
    for word in documents:
        document, _, form = word.partition(".")
        if document not in made or (form and form not in FORMATS):
            raise Problem("export.unknown", word, known=", ".join(made))
        wanted = tuple(f for f in made[document] if f == form or (not form and f in formats))
        found[document] = (*found.get(document, ()), *wanted)
    if not any(found.values()):
        raise Problem("export.nothing", ", ".join(documents), known=", ".join(FORMATS))
    return found


def _steps(session: Session, chosen: dict[str, tuple[str, ...]]) -> Iterator[Step]:
    for name, formats in chosen.items():
        document = document_with(session.schema, name)
        if document is not None:
            yield from _word_steps(session, document.form, formats)
    if "xlsx" in chosen.get("mps", ()):
        for m in session.schema.methodologies:
            label = f"MPS_{m.methodology}_ver{m.version}"
            yield "mps", "xlsx", label, lambda name=m.methodology: make_plan(session, name)  # type: ignore[misc]
    for one in PAPERS:
        for form in chosen.get(one.name, ()):
            yield one.name, form, one.name, lambda one=one, form=form: make_paper(session, one, form)  # type: ignore[misc]


def _word_steps(session: Session, document: str, formats: tuple[str, ...]) -> Iterator[Step]:
    """Yield the Word file and the PDF of a document; the PDF is made of the Word file, which is made once."""
    kept: dict[str, Made] = {}

    def word() -> Made:
        if "docx" not in kept:
            kept["docx"] = make_document(session, document)
        return kept["docx"]

    if "docx" in formats:
        yield document.lower(), "docx", document, word
    if "pdf" in formats:
        yield document.lower(), "pdf", document, lambda: make_word_pdf(word()[0], _is_adopted(session, document))


def _is_adopted(session: Session, document: str) -> bool:
    from jcm_pdd.files.adoption.using import form_in_use
    from jcm_pdd.files.documents import own_form, shipped_id

    return shipped_id(document) is None or form_in_use(session, document).data != own_form(document).data


def make_word_pdf(docx: bytes, adopted: bool = False) -> Made:
    """Return the PDF of a filled Word document, with findings for missing glyphs and simplified parts.

    The PDF of an adopted form of which a part is shown more simply says on each page that it is for review.
    """
    from jcm_pdd.files.pdf import make_pdf

    result = make_pdf(docx, REVIEW_COPY if adopted else "")
    missing = tuple(Finding("document.missing_glyph", "warning", "", {"character": m.character, "text": m.sentence})
                    for m in result.missing)
    simple = tuple(Finding("document.simplified", "note", "", _both(Problem(f"pdf.shown.{s.code}", s.where)))
                   for s in result.simplified)
    copy = (Finding("document.review_copy", "warning", ""),) if adopted and simple else ()
    return result.bytes, missing + copy + simple


def _both(problem: Problem) -> dict[str, str]:
    return {"part": problem_text(problem, "en"), "part_ja": problem_text(problem, "ja")}


def make_workbook(session: Session, methodology: str) -> bytes:
    """Return the monitoring workbook of one methodology; Problem `official.unfit` when no workbook can be made."""
    data, _ = make_plan(session, methodology)
    if not data:
        raise Problem("official.unfit", methodology)
    return data
