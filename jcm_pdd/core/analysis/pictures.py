"""The charts of the analysis with their words: years, contribution by unit, sensitivity, scenarios; and captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.analysis.charts import PRINT, Bar, Line, Look, Year, bars_scene, years_scene
from jcm_pdd.core.analysis.contribution import WORKBOOK, Contribution, Split, largest
from jcm_pdd.core.analysis.scenarios import Outcome, difference, share_of
from jcm_pdd.core.analysis.sensitivity import Effect, Sensitivity, Side
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.papers.figure_scene import Scene
from jcm_pdd.core.rounding import whole_half_up
from jcm_pdd.core.text import Text

MOST = 12
"""Lines of a chart; what has less weight is one line together, or left to the table."""
_MINUS = "−"


def _t(en: str, ja: str) -> Text:
    return Text(en=en, ja=ja)


WORDS = {
    "shared": _t("Shared, of no single unit", "共通（設備に分けられない分）"),
    "mixed": _t("Cannot be split", "分割できない分"),
    "others": _t("{count} other units", "その他{count}件"),
    "lower": _t("{percent} % lower", "{percent}％小さい場合"),
    "higher": _t("{percent} % higher", "{percent}％大きい場合"),
    "no_result": _t("no result", "結果なし"),
    "now": _t("As it is now", "現在の回答"),
    "rows": _t(" (all rows)", "（全行）"),
    "name": _t("Emission reductions in total, tCO2", "排出削減量の合計（tCO2）"),
    "moved": _t("Difference of the total, tCO2", "合計の差（tCO2）"),
    "unusable": _t("a value cannot be used", "使えない値があります"),
    "why_formula": _t("{methodology}: {names} cannot be split, because rows act on one another in its formula.",
                      "{methodology}：{names}は、計算式の中で行どうしが影響し合うため、設備ごとに分割できません。"),
    "why_workbook": _t("{methodology}: cannot be split, because the official workbook gives the result.",
                       "{methodology}：公式ブックが結果を計算するため、設備ごとに分割できません。"),
    "exact": _t("Exact shares of the unrounded total of all years, shown in whole tonnes.",
                "全期間の端数処理前の合計を厳密に分けた値です（表示は整数）。"),
}


def said(key: str, language: str, **values: object) -> str:
    """Return one of the words in a language."""
    return WORDS[key].get(language).format(**values)


def tonnes(value: int | Decimal) -> str:
    """Return whole tonnes with thousands separated and a real minus."""
    whole = whole_half_up(value) if isinstance(value, Decimal) else value
    return f"{whole:,}".replace("-", _MINUS)


def signed(value: int | Decimal) -> str:
    """Return a difference in whole tonnes with its sign."""
    text = tonnes(value)
    return text if text.startswith(_MINUS) or text == "0" else f"+{text}"


def years_of(results: Results) -> tuple[Year, ...]:
    """Return the years that have all three numbers."""
    return tuple(Year(y.year, y.reference_emissions, y.project_emissions, y.emission_reductions) for y in results.years
                 if y.reference_emissions is not None and y.project_emissions is not None
                 and y.emission_reductions is not None)


def years_picture(results: Results, wide: float, language: str = "en", look: Look = PRINT) -> Scene:
    """Return the chart of the years."""
    return years_scene(years_of(results), wide, language, look)


# --- contribution ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the contribution: what it is called, tCO2 over all years, and percent of the total."""

    name: str
    value: Decimal
    percent: Decimal | None


def contribution_parts(splits: Sequence[Split], language: str = "en", most: int = MOST) -> tuple[Part, ...]:
    """Return units, the largest first, then what is shared and what cannot be split."""
    total = sum((split.total for split in splits), Decimal(0))
    found: list[tuple[str, Decimal]] = []
    for split in splits:
        before = f"{split.methodology} " if len(splits) > 1 else ""
        shown, rest = largest(split, most)
        found += [(before + _called(one), one.reduction) for one in shown]
        if rest:
            found.append((before + said("others", language, count=len(rest)),
                          sum((one.reduction for one in rest), Decimal(0))))
        for key, value in (("shared", split.shared), ("mixed", split.mixed)):
            # A millionth of a tonne is what rounding to 28 digits leaves, no part of the result.
            if abs(value) > Decimal("0.000001"):
                found.append((before + said(key, language), value))
    return tuple(Part(name, value, _percent(value, total)) for name, value in found)


def _called(one: Contribution) -> str:
    return one.title if not one.title.isdecimal() else f"{one.table} {one.title}"


def _percent(value: Decimal, total: Decimal) -> Decimal | None:
    return (value * 100 / total).quantize(Decimal("0.1")) if total > 0 else None


