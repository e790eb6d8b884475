"""What is changed by hand: laid over the automatic figure, one undo step each, and kept when its part is away."""

from __future__ import annotations

from itertools import pairwise

import pytest
from figure_plants import CHILLERS, SITES, context_of, override, plant
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers import figure_edits as edits
from jcm_pdd.core.papers.figure import LINES, PARTS, automatic, elbow, figure_of, is_printed
from jcm_pdd.core.papers.figure_model import BOUNDARY, KINDS, Box, Figure, Link, Placed
from jcm_pdd.core.papers.figure_symbols import SYMBOLS
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.files.session import Session


def drawn(project: Project) -> Figure:
    return figure_of(context_of(dict(project.answers)))


def part(figure: Figure, name: str) -> Placed:
    found = figure.of(name)
    assert found is not None
    return found


@pytest.fixture
def project() -> Project:
    return Project(plant(2, 2))


def test_every_kind_has_a_symbol_within_its_square() -> None:
    assert set(SYMBOLS) == set(KINDS)
    for strokes in SYMBOLS.values():
        assert all(0 <= x <= 1 and 0 <= y <= 1 for stroke in strokes for x, y in stroke.points)


def test_a_moved_part_stands_where_it_was_put_and_its_lines_follow(project: Project) -> None:
    after = project.apply(edits.moved(project, {"unit:ID_AM002/chillers/r1": (200.0, 40.0)}).changes)
    figure = drawn(after)
    one = part(figure, f"unit:{CHILLERS}/r1")
    assert (one.box.x, one.box.y, one.moved) == (200.0, 40.0, True)
    wire = next(wire for wire in figure.wires if wire.link.end == one.part.id)
    assert wire.points[-1] == (200.0, one.box.cy)
    site = next(frame for frame in figure.frames if frame.id == "site:r1")
    assert site.box.right >= one.box.right
    boundary = next(frame for frame in figure.frames if frame.id == BOUNDARY)
    assert boundary.box.right > site.box.right


def test_other_parts_stay_when_one_is_moved(project: Project) -> None:
    before = drawn(project)
    after = drawn(project.apply(edits.moved(project, {"meter:r1": (0.0, 150.0)}).changes))
    assert [one for one in after.placed if one.part.id != "meter:r1"] == [
        one for one in before.placed if one.part.id != "meter:r1"]


def test_a_label_a_symbol_and_hiding_change_the_part_alone(project: Project) -> None:
    after = project.apply(edits.labelled(project, "meter:r1", "Main meter").changes)
    after = after.apply(edits.drawn_as(after, ["meter:r1"], "ct_vt").changes)
    after = after.apply(edits.shown(after, ["meter:r2"], hidden=True).changes)
    figure = drawn(after)
    assert (part(figure, "meter:r1").part.label, part(figure, "meter:r1").part.kind) == ("Main meter", "ct_vt")
    assert part(figure, "meter:r1").part.point == "MP1"
    assert part(figure, "meter:r2").hidden
    assert all(wire.hidden for wire in figure.wires if "meter:r2" in (wire.link.start, wire.link.end))
    assert after.get("meters/r1/tag") == "EM-101"


def test_what_is_as_drawn_leaves_no_row(project: Project) -> None:
    after = project.apply(edits.shown(project, ["meter:r1"], hidden=True).changes)
    after = after.apply(edits.labelled(after, "meter:r1", "X").changes)
    after = after.apply(edits.shown(after, ["meter:r1"], hidden=False).changes)
    assert len(after.rows(PARTS)) == 1
    after = after.apply(edits.labelled(after, "meter:r1", " ").changes)
    assert after.rows(PARTS) == ()
    assert drawn(after) == drawn(project)


def test_arranging_again_keeps_names_and_drops_places(project: Project) -> None:
    after = project.apply(edits.moved(project, {"meter:r1": (0.0, 90.0), "meter:r2": (50.0, 90.0)}).changes)
    after = after.apply(edits.labelled(after, "meter:r1", "Main").changes)
    again = after.apply(edits.arranged(after).changes)
    assert [one.box for one in drawn(again).placed] == [one.box for one in drawn(project).placed]
    assert part(drawn(again), "meter:r1").part.label == "Main"
    assert len(again.rows(PARTS)) == 1


def test_parts_and_lines_of_ones_own_come_and_go_together(project: Project) -> None:
    edit, name = edits.added(project, "pump", "P-1", (10.0, 120.0))
    after = project.apply(edit.changes)
    after = after.apply(edits.connected(after, f"unit:{CHILLERS}/r1", name, "heat").changes)
    after = after.apply(edits.line_labelled(after, f"unit:{CHILLERS}/r1", name, "DN 100", "heat").changes)
    figure = drawn(after)
    assert (part(figure, name).part.kind, part(figure, name).part.own) == ("pump", True)
    assert [(wire.link.flow, wire.link.label) for wire in figure.wires if wire.link.end == name] == [("heat", "DN 100")]
    gone = after.apply(edits.deleted(after, [name], []).changes)
    assert (gone.rows(PARTS), gone.rows(LINES)) == ((), ())
    _, again = edits.added(gone, "pump", "P-1", (10.0, 120.0))
    assert again != name


