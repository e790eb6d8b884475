"""Persons of the monitoring and their lines: nobody is left out of the chart, whatever the lines say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.figure_scene import Stroke, Word
from jcm_pdd.core.papers.organisation import Person, chart, circles, lines, persons
from jcm_pdd.core.papers.organisation_chart import PAGE, scene
from jcm_pdd.files.session import Session

TITLES = [f"Person {at}" for at in range(12)]


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=12))
    return tuple(Person(f"r{at}", title, reports_to=draw(st.sampled_from(["", "Nobody", *TITLES])))
                 for at, title in enumerate(titles, 1))


@given(people())
def test_everyone_stands_in_the_chart_once(given_people: tuple[Person, ...]) -> None:
    shown = [person.row for _, person in lines(chart(given_people))]
    assert sorted(shown) == sorted(one.row for one in given_people)


@given(people())
def test_boxes_of_the_chart_stay_on_the_page_and_apart(given_people: tuple[Person, ...]) -> None:
    drawn = scene(chart(given_people))
    assert drawn.width <= PAGE + 2
    boxes = [shape.points for shape in drawn.shapes if isinstance(shape, Stroke) and shape.fill]
    assert len(boxes) == len(given_people)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1:]:
            apart = (one[1][0] <= other[0][0] or other[1][0] <= one[0][0]
                     or one[2][1] <= other[0][1] or other[2][1] <= one[0][1])
            assert apart, (one, other)
    for word in (shape for shape in drawn.shapes if isinstance(shape, Word)):
        assert any(box[0][0] <= word.at[0] <= box[1][0] and box[0][1] <= word.at[1] <= box[2][1] for box in boxes)


@pytest.mark.parametrize(("bosses", "going_round"), [
    (("", "A", "B"), ()),
    (("A", "A", "B"), ("r1",)),
    (("B", "A", "B"), ("r1", "r2")),
    (("C", "A", "B"), ("r1", "r2", "r3")),
])
def test_lines_that_come_back_are_named(bosses: tuple[str, ...], going_round: tuple[str, ...]) -> None:
    made = tuple(Person(f"r{at}", title, reports_to=boss)
                 for at, (title, boss) in enumerate(zip("ABC", bosses, strict=True), 1))
    assert circles(made) == going_round


def test_the_review_tells_circles_deputies_and_heads(session: Session) -> None:
    people_there = persons(session.project)
    first, second = people_there[0], people_there[1]
    session.set_texts({f"structure/{first.row}/reports_to": second.title,
                       f"structure/{second.row}/reports_to": first.title,
                       f"structure/{second.row}/deputy": second.title})
    codes = {f.code: f.where for f in session.findings}
    assert codes["organisation.circle"] in (f"structure/{first.row}/reports_to", f"structure/{second.row}/reports_to")
    assert codes["organisation.own_deputy"] == f"structure/{second.row}/deputy"
    assert "organisation.several_heads" not in codes
    session.set_texts({f"structure/{first.row}/reports_to": ""})
    assert "organisation.circle" not in {f.code for f in session.findings}
    assert "organisation.several_heads" in {f.code for f in session.findings}


def test_a_person_given_another_title_keeps_the_lines(session: Session) -> None:
    head, other = persons(session.project)[:2]
    session.set_texts({f"structure/{other.row}/reports_to": head.title})
    session.set_texts({f"structure/{head.row}/personnel": "Plant director"})
    assert session.project.get(f"structure/{other.row}/reports_to") == "Plant director"
    assert session.undo()
    assert session.project.get(f"structure/{other.row}/reports_to") == head.title


def test_every_word_stands_off_the_edges_and_a_deputy_is_named_in_full() -> None:
    head = Person("r1", "Utility engineer, PT Example Kimia Indonesia", body="PT Example Kimia Indonesia",
                  deputy="Service engineer, PT Example Cooling Service")
    drawn = scene(chart((head, Person("r2", "Guard"))))
    boxes = [shape.points for shape in drawn.shapes if isinstance(shape, Stroke) and shape.fill]
    words = [shape for shape in drawn.shapes if isinstance(shape, Word)]
    assert "Deputy: Service engineer, PT Example Cooling Service" in " ".join(word.text for word in words)
    for word in words:
        tops = [(points[0][1], points[2][1]) for points in boxes
                if points[0][0] < word.at[0] < points[2][0] and points[0][1] < word.at[1] < points[2][1]]
        assert len(tops) == 1
        (top, bottom), = tops
        assert word.at[1] - word.size > top
        assert word.at[1] + 1.5 < bottom
