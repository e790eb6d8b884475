"""The page of measured data: a file dropped on it is looked at, checked and taken over; cancelling leaves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from measured_files import hours, lines
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QPixmap

from jcm_pdd.core.papers.series import Bucket, Trace
from jcm_pdd.gui.papers.measured_chart import SeriesChart, columns, reach, scale
from jcm_pdd.gui.papers.measured_part import MeasuredPart
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures

WAIT = 60_000
EC = "ID_AM002/chillers/r1/EC_PJ"


@pytest.fixture
def part(desk: Desk) -> MeasuredPart:  # noqa: F811 - a fixture
    desk.window.commands.open_sample("id_factory_chillers")
    desk.workspace.show_section("measured_data")
    return next(block for block in desk.workspace.page.blocks if isinstance(block, MeasuredPart))


def written(folder: Path, count: int = 365 * 24) -> Path:
    rows: list[tuple[object, ...]] = [(f"{at:%Y/%m/%d %H:%M}", number % 9) for number, at
                                      in enumerate(hours("2025-01-01", count))]
    rows[40] = (rows[40][0], "欠測")
    rows[50] = (rows[50][0], 99_999)
    path = folder / "chiller.csv"
    path.write_text(lines(rows), encoding="cp932")
    return path


def summed(part: MeasuredPart, qtbot) -> None:
    qtbot.waitUntil(lambda: not part.running and (part.report is not None or part.message.isVisible()), timeout=WAIT)


def choose(part: MeasuredPart, name: str, value: object) -> None:
    box = part.mapping.boxes[name]
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemData(at) == value))
    box.activated.emit(box.currentIndex())


def test_a_dropped_file_is_shown_before_anything_changes(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    before = part.desk.session.project
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path)))])
    part.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))
    summed(part, qtbot)
    assert part.report is not None
    assert part.mapping.mapping.zone == "Asia/Jakarta"
    found = {one.finding.code for one in part.report.oddities}
    assert {"measured.nothing", "measured.gap", "measured.outlier"} <= found
    assert part.result.cells.texts.rowCount() == 8
    assert part.result.table.texts.rowCount() == 13
    assert "Take it over although only 99.98 %" in part.result.take.accept.text()
    assert part.desk.session.project is before


def test_what_is_done_with_an_oddity_is_chosen_beside_it(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    part.open(written(tmp_path))
    summed(part, qtbot)
    assert part.report is not None
    first = part.report.total
    box = part.result.findings.boxes["outliers"]
    box.setCurrentIndex(box.findData("leave_out"))
    box.activated.emit(box.currentIndex())
    assert part.running
    summed(part, qtbot)
    assert part.report is not None
    assert first is not None
    assert part.report.total == first - 99_999


def test_it_is_taken_over_as_one_step(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    part.open(written(tmp_path))
    summed(part, qtbot)
    take = part.result.take
    take.place.setCurrentIndex(take.place.findData(EC))
    assert not take.value.isEnabled()
    take.accept.setChecked(True)
    assert take.value.isEnabled()
    assert "MWh" in take.becomes.text()
    session = part.desk.session
    before = session.project.get(EC)
    qtbot.mouseClick(take.value, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.project.get(EC) != before, timeout=WAIT)
    assert part.report is not None
    assert session.project.get("measured/r1/of") == EC
    assert session.undo()
    assert session.project.get(EC) == before


def test_what_was_shown_is_there_again(part: MeasuredPart, qtbot, tmp_path: Path, desk: Desk) -> None:  # noqa: F811
    part.open(written(tmp_path, 240))
    summed(part, qtbot)
    report = part.report
    desk.workspace.show_section("a2")
    desk.workspace.show_section("measured_data")
    again = next(block for block in desk.workspace.page.blocks if isinstance(block, MeasuredPart))
    assert again is not part
    assert again.report is report
    assert again.result.table.texts.rowCount() == 2


def test_another_column_is_read_at_once(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(lines(((f"{at:%Y/%m/%d %H:%M}", 1, 2) for at in hours("2025-01-01", 48)), "日時,A(kWh),B(kWh)"),
                    encoding="utf-8")
    part.open(path)
    summed(part, qtbot)
    choose(part, "value", 2)
    summed(part, qtbot)
    assert part.report is not None
    assert part.report.total == 96


def test_cancelling_ends_the_work_and_the_window_lives(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    rows = ((f"{at:%Y/%m/%d %H:%M}", 1) for at in hours("2020-01-01", 400_000, 5))
    path = tmp_path / "long.csv"
    path.write_text(lines(rows), encoding="utf-8")
    part.open(path)
    qtbot.waitUntil(lambda: part.look is not None, timeout=WAIT)
    assert part.running
    assert part.cancel.isVisible()
    qtbot.mouseClick(part.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not part.running, timeout=WAIT)
    assert part.report is None
    qtbot.mouseClick(part.again, Qt.MouseButton.LeftButton)
    summed(part, qtbot)
    assert part.report is not None
    assert part.report.total == 400_000


def test_leaving_the_page_ends_the_work(part: MeasuredPart, qtbot, tmp_path: Path, desk: Desk) -> None:  # noqa: F811
    path = tmp_path / "long.csv"
    path.write_text(lines((f"{at:%Y/%m/%d %H:%M}", 1) for at in hours("2020-01-01", 400_000, 5)), encoding="utf-8")
    part.open(path)
    qtbot.waitUntil(lambda: part.look is not None, timeout=WAIT)
    jobs = list(part._jobs)
    assert jobs[0].running
    desk.workspace.show_section("a2")
    qtbot.waitUntil(lambda: not any(job.running for job in jobs), timeout=WAIT)


def test_a_file_that_is_no_table_is_said_on_the_page(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(bytes(range(256)) * 50)
    part.open(path)
    qtbot.waitUntil(part.message.isVisible, timeout=WAIT)
    assert "neither a text file nor a workbook" in part.message.text()
    assert part.look is None


def test_the_chart_keeps_the_lowest_and_highest_of_what_shares_a_column() -> None:
    buckets = tuple(Bucket(at, at % 7, at % 11 + 7) for at in range(1_000)) + (Bucket(1_000, None, None),) * 10
    found = columns(Trace(1, buckets), 101)
    assert len(found) == 101
    assert (found[0].low, found[0].high) == (0, 16)
    assert found[-1].low is None
    assert columns(Trace(1, buckets[:50]), 101) == list(buckets[:50])


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 1), (-3, 0), (0, 99_999), (0.001, 0.002), (-1e9, 1e9), (5, 5)])
def test_the_axis_reaches_all_values_with_few_lines(low: float, high: float) -> None:
    bottom, top, step = scale(low, high)
    assert bottom <= low <= high <= top + step * 1e-9
    assert (top - bottom) / step <= 6


def test_an_outlier_does_not_flatten_the_chart() -> None:
    shown = [Bucket(0, 1.0, 5.0), Bucket(1, 2.0, 99_999.0)]
    assert reach(Trace(1, tuple(shown), ((1, 99_999.0),)), shown) == (0.0, 5.0)
    assert reach(Trace(1, tuple(shown)), shown) == (0.0, 99_999.0)


def test_the_chart_says_what_it_shows(part: MeasuredPart, qtbot, tmp_path: Path) -> None:
    chart = SeriesChart()
    qtbot.addWidget(chart)
    chart.resize(600, 220)
    chart.render(QPixmap(600, 220))
    part.open(written(tmp_path, 240))
    summed(part, qtbot)
    chart.show_report(part.report)
    assert "values from 0 to 99,999 kWh" in chart.accessibleDescription()
    assert "1 outliers" in chart.accessibleDescription()
    assert not chart.grab().isNull()
