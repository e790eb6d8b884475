"""The building blocks of a blank Word form: paragraphs, cells, tables, styles and the package around them.

Every part is written here, so that nothing of another program's default template (its styles, thumbnail,
author, dates) gets into a form, and the same script gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from jcm_pdd.files.opc import parse_xml, write_package, xml_bytes  # noqa: E402

WIDTH = 9070  # twentieths of a point between the margins of an A4 page
_MAIN = "http://schemas.openxmlformats.org"
_NS = (
    f'xmlns:w="{_MAIN}/wordprocessingml/2006/main" xmlns:r="{_MAIN}/officeDocument/2006/relationships"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def paragraph(text: str = "", style: str = "FormText", extra: str = "") -> str:
    """Return a paragraph; `extra` is raw run content behind the text."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}{extra}</w:p>'


def cell(width: int, content: str, *, label: bool = False, span: int = 1) -> str:
    """Return a table cell; a label cell is shaded light."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if label else ""
    middle = '<w:vAlign w:val="center"/>' if "FormHead" in content else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{shade}{middle}</w:tcPr>{content}</w:tc>'


def row(cells: Sequence[str], *, head: bool = False, whole: bool = True) -> str:
    """Return a table row; `head` repeats it on every page, `whole` keeps it on one page."""
    marks = "<w:cantSplit/>" if whole else ""
    marks += '<w:trHeight w:val="380" w:hRule="atLeast"/>' + ("<w:tblHeader/>" if head else "")
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str]) -> str:
    """Return a bordered table with fixed column widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblStyle w:val="FormTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0000"/>'
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def box() -> str:
    """Return the bordered box that holds a section's text; it may break across pages."""
    return table([WIDTH], [row([cell(WIDTH, paragraph())], whole=False)])


def pairs(labels: Sequence[str], left: int = 3100) -> str:
    """Return a table of shaded labels with a blank cell to the right of each."""
    styles = ["FormLabel"] * (len(labels) - 1) + ["FormText"]  # the rows of one item stay on one page
    lines = [
        row([cell(left, paragraph(label, style), label=True), cell(WIDTH - left, paragraph())])
        for label, style in zip(labels, styles, strict=True)
    ]
    return table([left, WIDTH - left], lines)


def grid(widths: Sequence[int], heads: Sequence[str], blanks: int, *, title: str = "") -> str:
    """Return a table with repeated header rows and blank rows."""
    lines = []
    if title:
        lines.append(
            row([cell(sum(widths), paragraph(title, "FormHead"), label=True, span=len(widths))], head=True)
        )
    heading = [
        cell(width, paragraph(head, "FormHead"), label=True)
        for width, head in zip(widths, heads, strict=True)
    ]
    lines.append(row(heading, head=True))
    lines += [row([cell(width, paragraph()) for width in widths])] * blanks
    return table(widths, lines)


