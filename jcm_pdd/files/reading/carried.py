"""What a filled form carries unseen so that it comes home exactly: the permanent ids of its printed rows.

They stand in a custom document property, which Word and LibreOffice keep when they save the document. A document
without them is read all the same; its rows are then known by what they say and by their order.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, read_package, write_package, xml_bytes
from jcm_pdd.files.word.content import Content, are_rows

PROPERTY = "JCM PDD Studio rows"
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


def carry(document: bytes, rows: Mapping[str, list[str]]) -> bytes:
    """Return the document with the row ids in its custom properties, other properties left as they are."""
    from lxml import etree

    parts = read_package(document)
    if _PART in parts:
        root = parse_xml(parts[_PART], "", _PART)
    else:
        root = parse_xml(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VALUES}"/>'.encode())
        _announce(parts)
    for old in [item for item in root if item.get("name") == PROPERTY]:
        root.remove(old)
    used = [int(item.get("pid") or 1) for item in root]
    item = etree.SubElement(root, f"{{{_CUSTOM}}}property",
                            {"fmtid": _FORMAT, "pid": str(max(used, default=1) + 1), "name": PROPERTY})
    value = etree.SubElement(item, f"{{{_VALUES}}}lpwstr")
    value.text = json.dumps(rows, sort_keys=True, separators=(",", ":"))
    parts[_PART] = xml_bytes(root)
    return write_package(parts)


def uncarried(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the row ids, for a form that is to be filled anew."""
    if _PART not in parts:
        return dict(parts)
    root = parse_xml(parts[_PART], "", _PART)
    for old in [item for item in root if item.get("name") == PROPERTY]:
        root.remove(old)
    return {**parts, _PART: xml_bytes(root)}


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
    if _PART not in parts:
        return {}
    root = parse_xml(parts[_PART], "", _PART)
    text = next(("".join(str(part) for part in item.itertext()) for item in root if item.get("name") == PROPERTY), "")
    try:
        stored = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {str(name): tuple(map(str, rows)) for name, rows in stored.items() if isinstance(rows, list)}
