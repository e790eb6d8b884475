"""What a filled form carries unseen so that it comes home exactly: the permanent ids of its printed rows, and short
digests of the paragraphs that are printed and are no answers.

They stand in a custom document property, which Word and LibreOffice keep when they save the document. A document
without them is read all the same; its rows are then known by what they say and by their order.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, read_package, write_package, xml_bytes
from jcm_pdd.files.word.content import Content, are_rows
from jcm_pdd.files.word.tree import Element

PROPERTY = "JCM PDD Studio rows"
PRINTED = "JCM PDD Studio printed"
_PART = "docProps/custom.xml"
_RELS = "_rels/.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one format id of user-defined properties


def row_ids(content: Content, tables: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of the printed rows of each place whose rows are rows of the project (`tables`)."""
    return {name: [row["row"] for row in value if any(row["cells"].values())]
            for name, value in content.answers.items() if name in tables and are_rows(value)}


def carry(document: bytes, rows: Mapping[str, list[str]], printed: Collection[str] = ()) -> bytes:
    """Return the document with row ids and digests in its custom properties, other properties left as they are."""
    from lxml import etree

    parts = read_package(document)
    if _PART in parts:
        root = parse_xml(parts[_PART], "", _PART)
    else:
        root = parse_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>'.encode())
        _announce(parts)
    _forget(root)
    stored = [(PROPERTY, rows), *([(PRINTED, list(printed))] if printed else [])]
    for name, content in stored:
        used = [int(item.get("pid") or 1) for item in root]
        item = etree.SubElement(root, f"{{{_CUSTOM}}}property",
                                {"fmtid": _FORMAT, "pid": str(max(used, default=1) + 1), "name": name})
        value = etree.SubElement(item, f"{{{_VALUES}}}lpwstr")
        value.text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    parts[_PART] = xml_bytes(root)
    return write_package(parts)


def uncarried(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the row ids, for a form that is to be filled anew."""
    if _PART not in parts:
        return dict(parts)
    root = parse_xml(parts[_PART], "", _PART)
    _forget(root)
    return {**parts, _PART: xml_bytes(root)}


def _forget(root: Element) -> None:
    for old in [item for item in root if item.get("name") in (PROPERTY, PRINTED)]:
        root.remove(old)


def _announce(parts: dict[str, bytes]) -> None:
    from lxml import etree

    types = parse_xml(parts[CONTENT_TYPES])
    etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override", PartName=f"/{_PART}", ContentType=_TYPE)
    parts[CONTENT_TYPES] = xml_bytes(types)
    relations = parse_xml(parts[_RELS], "", _RELS)
    etree.SubElement(relations, f"{{{_PACKAGE}relationships}}Relationship", Id="rIdCarriedRows", Type=_RELATION,
                     Target=_PART)
    parts[_RELS] = xml_bytes(relations)


def carried(parts: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """Return the row ids by place that the parts of a document carry; empty when there are none to be trusted."""
    stored = _stored(parts, PROPERTY)
    if not isinstance(stored, dict):
        return {}
    return {str(name): tuple(map(str, rows)) for name, rows in stored.items() if isinstance(rows, list)}


def carried_digests(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the digests of the paragraphs that were printed and are no answers."""
    stored = _stored(parts, PRINTED)
    return frozenset(map(str, stored)) if isinstance(stored, list) else frozenset()


def _stored(parts: Mapping[str, bytes], name: str) -> object:
    if _PART not in parts:
        return None
    root = parse_xml(parts[_PART], "", _PART)
    text = next(("".join(str(part) for part in item.itertext()) for item in root if item.get("name") == name), "")
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
