"""Accepting and rejecting tracked changes: the new text and the old text, exactly."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import docx
import pytest
from exported import documents
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from second_judge import ACCEPT, KEEP, REJECT, needed, saved
from tracked import Reviewed, texts

from jcm_pdd.files.opc import parse_xml, read_package, write_package
from jcm_pdd.files.reading.reviewed_changes import accepted, has_changes, rejected, settle
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import W

NS = f'xmlns:w="{W[1:-1]}"'
WHO = 'w:id="1" w:author="V" w:date="2026-05-11T10:20:00Z"'


def body(inner: str) -> etree._Element:
    return parse_xml(f"<w:document {NS}><w:body>{inner}</w:body></w:document>".encode())


def read(inner: str, accept: bool) -> list[str]:
    root = body(inner)
    settle(root, accept)
    left = {str(item.tag).rpartition("}")[2] for item in root.iter()}
    assert not left & {"ins", "del", "moveFrom", "moveTo", "delText", "cellIns", "cellDel", "rPrChange", "pPrChange"}
    return [paragraph_text(p) for p in root.iter(W + "p")]


def r(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


INS, DEL = f"<w:ins {WHO}>", f"<w:del {WHO}>"
T = "<w:t>a</w:t>"
END_INS = f"<w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>"
END_DEL = f"<w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>"

CASES = {
    "words": (f"<w:p>{r('a')}{DEL}{r('b', 'delText')}</w:del>{INS}{r('c')}</w:ins></w:p>", ["ab"], ["ac"]),
    "inserted then deleted by another": (f"<w:p>{INS}{r('a')}{DEL}{r('b', 'delText')}</w:del></w:ins></w:p>",
                                         [""], ["a"]),
    "a deletion that holds an insertion": (f"<w:p>{DEL}{r('a', 'delText')}{INS}{r('b')}</w:ins></w:del></w:p>",
                                          ["a"], [""]),
    "an end inserted": (f"<w:p>{END_INS}{r('a')}</w:p><w:p>{r('b')}</w:p>", ["ab"], ["a", "b"]),
    "an end deleted": (f"<w:p>{END_DEL}{r('a')}</w:p><w:p>{r('b')}</w:p>", ["a", "b"], ["ab"]),
    "three run together": (f"<w:p>{END_DEL}{r('a')}</w:p><w:p>{END_DEL}{r('b')}</w:p><w:p>{r('c')}</w:p>",
                           ["a", "b", "c"], ["abc"]),
    "a whole paragraph inserted": (f"<w:p>{r('a')}</w:p><w:p>{END_INS}{INS}{r('b')}</w:ins></w:p><w:p>{r('c')}</w:p>",
                                   ["a", "c"], ["a", "b", "c"]),
    "the last paragraph inserted": (f"<w:p>{r('a')}</w:p><w:p>{END_INS}{INS}{r('b')}</w:ins></w:p>", ["a"], ["a", "b"]),
    "moved": ((f'<w:p><w:moveFromRangeStart {WHO} w:name="m"/><w:moveFrom {WHO}>{r("x")}</w:moveFrom>'
              f'<w:moveFromRangeEnd w:id="1"/>{r("a")}</w:p><w:p>{r("b")}<w:moveTo {WHO}>{r("x")}</w:moveTo></w:p>'),
              ["xa", "b"], ["a", "bx"]),
    "a move without its other half": (f"<w:p>{r('a')}<w:moveFrom {WHO}>{r('x')}</w:moveFrom></w:p>", ["ax"], ["a"]),
    "a look": (f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>{T}</w:r></w:p>",
               ["a"], ["a"]),
    "a row": ((f"<w:tbl><w:tr><w:tc><w:p>{r('a')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:ins {WHO}/></w:trPr>"
              f"<w:tc><w:p>{INS}{r('b')}</w:ins></w:p></w:tc></w:tr><w:tr><w:trPr><w:del {WHO}/></w:trPr>"
              f"<w:tc><w:p>{DEL}{r('c', 'delText')}</w:del></w:p></w:tc></w:tr></w:tbl>"), ["a", "c"], ["a", "b"]),
    "a cell": ((f"<w:tbl><w:tr><w:tc><w:p>{r('a')}</w:p></w:tc><w:tc><w:tcPr><w:cellIns {WHO}/></w:tcPr>"
               f"<w:p>{r('b')}</w:p></w:tc><w:tc><w:tcPr><w:cellDel {WHO}/></w:tcPr><w:p>{r('c')}</w:p></w:tc></w:tr>"
               "</w:tbl>"), ["a", "c"], ["a", "b"]),
    "a table of inserted rows": ((f"<w:p>{r('a')}</w:p><w:tbl><w:tr><w:trPr><w:ins {WHO}/></w:trPr><w:tc><w:p/></w:tc>"
                                 "</w:tr></w:tbl>"), ["a"], ["a", ""]),
    "a cell must keep a paragraph": ((f"<w:tbl><w:tr><w:tc><w:p>{END_DEL}{DEL}{r('a', 'delText')}</w:del></w:p></w:tc>"
                                     "</w:tr></w:tbl>"), ["a"], [""]),
}


@pytest.mark.parametrize("name", CASES)
def test_old_text_and_new_text(name: str) -> None:
    inner, old, new = CASES[name]
    assert read(inner, accept=False) == old
    assert read(inner, accept=True) == new


def test_a_rejected_look_is_the_old_one() -> None:
    root = body(CASES["a look"][0])
    settle(root, False)
    assert [str(item.tag).rpartition("}")[2] for item in root.iter() if len(item) == 0] == ["i", "t"]


def test_a_document_without_changes_keeps_its_bytes(sample: Callable[[str], Session]) -> None:
    parts = read_package(documents(sample("th"))[0].data)
    assert not has_changes(parts)
    assert accepted(parts) == parts == rejected(parts)


@lru_cache(maxsize=1)
def plain() -> bytes:
    """A document of paragraphs and a table, made by python-docx."""
    import io

    document = docx.Document()
    for number in range(6):
        document.add_paragraph(f"Paragraph {number} of the text.")
    table = document.add_table(4, 3)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {at}"
    document.add_paragraph("The end.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 18), st.sampled_from(["retype", "insert", "delete"]), LINE), max_size=8),
       st.randoms(use_true_random=False))
def test_any_edits_accept_to_the_new_and_reject_to_the_old(
    changes: list[tuple[int, str, str]], rng: random.Random
) -> None:
    review = Reviewed(plain())
    old = [paragraph_text(p) for p in review.root.iter(W + "p")]
    paragraphs = list(review.root.iter(W + "p"))
    new: list[list[str]] = [[text] for text in old]
    done: set[int] = set()
    for at, what, text in changes:
        if at in done:
            continue
        done.add(at)
        in_cell = next(paragraphs[at].iterancestors(W + "tc"), None) is not None
        if what == "retype":
            review.retype(paragraphs[at], text, rng)
            new[at] = [text]
        elif what == "insert":
            review.insert_paragraph(paragraphs[at], text)
            new[at] = [old[at], text]
        elif not in_cell and at < 5 and at + 1 not in done and at - 1 not in done:
            review.delete_paragraph(paragraphs[at])
            done.add(at + 1)
            new[at] = []
    data = review.bytes()
    parts = read_package(data)
    for settled, wanted in ((rejected(parts), old), (accepted(parts), [text for some in new for text in some])):
        root = parse_xml(settled["word/document.xml"])
        assert [paragraph_text(p) for p in root.iter(W + "p")] == wanted
        assert not has_changes(settled)
        _python_docx_agrees(write_package(settled), root)


def _python_docx_agrees(data: bytes, root: etree._Element) -> None:
    import io

    document = docx.Document(io.BytesIO(data))
    outside = [paragraph_text(p) for p in root.find(W + "body").findall(W + "p")]
    assert [p.text for p in document.paragraphs] == outside



@needed
def test_libreoffice_settles_changes_to_the_same_text(tmp_path: Path) -> None:
    review = Reviewed(plain())
    first, second, third, fourth = list(review.root.iter(W + "p"))[:4]
    review.retype(first, "Another beginning.", random.Random(3))
    review.insert_paragraph(second, "A line between.")
    review.delete_paragraph(third)
    review.move_paragraph(fourth, review.paragraph("Paragraph 5 of the text."))
    review.retype(review.paragraph("cell 1"), "cell one")
    review.delete_row(review.row("cell 6"))
    review.insert_row(review.row("cell 3"), ["x", "y", "z"])
    data = review.bytes()
    parts = read_package(data)
    for what, ours in ((ACCEPT, accepted(parts)), (REJECT, rejected(parts))):
        assert texts(saved(data, tmp_path, what)) == texts(write_package(ours))
    again = read_package(saved(data, tmp_path, KEEP))
    assert has_changes(again)
    assert texts(write_package(accepted(again))) == texts(write_package(accepted(parts)))
    assert texts(write_package(rejected(again))) == texts(write_package(rejected(parts)))
