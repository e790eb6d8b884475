"""Our own table of all findings, in Word, PDF and Excel, and that of the FAR for the first verification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jcm_pdd.core.papers.references import written_day
from jcm_pdd.core.papers.rounds import TpeFinding, carried, findings
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.list_workbook import list_workbook
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.rounds.returning import evidence_text

if TYPE_CHECKING:
    from jcm_pdd.core.findings import Finding
    from jcm_pdd.files.session import Session

TITLE, CARRIED = "Findings and replies", "Forward action requests for the first verification"
HEADS = ("No.", "Round", "Finding", "Section", "Response", "Passage before", "Passage after", "Evidence", "Assessment",
         "Status")
_SHARES = (7, 6, 17, 10, 16, 10, 10, 8, 9, 7)
_WIDTHS = (10, 8, 44, 24, 44, 34, 34, 26, 30, 12)
Row = tuple[str, ...]


def has_findings(context: Context) -> bool:
    """Tell whether there is a finding of a third-party entity."""
    return bool(findings(context.project))


def make_table(session: Session, form: str, far_alone: bool = False) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the table as `docx`, `pdf` or `xlsx`; `far_alone` leaves only what the first verification looks at."""
    listed = carried(session.project) if far_alone else findings(session.project)
    title, rows = CARRIED if far_alone else TITLE, table_rows(session, listed)
    project = session.project.get("title")
    head = project if isinstance(project, str) else ""
    if form == "xlsx":
        return list_workbook(title, (head,), HEADS, _WIDTHS, rows), ()
    from jcm_pdd.files.papers.paper_document import paper
    from jcm_pdd.files.word.derived import Grid

    return paper(form, title, head, (Grid(HEADS, _SHARES, rows),), landscape=True)


def table_rows(session: Session, listed: tuple[TpeFinding, ...]) -> tuple[Row, ...]:
    """Return the lines of the table under `HEADS`."""
    proofs = evidence_text(session)


    def fields(one: TpeFinding) -> str:
        return "\n".join(question_name(at, session.schema, session.project, "en") for at in one.fields)

    return tuple((one.number, one.round, one.text, fields(one), one.reply, one.before, one.after, proofs(one),
                  one.assessment, _status(one)) for one in listed)


def _status(one: TpeFinding) -> str:
    if one.closed:
        return f"Closed {written_day(one.closed_on)}" if one.closed_on else "Closed"
    return "Open"
