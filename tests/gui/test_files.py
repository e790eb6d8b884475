"""Files that are wrong, files that somebody else has open, and work that a crash left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from jcm_pdd.gui.app import show_failure
from jcm_pdd.gui.start_page import RecentCard

CRASH = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app
from jcm_pdd.gui.doors import Doors
from PySide6.QtTest import QTest

folder = Path(sys.argv[1])
qt = QApplication([])
window = app.make(qt, PreferenceFile(folder / "config"),
                  Doors("keiko", Workplace(folder / "data", lambda: datetime.now(UTC), "keiko", "here")))
window.show()
window.commands.open_path(folder / "mine.jcmpdd")
session = window.bench.session
session.set_text("title", "Left the field before the crash")
session.add_rows("sites", 1)
window.workspace.go_to("description")
field = qt.focusWidget() or window.focusWidget()
QTest.keyClicks(field, "half a sentence ")
while not any("half a sentence" in draft.text for draft in session.drafts().values()):
    QTest.qWait(50)
while session.journal._writer.waiting():  # half a second by itself, more while the disk is busy
    QTest.qWait(50)
print("typed", flush=True)
qt.exec()
"""


@pytest.fixture
def saved(solar, tmp_path: Path) -> Path:
    """Return a project file of the solar sample that nobody has open."""
    path = tmp_path / "keiko" / "mine.jcmpdd"
    solar.answers.save = path
    solar.window.actions_by_id["save"].trigger()
    assert solar.window.commands.close_project()
    return path


def test_killed_work_is_found_compared_and_recovered(saved: Path, solar, tmp_path: Path, qtbot):
    window = subprocess.Popen([sys.executable, "-c", CRASH, str(tmp_path / "keiko")], stdout=subprocess.PIPE,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, text=True)
    assert window.stdout is not None
    assert window.stdout.readline().strip() == "typed"
    window.send_signal(signal.SIGKILL)
    window.wait(10)
    window.stdout.close()

    assert solar.window.show_recoveries()
    page = solar.window.stack.currentWidget()
    listed = [[page.table.item(row, column).text() for column in range(3)] for row in range(page.table.rowCount())]
    assert any(row[2] == "Left the field before the crash" for row in listed)
    assert any("half a sentence" in row[2] for row in listed)
    assert not any("#" in row[0] for row in listed), "how many rows were ever made is nobody's answer"
    assert str(saved) in page.facts.text()
    assert solar.window.focusWidget() is page.recover

    page.recover.click()

    assert solar.session.path == saved
    assert solar.session.project.get("title") == "Left the field before the crash"
    assert "half a sentence" in solar.session.project.get("description")
    assert solar.session.undo_name("en")
    assert solar.window.isWindowModified()


def test_a_recovery_that_is_not_wanted_is_put_away_not_deleted(saved: Path, solar, tmp_path: Path):
    window = subprocess.Popen([sys.executable, "-c", CRASH, str(tmp_path / "keiko")], stdout=subprocess.PIPE,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, text=True)
    assert window.stdout is not None
    window.stdout.readline()
    window.kill()
    window.wait(10)
    window.stdout.close()
    solar.window.show_recoveries()

    solar.window.stack.currentWidget().keep.click()

    assert solar.window.stack.currentWidget() is solar.window.start
    assert not solar.window.show_recoveries()
    assert list((tmp_path / "keiko" / "data" / "backups").rglob("project.db"))


def test_a_truncated_file_is_explained_in_the_language_of_the_window(saved: Path, solar, qtbot):
    broken = saved.with_name("broken.jcmpdd")
    broken.write_bytes(saved.read_bytes()[:3000])

    solar.window.commands.open_path(broken)
    english = " ".join(solar.window.banner.texts())
    solar.window.actions_by_id["language"].trigger()
    qtbot.waitUntil(lambda: " ".join(solar.window.banner.texts()) != english)
    japanese = " ".join(solar.window.banner.texts())
    solar.window.actions_by_id["language"].trigger()

    assert solar.window.bench.session is None
    assert "broken.jcmpdd" in english
    assert "Traceback" not in english
    assert any("\u3040" <= letter <= "\u30ff" for letter in japanese)


def test_the_second_opener_reads_only_and_sees_who_has_it(saved: Path, solar, desks):
    solar.window.commands.open_path(saved)
    other = desks("taro", host="there")

    other.window.commands.open_path(saved)

    assert other.session.read_only
    assert any("keiko" in text for text in other.window.banner.texts())
    assert not other.window.actions_by_id["save"].isEnabled()
    assert other.window.actions_by_id["save_as"].isEnabled()


def test_a_missing_recent_project_is_marked_and_can_be_taken_off(saved: Path, solar):
    saved.unlink()
    solar.window.show_start()
    card = solar.window.start.widget().findChildren(RecentCard)[0]
    assert "File not found" in card.accessibleName()
    assert not card.isEnabled()

    solar.window.start.forgotten.emit(str(saved))

    assert solar.kept.value.recent == ()

def test_a_failed_save_offers_another_place(saved: Path, solar, tmp_path: Path):
    solar.window.commands.open_path(saved)
    solar.session.set_text("title", "Newer")
    saved.parent.rename(saved.parent.with_name("moved away"))

    solar.window.actions_by_id["save"].trigger()

    assert solar.window.banner.texts()
    assert solar.session.project.get("title") == "Newer"
    saved.parent.with_name("moved away").rename(saved.parent)


def test_started_with_a_file_the_window_opens_it(saved: Path, solar):
    from jcm_pdd.gui.app import begin

    begin(solar.window, [saved])

    assert solar.session.path == saved


def test_an_opened_project_has_the_keyboard_in_its_steps_not_around_the_window(saved: Path, desks, qtbot):
    desk = desks("another")
    desk.window.bench.open(saved)
    qtbot.waitUntil(lambda: desk.window.workspace is not None)
    focus = desk.window.focusWidget()
    assert focus is not None
    assert desk.workspace.isAncestorOf(focus)
    assert focus is desk.workspace.steps


def test_a_failure_inside_offers_its_details_for_support(desk):
    told = "builtins.ValueError\n  trace.py:12 follow"
    show_failure(desk.window, ValueError("a secret answer"), told)
    (said,) = [text for text in desk.window.banner.texts() if "Something went wrong" in text]
    assert "Traceback" not in said
    assert "secret" not in said
    button = next(one for one in desk.window.banner.findChildren(QPushButton) if one.text() == "Copy details")
    button.click()
    assert QGuiApplication.clipboard().text() == told
