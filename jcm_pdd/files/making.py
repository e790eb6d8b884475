"""One filled Word document of a project: its answers on the form in use, with what the form has no place for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jcm_pdd.core.findings import Finding
from jcm_pdd.files.documents import MAIN, FormInUse
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content, Printed, Row, are_rows

Made = tuple[bytes, tuple[Finding, ...]]


def make_pdd(session: Session) -> Made:
    """Return the filled PDD as Word bytes, and a finding for each answer the form has no place for."""
    return make_document(session, MAIN)


def make_document(session: Session, document: str) -> Made:
    """Return a filled document as Word bytes, and a finding for each answer its form has no place for.

    What the program's own form of the document prints is looked for in the form in use. Raises Problem
    `adoption.damaged` or `adoption.none` when there is no form to print on.
    """
    from jcm_pdd.files.adoption.using import form_in_use
    from jcm_pdd.files.documents import own_binding, shipped_id
    from jcm_pdd.files.printing import SIDES, printed
    from jcm_pdd.files.reading.carried import carry, row_ids
    from jcm_pdd.files.word.fill import fill

    form = form_in_use(session, document)
    bindings = [form.binding, *([own_binding(document)] if shipped_id(document) else [])]
    content = printed(session.context, session.blob, plan_note(session) if document == MAIN else "")
    known = _of_document(content.answers, bindings)
    if "form_code" in known:
        known["form_code"] = form.binding.form_code(str(session.project.get("country")))
    result = fill(form.data, form.binding, Content(known), form.name)
    notes = tuple(Finding("document.place_not_found", "warning", note.place, {"reason": note.code})
                  for note in result.report.notes)
    tables = {*session.schema.tables, *session.schema.lists, *SIDES}
    filled, printed_too = result.document, tuple[str, ...]()
    if document == MAIN:
        filled, printed_too, missed = with_annexes(session, form, result.document)
        notes += missed
    return carry(filled, row_ids(Content(known), tables), printed_too), notes


def with_annexes(session: Session, form: FormInUse, filled: bytes
                     ) -> tuple[bytes, tuple[str, ...], tuple[Finding, ...]]:
    """Return the filled document with calculation and working papers behind the annex, as the project wants them;
    the digests of what was printed; and a finding when the form has no annex.
    """
    from jcm_pdd.files.calculation_annex import ANNEX, WANTED
    from jcm_pdd.files.opc import write_package
    from jcm_pdd.files.papers import annex_blocks
    from jcm_pdd.files.word.derived import insert
    from jcm_pdd.files.word.document import open_document
    from jcm_pdd.files.word.find import Miss

    blocks = tuple(annex_blocks(session.context))
    if not blocks:
        return filled, (), ()
    opened = open_document(filled, form.binding, form.name)
    try:
        digests = insert(opened, form.binding, ANNEX, blocks)
    except Miss as miss:
        return filled, (), (Finding("document.place_not_found", "warning", WANTED, {"reason": miss.code}),)
    return write_package(opened.packed()), digests, ()


def plan_note(session: Session) -> str:
    """Return what the annex says of the monitoring plan: the spreadsheet of each methodology applied."""
    lines = [f"Monitoring spreadsheet {m.spreadsheet}: sheets MPS(input), MPS(calc_process) and MSS, attached."
             for m in session.schema.methodologies]
    return "\n".join(lines)


def _of_document(answers: Mapping[str, Printed], bindings: Iterable[Binding]) -> dict[str, Printed]:
    """Return the answers a document prints; rows of a table that other documents share show its own columns alone."""
    from jcm_pdd.files.word.lens import columns_of

    columns: dict[str, set[str]] = {}
    for place in [place for binding in bindings for place in binding.places]:
        columns.setdefault(place.id, set()).update(columns_of(place))
    found: dict[str, Printed] = {}
    for name, value in answers.items():
        if name not in columns:
            continue
        rows = columns[name] and are_rows(value)
        found[name] = [Row(row=row["row"], cells={c: text for c, text in row["cells"].items() if c in columns[name]})
                       for row in value if are_rows(value)] if rows and are_rows(value) else value
    return found
