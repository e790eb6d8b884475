"""What the window calls marks: where, what is meant, and the menu entries that offer to mark something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from jcm_pdd.core.text import headed
from jcm_pdd.gui import words

if TYPE_CHECKING:
    from jcm_pdd.core.confidential import Mark
    from jcm_pdd.files.session import Session

SIGN = "▣"
"""Stands before whatever is marked, so that no colour has to say it."""
_LONGEST = 90


@lru_cache(maxsize=8)
def mark_icon(colour: str) -> QPixmap:
    """Return the sign as a small picture for cells: a square within a square."""
    picture = QPixmap(12, 12)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setPen(QColor(colour))
    painter.drawRect(1, 1, 9, 9)
    painter.fillRect(4, 4, 4, 4, QColor(colour))
    painter.end()
    return picture


def marked_word() -> str:
    """Return the word shown at what is marked."""
    return QCoreApplication.translate("Confidential", "confidential")


def what_is_meant(session: Session, mark: Mark, language: str) -> str:
    """Return where a mark is and what of it is meant, on one line."""
    from jcm_pdd.core.confidential import FILES
    from jcm_pdd.files.question_names import question_name

    name = question_name(mark.where, session.schema, session.project, language)
    if mark.is_row:
        return QCoreApplication.translate("Confidential", "{name}: the whole row").format(name=name)
    place = session.schema.place(mark.thing)
    if place is not None and place.definition.kind in FILES and mark.parts:
        return headed(name, words.commas(file_names(session, mark.thing, mark.parts)), language)
    if mark.parts:
        return headed(name, words.commas(words.quoted(short(part)) for part in mark.parts), language)
    return name


def file_names(session: Session, address: str, hashes: Sequence[str]) -> list[str]:
    """Return the names of files listed at an address."""
    stored = session.project.get(address)
    items = [item for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []
    return [str(item.get("name")) for item in items if str(item.get("sha256")) in hashes]


def short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST - 1]}…"


def offer(menu: QMenu, widget: QWidget, address: str, part: str = "") -> None:
    """Add what the menu of a field, text, cell or row offers about marks; nothing outside of the main window."""
    ask: Callable[[str, str], None] | None = getattr(
        getattr(getattr(widget.window(), "commands", None), "publishing", None), "ask", None)
    if ask is None or not address:
        return
    menu.addSeparator()
    words = QCoreApplication.translate("Confidential", "Mark these words as confidential…") if part else (
        QCoreApplication.translate("Confidential", "Mark as confidential…"))
    menu.addAction(words, lambda: ask(address, part))
