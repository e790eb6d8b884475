"""The figure in documents and as a file: lines in Word and PDF, a picture for older programs, never an answer."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from figure_plants import CHILLERS, context_of, plant
from PIL import Image

from jcm_pdd.cli import main
from jcm_pdd.core.papers.figure import PLACE, figure_of
from jcm_pdd.core.papers.figure_scene import Scene, Stroke, Word, scene_of
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.making import make_pdd
from jcm_pdd.files.papers.figure_drawing import CAPTION, picture_of, png
from jcm_pdd.files.papers.figure_files import write_figure
from jcm_pdd.files.papers.figure_pdf import pdf
from jcm_pdd.files.papers.figure_svg import scene_from, svg
from jcm_pdd.files.pdf import make_pdf
from jcm_pdd.files.reading.parsing import Parsed, parse
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.pictures import MAX_HEIGHT_MM, is_drawn


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scene_of(figure_of(context_of(plant(3, 4))))


@pytest.fixture
def drawn(session: Session) -> Session:
    """The sample with meters, its own picture taken out and the drawn figure wanted."""
    session.set_stored(PLACE, None)
    session.set_text("figure_in_pdd", "yes")
    for at in (1, 2, 3):
        (row,) = session.add_rows("meters")
        session.set_texts({f"meters/{row}/tag": f"EM-0{at}", f"meters/{row}/parameter": f"{CHILLERS}/r{at}/EC_PJ"})
    return session


def reading(session: Session, data: bytes) -> Parsed:
    return parse(session, Source("pdd.docx", data, "word"))


def page_with(data: bytes, text: str) -> pypdfium2.PdfPage:
    document = pypdfium2.PdfDocument(data)
    return next(page for page in document if text in page.get_textpage().get_text_bounded())


def test_svg_comes_back_as_the_same_scene(scene: Scene) -> None:
    again = scene_from(svg(scene))
    assert again is not None
    assert len(again.shapes) == len(scene.shapes)
    assert svg(again) == svg(scene)


def test_other_svg_is_left_alone(scene: Scene) -> None:
    own = svg(scene)
    assert scene_from(b'<svg xmlns="http://www.w3.org/2000/svg"/>') is None
    assert scene_from(own.replace(b"</svg>", b'<image href="x"/></svg>')) is None
    assert scene_from(own[:300]) is None
    assert scene_from(own.replace(b"viewBox", b"viewbox")) is None


def test_svg_is_safe_for_any_label(session: Session) -> None:
    word = Word((1.0, 2.0), '<script>&"\x00\u2082冷凍機', 2.5)
    again = scene_from(svg(Scene(10.0, 10.0, (word,))))
    assert again is not None
    assert again.shapes[0] == Word((1.0, 2.0), '<script>&"\u2082冷凍機', 2.5)


def test_png_has_the_density_asked_for_and_shows_every_colour(scene: Scene) -> None:
    image = Image.open(io.BytesIO(png(scene, 220)))
    assert abs(image.width - scene.width / 25.4 * 220) <= 2
    assert abs(image.height - scene.height / 25.4 * 220) <= 2
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 24)}
    wanted = {shape.colour for shape in scene.shapes if isinstance(shape, Stroke) and not shape.dash}
    assert {tuple(bytes.fromhex(colour[1:])) for colour in wanted} <= colours


def test_an_endless_scene_is_brought_down_to_what_memory_holds() -> None:
    image = Image.open(io.BytesIO(png(Scene(5000.0, 5000.0, ()), 300)))
    assert image.width * image.height < 20_000_000


def test_pdf_holds_lines_and_words(scene: Scene) -> None:
    page = pypdfium2.PdfDocument(pdf(scene))[0]
    assert "MP12 EM-304" in page.get_textpage().get_text_bounded()
    kinds = [item.type for item in page.get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert kinds.count(pypdfium2.raw.FPDF_PAGEOBJ_PATH) > 100


def test_the_picture_fits_the_form(session: Session) -> None:
    for each in (1, 4, 12):
        picture = picture_of(context_of(plant(3, each)))
        image = Image.open(io.BytesIO(picture.data))
        assert picture.width_mm * image.height / image.width < MAX_HEIGHT_MM
        assert image.width / picture.width_mm * 25.4 >= 200
        assert is_drawn(picture.data)


def test_a_saved_png_is_the_users_own(scene: Scene) -> None:
    assert not is_drawn(png(scene, 220))


def test_word_gets_lines_and_a_picture_and_reads_neither_back(drawn: Session) -> None:
    data, notes = make_pdd(drawn)
    assert notes == ()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        document = package.read("word/document.xml").decode()
        types = package.read("[Content_Types].xml").decode()
    assert len([name for name in names if name.endswith(".svg")]) == 1
    assert "svgBlip" in document
    assert CAPTION in document
    assert "image/svg+xml" in types
    parsed = reading(drawn, data)
    assert PLACE not in parsed.found.values
    assert CAPTION not in json.dumps([one.text for one in parsed.found.not_understood])


def test_the_users_own_pictures_come_first_and_come_home(drawn: Session, tmp_path: Path) -> None:
    own = tmp_path / "own.png"
    Image.new("RGB", (30, 20), "red").save(own)
    drawn.attach(PLACE, own, "Own drawing")
    data, notes = make_pdd(drawn)
    assert notes == ()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        document = package.read("word/document.xml").decode()
    assert document.index("Own drawing") < document.index(CAPTION)
    stored = reading(drawn, data).found.values.get(PLACE, drawn.project.get(PLACE))
    assert isinstance(stored, list)
    assert [item["caption"] for item in stored if isinstance(item, dict)] == ["Own drawing"]


def test_the_pdf_of_the_pdd_shows_lines(drawn: Session) -> None:
    made = make_pdf(make_pdd(drawn)[0])
    assert not [one for one in made.simplified if "picture" in one.code]
    page = page_with(made.bytes, "MP1 EM-01")
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in [item.type for item in page.get_objects()]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_shows_the_same_figure_and_keeps_it_known(drawn: Session, tmp_path: Path) -> None:
    file = tmp_path / "pdd.docx"
    file.write_bytes(make_pdd(drawn)[0])
    for kind in ("pdf", "docx:MS Word 2007 XML"):
        subprocess.run(["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
                        "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(file)],
                       check=True, capture_output=True, timeout=180)
    page = page_with((tmp_path / "out" / "pdd.pdf").read_bytes(), CAPTION)
    pictures = [item for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    assert pictures
    with zipfile.ZipFile(tmp_path / "out" / "pdd.docx") as package:
        media = [package.read(name) for name in package.namelist() if re.search(r"media/.*\.png$", name)]
    assert sum(map(is_drawn, media)) == 1
    parsed = reading(drawn, (tmp_path / "out" / "pdd.docx").read_bytes())
    assert PLACE not in parsed.found.values


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_command_writes_the_figure(drawn: Session, tmp_path: Path, ending: str,
                                       capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    file, target = tmp_path / "plant.jcmpdd", tmp_path / f"figure.{ending}"
    drawn.save_as(file)
    drawn.journal.stop()
    assert main(["figure", str(file), "--to", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(target), "parts": 8, "meters": 3, "printed": True}
    assert target.read_bytes()[:5] in (b"<?xml", b"\x89PNG\r", b"%PDF-")
    assert main(["figure", str(file), "--to", str(tmp_path / "figure.tiff")]) == 2
    assert "figure.tiff" in capsys.readouterr().err


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"figure\.empty"):
        write_figure(figure_of(context_of({})), tmp_path / "x.svg")
