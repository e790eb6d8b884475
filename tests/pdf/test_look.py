"""What stands where: styles, lists, tabs, headers, page numbers, repeated heads, outline, equations."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Pt

from jcm_pdd.files.pdf import make_pdf
from jcm_pdd.files.pdf.fonts import font_table, glyph_runs
from jcm_pdd.files.pdf.lines import set_lines
from jcm_pdd.files.pdf.model import Paragraph, ParagraphStyle, RunStyle, Span
from jcm_pdd.files.pdf.numbering import format_number
from jcm_pdd.files.pdf.read import read_document
from jcm_pdd.files.pdf.words import fragments

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines_of(text: str, width: float, align: str = "left") -> list[str]:
    style = RunStyle(size=10.0)
    lines, _ = set_lines(Paragraph([Span(text, style)], ParagraphStyle(align=align), style), width, 36.0)
    return ["".join(frag.text for _, frag in line.frags).strip() for line in lines]


def first_paragraph(docx: bytes) -> Paragraph:
    block = read_document(docx)[0].sections[0][1][0]
    assert isinstance(block, Paragraph)
    return block


def boxes(pdf: bytes, page: int = 0) -> dict[str, tuple[float, float, float, float]]:
    """Return each piece of text on a page with left, bottom, right, top."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    found = {}
    for index in range(text.count_rects()):
        box = text.get_rect(index)
        found[text.get_text_bounded(*box).strip()] = box
    return found


def test_lines_break_between_words_and_between_kanji_but_not_before_closing_marks():
    assert lines_of("one two three four five six", 60) == ["one two three", "four five six"]
    assert lines_of("一二三四五六。七八九十", 62) == ["一二三四五", "六。七八九十"]
    assert lines_of("一二三四五「六七」", 62) == ["一二三四五", "「六七」"]


def test_latin_words_in_japanese_text_stay_whole():
    assert lines_of("太陽光photovoltaic発電", 75) == ["太陽光", "photovoltaic発電"]


def test_subscripts_do_not_part_from_their_word():
    base, low = RunStyle(size=10.0), RunStyle(size=10.0, scale=0.65, rise=-0.12)
    atoms = [Span("emissions of CO", base), Span("2", low), Span(" fall", base)]
    just_without = sum(frag.width for frag in fragments("emissions of CO", base)) + 1.0
    lines, _ = set_lines(Paragraph(atoms, ParagraphStyle(), base), just_without, 36.0)
    assert ["".join(frag.text for _, frag in line.frags).strip() for line in lines] == ["emissions of", "CO2 fall"]


def test_justified_lines_reach_both_edges():
    style = RunStyle(size=10.0)
    paragraph = Paragraph(
        [Span("the quick brown fox jumps over it " * 4, style)], ParagraphStyle(align="justify"), style
    )
    lines, _ = set_lines(paragraph, 180.0, 36.0)
    ends = [max(x + frag.width for x, frag in line.frags if frag.text.strip()) for line in lines]
    assert all(end == pytest.approx(180.0, abs=3.0) for end in ends[:-1])


def test_styles_are_inherited_from_what_they_are_based_on(blank, save):
    styles = blank.styles
    styles["Normal"].font.name = "Times New Roman"
    base = styles.add_style("Base", 1)
    base.font.size, base.font.bold = Pt(17), True
    derived = styles.add_style("Derived", 1)
    derived.base_style, derived.font.italic = base, True
    blank.add_paragraph("text", style="Derived")
    atom = first_paragraph(save(blank)).atoms[0]
    assert isinstance(atom, Span)
    look = atom.style
    assert (look.size, look.bold, look.italic, look.role) == (17.0, True, True, "serif")


def test_fonts_come_from_the_shipped_ones_and_fall_back_by_character():
    families = {file.path.stem for file in font_table().files}
    runs = glyph_runs("tCO₂は≥3", "serif", False, False)
    assert "".join(text for _, text in runs) == "tCO₂は≥3"
    assert {look.face.name.removeprefix("jcm-") for look, _ in runs if look} <= families
    assert runs[0][0] is not None
    assert runs[0][0].face.name == "jcm-LiberationSerif-Regular"
    assert len({look.face.name for look, _ in runs if look}) == 2


