"""The cover sheet, the transmission letter and the lists of a package, as Word documents in our own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from jcm_pdd.core.papers.references import written_day
from jcm_pdd.files.package.facts import Accepted, country_name, participants, sender, text_of
from jcm_pdd.files.package.manifest import Entry
from jcm_pdd.files.papers.paper_document import paper_docx
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.derived import Block, Grid, Words

VERSIONS = {
    "complete": "Complete version: nothing is marked confidential",
    "confidential": "Confidential version: complete, not for publication",
    "public": "Public version: confidential parts are replaced by XXX, a black box, or left out",
}
_DRAFT = "Draft: not all questions are settled yet."
_OPEN = "____________________"
_OPENING = (
    "With this letter we hand in the documents listed below for the project named above. They were made from one set "
    "of data; the manifest that goes with them gives the hash of each file, by which anybody can check that none was "
    "changed on the way.")
_TELLS = {
    "complete": "Nothing in these documents is confidential; they may be published as they are.",
    "confidential": "This is the confidential version. It holds business secrets of the participants and is meant for "
                    "the third-party entity, the Joint Committee and its experts alone. A public version goes with it.",
    "public": "This is the public version. What is confidential was taken out before the documents were made; it may "
              "be published.",
}


def cover_sheet(session: Session, version: str, draft: bool, entries: Sequence[Entry]) -> bytes:
    """Return the cover: what the package is about, which version it is, and what is in it."""
    methodologies = ", ".join(f"{m.methodology} ver{m.version}" for m in session.schema.methodologies)
    facts = [("Title of the project", text_of(session, "title")), ("Partner country", country_name(session)),
             ("Reference number", text_of(session, "reference_number")),
             ("Project participants", "\n".join(participants(session))), ("Methodology", methodologies),
             ("Version of this package", VERSIONS[version]), ("State", _DRAFT if draft else "Final")]
    blocks: list[Block] = [Grid(("Item", "Entry"), (30, 70), tuple((name, text or "-") for name, text in facts)),
                           Words("Contents", heading=True), _contents(entries)]
    return paper_docx("Cover sheet", text_of(session, "title"), blocks)


def _contents(entries: Iterable[Entry]) -> Grid:
    rows = tuple((str(at), one.path, " ".join(filter(None, (one.form, f"ver{one.version}" if one.version else ""))))
                 for at, one in enumerate(entries, 1))
    return Grid(("No.", "File", "Form or methodology"), (8, 57, 35), rows)


def transmission_letter(session: Session, version: str, entries: Sequence[Entry]) -> bytes:
    """Return the letter the package is sent with; what nobody answered is left open to be filled in by hand."""
    row, country = sender(session), country_name(session)
    name = text_of(session, f"participants/{row}/name") if row else ""
    address = text_of(session, f"participants/{row}/address") if row else ""
    to = text_of(session, "letter_to") or (
        f"The secretariat of the Joint Committee between {country} and Japan" if country else _OPEN)
    title = text_of(session, "title") or _OPEN
    number = text_of(session, "reference_number")
    lines = [_day(session), f"To: {to}", f"From: {name or _OPEN}" + (f", {address}" if address else ""),
             f"Subject: Documents of the JCM project “{title}”" + (f" ({number})" if number else ""),
             _OPENING, _TELLS[version]]
    remark = text_of(session, "letter_remark")
    signed = text_of(session, "letter_signatory")
    blocks: list[Block] = [*(Words(line) for line in lines), *([Words(remark)] if remark else []),
                           Words("Enclosures", heading=True), _contents(entries),
                           Words("On behalf of the project participants"), Words(f"Signature: {_OPEN}"),
                           Words(f"Name and title: {signed or _OPEN}"), Words(f"For: {name or _OPEN}")]
    return paper_docx("Transmission letter", text_of(session, "title"), blocks)


def _day(session: Session) -> str:
    try:
        return f"Date: {written_day(date.fromisoformat(text_of(session, 'letter_date')))}"
    except ValueError:
        return f"Date: {_OPEN}"


def reference_list(session: Session) -> bytes:
    """Return the references of section F as a list of its own; no bytes when there are none."""
    lines = [line for line in text_of(session, "references").split("\n") if line.strip()]
    if not lines:
        return b""
    rows = tuple((str(at), line) for at, line in enumerate(lines, 1))
    return paper_docx("Reference list", text_of(session, "title"), [Grid(("No.", "Reference"), (8, 92), rows)])


def accepted_list(session: Session, found: Sequence[Accepted]) -> bytes:
    """Return the list of findings that were accepted with a reason."""
    blocks: list[Block] = [Words("Findings of the review that the participants looked at and accepted with a reason.")]
    if found:
        rows = tuple((one.message.where, one.message.what, one.reason, one.by) for one in found)
        blocks.append(Grid(("Place", "Finding", "Reason", "Accepted by"), (20, 40, 25, 15), rows))
    else:
        blocks.append(Words("No finding was accepted."))
    return paper_docx("Accepted findings", text_of(session, "title"), blocks)


def translation_slots(attached: Sequence[tuple[str, str]], documents: Iterable[str]) -> bytes:
    """Return what the folder of translations says: which document has a translation in it and which has none."""
    known = {document.casefold(): path for document, path in attached}
    lines = ["REFERENCE TRANSLATIONS INTO VIETNAMESE", "",
             "The English version is the one decided on. Put each translated file into the folder of its document.", ""]
    lines += [f"{name}: {known.get(name.casefold(), 'not attached yet')}" for name in documents]
    others = [path for document, path in attached if document.casefold() not in {n.casefold() for n in documents}]
    lines += [f"other: {path}" for path in others]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")
