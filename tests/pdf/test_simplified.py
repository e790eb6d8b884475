"""What is outside the closed list is printed more simply and said; text is never dropped in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.pdf import MissingGlyph, Simplified, make_pdf
from jcm_pdd.files.pdf.glyphs import missing_glyphs

RUN = "<w:r><w:t>{}</w:t></w:r>"
BOX = "<w:txbxContent><w:p><w:r><w:t>inside</w:t></w:r></w:p></w:txbxContent>"
CASES = {
    "tracked_change": (("<w:p><w:ins w:id='1'><w:r><w:t>new</w:t></w:r></w:ins><w:del w:id='2'><w:r>"
                       "<w:delText>old</w:delText></w:r></w:del></w:p>"), "new"),
    "text_box": ((f"<w:p>{RUN.format('before')}<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape>"
                 "</w:pict></w:r></w:p>"), "beforeinside"),
    "ruby": (("<w:p><w:r><w:ruby><w:rt><w:r><w:t>よしの</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>吉野</w:t></w:r>"
             "</w:rubyBase></w:ruby></w:r></w:p>"), "吉野（よしの）"),
    "hidden_text": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>", ""),
    "vertical_text": (("<w:tbl><w:tr><w:tc><w:tcPr><w:textDirection w:val='btLr'/></w:tcPr>"
                      "<w:p><w:r><w:t>up</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "up"),
    "floating_table": (("<w:tbl><w:tblPr><w:tblpPr w:vertAnchor='page'/></w:tblPr><w:tr><w:tc>"
                       "<w:p><w:r><w:t>float</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "float"),
    "right_to_left": ("<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>abc</w:t></w:r></w:p>", "abc"),
    "frame": ("<w:p><w:pPr><w:framePr w:w='100'/></w:pPr><w:r><w:t>framed</w:t></w:r></w:p>", "framed"),
    "unknown": ("<w:p><w:strange><w:r><w:t>kept</w:t></w:r></w:strange></w:p>", "kept"),
    "field": (("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SEQ Figure</w:instrText></w:r>"
              "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"), ""),
    "symbol": ("<w:p><w:r><w:sym w:font='Webdings' w:char='0041'/></w:r></w:p>", "A"),
    "shape": ("<w:p><w:r><w:pict><v:rect/></w:pict></w:r></w:p>", ""),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_simplified_things_are_listed_and_their_text_is_printed(code, blank, save, put, text_of):
    xml, text = CASES[code]
    put(blank, xml)
    result = make_pdf(save(blank))
    assert {item.code for item in result.simplified} == {code}
    assert text_of(result.bytes) == text


def test_the_place_of_a_simplified_thing_is_its_heading(blank, save, put):
    blank.add_heading("A.2. General description", 2)
    put(blank, CASES["frame"][0])
    assert make_pdf(save(blank)).simplified == (Simplified("frame", "A.2. General description: framed"),)


def test_footnotes_are_printed_at_the_end(blank, save, put, text_of):
    put(blank, f"<w:p>{RUN.format('text')}<w:r><w:footnoteReference w:id='4'/></w:r></w:p>")
    blank.add_paragraph("more")
    note = f"<w:footnote w:id='4'><w:p>{RUN.format('the note')}</w:p></w:footnote>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = f'<w:footnotes xmlns:w="{space}">{note}</w:footnotes>'.encode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), content, root, blank.part.package)
    blank.part.relate_to(part, kind)
    result = make_pdf(save(blank))
    assert text_of(result.bytes).replace("―", "") == "text1more1thenote"
    assert [item.code for item in result.simplified] == ["footnote"]


def test_alternate_content_is_printed_once(blank, save, put, text_of):
    choice = f"<mc:Choice Requires='wps'><w:r><w:pict>{BOX}</w:pict></w:r></mc:Choice>"
    put(blank, f"<w:p><mc:AlternateContent>{choice}{choice.replace('Choice', 'Fallback')}</mc:AlternateContent></w:p>")
    assert text_of(make_pdf(save(blank)).bytes) == "inside"


def test_content_controls_print_what_they_hold(blank, save, put, text_of):
    inner = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = inner.format(f"<w:tc><w:p>{inner.format(RUN.format('cell'))}</w:p></w:tc>")
    row = inner.format(f"<w:tr>{cell}</w:tr>")
    put(blank, inner.format(f"<w:p>{RUN.format('block')}</w:p>") + f"<w:tbl>{row}</w:tbl>")
    result = make_pdf(save(blank))
    assert text_of(result.bytes) == "blockcell"
    assert result.simplified == ()


def test_form_check_boxes_print_their_state(blank, save, put, text_of):
    box = ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>{}</w:checkBox>"
           "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
           "<w:r><w:fldChar w:fldCharType='end'/></w:r>")  # fmt: skip
    put(blank, f"<w:p>{box.format('<w:checked/>')}{box.format('')}</w:p>")
    assert text_of(make_pdf(save(blank)).bytes) == "☒☐"


def test_symbol_fonts_become_characters(blank, save, put, text_of):
    put(blank, "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p>")
    assert text_of(make_pdf(save(blank)).bytes) == "☑≥"


def test_a_character_that_no_font_has_is_reported_and_drawn_as_a_box(blank, save):
    import pypdfium2

    blank.add_paragraph("before ก after")
    result = make_pdf(save(blank))
    assert result.missing == (MissingGlyph("ก", "before ก after"),)
    blank.paragraphs[0].text = "before   after"
    without = pypdfium2.PdfDocument(make_pdf(save(blank)).bytes)[0].render().to_pil().convert("L")
    with_box = pypdfium2.PdfDocument(result.bytes)[0].render().to_pil().convert("L")
    assert sum(value < 128 for value in with_box.tobytes()) > sum(value < 128 for value in without.tobytes()) + 10


def test_scripts_the_fonts_hold_and_do_not_hold():
    assert missing_glyphs("Nguyễn Ө Ү Ω ₂ ≥ ° ′ ☐ ☒ ㎡ ① 𠮷 﨑 〜 ～ — tCO₂ e\u0301 “”") == ()
    assert missing_glyphs("ไทย x ខ") == ("ไ", "ท", "ย", "ខ")


def test_missing_characters_inside_equations_and_tables_are_found(blank, save):
    blank.add_table(1, 1).cell(0, 0).text = "ไ"
    assert [item.character for item in make_pdf(save(blank)).missing] == ["ไ"]


def test_every_code_has_a_sentence_in_both_languages():
    content = yaml.safe_load(data_path("resources", "messages", "problems", "pdf.yaml").read_text(encoding="utf-8"))
    package = Path(make_pdf.__code__.co_filename).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.glob("*.py"))
    used = set(re.findall(r'report\.add\(\s*"(\w+)"', source)) | set(re.findall(r'Simplified\("(\w+)"', source))
    used |= set(re.findall(r'code = "(\w+)"', source)) | {"linked_picture", "picture_missing", "footnote", "endnote"}
    known = {name.removeprefix("pdf.shown.") for name in content if name.startswith("pdf.shown.")}
    assert used == known
    raised = set(re.findall(r'Problem\("(pdf\.\w+)"', source))
    assert raised | {"pdf.missing_glyph"} == {name for name in content if not name.startswith("pdf.shown.")}
    for texts in content.values():
        assert {"en", "ja"} == set(texts)
        assert "{where}" in texts["en"]
        assert "{where}" in texts["ja"]


def test_other_files_are_refused():
    with pytest.raises(Problem) as told:
        make_pdf(b"%PDF-1.4")
    assert told.value.code == "package.unreadable"


def test_a_workbook_is_no_word_document():
    import io

    import openpyxl

    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(Problem) as told:
        make_pdf(out.getvalue())
    assert told.value.code == "pdf.not_word"