def test_an_automatic_line_is_hidden_and_comes_back(project: Project) -> None:
    ends = Link("meter:r1", f"unit:{CHILLERS}/r1", "electricity")
    gone = project.apply(edits.deleted(project, [], [ends]).changes)
    assert [wire.link.end for wire in drawn(gone).wires if wire.hidden] == [ends.end]
    back = gone.apply(edits.connected(gone, ends.start, ends.end, "electricity").changes)
    assert not any(wire.hidden for wire in drawn(back).wires)


def test_a_part_goes_to_the_site_it_is_given() -> None:
    answers = plant(2, 2, metered=False)
    context = context_of(answers)
    assert {one.part.site for one in automatic(context).placed if one.part.kind == "chiller"} == {""}
    project = Project(answers)
    unit = f"unit:{CHILLERS}/r3"
    figure = drawn(project.apply(edits.grouped(project, [unit], "r2").changes))
    assert part(figure, unit).part.site == "r2"
    frame = next(frame for frame in figure.frames if frame.id == "site:r2")
    assert frame.label == f"Site: {SITES[1]}"
    assert frame.box.x < part(figure, unit).box.x < frame.box.right


def test_rows_about_parts_that_are_away_are_kept_and_count_again() -> None:
    answers = override(plant(1, 2), "meter:r2", label="Kept name", x="100", y="100")
    without = {**answers, "meters": ["r1"]}
    assert figure_of(context_of(without)).of("meter:r2") is None
    assert without["figure_parts/r1/label"] == "Kept name"
    assert part(figure_of(context_of(answers)), "meter:r2").part.label == "Kept name"


def test_wrong_entries_and_doubled_rows_do_no_harm() -> None:
    answers = override(plant(1, 1), "meter:r1", x={"typed": "abc", "code": "number.not_a_number"}, y="5", kind="rocket")
    answers = override(answers, "meter:r1", label="second row")
    answers |= {"figure_lines": ["r1", "r2"], "figure_lines/r1/from": "meter:r1", "figure_lines/r2/from": "gone",
                "figure_lines/r2/to": "meter:r1"}
    one = part(figure_of(context_of(answers)), "meter:r1")
    assert (one.part.kind, one.part.label, one.moved) == ("meter", "EM-101", False)


@given(st.tuples(*[st.floats(-200, 400)] * 4))
def test_an_elbow_has_right_angles_and_touches_both_boxes(at: tuple[float, float, float, float]) -> None:
    one, other = Box(at[0], at[1], 27, 9), Box(at[2], at[3], 20, 12)
    points = elbow(one, other)
    for (x, y), (to_x, to_y) in pairwise(points):
        assert x == to_x or y == to_y
    for (x, y), box in ((points[0], one), (points[-1], other)):
        assert box.x - 1e-9 <= x <= box.right + 1e-9
        assert box.y - 1e-9 <= y <= box.bottom + 1e-9


def test_it_is_printed_as_answered_else_once_changed_by_hand() -> None:
    answers = plant(1, 1)
    assert not is_printed(context_of(answers))
    assert is_printed(context_of(answers | {"figure_in_pdd": True}))
    assert is_printed(context_of(override(answers, "meter:r1", x="0", y="0")))
    assert not is_printed(context_of(override(answers, "meter:r1", x="0", y="0") | {"figure_in_pdd": False}))
    assert not is_printed(context_of({"figure_in_pdd": True}))


# ---------------------------------------------------------------------- in a session


def test_each_edit_is_one_undo_step_with_a_name(session: Session) -> None:
    def after(edit: Edit) -> None:
        session.record(edit)

    project = session.project
    unit = f"unit:{CHILLERS}/r1"
    after(edits.moved(project, {unit: (100.0, 20.0), f"unit:{CHILLERS}/r2": (100.0, 40.0)}))
    assert session.undo_name("en") == "Move 2 parts of the figure"
    assert session.undo_name("ja") == "図の要素を移動（2個）"
    assert session.undo()
    assert session.project.rows(PARTS) == ()
    assert session.redo()
    assert part(figure_of(session.context), unit).box.x == 100.0


def test_hidden_meters_unknown_ones_and_overlaps_are_found(session: Session) -> None:
    codes = ("figure.meter_hidden", "figure.unknown_meter", "figure.overlap")
    assert not [f for f in session.findings if f.code in codes]
    point = next(one.part.id for one in figure_of(session.context).placed if one.part.point == "MP1")
    session.record(edits.shown(session.project, [point], hidden=True))
    edit, own = edits.added(session.project, "meter", "EM-99", (300.0, 10.0))
    session.record(edit)
    box = part(figure_of(session.context), f"unit:{CHILLERS}/r1").box
    session.record(edits.moved(session.project, {own: (box.x + 2, box.y)}))
    found = {f.code: f for f in session.findings if f.code in codes}
    assert {code: f.severity for code, f in found.items()} == dict(zip(codes, ("warning", "note", "note"), strict=True))
    assert "EM-99" in session.message(found["figure.unknown_meter"], "ja").what
    assert "MP1" in session.message(found["figure.meter_hidden"], "en").what
    session.set_text("figure_in_pdd", "no")
    assert not [f for f in session.findings if f.code in codes]


def test_c2_is_not_missed_when_the_drawn_figure_is_printed(session: Session) -> None:
    def missed() -> bool:
        return any(f.where == "emission_figures" and f.code == "answer.missing" for f in session.findings)

    session.set_stored("emission_figures", None)
    assert missed()
    assert session.section_states()["c2"].state != "complete"
    session.set_text("figure_in_pdd", "yes")
    assert not missed()
    assert not session.section_states()["c2"].open
    assert session.undo()
    assert missed()
