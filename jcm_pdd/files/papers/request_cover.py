"""The cover of a data request: what it is about, who gets it back by when, and how to fill it in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jcm_pdd.core.text import Text
from jcm_pdd.files.excel.values import text_to_xml
from jcm_pdd.files.papers.request_look import height_of

if TYPE_CHECKING:
    from jcm_pdd.core.papers.request_rounds import Sent
    from jcm_pdd.files.papers.request_look import Look
    from jcm_pdd.files.papers.request_sheets import SheetPlan

NAME = "Cover 表紙"
HEADLINE = "Data request　データ提供依頼"
_WIDTHS = (24, 62, 54, 40)
_HOW = (
    Text(en="Write only in the yellow cells. Grey cells are known already; if one is wrong, say so in the remark.",
         ja="黄色のセルだけに記入してください。灰色のセルは入力済みです。誤りがあれば備考に記入してください。"),
    Text(en="Numbers: in the unit that is given. If you have another unit, type it behind the number (1,450 MWh).",
         ja="数値は指定の単位で記入してください。別の単位の場合は、数値の後に単位を付けてください（例：1,450 MWh）。"),
    Text(en="Dates: year-month-day, such as 2026-04-01.", ja="日付は年-月-日で記入してください（例：2026-04-01）。"),
    Text(en="Where there is a list, choose from it. Where there is no data, put x under “Not available” and say why.",
         ja="一覧がある欄は選択してください。データがない場合は「データなし」にxを付け、理由を備考に記入してください。"),
    Text(en="More meters, units or months than lines: write into the empty lines below, or insert rows.",
         ja="行が足りない場合は、下の空行に記入するか、行を挿入してください。"),
    Text(en="Write texts in English where you can. Send copies of the papers listed on the last sheet with this file.",
         ja="文章はできるだけ英語で記入してください。最後のシートにある資料の写しを、このファイルと一緒に送付してください。"),
    Text(en="Please leave sheets, their names and hidden columns as they are. There is no password.",
         ja="シートの構成、シート名、非表示の列はそのままにしてください。パスワードは設定していません。"),
)


def write_cover(target: Any, sent: Sent, title: str, sheets: tuple[SheetPlan, ...], look: Look) -> None:
    """Write the first sheet."""
    target.title = NAME
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        target.column_dimensions[letter].width = width
    _put(target, 1, 1, HEADLINE, look.title)
    target.row_dimensions[1].height = 28
    row = 3
    for label, text in _facts(sent, title, sheets):
        _put(target, row, 1, f"{label.en}\n{label.ja}", look.label)
        _put(target, row, 2, text, look.fact)
        target.row_dimensions[row].height = height_of([(f"{label.en}\n{label.ja}", _WIDTHS[0]), (text, _WIDTHS[1])])
        row += 1
    row += 1
    local = sent.language or "Local language"
    for column, text in enumerate(("", "How to fill it in", "記入方法", f"{local}\n現地語"), 1):
        _put(target, row, column, text, look.head)
    target.row_dimensions[row].height = 36
    for at, words in enumerate(_HOW, 1):
        row += 1
        for column, text in enumerate((str(at), words.en, words.ja), 1):
            _put(target, row, column, text, look.fact)
        look.open(target.cell(row, 4))
        target.row_dimensions[row].height = height_of([(words.en, _WIDTHS[1]), (words.ja, _WIDTHS[2])])
    look.protect(target, growing=False)
    look.page(target, f"{sent.site}　{HEADLINE}")
    target.print_area = f"A1:D{row}"


def _facts(sent: Sent, title: str, sheets: tuple[SheetPlan, ...]) -> tuple[tuple[Text, str], ...]:
    listed = "\n".join(f"{sheet.name}: {sum(len(line.open) for line in sheet.lines)}" for sheet in sheets)
    return (
        (Text(en="Project", ja="プロジェクト"), title), (Text(en="Site", ja="サイト"), sent.site),
        (Text(en="Round", ja="回"), str(sent.round)),
        (Text(en="Please send back to", ja="返送先"), sent.contact), (Text(en="By", ja="回答期限"), sent.due),
        (Text(en="Sheets: cells to fill", ja="シート：記入する欄の数"), listed or "-"))


def _put(target: Any, row: int, column: int, text: str, style: Any) -> None:
    cell = target.cell(row, column)
    if text:
        cell.value = text_to_xml(text)
        cell.data_type = "s"
    style(cell)
