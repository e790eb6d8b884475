"""A column in the middle of a page: as wide as reads well, with the same air on both sides."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jcm_pdd.gui import theme


def centred(page: QWidget, width: int) -> QWidget:
    """Return a widget in the middle of `page`, at most `width` pixels wide, for a layout of its own."""
    body = QWidget(page)
    body.setMaximumWidth(width)
    row = QHBoxLayout(page)
    row.setContentsMargins(theme.SPACE_8, theme.SPACE_6, theme.SPACE_8, theme.SPACE_6)
    row.addStretch(1)
    row.addWidget(body, 100)
    row.addStretch(1)
    return body


def put_in(area: QScrollArea, page: QWidget, at_once: bool = False) -> None:
    """Show another page in a scroll area; the one before goes in a later turn of the event loop.

    The button or field that asked for it may lie there and be at work, or Qt is just taking the keyboard from it:
    QScrollArea.setWidget would delete it at once, under Qt's own feet. With `at_once` the caller knows that nothing
    there is at work: a long page is deleted in a fifth of the time in which it is taken away, since Qt dresses what
    has no window any more.
    """
    before, held = area.widget(), QApplication.focusWidget()
    if before is not None:
        if held is not None and before.isAncestorOf(held):
            area.setFocus()  # else Qt would put the keyboard into whatever comes next
        if not at_once:
            area.takeWidget()
            before.deleteLater()
    area.setWidget(page)


def column_in(body: QWidget) -> QVBoxLayout:
    """Return a column without margins in `body`."""
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE_2)
    return column
