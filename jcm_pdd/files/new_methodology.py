"""A starting file for a methodology's author: a shape's name, what a country gives, and comments that say where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.countries import countries
from jcm_pdd.files.definition_flaws import located
from jcm_pdd.files.definitions import read_definition, shape, shape_names

_CODE = re.compile(r"([A-Z]{2})_AM\d{3}\Z")
_HEAD = """\
# {id} ver{version}, made from the shape '{shape}'. What the shape says need not be repeated.
# An item given here with the same id stands over the shape's, `remove: true` leaves it out.
# Lines that are still to be written are marked TODO.
# {id} ver{version}: 形「{shape}」から作成。形にある内容は繰り返す必要がありません。
# 同じidの項目を書くと形の内容より優先され、`remove: true` で除くことができます。
# 書き込みが必要な行には「TODO」と付けてあります。
# Check it / 点検: jcm-pdd methodology lint {file}
extends: {shape}
methodology: {id}
version: "{version}"
country: {country}
# As published / 公表された名称
title: {{en: TODO, ja: TODO}}
# The name of the official workbook / 公式ブックの名称
spreadsheet: JCM_{id}_ver{version}
# Two or three sentences: what is installed, how reductions are calculated / 導入する設備と削減量の計算方法（2～3文）
summary: {{en: TODO, ja: TODO}}
# status: verified (read in the official text, with page), reported (read elsewhere), derived, draft or unverified.
# status：verified（公式文書で確認、pageも記入）、reported（他の資料で確認）、derived、draft、unverifiedのいずれか
provenance: {{status: unverified, source: TODO}}
# The day of approval, when it is known / 承認日（分かる場合）
# approved_on: "2026-01-31"
"""


def starting_text(name: str, shape_name: str, country: str, file: str = "FILE", version: str = "01.0") -> str:
    """Return the text of a new methodology file that extends a shape.

    Raises Problem "authors.code", "authors.country" or "authors.shape" when one of the words cannot be used.
    """
    code = _CODE.match(name)
    if country not in countries():
        raise Problem("authors.country", country or "-", known=", ".join(sorted(countries())))
    if code is None or code[1] != country:
        raise Problem("authors.code", name, country=country)
    if shape_name not in shape_names():
        raise Problem("authors.shape", shape_name, known=", ".join(shape_names()))
    words = {"id": name, "version": version, "shape": shape_name, "country": country, "file": file}
    text = _HEAD.format(**words)
    return text + "".join(_gaps(text, file))


def _gaps(text: str, name: str) -> Iterator[str]:
    """Yield the parts that the shape leaves to the country: required keys, and reference tables without rows."""
    read = read_definition(text, name)
    for at, table in enumerate(read.data.get("lookups") or ()):
        if not table.get("rows"):
            yield _rows(table, read.data, first=at == 0)
    try:
        MethodologyDef.model_validate(read.data)
    except ValidationError as error:
        for one in located(read, error):
            if one.flaw.code == "flaw.missing" and len(one.path) == 0:
                yield f"# Required and not in the shape / 形になく、必要な項目\n# {one.key}: TODO\n"


def _rows(table: dict[str, Any], data: dict[str, Any], first: bool) -> str:
    """Return the rows an author has to fill in, one for each choice the table is looked up by."""
    label, unit = table.get("label", {}), table.get("unit", "-")
    head = "\nlookups:\n" if first else ""
    lines = [f"{head}  # {label.get('en', '')} ({unit}) / {label.get('ja', '')}", f"  - id: {table['id']}", "    rows:"]
    for key, words in _keys(table, data):
        lines += [f"      - id: {key}", f"        key: {key}",
                  f"        label: {{en: {_quoted(words['en'])}, ja: {_quoted(words['ja'])}}}",
                  "        value: TODO  # the number in the parameter table of the official text / 公式文書の表の値",
                  "        provenance: {status: unverified, source: TODO}"]
    return "\n".join(lines) + "\n"


def _keys(table: dict[str, Any], data: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Return the choices a formula looks this table up by, or one row as an example."""
    choices = {p["id"]: p["choices"] for p in data.get("parameters") or () if p.get("choices")}
    for formula in data.get("formulas") or ():
        match = re.search(rf"lookup\(\s*{table['id']}\s*,\s*(\w+)", str(formula.get("expr", "")))
        if match and match[1] in choices:
            return [(choice["id"], choice["label"]) for choice in choices[match[1]]]
    return [("row1", {"en": "TODO", "ja": "TODO"})]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shapes() -> dict[str, str]:
    """Return the shapes by name with the technology each is of."""
    return {name: str((shape(name).data or {}).get("technology_id", "-")) for name in shape_names()}
