"""Saving and loading, undoing and redoing give back exactly what was there, whatever was typed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.files.store import (
    Journal,
    Workplace,
    abandon,
    close,
    create,
    export_json,
    import_json,
    open_project,
    save,
    save_as,
    take_in,
)
from tests.effort import tries

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values: st.SearchStrategy[Json] = st.recursive(
    st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner | st.none(), max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
addresses = st.sampled_from(["title", "sites", "sites/r1/name", "a/b.option", "表/r1/名前"]) | texts.filter(bool)
answers = st.dictionaries(addresses, values, max_size=8)
edits = st.lists(st.tuples(addresses, values | st.none()), min_size=1, max_size=4)
moves = st.lists(edits | st.sampled_from(["undo", "redo", "reopen"]), max_size=14)


@contextmanager
def workplace() -> Iterator[Workplace]:
    ticks = itertools.count()
    start = datetime(2026, 4, 1, tzinfo=UTC)
    with TemporaryDirectory() as folder:
        yield Workplace(Path(folder), lambda: start + timedelta(seconds=next(ticks)), "Suda", "desk")


def record(journal: Journal, changes: list[tuple[str, Json]]) -> None:
    journal.record(Edit("edit.test", tuple(Change(address, None, value) for address, value in changes)))


@given(answers, answers)
def test_load_gives_back_what_was_saved(first: dict[str, Json], second: dict[str, Json]) -> None:
    with workplace() as place:
        path = place.room("user") / "プロジェクト.jcmpdd"
        journal = create(place, path)
        record(journal, list(first.items()))
        record(journal, list(second.items()))
        save(journal)
        want, history = journal.project(), journal.history()
        close(journal)
        again, _ = open_project(path, place)
        try:
            assert same(again.project(), want)
            assert again.history() == history
            assert same(again.project(), Project({**first, **second}))
        finally:
            abandon(again)


class Model:
    """A journal and what undo and redo must lead to, kept as plain lists of projects."""

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self.path = place.room("user") / "p.jcmpdd"
        self.journal = create(place, self.path)
        self.done, self.undone = [self.journal.project()], list[Project]()

    def undo(self) -> None:
        self.journal.undo()
        if len(self.done) > 1:
            self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.journal.redo()
        if self.undone:
            self.done.append(self.undone.pop())

    def reopen(self) -> None:
        save(self.journal)
        close(self.journal)
        self.journal, _ = open_project(self.path, self.place)

    def edit(self, changes: list[tuple[str, Json]]) -> None:
        steps = len(self.journal.history())
        record(self.journal, changes)
        if len(self.journal.history()) > steps:
            self.done.append(self.journal.project())
            self.undone = []


@given(moves)
def test_undo_of_any_sequence_returns_the_same_projects_and_redo_goes_forward_again(
    sequence: list[list[tuple[str, Json]] | str],
) -> None:
    with workplace() as place:
        model = Model(place)
        for move in sequence:
            model.edit(move) if isinstance(move, list) else getattr(model, move)()
            assert same(model.journal.project(), model.done[-1])
        while len(model.done) > 1:
            model.undo()
            assert same(model.journal.project(), model.done[-1])
        assert model.journal.undo() == ()
        while model.undone:
            model.redo()
            assert same(model.journal.project(), model.done[-1])
        assert model.journal.redo() == ()
        abandon(model.journal)


@settings(max_examples=tries(15))
@given(answers, texts)
def test_the_text_form_gives_back_the_same_answers_definitions_and_drafts(
    content: dict[str, Json], definition: str
) -> None:
    with workplace() as place:
        journal, copy = create(place), create(place)
        record(journal, list(content.items()))
        journal.put_definition("form", "pdd", "1", definition)
        journal.draft("title", definition)
        text = export_json(journal)
        take_in(copy, import_json(text))
        assert same(copy.project(), journal.project())
        assert copy.definitions() == journal.definitions()
        assert export_json(copy) == text
        save_as(copy, place.room("user") / "copy.jcmpdd")
        abandon(journal)
        abandon(copy)


def same(one: Project, two: Project) -> bool:
    """Equal, and true is not taken for 1."""
    return one.answers == two.answers and kinds(dict(one.answers)) == kinds(dict(two.answers))


def kinds(value: object) -> object:
    """The types of a value all the way down."""
    if isinstance(value, dict):
        return {key: kinds(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [kinds(inner) for inner in value]
    return type(value)
