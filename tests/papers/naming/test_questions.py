"""What a paper can point at: named for people, found by rows and methodologies, and told when it is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.papers.questions import Questions, named_row, questions, row_key
from jcm_pdd.core.schema import section_of
from jcm_pdd.files.messages import place_name
from jcm_pdd.files.question_names import named_questions, question_name
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Session]:
    place = Workplace(tmp_path, lambda: datetime(2026, 11, 20, tzinfo=UTC), "tester")
    session = open_sample(next(s for s in samples() if s.id == "id_factory_chillers"), place)
    yield session
    session.abandon()


def _codes(session: Session) -> set[tuple[str, str]]:
    return {(f.code, f.where) for f in session.findings if f.code in ("names.unknown", "place.unknown")}


def test_every_kind_of_question_is_offered(project: Session) -> None:
    found = list(questions(project.schema, project.project))
    row = project.project.rows("ID_AM002/chillers")[0]
    assert {f"ID_AM002/chillers/{row}/EC_PJ", "ID_AM002/criterion1", "ID_AM002/EF_grid", "start_date",
            f"sites/{project.project.rows('sites')[0]}/coordinates",
            f"ID_AM002/chillers/{row}"} <= set(found)
    assert len(found) == len(set(found))
    known = Questions(project.schema, project.project)
    assert [address for address in found if address not in known] == []


def test_columns_of_working_papers_are_no_claims_but_their_rows_are(project: Session) -> None:
    (row,) = project.add_rows("evidence")
    found = set(questions(project.schema, project.project))
    assert f"evidence/{row}" in found
    assert f"evidence/{row}/title" not in found


@pytest.mark.parametrize("gone", ["ID_AM002/chillers/r99/EC_PJ", "ID_AM002/criterion99", "TH_AM001/systems/r1/EG",
                                  "nothing", "sites/r99", "sites/r1/colour"])
def test_what_is_not_there_is_told(project: Session, gone: str) -> None:
    assert gone not in Questions(project.schema, project.project)
    (row,) = project.add_rows("proofs")
    project.set_text(f"proofs/{row}/claim", gone)
    assert ("place.unknown", f"proofs/{row}/claim") in _codes(project)
    assert gone in project.message(project.findings_at(f"proofs/{row}/claim")[0], "ja").what


def test_a_claim_loses_its_question_with_the_row_and_gets_it_back_by_undo(project: Session) -> None:
    (site,), (proof,) = project.add_rows("sites"), project.add_rows("proofs")
    project.set_text(f"proofs/{proof}/claim", f"sites/{site}/coordinates")
    assert _codes(project) == set()
    project.delete_rows("sites", [site])
    assert _codes(project) == {("place.unknown", f"proofs/{proof}/claim")}
    project.undo()
    assert _codes(project) == set()


def test_a_name_without_a_row_is_kept_and_told(project: Session) -> None:
    (piece,), (proof,) = project.add_rows("evidence"), project.add_rows("proofs")
    project.set_texts({f"evidence/{piece}/number": "E-901", f"proofs/{proof}/evidence": "E-902"})
    assert _codes(project) == {("names.unknown", f"proofs/{proof}/evidence")}
    assert project.project.get(f"proofs/{proof}/evidence") == "E-902"
    told = project.message(project.findings_at(f"proofs/{proof}/evidence")[0], "en")
    assert "E-902" in told.what
    project.set_text(f"proofs/{proof}/evidence", "E-901")
    assert _codes(project) == set()
    assert named_row(project.schema, project.project, "evidence", "E-901") == f"evidence/{piece}"


def test_rows_are_called_by_table_number_and_name(project: Session) -> None:
    (piece,) = project.add_rows("evidence")
    project.set_text(f"evidence/{piece}/number", "E-77")
    schema, answers = project.schema, project.project
    assert row_key(schema, answers, "evidence", piece) == "E-77"
    name = question_name(f"evidence/{piece}", schema, answers, "en")
    assert name.endswith("E-77")
    assert schema.tables["evidence"].table.row_name.en in name
    assert section_of(schema, f"evidence/{piece}") == section_of(schema, "evidence")
    assert place_name("nothing/r1", schema, answers, "en") == "nothing/r1"


def test_values_are_called_with_symbol_and_row(project: Session) -> None:
    row = project.project.rows("ID_AM002/chillers")[0]
    address = f"ID_AM002/chillers/{row}/EC_PJ"
    names = {found: name for name, found in named_questions(project.schema, project.project, "ja")}
    key = row_key(project.schema, project.project, "ID_AM002/chillers", row)
    symbol = project.schema.place(address).definition.symbol
    assert key
    assert key in names[address]
    assert symbol in names[address]


def test_a_title_that_is_its_own_number_is_said_once(project: Session) -> None:
    annex = project.schema.section("annex")
    assert annex is not None
    assert (annex.definition.named("en"), annex.definition.named("ja")) == ("Annex", "Annex 附属書")
    assert place_name("annex", project.schema, project.project, "en") == "Annex"
    for plan in project.schema.sections:
        one = plan.definition
        assert one.named("en").count(one.title.en) == 1
        assert one.named("en").startswith(one.number)


@pytest.mark.parametrize(("count", "said"), [("1", "Add 1 row to"), ("0", "Add 0 rows to"), ("12", "Add 12 rows to")])
def test_a_count_has_its_noun_in_the_right_number(project: Session, count: str, said: str) -> None:
    from jcm_pdd.files.messages import _fill, edit_names

    args = {"count": count, "where": "a site(s)"}
    assert _fill(edit_names()["edit.add_rows"]["en"], args, "en") == f"{said} a site(s)"
    project.add_rows("sites")
    assert project.undo_name("en").startswith("Add 1 row to")
