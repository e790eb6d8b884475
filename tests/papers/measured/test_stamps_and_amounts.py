"""Every spelling of a date, a time and a number that loggers and spreadsheets write."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.amounts import decimal_sign, digits_of, is_nothing, read_amount
from jcm_pdd.core.papers.stamps import Clock, read_clock, read_day, split_at


@pytest.mark.parametrize(("text", "order"), [
    ("2025/04/01", "ymd"), ("2025-4-1", "ymd"), ("2025年4月1日", "ymd"), ("２０２５年０４月０１日", "ymd"),
    ("20250401", "ymd"),
    ("令和7年4月1日", "ymd"), ("R7.4.1", "ymd"), ("R07/04/01", "ymd"), ("1/4/2025", "dmy"), ("01.04.2025", "dmy"),
    ("4/1/2025", "mdy"), ("4/1/25", "mdy"), ("25/04/01", "ymd"), ("1-Apr-2025", "ymd"), ("Apr 1, 2025", "ymd"),
    ("2025/04/01(火)", "ymd"), ("Tue, 1 April 2025", "ymd"), ("  '2025/04/01'", "ymd"),
])
def test_a_day_is_read(text: str, order: str) -> None:
    found = read_day(text, order)
    assert found is not None
    assert (date(1970, 1, 1).toordinal() + found.days, found.precision) == (date(2025, 4, 1).toordinal(), "day")


@pytest.mark.parametrize("text", ["2025-04", "2025年4月", "202504", "Apr-25", "April 2025", "4/2025", "令和7年4月"])
def test_a_month_is_read(text: str) -> None:
    found = read_day(text)
    assert found is not None
    assert (date(1970, 1, 1).toordinal() + found.days, found.precision) == (date(2025, 4, 1).toordinal(), "month")


@pytest.mark.parametrize("text", ["", "合計", "2025/02/29", "2025/13/01", "31/04/2025x", "kWh", "12", "0000/00/00",
                                  "日"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_leap_days_are_read() -> None:
    assert read_day("2024/02/29") is not None
    assert read_day("1900/02/29") is None


@pytest.mark.parametrize(("text", "seconds"), [
    ("00:00", 0), ("24:00", 86_400), ("9:05", 32_700), ("13:05:07", 47_107), ("13:05:07.250", 47_107), ("1305", 47_100),
    ("午後1時5分", 47_100), ("午前0時", 0), ("1:05 PM", 47_100), ("12:00 AM", 0), ("12:30 pm", 45_000),
    ("13時", 46_800),
    ("０１：３０", 5_400), ("00:30-01:00", 1_800), ("0:30～1:00", 1_800), ("", 0), ("7", 25_200), ("000000", 0),
])
def test_a_time_of_day_is_read(text: str, seconds: int) -> None:
    assert read_clock(text) == Clock(seconds)


@pytest.mark.parametrize(("text", "offset"), [("00:00Z", 0), ("00:00:00+09:00", 32_400), ("00:00 UTC-3", -10_800),
                                              ("00:00+0530", 19_800)])
def test_a_time_can_say_how_far_it_is_from_utc(text: str, offset: int) -> None:
    assert read_clock(text) == Clock(0, offset)


@pytest.mark.parametrize("text", ["25:00", "24:01", "12:60", "13:00 PM", "noon", "--:--", "欠測"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_clock(text) is None


@pytest.mark.parametrize(("samples", "sign"), [
    (["2025/04/01 00:00"] * 3, " "), (["2025-04-01T00:00"] * 3, "T"), (["2025年4月1日0時00分"] * 3, "日"),
    (["202504010030"] * 3, 8), (["2025/04/01"] * 3, None), (["2025年4月1日"] * 3, None)])
def test_date_and_time_in_one_cell_are_parted(samples: list[str], sign: str | int | None) -> None:
    assert split_at(samples) == sign


@pytest.mark.parametrize(("text", "value"), [
    ("1234.5", "1234.5"), ("1,234.5", "1234.5"), ("１，２３４．５", "1234.5"), ("1 234.5", "1234.5"), ("-12", "-12"),
    ("△12", "-12"), ("(12.5)", "-12.5"), ("1.5E3", "1500"), ("+7", "7"), (".5", "0.5"), ("123.4 kWh", "123.4"),
    ("1,234,567 kWh", "1234567"), ("−3", "-3"), ("0.30000000000000004", "0.30000000000000004"),
])
def test_a_number_is_read_to_its_last_digit(text: str, value: str) -> None:
    assert read_amount(text, unit="kWh") == Decimal(value)


@pytest.mark.parametrize("text", ["12,34", "1,2345", "abc", "12a", "1.2.3", "1e999", "--5", "NaN", "Infinity", "12 MWh",
                                  "9" * 70])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_amount(text, unit="kWh") is None


@pytest.mark.parametrize(("text", "value"), [("1.234,5", "1234.5"), ("12,5", "12.5"), ("1.234", "1234")])
def test_a_decimal_comma_is_read(text: str, value: str) -> None:
    assert read_amount(text, ",") == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "-", "--", "欠測", "＃Ｎ／Ａ", "#N/A", "n/a", "NULL", "****",
                                  "－", "#####"])
def test_words_for_nothing_measured(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "-0", "1", "x1", "欠測1"])
def test_zero_is_something(text: str) -> None:
    assert not is_nothing(text)


def test_the_decimal_sign_is_found() -> None:
    assert decimal_sign(["1,234.5", "12.1"]) == (".", False)
    assert decimal_sign(["12,5", "3,25"]) == (",", False)
    assert decimal_sign(["1,234", "5,678"]) == (".", True)
    assert decimal_sign(["1,234,567", "5,678"]) == (".", False)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-10**12, max_value=10**12))
def test_every_printed_number_is_read_back_exactly(number: Decimal) -> None:
    assert read_amount(format(number, "f")) == number
    assert read_amount(f"{number:,f}") == number
    assert digits_of(number)[1] == 6


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    read_day(text)
    read_clock(text)
    read_amount(text)
    is_nothing(text)
