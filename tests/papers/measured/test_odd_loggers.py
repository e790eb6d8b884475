"""Files of loggers with an odd clock, odd bytes or a meter that ran backwards: each is named and nothing guessed."""

from __future__ import annotations

import pytest
from measured_files import Read, codes, hours, lines


def test_stamps_that_say_how_far_they_are_from_utc_are_noted(read: Read) -> None:
    rows = [(f"{at:%Y-%m-%dT%H:%M:%S}+09:00", 2) for at in hours("2025-04-01", 48)]
    report = read(lines(rows, "time,energy (kWh)"), zone="Asia/Tokyo")
    assert codes(report)["has_offset"] == 48
    assert report.total == 96
    plain = read(lines([(f"{at:%Y-%m-%d %H:%M}", 2) for at in hours("2025-04-01", 48)], "time,energy (kWh)"))
    assert "has_offset" not in codes(plain)


@pytest.mark.parametrize(("action", "total"), [("keep", 91), ("leave_out", 94)])
def test_a_negative_value_is_named_and_left_out_only_when_that_is_said(read: Read, action: str, total: int) -> None:
    rows = [(f"{at:%Y/%m/%d %H:%M}", 2) for at in hours("2025-04-01", 48)]
    rows[10] = (rows[10][0], -3)
    report = read(lines(rows), negatives=action)
    assert codes(report)["negative"] == 1
    assert [one.lines for one in report.oddities if one.finding.code == "measured.negative"] == [(12,)]
    assert report.total == total


def test_bytes_of_no_known_encoding_are_named_by_their_line(read: Read) -> None:
    text = lines([(f"{at:%Y/%m/%d %H:%M}", 2, "ok") for at in hours("2025-04-01", 48)], "日時,電力量(kWh),備考")
    data = text.encode().replace(b"2,ok\n", b"2,\x81\x8d\x9d\xff\n", 1)
    report = read(data)
    assert [one.lines for one in report.oddities if one.finding.code == "measured.undecodable"] == [(2,)]
    assert "undecodable" not in codes(read(text))