def test_every_font_of_the_pdf_is_embedded(blank, save):
    blank.add_paragraph("Text 日本語 ☐")
    pdf = make_pdf(save(blank)).bytes
    fonts = pdf.count(b"/Subtype /TrueType")
    assert fonts == pdf.count(b"/FontFile2 ") == pdf.count(b"/ToUnicode ") == 3
    assert b"/Subtype /Type1" not in pdf


def test_lists_are_numbered_and_bulleted(blank, save, text_of):
    for style in ("List Number", "List Number", "List Bullet"):
        blank.add_paragraph("entry", style=style)
    assert text_of(make_pdf(save(blank)).bytes) == "1.entry2.entry•entry"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [(4, "lowerRoman", "iv"), (27, "upperLetter", "AA"), (3, "decimalZero", "03"), (2, "decimalEnclosedCircle", "②"),
     (2, "aiueo", "イ"), (12, "japaneseCounting", "十二"), (1, "hebrew1", None)],
)  # fmt: skip
def test_number_formats(value, form, text):
    assert format_number(value, form) == text


def test_header_and_footer_carry_live_page_numbers(blank, save, pages_of):
    section = blank.sections[0]
    section.header.paragraphs[0].text = "JCM_TH_F_PDD_ver02.0"
    for code in ("PAGE", "NUMPAGES"):
        field = f'<w:fldSimple {W} w:instr=" {code} "><w:r><w:t>99</w:t></w:r></w:fldSimple>'
        section.footer.paragraphs[0]._p.append(parse_xml(field))
    blank.add_paragraph("first").add_run().add_break(WD_BREAK.PAGE)
    blank.add_paragraph("second")
    first, second = pages_of(make_pdf(save(blank)).bytes)
    assert first.split() == ["JCM_TH_F_PDD_ver02.0", "first", "12"]
    assert second.split() == ["JCM_TH_F_PDD_ver02.0", "second", "22"]


def test_a_table_head_comes_again_on_every_page(blank, save, pages_of):
    table = blank.add_table(120, 2)
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    table.cell(0, 0).text = "HEAD"
    for number, row in enumerate(table.rows):
        row.cells[1].text = f"r{number}"
    pages = pages_of(make_pdf(save(blank)).bytes)
    assert len(pages) > 2
    assert [page.count("HEAD") for page in pages] == [1] * len(pages)


def test_a_heading_stays_with_the_table_below_it(blank, save, pages_of):
    for number in range(41):
        blank.add_paragraph(f"line {number}").paragraph_format.space_after = Pt(2)
    blank.add_paragraph("HEADING").paragraph_format.keep_with_next = True
    table = blank.add_table(1, 1)
    table.cell(0, 0).text = "BOX\n" * 12
    pages = pages_of(make_pdf(save(blank)).bytes)
    for page in pages:
        assert ("HEADING" in page) <= ("BOX" in page)


def test_a_page_break_before_the_first_paragraph_makes_no_empty_page(blank, save, pages_of):
    for text in ("one", "two"):
        blank.add_paragraph(text).paragraph_format.page_break_before = True
    assert [page.split() for page in pages_of(make_pdf(save(blank)).bytes)] == [["one"], ["two"]]


def test_landscape_sections_have_their_own_paper(blank, save):
    from docx.enum.section import WD_ORIENT

    blank.add_paragraph("upright")
    section = blank.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    blank.add_paragraph("wide")
    document = pypdfium2.PdfDocument(make_pdf(save(blank)).bytes)
    sizes = [page.get_size() for page in document]
    assert sizes[0] == pytest.approx(sizes[1][::-1], abs=0.5)
    assert sizes[1][0] > sizes[1][1]


