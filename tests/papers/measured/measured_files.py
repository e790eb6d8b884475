"""Files of measured data made by the tests, and what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from jcm_pdd.core.papers.series import SeriesReport

Read = Callable[..., SeriesReport]


def hours(start: str, count: int, step: int = 60) -> list[datetime]:
    first = datetime.fromisoformat(start)
    return [first + timedelta(minutes=step * at) for at in range(count)]


def lines(rows: Iterable[tuple[object, ...]], header: str = "日時,電力量(kWh)") -> str:
    return "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"


def codes(report: SeriesReport) -> dict[str, int]:
    return {one.finding.code.removeprefix("measured."): one.count for one in report.oddities}
