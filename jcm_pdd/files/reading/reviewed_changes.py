"""Tracked changes of a Word document: the same document with all of them accepted, and with all rejected.

Insertions, deletions and moves of runs, paragraphs, rows and cells, and changes of look, are settled (ECMA-376
part 1, 17.13.5). What is broken (a move without its other half, changes inside changes) is settled all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, xml_bytes
from jcm_pdd.files.word.text import MC
from jcm_pdd.files.word.tree import Element, W

INSERTIONS = (W + "ins", W + "moveTo")
DELETIONS = (W + "del", W + "moveFrom")
CELL_MARKS = (W + "cellIns", W + "cellDel", W + "cellMerge")
MARKS = (*INSERTIONS, *DELETIONS, *CELL_MARKS)
_STORY = re.compile(r"wordprocessingml\.(document\.main|header|footer|footnotes|endnotes|comments)\+xml\Z")
_TRACKED = re.compile(rb"<(?:[\w.-]+:)?(?:ins|del|moveTo|moveFrom|cellIns|cellDel|cellMerge|\w+Change)\b")
_CHANGE = re.compile(r"\{[^}]*\}(rPr|pPr|sectPr|tblPr|tblPrEx|trPr|tcPr|tblGrid)Change\Z")
_RANGE = re.compile(r"\{[^}]*\}(moveFrom|moveTo|customXml(Ins|Del|MoveFrom|MoveTo))Range(Start|End)\Z")
_PROPERTIES = (W + "rPr", W + "trPr", W + "tcPr", W + "numPr", W + "ctrlPr",
               "{http://schemas.openxmlformats.org/officeDocument/2006/math}ctrlPr")
# What a change of look does not speak of stays with the properties it stands in.
_KEPT = {"pPr": ("rPr", "sectPr"), "rPr": ("ins", "del", "moveFrom", "moveTo"), "trPr": ("ins", "del"),
         "tcPr": ("cellIns", "cellDel", "cellMerge"), "sectPr": ("headerReference", "footerReference")}
_UNSEEN = tuple(W + name for name in (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"))


def accepted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package with every tracked change accepted; untouched parts keep their bytes."""
    return _settled(parts, True)


