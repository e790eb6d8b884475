"""Widgets in a ring of references are taken away by the window's own thread, never by another one."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLineEdit

from jcm_pdd.gui import rubbish


class Ring:
    """Something that holds itself, and tells which thread took it away."""

    def __init__(self, told: list[int]) -> None:
        self.me = self
        self.told = told

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


@pytest.fixture
def collector(qtbot):
    owner = QObject()
    rubbish.Collector(owner)
    yield owner
    owner.deleteLater()


def make_much() -> None:
    """Make so many objects that Python would look for rubbish more than once."""
    for _ in range(50):
        _ = [[number] for number in range(10_000)]


@pytest.fixture(autouse=True)
def _as_before():
    yield
    gc.enable()


def test_only_the_thread_of_the_window_collects(collector: QObject, qtbot, monkeypatch):
    told: list[int] = []
    Ring(told)
    other = threading.Thread(target=make_much)
    other.start()
    other.join()
    assert told == []

    kept = [[number] for number in range(10_000)]  # what makes it due
    qtbot.waitUntil(lambda: bool(told), timeout=10 * rubbish.LOOK_MS)
    assert told == [threading.get_ident()]
    assert QThread.currentThread() is collector.thread()
    assert len(kept) == 10_000


def test_old_rubbish_is_found_too(monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    for counts in ((10, 0, 0), (701, 0, 0), (701, 11, 0), (701, 0, 11), (701, 11, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        rubbish.collect_what_is_due()
    assert asked == [0, 1, 2, 2]


def test_without_its_owner_python_does_it_again(qtbot):
    gc.disable()
    owner = QObject()
    collector = weakref.ref(rubbish.Collector(owner))
    assert not gc.isenabled()
    del owner
    qtbot.waitUntil(lambda: collector() is None or gc.isenabled())
    assert gc.isenabled()


def test_all_objects_are_gone_through_only_while_the_user_rests(qtbot, monkeypatch):
    asked: list[int] = []
    gc.disable()
    monkeypatch.setattr(gc, "collect", asked.append)
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    now = [100.0]
    monkeypatch.setattr(rubbish.time, "monotonic", lambda: now[0])
    field = QLineEdit()
    qtbot.addWidget(field)
    collector = rubbish.Collector(field)

    def look(after: float) -> int:
        now[0] += after
        asked.clear()
        collector._look()
        return max(asked, default=-1)

    assert look(0) == 1, "put off"
    qtbot.keyClicks(field, "a")
    assert look(rubbish.REST / 2) == 1
    qtbot.keyClicks(field, "b")
    assert look(rubbish.REST / 2 + 0.1) == 1, "still typing"
    assert look(rubbish.REST) == 2
    assert look(rubbish.REST) == 1, "the next one is put off anew"
    monkeypatch.setattr(rubbish, "LONGEST", 4 * rubbish.REST)
    found = []
    for _ in range(5):
        qtbot.keyClicks(field, "c")
        found.append(look(0.9 * rubbish.REST))
    assert found == [1, 1, 1, 1, 2], "a user who never rests is not waited for"
