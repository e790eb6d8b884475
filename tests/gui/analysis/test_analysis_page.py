"""The page of the analysis as a person meets it: charts, pictures to take along, scenarios, and a window that lives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from jcm_pdd.core.analysis import scenarios as edits
from jcm_pdd.core.analysis.scenarios import scenarios
from jcm_pdd.gui.analysis.chart_card import ChartCard
from jcm_pdd.gui.analysis.part import AnalysisPart
from jcm_pdd.gui.analysis.slices import Slices
from jcm_pdd.gui.field_picker import FieldPicker

CHILLERS = "ID_AM002/chillers"


@pytest.fixture
def chillers(desk: Any) -> Any:
    desk.window.commands.open_sample("id_factory_chillers")
    return desk


@pytest.fixture
def part(chillers: Any, qtbot: QtBot) -> Iterator[AnalysisPart]:
    chillers.window.commands.show_analysis()
    found = chillers.window.findChild(AnalysisPart)
    assert found is not None
    qtbot.waitUntil(lambda: not found.working, timeout=20_000)
    yield found
    QGuiApplication.clipboard().clear()  # a picture left on the clipboard would outlive the interpreter


def settled(part: AnalysisPart, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not part.working, timeout=20_000)


def eight(part: AnalysisPart, qtbot: QtBot) -> None:
    """Make a scenario by the page alone: a new one, its name, and a number of rows."""
    view = part.scenarios
    view.buttons["new"].click()
    view.name.setText("Eight chillers")
    view.name.setModified(True)
    view.name.editingFinished.emit()
    view.rows.given.emit(CHILLERS, "")
    line = view.rows.lines[0]
    line.value.setText("8")
    line.value.setModified(True)
    line.value.editingFinished.emit()
    settled(part, qtbot)


def test_the_numbers_panel_leads_here(chillers: Any, qtbot: QtBot) -> None:
    workspace = chillers.workspace
    workspace.side.setCurrentWidget(workspace.side.numbers)
    qtbot.waitUntil(workspace.side.numbers.analysis.isVisible)
    workspace.side.numbers.analysis.click()
    assert workspace.section == "analysis"


def test_the_charts_say_what_they_show(part: AnalysisPart) -> None:
    assert "2019: reference 4,045, project 3,616, reductions 429 tCO2." in part.years.view.accessibleDescription()
    assert part.units.view.accessibleDescription().startswith("CH-03: 1,730 tCO2.")
    assert "−3,239, +3,232." in part.inputs.view.accessibleDescription()
    assert part.list.lines.topLevelItemCount() == 10
    assert part.list.lines.topLevelItem(1).text(3) == "−10 %: 2"
    assert "Ozone depletion potential" in part.list.without.text()
    assert "Periodical checks a year" in part.list.left.text()
    assert not part.empty.isVisibleTo(part)


def test_the_panel_and_the_page_show_the_same_years(part: AnalysisPart, chillers: Any, qtbot: QtBot) -> None:
    numbers = chillers.workspace.side.numbers
    chillers.workspace.side.setCurrentWidget(numbers)
    qtbot.waitUntil(lambda: numbers.chart.drawn)
    assert numbers.chart.accessibleDescription() == part.years.view.accessibleDescription()


@pytest.mark.parametrize("card", ["years", "units", "inputs"])
def test_a_chart_is_copied_as_a_picture_and_as_lines(part: AnalysisPart, card: str) -> None:
    one: ChartCard = getattr(part, card)
    one.copy.click()
    taken = QGuiApplication.clipboard().mimeData()
    image = QImage(taken.imageData())
    assert image.width() > 1000
    assert image.pixelColor(2, 2).name() == "#ffffff"
    assert bytes(taken.data("image/svg+xml")).startswith(b"<?xml")


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_as_a_file(part: AnalysisPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str,
                                    start: bytes) -> None:
    target = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(part.units, "ask_target", lambda: target)
    part.units.save.click()
    assert target.read_bytes().startswith(start)
    assert not part.units.trouble.isVisibleTo(part)


def test_a_chart_that_cannot_be_saved_says_so(part: AnalysisPart, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    for target in (tmp_path / "chart.gif", tmp_path / "no folder" / "chart.png"):
        monkeypatch.setattr(part.units, "ask_target", lambda target=target: target)
        part.units.save.click()
        assert part.units.trouble.isVisibleTo(part)
        assert part.units.trouble.text()


def test_a_scenario_from_the_page_to_the_project_and_back(part: AnalysisPart, chillers: Any, qtbot: QtBot) -> None:
    eight(part, qtbot)
    session, view = chillers.session, part.scenarios
    assert [(one.name, one.changes[0].value) for one in scenarios(session.project)] == [("Eight chillers", "8")]
    assert session.results.total.emission_reductions == 3431
    assert "Eight chillers: 12,080 (+8,649, +252.1 %) tCO2." in view.chart.view.accessibleDescription()
    last = view.table.rowCount() - 1
    assert [view.table.item(last, column).text() for column in (0, 3, 6)] == ["Difference", "", "+8,649"]
    assert view.table.item(last - 1, 6).text() == "12,080"
    before = dict(session.project.answers)
    view.buttons["apply"].click()
    assert session.results.total.emission_reductions == 12080
    assert session.undo_name("en") == "Apply the scenario Eight chillers"
    settled(part, qtbot)
    assert not view.buttons["apply"].isEnabled()
    assert session.undo()
    assert dict(session.project.answers) == before
    settled(part, qtbot)
    view.buttons["delete"].click()
    assert scenarios(session.project) == ()
    assert not view.choice.isVisibleTo(part)


def test_a_question_is_picked_from_the_list_by_keys_and_the_value_typed(part: AnalysisPart, chillers: Any,
                                                                       qtbot: QtBot) -> None:
    view = part.scenarios
    view.buttons["new"].click()
    view.rows.add.click()
    picker = chillers.window.findChild(FieldPicker)
    qtbot.keyClicks(picker.search, "EF_grid")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    line = view.rows.lines[0]
    assert line.now.text() == "0.741"
    qtbot.keyClicks(line.value, "600 kgCO2/MWh")
    qtbot.keyClick(line.value, Qt.Key.Key_Return)
    settled(part, qtbot)
    assert part.outcomes[0].total.emission_reductions == pytest.approx(3431 * 0.6 / 0.741, abs=9)


def test_tab_goes_through_a_scenario_as_it_stands(part: AnalysisPart, qtbot: QtBot) -> None:
    eight(part, qtbot)
    view = part.scenarios
    view.name.setFocus()
    order = [view.rows.lines[0].value, view.rows.lines[0].drop, view.rows.add]
    for wanted in order:
        view.focusNextPrevChild(True)
        assert QApplication.focusWidget() is wanted


def test_a_chart_is_saved_beside_the_project_and_copying_is_told(part: AnalysisPart, chillers: Any, tmp_path: Path,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1])
    (tmp_path / "work").mkdir()
    chillers.window.bench.save(tmp_path / "work" / "chillers.jcmpdd")
    part.units.ask_target()
    assert Path(asked[0]).parent == tmp_path / "work"
    part.units.copy.click()
    assert part.units.copy.text() == "Copied"


def test_what_cannot_be_used_is_said_at_the_value_and_there_is_no_number(part: AnalysisPart, qtbot: QtBot) -> None:
    view = part.scenarios
    view.buttons["new"].click()
    view.rows.given.emit("lifetime", "a while")
    settled(part, qtbot)
    assert "cannot be read" in view.rows.lines[0].why.text()
    assert not view.buttons["apply"].isEnabled()
    assert "a value cannot be used" in view.chart.view.accessibleDescription()
    assert view.table.item(view.table.rowCount() - 2, 6).text() == "–"


def test_a_name_typed_and_not_left_is_sent_before_the_page_goes(part: AnalysisPart, chillers: Any) -> None:
    view = part.scenarios
    view.buttons["new"].click()
    view.name.setText("Typed")
    view.name.setModified(True)
    assert part.unsent()
    chillers.workspace.show_section(chillers.workspace.steps.sections()[0])
    assert [one.name for one in scenarios(chillers.session.project)] == ["Typed"]


def test_a_change_of_the_project_is_worked_out_again(part: AnalysisPart, chillers: Any, qtbot: QtBot) -> None:
    chillers.session.set_text(f"{CHILLERS}/r1/EC_PJ", "1")
    settled(part, qtbot)
    assert part.found is not None
    assert part.found.total == chillers.session.results.total.emission_reductions != 3431
    chillers.session.set_text("lifetime", "")
    settled(part, qtbot)
    assert part.empty.isVisibleTo(part)
    assert not part.units.isVisibleTo(part)
    assert not part.list.isVisibleTo(part)


def test_both_languages_and_both_looks(part: AnalysisPart, chillers: Any, qtbot: QtBot) -> None:
    eight(part, qtbot)
    for theme_, language in (("dark", "ja"), ("light", "en")):
        chillers.kept.change(language=language, theme=theme_)
        chillers.look.use(chillers.kept.value)
        qtbot.waitUntil(lambda language=language: part.desk.language == language)
        settled(part, qtbot)
        image = part.units.view.grab().toImage()
        colours = {image.pixelColor(image.width() // 4, y).name() for y in range(image.height())}
        assert ("#5cc2ae" if theme_ == "dark" else "#0f6b5c") in colours
        assert part.scenarios.rows.lines[0].what.text() == {
            "ja": "行数：プロジェクト冷凍機", "en": "Number of rows: Project chillers"}[language]


def test_every_field_has_a_name_for_a_screen_reader(part: AnalysisPart, qtbot: QtBot) -> None:
    eight(part, qtbot)
    nameless = [one for one in part.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
                and one.isVisibleTo(part) and not one.accessibleName() and not getattr(one, "text", lambda: "")()]
    assert nameless == []


def test_long_work_lets_the_window_live_and_can_be_stopped(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    slices, turns, told = Slices(parent), [], []

    def work() -> Any:
        for at in range(200):
            time.sleep(0.002)
            yield at, 200
        return "ended"

    ticker = QTimer(parent)
    ticker.timeout.connect(lambda: turns.append(time.perf_counter()))
    ticker.start(0)
    slices.told.connect(lambda done, _total: told.append(done))
    with qtbot.waitSignal(slices.done, timeout=20_000) as ended:
        slices.start(work())
    assert ended.args == ["ended"]
    assert len(turns) > 10
    assert told == sorted(told)
    slices.start(work())
    qtbot.waitUntil(lambda: len(told) > 1)
    slices.stop()
    assert not slices.running


def test_stopping_leaves_no_old_number_behind(part: AnalysisPart, chillers: Any) -> None:
    part.refresh(frozenset({"lifetime"}), None)
    part._start()
    part._told(1, 40)
    assert part.cancel.isVisibleTo(part)
    assert not part.inputs.view.drawn
    part.cancel.click()
    assert not part.working
    assert not part.bar.isVisibleTo(part)
    assert not part.list.isVisibleTo(part)


def test_go_to_finds_a_scenario(part: AnalysisPart, chillers: Any, qtbot: QtBot) -> None:
    session = chillers.session
    for name in ("One", "Two"):
        session.record(edits.started(session.project, name))
    row = scenarios(session.project)[1].row
    chillers.workspace.go_to(f"scenarios/{row}/name")
    assert part.scenarios.chosen is not None
    assert part.scenarios.chosen.name == "Two"
