"""Underlines in a long text: English words nobody knows, and letters that are not English.

Looked for while nothing is typed, in the lines on screen alone, never under composition; typing waits for nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from jcm_pdd.core import spelling
from jcm_pdd.files.spelling import Speller, load_suggestions
from jcm_pdd.gui.editors.inputs import GrowingText
from jcm_pdd.gui.theme import tokens

IDLE_MS = 250
_BEYOND = 200
"""Letters looked at beyond the lines on screen, so that no word is cut."""


class SpellingMarks(QObject):
    """The underlines of one input; `wrong` lists (start, end, word) of those on screen, in positions of Qt."""

    _warmed = False

    def __init__(self, text: GrowingText, speller: Speller) -> None:
        super().__init__(text)
        self.text, self.speller = text, speller
        self.wrong: list[tuple[int, int, str]] = []
        self._shown: list[tuple[int, int, str, str]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.look)
        text.textChanged.connect(self.later)
        text.cursorPositionChanged.connect(self.later)
        text.verticalScrollBar().valueChanged.connect(self.later)

    def later(self) -> None:
        """Look when nothing has happened for a moment."""
        self._timer.start()

    def look(self) -> None:
        """Underline what is wrong in the lines on screen."""
        if self.text.composing() or not self.text.isVisible():
            if self.text.isVisible():
                self.later()
            return
        found = list(self._found())
        self.wrong = [(start, end, word) for start, end, kind, word in found if kind == "word"]
        colours = (tokens().error, tokens().open)
        if (found, colours) != (self._shown, getattr(self, "_colours", None)):
            self._shown, self._colours = found, colours
            self.text.setExtraSelections([self._mark(start, end, kind) for start, end, kind, _ in found])
        if self.wrong and not SpellingMarks._warmed:
            SpellingMarks._warmed = True  # the first menu must not wait for the library that finds near words
            threading.Thread(target=load_suggestions, daemon=True).start()

    def word_at(self, position: int) -> tuple[int, int, str] | None:
        """Return the wrong word at a position of the text, looked for now."""
        block = self.text.document().findBlock(position)
        near = position - block.position()
        for word, start, end in _placed(block, near - _BEYOND, near + _BEYOND, self.speller):
            if start <= position <= end:
                return start, end, word.text
        return None

    def _found(self) -> Iterator[tuple[int, int, str, str]]:
        view = self.text.viewport().rect()
        first = self.text.cursorForPosition(QPoint(0, 0)).position()
        last = self.text.cursorForPosition(QPoint(view.right(), view.bottom())).position()
        typing = self.text.textCursor().position() if self.text.hasFocus() else -1
        block = self.text.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            at = block.position()
            for word, start, end in _placed(block, first - at - _BEYOND, last - at + _BEYOND, self.speller):
                if end != typing:  # a word being typed is not wrong yet
                    yield start, end, "word", word.text
            for word, start, end in _foreign(block, first - at - _BEYOND, last - at + _BEYOND):
                yield start, end, "letters", word.text
            block = block.next()

    def _mark(self, start: int, end: int, kind: str) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(tokens().error if kind == "word" else tokens().open))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark


def _placed(block: QTextBlock, start: int, end: int, speller: Speller) -> Iterator[tuple[spelling.Word, int, int]]:
    text = block.text()
    begin, stop = _whole_words(text, start, end)
    for word in speller.unknown(text, begin, stop):
        yield word, *_in_qt(block, text, word)


def _foreign(block: QTextBlock, start: int, end: int) -> Iterator[tuple[spelling.Word, int, int]]:
    text = block.text()
    for word in spelling.not_english(text, max(start, 0), min(max(end, 0), len(text))):
        yield word, *_in_qt(block, text, word)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range that cuts no word, as near as may be; a chunk without spaces is given up after a while."""
    begin, stop = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while begin > 0 and not text[begin - 1].isspace() and start - begin < _BEYOND:
        begin -= 1
    while stop < len(text) and not text[stop].isspace() and stop - end < _BEYOND:
        stop += 1
    return begin, stop


def _in_qt(block: QTextBlock, text: str, word: spelling.Word) -> tuple[int, int]:
    """Return the positions of a word in the document: Qt counts letters outside the basic plane twice."""
    start, end = word.start, word.end
    if not text.isascii() and max(text[:end], default="") > "\uffff":
        start += sum(letter > "\uffff" for letter in text[:word.start])
        end = start + len(word.text) + sum(letter > "\uffff" for letter in word.text)
    return block.position() + start, block.position() + end
