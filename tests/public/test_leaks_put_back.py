"""A secret put back by hand, wherever it may stand in a file, is found and named; what is no secret is let through."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from public_seeding import Packed, picture

from jcm_pdd.core.confidential import mark_edit
from jcm_pdd.core.confidential.derive import Secret
from jcm_pdd.core.confidential.needles import Needles
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.export import steps_of, version_of
from jcm_pdd.files.public.making import cleaned
from jcm_pdd.files.public.proof import Prover, prove
from jcm_pdd.files.session import Session

NAME, LOGO = "Vexatrol Holdings", picture("Kestrelwood yard")
PROVER = Prover([Secret("participants/r1/name", (NAME,)), Secret("a/r1/EG", (), Decimal("1450.37"), "MWh/p"),
                 Secret("a/r1/picture", ("Kestrelwood yard",), files=(
                     hashlib.sha256(LOGO).hexdigest(),)), Secret("people", ("佐藤秘密",))])
W = 'xmlns:w="w" xmlns:wp="wp"'
WORD: dict[str, tuple[str, str]] = {
    "split over runs": ("word/document.xml", "<w:r><w:t>Vexa</w:t></w:r><w:r><w:t>trol Holdings</w:t></w:r>"),
    "other case and width": ("word/document.xml", "<w:p><w:t>ＶＥＸＡＴＲＯＬ holdings</w:t></w:p>"),
    "header": ("word/header2.xml", f"<w:p><w:t>{NAME}</w:t></w:p>"),
    "footer": ("word/footer1.xml", f"<w:p><w:t>{NAME}</w:t></w:p>"),
    "comment": ("word/comments.xml", f"<w:comment w:author='x'><w:p><w:t>ask {NAME}</w:t></w:p></w:comment>"),
    "author of a comment": ("word/comments.xml", f'<w:comment w:author="{NAME}"/>'),
    "deleted in a tracked change": ("word/document.xml", f"<w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del>"),
    "inserted in a tracked change": ("word/document.xml", f"<w:ins><w:r><w:t>{NAME}</w:t></w:r></w:ins>"),
    "alternative text": ("word/document.xml", f'<wp:docPr id="1" descr="Roof of {NAME}"/>'),
    "title of the properties": ("docProps/core.xml", f"<dc:title>{NAME}</dc:title>"),
    "company of the properties": ("docProps/app.xml", f"<Company>{NAME}</Company>"),
    "custom property": ("docProps/custom.xml", f"<property><vt:lpwstr>{NAME}</vt:lpwstr></property>"),
    "target of a link": ("word/_rels/document.xml.rels", f'<Relationship Target="C:/{NAME}/a.docx"/>'),
    "target of a link, encoded": ("word/_rels/document.xml.rels", '<Relationship Target="C:/Vexatrol%20Holdings"/>'),
    "remark in the file": ("word/document.xml", f"<!-- {NAME} -->"),
    "text field data": ("customXml/item1.xml", f"<data>{NAME}</data>"),
    "Japanese name": ("word/document.xml", "<w:p><w:t>担当：佐藤 秘密</w:t></w:p>"),
    "number in a sentence": ("word/document.xml", "<w:p><w:t>generates 1,450.37 MWh</w:t></w:p>"),
    "number split over runs": ("word/document.xml", "<w:p><w:t>1,45</w:t><w:t>0.37</w:t></w:p>"),
}
SHEET: dict[str, tuple[str, str]] = {
    "shared text": ("xl/sharedStrings.xml", "<si><r><t>Vexatrol </t></r><r><t>Holdings</t></r></si>"),
    "cell": ("xl/worksheets/sheet1.xml", "<c><v>1450.37</v></c>"),
    "cached value in other units": ("xl/worksheets/sheet1.xml", "<c><f>A1*1000</f><v>1450370</v></c>"),
    "cached value with a float's tail": ("xl/worksheets/sheet1.xml", "<c><v>1450.3699999999999</v></c>"),
    "constant in a formula": ("xl/worksheets/sheet1.xml", "<c><f>1450.37*2</f></c>"),
    "hidden sheet": ("xl/workbook.xml", f'<sheet name="{NAME}" state="veryHidden"/>'),
    "defined name": ("xl/workbook.xml", f'<definedName name="x">"{NAME}"</definedName>'),
    "data validation": ("xl/worksheets/sheet1.xml", f'<formula1>"yes,{NAME}"</formula1>'),
    "prompt of a data validation": ("xl/worksheets/sheet1.xml", f'<dataValidation prompt="ask {NAME}"/>'),
    "number format": ("xl/styles.xml", '<numFmt formatCode="[=1450.37]#,##0.00;General"/>'),
    "note": ("xl/comments1.xml", f"<text><r><t>{NAME}</t></r></text>"),
    "chart data": ("xl/charts/chart1.xml", "<c:pt><c:v>1450.37</c:v></c:pt>"),
    "page header": ("xl/worksheets/sheet1.xml", f"<oddHeader>&amp;L{NAME}</oddHeader>"),
}
NUMBERS = ("1450.37", "1,450.37", "1 450.37", "1 450,37", "1.450,37", "1450,37", "１４５０．３７", "1,450,370 kWh",
           "1.45037 GWh", "5,221.332 GJ", "1'450.37", "1\u202f450.37", "1.45037E3", "1,450.4", "145037e-2")
FINE = ("1,451.37", "450.37", "14,503.7", "1450", "21,450.37", "1,450.375", "2026-11-22", "Vexatrolo Holding",
        "The holdings of Vexa", "1 450 371")


def package_of(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip with parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def xml(content: str) -> str:
    """Return a part with a root."""
    return f'<?xml version="1.0" encoding="UTF-8"?><root {W}>{content}</root>'


@pytest.mark.parametrize("case", [*WORD, *SHEET])
def test_a_secret_in_any_part_is_found_with_file_part_and_place(case: str) -> None:
    part, content = (WORD | SHEET)[case]
    data = package_of({"[Content_Types].xml": xml(""), part: xml(f"<w:p><w:t>Nothing</w:t></w:p>{content}")})
    with pytest.raises(Problem) as caught:
        prove(PROVER, "out.docx", data)
    assert caught.value.code == "public.leak"
    assert (caught.value.where, caught.value.arguments["part"]) == ("out.docx", part)
    assert int(caught.value.arguments["place"]) >= 1
    assert NAME not in str(caught.value)
    assert "1450" not in str(caught.value)


@pytest.mark.parametrize("case", ["clean", *FINE])
def test_what_is_no_secret_is_let_through(case: str) -> None:
    prove(PROVER, "out.docx", package_of({"word/document.xml": xml(f"<w:p><w:t>about {case} in all</w:t></w:p>")}))


@pytest.mark.parametrize("written", NUMBERS)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    data = package_of({"word/document.xml": xml(f"<w:p><w:t>in all {written} a year</w:t></w:p>")})
    with pytest.raises(Problem):
        prove(PROVER, "out.docx", data)


def test_sizes_and_places_of_drawings_are_no_numbers_of_a_project() -> None:
    data = package_of({"word/document.xml": xml('<wp:extent cx="1450.37"/><wp:posOffset>1450370</wp:posOffset>')})
    prove(PROVER, "out.docx", data)


def _in_workbook_in_document() -> bytes:
    inner = package_of({"xl/worksheets/sheet1.xml": xml("<c><v>1450.37</v></c>")})
    return package_of({"word/embeddings/sheet.xlsx": inner})


def _pdf(**about: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 720, about.get("text", "Nothing"))
    if "more" in about:
        canvas.drawString(72, 700, about["more"])
    if "title" in about:
        canvas.setTitle(about["title"])
    if "note" in about:
        canvas.textAnnotation(about["note"], Rect=[0, 0, 100, 100])
    if "outline" in about:
        canvas.bookmarkPage("one")
        canvas.addOutlineEntry(about["outline"], "one")
    canvas.save()
    return stream.getvalue()


def _with_attachment(name: str, data: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(_pdf())
    document.new_attachment(name).set_data(data)
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "file name": (f"{NAME}.docx", lambda: package_of({"a.xml": xml("")})),
    "name of a part": ("a.zip", lambda: package_of({f"{NAME}/a.xml": xml("")})),
    "workbook in a document": ("a.docx", _in_workbook_in_document),
    "the very picture": ("a.docx", lambda: package_of({"word/media/image1.png": LOGO})),
    "PNG text": ("a.png", lambda: picture("Vexatrol Holdings")),
    "EXIF": ("a.jpg", lambda: picture("Vexatrol Holdings", "jpeg")),
    "UTF-16 bytes": ("a.bin", lambda: b"\0\1" + NAME.encode("utf-16-le") + b"\0\2"),
    "PDF text": ("a.pdf", lambda: _pdf(text=f"Roof of {NAME} in Rayong")),
    "PDF text over two lines": ("a.pdf", lambda: _pdf(text="Roof of Vexatrol", more="Holdings in Rayong")),
    "PDF title": ("a.pdf", lambda: _pdf(title=NAME)),
    "PDF outline": ("a.pdf", lambda: _pdf(outline=f"About {NAME}")),
    "PDF note": ("a.pdf", lambda: _pdf(note=f"ask {NAME}")),
    "PDF number": ("a.pdf", lambda: _pdf(text="1,450.37 MWh")),
    "PDF attachment": ("a.pdf", lambda: _with_attachment("a.txt", f"paid by {NAME}".encode())),
    "name of a PDF attachment": ("a.pdf", lambda: _with_attachment(f"{NAME}.txt", b"nothing")),
    "picture attached to a PDF": ("a.pdf", lambda: _with_attachment("a.png", LOGO)),
}


@pytest.mark.parametrize("case", FILES)
def test_a_secret_in_any_kind_of_file_is_found(case: str) -> None:
    name, make = FILES[case]
    with pytest.raises(Problem) as caught:
        prove(PROVER, name, make())
    assert caught.value.code == ("public.leak_in_name" if case == "file name" else "public.leak")
    assert NAME not in str(caught.value)


def test_secrets_anybody_may_write_are_named_and_looked_for_with_their_unit() -> None:
    needles = Needles([Secret("few", (), Decimal(25), "MWh"), Secret("word", ("sun",)), Secret("known", ("chiller",)),
                       Secret("year", (), Decimal(2026))], "a chiller of the form")
    assert needles.unsearched == ["few", "word", "known", "year"]
    assert [one.address for one in needles.find("about 25 MWh a year, 2026")] == ["few"]
    assert not list(needles.find("125 MWh, 2.25 MWh, sun, chiller, 2026"))


@pytest.mark.parametrize(("address", "label"), [("lifetime", "PDD"), ("TH_AM001/systems/r1/EG.degradation",
                                                                     "MPS_TH_AM001_ver01.0")])
def test_what_cannot_be_searched_for_is_looked_for_in_its_place(solar: Session, address: str, label: str) -> None:
    """A 15 or a 0.5 stands everywhere; where it was taken out, the document is read back."""
    solar.record(mark_edit(solar.schema, solar.project, {address: ()}, "x"))
    full = {one[2]: one[3] for one in steps_of(solar, ("docx", "xlsx"))}[label]()[0]
    ending = "docx" if label == "PDD" else "xlsx"
    with version_of(solar, public=True) as version:
        public = {one[2]: one[3] for one in steps_of(version, ("docx", "xlsx"))}[label]()[0]
        cleaned(version, f"a.{ending}", label, public)
        with pytest.raises(Problem) as caught:
            cleaned(version, f"a.{ending}", label, full)
    assert caught.value.arguments["address"] == address
    solar.undo()


def test_a_leak_put_back_stops_the_package_and_leaves_nothing(
        packed: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jcm_pdd.files.package import making

    made = making.letters.cover_sheet
    word = packed.seeded.words[0]
    monkeypatch.setattr(making.letters, "cover_sheet", lambda session, *rest: made(session, *rest)
                        if not session.public else _spoiled(made(session, *rest), word))
    monkeypatch.setattr(making, "steps_of", lambda *_: [])
    with pytest.raises(Problem) as caught:
        making.make_package(packed.seeded.session, making.Wish(tmp_path / "a.zip", public=True))
    assert caught.value.code == "public.leak"
    assert "Cover_sheet" in caught.value.where
    assert list(tmp_path.iterdir()) == []


def _spoiled(document: bytes, word: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    body = bytes(parts["word/document.xml"])  # type: ignore[arg-type]  # parts of a file are bytes
    parts["word/document.xml"] = body.replace(b"Cover sheet", f"Cover {word}".encode(), 1)
    return package_of(parts)