def test_alignment_puts_text_where_it_belongs(blank, save):
    for text, align in (("lefty", WD_ALIGN_PARAGRAPH.LEFT), ("middle", WD_ALIGN_PARAGRAPH.CENTER),
                        ("righty", WD_ALIGN_PARAGRAPH.RIGHT)):  # fmt: skip
        blank.add_paragraph(text).alignment = align
    section = blank.sections[0]
    found = boxes(make_pdf(save(blank)).bytes)
    left, right = section.left_margin.pt, section.page_width.pt - section.right_margin.pt
    assert found["lefty"][0] == pytest.approx(left, abs=1.5)
    assert found["righty"][2] == pytest.approx(right, abs=1.5)
    assert (found["middle"][0] + found["middle"][2]) / 2 == pytest.approx((left + right) / 2, abs=1.5)


def test_text_keeps_inside_its_cell(blank, save):
    table = blank.add_table(1, 3)
    table.cell(0, 1).text = "W" * 300
    table.cell(0, 2).text = "next"
    found = boxes(make_pdf(save(blank)).bytes)
    rights = [box[2] for text, box in found.items() if text.startswith("WW")]
    assert rights
    assert max(rights) <= found["next"][0]


def test_headings_become_the_outline_and_the_title_is_kept(blank, save):
    blank.core_properties.title = "Project 計画"
    blank.add_heading("A. Description", 1)
    blank.add_heading("A.1. Title", 2)
    blank.add_heading("B. Method", 1)
    document = pypdfium2.PdfDocument(make_pdf(save(blank)).bytes)
    assert [(item.get_title(), item.level) for item in document.get_toc()] == [
        ("A. Description", 0), ("A.1. Title", 1), ("B. Method", 0)]  # fmt: skip
    assert document.get_metadata_dict()["Title"] == "Project 計画"


def test_a_skipped_heading_level_is_no_error(blank, save):
    blank.add_heading("deep first", 3)
    blank.add_heading("deeper", 6)
    document = pypdfium2.PdfDocument(make_pdf(save(blank)).bytes)
    assert [item.level for item in document.get_toc()] == [0, 1]


def test_pictures_are_drawn_and_large_ones_fit_the_page(blank, save):
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (300, 3000), "red").save(out, "PNG")
    out.seek(0)
    blank.add_picture(out, height=Pt(3000))
    result = make_pdf(save(blank))
    assert result.pages == 1
    assert result.simplified == ()
    image = pypdfium2.PdfDocument(result.bytes)[0].render().to_pil()
    assert (255, 0, 0) in {image.getpixel((image.width // 2 - dx, image.height // 2)) for dx in range(-200, 200, 20)}


EQUATION = """<w:p><m:oMath><m:sSub><m:e><m:r><m:t>RE</m:t></m:r></m:e><m:sub><m:r><m:t>p</m:t></m:r></m:sub></m:sSub>
<m:r><m:t>=</m:t></m:r><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i</m:t></m:r></m:sub><m:sup/>
<m:e><m:f><m:num><m:r><m:t>COP</m:t></m:r></m:num><m:den><m:r><m:t>η</m:t></m:r></m:den></m:f></m:e></m:nary>
<m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath></w:p>"""


def test_equations_print_every_sign(blank, save, put, text_of):
    put(blank, EQUATION)
    result = make_pdf(save(blank))
    assert sorted(text_of(result.bytes)) == sorted("REp=∑iCOPη(x)")
    assert result.simplified == ()


def test_an_equation_too_wide_for_its_cell_is_printed_on_lines(blank, save, text_of):
    table = blank.add_table(1, 8)
    wide = "".join("<m:r><m:t>verylongname</m:t></m:r>" for _ in range(9))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    fraction = f"<m:f><m:num>{wide}</m:num><m:den>{wide}</m:den></m:f>"
    table.cell(0, 0).paragraphs[0]._p.append(parse_xml(f'<m:oMath xmlns:m="{space}">{fraction}</m:oMath>'))
    assert text_of(make_pdf(save(blank)).bytes) == f"({'verylongname' * 9})/({'verylongname' * 9})"
