"""The preview in the window: at the section one is in, behind the typing, never while it is hidden."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from jcm_pdd.gui.panels import preview as panel
from jcm_pdd.gui.panels import preview_making
from tests.benchmarks.baseline import loop_seconds
from tests.gui.preview.plain import WAIT, opened, settled


@pytest.fixture
def handed(monkeypatch) -> list[Path]:
    """Collect what other programs would be asked to open."""
    found: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(Path(url.toLocalFile())))
    return found


def test_it_opens_at_the_section_one_is_in_and_follows_to_others(solar, qtbot):
    preview = opened(solar, qtbot, "a3")
    assert preview.pages.place()[0] == preview.made.marks["a3"][0]

    solar.workspace.show_section("c3")

    page, share = preview.made.marks["c3"]
    at, reached = preview.pages.place()
    assert at == page
    assert reached == pytest.approx(share, abs=0.02)


def test_a_section_of_another_document_shows_that_document(solar, qtbot):
    preview = opened(solar, qtbot)

    solar.workspace.show_section("moc_2")
    settled(preview, qtbot)

    assert preview.document == "moc"
    assert preview.tools.document.currentData() == "moc"
    assert "Modalities of Communication" in preview.made.pages[0].text

    preview.choose("evidence_index")
    solar.workspace.show_section("moc_5")

    assert preview.document == "evidence_index"  # what was chosen stays while one is in the same document


def test_an_edit_brings_new_pages_and_the_old_ones_stay_until_then(solar, qtbot):
    preview = opened(solar, qtbot, "a1")
    before = preview.made

    solar.session.set_text("title", "Entirely new title of the plant")

    assert preview.busy
    assert preview.made is before
    assert preview.tools.state.text() == "Updating…"
    assert preview.stack.currentWidget() is preview.pages
    settled(preview, qtbot)
    assert "Entirely new title of the plant" in preview.made.pages[0].text
    assert preview.tools.state.text() == "As an export would print it now"
    assert not before.files[0].exists()


def test_a_newer_edit_ends_what_is_being_made(solar, qtbot, monkeypatch):
    monkeypatch.setattr(panel, "REST_MS", 0)
    preview = opened(solar, qtbot, "a1")
    solar.session.set_text("title", "First wording")
    qtbot.waitUntil(lambda: preview.making._job is not None, timeout=WAIT)
    first = preview.making._job._process
    work = preview.making._order.work

    solar.session.set_text("title", "Second wording")

    assert not first.is_alive()
    assert not work.exists()
    settled(preview, qtbot)
    assert "Second wording" in preview.made.pages[0].text


def test_nothing_is_made_or_drawn_while_it_is_hidden(solar, qtbot, monkeypatch):
    monkeypatch.setattr(panel, "REST_MS", 0)
    solar.session.set_text("title", "Typed before it was ever looked at")
    preview = solar.workspace.side.preview
    assert not preview.busy
    opened(solar, qtbot)
    drawing = preview.drawing._job._process

    solar.workspace.side.setCurrentWidget(solar.workspace.side.guide)
    solar.session.set_text("title", "Typed while it is hidden")
    QTest.qWait(100)

    assert not preview.busy
    assert not preview.drawing.running
    assert not drawing.is_alive()
    solar.workspace.side.setCurrentWidget(preview)
    settled(preview, qtbot)
    assert "Typed while it is hidden" in preview.made.pages[0].text


def test_closing_the_project_leaves_no_process_and_no_file(solar, qtbot):
    preview = opened(solar, qtbot)
    shown = preview.made.files[0].parent
    preview.choose("moc")
    qtbot.waitUntil(lambda: preview.making._job is not None, timeout=WAIT)
    process, work = preview.making._job._process, preview.making._order.work

    solar.window.commands.close_project()

    assert not process.is_alive()
    qtbot.waitUntil(lambda: not shown.exists() and not work.exists())


def test_keys_turn_pages_and_change_the_size(solar, qtbot):
    preview = opened(solar, qtbot, "a1")
    pages = preview.pages
    pages.setFocus()
    pages.go_to(1)

    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    lower = pages.verticalScrollBar().value()
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    upper = pages.verticalScrollBar().value()
    QTest.keyClick(pages, Qt.Key.Key_End)
    last = pages.page()
    fitted = pages.share()
    QTest.keyClick(pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = pages.share()
    QTest.keyClick(pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    smaller = pages.share()
    QTest.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert lower > upper
    assert last == len(pages.pages)
    assert smaller < fitted < larger
    assert pages.zoom is None
    assert pages.share() == fitted


def test_the_true_size_and_the_width(solar, qtbot):
    preview = opened(solar, qtbot, "a3")

    preview.tools.width_button.click()
    settled(preview, qtbot)

    assert preview.pages.share() == 1.0
    _, picture = preview.pages.pictures[preview.pages.page()]
    assert picture.deviceIndependentSize().width() == pytest.approx(preview.made.pages[0].width * 96 / 72, abs=2)
    assert preview.pages.horizontalScrollBar().maximum() > 0
    preview.tools.width_button.click()
    assert preview.pages.horizontalScrollBar().maximum() == 0


def test_a_page_is_reached_by_its_number(solar, qtbot):
    preview = opened(solar, qtbot, "a1")

    preview.tools.number.setText("3")
    QTest.keyClick(preview.tools.number, Qt.Key.Key_Return)
    assert preview.pages.page() == 3
    preview.tools.on.click()
    assert preview.tools.number.text() == "4"
    preview.tools.number.setText("99")
    QTest.keyClick(preview.tools.number, Qt.Key.Key_Return)
    assert preview.tools.number.text() == "4"


def test_only_pages_near_the_view_are_kept(solar, qtbot):
    preview = opened(solar, qtbot, "a1")

    for page in range(1, len(preview.made.pages) + 1):
        preview.pages.go_to(page)
        settled(preview, qtbot)
        assert len(preview.pages.pictures) <= len(preview.pages.seen()) + 2

    assert 1 not in preview.pages.pictures


def test_screen_readers_hear_the_words_of_the_page(solar, qtbot):
    preview = opened(solar, qtbot, "a1")
    preview.pages.go_to(1)

    assert f"page 1 of {len(preview.made.pages)}" in preview.pages.accessibleName()
    assert solar.session.project.get("title").split()[0] in preview.pages.accessibleName()


def test_the_pdf_is_opened_as_a_copy(solar, qtbot, handed: list[Path]):
    preview = opened(solar, qtbot)

    preview.tools.open.click()

    assert handed[0].read_bytes() == preview.made.files[0].read_bytes()
    assert handed[0] != preview.made.files[0]


def test_a_workbook_is_opened_in_excel(solar, qtbot, handed: list[Path]):
    preview = opened(solar, qtbot)
    preview.choose("mps")

    assert "workbook" in preview.note.text()
    assert not preview.busy
    preview.excel.click()
    assert preview.tools.state.text() == "Making the workbook…"
    qtbot.waitUntil(lambda: bool(handed), timeout=WAIT)

    assert handed[0].suffix == ".xlsx"
    assert handed[0].read_bytes()[:2] == b"PK"


def test_a_document_without_content_says_so(solar, qtbot):
    preview = opened(solar, qtbot)
    solar.session.set_stored("visits", [])
    preview.choose("checklist")

    assert "nothing to print" in preview.note.text()
    assert not preview.busy


def test_a_failure_is_said_in_words_and_the_next_change_tries_again(solar, qtbot, monkeypatch):
    monkeypatch.setattr(panel, "REST_MS", 0)
    preview = opened(solar, qtbot, "a1")
    before = preview.made
    with monkeypatch.context() as broken:
        broken.setattr(preview_making, "make", no_room)
        solar.session.set_text("title", "Not printed")
        qtbot.waitUntil(lambda: preview.problem is not None, timeout=WAIT)

    assert preview.made is before
    assert "The pages are older" in preview.tools.state.text()
    assert "no room" in preview.tools.state.text()

    solar.session.set_text("title", "Printed again")
    settled(preview, qtbot)
    assert "Printed again" in preview.made.pages[0].text


def no_room(talk, job):
    """Work that cannot be done."""
    from jcm_pdd.core.problems import Problem

    raise Problem("export.folder", "somewhere", reason="no room")


def test_typing_goes_on_while_pages_are_made_and_drawn(solar, qtbot, monkeypatch):
    monkeypatch.setattr(panel, "REST_MS", 0)
    preview = opened(solar, qtbot, "a1")
    watch = Watchdog(preview)
    usual = loop_seconds()

    watch.start()
    solar.session.set_text("title", "Ended by the next edit")
    qtbot.waitUntil(lambda: preview.making._job is not None, timeout=WAIT)
    solar.session.set_text("title", "Watched")
    settled(preview, qtbot)
    for page in (2, 4, 1):
        preview.pages.go_to(page)
        settled(preview, qtbot)
    longest = watch.stop()

    assert "Watched" in preview.made.pages[0].text
    # A decimal loop takes some 5.7 ms: nothing may hold the window for more than some 100 ms.
    print(f"longest gap {longest * 1000:.1f} ms, {longest / usual:.1f} loops")
    assert longest / max(usual, loop_seconds()) < 20


class Watchdog:
    """Measures the longest time in which the event loop took no event."""

    def __init__(self, parent) -> None:
        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last, self._longest = 0.0, 0.0

    def start(self) -> None:
        """Begin to watch."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """End it and return the longest gap in seconds."""
        self._timer.stop()
        return self._longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
