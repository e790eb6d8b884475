"""Which days certificates cover: boundaries of days, replaced meters, meters side by side."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meter_registers import CHILLER, certificate, project, registered

from jcm_pdd.core.papers.metering import Coverage, Register, coverage, register
from jcm_pdd.core.papers.spans import Span

YEAR = Span(date(2028, 1, 1), date(2028, 12, 31))


def _of(own: Register, period: Span = YEAR) -> Coverage:
    return coverage(own.mains(CHILLER), period)


def _gaps(found: Coverage) -> list[str]:
    return [str(one.span) for one in found.uncovered]


METER = {"tag": "EM-01", "parameter": CHILLER, "error": "0.5"}


@pytest.mark.parametrize(("certificates", "gaps"), [
    ([("2028-01-01", "2028-12-31")], []),
    ([("2027-06-01", "2029-05-31")], []),
    ([("2028-01-02", "2028-12-31")], ["2028-01-01"]),
    ([("2028-01-01", "2028-12-30")], ["2028-12-31"]),
    ([("2028-01-01", "2028-06-30"), ("2028-07-01", "2028-12-31")], []),
    ([("2028-01-01", "2028-06-30"), ("2028-07-02", "2028-12-31")], ["2028-07-01"]),
    ([("2028-01-01", "2028-02-28"), ("2028-03-01", "2028-12-31")], ["2028-02-29"]),
    ([("2028-01-01", "2028-08-31"), ("2028-03-01", "2028-12-31")], []),
    ([("2029-01-01", "2029-12-31")], ["2028-01-01/2028-12-31"]),
    ([("2028-12-31", "2028-01-01")], ["2028-01-01/2028-12-31"]),
    ([], ["2028-01-01/2028-12-31"]),
])
def test_first_and_last_day_count(certificates: list[tuple[str, str]], gaps: list[str]) -> None:
    found = _of(registered([METER], *(certificate("EM-01", *days) for days in certificates)))
    assert _gaps(found) == gaps
    assert found.whole == (not gaps)


def test_a_certificate_without_a_day_covers_nothing() -> None:
    found = _of(registered([METER], {"meter": "EM-01", "certificate": "C", "valid_from": "2028-01-01"}))
    assert _gaps(found) == [str(YEAR)]


def test_replaced_meters_hand_over_between_two_days() -> None:
    old = {**METER, "in_service_to": "2028-05-31", "replaced_by": "EM-01B"}
    new = {**METER, "tag": "EM-01B", "error": "1", "in_service_from": "2028-06-01"}
    own = registered([old, new], certificate("EM-01", "2026-06-01", "2028-05-31"),
                     certificate("EM-01B", "2028-06-01", "2030-05-31"))
    assert _of(own).whole
    late = registered([old, new], certificate("EM-01", "2026-06-01", "2028-05-30"),
                      certificate("EM-01B", "2028-06-02", "2030-05-31"))
    assert [(str(one.span), one.meters, one.percent) for one in _of(late).uncovered] == [
        ("2028-05-31", ("EM-01",), Decimal("0.5")), ("2028-06-01", ("EM-01B",), Decimal(1))]


def test_certificates_of_a_meter_out_of_service_cover_nothing() -> None:
    old = {**METER, "in_service_to": "2028-05-31"}
    new = {**METER, "tag": "EM-01B", "in_service_from": "2028-06-03"}
    found = _of(registered([old, new], certificate("EM-01", "2026-06-01", "2030-05-31"),
                           certificate("EM-01B", "2028-06-03", "2030-05-31")))
    assert found.uncovered == ()
    assert found.unmetered == (Span(date(2028, 6, 1), date(2028, 6, 2)),)


def test_while_two_meters_make_the_value_both_must_be_calibrated() -> None:
    second = {**METER, "tag": "EM-02", "error": "2"}
    found = _of(registered([METER, second], certificate("EM-01", "2028-01-01", "2028-06-30"),
                           certificate("EM-02", "2028-04-01", "2028-12-31")))
    assert [(str(one.span), one.meters, one.percent) for one in found.uncovered] == [
        ("2028-01-01/2028-03-31", ("EM-02",), Decimal(2)), ("2028-07-01/2028-12-31", ("EM-01",), Decimal("0.5"))]


def test_of_two_uncovered_meters_the_larger_error_counts_and_none_when_one_is_not_stated() -> None:
    second = {**METER, "tag": "EM-02", "error": "2"}
    assert _of(registered([METER, second])).uncovered[0].percent == 2
    del second["error"]
    assert _of(registered([METER, second])).uncovered[0].percent is None


def test_a_back_up_meter_covers_nothing_of_its_main_one() -> None:
    backup = {**METER, "tag": "EM-02", "backup_of": "EM-01"}
    own = registered([METER, backup], certificate("EM-02", "2028-01-01", "2028-12-31"))
    assert _gaps(_of(own)) == [str(YEAR)]
    assert [one.tag for one in own.backups(CHILLER)] == ["EM-02"]


def test_an_entry_that_could_not_be_read_counts_as_not_given() -> None:
    wrong = {"rejected": "soon", "code": "date.not_a_date", "args": {}}
    answers = project([METER], [certificate("EM-01", "2028-01-01", "2028-12-31")])
    own = register(answers.apply([answers.change("calibrations/r1/valid_to", wrong),
                                  answers.change("meters/r1/error", wrong)]))
    assert own.meters[0].error is None
    assert _gaps(_of(own)) == [str(YEAR)]


def test_a_certificate_of_no_known_meter_is_a_stranger() -> None:
    own = registered([METER], certificate("EM-09", "2028-01-01", "2028-12-31"))
    assert [one.meter for one in own.strangers] == ["EM-09"]
    assert own.meters[0].calibrations == ()


_DAY = st.integers(0, 60).map(lambda at: (date(2028, 2, 1) + timedelta(at)).isoformat())


@given(st.lists(st.tuples(_DAY, _DAY), max_size=5), st.tuples(_DAY, _DAY), st.tuples(_DAY, _DAY))
def test_coverage_agrees_with_a_count_day_by_day(certificates: list[tuple[str, str]], service: tuple[str, str],
                                                 period: tuple[str, str]) -> None:
    first, last = sorted(period)
    span = Span(date.fromisoformat(first), date.fromisoformat(last))
    meter = {**METER, "in_service_from": service[0], "in_service_to": service[1]}
    found = _of(registered([meter], *(certificate("EM-01", *days) for days in certificates)), span)
    for at in range(span.days):
        day = (span.first + timedelta(at)).isoformat()
        served = service[0] <= day <= service[1]
        valid = any(a <= day <= b for a, b in certificates)
        one = Span(date.fromisoformat(day), date.fromisoformat(day))
        assert any(one.within(x) for x in found.unmetered) == (not served)
        assert any(one.within(x.span) for x in found.uncovered) == (served and not valid)
        assert any(one.within(x) for x in found.covered) == (served and valid)
