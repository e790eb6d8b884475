"""Sums are those of a hand with unlimited patience: exact, the same in any order and in any split."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured_files import Read, hours, lines

from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport, percent
from jcm_pdd.files.papers.series import read_series
from tests.effort import tries

AMOUNTS = st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-10**9, max_value=10**9),
                   min_size=2, max_size=120)
PLAIN = SeriesMapping(encoding="utf-8", delimiter=",", unit="kWh")


def exact(values: list[Decimal]) -> Decimal:
    with localcontext(prec=60):
        return sum(values, Decimal(0))


def read_rows(folder: Path, rows: list[tuple[datetime, Decimal]], mapping: SeriesMapping = PLAIN) -> SeriesReport:
    path = folder / "rows.csv"
    path.write_text(lines((f"{at:%Y-%m-%d %H:%M}", format(value, "f")) for at, value in rows), encoding="utf-8")
    return read_series(path, mapping)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("series")


@settings(max_examples=tries(8))
@given(AMOUNTS)
def test_a_sum_is_exact(folder: Path, values: list[Decimal]) -> None:
    report = read_rows(folder, list(zip(hours("2025-04-01", len(values)), values, strict=True)))
    assert report.total == exact(values)


@settings(max_examples=tries(5))
@given(AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(folder: Path, values: list[Decimal], random: object) -> None:
    rows = list(zip(hours("2025-04-28", len(values)), values, strict=True))
    mixed = sorted(rows, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, other = read_rows(folder, rows), read_rows(folder, mixed)
    assert (one.total, one.periods, one.covered) == (other.total, other.periods, other.covered)


@settings(max_examples=tries(5))
@given(AMOUNTS, st.data())
def test_the_sums_of_two_parts_are_the_sum_of_the_whole(folder: Path, values: list[Decimal],
                                                        data: st.DataObject) -> None:
    rows = list(zip(hours("2025-04-28", len(values)), values, strict=True))
    cut = data.draw(st.integers(1, len(rows) - 1))
    whole = read_rows(folder, rows)
    parts = [read_rows(folder, part) for part in (rows[:cut], rows[cut:])]
    assert exact([one.total or Decimal(0) for one in parts]) == whole.total
    by_period: dict[str, Decimal] = {}
    for one in parts:
        for period in one.periods:
            by_period[period.period] = exact([by_period.get(period.period, Decimal(0)), period.amount or Decimal(0)])
    assert by_period == {one.period: one.amount or Decimal(0) for one in whole.periods}


def test_periods_add_up_to_the_total(read: Read) -> None:
    rows = [(f"{at:%Y/%m/%d %H:%M}", f"{(at.hour * 37 % 11) / 10:.1f}") for at in hours("2024-01-01", 24 * 366)]
    report = read(lines(rows))
    assert exact([one.amount or Decimal(0) for one in report.periods]) == report.total
    assert (len(report.periods), report.covered) == (12, 1)


def test_floats_would_be_wrong_here_and_we_are_not(read: Read) -> None:
    values = [Decimal("1e15"), *[Decimal("0.1")] * 999, Decimal("-1e15")]
    moments = hours("2025-01-01", 1001)
    rows = [(f"{at:%Y/%m/%d %H:%M}", format(one, "f")) for at, one in zip(moments, values, strict=True)]
    assert read(lines(rows), reading="interval").total == Decimal("99.9")


def test_a_hundred_thousand_printed_values_sum_as_by_hand(read: Read) -> None:
    moments = hours("2024-01-01", 100_000, 1)
    values = [Decimal(at * 7919 % 1_000_003) / 1000 for at in range(100_000)]
    report = read(lines((f"{at:%Y/%m/%d %H:%M}", value) for at, value in zip(moments, values, strict=True)))
    assert report.total == exact(values)


def test_numbers_of_very_different_size_keep_every_digit(read: Read) -> None:
    rows = [("2025/04/01 00:00", "12345678901234567890"), ("2025/04/01 01:00", "0.000000000000001"),
            ("2025/04/01 02:00", "1.5E-3")]
    assert read(lines(rows)).total == Decimal("12345678901234567890.001500000000001")


@pytest.mark.parametrize(("share", "text"), [("1", "100"), ("0.99999", "99.99"), ("0.5", "50"), ("0", "0")])
def test_a_share_below_one_is_never_shown_as_hundred(share: str, text: str) -> None:
    assert percent(Decimal(share)) == text
