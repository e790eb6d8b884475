"""Start-up: reading definitions, and the first usable window against a bare one.

Goals on the reference machine: the definitions of a project within 0.2 s, the window at most 0.4 s above a bare
PySide6 window. Both are held as ratios to work in the same run.
"""

from __future__ import annotations

import statistics

import pytest

from jcm_pdd.files.data import data_path
from jcm_pdd.files.definitions import library, load_form, load_methodology
from tests.benchmarks.baseline import loop_seconds, ratio, seconds_of

pytestmark = pytest.mark.benchmark

BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.show()
app.processEvents()
"""
OURS = """
from PySide6.QtWidgets import QApplication
from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.gui import app as program
app = QApplication([])
window = program.make(app, PreferenceFile())
window.show()
app.processEvents()
program.begin(window, [])
app.processEvents()
"""


def test_a_project_reads_its_form_and_its_methodology() -> None:
    folder = data_path("forms", "documents"), data_path("forms", "methodologies")

    def load() -> None:
        load_form(folder[0] / "pdd_ver02.0.yaml")
        load_methodology(folder[1] / "ID_AM002_ver02.0.yaml")

    load()
    # 0.2 s is 35 rounds of the baseline; the rest of the library is known from its index alone.
    measured = ratio(load, rounds=5)
    assert measured <= 10, measured


def test_reading_every_definition_goes_with_their_number() -> None:
    forms = [*data_path("forms", "documents").glob("*.yaml")]
    methodologies = [*data_path("forms", "methodologies").glob("*.yaml")]

    def load() -> None:
        for path in forms:
            load_form(path)
        for path in methodologies:
            load_methodology(path)

    load()
    measured = ratio(load, rounds=3) / (len(forms) + len(methodologies))
    assert measured <= 3, measured


def test_listing_the_library_needs_no_definition() -> None:
    def listed() -> None:
        library.cache_clear()
        assert library().entries

    listed()
    measured = ratio(listed) / len(library().entries)
    assert measured <= 0.02, measured  # 154 entries: 8 ms


def test_first_window_against_a_bare_one() -> None:
    seconds_of(BARE)
    seconds_of(OURS)
    above, loops = [], []
    for _ in range(5):
        above.append(-seconds_of(BARE) + seconds_of(OURS))
        loops.append(loop_seconds())
    # 0.4 s above a bare window is 70 rounds of the baseline.
    measured = statistics.median(above) / statistics.median(loops)
    assert measured <= 70, measured
