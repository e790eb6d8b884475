"""Confirming defaults against the official text: kept in the project, in the user's own library, and for colleagues."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jcm_pdd.core.plan import confirmed, unconfirmed
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.confirmation_library import (
    Confirmation,
    ConfirmationLibrary,
    export_file,
    library_of,
    read_file,
    text_of,
)
from jcm_pdd.files.confirmations import (
    Said,
    add_references,
    confirm,
    desk_rows,
    offers,
    records,
    take_over,
    withdraw,
)
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

New = Callable[..., Session]
GRID = "TH_AM001/EF_RE.grid"
TEXT = "JCM_TH_AM001_ver01.0"


@pytest.fixture
def solar(new: New) -> Session:
    """Return a solar project of two full years with one system on the grid."""
    session = new("TH_AM001", start_date="2019-01-01", lifetime="2")
    session.set_answers({"TH_AM001/systems": ["r1"], "TH_AM001/systems/r1/name": "A",
                         "TH_AM001/systems/r1/connection": "grid", "TH_AM001/systems/r1/EG": "1000"})
    return session


def row(session: Session, address: str = GRID):
    return next(one for one in desk_rows(session, address.split("/", maxsplit=1)[0]) if one.address == address)


def made(**other: object) -> Confirmation:
    return replace(Confirmation("TH_AM001", "01.0", "EF_RE.grid", "EF_RE,i", "tCO2/MWh", Decimal("0.319"),
                                Decimal("0.319"), TEXT, "p. 9", "2026-04-01", "Keiko"), **other)


def test_every_default_and_table_row_is_listed_with_source_and_state(solar: Session) -> None:
    m = solar.schema.methodology("TH_AM001")
    rows = desk_rows(solar, "TH_AM001")
    assert [one.key for one in rows] == [d.id for d in m.defaults] + [f"{t.id}.{r.id}" for t in m.lookups
                                                                      for r in t.rows]
    assert row(solar).ours == Decimal("0.319")
    assert row(solar).source.source
    assert row(solar).unit == "tCO2/MWh"
    assert len([one for one in rows if one.open]) == len(unconfirmed(solar.schema, solar.project, solar.results))
    assert desk_rows(solar, "XX_AM999") == ()


def test_confirming_is_one_step_kept_in_the_project_and_in_the_library(solar: Session) -> None:
    left = len(unconfirmed(solar.schema, solar.project, solar.results))
    total = solar.results.total.emission_reductions
    one = confirm(solar, GRID, Said(TEXT, "p. 9", who="Keiko"))
    assert (one.before, one.after, one.who, one.day) == (Decimal("0.319"), Decimal("0.319"), "Keiko", "2026-04-01")
    assert confirmed(solar.project, GRID)
    assert row(solar).record == one
    assert not row(solar).differs
    assert len(unconfirmed(solar.schema, solar.project, solar.results)) == left - 1
    assert solar.project.get(f"{GRID}.value") is None
    assert solar.results.total.emission_reductions == total
    assert library_of(solar.journal.place).all() == (one,)
    assert solar.undo()
    assert not confirmed(solar.project, GRID)
    assert solar.redo()
    assert records(solar) == (one,)


def test_a_corrected_value_is_calculated_with_and_says_what_was_before(solar: Session) -> None:
    assert solar.results.total.emission_reductions == 638
    one = confirm(solar, GRID, Said(TEXT, "p. 9", "0.5"))
    assert (one.before, one.after, one.differs) == (Decimal("0.319"), Decimal("0.5"), True)
    assert solar.results.total.emission_reductions == 1000
    assert row(solar).differs
    confirm(solar, GRID, Said(TEXT, "p. 9", "0.319"))
    assert solar.project.get(f"{GRID}.value") is None
    assert solar.results.total.emission_reductions == 638


@pytest.mark.parametrize(("typed", "read"), [("０．５", "0.5"), ("500 kgCO2/MWh", "0.5"), (" 0.50 ", "0.5")])
def test_a_value_is_read_as_anywhere_else(solar: Session, typed: str, read: str) -> None:
    assert confirm(solar, GRID, Said(TEXT, "p. 9", typed)).after == Decimal(read)


@pytest.mark.parametrize(("said", "code"), [
    (Said("", "p. 9"), "confirm.no_place"), (Said(TEXT, " "), "confirm.no_place"),
    (Said(TEXT, "9", "about half"), "confirm.value"), (Said(TEXT, "9", "0.5 MWh"), "confirm.value"),
    (Said(TEXT, "9", day="soon"), "confirm.day")])
def test_what_cannot_be_read_changes_nothing(solar: Session, said: Said, code: str) -> None:
    before = solar.project
    with pytest.raises(Problem) as refused:
        confirm(solar, GRID, said)
    assert refused.value.code == code
    assert solar.project is before or solar.project == before
    assert library_of(solar.journal.place).all() == ()
    with pytest.raises(Problem, match="no_default"):
        confirm(solar, "TH_AM001/EG", Said(TEXT, "9"))


def test_taking_back_opens_it_again_and_the_library_keeps_it(solar: Session) -> None:
    confirm(solar, GRID, Said(TEXT, "p. 9", "0.5"))
    withdraw(solar, [GRID])
    assert row(solar).open
    assert solar.project.get(f"{GRID}.value") is None
    assert [one.identity for one in offers(solar)] == [("TH_AM001", "01.0", "EF_RE.grid")]
    assert solar.undo()
    assert row(solar).record.after == Decimal("0.5")


def test_a_later_project_is_offered_the_records_and_takes_nothing_by_itself(solar: Session, new: New) -> None:
    mine = confirm(solar, GRID, Said(TEXT, "p. 9", "0.5", who="Keiko"))
    later = new("TH_AM001")
    assert row(later).open
    assert offers(later) == (mine,)
    assert take_over(later, offers(later)) == (GRID,)
    assert row(later).record == mine
    assert offers(later) == ()
    assert later.undo()
    assert row(later).open
    other = new("ID_AM002")
    assert offers(other) == ()
    assert take_over(other, [mine]) == ()


def test_a_record_of_another_version_or_unit_is_not_offered(solar: Session) -> None:
    library_of(solar.journal.place).put([made(version="02.0"), made(key="EF_RE.captive", unit="tCO2/GJ")])
    assert offers(solar) == ()


def test_a_confirmed_value_is_the_official_one_even_when_the_definition_has_changed_since(solar: Session) -> None:
    library_of(solar.journal.place).put([made(before=Decimal("0.2"), after=Decimal("0.319"))])
    take_over(solar, offers(solar))
    assert solar.project.get(f"{GRID}.value") is None
    assert row(solar).record.before == Decimal("0.319")


def test_one_confirmed_in_the_project_is_not_overwritten(solar: Session) -> None:
    confirm(solar, GRID, Said(TEXT, "p. 9"))
    assert take_over(solar, [made(after=Decimal(1))]) == ()
    assert row(solar).record.after == Decimal("0.319")


def test_confirmed_documents_are_proposed_for_the_reference_list_once(solar: Session) -> None:
    solar.set_text("references", "Datasheet of the modules, 2025")
    assert not add_references(solar)
    confirm(solar, GRID, Said(TEXT, "p. 9"))
    confirm(solar, "TH_AM001/EF_RE.captive", Said(TEXT, "p. 10"))
    assert [f.code for f in solar.findings_at("references")] == ["references.confirmed_missing"]
    assert add_references(solar)
    assert solar.project.get("references") == f"Datasheet of the modules, 2025\n{TEXT}"
    assert "references.confirmed_missing" not in [f.code for f in solar.findings_at("references")]
    assert not add_references(solar)
    assert solar.undo()
    assert solar.project.get("references") == "Datasheet of the modules, 2025"


# ------------------------------------------------------------------ files for colleagues


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.tuples(st.decimals(-10**6, 10**6, places=6), st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(str.strip)), max_size=8))
def test_what_is_exported_comes_back_identical(tmp_path_factory: pytest.TempPathFactory,
                                               values: list[tuple[Decimal, str]]) -> None:
    path = tmp_path_factory.mktemp("記録") / "for 同僚.json"
    given_records = [made(key=f"d{at}", after=number, document=text, who=text)
                     for at, (number, text) in enumerate(values)]
    assert export_file(path, given_records) == len(given_records)
    assert read_file(path) == tuple(sorted(given_records, key=lambda one: one.identity))


def test_merging_tells_new_same_and_conflicting_records(tmp_path: Path) -> None:
    library = ConfirmationLibrary(tmp_path / "mine" / "confirmations.json")
    library.put([made(), made(key="EF_RE.captive")])
    theirs = [made(page="p. 11", who="Ploy"), made(key="EF_RE.captive", after=Decimal("0.6"), who="Ploy"),
              made(key="EF_RE.mixed", who="Ploy")]
    merge = library.merge(theirs)
    assert merge.new == (theirs[2],)
    assert merge.same == (theirs[0],)
    assert merge.conflicts == ((made(key="EF_RE.captive"), theirs[1]),)
    assert len(library.all()) == 2  # nothing is taken by looking
    library.put([*merge.new, theirs[1]])
    assert {one.key: one.who for one in library.all()} == {"EF_RE.grid": "Keiko", "EF_RE.captive": "Ploy",
                                                           "EF_RE.mixed": "Ploy"}


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


@pytest.mark.parametrize("text", [
    "", "[]", "{", "null", nested(100_000), '{"format": "other", "schema": 1, "confirmations": []}',
    '{"format": "jcm-pdd-confirmations", "schema": 1}',
    '{"format": "jcm-pdd-confirmations", "schema": 1, "confirmations": [1]}',
    *(text_of([made()]).replace(*change) for change in (
        ('"after": "0.319"', '"after": 0.319'), ('"after": "0.319"', '"after": "1e9999999"'),
        ('"after": "0.319"', '"after": "NaN"'), ('"2026-04-01"', '"yesterday"'), ('"p. 9"', '""'),
        ('"Keiko"', "7"), (TEXT, "x" * 501)))])
def test_a_file_that_is_none_is_refused_whole_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "theirs.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as refused:
        read_file(path)
    assert (refused.value.code, refused.value.where) == ("confirm.damaged", str(path))


def test_a_file_of_a_newer_program_is_refused_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "confirmations.json"
    path.write_text(json.dumps({"format": "jcm-pdd-confirmations", "schema": 2, "more": 1}), encoding="utf-8")
    before = path.read_bytes()
    for act in (lambda: read_file(path), lambda: ConfirmationLibrary(path).put([made()])):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.code == "confirm.newer"
    assert path.read_bytes() == before


def test_a_damaged_library_is_put_aside_and_not_lost(tmp_path: Path) -> None:
    library = ConfirmationLibrary(tmp_path / "confirmations.json")
    for number in (1, 2):
        library.path.write_text(f"damaged {number}", encoding="utf-8")
        library.put([made()])
        assert library.all() == (made(),)
    asides = sorted(tmp_path.glob("*unreadable*"))
    assert [path.read_text(encoding="utf-8") for path in asides] == ["damaged 1", "damaged 2"]


def test_a_library_that_cannot_be_written_leaves_the_confirmation_in_the_project(
        solar: Session, place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jcm_pdd.files.confirmation_library.atomic.write_text", full)
    with pytest.raises(Problem) as refused:
        confirm(solar, GRID, Said(TEXT, "p. 9"))
    assert refused.value.code == "confirm.not_kept"
    assert confirmed(solar.project, GRID)
