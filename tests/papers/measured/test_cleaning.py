"""What is odd in a series and what is done with it: doubled stamps, gaps, counters, outliers, summer time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from measured_files import Read, codes, hours, lines

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_zones import local, stretches, utc, zones_of

SANTIAGO = "America/Santiago"


def stamped(moments: list[datetime], values: list[object]) -> list[tuple[object, ...]]:
    return [(f"{at:%Y/%m/%d %H:%M}", value) for at, value in zip(moments, values, strict=True)]


def test_the_same_stamp_twice_with_the_same_value_counts_once(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 5), [3, 1, 4, 1, 5])
    report = read(lines([*rows, rows[2]]))
    assert (report.total, codes(report)) == (14, {"out_of_order": 1, "same_twice": 1})
    assert read(lines([*rows, rows[2]]), same="leave_out").total == 10


@pytest.mark.parametrize(("action", "total"), [("leave_out", 10), ("first", 14), ("last", 19)])
def test_the_same_stamp_twice_with_different_values_is_for_the_user(read: Read, action: str, total: int) -> None:
    rows = stamped(hours("2025-04-01", 5), [3, 1, 4, 1, 5])
    rows.insert(3, (rows[2][0], 9))
    report = read(lines(rows), differing=action)
    assert report.total == total
    assert [one.lines for one in report.oddities if one.finding.code == "measured.differing"] == [(5,)]


def test_newest_first_is_put_in_order(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 48), [at * 7 % 13 for at in range(48)])
    up, down = read(lines(rows)), read(lines(rows[::-1]))
    assert (up.total, up.periods) == (down.total, down.periods)
    assert codes(down) == {"newest_first": 47}


def test_a_gap_is_not_covered_and_not_filled(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 720), [2] * 720)
    report = read(lines(rows[:100] + rows[172:]))
    assert (report.total, report.covered) == (2 * 648, Decimal(648) / 720)
    gap = next(one for one in report.oddities if one.finding.code == "measured.gap")
    assert (gap.count, gap.lines, gap.finding.args["hours"]) == (1, (102,), "72.0")
    assert gap.finding.args["longest"] == "2025-04-05 04:00"


def test_a_counter_is_summed_by_differences_over_gaps_too(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 25), [10_000 + at * at for at in range(25)])
    report = read(lines(rows[:5] + rows[12:]), reading="counter")
    assert (report.total, codes(report)) == (576, {"counter_gap": 1})


def test_a_dip_of_a_counter_does_not_count(read: Read) -> None:
    values: list[object] = [10_000 + at for at in range(48)]
    values[20] = 0
    report = read(lines(stamped(hours("2025-04-01", 48), values)), reading="counter")
    assert (report.total, codes(report)["glitch"]) == (47, 1)
    assert next(one.lines for one in report.oddities if one.finding.code == "measured.glitch") == (22,)


@pytest.mark.parametrize(("action", "total"), [("leave_out", 9 + 13), ("from_zero", 9 + 2 + 13)])
def test_a_reset_of_a_counter(read: Read, action: str, total: int) -> None:
    values = [*range(50_000, 50_010), *range(2, 16)]
    report = read(lines(stamped(hours("2025-04-01", 24), list(values))), reading="counter", resets=action)
    assert (report.total, codes(report)["reset"]) == (total, 1)


@pytest.mark.parametrize(("action", "total"), [("leave_out", 9 + 13), ("roll", 9 + 3 + 13)])
def test_a_counter_that_runs_over(read: Read, action: str, total: int) -> None:
    values = [*range(99_990, 100_000), *range(2, 16)]
    report = read(lines(stamped(hours("2025-04-01", 24), list(values))), reading="counter", rollovers=action)
    assert (report.total, codes(report)["rollover"]) == (total, 1)


def test_a_counter_that_runs_over_keeps_its_decimals(read: Read) -> None:
    values: list[object] = ["99.99999999", *[f"{at}.00000001" for at in range(24)]]
    report = read(lines(stamped(hours("2025-04-01", 25), values)), reading="counter", rollovers="roll")
    assert report.total == Decimal("23.00000002")


def test_values_that_are_no_counter_are_named(read: Read) -> None:
    rows = stamped(hours("2024-01-01", 6_000), [at % 2 for at in range(6_000)])
    assert codes(read(lines(rows), reading="counter"))["not_counter"] == 2_999


@pytest.mark.parametrize(("action", "total"), [("keep", 99_999 + 47 * 5), ("leave_out", 47 * 5)])
def test_an_outlier_is_shown_and_stays_unless_it_is_left_out(read: Read, action: str, total: int) -> None:
    values: list[object] = [4 + at % 3 for at in range(48)]
    values[30] = 99_999
    report = read(lines(stamped(hours("2025-04-01", 48), values)), outliers=action)
    assert abs((report.total or 0) - total) <= 2
    assert codes(report)["outlier"] == 1
    assert [value for _, value in report.trace.outliers] == [99_999.0]


def test_nights_of_a_solar_plant_are_no_outliers(read: Read) -> None:
    values: list[object] = [0 if at % 24 < 6 or at % 24 > 18 else 100 + at % 24 for at in range(240)]
    assert "outlier" not in codes(read(lines(stamped(hours("2025-04-01", 240), values))))


def test_negative_values_are_named(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 4), [5, -2, 5, 1])
    assert (read(lines(rows)).total, read(lines(rows), negatives="leave_out").total) == (9, 11)


def test_intervals_that_overlap_make_the_sum_doubtful(read: Read) -> None:
    rows = stamped([*hours("2025-04-01", 24), datetime.fromisoformat("2025-04-01T05:30")], [1] * 25)
    report = read(lines(rows))
    assert next(one.finding.severity for one in report.oddities if one.finding.code == "measured.overlap") == "error"


def test_rates_times_hours_and_means(read: Read) -> None:
    rows = stamped(hours("2025-04-01", 8, 15), [4, 8, 4, 8, 2, 2, 2, 2])
    power = read(lines(rows, "日時,電力(kW)"))
    assert (power.mapping.reading, power.unit, power.total) == ("power", "kWh", 8)
    assert read(lines(rows, "日時,外気温(℃)")).total == 4


# ---------------------------------------------------------------------------------------- stamps and months


def test_the_end_of_an_interval_decides_its_month(read: Read) -> None:
    rows = [("2025/03/31", "24:00", 7), *((f"2025/04/{day:02d}", "24:00", 1) for day in range(1, 31))]
    report = read(lines(rows, "年月日,時刻,電力量(kWh)"))
    assert [(one.period, one.amount) for one in report.periods] == [("2025-03", 7), ("2025-04", 30)]
    begin = read(lines(rows, "年月日,時刻,電力量(kWh)"), stamp="begin")
    assert [(one.period, one.amount) for one in begin.periods] == [("2025-04", 36), ("2025-05", 1)]


@pytest.mark.parametrize(("year", "days"), [(2023, 28), (2024, 29), (2000, 29), (2100, 28)])
def test_february_of_leap_years(read: Read, year: int, days: int) -> None:
    rows = stamped(hours(f"{year}-02-01", 24 * days), [1] * 24 * days)
    report = read(lines(rows))
    assert [(one.period, one.amount, one.covered) for one in report.periods] == [(f"{year}-02", 24 * days, 1)]


def test_years_and_days(read: Read) -> None:
    rows = stamped(hours("2023-12-31", 48), [1] * 48)
    assert [one.period for one in read(lines(rows), period="year").periods] == ["2023", "2024"]
    assert [(one.period, one.amount) for one in read(lines(rows), period="day").periods] == [("2023-12-31", 24),
                                                                                             ("2024-01-01", 24)]


def test_the_period_asked_bounds_the_sum(read: Read) -> None:
    rows = stamped(hours("2025-03-20", 24 * 30), [1] * 720)
    report = read(lines(rows), first="2025-04-01", last="2025-04-10")
    assert (report.total, report.covered, report.first, report.last) == (240, 1, "2025-04-01", "2025-04-10")
    with pytest.raises(Problem) as problem:
        read(lines(rows), first="2025-04-10", last="2025-04-01")
    assert problem.value.code == "measured.period"


def test_readings_that_cross_the_end_of_a_month_are_in_the_total_alone(read: Read) -> None:
    rows = [("2025/01/15", 1_000), ("2025/02/15", 1_310), ("2025/03/15", 1_590)]
    report = read(lines(rows, "検針日,指示値(kWh)"), reading="counter")
    assert (report.total, [one.amount for one in report.periods]) == (590, [None, None, None])
    assert codes(report)["crosses"] == 2


def test_a_stray_clock_does_not_make_endless_periods(read: Read) -> None:
    rows = stamped([datetime.fromisoformat("1960-01-01"), *hours("2025-04-01", 24)], [1] * 25)
    with pytest.raises(Problem) as problem:
        read(lines(rows), period="day")
    assert problem.value.code == "measured.too_long"


# ---------------------------------------------------------------------------------------- zones


def local_hours(zone: str, first: str, count: int) -> list[datetime]:
    start = datetime.fromisoformat(first).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return [(start + timedelta(hours=at)).astimezone(ZoneInfo(zone)).replace(tzinfo=None) for at in range(count)]


@pytest.mark.parametrize("zone", [SANTIAGO, "Europe/Chisinau", "America/Mexico_City"])
def test_a_year_of_local_hours_with_summer_time_is_whole(read: Read, zone: str) -> None:
    moments = local_hours(zone, "2021-01-01T00:00", 8_760)
    report = read(lines(stamped(moments, [1] * 8_760)), zone=zone)
    assert (report.total, report.covered, codes(report)) == (8_760, 1, {"summer_twice": 1})


def test_days_of_23_and_25_hours_are_days(read: Read) -> None:
    first = date(2021, 1, 1)
    rows = [((first + timedelta(days=at)).isoformat(), 10) for at in range(365)]
    report = read(lines(rows), zone=SANTIAGO)
    assert (report.total, report.covered, codes(report)) == (3_650, 1, {})


def test_without_the_zone_summer_time_shows_as_gap_and_double(read: Read) -> None:
    moments = local_hours(SANTIAGO, "2021-01-01T00:00", 8_760)
    values: list[object] = [at % 7 for at in range(8_760)]
    assert codes(read(lines(stamped(moments, values)), zone="")) == {"differing": 1, "gap": 2}


def test_a_logger_that_keeps_standard_time_shows_in_the_zone(read: Read) -> None:
    rows = stamped(hours("2021-08-01", 24 * 61), [at % 7 for at in range(24 * 61)])
    assert codes(read(lines(rows), zone=SANTIAGO))["summer_missing"] == 1
    assert codes(read(lines(rows), zone="")) == {}


def test_offsets_in_the_stamps_count_before_the_zone(read: Read) -> None:
    rows = [(f"2025-04-01T{hour:02d}:00:00Z", 1) for hour in range(24)]
    report = read(lines(rows), zone="Asia/Bangkok", period="day")
    assert [(one.period, one.amount) for one in report.periods] == [("2025-04-01", 17), ("2025-04-02", 7)]


def test_the_repeated_hour_keeps_its_order_newest_first(read: Read) -> None:
    moments = local_hours(SANTIAGO, "2021-04-03T12:00", 24)
    rows = stamped(moments, list(range(24)))
    up, down = read(lines(rows), zone=SANTIAGO), read(lines(rows[::-1]), zone=SANTIAGO)
    assert [one.low for one in up.trace.buckets] == [one.low for one in down.trace.buckets] == list(range(24))


def test_an_unknown_zone_is_refused(read: Read) -> None:
    with pytest.raises(Problem) as problem:
        read(lines(stamped(hours("2025-04-01", 3), [1, 2, 3])), zone="Asia/Nowhere")
    assert problem.value.code == "measured.zone"


def test_zones_of_countries() -> None:
    assert zones_of("TH") == ("Asia/Bangkok",)
    assert zones_of("ID")[0] == "Asia/Jakarta"
    assert zones_of("XX") == ()


def test_every_host_country_has_a_zone() -> None:
    from jcm_pdd.files.countries import countries

    assert [code for code in countries() if not zones_of(code)] == []


def test_local_and_utc_seconds_are_each_other_back() -> None:
    found = stretches(SANTIAGO, 1_609_459_200, 1_640_995_200)
    assert len(found) == 3
    for at in range(1_609_459_200, 1_640_995_200, 86_400 * 5):
        assert utc(found, local(found, at)) == at
