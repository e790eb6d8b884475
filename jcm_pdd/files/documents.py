"""The Word documents of a project as data: a form definition, a blank form and a binding each; none is known by name.

The PDD is the main one and is always part of the package. A further document asks its own questions beside the
PDD's, prints the same answers where it asks the same facts, and is part of the package once its `wanted` question
is answered yes. One that is there `on_request` joins a project when it is taken into the package or read in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jcm_pdd.core.form import FormDef
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import Key, library, parse_form
from jcm_pdd.files.store import Definition, Journal
from jcm_pdd.files.word.binding import Binding, load_binding

MAIN = "PDD"
KIND = "document"  # the kind a further document's definition is pinned under; the main form's is "form"


@dataclass(frozen=True, slots=True)
class FormInUse:
    """The blank form an export fills, its binding and its name."""

    data: bytes
    binding: Binding
    name: str


def version_order(version: str) -> tuple[int, ...]:
    """Return a version as numbers to sort by: "10.0" comes after "2.0"."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def shipped() -> tuple[Key, ...]:
    """Return id and newest version of each document that comes with the program, the main one first."""
    newest = dict(sorted(library().forms, key=lambda key: (key[0].casefold(), version_order(key[1]))))
    return tuple(sorted(newest.items(), key=lambda key: (key[0] != MAIN, key[0].casefold())))


def shipped_id(document: str) -> str | None:
    """Return the id of a shipped document whatever the case it is written in, None when there is none."""
    return next((name for name, _ in shipped() if name.casefold() == document.casefold()), None)


def shipped_form(document: str) -> FormDef:
    """Return the definition of a shipped document in its newest version; KeyError for another."""
    return library().form(document, dict(shipped())[document])


def own_binding(document: str = MAIN) -> Binding:
    """Return the binding of a shipped document. Raises Problem `definition.*`."""
    return load_binding(data_path("templates", document.lower(), "binding.yaml"))


@lru_cache(maxsize=32)
def own_form(document: str = MAIN) -> FormInUse:
    """Return the blank form of a shipped document; the binding names its file. Raises Problem `definition.*`."""
    binding = own_binding(document)
    path = data_path("templates", document.lower(), f"{binding.form}.docx")
    return FormInUse(path.read_bytes(), binding, path.name)


@lru_cache(maxsize=32)
def _parsed(text: str, name: str) -> FormDef:
    own = library().forms
    fitting = next((key for key in own if library().text("documents", *key) == text), None)
    return own[fitting] if fitting is not None else parse_form(text, name)


def further(journal: Journal) -> tuple[FormDef, ...]:
    """Return the further documents of a project as pinned in its file; one it does not hold comes as shipped."""
    held = {d.id: _parsed(d.text, f"{d.id}_ver{d.version}") for d in journal.definitions() if d.kind == KIND}
    own = {name: library().form(name, version) for name, version in shipped()
           if name != MAIN and not library().on_request(name, version)}
    return tuple({**own, **held}.values())


def pin(journal: Journal) -> None:
    """Put the further documents every project has into a project file that does not hold them yet."""
    held = {d.id for d in journal.definitions() if d.kind == KIND}
    for name, version in shipped():
        if name != MAIN and name not in held and not library().on_request(name, version):
            journal.put_definition(KIND, name, version, library().text("documents", name, version))


def join(journal: Journal, document: str) -> bool:
    """Put a shipped document into a project file that does not hold it yet; False when nothing was to do.

    The caller tells the session that its definitions changed.
    """
    held = {d.id for d in journal.definitions() if d.kind == KIND}
    version = dict(shipped()).get(document)
    if document == MAIN or version is None or document in held:
        return False
    journal.put_definition(KIND, document, version, library().text("documents", document, version))
    return True


def shipped_definition(document: str) -> Definition:
    """Return the definition of a document of the program's own, as a project pins it; KeyError for another one."""
    version = dict(shipped())[document]
    return Definition.of(KIND, document, version, library().text("documents", document, version))


def is_wanted(document: FormDef, project: Project) -> bool:
    """Tell whether a document is part of the project's package."""
    return not document.wanted or project.get(document.wanted) is True


def document_with(schema: Schema, key: str) -> FormDef | None:
    """Return the document of a project called `key` in lower case, as exports name it."""
    return next((document for document in schema.documents if document.form.lower() == key), None)
