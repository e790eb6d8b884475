"""Makes the package of a project: one or both versions, file after file into the zip, proven before it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jcm_pdd.core.confidential import marks
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import EvidenceFile, files_at
from jcm_pdd.core.papers.evidence_index import evidence_index
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.documents import document_with
from jcm_pdd.files.export import FORMATS, ExportCancelled, Step, steps_of, version_of
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.package import letters
from jcm_pdd.files.package.archive import Archive
from jcm_pdd.files.package.facts import about, accepted_findings, code_and_version
from jcm_pdd.files.package.manifest import NAME, READABLE, SMALL, Entry, manifest_json, readable
from jcm_pdd.files.package.naming import Names
from jcm_pdd.files.public.making import cleaned
from jcm_pdd.files.session import Session

DOCUMENTS, PAPERS, EVIDENCE, LISTS, TRANSLATIONS = (
    "01_Documents", "02_Working_papers", "03_Evidence", "04_Lists", "05_Translations")
FOLDERS = {"confidential": "confidential_version", "public": "public_version"}
Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a package is to be: where to, the public version alone, with PDFs, over one that is there."""

    target: Path
    public: bool = False
    pdf: bool = True
    replace: bool = False


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What was written: the zip, its files, which versions, whether it is a draft, and what needs a person's eye."""

    path: Path
    entries: tuple[Entry, ...]
    versions: tuple[str, ...]
    draft: bool
    findings: tuple[Finding, ...]


def versions_of(session: Session, public: bool) -> tuple[str, ...]:
    """Return which versions a package holds: both where something is marked, else the complete one."""
    if public:
        return ("public",)
    return ("confidential", "public") if marks(session.schema, session.project) else ("complete",)


def make_package(session: Session, wish: Wish, progress: Progress = lambda *_: None,
                 cancelled: Cancelled = lambda: False) -> PackageReport:
    """Write the package of a project.

    Raises Problem `submission.*` or `public.leak`, ExportCancelled when stopped; then nothing is left behind, and a
    package that was there is as it was.
    """
    versions = versions_of(session, wish.public)
    with Archive(wish.target, wish.replace) as archive:
        work = _Work(session, archive, wish, progress, cancelled, len(versions))
        for name in versions:
            folder = FOLDERS[name] if len(versions) > 1 else ""
            with version_of(session, name == "public") as version:
                _Version(work, version, name, folder).write()
        if len(versions) > 1:
            head = {**about(session, session, " and ".join(versions)), "versions": list(versions)}
            work.close("", head, work.entries)
        work.check()
        archive.finish()
    progress(work.total, work.total, "")
    return PackageReport(wish.target, tuple(work.entries), versions, not session.ready, tuple(work.findings))


@dataclass
class _Work:
    """What all versions of one package share."""

    session: Session
    archive: Archive
    wish: Wish
    progress: Progress
    cancelled: Cancelled
    versions: int
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    done: int = 0
    total: int = 0

    def check(self) -> None:
        """Stop when the user wishes so."""
        if self.cancelled():
            raise ExportCancelled

    def begin(self, label: str) -> None:
        """Tell which part comes now."""
        self.check()
        self.progress(self.done, max(self.total, self.done + 1), label)
        self.done += 1

    def close(self, folder: str, head: dict[str, object], entries: list[Entry],
              prove: Callable[[str, bytes], None] = lambda *_: None) -> None:
        """Write the manifest of a folder, as a text and as data; `prove` looks at both before."""
        inside = [_below(one, folder) for one in entries]
        text = readable(head, inside)
        self._written(self.names.file(folder, READABLE.rpartition(".")[0], "txt"), text, prove)
        inside.append(_below(self.entries[-1], folder))
        self._written(self.names.file(folder, NAME.rpartition(".")[0], "json"), manifest_json(head, inside), prove)

    def _written(self, path: str, data: bytes, prove: Callable[[str, bytes], None]) -> None:
        prove(path, data)
        self.entries.append(self.archive.add(path, data))


