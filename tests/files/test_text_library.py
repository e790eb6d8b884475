"""The user's library: rows and texts of one project used in the next, damage, and exchange between colleagues."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core.personal import personal_addresses
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.library_use import (
    entry_at,
    first_words,
    origin_address,
    origins,
    put_rows,
    put_text,
    row_entry,
    text_entry,
)
from jcm_pdd.files.own_words import OwnWords
from jcm_pdd.files.session import Session
from jcm_pdd.files.text_library import Entry, TextLibrary, library_of, read_file, text_of

New = Callable[..., Session]


@pytest.fixture
def first(new: New, tmp_path: Path) -> Session:
    """Return a saved project with a participant, its signatory, a site and a text."""
    session = new("TH_AM001", title="太陽光; first project")
    session.set_answers({
        "participants": ["r1"], "participants/r1/name": "Example Solar (Thailand) Co., Ltd.",
        "participants/r1/side": "host", "participants/r1/is_participant": True,
        "participants/r1/telephone": "+66-2-000-0000", "sites": ["r1"], "sites/r1/name": "Rayong Factory",
        "sites/r1/coordinates": "12.9841, 101.2103", "description": "The project installs solar power.\n\nSecond."})
    session.save_as(tmp_path / "太陽光①.jcmpdd")
    return session


def test_a_row_goes_from_one_project_into_the_next_with_where_it_came_from(first: Session, new: New) -> None:
    library = library_of(first.journal.place)
    assert library.put([entry_at(first, "participants/r1"), entry_at(first, "sites/r1")]) == 2
    assert library.put([entry_at(first, "sites/r1")]) == 0  # the same site takes its own place
    second = new("TH_AM001")
    before = second.project
    made = put_rows(second, "participants", library.of("participants"))
    assert len(made) == 1
    for column in ("name", "side", "is_participant", "telephone"):
        assert second.project.get(f"participants/{made[0]}/{column}") == first.project.get(f"participants/r1/{column}")
    block = second.schema.tables["participants"]
    told = origins(second, origin_address(block, made[0]))
    assert told == ("太陽光, first project | 太陽光①.jcmpdd | " + library.all()[0].day,)
    assert second.undo()
    assert second.project.answers == before.answers


def test_a_copied_row_keeps_its_origin_and_a_copy_given_away_does_not(first: Session, new: New) -> None:
    second = new("TH_AM001")
    row, = put_rows(second, "sites", [entry_at(first, "sites/r1")])
    copy, = second.duplicate_rows("sites", [row])
    address = origin_address(second.schema.tables["sites"], copy)
    assert origins(second, address)
    assert address in set(personal_addresses(second.schema, second.project))


def test_what_is_no_answer_of_this_project_stays_out(new: New) -> None:
    session = new("TH_AM001")
    strange = Entry("participants", "X", {"name": "X", "side": "moon", "is_participant": "perhaps", "colour": "red"})
    row, = put_rows(session, "participants", [strange])
    assert {a: v for a, v in session.project.answers.items() if a.startswith(f"participants/{row}/")} == {
        f"participants/{row}/name": "X"}


def test_a_text_is_found_by_its_words_and_put_in(first: Session, new: New) -> None:
    library = library_of(first.journal.place)
    library.put([entry_at(first, "description")])
    entry, = library.of("")
    assert entry.name == "The project installs solar power. Second."
    assert entry.says("SOLAR 太陽光")
    assert not entry.says("wind")
    second = new("TH_AM001")
    put_text(second, "description", f"Before. {entry.cells['text']}", entry)
    assert second.text("description").startswith("Before. The project")
    put_text(second, "description", second.text("description"), entry)
    assert origins(second, "description.origin") == (entry.origin,)


def test_nothing_is_kept_of_an_empty_place_a_unit_or_too_long_a_text(first: Session) -> None:
    for address in ("description.draft_ja", "participants/r9", "TH_AM001/systems/r1", "nowhere", "title"):
        with pytest.raises(Problem, match=r"library\.nothing"):
            entry_at(first, address)
    assert row_entry(first, "participants", "r2") is None
    with pytest.raises(Problem, match=r"library\.too_long"):
        text_entry(first, "description", "x" * 32_001)


def test_names_of_texts_are_short() -> None:
    assert first_words("one two") == "one two"
    assert first_words("word " * 40) == "word " * 9 + "word…"
    assert len(first_words("長" * 500)) == 81


def made(**other: object) -> Entry:
    entry = Entry("sites", "Rayong", {"name": "Rayong", "city": "鄧𠮷"}, "P", "p.jcmpdd", "2026-11-22")
    return replace(entry, **other)


def test_letters_of_every_kind_survive_and_the_file_is_plain_ascii(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    library.put([made()])
    assert library.path.read_bytes().isascii()  # so that no code page can spoil it
    assert library.all() == (made(),)


@pytest.mark.parametrize("damage", [
    "", "{", "[]", "null", '{"format": "other", "schema": 1}', "\x00" * 40, '{"format": "jcm-pdd-library"}',
])
def test_a_library_that_cannot_be_read_costs_nothing_and_is_put_aside(tmp_path: Path, damage: str) -> None:
    library = TextLibrary(tmp_path)
    library.path.write_text(damage, encoding="utf-8")
    assert library.all() == ()
    assert library.put([made()]) == 1
    assert library.all() == (made(),)
    assert (tmp_path / "library.unreadable1.json").read_text(encoding="utf-8") == damage


def test_one_damaged_entry_costs_only_itself(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    data = json.loads(text_of([made(), made(table="", cells={"text": "T"}, name="T")], []))
    data["entries"] += [{"name": 3}, None, {"table": "", "name": "no text", "cells": {}}, {"table": "x", "cells": []}]
    library.path.write_text(json.dumps(data), encoding="utf-8")
    assert read_file(library.path).damaged == 4
    assert len(library.all()) == 2
    library.put([made(name="Another")])
    assert len(library.all()) == 3
    assert "no text" in (tmp_path / "library.unreadable1.json").read_text(encoding="utf-8")


def test_a_library_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    library = TextLibrary(tmp_path)
    text = text_of([made()], []).replace('"schema": 1', '"schema": 2')
    library.path.write_text(text, encoding="utf-8")
    for run in (library.all, lambda: library.put([made()])):
        with pytest.raises(Problem, match=r"library\.newer"):
            run()
    assert library.path.read_text(encoding="utf-8") == text


def test_colleagues_exchange_entries_and_words(tmp_path: Path) -> None:
    keiko, ploy = TextLibrary(tmp_path / "keiko"), TextLibrary(tmp_path / "ploy")
    keiko.put([made(), made(name="Chonburi", cells={"name": "Chonburi"})])
    OwnWords.of(keiko.folder).add(["Zxqwerty"])
    ploy.put([made(cells={"name": "Rayong", "city": "mine"})])
    assert keiko.export_file(tmp_path / "for ploy.json") == 2
    assert ploy.import_file(tmp_path / "for ploy.json") == (1, 1, 0)
    assert [entry.cells.get("city") for entry in ploy.of("sites")] == [None, "mine"]  # hers is not replaced
    assert OwnWords.of(ploy.folder).words == {"Zxqwerty"}
    assert ploy.remove([ploy.of("sites")[0].id]) == 1
    assert len(ploy.all()) == 1


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match=r"library\.not_kept"):
        TextLibrary(tmp_path / "file").put([made()])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans(), TEXTS), max_size=6))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory,
                                       rows: list[tuple[str, str, bool, str]]) -> None:
    entries = [Entry("sites", f"n{at}{name}", {"name": name, "city": cell, "yes": yes}, project)
               for at, (name, cell, yes, project) in enumerate(rows)]
    path = tmp_path_factory.mktemp("library") / "a.json"
    path.write_text(text_of(entries, ["a"]), encoding="utf-8")
    assert sorted(read_file(path).entries, key=lambda e: e.name) == sorted(entries, key=lambda e: e.name)
    assert read_file(path).words == ("a",)
