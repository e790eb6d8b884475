"""An open project as its user changes it: one step an edit, everything undone and found again, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import store
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

CHILLERS = "ID_AM002/chillers"


def ten() -> str:
    """Return ten chillers as Excel copies them."""
    return "".join(f"CH-{n:02d}\t500\t6.35\t36\t7\tR-134a\t0\t{1000 + n}\r\n" for n in range(1, 11))


def filled(session: Session) -> Session:
    session.set_texts({"ID_AM002/supply": "grid", "ID_AM002/EF_grid": "0.741", "start_date": "2019-04-01",
                       "lifetime": "8"})
    session.paste_block(CHILLERS, None, "name", ten())
    return session


def actions() -> dict[str, Callable[[Session], object]]:
    """Every way to change a project but attaching a file, by name."""
    return {
        "set": lambda s: s.set_text("title", "Chillers"),
        "set_wrong": lambda s: s.set_text(f"{CHILLERS}/r1/EC_PJ", "12x"),
        "clear": lambda s: s.set_text("start_date", ""),
        "texts": lambda s: s.set_texts({f"{CHILLERS}/r1/COP_PJ": "7", f"{CHILLERS}/r2/COP_PJ": "7"}, "edit.fill_down"),
        "stored": lambda s: s.set_stored("eia_required", False),
        "add": lambda s: s.add_rows(CHILLERS, 2, "r3"),
        "delete": lambda s: s.delete_rows(CHILLERS, ["r2", "r9"]),
        "delete_all": lambda s: s.delete_rows(CHILLERS, s.project.rows(CHILLERS)),
        "duplicate": lambda s: s.duplicate_rows(CHILLERS, ["r2", "r5"]),
        "move": lambda s: s.move_rows(CHILLERS, ["r9", "r10"], 0),
        "paste": lambda s: s.paste_block(CHILLERS, "r10", "COP_PJ", "6.1\t35\n6.2\t36\n"),
        "accept": lambda s: s.accept_proposal(f"{CHILLERS}/r1/EC_PJ.method"),
        "answers": lambda s: s.set_answers({CHILLERS: ["r2", "r11"], "title": "T", f"{CHILLERS}/r11/name": "N"}),
        "other_methodology": lambda s: s.set_text("methodologies/r1/methodology", "ID_AM003"),
        "unknown_version": lambda s: s.set_text("methodologies/r1/version", "99.0"),
        "country": lambda s: s.set_text("country", "TH"),
        "override": lambda s: s.set_text(f"{CHILLERS}/r1/EC_PJ@2021", "900"),
    }


def test_a_blank_line_of_a_paste_makes_no_row(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.paste_block(CHILLERS, "r10", "name", "CH-10\t510\n\t \nCH-11\t520\n\n\n")
    rows = session.project.rows(CHILLERS)
    assert rows[9:] == ("r10", "r11")
    assert session.project.get(f"{CHILLERS}/r11/name") == "CH-11"
    assert session.project.get(f"{CHILLERS}/r10/name") == "CH-10"
    session.paste_block(CHILLERS, "r1", "name", "A\n\nC\n")
    assert [session.project.get(f"{CHILLERS}/r{n}/name") for n in (1, 2, 3)] == ["A", "CH-02", "C"]


def test_the_name_of_the_host_country_means_its_side(new: Callable[..., Session]) -> None:
    session = new()
    session.set_text("country", "TH")
    session.paste_block("participants", None, "name", "A Co.\tタイ\nB Co.\t日本\nC Co.\tベトナム\n")
    one, two, three = session.project.rows("participants")
    assert session.project.get(f"participants/{one}/side") == "host"
    assert session.project.get(f"participants/{two}/side") == "japan"
    assert isinstance(session.project.get(f"participants/{three}/side"), dict)
    session.set_text(f"participants/{three}/side", "thailand")
    assert session.project.get(f"participants/{three}/side") == "host"


def test_a_rule_says_which_values_it_waits_for(new: Callable[..., Session]) -> None:
    session = new()
    of = "ID_AM002/criterion1"
    reason = next(one.reason for one in session.results.criteria if one.address == of)
    asked = session.schema.place(f"{CHILLERS}/r1/capacity")
    assert asked is not None
    assert asked.definition.label.ja in reason.ja
    assert asked.definition.label.en in reason.en
    filled(session)
    assert asked.definition.label.ja not in next(r.reason.ja for r in session.results.criteria if r.address == of)


@pytest.mark.parametrize("name", sorted(actions()))
def test_every_edit_is_one_step_and_undone_whole(new: Callable[..., Session], name: str) -> None:
    session = filled(new())
    before, total, findings = session.project, session.results.total, session.findings
    schema = session.schema
    actions()[name](session)
    after, moved = session.project, session.results.total
    assert after != before
    assert session.undo_name("en")
    assert session.undo_name("ja")
    assert session.undo()
    assert session.project == before
    assert session.results.total == total
    assert session.findings == findings
    assert session.schema == schema
    assert session.redo_name("ja")
    assert session.redo()
    assert session.project == after
    assert session.results.total == moved


def test_all_is_undone_after_closing_and_opening_again(new: Callable[..., Session], place: Workplace, tmp_path: Path,
                                                       keep: Callable[[Session], Session]) -> None:
    session = filled(new(path=tmp_path / "p.jcmpdd"))
    states = [session.project]
    for name in ("set", "delete", "paste", "accept", "other_methodology"):
        actions()[name](session)
        states.append(session.project)
    session.save()
    session.close()
    again = keep(Session.open(tmp_path / "p.jcmpdd", place))
    assert again.project == states[-1]
    for state in reversed(states[:-1]):
        assert again.undo()
        assert again.project == state
    for state in states[1:]:
        assert again.redo()
        assert again.project == state
    assert not again.redo()


def test_ten_chillers_pasted_move_the_result(new: Callable[..., Session]) -> None:
    session = filled(new())
    assert len(session.project.rows(CHILLERS)) == 10
    assert session.text(f"{CHILLERS}/r10/EC_PJ") == "1,010"
    assert session.results.total.emission_reductions is not None
    assert session.undo()
    assert session.project.rows(CHILLERS) == ()
    assert session.results.total.emission_reductions is None


def test_a_pasted_block_keeps_what_it_cannot_read(new: Callable[..., Session]) -> None:
    session = new()
    text = ('"Two\nlines"\t500\t6,35\t36\t7\tR-134a\t0\t1450 kW\textra\tmore\r\n'
            'B\t"1,200"\t6.5\r\n\r\n')
    session.paste_block(CHILLERS, None, "name", text)
    assert session.project.rows(CHILLERS) == ("r1", "r2")
    assert session.project.get(f"{CHILLERS}/r1/name") == "Two lines"
    assert session.text(f"{CHILLERS}/r1/COP_PJ") == "6,35"
    assert session.rejected(f"{CHILLERS}/r1/COP_PJ").code == "number.grouping"  # type: ignore[union-attr]
    assert session.rejected(f"{CHILLERS}/r1/EC_PJ").code == "number.wrong_unit"  # type: ignore[union-attr]
    assert session.text(f"{CHILLERS}/r2/capacity") == "1,200"
    assert f"{CHILLERS}/r2/T_cooling_out" not in session.project.answers


@pytest.mark.parametrize("name", ["th_", "id_"])
def test_a_wrong_entry_anywhere_is_kept_and_named(sample: Callable[[str], Session], name: str) -> None:
    session = sample(name)
    asked = {place.address: address for address in session.project.answers
             if (place := session.schema.place(address)) is not None}
    refused = set()
    for place, address in asked.items():
        session.set_text(address, "=xyz")
        if session.rejected(address) is not None:
            refused.add(session.schema.places[place].definition.kind)
            assert session.text(address) == "=xyz"
            assert any(f.where == address and f.severity == "error" for f in session.findings)
            assert all("{" not in session.message(f, speak).line() for f in session.findings for speak in ("en", "ja"))
        assert session.undo()
    assert {"choice", "yes_no", "number", "date", "coordinates"} <= refused


def test_the_choices_of_a_wrong_entry_are_named_in_the_language_of_the_reader(new: Callable[..., Session]) -> None:
    session = new()
    session.set_text("horizon", "forever")
    finding = next(f for f in session.findings if f.code == "choice.unknown")
    assert "Crediting period" in session.message(finding, "en").do
    assert "クレジット期間" in session.message(finding, "ja").do


def test_pasting_in_the_middle_overwrites_and_adds(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.paste_block(CHILLERS, "r9", "EC_PJ", "1\n2\n3\n")
    rows = session.project.rows(CHILLERS)
    assert rows == tuple(f"r{n}" for n in range(1, 12))
    assert [session.project.get(f"{CHILLERS}/{row}/EC_PJ") for row in rows[-3:]] == ["1", "2", "3"]
    assert session.project.get(f"{CHILLERS}/r9/name") == "CH-09"


def test_ids_of_rows_stay_with_their_rows(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.move_rows(CHILLERS, ["r1"], 9)
    assert session.project.rows(CHILLERS)[-1] == "r1"
    session.delete_rows(CHILLERS, ["r10"])
    assert session.add_rows(CHILLERS) == ("r11",)
    assert session.duplicate_rows(CHILLERS, ["r1"]) == ("r12",)
    assert session.project.get(f"{CHILLERS}/r12/name") == "CH-01"


def test_answers_from_a_file_that_leave_rows_out_take_them_away_whole(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.set_answers({CHILLERS: ["r1"]})
    assert [a for a in session.project.answers if a.startswith(f"{CHILLERS}/r2/")] == []
    assert session.add_rows(CHILLERS) == ("r11",)


@pytest.mark.parametrize("address", [
    "titel", "sites/r1/nam", "sites/r1", "sites/x/name", "sites//name", "sites/r0/name", f"{CHILLERS}/r1/EG",
    "TH_AM001/systems/r1/EG", "ID_AM002", "sites/r1/name/more", "sites", ""])
def test_an_unknown_address_changes_nothing(new: Callable[..., Session], address: str) -> None:
    session = new()
    before = session.project
    with pytest.raises(KeyError):
        session.set_answers({"title": "T", address: "x"})
    assert session.project == before


def test_proposals_stand_in_and_never_overwrite(new: Callable[..., Session]) -> None:
    session = filled(new())
    address = f"{CHILLERS}/r1/EC_PJ.method"
    proposed = session.proposals[address]
    assert [f.code for f in session.findings_at(address)] == ["proposal.unread"]
    session.set_text(address, "My own words.")
    assert address not in session.proposals
    assert "proposal.unread" not in {f.code for f in session.findings_at(address)}
    session.accept_proposal(address)
    assert session.project.get(address) == "My own words."
    session.set_text(address, "")
    assert session.proposals[address] == proposed
    session.accept_proposal(address)
    assert session.project.get(address) == proposed
    assert session.findings_at(address) == ()


def test_a_sentence_that_a_criterion_is_met_is_proposed_only_when_it_is(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.set_text("ID_AM002/checks_per_year", "6")
    assert "6 times a year" in session.proposals["ID_AM002/criterion3.text"]
    session.set_text("ID_AM002/checks_per_year", "4")
    assert "ID_AM002/criterion3.text" not in session.proposals
    assert any(f.code == "criterion.not_met" for f in session.findings)


def test_hidden_answers_are_kept_and_not_asked(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.set_texts({"ID_AM002/supply": "mixed", "ID_AM002/EI_grid": "10800", "ID_AM002/h_gen": "six"})
    assert session.rejected("ID_AM002/h_gen") is not None
    session.set_text("ID_AM002/supply", "grid")
    assert not session.visible("ID_AM002/h_gen")
    assert session.findings_at("ID_AM002/h_gen") == ()
    assert session.text("ID_AM002/h_gen") == "six"
    session.set_text("ID_AM002/supply", "mixed")
    assert session.rejected("ID_AM002/h_gen") is not None
    assert session.text("ID_AM002/EI_grid") == "10,800"


def test_another_methodology_brings_its_questions_and_keeps_the_answers(new: Callable[..., Session]) -> None:
    session = filled(new())
    total = session.results.total
    session.set_texts({"methodologies/r1/methodology": "ID_AM003", "methodologies/r1/version": "01.0"})
    assert "ID_AM003/refrigerators" in session.schema.tables
    assert CHILLERS not in session.schema.tables
    assert session.project.get(f"{CHILLERS}/r1/name") == "CH-01"
    session.set_texts({"methodologies/r1/methodology": "ID_AM002", "methodologies/r1/version": "02.0"})
    assert session.results.total == total


def test_an_unknown_version_is_named_and_nothing_is_lost(new: Callable[..., Session]) -> None:
    session = filled(new())
    session.set_text("methodologies/r1/version", "99.0")
    finding = next(f for f in session.findings if f.code == "methodology.unknown")
    assert finding.where == "methodologies/r1/version"
    for language in ("en", "ja"):
        message = session.message(finding, language)
        assert "ID_AM002" in message.what
        assert "99.0" in message.what
    assert session.project.get(f"{CHILLERS}/r1/name") == "CH-01"
    assert session.results.total.emission_reductions is None


def test_listeners_hear_addresses_and_origin(new: Callable[..., Session]) -> None:
    session, heard = new(), []
    stop = session.listen(lambda addresses, origin: heard.append((addresses, origin)))
    session.set_text("title", "One", origin="editor")
    session.undo()
    stop()
    session.redo()
    assert heard == [(frozenset({"title"}), "editor"), (frozenset({"title"}), None)]


def test_saved_and_the_change_since(new: Callable[..., Session], tmp_path: Path) -> None:
    session = filled(new(path=tmp_path / "p.jcmpdd"))
    assert not session.saved
    session.save()
    assert session.saved
    assert session.change_since_save == 0
    session.set_text(f"{CHILLERS}/r1/EC_PJ", "9000")
    assert (session.change_since_save or 0) > 0
    session.undo()
    assert session.saved


def test_a_file_named_but_not_kept_is_refused(new: Callable[..., Session]) -> None:
    session = new()
    typed = '[{"sha256": "%s", "name": "map.png", "media": "image/png", "size": 3}]' % ("0" * 64)
    session.set_answers({"description_figures": typed, "annex_figures": '[{"sha256": "x"}]'})
    for address in ("description_figures", "annex_figures"):
        assert session.rejected(address).code == "attachment.not_a_file"  # type: ignore[union-attr]


def test_a_sudden_end_costs_nothing(place: Workplace, tmp_path: Path, keep: Callable[[Session], Session]) -> None:
    """A process that ends in the middle of work leaves edits, the draft being typed, and undo."""
    code = f"""
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
session = Session.create(Workplace(Path({str(place.folder)!r}), lambda: datetime.now(UTC), "Suda", "desk-1"),
                         {{"country": "ID", "methodologies/r1/methodology": "ID_AM002",
                           "methodologies/r1/version": "02.0"}})
session.paste_block("{CHILLERS}", None, "name", sys.stdin.read())
session.set_text("title", "Saved nowhere")
session.draft("contribution", "half a sent")
time.sleep(1)
os._exit(9)
"""
    ended = subprocess.run([sys.executable, "-c", code], input=ten(), text=True, check=False, timeout=60,
                           env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])})
    assert ended.returncode == 9
    (found,) = store.recoveries(place)
    session = keep(Session(store.recover(found, place)))
    assert len(session.project.rows(CHILLERS)) == 10
    assert session.text("title") == "Saved nowhere"
    assert session.drafts()["contribution"].text == "half a sent"
    assert session.undo()
    assert session.text("title") == ""


def test_read_only_refuses_with_one_sentence(new: Callable[..., Session], place: Workplace, tmp_path: Path,
                                             keep: Callable[[Session], Session]) -> None:
    first = new(path=tmp_path / "p.jcmpdd")
    second = keep(Session.open(tmp_path / "p.jcmpdd", place))
    assert second.read_only
    assert second.lock_holder is not None
    with pytest.raises(Problem, match=r"store\.opened_read_only"):
        second.set_text("title", "Mine")
    assert second.text("title") == ""
    assert not first.read_only
