"""Charts stay on their paper, say what they show, and are the same for the same numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.charts import Bar, Line, Look, Year, bars_scene, scale, slots, years_scene
from jcm_pdd.core.analysis.contribution import contributions
from jcm_pdd.core.analysis.scenarios import compare, scenarios, started
from jcm_pdd.core.analysis.sensitivity import outcome, vary
from jcm_pdd.core.papers.figure_scene import Scene, Stroke, Word
from jcm_pdd.core.papers.figure_text import width
from jcm_pdd.files.session import Session

TONNES = st.integers(-10**7, 10**7)
YEARS = st.lists(st.tuples(TONNES, TONNES), min_size=1, max_size=61).map(
    lambda pairs: [Year(2020 + at, re, pe, re - pe) for at, (re, pe) in enumerate(pairs)])


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Word)]


def on_paper(scene: Scene, slack: float = 0.5) -> None:
    """Every point and every end of a text lies on the paper."""
    for shape in scene.shapes:
        if isinstance(shape, Word):
            wide = width(shape.text, shape.size)
            left = shape.at[0] - (wide / 2 if shape.middle else 0)
            assert left >= -slack, shape
            assert left + wide <= scene.width + slack, shape
            assert 0 <= shape.at[1] <= scene.height, shape
        elif isinstance(shape, Stroke):
            for x, y in shape.points:
                assert -slack <= x <= scene.width + slack, shape
                assert -slack <= y <= scene.height + slack, shape


@given(YEARS, st.sampled_from([64.0, 84.0, 160.0, 300.0]))
def test_years_stay_on_their_paper_and_bars_are_where_their_numbers_are(years: list[Year], wide: float) -> None:
    on_paper(years_scene(years, wide, "ja", Look(size=3.1)))
    axis, slot = slots(years, wide)
    assert 0 < axis < wide
    assert slot * len(years) == pytest.approx(wide - axis - 1)


@given(st.lists(TONNES, min_size=1, max_size=20))
def test_the_axis_holds_every_value_and_zero(values: list[int]) -> None:
    low, high, step = scale(values)
    assert low <= min([0, *values])
    assert high >= max([0, *values])
    assert 1 <= (high - low) / step <= 6


BARS = st.lists(st.tuples(st.text("abc 漢字-,", max_size=60), st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)), max_size=14)


@given(BARS, st.booleans())
def test_bars_stay_on_their_paper_whatever_their_sign(bars: list[tuple[str, float, float]], centred: bool) -> None:
    lines = [Line(name, (Bar(a, "#000000", f"{a:+,.0f}"), Bar(b, "#111111", f"{b:+,.0f}"))) for name, a, b in bars]
    on_paper(bars_scene(lines, 150.0, key=[("lower", "#000000")], centred=centred))


def test_the_charts_of_a_project_say_its_numbers_in_both_languages(chillers: Session) -> None:
    found = outcome(vary(chillers.schema.methodologies, chillers.project))
    splits = contributions(chillers.results, chillers.project)
    chillers.record(started(chillers.project, "Same"))
    outcomes = tuple(compare(chillers.schema, chillers.project, scenarios(chillers.project)))
    for language in ("en", "ja"):
        drawn = [pictures.years_picture(chillers.results, 160, language),
                 pictures.contribution_picture(splits, 160, language), pictures.tornado_picture(found, 160, language),
                 pictures.scenarios_picture(chillers.results, outcomes, 160, language)]
        for scene in drawn:
            on_paper(scene)
        assert "1,730 (50.4 %)" in texts(drawn[1])
        assert "−3,239" in texts(drawn[2])
        assert "3,431 (0, 0 %)" in texts(drawn[3])
    assert pictures.input_name(found.effects[0], "ja") == "T_cooling-out,i  冷却水出口温度（全行）"


def test_a_loss_is_not_painted_as_a_gain(solar: Session) -> None:
    look = Look()
    scene = years_scene([Year(2027, 10, 30, -20), Year(2028, 30, 10, 20)], 100, "en", look)
    filled = [shape.colour for shape in scene.shapes if isinstance(shape, Stroke) and shape.fill]
    assert filled.count(look.bad) == 1
    assert filled.count(look.accent) == 2  # one of them in the key
