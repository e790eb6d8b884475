"""The start: nothing heavy is imported before the window is there, and the command line needs no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import loop_seconds

HEAVY = ("docx", "openpyxl", "reportlab", "lxml", "pint", "PIL", "numpy", "pypdfium2", "fontTools",
         "ironcalc", "formualizer", "duckdb", "python_calamine")

SHOWN = """
import sys, time
begun = time.perf_counter()
from pathlib import Path
from PySide6.QtWidgets import QApplication
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.gui import app
qt = QApplication([])
window = app.make(qt, PreferenceFile(Path(sys.argv[1])))
window.show()
window.repaint()
print(round(1000 * (time.perf_counter() - begun)))
print(" ".join(sys.modules))
"""

ASKED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from jcm_pdd.gui import app

begin = app.begin
def begun(window, files):
    begin(window, files)
    QCoreApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(sys.argv[1]))
    session = window.bench.session
    print(session.path if session else "nothing open", flush=True)
    QTimer.singleShot(0, QCoreApplication.quit)
app.begin = begun
sys.exit(app.run([]))
"""


def run(code: str, *arguments: str) -> str:
    """Run a piece of Python in a process of its own and return what it printed."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=60)
    return done.stdout


def test_nothing_heavy_is_imported_before_the_window_shows(tmp_path: Path):
    modules = set(run(SHOWN, str(tmp_path)).splitlines()[1].split())

    assert modules & set(HEAVY) == set()
    assert modules & {"jcm_pdd.files.session", "jcm_pdd.core.schema", "yaml"} == set()


@pytest.mark.benchmark
def test_the_window_shows_soon(tmp_path: Path):
    best = min(int(run(SHOWN, str(tmp_path)).splitlines()[0]) for _ in range(3))
    print(f"first show after {best} ms")

    assert best / 1000 / loop_seconds() < 350


def test_opening_a_project_imports_no_document_library(tmp_path: Path):
    code = SHOWN.replace("window.repaint()", "window.commands.open_sample('th_rooftop_solar')")
    modules = set(run(code, str(tmp_path)).splitlines()[1].split())

    assert "jcm_pdd.files.session" in modules
    assert modules & (set(HEAVY) - {"pint"}) == set()


def test_a_file_the_desktop_hands_to_the_running_program_is_opened(tmp_path: Path):
    path = tmp_path / "置き場 1.jcmpdd"
    made = Session.create(Workplace(tmp_path / "data", lambda: datetime.now(UTC), "keiko", "here"))
    made.save_as(path)
    made.close()
    assert run(ASKED, str(path)).splitlines()[-1] == str(path)


def test_the_command_line_needs_no_qt():
    code = ("import sys\nfrom jcm_pdd.__main__ import main\nmain(['methodology', 'list'])\n"
            "print('PySide6' in sys.modules)")

    assert run(code).splitlines()[-1] == "False"


def test_the_version_of_the_window_door_takes_files_and_nothing_else():
    from jcm_pdd.__main__ import _for_window

    assert _for_window([])
    assert _for_window(["C:/projects/mine.JCMPDD"])
    assert not _for_window(["check", "mine.jcmpdd"])
    assert not _for_window(["--help"])
