"""Where a filled form may break: a long list lets go of the next row, a total stays with the year before it."""

from __future__ import annotations

from lxml import etree

from jcm_pdd.files.word.pages import LONG, hold_total, let_go
from jcm_pdd.files.word.tree import Element, W


def table(*rows: tuple[str, list[str]], style: str = "Form") -> Element:
    """Return a table of labels, each with a cell of paragraphs beside it."""
    made = etree.Element(W + "tbl")
    for label, texts in rows:
        row = etree.SubElement(made, W + "tr")
        for kind, said in (("Label", [label]), ("Text", texts)):
            cell = etree.SubElement(row, W + "tc")
            for text in said:
                paragraph = etree.SubElement(cell, W + "p")
                properties = etree.SubElement(paragraph, W + "pPr")
                etree.SubElement(properties, W + "pStyle").set(W + "val", style + kind)
                etree.SubElement(properties, W + "jc").set(W + "val", "left")
                etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = text
    body = etree.Element(W + "body")
    body.append(made)
    return body


def marks(body: Element) -> list[list[str | None]]:
    """Return for each row what its paragraphs say about the next row."""
    return [[None if (mark := p.find(f"{W}pPr/{W}keepNext")) is None else mark.get(W + "val", "1")
             for p in row.iter(W + "p")] for row in body.iter(W + "tr")]


def test_a_row_with_a_long_list_lets_go_of_the_next_one() -> None:
    body = table(("Country", ["Thailand"]), ("Region", ["(1) Site", "(2) Site"]), ("City", ["one", "two"]))
    rows = list(body.iter(W + "tr"))
    let_go(rows[1][1], LONG + 1)
    let_go(rows[2][1], LONG)
    assert marks(body) == [[None, None], ["0", None, None], [None, None, None]]
    assert [child.tag for child in rows[1].find(f".//{W}pPr")] == [W + "pStyle", W + "keepNext", W + "jc"]


def test_a_total_stays_with_the_year_before_it() -> None:
    body = table(("Year", ["tCO2"]), ("2026", ["10"]), ("2027", ["12"]), ("Total (tCO2e)", ["22"]))
    rows = list(body.iter(W + "tr"))
    hold_total(rows[1])
    hold_total(rows[2])
    hold_total(rows[3])
    assert marks(body) == [[None, None], [None, None], ["1", "1"], [None, None]]


def test_official_forms_are_left_as_they_are() -> None:
    body = table(("Region", ["site"] * 20), ("2027", ["12"]), ("Total", ["22"]), style="Official")
    before = etree.tostring(body)
    let_go(next(body.iter(W + "tr"))[1], 20)
    hold_total(list(body.iter(W + "tr"))[1])
    assert etree.tostring(body) == before
