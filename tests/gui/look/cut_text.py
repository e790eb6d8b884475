"""Which words of a window are cut off: compares what every visible widget says with the room it has.

`cut(root)` names widget and text. A text that is shortened on purpose counts as whole when its tool tip has all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK, SORT_MARK, PADDINGS = 1, 12, 16
"""Pixels: what rounding may take, what a header keeps free for a mark of order, what stands beside its words."""


def cut(root: QWidget) -> list[str]:
    """Return every text below a widget that has less room than it needs."""
    found = [f"{_name(one)}: {text}" for one in [root, *root.findChildren(QWidget)] if one.isVisible()
             for text in (*_cut(one), *_outside(one))]
    return sorted(set(found))


def plain(text: str) -> str:
    """Return a text without its marks."""
    return QTextDocumentFragment.fromHtml(text).toPlainText() if re.search(r"</?[a-z]+[^>]*>", text) else text


def _name(one: QWidget) -> str:
    above = one.parentWidget()
    return f"{type(above).__name__}/{type(one).__name__}" if above is not None else type(one).__name__


def _cut(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel):
        yield from _label(one)
    elif isinstance(one, QTabBar):
        yield from _tabs(one)
    elif isinstance(one, QHeaderView):
        yield from _header(one)
    elif isinstance(one, QComboBox):
        yield from _combo(one)
    elif isinstance(one, QLineEdit):
        yield from _line(one)
    elif isinstance(one, QPlainTextEdit):
        yield from _placeholder(one)
    elif isinstance(one, QAbstractButton):
        yield from _button(one)
    elif isinstance(one, QScrollArea) and one.horizontalScrollBar().maximum() > 0:
        yield f"has to be moved sideways by {one.horizontalScrollBar().maximum()}"


def _label(one: QLabel) -> Iterator[str]:
    text = plain(one.text())
    if not text.strip() or (one.pixmap() is not None and not one.pixmap().isNull()):
        return
    if one.wordWrap():
        need = one.heightForWidth(one.width())
        if need > one.height() + SLACK:
            yield f"'{text[:60]}' needs {need} of height and has {one.height()}"
        return
    need_wide, need_high = one.sizeHint().width(), one.sizeHint().height()
    if need_wide > one.width() + SLACK and plain(one.toolTip()) != text:
        yield f"'{text[:60]}' needs {need_wide} and has {one.width()}"
    elif need_high > one.height() + SLACK:
        yield f"'{text[:60]}' needs {need_high} of height and has {one.height()}"


def _button(one: QAbstractButton) -> Iterator[str]:
    text = one.text()
    if not text or (isinstance(one, QToolButton) and one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
                    and not one.icon().isNull()):
        return
    need = one.sizeHint()
    if need.width() > one.width() + SLACK or need.height() > one.height() + SLACK:
        yield f"'{text[:60]}' needs {need.width()} x {need.height()} and has {one.width()} x {one.height()}"


def _tabs(one: QTabBar) -> Iterator[str]:
    for at in range(one.count()):
        if one.isTabVisible(at) and one.tabText(at):
            room = one.tabRect(at)
            if room.right() > one.width() + SLACK:
                yield f"tab '{one.tabText(at)}' ends at {room.right()} of {one.width()}"
            if one.fontMetrics().horizontalAdvance(one.tabText(at)) > room.width():
                yield f"tab '{one.tabText(at)}' needs more than {room.width()}"


def _header(one: QHeaderView) -> Iterator[str]:
    model = one.model()
    if model is None or one.orientation() == Qt.Orientation.Vertical:
        return
    for at in range(one.count()):
        text = str(model.headerData(at, one.orientation()) or "")
        if one.isSectionHidden(at) or not text.strip():
            continue
        need, has = one.sectionSizeFromContents(at).width(), one.sectionSize(at)
        whole = str(model.headerData(at, one.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        if one.defaultAlignment() & Qt.TextFlag.TextWordWrap:
            lines = one.fontMetrics().boundingRect(QRect(0, 0, has - PADDINGS, 1000),
                                                   int(Qt.TextFlag.TextWordWrap), text)
            need = has if lines.height() <= one.height() and lines.width() <= has else need
        if need > has + SORT_MARK and text not in plain(whole):
            yield f"column '{text}' needs {need} and has {has}"


def _combo(one: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    option.initFrom(one)
    option.editable = one.isEditable()
    room = one.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option,
                                      QStyle.SubControl.SC_ComboBoxEditField, one)
    need = one.fontMetrics().horizontalAdvance(one.currentText())
    if need > room.width() + SLACK and one.currentText() not in plain(one.toolTip()):
        yield f"'{one.currentText()[:60]}' needs {need} and has {room.width()}"


def _line(one: QLineEdit) -> Iterator[str]:
    text = one.placeholderText()
    if one.text() or not text:
        return
    margins = one.textMargins()
    room = one.contentsRect().width() - margins.left() - margins.right() - 4
    need = one.fontMetrics().horizontalAdvance(text)
    if need > room + SLACK and text not in plain(one.toolTip()):
        yield f"placeholder '{text}' needs {need} and has {room}"


def _placeholder(one: QPlainTextEdit) -> Iterator[str]:
    if one.toPlainText() or not one.placeholderText():
        return
    paper = QTextDocument(one.placeholderText())
    paper.setDefaultFont(one.font())
    paper.setTextWidth(one.viewport().width())
    if paper.size().height() > one.viewport().height() + 2 * paper.documentMargin():
        yield f"placeholder '{one.placeholderText()[:60]}' needs {paper.size().height():.0f} of height"


def _outside(one: QWidget) -> Iterator[str]:
    """Say what of a widget lies outside its parent and cannot be reached by scrolling."""
    above = one.parentWidget()
    if above is None or one.isWindow() or not _says(one) or isinstance(above.parentWidget(), QAbstractScrollArea):
        return
    if isinstance(above, QAbstractScrollArea | QTabBar):
        return
    room = QRect(0, 0, above.width() + SLACK, above.height() + SLACK)
    if not room.contains(one.geometry()):
        yield f"'{_says(one)[:60]}' stands outside its place: {one.geometry().getRect()} in {above.size().toTuple()}"
        return
    for other in above.children():
        if (isinstance(other, QWidget) and other is not one and other.isVisible() and not other.isWindow()
                and _says(other) and above.layout() is not None
                and one.geometry().adjusted(2, 2, -2, -2).intersects(other.geometry().adjusted(2, 2, -2, -2))):
            yield f"'{_says(one)[:40]}' lies over '{_says(other)[:40]}'"


def _says(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton | QLineEdit):
        return plain(one.text())
    return one.currentText() if isinstance(one, QComboBox) else ""
