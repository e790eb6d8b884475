"""The page over a folder of projects."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.portfolio.cache import FactsCache, stamp_of
from jcm_pdd.files.portfolio.facts import as_json, read_facts
from jcm_pdd.files.portfolio.folder import projects_in
from jcm_pdd.files.preferences import Recent
from jcm_pdd.gui.portfolio import work
from jcm_pdd.gui.portfolio.model import COLUMNS
from jcm_pdd.gui.portfolio.page import PortfolioPage
from jcm_pdd.gui.start_page import StartPage

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(qtbot: QtBot, originals: Path, tmp_path: Path) -> PortfolioPage:
    """Return the page over the folder, with every sound file known already."""
    cache = FactsCache(tmp_path)
    cache.keep((read_facts(str(path)), stamp_of(path)) for path in projects_in(originals))
    made = PortfolioPage(originals, cache, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.start()
    return made


def _titles(page: PortfolioPage) -> list[str]:
    return [Path(one.path).name for one in page.shown()]


def test_the_list_fills_is_sorted_searched_and_opened(qtbot: QtBot, page: PortfolioPage, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: len(page.model.rows) == 4 and not page.running, timeout=20000)
    page.table.sortByColumn(COLUMNS.index("total"), Qt.SortOrder.DescendingOrder)
    assert [one.total for one in page.shown()] == [15765, 15765, 3431, None]
    assert "34,961 tCO2" in page.sums.text()
    page.search.setText("インドネシア")
    assert _titles(page) == ["id_factory_chillers.jcmpdd"]
    page.search.setText("完全性 solar")
    assert not _titles(page)
    page.search.clear()
    page.state.setCurrentIndex(page.state.findData("damaged"))
    assert _titles(page) == ["damaged.jcmpdd"]
    wrong: list[Problem] = []
    page.went_wrong.connect(wrong.append)
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert len(wrong) == 1
    page.state.setCurrentIndex(page.state.findData("rounds"))
    page.search.setText("chillers")
    page.table.selectRow(0)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args[0].endswith("id_factory_chillers.jcmpdd")
    page.write(tmp_path / "list.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 2
    page.close_job()


def test_the_titles_take_the_room_that_is_left(qtbot: QtBot, page: PortfolioPage) -> None:
    title, table = COLUMNS.index("title"), page.table
    assert table.horizontalScrollBar().maximum() == 0, "on a laptop nothing lies to the right of the window"
    before = table.columnWidth(title)
    page.resize(1680, 900)
    qtbot.waitUntil(lambda: table.columnWidth(title) == before + 400)
    table.setColumnWidth(COLUMNS.index("due"), 300)
    page.resize(1780, 900)
    qtbot.waitUntil(lambda: table.width() > 1700)
    assert table.columnWidth(title) == before + 400, "columns drawn by hand stay"
    page.close_job()


def test_a_folder_that_is_gone_is_a_problem(qtbot: QtBot, tmp_path: Path) -> None:
    page = PortfolioPage(tmp_path / "gone", FactsCache(tmp_path), lambda: TODAY)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.went_wrong) as wrong:
        page.start()
    assert wrong.args[0].code == "portfolio.no_folder"


class _Talk:
    def __init__(self, most: int) -> None:
        self.told: list[object] = []
        self.most = most

    def tell(self, what: object) -> None:
        self.told.append(what)

    def cancelled(self) -> bool:
        return len(self.told) >= self.most


def test_the_other_process_tells_each_file_and_stops_when_asked(originals: Path) -> None:
    from jcm_pdd.gui.jobs import Cancelled

    paths = [str(path) for path in projects_in(originals)]
    talk = _Talk(99)
    assert work.read(talk, paths[1:3]) == 2  # type: ignore[arg-type]
    assert talk.told == [as_json(read_facts(path)) for path in paths[1:3]]
    short = _Talk(1)
    with pytest.raises(Cancelled):
        work.read(short, paths)  # type: ignore[arg-type]
    assert len(short.told) == 1


def test_a_recent_project_shows_its_next_deadline(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    today = datetime.now().astimezone().date()
    page.show_recent([
        Recent("a.jcmpdd", "One", due=(today + timedelta(days=9)).isoformat(), due_en="Public inputs close",
               due_ja="終了"),
        Recent("b.jcmpdd", "Two", due=(today - timedelta(days=2)).isoformat(), due_en="Replies", due_ja="回答"),
        Recent("c.jcmpdd", "Three", due="no day")])
    said = [label.text() for label in page.findChildren(QLabel)]
    assert any("Public inputs close" in text and "9 days left" in text for text in said)
    assert any("Overdue: Replies" in text for text in said)
