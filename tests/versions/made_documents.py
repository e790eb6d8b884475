"""Small Word documents of every kind of content, made of plain values, and what a reader sees of one."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from jcm_pdd.files.opc import parse_xml, write_package
from jcm_pdd.files.word.tree import W

_NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
       'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
       'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
       'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
       'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
       'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"')
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OUTSIDE = ' TargetMode="External"'
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORDS = ("plant", "the", "chiller", "1,234", "2027", "MWh", "省", "エネ", "設備", "a", "–", "x < y & z")
_LOOKS = ("", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>')

# --- plain values ------------------------------------------------------------------------------------------

_text = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
_run = st.tuples(st.sampled_from(("run",)), _text, st.sampled_from(_LOOKS))
_sign = st.tuples(st.sampled_from(("tab", "break")), st.just(""), st.just(""))
_picture = st.tuples(st.just("picture"), st.sampled_from(("one", "two", "three")), st.just(""))
_note = st.tuples(st.just("note"), _text, st.just(""))
_link = st.tuples(st.just("link"), _text, st.sampled_from(("https://example.org/a", "https://example.org/b")))
_control = st.tuples(st.just("control"), _text, st.sampled_from(("one", "two")))
_field = st.tuples(st.just("field"), _text, st.just(""))
_equation = st.tuples(st.just("equation"), _text, st.just(""))
_mark = st.tuples(st.just("bookmark"), st.sampled_from(("here", "there")), st.just(""))
_pieces = st.lists(st.one_of(_run, _run, _run, _sign, _picture, _note, _link, _control, _field, _equation, _mark),
                   max_size=4)
_paragraph = st.tuples(st.just("p"), _pieces, st.sampled_from(("", "Heading1", "Quote")))
_cell = st.lists(_paragraph, min_size=1, max_size=2)
_table = st.integers(1, 3).flatmap(lambda wide: st.tuples(
    st.just("table"), st.lists(st.lists(_cell, min_size=wide, max_size=wide), min_size=1, max_size=3), st.just(wide)))
_held = st.tuples(st.just("held"), st.lists(_paragraph, min_size=1, max_size=2), st.sampled_from(("k1", "k2")))
bodies = st.lists(st.one_of(_paragraph, _paragraph, _table, _held), max_size=5).map(
    lambda blocks: [*_parted(blocks), ("p", [], "")])


def _parted(blocks: list) -> list:
    """Two tables without a paragraph between them are one table, as Word writes them."""
    found: list = []
    for one in blocks:
        if found and one[0] != "p":
            found.append(("p", [], ""))
        found.append(one)
    return [("p", [("run", "Title", "<w:b/>")], "Heading1"), *found]


@st.composite
def changed(draw, body: list) -> list:
    """Return a body that came from another one: blocks taken out, put in, doubled, moved, and new words in some."""
    found = list(body[1:-1])
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(found)))
        what = draw(st.sampled_from(("out", "in", "words", "row", "move")))
        if what == "in":
            found.insert(at, draw(_paragraph))
        elif at < len(found):
            one = found.pop(at)
            if what == "words" and one[0] == "p":
                found.insert(at, ("p", [*one[1][:1], *draw(_pieces), *one[1][2:]], one[2]))
            elif what == "row" and one[0] == "table":
                row = [draw(_cell) for _ in range(one[2])]
                cut = draw(st.integers(0, len(one[1])))
                rows = [*one[1][:cut], row, *one[1][cut:]]
                found.insert(at, ("table", rows if draw(st.booleans()) else one[1][:cut] or [row], one[2]))
            elif what == "move":
                found.insert(draw(st.integers(0, len(found))), one)
    return [*_parted([one for one in found if one != ("p", [], "")]), ("p", [], "")]


# --- as a document -----------------------------------------------------------------------------------------


class _Made:
    def __init__(self) -> None:
        self.relations: dict[tuple[str, str], str] = {}
        self.notes: list[str] = []
        self.count = 0

    def relation(self, kind: str, target: str) -> str:
        return self.relations.setdefault((kind, target), f"rId{len(self.relations) + 1}")

    def number(self) -> int:
        self.count += 1
        return self.count


def document(body: list, head: str = "Form 1") -> bytes:
    """Return a Word document with a body and a page header."""
    made = _Made()
    written = "".join(_block(one, made) for one in body)
    header = made.relation("header", "header1.xml")
    notes = made.relation("footnotes", "footnotes.xml")
    assert notes
    main = (f'<w:document {_NS}><w:body>{written}<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
            '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
    pictures = {target: _png(target) for kind, target in made.relations if kind == "image"}
    relations = "".join(
        f'<Relationship Id="{ident}" Type="{_REL}/{kind}" Target="{target}"'
        f'{OUTSIDE if kind == "hyperlink" else ""}/>'
        for (kind, target), ident in made.relations.items())
    footnotes = "".join(f'<w:footnote w:id="{at}"><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
                        "</w:footnote>" for at, text in enumerate(made.notes, 1))
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORDML}.document.main+xml"/>'
            f'<Override PartName="/word/header1.xml" ContentType="{_WORDML}.header+xml"/>'
            f'<Override PartName="/word/footnotes.xml" ContentType="{_WORDML}.footnotes+xml"/></Types>'),
        "_rels/.rels": _relations(f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _relations(relations),
        "word/header1.xml": f"<w:hdr {_NS}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {_NS}>{footnotes}</w:footnotes>",
    }
    return write_package({**{name: text.encode() for name, text in parts.items()},
                          **{f"word/{name}": data for name, data in pictures.items()}})


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def _png(name: str) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + name.encode()


def _block(one: tuple, made: _Made) -> str:
    kind, content, more = one
    if kind == "p":
        style = f'<w:pPr><w:pStyle w:val="{more}"/></w:pPr>' if more else ""
        return f"<w:p>{style}{''.join(_piece(piece, made) for piece in content)}</w:p>"
    if kind == "held":
        inside = "".join(_block(block, made) for block in content)
        return f'<w:sdt><w:sdtPr><w:tag w:val="{more}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{_cell_of(cell, made)}</w:tc>' for cell in row)}</w:tr>" for row in content)
    grid = '<w:gridCol w:w="2000"/>' * more
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _cell_of(cell: list, made: _Made) -> str:
    return "".join(_block(one, made) for one in cell)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _said(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _piece(one: tuple, made: _Made) -> str:
    kind, text, more = one
    if kind in ("run", "tab", "break"):
        return _said(text, more) if kind == "run" else f"<w:r><w:{'tab' if kind == 'tab' else 'br'}/></w:r>"
    if kind == "note":
        made.notes.append(_escaped(text))
        return f'<w:r><w:footnoteReference w:id="{len(made.notes)}"/></w:r>'
    if kind == "link":
        return f'<w:hyperlink r:id="{made.relation("hyperlink", more)}">{_said(text)}</w:hyperlink>'
    if kind == "control":
        return (f'<w:sdt><w:sdtPr><w:tag w:val="{more}"/></w:sdtPr><w:sdtContent>{_said(text)}</w:sdtContent></w:sdt>')
    if kind == "field":
        signs = [f'<w:r><w:fldChar w:fldCharType="{sign}"/></w:r>' for sign in ("begin", "separate", "end")]
        return f"{signs[0]}<w:r><w:instrText> REF x </w:instrText></w:r>{signs[1]}{_said(text)}{signs[2]}"
    if kind == "equation":
        return f"<m:oMath><m:r><m:t>{_escaped(text)}</m:t></m:r></m:oMath>"
    if kind == "bookmark":
        at = made.number()
        return f'<w:bookmarkStart w:id="{at}" w:name="{text}{at}"/><w:bookmarkEnd w:id="{at}"/>'
    ident = made.relation("image", f"media/{text}.png")
    return (f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{made.number()}" name="P"/>'
            f'<a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="{ident}"/></pic:blipFill>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")


# --- as a reader sees it -----------------------------------------------------------------------------------


def seen(parts: dict[str, bytes]) -> list:
    """Return what stands in a document: blocks of pieces, with pictures, links and notes as what they lead to."""
    relations = {one.get("Id"): one.get("Target") for one in parse_xml(parts["word/_rels/document.xml.rels"])}
    notes = {one.get(W + "id"): "".join(one.itertext()) for one in parse_xml(parts["word/footnotes.xml"])}
    body = parse_xml(parts["word/document.xml"]).find(W + "body")
    head = "".join(parse_xml(parts["word/header1.xml"]).itertext())
    return [head, *_seen_blocks(body, parts, relations, notes)]


def _seen_blocks(holder, parts, relations, notes) -> list:
    found: list = []
    for one in holder:
        if one.tag == W + "p":
            found.append(_seen_pieces(one, parts, relations, notes))
        elif one.tag == W + "sdt":
            found += _seen_blocks(one.find(W + "sdtContent"), parts, relations, notes)
        elif one.tag == W + "tbl":
            found.append([[_seen_blocks(cell, parts, relations, notes) for cell in row.iter(W + "tc")]
                          for row in one.iter(W + "tr")])
    return found


def _seen_pieces(paragraph, parts, relations, notes) -> str:
    said = ""
    ident = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    embed = ident.replace("}id", "}embed")
    for one in paragraph.iter():
        if next(one.iterancestors(FALLBACK), None) is not None:
            continue  # what other programs show instead
        if one.tag in (W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"):
            bold = one.getparent().find(f"{W}rPr/{W}b") is not None
            said += f"<b>{one.text}</b>" if bold else one.text or ""
        elif one.tag in (W + "tab", W + "br"):
            said += "\t"
        elif one.tag == W + "footnoteReference":
            said += f"[{notes[one.get(W + 'id')]}]"
        elif one.tag == W + "hyperlink" and "".join(one.itertext()):
            said += f"({relations[one.get(ident)]})"
        elif one.get(embed):
            aim = relations[one.get(embed)]
            said += f"<{parts[aim.lstrip('/') if aim.startswith('/') else f'word/{aim}'][8:].decode()}>"
    return re.sub("</b><b>", "", said)
