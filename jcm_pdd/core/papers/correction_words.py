"""A correction for late calibration in words, so that a verifier can follow it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from jcm_pdd.core.kinds.numbers import grouped, plain
from jcm_pdd.core.papers.correction import Correction, Effect, Line
from jcm_pdd.core.papers.spans import Span
from jcm_pdd.core.text import Text

EFFECTS: dict[Effect, Text] = {
    "raises": Text(en="a larger value raises the emission reductions, so the value is made smaller",
                   ja="値が大きいほど排出削減量が増えるため、値を小さくします"),
    "lowers": Text(en="a larger value lowers the emission reductions, so the value is made larger",
                   ja="値が大きいほど排出削減量が減るため、値を大きくします"),
    "none": Text(en="the value has no effect on the emission reductions and stays as it is",
                 ja="排出削減量に影響しないため、値は変えません"),
    "changing": Text(en="a larger value raises the emission reductions here and lowers them there; decide by hand "
                        "which direction is conservative",
                     ja="条件によって排出削減量が増える場合と減る場合があります。保守的な方向は個別に判断してください"),
    "unknown": Text(en="the direction is not known before the estimate is complete",
                    ja="推計値がそろうまで、保守的な方向は分かりません"),
}
_NO_ERROR = Text(en="A meter states no maximum permissible error; enter it in the register.",
                 ja="最大許容誤差が入力されていない計量器があります。台帳に入力してください。")


def days_in_words(one: Span) -> Text:
    """Return a run of days as 2027-04-01 to 2027-05-10 (40 days)."""
    if one.days == 1:
        return Text(en=f"{one.first} (1 day)", ja=f"{one.first}（1日間）")
    return Text(en=f"{one.first} to {one.last} ({one.days:,} days)", ja=f"{one.first}〜{one.last}（{one.days:,}日間）")


def explained(correction: Correction, unit: str = "") -> tuple[Text, ...]:
    """Return the sentences of a correction, one a step; numbers in `unit`, rounded for reading to six decimals."""
    return tuple(_sentences(correction, f" {unit}" if unit and unit != "-" else ""))


def _sentences(correction: Correction, unit: str) -> Iterator[Text]:
    measured = _shown(correction.measured) + unit
    if not correction.days:
        yield Text(en=f"Every day is covered; {measured} stays as measured.",
                   ja=f"すべての日が校正で覆われています。計測値{measured}をそのまま使います。")
        return
    why = EFFECTS[correction.effect]
    yield Text(en=f"{correction.days:,} days without a valid calibration: {why.en}.",
               ja=f"校正が有効でない日が{correction.days:,}日あります：{why.ja}。")
    if correction.reason == "no_error":
        yield _NO_ERROR
    for line in correction.lines:
        yield _step(line, unit)
    if correction.corrected is not None and not correction.reason:
        result = _shown(correction.corrected) + unit
        yield Text(en=f"Measured {measured}, corrected {result}.", ja=f"計測値{measured}、補正後{result}。")


def _step(line: Line, unit: str) -> Text:
    days, part = days_in_words(line.span), _shown(line.part) + unit
    change, percent = _shown(line.adjustment, sign=True) + unit, f"{plain(line.percent)} %"
    meters = ", ".join(line.meters)
    if line.exact:
        return Text(en=f"{days.en}, {meters}: {part} measured in these days, {percent} of it: {change}.",
                    ja=f"{days.ja}、{meters}：この期間の計測値{part}の{percent}：{change}。")
    whole, of = _shown(line.reading.value) + unit, line.reading.span.days
    return Text(
        en=f"{days.en}, {meters}: {line.days:,} of {of:,} days of {whole} are {part}, {percent} of it: {change}.",
        ja=f"{days.ja}、{meters}：{whole}のうち{of:,}日中{line.days:,}日分の{part}の{percent}：{change}。")


def _shown(value: Decimal, sign: bool = False) -> str:
    rounded = value.quantize(Decimal("0.000001"), ROUND_HALF_EVEN) if value.adjusted() < 20 else value
    text = grouped(plain(rounded))
    return f"+{text}" if sign and rounded > 0 else text
