"""What is recorded stays, in order, with names, and can be undone and done again, also after reopening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.store import Journal, Workplace, close, open_project, save

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]
ADDRESS = "TH_AM001/systems/r1/EG"


def test_an_edit_is_in_the_answers_and_in_the_history(new: NewProject) -> None:
    journal = new()
    at = datetime(2026, 5, 2, 10, 30, tzinfo=UTC)
    edit = Edit("edit.field", (Change(ADDRESS, None, "3500"),), {"field": "EG"})
    journal.record(edit, "3.5 GWh", at, "Niwa")
    assert journal.project().get(ADDRESS) == "3500"
    (step,) = journal.history()
    assert (step.entered, step.at, step.who, step.args) == ("3.5 GWh", at, "Niwa", {"field": "EG"})
    assert step.changes == (Change(ADDRESS, None, "3500"),)


def test_who_and_when_come_from_the_workplace_when_not_given(new: NewProject, edit: MakeEdit) -> None:
    journal = new()
    journal.record(edit(title="Chillers"))
    assert journal.history()[0].who == "Suda"
    assert journal.history()[0].at.date().isoformat() == "2026-04-01"


def test_old_is_what_was_really_there_and_no_change_is_no_step(new: NewProject) -> None:
    journal = new(title="A")
    journal.record(Edit("edit.field", (Change("title", "something else", "B"), Change("n", None, None))))
    assert journal.history()[-1].changes == (Change("title", "A", "B"),)
    journal.record(Edit("edit.field", (Change("title", "B", "B"),)))
    assert len(journal.history()) == 2


def test_one_edit_may_change_an_address_twice(new: NewProject) -> None:
    journal = new(title="A")
    journal.record(Edit("edit.paste", (Change("title", "A", "B"), Change("title", "B", "C"))))
    assert journal.project().get("title") == "C"
    assert journal.undo() == (Change("title", "C", "B"), Change("title", "B", "A"))
    assert journal.project().get("title") == "A"


def test_true_and_one_are_different_answers(new: NewProject, edit: MakeEdit) -> None:
    journal = new(flag=1)
    journal.record(edit(flag=True))
    assert journal.project().get("flag") is True
    assert len(journal.history()) == 2


def test_undo_and_redo_walk_the_history_with_names(new: NewProject, edit: MakeEdit) -> None:
    journal = new(title="A")
    journal.record(Edit("edit.capacity", (Change("c", None, "5"),), {"row": "chiller 2"}))
    assert journal.undo_label() == ("edit.capacity", {"row": "chiller 2"})
    assert journal.redo_label() is None
    assert journal.undo() == (Change("c", "5", None),)
    assert "c" not in journal.project().answers
    assert journal.redo_label() == ("edit.capacity", {"row": "chiller 2"})
    assert journal.redo() == (Change("c", None, "5"),)
    assert journal.redo() == ()
    journal.undo()
    journal.undo()
    assert journal.undo() == ()
    assert journal.undo_label() is None
    assert journal.project().answers == {}


def test_a_new_edit_abandons_the_redo_tail_but_does_not_lose_it(new: NewProject, edit: MakeEdit) -> None:
    journal = new(title="A")
    journal.record(edit(title="B"))
    journal.record(edit(title="C"))
    journal.undo()
    journal.undo()
    journal.record(edit(title="D"))
    assert journal.redo() == ()
    assert [(s.changes[0].new, s.abandoned) for s in journal.history()] == [
        ("A", False),
        ("B", True),
        ("C", True),
        ("D", False),
    ]
    journal.undo()
    assert journal.project().get("title") == "A"


def test_undo_redo_and_abandoned_steps_work_after_reopening(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    journal.record(edit(title="B"))
    journal.undo()
    journal.record(edit("edit.c", title="C"), "c")
    journal.record(edit("edit.d", title="D"), "d")
    journal.undo()
    before = journal.history()
    save(journal)
    close(journal)
    again = reopened(path)
    assert again.history() == before
    assert again.undo_label() == ("edit.c", {})
    assert again.redo_label() == ("edit.d", {})
    again.redo()
    assert again.project().get("title") == "D"
    for _ in range(3):
        again.undo()
    assert again.project().answers == {}
    assert again.undo() == ()


def test_drafts_are_kept_saved_and_settled_by_the_edit(
    folder: Path, new: NewProject, edit: MakeEdit, reopened: NewProject
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    journal.draft("title", "Chil")
    journal.draft("sites/r1/name", "ばん")
    journal.draft("title", "Chill")
    save(journal)
    close(journal)
    again = reopened(path)
    assert {address: draft.text for address, draft in again.drafts().items()} == {
        "title": "Chill",
        "sites/r1/name": "ばん",
    }
    again.record(edit(title="Chiller"), "Chiller")
    again.clear_draft("sites/r1/name")
    again.clear_draft("never/there")
    assert again.drafts() == {}


def test_an_edit_that_was_not_typed_leaves_drafts_alone(new: NewProject, edit: MakeEdit) -> None:
    journal = new()
    journal.draft("title", "typing")
    journal.record(edit("edit.import", title="from a document"))
    assert journal.drafts()["title"].text == "typing"


def test_typing_what_is_there_already_settles_the_draft_without_a_step(new: NewProject, edit: MakeEdit) -> None:
    journal = new(title="A")
    journal.draft("title", "A")
    journal.record(edit(title="A"), "A")
    assert journal.drafts() == {}
    assert len(journal.history()) == 1


@pytest.mark.parametrize("value", [3.5, {"a": [1.5]}, {1: "a"}, b"bytes", {"a": object()}])
def test_values_that_cannot_be_stored_are_refused_and_change_nothing(
    new: NewProject, edit: MakeEdit, value: object
) -> None:
    journal = new(title="A")
    journal.draft("title", "B")
    with pytest.raises(TypeError):
        journal.record(Edit("e", (Change("title", "A", "B"), Change("n", None, value))), "B")  # type: ignore[arg-type]
    assert journal.project().answers == {"title": "A"}
    assert journal.drafts()["title"].text == "B"
    journal.flush()


@pytest.mark.parametrize("address", ["", "half \ud83d"])
def test_an_address_that_cannot_be_stored_is_refused(new: NewProject, address: str) -> None:
    journal = new()
    with pytest.raises(ValueError, match="address"):
        journal.record(Edit("e", (Change(address, None, "x"),)))
    with pytest.raises(ValueError, match="address"):
        journal.draft(address, "x")
    assert journal.project().answers == {}
    assert journal.drafts() == {}


def test_half_a_character_survives_in_answers_and_is_marked_in_drafts(
    folder: Path, new: NewProject, reopened: NewProject
) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="half \ud83d", whole="\U0001f600", nul="a\x00b")
    journal.draft("title", "half \ud83d")
    save(journal)
    close(journal)
    again = reopened(path)
    assert again.project().answers == {"title": "half \ud83d", "whole": "\U0001f600", "nul": "a\x00b"}
    assert again.drafts()["title"].text == "half \ufffd"


def test_definitions_are_pinned_with_their_hash(folder: Path, new: NewProject, reopened: NewProject) -> None:
    path = folder / "p.jcmpdd"
    journal = new(path, title="A")
    text = "id: TH_AM001\nformula: EG × EF\n"
    first = journal.put_definition("methodology", "TH_AM001", "1.0", text)
    journal.put_definition("form", "pdd", "2", "x")
    journal.put_definition("form", "pdd", "2", "y")
    save(journal)
    close(journal)
    again = reopened(path)
    assert [(d.kind, d.id, d.text) for d in again.definitions()] == [
        ("form", "pdd", "y"),
        ("methodology", "TH_AM001", text),
    ]
    assert again.definitions()[1] == first
    again.drop_definition("form", "pdd", "2")
    assert again.definitions() == (first,)
    with pytest.raises(KeyError):
        again.drop_definition("form", "pdd", "2")


def test_a_project_opened_to_look_at_refuses_every_change(
    folder: Path, new: NewProject, place: Workplace, edit: MakeEdit, opened: list[Journal]
) -> None:
    path = folder / "p.jcmpdd"
    close_saved(new(path, title="A"))
    journal, info = open_project(path, place, mode="read")
    opened.append(journal)
    assert (info.read_only, info.reason) == (True, "asked")
    calls: list[Callable[[], object]] = [
        lambda: journal.record(edit(title="B")),
        lambda: journal.draft("title", "B"),
        lambda: journal.clear_draft("title"),
        journal.undo,
        journal.redo,
        lambda: journal.put_definition("form", "pdd", "1", "x"),
        lambda: journal.put_blob(b"x", "x", "text/plain"),
        lambda: save(journal),
    ]
    for call in calls:
        with pytest.raises(Problem) as caught:
            call()
        assert caught.value.code == "store.opened_read_only"
    assert journal.project().answers == {"title": "A"}


def test_changed_compares_with_the_file_not_with_the_number_of_edits(
    folder: Path, new: NewProject, edit: MakeEdit
) -> None:
    journal = new(folder / "p.jcmpdd", title="A")
    assert journal.changed()
    save(journal)
    assert not journal.changed()
    journal.record(edit(title="B"))
    assert journal.changed()
    journal.undo()
    assert not journal.changed()
    assert journal.changed_history()
    journal.draft("title", "x")
    assert journal.changed()


def close_saved(journal: Journal) -> None:
    save(journal)
    close(journal)
