"""Which form a document is printed on: the adopted one the project holds, else the user's newest for its country,
else ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files import documents
from jcm_pdd.files.adoption.asking import section_text, with_columns
from jcm_pdd.files.adoption.identity import rules_of
from jcm_pdd.files.adoption.library import AdoptedForm, FormLibrary, form_of
from jcm_pdd.files.adoption.moving import moved_places
from jcm_pdd.files.adoption.unknown import form_text
from jcm_pdd.files.definitions import library
from jcm_pdd.files.documents import MAIN, FormInUse, own_form, shipped_id
from jcm_pdd.files.pinning import FORM
from jcm_pdd.files.printed_addresses import printed_on
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Journal, Workplace
from jcm_pdd.files.word.binding import Binding

KIND = "adopted_form"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SECTION = "\n  - id: adopted_form"


def forms_of(place: Workplace) -> FormLibrary:
    """Return the library of the person who works at a workplace."""
    return FormLibrary(place.folder / "forms")


def held_forms(journal: Journal) -> Iterator[AdoptedForm]:
    """Yield the adopted forms a project file holds."""
    for definition in journal.definitions():
        if definition.kind == KIND:
            about, _, digest = definition.text.rpartition("\n")
            yield form_of(about, journal.blob(digest), definition.id)


def held_form(journal: Journal, country: str, document: str = MAIN) -> AdoptedForm | None:
    """Return the adopted form of a document a project file holds for its country."""
    wanted = (country, document)
    return next((f for f in held_forms(journal) if (f.identity.country, f.identity.document) == wanted), None)


def form_in_use(session: Session, document: str = MAIN) -> FormInUse:
    """Return the form a document of the project is printed on. Raises Problem `adoption.damaged`, or
    `adoption.none` for a document that has no form of ours and none adopted for the country.
    """
    country = session.project.get("country")
    form = None
    if isinstance(country, str):
        form = held_form(session.journal, country, document) or forms_of(session.journal.place).newest(
            country, document, rules_of(session.project.get("track")))
    if form is not None:
        return FormInUse(form.data, form.binding, form.name)
    if shipped_id(document) is None:
        raise Problem("adoption.none", str(session.path or ""), document=document, country=str(country or "-"))
    return own_form(document)


def take_newest(session: Session, forms: FormLibrary | None = None) -> bool:
    """Copy the user's newest forms for the country into a project that holds none of that document; False when
    nothing was to do. `forms` is another library than that of the session's workplace.
    """
    shelf = forms or forms_of(session.journal.place)
    country = session.project.get("country")
    if session.read_only or not isinstance(country, str):
        return False
    taken = False
    here = {document.form for document in session.schema.documents}
    for document in [name for name, _ in documents.shipped() if name in here]:
        if held_form(session.journal, country, document) is None:
            rules = rules_of(session.project.get("track"))
            form = shelf.newest(country, document, rules)
            if form is not None:
                hold(session, form)
                taken = True
    return taken


def hold(session: Session, form: AdoptedForm) -> None:
    """Put a form into the project, in place of an earlier one of its country and document, with its questions."""
    journal, one = session.journal, form.identity
    name = f"{one.country}_{one.document}"
    for definition in journal.definitions():
        if definition.kind == KIND and definition.id == name:
            journal.drop_definition(KIND, name, definition.version)
    digest = journal.put_blob(form.data, form.name, _DOCX)
    journal.put_definition(KIND, name, one.version, form.about() + digest)
    if shipped_id(one.document) is None:
        _put_document(journal, one.document, one.version, form_text(form))
    elif one.document == MAIN:
        pinned = next((d.text for d in journal.definitions() if d.kind == "form"), library().text("documents", *FORM))
        journal.put_definition("form", *FORM, _with_fields(pinned, form))
    else:
        documents.pin(journal)
        documents.join(journal, one.document)
        pinned_one = next(d for d in journal.definitions() if d.kind == documents.KIND and d.id == one.document)
        journal.put_definition(documents.KIND, one.document, pinned_one.version, _with_fields(pinned_one.text, form))
    session.definitions_changed()


def _put_document(journal: Journal, document: str, version: str, text: str) -> None:
    for definition in journal.definitions():
        if definition.kind == documents.KIND and definition.id == document and definition.version != version:
            journal.drop_definition(documents.KIND, document, definition.version)
    journal.put_definition(documents.KIND, document, version, text)


def _with_fields(pinned: str, form: AdoptedForm) -> str:
    """Return a pinned form definition with what only the adopted form asks: columns, and fields as its last section."""
    text = with_columns(pinned.partition(_SECTION)[0].rstrip("\n") + "\n", form.fields)
    section = section_text(form.fields, f"{form.identity.code.replace('{CC}', form.identity.country)}")
    if form.identity.document != MAIN:
        key = form.identity.document.lower()
        section = section.replace("id: adopted_form", f"id: adopted_form_{key}", 1).replace(
            "chapter: pdd", f"chapter: {key}", 1)
    return text + section


def use(session: Session, version: str = "", document: str = "") -> tuple[AdoptedForm, dict[str, list[str]]]:
    """Move a document of a project (the PDD unless another is named) to an adopted form.

    Return the form with the places that are the same, moved, new and dropped by the move, and the addresses of the
    answers without a place now, which stay in the project (kept). A document the program has no form of its own
    for becomes part of the package. Raises Problem `adoption.none`.
    """
    country = str(session.project.get("country") or "")
    shelf = forms_of(session.journal.place)
    fitting = [f for f in shelf.forms()
               if f.identity.country == country and f.identity.document.casefold() == (document or MAIN).casefold()]
    rules = rules_of(session.project.get("track"))
    special = [f for f in fitting if rules and f.identity.rules == rules]
    fitting = special or [f for f in fitting if not f.identity.rules]
    wanted = version.removeprefix("ver")
    chosen = [f for f in fitting if f.identity.version == wanted] if wanted else fitting[-1:]
    if not chosen:
        raise Problem("adoption.none", str(session.path or ""), document=document or MAIN, country=country or "-")
    form = chosen[-1]
    before = _before(session, country, form.identity.document)
    printed = set(printed_on(session.context, before)) if before is not None else set()
    hold(session, form)
    mark = next((d.wanted for d in session.schema.documents if d.form == form.identity.document
                 and (d.on_request or shipped_id(d.form) is None)), "")
    if mark and session.project.get(mark) is None:
        session.record(Edit("edit.set", (session.project.change(mark, True),), {"address": mark}))
    kept = sorted(printed - set(printed_on(session.context, form.binding)))
    return form, {**moved_places(before, form.binding), "kept": kept}


def _before(session: Session, country: str, document: str) -> Binding | None:
    held = held_form(session.journal, country, document)
    if held is not None:
        return held.binding
    return own_form(document).binding if shipped_id(document) is not None else None
