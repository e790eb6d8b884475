"""The page of data requests: made, dropped, looked through, ticked, taken in; nothing blocks the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from jcm_pdd.gui.import_page import ImportPage
from jcm_pdd.gui.papers.request import RequestPart
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures
from tests.papers.request.conftest import SITE, Site, emptied, send


@pytest.fixture
def chillers(desk: Desk) -> Desk:  # noqa: F811 - a fixture
    """Return a window with the chiller project and its open questions."""
    desk.window.commands.open_sample("id_factory_chillers")
    emptied(desk.session)
    desk.workspace.show_section("data_requests")
    return desk


def part(desk: Desk) -> RequestPart:  # noqa: F811
    return next(block for block in desk.workspace.page.blocks if isinstance(block, RequestPart))


def came_back(desk: Desk, folder: Path) -> tuple[Site, Path]:  # noqa: F811
    """Send a request and put a filled workbook in a folder."""
    site = send(desk.session, confirm=True)
    filled = site.filled()
    filled.answer("start_date", "2018-07-01")
    filled.answer("sites/r1/coordinates", "35.6, 139.7")
    path = folder / "back.xlsx"
    path.write_bytes(filled.data())
    return site, path


def page(desk: Desk, qtbot) -> ImportPage:  # noqa: F811
    """Return the page that shows the workbook, once it is read."""
    qtbot.waitUntil(lambda: isinstance(desk.window.stack.currentWidget(), ImportPage), timeout=60_000)
    shown = desk.window.stack.currentWidget()
    assert isinstance(shown, ImportPage)
    qtbot.waitUntil(lambda: shown.prospect is not None, timeout=60_000)
    return shown


def test_a_workbook_is_made_in_the_other_process(chillers: Desk, qtbot, tmp_path: Path) -> None:
    shown = part(chillers)
    assert shown.nothing.isVisibleTo(shown)
    shown.open_form()
    shown.form.folder.setText(str(tmp_path))
    shown.form.due.setText("2026年12月11日")
    shown.form.contact.setText("jcm@example.com")
    shown.form.go.click()
    assert shown.running
    qtbot.waitUntil(lambda: not shown.running, timeout=60_000)
    project = chillers.session.project
    assert project.get("requests/r1/due") == "2026-12-11"
    assert (tmp_path / str(project.get("requests/r1/file_name"))).is_file()
    assert shown.table.texts.rowCount() == 1
    assert not shown.nothing.isVisibleTo(shown)


def test_a_wrong_due_date_makes_nothing(chillers: Desk, tmp_path: Path) -> None:
    shown = part(chillers)
    shown.open_form()
    shown.form.folder.setText(str(tmp_path))
    shown.form.due.setText("soon")
    shown.form.go.click()
    assert not shown.running
    assert shown.form.wrong.isVisibleTo(shown)


def test_a_folder_that_cannot_be_written_is_said(chillers: Desk, qtbot, tmp_path: Path) -> None:
    shown = part(chillers)
    shown.open_form()
    shown.form.folder.setText(str(tmp_path / "gone"))
    shown.form.go.click()
    qtbot.waitUntil(lambda: not shown.running, timeout=60_000)
    assert chillers.session.project.rows("requests") == ()
    assert chillers.window.banner.isVisibleTo(chillers.window)


def test_a_dropped_workbook_is_shown_ticked_and_taken_in(chillers: Desk, qtbot, tmp_path: Path) -> None:
    _, path = came_back(chillers, tmp_path)
    chillers.window.commands.paperwork.dropped([QUrl.fromLocalFile(str(path))])
    shown = page(chillers, qtbot)
    assert shown.tabs.currentWidget() is shown.returned
    rows = {row.data(0, Qt.ItemDataRole.UserRole): row for row in shown.returned._rows()}
    assert rows["start_date"].checkState(0) == Qt.CheckState.Checked
    assert rows["sites/r1/coordinates"].checkState(0) == Qt.CheckState.Unchecked, "a position outside the country waits"
    shown.take()
    project = chillers.session.project
    assert project.get("start_date") == "2018-07-01"
    assert project.get("sites/r1/coordinates") is None
    assert project.get("requests/r1/state") == "taken_in"
    assert chillers.session.undo()
    assert chillers.session.project.get("requests/r1/state") == "made"


def test_a_tick_decides(chillers: Desk, qtbot, tmp_path: Path) -> None:
    _, path = came_back(chillers, tmp_path)
    chillers.window.commands.paperwork.read(path, chillers.session)
    shown = page(chillers, qtbot)
    rows = {row.data(0, Qt.ItemDataRole.UserRole): row for row in shown.returned._rows()}
    rows["start_date"].setCheckState(0, Qt.CheckState.Unchecked)
    rows["sites/r1/coordinates"].setCheckState(0, Qt.CheckState.Checked)
    shown.take()
    assert chillers.session.project.get("start_date") is None
    assert chillers.session.project.get("sites/r1/coordinates") is not None


def test_it_can_be_noted_and_decided_later(chillers: Desk, qtbot, tmp_path: Path) -> None:
    _, path = came_back(chillers, tmp_path)
    chillers.window.commands.paperwork.read(path, chillers.session)
    shown = page(chillers, qtbot)
    assert shown.later.isVisibleTo(shown)
    shown.note_returned()
    project = chillers.session.project
    assert project.get("requests/r1/state") == "returned"
    assert project.get("start_date") is None
    assert project.get("requests/r1/site") == SITE
