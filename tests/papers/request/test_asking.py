"""What is asked of a site: only what is still needed, with the words, units and choices of the definitions."""

from __future__ import annotations

from collections.abc import Callable

from jcm_pdd.core.papers import request_rounds
from jcm_pdd.core.papers.request_asking import request_of
from jcm_pdd.core.papers.request_registers import proof_slot
from jcm_pdd.core.papers.requests import Wish, months_up_to
from jcm_pdd.files.session import Session
from tests.papers.request.conftest import CHILLER, SITE, UNKNOWN, Site


def test_every_unknown_is_asked_and_nothing_that_is_known(site: Site) -> None:
    asked = set(site.request.asked())
    assert set(UNKNOWN) <= asked
    project = site.session.project
    assert not [name for name in asked if project.get(name) is not None]


def test_a_meter_is_asked_for_what_it_lacks_and_every_point_without_one_for_a_meter(site: Site) -> None:
    meters = next(table for table in site.request.tables if table.table == "meters")
    first, *slots = meters.lines
    assert first.key == "meters/r1"
    assert {"serial", "accuracy_class"} <= first.open
    assert "tag" not in first.open
    assert {slot.given["parameter"] for slot in slots} == {CHILLER.replace("r1", row) for row in ("r2", "r3")}


def test_months_are_asked_of_a_value_that_rests_on_bills(site: Site) -> None:
    series = next(table for table in site.request.tables if table.kind == "series")
    assert [column.id for column in series.columns] == [CHILLER]
    assert [line.key for line in series.lines] == list(months_up_to("2026-10", 12))
    assert series.columns[0].field.unit == "MWh", "a month is no year: the period is left out of the unit"


def test_known_months_are_not_asked_again(site: Site) -> None:
    site.session.set_answers({"estimate_series": ["r1"], "estimate_series/r1/of": CHILLER,
                              "estimate_series/r1/period": "2026-03", "estimate_series/r1/value": "120"})
    series = next(t for t in request_of(site.session.context, Wish(SITE, "2026-10")).tables if t.kind == "series")
    assert [line.key for line in series.lines if not line.open] == ["2026-03"]


def test_requested_papers_and_the_proof_of_the_start_are_asked(site: Site) -> None:
    papers = next(table for table in site.request.tables if table.kind == "papers")
    assert [line.key for line in papers.lines] == ["evidence/r1", proof_slot("start_date")]


def test_a_proof_that_is_there_is_not_asked_for(site: Site) -> None:
    site.session.set_answers({"proofs": ["r1"], "proofs/r1/evidence": "E-01", "proofs/r1/claim": "start_date"})
    papers = next(t for t in request_of(site.session.context, Wish(SITE, "2026-10")).tables if t.kind == "papers")
    assert [line.key for line in papers.lines] == ["evidence/r1"]


def test_rows_of_another_site_are_left_out(site: Site) -> None:
    session = site.session
    session.set_answers({"sites": ["r1", "r2"], "sites/r2/name": "Karawang Factory",
                         "meters": ["r1", "r2"], "meters/r2/tag": "M-02", "meters/r2/site": "Karawang Factory",
                         "meters/r2/parameter": CHILLER.replace("r1", "r2")})
    ours = request_of(session.context, Wish(SITE, "2026-10"))
    theirs = request_of(session.context, Wish("Karawang Factory", "2026-10"))
    assert CHILLER.replace("r1", "r2") not in ours.asked()
    assert CHILLER.replace("r1", "r2") in theirs.asked()
    assert "meters/r2/serial" in theirs.asked()
    assert "meters/r1/serial" not in theirs.asked()
    assert "ID_AM002/chillers/r3/T_chilled_out" in ours.asked()
    assert "ID_AM002/chillers/r3/T_chilled_out" in theirs.asked()


def test_known_answers_are_asked_again_when_they_are_to_be_confirmed(site: Site) -> None:
    again = request_of(site.session.context, Wish(SITE, "2026-10", confirm=True))
    question = next(q for q in again.questions if q.address == "sites/r1/region")
    assert question.why == "confirm"
    assert question.current == "West Java Province"


def test_units_nobody_has_entered_get_empty_lines(projects: Callable[[], Session]) -> None:
    session = projects()
    session.delete_rows("ID_AM002/chillers", ["r1", "r2", "r3"])
    units = next(t for t in request_of(session.context, Wish(SITE, "2026-10")).tables if t.table == "ID_AM002/chillers")
    assert all(line.is_new for line in units.lines)
    assert {"name", "capacity", "EC_PJ"} <= units.lines[0].open


def test_a_round_is_kept_and_known_again_as_it_was(site: Site) -> None:
    record = request_rounds.record_of(site.session.project, "r1")
    assert request_rounds.known(site.session.context, record) == site.request
    assert request_rounds.next_round(site.session.project, SITE) == 2


def test_one_undo_takes_a_round_back(site: Site) -> None:
    site.session.undo()
    assert site.session.project.rows("requests") == ()