def _below(entry: Entry, folder: str) -> Entry:
    path = entry.path.removeprefix(f"{folder}/") if folder else entry.path
    return Entry(path, entry.size, entry.sha256, entry.parts, entry.form, entry.version)


class _Version:
    """Writes one version of a package into its folder."""

    def __init__(self, work: _Work, session: Session, name: str, folder: str) -> None:
        self.work, self.session, self.name, self.folder = work, session, name, folder
        self.entries: list[Entry] = []
        formats = FORMATS if work.wish.pdf else tuple(form for form in FORMATS if form != "pdf")
        self.steps = steps_of(session, formats)
        self.evidence = [entry for entry in evidence_index(session.schema, session.project) if entry.evidence.files]
        work.total += (len(self.steps) + len(self.evidence) + 2) * (work.versions if not work.total else 0)

    @property
    def _last(self) -> str:
        return ("_public" if self.session.public else "") + ("" if self.session.ready else "_DRAFT")

    def write(self) -> None:
        """Write everything; the manifest comes last."""
        for step in self.steps:
            self._document(step)
        for entry in self.evidence:
            self._evidence(entry.evidence.number, entry.evidence.title, entry.evidence.files)
        self._lists()
        self._translations()
        self._letters()
        head = about(self.session, self.work.session, self.name)
        self.work.close(self.folder, head, self.entries, self._prove)

    def _document(self, step: Step) -> None:
        document, form, label, make = step
        self.work.begin(label)
        data, found = make()
        self.work.findings += [f for f in found if f not in self.work.findings]
        if not data:
            return
        stem, code, version, folder = self._called(document, label)
        path = self.work.names.file(self._in(folder), f"{stem}{self._last}", form)
        data = cleaned(self.session, path, label, data)
        self._keep(self.work.archive.add(path, data, code, version))

    def _called(self, document: str, label: str) -> tuple[str, str, str, str]:
        """Return how a document is called: the stem of its name, form code, version, and the folder it belongs to."""
        from jcm_pdd.files.adoption.using import form_in_use

        definition = document_with(self.session.schema, document)
        if definition is not None:
            full = form_in_use(self.session, definition.form).binding.form_code(
                str(self.session.project.get("country") or "XX"))
            return full, *code_and_version(full), DOCUMENTS
        m = next((one for one in self.session.schema.methodologies
                  if label == f"MPS_{one.methodology}_ver{one.version}"), None)
        if m is not None:
            return f"{m.spreadsheet}_MPS", m.methodology, m.version, DOCUMENTS
        return label, "", "", EVIDENCE if document == "evidence_index" else PAPERS

    def _evidence(self, number: str, title: str, files: tuple[EvidenceFile, ...]) -> None:
        self.work.begin(f"{number} {title}".strip())
        folder = self.work.names.file(self._in(EVIDENCE), f"{number} {title}".strip(), "")
        for file in files:
            self._file(folder, file)

    def _file(self, folder: str, file: EvidenceFile) -> None:
        """Copy one file of the project; a large one goes piece by piece."""
        stem, dot, ending = file.name.rpartition(".")
        path = self.work.names.file(folder, stem if dot else file.name, ending if dot else "")
        journal = self.work.session.journal
        try:
            source = journal.blob_path(file.sha256)
            data = journal.blob(file.sha256) if source is None else None
        except KeyError:
            raise Problem("store.evidence_missing", str(self.work.session.path or "-"), name=file.name) from None
        except OSError as error:
            raise Problem("submission.evidence", file.name, reason=error.strerror or error) from error
        if data is not None:
            self._prove(path, data)
            self._keep(self.work.archive.add(path, data))
            return
        assert source is not None  # noqa: S101 a file is inside of the project or beside it
        if self.session.public:
            self._prove_large(path, source)
        entry = self.work.archive.add_file(path, source, lambda _: self.work.check())
        if entry.sha256 != file.sha256:
            raise Problem("submission.changed", file.name)
        self._keep(entry)

    def _prove(self, path: str, data: bytes | None) -> None:
        """Look for secrets in the name and the content of a file of a public version."""
        from jcm_pdd.files.public.proof import prove
        from jcm_pdd.files.public.version import PublicSession

        if isinstance(self.session, PublicSession):
            prove(self.session.prover, path, data or b"")

    def _prove_large(self, path: str, source: Path) -> None:
        if source.stat().st_size <= SMALL:
            self._prove(path, source.read_bytes())
            return
        self._prove(path, None)
        self.work.findings.append(Finding("public.not_searched", "warning", "evidence", {"file": path}))

    def _lists(self) -> None:
        self.work.begin("Lists")
        made = [("Reference_list", letters.reference_list(self.session))]
        if not self.session.public:
            made.append(("Accepted_findings", letters.accepted_list(self.session, accepted_findings(self.session))))
        for stem, data in made:
            if data:
                self._word(LISTS, stem, data)

    def _word(self, folder: str, stem: str, data: bytes, pdf: bool = False) -> None:
        from jcm_pdd.files.export import make_word_pdf

        path = self.work.names.file(self._in(folder), f"{stem}{self._last}", "docx")
        self._prove(path, data)
        self._keep(self.work.archive.add(path, data))
        if pdf and self.work.wish.pdf:
            printed, _ = make_word_pdf(data)
            path = self.work.names.file(self._in(folder), f"{stem}{self._last}", "pdf")
            self._prove(path, printed)
            self._keep(self.work.archive.add(path, printed))

    def _translations(self) -> None:
        """Copy the translated files; a country that asks for them has a folder that says which are there."""
        project = self.session.project
        attached: list[tuple[str, str]] = []
        for row in project.rows("translations"):
            document = str(project.get(f"translations/{row}/document") or "other")
            folder = f"{self._in(TRANSLATIONS)}/{_plain(document)}"
            for file in files_at(project, f"translations/{row}/file"):
                self._file(folder, file)
                attached.append((document, self.entries[-1].path.removeprefix(f"{self._in(TRANSLATIONS)}/")))
        if attached or project.get("country") == "VN":
            documents = dict.fromkeys(step[0] for step in self.steps if document_with(self.session.schema, step[0])
                                      or step[0] == "mps")
            data = letters.translation_slots(attached, documents)
            self._prove(TRANSLATIONS, data)
            self._keep(self.work.archive.add(self.work.names.file(self._in(TRANSLATIONS), "README", "txt"), data))

    def _letters(self) -> None:
        """Write cover and letter, which list what is there by now."""
        self.work.begin("Cover sheet")
        inside = [_below(one, self.folder) for one in self.entries]
        draft = not self.session.ready
        cover = letters.cover_sheet(self.session, self.name, draft, inside)
        letter = letters.transmission_letter(self.session, self.name, inside)
        self._word("", "Cover_sheet", cover, pdf=True)
        self._word("", "Transmission_letter", letter, pdf=True)

    def _in(self, folder: str) -> str:
        return "/".join(part for part in (self.folder, folder) if part)

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        self.work.entries.append(entry)


def _plain(text: str) -> str:
    from jcm_pdd.files.file_names import safe_name

    return (safe_name(text) or "other")[:40].rstrip(" .")


def blocked(session: Session, language: str = "en") -> Iterator[str]:
    """Yield in words what a package cannot be made without: documents that have no form, evidence that is not there."""
    held = {blob.sha256: blob for blob in session.journal.blobs()}
    for entry in evidence_index(session.schema, session.project):
        for file in entry.evidence.files:
            try:
                if file.sha256 not in held:
                    raise Problem("store.evidence_missing", str(session.path or "-"), name=file.name)
                session.journal.blob_path(file.sha256)
            except Problem as problem:
                yield problem_text(problem, language)
