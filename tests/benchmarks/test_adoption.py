"""Adopting a form: a real one has some twenty pages, most of them text that is no place at all."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "adoption"))

from foreign_forms import Maker
from more_forms import Layout

from jcm_pdd.files.adoption.adopt import adopt
from jcm_pdd.files.adoption.identity import Identity
from tests.benchmarks.baseline import ratio

NOBODY = Identity("", "", "")
# 1 s is some 175 loops. A form of twenty pages took 240 to 310 before likely headings alone were compared.
MOST, MOST_NESTED = 75, 130
SENTENCE = "Explain in words what the participants do here, number {}, and name the document that shows it to a reader."


def twenty_pages(maker: Maker) -> bytes:
    """Return a form of some 20 pages: 420 paragraphs of guidance and twelve tables of thirteen rows beside the form."""
    maker.parts_a()
    for number in range(420):
        maker.doc.add_paragraph(SENTENCE.format(number))
    maker.parts_bc()
    maker.parts_d()
    for number in range(12):
        maker.grid((f"Parameter {number}", "Unit", "Value", "Justification"), 12)
    return maker.bytes()


def test_a_form_of_twenty_pages_is_adopted_at_once() -> None:
    data = twenty_pages(Maker())
    assert len(adopt(data, "form.docx", NOBODY).match.matched) >= 22
    assert ratio(lambda: adopt(data, "form.docx", NOBODY), 3) <= MOST


def test_layout_tables_do_not_make_it_slow() -> None:
    data = twenty_pages(Layout())
    assert adopt(data, "form.docx", NOBODY).form.binding.frames
    assert ratio(lambda: adopt(data, "form.docx", NOBODY), 3) <= MOST_NESTED
