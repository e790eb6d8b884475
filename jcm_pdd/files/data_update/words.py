"""What changes is called in both languages: areas, actions, the parts and fields of definitions."""

from __future__ import annotations

from typing import Literal

from jcm_pdd.core.status import status_text
from jcm_pdd.files.data_update.changes import ORDER, Change
from jcm_pdd.files.data_update.touched import Touched

Language = Literal["en", "ja"]
AREA = {
    "en": {"methodology": "Methodologies", "form": "Forms: what they ask", "template": "Forms: blanks and their places",
           "country": "Countries", "package": "Documents a country asks for", "timeline": "Project cycle",
           "reference": "Reference tables", "review": "Review", "shape": "Shapes of methodologies", "map": "Map",
           "index": "List of definitions"},
    "ja": {"methodology": "方法論", "form": "様式の質問", "template": "様式の用紙と記入欄の対応",
           "country": "パートナー国",
           "package": "国が求める書類", "timeline": "プロジェクトサイクル", "reference": "参照表", "review": "レビュー",
           "shape": "方法論のひな形", "map": "地図", "index": "定義の一覧"},
}
ACTION = {
    "en": {"added": "new", "version": "new version", "removed": "withdrawn", "changed": "changed"},
    "ja": {"added": "追加", "version": "新しい版", "removed": "取り下げ", "changed": "変更"},
}
# How well a document a country asks for is known has words of its own.
_KNOWN = {
    "en": {"sourced": "sourced", "recalled": "recalled", "own": "own"},
    "ja": {"sourced": "公開資料", "recalled": "記憶", "own": "独自"},
}
# The parts and fields of definitions by their keys; a key without words is shown as it is written.
_PART = {
    "en": {"defaults": "Default value", "lookups": "Table", "formulas": "Formula", "criteria": "Criterion",
           "parameters": "Parameter", "checks": "Check", "terms": "Term", "rows": "row", "figures": "figure",
           "tables": "Table of units", "options": "option", "sections": "Section", "items": "question",
           "columns": "column", "choices": "choice", "documents": "Document", "durations": "Duration", "steps": "Step",
           "tracks": "Set of rules", "sources": "Source", "versions": "Version", "limits": "Bound",
           "findings": "Finding", "grounds": "Ground", "places": "Place", "reference_sources": "Reference source",
           "project_sources": "Project source", "chapters": "Chapter", "value": "value", "unit": "unit",
           "status": "status", "source": "source", "source_ja": "source (Japanese)", "page": "page", "expr": "formula",
           "rule": "rule", "text": "text", "label": "name", "title": "title", "summary": "summary",
           "sentence": "proposed sentence", "evidence": "evidence", "en": "English", "ja": "Japanese",
           "in_force_until": "in force until", "approved_on": "approved on", "required": "required", "shown": "shown",
           "days": "days", "rules": "rules", "earliest_start": "earliest start of operation", "guide": "guide",
           "hint": "hint", "lower": "lower bound", "upper": "upper bound", "at_least": "at least", "at_most": "at most",
           "below": "below", ORDER: "order", "as_known_on": "as known on", "signed_on": "signed on"},
    "ja": {"defaults": "デフォルト値", "lookups": "表", "formulas": "式", "criteria": "適格性要件",
           "parameters": "パラメータ", "checks": "点検", "terms": "用語", "rows": "行", "figures": "数値",
           "tables": "設備の表", "options": "モニタリングオプション", "sections": "セクション", "items": "質問",
           "columns": "列", "choices": "選択肢", "documents": "書類", "durations": "期間", "steps": "手順",
           "tracks": "規則の種類", "sources": "出典", "versions": "版", "limits": "上下限", "findings": "確認事項",
           "grounds": "根拠", "places": "場所", "reference_sources": "リファレンス排出源",
           "project_sources": "プロジェクト排出源", "chapters": "章", "value": "値", "unit": "単位",
           "status": "確認状況", "source": "出典", "source_ja": "出典（日本語）", "page": "ページ", "expr": "式",
           "rule": "判定式", "text": "文", "label": "名称", "title": "題名", "summary": "概要",
           "sentence": "提案文", "evidence": "根拠資料", "en": "英語", "ja": "日本語",
           "in_force_until": "有効期限", "approved_on": "承認日", "required": "必須", "shown": "表示条件",
           "days": "日数", "rules": "規則", "earliest_start": "運転開始の最も早い日", "guide": "説明", "hint": "ヒント",
           "lower": "下限", "upper": "上限", "at_least": "以上", "at_most": "以下", "below": "未満", ORDER: "順序",
           "as_known_on": "確認時点", "signed_on": "署名日"},
}
_SUBJECT = {("timeline", "cycle"): ("Steps and days", "手順と日数")}
# These say where a field is kept in the file, and nothing to a reader.
_SILENT = {"provenance", "id"}
SAME = {"en": "only remarks or spacing in the file", "ja": "ファイル内の注記や空白だけの変更"}
PINNED = {
    "en": "The projects listed use what changes. Each holds its own definitions: its tonnes stay as they are until "
          "its user takes the new definition in the project.",
    "ja": "一覧のプロジェクトは、変更される定義や規則を使っています。プロジェクトはそれぞれの定義を保持しており、"
          "プロジェクトの中で新しい定義を採用するまで、排出削減量は変わりません。",
}
NONE_TOUCHED = {"en": "None of the recent projects uses what changes.",
                "ja": "最近のプロジェクトに、変更される定義や規則を使うものはありません。"}
