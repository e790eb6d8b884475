"""Choosing by typed letters: what comes first, in both languages, with thousands to choose from."""

from __future__ import annotations

import pytest

from jcm_pdd.core.fuzzy import Choice, Choices

MENU = Choices([
    Choice("save", ("Save", "保存"), 5), Choice("save_as", ("Save as…", "名前を付けて保存…"), 5),
    Choice("export", ("Export…", "書き出し…"), 5),
    Choice("title", ("A.1 Title of the project", "A.1 プロジェクトの題名")),
    Choice("cap", ("Cooling capacity CAP_i (Chillers)", "冷却能力 CAP_i（チラー）")),
    Choice("ec", ("Electricity consumption EC_PJ", "電力消費量 EC_PJ")),
])


@pytest.mark.parametrize(("typed", "first"), [
    ("save", "save"), ("save as", "save_as"), ("as save", "save_as"), ("exp", "export"), ("保存", "save"),
    ("a.1", "title"), ("title project", "title"), ("ﾁﾗｰ", "cap"), ("ちらー", "cap"), ("ｅｃ＿ｐｊ", "ec"),
    ("elcons", "ec"), ("ccap", "cap"), ("題名", "title"),
])
def test_the_best_fit_comes_first(typed: str, first: str) -> None:
    assert MENU.best(typed)[0].value == first


CRITERIA = Choices([Choice((number, what), (f"B.2 Criterion {number} {what}", f"B.2 基準{number} {what}"), weight)
                    for number in (1, 2, 3, 12) for what, weight in (("Is it met?", 30), ("A longer question", 20))])


@pytest.mark.parametrize("number", [1, 2, 3, 12])
@pytest.mark.parametrize("typed", ["criterion {}", "b.2 criterion {}", "{} criterion", "b.2 criterion {} longer"])
def test_a_number_is_that_number_and_no_part_of_another(typed: str, number: int) -> None:
    found = CRITERIA.best(typed.format(number))
    assert found[0].value[0] == number
    assert all(one.value[0] == number for one in found[:1 if "longer" in typed else 2])


def test_what_fits_nothing_finds_nothing() -> None:
    assert MENU.best("qqq zzz") == []


def test_signs_of_patterns_are_letters() -> None:
    for typed in ("[", "^a", "\\", ".*", "a-z", "]]"):
        MENU.best(typed)


def test_with_nothing_typed_the_weightiest_are_offered_in_their_order() -> None:
    assert [one.value for one in MENU.best("", 3)] == ["save", "save_as", "export"]


def test_no_more_than_asked_for_and_the_same_each_time() -> None:
    many = Choices([Choice(at, (f"Row {at} of the register",)) for at in range(5_000)])

    found = [one.value for one in many.best("row register", 40)]

    assert len(found) == 40
    assert found == [one.value for one in many.best("row register", 40)]
    assert many.best("row 4711")[0].value == 4711


def test_a_very_long_query_is_cut() -> None:
    assert MENU.best("save" + "e" * 100_000) == []
