"""What a page of the help is, and the small subset of HTML its builders use."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jcm_pdd.core.text import Text

GROUPS = {
    "guide": Text(en="How to", ja="使い方"),
    "section": Text(en="Questions of the forms", ja="様式の質問"),
    "paper": Text(en="Working papers", ja="根拠資料・モニタリング準備"),
    "methodology": Text(en="Methodologies", ja="方法論"),
    "reference": Text(en="Reference tables", ja="参照表"),
    "look-up": Text(en="Look up", ja="一覧"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: `id` is also the address of the page (`help:ID`), `group` one of GROUPS."""

    id: str
    group: str
    title: Text
    words: str = ""
    """What a search finds besides the title before the page is built."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its body in HTML that Qt renders, and the same as plain text for the search."""

    id: str
    title: str
    body: str

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", self.body))).strip()


def esc(text: object) -> str:
    """Return text as HTML, line breaks kept."""
    return html.escape(str(text), quote=False).replace("\n", "<br>")


def heading(text: str, level: int = 2, anchor: str = "") -> str:
    """Return a heading; `anchor` is what a link can go to."""
    mark = f'<a name="{html.escape(anchor)}"></a>' if anchor else ""
    return f"<h{level}>{mark}{esc(text)}</h{level}>"


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph; `kind` is a class of the viewer's style: "hint" or "card"."""
    return f'<p class="{kind}">{esc(text)}</p>' if kind else f"<p>{esc(text)}</p>"


def items(lines: Iterable[str]) -> str:
    """Return a list of texts, nothing for none."""
    inside = "".join(f"<li>{esc(line)}</li>" for line in lines)
    return f"<ul>{inside}</ul>" if inside else ""


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return names and values, one pair a line; pairs without a value are left out."""
    lines = [f"<b>{esc(name)}</b>{': ' if name.isascii() else '：'}{esc(value)}" for name, value in rows if value]
    return f'<p class="hint">{"<br>".join(lines)}</p>' if lines else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table with a head."""
    first = "".join(f'<th align="left">{esc(cell)}</th>' for cell in head)
    rest = "".join("<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="5" width="100%"><tr>{first}</tr>{rest}</table>'


def link(target: str, text: str) -> str:
    """Return a link to another page (`ID` or `ID#ANCHOR`)."""
    return f'<a href="help:{html.escape(target)}">{esc(text)}</a>'
