"""Harm of one kind: in Word documents, in workbooks, in zips of forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import packing as p
from both import Case, case

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SETTINGS = "word/_rels/settings.xml.rels"
CALC = "xl/worksheets/sheet2.xml"
RESULT = b'<c r="D7"><f>'  # what the result of the test workbook reads


def relations(kind: str, target: str) -> bytes:
    return (f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELATION}/{kind}" Target="{target}" TargetMode="External"/>'
            f'</Relationships>').encode()


def word() -> Iterator[Case]:
    for target in ("http://127.0.0.1:9/a.dotm", "file://server/a.dotm", "\\\\server\\a.dotm",
                   "file:///\\\\server\\a.dot"):
        yield case(f"template at {target}", "docx", lambda target=target: p.with_parts(
            "docx", {SETTINGS: relations("attachedTemplate", target)}), "package.remote", "adopt")
        yield case(f"template at {target}, only read", "docx", lambda target=target: p.with_parts(
            "docx", {SETTINGS: relations("attachedTemplate", target)}), "ok", "import")
    yield case("template on the same computer", "docx", lambda: p.with_parts(
        "docx", {SETTINGS: relations("attachedTemplate", "file:///C:/Users/a/Normal.dotm")}), "ok")
    for kind in ("frame", "subDocument", "oleObject", "image"):
        yield case(f"linked {kind}", "docx", lambda kind=kind: p.with_parts(
            "docx", {SETTINGS: relations(kind, "https://127.0.0.1:9/a")}), "package.remote", "adopt")
    begin, end = (b'<w:r><w:fldChar w:fldCharType="%s"/></w:r>' % word for word in (b"begin", b"end"))
    codes = {"whole": (b'DDEAUTO cmd "/k calc"',), "split": (b" DD", b"EAU", b"TO excel")}
    for name, code in codes.items():
        field = b"".join(b"<w:r><w:instrText>" + piece + b"</w:instrText></w:r>" for piece in code)
        yield case(f"DDE field, {name}", "docx", lambda field=field: p.inserted(
            "docx", b"<w:p>" + begin + field + end + b"</w:p>"), "package.dde")
    yield case("DDE field, simple", "docx", lambda: p.inserted(
        "docx", b'<w:p><w:fldSimple w:instr=" DDE excel a b "/></w:p>'), "package.dde")
    for depth in (20, 80):
        nested = b"<w:tbl><w:tr><w:tc><w:p/>" * depth + b"<w:p/></w:tc></w:tr></w:tbl><w:p/>" * depth
        yield case(f"{depth} nested tables", "docx", lambda nested=nested: p.inserted("docx", nested),
                   "ok package.broken_xml")
    wide = (b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
            b'<w:tc><w:tcPr><w:gridSpan w:val="x"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
    yield case("a cell two thousand million columns wide", "docx", lambda: p.inserted("docx", wide), "ok")
    yield case("a table of three thousand cells", "docx", lambda: p.inserted(
        "docx", b"<w:tbl>" + (b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 20 + b"</w:tr>") * 150
        + b"</w:tbl>"), "ok")


def formula(text: bytes) -> bytes:
    """Return the workbook with one formula of the result replaced."""
    content = p.workbook()[CALC]
    start = content.index(RESULT) + len(RESULT)
    return p.with_parts("xlsx", {CALC: content[:start] + text + content[content.index(b"</f>", start):]})


def rows(more: bytes) -> bytes:
    return p.inserted("xlsx", more, CALC)


def names(text: bytes) -> bytes:
    content = p.workbook()["xl/workbook.xml"]
    book = content.replace(b"<definedNames/>", b"").replace(b"<definedNames />", b"")
    return p.with_parts("xlsx", {"xl/workbook.xml": book.replace(
        b"<calcPr", b"<definedNames>" + text + b"</definedNames><calcPr", 1)})


def sheets() -> Iterator[Case]:
    deep = b"IF(1&gt;0," * 63 + b"1" + b",2)" * 63
    yield case("64 levels of functions", "xlsx", lambda: formula(b"ABS(" * 64 + b"1" + b")" * 64),
               "ok workbook.construction workbook.engines_differ")
    yield case("63 conditions", "xlsx", lambda: formula(deep), "ok")
    yield case("8,192 characters", "xlsx", lambda: formula(b"1" + b"+A1" * 2730),
               "ok workbook.construction workbook.engines_differ")
    yield case("100,000 characters", "xlsx", lambda: formula(b"1" + b"+A1" * 33_333), "ok workbook.construction")
    yield case("a thousand brackets", "xlsx", lambda: formula(b"(" * 4000 + b"1" + b")" * 4000),
               "ok workbook.construction")
    yield case("whole columns looked up", "xlsx", lambda: rows(b"".join(
        b'<row r="%d"><c r="H%d"><f>VLOOKUP(B%d,$A:$D,3,FALSE)</f></c></row>' % (n, n, n) for n in range(100, 1100))),
               "ok")
    yield case("the result looks whole columns up", "xlsx", lambda: formula(
        b"SUM('MPS(input)'!E:E)+VLOOKUP('MPS(input)'!C5,'MPS(input)'!C:E,3,FALSE)"
        b"+MATCH('MPS(input)'!C5,'MPS(input)'!C:C,0)"), "ok")
    looked = b"".join(b'<row r="%d"><c r="H%d"><f>VLOOKUP("EG_p",\'MPS(input)\'!$C:$E,3,FALSE)</f></c></row>' % (n, n)
                      for n in range(100, 1100))
    yield case("a thousand look-ups of whole columns", "xlsx", lambda: p.with_parts("xlsx", {CALC: p.workbook()[
        CALC].replace(p.ROWS, looked + p.ROWS).replace(RESULT, RESULT + b"SUM(H100:H1099)+")}), "ok")
    yield case("blanks of whole columns counted", "xlsx", lambda: formula(b'COUNTBLANK(A:D)+COUNTIF(A:A,"")'),
               "workbook.too_complex workbook.circular ok")
    yield case("a circle", "xlsx", lambda: formula(b"D5+1"), "ok workbook.circular")
    yield case("a circle of areas", "xlsx", lambda: formula(b"SUM(A1:E20)"), "ok workbook.circular")
    yield case("the last cell of the sheet", "xlsx", lambda: rows(
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "ok")
    yield case("the result reads the last cell", "xlsx", lambda: p.with_parts("xlsx", {CALC: p.workbook()[CALC].replace(
        p.ROWS, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + p.ROWS)
        .replace(b'<c r="D7"><f>', b'<c r="D7"><f>SUM(D22:XFD1048576)+XFD1048576+')}),
        "ok workbook.circular workbook.too_complex")
    yield case("the whole sheet claimed", "xlsx", lambda: p.with_parts("xlsx", {CALC: p.workbook()[CALC].replace(
        b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>', 1)}), "ok")
    for name, row in (("row 1,048,577", b'<row r="1048577"/>'), ("row 0", b'<row r="0"/>'), ("row x", b'<row r="x"/>'),
                      ("row 9e99", b'<row r="9e99"/>'), ("column XFE", b'<row r="99"><c r="XFE99"><v>1</v></c></row>'),
                      ("no cell", b'<row r="99"><c r="??"/></row>'), ("a row twice", b'<row r="5"/>'),
                      ("a cell twice", b'<row r="99"><c r="A99"><v>1</v></c><c r="A99"><v>1</v></c></row>'),
                      ("no such text", b'<row r="99"><c r="A99" t="s"><v>999999</v></c></row>'),
                      ("a text before the first", b'<row r="99"><c r="A99" t="s"><v>-1</v></c></row>'),
                      ("no number", b'<row r="99"><c r="A99"><v>INF</v></c></row>'),
                      ("a long number", b'<row r="99"><c r="A99"><v>' + b"9" * 6000 + b"</v></c></row>")):
        yield case(name, "xlsx", lambda row=row: rows(row), "excel.damaged", "import official")
        yield case(f"{name}, to fill", "xlsx", lambda row=row: rows(row), "excel.damaged ok", "fill")
    yield case("a merged area that is none", "xlsx", lambda: p.inserted(
        "xlsx", b'<mergeCells><mergeCell ref="A1:??"/></mergeCells>', CALC, b"<pageMargins"), "excel.damaged")
    yield case("ten thousand merged areas", "xlsx", lambda: p.inserted("xlsx", b"<mergeCells>" + b"".join(
        b'<mergeCell ref="J%d:XFD%d"/>' % (n, n) for n in range(30, 10_030)) + b"</mergeCells>", CALC, b"<pageMargins"),
        "ok")


def many() -> Iterator[Case]:
    blank = b"".join(b'<row r="%d">' % n + b"".join(b'<c r="%s%d" s="1"/>' % (c, n) for c in (
        b"A", b"B", b"C", b"D", b"E", b"F", b"G", b"H", b"I", b"J")) + b"</row>" for n in range(100, 200_100))
    yield case("two million blank cells", "xlsx", lambda: rows(blank), "package.too_complex")
    some = b"".join(b'<row r="%d">' % n + b"".join(b'<c r="%s%d" s="1"/>' % (c, n) for c in (
        b"A", b"B", b"C", b"D", b"E", b"F", b"G", b"H", b"I", b"J")) + b"</row>" for n in range(100, 10_100))
    yield case("a hundred thousand blank cells", "xlsx", lambda: rows(some), "ok")
    arrays = b"".join(b'<row r="%d"><c r="A%d"><f t="array" ref="A%d:C%d">B1:D1*2</f></c></row>' % (n, n, n, n)
                      for n in range(100, 8100))
    yield case("eight thousand arrays", "xlsx", lambda: rows(arrays), "ok excel.damaged")
    heaped = b"".join(b'<row r="%d"><c r="A%d"><f t="array" ref="A1:XFD1048576">1</f></c></row>' % (n, n)
                      for n in range(100, 8100))
    yield case("arrays over the whole sheet", "xlsx", lambda: rows(heaped), "excel.damaged")
    long = b"+".join([b"B1*2"] * 1500)
    shared = (b'<row r="100"><c r="A100"><f t="shared" si="0" ref="A100:A30099">' + long + b"</f></c></row>" + b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (n, n) for n in range(101, 30_100)))
    yield case("a long formula shared by thirty thousand", "xlsx", lambda: rows(shared), "ok workbook.too_complex")
    sums = b"".join(b'<row r="%d"><c r="G%d"><v>1</v></c><c r="H%d"><f>SUM(G$100:G%d)</f></c></row>' % (n, n, n, n)
                    for n in range(100, 6100))
    yield case("running sums", "xlsx", lambda: p.with_parts("xlsx", {CALC: p.workbook()[CALC].replace(
        p.ROWS, sums + p.ROWS).replace(RESULT, RESULT + b"SUM(H100:H6099)+")}), "ok workbook.too_complex")
    texts = b"".join(b'<row r="%d"><c r="H%d"><f>%s</f></c></row>' % (n, n, b"1" + b"+B%d" % n * 1300)
                     for n in range(100, 4100))
    yield case("thousands of long formulas", "xlsx", lambda: p.with_parts("xlsx", {CALC: p.workbook()[CALC].replace(
        p.ROWS, texts + p.ROWS).replace(RESULT, RESULT + b"SUM(H100:H4099)+")}),
        "ok workbook.too_complex package.too_large")
    rule = (b'<dataValidation type="list" sqref="A:A C1:C1048576 D18">'
            b"<formula1>'MPS(calc_process)'!$B:$B</formula1></dataValidation>")
    yield case("a list over whole columns", "xlsx", lambda: p.inserted(
        "xlsx", b"<dataValidations>" + rule * 200 + b"</dataValidations>", "", b"<pageMargins"), "ok")


def parts() -> Iterator[Case]:
    bomb = b"".join(b'<definedName name="N%d">%s</definedName>' % (n, b"+".join([b"N%d" % (n + 1)] * 900))
                    for n in range(30))
    yield case("a bomb of names", "xlsx", lambda: with_name(bomb), "ok workbook.construction workbook.unknown_name")
    circle = b'<definedName name="N0">N1</definedName><definedName name="N1">N0</definedName>'
    yield case("a circle of names", "xlsx", lambda: with_name(circle), "workbook.unknown_name ok")
    yield case("a name of no sheet", "xlsx", lambda: names(b'<definedName name="N0" localSheetId="x9">1</definedName>'),
               "ok")
    yield case("no styles", "xlsx", partial(p.without, "xlsx", "xl/styles.xml"), "ok")
    yield case("no shared texts", "xlsx", partial(p.without, "xlsx", "xl/sharedStrings.xml"), "excel.damaged ok")
    yield case("a sheet missing", "xlsx", partial(p.without, "xlsx", CALC), "excel.part_missing")
    yield case("no workbook relations", "xlsx", partial(p.without, "xlsx", "xl/_rels/workbook.xml.rels"),
               "excel.not_a_workbook")
    place = "xl/externalLinks/externalLink1.xml"
    link = {place: b"<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"}
    yield case("a DDE link", "xlsx", lambda: p.with_parts("xlsx", link), "workbook.link package.dde")
    ole = {place: b"<externalLink><oleLink progId='a'/></externalLink>"}
    yield case("an OLE link", "xlsx", lambda: p.with_parts("xlsx", ole), "workbook.link package.dde")
    yield case("a DDE formula", "xlsx", lambda: formula(b"cmd|'/c calc'!A0"), "workbook.link package.dde ok")
    yield case("a formula of another workbook", "xlsx", lambda: formula(b"[1]Sheet1!$A$1"), "workbook.link ok")
    yield case("a formula from the web", "xlsx", lambda: formula(b'WEBSERVICE("http://127.0.0.1:9")'),
               "workbook.function ok")


def with_name(text: bytes) -> bytes:
    """Return the workbook with names of which the result reads the first."""
    book = p.unpacked(names(text))
    content = book[CALC]
    book[CALC] = content.replace(RESULT, RESULT + b"N0+", 1)
    return p.packed(book.items())


def zips() -> Iterator[Case]:
    form = p.packed(p.document().items())
    yield case("a zip of a form and a bomb", "zip", lambda: p.packed(
        [("a.docx", form), ("b.docx", p.bomb("docx", 300))], 0), "ok", "adopt", "x.zip")
    yield case("a zip of zips", "zip", lambda: p.packed([("a.zip", p.packed([("b.docx", form)]))]),
               "adoption.not_word adoption.nothing", "adopt", "x.zip")
    yield case("a zip of nothing but bombs", "zip", lambda: p.packed(
        [(f"{n}.docx", p.bomb("docx", 70)) for n in range(6)], 0), "package.too_large", "adopt", "x.zip")
    for name in ("../a.docx", "C:\\a.docx", "CON.docx"):
        yield case(f"a zip with {name}", "zip", lambda name=name: p.packed([(name, form)]), "package.unsafe_name",
                   "adopt", "x.zip")
    yield case("an endless zip", "zip", lambda: p.endless_directory("docx").replace(
        b"[Content_Types].xml", b"[Content_types].xml"), "package.too_many_parts", "adopt", "x.zip")


def cases() -> Iterator[Case]:
    for group in (word, sheets, many, parts, zips):
        yield from group()
