"""In the window: what the project needs with one click to take it, and the slices of a monitoring period."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from jcm_pdd.core.papers.measured import TakeOver
from jcm_pdd.core.papers.series import SeriesMapping
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_taking import take_into
from jcm_pdd.gui.forms_page import FormsPage
from jcm_pdd.gui.needed_list import NeededList
from jcm_pdd.gui.papers.monitoring_report import MonitoringReportPart
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures

WAIT = 60_000


@pytest.fixture
def chillers_desk(desk: Desk) -> Desk:  # noqa: F811 - a fixture
    desk.window.commands.open_sample("id_factory_chillers")
    return desk


def lines(needed: NeededList) -> dict[str, list[str]]:
    found = {}
    for at in range(needed.list.topLevelItemCount()):
        item = needed.list.topLevelItem(at)
        found[item.data(0, Qt.ItemDataRole.UserRole).document.id] = [item.text(column) for column in range(5)]
    return found


def choose(needed: NeededList, document: str) -> None:
    needed.list.setCurrentItem(needed.list.topLevelItem([*lines(needed)].index(document)))


def in_order(window: QWidget, page: FormsPage) -> None:
    """The page is headed by its title, has one primary button, and room for what is needed in a low window."""
    needed = page.needed
    assert needed is not None
    primary = [b for b in page.findChildren(QPushButton) if b.property("role") == "primary"]
    assert primary == [page.adopt], "one primary button a page"
    window.resize(960, 600)
    QApplication.processEvents()
    assert page.title.mapTo(page, QPoint()).y() < needed.title.mapTo(page, QPoint()).y()
    assert not page.list.isVisible(), "without forms their list takes no room"
    assert needed.list.viewport().height() >= 4 * needed.list.sizeHintForRow(0)


def test_one_click_takes_a_document_into_the_package_and_out_again(chillers_desk: Desk, qtbot) -> None:
    window, session = chillers_desk.window, chillers_desk.workspace.session
    window.actions_by_id["forms"].trigger()
    page = window.stack.currentWidget()
    assert isinstance(page, FormsPage)
    needed = page.needed
    assert needed is not None
    shown = lines(needed)
    assert shown["SDIP"][0] == "Needed now"
    assert shown["Reg_Req"][0] == "Needed later"
    assert shown["PW_Req"][0] == "If it happens"
    assert shown["SDCP"][0] == "Not for this country"
    assert shown["PDD"][2] == "JCM_ID_F_PDD_ver02.0"
    assert "no version" in needed.about.text()
    in_order(window, page)
    choose(needed, "SDIP")
    needed.take.click()
    assert session.project.get("sdip_wanted") is True
    assert lines(needed)["SDIP"][3] == "In the package"
    page.back.click()
    qtbot.waitUntil(lambda: "sdip_1" in chillers_desk.workspace.steps.sections(), timeout=WAIT)
    window.actions_by_id["forms"].trigger()
    again = window.stack.currentWidget().needed  # type: ignore[attr-defined]
    choose(again, "SDIP")
    again.take.click()
    assert session.project.get("sdip_wanted") is False
    choose(again, "Val_Rep")
    assert not again.take.isEnabled()
    again.stage.setCurrentIndex(again.stage.findData("issuance"))
    assert lines(again)["Reg_Req"][0] == "Needed now"
    again.rules.setCurrentIndex(again.rules.findData("G1"))
    assert lines(again)["SDIP"][0] == "Not for this country"
    choose(again, "AMR_Req")
    assert "fields are not known" in again.why.text()
    assert not again.take.isEnabled()
    choose(again, "Val_Rep")
    assert "fields are not known" not in again.why.text()


@pytest.mark.parametrize("last", ["2018-12-31", pytest.param("2019-06-30", marks=pytest.mark.long)])
def test_the_slices_are_filled_from_measured_data(chillers_desk: Desk, qtbot, tmp_path: Path, last: str) -> None:
    """Data of one slice are taken whole; those that cross the end of the year are summed again in another process."""
    workspace, session = chillers_desk.workspace, chillers_desk.workspace.session
    years = (2018,) if last.startswith("2018") else (2018, 2019)
    session.set_answers({"periods/r1/number": "1", "periods/r1/from": "2018-07-01", "periods/r1/to": last,
                         "periods/r1/is_current": "yes"})
    path = tmp_path / "meter.csv"
    months = [f"{2018 + at // 12}-{at % 12 + 1:02d}-01,1000" for at in range(6, 6 + 6 * len(years))]
    path.write_text("Month,kWh\n" + "\n".join(months) + "\n", encoding="utf-8")
    for unit in ("r1", "r2", "r3"):
        take_into(session, path, read_series(path, SeriesMapping(unit="kWh")),
                  TakeOver(f"ID_AM002/chillers/{unit}/EC_PJ", "series"))
    workspace.show_section("monitored_values")
    part = next(block for block in workspace.page.blocks if isinstance(block, MonitoringReportPart))
    assert part.list.topLevelItemCount() == len(years)
    assert "CH-01 (2018)" in part.state.text()
    assert f"{3 * len(years)} values are missing" in part.state.text()
    assert {part.list.topLevelItem(at).text(3) for at in range(len(years))} == {"–"}
    assert all(part.list.topLevelItem(0).textAlignment(at) & Qt.AlignmentFlag.AlignRight for at in range(1, 5))
    part.fill.click()
    qtbot.waitUntil(lambda: len(session.project.rows("monitored")) == 3 * len(years), timeout=WAIT)
    assert not part.message.isVisible()
    # 6 MWh of each chiller: (6 x 6.1576 / 5.59 x 2 + 6 x 6.5 / 5.69 - 18) x 0.741 = 1.53 tonnes in each slice
    assert {part.list.topLevelItem(at).text(3) for at in range(len(years))} == {"1"}
    assert part.state.text() == (
        f"Emission reductions of the period: {len(years)} tCO2, the sum of the calendar years.")
