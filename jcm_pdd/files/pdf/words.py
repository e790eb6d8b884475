"""Cutting the atoms of a paragraph into words: the pieces between which a line may end, measured in their
fonts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from jcm_pdd.files.pdf.fonts import Look, chain, glyph_runs
from jcm_pdd.files.pdf.mathbox import MathBox, measure
from jcm_pdd.files.pdf.model import Atom, Break, Equation, PageField, Picture, RunStyle, Span, Tab
from jcm_pdd.files.pdf.omml import linear

WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\U0001b000-\U0001b2ff\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
)
TOKEN = re.compile(f"[ \u2000-\u2006\u2008-\u200a\u3000]+|\u200b|[{WIDE}]|[^ \u2000-\u2006\u2008-\u200b\u3000{WIDE}]+")
SPACES = frozenset(" \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000")
IS_WIDE = re.compile(f"[{WIDE}]")
# Characters that must not begin or end a line (JIS X 4051, the common part).
NO_START = frozenset(
    "、。，．・：；？！ー々ゝゞヽヾ〜～）］｝」』】〕〉》〙〗’”»‐゠–…‥°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}％ﾞﾟ｡｣､･"
)
NO_END = frozenset("（［｛「『【〔〈《〘〖‘“«([{￥＄£$¥#＃")
AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\w)[–—](?=\w)")
MISSING_WIDTH, SMALL_CAPS = 0.62, 0.8
ZERO_SPACE = "\u200b"
CONTROL = {
    code: " " if code in (9, 10, 13, 0x2028, 0x2029, 0x85) else None for code in [*range(32), 127, 0x2028, 0x2029, 0x85]
}


@dataclass(slots=True)
class Frag:
    """Something drawn in a line in one font: text, a missing character, a picture, an equation or a page
    number.
    """

    kind: str
    text: str
    width: float
    style: RunStyle
    look: Look | None = None
    size: float = 0.0
    up: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    gap: float = 0.0
    payload: Picture | MathBox | None = None


@dataclass(slots=True)
class Word:
    """Fragments that stay together, then the `space` after them; `kind` is word, tab, line or page."""

    kind: str = "word"
    frags: list[Frag] = field(default_factory=list)
    space: list[Frag] = field(default_factory=list)
    width: float = 0.0
    space_width: float = 0.0
    wide: bool = False


@lru_cache(maxsize=256)
def strut(style: RunStyle) -> tuple[float, float, float]:
    """Return ascent, descent and gap of an empty run, in points."""
    face = chain(style.role, style.bold, style.italic).first().face
    return face.ascent * style.size, face.descent * style.size, face.gap * style.size


def cut(atoms: list[Atom], room: float) -> list[Word]:
    """Return the words of a paragraph; pictures and equations must fit into `room`, the widest line."""
    cutter = _Cutter(room)
    for atom in atoms:
        if isinstance(atom, Span):
            cutter.text(atom.text, atom.style)
        elif isinstance(atom, (Tab, Break)):
            cutter.mark("tab" if isinstance(atom, Tab) else atom.kind, atom.style)
        elif isinstance(atom, PageField):
            cutter.page_field(atom)
        elif isinstance(atom, Picture):
            cutter.picture(atom)
        else:
            cutter.equation(atom)
    return cutter.words


class _Cutter:
    """Builds words; remembers the last character to judge whether a line may end between it and the next."""

    def __init__(self, room: float) -> None:
        self.words: list[Word] = []
        self.room = room
        self.last = ""

    def text(self, text: str, style: RunStyle) -> None:
        for token in TOKEN.findall(clean(text)):
            if token[0] in SPACES:
                self._space(token, style)
            elif ZERO_SPACE.startswith(token):
                self.last = "\u200b"
            else:
                for part in _hyphen_parts(token):
                    self._token(part, style)

    def _space(self, token: str, style: RunStyle) -> None:
        word = self.words[-1] if self.words and self.words[-1].kind == "word" else self._new()
        for frag in fragments(token, style):
            word.space.append(frag)
            word.space_width += frag.width
        self.last = " "

    def _token(self, token: str, style: RunStyle) -> None:
        wide = bool(IS_WIDE.match(token))
        word = self.words[-1] if self.words else None
        if word is None or word.kind != "word" or word.space or may_break(self.last, token[0]):
            word = self._new()
        word.wide = word.wide or wide
        self._add(word, fragments(token, style))
        self.last = token[-1]

    def _new(self, kind: str = "word") -> Word:
        self.words.append(Word(kind))
        return self.words[-1]

    def _add(self, word: Word, frags: tuple[Frag, ...] | list[Frag]) -> None:
        for frag in frags:
            word.frags.append(frag)
            word.width += frag.width

    def mark(self, kind: str, style: RunStyle) -> None:
        ascent, descent, gap = strut(style)
        word = self._new(kind)
        word.frags.append(Frag("strut", "", 0.0, style, None, style.size, 0.0, ascent, descent, gap))
        self.last = ""

    def page_field(self, atom: PageField) -> None:
        self._token(atom.shown, atom.style)
        word = self.words[-1]
        frag = word.frags[-1]
        word.frags[-1] = Frag(atom.kind, frag.text, frag.width, frag.style, frag.look, frag.size, frag.up,
                              frag.ascent, frag.descent, frag.gap)  # fmt: skip

    def picture(self, atom: Picture) -> None:
        shrink = min(1.0, self.room / atom.width)
        size = (atom.width * shrink, atom.height * shrink)
        word = self._new()
        self._add(word, [Frag("picture", "", size[0], RunStyle(), ascent=size[1], payload=atom)])
        self.last = "\u200b"

    def equation(self, atom: Equation) -> None:
        box = measure(atom.node)
        if box.width > self.room:
            for span in linear(atom.node):
                self.text(span.text, span.style)
            return
        word = (
            self.words[-1] if self.words and self.words[-1].kind == "word" and not self.words[-1].space else self._new()
        )
        frag = Frag("math", "", box.width, atom.node.style, ascent=box.ascent, descent=box.descent, payload=box)
        self._add(word, [frag])
        self.last = "a"


def _hyphen_parts(token: str) -> list[str]:
    """Cut a word after hyphens between letters, where a line may end."""
    if len(token) < 3:
        return [token]
    ends = [match.end() for match in AFTER_HYPHEN.finditer(token)]
    return [token[a:b] for a, b in zip([0, *ends], [*ends, len(token)], strict=True)] if ends else [token]


def may_break(last: str, char: str) -> bool:
    """Return whether a line may end between two neighbouring characters that are no spaces."""
    if not last:
        return False
    if last == "\u200b":
        return True
    if last in "-–—" and char.isalpha():
        return True
    if not (IS_WIDE.match(last) or IS_WIDE.match(char)):
        return False
    return char not in NO_START and last not in NO_END and last != "\u00a0" and char != "\u00a0"


def clean(text: str) -> str:
    """Return text as it is drawn: control characters gone, letters and their accents composed to one
    character.
    """
    text = text.translate(CONTROL)
    if not any(unicodedata.combining(char) for char in text) if not text.isascii() else False:
        return text
    if text.isascii():
        return text
    clusters: list[str] = []
    for char in text:
        if clusters and unicodedata.combining(char):
            clusters[-1] = unicodedata.normalize("NFC", clusters[-1] + char)
        else:
            clusters.append(char)
    return "".join(clusters)


@lru_cache(maxsize=32768)
def fragments(token: str, style: RunStyle) -> tuple[Frag, ...]:
    """Return a token as measured fragments, one for each font it needs."""
    if style.caps == "all":
        token = token.upper()
    elif style.caps == "small":
        parts = re.findall(r"[^\W\d_A-Z]+|(?:[\W\d_]|[A-Z])+", token)
        return tuple(
            f for part in parts for f in _runs(part.upper(), style, SMALL_CAPS if part != part.upper() else 1.0)
        )
    return _runs(token, style, 1.0)


def _runs(token: str, style: RunStyle, shrink: float) -> tuple[Frag, ...]:
    size = style.size * style.scale * shrink
    up = style.rise * style.size
    return tuple(
        frag
        for look, text in glyph_runs(token, style.role, style.bold, style.italic)
        for frag in (_missing(text, style, size, up) if look is None else [_drawn(look, text, style, size, up)])
    )


def _drawn(look: Look, text: str, style: RunStyle, size: float, up: float) -> Frag:
    face = look.face
    width = face.width(text) * size + style.spacing * len(text)
    if style.scale == 1.0 and not style.rise:
        ascent, descent, gap = face.ascent * size, face.descent * size, face.gap * size
    else:  # raised and lowered text does not spread the lines unless it really reaches out
        ascent, descent, gap = face.ascent * size * 0.85 + up, face.descent * size * 0.6 - up, 0.0
    return Frag("text", text, width, style, look, size, up, ascent, descent, gap)


def _missing(text: str, style: RunStyle, size: float, up: float) -> list[Frag]:
    width = MISSING_WIDTH * size
    return [Frag("missing", char, width, style, None, size, up, size * 0.8, size * 0.2) for char in text]
