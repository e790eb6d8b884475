"""How proposed edits and review notes read on the screen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote
from jcm_pdd.gui import import_words, theme, words
from jcm_pdd.gui.comparison import shown
from jcm_pdd.gui.differences import as_html, differences
from jcm_pdd.gui.language import current

if TYPE_CHECKING:
    from jcm_pdd.core.project import Json
    from jcm_pdd.files.session import Session


def where(address: str, session: Session) -> str:
    """Return the place of an edit or note: a field, a row, a table, a section, or the document as a whole."""
    if not address:
        return QCoreApplication.translate("Review", "The document as a whole")
    plan = session.schema.section(address)
    if plan is not None:
        return plan.definition.named(current())
    return import_words.where(address, session.schema, session.project)


def what(edit: ProposedEdit) -> str:
    """Return what an edit would do."""
    return {
        "set": QCoreApplication.translate("Review", "Change"),
        "add_row": QCoreApplication.translate("Review", "New row"),
        "delete_row": QCoreApplication.translate("Review", "Row taken out"),
        "order": QCoreApplication.translate("Review", "Other order of rows"),
    }[edit.kind]


def state(one: ProposedEdit | ReviewNote) -> str:
    """Return the word for what became of an edit or a note."""
    return {
        "open": QCoreApplication.translate("Review", "open"),
        "accepted": QCoreApplication.translate("Review", "accepted"),
        "rejected": QCoreApplication.translate("Review", "rejected"),
        "done": QCoreApplication.translate("Review", "closed"),
    }[one.state]


def who(author: str, date: str) -> str:
    """Return author and day as the document says them."""
    return words.listed([author or QCoreApplication.translate("Review", "unknown author"), date[:10]])


def compared(edit: ProposedEdit, session: Session) -> str:
    """Return the change of an edit for the screen, what is gone struck out and what is new underlined."""
    return as_html(differences(_text(edit, edit.old, session), _text(edit, edit.new, session)), theme.tokens())


def told(note: ReviewNote) -> str:
    """Return a note with the passage it is about, its replies and the user's answer."""
    t = theme.tokens()
    quiet = f"color: {t.secondary};"
    parts = [f'<p style="{quiet}">“{_lines(note.quoted)}”</p>'] if note.quoted else []
    parts.append(f"<p>{_lines(note.text)}</p>")
    parts += [f'<p><span style="{quiet}">{escape(who(r.author, r.date))}</span><br/>{_lines(r.text)}</p>'
              for r in note.replies]
    if note.answer:
        answer = QCoreApplication.translate("Review", "Your answer")
        parts.append(f'<p><span style="{quiet}">{escape(answer)}</span><br/>{_lines(note.answer)}</p>')
    return "".join(parts)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _text(edit: ProposedEdit, value: Json, session: Session) -> str:
    if edit.kind == "set":
        return shown(session.schema, edit.address, value, current())
    if edit.kind == "order":
        rows = session.project.rows(edit.address)
        listed = value if isinstance(value, list) else []
        return ", ".join(str(rows.index(str(row)) + 1) if row in rows else str(row) for row in listed)
    block = session.schema.tables.get(edit.where)
    cells = value if isinstance(value, dict) else {}
    if block is None:
        return "\n".join(str(cell) for cell in cells.values())
    lines = []
    for place in block.columns:
        name = place.address.rsplit("/", 1)[1]
        if cells.get(name) is not None:
            lines.append(f"{place.definition.label.get(current())}: {place.kind.show(cells[name], current())}")
    return "\n".join(lines)
