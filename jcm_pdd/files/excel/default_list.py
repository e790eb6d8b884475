"""[List of Default Values]: every default with its provenance, what the user confirmed, and the value in use."""

from __future__ import annotations

from decimal import Decimal

from jcm_pdd.core.formula.excel import ReferenceTable
from jcm_pdd.core.formula.tree import Lookup, Name, walk
from jcm_pdd.core.inputs import default_value
from jcm_pdd.core.methodology import DefaultDef, LookupDef, LookupRow
from jcm_pdd.core.plan import confirmed
from jcm_pdd.files.excel.frame import block, column_range, heads
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.scene import DATE, CellResolver, Scene
from jcm_pdd.files.excel.values import CellValue

_OFFICIAL, _DOCUMENT = 8, 10
# What a row with several keys is found by stands from this column on, each key and bound in one of its own; an open
# band ends where no quantity gets.
_FOUND_BY = 13
_NO_BOUND = Decimal("1E+300")


def build_defaults(scene: Scene, sheet: Sheet, names: dict[str, str]) -> None:
    """Write the list below what the sheet holds, and the names of values, keys and bounds."""
    if not scene.m.defaults and not scene.m.lookups:
        return
    block(sheet, scene.look.calculation.defaults)
    words, more = scene.look.sheets["calc"].columns, scene.look.calculation.default_columns
    heads(sheet, (words["label"], words["fuel"], words["value"], words["units"], words["parameter"],
                  *(more[key] for key in ("default", "official", "status", "document", "page", "on"))))
    for default in scene.m.defaults:
        reference = _value_line(scene, sheet, default, f"{scene.m.methodology}/{default.id}", default.label.en)
        sheet.put(sheet.row, 3, None, "label")
        sheet.put(sheet.row, 5, default.unit, "label")
        sheet.put(sheet.row, 6, default.symbol, "label")
        names[f"JCM_{default.id}"] = reference
    for table in scene.m.lookups:
        _lookup(scene, sheet, table, names)


def _value_line(scene: Scene, sheet: Sheet, item: DefaultDef | LookupRow, address: str, label: str) -> str:
    """Write one default and return the reference of the value in use."""
    sheet.row += 1
    row = sheet.row
    sheet.put(row, 2, label, "label")
    sheet.fit(row, 2, 2, label)
    value = default_value(scene.project, address, item.value)
    sheet.put(row, 7, item.value, "label", scene.number_format(item.value))
    official = scene.answered(f"{address}.value")
    sheet.put(row, _OFFICIAL, official, "input", scene.number_format(official))
    sheet.calculate(row, 4, f"IF(ISBLANK($H{row}),$G{row},$H{row})", value, scene.number_format(value))
    sure = confirmed(scene.project, address)
    status = scene.look.calculation.confirmed if sure else item.provenance.status
    sheet.put(row, 9, status, "label" if sure or status == "verified" else "open")
    for at, part in enumerate(("document", "page", "confirmed_on"), _DOCUMENT):
        found: CellValue = scene.answered(f"{address}.{part}")
        sheet.put(row, at, found, "input_text", DATE if part == "confirmed_on" else None)
        sheet.fit(row, at, at, found if isinstance(found, str) else "")
    sheet.keys[row] = Line(address, {"H": ".value", "J": ".document", "K": ".page", "L": ".confirmed_on"})
    return sheet.outside(f"$D${row}")


