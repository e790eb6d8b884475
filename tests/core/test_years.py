"""Calendar years: every day counts once, and both prorations add up to the length of the horizon."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.project import Project
from jcm_pdd.core.years import Horizon, horizon_of, last_day

DAYS = st.dates(date(2013, 1, 1), date(2035, 12, 31))


@given(first=DAYS, length=st.integers(1, 30))
def test_whole_years_of_operation_fill_whole_years(first: date, length: int) -> None:
    last = last_day(first, Decimal(length))
    horizon = Horizon(first, last, "months")
    assert abs(sum(horizon.fraction(year) for year in horizon.years()) - length) < Decimal("0.01")
    assert horizon.years()[0] == first.year
    assert last >= first


@given(first=DAYS, days=st.integers(0, 5000))
def test_days_are_counted_once(first: date, days: int) -> None:
    horizon = Horizon(first, first + timedelta(days=days))
    counted = sum(horizon.fraction(y) * (366 if date(y, 12, 31).timetuple().tm_yday == 366 else 365)
                  for y in horizon.years())
    assert abs(counted - (days + 1)) < Decimal("1e-20")


def test_by_hand() -> None:
    horizon = Horizon(date(2026, 4, 1), date(2034, 3, 31))
    assert horizon.fraction(2026) == Decimal(275) / 365
    assert horizon.fraction(2028) == 1
    assert horizon.fraction(2034) == Decimal(90) / 365
    months = Horizon(date(2026, 4, 16), date(2034, 4, 15), "months")
    assert months.fraction(2026) == (Decimal(15) / 30 + 8) / 12
    assert horizon.fraction(2040) == 0


def test_leap_day_start() -> None:
    assert last_day(date(2024, 2, 29), Decimal(1)) == date(2025, 2, 27)
    assert last_day(date(2026, 4, 1), Decimal(8)) == date(2034, 3, 31)
    assert last_day(date(2026, 1, 1), Decimal("0.5")) == date(2026, 6, 30)


def test_horizon_is_chosen() -> None:
    base = {"start_date": "2026-04-01", "lifetime": "8", "crediting_years": "5", "horizon_end": "2030-12-31"}
    assert horizon_of(Project(base)).last == date(2034, 3, 31)  # type: ignore[union-attr]
    assert horizon_of(Project({**base, "horizon": "crediting_period"})).last == date(2031, 3, 31)  # type: ignore[union-attr]
    assert horizon_of(Project({**base, "horizon": "framework_end"})).last == date(2030, 12, 31)  # type: ignore[union-attr]
    assert horizon_of(Project({**base, "lifetime": "0"})) is None
    assert horizon_of(Project({**base, "lifetime": "900"})) is None
    assert horizon_of(Project({**base, "horizon": "framework_end", "horizon_end": "2020-01-01"})) is None
    assert horizon_of(Project({})) is None
