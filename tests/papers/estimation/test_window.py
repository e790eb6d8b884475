"""The page of estimation records as a person uses it: from the value to its record and back, taking over, pasting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from estimation_answers import EC, bills, held, inputs, record
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.session import Session
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.page.section import SectionPage
from jcm_pdd.gui.panels.guide import Guide
from jcm_pdd.gui.papers.estimation import EstimatesPart
from jcm_pdd.gui.papers.estimation_basis import value_of

New = Callable[..., Session]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication, tmp_path: Path) -> None:
    kept = PreferenceFile(tmp_path / "config")
    kept.change(language="en", theme="light")
    Look(qapp).use(kept.value)


@pytest.fixture
def page(qtbot) -> Callable[[Session], SectionPage]:  # type: ignore[no-untyped-def]
    """Show the section of estimation records."""
    def show(session: Session) -> SectionPage:
        made = SectionPage(session, "en")
        qtbot.addWidget(made)
        made.resize(700, 900)
        made.show_section("estimates")
        made.show()
        return made

    return show


def part(page: SectionPage) -> EstimatesPart:
    return next(block for block in page.blocks if isinstance(block, EstimatesPart))


def test_the_tables_are_seen_in_the_record_alone(page: Callable[..., SectionPage], new: New) -> None:
    shown = page(new(record("SERIES_YEAR") | bills(3)))
    assert [block.isHidden() for block in shown.blocks] == [False, True, True, True]


def test_every_estimated_value_is_listed_with_its_state(page: Callable[..., SectionPage], new: New) -> None:
    shown = part(page(new(record("A") | inputs(("A", "500", "MWh/p")) | {EC: "400"})))
    assert shown.chosen == EC
    lines = {line[0]: line for line in shown._lines}
    assert lines[EC][2:] == ("400", "500", "differs")
    assert lines["ID_AM002/chillers/r1/COP_PJ"][-1] == "no record"


def test_the_value_is_taken_over_and_undone(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("A") | inputs(("A", "500", "MWh/p")) | {EC: "400"})
    view = part(page(session)).record
    assert view.take.isEnabled()
    assert "tCO2" in view.said.text()
    view.take.click()
    assert session.project.get(EC) == "500"
    assert not view.take.isEnabled()
    session.undo()
    assert session.project.get(EC) == "400"
    assert view.take.isEnabled()


def test_a_refused_value_says_why_and_changes_nothing(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("A") | inputs(("A", "-5", "MWh/p")) | {EC: "400"})
    view = part(page(session)).record
    view.take.click()
    assert session.project.get(EC) == "400"
    assert "-5" in view.said.text()


def test_a_record_is_started_filled_and_removed(page: Callable[..., SectionPage], new: New) -> None:
    session = new({EC: "400"})
    shown = part(page(session))
    assert shown.choose(EC)
    assert shown.record.start.isVisibleTo(shown)
    shown.record.start.click()
    assert held(session).row == "r1"
    shown.record.series.paste("2024-01\t１０\n2024-02\t２０")
    shown.record.inputs.paste("A\tFactor\t2\t-")
    session.set_text("estimates/r1/formula", "SERIES_YEAR * A")
    assert held(session).result == 360
    shown.record.remove.click()
    assert session.project.rows("estimate_series") == ()
    assert shown.record.record is None


def test_rows_added_by_hand_belong_to_the_value_shown(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("1"))
    shown = part(page(session))
    shown.record.inputs.add_row()
    assert session.project.get("estimate_inputs/r1/of") == EC


def test_findings_lead_into_the_record_they_are_about(page: Callable[..., SectionPage], new: New) -> None:
    other = "ID_AM002/EF_grid"
    session = new(record("A") | {"estimates/r2/of": other, "estimates/r2/formula": "B",
                                 "estimate_inputs/r1/of": other, "estimate_inputs/r1/symbol": "B"})
    window = page(session)
    assert window.focus_address("estimate_inputs/r1/value")
    assert part(window).chosen == other
    assert window.focus_address("estimates/r1/formula")
    assert part(window).chosen == EC


def test_a_record_of_a_value_that_is_gone_can_be_removed(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("1", of="ID_AM002/chillers/r9/EC_PJ"))
    shown = part(page(session))
    assert shown.choose("ID_AM002/chillers/r9/EC_PJ")
    assert shown.record.nothing.text()
    shown.record.remove.click()
    assert session.project.rows("estimates") == ()


def test_switching_the_value_sends_what_was_typed(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("A") | {"estimates/r2/of": "ID_AM002/EF_grid", "estimates/r2/formula": "1"})
    shown = part(page(session))
    field = next(e for e in shown.record._flows[0].editors if e.address == "estimates/r1/formula")
    field.start_from("A * 2")
    shown.choose("ID_AM002/EF_grid")
    assert session.project.get("estimates/r1/formula") == "A * 2"
    assert session.project.get("estimates/r2/formula") == "1"
    assert field.address == "estimates/r2/formula"


@pytest.mark.parametrize("address", [EC, f"{EC}.source", f"{EC}@2028", f"{EC}.degradation"])
def test_the_guide_leads_from_a_value_to_its_record(qtbot, new: New, address: str) -> None:  # type: ignore[no-untyped-def]
    session = new({EC: "400"})
    assert value_of(session, address).address == EC
    guide = Guide()
    qtbot.addWidget(guide)
    guide.show_place(session, "c0", address)
    went: list[str] = []
    guide.chosen.connect(went.append)
    guide.basis.button.click()
    guide.basis.show_record()
    guide.basis.button.click()
    assert went == ["estimates/r1/basis"] * 2
    assert held(session).row == "r1"


@pytest.mark.parametrize("address", ["title", "sites/r1/name", "ID_AM002/chillers/r1/name", "ID_AM002/chillers"])
def test_other_questions_have_no_basis(new: New, address: str) -> None:
    assert value_of(new(), address) is None


def test_the_result_is_seen_while_the_calculation_is_typed(page: Callable[..., SectionPage], new: New) -> None:
    session = new(record("A") | inputs(("A", "500", "MWh/p")) | {EC: "500"})
    view = part(page(session)).record
    line = view._formula().input
    line.setText("A / 4")
    line.textEdited.emit("A / 4")
    assert view.facts.pairs[0][1].text() == "125 MWh/p"
    assert session.project.get("estimates/r1/formula") == "A"
    line.textEdited.emit("A / X")
    assert view.facts.pairs[0][1].text() == "no result yet"
    assert "X" in view.said.text()
    line.textEdited.emit("A /")
    assert "position" in view.said.text()
    view.commit()
    line.textEdited.emit("A / 4")
    view._formula().keystroke()
    view._formula().commit()
    assert session.project.get("estimates/r1/formula") == "A / 4"
    assert view.take.isEnabled()


def test_the_page_speaks_japanese_at_once(page: Callable[..., SectionPage], new: New) -> None:
    window = page(new(record("A") | inputs(("A", "500", "MWh/p"))))
    window.set_language("ja")
    shown = part(window)
    assert "計算式" in shown.record._formula().head.text()
    assert shown.record.inputs.model.header(0) == "記号"
    assert "電力消費量" in shown.record.title.text()


def test_nothing_can_be_changed_in_a_project_that_is_only_read(page: Callable[..., SectionPage], new: New,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    session = new(record("A") | inputs(("A", "500", "MWh/p")) | {EC: "400"})
    monkeypatch.setattr(type(session), "read_only", property(lambda _: True))
    view = part(page(session)).record
    assert view.take.isHidden()
    assert view.remove.isHidden()
    view.take_over()
    view.remove_record()
    view.series.paste("2024-01\t5")
    assert session.project.get(EC) == "400"
    assert session.project.rows("estimates") == ("r1",)
    assert session.project.rows("estimate_series") == ()
