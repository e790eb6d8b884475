"""Marks as answers: made, read, moved with rows, taken back; what a derived project keeps and what it does not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from jcm_pdd.core.confidential import Mark, mark_edit, mark_of, marks, unmark_edit
from jcm_pdd.core.confidential.derive import derive
from jcm_pdd.core.confidential.echoes import echoes
from jcm_pdd.core.confidential.spreading import echo_edit
from jcm_pdd.core.edits import delete_rows, duplicate_rows
from jcm_pdd.core.kinds import is_redacted
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session

EG = "TH_AM001/systems/r1/EG"
NAME = "participants/r1/name"


@pytest.fixture
def session(solar: Session) -> Iterator[Session]:
    """The sample as it was before the test, whatever the last one did."""
    before = solar.project
    yield solar
    while solar.project != before and solar.undo():
        pass


def mark(session: Session, address: str, *parts: str, reason: str = "Not announced yet") -> None:
    session.record(mark_edit(session.schema, session.project, {address: parts}, reason))


def test_a_mark_is_one_undo_step_with_a_name_and_survives_saving(session: Session, tmp_path: Path) -> None:
    mark(session, NAME)
    assert marks(session.schema, session.project) == (Mark(NAME, "Not announced yet"),)
    assert session.undo_name("en") is not None
    path = tmp_path / "a.jcmpdd"
    session.save_as(path)
    again = Session.open(path, session.journal.place, read_only=True)
    assert marks(again.schema, again.project) == (Mark(NAME, "Not announced yet"),)
    again.close()
    assert session.undo()
    assert marks(session.schema, session.project) == ()


def test_parts_are_added_and_stay_when_the_text_around_them_changes(session: Session) -> None:
    session.set_text("description", "Alpha Works sells power to Beta Mill.\nSecond line.")
    mark(session, "description", "Alpha Works")
    mark(session, "description", "Beta Mill", "to Beta Mill.\nSecond")
    session.set_text("description", "Since 2019 Alpha Works sells to Beta Mill.\nSecond line.")
    found = derive(session.schema, session.project).project.get("description")
    assert found == "Since 2019 XXX sells XXX line."


def test_a_row_is_marked_with_all_its_cells_and_goes_with_it(session: Session) -> None:
    mark(session, "participants/r1")
    assert mark_of(session.schema, session.project, "participants/r1/address") == Mark(
        "participants/r1/", "Not announced yet")
    public = derive(session.schema, session.project).project
    assert public.get("participants/r1/name") == "XXX"
    assert public.get("participants/r1/side") == "host"
    session.record(duplicate_rows(session.project, "participants", ["r1"])[0])
    assert len(marks(session.schema, session.project)) == 2
    session.record(delete_rows(session.project, "participants", ["r1"]))
    assert [one.where for one in marks(session.schema, session.project)] != ["participants/r1"]


def test_numbers_are_taken_out_with_their_years_and_results_of_the_project_stay(session: Session) -> None:
    session.set_text(f"{EG}@2021", "1599.5")
    mark(session, EG)
    public = derive(session.schema, session.project)
    assert is_redacted(public.project.get(EG))
    assert is_redacted(public.project.get(f"{EG}@2021"))
    assert {one.number for one in public.secrets if one.number is not None} == {1680, Decimal(
        "1599.5")}


def test_what_is_only_for_ourselves_is_in_no_public_project(session: Session) -> None:
    session.set_stored("description.draft_ja", "下書き")
    session.set_stored("review#notes/1", "somebody said")
    mark(session, NAME)
    left = derive(session.schema, session.project).project.answers
    assert not [address for address in left if address.endswith((".confidential", ".draft_ja")) or "#notes" in address]


def test_the_same_words_elsewhere_are_found_and_marked_in_one_step(session: Session) -> None:
    mark(session, NAME)
    found = echoes(session.schema, session.project)
    assert {one.where for one in found} == {"description", "structure/r1/personnel", "structure/r2/personnel"}
    session.record(echo_edit(session.schema, session.project, found, "The same company"))
    assert echoes(session.schema, session.project) == ()
    assert "XXX" in str(derive(session.schema, session.project).project.get("description"))


def test_a_number_that_follows_from_what_is_shown_is_a_warning(session: Session) -> None:
    mark(session, EG)
    assert ("confidential.by_result", EG) in {(f.code, f.where) for f in session.findings}
    mark(session, "TH_AM001/systems/r2/EG")
    assert not [f for f in session.findings if f.code == "confidential.by_result"]
    session.set_text("description", "Roof A gives 300 MWh, roof B 450 MWh, in all 750 MWh.")
    mark(session, "description", "450")
    assert "confidential.by_total" in {f.code for f in session.findings if f.where == "description"}


@pytest.mark.parametrize(("address", "parts", "reason", "code"), [
    ("country", (), "x", "confidential.needed"), ("methodologies/r1/version", (), "x", "confidential.needed"),
    ("nowhere", (), "x", "confidential.no_place"), ("sites/r9", (), "x", "confidential.no_place"),
    (f"{NAME}.confidential.draft_ja", (), "x", "confidential.no_place"),
    (NAME, ("Other words",), "x", "confidential.not_in_text"), (NAME, (), " ", "confidential.no_reason"),
])
def test_what_cannot_be_marked_is_refused(session: Session, address: str, parts: tuple[str, ...], reason: str,
                                          code: str) -> None:
    with pytest.raises(Problem) as caught:
        mark(session, address, *parts, reason=reason)
    assert caught.value.code == code


def test_a_mark_is_taken_back_by_its_address(session: Session) -> None:
    mark(session, "sites/r1")
    session.record(unmark_edit(session.project, ["sites/r1"]))
    assert marks(session.schema, session.project) == ()
    with pytest.raises(Problem, match=r"confidential\.not_marked"):
        unmark_edit(session.project, ["sites/r1"])


def test_confidential_evidence_means_the_same_as_a_mark(session: Session) -> None:
    row = session.add_rows("evidence")[0]
    session.set_texts({f"evidence/{row}/number": "E-01", f"evidence/{row}/title": "Contract",
                       f"evidence/{row}/issuer": "Alpha Works", f"evidence/{row}/confidential": "yes"})
    public = derive(session.schema, session.project).project
    assert public.get(f"evidence/{row}/title") == "Contract"
    assert public.get(f"evidence/{row}/issuer") is None
    assert mark_of(session.schema, session.project, f"evidence/{row}/issuer") is not None


def test_one_hidden_input_of_a_record_whose_value_is_shown_is_a_warning(session: Session) -> None:
    """The value and the other inputs give the hidden one away."""
    session.set_answers({f"estimate_inputs/{row}/{name}": text for row, symbol in (("r1", "A"), ("r2", "B"))
                         for name, text in (("of", EG), ("symbol", symbol), ("value", "20"), ("unit", "-"))})
    given = "confidential.by_record"
    mark(session, "estimate_inputs/r1/value")
    assert [f.where for f in session.findings if f.code == given] == ["estimate_inputs/r1/value"]
    mark(session, "estimate_inputs/r2/value")
    assert given not in {f.code for f in session.findings}, "two unknowns do not follow from one value"
