"""The evidence index as Word, PDF and Excel: what proves what, in English, for the package of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import register
from jcm_pdd.core.papers.evidence_index import Entry, evidence_index
from jcm_pdd.core.papers.references import written_day
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.list_workbook import list_workbook
from jcm_pdd.files.question_names import question_name

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

TITLE = "Evidence index"
HEADS = ("No.", "Title", "Issuer", "Date", "Language", "Page", "What it proves", "Status")
_SHARES = (6, 24, 14, 9, 9, 5, 24, 9)
_WIDTHS = (10, 44, 28, 18, 18, 9, 60, 22)
_LANGUAGES = {"en": "English", "ja": "Japanese", "local": "Language of the country"}
_STATES = {"requested": "Requested", "received": "Received", "accepted": "Accepted"}
_LISTED = 12
_PAGES = 4
Row = tuple[str, ...]


def has_evidence(context: Context) -> bool:
    """Tell whether there is anything in the register."""
    return bool(context.project.rows("evidence"))


def make_index(session: Session, form: str, public: bool = False) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the index as `docx`, `pdf` or `xlsx`. In a public one confidential papers have number and title alone."""
    public = public or session.public
    rows = index_rows(session.context, public)
    if form == "xlsx":
        return list_workbook(TITLE, (_project(session), _about(session, public)), HEADS, _WIDTHS, rows), ()
    from jcm_pdd.files.papers.paper_document import paper
    from jcm_pdd.files.word.derived import Block, Grid, Words

    about = _about(session, public)
    blocks: tuple[Block, ...] = (*((Words(about),) if about else ()), Grid(HEADS, _SHARES, rows))
    return paper(form, TITLE, _project(session), blocks, landscape=True)


def index_rows(context: Context, public: bool = False) -> tuple[Row, ...]:
    """Return the lines of the index under `HEADS`."""
    return tuple(_row(context, entry, public) for entry in evidence_index(context.schema, context.project))


def _row(context: Context, entry: Entry, public: bool) -> Row:
    one = entry.evidence
    status = _STATES.get(one.status, "")
    if one.confidential:
        status = "; ".join(part for part in (status, "confidential, shown on request") if part)
        if public:
            return one.number, one.title, "", "", "", "", "", "confidential, shown on request"
    title = f"{one.title} ({one.original_title})" if one.original_title else one.title
    language = _LANGUAGES.get(one.language, "")
    if one.translated_by:
        language = f"{language}, translated by {one.translated_by}"
    expiry = f"valid until {written_day(one.expiry)}" if one.expiry else ""
    return (one.number, title, one.issuer, written_day(one.issued) if one.issued else "", language, one.page,
            _proves(context, entry), "; ".join(part for part in (status, expiry) if part))


def _proves(context: Context, entry: Entry) -> str:
    """Return the claims in words; a paper that proves a value in a thousand rows names the first of them."""
    pages: dict[str, list[str]] = {}
    for link in entry.links:
        known = pages.setdefault(link.claim, [])
        if link.page and link.page not in known:
            known.append(link.page)
    told = [_claim(context, claim, said) for claim, said in [*pages.items()][:_LISTED]]
    more = len(pages) - _LISTED
    return "\n".join([*told, f"and {more} more"] if more > 0 else told)


def _claim(context: Context, claim: str, pages: list[str]) -> str:
    """Return a claim with all pages that prove it; many pages as the first and the last."""
    name = question_name(claim, context.schema, context.project, "en")
    if not pages:
        return name
    shown = ", ".join(pages) if len(pages) <= _PAGES else f"{pages[0]} ... {pages[-1]}"
    return f"{name} (p. {shown})"


def _project(session: Session) -> str:
    title = session.project.get("title")
    return title if isinstance(title, str) else ""


def _about(session: Session, public: bool) -> str:
    """Return the sentence on confidential papers, empty when there are none."""
    if not any(one.confidential for one in register(session.project)):
        return ""
    return "Public version: confidential papers are named by their titles alone." if public else (
        "Papers marked confidential are shown to the third-party entity on request.")
