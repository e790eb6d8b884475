"""English spelling: what is judged and what is left alone, suggestions, own words, and the note of the review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core import spelling
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.searching import Query, search
from jcm_pdd.files import samples
from jcm_pdd.files.own_words import OwnWords, valid
from jcm_pdd.files.session import Session
from jcm_pdd.files.spelling import dictionary, suggestions
from jcm_pdd.files.store import Workplace

New = Callable[..., Session]


def wrong(text: str) -> list[str]:
    return [word.text for word in spelling.unknown(text, dictionary())]


@pytest.mark.parametrize("text", [
    "The organisation optimises colour; the organization optimizes color.",
    "The plant's chillers aren't idle, o’clock or not; the plants' meters",
    "TH_AM001 and ID_AM002, 3.5 MWh, tCO2/MWh, CO2, kWh, PDD, MRV, x, C.2, 4th",
    "https://example.com/abcdef?q=zzyx jcm@exampel.com file_nmae.docx report.docxx C:\\tmp\\qqx",
    "日本語とＦｕｌｌ　ｗｉｄｔｈ、🏭 Ελληνικά русский العربية 𠮷野家",
    "photovoltaic modules, pyranometers, regasification, pre-treatment, café, naïve, Rayong, Wh",
])
def test_what_is_right_or_no_word_is_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("The efficiancy is hihg.", ["efficiancy", "hihg"]),
    ("Mesurement-based, (recieve)", ["Mesurement", "recieve"]),
    ("日本語mesurement日本語", []),  # beside letters of another script it is no word of its own
    ("the efficiancy's", ["efficiancy's"]),
])
def test_wrong_words_are_found_with_their_places(text: str, found: list[str]) -> None:
    assert wrong(text) == found
    assert all(text[word.start:word.end] == word.text for word in spelling.words(text))


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_text_can_be_looked_through(text: str, start: int, end: int) -> None:
    for word in spelling.unknown(text, dictionary(), start=start, end=end):
        assert text[word.start:word.end] == word.text
        assert not any(letter.isdigit() or letter.isspace() for letter in word.text)
    assert all(text[run.start:run.end] == run.text for run in spelling.not_english(text))


@pytest.mark.parametrize(("typed", "first"), [
    ("efficiancy", "efficiency"), ("Mesurement", "Measurement"), ("teh", "the"), ("recieve", "receive"),
    ("photovoltiac", "photovoltaic"), ("organisaton", "organisation"), ("refrigerent", "refrigerant"),
])
def test_the_word_that_was_meant_is_suggested_first(typed: str, first: str) -> None:
    assert suggestions(typed)[0] == first


def test_names_of_the_project_are_suggested_and_nonsense_has_no_suggestion() -> None:
    assert suggestions("Rajongg", ["Rajong"])[0] == "Rajong"
    assert suggestions("qzxkqzxkvv") == ()


def test_the_english_of_the_samples_is_spelt_well(tmp_path: Path) -> None:
    place = Workplace(tmp_path, lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "tester")
    for sample in samples.samples():
        session = samples.open_sample(sample, place)
        assert notes(session) == {}
        session.abandon()


def test_own_words_are_kept_and_survive_damage(tmp_path: Path) -> None:
    own = OwnWords.of(tmp_path)
    assert own.add(["Zxqwerty", " Zxqwerty ", "two words", "", "x" * 100]) == 1
    assert OwnWords(tmp_path / "own_words.txt").words == {"Zxqwerty"}
    (tmp_path / "own_words.txt").write_bytes(b"\xef\xbb\xbfGut\r\n\xff\xfe\nPlook\n")
    assert OwnWords.of(tmp_path).words == {"Gut", "Plook"}
    assert own.remove(["Gut"]) == 1
    assert (tmp_path / "own_words.txt").read_text(encoding="utf-8") == "Plook\n"
    assert valid(["e\u0301lan"]) == ["élan"]


def test_own_words_that_cannot_be_written_say_so_and_are_known_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    own = OwnWords(tmp_path / "file" / "own_words.txt")
    with pytest.raises(Problem) as told:
        own.add(["Zxqwerty"])
    assert told.value.code == "library.not_kept"
    assert "Zxqwerty" in own.words


def notes(session: Session) -> dict[str, str]:
    return {f.where: f.args["count"] for f in session.findings if f.code == "text.spelling"}


def test_one_note_a_text_counts_its_words_and_goes_with_them(new: New) -> None:
    session = new("TH_AM001")
    session.set_text("description", "The efficiancy and the efficiancy of the mesurement.")
    assert notes(session) == {"description": "2"}
    assert all(f.severity == "note" for f in session.findings if f.code == "text.spelling")
    session.set_text("description", "The efficiency.")
    assert notes(session) == {}
    session.undo()
    assert notes(session) == {"description": "2"}


def test_names_in_short_answers_are_known_as_long_as_they_stand_there(new: New) -> None:
    session = new("TH_AM001")
    session.set_text("description", "Zxqwerty runs the plant at Plookdaeng.")
    assert notes(session) == {"description": "2"}
    session.set_answers({"participants": ["r1"], "participants/r1/name": "Zxqwerty Co., Ltd.",
                         "sites": ["r1"], "sites/r1/name": "Plookdaeng Factory"})
    assert notes(session) == {}
    session.delete_rows("sites", ["r1"])
    assert notes(session) == {"description": "1"}


def test_a_learnt_word_is_known_in_every_text_and_project(new: New) -> None:
    session = new("TH_AM001")
    session.set_text("description", "Zxqwerty")
    heard: list[object] = []
    session.listen(lambda changed, _origin: heard.append(changed))
    session.learn(["Zxqwerty"])
    assert notes(session) == {}
    assert heard == [frozenset()]
    session.speller.own.remove(["Zxqwerty"])


def test_a_draft_is_kept_beside_its_text_and_is_nobody_elses_question(new: New) -> None:
    session = new("TH_AM001")
    session.set_text("description.draft_ja", "屋根に太陽光発電を設置する。")
    assert session.text("description.draft_ja") == "屋根に太陽光発電を設置する。"
    assert not [f for f in session.findings if "draft_ja" in f.where]
    assert not [address for address in session.schema.places if "draft_ja" in address]
    assert session.undo()
    assert session.project.get("description.draft_ja") is None
    with pytest.raises(KeyError):
        session.set_text("title.draft_ja", "x")


def test_a_draft_is_found_by_a_search(new: New) -> None:
    session = new("TH_AM001")
    session.set_text("description.draft_ja", "屋根に太陽光発電を設置する。")
    hits = [hit for hit in search(session.schema, session.project, Query("太陽光"), "ja") if hit is not None]
    assert [hit.address for hit in hits] == ["description.draft_ja"]
