"""The text form is stable, can be compared line by line, and comes back as it was."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit
from jcm_pdd.files.store import Journal, export_json, import_json, save_as, take_in

NewProject = Callable[..., Journal]
MakeEdit = Callable[..., Edit]
CHANGED = """{"format": "jcm-pdd-project", "version": 1, "answers": {}, "definitions":
 [{"kind": "form", "id": "pdd", "version": "1", "sha256": "0", "text": ["x"]}]}"""


@pytest.fixture
def journal(new: NewProject, edit: MakeEdit) -> Journal:
    journal = new(title="ボイラー", sites=["r1", "r2"], b="2", a="1")
    journal.put_definition("methodology", "TH_AM001", "1.0", "id: TH_AM001\nformula: EG * EF\n")
    journal.put_blob(b"x", "x.txt", "text/plain")
    journal.draft("note", "half")
    return journal


def test_one_changed_answer_is_one_changed_line(journal: Journal, edit: MakeEdit) -> None:
    before = export_json(journal)
    journal.record(edit(a="3"), "3")
    after = export_json(journal)
    changed = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0)
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == ['-  "a": "1",', '+  "a": "3",']


def test_the_text_does_not_depend_on_the_order_of_answering(new: NewProject, edit: MakeEdit) -> None:
    one, two = new(a="1", b="2"), new(b="2", a="1")
    assert export_json(one) == export_json(two)
    assert "\\u" not in export_json(new(title="日本語"))


def test_history_only_when_asked(journal: Journal) -> None:
    assert "history" not in json.loads(export_json(journal))
    (step,) = json.loads(export_json(journal, history=True))["history"]
    assert step["who"] == "Suda"
    assert step["changes"][0] == {"address": "title", "old": None, "new": "ボイラー"}


def test_taking_in_is_one_step_that_can_be_undone(journal: Journal, new: NewProject, folder: Path) -> None:
    copy = new(title="old", extra="x")
    changes = take_in(copy, import_json(export_json(journal)))
    assert {change.address for change in changes} == {"title", "extra", "sites", "a", "b"}
    assert copy.project().answers == journal.project().answers
    assert copy.definitions() == journal.definitions()
    assert copy.drafts()["note"].text == "half"
    assert copy.undo_label() == ("edit.import", {})
    copy.undo()
    assert copy.project().answers == {"title": "old", "extra": "x"}
    save_as(copy, folder / "copy.jcmpdd")


def test_evidence_is_listed_by_hash(journal: Journal) -> None:
    form = import_json(export_json(journal))
    assert [(blob.name, blob.size) for blob in form.evidence] == [("x.txt", 1)]


def test_a_number_written_by_hand_keeps_its_digits() -> None:
    text = '{"format": "jcm-pdd-project", "version": 1, "answers": {"EG": 3500.50, "n": 3, "none": null}}'
    assert import_json(text).answers == {"EG": "3500.50", "n": 3}


def test_a_byte_order_mark_does_no_harm(journal: Journal) -> None:
    assert import_json("\ufeff" + export_json(journal)).answers == journal.project().answers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "store.text_invalid"),
        ("{", "store.text_invalid"),
        ("[" * 100_000, "store.text_invalid"),
        ("[]", "store.text_not_project"),
        ('{"format": "other"}', "store.text_not_project"),
        ('{"format": "jcm-pdd-project", "version": 2, "answers": {}}', "store.text_newer"),
        ('{"format": "jcm-pdd-project", "version": 1}', "store.text_invalid"),
        ('{"format": "jcm-pdd-project", "version": 1, "answers": []}', "store.text_invalid"),
        ('{"format": "jcm-pdd-project", "version": 1, "answers": {"a": NaN}}', "store.text_invalid"),
        (CHANGED, "store.text_changed"),
    ],
)
def test_other_texts_are_refused(text: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        import_json(text, "project.json")
    assert (caught.value.code, caught.value.where) == (code, "project.json")
