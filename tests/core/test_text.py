"""Texts of the two languages: folded lines of Japanese, brackets, colons and numbers as each language writes them."""

from __future__ import annotations

import pytest

from jcm_pdd.core.findings import Message
from jcm_pdd.core.text import Text, beside, headed, numbered


@pytest.mark.parametrize(("folded", "read"), [
    ("結び付けます。 PDDのF節", "結び付けます。PDDのF節"),
    ("（合計）、 SERIES_MEAN（平均）", "（合計）、SERIES_MEAN（平均）"),
    ("要素の 移動", "要素の移動"),
    ("コマンド measured read で", "コマンド measured read で"),
    ("見本　太郎", "見本　太郎"),
])
def test_a_folded_line_leaves_no_space_in_japanese(folded: str, read: str) -> None:
    assert Text(en="x", ja=folded).ja == read


def test_brackets_colons_and_numbers_are_those_of_the_language() -> None:
    assert beside("Site name", numbered("site", 1, "en"), "en") == "Site name (site 1)"
    assert beside("サイト名", numbered("サイト", 1, "ja"), "ja") == "サイト名（サイト1）"
    assert beside("サイト名", numbered("サイト", "Rayong", "ja"), "ja") == "サイト名（サイト Rayong）"
    assert (beside("", "site 1", "en"), beside("", "サイト1", "ja")) == ("(site 1)", "（サイト1）")
    assert (headed("Note", "look", "en"), headed("参考", "見る", "ja")) == ("Note: look", "参考：見る")


def test_a_finding_on_one_line_has_the_colon_of_its_language() -> None:
    assert Message("A.5", "No date.", "Enter it.").line() == "A.5: No date. Enter it."
    said = Message("A.5", "日付がありません。", "入力してください。").line()
    assert said == "A.5：日付がありません。入力してください。"
