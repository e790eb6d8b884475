"""Single cells of a workbook changed without touching any other part of its package.

Loading and saving through a library drops text boxes, controls, header pictures, newer rules and every stored
result. Here only the sheets that change, and the workbook part that asks for recalculation, get new bytes.
A result that an edit makes stale is replaced by a fresh one or removed: programs that do not recalculate
would show it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.sheet_xml import SheetXml
from jcm_pdd.files.excel.values import CellEdit, Result
from jcm_pdd.files.opc import parse_xml, read_package, refuse_macros, write_package, xml_bytes

if TYPE_CHECKING:
    from lxml import etree

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BLANK = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]+")?(?: ?/>|></c>)')
_SHEETS = frozenset({"worksheet", "chartsheet", "dialogsheet", "macrosheet"})
# The children of workbook.xml that stand after calcPr, in the order of the schema.
_AFTER_CALC = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
               "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst")

Edits = Mapping[str, Mapping[str, CellEdit]]


@dataclass(frozen=True)
class LossReport:
    """What patching did: parts with new bytes, parts untouched, and results removed as stale ("Sheet!A1")."""

    changed: tuple[str, ...]
    kept: tuple[str, ...]
    stale_removed: tuple[str, ...]


@dataclass(frozen=True)
class Patched:
    """The new workbook and what became of its parts."""

    data: bytes
    report: LossReport


@dataclass
class WorkbookParts:
    """The parts of a workbook package, with the part of each sheet by sheet name."""

    parts: dict[str, bytes]
    where: str
    main: str = ""
    sheets: dict[str, str] = field(default_factory=dict)
    from_1904: bool = False

    def workbook(self) -> etree._Element:
        """Return the root of the workbook part."""
        return parse_xml(self.parts[self.main], self.where, self.main)

    def worksheet(self, name: str, blanks: bool = True) -> etree._Element | None:
        """Return the root of a sheet's part; None for a sheet that has no cells, such as a chart.

        Without `blanks` the empty cells that only have a style are left out, which is enough for reading. Raises
        Problem `excel.damaged` for what is no sheet.
        """
        content = self.parts[self.sheets[name]]
        root = parse_xml(content if blanks else _without_blanks(content), self.where, self.sheets[name])
        kind = str(root.tag).rpartition("}")[2]
        if kind not in _SHEETS:
            raise Problem("excel.damaged", f"{self.where} {name}".strip(), what=f"<{kind[:40]}>")
        return root if kind == "worksheet" or root.find("{*}sheetData") is not None else None


def _without_blanks(content: bytes) -> bytes:
    """Return a sheet without empty cells; unchanged when a cell says its place only by standing after another."""
    if content.count(b"<c ") != content.count(b'<c r="') or b"<c>" in content or b"<!" in content:
        return content
    return _BLANK.sub(b"", content)


def open_parts(data: bytes, where: str = "") -> WorkbookParts:
    """Return the parts of a workbook; raises Problem for a hostile package or one that is no workbook."""
    book = WorkbookParts(read_package(data, where), where)
    refuse_macros(book.parts, where)
    targets = _targets(book, "_rels/.rels", "")
    book.main = next((t for t, kind in targets.values() if kind.endswith("/officeDocument")), "")
    if book.main not in book.parts:
        raise Problem("excel.not_a_workbook", where)
    root = book.workbook()
    namespace = str(root.tag).rpartition("}")[0] + "}"
    if not str(root.tag).endswith("}workbook"):
        raise Problem("excel.not_a_workbook", where)
    folder, name = posixpath.split(book.main)
    targets = _targets(book, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    properties = root.find(f"{namespace}workbookPr")
    book.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    for sheet in root.iter(f"{namespace}sheet"):
        link = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        part = targets.get(str(link), ("", ""))[0]
        if part not in book.parts:
            raise Problem("excel.part_missing", where, sheet=str(sheet.get("name")))
        book.sheets[str(sheet.get("name"))] = part
    return book


def _targets(book: WorkbookParts, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return relationship id -> (part name, type) of a relationships part; outside targets are left out."""
    if part not in book.parts:
        raise Problem("excel.not_a_workbook", book.where)
    found = {}
    for link in parse_xml(book.parts[part], book.where, part).iter(_RELATIONSHIPS):
        target = str(link.get("Target") or "")
        if link.get("TargetMode") == "External":
            continue
        name = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[str(link.get("Id"))] = (name, str(link.get("Type")))
    return found


def patch_workbook(data: bytes, edits: Edits, where: str = "") -> Patched:
    """Return the workbook with cells set, results of formulas set, and all other stale results removed.

    `edits`: sheet name -> cell reference -> Put or Result. Raises Problem `excel.*` when a sheet is missing,
    a formula would be overwritten, a cell lies hidden in a merged area, a text is too long or a part is lost.
    """
    book = open_parts(data, where)
    unknown = [sheet for sheet in edits if sheet not in book.sheets]
    if unknown:
        raise Problem("excel.no_sheet", where, sheet=unknown[0], sheets=", ".join(book.sheets))
    fresh = dict(book.parts)
    stale: list[str] = []
    for sheet, part in book.sheets.items():
        root = book.worksheet(sheet)
        if root is None and sheet in edits:
            raise Problem("excel.no_cells", f"{where} {sheet}".strip())
        if root is not None:
            changed, removed = _patch_sheet(book, sheet, root, edits.get(sheet, {}))
            stale.extend(removed)
            if changed is not None:
                fresh[part] = changed
    fresh[book.main] = _recalculate_on_load(book)
    result = write_package(fresh)
    return Patched(result, _compared(book, result, tuple(stale)))


def _patch_sheet(
    book: WorkbookParts, sheet: str, root: etree._Element, edits: Mapping[str, CellEdit]
) -> tuple[bytes | None, list[str]]:
    xml = SheetXml(root, f"{book.where} {sheet}".strip(), book.from_1904)
    results = {reference for reference, edit in edits.items() if isinstance(edit, Result)}
    removed = [f"{sheet}!{reference}" for reference, cell in xml.formulas()
               if reference not in results and xml.drop_result(cell)]
    for reference, edit in edits.items():
        xml.edit(reference, edit)
    return (xml_bytes(xml.root) if edits or removed else None), removed


def _recalculate_on_load(book: WorkbookParts) -> bytes:
    """Return the workbook part that asks the program opening it to calculate everything once."""
    from lxml import etree

    root = book.workbook()
    namespace = str(root.tag).rpartition("}")[0] + "}"
    settings = root.find(f"{namespace}calcPr")
    if settings is None:
        settings = etree.Element(f"{namespace}calcPr")
        later = next((child for child in root if str(child.tag).rpartition("}")[2] in _AFTER_CALC), None)
        if later is None:
            root.append(settings)
        else:
            later.addprevious(settings)
    settings.set("fullCalcOnLoad", "1")
    return xml_bytes(root)


def _compared(book: WorkbookParts, result: bytes, stale: tuple[str, ...]) -> LossReport:
    """Read the written package again and say what became of each part; a vanished or strange one stops."""
    written = read_package(result, book.where)
    lost = sorted(set(book.parts) ^ set(written))
    if lost:
        raise Problem("excel.part_lost", book.where, part=lost[0])
    changed = tuple(sorted(name for name in written if written[name] != book.parts[name]))
    allowed = {book.main, *book.sheets.values()}
    if not allowed.issuperset(changed):
        raise Problem("excel.part_lost", book.where, part=next(n for n in changed if n not in allowed))
    return LossReport(changed, tuple(sorted(set(written) - set(changed))), stale)