def contribution_picture(splits: Sequence[Split], wide: float, language: str = "en", look: Look = PRINT) -> Scene:
    """Return the chart of the units."""
    lines = []
    for part in contribution_parts(splits, language):
        percent = "" if part.percent is None else f" ({part.percent} %)".replace("-", _MINUS)
        colour = look.bad if part.value < 0 else look.accent
        lines.append(Line(part.name, (Bar(float(part.value), colour, f"{tonnes(part.value)}{percent}"),)))
    return bars_scene(lines, wide, look, [(said("name", language), look.accent)])


def contribution_reasons(splits: Sequence[Split], language: str = "en") -> tuple[str, ...]:
    """Return why something could not be split, in a sentence for each methodology."""
    found = []
    for split in splits:
        if WORKBOOK in split.because:
            found.append(said("why_workbook", language, methodology=split.methodology))
        elif split.because:
            found.append(said("why_formula", language, methodology=split.methodology, names=", ".join(split.because)))
    return tuple(found)


# --- sensitivity -----------------------------------------------------------------------------------


def input_name(effect: Effect, language: str = "en", several: bool = False) -> str:
    """Return what an input is called: its words and its symbol, with its methodology where there are several."""
    one = effect.input
    label = one.label.get(language)
    name = label if one.symbol == label else f"{one.symbol}  {label}"
    rows = said("rows", language) if "/*/" in one.address else ""
    return f"{one.address.split('/')[0]} {name}{rows}" if several else f"{name}{rows}"


def side_text(side: Side, language: str = "en") -> str:
    """Return the difference of the totals as shown, a star where a value stopped at its limit."""
    if side.shown is None:
        return said("no_result", language)
    return signed(side.shown) + (" *" if side.limited else "")


def tornado_picture(found: Sensitivity, wide: float, language: str = "en", look: Look = PRINT) -> Scene:
    """Return the tornado: the strongest inputs, each with what lower and higher values do to the total."""
    percent = format((found.share * 100).normalize(), "f")
    several = len({effect.input.address.split("/")[0] for effect in found.effects}) > 1
    colours = look.soft, look.accent
    lines = []
    for effect in sorted(found.effects, key=lambda one: -one.span)[:MOST]:
        sides = zip((effect.low, effect.high), colours, strict=True)
        bars = tuple(Bar(float(side.change), colour, side_text(side, language))
                     for side, colour in sides if side.change is not None)
        note = said("no_result", language) if not bars else ""
        lines.append(Line(input_name(effect, language, several), _apart(bars), note))
    key = [(said(word, language, percent=percent), colour) for word, colour in
           zip(("lower", "higher"), colours, strict=True)]
    return bars_scene(lines, wide, look, [*key, (said("moved", language), "")], centred=True)


def _apart(bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    """Return bars of one line so that both are seen: of two on one side the longer is painted first, with its text."""
    ordered = sorted(bars, key=lambda one: -abs(one.value))
    if len(ordered) == 2 and (ordered[0].value >= 0) == (ordered[1].value >= 0):
        return ordered[0], Bar(ordered[1].value, ordered[1].colour, "")
    return tuple(ordered)


# --- scenarios -------------------------------------------------------------------------------------


def scenarios_picture(base: Results, outcomes: Sequence[Outcome], wide: float, language: str = "en",
                      look: Look = PRINT) -> Scene:
    """Return the totals side by side: the project as it is, then every scenario with its difference."""
    lines = [_total_line(said("now", language), base, base, language, look.soft)]
    for one in outcomes:
        name = one.scenario.name or "-"
        lines.append(_total_line(name, one.results, base, language, look.accent) if one.usable
                     else Line(name, (), said("unusable", language)))
    return bars_scene(lines, wide, look, [(said("name", language), look.accent)])


def _total_line(name: str, results: Results, base: Results, language: str, colour: str) -> Line:
    total = results.total.emission_reductions
    if total is None:
        return Line(name, (), said("no_result", language))
    return Line(name, (Bar(float(total), colour, f"{tonnes(total)}{difference_text(results, base)}"),))


def difference_text(results: Results, base: Results) -> str:
    """Return the difference to the project as it is with its share, empty for the project itself."""
    if results is base:
        return ""
    moved = difference(results.total, base.total)
    share = share_of(moved, base.total.emission_reductions)
    if moved is None or share is None:
        return ""
    percent = f"{share:+}".replace("-", _MINUS) if share else "0"
    return f" ({signed(moved)}, {percent} %)"


def outcome_text(one: Outcome, base: Results, language: str = "en") -> str:
    """Return the total of a scenario with its difference, or why there is none."""
    if not one.usable:
        return said("unusable", language)
    total = one.total.emission_reductions
    return said("no_result", language) if total is None else f"{tonnes(total)}{difference_text(one.results, base)} tCO2"


def moved_text(one: Outcome, base: Results) -> str:
    """Return the difference of a scenario's total to the project's, empty without one."""
    moved = difference(one.total, base.total)
    return "" if moved is None else signed(moved)