def rejected(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package with every tracked change rejected; untouched parts keep their bytes."""
    return _settled(parts, False)


def stories(parts: Mapping[str, bytes]) -> list[str]:
    """Return the names of the parts that hold text: the document, its headers, footers, notes and comments."""
    entries = parse_xml(parts[CONTENT_TYPES], "", CONTENT_TYPES)
    names = ((entry.get("PartName") or "").lstrip("/") for entry in entries
             if _STORY.search(entry.get("ContentType") or ""))
    return [name for name in dict.fromkeys(names) if name in parts]


def has_changes(parts: Mapping[str, bytes]) -> bool:
    """Tell whether a tracked change of the text (not of its look alone) stands in the document."""
    return any(_TRACKED.search(parts[name]) and next(parse_xml(parts[name], "", name).iter(*MARKS), None) is not None
               for name in stories(parts))


def _settled(parts: Mapping[str, bytes], accept: bool) -> dict[str, bytes]:
    found = dict(parts)
    for name in stories(parts):
        if _TRACKED.search(parts[name]):
            root = parse_xml(parts[name], "", name)
            settle(root, accept)
            found[name] = xml_bytes(root)
    return found


def settle(root: Element, accept: bool) -> None:
    """Accept, or reject, every tracked change below a root element, in place."""
    gone = DELETIONS if accept else INSERTIONS
    _settle_looks(root, accept)
    _settle_rows(root, gone)
    _settle_cells(root, accept)
    ending = _ending_paragraphs(root, gone)
    for mark in list(root.iter(*INSERTIONS, *DELETIONS)):
        if _tag_above(mark) in _PROPERTIES or mark.tag in gone:
            above = mark.getparent()
            _remove(mark)
            if above is not None and above.tag == W + "hyperlink" and not len(above):
                _remove(above)  # a link whose text came or went altogether
        else:
            _unwrap(mark)
    for choice in list(root.iter(MC + "AlternateContent")):
        if not any(len(branch) for branch in choice):
            _remove(choice)
    _deleted_text(root)
    for item in [item for item in root.iter() if _RANGE.match(str(item.tag))]:
        _remove(item)
    for paragraph in reversed(ending):  # from the end: several in a row run together into the last one
        _join(paragraph)
    _tidy(root)


def _tag_above(item: Element) -> str:
    above = item.getparent()
    return str(above.tag) if above is not None else ""


def _remove(item: Element) -> None:
    above = item.getparent()
    if above is not None:
        above.remove(item)


def _unwrap(item: Element) -> None:
    above = item.getparent()
    if above is None:
        return
    at = above.index(item)
    for offset, child in enumerate(list(item)):
        above.insert(at + offset, child)
    above.remove(item)


def _settle_looks(root: Element, accept: bool) -> None:
    """Take changes of look out; a rejected one puts the old properties back."""
    for change in [item for item in root.iter() if str(item.tag).endswith("Change")]:
        match, above = _CHANGE.match(str(change.tag)), change.getparent()
        if above is None or (match is None and change.tag != W + "numberingChange"):
            continue
        above.remove(change)
        old = change[0] if len(change) else None
        if accept or match is None or old is None:
            continue
        kept = {W + name for name in _KEPT.get(match[1], ())}
        for child in [child for child in above if child.tag not in kept]:
            above.remove(child)
        for at, child in enumerate([child for child in old if child.tag not in kept]):
            above.insert(at, child)


def _settle_rows(root: Element, gone: tuple[str, ...]) -> None:
    for row in list(root.iter(W + "tr")):
        marks = [mark for settings in row.findall(W + "trPr") for mark in settings if mark.tag in MARKS]
        if any(mark.tag in gone for mark in marks):
            _remove(row)
        for mark in marks:
            _remove(mark)


def _settle_cells(root: Element, accept: bool) -> None:
    for mark in list(root.iter(*CELL_MARKS)):
        settings = mark.getparent()
        cell = settings.getparent() if settings is not None else None
        _remove(mark)
        if cell is None or cell.tag != W + "tc" or settings is None:
            continue
        if mark.tag == W + "cellMerge":
            _set_merge(settings, mark.get(W + ("vMerge" if accept else "vMergeOrig")))
        elif (mark.tag == W + "cellDel") == accept:
            _remove(cell)


def _set_merge(settings: Element, kind: str | None) -> None:
    """Give a cell the vertical merge a change of merging names: "rest" begins one, "cont" goes on, none ends it."""
    from lxml import etree

    for old in settings.findall(W + "vMerge"):
        settings.remove(old)
    if kind in ("rest", "cont"):
        etree.SubElement(settings, W + "vMerge", {W + "val": "restart" if kind == "rest" else "continue"})


def _ending_paragraphs(root: Element, gone: tuple[str, ...]) -> list[Element]:
    """Return the paragraphs, in order, whose end goes, so that they run on into the next one."""
    found = []
    for paragraph in root.iter(W + "p"):
        look = paragraph.find(f"{W}pPr/{W}rPr")
        if look is not None and any(mark.tag in gone for mark in look):
            found.append(paragraph)
    return found


def _deleted_text(root: Element) -> None:
    for item in root.iter(W + "delText", W + "delInstrText"):
        item.tag = W + ("t" if item.tag == W + "delText" else "instrText")


def _join(paragraph: Element) -> None:
    """Let a paragraph run on into the one after it; an empty one that has none after it goes."""
    above = paragraph.getparent()
    if above is None:
        return
    content = [item for item in paragraph if item.tag != W + "pPr"]
    empty = all(item.tag in _UNSEEN for item in content)
    after = _next_block(paragraph)
    if after is not None and after.tag == W + "p":
        if empty:
            at = 1 if after.find(W + "pPr") is not None else 0
            for offset, item in enumerate(content):
                after.insert(at + offset, item)
            above.remove(paragraph)
        else:
            _take_over(paragraph, after)
    elif empty and paragraph.find(f"{W}pPr/{W}sectPr") is None and _spare(paragraph):
        above.remove(paragraph)


def _take_over(paragraph: Element, after: Element) -> None:
    """Move the content of the next paragraph to the end of this one, with the end of a page section it carries."""
    look = after.find(W + "pPr")
    section = look.find(W + "sectPr") if look is not None else None
    if section is not None:
        own = paragraph.find(W + "pPr")
        if own is not None:
            own.append(section)
    paragraph.extend([item for item in after if item.tag != W + "pPr"])
    _remove(after)


def _next_block(paragraph: Element) -> Element | None:
    after = paragraph.getnext()
    while after is not None and after.tag in _UNSEEN:
        after = after.getnext()
    return after


def _spare(paragraph: Element) -> bool:
    """Tell whether a paragraph can go: a cell, or a body, needs one at its end."""
    above = paragraph.getparent()
    others = [item for item in above if item.tag == W + "p" and item is not paragraph] if above is not None else []
    before = paragraph.getprevious()
    return bool(others) and (_next_block(paragraph) is not None or before is None or before.tag != W + "tbl")


def _tidy(root: Element) -> None:
    """Take out rows without cells, then tables without rows, and give every cell a paragraph."""
    from lxml import etree

    inner = (W + "tc", W + "sdt", W + "customXml")
    for row in list(root.iter(W + "tr")):
        if not any(child.tag in inner for child in row):
            _remove(row)
    for table in list(root.iter(W + "tbl")):
        if next(table.iter(W + "tr"), None) is None:
            _remove(table)
    for cell in root.iter(W + "tc"):
        if next(cell.iter(W + "p"), None) is None:
            etree.SubElement(cell, W + "p")
