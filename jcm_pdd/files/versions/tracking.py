"""A document of the project with what changed since a version as tracked changes, and without: both on one form."""

from __future__ import annotations

from jcm_pdd.core import versions
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.versions import Version
from jcm_pdd.files.documents import document_with
from jcm_pdd.files.making import Made, make_document
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions.restoring import restored
from jcm_pdd.files.word.tracked import tracked

MAIN = "pdd"


def baseline(project: Project, wanted: str = "") -> Version:
    """Return the version called so, or, unless one is named, the last one that left the house.

    Raises Problem `versions.unknown` or `versions.none`.
    """
    found = versions.find(project, wanted) if wanted else versions.last_outward(project)
    if found is not None:
        return found
    if not wanted:
        raise Problem("versions.none", str(project.get("title") or "-"))
    known = ", ".join(one.name for one in versions.versions(project)) or "-"
    raise Problem("versions.unknown", wanted, known=known)


def track(session: Session, version: Version | None, document: str = MAIN, author: str = "") -> Made:
    """Return a Word document of the project with the changes since a version marked, as of `author` now.

    `None` is the file as it was saved last. Both are printed on the form in use. The findings are those of printing
    the project. Raises Problem `versions.*`.
    """
    form = form_of(session, document)
    new, findings = make_document(session, form)
    with restored(session, version, forms_of_now=True) as then:
        old, _ = make_document(then, form)
    place = session.journal.place
    return tracked(old, new, author or place.who, place.time()), findings


def clean(session: Session, document: str = MAIN) -> Made:
    """Return the same document without marks, as an export prints it."""
    return make_document(session, form_of(session, document))


def form_of(session: Session, document: str) -> str:
    """Return the id of a Word document of the project by the name exports use; Problem `versions.no_document`."""
    found = document_with(session.schema, document.lower())
    if found is None:
        raise Problem("versions.no_document", document,
                      known=", ".join(one.form.lower() for one in session.schema.documents))
    return found.form
