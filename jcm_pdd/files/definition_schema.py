"""The JSON Schema of methodology files, for editors: `python -m jcm_pdd.files.definition_schema` writes it anew.

It is made from the models, with what a file may say beside them: `extends`, `from`, `rows_from` and `remove`. A file
that extends a shape, and a shape itself, may leave out what the other says; ids are needed everywhere.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.files.data import data_path
from jcm_pdd.files.reference_tables import BOUNDS

PATH = ("resources", "schema", "methodology.schema.json")
_PART = "Part"
_NAMED = ("id", "option")
_CONDITIONS = ("required", "shown")
_KEYS = {
    "extends": "The shape, or shapes, this definition stands on; see forms/shapes. / この定義のもとになる形（複数可）",
    "methodology": "Its number as published, such as TH_AM001; GEN_... for a general shape. / 公表された番号",
    "version": "Its version as published, in quotes. / 公表されたバージョン（引用符で囲む）",
    "country": "Two letters of the partner country; '' for a general shape. / パートナー国の2文字コード",
    "general": "True for a shape that is approved nowhere. / どこでも承認されていない一般の形",
    "technology_id": "An id of resources/reference/technologies.yaml. / 技術区分のID",
    "spreadsheet": "Name of the official workbook. / 公式ブックの名称",
    "provenance": "Where this comes from, and how far it was checked. / 出典と確認の程度",
    "status": "verified: read in the official text with the page; reported: read elsewhere; derived: calculated; "
              "draft: from a proposal; unverified: recalled. / 確認の程度",
    "role": "monitored: measured in operation; fixed: ex ante for the project; input: chosen or needed for "
            "a criterion. / モニタリング、事前固定、入力のいずれか",
    "table": "The table this belongs to: one value a row. / 属する表（1行に1つの値）",
    "index": "The letter of a row in formulas, such as i. / 式で行を表す添字",
    "unit": "A unit the program knows; - for none. / 登録済みの単位（無次元は-）",
    "expr": "A formula; see forms/README.md. / 式（書き方はforms/README.md）",
    "when": "The condition under which this is calculated. / この式を計算する条件",
    "rule": "A condition that is true when the criterion is met. / 要件を満たすときに真になる条件",
    "claim": "Whether the user answers the criterion. / 利用者が回答する要件か",
    "evidence": "The documents a validator would ask for. / 妥当性確認で求められる書類",
    "sentence": "English wording proposed for B.2; {id} takes a printed answer. / B.2に提案する英文",
    "shown": "When the question is asked. / 質問する条件", "required": "When it must be answered. / 必須とする条件",
    "hint": "What is asked, in a few words. / 質問の要点", "guide": "How to answer. / 答え方",
    "example": "An answer as an example. / 回答例", "yearly": "It may differ from year to year. / 年ごとに変わる",
    "at_least": "Where the band begins; it belongs to the band. / 帯の始まり（この値を含む）",
    "below": "Where the band ends; it does not belong to it. / 帯の終わり（この値を含まない）",
    "by": "band: found by a quantity; key: found by choices. / 数量の帯で引く（band）か、選択肢で引く（key）か",
}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a methodology file."""
    made = MethodologyDef.model_json_schema(mode="validation")
    definitions = made.pop("$defs")
    definitions["Methodology"] = made
    for name, one in definitions.items():
        _told(name, one)
    _beside(definitions)
    definitions |= {f"{name}{_PART}": _partial(one) for name, one in definitions.items() if "properties" in one}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "JCM methodology",
        "if": {"required": ["methodology"], "not": {"required": ["extends"]}},
        "then": {"$ref": "#/$defs/Methodology"}, "else": {"$ref": f"#/$defs/Methodology{_PART}"},
        "$defs": definitions,
    }


def _told(name: str, one: dict[str, Any]) -> None:
    """Give the keys of a definition their words, and conditions the two ways they are written."""
    for key, value in one.get("properties", {}).items():
        value.pop("title", None)
        if key in _CONDITIONS and name == "ParameterDef":
            value.pop("type", None)
            value["anyOf"] = [{"type": "string"}, {"type": "boolean"}]
        if key in _KEYS:
            value["description"] = _KEYS[key]


def _beside(definitions: dict[str, Any]) -> None:
    """Add what a file may say that is put in before the models see it."""
    text: dict[str, Any] = {"type": "string"}
    figure: dict[str, Any] = {"type": "object", "additionalProperties": False, "required": ["table", "row", "column"],
              "description": "A figure of resources/reference. / resources/referenceの値",
              "properties": {"table": text, "row": text, "column": text, "bound": {"enum": list(BOUNDS)}}}
    rows = copy.deepcopy(figure)
    rows["required"] = ["table", "column"]
    rows["properties"].pop("row")
    rows["properties"]["rows"] = {"type": "array", "items": text}
    for name, key, value, instead in (("DefaultDef", "from", figure, ("value", "provenance")),
                                      ("LookupRow", "from", figure, ("value", "provenance")),
                                      ("LookupDef", "rows_from", rows, ("rows",))):
        one = definitions[name]
        one["properties"][key] = value
        one["required"] = [wanted for wanted in one["required"] if wanted not in instead]
        one["anyOf"] = [{"required": list(instead)}, {"required": [key]}]
    # Rows may be empty where they are taken from a reference table.
    definitions["LookupDef"]["properties"]["rows"].pop("minItems", None)
    definitions["LookupDef"]["anyOf"][0]["properties"] = {"rows": {"minItems": 1}}
    definitions["Methodology"]["properties"]["extends"] = {
        "description": _KEYS["extends"], "anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}


def _partial(one: dict[str, Any]) -> dict[str, Any]:
    """Return a definition whose parts may stand elsewhere: only the names of list items are needed."""
    part = copy.deepcopy(one)
    part["required"] = [key for key in part.get("required", ()) if key in _NAMED]
    part.pop("anyOf", None)
    for reference in _references(part):
        reference["$ref"] += _PART
    if any(key in part["properties"] for key in _NAMED):
        part["properties"]["remove"] = {"type": "boolean", "description":
                                        "Leave out what the shape has under this id. / 形にある同じIDの項目を除く"}
    for key in ("rows", "choices"):
        part["properties"].get(key, {}).pop("minItems", None)
    return part


def _references(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def text() -> str:
    """Return the schema as the file in resources/schema holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Write the schema beside the other resources."""
    path = data_path(*PATH)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
