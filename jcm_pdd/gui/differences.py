"""What a new text changes in an old one, word by word; signs of Japanese count as words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape
from typing import Literal

from jcm_pdd.gui.theme_tokens import Tokens

Part = tuple[Literal["same", "gone", "new"], str]
_WORDS = re.compile(r"[^\W\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+|\s+|.", re.DOTALL)
LONGEST = 6000
"""Words beyond which the comparison would make the window wait; then the whole text is shown as replaced."""


def differences(old: str, new: str) -> list[Part]:
    """Return the two texts as one sequence of parts: the same in both, gone, new."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > LONGEST:
        return [part for part in (("gone", old), ("new", new)) if part[1]]
    parts: list[Part] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(("same", "".join(before[a:b])))
            continue
        if b > a:
            parts.append(("gone", "".join(before[a:b])))
        if d > c:
            parts.append(("new", "".join(after[c:d])))
    return parts


def as_html(parts: list[Part], t: Tokens) -> str:
    """Return parts for the screen: what is gone is struck out, what is new underlined, so that colour is no need."""
    looks = {"same": "", "gone": f"color: {t.error}; background: {t.error_soft}; text-decoration: line-through;",
             "new": f"color: {t.accent}; background: {t.accent_soft}; text-decoration: underline;"}
    html, last = "", ""
    for what, text in parts:
        gap = "&nbsp;" if last == "gone" and what == "new" else ""  # else "15" and "12" read as one number
        html += f'{gap}<span style="{looks[what]}">{escape(text)}</span>'.replace("\n", "<br/>")
        last = what
    return html
