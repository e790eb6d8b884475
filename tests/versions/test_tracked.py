"""Tracked changes between two documents: accepting all gives the new one, rejecting all the old one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import bodies, changed, document, seen

from jcm_pdd.files.opc import parse_xml, read_package
from jcm_pdd.files.reading.reviewed_changes import accepted, has_changes, rejected
from jcm_pdd.files.word.tracked import tracked
from jcm_pdd.files.word.tree import W

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def compared(old: list, new: list, heads: tuple[str, str] = ("Form 1", "Form 1")) -> dict[str, bytes]:
    """Return the parts of the document with the changes between two bodies."""
    return read_package(tracked(document(old, heads[0]), document(new, heads[1]), "Suda", AT))


def check(old: list, new: list, heads: tuple[str, str] = ("Form 1", "Form 1")) -> None:
    parts = compared(old, new, heads)
    assert seen(accepted(parts)) == seen(read_package(document(new, heads[1])))
    assert seen(rejected(parts)) == seen(read_package(document(old, heads[0])))


@settings(max_examples=settings.default.max_examples * 3 // 5)
@given(bodies.flatmap(lambda body: st.tuples(st.just(body), changed(body))))
def test_a_changed_document_comes_back_both_ways(both: tuple[list, list]) -> None:
    check(*both)


@settings(max_examples=settings.default.max_examples * 2 // 5)
@given(bodies, bodies, st.sampled_from(("Form 1", "Form 2")))
def test_two_documents_that_have_nothing_in_common_come_back_both_ways(old: list, new: list, head: str) -> None:
    check(old, new, ("Form 1", head))


@settings(max_examples=settings.default.max_examples // 5)
@given(bodies)
def test_a_document_does_not_differ_from_itself(body: list) -> None:
    parts = compared(body, body)
    assert not has_changes(parts)
    assert parts["word/document.xml"] == read_package(document(body))["word/document.xml"]


def p(text: str, look: str = "", style: str = "") -> tuple:
    return ("p", [("run", text, look)], style)


def marks(parts: dict[str, bytes], name: str) -> list[str]:
    root = parse_xml(parts["word/document.xml"])
    return ["".join(one.itertext()) for one in root.iter(W + name) if len(one)]


def test_only_the_words_that_changed_are_marked_with_their_look() -> None:
    parts = compared([p("The plant has 8 chillers.", "<w:b/>")], [p("The plant has 12 chillers.", "<w:b/>")])
    assert (marks(parts, "ins"), marks(parts, "del")) == (["12"], ["8"])
    root = parse_xml(parts["word/document.xml"])
    one = next(root.iter(W + "ins"))
    assert (one.get(W + "author"), one.get(W + "date")) == ("Suda", "2026-11-22T09:30:00Z")
    assert one.find(f"{W}r/{W}rPr/{W}b") is not None
    assert len({mark.get(W + "id") for mark in root.iter(W + "ins", W + "del")}) == 2


def test_a_space_between_two_changed_words_changes_with_them() -> None:
    parts = compared([p("one two three end")], [p("four five six end")])
    assert (marks(parts, "ins"), marks(parts, "del")) == (["four five six"], ["one two three"])


@pytest.mark.parametrize(("old", "new"), [
    ([p("A"), p("B")], [p("A")]),
    ([p("A")], [p("A"), p("B")]),
    ([p("A", style="Heading1")], [p("A", style="Heading1"), p("B", style="Quote")]),
    ([p("A"), p("B"), p("C")], [p("C")]),
])
def test_a_paragraph_at_the_end_of_a_cell_leaves_no_empty_line(old: list, new: list) -> None:
    check([("table", [[old]], 1), p("")], [("table", [[new]], 1), p("")])
    check([*old, ("table", [[[p("x")]]], 1), p("")], [*new, ("table", [[[p("x")]]], 1), p("")])


def test_rows_that_came_and_went_are_marked_as_rows() -> None:
    rows = [[[p(year)], [p("1,234")]] for year in ("2027", "2028", "2029")]
    parts = compared([("table", rows[:2], 2), p("")], [("table", rows[1:], 2), p("")])
    root = parse_xml(parts["word/document.xml"])
    states = [[mark.tag.removeprefix(W) for mark in row.iterfind(f"{W}trPr/*")] for row in root.iter(W + "tr")]
    assert states == [["del"], [], ["ins"]]


def test_a_table_of_other_columns_goes_and_comes_as_a_whole() -> None:
    check([p("t"), ("table", [[[p("a")], [p("b")]]], 2), p("")], [p("t"), ("table", [[[p("a")]]], 1), p("")])


def test_a_picture_that_went_can_come_back_beside_another_one_of_its_name() -> None:
    old = document([("p", [("picture", "one", "")], "")])
    new = read_package(document([("p", [("picture", "one", "")], "")]))
    new["word/media/one.png"] = b"\x89PNG\r\n\x1a\nother"
    from jcm_pdd.files.opc import write_package

    parts = read_package(tracked(old, write_package(new), "Suda", AT))
    assert seen(accepted(parts)) == seen(new)
    assert seen(rejected(parts)) == seen(read_package(old))


def test_how_a_paragraph_looked_before_comes_back() -> None:
    old, new = [p("Same text", style="Quote")], [p("Same text", style="Heading1")]
    parts = compared(old, new)

    def style(settled: dict[str, bytes]) -> str | None:
        found = parse_xml(settled["word/document.xml"]).find(f".//{W}pStyle")
        return None if found is None else found.get(W + "val")

    assert (style(accepted(parts)), style(rejected(parts))) == ("Heading1", "Quote")
    assert parts["word/header1.xml"] == read_package(document(new))["word/header1.xml"]
