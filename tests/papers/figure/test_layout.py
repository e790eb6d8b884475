"""The automatic figure: whole, without overlaps, the same for the same plant, and of the size of a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from figure_plants import CHILLERS, SITES, context_of, override, plant
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.figure import automatic, figure_of
from jcm_pdd.core.papers.figure_layout import PAGE_HIGH, PAGE_WIDE, extent, fitting
from jcm_pdd.core.papers.figure_model import BOUNDARY, Box, Figure
from jcm_pdd.core.papers.figure_scene import NOTE_SIZE, SYMBOL, Word, part_shapes, scene_of, text_lines
from jcm_pdd.core.papers.figure_text import cut, width, wrapped
from jcm_pdd.core.project import Json

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@st.composite
def plants(draw: st.DrawFn) -> dict[str, Json]:
    """Draw up to four sites, some twenty chillers, and meters that measure them, the grid or nothing."""
    sites, units = draw(st.integers(0, 4)), draw(st.integers(0, 18))
    found: dict[str, Json] = {"sites": [f"r{at + 1}" for at in range(sites)],
                              CHILLERS: [f"r{at + 1}" for at in range(units)]}
    found |= {f"sites/r{at + 1}/name": SITES[at] for at in range(sites)}
    found |= {f"{CHILLERS}/r{at + 1}/name": draw(TEXTS) for at in range(units)}
    if draw(st.booleans()):
        found["ID_AM002/supply"] = "mixed"
    places = [f"{CHILLERS}/r{at + 1}/EC_PJ" for at in range(units)] + ["ID_AM002/EI_grid", "ID_AM002/h_gen", ""]
    meters = draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from([*SITES[:sites], ""]), TEXTS,
                                     st.sampled_from(["", "DL-1", "DL-2", "DL-3", "DL-4", "DL-5", "DL-6"]),
                                     st.sampled_from(["", "Server A", "Server B"]), st.booleans()), max_size=20))
    found["meters"] = [f"r{at + 1}" for at in range(len(meters))]
    for at, (place, site, tag, logger, server, backup) in enumerate(meters, 1):
        cells = {"parameter": place, "site": site, "tag": tag, "logger": logger, "server": server,
                 "backup_of": "EM-1" if backup else ""}
        found |= {f"meters/r{at}/{column}": text for column, text in cells.items() if text}
    return found


def crossed(figure: Figure) -> Iterator[tuple[str, str, str]]:
    """Yield each line with a part, not one of its own ends, that it runs through."""
    for wire in figure.wires:
        for (x, y), (to_x, to_y) in zip(wire.points, wire.points[1:], strict=False):
            stretch = Box(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)).grown(0.05)
            for one in figure.placed:
                if one.part.id not in (wire.link.start, wire.link.end) and stretch.over(one.box):
                    yield wire.link.start, wire.link.end, one.part.id


@given(plants())
def test_no_plant_overlaps(answers: dict[str, Json]) -> None:
    figure = automatic(context_of(answers))
    for one, other in combinations(figure.placed, 2):
        assert not one.box.over(other.box), (one.part.id, other.part.id)
    assert list(crossed(figure)) == []
    sites = [frame.box for frame in figure.frames if frame.id != BOUNDARY]
    assert not any(one.over(other) for one, other in combinations(sites, 2))


@given(plants())
def test_every_label_stays_inside_its_part(answers: dict[str, Json]) -> None:
    for one in automatic(context_of(answers)).placed:
        words = [shape for shape in part_shapes(one) if isinstance(shape, Word) and not shape.middle]
        for word in words:
            assert word.at[0] >= one.box.x + SYMBOL
            assert word.at[0] + width(word.text, word.size, word.bold) <= one.box.right
            assert one.box.y <= word.at[1] - word.size * 0.8
            assert word.at[1] <= one.box.bottom


@given(plants())
def test_every_meter_and_unmetered_point_is_drawn_and_every_line_ends_at_parts(answers: dict[str, Json]) -> None:
    context = context_of(answers)
    figure = automatic(context)
    ids = [one.part.id for one in figure.placed]
    assert len(ids) == len(set(ids))
    drawn = {row for one in figure.placed for row in one.part.meters}
    assert drawn == set(context.project.rows("meters"))
    points = {address.removesuffix(".point") for address in context.proposals if address.endswith(".point")}
    assert points == {about for one in figure.placed if one.part.kind in ("meter", "flow_meter", "point")
                      for about in one.part.about}
    assert {end for wire in figure.wires for end in (wire.link.start, wire.link.end)} <= set(ids)
    assert automatic(context_of(dict(reversed(answers.items())))) == figure


@pytest.mark.parametrize(("sites", "each", "points"), [(3, 4, 5.4), (3, 12, 4.0), (1, 3, 6.5)])
def test_a_plant_fills_an_a4_page_with_letters_that_can_be_read(sites: int, each: int, points: float) -> None:
    figure = automatic(context_of(plant(sites, each)))
    box, scale = extent(figure), fitting(figure)
    assert box.w * scale <= PAGE_WIDE + 0.01
    assert box.h * scale <= PAGE_HIGH + 0.01
    assert NOTE_SIZE * scale * 72 / 25.4 >= points * 0.95
    assert len([one for one in figure.placed if one.part.kind == "meter"]) == sites * each


def test_points_are_numbered_as_in_the_plan() -> None:
    answers = plant(2, 2) | {f"{CHILLERS}/r3/EC_PJ.point": "7", f"{CHILLERS}/r4/EC_PJ.point": "A-1"}
    figure = automatic(context_of(answers))
    assert [one.part.point for one in figure.placed if one.part.kind == "meter"] == ["MP1", "MP2", "MP7", "A-1"]


def test_without_meters_the_units_and_the_points_they_need_are_drawn() -> None:
    figure = automatic(context_of(plant(1, 3, metered=False)))
    assert [(one.part.point, one.part.label) for one in figure.placed if one.part.kind == "point"] == [
        ("MP1", "no meter yet"), ("MP2", "no meter yet"), ("MP3", "no meter yet")]
    assert [one.part.label for one in figure.placed if one.part.kind == "chiller"] == ["CH-101", "CH-102", "CH-103"]


def test_a_changed_meter_changes_the_figure_and_a_replaced_one_leaves_it() -> None:
    answers = plant(1, 2)
    changed = answers | {"meters/r1/tag": "W-9", "meters": ["r1", "r2", "r3"], "meters/r3/tag": "EM-NEW",
                         "meters/r3/parameter": answers["meters/r2/parameter"], "meters/r2/replaced_by": "EM-NEW"}
    figure = figure_of(context_of(changed))
    assert {one.part.id: one.part.label for one in figure.placed if one.part.kind == "meter"} == {
        "meter:r1": "W-9", "meter:r3": "EM-NEW"}


def test_a_table_of_a_thousand_units_is_one_symbol_with_all_its_points() -> None:
    rows: list[Json] = [f"r{at}" for at in range(1, 1001)]
    figure = automatic(context_of({CHILLERS: rows, "meters": ["r1"], "meters/r1/tag": "EM-1",
                                   "meters/r1/parameter": f"{CHILLERS}/r77/EC_PJ"}))
    crowd = figure.of(f"group:{CHILLERS}/EC_PJ")
    assert crowd is not None
    assert crowd.part.point == "MP1-MP1000"
    assert crowd.part.meters == ("r1",)
    assert len(figure.placed) < 8


@pytest.mark.parametrize(("methodology", "answers", "flows"), [
    (("TH_AM001", "01.0"), {"TH_AM001/systems": ["r1"], "TH_AM001/systems/r1/name": "Roof A"}, {"electricity"}),
    (("GEN_BOILER", "1.0"), {"GEN_BOILER/boilers": ["r1"], "GEN_BOILER/fuels": ["r1"]},
     {"electricity", "heat", "fuel"}),
    (("GEN_COGENERATION", "1.0"), {"GEN_COGENERATION/engines": ["r1", "r2"]}, {"electricity", "heat", "fuel"}),
])  # fmt: skip
def test_energy_runs_as_the_technology_says(methodology: tuple[str, str], answers: dict[str, Json],
                                            flows: set[str]) -> None:
    figure = automatic(context_of(answers, methodology))
    assert {wire.link.flow for wire in figure.wires} - {"other"} == flows
    assert list(crossed(figure)) == []
    makers = {one.part.id for one in figure.placed if one.part.kind in ("pv", "generator")}
    electricity = [wire.link for wire in figure.wires if wire.link.flow == "electricity"]
    assert not [link for link in electricity if link.end in makers]


def test_texts_are_cut_to_their_room_and_never_lost_in_the_answers() -> None:
    assert wrapped("one two three", 100, 2.5, 2) == ("one two three",)
    long = "Absorption chiller of the northern utility building"
    lines = wrapped(long, 20, 2.5, 2)
    assert len(lines) == 2
    assert all(width(line, 2.5) <= 20 for line in lines)
    assert lines[-1].endswith("…")
    assert cut("CT 400/5 A VT 3.3 kV", 18, 2.2).endswith("…")
    assert width("冷凍機", 2.5) == pytest.approx(7.5)


def test_a_label_goes_before_notes_where_room_is_short() -> None:
    context = context_of(override(plant(1, 1), "meter:r1", label="Main incoming meter of the whole northern plant"))
    meter = figure_of(context).of("meter:r1")
    assert meter is not None
    lines = text_lines(meter, 19.0)
    assert [bold for _, bold in lines] == [True, True, True]


def test_the_scene_holds_everything_on_its_page() -> None:
    scene = scene_of(automatic(context_of(plant(3, 4))))
    words = [shape for shape in scene.shapes if isinstance(shape, Word)]
    texts = {word.text for word in words}
    assert {"MP1 EM-101", "CH-304", "Project boundary", "Site: Bekasi plant", "Energy server"} <= texts
    assert any("Emission sources of the project: " in word.text for word in words)
    assert all(0 <= word.at[0] <= scene.width and 0 <= word.at[1] <= scene.height for word in words)
