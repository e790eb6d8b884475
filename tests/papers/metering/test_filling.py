"""Proposals from the register, and filling the plan as one undo step that overwrites nothing."""

from __future__ import annotations

from collections.abc import Callable

from jcm_pdd.core.papers.plan_filling import filling
from jcm_pdd.core.plan import proposals
from jcm_pdd.core.project import Project
from jcm_pdd.files.definitions import library
from jcm_pdd.files.session import Session

Enter = Callable[..., str]
FIRST = "ID_AM002/chillers/r1/EC_PJ"
TEXTS = ("point", "option", "source", "method", "frequency")


def _clear(session: Session, address: str = FIRST, names: tuple[str, ...] = TEXTS) -> None:
    session.set_texts({f"{address}.{name}": "" for name in names})


def _filled(session: Session, *replace: str) -> list[str]:
    found = filling(session.schema, session.project, session.results, session.proposals, replace)
    session.record(found.edit)
    return [change.address for change in found.edit.changes]


def test_the_wording_of_the_methodology_comes_first_and_the_meter_follows(meter: Enter, session: Session) -> None:
    _clear(session)
    before = session.proposals[f"{FIRST}.source"]
    meter("EM-01", location="Utility building, panel MP-2")
    assert session.proposals[f"{FIRST}.source"] == f"{before} Meter EM-01, Utility building, panel MP-2."


def test_the_method_tells_the_whole_chain(meter: Enter, session: Session) -> None:
    _clear(session)
    meter("EM-01", maker="Example Meter Co.", model="EM-300", standard="IEC 62053-22", accuracy_class="0.5S",
          ct="600/5 A", ct_class="0.5", logger="the building system", server="the energy server",
          sheet="the monthly record", calibration_rule="Every two years, as the maker recommends")
    meter("EM-01R", backup_of="EM-01")
    assert session.proposals[f"{FIRST}.method"].endswith(
        "EM-01: Example Meter Co. EM-300, IEC 62053-22, accuracy class 0.5S, current transformers 600/5 A of class 0.5."
        " The reading is recorded by the building system, kept on the energy server and summed up in the monthly "
        "record. Calibration: every two years, as the maker recommends. When EM-01 fails, the back-up meter EM-01R "
        "is read.")


def test_a_replaced_meter_is_named_with_its_days(meter: Enter, session: Session) -> None:
    _clear(session)
    meter("EM-01B", in_service_from="2020-07-01")
    meter("EM-01", in_service_to="2020-06-30", replaced_by="EM-01B")
    assert "Meters EM-01 (until 30/06/2020); EM-01B (from 01/07/2020)." in session.proposals[f"{FIRST}.source"]


def test_the_frequency_is_the_methodologys_while_no_meter_states_one(meter: Enter, session: Session) -> None:
    _clear(session)
    meter("EM-01")
    assert session.proposals[f"{FIRST}.frequency"] == "Continuously"
    session.set_text("meters/r1/frequency", "Continuously; recorded every month")
    assert session.proposals[f"{FIRST}.frequency"] == "Continuously; recorded every month"


def test_what_others_measure_is_not_worded_from_the_register(meter: Enter, session: Session) -> None:
    session.set_text("ID_AM002/supply", "mixed")
    before = session.proposals["ID_AM002/EI_grid.source"]
    meter("EM-09", "ID_AM002/EI_grid")
    assert session.proposals["ID_AM002/EI_grid.source"] == before
    session.set_text("ID_AM002/EI_grid.option", "C")
    assert "Meter EM-09." in session.proposals["ID_AM002/EI_grid.source"]


def test_a_proposal_is_open_until_it_is_read(meter: Enter, session: Session) -> None:
    _clear(session, names=("source",))
    meter("EM-01")
    assert any(f.code == "proposal.unread" and f.where == f"{FIRST}.source" for f in session.findings)
    session.accept_proposal(f"{FIRST}.source")
    assert not any(f.code == "proposal.unread" and f.where == f"{FIRST}.source" for f in session.findings)


def test_filling_is_one_step_and_overwrites_nothing(meter: Enter, session: Session) -> None:
    meter("EM-01")
    meter("EM-02", "ID_AM002/chillers/r2/EC_PJ")
    _clear(session, names=("source", "frequency"))
    before = session.project
    assert _filled(session) == [f"{FIRST}.source", f"{FIRST}.frequency"]
    assert session.undo_name("en") == "Fill the monitoring plan from the register (2)"
    kept = {f"{FIRST}.method", "ID_AM002/chillers/r2/EC_PJ.source", "ID_AM002/chillers/r2/EC_PJ.method"}
    assert all(session.project.get(address) == before.get(address) for address in kept)
    found = filling(session.schema, session.project, session.results, session.proposals)
    assert {offer.address for offer in found.offers} == kept
    assert found.edit.changes == ()
    session.undo()
    assert session.project == before


def test_a_text_given_up_is_replaced_in_the_same_step(meter: Enter, session: Session) -> None:
    meter("EM-01")
    found = _filled(session, f"{FIRST}.source", "title", "ID_AM002/chillers/r2/EC_PJ.source")
    assert found == [f"{FIRST}.source"]
    assert str(session.project.get(f"{FIRST}.source")).endswith("Meter EM-01.")
    assert session.project.get("ID_AM002/chillers/r2/EC_PJ.source") == (
        "Measured by the electricity meter of the chiller CH-02.")


def test_point_and_option_are_filled_where_they_are_empty(meter: Enter, session: Session) -> None:
    meter("EM-01")
    _clear(session)
    assert {address.rsplit(".", 1)[1] for address in _filled(session)} == set(TEXTS)
    assert (session.project.get(f"{FIRST}.point"), session.project.get(f"{FIRST}.option")) == ("1", "C")


def test_a_parameter_of_another_option_is_left_and_named(meter: Enter, session: Session) -> None:
    session.set_text("ID_AM002/supply", "mixed")
    meter("EM-09", "ID_AM002/EI_grid")
    found = filling(session.schema, session.project, session.results, session.proposals)
    assert found.other_options == ("ID_AM002/EI_grid",)
    assert not any(change.address.startswith("ID_AM002/EI_grid") for change in found.edit.changes)


def test_proposed_points_are_unique_and_in_order(session: Session) -> None:
    for row in ("r1", "r2", "r3"):
        _clear(session, f"ID_AM002/chillers/{row}/EC_PJ", ("point",))
    rows = [f"ID_AM002/chillers/r{at}/EC_PJ.point" for at in (1, 2, 3)]
    assert [session.proposals[row] for row in rows] == ["1", "2", "3"]
    session.set_text(rows[2], "2")
    assert [session.proposals[row] for row in rows[:2]] == ["1", "3"], "2 stands at another point"
    session.set_text(rows[0], "M-1")
    assert session.proposals[rows[1]] == "3"


def test_points_of_two_methodologies_go_on() -> None:
    from jcm_pdd.core.schema_building import build

    own = library()
    schema = build(own.form("PDD", "02.0"), (own.methodology("TH_AM001", "01.0"), own.methodology("ID_AM003", "01.0")))
    project = Project({"TH_AM001/systems": ["r1", "r2"], "ID_AM003/refrigerators": ["r1"],
                       "TH_AM001/systems/r1/EG.point": "1", "TH_AM001/systems/r2/EG.point": "2"})
    found = [text for address, text in proposals(schema, project).items() if address.endswith(".point")]
    assert found == ["3"]
