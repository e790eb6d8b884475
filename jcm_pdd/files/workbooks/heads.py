"""The words by which sheets, tables and columns of a methodology's workbook are known, spelling variants included.

Known from the public description of the sheets; an official file that says it otherwise is reported, not guessed.
"""

from __future__ import annotations

import re
import unicodedata

_LETTER = re.compile(r"^\(?[a-z]\)\s*")
_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("period", ("monitoring period", "モニタリング期間")),
    ("point", ("monitoring point", "モニタリングポイント", "モニタリング点")),
    ("option", ("monitoring option", "モニタリングオプション", "オプション")),
    ("frequency", ("monitoring frequency", "モニタリング頻度", "頻度")),
    ("method", ("measurement method", "測定方法", "計測方法")),
    ("source", ("source of data", "data source", "データの出典", "情報源", "出典")),
    ("comment", ("other comment", "comments", "備考", "その他")),
    ("description", ("description", "データの説明", "データの内容", "説明")),
    ("value", ("estimated value", "monitored value", "推定値", "設定値", "モニタリング値")),
    ("unit", ("unit", "単位")),
    ("symbol", ("parameter", "パラメータ")),
)
_SHEET = re.compile(r"(mps|pms|mrs)\((input|calcprocess|inputseparate|calcprocessseparate)\)")
_RESULT = ("table 3", "表3", "ex-ante estimation", "ex-post calculation", "ex-post estimation")
_DEFAULTS = ("list of default values", "デフォルト値一覧", "デフォルト値リスト")


def folded(value: object) -> str:
    """Return a text in one width, case and spacing; nothing for what is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


def sheet_role(name: str) -> tuple[str, str] | None:
    """Return (stage, role) of a sheet name, e.g. ("MPS", "input"); None for any other sheet."""
    text = re.sub(r"[\s_-]", "", folded(name))
    if text == "mss":
        return "MSS", "structure"
    match = _SHEET.fullmatch(text)
    return (match[1].upper(), match[2]) if match else None


def column(value: object) -> str | None:
    """Return what a column head announces, None when it is no head of these tables."""
    text = _LETTER.sub("", folded(value))
    if not text or len(text) > 60:
        return None
    return next((name for name, words in _COLUMNS if any(text.startswith(word) for word in words)), None)


def announces_result(value: object) -> bool:
    """Whether a text is the title of Table 3."""
    return any(word in folded(value) for word in _RESULT)


def announces_defaults(value: object) -> bool:
    """Whether a text is the title of the list of default values."""
    return any(word in folded(value) for word in _DEFAULTS)
