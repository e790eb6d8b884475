"""A project computes with the definitions in its own file until its user accepts others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import store
from jcm_pdd.files.definitions import library
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

OTHER = ("value: 0.319", "value: 0.419")


def old_project(new: Callable[..., Session], path: Path, change: tuple[str, str] = OTHER) -> None:
    """Save a solar project whose file holds another text of TH_AM001 than the library."""
    session = new("TH_AM001", path, start_date="2019-01-01", lifetime="2")
    session.set_answers({"TH_AM001/systems": ["r1"], "TH_AM001/systems/r1/name": "A",
                         "TH_AM001/systems/r1/connection": "grid", "TH_AM001/systems/r1/EG": "1000"})
    text = library().text("methodologies", "TH_AM001", "01.0")
    assert change[0] in text
    session.journal.put_definition("methodology", "TH_AM001", "01.0", text.replace(*change))
    session.save()
    session.close()


def test_the_pinned_definition_gives_the_tonnes(new: Callable[..., Session], place: Workplace, tmp_path: Path,
                                                keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path)
    before = path.read_bytes()
    session = keep(Session.open(path, place))
    assert session.results.total.emission_reductions == 838
    (change,) = session.definition_changes()
    assert (change.methodology, change.version, change.old, change.new) == ("TH_AM001", "01.0", 838, 638)
    assert change.because == ("EF_RE,i (Grid): 0.419 -> 0.319", "EF_RE,i (Grid and captive power): 0.419 -> 0.319")
    assert [f.code for f in session.findings if f.code == "definition.changed"] == ["definition.changed"]
    session.close()
    assert path.read_bytes() == before
    assert session.saved


def test_accepting_takes_the_new_definition_and_only_then(new: Callable[..., Session], place: Workplace,
                                                          tmp_path: Path,
                                                          keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path)
    session = keep(Session.open(path, place))
    session.set_text("title", "An edit does not accept anything")
    assert session.results.total.emission_reductions == 838
    session.accept_definition(session.definition_changes()[0])
    assert session.results.total.emission_reductions == 638
    assert session.definition_changes() == ()
    assert not any(f.code == "definition.changed" for f in session.findings)
    session.save()
    session.close()
    again = keep(Session.open(path, place))
    assert again.results.total.emission_reductions == 638
    assert again.text("title") == "An edit does not accept anything"


def test_the_same_on_an_empty_machine(new: Callable[..., Session], tmp_path: Path, place: Workplace,
                                      keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path)
    elsewhere = Workplace(tmp_path / "empty machine", place.now, "Niwa", "desk-2")
    session = keep(Session.open(path, elsewhere, read_only=True))
    assert session.results.total.emission_reductions == 838


def test_a_change_of_words_moves_no_tonne_and_has_no_reason(new: Callable[..., Session], place: Workplace,
                                                            tmp_path: Path,
                                                            keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "words.jcmpdd"
    old_project(new, path, ("ja: 太陽光発電システムの導入", "ja: 太陽光発電の導入"))
    (change,) = keep(Session.open(path, place)).definition_changes()
    assert (change.old, change.new, change.because) == (638, 638, ())


def test_a_definition_no_longer_used_is_no_change(new: Callable[..., Session], place: Workplace, tmp_path: Path,
                                                  keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path)
    session = keep(Session.open(path, place))
    session.set_texts({"methodologies/r1/methodology": "ID_AM003", "country": "ID"})
    assert session.definition_changes() == ()


def test_a_definition_that_cannot_be_read_is_refused_and_leaves_no_lock(new: Callable[..., Session],
                                                                       place: Workplace, tmp_path: Path) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path, ("scopes:", "scoops:"))
    with pytest.raises(Problem, match=r"definition\.invalid"):
        Session.open(path, place)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["old.jcmpdd"]
    assert list(place.working.iterdir()) == []


def test_the_text_form_holds_the_pinned_definitions(new: Callable[..., Session], place: Workplace, tmp_path: Path,
                                                    keep: Callable[[Session], Session]) -> None:
    path = tmp_path / "old.jcmpdd"
    old_project(new, path)
    session = keep(Session.open(path, place, read_only=True))
    text = store.export_json(session.journal)
    target = keep(Session.create(place))
    store.take_in(target.journal, store.import_json(text, "old.json"))
    again = keep(Session(target.journal))
    assert again.results.total.emission_reductions == 838
