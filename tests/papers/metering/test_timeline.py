"""Bars of the timeline fill its window, agree with the certificates, and are told in words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from meter_registers import CHILLER, certificate, registered

from jcm_pdd.core.papers.meter_timeline import known_coverage, tracks, window_of
from jcm_pdd.core.papers.metering import Register
from jcm_pdd.core.papers.spans import Span
from jcm_pdd.core.years import Horizon

HORIZON = Horizon(date(2028, 1, 1), date(2029, 12, 31))
WINDOW = Span(HORIZON.first, HORIZON.last)
METER = {"tag": "EM-01", "parameter": CHILLER}


def _bars(own: Register) -> list[str]:
    (track,) = tracks(own, WINDOW)
    return [f"{bar.state} {bar.span}" for bar in track.bars]


def test_a_gap_and_what_is_still_to_come_differ() -> None:
    own = registered([METER], certificate("EM-01", "2028-01-01", "2028-06-30"),
                     certificate("EM-01", "2028-07-02", "2029-06-30"))
    assert _bars(own) == ["covered 2028-01-01/2028-06-30", "gap 2028-07-01", "covered 2028-07-02/2029-06-30",
                          "open 2029-07-01/2029-12-31"]
    assert [words.en for words in tracks(own, WINDOW)[0].words] == [
        "No valid calibration: 2028-07-01 (1 day).",
        "Covered: 2028-01-01 to 2028-06-30 (182 days), 2028-07-02 to 2029-06-30 (364 days).",
        "The next calibration is due after 2029-06-30."]


def test_what_was_bare_when_a_meter_was_taken_out_stays_a_gap() -> None:
    meter = {**METER, "in_service_to": "2028-12-31", "replaced_by": "EM-01B"}
    own = registered([meter], certificate("EM-01", "2028-01-01", "2028-12-30"))
    assert _bars(own) == ["covered 2028-01-01/2028-12-30", "gap 2028-12-31", "out 2029-01-01/2029-12-31"]
    assert tracks(own, WINDOW)[0].words[-1].ja == "2028-12-31まで使用、EM-01Bに交換。"


def test_a_meter_without_a_certificate_is_open() -> None:
    assert _bars(registered([METER])) == [f"open {WINDOW}"]


def test_without_a_horizon_the_register_gives_the_window() -> None:
    own = registered([{**METER, "in_service_from": "2028-02-29"}], certificate("EM-01", "2028-01-01", "2030-01-01"))
    assert window_of(own, None) == Span(date(2028, 1, 1), date(2030, 1, 1))
    assert window_of(registered([METER]), None) is None


def test_what_is_known_so_far_ends_with_the_last_certificate() -> None:
    own = registered([METER], certificate("EM-01", "2028-01-03", "2029-06-30"))
    found = known_coverage(own, CHILLER, HORIZON)
    assert found is not None
    assert found.period == Span(date(2028, 1, 1), date(2029, 6, 30))
    assert [str(one.span) for one in found.uncovered] == ["2028-01-01/2028-01-02"]
    assert known_coverage(registered([METER]), CHILLER, HORIZON) is None


_DAY = st.integers(-30, 800).map(lambda at: (HORIZON.first + timedelta(at)).isoformat())


@given(st.lists(st.tuples(_DAY, _DAY), max_size=5), st.none() | st.tuples(_DAY, _DAY))
def test_bars_follow_one_another_and_fill_the_window(days: list[tuple[str, str]],
                                                     service: tuple[str, str] | None) -> None:
    meter = METER | ({"in_service_from": service[0], "in_service_to": service[1]} if service else {})
    (track,) = tracks(registered([meter], *(certificate("EM-01", *one) for one in days)), WINDOW)
    day = WINDOW.first
    for bar in track.bars:
        assert bar.span.first == day
        day = bar.span.last + timedelta(1)
    assert day == WINDOW.last + timedelta(1)
    assert track.words or not track.meter.calibrated
