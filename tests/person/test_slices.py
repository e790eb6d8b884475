"""Long work in slices, what is warmed, and pages that go only when their work is over."""

from __future__ import annotations

import time
from importlib.util import find_spec

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea

from jcm_pdd.gui import breathing, warming
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.column import put_in
from tests.person.person import Person


def work() -> None:
    """Use up a slice."""
    end = time.thread_time() + 1.5 * breathing.SLICE
    while time.thread_time() < end:
        pass


def test_timers_run_between_slices_and_nowhere_else(qapp: QApplication) -> None:
    fired: list[str] = []
    QTimer.singleShot(0, lambda: fired.append("timer"))
    work()
    breathe()
    assert fired == []
    with in_slices():
        breathe()
        assert fired == []
        work()
        breathe()
    assert fired == ["timer"]


def test_work_of_a_timer_is_not_sliced_itself(qapp: QApplication) -> None:
    depth: list[str] = []

    def inner() -> None:
        QTimer.singleShot(0, lambda: depth.append("too deep"))
        work()
        breathe()
        depth.append("inner")

    QTimer.singleShot(0, inner)
    with in_slices():
        work()
        breathe()
    assert depth[0] == "inner"


@pytest.mark.parametrize("piece", [piece for piece in (*warming.START, *warming.PROJECT, *warming.LATER,
                                                       *warming.READING) if isinstance(piece, str)])
def test_what_is_warmed_is_there(piece: str) -> None:
    assert find_spec(piece) is not None


def test_a_page_is_replaced_while_its_own_button_is_at_work(qtbot) -> None:
    area, after = QScrollArea(), QLineEdit()
    qtbot.addWidget(area)
    gone: list[bool] = []
    before = QPushButton()
    before.destroyed.connect(lambda: gone.append(True))
    before.clicked.connect(lambda: put_in(area, after))
    put_in(area, before)
    area.show()
    before.click()
    assert area.widget() is after
    assert gone == []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]


def test_the_keyboard_leaves_a_panel_that_is_made_anew_by_that(window, person: Person) -> None:
    window.commands.open_sample("th_rooftop_solar")
    person.go_to("A.5 Starting date", "Starting date")
    button = next(one for one in window.workspace.side.guide.findChildren(QPushButton) if one.isVisible())
    button.setFocus()
    person.go_to("A.1 Title of the JCM project", "Title")
    assert person.told().startswith("Title")

