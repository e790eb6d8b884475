"""The fixed words of generated pages, and those of the window as its translations have them."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from jcm_pdd.core.text import Text
from jcm_pdd.files.data import data_path

_WORDS = {
    "example": ("Example", "例"), "unit": ("Unit", "単位"), "official": ("In the official form", "公式様式での表記"),
    "always": ("always", "常に必要"), "when": ("when", "次の条件のとき"),
    "never": ("by nobody", "表示しません"), "required": ("Required", "必須"),
    "shown": ("Asked", "質問の表示"), "printed": ("Printed in", "印字先"), "english": ("Language", "言語"),
    "in_english": ("English; it is printed as it stands", "英語（そのまま印字されます）"),
    "choices": ("Choices", "選択肢"), "limits": ("Limits", "範囲"), "no_official": (
        "A working paper of this program; no official form asks for it.",
        "本プログラム独自の作業資料です。公式様式にはありません。"),
    "each_row": ("Asked for each row: {row}", "行（{row}）ごとの質問"),
    "more_columns": ("More questions for rows of another page", "他のページで作る行への追加の質問"),
    "about": ("See also", "関連するページ"), "form": ("Form", "様式"), "source": ("Source", "出典"),
    "yes": ("yes", "はい"), "no": ("no", "いいえ"),
    "state": ("State", "確認状況"), "may_use": ("May it be used?", "適用できるか（適格性要件）"),
    "evidence": ("Evidence", "根拠資料"), "measured": ("What is measured in operation", "運転中に計測する値"),
    "fixed": ("What is fixed before", "事前に確定する値"), "input": ("What else is asked", "その他の入力"),
    "defaults": ("Default values", "デフォルト値"), "tables": ("Tables of values", "値の表"),
    "formulas": ("Formulas, for one full year", "計算式（1年間の通年運転）"),
    "workbook": ("Calculated by the formulas of its official workbook.", "公式ブックの計算式で計算します。"),
    "sources": ("Emission sources", "排出源"), "reference": ("Reference", "リファレンス"),
    "project": ("Project", "プロジェクト"), "terms": ("Terms", "用語"),
    "precedents": ("Supported projects of this technology (2013 to 2021)", "同じ技術の支援案件（2013～2021年）"),
    "none_here": ("none in the ministry's list", "環境省の一覧にはありません"),
    "elsewhere": ("In other countries: {count}", "その他の国：{count}件"),
    "here_more": ("and {count} more in this country", "この国にはほかに{count}件"),
    "value": ("Value", "値"), "name": ("Name", "名称"), "symbol": ("Symbol", "記号"),
    "not_approved": ("A general shape: no committee approved it.", "汎用の型です。合同委員会の承認はありません。"),
    "options": ("Monitoring options", "モニタリングオプション"), "country": ("Country", "国"),
    "approved": ("Approved on", "承認日"), "until": ("In force until", "有効期限"), "code": ("Code", "コード"),
    "what": ("What it says", "内容"), "do": ("What to do", "対処"),
    "range": ("from {lower} to {upper}", "{lower}～{upper}"),
    "keys": ("Keyboard", "キーボード操作"), "findings": ("Findings", "確認事項"), "glossary": ("Glossary", "用語集"),
    "methodology_part": ("Each methodology of the project asks its own questions here: {part}.",
                         "プロジェクトの方法論ごとに、固有の質問がここに表示されます：{part}"),
    "results_part": ("Shows the yearly results; nothing is entered.", "年ごとの結果を表示します（入力はありません）。"),
    "action": ("Action", "操作"), "key": ("Keys", "キー"), "menu": ("Menu", "メニュー"),
    "rests_on": ("rests on", "根拠"),
    "findings_intro": (
        "Everything the program may say about a project, by code. An error is wrong; an open item needs you.",
        "本プログラムが出す確認事項の一覧です（コード順）。「エラー」は誤り、「要確認」は作業が残っている項目です。"),
    "keys_intro": ("Menus open with Alt and the underlined letter; Tab goes from field to field.",
                   "メニューはAltキーと下線の文字で開き、Tabキーで次の入力欄に移ります。"),
    "glossary_intro": ("Words of the mechanism and of this program, in both languages.",
                       "JCMと本プログラムの用語（日英）です。"),
}
PARTS = {
    "criteria": Text(en="eligibility criteria with verdict, wording and proof", ja="適格性要件（判定・文案・裏付け）"),
    "sources": Text(en="emission sources and gases (read only)", ja="排出源とガスの種類（表示のみ）"),
    "inputs": Text(en="the values its formulas need", ja="計算式に必要な値"),
    "defaults": Text(en="its default values, to be confirmed in the official text",
                     ja="公式文書で確認するデフォルト値"),
    "monitoring": Text(en="parameters monitored ex post, with option, source, method and frequency",
                       ja="事後にモニタリングするパラメータ（オプション・出典・方法・頻度）"),
    "fixed": Text(en="parameters fixed ex ante, with source", ja="事前に確定するパラメータ（出典）"),
    "years": Text(en="values that differ by year", ja="年ごとに異なる値"),
}


def say(key: str, language: str, **values: object) -> str:
    """Return a fixed word of the generated pages; KeyError for one that does not exist."""
    english, japanese = _WORDS[key]
    text = japanese if language == "ja" else english
    return text.format(**values) if values else text


def bare(text: str) -> str:
    """Return a menu or button text as it is read: without the sign of its key ("&Save", "保存(&S)")."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


@lru_cache(maxsize=1)
def window_words() -> dict[str, dict[str, str]]:
    """Return what the window says in Japanese: by what it says in English, keys of menus taken off, by the part of
    the window ("ExportPage"; "Actions" for menus).
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(data_path("resources", "translations").glob("*_ja.ts")):
        for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 the program's own file
            for message in context.iter("message"):
                english, japanese = message.findtext("source") or "", message.findtext("translation") or ""
                if japanese:
                    found.setdefault(bare(english), {})[context.findtext("name") or ""] = bare(japanese)
    return found


def of_window(english: str, language: str, part: str = "") -> str:
    """Return a menu entry or button as the window says it in a language; without `part` menus come first."""
    told = window_words().get(english, {}) if language == "ja" else {}
    return told.get(part) or told.get("Actions") or next(iter(told.values()), english)
