"""Single hard places: notes, hyphens, ligatures, running heads, lists, equations, odd headings."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from invented_text import ENGLISH
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from text_pdf_makes import BODY, ruled
from text_word_makes import styled

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.model import OfficialText
from jcm_pdd.files.official.text.reading import read_text
from jcm_pdd.files.official.text.saying import lines
from jcm_pdd.files.opc import read_package, write_package


def drawn(*rows: str, size: tuple[float, float] = A4) -> OfficialText:
    """Return what is read of lines drawn one by one; ~x~ is set lower, ~!x~ higher; ^ opens a footnote."""
    ruled(ENGLISH)  # registers the fonts
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    at = size[1] - 80
    for row in rows:
        if row == "\f":
            canvas.showPage()
            at = size[1] - 80
            continue
        text = canvas.beginText(60, at)
        scale = 0.8 if row.startswith("^") else 1
        row = f"~!{row[1:].replace('^', '~')}" if row.startswith("^") else row  # noqa: PLW2901 (a footnote)
        for place, part in enumerate(row.split("~")):
            small = place % 2
            text.setFont(BODY, (7 if small else 11) * scale)
            text.setRise(-3 if small and not part.startswith("!") else 4 if small else 0)
            text.textOut(part.lstrip("!") if small else part)
        canvas.drawText(text)
        at -= 14 if row else 30
    canvas.save()
    return read_text(target.getvalue(), "text.pdf")


HEAD = ("A. Title of the methodology", "Cooling of widgets, Version 1.0", "", "B. Terms and definitions", "N/A", "",
        "C. Summary", "Widgets are cooled.", "", "D. Eligibility criteria", "")
TAIL = ("", "E. Emission sources and GHG types", "", "I. Data and parameters fixed ex ante", "")


def criteria(*rows: str, **how: Any) -> list[str]:
    return [one.text for one in drawn(*HEAD, *rows, *TAIL, **how).criteria]


def test_a_hyphen_made_by_the_line_end_goes_and_a_real_one_stays() -> None:
    found = criteria("Criterion 1: The plan names everybody who looks after the installa-",
                     "tion and its non-inverter motor of the maker, which is a non-",
                     "inverter one, and a high quality of high-",
                     "quality oil.")
    whole = ("The plan names everybody who looks after the installation and its non-inverter motor of the maker, "
             "which is a non-inverter one, and a high quality of high-quality oil.")
    assert found == [whole]


def test_ligatures_become_letters() -> None:
    assert criteria("Criterion 1: An even \ufb02ow and \ufb01lter.") == ["An even flow and filter."]


def test_a_footnote_is_kept_out_of_the_sentence_and_reported() -> None:
    text = drawn(*HEAD, "Criterion 1: The cooler is new~!1~ and it is tall.", *TAIL, *[""] * 12,
                 "^1^New means not older than a year.")
    assert [one.text for one in text.criteria] == ["The cooler is new and it is tall."]
    assert [note.text for note in text.report if note.code == "official_text.footnote"] == [
        "1 New means not older than a year."]


def test_numbered_paragraphs_keep_their_own_lists() -> None:
    found = criteria("1. The cooler is new. One of these is shown:", "    1. a paper;", "    2. a picture.",
                     "2. The cooler is tall.", "3. (i) It is blue.")
    assert found == ["The cooler is new. One of these is shown:\n1. a paper;\n2. a picture.",
                     "The cooler is tall.", "(i) It is blue."]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    """A page may be drawn sideways and shown upright by its Rotate entry."""
    rows = [*HEAD, "Criterion 1: The cooler is new.", "Criterion 2: The cooler is tall.", *TAIL]
    wide, high = A4 if turn in (0, 180) else (A4[1], A4[0])
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(wide, high))
    canvas.setPageRotation(turn)
    canvas.translate(*{0: (0, 0), 90: (wide, 0), 180: (wide, high), 270: (0, high)}[turn])
    canvas.rotate(turn)
    for number, row in enumerate(rows):
        canvas.drawString(60, A4[1] - 80 - 20 * number, row)
    canvas.save()
    text = read_text(target.getvalue(), "turned.pdf")
    assert [one.text for one in text.criteria] == ["The cooler is new.", "The cooler is tall."]


def test_a_gap_in_the_numbers_and_a_missing_section_are_said() -> None:
    text = drawn(*HEAD, "Criterion 1: One.", "Criterion 3: Three.", "", "I. Data and parameters fixed ex ante")
    found = {(note.code, note.where, note.text) for note in text.report}
    assert ("official_text.criteria_numbers", "Section D", "1, 3") in found
    assert ("official_text.section_missing", "Section E", "") in found
    assert any("E節：見つかりません" in line for line in lines(text, "ja"))


def test_a_code_in_the_running_head_beats_the_title() -> None:
    text = read_text(ruled(ENGLISH), "a.pdf")
    assert not any("JCM_TH" in one.text for one in text.criteria)
    assert drawn(*HEAD, "Criterion 1: One.", *TAIL).version == "01.0"


def test_text_without_sections_is_no_methodology() -> None:
    with pytest.raises(Problem, match="no_methodology"):
        drawn(*[f"Line {number} of a story about a cooler and its widgets." for number in range(20)])


def word(change: Any) -> OfficialText:
    document = docx.Document(io.BytesIO(styled(ENGLISH)))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return read_text(target.getvalue(), "a.docx")


def _cell(document: Any, words: str) -> Any:
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return next(cell for cell in cells if words in cell.text)


def test_an_equation_in_the_line_is_a_symbol() -> None:
    def change(document: Any) -> None:
        math = ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSub><m:e><m:r>'
                "<m:t>Q</m:t></m:r></m:e><m:sub><m:r><m:t>PJ,p</m:t></m:r></m:sub></m:sSub></m:oMath>")
        paragraph = _cell(document, "The coolant does not").paragraphs[0]
        paragraph.add_run(" It is ")
        paragraph._p.append(parse_xml(math))

    assert word(change).criteria[2].text.endswith(" It is Q_PJ,p")


def test_a_subscript_made_by_hand_is_one() -> None:
    def change(document: Any) -> None:
        paragraph = _cell(document, "The coolant does not").paragraphs[0]
        paragraph._p.append(parse_xml(
            f'<w:r {nsdecls("w")}><w:t xml:space="preserve"> See EF</w:t></w:r>'))
        paragraph._p.append(parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:position w:val="-6"/><w:sz w:val="16"/></w:rPr><w:t>grid</w:t></w:r>'))

    assert word(change).criteria[2].text.endswith(" See EF_grid")


def test_hidden_text_and_field_codes_are_no_words() -> None:
    def change(document: Any) -> None:
        paragraph = _cell(document, "The coolant does not").paragraphs[0]
        runs = ("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>", '<w:fldChar w:fldCharType="begin"/>',
                "<w:instrText>REF x</w:instrText>", '<w:fldChar w:fldCharType="separate"/>',
                '<w:t xml:space="preserve"> See 4.</w:t>', '<w:fldChar w:fldCharType="end"/>')
        for run in runs:
            paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{run}</w:r>"))

    text = word(change).criteria[2].text
    assert text.endswith("ready. See 4.")


def test_sources_beside_a_cell_that_spans_rows() -> None:
    def change(document: Any) -> None:
        old = next(table for table in document.tables
                   if len(table.rows) > 1 and "GHG types" in table.rows[1].cells[1].text)
        table = document.add_table(5, 3)
        rows = (("", *ENGLISH.source_head), ("Reference emissions", "Old cooler", "CO2"), ("", "Oil", "CH4"),
                ("Project emissions", "New cooler", "CO2"), ("", "Engine", "CO2"))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, value in zip(row.cells, texts, strict=True):
                cell.text = value
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(4, 0))
        old._tbl.addnext(table._tbl)
        old._tbl.getparent().remove(old._tbl)

    text = word(change)
    assert [(s.source, s.gas) for s in text.reference_sources] == [("Old cooler", "CO2"), ("Oil", "CH4")]
    assert [(s.source, s.gas) for s in text.project_sources] == [("New cooler", "CO2"), ("Engine", "CO2")]


def test_terms_written_as_lines_and_circled_criteria() -> None:
    def change(document: Any) -> None:
        terms = next(t for t in document.tables if t.rows[0].cells[0].text == "Terms")
        paragraph = document.add_paragraph("Widget cooler: A machine that cools widgets.")
        terms._tbl.addnext(paragraph._p)
        terms._tbl.getparent().remove(terms._tbl)
        wanted = next(t for t in document.tables if t.rows[0].cells[0].text == "Criterion 1")
        for number in (2, 1):
            wanted._tbl.addnext(document.add_paragraph(f"{'①②'[number - 1]} Words of {number}, 第１".strip())._p)
        wanted._tbl.getparent().remove(wanted._tbl)

    text = word(change)
    assert [(t.term, t.definition) for t in text.terms] == [("Widget cooler", "A machine that cools widgets.")]
    assert [(c.number, c.text) for c in text.criteria] == [(1, "Words of 1, 第１"), (2, "Words of 2, 第１")]


def test_words_after_the_table_of_criteria_are_reported_not_lost() -> None:
    def change(document: Any) -> None:
        table = next(t for t in document.tables if t.rows[0].cells[0].text == "Criterion 1")
        table._tbl.addnext(document.add_paragraph("Unless the committee says otherwise.")._p)

    text = word(change)
    assert [one.text for one in text.criteria] == [one.shown for one in ENGLISH.criteria]
    assert [(note.code, note.text) for note in text.report] == [
        ("official_text.left_over", "Unless the committee says otherwise.")]


def test_a_strict_package_and_a_text_box() -> None:
    parts = read_package(styled(ENGLISH))
    xml = parts["word/document.xml"].decode()
    box = ('<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Note'
           "</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>")
    parts["word/document.xml"] = xml.replace("<w:sectPr", box + "<w:sectPr", 1).encode()
    text = read_text(write_package(parts), "a.docx")
    assert [note.code for note in text.report] == ["official_text.text_box"]
