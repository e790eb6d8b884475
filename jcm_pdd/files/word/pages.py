"""Where a filled form of our own layout may break: long rows let go of the next one, a total stays with its years.

The blank forms keep short tables whole. A table of many sites is taller than a page: kept whole it would leave its
heading alone on the page before. Official forms have other styles and are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import Element, W

LABEL, OWN = "FormLabel", "Form"
LONG = 6
"""Lines of a list that is kept with the next row."""
_BEFORE = (W + "pStyle",)


def let_go(inside: Element, count: int) -> None:
    """Part the row around an element from the next one when it holds a list of `count` lines that is long."""
    row = next(inside.iterancestors(W + "tr"), None) if inside.tag != W + "tr" else inside
    if row is not None and count > LONG:
        _keep(row, (LABEL,), "0")


def hold_total(last: Element) -> None:
    """Keep the last row of a list with the row of the total below it."""
    below = last.getnext()
    if below is not None and "".join(map(paragraph_text, below.iter(W + "p"))).lower().startswith("total"):
        _keep(last, (OWN,), None)


def _keep(row: Element, styles: tuple[str, ...], value: str | None) -> None:
    for paragraph in _own(row, styles):
        properties = paragraph.find(W + "pPr")
        if properties is None or properties.find(W + "keepNext") is not None:
            continue
        mark = etree.Element(W + "keepNext")
        if value is not None:
            mark.set(W + "val", value)
        properties.insert(sum(child.tag in _BEFORE for child in properties), mark)


def _own(row: Element, styles: tuple[str, ...]) -> Iterator[Element]:
    for paragraph in row.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val", "").startswith(styles):
            yield paragraph