def tick(number: int, words: str) -> str:
    """Return a check box content control followed by its words."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610"'
        ' w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        '<w:rFonts w:ascii="MS Gothic"'
        ' w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>\u2610</w:t></w:r>'
        f'</w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r>'
    )


def _document(body: str) -> str:
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1418" w:left="1418"'
        ' w:header="794" w:footer="680" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_NS}><w:body>{body}{page}</w:body></w:document>"


def _header(code: str) -> str:
    return f"<w:hdr {_NS}>{paragraph(code, 'Header')}</w:hdr>"


def _footer() -> str:
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return f"<w:ftr {_NS}>{paragraph('', 'Footer', field)}</w:ftr>"


def _style(
    name: str, title: str, look: str, run: str = "", *, based: str = "Normal", following: str = ""
) -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f'<w:basedOn w:val="{based}"/>{after}'
        f"<w:qFormat/><w:pPr>{look}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _styles() -> str:
    def side(name: str) -> str:
        return f'<w:{name} w:val="single" w:sz="4" w:space="4" w:color="auto"/>'

    frame = "".join(
        side(name).replace('w:space="4"', 'w:space="0"') for name in ("top", "left", "bottom", "right")
    )
    frame += "".join(
        f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in ("insideH", "insideV")
    )
    bar = "".join(side(name) for name in ("top", "left", "bottom", "right")).replace(
        '<w:top w:val="single" w:sz="4" w:space="4"', '<w:top w:val="single" w:sz="4" w:space="2"'
    )
    centre = '<w:jc w:val="center"/>'
    return (
        f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>"
        ""
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"'
        ' w:eastAsia="MS Mincho" w:cs="Times New Roman"/>'
        f'{_size(22)}<w:lang w:val="en-GB" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/>'
        '<w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="FormTable"><w:name w:val="Form Table"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{frame}</w:tblBorders></w:tblPr></w:style>"
        + _style("Title", "Title", f'<w:spacing w:before="0" w:after="240"/>{centre}', _size(30, True))
        + _style(
            "Heading1",
            "heading 1",
            f'<w:keepNext/><w:pBdr>{bar}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="D0CECE"/>'
            '<w:spacing w:before="320" w:after="100"/><w:ind w:left="85" w:right="85"/>'
            '<w:outlineLvl w:val="0"/>',
            _size(24, True),
            following="Heading2",
        )
        + _style(
            "Heading2",
            "heading 2",
            '<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:ind w:left="454" w:hanging="454"/>'
            '<w:outlineLvl w:val="1"/>',
            _size(23, True),
            following="FormText",
        )
        + _style("FormText", "Form Text", '<w:spacing w:before="40" w:after="40"/>')
        + _style("FormLabel", "Form Label", "<w:keepNext/>", based="FormText")
        + _style("FormHead", "Form Head", f"<w:keepNext/>{centre}", _size(21, True), based="FormText")
        + _style("FormCentre", "Form Centre", centre, based="FormText")
        + _style("FormNumber", "Form Number", '<w:jc w:val="right"/>', based="FormText")
        + _style("FormNote", "Form Note", '<w:spacing w:before="60" w:after="60"/>', _size(20))
        + _style("FormGap", "Form Gap", "", _size(12))
        + _style("Header", "header", '<w:jc w:val="right"/>', _size(20))
        + _style("Footer", "footer", centre, _size(20))
        + "</w:styles>"
    )


_FONTS = (
    f'<w:fonts {_NS}><w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>'
    '<w:family w:val="roman"/></w:font><w:font w:name="MS Mincho"><w:altName w:val="Noto Serif CJK JP"/>'
    '<w:charset w:val="80"/><w:family w:val="modern"/></w:font><w:font w:name="MS Gothic">'
    '<w:altName w:val="Noto Sans CJK JP"/><w:charset w:val="80"/><w:family w:val="modern"/></w:font>'
    "</w:fonts>"
)
_SETTINGS = f"""<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="851"/><w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="ja-JP"/></w:settings>"""


def _types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    endings = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    return (
        f'<Types xmlns="{_MAIN}/package/2006/content-types">'
        + "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in endings.items())
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
        + "</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_MAIN}/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, 1)
        )
        + "</Relationships>"
    )


def package(body: str, code: str, title: str) -> bytes:
    """Return a complete .docx with the given body, form code in the header, and title."""
    office = f"{_MAIN}/officeDocument/2006/relationships"
    core = (
        f'<cp:coreProperties xmlns:cp="{_MAIN}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator></dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )
    texts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            [
                (f"{office}/officeDocument", "word/document.xml"),
                (f"{_MAIN}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                (f"{office}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/_rels/document.xml.rels": _relations(
            [
                (f"{office}/styles", "styles.xml"),
                (f"{office}/settings", "settings.xml"),
                (f"{office}/header", "header1.xml"),
                (f"{office}/footer", "footer1.xml"),
                (f"{office}/fontTable", "fontTable.xml"),
            ]
        ),
        "word/document.xml": _document(body),
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/header1.xml": _header(code),
        "word/footer1.xml": _footer(),
        "docProps/core.xml": core,
        "docProps/app.xml": f'<Properties xmlns="{_MAIN}/officeDocument/2006/extended-properties"/>',
    }
    return write_package({name: xml_bytes(parse_xml(text.encode())) for name, text in texts.items()})
