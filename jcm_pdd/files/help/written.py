"""The pages written by hand: resources/help/pages/ID.LANGUAGE.md, a small subset of Markdown.

A page begins with lines `title:`, `for:` (what it is the help of: "page/ExportPage", "panel/Guide", "part/figure",
"section/a3") and `order:`, then a blank line. `{{Save as…}}` is a menu entry or button, written in English in both
languages and shown as the window says it (`{{Save as…@FigureTools}}` where parts of it say it
differently); `[text](help:ID)` goes to another page, `![text](file.png)` is a picture.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jcm_pdd.core.text import Text
from jcm_pdd.files.data import data_path
from jcm_pdd.files.help.page import Entry, Page
from jcm_pdd.files.help.words import of_window

SAID = re.compile(r"\{\{((?:[^{}]|\{\w+\})+)\}\}")
COUNT = re.compile(r"\s*[(（]?\{\w+\}[)）]?\s*")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"\[([^\]]+)\]\(help:([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A written page in one language before it is rendered."""

    id: str
    language: str
    title: str
    subjects: tuple[str, ...]
    order: int
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """The menu entries and buttons the page names, in English, with "@" and the part of the window."""
        return tuple(SAID.findall(self.text))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files of the pictures it shows."""
        return tuple(name for _, name in PICTURE.findall(self.text))

    @property
    def links(self) -> tuple[str, ...]:
        """The pages it leads to."""
        return tuple(target for _, target in LINK.findall(self.text))


@lru_cache(maxsize=1)
def sources() -> dict[tuple[str, str], Source]:
    """Return every written page by id and language, in their order."""
    found = [_read(path) for path in sorted(data_path("resources", "help", "pages").glob("*.md"))]
    return {(one.id, one.language): one for one in sorted(found, key=lambda one: (one.order, one.id, one.language))}


def entries() -> Iterator[Entry]:
    """Yield the lines of the written pages in the contents."""
    known = sources()
    for (name, language), one in known.items():
        if language == "en":
            yield Entry(name, "guide", Text(en=one.title, ja=known[name, "ja"].title))


def about(subject: str) -> tuple[str, ...]:
    """Return the ids of the pages about a part of the window."""
    return tuple(name for (name, language), one in sources().items() if language == "en" and subject in one.subjects)


def written_page(name: str, language: str) -> Page:
    """Return a written page; KeyError when there is none."""
    one = sources()[name, language]
    return Page(name, one.title, f"<h1>{html.escape(one.title)}</h1>" + render(one.text, language))


def render(text: str, language: str) -> str:
    """Return the subset of Markdown as HTML."""
    return "".join(_block(block, language) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _block(block: str, language: str) -> str:
    lines = block.strip().splitlines()
    title = re.match(r"(#{2,3}) (.+)", lines[0])
    if title:
        level = len(title[1])
        rest = "\n".join(lines[1:])
        return f"<h{level}>{_inline(title[2], language)}</h{level}>" + (_block(rest, language) if rest else "")
    for mark, tag in ((r"- ", "ul"), (r"\d+\. ", "ol")):
        if re.match(mark, lines[0]):
            points = re.split(rf"(?m)^{mark}", block.strip())[1:]
            inside = "".join(f"<li>{_inline(_joined(point, language), language)}</li>" for point in points)
            return f"<{tag}>{inside}</{tag}>"
    return f"<p>{_inline(_joined(block, language), language)}</p>"


def _joined(text: str, language: str) -> str:
    return ("" if language == "ja" else " ").join(line.strip() for line in text.strip().splitlines())


def _inline(text: str, language: str) -> str:
    safe = html.escape(text, quote=False)
    safe = PICTURE.sub(r'<img src="\2" alt="\1">', safe)
    safe = LINK.sub(r'<a href="help:\2">\1</a>', safe)
    safe = re.sub(r"`([^`]+)`", r"<code>\1</code>", safe)
    safe = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", safe)
    return SAID.sub(lambda m: f"<b>{_said(html.unescape(m[1]), language)}</b>", safe)


def _said(english: str, language: str) -> str:
    """Return a menu entry or button as the window says it, without the number that stands in it there."""
    text, _, part = english.partition("@")
    return html.escape(COUNT.sub("", of_window(text, language, part)), quote=False)


def _read(path: Path) -> Source:
    name, language, _ = path.name.split(".")
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    told = dict(line.split(":", 1) for line in head.splitlines())
    return Source(name, language, told["title"].strip(), tuple(told.get("for", "").split()),
                  int(told.get("order", "99")), text)
