"""What the two documents of a comparison point at beside their text: pictures, links, notes, and where they lie."""

from __future__ import annotations

import copy
import hashlib
import itertools
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, xml_bytes
from jcm_pdd.files.word.tree import Element, W

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NAMED = re.compile(r"\{[^}]*\}(docPr|cNvPr)\Z")
_PASSING = re.compile(r"\{[^}]*\}(rsid\w*|paraId|textId|anchorId|editId)\Z")
_SAID = re.compile(r"(?:id|name|\{[^}]*(?:/relationships\}.*|\}(?:rsid\w*|paraId|textId|anchorId|editId)))\Z")
_FIRST_PICTURE = 70001
NOTES = (W + "footnoteReference", W + "endnoteReference")


def relations_name(part: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


@dataclass(slots=True)
class Linked:
    """One part of a package with what it points at."""

    parts: dict[str, bytes]
    name: str
    relations: Element = field(init=False)
    _prints: dict[str, str] = field(default_factory=dict)
    _notes: dict[str, dict[str, Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the relations of the part."""
        self.relations = parse_xml(self.parts.get(relations_name(self.name), _EMPTY))

    def relation(self, ident: str) -> Element | None:
        """Return one relation by its id."""
        return next((one for one in self.relations if one.get("Id") == ident), None)

    def target(self, relation: Element) -> str:
        """Return the name of the part a relation leads to, or its address outside the package."""
        aim = relation.get("Target") or ""
        if relation.get("TargetMode") == "External":
            return aim
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(self.name), aim)).lstrip("/")

    def says(self, ident: str) -> str:
        """Return what a relation stands for, the same in both documents when it is the same thing."""
        if ident not in self._prints:
            found = self.relation(ident)
            aim = self.target(found) if found is not None else ident
            data = self.parts.get(aim)
            self._prints[ident] = aim if data is None else hashlib.sha256(data).hexdigest()
        return self._prints[ident]

    def note(self, reference: Element) -> Element | None:
        """Return the footnote or endnote a reference leads to."""
        kind = "footnotes" if reference.tag == NOTES[0] else "endnotes"
        if kind not in self._notes:
            part = posixpath.join(posixpath.dirname(self.name), f"{kind}.xml")
            root = parse_xml(self.parts[part]) if part in self.parts else []
            self._notes[kind] = {str(one.get(W + "id")): one for one in root}
        return self._notes[kind].get(str(reference.get(W + "id")))

    def print_of(self, element: Element) -> bytes:
        """Return an element as bytes that are equal for what is equal on paper: ids of relations, pictures and edits
        do not count.
        """
        plain = not any(one.tag in NOTES or any(_SAID.match(str(name)) for name in one.attrib)
                        for one in element.iter("*"))
        made = element if plain else copy.deepcopy(element)
        for one in () if plain else made.iter("*"):
            for name in list(one.attrib):
                if _PASSING.match(str(name)) or (name in ("id", "name") and _NAMED.match(one.tag)):
                    del one.attrib[name]
                elif str(name).startswith(R):
                    one.set(name, self.says(str(one.get(name))))
            if one.tag in NOTES:
                note = self.note(one)
                one.set(W + "id", "" if note is None else "".join(map(str, note.itertext())))
        return etree.tostring(made, method="c14n", exclusive=True, with_tail=False)


class Carrier:
    """Takes what deleted text of the old document needs into the new one: relations, their parts, notes."""

    def __init__(self, old: Linked, new: Linked) -> None:
        self._old, self._new = old, new
        self._known: dict[str, str] = {}
        self._pictures = itertools.count(_FIRST_PICTURE)

    def carry(self, element: Element) -> None:
        """Make every pointer in an element of the old document lead to the same thing in the new one."""
        for one in element.iter("*"):
            for name in one.attrib:
                if str(name).startswith(R):
                    one.set(name, self._relation(str(one.get(name))))
            if one.tag == _DOC_PR:
                one.set("id", str(next(self._pictures)))
            elif one.tag in NOTES:
                self._note(one)

    def _relation(self, ident: str) -> str:
        if ident in self._known:
            return self._known[ident]
        found = self._old.relation(ident)
        if found is None:
            return ident
        same = next((str(one.get("Id")) for one in self._new.relations if one.get("Type") == found.get("Type")
                     and self._new.says(str(one.get("Id"))) == self._old.says(ident)), None)
        self._known[ident] = same or self._added(found)
        return self._known[ident]

    def _added(self, found: Element) -> str:
        used = {str(one.get("Id")) for one in self._new.relations}
        ident = next(f"rIdOld{at}" for at in itertools.count(1) if f"rIdOld{at}" not in used)
        aim = str(found.get("Target"))
        if found.get("TargetMode") != "External":
            aim = "/" + self._taken(self._old.target(found))
        made = copy.deepcopy(found)
        self._new.relations.append(made)
        made.set("Id", ident)
        made.set("Target", aim)
        self._new.parts[relations_name(self._new.name)] = xml_bytes(self._new.relations)
        return ident

    def _taken(self, name: str) -> str:
        """Copy a part of the old package under a name that is free, and return that."""
        data = self._old.parts.get(name, b"")
        stem, dot, ending = name.rpartition(".")
        free = name
        for at in itertools.count(1):
            if self._new.parts.get(free, data) == data:
                break
            free = f"{stem}-old{at}{dot}{ending}"
        if free not in self._new.parts:
            self._new.parts[free] = data
            _announce(self._old.parts, self._new.parts, name, free)
        return free

    def _note(self, reference: Element) -> None:
        """Put the note of a deleted reference among the notes of the new document, under a number of its own."""
        note = self._old.note(reference)
        kind = "footnotes" if reference.tag == NOTES[0] else "endnotes"
        part = posixpath.join(posixpath.dirname(self._new.name), f"{kind}.xml")
        if note is None or part not in self._new.parts:
            return
        root = parse_xml(self._new.parts[part])
        number = 1 + max((int(str(one.get(W + "id"))) for one in root), default=0)
        made = copy.deepcopy(note)
        made.set(W + "id", str(number))
        root.append(made)
        self._new.parts[part] = xml_bytes(root)
        reference.set(W + "id", str(number))


def _announce(old: dict[str, bytes], new: dict[str, bytes], name: str, free: str) -> None:
    """Say in the new package what kind of part was added, as the old one says it."""
    types = parse_xml(new[CONTENT_TYPES])
    before = parse_xml(old[CONTENT_TYPES])
    ending = free.rpartition(".")[2].lower()
    known = {str(one.get("Extension")).lower(): one for one in _defaults(before)}
    if ending not in {str(one.get("Extension")).lower() for one in _defaults(types)} and ending in known:
        types.insert(0, copy.deepcopy(known[ending]))
    for one in before:
        if one.get("PartName") == f"/{name}":
            made = copy.deepcopy(one)
            made.set("PartName", f"/{free}")
            types.append(made)
    new[CONTENT_TYPES] = xml_bytes(types)


def _defaults(types: Element) -> Iterator[Element]:
    return (one for one in types if one.get("Extension"))


def number_notes(parts: dict[str, bytes], name: str, root: Element) -> None:
    """Number the notes of a part as their references follow each other: LibreOffice 7.4 counts instead of reading."""
    for reference, kind in zip(NOTES, ("footnotes", "endnotes"), strict=True):
        part = posixpath.join(posixpath.dirname(name), f"{kind}.xml")
        used = list(dict.fromkeys(str(one.get(W + "id")) for one in root.iter(reference)))
        if not used or part not in parts:
            continue
        notes = parse_xml(parts[part])
        found = {str(one.get(W + "id")): one for one in notes}
        # Lines between text and notes are notes of a type; they stay first, then what is referred to, then the rest.
        lines = [ident for ident, one in found.items() if one.get(W + "type")]
        rest = [ident for ident in found if ident not in lines and ident not in used]
        first = 1 + max((int(ident) for ident in lines), default=0)
        order = [ident for ident in used if ident in found] + rest
        numbers = {ident: str(at) for at, ident in enumerate(order, first)}
        notes[:] = [found[ident] for ident in (*lines, *order)]
        for ident, at in numbers.items():
            found[ident].set(W + "id", at)
        for one in root.iter(reference):
            one.set(W + "id", numbers.get(str(one.get(W + "id")), str(one.get(W + "id"))))
        parts[part] = xml_bytes(notes)
