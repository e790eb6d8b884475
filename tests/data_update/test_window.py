"""The page on data updates: nothing is taken before it is shown and its key is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update.changes import Change
from jcm_pdd.files.data_update.container import Opened, read_update
from jcm_pdd.files.data_update.in_use import InUse, _Decided
from jcm_pdd.files.data_update.look import Look
from jcm_pdd.files.data_update.touched import Touched
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.data_page import CHANGES, KEYS, PROJECTS, STORED, DataPage
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.look import Look as Dress
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.workbench import Workbench

CHANGE = Change("methodology", "TH_AM001 ver01.0", ("Solar", "太陽光"), "changed", ("defaults", "[EF]", "value"),
                "0.319", "0.325", "tCO2/MWh", "Law 1", "reported")


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Return one window for all tests; dialogs choose nothing unless a test says what."""
    folder = tmp_path_factory.mktemp("window")
    kept = PreferenceFile(folder / "config")
    kept.change(language="en", theme="light")
    look = Dress(qapp)
    look.use(kept.value)
    answers = SimpleNamespace(data_file=lambda _folder: None, result_file=lambda _proposed, _endings: None)
    place = Workplace(folder / "data", lambda: datetime.now(UTC), "keiko", "here")
    made = MainWindow(Workbench(Doors("keiko", place)), kept, look, answers)  # type: ignore[arg-type]
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> DataPage:
    """Return the page anew."""
    return window.commands.data.show_data()


@pytest.fixture
def opened(data: bytes) -> Opened:
    """Return the update."""
    return read_update(data, "x.jcmdata")


def seen(opened: Opened, trusted: str = "", refusal: Problem | None = None) -> Look:
    return Look("x.jcmdata", opened.manifest, opened.sha256, opened.key, trusted, (CHANGE,),
                (Touched("p.jcmpdd", "Roof", ("TH_AM001 ver01.0",)),), refusal)


def test_without_a_file_it_shows_what_is_here_and_that_no_key_is_built_in(page):
    assert not page.tabs.isTabVisible(CHANGES)
    assert page.stored.topLevelItemCount() == 1
    assert page.stored.topLevelItem(0).text(3) == "now"
    assert "No publisher's key" in page.note.text()
    assert not page.go.isVisible()
    page.tabs.setCurrentIndex(STORED)
    assert not page.previous.isEnabled()
    assert not page.use.isEnabled()


def test_an_unknown_key_has_to_be_compared_first(page, opened, qtbot):
    page._looked(seen(opened))
    head = page.changes.topLevelItem(0)
    assert [head.child(0).text(at) for at in range(4)] == [
        "Default value › EF › value", "0.319 tCO2/MWh", "0.325 tCO2/MWh", "Law 1; read in a public copy"]
    assert page.projects.topLevelItem(0).text(1) == "TH_AM001 ver01.0"
    assert "tonnes stay" in page.pinned.text()
    assert page.tabs.tabText(PROJECTS) == "Projects that use it 1"
    assert page.go.isVisible()
    assert not page.go.isEnabled()
    page.compared.setFocus()
    qtbot.keyClick(page.compared, Qt.Key.Key_Space)
    assert page.go.isEnabled()


def test_what_is_refused_cannot_be_taken_and_says_why(page, opened):
    page._looked(seen(opened, "Desk", Problem("data.needs_program", "2027-01-15", needed="99.2", program="0.1.0")))
    assert "99.2" in page.note.text()
    assert not page.go.isEnabled()
    assert not page.compared.isVisible()


def test_it_speaks_the_language_of_the_window(page, opened, window, qtbot):
    def said() -> str:
        return page.changes.topLevelItem(0).child(0).text(0)

    page._looked(seen(opened, "Desk"))
    window.commands.switch_language()
    try:
        qtbot.waitUntil(lambda: said() == "デフォルト値 › EF › 値")
        assert page.changes.topLevelItem(0).text(0).startswith("方法論")
    finally:
        window.commands.switch_language()
    qtbot.waitUntil(lambda: said() == "Default value › EF › value")


def test_the_report_is_saved_where_the_user_says(page, opened, window, tmp_path, monkeypatch):
    page._looked(seen(opened))
    monkeypatch.setattr(window.commands.dialogs, "result_file", lambda _proposed, _endings: tmp_path / "r.csv")
    page.report.click()
    assert "0.325" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")


def test_a_file_is_looked_at_when_it_is_dropped_or_chosen(window, monkeypatch, tmp_path):
    started: list[Path] = []
    monkeypatch.setattr(DataPage, "start", lambda _page, path: started.append(path))
    file = tmp_path / "x.JCMDATA"
    urls = [QUrl.fromLocalFile(str(file))]
    assert window.commands.paperwork.takes(urls)
    window.commands.paperwork.dropped(urls)
    monkeypatch.setattr(window.commands.dialogs, "data_file", lambda _folder: file)
    window.commands.data.show_data().choose.click()
    assert started == [file, file]


def test_the_start_says_why_an_update_is_not_used(window, monkeypatch):
    monkeypatch.setattr(_Decided, "now", InUse(None, Problem("data.damaged", "2027-01-15", folder="x")))
    window.commands.data.tell_at_start()
    assert any("damaged" in text for text in window.banner.texts())
    window.banner.take_away("data")


def wait(page: DataPage, qtbot) -> None:
    qtbot.waitUntil(lambda: not page.running, timeout=120_000)


@pytest.mark.long
def test_from_the_file_to_going_back(page, path, window, qtbot):
    page.start(path)
    wait(page, qtbot)
    assert page.found is not None
    assert {one.subject for one in page.found.changes} == {"TH_AM001 ver01.0", "cycle"}
    page.compared.setChecked(True)
    page.go.click()
    wait(page, qtbot)
    assert page.stored.topLevelItemCount() == 2
    assert page.stored.topLevelItem(1).text(3) == "from the next start on"
    assert any("next start" in text for text in window.banner.texts())
    page.previous.click()
    assert page.stored.topLevelItem(0).text(3) == "now"
    assert page.stored.topLevelItem(1).text(3) == ""
    page.tabs.setCurrentIndex(KEYS)
    page.withdraw.click()
    assert page.keys.chosen() is None
    assert page.keys.topLevelItem(0).text(2).startswith("withdrawn on")


def test_a_file_that_is_none_is_refused_in_words(page, tmp_path, window, qtbot):
    file = tmp_path / "x.jcmdata"
    file.write_bytes(b"hello")
    told = []
    page.went_wrong.connect(told.append)
    page.start(file)
    wait(page, qtbot)
    assert [problem.code for problem in told] == ["data.unreadable"]
    assert page.found is None
