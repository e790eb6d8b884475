"""Which form a project is printed on: the adopted one it holds, else the user's newest for its country, else ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.adoption.extra import section_text
from jcm_pdd.files.adoption.identity import PDD
from jcm_pdd.files.adoption.library import AdoptedForm, FormLibrary, form_of
from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library
from jcm_pdd.files.pinning import FORM
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Journal, Workplace
from jcm_pdd.files.word.binding import Binding, load_binding

KIND = "adopted_form"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SECTION = "\n  - id: adopted_form\n"


@dataclass(frozen=True, slots=True)
class FormInUse:
    """The blank form an export fills, its binding and its name."""

    data: bytes
    binding: Binding
    name: str


def forms_of(place: Workplace) -> FormLibrary:
    """Return the library of the person who works at a workplace."""
    return FormLibrary(place.folder / "forms")


def own_form() -> FormInUse:
    """Return the form that comes with the program."""
    path = data_path("templates", "pdd", "PDD_ver02.0.docx")
    return FormInUse(path.read_bytes(), load_binding(data_path("templates", "pdd", "binding.yaml")), path.name)


def held_forms(journal: Journal) -> Iterator[AdoptedForm]:
    """Yield the adopted forms a project file holds."""
    for definition in journal.definitions():
        if definition.kind == KIND:
            about, _, digest = definition.text.rpartition("\n")
            yield form_of(about, journal.blob(digest), definition.id)


def held_form(journal: Journal, country: str) -> AdoptedForm | None:
    """Return the adopted form a project file holds for its country."""
    wanted = (country, PDD)
    return next((f for f in held_forms(journal) if (f.identity.country, f.identity.document) == wanted), None)


def form_in_use(session: Session) -> FormInUse:
    """Return the form the project's PDD is printed on. Raises Problem `adoption.damaged`."""
    country = session.project.get("country")
    if not isinstance(country, str):
        return own_form()
    form = held_form(session.journal, country) or forms_of(session.journal.place).newest(country, PDD)
    return own_form() if form is None else FormInUse(form.data, form.binding, form.name)


def take_newest(session: Session) -> bool:
    """Copy the user's newest form for the country into a project that holds none; False when nothing was to do."""
    country = session.project.get("country")
    if session.read_only or not isinstance(country, str) or held_form(session.journal, country) is not None:
        return False
    form = forms_of(session.journal.place).newest(country, PDD)
    if form is None:
        return False
    hold(session, form)
    return True


def hold(session: Session, form: AdoptedForm) -> None:
    """Put a form into the project, in place of an earlier one of its country and document, with its fields."""
    journal, one = session.journal, form.identity
    name = f"{one.country}_{one.document}"
    for definition in journal.definitions():
        if definition.kind == KIND and definition.id == name:
            journal.drop_definition(KIND, name, definition.version)
    digest = journal.put_blob(form.data, form.name, _DOCX)
    journal.put_definition(KIND, name, one.version, form.about() + digest)
    pinned = next((d.text for d in journal.definitions() if d.kind == "form"), library().text("documents", *FORM))
    text = pinned.partition(_SECTION)[0].rstrip("\n") + "\n"
    if form.fields:
        text += section_text(form.fields, f"{one.code.replace('{CC}', one.country)}")
    journal.put_definition("form", *FORM, text)
    session.definitions_changed()


def use(session: Session, version: str = "") -> tuple[AdoptedForm, dict[str, list[str]]]:
    """Move a project to an adopted form and return it with the places kept, new and dropped by the move."""
    country = str(session.project.get("country") or "")
    shelf = forms_of(session.journal.place)
    fitting = [f for f in shelf.forms() if (f.identity.country, f.identity.document) == (country, PDD)]
    wanted = version.removeprefix("ver")
    chosen = [f for f in fitting if f.identity.version == wanted] if wanted else fitting[-1:]
    if not chosen:
        raise Problem("adoption.none", str(session.path or ""), country=country or "-")
    before = form_in_use(session).binding if held_form(session.journal, country) else own_form().binding
    form = chosen[-1]
    hold(session, form)
    old, new = before.ids(), form.binding.ids()
    return form, {"same": [name for name in new if name in old], "new": [name for name in new if name not in old],
                  "dropped": [name for name in old if name not in new]}
