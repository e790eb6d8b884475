"""Setting words in lines: breaking, tab stops, alignment, line heights."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from jcm_pdd.files.pdf.model import Paragraph, ParagraphStyle
from jcm_pdd.files.pdf.words import Frag, Word, cut, strut

# Rounding must not push a word that just fits to the next line.
SLACK = 0.05
NARROWEST = 12.0
LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}


@dataclass(slots=True)
class Line:
    """A set line: fragments with their x from the text edge, `height` and the depth of the baseline in it."""

    frags: list[tuple[float, Frag]] = field(default_factory=list)
    height: float = 0.0
    baseline: float = 0.0
    page_break: bool = False


@dataclass(slots=True)
class _Open:
    """The line being filled: words with the x where each begins."""

    start: float
    x: float
    limit: float
    words: list[tuple[float, Word]] = field(default_factory=list)
    last_tab: int = 0

    def end(self) -> float:
        """Return where the last word ends, without the space behind it."""
        return self.words[-1][0] + self.words[-1][1].width if self.words else self.start


def set_lines(paragraph: Paragraph, width: float, default_tab: float) -> tuple[list[Line], bool]:
    """Return the lines of a paragraph in a column `width` points wide, and whether a page break ends it."""
    style = _fitted(paragraph.style, width)
    words = cut(paragraph.atoms, max(width - style.left - style.right, NARROWEST))
    setter = _Setter(paragraph, style, width, default_tab)
    return setter.set(words)


def _fitted(style: ParagraphStyle, width: float) -> ParagraphStyle:
    """Return the style with indents that leave room for text in a narrow column."""
    left, right = max(style.left, -72.0), max(style.right, -72.0)
    if left + max(style.first, 0.0) + right > width - NARROWEST:
        left, right, first = min(left, width * 0.2), min(max(right, 0.0), width * 0.2), 0.0
        return replace(style, left=max(left, 0.0), right=right, first=first)
    return replace(style, left=left, right=right, first=max(style.first, -left - 36.0))


class _Setter:
    def __init__(self, paragraph: Paragraph, style: ParagraphStyle, width: float, default_tab: float) -> None:
        self.paragraph, self.style = paragraph, style
        self.limit = width - style.right
        self.default_tab = max(default_tab, 1.0)
        self.lines: list[Line] = []
        self.open = self._begin(style.left + style.first)
        self.break_next = False

    def _begin(self, start: float) -> _Open:
        return _Open(start, start, self.limit)

    def set(self, words: list[Word]) -> tuple[list[Line], bool]:
        queue = words[::-1]
        while queue:
            word = queue.pop()
            if word.kind == "tab":
                self._tab(word, queue)
            elif word.kind in ("line", "page"):
                self.open.words.append((self.open.x, word))
                self._close(last=True)
                self.break_next = self.break_next or word.kind == "page"
            else:
                rest = self._word(word)
                if rest is not None:
                    queue.append(rest)
        ends_with_page = self.break_next and not self.open.words
        if self.open.words or not (self.lines and ends_with_page):
            self._close(last=True)
        return self.lines, ends_with_page

    def _word(self, word: Word) -> Word | None:
        """Put a word on the line; return what is still to be set (the word itself after a new line, or its
        rest).
        """
        line = self.open
        if line.x + word.width <= line.limit + SLACK:
            line.words.append((line.x, word))
            line.x += word.width + word.space_width
            return None
        if line.words:
            self._close(last=False)
            return word
        head, rest = split_word(word, line.limit - line.x)
        line.words.append((line.x, head))
        line.x += head.width + head.space_width
        if rest is not None:
            self._close(last=False)
        return rest

    def _tab(self, tab: Word, queue: list[Word]) -> None:
        line = self.open
        at, align, leader = self._stop(line.x)
        if at > line.limit + SLACK and align == "left" and line.words:
            self._close(last=False)
            line = self.open
            at, align, leader = self._stop(line.x)
        following = _until_tab(queue)
        if align == "right":
            at = max(line.x, min(at, line.limit) - following)
        elif align == "center":
            at = max(line.x, at - following / 2)
        _fill_tab(tab, line.x, at, leader)
        line.words.append((line.x, tab))
        line.x = at
        line.last_tab = len(line.words)

    def _stop(self, x: float) -> tuple[float, str, str]:
        """Return the next tab stop after x: where, alignment, leader."""
        hanging = self.style.first < 0 and x < self.style.left - 0.1
        for stop in self.style.tabs:
            if hanging and stop.at > self.style.left:
                break
            if stop.at > x + 0.1 and stop.align != "bar":
                return stop.at, {"decimal": "right"}.get(stop.align, stop.align), stop.leader
        if hanging:
            return self.style.left, "left", ""
        return (int((x + 0.1) / self.default_tab) + 1) * self.default_tab, "left", ""

    def _close(self, last: bool) -> None:
        line = Line(page_break=self.break_next)
        self.break_next = False
        _align(self.open, self.style.align, last)
        words = self.open.words
        for start, word in words:
            x = start
            for frag in word.frags + word.space:
                _join(line.frags, x, frag)
                x += frag.width
        self._height(line)
        self.lines.append(line)
        self.open = self._begin(self.style.left)

    def _height(self, line: Line) -> None:
        frags = [frag for _, frag in line.frags if frag.kind != "tab"]
        if frags:
            ascent = max(frag.ascent for frag in frags)
            descent = max(frag.descent for frag in frags)
            gap = max(frag.gap for frag in frags)
        else:
            ascent, descent, gap = strut(self.paragraph.mark)
        natural = max(ascent + descent + gap, 1.0)
        if self.style.line_rule == "exact" and all(frag.kind not in ("picture", "math") for frag in frags):
            line.height = self.style.line
            line.baseline = (line.height - natural) / 2 + gap / 2 + ascent
            return
        boxed = any(frag.kind in ("picture", "math") for frag in frags)
        if self.style.line_rule == "auto":
            line.height = natural * (1.0 if boxed else self.style.line)
        else:
            line.height = max(natural, self.style.line)
        line.baseline = line.height - natural + gap / 2 + ascent


def _until_tab(queue: list[Word]) -> float:
    """Return the width of what comes up to the next tab or break (`queue` holds the next word last)."""
    width = space = 0.0
    for word in reversed(queue):
        if word.kind != "word":
            break
        width += space + word.width
        space = word.space_width
    return width


def _fill_tab(tab: Word, x: float, at: float, leader: str) -> None:
    tab.width = at - x
    frag = tab.frags[0]
    sign = LEADERS.get(leader, "")
    tab.frags = [replace(frag, kind="tab", text=sign, width=tab.width)]


def _align(line: _Open, align: str, last: bool) -> None:
    """Move the words of a finished line to where its alignment wants them."""
    spare = line.limit - line.end()
    if spare <= 0 or not line.words or align == "left":
        return
    if align in ("center", "right"):
        shift = spare / 2 if align == "center" else spare
        line.words = [(x + shift, word) for x, word in line.words]
        return
    gaps = [
        place for place in range(max(line.last_tab, 1), len(line.words))
        if line.words[place - 1][1].space or (line.words[place - 1][1].wide and line.words[place][1].wide)
    ]  # fmt: skip
    gaps = [place for place in gaps if place > line.last_tab]
    if last or not gaps:
        return
    extra, moved = spare / len(gaps), 0.0
    opening = set(gaps)
    for place, (x, word) in enumerate(line.words):
        moved += extra if place in opening else 0.0
        line.words[place] = (x + moved, word)


def _join(frags: list[tuple[float, Frag]], x: float, frag: Frag) -> None:
    """Add a fragment to a line; text that goes on in the same font where the last ended becomes one with it."""
    if frags and frag.kind == "text":
        start, last = frags[-1]
        same = last.kind == "text" and last.look is frag.look and last.style is frag.style and last.size == frag.size
        if same and abs(start + last.width - x) < SLACK:
            text, width = last.text + frag.text, last.width + frag.width
            frags[-1] = (start, replace(last, text=text, width=width))
            return
    frags.append((x, frag))


def split_word(word: Word, room: float) -> tuple[Word, Word | None]:
    """Cut a word that is wider than a whole line; the head holds at least one character or one picture."""
    head, rest = Word(word.kind, wide=word.wide), Word(word.kind, wide=word.wide)
    for place, frag in enumerate(word.frags):
        if head.width + frag.width <= room + SLACK:
            head.frags.append(frag)
            head.width += frag.width
            continue
        first, second = _split_frag(frag, room - head.width, must=not head.frags)
        head.frags += [first] if first is not None else []
        rest.frags = ([second] if second is not None else []) + word.frags[place + 1 :]
        break
    head.width = sum(frag.width for frag in head.frags)
    rest.width = sum(frag.width for frag in rest.frags)
    last = rest if rest.frags else head
    last.space, last.space_width = word.space, word.space_width
    return head, rest if rest.frags else None


def _split_frag(frag: Frag, room: float, must: bool) -> tuple[Frag | None, Frag | None]:
    if frag.kind != "text" or frag.look is None or len(frag.text) < 2:
        return (frag, None) if must else (None, frag)
    widths = [frag.look.face.width(char) * frag.size + frag.style.spacing for char in frag.text]
    count, width = 0, 0.0
    while count < len(widths) and width + widths[count] <= room + SLACK:
        width += widths[count]
        count += 1
    count = max(count, 1 if must else 0)
    if count == 0:
        return None, frag
    if count == len(widths):
        return frag, None
    if not must or count > 1:
        nice = max(frag.text.rfind(sign, 0, count) for sign in "/?&=._-") + 1
        count = nice if nice > count * 0.5 else count
    first, second = frag.text[:count], frag.text[count:]
    return (
        replace(frag, text=first, width=sum(widths[:count])),
        replace(frag, text=second, width=sum(widths[count:])),
    )