NO_CHANGE = {"en": "The data say the same as those in use.", "ja": "使用中のデータと内容は同じです。"}


def of(language: str) -> Language:
    """Return the language as the tables here have it."""
    return "ja" if language == "ja" else "en"


def subject(one: Change, language: str) -> str:
    """Return what a change is about: its id, and its title where it has one."""
    named = _SUBJECT.get((one.area, one.subject))
    if named is not None:
        return named[1 if language == "ja" else 0]
    title = one.title[1 if language == "ja" else 0]
    return f"{one.subject}  {title}" if title else one.subject


def field(one: Change, language: str) -> str:
    """Return which field changed, in words as far as there are any; "" for a whole thing."""
    names = _PART[of(language)]
    if one.path == ("text",) and not one.old and not one.new:
        return SAME[of(language)]
    shown = [part for part in one.path if part not in _SILENT]
    words = [_named(one, part[1:-1], of(language)) if part.startswith("[") else names.get(part, part) for part in shown]
    named = max((at for at, part in enumerate(shown) if part.startswith("[")), default=None)
    label = one.item[1 if language == "ja" else 0]
    if named is not None and label:
        words[named] += f" ({label})" if language != "ja" else f"（{label}）"
    return " › ".join(words) or ".".join(one.path)


def _named(one: Change, name: str, language: Language) -> str:
    """Return what an item is called: its id, but the steps of the project cycle by their names."""
    if one.area != "timeline":
        return name
    from jcm_pdd.files.timeline_rules import step_names

    known = step_names()
    steps = [known[step].get(language) if step in known else step for step in name.split()]
    return (" ← " if len(steps) == 2 else " ").join(steps)


def value(text: str, unit: str, path: tuple[str, ...]) -> str:
    """Return a value with its unit when it is a number that has one."""
    number = bool(text) and text.replace(".", "", 1).replace("-", "", 1).isdecimal()
    return f"{text} {unit}" if number and unit and path[-1:] != ("unit",) else text


def origin(one: Change, language: str) -> str:
    """Return source and status of the item a field belongs to."""
    known = (source(one, language), status(one, language))
    return ("；" if language == "ja" else "; ").join(part for part in known if part)


def status(one: Change, language: str) -> str:
    """Return how far the item a field belongs to has been checked."""
    return _KNOWN[of(language)].get(one.status) or status_text(one.status, language)


def source(one: Change, language: str) -> str:
    """Return the source of the item a field belongs to."""
    return one.source_ja if language == "ja" and one.source_ja else one.source


def action(one: Change, language: str) -> str:
    """Return what happened to it."""
    return ACTION[of(language)][one.action]


def project(one: Touched, language: str) -> str:
    """Return a project with what it uses, on one line."""
    if one.unread:
        return f"{one.path}: " + ("could not be read" if language != "ja" else "読み込めませんでした")
    country = {"en": "rules of {code}", "ja": "{code}の規則"}[of(language)].format(code=one.country)
    used = [*one.definitions, *([country] if one.country else [])]
    return f"{one.title} ({one.path}): {', '.join(used)}"
