"""What the timeline of a meter shows: its days of service over the horizon, with and without a valid calibration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.papers.correction_words import days_in_words
from jcm_pdd.core.papers.metering import Coverage, Meter, Register, coverage
from jcm_pdd.core.papers.spans import ALWAYS, Span, common, span, union, without
from jcm_pdd.core.text import Text
from jcm_pdd.core.years import Horizon

State = Literal["covered", "gap", "open", "out"]
"""Covered by a certificate; in service without one; behind the last certificate, still to come; not in service."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Days of one state."""

    span: Span
    state: State


@dataclass(frozen=True)
class Track:
    """One meter over a window of days: bars in order that fill it, and the same in words."""

    meter: Meter
    window: Span
    bars: tuple[Bar, ...]

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The days in service without a valid calibration before the last certificate ends."""
        return tuple(bar.span for bar in self.bars if bar.state == "gap")

    @property
    def words(self) -> tuple[Text, ...]:
        """The track in sentences, the gravest first."""
        return tuple(_sentences(self))


def window_of(meters: Register, horizon: Horizon | None) -> Span | None:
    """Return the days a timeline spans: the horizon of the project, else from the first to the last day registered."""
    if horizon is not None:
        return Span(horizon.first, horizon.last)
    days = [day for one in meters.meters for day in (one.in_service_from, one.in_service_to) if day is not None]
    days += [day for one in meters.meters for known in one.calibrated for day in (known.first, known.last)]
    return Span(min(days), max(days)) if days else None


def tracks(meters: Register, window: Span) -> tuple[Track, ...]:
    """Return the tracks of all meters, in the order of the register."""
    return tuple(Track(one, window, _bars(one, window)) for one in meters.meters)


def _bars(one: Meter, window: Span) -> tuple[Bar, ...]:
    service = common([window], [one.service] if one.service is not None else [])
    covered = common(service, one.calibrated)
    bare = without(service, covered)
    after = span(one.calibrated[-1].last, ALWAYS.last) if one.calibrated else ALWAYS
    # A service that has ended gets no certificate any more: what is bare in it stays so.
    still = common(bare, [after] if after is not None and one.in_service_to is None else [])
    spans: dict[State, Iterable[Span]] = {"covered": covered, "open": still, "gap": without(bare, still),
                                          "out": without([window], service)}
    return tuple(sorted((Bar(days, state) for state, found in spans.items() for days in found),
                        key=lambda bar: bar.span.first))


def _sentences(track: Track) -> Iterator[Text]:
    meter = track.meter
    if not meter.calibrated:
        yield Text(en="No certificate yet.", ja="証明書が未登録です。")
    for days in track.gaps:
        words = days_in_words(days)
        yield Text(en=f"No valid calibration: {words.en}.", ja=f"校正が有効でない期間：{words.ja}。")
    covered = union(bar.span for bar in track.bars if bar.state == "covered")
    if covered:
        known = [days_in_words(days) for days in covered]
        yield Text(en=f"Covered: {', '.join(one.en for one in known)}.",
                   ja=f"有効：{'、'.join(one.ja for one in known)}。")
    if meter.calibrated and any(bar.state == "open" for bar in track.bars):
        last = meter.calibrated[-1].last
        yield Text(en=f"The next calibration is due after {last}.", ja=f"次の校正は{last}の後に必要です。")
    if meter.in_service_to is not None:
        other = meter.replaced_by
        yield Text(en=f"In service until {meter.in_service_to}" + (f", replaced by {other}." if other else "."),
                   ja=f"{meter.in_service_to}まで使用" + (f"、{other}に交換。" if other else "。"))


def known_coverage(meters: Register, parameter: str, horizon: Horizon | None) -> Coverage | None:
    """Return the coverage of a parameter over the days known so far: from the start to its last certificate.

    None while there is no certificate or no day of both.
    """
    mains = meters.mains(parameter)
    known = [days for one in mains for days in one.calibrated]
    window = window_of(meters, horizon)
    if not known or window is None:
        return None
    ended = [one.in_service_to for one in mains if one.in_service_to is not None]
    days = span(window.first, min(window.last, max([*ended, *(one.last for one in known)])))
    return coverage(mains, days) if days is not None else None
