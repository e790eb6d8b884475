"""The second reader of Word files finds words that runs, tabs and line breaks part, in every part of the file."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from jcm_pdd.core.confidential.derive import Secret
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.public.pieces import EDGE
from jcm_pdd.files.public.proof import Prover, prove
from jcm_pdd.files.public.word_pieces import word_pieces

NAME = "Vexatrol Holdings"


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def document():
    """Return a Word file that says the name in many ways, each in a part or form of its own."""
    made = docx.Document()
    run = made.add_paragraph("Vexa").add_run("trol\tHoldings")
    made.paragraphs[0].add_run("next").add_break()
    made.add_table(1, 1).cell(0, 0).text = f"cell {NAME}"
    made.sections[0].header.paragraphs[0].text = f"header {NAME}"
    made.sections[0].footer.paragraphs[0].text = f"footer {NAME}"
    made.add_comment(run, text=f"comment {NAME}")
    made.core_properties.keywords = f"keyword {NAME}"
    return made


def test_each_part_is_read_as_a_person_reads_it(document):
    said = {piece.part: piece.text.split(EDGE) for piece in word_pieces(saved(document), "sent.zip > pdd.docx")}
    parts = {part.removeprefix("sent.zip > pdd.docx > "): texts for part, texts in said.items()}

    assert parts["word/document.xml"] == ["Vexatrol\tHoldingsnext\n", f"cell {NAME}"]
    assert [texts for part, texts in parts.items() if "header" in part] == [[f"header {NAME}"]]
    assert [texts for part, texts in parts.items() if "footer" in part] == [[f"footer {NAME}"]]
    assert parts["word/comments.xml"] == [f"comment {NAME}"]
    assert f"keyword {NAME}" in parts["docProps/core.xml"]


@pytest.mark.parametrize("between", ["\t", "\n", " "])
def test_a_name_parted_by_a_tab_or_a_line_break_stops_the_package(between: str):
    made = docx.Document()
    made.add_paragraph(f"built by Vexatrol{between}Holdings in 2027")
    with pytest.raises(Problem) as stopped:
        prove(Prover([Secret("participants/r1/name", (NAME,))]), "PDD.docx", saved(made))
    assert stopped.value.code == "public.leak"


def test_what_it_cannot_open_is_left_to_the_reader_of_parts(document):
    assert list(word_pieces(b"PK\3\4 word/document.xml")) == []
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as source, zipfile.ZipFile(target, "w") as changed:
        for entry in source.infolist():
            changed.writestr(entry, b"<w:broken" if entry.filename == "word/comments.xml" else source.read(entry))
    assert isinstance(list(word_pieces(target.getvalue())), list)
