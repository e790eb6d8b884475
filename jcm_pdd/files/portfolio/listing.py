"""The list of projects as a table in words, for the screen, CSV and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.portfolio.facts import ProjectFacts
from jcm_pdd.files.portfolio.report import Table

_HEADS = {
    "en": ("Project", "Country", "Methodology", "tCO2/year", "tCO2 in total", "Answered %", "State", "Errors", "Open",
           "Open CAR/CL", "Open FAR", "Next deadline", "What is due", "Last edited", "File"),
    "ja": ("プロジェクト", "国", "方法論", "tCO2/年", "合計tCO2", "入力率%", "状態", "エラー", "要確認",
           "未完了CAR・CL", "未完了FAR", "次の期限", "期限の内容", "最終更新", "ファイル"),
}
_TITLE = {"en": "Portfolio", "ja": "プロジェクト一覧"}
_STATES = {"en": {"ready": "ready", "errors": "errors", "open": "open", "damaged": "not readable: {why}"},
           "ja": {"ready": "準備完了", "errors": "エラーあり", "open": "要確認あり", "damaged": "読み取り不可：{why}"}}


def state_words(facts: ProjectFacts, language: str) -> str:
    """Return how far a project is in words; of a file that could not be read, why."""
    words, trouble = _STATES[language], facts.trouble()
    if trouble is not None:
        return words["damaged"].format(why=problem_text(trouble, language))
    return words["ready"] if facts.ready else words["errors"] if facts.errors else words["open"]


def table_of(projects: Sequence[ProjectFacts], today: date, language: str) -> Table:
    """Return the list of projects as a table."""
    return Table(_TITLE[language], _HEADS[language], tuple(_row(one, today, language) for one in projects))


def _row(one: ProjectFacts, today: date, language: str) -> tuple[str | int | None, ...]:
    due = one.next_due(today)
    numbers: tuple[int | None, ...] = (None,) * 4 if one.problem else (one.errors, one.open, one.rounds, one.carried)
    country = one.country_ja if language == "ja" else one.country_en
    return (one.title or one.name, country, one.methodology, one.per_year, one.total,
            None if one.problem else one.percent, state_words(one, language), *numbers,
            due.day if due else "", due.what(language) if due else "", one.edited[:10], one.path)
