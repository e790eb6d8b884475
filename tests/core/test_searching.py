"""Searching the answers: what counts as alike, whole words, order, and where a find stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.folding import folded, plainly
from jcm_pdd.core.searching import Query, search, spans
from jcm_pdd.files.samples import open_sample, samples


@pytest.mark.parametrize(("text", "typed", "found"), [
    ("Capacity 1,234.5 kW", "1234", "1,234"),
    ("容量は１，２３４ｋＷ", "1234kw", "１，２３４ｋＷ"),
    ("Total 1234 t", "1,234", "1234"),
    ("ﾁﾗｰ更新ｶﾞｽ", "チラー", "ﾁﾗｰ"),
    ("ﾁﾗｰ更新ｶﾞｽ", "ガス", "ｶﾞｽ"),
    ("ちらー", "チラー", "ちらー"),
    ("Ｃｈｉｌｌｅｒ No. 2", "chiller no", "Ｃｈｉｌｌｅｒ No"),
    ("−5 °C", "-5", "−5"),
    ("two\nlines", "two lines", "two\nlines"),
    ("㍿サンプル", "株式会社", "㍿"),
    ("𠮷野家の冷凍機", "冷凍機", "冷凍機"),
    ("Größe", "GRÖSSE", "Größe"),
    ("A 👩‍🔧 x", "x", "x"),
])
def test_what_is_written_another_way_is_found_where_it_stands(text: str, typed: str, found: str) -> None:
    assert [text[start:end] for start, end in spans(text, Query(typed))] == [found]


def test_case_and_whole_words_are_asked_for() -> None:
    text = "Chiller, chillers and CHILLER-2"

    assert len(list(spans(text, Query("chiller")))) == 3
    assert [start for start, _ in spans(text, Query("chiller", whole=True))] == [0, 22]
    assert [start for start, _ in spans(text, Query("chiller", case=True))] == [9]
    assert list(spans(text, Query("chiller", case=True, whole=True))) == []


def test_a_number_as_a_whole_word_is_not_part_of_another() -> None:
    assert list(spans("2027, 12027", Query("2027", whole=True))) == [(0, 4)]


def test_japanese_has_no_words_to_be_whole() -> None:
    assert len(list(spans("高効率冷凍機の更新", Query("冷凍機", whole=True)))) == 1


def test_nothing_typed_finds_nothing() -> None:
    assert list(spans("text", Query("  "))) == []


@given(st.text(max_size=60), st.booleans())
def test_every_letter_of_the_folded_text_knows_its_place(text: str, case: bool) -> None:
    made = folded(text, case)

    assert len(made.text) == len(made.starts) == len(made.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(made.starts, made.ends, strict=True))
    assert list(made.starts) == sorted(made.starts)


@pytest.mark.parametrize("text", ["Ｃｈｉｌｌｅｒ 1,234", "ｶﾞｽ チラー", "−5 °C  two", "㍿サンプル", "Größe", "か\u3099"])
def test_both_ways_of_folding_say_the_same(text: str) -> None:
    assert plainly(text) == folded(text).text


@given(st.text(min_size=1, max_size=30).filter(str.strip), st.text(max_size=10), st.text(max_size=10))
def test_a_text_finds_itself_inside_a_sentence(typed: str, before: str, after: str) -> None:
    sentence = f"{before} {typed} {after}"

    assert list(spans(sentence, Query(typed))) or "," in typed


@pytest.fixture
def chillers(tmp_path):
    """Return the open chiller sample."""
    from datetime import UTC, datetime

    from jcm_pdd.files.store import Workplace

    sample = next(one for one in samples() if one.id == "id_factory_chillers")
    session = open_sample(sample, Workplace(tmp_path, lambda: datetime.now(UTC), "keiko", "here"))
    yield session
    session.abandon()


def hits(session, typed: str, **options):
    """Return the finds of a typed text."""
    found = search(session.schema, session.project, Query(typed, **options), "en", session.proposals)
    return [hit for hit in found if hit is not None]


def test_a_title_is_found_with_what_stands_around(chillers) -> None:
    chillers.set_text("title", "High efficiency refrigerators at a flower market")

    (hit,) = [one for one in hits(chillers, "refrigerators at") if one.address == "title"]

    assert (hit.before, hit.match, hit.after) == ("High efficiency ", "refrigerators at", " a flower market")


def test_finds_come_in_the_order_of_the_form(chillers) -> None:
    chillers.set_texts({"description": "zebra and zebra", "title": "zebra", "consultation": "Zebra"})

    assert [hit.address for hit in hits(chillers, "zebra")] == ["title", "description", "description", "consultation"]


def test_a_wrong_entry_is_found_by_what_was_typed(chillers) -> None:
    chillers.set_text("lifetime", "about ten")

    assert "lifetime" in [hit.address for hit in hits(chillers, "about ten")]


def test_a_value_of_one_year_is_found(chillers) -> None:
    row = chillers.project.rows("ID_AM002/chillers")[0]
    address = f"ID_AM002/chillers/{row}/EC_PJ@2027"
    chillers.set_texts({address: "123456"})

    assert address in [hit.address for hit in hits(chillers, "１２３，４５６")]


def test_a_proposed_wording_is_found_and_said_to_be_one(chillers) -> None:
    address = next(a for a in chillers.project.answers if a.endswith(".text"))
    chillers.set_stored(address, None)
    text = chillers.proposals[address]

    found = [hit for hit in hits(chillers, text[:30]) if hit.address == address]

    assert found
    assert all(hit.proposed for hit in found)


def test_long_surroundings_are_cut(chillers) -> None:
    chillers.set_text("description", f"{'a ' * 100}needle{' b' * 100}")

    (hit,) = hits(chillers, "needle")

    assert hit.before.startswith("…")
    assert hit.after.endswith("…")
    assert len(hit.before) < 60
