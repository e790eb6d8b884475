"""What a new text changes in an old one, as the screen shows it."""

from __future__ import annotations

from html import escape

from jcm_pdd.core.versions_words import LONGEST, Part, differences
from jcm_pdd.gui.theme_tokens import Tokens


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


__all__ = ["LONGEST", "Part", "as_html", "differences"]
