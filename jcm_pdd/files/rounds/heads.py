"""Which column of a strange table holds what: recognised by the words of its head, or as the user assigned it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jcm_pdd.core.papers.rounds import kind_of
from jcm_pdd.files.rounds.grids import Grid
from jcm_pdd.files.word.tree import normalise

ROLES = ("number", "kind", "round", "place", "text", "reply", "before", "after", "evidence", "assessment", "closed",
         "closed_on")
"""What a column can hold, in the order people see it; `place` names a section of the PDD."""

# Whole heads, or words in them, as `normalise` leaves them. The first role that fits best counts.
_WORDS: dict[str, tuple[str, ...]] = {
    "number": ("no", "no.", "number", "id", "#", "nr", "ref", "ref no", "reference", "finding no", "finding id",
               "car id", "cl id", "far id", "car no", "cl no", "car/cl no", "car/cl/far no", "far no", "item no",
               "finding number",
               "番号", "指摘番号", "整理番号",
               "項番", "通番"),
    "kind": ("type", "kind", "category", "classification", "type of finding", "car/cl/far", "car/cl", "種類", "種別",
             "区分", "分類"),
    "round": ("round", "round no", "回", "回数", "ラウンド"),
    "place": ("section", "section no", "pdd section", "reference to pdd", "checklist item", "checklist question",
              "requirement", "where", "該当箇所", "箇所", "章", "節", "該当項目", "対象項目"),
    "text": ("description", "description of finding", "description of the finding", "finding", "findings", "issue",
             "request", "observation", "question", "comment", "comments", "description of car", "description of cl",
             "description of far", "finding by tpe", "details", "指摘", "指摘事項", "指摘内容", "内容", "質問",
             "質問事項",
             "要求事項", "要求内容", "コメント"),
    "reply": ("response", "reply", "answer", "project participant response", "project participants response",
              "pp response", "response by project participant", "response by project participants", "client response",
              "our reply", "participants response", "response by pp", "回答", "返答", "対応", "対応内容", "回答内容",
              "参加者回答", "参加者の回答", "事業者回答", "事業者の回答", "プロジェクト参加者の回答"),
    "before": ("before", "passage before", "original text", "before revision", "old text", "修正前", "変更前",
               "修正前の記載",
               "改訂前"),
    "after": ("after", "passage after", "revised text", "after revision", "new text", "修正後", "変更後",
              "修正後の記載",
              "改訂後"),
    "evidence": ("evidence", "documents", "documentation", "documentation provided", "supporting documents",
                 "documents provided", "根拠", "根拠資料", "証拠", "証拠書類", "提出資料", "添付資料"),
    "assessment": ("assessment", "tpe assessment", "assessment by tpe", "doe assessment", "validator assessment",
                   "conclusion", "tpe conclusion", "assessment of the third-party entity",
                   "validation team assessment",
                   "evaluation", "評価", "第三者機関の評価", "審査結果", "判断", "判定", "確認結果", "機関の評価"),
    "closed": ("status", "closed", "open/closed", "closed?", "state", "result", "状態", "状況", "ステータス",
               "完了", "結果",
               "クローズ"),
    "closed_on": ("date closed", "closing date", "closed on", "date of closure", "完了日", "クローズ日",
                  "完了年月日"),
}
_LONGEST_HEAD = 80
_LOOKED_AT = 40
_PAIR = re.compile(r"([a-z_]+)=(\d+)")


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table is read: `head` is the row of its heads (0: a form, label beside value), columns by role."""

    table: int
    head: int
    columns: Mapping[str, int]

    @property
    def is_form(self) -> bool:
        """Whether each finding is a block of labels and values."""
        return self.head == 0


def role_of(head: str) -> tuple[str, int]:
    """Return the role a head names and how surely: 3 the very words, 2 words in it, 0 none."""
    folded = normalise(head).replace("’", "'").replace("'s", "s").replace("(s)", "s").strip(" :#?")
    if not folded or len(folded) > _LONGEST_HEAD:
        return "", 0
    best, score = "", 0
    for role, words in _WORDS.items():
        for word in words:
            found = 3 * 1000 + len(word) if folded == word else 2 * 1000 + len(word) if _within(word, folded) else 0
            if found > score:
                best, score = role, found
    return best, score // 1000


def _within(word: str, text: str) -> bool:
    if len(word) < 2:
        return False
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None if word.isascii() else word in text


def recognise(grids: Sequence[Grid]) -> tuple[Layout, ...]:
    """Return how each table that lists findings is read; none for one that does not."""
    found = [layout for grid in grids if (layout := _headed(grid)) is not None]
    if found:
        return tuple(found)
    return tuple(Layout(grid.number, 0, {}) for grid in grids if _is_form(grid))


def _headed(grid: Grid) -> Layout | None:
    """Return the layout by the first row that names what findings have: their text, and a number or a reply."""
    for row in grid.rows[:_LOOKED_AT]:
        columns = columns_of(grid.row(row))
        if "text" in columns and ("number" in columns or "reply" in columns):
            return Layout(grid.number, row, columns)
    return None


def columns_of(heads: Mapping[int, str]) -> dict[str, int]:
    """Return the columns by role; of two columns of one role the surer one counts, of equal ones the last.

    Tables with a pair of columns for each round have the newest at the right.
    """
    best: dict[str, tuple[int, int]] = {}
    for column, head in sorted(heads.items()):
        role, score = role_of(head)
        if role and score >= best.get(role, (0, 0))[0]:
            best[role] = score, column
    return {role: column for role, (_, column) in best.items()}


def _is_form(grid: Grid) -> bool:
    """A form names at least a number or kind, a text and a reply in cells of their own."""
    roles = {role_of(text)[0] for text in grid.texts.values() if len(text) <= _LONGEST_HEAD}
    numbered = any(kind_of(text) and re.search(r"\d", text) for text in grid.texts.values() if len(text) <= 40)
    return {"text", "reply"} <= roles and ("number" in roles or numbered)


def layout_text(layouts: Sequence[Layout]) -> str:
    """Return layouts as they are kept in the project: "table=2 head=1 number=1 text=3"."""
    return "; ".join(" ".join([f"table={one.table}", f"head={one.head}",
                               *(f"{role}={one.columns[role]}" for role in ROLES if role in one.columns)])
                     for one in layouts)


def layouts_of(text: str) -> tuple[Layout, ...]:
    """Return the layouts a kept text names; what cannot be read is left out."""
    found = []
    for part in text.split(";"):
        said = {name: int(number[:7]) for name, number in _PAIR.findall(part)}
        columns = {role: said[role] for role in ROLES if role in said}
        if "table" in said and (columns or said.get("head", 1) == 0):
            found.append(Layout(said["table"], said.get("head", 0 if not columns else 1), columns))
    return tuple(found)
