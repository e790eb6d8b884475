"""A Word package opened for filling or reading: its main part, its sections, its page headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, read_package, refuse_macros, xml_bytes
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.find import named_headings
from jcm_pdd.files.word.pictures import Media
from jcm_pdd.files.word.text import paragraph_text
from jcm_pdd.files.word.tree import Element, Headings, Section, TablePart, W, outline_levels, sections

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_SEPARATOR = "\\s?[_\uff3f\\-\u2010-\u2015\u2212]\\s?"
_FIRST = 12  # paragraphs and tables at the beginning that may carry the code
_STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"


@dataclass(slots=True)
class Document:
    """The parts of a package and the parsed roots of those a binding can touch."""

    parts: dict[str, bytes]
    name: str
    root: Element
    headers: dict[str, Element]
    sections: list[Section]
    media: Media
    changed: set[str] = field(default_factory=set)

    def packed(self) -> dict[str, bytes]:
        """Return the parts with the changed roots written back; all others are the bytes they came as."""
        for name, root in [(self.name, self.root), *self.headers.items()]:
            if name in self.changed:
                self.parts[name] = xml_bytes(root)
        return self.parts


def open_document(data: bytes, binding: Binding, where: str = "") -> Document:
    """Open a Word document; raises Problem `package.*`, or `word.not_a_document` for another kind of file."""
    parts = read_package(data, where)
    refuse_macros(parts, where)
    by_type = _parts_by_type(parts)
    mains = [name for name in by_type.get(_MAIN, ()) if name in parts]
    if len(mains) != 1:
        raise Problem("word.not_a_document", where)
    root = parse_xml(parts[mains[0]], where, mains[0])
    body = root.find(W + "body")
    if body is None:
        raise Problem("word.not_a_document", where)
    styles = [parse_xml(parts[name], where, name) for name in by_type.get(_STYLES, ()) if name in parts]
    levels = outline_levels(styles[0] if styles else None)
    return Document(
        parts,
        mains[0],
        root,
        {name: parse_xml(parts[name], where, name) for name in by_type.get(_HEADER, ()) if name in parts},
        sections(body, Headings(levels, named_headings(binding)), binding.frames),
        Media(parts, mains[0]),
    )


def _parts_by_type(parts: dict[str, bytes]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in parse_xml(parts[CONTENT_TYPES], "", CONTENT_TYPES):
        name = entry.get("PartName")
        if name:
            found.setdefault(entry.get("ContentType", ""), []).append(name.lstrip("/"))
    return found


def code_pattern(binding: Binding) -> re.Pattern[str]:
    """Return the pattern of the form's code with any country code (group 1), or the blank form's XX or {CC}.

    Any dash may stand for an underscore, with spaces about it.
    """
    before, after = (_tolerant(part) for part in binding.code.split("{CC}", 1))
    return re.compile(before + r"([A-Z]{2}|\{CC\})" + after)


def _tolerant(code: str) -> str:
    signs = {"_": _SEPARATOR, "-": _SEPARATOR, ".": "[.．]", "+": "[+＋]"}
    text = "".join(signs.get(sign, re.escape(sign)) for sign in code)
    return re.sub(r"(?<=\])ver(?=\d)|ver(?=\d)", r"ver\.?\\s?", text)


def code_paragraphs(document: Document, binding: Binding) -> list[tuple[str, Element, re.Match[str]]]:
    """Return part, paragraph and match of every form code printed in the page headers, else above the headings."""
    pattern = code_pattern(binding)
    found: list[tuple[str, Element, re.Match[str]]] = []
    for name, root in sorted(document.headers.items()):
        found += [(name, p, match) for p in root.iter(W + "p") if (match := pattern.search(paragraph_text(p)))]
    if found or not document.sections:
        return found
    first = [part.table if isinstance(part, TablePart) else part for part in document.sections[0].parts[:_FIRST]]
    return [(document.name, p, match) for element in first for p in element.iter(W + "p")
            if (match := pattern.search(paragraph_text(p)))]


def is_blank_code(binding: Binding, code: str) -> bool:
    """Tell whether a form code is the blank form's, without a country."""
    return code in (binding.form_code("XX"), binding.code)
