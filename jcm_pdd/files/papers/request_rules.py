"""What a spreadsheet program says when something else is typed than asked: in both languages, and it can be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.text import Text

_TITLE = "Please check / ご確認ください"
_LIST = Text(en="Please choose from the list, or leave the cell empty and write a remark.",
             ja="一覧から選択してください。該当がない場合は空欄のまま備考に記入してください。")
_NUMBER = Text(en="A number is expected{unit}{limits}. With another unit, type it behind the number.",
               ja="数値を入力してください{unit}{limits}。別の単位の場合は数値の後に単位を付けてください。")
_DATE = Text(en="A date is expected, such as 2026-04-01.", ja="日付を入力してください（例：2026-04-01）。")


def rule_for(rule: tuple[Any, ...], cells: list[str], listed: Callable[[tuple[str, ...]], str]) -> Any:
    """Return the check of some cells: a drop-down, a number within its limits, or a date.

    Numbers and dates only warn: a unit behind a number and a date in other words are read back all the same.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    where = " ".join(cells)
    if rule[0] == "list":
        made = DataValidation(type="list", formula1=listed(rule[1]), allow_blank=True, sqref=where)
        words, made.errorStyle = _both(_LIST), "warning"
    elif rule[0] == "date":
        made = DataValidation(type="date", operator="between", formula1="1", formula2="73050", allow_blank=True,
                              sqref=where)
        words, made.errorStyle = _both(_DATE), "warning"
    else:
        made, words = _number(rule, where)
    made.showErrorMessage, made.errorTitle, made.error = True, _TITLE, words[:220]
    return made


def _number(rule: tuple[Any, ...], where: str) -> tuple[Any, str]:
    from openpyxl.worksheet.datavalidation import DataValidation

    _, low, above, high, unit = rule
    least = low if low is not None else above
    bottom, top = plain(least) if least is not None else "-1E+15", plain(high) if high is not None else "1E+15"
    made = DataValidation(type="decimal", operator="between", formula1=bottom, formula2=top, allow_blank=True,
                          sqref=where)
    made.errorStyle = "warning"
    en = f" ({bottom} … {top})" if least is not None and high is not None else (
        f" (from {bottom})" if least is not None else f" (up to {top})" if high is not None else "")
    ja = en.replace("from ", "下限 ").replace("up to ", "上限 ")
    told = f" [{unit}]" if unit not in ("", "-") else ""
    return made, f"{_NUMBER.en.format(unit=told, limits=en)}\n{_NUMBER.ja.format(unit=told, limits=ja)}"


def _both(text: Text) -> str:
    return f"{text.en}\n{text.ja}"
