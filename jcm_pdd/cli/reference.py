"""`reference`: list the reference tables, or show one with the source and status of every figure."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jcm_pdd.cli.commands import DONE, print_json
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.status import status_text
from jcm_pdd.core.trace import decimal_text
from jcm_pdd.files.reference_tables import FigureDef, ReferenceTableDef, RowDef, reference_table, table_names

# Stages of a figure and names of the words of a row, which are ids in the files.
_NAMES_JA = {
    "methodology": "方法論", "registration": "登録", "selection": "採択", "study": "調査", "other": "その他",
    "composition": "組成", "country": "国", "grid": "系統", "kind": "区分", "table": "表", "row": "番号",
    "item": "細目", "wider": "上位区分", "find_en": "検索語（英語）", "find_ja": "検索語（日本語）",
    "technologies": "技術", "basis": "根拠", "scheme": "制度", "registered": "JCM登録数",
}
_WORDS = {
    "en": {"table": "{name}: {title} ({rows} rows; {figures})", "none": "no figures", "bounds": "bounds: {text}",
           "between": ", "},
    "ja": {"table": "{name}：{title}（{rows}行、{figures}）", "none": "数値なし", "bounds": "上下限：{text}",
           "between": "、"},
}


def reference(options: argparse.Namespace) -> int:
    """Run one of the actions on reference tables; raises Problem "reference.unknown" for a table that is not there."""
    if options.action == "list":
        tables = [_table(name) for name in table_names()]
        if options.json:
            print_json([_summary(table) for table in tables])
        else:
            print("\n".join(_headline(table, options.lang) for table in tables))
        return DONE
    table = _table(options.target or "-")
    rows = [row for row in table.rows if options.row in (None, row.id)]
    if not rows:
        raise Problem("reference.unknown", f"{table.table}/{options.row}")
    if options.json:
        print_json(_summary(table) | {"about": _both(table.about), "rows": [_row(table, row) for row in rows]})
    else:
        print("\n".join([_headline(table, options.lang), table.about.get(options.lang),
                         *_lines(table, rows, options.lang)]))
    return DONE


def _table(name: str) -> ReferenceTableDef:
    found = reference_table(name)
    if found is None:
        raise Problem("reference.unknown", name)
    return found


def _both(text: Any) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


def _statuses(table: ReferenceTableDef) -> dict[str, int]:
    return dict(Counter(one.provenance.status for row in table.rows for one in row.figures.values()))


def _summary(table: ReferenceTableDef) -> dict[str, Any]:
    return {"table": table.table, "title": _both(table.title), "row_count": len(table.rows),
            "figures_by_status": _statuses(table)}


def _headline(table: ReferenceTableDef, language: str) -> str:
    words, statuses = _WORDS[language], _statuses(table)
    counts = words["between"].join(f"{status_text(status, language)} {count}" for status, count in statuses.items())
    return words["table"].format(name=table.table, title=table.title.get(language), rows=len(table.rows),
                                 figures=counts or words["none"])


def _row(table: ReferenceTableDef, row: RowDef) -> dict[str, Any]:
    return {"row": row.id, "label": _both(row.label), "words": row.words,
            "figures": [{"column": name, "label": _both(table.columns[name].label), "value": decimal_text(one.value),
                         "lower": decimal_text(one.lower), "upper": decimal_text(one.upper),
                         "unit": one.unit or table.columns[name].unit, "year": one.year, "stage": one.stage,
                         **one.provenance.model_dump(),
                         "bounds": one.bounds.model_dump() if one.bounds else None}
                        for name, one in row.figures.items()]}


def _lines(table: ReferenceTableDef, rows: list[RowDef], language: str) -> Iterator[str]:
    """Yield a line for each row, its words, and one for each of its figures."""
    for row in rows:
        told = "; ".join(f"{_name(name, language)}: {text}" for name, text in row.words.items())
        yield f"{row.id}  {row.label.get(language)}" + (f"  [{told}]" if told else "")
        for name, one in row.figures.items():
            column = table.columns[name]
            yield f"  {name}  {column.label.get(language)}: {_figure(one, one.unit or column.unit, language)}"


def _figure(one: FigureDef, unit: str, language: str) -> str:
    between = "" if one.lower is None and one.upper is None else f" ({_plain(one.lower)}..{_plain(one.upper)})"
    value = f"{_plain(one.value)}{between} {unit}".strip()
    origin = one.provenance
    told = (one.year, _name(one.stage, language), status_text(origin.status, language), origin.told(language))
    own = [part for part in told if part]
    if one.bounds:
        limits = f"{status_text(one.bounds.status, language)}, {one.bounds.told(language)}"
        own.append(_WORDS[language]["bounds"].format(text=limits))
    return f"{value}; {'; '.join(own)}"


def _name(name: str, language: str) -> str:
    return _NAMES_JA.get(name, name) if language == "ja" else name


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")
