"""Tracked changes between two documents: accepting all gives the new one, rejecting all the old one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import second_judge
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import bodies, changed, document, seen

from jcm_pdd.files.opc import parse_xml, read_package
from jcm_pdd.files.reading.reviewed_changes import accepted, has_changes, rejected
from jcm_pdd.files.word.tracked import tracked
from jcm_pdd.files.word.tracked_equations import MC, M, line_of
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


def test_an_equation_is_tracked_as_it_is_and_as_a_line_for_programs_that_track_none() -> None:
    parts = compared([("p", [("equation", "a", "")], "")], [("p", [("equation", "x < y", "")], "")])
    root = parse_xml(parts["word/document.xml"])
    (first, second) = root.iter(MC + "AlternateContent")
    assert [one.get("Requires") for one in root.iter(MC + "Choice")] == ["w15", "w15"]
    assert b'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"' in parts["word/document.xml"]
    told = [[("".join(map(str, mark.itertext())), mark.tag) for mark in one.iter(W + "ins", W + "del")]
            for one in (first, second)]
    assert told == [[("a", W + "del")] * 2, [("x < y", W + "ins")] * 2]
    check([("p", [("equation", "a", "")], ""), p("end")], [p("end")])


def test_an_equation_on_one_line() -> None:
    made = parse_xml((
        f'<m:oMath xmlns:m="{M[1:-1]}"><m:sSub><m:e><m:r><m:t>ER</m:t></m:r></m:e><m:sub><m:r><m:t>p</m:t></m:r>'
        '</m:sub></m:sSub><m:r><m:t>=</m:t></m:r><m:d><m:dPr><m:begChr m:val="⌊"/><m:endChr m:val="⌋"/></m:dPr><m:e>'
        "<m:f><m:num>"
        "<m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:e></m:d><m:nary><m:naryPr>"
        '<m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath>').encode())
    assert line_of(made) == "ER_p=⌊(1)/(3)⌋∑x"


def every(rows: list[list[list[tuple]]], *pieces: tuple) -> list[tuple]:
    """Return a body with every kind of content, some of it given."""
    # LibreOffice writes what cannot be read again where a link and a control follow each other.
    parted = [part for piece in pieces for part in (("run", " and ", ""), piece)]
    return [p("Title", style="Heading1"), ("p", [("run", "Before ", ""), *parted, ("run", " behind", "<w:b/>")], ""),
            ("held", [p("In a control")], "k1"), p("Between"), ("table", rows, 2), p("Last one")]


@pytest.mark.long
@second_judge.needed
def test_libreoffice_settles_every_kind_of_content(tmp_path: Path) -> None:
    rows = [[[p(f"Row {at}")], [p("1,234"), p("more")]] for at in range(4)]
    old = every(rows[:3], ("link", "a link", "https://example.org/a"), ("note", "a note", ""), ("tab", "", ""),
                ("control", "held", "one"), ("equation", "a", ""))
    new = [*every([*rows[1:], [[p("New row")], [p("5")]]], ("link", "another", "https://example.org/b"),
                  ("note", "another note", ""), ("control", "kept", "one"), ("equation", "b", ""))[:-1],
           p("Inserted before the table's end"), p("Last one, changed"), p("And a further one")]
    data = tracked(document(old), document(new), "Suda", AT)
    for what, body in ((second_judge.ACCEPT, new), (second_judge.REJECT, old)):
        got, wanted = (plain(second_judge.saved(one, tmp_path, how))
                       for one, how in ((data, what), (document(body), second_judge.ACCEPT)))
        assert got == wanted


def plain(data: bytes) -> list[str]:
    """Return the text of each paragraph that has one, equations on one line, without the spaces about them."""
    parts = read_package(data)
    return [text for name in sorted(parts) if name in ("word/document.xml", "word/footnotes.xml")
            for one in parse_xml(parts[name]).iter(W + "p")
            if (text := "".join(line_of(item) if item.tag == M + "oMath" else item.text or ""
                                for item in one.iter(W + "t", M + "oMath")).replace(" ", ""))]


def test_how_a_paragraph_looked_before_comes_back() -> None:
    old, new = [p("Same text", style="Quote")], [p("Same text", style="Heading1")]
    parts = compared(old, new)

    def style(settled: dict[str, bytes]) -> str | None:
        found = parse_xml(settled["word/document.xml"]).find(f".//{W}pStyle")
        return None if found is None else found.get(W + "val")

    assert (style(accepted(parts)), style(rejected(parts))) == ("Heading1", "Quote")
    assert parts["word/header1.xml"] == read_package(document(new))["word/header1.xml"]
