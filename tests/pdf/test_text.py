"""Every character of the Word document is in the PDF, whatever it stands in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jcm_pdd.files.pdf import make_pdf
from tests.benchmarks.baseline import loop_seconds

LATIN = "The project reduces tCO₂ by ≥ 4,200 MWh/y at 13°35′45.2″N; ☐ no ☒ yes."
JAPANESE = "本プロジェクトは「高効率ターボ冷凍機」を導入し、二酸化炭素の排出を削減する。𠮷野工業・﨑山商事（東京）。"
NAMES = "Nguyễn Thị Ánh Đào; Монгол улсын Эрчим хүчний яам Өө Үү; Café Ångström"

ALPHABET = st.sampled_from("abc XYZ-,.()日本語あア、。「」ー₂≥°′☐ạөΩ01 ")
SENTENCES = st.text(ALPHABET, min_size=1, max_size=120)
# The reader of the test (pdfium) takes some hyphens for hyphenation and leaves them out, so the two
# random tests compare without hyphens; test_hyphens_are_there looks at the hyphens.


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u3000", "")


@pytest.mark.parametrize("text", [LATIN, JAPANESE, NAMES, LATIN + JAPANESE * 5 + NAMES])
def test_a_paragraph_comes_out_whole(text, blank, save, text_of):
    blank.add_paragraph(text)
    result = make_pdf(save(blank))
    assert squeezed(text) in text_of(result.bytes)
    assert result.missing == ()
    assert result.simplified == ()


def test_rare_kanji_outside_the_basic_plane_can_be_copied(blank, save, text_of):
    blank.add_paragraph("𠮷田")
    assert text_of(make_pdf(save(blank)).bytes) == "𠮷田"


def test_words_too_long_for_their_cell_are_broken_and_whole(blank, save, text_of):
    cells = blank.add_table(1, 4).rows[0].cells
    word = "A_very_long_identifier_without_any_spaces" * 5
    cells[1].text = word
    assert word in text_of(make_pdf(save(blank)).bytes)


def test_hyphens_are_there(blank, save, text_of):
    blank.add_paragraph("state-of-the-art tariff-2, 5-7 and -3")
    assert text_of(make_pdf(save(blank)).bytes) == "state-of-the-arttariff-2,5-7and-3"


def test_nested_tables_and_merged_cells_lose_nothing(blank, save, text_of):
    table = blank.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "downwards " * 30
    table.cell(0, 1).merge(table.cell(0, 2)).text = "across"
    inner = table.cell(1, 1).add_table(2, 2)
    inner.cell(1, 1).text = "innermost"
    text = text_of(make_pdf(save(blank)).bytes)
    assert text.count("downwards") == 30
    assert "across" in text
    assert "innermost" in text


def test_a_row_taller_than_a_page_prints_completely(blank, save, text_of):
    table = blank.add_table(2, 2)
    table.cell(0, 0).text = "\n".join(f"left{number:04}." for number in range(200))
    table.cell(0, 1).text = " ".join(f"right{number:04}." for number in range(900))
    table.cell(1, 0).text = "afterwards"
    result = make_pdf(save(blank))
    text = text_of(result.bytes)
    assert result.pages > 3
    assert [f"left{number:04}." in text for number in range(200)] == [True] * 200
    assert [f"right{number:04}." in text for number in range(900)] == [True] * 900
    assert "afterwards" in text


def test_rows_and_paragraphs_that_want_to_stay_whole_are_cut_rather_than_lost(blank, save, text_of):
    outer = blank.add_table(1, 1).cell(0, 0)
    inner = outer.add_table(1, 1)
    inner.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    inner.cell(0, 0).text = "\n".join(f"inner{number:03}." for number in range(180))
    paragraph = blank.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.text = " ".join(f"tied{number:04}." for number in range(1500))
    paragraph.paragraph_format.keep_together = True
    text = text_of(make_pdf(save(blank)).bytes)
    assert all(f"inner{number:03}." in text for number in range(180))
    assert all(f"tied{number:04}." in text for number in range(1500))


def test_no_single_line_of_a_cell_is_left_on_a_page(blank, save, pages_of):
    filler = blank.add_paragraph("filler")
    blank.add_table(1, 1).cell(0, 0).text = "alpha " * 60
    seen = set()
    for gap in range(540, 640, 7):
        filler.paragraph_format.space_after = Pt(gap)
        pages = pages_of(make_pdf(save(blank)).bytes)
        seen |= {sum("alpha" in line for line in page.splitlines()) for page in pages}
    assert 2 in seen
    assert 1 not in seen


def test_merged_cells_longer_than_their_rows_cross_pages_whole(blank, save, text_of):
    table = blank.add_table(60, 2)
    table.cell(0, 0).merge(table.cell(59, 0)).text = "\n".join(f"item{number:03}." for number in range(150))
    for number in range(60):
        table.cell(number, 1).text = f"row{number:03}."
    text = text_of(make_pdf(save(blank)).bytes)
    assert all(f"item{number:03}." in text for number in range(150))
    assert all(f"row{number:03}." in text for number in range(60))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(SENTENCES, min_size=1, max_size=12))
def test_random_paragraphs_lose_no_character(paragraphs, save, text_of):
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    wanted = squeezed("".join(paragraphs))
    assert text_of(make_pdf(save(document)).bytes).replace("-", "") == wanted.replace("-", "")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_tables_lose_no_character(data, save, text_of):
    import docx

    document = docx.Document()
    rows, columns = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 5))
    table = document.add_table(rows, columns)
    if data.draw(st.booleans()):
        end = (data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1)))
        table.cell(0, 0).merge(table.cell(*end))
    wanted = []
    for row in table.rows:
        for cell in {id(cell._tc): cell for cell in row.cells}.values():
            if not cell.text:
                cell.text = data.draw(SENTENCES) * data.draw(st.sampled_from((1, 1, 1, 40)))
                wanted.append(cell.text)
    found, expected = text_of(make_pdf(save(document)).bytes), squeezed("".join(wanted))
    assert sorted(found.replace("-", "")) == sorted(expected.replace("-", ""))


def test_the_same_document_gives_the_same_bytes_in_every_process(blank, save, tmp_path):
    blank.add_paragraph(LATIN + JAPANESE)
    blank.core_properties.title = "Same"
    path = tmp_path / "same.docx"
    path.write_bytes(save(blank))
    program = (
        "import hashlib, pathlib, sys; from jcm_pdd.files.pdf import make_pdf;"
        "print(hashlib.sha256(make_pdf(pathlib.Path(sys.argv[1]).read_bytes()).bytes).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(path)], env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert len(runs[0]) == 65


def test_the_package_is_light_until_a_pdf_is_made():
    program = (
        "import sys, jcm_pdd.files.pdf, jcm_pdd.files.pdf.glyphs;"
        "print([name for name in ('reportlab', 'lxml', 'docx', 'PIL', 'yaml') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.benchmark
def test_twenty_pages_take_about_a_second(blank, save):
    import time

    for number in range(20):
        blank.add_heading(f"Chapter {number}", 1)
        blank.add_paragraph(LATIN * 8)
        blank.add_paragraph(JAPANESE * 4)
        rows = blank.add_table(36, 4).rows
        for row in rows:
            for cell in row.cells:
                cell.text = "2,345 tCO₂"
    docx = save(blank)
    make_pdf(docx)
    start = time.perf_counter()
    result = make_pdf(docx)
    seconds = time.perf_counter() - start
    print(f"{result.pages} pages in {seconds:.2f} s")
    assert result.pages >= 20
    assert seconds / result.pages / loop_seconds() < 17.5  # 0.1 s a page on the reference machine