def _lookup(scene: Scene, sheet: Sheet, table: LookupDef, names: dict[str, str]) -> None:
    look = scene.look.calculation
    sheet.row += 1
    joint = table.key_count > 1
    bound = look.at_least.replace("{unit}", table.key_unit or "-")
    key_head = look.key if table.by == "key" or joint else bound
    for at, text in enumerate((table.label.en, key_head, None, table.unit, table.symbol), 2):
        sheet.put(sheet.row, at, text, "band")
    sheet.fit(sheet.row, 2, 2, table.label.en)
    if joint:
        bounds = [bound, look.under.replace("{unit}", table.key_unit or "-")] if table.by == "band" else []
        for at, text in enumerate([look.key] * len(table.rows[0].words) + bounds, _FOUND_BY):
            sheet.put(sheet.row, at, text, "band")
    first = sheet.row + 1
    for item in table.rows:
        _value_line(scene, sheet, item, f"{scene.m.methodology}/{table.id}.{item.id}", item.label.en)
        key = " | ".join(_shown_keys(scene, table, item)) if item.words else item.at_least
        sheet.put(sheet.row, 3, key, "label", scene.number_format(key))
        sheet.put(sheet.row, 5, table.unit, "label")
        sheet.put(sheet.row, 6, table.symbol, "label")
        if joint:
            _found_by(scene, sheet, table, item)
    names[f"JCM_{table.id}"] = column_range(sheet, 4, first, sheet.row)
    names[f"JCM_{table.id}_key"] = column_range(sheet, 3, first, sheet.row)
    if joint:
        names.update({name: column_range(sheet, at, first, sheet.row)
                      for at, name in enumerate(_range_names(table), _FOUND_BY)})
        return
    top = table.rows[-1].below
    if table.by == "band" and top is not None:
        sheet.row += 1
        sheet.put(sheet.row, 2, look.below, "label")
        reference = sheet.put(sheet.row, 3, top, "label", scene.number_format(top))
        names[f"JCM_{table.id}_below"] = sheet.outside(reference)


def _range_names(table: LookupDef) -> list[str]:
    """Return the names of the ranges that rows with several keys are found by, bounds last."""
    keys = [f"key{at}" for at in range(1, len(table.rows[0].words) + 1)]
    return [f"JCM_{table.id}_{part}" for part in (*keys, *(("low", "high") if table.by == "band" else ()))]


def _found_by(scene: Scene, sheet: Sheet, table: LookupDef, item: LookupRow) -> None:
    """Write each key of a row and the bounds of its half-open band."""
    for at, word in enumerate(_shown_keys(scene, table, item), _FOUND_BY):
        sheet.put(sheet.row, at, word, "label")
    if table.by == "band":
        at = _FOUND_BY + len(item.words)
        sheet.put(sheet.row, at, item.at_least, "label", scene.number_format(item.at_least))
        high = item.below if item.below is not None else _NO_BOUND
        number = scene.number_format(high) if item.below is not None else f'"{scene.look.calculation.open}"'
        sheet.put(sheet.row, at + 1, high, "label", number)


def reference_tables(scene: Scene) -> dict[str, ReferenceTable]:
    """Return the names by which formulas find the reference tables."""
    found = {}
    for table in scene.m.lookups:
        name = f"JCM_{table.id}"
        banded = table.by == "band"
        if table.key_count > 1:
            keys = tuple(_range_names(table)[:len(table.rows[0].words)])
            found[table.id] = ReferenceTable(name, keys, low=f"{name}_low" if banded else None,
                                             high=f"{name}_high" if banded else None)
            continue
        closed = banded and table.rows[-1].below is not None
        found[table.id] = ReferenceTable(name, f"{name}_key", f"INDEX({name}_key,1)" if banded else None,
                                         f"{name}_below" if closed else None)
    return found


def _shown_keys(scene: Scene, table: LookupDef, item: LookupRow) -> list[str]:
    """Return the keys as the cells that look them up show them; each of several askers may have part of the choices."""
    keys = [node.keys for step in scene.steps for node in walk(step.tree)
            if isinstance(node, Lookup) and node.table == table.id]
    shown = []
    for at, word in enumerate(item.words):
        asked = (one.id for key in keys if isinstance(one := key[at], Name))
        shown.append(CellResolver(scene).word(word, next((name for name in asked if _offers(scene, name, word)), None)))
    return shown


def _offers(scene: Scene, name: str, word: str) -> bool:
    parameter = scene.asked(name)
    return parameter is not None and any(choice.id == word for choice in parameter.choices)
